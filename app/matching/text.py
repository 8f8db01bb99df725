"""Texts made comparable: names without legal forms and payment prefixes, numbers that can serve as references."""

import re
import unicodedata
from datetime import date
from functools import lru_cache

from rapidfuzz import fuzz

_FORMS = ("股份有限公司", "有限责任公司", "有限公司", "股份公司", "集团", "股份", "公司")
_FORM_WORDS = frozenset({"CO", "LTD", "LIMITED", "INC", "LLC", "CORP", "PTE", "GMBH", "PLC", "COMPANY", "CORPORATION"})
_PREFIXES = ("支付宝", "财付通", "银联在线", "银联", "微信支付", "ALIPAY", "TENPAY", "UNIONPAY", "WECHATPAY")
_NUMBER = re.compile(r"[A-Z0-9]+(?:[-_/.][A-Z0-9]+)*")
_FEW_DIGITS = re.compile(r"(?:\D*\d){0,3}\D*")
_JOINTS = re.compile(r"[-_/.]")
_LONG_PART = re.compile(r"\d{8,}")
_HAN_GAP = re.compile(r"(?<=[\u3400-\u9fff]) (?=[\u3400-\u9fff])")
_REVERSAL = re.compile(r"冲正|冲销|冲账|抹账|撤销|退回|退汇|作废|\bREVERS|\bVOID|\bCANCEL|\bRETURNED")
_REFUND = re.compile(r"退款|退费|\bREFUND|\bCHARGEBACK")
_OWN_TRANSFER = re.compile(r"内部转|账户互转|互转|调拨|划拨|转入|转出|\bTRANSFER|\bSWEEP")

MIN_DIGITS = 4
"""A run with fewer digits is a count or a day, not a reference."""


@lru_cache(maxsize=50_000)
def plain(text: str) -> str:
    """NFKC, upper case, runs of blanks as one."""
    if text.isascii():
        return " ".join(text.upper().split())
    return " ".join(unicodedata.normalize("NFKC", text).upper().split())


@lru_cache(maxsize=50_000)
def party_name(text: str) -> str:
    """The core of a name: no payment prefix, no legal form, no punctuation; empty when nothing is left."""
    name = plain(text)
    for prefix in _PREFIXES:
        rest = name.removeprefix(prefix)
        if rest != name and rest[:1] in {"-", "_", ":", "/", " "} and rest[1:]:
            name = rest[1:]
            break
    words = "".join(mark if mark.isalnum() else " " for mark in name).split()
    while len(words) > 1 and words[-1] in _FORM_WORDS:
        words.pop()
    return _without_form(_HAN_GAP.sub("", " ".join(words)))


def is_payment_service(name: str) -> bool:
    """Whether a core of a name is that of a service through which others pay."""
    return name.startswith(_PREFIXES)


def _without_form(name: str) -> str:
    for form in _FORMS:
        if name.endswith(form) and len(name) > len(form) + 1:
            return _without_form(name[: -len(form)])
    return name


def name_similarity(one: str, other: str) -> int:
    """0 to 100 between two cores of names, whichever is written first; a short form inside the full name counts."""
    if one == other:
        return 100
    best = max(fuzz.token_set_ratio(one, other), fuzz.ratio(one.replace(" ", ""), other.replace(" ", "")))
    if _weight(min(one, other, key=_weight)) >= MIN_DIGITS:
        best = max(best, fuzz.partial_ratio(*sorted((one, other), key=lambda name: (len(name), name))))
    return int(best)


def _weight(name: str) -> int:
    # Two Chinese characters say about as much as four letters.
    return sum(2 if mark > "\u2e80" else 1 for mark in name)


@lru_cache(maxsize=50_000)
def numbers(text: str) -> frozenset[str]:
    """Runs of letters and digits with at least four digits, joined over hyphens; days and years are left out."""
    if not text or _FEW_DIGITS.fullmatch(text):
        return frozenset()
    found: set[str] = set()
    for run in _NUMBER.findall(plain(text)):
        whole = _JOINTS.sub("", run)
        found.add(whole)
        found.update(_LONG_PART.findall(run))
    return frozenset(one for one in found if not _FEW_DIGITS.fullmatch(one) and not _is_day(one))


@lru_cache(maxsize=50_000)
def whole_reference(text: str) -> str:
    """A reference field as one number, or empty when it is not one; short house numbers such as `A12` count here."""
    if not text:
        return ""
    whole = text.upper() if text.isascii() and text.isalnum() else "".join(filter(str.isalnum, plain(text)))
    return whole if len(whole) >= MIN_DIGITS and any(map(str.isdigit, whole)) and not _is_day(whole) else ""


@lru_cache(maxsize=200_000)
def family(number: str) -> tuple[str, int]:
    """Leading letters and length: two numbers of one family with different values contradict each other."""
    letters = re.match(r"[^\d]*", number)
    return (letters.group() if letters else "", len(number))


@lru_cache(maxsize=50_000)
def says_reversal(text: str) -> bool:
    """Whether a text (as `plain` gives it) calls its row the undoing of another."""
    return _REVERSAL.search(text) is not None


@lru_cache(maxsize=50_000)
def says_refund(text: str) -> bool:
    """Whether a text calls its row a refund, which often has a partner on the other side."""
    return _REFUND.search(text) is not None


@lru_cache(maxsize=50_000)
def says_own_transfer(text: str) -> bool:
    """Whether a text calls its row a move between the company's own accounts."""
    return _OWN_TRANSFER.search(text) is not None


def _is_day(number: str) -> bool:
    if not number.isdigit() or number[:2] not in {"19", "20"} or len(number) not in {4, 6, 8}:
        return False
    try:
        date(int(number[:4]), int(number[4:6] or 1), int(number[6:8] or 1))
    except ValueError:
        return False
    return True
