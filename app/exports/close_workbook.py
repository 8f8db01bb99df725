"""The statement of a closed period as a workbook 关账报表."""

from typing import IO, Any

from openpyxl import Workbook

from app.domain.closing import CloseStatement
from app.domain.money import Money, minor_digits
from app.exports.close_words import HEADINGS, LABELS, SHEETS, TITLE, cause_word, place_word, side_word
from app.exports.reconciliation_words import word
from app.exports.safe_cells import Value, cell

_WIDTHS = (22, 26, 22, 18, 18, 18, 18, 24, 16)
_Row = tuple[Value | Money, ...]


def write_workbook(out: IO[bytes], statement: CloseStatement, *, digest: str) -> None:
    """Write all four sheets."""
    book = Workbook(write_only=True)
    _fill(book, "summary", [*_summary(statement, digest), *_signatures()])
    _fill(book, "places", _places(statement))
    _fill(book, "open", _open_items(statement))
    _fill(book, "findings", _findings(statement))
    book.save(out)


def _fill(book: Workbook, name: str, rows: list[_Row]) -> None:
    sheet: Any = book.create_sheet(SHEETS[name])
    for place, width in enumerate(_WIDTHS):
        sheet.column_dimensions[chr(ord("A") + place)].width = width
    headings = HEADINGS.get(name)
    if headings:
        sheet.freeze_panes = "A2"
        sheet.append([cell(sheet, heading, is_bold=True) for heading in headings])
    for row in rows:
        sheet.append([_cell(sheet, value) for value in row])


def _cell(sheet: Any, value: Value | Money) -> object:
    if not isinstance(value, Money):
        return cell(sheet, value)
    digits = minor_digits(value.currency)
    return cell(sheet, value.amount, number_format=f"#,##0.{'0' * digits}" if digits else "#,##0")


def _summary(statement: CloseStatement, digest: str) -> list[_Row]:
    period = statement.period
    return [
        (TITLE,),
        (LABELS["company"], statement.company),
        (LABELS["period"], period.first_day.isoformat(), period.last_day.isoformat()),
        (LABELS["made"], f"{statement.made_at:%Y-%m-%d %H:%M} UTC", statement.made_by),
        (LABELS["digest"], digest),
        (),
        tuple(LABELS[one] for one in ("side", "rows", "currency", "before", "after")),
        *((side_word(one.side), one.rows, one.before.currency, one.before, one.after) for one in statement.totals),
        (),
        (LABELS["proved"], statement.proved),
        *((LABELS["confirmed"], person, count) for person, count in sorted(statement.confirmed.items())),
        *(
            (LABELS["difference"], cause_word(one.kind), place_word(one.place), one.amount, one.amount.currency)
            for one in statement.differences
        ),
        (LABELS["invoices"], statement.invoices),
        *((LABELS["invoices"], one.currency, "", one) for one in statement.invoiced),
        (LABELS["open_items"], len(statement.open_items)),
        (LABELS["findings"], len(statement.findings)),
    ]


def _signatures() -> list[_Row]:
    signing: list[_Row] = [
        (LABELS[who], "", LABELS["signature"], "", LABELS["date"], "")
        for who in ("prepared_by", "checked_by", "approved_by")
    ]
    return [(), *signing]


def _places(statement: CloseStatement) -> list[_Row]:
    return [
        (place_word(one.place), one.name, one.opening.currency, one.opening, one.came, one.went, one.closing)
        for one in statement.places
    ]


def _open_items(statement: CloseStatement) -> list[_Row]:
    return [
        (
            one.day.isoformat(),
            side_word(one.key),
            one.source,
            one.title,
            one.number,
            one.amount,
            one.amount.currency,
            cause_word(one.cause),
            one.accepted_by,
        )
        for one in statement.open_items
    ]


def _findings(statement: CloseStatement) -> list[_Row]:
    return [
        (word(one.kind), LABELS["yes" if one.is_certain else "no"], one.amount, one.amount.currency, one.reason)
        for one in statement.findings
    ]
