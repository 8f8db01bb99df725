"""The answer key of a sheet: totals, balances and the account that its head and foot state."""

import re
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal

from app.banks.amounts import ReadAmount
from app.banks.checks import Declared
from app.banks.headings import normal
from app.banks.layout import Layout
from app.banks.table import Cell, as_text
from app.banks.words import currency_of
from app.domain.statements import Column

_KINDS = {"收入": "in", "支出": "out", "不计收支": "neutral", "中性交易": "neutral"}
_COUNTED = re.compile(r"#?(收入|支出|不计收支|中性交易)(?:合计)?:(\d+)笔,?共?(-?[\d,.]+)元").search
_ALL_ROWS = re.compile(r"共(\d+)笔记录").search
_ACCOUNT = re.compile(
    r"(?:卡号|账号|帐号|支付宝账户|查询账号|accountnumber|accountno)\]?[:]\[?([0-9a-z*@._-]{4,40})"
).search
_ACCOUNT_LABELS = frozenset({"卡号:", "账号:", "帐号:", "账号", "卡号", "查询账号", "accountnumber", "accountnumber:"})

_CURRENCY_LABELS = frozenset({"币种", "币别", "货币", "交易币种", "currency"})

_LABELS: Mapping[str, str] = {
    "总笔数": "rows",
    "资金流水总笔数": "rows",
    "总交易单数": "rows",
    "收入笔数": "rows_in",
    "贷方发生总笔数": "rows_in",
    "支出笔数": "rows_out",
    "借方发生总笔数": "rows_out",
    "收入金额": "sum_in",
    "总交易额": "sum_in",
    "贷方发生总额": "sum_in",
    "支出金额": "sum_out",
    "总退款金额": "sum_out",
    "借方发生总额": "sum_out",
    "期初余额": "opening",
    "上期余额": "opening",
    "openingbalance": "opening",
    "balanceatstartofperiod": "opening",
    "期末余额": "closing",
    "closingbalance": "closing",
    "balanceatendofperiod": "closing",
}
_TOTAL_WORDS = ("合计", "总计", "total")
_PAGE_WORDS = ("本页", "小计", "subtotal")

Lines = Sequence[tuple[int, Sequence[Cell]]]


def declared_figures(lines: Lines, layout: Layout) -> list[Declared]:
    """Every figure that the lines around the rows state, in the order of the file."""
    figures: list[Declared] = []
    names: list[str | None] = []
    for index, cells in lines:
        line = layout.table.numbers[index]
        if names:
            figures += _below(names, cells, line, layout.read_amount)
            names = []
            continue
        known = [_LABELS.get(normal(cell)) if isinstance(cell, str) else None for cell in cells]
        texts = [as_text(cell) for cell in cells]
        if sum(name is not None for name in known) > 1 and not any(_digit(text) for text in texts):
            names = known
        elif any(known):
            figures += _beside(known, cells, line, layout.read_amount)
        else:
            figures += _spoken(texts, line) or _under_columns(texts, cells, line, layout)
    return figures


def stated_account(lines: Iterable[tuple[int, Sequence[Cell]]]) -> str:
    """The account or card number that stands in the head, as printed; empty when none does."""
    for _, cells in lines:
        texts = [as_text(cell) for cell in cells]
        for place, text in enumerate(texts):
            if found := _ACCOUNT(normal(text)):
                start = normal(text).index(found[1])
                return _as_printed(text, found[1]) or normal(text)[start : start + len(found[1])]
            if normal(text) in _ACCOUNT_LABELS and place + 1 < len(texts) and texts[place + 1]:
                return texts[place + 1]
    return ""


def stated_currency(lines: Iterable[tuple[int, Sequence[Cell]]]) -> str | None:
    """The currency that the head names for the whole sheet: `币种：人民币` in one cell or two, or `: EUR`."""
    for _, cells in lines:
        texts = [normal(as_text(cell)) for cell in cells]
        for place, text in enumerate(texts):
            label, colon, value = text.partition(":")
            if label in _CURRENCY_LABELS or (colon and not label):
                code = currency_of(value or next(iter(texts[place + 1 : place + 2]), ""))
                if code is not None:
                    return code
    return None


def _as_printed(text: str, found: str) -> str:
    place = text.casefold().find(found)
    return text[place : place + len(found)] if place >= 0 else ""


def _digit(text: str) -> bool:
    return text[:1].isdigit()


def _below(names: Sequence[str | None], cells: Sequence[Cell], line: int, read: ReadAmount) -> list[Declared]:
    """A line of names with the line of values under it."""
    figures = []
    for name, cell in zip(names, cells, strict=False):
        value = _value(cell, read)
        if name is not None and value is not None:
            figures.append(Declared(name=name, value=value, line=line))
    return figures


def _beside(names: Sequence[str | None], cells: Sequence[Cell], line: int, read: ReadAmount) -> list[Declared]:
    """Names with their value in the next filled cell of the same line."""
    figures = []
    for place, name in enumerate(names):
        if name is None:
            continue
        values = (value for cell in cells[place + 1 :] if (value := _value(cell, read)) is not None)
        if (value := next(values, None)) is not None:
            figures.append(Declared(name=name, value=value, line=line))
    return figures


def _spoken(texts: Sequence[str], line: int) -> list[Declared]:
    """Whole sentences: 共66笔记录, 收入：1笔 28.50元."""
    text = normal("".join(texts))
    if found := _ALL_ROWS(text):
        return [Declared(name="rows", value=Decimal(found[1]), line=line)]
    if found := _COUNTED(text):
        kind = _KINDS[found[1]]
        amount = Decimal(found[3].replace(",", "") if found[3].strip(",.-") else "0")
        return [
            Declared(name=f"rows_{kind}", value=Decimal(found[2]), line=line),
            Declared(name=f"sum_{kind}", value=amount, line=line),
        ]
    return []


def _under_columns(texts: Sequence[str], cells: Sequence[Cell], line: int, layout: Layout) -> list[Declared]:
    """A totals line whose figures stand under the money columns; page totals are no totals of the file."""
    label = normal(next(filter(None, texts), ""))
    if not any(word in label for word in _TOTAL_WORDS) or any(word in label for word in _PAGE_WORDS):
        return []
    currency = next((code for word in _TOTAL_WORDS if (code := currency_of(label.partition(word)[0] or "?"))), None)
    figures = []
    for column, name in ((Column.IN, "sum_in"), (Column.OUT, "sum_out")):
        place = layout.at(column)
        value = _value(cells[place], layout.read_amount) if place is not None and place < len(cells) else None
        if value is not None:
            figures.append(Declared(name=name, value=value, line=line, currency=currency))
    return figures


def _value(cell: Cell, read: ReadAmount) -> Decimal | None:
    try:
        return read(cell)
    except ValueError:
        return None
