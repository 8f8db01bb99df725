"""CCB 建设银行 for companies: 借方 is money that left; the serial is two numbers joined by a hyphen and kept whole."""

from app.banks.row_rules import RowRules
from app.banks.sheet import CHINA, SheetFormat
from app.domain.statements import Column

CCB_CORPORATE = SheetFormat(
    name="ccb-corporate",
    marks=("账户明细编号-交易流水号", "对方开户机构"),
    columns={
        Column.DAY: ("交易时间", "交易日期"),
        Column.VALUE_DAY: ("记账日期",),
        Column.OUT: ("借方发生额(支取)", "借方发生额/元(支取)", "借方发生额"),
        Column.IN: ("贷方发生额(收入)", "贷方发生额/元(收入)", "贷方发生额"),
        Column.CURRENCY: ("币种",),
        Column.BALANCE: ("余额",),
        Column.PARTY: ("对方户名",),
        Column.PARTY_ACCOUNT: ("对方账号",),
        Column.SERIAL: ("账户明细编号-交易流水号",),
        Column.REFERENCE: ("企业流水号", "凭证号"),
        Column.TEXT: ("摘要", "备注"),
    },
    rules=RowRules(own_account="账号"),
    currency="CNY",
    offset=CHINA,
)
