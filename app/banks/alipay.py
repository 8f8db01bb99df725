"""Alipay 支付宝: the app's export; 不计收支 moves no money of its own, and the status is kept but never applied."""

from app.banks.sheet import CHINA, SheetFormat
from app.banks.words import WALLET_WORDS
from app.domain.statements import Column

ALIPAY = SheetFormat(
    name="alipay",
    marks=("交易订单号", "商家订单号"),
    columns={
        Column.DAY: ("交易时间",),
        Column.AMOUNT: ("金额",),
        Column.DIRECTION: ("收/支",),
        Column.PARTY: ("交易对方",),
        Column.PARTY_ACCOUNT: ("对方账号",),
        Column.SERIAL: ("交易订单号",),
        Column.REFERENCE: ("商家订单号",),
        Column.TEXT: ("交易分类", "商品说明", "备注"),
        Column.STATUS: ("交易状态",),
    },
    words=WALLET_WORDS,
    currency="CNY",
    offset=CHINA,
)
