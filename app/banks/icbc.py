"""ICBC 工商银行: debit and credit card files; the booking pair of amounts counts, not the trade pair."""

from app.banks.sheet import CHINA, SheetFormat
from app.banks.words import WALLET_WORDS
from app.domain.statements import Column

_COLUMNS = {
    Column.DAY: ("交易日期",),
    Column.VALUE_DAY: ("记账日期",),
    Column.IN: ("记账金额(收入)",),
    Column.OUT: ("记账金额(支出)",),
    Column.CURRENCY: ("记账币种",),
    Column.BALANCE: ("余额",),
    Column.PARTY: ("对方户名",),
    Column.PARTY_ACCOUNT: ("对方账户",),
    Column.TEXT: ("摘要", "交易详情", "交易场所"),
}

ICBC_DEBIT = SheetFormat(name="icbc-debit", marks=("钞/汇",), columns=_COLUMNS, currency="CNY", offset=CHINA)

ICBC_CREDIT = SheetFormat(name="icbc-credit", marks=("记账日期",), columns=_COLUMNS, currency="CNY", offset=CHINA)

ICBC_LIST = SheetFormat(
    name="icbc-list",
    marks=("交易对方", "交易流水号", "交易渠道"),
    columns={
        Column.DAY: ("交易时间",),
        Column.AMOUNT: ("交易金额",),
        Column.DIRECTION: ("收/支",),
        Column.PARTY: ("交易对方",),
        Column.SERIAL: ("交易流水号",),
        Column.TEXT: ("摘要", "备注"),
        Column.STATUS: ("交易状态",),
    },
    words=WALLET_WORDS,
    currency="CNY",
    offset=CHINA,
)
