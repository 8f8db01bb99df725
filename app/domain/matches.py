"""Match groups 对账组: rows of both sides that belong together, with the reasons that say why."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum

from app.domain.findings import DoubleBooking, Finding, InvoiceLink, LeftOver
from app.domain.money import Money


@dataclass(frozen=True, slots=True, kw_only=True)
class MatchRow:
    """A row of either side as matching sees it; money that leaves the company is negative on both sides."""

    id: str
    day: date
    amount: Money
    party: str = ""
    reference: str = ""
    text: str = ""
    source: str = ""
    """Which bank account, platform account or file it came from; families of references and lags hang on it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class InvoiceRow:
    """An invoice as matching sees it; a red letter 红字 is negative. Cash is compared with the total, never with the net."""

    id: str
    day: date
    total: Money
    """With tax."""
    net: Money | None = None
    tax: Money | None = None
    party: str = ""
    """The seller."""
    number: str = ""
    """Its own number, or that of the order that it bills."""
    text: str = ""
    source: str = ""


class MatchPass(StrEnum):
    """The passes of `reference/reconcile.md` section 4, strongest first; the value is its number and name."""

    CLEAN = "0-clean"
    REFERENCE = "1-reference"
    UNIQUE_AMOUNT = "2-unique-amount"
    ASSIGNMENT = "3-assignment"
    NEAR_AMOUNT = "4-near-amount"
    SUMS = "5-sums"
    SETTLEMENT = "6-settlement"
    BY_HAND = "by-hand"


class MatchState(StrEnum):
    """The life of a group."""

    PROPOSED = "proposed"  # a person should look
    AUTO = "auto"  # proved by the rules
    AMBIGUOUS = "ambiguous"  # several readings fit equally well; shown as one group
    CONFIRMED = "confirmed"  # a person said yes; frozen
    REJECTED = "rejected"  # a person said no; not proposed again
    UNDONE = "undone"


NEXT: Mapping[MatchState, frozenset[MatchState]] = {
    MatchState.PROPOSED: frozenset({MatchState.CONFIRMED, MatchState.REJECTED, MatchState.UNDONE}),
    MatchState.AUTO: frozenset({MatchState.CONFIRMED, MatchState.REJECTED, MatchState.UNDONE}),
    MatchState.AMBIGUOUS: frozenset({MatchState.CONFIRMED, MatchState.REJECTED, MatchState.UNDONE}),
    MatchState.CONFIRMED: frozenset({MatchState.UNDONE}),
    MatchState.REJECTED: frozenset({MatchState.UNDONE}),
    MatchState.UNDONE: frozenset(),
}


class ReasonCode(StrEnum):
    """Named parts of a score; `ui/wording.py` turns each into a chip."""

    SAME_REFERENCE = "same_reference"
    AMOUNT_EQUAL = "amount_equal"
    AMOUNT_DIFFERS = "amount_differs"
    AMOUNT_UNIQUE = "amount_unique"
    DAYS_APART = "days_apart"
    SAME_PARTY = "same_party"
    PARTY_SIMILAR = "party_similar"
    PARTY_DIFFERS = "party_differs"
    OPPOSITE = "opposite"  # cancels another row of its own side
    BEST_ASSIGNMENT = "best_assignment"
    RIVALS = "rivals"
    REFERENCE_CONTRADICTS = "reference_contradicts"
    CHOSEN_BY_HAND = "chosen_by_hand"
    FEE_KNOWN = "fee_known"  # this share was agreed, or is kept of many payments
    FEE_LIKELY = "fee_likely"  # small enough for a fee, but nobody knows this rate
    RATE = "rate"  # another currency, at this rate
    TAX_RATIO = "tax_ratio"
    SWAPPED_DIGITS = "swapped_digits"
    ROUNDED = "rounded"
    ADDS_UP = "adds_up"  # the parts make the whole
    ONE_DAY = "one_day"
    ONE_BALANCE = "one_balance"  # both sides of the party's account come level here
    BY_CHANCE = "by_chance"  # as many other sums were expected to fit by chance


@dataclass(frozen=True, slots=True, kw_only=True)
class Reason:
    """One part of the score, with the fact behind it (a token, a number of days, a similarity of 0 to 100)."""

    code: ReasonCode
    points: int
    fact: str = ""


class DifferenceKind(StrEnum):
    """Named differences of a group; the later passes add to these."""

    FEE = "fee"
    FX = "fx"
    ROUNDING = "rounding"
    TAX = "tax"
    REBATE = "rebate"
    SWAPPED = "swapped"
    PARTIAL = "partial"
    UNEXPLAINED = "unexplained"


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """Left less right, named."""

    kind: DifferenceKind
    amount: Money


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """What a pass found; row ids only, so that the same type serves files and vaults."""

    left: tuple[str, ...]
    right: tuple[str, ...]
    found_by: MatchPass
    score: Decimal
    """0 to 1."""
    state: MatchState
    reasons: tuple[Reason, ...] = ()
    differences: tuple[Difference, ...] = ()
    rivals: tuple[str, ...] = ()
    """Rows of either side that were nearly chosen instead, marked `L:` and `R:` as in `combination`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MatchResult:
    """Everything a run found; the same rows in any order give an equal result."""

    groups: tuple[Proposal, ...]
    unmatched_left: tuple[str, ...]
    unmatched_right: tuple[str, ...]
    skipped: tuple[str, ...] = ()
    """What was not searched and why, in words for the log."""
    double_bookings: tuple[DoubleBooking, ...] = ()
    findings: tuple[Finding, ...] = ()
    left_over: tuple[LeftOver, ...] = ()
    """Every row of `unmatched_left` and `unmatched_right` with its class."""
    invoice_links: tuple[InvoiceLink, ...] = ()


def combination(left_ids: Iterable[str], right_ids: Iterable[str]) -> frozenset[str]:
    """The mark of a group whatever the order of its rows; `L:` and `R:` keep equal ids of the two sides apart."""
    return frozenset([*(f"L:{one}" for one in left_ids), *(f"R:{one}" for one in right_ids)])


@dataclass(kw_only=True)
class MatchGroup:
    """A stored group: a proposal with its life."""

    id: int | None = None
    run_id: int
    proposal: Proposal
    state: MatchState
    made_at: datetime
    decided_at: datetime | None = None
    decided_by: str = ""
    entry_id: int | None = None
    """The ledger entry written when it was confirmed or proved."""
