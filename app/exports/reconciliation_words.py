"""The words of the reconciliation report, in both languages side by side: it is signed in one and audited in the other."""

from collections.abc import Mapping

SHEETS = {
    "summary": "汇总 Summary",
    "groups": "对账组 Groups",
    "doubles": "重复入账 Double bookings",
    "findings": "发现 Findings",
    "open": "未对账 Open rows",
    "invoices": "发票 Invoices",
}

HEADINGS: Mapping[str, tuple[str, ...]] = {
    "groups": (
        "组 Group", "状态 State", "方法 Found by", "得分 Score", "方 Side", "编号 Id", "日期 Date", "金额 Amount",
        "币种 Currency", "对方 Party", "参考号 Reference", "摘要 Text", "理由 Reasons", "差异 Differences",
        "其他可能 Others that fit",
    ),
    "doubles": ("银行流水 Bank rows", "平台记录 Platform rows", "金额 Amount", "币种 Currency", "理由 Reason"),
    "findings": (
        "种类 Kind", "确定 Certain", "金额 Amount", "币种 Currency", "银行流水 Bank rows", "平台记录 Platform rows",
        "发票 Invoices", "理由 Reason",
    ),
    "open": (
        "方 Side", "类别 Class", "编号 Id", "日期 Date", "金额 Amount", "币种 Currency", "对方 Party",
        "参考号 Reference", "摘要 Text",
    ),
    "invoices": (
        "发票 Invoices", "银行流水 Bank rows", "平台记录 Platform rows", "关联 How", "确定 Sure",
        "开票减付款 Invoiced less paid", "币种 Currency",
    ),
}  # fmt: skip

WORDS: Mapping[str, str] = {
    "left": "银行 Bank",
    "right": "平台 Platform",
    "0-clean": "冲销 Cancelled within one side",
    "1-reference": "单号 Same number",
    "2-unique-amount": "唯一金额 Only amount that fits",
    "3-assignment": "最优分配 Best assignment",
    "4-near-amount": "近似金额 Near amount with a reason",
    "5-sums": "合计 Adds up",
    "6-settlement": "周期结算 Settlement of a period",
    "by-hand": "手工 By hand",
    "proposed": "待确认 Proposed",
    "auto": "已证明 Proved",
    "ambiguous": "有歧义 Ambiguous",
    "confirmed": "已确认 Confirmed",
    "in_transit": "在途 In transit",
    "missing_record": "平台无记录 No platform record",
    "missing_payment": "银行无付款 No bank payment",
    "unknown_receipt": "不明收款 Unknown receipt",
    "fee": "手续费 Fee",
    "interest": "利息 Interest",
    "grant": "赠款 Grant",
    "own_transfer": "内部转账 Own transfer",
    "double": "重复 Double",
    "double_booking": "一款两账 One payment, two records",
    "duplicate_payment": "重复付款 Paid twice",
    "partial_transfer": "部分到账 Partial transfer",
    "unknown_fee": "合同外费用 Fee that no contract knows",
    "invoice_above_cash": "发票超实付 Invoice above cash paid",
    "invoice_repeated": "发票重复 Invoice repeated",
    "refund_without_red_invoice": "退款无红票 Refund without red-letter invoice",
    "burn_at_another_midnight": "跨时区切日 Spend cut at another midnight",
    "rebate_missing": "返点未到 Rebate that never came",
    "by_number": "号码 By number",
    "by_amount": "金额 By amount",
    "by_sum": "合计 By sum",
    "by_period": "期间 By period",
    "red_letter": "红字 Red letter",
}

SUMMARY: Mapping[str, str] = {
    "title": "对账报告 Reconciliation report",
    "made_on": "编制日期 Made on",
    "period": "期间 Period",
    "side": "方 Side",
    "rows": "行数 Rows",
    "currency": "币种 Currency",
    "before": "对账前 Before",
    "after": "对账后未对 Open after",
    "waiting": "其中待确认 Waiting for a person",
    "proved": "已证明 Proved",
    "pass": "方法 Found by",
    "state": "状态 State",
    "count": "数量 Count",
    "not_searched": "未搜索 Not searched",
    "prepared_by": "编制人 Prepared by",
    "checked_by": "复核人 Checked by",
    "approved_by": "批准人 Approved by",
    "signature": "签字 Signature",
    "date": "日期 Date",
}


def word(code: str) -> str:
    """A code in words; a code without words as it is."""
    return WORDS.get(code, code)
