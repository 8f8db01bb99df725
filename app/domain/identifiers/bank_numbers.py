"""Numbers of banks: CNAPS 联行号, corporate accounts, cards, the approval number of a basic account 核准号."""

import re

from app.domain.identifiers.shapes import is_ascii_digits, plain

BANKS = {
    "102": "中国工商银行",
    "103": "中国农业银行",
    "104": "中国银行",
    "105": "中国建设银行",
    "301": "交通银行",
    "302": "中信银行",
    "303": "中国光大银行",
    "304": "华夏银行",
    "305": "中国民生银行",
    "306": "广发银行",
    "307": "平安银行",
    "308": "招商银行",
    "309": "兴业银行",
    "310": "浦发银行",
    "313": "城市商业银行",
    "314": "农村商业银行",
    "402": "农村信用社",
    "403": "中国邮政储蓄银行",
}


def is_cnaps(text: str) -> bool:
    """Twelve digits of a known bank; the check routine is not public enough to rely on."""
    number = plain(text)
    return len(number) == 12 and is_ascii_digits(number) and number[:3] in BANKS


def bank_of(cnaps: str) -> str | None:
    """The bank behind the first three digits."""
    return BANKS.get(plain(cnaps)[:3])


def is_account_number(text: str) -> bool:
    """8 to 32 digits; corporate accounts have no common check."""
    number = plain(text).replace("-", "")
    return 8 <= len(number) <= 32 and is_ascii_digits(number)


def is_card_number(text: str) -> bool:
    """12 to 19 digits that pass Luhn."""
    number = plain(text)
    if not (12 <= len(number) <= 19 and is_ascii_digits(number)):
        return False
    total = 0
    for place, digit in enumerate(reversed(number)):
        doubled = int(digit) * (2 if place % 2 else 1)
        total += doubled - 9 if doubled > 9 else doubled
    return total % 10 == 0


def is_basic_account_approval(text: str) -> bool:
    """J and thirteen digits."""
    return re.fullmatch(r"J\d{13}", plain(text).upper(), re.ASCII) is not None


def is_bic(text: str) -> bool:
    """The shape of a SWIFT code: bank, country, place, and maybe a branch."""
    return re.fullmatch(r"[A-Z]{6}[A-Z0-9]{2}([A-Z0-9]{3})?", plain(text).upper()) is not None


def is_iban(text: str) -> bool:
    """The check of ISO 13616: moved round, letters as numbers, remainder 1 of 97."""
    number = plain(text).upper()
    if not re.fullmatch(r"[A-Z]{2}\d{2}[A-Z0-9]{10,30}", number, re.ASCII):
        return False
    return int("".join(str(int(letter, 36)) for letter in number[4:] + number[:4])) % 97 == 1
