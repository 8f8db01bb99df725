"""Alipay 支付宝 for merchants: the ledger 账务明细, whose fees and their refunds are rows of their own between the payments."""

from app.banks.sheet import CHINA, SheetFormat
from app.domain.statements import Column

ALIPAY_LEDGER = SheetFormat(
    name="alipay-merchant-ledger",
    marks=("账务流水号", "业务流水号", "收入金额(+元)", "支出金额(-元)"),
    columns={
        Column.DAY: ("发生时间",),
        Column.IN: ("收入金额(+元)",),
        Column.OUT: ("支出金额(-元)",),
        Column.BALANCE: ("账户余额(元)",),
        Column.PARTY: ("对方账号",),
        Column.PARTY_ACCOUNT: ("对方账号",),
        Column.SERIAL: ("账务流水号",),
        Column.REFERENCE: ("商户订单号", "业务流水号", "业务基础订单号"),
        Column.TEXT: ("业务类型", "商品名称", "业务描述", "备注"),
    },
    currency="CNY",
    offset=CHINA,
)
