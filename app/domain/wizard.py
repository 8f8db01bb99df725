"""The order of the onboarding wizard's pages 开户向导, decided from what is known and never from what is on the screen."""

from dataclasses import dataclass
from enum import StrEnum


class Page(StrEnum):
    """The pages, in the order of work."""

    PAPERS = "papers"  # drop in licence, identity card, permits
    FIELDS = "fields"  # eight to type, the rest to look over
    PLATFORMS = "platforms"  # tick them, see what each asks
    CIRCUMSTANCES = "circumstances"  # what only the user knows and some document hangs on
    PRECHECK = "precheck"
    CONSENT = "consent"  # who gets whose personal data
    SEND = "send"
    FOLLOW = "follow"


@dataclass(frozen=True, slots=True, kw_only=True)
class Progressed:
    """How far an onboarding is; kept with it, so that it goes on tomorrow where it stopped today."""

    has_licence: bool = False
    open_fields: int = 0
    """Core fields without a value, and values read with too little confidence that nobody has decided."""
    ticked: int = 0
    asked: int = 0
    """Circumstances that some ticked platform's document hangs on, answered or not."""
    undecided: int = 0
    """Circumstances that some ticked platform's document hangs on and nobody has answered."""
    sendable: int = 0
    """Ticked platforms that nothing holds back."""
    consents_needed: int = 0
    """Platforms that would get personal data."""
    consents_given: int = 0
    sent: int = 0
    """Applications that left, by interface or as a package."""


def pages(so_far: Progressed) -> tuple[Page, ...]:
    """The pages of this onboarding: questions and consent have one only where there is something to ask."""
    left_out = set()
    if not (so_far.asked or so_far.undecided):
        left_out.add(Page.CIRCUMSTANCES)
    if not so_far.consents_needed:
        left_out.add(Page.CONSENT)
    return tuple(page for page in Page if page not in left_out)


def is_done(page: Page, so_far: Progressed) -> bool:
    """Whether this page has what the next ones build on; the pre-check is looked at, and only holds when nothing can go."""
    return {
        Page.PAPERS: so_far.has_licence,
        Page.FIELDS: not so_far.open_fields,
        Page.PLATFORMS: so_far.ticked > 0,
        Page.CIRCUMSTANCES: not so_far.undecided,
        Page.PRECHECK: so_far.sendable > 0,
        Page.CONSENT: so_far.consents_given >= so_far.consents_needed,
        Page.SEND: so_far.sent > 0,
        Page.FOLLOW: False,
    }[page]


def reachable(so_far: Progressed) -> tuple[Page, ...]:
    """The pages that can be opened now: every one up to the first that is not done."""
    open_now = []
    for page in pages(so_far):
        open_now.append(page)
        if not is_done(page, so_far):
            break
    return tuple(open_now)


def page_to_open(so_far: Progressed) -> Page:
    """Where to go on after the program was closed in the middle."""
    return reachable(so_far)[-1]


def next_page(page: Page, so_far: Progressed) -> Page | None:
    """The page after this one; None while this one is not done, and after the last."""
    if not is_done(page, so_far):
        return None
    order = list(Page)
    return next((one for one in pages(so_far) if order.index(one) > order.index(page)), None)


def previous_page(page: Page, so_far: Progressed) -> Page | None:
    """The page before this one; None before the first."""
    order = list(Page)
    return next((one for one in reversed(pages(so_far)) if order.index(one) < order.index(page)), None)
