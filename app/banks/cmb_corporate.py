"""CMB 招商银行 for companies and the online banking list of its cards; 冲账标志 (* reversal, X correction) is kept as the status."""

from app.banks.row_rules import RowRules
from app.banks.sheet import CHINA, SheetFormat
from app.domain.statements import Column

CMB_CORPORATE = SheetFormat(
    name="cmb-corporate",
    marks=("收(付)方名称", "业务参考号", "借方金额", "贷方金额"),
    columns={
        Column.DAY: ("交易日",),
        Column.TIME: ("交易时间",),
        Column.VALUE_DAY: ("起息日",),
        Column.OUT: ("借方金额",),
        Column.IN: ("贷方金额",),
        Column.CURRENCY: ("币种",),
        Column.BALANCE: ("余额",),
        Column.PARTY: ("收(付)方名称",),
        Column.PARTY_ACCOUNT: ("收(付)方账号",),
        Column.SERIAL: ("流水号",),
        # The best key against payment orders.
        Column.REFERENCE: ("业务参考号", "商务支付订单号", "票据号"),
        Column.TEXT: ("摘要", "用途", "业务摘要", "其它摘要", "扩展摘要"),
        Column.STATUS: ("冲账标志",),
    },
    rules=RowRules(own_account="账号"),
    currency="CNY",
    offset=CHINA,
)

CMB_ONLINE = SheetFormat(
    name="cmb-online",
    marks=("收入", "支出", "余额", "交易类型", "交易备注"),
    not_marks=("本方账号",),
    columns={
        Column.DAY: ("交易日期",),
        Column.TIME: ("交易时间",),
        Column.IN: ("收入",),
        Column.OUT: ("支出",),
        Column.BALANCE: ("余额",),
        Column.TEXT: ("交易类型", "交易备注"),
    },
    currency="CNY",
    offset=CHINA,
)
