"""Lines out of pictures, read by a child with the engine in it: slow to start, warm afterwards."""

from dataclasses import dataclass

from app.errors import PictureTrouble
from app.ocr.child import PictureChild
from app.ocr.confinement import MEMORY_BYTES
from app.ocr.lines import ReadPage

VERB = "read-pictures"


@dataclass(frozen=True, slots=True)
class ReadFile:
    """What was read of a file: its first pages, how many it has, and how long the reading took."""

    pages: tuple[ReadPage, ...]
    count: int
    seconds: float


class PictureReader(PictureChild):
    """Reads pictures in a child process; use it from any thread, one picture at a time. Close it when done."""

    def __init__(self, *, timeout_s: float = 180.0, memory_bytes: int = MEMORY_BYTES) -> None:
        super().__init__(VERB, timeout_s=timeout_s, memory_bytes=memory_bytes)

    def read(self, content: bytes, name: str) -> ReadFile:
        """Pages of a JPEG, PNG, WebP, HEIC, TIFF or PDF; raises PictureTrouble with a reason, also when the child died."""
        answer = self.answer(content, name)
        try:
            pages = tuple(ReadPage.from_wire(page) for page in answer["pages"])
            return ReadFile(pages, int(answer["count"]), float(answer["seconds"]))
        except (KeyError, TypeError, ValueError) as error:
            self.close()
            raise PictureTrouble(name, "reader_died") from error
