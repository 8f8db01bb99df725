"""The table on the face and on its list 销货清单: each row with a tax rate is a line, a row of words alone goes on with the one before."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from app.domain.invoices import InvoiceLine
from app.invoices import names
from app.invoices.einvoice import line_of
from app.invoices.face_rows import Row, Word
from app.invoices.figures import amount_in, is_rate, number_in, tax_in

_NAME, _SPECIFICATION, _UNIT = names.LINE_NAME[0], names.LINE_SPECIFICATION[0], names.LINE_UNIT[0]
_QUANTITY, _PRICE, _AMOUNT = names.LINE_QUANTITY[0], names.LINE_PRICE[0], names.LINE_AMOUNT[0]
_RATE, _TAX = names.LINE_RATE[0], names.LINE_TAX[0]
_HEADINGS: Mapping[str, str] = {
    _NAME: r"项\s*目\s*名\s*称|货\s*物\s*[(或].{0,14}名\s*称",
    _SPECIFICATION: r"规\s*格\s*型\s*号",
    _UNIT: r"单\s*位",
    _QUANTITY: r"数\s*量",
    _PRICE: r"单\s*价",
    _AMOUNT: r"金\s*额",
    _RATE: r"税\s*率",
    _TAX: r"税\s*额",
}
_NEEDED = (_AMOUNT, _RATE, _TAX)
_NUMERIC = (_QUANTITY, _PRICE)
_END = re.compile(r"^\s*(?:合\s*计|小\s*计|总\s*计|价\s*税\s*合\s*计)")
_SEE_LIST = "详见销货清单"


@dataclass
class _Cells:
    """The words of one line, gathered under their headings."""

    words: dict[str, list[str]] = field(default_factory=dict)

    def add(self, heading: str, text: str) -> None:
        self.words.setdefault(heading, []).append(text)

    def line(self) -> InvoiceLine:
        return line_of({heading: "".join(parts) for heading, parts in self.words.items()})


def lines_on(sheets: Sequence[Sequence[Row]]) -> tuple[InvoiceLine, ...]:
    """The lines of all pages in order; where the face only says 详见销货清单, those of the list."""
    lines = [cells.line() for rows in sheets for cells in _cells_on(rows)]
    listed = [line for line in lines if _SEE_LIST not in "".join(line.name.split())]
    return tuple(listed or lines)


def _cells_on(rows: Sequence[Row]) -> Iterator[_Cells]:
    head: Mapping[str, tuple[float, float]] | None = None
    open_line: _Cells | None = None
    for row in rows:
        if head is None:
            head = _headings(row)
            continue
        if _END.match(row.text):
            break
        cells = _line_cells(row, head)
        if cells is not None:
            if open_line is not None:
                yield open_line
            open_line = cells
        elif open_line is not None:
            _go_on(row, head, open_line)
    if open_line is not None:
        yield open_line


def _headings(row: Row) -> Mapping[str, tuple[float, float]] | None:
    """Where each heading stands in a row, or None when the row is not the table's head."""
    spans = {}
    for heading, pattern in _HEADINGS.items():
        if found := re.search(pattern, row.text):
            spans[heading] = (row.x_at(found.start()), row.x_at(found.end() - 1))
    return spans if all(heading in spans for heading in _NEEDED) and _NAME in spans else None


def _line_cells(row: Row, head: Mapping[str, tuple[float, float]]) -> _Cells | None:
    """The cells of a row that has a rate with an amount before it; the tax follows, whatever is left of them is the item."""
    words = row.words
    beyond = head[_AMOUNT][0]
    at = next((place for place, word in enumerate(words) if word.x1 > beyond and is_rate(word.text)), None)
    if at is None or at == 0 or amount_in(words[at - 1].text) is None:
        return None
    cells = _Cells()
    cells.add(_AMOUNT, words[at - 1].text)
    cells.add(_RATE, words[at].text)
    tax = next((word.text for word in words[at + 1 :] if tax_in(word.text) is not None), "")
    cells.add(_TAX, tax)
    for word in words[: at - 1]:
        if not _is_serial(word, head):
            cells.add(_heading_of(word, head), word.text)
    return cells


def _is_serial(word: Word, head: Mapping[str, tuple[float, float]]) -> bool:
    """Lists number their rows in a column before the item."""
    return word.text.isdigit() and word.x1 < head[_NAME][0] and len(word.text) <= 4


def _heading_of(word: Word, head: Mapping[str, tuple[float, float]]) -> str:
    numeric = number_in(word.text) is not None
    allowed = (_NAME, _SPECIFICATION, _UNIT, *_NUMERIC) if numeric else (_NAME, _SPECIFICATION, _UNIT)
    spans = {heading: head[heading] for heading in allowed if heading in head}

    def gap(heading: str) -> float:
        left, right = spans[heading]
        return max(left - word.x1, word.x0 - right, 0.0)

    return min(spans, key=gap)


def _go_on(row: Row, head: Mapping[str, tuple[float, float]], line: _Cells) -> None:
    """A long name runs on in the next row; a row with anything further right is not one of those."""
    if all(word.x1 < head[_AMOUNT][0] for word in row.words):
        for word in row.words:
            heading = _heading_of(word, head)
            if heading in {_NAME, _SPECIFICATION}:
                line.add(heading, word.text)
