"""CCB 建设银行: the debit card's .xls, two money columns with 0.0 in the one that is not used."""

from app.banks.sheet import CHINA, SheetFormat
from app.domain.statements import Column

CCB = SheetFormat(
    name="ccb-debit",
    marks=("记账日", "账户余额"),
    columns={
        Column.DAY: ("交易日期", "记账日"),
        Column.TIME: ("交易时间",),
        Column.VALUE_DAY: ("记账日",),
        Column.IN: ("收入",),
        Column.OUT: ("支出",),
        Column.CURRENCY: ("币种",),
        Column.BALANCE: ("账户余额",),
        Column.PARTY: ("对方户名",),
        Column.PARTY_ACCOUNT: ("对方账号",),
        Column.TEXT: ("摘要", "交易地点"),
    },
    currency="CNY",
    offset=CHINA,
)
