"""The face of an invoice read by where its words stand: producers write labels and values in any order."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from re import Match, Pattern

from app.domain.invoices import InvoiceSource
from app.invoices.face_lines import lines_on
from app.invoices.face_rows import GAP, Row, Word, rows_of
from app.invoices.facts import Fact, Facts
from app.invoices.figures import amount_in, level, tax_in


def _spaced(label: str) -> str:
    """A label as a pattern: faces set its characters wide apart."""
    return r"\s*".join(map(re.escape, label))


_COLON = r"\s*:\s*"
_LABELS: tuple[tuple[Fact | None, Pattern[str]], ...] = (
    (Fact.NUMBER, re.compile(_spaced("发票号码") + _COLON)),
    (Fact.CODE, re.compile(_spaced("发票代码") + _COLON)),
    (Fact.DATE, re.compile(_spaced("开票日期") + _COLON)),
    (Fact.CHECK_CODE, re.compile(_spaced("校验码") + _COLON)),
    (Fact.TOTAL, re.compile(r"\(\s*" + _spaced("小写") + r"\s*\)\s*")),
    (Fact.CAPITALS, re.compile(r"\(\s*" + _spaced("大写") + r"\s*\)\s*")),
    *(
        (None, re.compile(_spaced(label) + _COLON))
        for label in (
            "机器编号",
            "地址、电话",
            "地址",
            "电话",
            "开户行及账号",
            "收款人",
            "复核",
            "开票人",
            "销售方:(章)",
            "备注",
        )
    ),
)
_NAME = re.compile(_spaced("名称") + _COLON)
_TAX_ID = re.compile(r"(?:" + _spaced("统一社会信用代码/") + r"\s*)?" + _spaced("纳税人识别号") + _COLON)
_ID = re.compile(r"[0-9A-Z]{15,20}").match
_SUMS = re.compile(r"^\s*(?:合\s*计)(?!\s*\()")
_TITLE = re.compile(r"发票.*(?:专用|普通)|(?:专用|普通).*发票|铁路电子客票|航空.*行程单|通行费")
_SIDES = (("购", "buyer"), ("销", "seller"))
_SIDE_WORDS = ("购买方", "购方", "销售方", "销方")
_LEAST_NAME = 2
_MOST_PARTIES = 50
_LONGEST_TITLE = 200


@dataclass(frozen=True, slots=True)
class _Found:
    """A label on the face, the text that follows it in its row, and where it stands."""

    value: str
    x: float
    y: float


def face_facts(pages: Iterable[Sequence[Word]]) -> Facts | None:
    """What the pages show, a sequence of words each; None when no number of an invoice stands on them."""
    sheets = [rows_of(words) for words in pages]
    texts: dict[Fact, str] = {}
    for rows in sheets:
        for fact, value in _labelled(rows):
            if value and fact not in texts:
                texts[fact] = value
        for fact, value in (*_parties(rows), *_sums(rows), *_title(rows), *_remark(rows)):
            texts.setdefault(fact, value)
    if not texts.get(Fact.NUMBER):
        return None
    return Facts(InvoiceSource.PAGE_TEXT, texts, lines_on(sheets))


def _labelled(rows: Iterable[Row]) -> Iterator[tuple[Fact, str]]:
    for row in rows:
        hits = sorted(_hits(row.text), key=lambda hit: hit[1].start())
        for place, (fact, hit) in enumerate(hits):
            if fact is not None:
                end = hits[place + 1][1].start() if place + 1 < len(hits) else len(row.text)
                yield fact, _cleaned(fact, _value(row.text[hit.end() : end]))


def _hits(text: str) -> Iterator[tuple[Fact | None, Match[str]]]:
    for fact, pattern in (*_LABELS, (None, _NAME), (None, _TAX_ID)):
        for hit in pattern.finditer(text):
            yield fact, hit


def _value(text: str) -> str:
    """What stands beside a label, up to the next wide gap: beyond it is another box of the face."""
    return text.strip().partition(GAP)[0].strip()


def _cleaned(fact: Fact, value: str) -> str:
    if fact in {Fact.NUMBER, Fact.CODE, Fact.CHECK_CODE}:
        digits = re.match(r"[0-9 ]+", value)
        return digits[0].replace(" ", "") if digits else ""
    if fact is Fact.TOTAL:
        found = re.match(r"[¥￥]?\s*-?[0-9,]+(?:\.[0-9]+)?", value)
        return found[0] if found else ""
    return value


def _parties(rows: Sequence[Row]) -> list[tuple[Fact, str]]:
    """Names and tax numbers, each given to the side whose mark 购买方 or 销售方 stands nearest to the left of its label."""
    marks = [(side, word) for row in rows for word in row.words for sign, side in _SIDES if _is_mark(word.text, sign)]
    marks = marks[:_MOST_PARTIES]
    facts: list[tuple[Fact, str]] = []
    for pattern, of_buyer, of_seller in (
        (_NAME, Fact.BUYER_NAME, Fact.SELLER_NAME),
        (_TAX_ID, Fact.BUYER_TAX_ID, Fact.SELLER_TAX_ID),
    ):
        found = [one for row in rows for one in _beside(row, pattern)][:_MOST_PARTIES]
        by_side = dict(zip(("buyer", "seller"), found[:2], strict=False)) if not marks else {}
        for one in found if marks else ():
            by_side.setdefault(_side_of(one, marks), one)
        for side, fact in (("buyer", of_buyer), ("seller", of_seller)):
            value = by_side[side].value if side in by_side else ""
            if pattern is _TAX_ID:
                number = _ID(value.replace(" ", ""))
                value = number[0] if number else ""
            if len(value) >= _LEAST_NAME:
                facts.append((fact, value))
    return facts


def _is_mark(text: str, sign: str) -> bool:
    return text == sign or (text.startswith(_SIDE_WORDS) and text.startswith(sign))


def _beside(row: Row, pattern: Pattern[str]) -> Iterator[_Found]:
    starts = sorted(hit.start() for _, hit in _hits(row.text))
    for hit in pattern.finditer(row.text):
        at = bisect_left(starts, hit.end())
        end = starts[at] if at < len(starts) else len(row.text)
        yield _Found(_value(row.text[hit.end() : end]), row.x_at(hit.start()), row.centre)


def _side_of(found: _Found, marks: Sequence[tuple[str, Word]]) -> str:
    left = [(side, mark) for side, mark in marks if mark.x0 <= found.x + mark.height] or list(marks)
    return min(left, key=lambda one: abs(found.x - one[1].x0) + abs(found.y - one[1].centre))[0]


def _sums(rows: Iterable[Row]) -> list[tuple[Fact, str]]:
    """The row 合计: first the amount without tax, then the tax."""
    for row in rows:
        if _SUMS.match(row.text):
            cells = [cell for cell in re.split(r"[\s¥￥]+", _SUMS.sub("", row.text)) if tax_in(cell) is not None]
            if cells and amount_in(cells[0]) is not None:
                return [(Fact.NET, cells[0]), *([(Fact.TAX, cells[1])] if len(cells) > 1 else [])]
    return []


def _title(rows: Iterable[Row]) -> list[tuple[Fact, str]]:
    return [(Fact.KIND, level(row.text)) for row in rows if _TITLE.search("".join(row.text[:_LONGEST_TITLE].split()))][
        :1
    ]


def _remark(rows: Sequence[Row]) -> list[tuple[Fact, str]]:
    """The box beside the upright label 备注: below the total, above the names of the clerks."""
    total = next((place for place, row in enumerate(rows) if "小写" in "".join(row.text.split())), None)
    if total is None:
        return []
    below = rows[total + 1 :]
    last = next((place for place, row in enumerate(below) if "开票人" in "".join(row.text.split())), len(below))
    below = below[:last]
    label = next((word for row in below for word in row.words if word.text.startswith("备")), None)
    if label is None:
        return []
    edge = label.x1
    texts = [
        " ".join(word.text for word in row.words if word.x0 >= edge and word.text not in {"备", "注"}) for row in below
    ]
    return [(Fact.REMARK, remark)] if (remark := " ".join(filter(None, texts))) else []
