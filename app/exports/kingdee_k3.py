"""Kingdee 金蝶 K/3 and KIS: an Excel file of two sheets, the vouchers in 37 columns (36 in older versions) and their description."""

from collections.abc import Sequence
from decimal import Decimal
from typing import IO

from openpyxl import Workbook

from app.domain.money import Money
from app.domain.vouchers import Auxiliary, Voucher, VoucherEntry, in_order
from app.exports.sheets import add_rows

COLUMNS: tuple[tuple[str, str], ...] = (
    ("凭证日期", "FDate"), ("会计年度", "FYear"), ("会计期间", "FPeriod"), ("凭证字", "FGroupID"), ("凭证号", "FNumber"),
    ("科目代码", "FAccountNum"), ("科目名称", "FAccountName"), ("币别代码", "FCurrencyNum"), ("币别名称", "FCurrencyName"),
    ("原币金额", "FAmountFor"), ("借方", "FDebit"), ("贷方", "FCredit"), ("制单", "FPreparerID"), ("审核", "FCheckerID"),
    ("核准", "FApproveID"), ("出纳", "FCashierID"), ("经办", "FHandler"), ("结算方式", "FSettleTypeID"), ("结算号", "FSettleNo"),
    ("凭证摘要", "FExplanation"), ("数量", "FQuantity"), ("数量单位", "FMeasureUnitID"), ("单价", "FUnitPrice"),
    ("参考信息", "FReference"), ("业务日期", "FTransDate"), ("往来业务编号", "FTransNo"), ("附件数", "FAttachments"),
    ("序号", "FSerialNum"), ("系统模块", "FObjectName"), ("业务描述", "FParameter"), ("汇率类型", "FExchangeRateType"),
    ("汇率", "FExchangeRate"), ("分录序号", "FEntryID"), ("核算项目", "FItem"), ("过账", "FPosted"),
    ("机制凭证", "FInternalInd"), ("现金流量", "FCashFlow"),
)  # fmt: skip
RATE_TYPE = "FExchangeRateType"
_SCHEMA = ("FType", "FKey", "FFieldName", "FCaption", "FValueType")
_CLASS_TYPE_ID = 123
_NUMERIC = frozenset({
    "FYear", "FPeriod", "FNumber", "FAmountFor", "FDebit", "FCredit", "FQuantity", "FUnitPrice", "FExchangeRate",
})  # fmt: skip
_NAMES = {"CNY": ("RMB", "人民币"), "USD": ("USD", "美元"), "HKD": ("HKD", "港币"), "EUR": ("EUR", "欧元")}

Value = str | Decimal | int | None


def write_k3(vouchers: Sequence[Voucher], out: IO[bytes], *, with_rate_type: bool = True, by_key: bool = False) -> None:
    """Write both sheets; `by_key` heads the columns with F-names, for versions that take those."""
    columns = [column for column in COLUMNS if with_rate_type or column[1] != RATE_TYPE]
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "Page1"
    lines = [
        [cells[key] for _, key in columns]
        for serial, voucher in enumerate(in_order(vouchers), start=1)
        for place, entry in enumerate(voucher.entries)
        for cells in [_cells(voucher, entry, serial, place)]
    ]
    add_rows(sheet, [[key if by_key else caption for caption, key in columns], *lines])
    add_rows(book.create_sheet("t_Schema"), _schema(columns))
    book.save(out)


def _cells(voucher: Voucher, entry: VoucherEntry, serial: int, place: int) -> dict[str, Value]:
    side = entry.debit or entry.credit
    original = entry.foreign or side
    code, name = _NAMES.get(original.currency, (original.currency, original.currency))
    filled: dict[str, Value] = {
        "FDate": voucher.day.isoformat(),
        "FYear": voucher.day.year,
        "FPeriod": voucher.day.month,
        "FGroupID": voucher.word,
        "FNumber": voucher.number,
        "FAccountNum": entry.account.code,
        "FAccountName": entry.account.name,
        "FCurrencyNum": code,
        "FCurrencyName": name,
        "FAmountFor": _amount(original),
        "FDebit": _amount(entry.debit),
        "FCredit": _amount(entry.credit),
        "FPreparerID": voucher.preparer,
        "FExplanation": entry.summary,
        "FQuantity": 0,
        "FUnitPrice": 0,
        "FTransDate": voucher.day.isoformat(),
        "FAttachments": voucher.attachments,
        "FSerialNum": serial,
        "FExchangeRate": entry.rate,
        "FEntryID": place,
        "FItem": item_text(entry.account.auxiliaries),
        "FPosted": 0,
    }
    return {key: filled.get(key, "") for _, key in COLUMNS}


def item_text(auxiliaries: Sequence[Auxiliary]) -> str:
    """核算项目 as the program reads it: kind---code---name."""
    return ";".join(f"{one.kind}---{one.code}---{one.name}" for one in auxiliaries)


def _amount(money: Money) -> Decimal:
    return money.rounded().amount


def _schema(columns: Sequence[tuple[str, str]]) -> list[list[Value]]:
    fields: list[list[Value]] = [
        ["FieldInfo", key, key, caption, "decimal" if key in _NUMERIC else "string"] for caption, key in columns
    ]
    return [
        list(_SCHEMA),
        ["ClassInfo", "ClassType", "VoucherData", "VoucherData", ""],
        ["ClassInfo", "ClassTypeID", str(_CLASS_TYPE_ID), str(_CLASS_TYPE_ID), ""],
        ["PageInfo", "Page1", "Page1", "Page1", ""],
        *fields,
    ]
