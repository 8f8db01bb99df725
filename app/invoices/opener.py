"""PDFs and pictures are opened in a process of its own: their readers are large, written in C, and meant for kinder files."""

import base64
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import TracebackType
from typing import Any, Self

from app.apart import TIME_LIMIT_S, Apart
from app.errors import BrokenFile
from app.invoices.face_rows import Word


@dataclass(frozen=True, slots=True)
class Opened:
    """What was found in a PDF or a picture."""

    pages: Sequence[Sequence[Word]]
    codes: Sequence[str]
    embedded: Sequence[bytes]
    """XML files that the issuer put inside the PDF."""


class Opener:
    """Opens many files, one after the other, in one process apart."""

    def __init__(self, time_limit_s: int = TIME_LIMIT_S) -> None:
        self._apart = Apart(serve, time_limit_s=time_limit_s)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._apart.close()

    def open(self, name: str, data: bytes) -> Opened:
        """The words, codes and data of a PDF or picture; BrokenFile when it is none, hostile, or its reader dies of it."""
        try:
            answer: Mapping[str, Any] = json.loads(self._apart.ask(data))
        except TimeoutError as error:
            raise BrokenFile(name, "too_slow") from error
        except ChildProcessError as error:
            raise BrokenFile(name, "reader_died") from error
        if "broken" in answer:
            raise BrokenFile(name, answer["broken"])
        return Opened(
            pages=[[Word(*word) for word in page] for page in answer["pages"]],
            codes=answer["codes"],
            embedded=[base64.b64decode(text) for text in answer["embedded"]],
        )


def serve(data: bytes) -> bytes:
    """The other process's side."""
    from app.invoices.extract import found_in  # noqa: PLC0415 - the readers are loaded over there, never here

    return found_in(data)
