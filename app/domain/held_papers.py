"""A document 资质 as the checks see it: what kind, whose, how long valid, and in which form its picture is at hand."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class PaperForm(StrEnum):
    """How the picture was made; a platform may want one and refuse another."""

    SCAN = "scan"  # 扫描件 of the original
    PHOTO = "photo"  # 照片 of the original
    STAMPED_COPY = "stamped_copy"  # 复印件加盖公章
    COPY = "copy"  # 复印件 without a chop
    SCREENSHOT = "screenshot"  # 截图, or a photo of a screen


@dataclass(frozen=True, slots=True, kw_only=True)
class HeldPaper:
    """One version of one document; a fact that nobody knows is None (or zero, for sizes) and is never held against it."""

    key: str = ""
    """The archive's own name of it, so that a finding leads back to the picture."""
    series: str = ""
    """The archive's name of the document over all its renewals; empty when it keeps none."""
    kind: str
    """Its code in the catalogue, such as Q001."""
    holder: str = ""
    number: str = ""
    valid_from: date | None = None
    valid_to: date | None = None
    """The last valid day; None when it has no end or states none."""
    form: PaperForm | None = None
    in_colour: bool | None = None
    pages: int = 1
    width: int = 0
    height: int = 0
    """Pixels."""
    size_bytes: int = 0
    media_type: str = ""

    def is_expired(self, day: date) -> bool:
        """Whether it ran out before this day; the last valid day itself still counts."""
        return self.valid_to is not None and self.valid_to < day

    def days_left(self, day: date) -> int | None:
        """Days until the last valid one, below zero once it ran out; None without an end."""
        return None if self.valid_to is None else (self.valid_to - day).days
