"""Whether one paper is what one platform wants: its dates, and the form, type, size and number of its pictures."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from app.domain.catalogue import Confidence, Form, FormRule, Industry
from app.domain.held_papers import HeldPaper, PaperForm
from app.domain.stage_clock import PLATFORM_TARGET, PREPARE_TARGET

MEGABYTE = 1024 * 1024

_ORIGINAL = frozenset({PaperForm.SCAN, PaperForm.PHOTO})
_SCAN = frozenset({PaperForm.SCAN})
_STAMPED = frozenset({PaperForm.STAMPED_COPY})

# Where a photo of the original is wanted a scan shows the same; where a scan is wanted a photo is refused.
ACCEPTED: Mapping[Form, frozenset[PaperForm] | None] = {
    Form.ORIGINAL_SCAN: _SCAN,
    Form.ORIGINAL_PHOTO: _ORIGINAL,
    Form.ORIGINAL_SCAN_OR_PHOTO: _ORIGINAL,
    Form.STAMPED_COPY: _STAMPED,
    Form.ORIGINAL_SCAN_OR_STAMPED_COPY: _SCAN | _STAMPED,
    Form.ORIGINAL_PHOTO_OR_STAMPED_COPY: _ORIGINAL | _STAMPED,
    Form.COLOUR_SCAN: _SCAN,
    Form.COLOUR_SCAN_OR_STAMPED_COPY: _SCAN | _STAMPED,
    Form.TEXT: None,
    Form.CERTIFICATE_FORM: None,
    Form.WRITTEN_PERMISSION: None,
}
"""What passes for each form; None where no picture is sent, so none can be wrong."""

IN_COLOUR = frozenset({Form.COLOUR_SCAN, Form.COLOUR_SCAN_OR_STAMPED_COPY})

TYPES = {
    "image/jpeg": frozenset({"jpg", "jpeg"}),
    "image/png": frozenset({"png"}),
    "application/pdf": frozenset({"pdf"}),
}
"""The platforms' words for a media type; any other type is on nobody's list."""


class Fit(StrEnum):
    """How a paper fits, the best first."""

    FITS = "fits"
    WRONG_FORM = "wrong_form"
    EXPIRING = "expiring"
    NOT_YET_VALID = "not_yet_valid"
    EXPIRED = "expired"


RANK = {fit: rank for rank, fit in enumerate(Fit)}


class Flaw(StrEnum):
    """What exactly is wrong."""

    FORM = "form"  # a photo where a scan is wanted, a copy without a chop
    COLOUR = "colour"
    TYPE = "type"
    SIZE = "size"
    COUNT = "count"
    RUNS_OUT_IN_REVIEW = "runs_out_in_review"
    TOO_LITTLE_LEFT = "too_little_left"  # the platform wants more days left than there are
    EXPIRED = "expired"
    NOT_YET_VALID = "not_yet_valid"


MENDABLE = frozenset({Flaw.TYPE, Flaw.SIZE})
"""What re-encoding the picture mends; the original is kept."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperFit:
    """One paper against one platform's rule."""

    paper: HeldPaper
    rule: FormRule
    fit: Fit
    flaws: tuple[Flaw, ...]

    @property
    def mends_itself(self) -> bool:
        """Whether the program re-encodes what is wrong when the package is made."""
        return self.fit is Fit.WRONG_FORM and MENDABLE.issuperset(self.flaws) and self._is_image

    @property
    def _is_image(self) -> bool:
        return self.paper.media_type.startswith("image/")

    @property
    def is_firm(self) -> bool:
        """Whether the form is more than what is usually asked."""
        return self.rule.confidence is not Confidence.COMMON_KNOWLEDGE

    @property
    def is_form_unchecked(self) -> bool:
        """Whether the platform wants a certain form and nobody has said how the picture was made."""
        return self.paper.form is None and ACCEPTED[self.rule.form] is not None

    @property
    def rank(self) -> tuple[int, int]:
        """Smaller is better: first how it fits, then whether it needs a new picture, then how surely it does."""
        return RANK[self.fit], 0 if self.fit is Fit.FITS or self.mends_itself else 1 + self.is_firm


def review_days(industry: Industry) -> int:
    """Days from today until the review should be done: preparing, the platform's desk, and the review of this industry."""
    return (PREPARE_TARGET + PLATFORM_TARGET + timedelta(hours=industry.review_hours)).days


def fit_of(paper: HeldPaper, rule: FormRule, *, day: date, review_days: int) -> PaperFit:
    """How this paper fits on this day; the gravest flaw decides, and an expired paper never fits."""
    fit, flaws = _dates(paper, rule, day, review_days)
    if fit is Fit.FITS and (wrong := _picture(paper, rule)):
        fit, flaws = Fit.WRONG_FORM, wrong
    return PaperFit(paper=paper, rule=rule, fit=fit, flaws=flaws)


def _dates(paper: HeldPaper, rule: FormRule, day: date, review_days: int) -> tuple[Fit, tuple[Flaw, ...]]:
    if paper.is_expired(day):
        return Fit.EXPIRED, (Flaw.EXPIRED,)
    if paper.valid_from is not None and paper.valid_from > day:
        return Fit.NOT_YET_VALID, (Flaw.NOT_YET_VALID,)
    flaws = []
    if paper.is_expired(day + timedelta(days=review_days)):
        flaws.append(Flaw.RUNS_OUT_IN_REVIEW)
    left = paper.days_left(day)
    if left is not None and left < rule.min_validity_days:
        flaws.append(Flaw.TOO_LITTLE_LEFT)
    return (Fit.EXPIRING, tuple(flaws)) if flaws else (Fit.FITS, ())


def _picture(paper: HeldPaper, rule: FormRule) -> tuple[Flaw, ...]:
    accepted = ACCEPTED[rule.form]
    if accepted is None:
        return ()
    flaws = []
    if paper.form is not None and paper.form not in accepted:
        flaws.append(Flaw.FORM)
    if rule.form in IN_COLOUR and paper.in_colour is False and paper.form is not PaperForm.STAMPED_COPY:
        flaws.append(Flaw.COLOUR)
    if rule.file_types and paper.media_type and not TYPES.get(paper.media_type, frozenset()) & set(rule.file_types):
        flaws.append(Flaw.TYPE)
    if rule.max_mb is not None and paper.size_bytes > rule.max_mb * MEGABYTE:
        flaws.append(Flaw.SIZE)
    if rule.max_files is not None and paper.pages > rule.max_files:
        flaws.append(Flaw.COUNT)
    return tuple(flaws)
