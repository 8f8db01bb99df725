"""The reconciliation report as a workbook 对账报告: totals before and after, groups with reasons, what is open, who signs."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import IO, Any

from openpyxl import Workbook
from openpyxl.worksheet._write_only import WriteOnlyWorksheet

from app.domain.matches import MatchResult, MatchRow, MatchState, Proposal, Reason
from app.domain.money import Money, minor_digits
from app.exports.reconciliation_words import HEADINGS, SHEETS, SUMMARY, word
from app.exports.safe_cells import Value, cell

_WIDTHS = (16, 16, 22, 12, 14, 20, 12, 16, 10, 28, 24, 30, 48, 30, 24)

_DAY = "yyyy-mm-dd"


def write_report(
    out: IO[bytes], result: MatchResult, left: Sequence[MatchRow], right: Sequence[MatchRow], *, made_on: date
) -> None:
    """Write the workbook."""
    book = Workbook(write_only=True)
    _summary(_sheet(book, "summary"), result, left, right, made_on)
    _groups(_sheet(book, "groups"), result, left, right)
    _doubles(_sheet(book, "doubles"), result)
    _findings(_sheet(book, "findings"), result)
    _open_rows(_sheet(book, "open"), result, left, right)
    if result.invoice_links:
        _invoices(_sheet(book, "invoices"), result)
    book.save(out)


def _sheet(book: Workbook, name: str) -> WriteOnlyWorksheet:
    sheet: Any = book.create_sheet(SHEETS[name])
    for place, width in enumerate(_WIDTHS):
        sheet.column_dimensions[chr(ord("A") + place)].width = width
    if name in HEADINGS:
        sheet.freeze_panes = "A2"
        _line(sheet, *HEADINGS[name], is_bold=True)
    made: WriteOnlyWorksheet = sheet
    return made


def _line(sheet: WriteOnlyWorksheet, *values: Value | Money, is_bold: bool = False) -> None:
    sheet.append([_cell(sheet, value, is_bold=is_bold) for value in values])


def _cell(sheet: WriteOnlyWorksheet, value: Value | Money, *, is_bold: bool) -> object:
    if isinstance(value, Money):
        digits = minor_digits(value.currency)
        shape = f"#,##0.{'0' * digits}" if digits else "#,##0"
        return cell(sheet, value.amount, is_bold=is_bold, number_format=shape)
    if isinstance(value, date):
        return cell(sheet, value, is_bold=is_bold, number_format=_DAY)
    return cell(sheet, value, is_bold=is_bold)


def _summary(
    sheet: WriteOnlyWorksheet,
    result: MatchResult,
    left: Sequence[MatchRow],
    right: Sequence[MatchRow],
    made_on: date,
) -> None:
    days = [row.day for row in (*left, *right)]
    _line(sheet, SUMMARY["title"], is_bold=True)
    _line(sheet, SUMMARY["made_on"], made_on)
    _line(sheet, SUMMARY["period"], *((min(days), max(days)) if days else ()))
    _line(sheet)
    titles = ("side", "currency", "rows", "before", "proved", "waiting", "after")
    _line(sheet, *(SUMMARY[one] for one in titles), is_bold=True)
    for side, rows in (("left", left), ("right", right)):
        for line in _totals(side, rows, result):
            _line(sheet, *line)
    _line(sheet)
    _line(sheet, SUMMARY["pass"], SUMMARY["state"], SUMMARY["count"], is_bold=True)
    counts = Counter((group.found_by, group.state) for group in result.groups)
    for (found_by, state), count in sorted(counts.items()):
        _line(sheet, word(found_by), word(state), count)
    for kind, number in sorted(Counter(one.kind for one in result.findings).items()):
        _line(sheet, word(kind), "", number)
    for told in result.skipped:
        _line(sheet, SUMMARY["not_searched"], told)
    _line(sheet)
    for who in ("prepared_by", "checked_by", "approved_by"):
        _line(sheet, SUMMARY[who], "", SUMMARY["signature"], "", SUMMARY["date"], "")


def _totals(side: str, rows: Sequence[MatchRow], result: MatchResult) -> Iterator[tuple[Value | Money, ...]]:
    """By currency: signed sums of all rows, of those that are proved, of those that wait, and of those that are open."""
    is_left = side == "left"
    proved = {
        one for group in result.groups if not _is_waiting(group) for one in (group.left if is_left else group.right)
    }
    open_ids = set(result.unmatched_left if is_left else result.unmatched_right)
    sums: dict[str, Counter[str]] = defaultdict(Counter)
    counts: Counter[str] = Counter()
    for row in rows:
        currency, micros = row.amount.currency, row.amount.micros
        place = "proved" if row.id in proved else "after" if row.id in open_ids else "waiting"
        counts[currency] += 1
        sums[currency]["before"] += micros
        sums[currency][place] += micros
    for currency, parts in sorted(sums.items()):
        figures = (Money.from_micros(parts[one], currency) for one in ("before", "proved", "waiting", "after"))
        yield (word(side), currency, counts[currency], *figures)


def _is_waiting(group: Proposal) -> bool:
    return group.state in {MatchState.PROPOSED, MatchState.AMBIGUOUS}


def _groups(
    sheet: WriteOnlyWorksheet, result: MatchResult, left: Sequence[MatchRow], right: Sequence[MatchRow]
) -> None:
    """One line for each row of a group; the group's own facts stand on its first line."""
    by_id: Mapping[str, Mapping[str, MatchRow]] = {
        "left": {row.id: row for row in left},
        "right": {row.id: row for row in right},
    }
    for number, group in enumerate(result.groups, start=1):
        facts: tuple[Value, ...] = (word(group.state), word(group.found_by), Decimal(group.score))
        why: tuple[Value, ...] = (
            "; ".join(_reason(one) for one in group.reasons),
            "; ".join(f"{one.kind} {one.amount}" for one in group.differences),
            ", ".join(group.rivals),
        )
        for side, ids in (("left", group.left), ("right", group.right)):
            for one in ids:
                row = by_id[side][one]
                _line(sheet, number, *facts, *_row(side, row), *why)
                facts, why = ("", "", None), ("", "", "")


def _row(side: str, row: MatchRow) -> tuple[Value | Money, ...]:
    return word(side), row.id, row.day, row.amount, row.amount.currency, row.party, row.reference, row.text


def _reason(reason: Reason) -> str:
    return f"{reason.code} {reason.fact} ({reason.points:+d})" if reason.fact else f"{reason.code} ({reason.points:+d})"


def _doubles(sheet: WriteOnlyWorksheet, result: MatchResult) -> None:
    for one in result.double_bookings:
        _line(sheet, _ids(one.left), _ids(one.right), one.amount, one.amount.currency, one.reason)


def _findings(sheet: WriteOnlyWorksheet, result: MatchResult) -> None:
    for one in result.findings:
        certain = "是 yes" if one.is_certain else "否 no"
        rows = (_ids(one.left), _ids(one.right), _ids(one.invoices))
        _line(sheet, word(one.kind), certain, one.amount, one.amount.currency, *rows, one.reason)


def _open_rows(
    sheet: WriteOnlyWorksheet, result: MatchResult, left: Sequence[MatchRow], right: Sequence[MatchRow]
) -> None:
    class_of = {one.key: one.left_class for one in result.left_over}
    for side, mark, rows, ids in (
        ("left", "L", left, set(result.unmatched_left)),
        ("right", "R", right, set(result.unmatched_right)),
    ):
        for row in sorted(rows, key=lambda row: (row.day, row.id)):
            if row.id in ids:
                named, *facts = _row(side, row)
                _line(sheet, named, word(class_of.get(f"{mark}:{row.id}", "")), *facts)


def _invoices(sheet: WriteOnlyWorksheet, result: MatchResult) -> None:
    for one in result.invoice_links:
        rows = (_ids(one.invoices), _ids(one.left), _ids(one.right))
        sure = "是 yes" if one.is_sure else "否 no"
        _line(sheet, *rows, word(one.kind), sure, one.open_amount, one.open_amount.currency)


def _ids(ids: Iterable[str]) -> str:
    return ", ".join(ids)
