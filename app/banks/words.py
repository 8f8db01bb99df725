"""Words in cells: which way the money went, and which currency."""

from collections.abc import Mapping
from functools import lru_cache

from app.banks.headings import normal
from app.domain.statements import Direction

WALLET_WORDS: Mapping[str, Direction] = {
    "收入": Direction.IN,
    "支出": Direction.OUT,
    "不计收支": Direction.NEUTRAL,
    "/": Direction.NEUTRAL,
    "中性交易": Direction.NEUTRAL,
    "其他": Direction.NEUTRAL,
}
"""The words of payment wallets, and no others: a word that the wallet does not print is not ours to interpret."""

BANK_WORDS: Mapping[str, Direction] = {
    **dict.fromkeys(("收入", "转入", "存入", "来账", "入账", "入賬", "贷", "贷方", "贷cr", "cr", "c", "credit", "in", "+"), Direction.IN),
    **dict.fromkeys(("支出", "转出", "取出", "往账", "出账", "扣賬", "借", "借方", "借dr", "dr", "d", "debit", "out", "-"), Direction.OUT),
    **dict.fromkeys(("不计收支", "/"), Direction.NEUTRAL),
}  # fmt: skip
"""The words of banks: 借 on a statement is the bank's view, money that left the account."""

_CURRENCIES: Mapping[str, str] = {
    **dict.fromkeys(("人民币", "人民币元", "人民幣", "rmb", "¥", "元"), "CNY"),
    **dict.fromkeys(("港币", "港元", "港幣", "hk$"), "HKD"),
    **dict.fromkeys(("美元", "美金", "us$"), "USD"),
    "欧元": "EUR",
    "€": "EUR",
    "日元": "JPY",
    "英镑": "GBP",
    "£": "GBP",
    "新加坡元": "SGD",
}


@lru_cache(maxsize=1024)
def currency_of(word: str) -> str | None:
    """The ISO code that a cell names, or None when it names none."""
    text = normal(word)
    if text in _CURRENCIES:
        return _CURRENCIES[text]
    return text.upper() if len(text) == 3 and text.isascii() and text.isalpha() else None
