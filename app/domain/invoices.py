"""Invoices 发票: what a seller's paper says, where each of its fields was read, and which papers are the same one."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum

from app.domain.money import Money

DIGITAL_DIGITS = 20
"""Digits of the number of a 数电票; older invoices have 8 and a code beside it."""


class InvoiceKind(StrEnum):
    """Which paper it is."""

    DIGITAL_SPECIAL = "digital_special"  # 数电票（增值税专用发票）
    DIGITAL_ORDINARY = "digital_ordinary"  # 数电票（普通发票）
    DIGITAL = "digital"  # 数电票 of which the file does not say which
    ELECTRONIC_SPECIAL = "electronic_special"  # 增值税电子专用发票
    ELECTRONIC_ORDINARY = "electronic_ordinary"  # 增值税电子普通发票
    PAPER_SPECIAL = "paper_special"  # 增值税专用发票
    PAPER_ORDINARY = "paper_ordinary"  # 增值税普通发票
    TOLL = "toll"  # 通行费
    RAIL = "rail"  # 铁路电子客票
    AIR = "air"  # 航空运输电子客票行程单
    UNKNOWN = "unknown"


class InvoiceSource(StrEnum):
    """Where a field was read, in falling order of trust."""

    XML = "xml"  # the seller's own data: an XML file, or one inside a PDF
    OFD_ATTACHMENT = "ofd_attachment"
    OFD_TAGS = "ofd_tags"  # names that point at texts on the page
    OFD_CUSTOM_DATA = "ofd_custom_data"
    PAGE_TEXT = "page_text"  # text on a page of a PDF or OFD, by its place
    QR = "qr"
    COMPUTED = "computed"  # not printed: amount and tax together

    @property
    def trust(self) -> int:
        """Higher is better; from 3 on it is data, below it is a reading that a person should look at."""
        return len(InvoiceSource) - list(InvoiceSource).index(self)


@dataclass(frozen=True, slots=True)
class Party:
    """Seller 销售方 or buyer 购买方."""

    name: str = ""
    tax_id: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class InvoiceLine:
    """One line of the face or of its list 销货清单; a negative one is a discount, not a credit note."""

    name: str
    specification: str = ""
    unit: str = ""
    quantity: Decimal | None = None
    unit_price: Decimal | None = None
    amount: Money | None
    rate_text: str = ""
    """As printed: 6%, 0.06, 免税, ***."""
    rate: Decimal | None = None
    tax: Money | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class InvoiceCheck:
    """One of the paper's own statements held against another; `detail` shows the figures on both sides."""

    name: str
    ok: bool
    detail: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Invoice:
    """An invoice as read; amounts that no source states are None, never nought."""

    kind: InvoiceKind
    number: str
    code: str = ""
    """Only older invoices have one."""
    date: date | None
    seller: Party
    buyer: Party
    net: Money | None
    tax: Money | None
    total: Money | None
    charges: Money | None = None
    """Outside amount and tax, such as the airports' fund on an itinerary."""
    capitals: str = ""
    lines: tuple[InvoiceLine, ...] = ()
    is_red: bool = False
    """A credit note 红字发票: it cancels its blue one, wholly or in part."""
    original_number: str = ""
    """On a red one: the number of the blue one that it cancels."""
    confirmation_number: str = ""
    check_code: str = ""
    remark: str = ""
    source: InvoiceSource
    """The best source that was found in the file."""
    origin: Mapping[str, InvoiceSource] = field(default_factory=dict)
    """Which source each field was taken from."""
    file: str = ""
    checks: tuple[InvoiceCheck, ...] = ()

    @property
    def key(self) -> str:
        """What makes two papers the same invoice: the number, for older ones with their code; empty when unreadable."""
        if len(self.number) == DIGITAL_DIGITS:
            return self.number
        return f"{self.code}-{self.number}" if self.code and self.number else ""

    @property
    def is_proposal(self) -> bool:
        """Whether it was read off a picture or a page, and a person should look at it."""
        return self.source.trust < InvoiceSource.OFD_CUSTOM_DATA.trust

    @property
    def currency(self) -> str:
        """The currency of its amounts."""
        return next((money.currency for money in (self.total, self.net, self.tax) if money is not None), "CNY")


@dataclass(frozen=True, slots=True, kw_only=True)
class RedPair:
    """A red invoice with the blue one that it cancels, None when that is not among them."""

    red: Invoice
    blue: Invoice | None
    left: Money | None
    """What is left of the blue one after this and all earlier red ones; below nought means that too much was cancelled."""


def duplicates(invoices: Iterable[Invoice]) -> list[tuple[Invoice, ...]]:
    """Invoices that came more than once, by number; those whose number could not be read are never called the same."""
    by_key: dict[str, list[Invoice]] = {}
    for invoice in invoices:
        if invoice.key:
            by_key.setdefault(invoice.key, []).append(invoice)
    return [tuple(same) for same in by_key.values() if len(same) > 1]


def red_pairs(invoices: Iterable[Invoice]) -> list[RedPair]:
    """Each red invoice with its blue one; several red ones may cancel one blue one in parts, oldest first."""
    everyone = list(invoices)
    blues = {invoice.number: invoice for invoice in everyone if invoice.number and not invoice.is_red}
    left = {number: blue.total for number, blue in blues.items()}
    reds = sorted((one for one in everyone if one.is_red), key=lambda one: (one.date or date.max, one.number))
    pairs = []
    for red in reds:
        number = red.original_number
        before = left.get(number)
        if before is not None and red.total is not None and before.currency == red.total.currency:
            left[number] = before - abs(red.total)
            pairs.append(RedPair(red=red, blue=blues[number], left=left[number]))
        else:
            pairs.append(RedPair(red=red, blue=blues.get(number), left=None))
    return pairs
