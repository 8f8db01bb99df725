"""MT940 and MT942: balances and entries of `:60:`, `:61:`, `:86:`, `:62:` blocks, many statements in one file.

The tags are read here and not by the mt-940 library, because the library reads a file whole or not at all and knows no
line numbers: one broken `:61:` would cost every other row, and nobody could be told where it stands.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from decimal import Decimal

from app.banks.checks import Findings, check_closing
from app.banks.content import Content
from app.domain.money import Money
from app.domain.statements import (
    Direction,
    ProblemReason,
    RowProblem,
    Statement,
    StatementRow,
    StatementWarning,
    WarningCode,
)

_TAG = re.compile(r":(\d{2}[A-Z]?|NS):(.*)", re.DOTALL)
_BLOCK_END = re.compile(r"-[A-Z}]*\s*$")
_BALANCE = re.compile(r"([CD])(\d{6})([A-Z]{3})?(\d+(?:,\d*)?)\s*$").match
# The mark is an optional R, then C or D; only after that one letter of the currency may follow.
_ENTRY = re.compile(
    r"(?P<value>\d{6})(?P<entry>\d{4})?(?P<mark>R?[CD])(?P<letter>[A-Z])?(?P<amount>\d+,?\d*|,\d+)"
    r"(?P<kind>[A-Z][A-Z0-9]{3}|[A-Z]\d{3})?(?P<rest>[^\n]*)(?P<more>\n.*)?",
    re.DOTALL,
).match
_SUBFIELD = re.compile(r"\?(\d{2})")
_LARGEST = Decimal(10) ** 12


@dataclass
class _Block:
    """One statement of the file: its own account, balances and rows."""

    account: str = ""
    currency: str = ""
    opening: Money | None = None
    closing: Money | None = None
    rows: list[StatementRow] = field(default_factory=list)
    is_interim: bool = False


@dataclass
class _Reading:
    fallback: str
    blocks: list[_Block] = field(default_factory=list)
    problems: list[RowProblem] = field(default_factory=list)
    warnings: list[StatementWarning] = field(default_factory=list)
    open_to_text: bool = False
    """Whether an `:86:` that comes now belongs to an entry."""


class Mt940:
    """Statements as SWIFT messages, with or without their envelopes."""

    name = "mt940"

    def recognises(self, content: Content) -> bool:
        """Whether the tags of a statement stand at the beginning of lines."""
        return bool(re.search(r"^:(?:20|25):", content.head, re.MULTILINE)) and bool(
            re.search(r"^:(?:60[FM]|61|62[FM]|34F):", content.text, re.MULTILINE)
        )

    def read(self, content: Content) -> Statement:
        """Every entry of every block; a block's opening plus its rows is held against its closing."""
        reading = _Reading(content.currency or "")
        for line, tag, value in _tags(content.text):
            _take(reading, line, tag, value)
        findings = [_tie(block) for block in reading.blocks]
        rows = tuple(_with_currency(reading))
        blocks = reading.blocks
        return Statement(
            format=self.name,
            encoding=content.decoded.encoding if content.decoded else "",
            header_line=None,
            rows=rows,
            problems=tuple(reading.problems),
            warnings=(*reading.warnings, *(note for found in findings for note in found.warnings)),
            checks=tuple(check for found in findings for check in found.checks),
            opening=_only_currency(blocks, blocks[0].opening) if blocks else None,
            closing=_only_currency(blocks, blocks[-1].closing) if blocks else None,
            account=blocks[0].account if blocks else "",
        )


def _tags(text: str) -> Iterator[tuple[int, str, str]]:
    """Each tag with its line number and its value, following lines included."""
    line, tag, value = 0, "", ""
    for number, text_line in enumerate(text.replace("\r\n", "\n").replace("\r", "\n").split("\n"), start=1):
        found = _TAG.match(text_line)
        if found or _BLOCK_END.match(text_line):
            if tag:
                yield line, tag, value
            line, tag, value = (number, found[1], found[2]) if found else (number, "", "")
        elif tag:
            value += "\n" + text_line
    if tag:
        yield line, tag, value


def _take(reading: _Reading, line: int, tag: str, value: str) -> None:
    if tag == "20" or not reading.blocks:
        reading.blocks.append(_Block())
    block = reading.blocks[-1]
    if tag == "25":
        block.account = value.strip()
    elif tag in {"60F", "60M"}:
        block.opening = _balance(value, block)
    elif tag in {"62F", "62M"}:
        block.closing = _balance(value, block)
    elif tag == "34F" and not block.currency:
        block.currency = value[:3]
        block.is_interim = True
    elif tag == "61":
        _take_entry(reading, block, line, value)
        return
    elif tag in {"86", "NS"} and reading.open_to_text and block.rows:
        block.rows[-1] = _described(block.rows[-1], value)
    reading.open_to_text = False


def _take_entry(reading: _Reading, block: _Block, line: int, value: str) -> None:
    reading.open_to_text = False
    found = _ENTRY(value.strip())
    if found is None:
        reading.problems.append(RowProblem(line=line, reason=ProblemReason.UNREADABLE, detail=value[:80].strip()))
        return
    amount = Decimal(found["amount"].replace(",", ".") + "0")
    exponent = amount.normalize().as_tuple().exponent
    if amount >= _LARGEST or not isinstance(exponent, int) or exponent < -6:
        reading.problems.append(RowProblem(line=line, reason=ProblemReason.BAD_AMOUNT, detail=found["amount"][:80]))
        return
    value_day, day, repaired = _days(found["value"], found["entry"])
    if day is None:
        reading.problems.append(RowProblem(line=line, reason=ProblemReason.NO_DATE, detail=value[:80].strip()))
        return
    if repaired:
        reading.warnings.append(StatementWarning(code=WarningCode.DATE_REPAIRED, line=line, detail=found["value"]))
    comes_in = found["mark"] in {"C", "RD"}
    customer, _, bank = found["rest"].partition("//")
    block.rows.append(
        StatementRow(
            line=line,
            day=day,
            amount=Money(_tidy(amount if comes_in else -amount), block.currency),
            direction=Direction.IN if comes_in else Direction.OUT,
            value_day=value_day,
            serial=bank.strip(),
            reference="" if customer.strip() == "NONREF" else customer.strip(),
            text=(found["more"] or "").strip(),
            status="reversal" if found["mark"].startswith("R") else "",
            account=block.account,
        )
    )
    reading.open_to_text = True


def _days(value: str, entry: str | None) -> tuple[date | None, date | None, bool]:
    """Value day, booking day, and whether one had to be mended; the entry date has no year and may lie in the next."""
    year = 2000 + int(value[:2]) if int(value[:2]) < 70 else 1900 + int(value[:2])
    value_day, repaired = _day(year, int(value[2:4]), int(value[4:6]))
    if entry is None:
        return value_day, value_day, repaired
    booked, entry_repaired = _day(year, int(entry[:2]), int(entry[2:4]))
    if booked is None:
        return value_day, value_day, True
    if value_day is None:
        return None, booked, True
    near = [near for shift in (-1, 0, 1) if (near := _day(year + shift, int(entry[:2]), int(entry[2:4]))[0])]
    return value_day, min(near, key=lambda day: abs(day - value_day)), repaired or entry_repaired


def _day(year: int, month: int, day: int) -> tuple[date | None, bool]:
    """The date, or the month's last day when the number is beyond it: banks that count 30 days a month write 30 February."""
    if not (1 <= month <= 12 and 1 <= day <= 31):
        return None, False
    try:
        return date(year, month, day), False
    except ValueError:
        return date(year, month + 1, 1) - timedelta(days=1), True


def _balance(value: str, block: _Block) -> Money | None:
    found = _BALANCE(value.strip())
    if found is None:
        return None
    if found[3] and not block.currency:
        block.currency = found[3]
    amount = Decimal(found[4].replace(",", ".") + "0")
    # A balance that names no currency while the block does is not compared: it may be of another layout.
    return Money(_tidy(amount if found[1] == "C" else -amount), found[3] or "")


def _tidy(amount: Decimal) -> Decimal:
    """Without the padding zeros that were added to read `79,7` and `0,`."""
    cents = amount.quantize(Decimal("0.01"))
    return cents if cents == amount else amount.normalize()


def _described(row: StatementRow, value: str) -> StatementRow:
    text = value.replace("\n", "")
    party, account = row.party, row.party_account
    if _SUBFIELD.search(text[:8]):
        parts = _SUBFIELD.split(text)
        fields = list(zip(parts[1::2], parts[2::2], strict=False))
        party = "".join(part for code, part in fields if code in {"32", "33"}).strip()
        account = next((part.strip() for code, part in fields if code in {"31", "38"}), "")
        text = " ".join(part.strip() for code, part in fields if code == "00" or "20" <= code <= "29" or code >= "60")
    elif "/NAME/" in text:
        party = text.partition("/NAME/")[2].partition("/REMI/")[0].strip("/ ")
    described = " ".join(filter(None, (row.text, text.strip())))
    return replace(row, party=party, party_account=account, text=described)


def _tie(block: _Block) -> Findings:
    return check_closing(block.opening, block.closing, block.rows, block.account)


def _with_currency(reading: _Reading) -> Iterator[StatementRow]:
    """The rows, those of blocks that name no currency in the caller's or an assumed one."""
    for block in reading.blocks:
        currency = block.currency or reading.fallback or "CNY"
        assumed = next((row for row in block.rows if not row.amount.currency), None)
        if assumed is not None and not block.currency and not reading.fallback:
            warning = StatementWarning(code=WarningCode.CURRENCY_ASSUMED, line=assumed.line, detail=currency)
            reading.warnings.append(warning)
        for row in block.rows:
            yield row if row.amount.currency else replace(row, amount=Money(row.amount.amount, currency))


def _only_currency(blocks: Sequence[_Block], balance: Money | None) -> Money | None:
    """A balance speaks for the file only where all blocks are of one account and it names its currency."""
    one = len({block.account for block in blocks}) == 1
    return balance if one and balance is not None and balance.currency else None
