"""The tables of a close statement, and the words of its causes and places."""

from collections.abc import Mapping

from app.domain.closing import LATER, UNSEEN, WAITING, OpenItem, PlaceMovement, StatedFinding
from app.domain.findings import FindingKind, LeftClass
from app.domain.money import Money
from ui import figures, wording
from ui.widgets.table.columns import Column, MoneyTotal
from ui.widgets.table.kinds import CHIPS, MONEY, QUIET_MONEY, SIGNED_MONEY, STRONG_TEXT, ChipText, Figures
from ui.words import mark, tr

_LEFT = Figures(is_left=True)

_CAUSES: Mapping[str, str] = {
    WAITING: mark("Waits for an answer"), UNSEEN: mark("Came after the run"), LATER: mark("Matched later"),
}  # fmt: skip

_PLACES: Mapping[str, str] = {
    "in-transit": mark("In transit"), "opening": mark("Before the book"), "rebate": mark("Grants"),
    "unexplained": mark("Unexplained"), "fee": mark("Fees"), "interest": mark("Interest"), "fx": mark("Exchange"),
    "rounding": mark("Rounding"), "tax": mark("Tax"), "own-transfer": mark("Own transfers"),
}  # fmt: skip

_KINDS: Mapping[str, str] = {
    "bank": mark("Bank"), "account": mark("Account"), "wallet": mark("Wallet"), "spend": mark("Spend"),
    "provider": mark("Provider"),
}  # fmt: skip

_CLASSES: Mapping[str, str] = {
    "cash": mark("Cash"), "grant": mark("Grant"), "credit": mark("Credit"), "deposit": mark("Deposit"),
}  # fmt: skip

_CALM = frozenset({LeftClass.IN_TRANSIT, LeftClass.FEE, LeftClass.INTEREST, LeftClass.GRANT, LATER})


def cause_words(cause: str) -> str:
    """Why a row is open."""
    return tr(_CAUSES[cause]) if cause in _CAUSES else wording.word(LeftClass(cause))


def side_words(side: str) -> str:
    """Bank or platform."""
    return tr("Bank") if side.startswith("bank") else tr("Platform")


def place_words(place: str) -> str:
    """A place of the book."""
    if place in _PLACES:
        return tr(_PLACES[place])
    kind, _, rest = place.partition(":")
    fund_class = rest.partition("/")[2]
    word = tr(_KINDS[kind]) if kind in _KINDS else place
    return f"{word} · {tr(_CLASSES[fund_class])}" if fund_class in _CLASSES else word


def item_columns() -> list[Column[OpenItem]]:
    """Day, side, whose, number, amount, cause."""
    return [
        Column(tr("Party"), lambda one: one.title or one.source, kind=STRONG_TEXT, width=130, stretch=True),
        Column(tr("Day"), lambda one: one.day, text=figures.iso_day, kind=_LEFT, width=104),
        Column(tr("Side"), lambda one: side_words(one.key), width=80),
        Column(tr("Number"), lambda one: one.number or None, kind=_LEFT, width=88, stretch=True),
        Column(tr("Amount"), lambda one: one.amount, kind=SIGNED_MONEY, numeric=True, width=108, sort_key=_size, total=MoneyTotal),
        Column(tr("Cause"), _cause_chip, kind=CHIPS, width=190),
    ]  # fmt: skip


def place_columns() -> list[Column[PlaceMovement]]:
    """Opening, both movements, closing."""
    return [
        Column(tr("Place"), lambda one: place_words(one.place), kind=STRONG_TEXT, width=120, stretch=True),
        Column(tr("Name"), lambda one: one.name or None, width=100, stretch=True),
        Column(tr("Currency"), lambda one: one.opening.currency, width=76),
        Column(tr("Opening"), lambda one: one.opening, kind=QUIET_MONEY, numeric=True, width=108, sort_key=_size),
        Column(tr("In"), lambda one: one.came, kind=QUIET_MONEY, numeric=True, width=104, sort_key=_size),
        Column(tr("Out"), lambda one: one.went, kind=QUIET_MONEY, numeric=True, width=108, sort_key=_size),
        Column(tr("Closing"), lambda one: one.closing, kind=MONEY, numeric=True, width=112, sort_key=_size),
    ]


def finding_columns() -> list[Column[StatedFinding]]:
    """What was found by name."""
    return [
        Column(tr("Finding"), lambda one: wording.word(FindingKind(one.kind)), kind=STRONG_TEXT, width=180),
        Column(tr("Certain"), lambda one: tr("Certain") if one.is_certain else tr("Possible"), width=80),
        Column(tr("Amount"), lambda one: one.amount, kind=MONEY, numeric=True, width=112, sort_key=_size),
        Column(tr("Reason"), lambda one: one.reason, width=200, stretch=True),
    ]


def _cause_chip(one: OpenItem) -> list[ChipText]:
    tone = "neutral" if one.cause in _CALM else "amber"
    chips = [ChipText(cause_words(one.cause), tone)]
    if one.accepted_by:
        chips.append(ChipText(one.accepted_by, "green", "check"))
    return chips


def _size(money: Money) -> tuple[str, object]:
    return money.currency, money.amount
