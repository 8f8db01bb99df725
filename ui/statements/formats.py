"""Statement formats as a person calls them, and the ones that the empty page names."""

from app.domain.statements import Statement
from ui.words import mark, tr

FORMAT_WORDS = {
    "abc-corporate": mark("Agricultural Bank of China, company"),
    "abc-debit": mark("Agricultural Bank of China"),
    "alipay": mark("Alipay"),
    "alipay-merchant-ledger": mark("Alipay merchant, ledger"),
    "bmo": mark("BMO"),
    "boc-corporate": mark("Bank of China, company"),
    "boc-debit": mark("Bank of China"),
    "bocom-corporate": mark("Bank of Communications, company"),
    "bocom-debit": mark("Bank of Communications"),
    "camt": mark("CAMT.053"),
    "ccb-corporate": mark("China Construction Bank, company"),
    "ccb-debit": mark("China Construction Bank"),
    "cgb-credit": mark("Guangfa Bank, credit card"),
    "citic-corporate": mark("CITIC Bank, company"),
    "citic-corporate-new": mark("CITIC Bank, company (new)"),
    "citic-credit": mark("CITIC Bank, credit card"),
    "cmb-corporate": mark("China Merchants Bank, company"),
    "cmb-debit": mark("China Merchants Bank"),
    "cmb-online": mark("China Merchants Bank, online"),
    "dcu": mark("DCU"),
    "hsbc-hk-account": mark("HSBC Hong Kong"),
    "hsbc-hk-credit": mark("HSBC Hong Kong, credit card"),
    "hxsec": mark("Huaxi Securities"),
    "icbc-asia": mark("ICBC Asia"),
    "icbc-corporate-flag": mark("ICBC, company (direction word)"),
    "icbc-corporate-flag-pair": mark("ICBC, company (word and two columns)"),
    "icbc-corporate-history": mark("ICBC, company (history)"),
    "icbc-corporate-pair": mark("ICBC, company (two columns)"),
    "icbc-credit": mark("ICBC, credit card"),
    "icbc-debit": mark("ICBC"),
    "icbc-list": mark("ICBC, list"),
    "mapped": mark("Sheet with named columns"),
    "mt940": mark("MT940"),
    "neon": mark("Neon"),
    "ofx": mark("OFX"),
    "payoneer": mark("Payoneer"),
    "paypal-activity": mark("PayPal, activity"),
    "paypal-statement": mark("PayPal, statement"),
    "ping-an-corporate": mark("Ping An Bank, company"),
    "qif": mark("QIF"),
    "revolut": mark("Revolut"),
    "sheet": mark("Plain sheet"),
    "spdb-corporate": mark("SPD Bank, company"),
    "spdb-debit": mark("SPD Bank"),
    "stripe": mark("Stripe"),
    "wechat": mark("WeChat Pay"),
    "wechat-merchant-funds": mark("WeChat Pay merchant, funds"),
    "wechat-merchant-trades": mark("WeChat Pay merchant, trades"),
    "wise": mark("Wise"),
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
