"""Pictures from outside as plain JPEGs, made by a child of its own: it starts at once, since it has no engine in it."""

import base64

from app.domain.documents import ShownPage
from app.errors import PictureTrouble
from app.ocr.child import PictureChild

VERB = "show-pictures"


class PictureShower(PictureChild):
    """Opens what a window should not: use it from any thread, one picture at a time. Close it when done."""

    def __init__(self, *, timeout_s: float = 60.0) -> None:
        super().__init__(VERB, timeout_s=timeout_s)

    def show(self, content: bytes, name: str) -> tuple[ShownPage, ...]:
        """The pages that are read, as JPEGs that any window can open; raises PictureTrouble, also when the child died."""
        answer = self.answer(content, name)
        try:
            return tuple(
                ShownPage(
                    base64.b64decode(page["jpeg"], validate=True),
                    int(page["width"]),
                    int(page["height"]),
                    float(page["stamped_copy"]),
                )
                for page in answer["pages"]
            )
        except (KeyError, TypeError, ValueError) as error:
            self.close()
            raise PictureTrouble(name, "reader_died") from error
