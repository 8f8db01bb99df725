"""Credit-card bills 信用卡账单 of CITIC and CGB: spending is printed positive; the booking amount counts, not the trade amount."""

from app.banks.sheet import CHINA, SheetFormat
from app.domain.statements import Column

CITIC_CREDIT = SheetFormat(
    name="citic-credit",
    marks=("卡末四位", "结算币种", "结算金额", "交易描述"),
    columns={
        Column.DAY: ("交易日期",),
        Column.VALUE_DAY: ("入账日期",),
        Column.AMOUNT: ("结算金额",),
        Column.CURRENCY: ("结算币种",),
        Column.TEXT: ("交易描述",),
    },
    spend_is_positive=True,
    currency="CNY",
    offset=CHINA,
)

CGB_CREDIT = SheetFormat(
    name="cgb-credit",
    marks=("交易货币", "入账金额", "入账货币", "交易摘要"),
    columns={
        Column.DAY: ("交易日期",),
        Column.VALUE_DAY: ("入账日期",),
        Column.AMOUNT: ("入账金额",),
        Column.CURRENCY: ("入账货币",),
        Column.TEXT: ("交易摘要",),
    },
    spend_is_positive=True,
    currency="CNY",
    offset=CHINA,
)
