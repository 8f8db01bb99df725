"""Invoice data in XML, whatever its dialect: one file may hold several invoices, and each is read by the table of names."""

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from xml.etree.ElementTree import Element

from app.domain.invoices import InvoiceLine, InvoiceSource
from app.domain.money import Money
from app.invoices import names
from app.invoices.facts import CNY, Fact, Facts
from app.invoices.figures import amount_in, level, number_in, rate_in, tax_in
from app.invoices.markup import local, text_of

_NUMBERS = frozenset(names.FIELDS[Fact.NUMBER])


def facts_in(root: Element, source: InvoiceSource = InvoiceSource.XML) -> list[Facts]:
    """What the document says, an entry for each invoice in it; empty when it holds none."""
    found = [facts for part in _parts(root) if (facts := _facts(part, source)) is not None]
    with_money = [facts for facts in found if facts.has_amount]
    return with_money or found[:1]


def line_of(texts: Mapping[str, str]) -> InvoiceLine:
    """A line of the face out of its cells by name."""

    def cell(aliases: Sequence[str]) -> str:
        return next((texts[name] for name in aliases if texts.get(name)), "")

    rate = cell(names.LINE_RATE)
    return InvoiceLine(
        name=level(cell(names.LINE_NAME)),
        specification=level(cell(names.LINE_SPECIFICATION)),
        unit=level(cell(names.LINE_UNIT)),
        quantity=number_in(cell(names.LINE_QUANTITY)),
        unit_price=number_in(cell(names.LINE_PRICE)),
        amount=_money(amount_in(cell(names.LINE_AMOUNT))),
        rate_text=level(rate),
        rate=rate_in(rate),
        tax=_money(tax_in(cell(names.LINE_TAX))),
    )


def is_line(texts: Mapping[str, str]) -> bool:
    """Whether cells of these names make a line: it has a name and an amount, and is no whole invoice."""
    there = set(texts)
    return bool(there & set(names.LINE_NAME)) and bool(there & set(names.LINE_AMOUNT)) and not there & _NUMBERS


def _money(amount: Decimal | None) -> Money | None:
    return None if amount is None else Money(amount, CNY)


def _parts(root: Element) -> list[Element]:
    """The elements that are one invoice each: known roots, else the largest that repeat no name of a number."""
    if local(root) in names.ROOTS:
        return [root]
    inside = [element for element in root.iter() if local(element) in names.ROOTS]
    if inside:
        return inside
    counts: dict[str, int] = {}
    for element in root.iter():
        if local(element) in _NUMBERS and text_of(element):
            counts[local(element)] = counts.get(local(element), 0) + 1
    if not counts:
        return []
    if max(counts.values()) == 1:
        return [root]
    return [part for child in root for part in _parts(child)]


def _facts(part: Element, source: InvoiceSource) -> Facts | None:
    lines: list[InvoiceLine] = []
    face: list[Element] = []
    stack = [part]
    while stack:
        element = stack.pop()
        cells = {local(child): text_of(child) for child in element}
        if element is not part and is_line(cells):
            lines.append(line_of(cells))
            continue
        face.append(element)
        stack.extend(reversed(element))
    texts = _texts(face)
    if not texts.get(Fact.NUMBER):
        return None
    return Facts(source, texts, tuple(lines))


def _texts(face: Iterable[Element]) -> dict[Fact, str]:
    """Every field by its best name, outside the lines; a name with a stroke is a child below its parent."""
    values: dict[str, str] = {}
    for element in face:
        values.setdefault(local(element), text_of(element))
        for child in element:
            values.setdefault(f"{local(element)}/{local(child)}", text_of(child))
    texts = {
        fact: found
        for fact, aliases in names.FIELDS.items()
        if (found := next((values[name] for name in aliases if values.get(name)), ""))
    }
    texts[Fact.KIND] = " ".join(values[name] for name in names.FIELDS[Fact.KIND] if values.get(name))
    return _with_tickets(texts, values)


def _with_tickets(texts: dict[Fact, str], values: Mapping[str, str]) -> dict[Fact, str]:
    """Rail and air tickets name their parts in their own way."""
    if names.TOLL in values:
        texts[Fact.KIND] += " 通行费"
    if names.RAIL_NUMBER in values:
        texts[Fact.KIND] += " 铁路"
        texts.setdefault(Fact.TOTAL, values.get(names.RAIL_TOTAL, ""))
    if names.AIR_NUMBER in values:
        texts[Fact.KIND] += " 航空"
        texts.setdefault(Fact.NET, _sum(values, names.AIR_NET))
        texts[Fact.CHARGES] = _sum(values, names.AIR_CHARGES)
    return texts


def _sum(values: Mapping[str, str], parts: Sequence[str]) -> str:
    found = [amount for name in parts if (amount := amount_in(values.get(name, ""))) is not None]
    return f"{sum(found, Decimal(0)):f}" if found else ""
