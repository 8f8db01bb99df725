"""The columns of the page's tables: rows that count, imports, and rows that a file would bring."""

from collections.abc import Mapping
from dataclasses import dataclass

from app.domain.statements import BankRow, Direction, ImportState, StatementRow
from app.services.statements import ImportLine
from ui import figures, wording
from ui.statements.formats import format_words
from ui.widgets.table.columns import Column, MoneyTotal, NumberTotal
from ui.widgets.table.kinds import CHIPS, NUMBER, STRONG_TEXT, Amounts, ChipText, Figures
from ui.words import plural, tr

_SIGNED = Amounts(signed=True)
_QUIET = Amounts(weight=Figures().weight)
_DAY = Figures(is_left=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class PreviewRow:
    """A row of a file with whether the vault has it already."""

    row: StatementRow
    is_known: bool


def row_columns(accounts: Mapping[int, str], *, has_currencies: bool = False) -> list[Column[BankRow]]:
    """Stored rows; the currency has its own column where there are several."""
    return [
        Column(tr("Date"), lambda one: one.row.day, kind=_DAY, width=104, key="day"),
        Column(tr("Counterparty"), lambda one: one.row.party, kind=STRONG_TEXT, width=160, stretch=True, key="party"),
        Column(tr("Text"), lambda one: one.row.text, width=150, stretch=True, key="text"),
        Column(tr("Number"), lambda one: one.row.serial or one.row.reference, kind=_DAY, width=150, key="number"),
        Column(tr("Account"), lambda one: accounts.get(one.bank_account_id, ""), width=140, key="account"),
        Column(
            tr("Time"),
            lambda one: one.row.at,
            text=lambda at: f"{at.astimezone():%H:%M:%S}" if at else figures.NOTHING,
            kind=_DAY,
            width=80,
            hidden=True,
            key="time",
        ),
        Column(tr("Status"), lambda one: one.row.status, width=100, hidden=True, key="status"),
        Column(
            tr("Amount"),
            lambda one: one.row.amount,
            kind=_SIGNED,
            numeric=True,
            width=124,
            total=MoneyTotal,
            key="amount",
        ),
        Column(
            tr("Currency"),
            lambda one: one.row.amount.currency,
            width=72,
            hidden=not has_currencies,
            key="currency",
        ),
        Column(tr("Balance"), lambda one: one.row.balance, kind=_QUIET, numeric=True, width=116, key="balance"),
    ]


def preview_columns() -> list[Column[PreviewRow]]:
    """Rows of a file before it is imported."""
    return [
        Column(tr("Line"), lambda one: one.row.line, kind=_DAY, width=46, key="line"),
        Column(tr("Date"), lambda one: one.row.day, kind=_DAY, width=104, key="day"),
        Column(tr("Counterparty"), lambda one: one.row.party, kind=STRONG_TEXT, width=84, stretch=True, key="party"),
        Column(tr("Text"), lambda one: one.row.text, width=80, stretch=True, key="text"),
        Column(tr("Amount"), lambda one: one.row.amount, kind=_SIGNED, numeric=True, width=108, total=MoneyTotal, key="amount"),
        Column(tr("Balance"), lambda one: one.row.balance, kind=_QUIET, numeric=True, width=104, key="balance"),
        Column(tr("In the vault"), _known_chip, kind=CHIPS, width=80, key="known"),
    ]  # fmt: skip


def import_columns() -> list[Column[ImportLine]]:
    """Files that were imported."""
    return [
        Column(tr("File"), lambda one: one.file_name, kind=STRONG_TEXT, width=170, stretch=True, key="file"),
        Column(tr("Account"), lambda one: one.bank_account, width=120, key="account"),
        Column(tr("Format"), lambda one: format_words(one.format), width=120, key="format"),
        Column(tr("Imported"), lambda one: one.imported_at_day, kind=_DAY, width=104, key="imported"),
        Column(tr("Period"), _period, kind=_DAY, width=216, key="period"),
        Column(tr("New rows"), lambda one: one.rows_new, kind=NUMBER, numeric=True, width=76, total=NumberTotal, key="new"),
        Column(tr("Known before"), lambda one: one.rows_known, kind=NUMBER, numeric=True, width=92, hidden=True, key="known"),
        Column(tr("State"), _import_chips, kind=CHIPS, width=176, key="state"),
    ]  # fmt: skip


def _known_chip(one: PreviewRow) -> ChipText:
    if one.row.direction in {Direction.NEUTRAL, Direction.UNKNOWN}:
        return ChipText(
            wording.word(one.row.direction), "amber" if one.row.direction is Direction.UNKNOWN else "neutral"
        )
    return ChipText(tr("Known"), "neutral") if one.is_known else ChipText(tr("New"), "accent")


def _period(one: ImportLine) -> str:
    if one.first_day is None or one.last_day is None:
        return ""
    return f"{figures.iso_day(one.first_day)} – {figures.iso_day(one.last_day)}"


def _import_chips(one: ImportLine) -> list[ChipText]:
    if one.state is ImportState.UNDONE:
        return [ChipText(wording.word(one.state), "neutral", "undo-2")]
    chips = []
    if one.checks_failed:
        chips.append(ChipText(plural("{count} check failed", "{count} checks failed", count=one.checks_failed), "red", "circle-alert"))  # fmt: skip
    elif one.checks_held:
        chips.append(ChipText(tr("Proves itself"), "green", "circle-check"))
    if one.problems:
        chips.append(ChipText(plural("{count} line left out", "{count} lines left out", count=one.problems), "amber"))
    if one.warnings:
        chips.append(ChipText(plural("{count} note", "{count} notes", count=one.warnings), "amber"))
    return chips or [ChipText(wording.word(one.state), "neutral")]
