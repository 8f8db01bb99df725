"""A draft of an onboarding 开户草稿: what a person has said so far, so that it goes on tomorrow where it stopped today."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import datetime

from app.domain.accounts import Platform
from app.domain.onboarding import Known, Market, ReadPaper
from app.domain.precheck import Offer
from app.domain.wizard import Page
from app.errors import IllegalMove

INDUSTRY = "F17"
PICTURE_FIELDS = ("F05", "F10", "F11")
NOT_REMEMBERED = (*PICTURE_FIELDS, "F24")
"""A picture is taken from the archive each time, and every account has a name of its own."""


@dataclass(kw_only=True)
class OpeningDraft:
    """One company on its way to accounts on several platforms; its maps are replaced whole, never changed in place."""

    id: int | None = None
    started_at: datetime
    started_by: str
    papers: tuple[int, ...] = ()
    """The archive's documents of this company."""
    typed: Mapping[str, str] = field(default_factory=dict)
    """By field (F01…); an empty text takes back what was typed."""
    confirmed: tuple[str, ...] = ()
    """Proposals (English name and address) that a person let stand."""
    ticked: tuple[Platform, ...] = ()
    chosen: Mapping[str, str] = field(default_factory=dict)
    """What a person took from a platform's own lists, as `platform/field`."""
    answers: Mapping[str, bool] = field(default_factory=dict)
    """By circumstance (C001…)."""
    left_open: tuple[str, ...] = ()
    """Circumstances that were looked at and left unanswered."""
    cleared: tuple[str, ...] = ()
    """Prohibited categories (X01…) that a person found not to apply."""
    page: Page = Page.PAPERS
    """Where the wizard stands."""
    closed_at: datetime | None = None

    def type(self, code: str, text: str) -> None:
        """Put a value in; an empty one gives way to what is read or derived."""
        kept = {name: value for name, value in self.typed.items() if name != code}
        self.typed = kept | ({code: text.strip()} if text.strip() else {})

    def choose(self, platform: Platform, name: str, text: str) -> None:
        """Take one of the platform's own codes; an empty one takes it back."""
        key = f"{platform}/{name}"
        kept = {one: value for one, value in self.chosen.items() if one != key}
        self.chosen = kept | ({key: text.strip()} if text.strip() else {})

    def chosen_on(self, platform: Platform) -> dict[str, str]:
        """The codes chosen on one platform, by its own names."""
        lead = f"{platform}/"
        return {key.removeprefix(lead): text for key, text in self.chosen.items() if key.startswith(lead)}

    def answer(self, circumstance: str, answer: bool | None) -> None:  # noqa: FBT001 - yes, no, or not answered
        """Answer a circumstance; None leaves it open."""
        kept = {code: one for code, one in self.answers.items() if code != circumstance}
        self.answers = kept if answer is None else kept | {circumstance: answer}
        others = tuple(code for code in self.left_open if code != circumstance)
        self.left_open = (*others, circumstance) if answer is None else others

    def close(self, at: datetime) -> None:
        """Put it away; IllegalMove when that was done before."""
        if self.closed_at is not None:
            raise IllegalMove("closed", "closed")
        self.closed_at = at

    def market(self) -> Market:
        """Currency and zone of the accounts, as typed or by default."""
        default = Market()
        return Market(
            code=default.code,
            currency=self.typed.get("F25", default.currency),
            zone=self.typed.get("F26", default.zone),
        )

    def known(self, papers: Collection[ReadPaper], remembered: Mapping[str, str]) -> Known:
        """Everything that the form is filled from."""
        return Known(
            typed=self.typed,
            papers=tuple(papers),
            remembered=remembered,
            market=self.market(),
            confirmed=self.confirmed,
        )

    def offer(self, industry: str, text: str) -> Offer:
        """What the pre-check is asked."""
        return Offer(industry=industry, text=text, answers=self.answers, cleared=self.cleared)
