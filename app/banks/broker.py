"""Huaxi Securities 华西证券: a list of settlements, tab separated text that is named .xls, cells written as ="…"."""

from app.banks.sheet import CHINA, SheetFormat
from app.domain.statements import Column

HXSEC = SheetFormat(
    name="hxsec",
    marks=("交收日期", "清算金额"),
    columns={
        Column.DAY: ("交收日期",),
        Column.TIME: ("成交时间",),
        Column.AMOUNT: ("清算金额",),
        Column.CURRENCY: ("币种",),
        Column.BALANCE: ("资金本次余额",),
        Column.PARTY: ("证券名称",),
        Column.TEXT: ("业务名称", "证券代码"),
    },
    currency="CNY",
    offset=CHINA,
)
