"""Reading pictures of documents: what a picture is and what stands on it, without keeping anything."""

from pathlib import Path
from time import perf_counter
from types import TracebackType
from typing import Self

from app.domain.documents import DocumentReading, TypeGuess
from app.errors import PictureTrouble
from app.ocr.document import document_of
from app.ocr.limits import MOST_BYTES
from app.ocr.reader import PictureReader


class DocumentReader:
    """Reads one picture after another with one warm child; close it when done, or use it in a `with`.

    Slow (seconds a page): call it off the window's thread.
    """

    def __init__(self, reader: PictureReader | None = None) -> None:
        self._reader = reader or PictureReader()

    def read(self, content: bytes, name: str, *, chosen: TypeGuess | None = None) -> DocumentReading:
        """What these bytes show, as the kind that was chosen where one was.

        Raises PictureTrouble with `name` and a reason where they show nothing.
        """
        read = self._reader.read(content, name)
        return document_of(read.pages, count=read.count, chosen=chosen)

    def inspect(self, path: Path) -> tuple[DocumentReading, float]:
        """What a file shows, and the seconds it took; raises PictureTrouble, or OSError where there is no such file."""
        began = perf_counter()
        if path.stat().st_size > MOST_BYTES:
            raise PictureTrouble(path.name, "too_large")
        return self.read(path.read_bytes(), path.name), perf_counter() - began

    def close(self) -> None:
        """End the child."""
        self._reader.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()
