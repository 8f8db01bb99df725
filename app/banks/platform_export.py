"""Exports of ad platforms' own pages: spend and fund rows, by headings that are guessed once and confirmed by a person."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal
from pathlib import Path

from app.banks.amounts import has_decimal_comma, read_amount, read_comma_amount
from app.banks.content import Content
from app.banks.days import DayReader, find_order
from app.banks.headings import normal
from app.banks.table import HEADER_SEARCH, Cell, Table, as_text
from app.domain.platform_files import Export, ExportLine, ExportSample, FileColumn, FileKind, FileMapping
from app.domain.statements import DateOrder, ProblemReason, RowProblem
from app.errors import BrokenFile, UnknownFormat

SAMPLE_ROWS = 20

_COMMON: Mapping[FileColumn, tuple[str, ...]] = {
    FileColumn.DAY: (
        "日期", "时间", "统计日期", "时间-天", "交易时间", "交易日期", "发生时间", "创建时间", "入账时间", "账单日期",
        "date", "day", "time", "by day", "reporting starts", "transaction time", "transaction date",
    ),
    FileColumn.ACCOUNT: (
        "账户id", "广告主id", "广告账户id", "账号id", "客户id", "账户编号", "账户", "广告账户", "账户名称", "广告主名称",
        "account id", "customer id", "advertiser id", "ad account id", "account", "account name",
    ),
    FileColumn.CURRENCY: ("币种", "货币", "currency", "currency code"),
}  # fmt: skip

_BY_KIND: Mapping[FileKind, Mapping[FileColumn, tuple[str, ...]]] = {
    FileKind.SPEND: {
        FileColumn.AMOUNT: (
            "消耗", "总消耗", "总花费", "花费", "消费", "总消费", "消耗(元)", "花费(元)", "消费(元)", "总消耗(元)", "现金+赠款消耗",
            "cost", "spend", "amount spent", "total cost", "amount spent (usd)", "amount spent (cny)",
        ),
        FileColumn.CASH: ("现金消耗", "现金消费", "现金花费", "充值消耗", "cash cost", "cash spend"),
        FileColumn.GRANT: ("赠款消耗", "赠款消费", "返货消耗", "虚拟金消耗", "非现金消耗", "voucher cost", "grant spend"),
    },
    FileKind.FUNDS: {
        FileColumn.AMOUNT: ("金额", "交易金额", "变动金额", "发生金额", "金额(元)", "交易金额(元)", "amount", "transaction amount"),
        FileColumn.KIND: ("交易类型", "类型", "流水类型", "业务类型", "资金类型", "type", "transaction type", "description"),
        FileColumn.PARTY: ("对方", "对方账户", "交易对方", "付款方", "付款方名称", "payer", "counterparty"),
        FileColumn.REFERENCE: ("订单号", "外部单号", "商户订单号", "汇款识别码", "reference", "order id", "po number"),
        FileColumn.SERIAL: ("流水号", "交易流水号", "交易编号", "单号", "transaction id", "transaction number"),
        FileColumn.TEXT: ("备注", "摘要", "说明", "remark", "notes", "memo"),
    },
}  # fmt: skip


def headings_of(kind: FileKind) -> Mapping[FileColumn, tuple[str, ...]]:
    """What the columns of such an export are called, best name first."""
    return {**_COMMON, **_BY_KIND[kind]}


def sample_export(path: Path, kind: FileKind) -> ExportSample:
    """Headings, first lines and a guess; BrokenFile when the file is no sheet."""
    table, header = _header(Content.of(path), kind)
    headings = _headings(table, header)
    rows = [tuple(as_text(cell) for cell in row) for row in table.rows[header + 1 : header + 1 + 2 * SAMPLE_ROWS]]
    return ExportSample(
        headings=headings,
        rows=tuple(row for row in rows if any(row))[:SAMPLE_ROWS],
        guess=FileMapping(kind=kind, columns=_guess(headings, kind)),
    )


def read_export(path: Path, mapping: FileMapping) -> Export:
    """Every line as a value or a problem, none dropped in silence; UnknownFormat when the headings are not there."""
    table, header = _header(Content.of(path), mapping.kind)
    headings = _headings(table, header)
    places = {column: headings.index(name) for column, name in mapping.columns.items() if name in headings}
    if FileColumn.DAY not in places or FileColumn.AMOUNT not in places:
        raise UnknownFormat(path.name, is_sheet=True)
    found = list(_Lines(table, header, places))
    return Export(
        headings=headings,
        lines=tuple(one for one in found if isinstance(one, ExportLine)),
        problems=tuple(one for one in found if isinstance(one, RowProblem)),
    )


class _Lines:
    """Walks the lines below a header."""

    def __init__(self, table: Table, header: int, places: Mapping[FileColumn, int]) -> None:
        self._table, self._header, self._places = table, header, places
        below = table.rows[header + 1 :]
        day, amount = places[FileColumn.DAY], places[FileColumn.AMOUNT]
        order = find_order(row[day] for row in below if len(row) > day)
        self._days = DayReader(order or DateOrder.DAY_FIRST)
        comma = has_decimal_comma(row[amount] for row in below if len(row) > amount)
        self._amount = read_comma_amount if comma else read_amount

    def __iter__(self) -> Iterator[ExportLine | RowProblem]:
        for index in range(self._header + 1, len(self._table.rows)):
            row = self._table.rows[index]
            if any(as_text(cell) for cell in row) and not self._is_total(row):
                yield self._line(self._table.numbers[index], row)

    def _is_total(self, row: Sequence[Cell]) -> bool:
        first = self._text(row, FileColumn.DAY).casefold() or as_text(row[0]).casefold()
        return first.startswith(("合计", "总计", "汇总", "共", "total", "sum"))

    def _line(self, number: int, row: Sequence[Cell]) -> ExportLine | RowProblem:
        day = self._day(row)
        if day is None:
            return RowProblem(line=number, reason=ProblemReason.NO_DATE, detail=self._text(row, FileColumn.DAY))
        try:
            amount = self._number(row, FileColumn.AMOUNT)
            cash, grant = self._number(row, FileColumn.CASH), self._number(row, FileColumn.GRANT)
        except ValueError:
            return RowProblem(line=number, reason=ProblemReason.BAD_AMOUNT, detail=self._text(row, FileColumn.AMOUNT))
        if amount is None:
            return RowProblem(line=number, reason=ProblemReason.NO_AMOUNT, detail="")
        return ExportLine(
            line=number,
            day=day,
            account=self._text(row, FileColumn.ACCOUNT),
            currency=self._text(row, FileColumn.CURRENCY).upper(),
            amount=amount,
            cash=cash,
            grant=grant,
            kind=self._text(row, FileColumn.KIND),
            party=self._text(row, FileColumn.PARTY),
            reference=self._text(row, FileColumn.REFERENCE),
            serial=self._text(row, FileColumn.SERIAL),
            text=self._text(row, FileColumn.TEXT),
        )

    def _text(self, row: Sequence[Cell], column: FileColumn) -> str:
        place = self._places.get(column)
        return as_text(row[place]) if place is not None and place < len(row) else ""

    def _number(self, row: Sequence[Cell], column: FileColumn) -> Decimal | None:
        place = self._places.get(column)
        return self._amount(row[place]) if place is not None and place < len(row) else None

    def _day(self, row: Sequence[Cell]) -> date | None:
        place = self._places[FileColumn.DAY]
        moment = self._days.read(row[place]) if place < len(row) else None
        return moment[0] if moment else None


def _header(content: Content, kind: FileKind) -> tuple[Table, int]:
    tables = [table for table in content.tables if any(len(row) > 1 for row in table.rows)]
    if not tables:
        raise BrokenFile(content.name, "no_sheet")
    places = (
        (table, index)
        for table in tables
        for index in range(min(len(table.rows), HEADER_SEARCH))
        if sum(1 for cell in table.rows[index] if as_text(cell)) > 1
    )
    best = max(places, key=lambda place: (len(_guess(_headings(*place), kind)), -place[1]), default=None)
    if best is None:
        raise BrokenFile(content.name, "no_sheet")
    return best


def _headings(table: Table, header: int) -> tuple[str, ...]:
    return tuple(as_text(cell) for cell in table.rows[header])


def _guess(headings: Sequence[str], kind: FileKind) -> dict[FileColumn, str]:
    levelled = {normal(heading): heading for heading in reversed(headings) if heading}
    guess: dict[FileColumn, str] = {}
    for column, names in headings_of(kind).items():
        for name in map(normal, names):
            if name in levelled and levelled[name] not in guess.values():
                guess[column] = levelled[name]
                break
    return guess
