"""An invoice held against itself and against what the company knows; a failed check shows its figures and mends nothing."""

import unicodedata
from collections.abc import Iterable
from dataclasses import replace
from decimal import Decimal

from app.domain.capitals import amount_in_capitals
from app.domain.invoices import DIGITAL_DIGITS, Invoice, InvoiceCheck, InvoiceLine, Party, RedPair, duplicates
from app.domain.money import Money, total

TOLERANCE = Decimal("0.01")
LINE_TAX_TOLERANCE = Decimal("0.06")
"""Tax of a line is rounded from parts that are not printed; on long lists it may differ by this much."""

ADVERTISING_RATES = frozenset({Decimal("0.06"), Decimal("0.03"), Decimal("0.01")})
"""6 % from a general taxpayer, 3 % or 1 % from a small one."""
_ADVERTISING_WORDS = ("广告", "推广", "投放", "信息服务", "平台服务", "技术服务", "服务费")
_OLD_NUMBER, _OLD_CODES = 8, (10, 12)


def checked(invoice: Invoice, company: Party | None = None) -> Invoice:
    """The invoice with every check that its fields allow; what cannot be compared is not listed."""
    made = (
        check_number(invoice),
        check_tie(invoice),
        *check_lines(invoice),
        check_line_taxes(invoice),
        check_capitals(invoice),
        check_rates(invoice),
        check_red(invoice),
        check_buyer(invoice, company),
    )
    return replace(invoice, checks=(*invoice.checks, *(check for check in made if check is not None)))


def check_number(invoice: Invoice) -> InvoiceCheck:
    """20 digits alone, or 8 digits with a code of 10 or 12; there is no check digit, so this is all that a number tells."""
    number, code = invoice.number, invoice.code
    plain = number.isascii() and number.isdigit() and (not code or (code.isascii() and code.isdigit()))
    digital = len(number) == DIGITAL_DIGITS and not code
    old = len(number) == _OLD_NUMBER and len(code) in _OLD_CODES
    return InvoiceCheck(name="number", ok=plain and (digital or old), detail=f"{code} {number}".strip() or "-")


def check_tie(invoice: Invoice) -> InvoiceCheck | None:
    """Amount without tax, tax and other charges together give the total."""
    if invoice.net is None or invoice.tax is None or invoice.total is None:
        return None
    parts = [invoice.net, invoice.tax, *([invoice.charges] if invoice.charges else [])]
    found = total(parts, invoice.currency)
    detail = f"{' + '.join(_plain(part) for part in parts)} = {_plain(found)} / {_plain(invoice.total)}"
    return InvoiceCheck(name="tie", ok=_near(found, invoice.total), detail=detail)


def check_lines(invoice: Invoice) -> list[InvoiceCheck]:
    """The lines add up to the totals, without tax and tax apart."""
    checks = []
    for name, stated, parts in (
        ("lines_net", invoice.net, [line.amount for line in invoice.lines]),
        ("lines_tax", invoice.tax, [line.tax for line in invoice.lines]),
    ):
        printed = [part for part in parts if part is not None]
        if stated is None or not printed or (name == "lines_net" and len(printed) < len(parts)):
            continue
        found = total(printed, invoice.currency)
        checks.append(InvoiceCheck(name=name, ok=_near(found, stated), detail=f"{_plain(found)} / {_plain(stated)}"))
    return checks


def check_line_taxes(invoice: Invoice) -> InvoiceCheck | None:
    """Each line's tax is its amount times its rate; the worst line is shown."""
    worst: tuple[Decimal, str] | None = None
    for place, line in enumerate(invoice.lines, start=1):
        if line.amount is None or line.tax is None or line.rate is None:
            continue
        expected = line.amount.times(line.rate)
        gap = abs(line.tax.amount - expected.amount)
        if worst is None or gap > worst[0]:
            worst = (gap, f"line {place}: {_plain(line.amount)} x {line.rate_text} / {_plain(line.tax)}")
    if worst is None:
        return None
    return InvoiceCheck(name="line_tax", ok=worst[0] <= LINE_TAX_TOLERANCE, detail=worst[1])


def check_capitals(invoice: Invoice) -> InvoiceCheck | None:
    """The total in capitals 大写 is the total in digits."""
    if not invoice.capitals or invoice.total is None:
        return None
    try:
        spelled = Money(amount_in_capitals(invoice.capitals), invoice.currency)
    except ValueError:
        return InvoiceCheck(name="capitals", ok=False, detail=f"{invoice.capitals} / {_plain(invoice.total)}")
    detail = f"{invoice.capitals} = {_plain(spelled)} / {_plain(invoice.total)}"
    return InvoiceCheck(name="capitals", ok=_near(spelled, invoice.total), detail=detail)


def check_rates(invoice: Invoice) -> InvoiceCheck | None:
    """Advertising and platform services are taxed at 6, 3 or 1 %; other goods on the same paper are not judged."""
    lines = [line for line in invoice.lines if _is_advertising(line)]
    if not lines:
        return None
    strange = [f"{line.name} {line.rate_text or '-'}" for line in lines if line.rate not in ADVERTISING_RATES]
    seen = sorted({line.rate_text or "-" for line in lines})
    return InvoiceCheck(name="tax_rate", ok=not strange, detail="; ".join(strange[:5]) or ", ".join(seen))


def check_red(invoice: Invoice) -> InvoiceCheck | None:
    """A credit note is negative and names the invoice that it cancels."""
    if not invoice.is_red:
        return None
    negative = invoice.total is None or invoice.total.amount < 0
    detail = f"{_plain(invoice.total) if invoice.total else '-'}, {invoice.original_number or '-'}"
    return InvoiceCheck(name="red", ok=negative and bool(invoice.original_number), detail=detail)


def check_buyer(invoice: Invoice, company: Party | None) -> InvoiceCheck | None:
    """The buyer is the company: by tax number where both are known, else by name."""
    if company is None or not (company.name or company.tax_id):
        return None
    buyer = invoice.buyer
    if company.tax_id and buyer.tax_id:
        ok = _same(company.tax_id, buyer.tax_id)
    else:
        ok = bool(company.name) and _same(company.name, buyer.name)
    return InvoiceCheck(name="buyer", ok=ok, detail=f"{buyer.name or '-'} {buyer.tax_id or '-'}")


def with_duplicates_marked(invoices: Iterable[Invoice]) -> list[Invoice]:
    """The same invoices; each that came more than once says where the others stand."""
    everyone = list(invoices)
    files = {same[0].key: [one.file for one in same] for same in duplicates(everyone)}
    return [
        replace(one, checks=(*one.checks, InvoiceCheck(name="duplicate", ok=False, detail=", ".join(files[one.key]))))
        if one.key in files
        else one
        for one in everyone
    ]


def gathered(invoices: Iterable[Invoice]) -> list[Invoice]:
    """Each invoice once where it came in several formats (XML, OFD and PDF of one paper): its most trusted copy.

    A check says whether the others agree. Two copies of one format stay side by side: `with_duplicates_marked` names them.
    """
    everyone = list(invoices)
    by_key: dict[str, list[Invoice]] = {}
    for invoice in everyone:
        by_key.setdefault(invoice.key, []).append(invoice)
    kept: list[Invoice] = []
    for invoice in everyone:
        same = by_key[invoice.key] if invoice.key else []
        copies = [one for one in same if one.source != invoice.source]
        if any(copy.source.trust > invoice.source.trust for copy in copies):
            continue
        if copies:
            totals = [f"{one.total.amount if one.total else '-'} ({one.source})" for one in (invoice, *copies)]
            ok = len({one.total for one in (invoice, *copies) if one.total is not None}) <= 1
            check = InvoiceCheck(name="copies", ok=ok, detail=", ".join(totals))
            kept.append(replace(invoice, checks=(*invoice.checks, check)))
        else:
            kept.append(invoice)
    return kept


def check_pair(pair: RedPair) -> InvoiceCheck:
    """Whether a red invoice found its blue one and did not cancel more than was left of it."""
    if pair.blue is None or pair.left is None:
        return InvoiceCheck(name="red_pair", ok=False, detail=f"{pair.red.number} / {pair.red.original_number or '-'}")
    detail = f"{pair.red.number} / {pair.blue.number}: {_plain(pair.left)}"
    return InvoiceCheck(name="red_pair", ok=pair.left.amount >= 0, detail=detail)


def check_paid(invoices: Iterable[Invoice], paid: Money) -> InvoiceCheck:
    """Invoices of one seller together, red ones taken off, are not above the cash that was paid; each number counts once."""
    once = {invoice.key or str(place): invoice for place, invoice in enumerate(invoices)}
    sums = [one.total for one in once.values() if one.total is not None]
    invoiced = total(sums, paid.currency)
    ok = invoiced.amount <= paid.amount + TOLERANCE
    return InvoiceCheck(name="above_paid", ok=ok, detail=f"{_plain(invoiced)} / {_plain(paid)}")


def _is_advertising(line: InvoiceLine) -> bool:
    return any(word in line.name for word in _ADVERTISING_WORDS)


def _near(one: Money, other: Money) -> bool:
    return one.currency == other.currency and abs(one.amount - other.amount) <= TOLERANCE


def _same(one: str, other: str) -> bool:
    return _level(one) == _level(other)


def _level(text: str) -> str:
    return "".join(unicodedata.normalize("NFKC", text).upper().split())


def _plain(money: Money) -> str:
    rounded = money.rounded()
    return f"{rounded.amount:f}" if rounded == money else f"{money.amount.normalize():f}"
