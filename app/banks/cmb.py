"""CMB 招商银行: the debit card's list, one signed column; 对手信息 holds the other side's name and account in one."""

from app.banks.sheet import CHINA, SheetFormat
from app.domain.statements import Column

CMB = SheetFormat(
    name="cmb-debit",
    marks=("联机余额", "对手信息"),
    columns={
        Column.DAY: ("记账日期",),
        Column.AMOUNT: ("交易金额",),
        Column.CURRENCY: ("货币",),
        Column.BALANCE: ("联机余额",),
        Column.PARTY: ("对手信息",),
        Column.TEXT: ("交易摘要", "客户摘要"),
    },
    currency="CNY",
    offset=CHINA,
)
