"""The one table of headings: what columns of statements are called in Chinese and English, best name first."""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from functools import lru_cache

from app.domain.statements import Column

_BLANKS = re.compile(r"[\s\u200b-\u200f\u2060\ufeff]+")

SYNONYMS: Mapping[Column, tuple[str, ...]] = {
    Column.DAY: (
        "交易日期", "交易时间", "记账日期", "记账时间", "入账日期", "入账时间", "会计日期", "交易日", "记账日", "发生时间",
        "发生日期", "日期", "日期时间", "交易创建时间", "成交日期",
        "transaction date", "booking date", "date posted", "posting date", "post date", "date", "completed date",
        "created_utc", "trade date", "value date",
    ),
    Column.TIME: ("交易时间", "记账时间", "时间", "成交时间", "transaction time", "time"),
    Column.VALUE_DAY: ("起息日", "起息日期", "value date", "post date"),
    Column.AMOUNT: (
        "交易金额", "发生额", "金额", "金额(元)", "交易金额(元)", "交易额", "收支金额(元)", "入账金额", "结算金额", "記賬金額", "金額",
        "amount", "transaction amount", "billing amount",
    ),
    Column.IN: (
        "收入", "收入金额", "贷方发生额", "贷方金额", "贷方(入账)", "转入金额", "存入金额", "贷方", "贷方发生额(收入)",
        "贷方金额(收入)", "贷方发生额/元(收入)", "收入金额(+元)", "存入", "记账金额(收入)", "收入(元)", "存入金額", "收入金額",
        "credit", "credit amount", "deposit", "deposits", "money in", "paid in", "amount in",
    ),
    Column.OUT: (
        "支出", "支出金额", "借方发生额", "借方金额", "借方(出账)", "转出金额", "取出金额", "借方", "借方发生额(支取)",
        "借方金额(支出)", "借方发生额/元(支取)", "支出金额(-元)", "支取", "记账金额(支出)", "支出(元)", "支出金額",
        "debit", "debit amount", "withdrawal", "withdrawals", "money out", "paid out", "amount out",
    ),
    Column.DIRECTION: (
        "借贷标志", "借贷标记", "借/贷", "收/支", "交易方向", "借贷", "收支类型", "收支方向", "扣賬/入賬",
        "d/c", "debit/credit", "credit/debit", "dr/cr", "direction",
    ),
    Column.CURRENCY: (
        "币种", "币别", "货币", "交易币种", "记账币种", "交易货币", "货币种类", "入账货币", "結算貨幣",
        "currency", "billing currency", "currency code",
    ),
    Column.BALANCE: (
        "余额", "账户余额", "交易后余额", "本次余额", "联机余额", "账户余额(元)", "账户结余(元)", "结余", "余额(元)", "餘額",
        "balance", "running balance", "current balance", "account balance",
    ),
    Column.PARTY: (
        "对方户名", "对方名称", "对方单位", "对方单位名称", "对方账户名称", "对方账户名", "收(付)方名称", "交易对手名称",
        "交易对方", "对手信息", "对方单位户名", "對方戶名",
        "payee", "counterparty", "counterparty name", "partner name", "merchant name", "merchant", "name",
    ),
    Column.PARTY_ACCOUNT: (
        "对方账号", "对方账户", "收(付)方账号", "交易对手账号", "对方卡号/账号", "对方帐号", "對方賬號",
        "counterparty account", "bank account", "payee account number", "iban",
    ),
    Column.SERIAL: (
        "流水号", "交易流水号", "核心流水号", "柜员流水号", "日志号", "账务流水号", "资金流水单号", "账户明细编号-交易流水号",
        "交易单号", "电子回单号", "凭证号", "业务流水号",
        "transaction id", "reference number", "operation number", "balance_transaction_id", "id",
    ),
    Column.REFERENCE: (
        "业务参考号", "商务支付订单号", "企业流水号", "商户订单号", "商户单号", "商家订单号", "业务凭证号", "客户申请号",
        "reference", "payment reference",
    ),
    Column.TEXT: (
        "摘要", "交易摘要", "用途", "附言", "交易附言", "备注", "交易备注", "商品说明", "商品", "交易类型", "业务类型", "交易名称",
        "description", "label", "details", "detail", "memo", "narrative", "notes", "note",
    ),
    Column.STATUS: ("交易状态", "当前状态", "状态", "transaction status", "status", "state"),
    Column.FEE: ("手续费", "服务费(元)", "手续费(元)", "fee", "fees"),
}  # fmt: skip
"""Names in the order in which they are preferred where a sheet carries several of them."""

JOINED = frozenset({Column.TEXT, Column.REFERENCE})
"""Columns whose several headings are read together instead of the best alone."""


@lru_cache(maxsize=8192)
def normal(heading: str) -> str:
    """A heading as it is compared: width and case levelled, no blanks, a bilingual `[ English ]` tail cut off."""
    text = _BLANKS.sub("", unicodedata.normalize("NFKC", heading)).casefold()
    return text.partition("[")[0] or text


def normal_row(cells: Iterable[object]) -> tuple[str, ...]:
    """Every cell of a line as a heading; what is not text is no heading."""
    return tuple(normal(cell) if isinstance(cell, str) else "" for cell in cells)


MEANINGS: Mapping[Column, tuple[str, ...]] = {column: tuple(map(normal, names)) for column, names in SYNONYMS.items()}
"""The synonyms in the form in which they are compared."""

KNOWN_WORDS = frozenset(name for names in MEANINGS.values() for name in names)
"""Every heading that we know: a text in which none of them shows was read in the wrong encoding, or is no statement."""
