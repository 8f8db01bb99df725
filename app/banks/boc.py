"""BOC 中国银行: the card's list, and the company's HISQRY file, in which blocks of several accounts follow each other."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from app.banks.content import Content
from app.banks.headings import normal
from app.banks.row_rules import RowRules
from app.banks.sheet import CHINA, SheetFormat
from app.banks.table import Table, as_text
from app.domain.statements import Check, Column, Statement, StatementRow
from app.errors import UnknownFormat

BOC = SheetFormat(
    name="boc-debit",
    marks=("对方账户名", "对方卡号/账号", "交易名称"),
    columns={
        Column.DAY: ("记账日期",),
        Column.TIME: ("记账时间",),
        Column.AMOUNT: ("金额",),
        Column.CURRENCY: ("币别",),
        Column.BALANCE: ("余额",),
        Column.PARTY: ("对方账户名",),
        Column.PARTY_ACCOUNT: ("对方卡号/账号",),
        Column.TEXT: ("交易名称", "渠道", "附言"),
    },
    currency="CNY",
    offset=CHINA,
)

_BLOCK = SheetFormat(
    name="boc-corporate",
    marks=("付款人名称", "收款人名称", "交易金额", "交易后余额"),
    columns={
        Column.DAY: ("交易日期",),
        Column.TIME: ("交易时间",),
        Column.VALUE_DAY: ("起息日期",),
        Column.AMOUNT: ("交易金额",),
        Column.CURRENCY: ("交易货币",),
        Column.BALANCE: ("交易后余额",),
        Column.SERIAL: ("交易流水号",),
        Column.REFERENCE: ("客户申请号", "凭证号码", "记录标识号"),
        Column.TEXT: ("摘要", "用途", "交易附言", "备注"),
    },
    # The payer's bank stands beside the payer and looks like a company too: the names are taken by their headings.
    rules=RowRules(payer=("付款人名称", "付款人账号"), payee=("收款人名称", "收款人账号")),
    currency="CNY",
    offset=CHINA,
)
_ACCOUNT_LABEL = "查询账号"


class BocCorporate:
    """Each block is read and proved by itself; the amounts carry their sign, 来账 in and 往账 out."""

    name = _BLOCK.name

    def recognises(self, content: Content) -> bool:
        """Whether a sheet has the headings of a block."""
        return _BLOCK.recognises(content)

    def read(self, content: Content) -> Statement:
        """All blocks in the order of the file; rows say their account where there are several."""
        blocks = [(account, part) for table in content.tables for account, part in _blocks(table)]
        read = [(account, _BLOCK.read(_Block(content, part))) for account, part in blocks if _has_rows(part)]
        if not read:
            raise UnknownFormat(content.name, is_sheet=True)
        first = read[0][1]
        if len(read) == 1:
            return first
        return replace(
            first,
            rows=tuple(row for account, one in read for row in _of(account, one.rows)),
            problems=tuple(problem for _, one in read for problem in one.problems),
            warnings=tuple(warning for _, one in read for warning in one.warnings),
            checks=tuple(check for account, one in read for check in _named(account, one.checks)),
            opening=None,
            closing=None,
            account="",
        )


class _Block(Content):
    """One block of a file, shown to the format as if it were a file of its own."""

    def __init__(self, whole: Content, table: Table) -> None:
        super().__init__(whole.name, whole.data, whole.currency)
        self.tables = (table,)


def _blocks(table: Table) -> Iterator[tuple[str, Table]]:
    """The sheet cut before each line that names an account; without such a line it is one block."""
    starts = [at for at, row in enumerate(table.rows) if row and normal(as_text(row[0])) == _ACCOUNT_LABEL]
    cuts = [0, *starts[1:], len(table.rows)]
    for place, (start, end) in enumerate(pairwise(cuts)):
        account = _account(table.rows[starts[place]]) if place < len(starts) else ""
        broken = {at - start: reason for at, reason in table.broken.items() if start <= at < end}
        yield account, replace(table, rows=table.rows[start:end], numbers=table.numbers[start:end], broken=broken)


def _account(row: Sequence[object]) -> str:
    return next((text for cell in row[1:] if (text := str(cell).strip())), "")


def _has_rows(table: Table) -> bool:
    marks = {normal(mark) for mark in _BLOCK.marks}
    return any(marks <= set(headings) for headings in table.top)


def _of(account: str, rows: Sequence[StatementRow]) -> Iterator[StatementRow]:
    return (replace(row, account=account) for row in rows)


def _named(account: str, checks: Sequence[Check]) -> Iterator[Check]:
    return (replace(check, name=f"{check.name} {account}".strip()) for check in checks)
