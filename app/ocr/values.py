"""Declared fields read off a page: each label's value in its kind, numbers by their look where no label leads to them."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from app.domain.documents import Origin, ReadField
from app.domain.identifiers.capital import read_capital
from app.domain.identifiers.days import Term, find_days, read_term
from app.domain.identifiers.shapes import plain
from app.ocr.cells import Cell
from app.ocr.fields import Family, Field, Found, Kind, gather, missing, read_field, sureness_of
from app.ocr.labels import Label, find_labels, same_row
from app.ocr.likeliness import of_capital, of_text
from app.ocr.text import as_written, squeezed

_PERSON = re.compile(r"[\u3400-\u9fff][\u3400-\u9fff·]{1,14}|[A-Za-z][A-Za-z .,'-]{2,40}")
_ZERO_LOST = re.compile(r"(?<![〇零○一二三四五六七八九])二([〇零○一二三四五六七八九]{2})年")
"""二二二年: the round zero is easily overlooked."""
_NAMES_THE_END = re.compile(r"[至止]$|截止|截至|EXPIRY|UNTIL|DEADLINE|TO$")
_IN_DOUBT = 0.75
_ODD_BRACKETS = re.compile(r"\[\d{4}[^\]\d]|\(\d{4}[^)\d]|【\d{4}[^】\d]|〔\d{4}[^〕\d]")
"""A year between brackets of two kinds: one of them was misread."""
_NAME_IS_CLEAR = 0.95
"""Nothing else on a paper tells 王淼 from 王森: each letter of a person's name must be clear by itself."""
_NOT_A_NAME = re.compile(r"[0-9:：/、，,;；%&@#]")


@dataclass(frozen=True, slots=True)
class Page:
    """The cells of a document with its labels, found once for all fields."""

    cells: Sequence[Cell]
    labels: Sequence[Label]
    owners: Mapping[str, str]
    """The field under whose name each label word was looked for."""


def page_of(family: Family, cells: Sequence[Cell]) -> Page:
    """The labels of this family on these cells."""
    owners: dict[str, str] = {}
    for field in family.fields:
        for word in field.labels:
            owners.setdefault(squeezed(word), field.name)
    words = [*owners.items(), *((word, "") for word in family.ends)]
    return Page(cells, find_labels(cells, words), owners)


def read_values(family: Family, page: Page) -> list[ReadField]:
    """Every declared field, found or not, in the order of the declaration."""
    return [_READERS[field.kind](field, page) for field in family.fields]


def _leads(field: Field, page: Page) -> Iterator[tuple[Label, Found]]:
    """Each label of the field with what it leads to; surely read labels first, then in the order they are declared."""
    order = {squeezed(word): place for place, word in enumerate(field.labels)}
    mine = [label for label in page.labels if label.word in order and label.name]
    for label in sorted(mine, key=lambda each: (not each.is_exact, order[each.word], not each.is_certain, each.top)):
        found = gather(label, page.cells, page.labels, field.lines)
        if found.rows:
            yield label, found


def _worth(label: Label, found: Found) -> float:
    sure = found.sureness * (1.0 if label.is_exact else 0.97)
    return sure * (0.97 if found.is_below else 1.0)


def _text(field: Field, page: Page) -> ReadField:
    for label, found in _leads(field, page):
        value = found.text
        if squeezed(value):
            worth = _worth(label, found)
            mended = field.mends(value) if field.mends else value
            worth = min(worth, field.likely(mended) if field.likely else of_text(mended))
            if field.accepts is not None and not field.accepts(mended):
                worth = min(worth, 0.6)
            origin: Origin = "print" if mended == value else "repaired"
            return read_field(field.name, mended, found, worth, origin=origin, expected=field.expected)
    return missing(field)


def _person(field: Field, page: Page) -> ReadField:
    for label, found in _leads(field, page):
        text = found.text.split("（")[0] if len(found.text) > 4 else found.text
        value = re.sub(r"(?<=[\u3400-\u9fff])\s+(?=[\u3400-\u9fff])", "", text).strip()
        if not value:
            continue
        worth = _worth(label, found)
        if not _PERSON.fullmatch(value) or _NOT_A_NAME.search(value) or len(value) < 2:
            worth = min(worth, 0.5)
        elif _least(found) < _NAME_IS_CLEAR:
            worth = min(worth, 0.78)
        elif len(value) > 4 and "·" not in value and not value.isascii():
            worth = min(worth, 0.75)
        return read_field(field.name, value, found, worth, expected=field.expected)
    return missing(field)


def _least(found: Found) -> float:
    return min((each for cell in found.cells for each in cell.sureness), default=0.0)


def _capital(field: Field, page: Page) -> ReadField:
    for label, found in _leads(field, page):
        value = found.text.replace(" ", "")
        if not value:
            continue
        worth = _worth(label, found)
        worth = min(worth, of_capital(value)) if read_capital(value) is not None else min(worth, 0.5)
        return read_field(field.name, value, found, worth, expected=field.expected)
    return missing(field)


def _day(field: Field, page: Page) -> ReadField:
    for label, found in _leads(field, page):
        days = find_days(found.text)
        if not days and (guessed := find_days(_ZERO_LOST.sub(r"二〇\1年", found.text))):
            worth = min(_worth(label, found), 0.7)
            return read_field(field.name, guessed[0].day.isoformat(), found, worth, expected=field.expected)
        if days:
            worth = _worth(label, found) * (1.0 if len(days) == 1 else 0.9)
            return read_field(field.name, days[0].day.isoformat(), found, worth, expected=field.expected)
        if (term := read_term(found.text)).word:
            return read_field(field.name, term.word, found, _worth(label, found), expected=field.expected)
    return missing(field)


def _term_part(part: Callable[[Term], str | None]) -> Callable[[Field, Page], ReadField]:
    def read(field: Field, page: Page) -> ReadField:
        for label, found in _leads(field, page):
            for until in range(1, len(found.rows) + 1):
                some = Found(found.rows[:until], found.is_below)
                text = _ZERO_LOST.sub(r"二〇\1年", some.text)
                worth = _worth(label, some) if text == some.text else min(_worth(label, some), 0.7)
                value = part(read_term(f"至{text}" if _NAMES_THE_END.search(label.word) else text))
                if value:
                    return read_field(field.name, value, some, worth, expected=field.expected)
        return missing(field)

    return read


def _number(field: Field, page: Page) -> ReadField:
    for label, found in _leads(field, page):
        if (read := _read_number(field, found, label)) is not None:
            return read
    if field.pattern:
        by_look = [_in_row(field, row) for row in _runs(page.cells)]
        hits = [each for each in by_look if each is not None]
        if hits:
            values = {each.value for each in hits}
            best = max(hits, key=lambda each: each.confidence)
            return best if len(values) == 1 else replace(best, confidence=min(best.confidence, 0.7))
    for _, found in _leads(field, page):
        text = plain(found.text)
        if re.search(r"[0-9A-Z]{4}", text.upper()):
            return read_field(field.name, text, found, min(found.sureness, 0.3), expected=field.expected)
    return missing(field)


def _read_number(field: Field, found: Found, label: Label) -> ReadField | None:
    text = plain(found.text)
    worth = _worth(label, found)
    if not text or (not re.search(r"[0-9A-Z]", text.upper()) and field.pattern):
        return None
    if not field.pattern:
        worth = worth if sum(each.isascii() and each.isalnum() for each in text) > 3 else min(worth, 0.3)
        return _judged(field, as_written(found.text), found, worth)
    reads = [match.group() for each in _readings(found) if (match := re.search(field.pattern, each))]
    if not reads:
        return None if field.accepts else read_field(field.name, text, found, min(worth, 0.6), expected=field.expected)
    passing = [each for each in reads if field.accepts is not None and field.accepts(each)]
    return _judged(field, (passing or reads)[0], found, worth)


def _readings(found: Found) -> list[str]:
    """The text as read, then as a second look and a second engine read it."""
    others = (
        [each for cell in found.cells for each in (cell.again, cell.opinion) if each] if len(found.cells) == 1 else []
    )
    return [plain(text).upper() for text in (found.text, *others)]


def _judged(field: Field, value: str, found: Found, worth: float, origin: Origin = "print") -> ReadField:
    """A number that carries a check is worth more when it passes and little when it does not."""
    if _ODD_BRACKETS.search(value):
        worth = min(worth, _IN_DOUBT)
    if field.accepts is not None:
        worth = max(worth, 1 - (1 - worth) * 0.1) if field.accepts(value) else min(worth, 0.4)
    return read_field(field.name, value, found, worth, origin=origin, expected=field.expected)


def _in_row(field: Field, row: Sequence[Cell]) -> ReadField | None:
    found = Found((tuple(row),))
    pattern = rf"(?<![0-9A-Z])(?:{field.pattern})(?![0-9A-Z])"
    reads = [match.group() for each in _readings(found) if (match := re.search(pattern, each))]
    if not reads:
        return None
    passing = [each for each in reads if field.accepts is not None and field.accepts(each)]
    return _judged(field, (passing or reads)[0], found, sureness_of(row) * 0.95)


def _runs(cells: Sequence[Cell]) -> Iterator[tuple[Cell, ...]]:
    """Each cell alone, then joined with its right neighbour: a number may have come out in two pieces."""
    for cell in cells:
        yield (cell,)
    for cell in cells:
        beside = [
            other
            for other in cells
            if other is not cell
            and 0 <= other.left - cell.right + cell.height < 3 * cell.height
            and same_row(cell, other)
        ]
        if beside:
            yield (cell, min(beside, key=lambda other: other.left))


_READERS: Mapping[Kind, Callable[[Field, Page], ReadField]] = {
    Kind.TEXT: _text,
    Kind.PERSON: _person,
    Kind.NUMBER: _number,
    Kind.DAY: _day,
    Kind.TERM_FROM: _term_part(lambda term: term.first.isoformat() if term.first else None),
    Kind.TERM_TO: _term_part(lambda term: term.last.isoformat() if term.last else term.word or None),
    Kind.CAPITAL: _capital,
}
