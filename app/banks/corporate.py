"""Company accounts of ABC, BoCom, CITIC, SPDB and Ping An: one layout each, or two; 借 is money that left the account."""

from app.banks.row_rules import RowRules
from app.banks.sheet import CHINA, SheetFormat
from app.domain.statements import Column

ABC_CORPORATE = SheetFormat(
    name="abc-corporate",
    marks=("交易时间", "收入金额", "支出金额", "账户余额"),
    columns={
        Column.DAY: ("交易时间",),
        Column.IN: ("收入金额",),
        Column.OUT: ("支出金额",),
        Column.BALANCE: ("账户余额",),
        Column.PARTY: ("对方户名",),
        Column.PARTY_ACCOUNT: ("对方账号",),
        Column.TEXT: ("交易用途", "交易用途/摘要", "摘要"),
    },
    only_dated=True,
    currency="CNY",
    offset=CHINA,
)

BOCOM_CORPORATE = SheetFormat(
    name="bocom-corporate",
    marks=("交易时间", "借方", "贷方", "对方户名"),
    columns={
        Column.DAY: ("交易时间",),
        Column.OUT: ("借方",),
        Column.IN: ("贷方",),
        Column.BALANCE: ("余额",),
        Column.PARTY: ("对方户名",),
        Column.PARTY_ACCOUNT: ("对方账号",),
        Column.TEXT: ("摘要",),
    },
    currency="CNY",
    offset=CHINA,
)

CITIC_CORPORATE = SheetFormat(
    name="citic-corporate",
    marks=("对方账户名称", "借方发生额", "贷方发生额", "账户余额"),
    columns={
        Column.DAY: ("交易日期",),
        Column.TIME: ("交易时间",),
        Column.OUT: ("借方发生额",),
        Column.IN: ("贷方发生额",),
        Column.BALANCE: ("账户余额",),
        Column.PARTY: ("对方账户名称",),
        Column.PARTY_ACCOUNT: ("对方账号",),
        Column.TEXT: ("摘要", "附言"),
    },
    currency="CNY",
    offset=CHINA,
)

CITIC_CORPORATE_NEW = SheetFormat(
    name="citic-corporate-new",
    marks=("账号名称", "交易日", "借方金额", "贷方金额", "余额"),
    not_marks=("收(付)方名称",),
    columns={
        Column.DAY: ("交易日",),
        Column.TIME: ("交易时间",),
        Column.OUT: ("借方金额",),
        Column.IN: ("贷方金额",),
        Column.CURRENCY: ("币种",),
        Column.BALANCE: ("余额",),
        Column.PARTY: ("对方账户名称", "对方户名", "对方名称"),
        Column.PARTY_ACCOUNT: ("对方账号",),
        Column.TEXT: ("摘要", "附言"),
    },
    rules=RowRules(own_account="账号"),
    currency="CNY",
    offset=CHINA,
)

SPDB_CORPORATE = SheetFormat(
    name="spdb-corporate",
    marks=("申请日期", "对方行名", "借方金额", "贷方金额"),
    columns={
        Column.DAY: ("交易日期",),
        Column.TIME: ("交易时间",),
        Column.OUT: ("借方金额",),
        Column.IN: ("贷方金额",),
        Column.BALANCE: ("余额",),
        Column.PARTY: ("对方户名",),
        Column.PARTY_ACCOUNT: ("对方账号",),
        Column.SERIAL: ("交易流水号",),
        Column.REFERENCE: ("凭证号",),
        Column.TEXT: ("摘要",),
    },
    currency="CNY",
    offset=CHINA,
)

SPDB = SheetFormat(
    name="spdb-debit",
    marks=("顺序号", "存入金额", "取出金额", "交易对手名称"),
    columns={
        Column.DAY: ("交易日期",),
        Column.IN: ("存入金额",),
        Column.OUT: ("取出金额",),
        Column.BALANCE: ("余额",),
        Column.PARTY: ("交易对手名称",),
        Column.PARTY_ACCOUNT: ("交易对手账号",),
        Column.TEXT: ("交易类型", "附言"),
    },
    currency="CNY",
    offset=CHINA,
)

PING_AN = SheetFormat(
    name="ping-an-corporate",
    marks=("传票号", "借方", "贷方", "付款人名称", "收款人名称"),
    columns={
        Column.DAY: ("交易日期",),
        Column.OUT: ("借方",),
        Column.IN: ("贷方",),
        Column.BALANCE: ("余额",),
        Column.REFERENCE: ("传票号",),
        Column.TEXT: ("用途", "摘要"),
    },
    rules=RowRules(payer=("付款人名称", "付款人账户"), payee=("收款人名称", "收款人账户")),
    currency="CNY",
    offset=CHINA,
)
