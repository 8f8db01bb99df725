"""BoCom 交通银行: the debit card's list, direction by a bilingual flag (借 Dr, 贷 Cr)."""

from app.banks.sheet import CHINA, SheetFormat
from app.domain.statements import Column

BOCOM = SheetFormat(
    name="bocom-debit",
    marks=("借贷", "交易地点"),
    columns={
        Column.DAY: ("交易日期",),
        Column.TIME: ("交易时间",),
        Column.AMOUNT: ("交易金额",),
        Column.DIRECTION: ("借贷",),
        Column.BALANCE: ("余额",),
        Column.PARTY: ("对方户名",),
        Column.PARTY_ACCOUNT: ("对方账号",),
        Column.TEXT: ("摘要", "交易类型", "交易地点"),
    },
    currency="CNY",
    offset=CHINA,
)
