"""Statement formats as a person calls them, and the ones that the empty page names."""

from app.domain.statements import Statement
from ui.words import mark, tr

FORMAT_WORDS = {
    "abc-debit": mark("Agricultural Bank of China"),
    "alipay": mark("Alipay"),
    "bmo": mark("BMO"),
    "bocom-debit": mark("Bank of Communications"),
    "camt": mark("CAMT.053"),
    "ccb-debit": mark("China Construction Bank"),
    "cmb-debit": mark("China Merchants Bank"),
    "dcu": mark("DCU"),
    "hsbc-hk-credit": mark("HSBC Hong Kong, credit card"),
    "hxsec": mark("Huaxi Securities"),
    "icbc-credit": mark("ICBC, credit card"),
    "icbc-debit": mark("ICBC"),
    "icbc-list": mark("ICBC, list"),
    "mapped": mark("Sheet with named columns"),
    "mt940": mark("MT940"),
    "neon": mark("Neon"),
    "ofx": mark("OFX"),
    "qif": mark("QIF"),
    "revolut": mark("Revolut"),
    "sheet": mark("Plain sheet"),
    "stripe": mark("Stripe"),
    "wechat": mark("WeChat Pay"),
    "wechat-merchant-funds": mark("WeChat Pay merchant, funds"),
    "wechat-merchant-trades": mark("WeChat Pay merchant, trades"),
}

SHOWN_FIRST = ("cmb-debit", "icbc-debit", "abc-debit", "bocom-debit", "ccb-debit", "alipay", "wechat", "camt", "mt940", "ofx")  # fmt: skip
"""What the empty page names; the rest is counted."""

_NOT_A_BANK = {"camt", "mapped", "mt940", "ofx", "qif", "sheet"}


def format_words(name: str) -> str:
    """A format's name; one that is not known here keeps its own."""
    return tr(FORMAT_WORDS[name]) if name in FORMAT_WORDS else name


def bank_of(statement: Statement) -> str:
    """The bank that a format gives away; empty for formats that every bank writes."""
    if statement.format in _NOT_A_BANK or statement.format not in FORMAT_WORDS:
        return ""
    return format_words(statement.format).partition(",")[0].partition("，")[0]
