"""ICBC 工商银行 for companies: four layouts from one bank, told apart by their headings; 借 is money that left."""

from app.banks.row_rules import RowRules
from app.banks.sheet import CHINA, SheetFormat
from app.domain.statements import Column

_PARTY = ("对方单位名称", "对方单位", "对方户名")
_DAY = ("交易时间", "交易日期")
_TEXT = ("摘要", "用途", "附言")

ICBC_HISTORY = SheetFormat(
    name="icbc-corporate-history",
    marks=("本方账号", "对方单位名称", "借方发生额", "贷方发生额"),
    columns={
        Column.DAY: _DAY,
        Column.OUT: ("借方发生额",),
        Column.IN: ("贷方发生额",),
        Column.BALANCE: ("余额",),
        Column.PARTY: _PARTY,
        Column.PARTY_ACCOUNT: ("对方账号",),
        Column.REFERENCE: ("凭证号",),
        Column.TEXT: (*_TEXT, "个性化信息"),
    },
    rules=RowRules(own_account="本方账号"),
    currency="CNY",
    offset=CHINA,
)

ICBC_FLAGGED = SheetFormat(
    name="icbc-corporate-flag",
    marks=("借贷标志", "对方单位", "对方行号", "发生额"),
    columns={
        Column.DAY: _DAY,
        Column.AMOUNT: ("发生额",),
        Column.DIRECTION: ("借贷标志",),
        Column.CURRENCY: ("币种",),
        Column.BALANCE: ("余额",),
        Column.PARTY: _PARTY,
        Column.PARTY_ACCOUNT: ("对方账号",),
        Column.TEXT: _TEXT,
    },
    currency="CNY",
    offset=CHINA,
)

_TURNED = {
    Column.DAY: _DAY,
    Column.IN: ("转入金额",),
    Column.OUT: ("转出金额",),
    Column.CURRENCY: ("币种",),
    Column.BALANCE: ("余额",),
    Column.PARTY: _PARTY,
    Column.PARTY_ACCOUNT: ("对方账号",),
    Column.TEXT: _TEXT,
}

ICBC_FLAGGED_PAIR = SheetFormat(
    name="icbc-corporate-flag-pair",
    marks=("借贷标志", "转入金额", "转出金额"),
    columns=_TURNED,
    currency="CNY",
    offset=CHINA,
)

ICBC_PAIR = SheetFormat(
    name="icbc-corporate-pair",
    marks=("转入金额", "转出金额"),
    not_marks=("借贷标志",),
    columns=_TURNED,
    currency="CNY",
    offset=CHINA,
)

ICBC_ASIA = SheetFormat(
    name="icbc-asia",
    marks=("扣賬/入賬",),
    columns={
        Column.DAY: ("交易時間", "時間"),
        Column.AMOUNT: ("金額", "交易金額"),
        Column.DIRECTION: ("扣賬/入賬",),
        Column.CURRENCY: ("貨幣", "幣種"),
        Column.BALANCE: ("餘額",),
        Column.PARTY: ("對方賬戶名稱", "對方戶名"),
        Column.PARTY_ACCOUNT: ("對方賬號", "對方賬戶"),
        Column.REFERENCE: ("憑證號", "憑證號碼"),
        Column.TEXT: ("摘要", "業務類型"),
    },
    rules=RowRules(own_account="賬號"),
    currency="HKD",
    offset=CHINA,
)
