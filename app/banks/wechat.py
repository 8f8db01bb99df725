"""WeChat Pay 微信支付: the personal bill, and the merchant's trade and fund-flow bills."""

import re

from app.banks.sheet import CHINA, SheetFormat
from app.banks.words import WALLET_WORDS
from app.domain.statements import Column

WECHAT = SheetFormat(
    name="wechat",
    marks=("交易单号", "商户单号"),
    columns={
        Column.DAY: ("交易时间",),
        Column.AMOUNT: ("金额(元)",),
        Column.DIRECTION: ("收/支",),
        Column.PARTY: ("交易对方",),
        Column.SERIAL: ("交易单号",),
        Column.REFERENCE: ("商户单号",),
        Column.TEXT: ("交易类型", "商品", "备注"),
        Column.STATUS: ("当前状态",),
    },
    words=WALLET_WORDS,
    currency="CNY",
    offset=CHINA,
    fee_in_text=re.compile(r"服务费\s*[¥\uffe5]\s*[0-9.]+"),
)

WECHAT_TRADES = SheetFormat(
    name="wechat-merchant-trades",
    marks=("微信订单号", "商户订单号", "交易状态"),
    columns={
        Column.DAY: ("交易时间",),
        Column.IN: ("应结订单金额", "总金额"),
        Column.OUT: ("退款金额",),
        Column.CURRENCY: ("货币种类",),
        # A refund's line repeats the numbers of its payment, so none of them is the line's own.
        Column.REFERENCE: ("微信订单号", "商户订单号", "微信退款单号", "商户退款单号"),
        Column.TEXT: ("商品名称", "商户数据包"),
        Column.STATUS: ("交易状态",),
    },
    out_wins=True,
    currency="CNY",
    offset=CHINA,
)

WECHAT_FUNDS = SheetFormat(
    name="wechat-merchant-funds",
    marks=("资金流水单号", "收支类型"),
    columns={
        Column.DAY: ("记账时间",),
        Column.AMOUNT: ("收支金额(元)",),
        Column.DIRECTION: ("收支类型",),
        Column.BALANCE: ("账户结余(元)",),
        Column.SERIAL: ("资金流水单号",),
        Column.REFERENCE: ("微信支付业务单号", "业务凭证号"),
        Column.TEXT: ("业务名称", "业务类型", "备注"),
    },
    words=WALLET_WORDS,
    currency="CNY",
    offset=CHINA,
)
