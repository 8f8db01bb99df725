"""ABC 农业银行: the debit card's list, amounts with an explicit sign; 日 志 号 has blanks inside."""

from app.banks.sheet import CHINA, SheetFormat
from app.domain.statements import Column

ABC = SheetFormat(
    name="abc-debit",
    marks=("本次余额", "日志号"),
    columns={
        Column.DAY: ("交易日期",),
        Column.TIME: ("交易时间",),
        Column.AMOUNT: ("交易金额",),
        Column.BALANCE: ("本次余额",),
        Column.PARTY: ("对手信息",),
        Column.SERIAL: ("日志号",),
        Column.TEXT: ("交易摘要", "交易附言", "交易渠道"),
    },
    currency="CNY",
    offset=CHINA,
)
