"""Kept invoices 发票夹: an import, a kept paper, and how it stands with its checks, its pair and the cash that was paid."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from app.domain.invoice_checks import check_buyer, check_pair
from app.domain.invoices import Invoice, InvoiceCheck, Party, RedPair, red_pairs
from app.domain.statements import ImportState


class InvoiceStanding(StrEnum):
    """How an invoice stands; the value sorts nothing."""

    SOUND = "sound"  # 正常
    LOOK = "look"  # 待核对: read off a page or a picture, or a check that says little by itself
    PROBLEM = "problem"  # 有问题: not ours, does not tie, repeated, or cancelled too much


GRAVE = frozenset({"tie", "capitals", "buyer", "duplicate", "red", "red_pair", "copies", "above_paid"})
"""Checks whose failure is a problem; the others ask for a look."""


@dataclass(kw_only=True)
class InvoiceImport:
    """One import of files; taken back whole or not at all."""

    source_name: str
    """The file or folder as it was called, and how many more came with it."""
    imported_at: datetime
    imported_by: str
    invoices_new: int
    invoices_known: int
    files: int
    problems: str = ""
    """The names of files that gave no invoice, one a line."""
    state: ImportState = ImportState.ACTIVE
    undone_at: datetime | None = None
    undone_by: str = ""
    id: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptFile:
    """A file as it came, with what was read of it."""

    name: str
    content: bytes
    sha256: str
    invoices: tuple[Invoice, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptInvoice:
    """An invoice of the vault; what was read never changes."""

    id: int
    import_id: int
    file_id: int
    invoice: Invoice


@dataclass(frozen=True, slots=True, kw_only=True)
class StandingInvoice:
    """A kept invoice with every check that can be made today, and its partner where it is one of a red pair."""

    kept: KeptInvoice
    invoice: Invoice
    """With the checks that depend on the others: buyer, repeats, pairs."""
    standing: InvoiceStanding
    partner_id: int | None = None
    """The blue one that it cancels, or the newest red one that cancels it."""

    @property
    def counts(self) -> bool:
        """Whether it may be laid against payments: it is the company's own, and not there a second time."""
        failed = {check.name for check in self.invoice.checks if not check.ok}
        is_dated = self.invoice.date is not None and self.invoice.total is not None
        return is_dated and failed.isdisjoint({"buyer", "duplicate"})


def invoice_key(invoice_id: int) -> str:
    """How matching names a kept invoice."""
    return f"invoice:{invoice_id}"


def is_same_paper(one: Invoice, other: Invoice) -> bool:
    """Whether two papers of one number also say the same: seller, day and total, where both state them."""
    parts = ((one.total, other.total), (one.date, other.date), (one.seller.tax_id, other.seller.tax_id))
    return all(not first or not second or first == second for first, second in parts)


@dataclass(frozen=True, slots=True)
class _Others:
    """What the other invoices say about one."""

    first: Mapping[str, int]
    """Which invoice has a number first."""
    pairs: Mapping[int, RedPair]
    by_number: Mapping[str, int]
    above: frozenset[int]


def standing_invoices(kept: Sequence[KeptInvoice], company: Party, above: Iterable[int] = ()) -> list[StandingInvoice]:
    """Every kept invoice as it stands today; `above` names those that a reconciliation found above the cash paid.

    Of papers with one number the first counts; a later one that says something else is marked as its repeat.
    """
    first: dict[str, int] = {}
    for one in kept:
        if one.invoice.key:
            first.setdefault(one.invoice.key, one.id)
    single = [one for one in kept if first.get(one.invoice.key, one.id) == one.id]
    by_number = {one.invoice.number: one.id for one in single if one.invoice.number}
    pairs = {
        by_number[pair.red.number]: pair
        for pair in red_pairs([one.invoice for one in single])
        if pair.red.number in by_number
    }
    others = _Others(first, pairs, by_number, frozenset(above))
    return [_standing(one, company, others) for one in kept]


def _standing(kept: KeptInvoice, company: Party, others: _Others) -> StandingInvoice:
    checks = list(kept.invoice.checks)
    if (buyer := check_buyer(kept.invoice, company)) is not None:
        checks.append(buyer)
    is_repeat = others.first.get(kept.invoice.key, kept.id) != kept.id
    if is_repeat:
        checks.append(InvoiceCheck(name="duplicate", ok=False, detail=kept.invoice.key))
    pair = others.pairs.get(kept.id)
    if pair is not None and not is_repeat:
        checks.append(check_pair(pair))
    if kept.id in others.above:
        checks.append(InvoiceCheck(name="above_paid", ok=False, detail=str(kept.invoice.total or "")))
    failed = {check.name for check in checks if not check.ok}
    standing = InvoiceStanding.SOUND
    if failed & GRAVE:
        standing = InvoiceStanding.PROBLEM
    elif failed or kept.invoice.is_proposal:
        standing = InvoiceStanding.LOOK
    return StandingInvoice(
        kept=kept,
        invoice=replace(kept.invoice, checks=tuple(checks)),
        standing=standing,
        partner_id=_partner(kept, others),
    )


def _partner(kept: KeptInvoice, others: _Others) -> int | None:
    pair = others.pairs.get(kept.id)
    if pair is not None:
        return others.by_number.get(pair.blue.number) if pair.blue is not None else None
    number = kept.invoice.number
    reds = [red for red, one in others.pairs.items() if one.blue is not None and one.blue.number == number]
    return max(reds, default=None)
