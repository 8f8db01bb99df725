"""What one source says about an invoice, and several sources put together: each field from the best that states it."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum
from re import Pattern
from typing import TypeVar

from app.domain.capitals import amount_in_capitals
from app.domain.invoices import DIGITAL_DIGITS, Invoice, InvoiceCheck, InvoiceKind, InvoiceLine, InvoiceSource, Party
from app.domain.money import Money
from app.invoices.figures import amount_in, day_in, level, tax_in

_Value = TypeVar("_Value")

CNY = "CNY"
"""Chinese invoices are in yuan; the law knows no other currency on their face."""


class Fact(StrEnum):
    """A field of an invoice as a source names it, before it is read."""

    NUMBER = "number"
    CODE = "code"
    DATE = "date"
    SELLER_NAME = "seller.name"
    SELLER_TAX_ID = "seller.tax_id"
    BUYER_NAME = "buyer.name"
    BUYER_TAX_ID = "buyer.tax_id"
    NET = "net"
    TAX = "tax"
    TOTAL = "total"
    CHARGES = "charges"
    CAPITALS = "capitals"
    KIND = "kind"
    """Words that say which paper it is, or a code of the QR."""
    RED_FLAG = "red_flag"
    ORIGINAL_NUMBER = "original_number"
    CONFIRMATION_NUMBER = "confirmation_number"
    CHECK_CODE = "check_code"
    REMARK = "remark"
    QR = "qr"
    """The text of the QR, where the data repeat it."""
    QR_AMOUNT = "qr_amount"
    """With or without tax: that depends on the kind of paper."""


@dataclass(frozen=True, slots=True)
class Facts:
    """The texts that one source gives."""

    source: InvoiceSource
    texts: Mapping[Fact, str]
    lines: tuple[InvoiceLine, ...] = ()

    @property
    def has_amount(self) -> bool:
        """Whether it states any money at all."""
        return any(amount_in(self.texts.get(fact, "")) is not None for fact in (Fact.TOTAL, Fact.NET))


@dataclass
class _Choice:
    """Picks each field from the first source whose text can be read, and remembers which that was."""

    sources: Sequence[Facts]
    origin: dict[str, InvoiceSource] = field(default_factory=dict)

    def text(self, fact: Fact) -> str:
        return self._first(fact, lambda text: level(text) or None) or ""

    def day(self) -> date | None:
        return self._first(Fact.DATE, day_in)

    def money(self, fact: Fact, read: Callable[[str], Decimal | None] = amount_in) -> Money | None:
        amount = self._first(fact, read)
        return None if amount is None else Money(amount, CNY)

    def amounts(self) -> tuple[Money | None, Money | None, Money | None]:
        """Net, tax and total; what is missing is added up from the other two, or is the QR's where that is all there is."""
        net, tax, total = self.money(Fact.NET), self.money(Fact.TAX, tax_in), self.money(Fact.TOTAL)
        if total is None and net is not None and tax is not None:
            self.origin[Fact.TOTAL.value] = InvoiceSource.COMPUTED
            return net, tax, net + tax
        if net is None and total is None and (amount := self.money(Fact.QR_AMOUNT)) is not None:
            meaning = amount_means(self.text(Fact.NUMBER))
            self.origin[meaning.value] = InvoiceSource.QR
            return (amount, tax, None) if meaning is Fact.NET else (None, tax, amount)
        return net, tax, total

    def _first(self, fact: Fact, read: Callable[[str], _Value | None]) -> _Value | None:
        for facts in self.sources:
            value = read(facts.texts.get(fact, ""))
            if value is not None:
                self.origin[fact.value] = facts.source
                return value
        return None


def invoice_of(sources: Sequence[Facts], file: str) -> Invoice:
    """One invoice out of several sources about it; where two of them disagree, a check says so and the better one counts."""
    ranked = sorted(sources, key=lambda facts: -facts.source.trust)
    choice = _Choice(ranked)
    net, tax, total = choice.amounts()
    lines = next((facts for facts in ranked if facts.lines), None)
    if lines is not None:
        choice.origin["lines"] = lines.source
    number, code, capitals, remark = (
        choice.text(fact) for fact in (Fact.NUMBER, Fact.CODE, Fact.CAPITALS, Fact.REMARK)
    )
    checks = (sources_check(ranked), _qr_check(choice.money(Fact.QR_AMOUNT), net, total))
    return Invoice(
        kind=kind_of([facts.texts.get(Fact.KIND, "") for facts in ranked], number, code),
        number="".join(number.split()),
        code="".join(code.split()),
        date=choice.day(),
        seller=Party(choice.text(Fact.SELLER_NAME), choice.text(Fact.SELLER_TAX_ID)),
        buyer=Party(choice.text(Fact.BUYER_NAME), choice.text(Fact.BUYER_TAX_ID)),
        net=net,
        tax=tax,
        total=total,
        charges=choice.money(Fact.CHARGES),
        capitals=capitals,
        lines=lines.lines if lines is not None else (),
        is_red=_is_red(choice.text(Fact.RED_FLAG), total or net, capitals, remark),
        original_number=choice.text(Fact.ORIGINAL_NUMBER) or _noted(_ORIGINAL, remark),
        confirmation_number=choice.text(Fact.CONFIRMATION_NUMBER) or _noted(_CONFIRMATION, remark),
        check_code=choice.text(Fact.CHECK_CODE),
        remark=remark,
        source=ranked[0].source,
        origin=choice.origin,
        file=file,
        checks=tuple(check for check in checks if check is not None),
    )


def sources_check(sources: Sequence[Facts]) -> InvoiceCheck | None:
    """Whether all sources that state a field state the same; None where there is nothing to compare."""
    compared: list[str] = []
    differ: list[str] = []
    readers: tuple[tuple[Fact, Callable[[str], object]], ...] = (
        (Fact.NUMBER, lambda text: level(text) or None),
        (Fact.CODE, lambda text: level(text) or None),
        (Fact.DATE, day_in),
        (Fact.NET, amount_in),
        (Fact.TAX, tax_in),
        (Fact.TOTAL, amount_in),
    )
    for fact, read in readers:
        said = [(facts.source, value) for facts in sources if (value := read(facts.texts.get(fact, ""))) is not None]
        if len(said) > 1:
            compared.append(fact.value)
            if len({value for _, value in said}) > 1:
                differ.append(f"{fact.value}: " + ", ".join(f"{value} ({source})" for source, value in said))
    if not compared:
        return None
    return InvoiceCheck(name="sources", ok=not differ, detail="; ".join(differ) or ", ".join(compared))


_ORIGINAL = re.compile(r"被红冲蓝字(?:数电)?(?:发)?票号码\s*:?\s*(\d{8,20})")
_CONFIRMATION = re.compile(r"红字发票信息确认单编号\s*:?\s*(\d{8,24})")
_QR_KINDS = {
    "10": InvoiceKind.ELECTRONIC_ORDINARY,
    "08": InvoiceKind.ELECTRONIC_SPECIAL,
    "01": InvoiceKind.PAPER_SPECIAL,
    "04": InvoiceKind.PAPER_ORDINARY,
    "31": InvoiceKind.DIGITAL_SPECIAL,
    "32": InvoiceKind.DIGITAL_ORDINARY,
}


_TICKETS = (("铁路", InvoiceKind.RAIL), ("航空", InvoiceKind.AIR), ("通行费", InvoiceKind.TOLL))
# By the word on the paper: what it is as 数电票, as an older electronic one, and on paper.
_TAXED = (
    ("专用", InvoiceKind.DIGITAL_SPECIAL, InvoiceKind.ELECTRONIC_SPECIAL, InvoiceKind.PAPER_SPECIAL),
    ("普通", InvoiceKind.DIGITAL_ORDINARY, InvoiceKind.ELECTRONIC_ORDINARY, InvoiceKind.PAPER_ORDINARY),
)


def kind_of(words: Sequence[str], number: str, code: str) -> InvoiceKind:
    """Which paper it is: by the words on it, then by the code of its QR, else as far as the number's length tells."""
    said = level(" ".join(words))
    is_digital = len(number) == DIGITAL_DIGITS and not code
    for word, kind in _TICKETS:
        if word in said:
            return kind
    for word, digital, electronic, paper in _TAXED:
        if word in said:
            return digital if is_digital else electronic if "电子" in said else paper
    by_qr = (_QR_KINDS[level(word)] for word in words if level(word) in _QR_KINDS)
    return next(by_qr, InvoiceKind.DIGITAL if is_digital else InvoiceKind.UNKNOWN)


def amount_means(number: str) -> Fact:
    """What a QR's amount is believed to be: the total on a 数电票, the amount without tax on older papers."""
    return Fact.TOTAL if len(number) == DIGITAL_DIGITS else Fact.NET


def _qr_check(amount: Money | None, net: Money | None, total: Money | None) -> InvoiceCheck | None:
    """The QR's amount fits the total or the amount without tax; the detail records which."""
    known = [(name, money) for name, money in (("total", total), ("net", net)) if money is not None]
    if amount is None or not known:
        return None
    fits = next((name for name, money in known if money == amount), "")
    detail = f"{amount.amount} = {fits}" if fits else f"{amount.amount} / " + ", ".join(str(m.amount) for _, m in known)
    return InvoiceCheck(name="qr", ok=bool(fits), detail=detail)


def _noted(pattern: Pattern[str], remark: str) -> str:
    found = pattern.search(level(remark))
    return found[1] if found else ""


def _is_red(flag: str, amount: Money | None, capitals: str, remark: str) -> bool:
    if flag == "N" or (amount is not None and amount.amount < 0) or remark.startswith("被红冲蓝字"):
        return True
    try:
        return bool(capitals) and amount_in_capitals(capitals) < 0
    except ValueError:
        return False
