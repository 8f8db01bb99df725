"""The words of a close statement, in both languages side by side: it is signed in one and audited in the other."""

from collections.abc import Mapping

from app.exports.reconciliation_words import WORDS, word

TITLE = "关账报表 Statement of the period"
SHEETS = {
    "summary": "汇总 Summary",
    "places": "账户变动 Places",
    "open": "未对账 Open items",
    "findings": "发现 Findings",
}
HEADINGS: Mapping[str, tuple[str, ...]] = {
    "places": ("账户 Place", "名称 Name", "币种 Currency", "期初 Opening", "增加 In", "减少 Out", "期末 Closing"),
    "open": (
        "日期 Date", "方 Side", "账户 Account", "对方 Party", "编号 Number", "金额 Amount", "币种 Currency",
        "原因 Cause", "确认人 Accepted by",
    ),
    "findings": ("种类 Kind", "确定 Certain", "金额 Amount", "币种 Currency", "理由 Reason"),
}  # fmt: skip
LABELS: Mapping[str, str] = {
    "company": "公司 Company",
    "period": "期间 Period",
    "made": "编制 Made",
    "digest": "存证摘要 Digest in the record",
    "side": "方 Side",
    "rows": "行数 Rows",
    "currency": "币种 Currency",
    "before": "对账前 Before",
    "after": "期末未对 Open at the end",
    "proved": "规则证明的对账组 Groups proved by rule",
    "confirmed": "人工确认 Confirmed by",
    "difference": "差异入账 Differences booked",
    "invoices": "期内发票 Invoices of the period",
    "open_items": "未对账项 Open items",
    "findings": "发现 Findings",
    "prepared_by": "编制人 Prepared by",
    "checked_by": "复核人 Checked by",
    "approved_by": "批准人 Approved by",
    "signature": "签字 Signature",
    "date": "日期 Date",
    "page": "页 Page",
    "yes": "是 yes",
    "no": "否 no",
    "more": "其余见工作簿 the rest stands in the workbook",
}
PLACES: Mapping[str, str] = {
    "in-transit": "在途 In transit",
    "opening": "期初建账 Before the book",
    "rebate": "赠款返点 Grants",
    "unexplained": "未解释 Unexplained",
    "fee": "手续费 Fees",
    "interest": "利息 Interest",
    "fx": "汇兑差额 Exchange",
    "rounding": "尾差 Rounding",
    "tax": "税金 Tax",
    "own-transfer": "内部转账 Own transfers",
}
KINDS_OF_PLACE: Mapping[str, str] = {
    "bank": "银行 Bank",
    "account/cash": "账户现金 Account, cash",
    "account/grant": "账户赠款 Account, grant",
    "account/credit": "账户授信 Account, credit",
    "account/deposit": "账户保证金 Account, deposit",
    "wallet/cash": "钱包现金 Wallet, cash",
    "wallet/grant": "钱包赠款 Wallet, grant",
    "wallet/credit": "钱包授信 Wallet, credit",
    "wallet/deposit": "钱包保证金 Wallet, deposit",
    "spend": "消耗 Spend",
    "provider": "服务商 Provider",
}
CAUSES: Mapping[str, str] = {
    **{code: WORDS[code] for code in ("in_transit", "missing_record", "missing_payment", "unknown_receipt", "fee")},
    **{code: WORDS[code] for code in ("interest", "grant", "own_transfer", "double")},
    "waiting": "待确认 Waiting for an answer",
    "unseen": "对账后新到 Came after the last run",
    "later": "期后对上 Matched after the period",
    "fx": "汇兑 Exchange",
    "rounding": "尾差 Rounding",
    "tax": "税金 Tax",
    "rebate": "返点 Rebate",
    "swapped": "数字颠倒 Swapped digits",
    "partial": "部分到账 Not arrived",
    "unexplained": "未解释 Unexplained",
}


def place_word(place: str) -> str:
    """A place of the book in words."""
    if place in PLACES:
        return PLACES[place]
    kind, _, rest = place.partition(":")
    fund_class = rest.partition("/")[2]
    return KINDS_OF_PLACE.get(f"{kind}/{fund_class}" if fund_class else kind, place)


def cause_word(cause: str) -> str:
    """Why something is open, in words."""
    return CAUSES.get(cause, word(cause))


def side_word(key: str) -> str:
    """Bank or platform, by the key of a row or the name of the side."""
    return WORDS["left" if key.startswith("bank") else "right"]
