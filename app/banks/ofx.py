"""OFX 1.x (SGML), OFX 2.x (XML) and QFX, read tolerantly: tags that never close, headers in odd places, wrong charsets.

A reader of our own: ofxtools is GPL-3.0-only and cannot be shipped in a program under Apache-2.0. It knows nothing but
tags and their text, so that unknown tags, lower case and missing ends cost nothing, and it expands no entities.
"""

import html
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta, timezone
from decimal import Decimal

from app.banks.amounts import read_amount, read_comma_amount
from app.banks.content import Content
from app.banks.harvest import MOST_NOTES
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
from app.errors import BrokenFile

_TAG = re.compile(r"<(/?)([A-Za-z][A-Za-z0-9._]*)(?:\s[^<>]*)?(/?)>([^<]*)")
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_CDATA = re.compile(r"<!\[CDATA\[(.*?)\]\]>", re.DOTALL)
_DATE = re.compile(
    r"(\d{4})(\d{2})(\d{2})(?:(\d{2})(\d{2})(\d{2})?(?:\.\d*)?)?(?:\[([+-]?\d{1,2}(?:\.\d+)?)(?::[^\]]*)?\])?"
).match
_COMMA_DECIMALS = re.compile(r",\d{1,2}$").search
_ENTRY = "STMTTRN"
_STATEMENTS = frozenset({"STMTRS", "CCSTMTRS", "INVSTMTRS"})


@dataclass
class _Account:
    currency: str = ""
    number: str = ""
    closing: str = ""
    entries: list["_Entry"] = field(default_factory=list)


@dataclass
class _Entry:
    line: int
    fields: dict[str, str] = field(default_factory=dict)
    is_closed: bool = False


class Ofx:
    """Statements of online banking downloads; one row for each STMTTRN."""

    name = "ofx"

    def recognises(self, content: Content) -> bool:
        """Whether an OFX header or its root element shows near the top."""
        head = content.head.upper()
        return "<OFX>" in head or "OFXHEADER" in head

    def read(self, content: Content) -> Statement:
        """Every entry as a row or a problem; the ledger balance is the closing one, no opening is stated."""
        if "<!DOCTYPE" in content.text or "<!ENTITY" in content.text:
            raise BrokenFile(content.name, "doctype")
        text = _CDATA.sub(lambda found: html.escape(found[1], quote=False), content.text)
        accounts = _accounts(_COMMENT.sub("", text))
        maker = _RowMaker(content)
        for account in accounts:
            maker.take(account)
        is_cut = "</OFX>" not in content.text.upper()
        if is_cut and not any(problem.reason is ProblemReason.CUT_OFF for problem in maker.problems):
            last = text.count("\n") + 1
            maker.problems.append(RowProblem(line=last, reason=ProblemReason.CUT_OFF))
        only = accounts[0] if len(accounts) == 1 else None
        return Statement(
            format=self.name,
            encoding="ASCII" if content.data.isascii() else content.decoded.encoding if content.decoded else "",
            header_line=None,
            rows=tuple(maker.rows),
            problems=tuple(maker.problems),
            warnings=tuple(maker.warnings),
            closing=maker.closing(only) if only else None,
            account=accounts[0].number if accounts else "",
        )


def _tags(text: str) -> Iterator[tuple[int, bool, str, str]]:
    """Line, whether it ends an element, the name in capitals, and the text that follows."""
    line, seen = 1, 0
    for found in _TAG.finditer(text):
        line += text.count("\n", seen, found.start())
        seen = found.start()
        value = html.unescape(found[4]).strip()
        yield line, bool(found[1]), found[2].upper(), "" if found[3] else value


def _accounts(text: str) -> list[_Account]:
    accounts: list[_Account] = []
    entry: _Entry | None = None
    parents: list[str] = []
    for line, ends, name, value in _tags(text):
        if name in _STATEMENTS and not ends:
            accounts.append(_Account())
        if not accounts:
            continue
        account = accounts[-1]
        if name == _ENTRY:
            if entry is not None and ends:
                entry.is_closed = True
            entry = None if ends else _Entry(line)
            if entry is not None:
                account.entries.append(entry)
        elif entry is not None and not ends:
            entry.fields.setdefault(name, value)
        elif not ends:
            _note_account(account, parents, name, value)
        if not value:
            parents[:] = [] if ends else [name]
    return accounts


def _note_account(account: _Account, parents: list[str], name: str, value: str) -> None:
    if name == "CURDEF":
        account.currency = value.upper()
    elif name == "ACCTID" and not account.number:
        account.number = value
    elif name == "BALAMT" and parents == ["LEDGERBAL"]:
        account.closing = value


class _RowMaker:
    """Turns entries into rows, and notes what is odd about them."""

    def __init__(self, content: Content) -> None:
        self._fallback = content.currency
        self._numbers: set[tuple[str, str]] = set()
        self.rows: list[StatementRow] = []
        self.problems: list[RowProblem] = []
        self.warnings: list[StatementWarning] = []

    def take(self, account: _Account) -> None:
        """Read one account's entries."""
        currency = self._currency(account)
        for entry in account.entries:
            fields = entry.fields
            try:
                amount = _amount(fields.get("TRNAMT", ""))
            except ValueError:
                detail = fields.get("TRNAMT", "")[:80]
                self.problems.append(RowProblem(line=entry.line, reason=ProblemReason.BAD_AMOUNT, detail=detail))
                continue
            moment = _moment(fields.get("DTPOSTED", ""))
            if amount is None or moment is None:
                reason = ProblemReason.NO_AMOUNT if amount is None else ProblemReason.NO_DATE
                cut = account.entries[-1] is entry and not entry.is_closed
                self.problems.append(RowProblem(line=entry.line, reason=ProblemReason.CUT_OFF if cut else reason))
                continue
            self._check_number(account, entry)
            self.rows.append(_row(entry, Money(amount, _entry_currency(fields) or currency), moment, account.number))

    def closing(self, account: _Account) -> Money | None:
        """The ledger balance, where it is a number."""
        try:
            amount = _amount(account.closing)
        except ValueError:
            return None
        currency = account.currency or self._fallback or "CNY"
        return None if amount is None else Money(amount, currency)

    def _currency(self, account: _Account) -> str:
        if len(account.currency) == 3:
            return account.currency
        if self._fallback is None:
            self.warnings.append(StatementWarning(code=WarningCode.CURRENCY_ASSUMED, detail="CNY"))
        return self._fallback or "CNY"

    def _check_number(self, account: _Account, entry: _Entry) -> None:
        number = entry.fields.get("FITID", "")
        key = (account.number, number)
        if (not number or key in self._numbers) and len(self.warnings) < MOST_NOTES:
            self.warnings.append(StatementWarning(code=WarningCode.NUMBER_REPEATED, line=entry.line, detail=number))
        self._numbers.add(key)


def _row(entry: _Entry, amount: Money, moment: tuple[date, datetime | None], account: str) -> StatementRow:
    fields = entry.fields
    value_day = _moment(fields.get("DTAVAIL", "") or fields.get("VALUEDATE", ""))
    return StatementRow(
        line=entry.line,
        day=moment[0],
        amount=amount,
        direction=Direction.OUT if amount.amount < 0 else Direction.IN,
        at=moment[1],
        value_day=value_day[0] if value_day else None,
        party=fields.get("NAME", "") or fields.get("PAYEE", ""),
        serial=fields.get("FITID", ""),
        reference=fields.get("CHECKNUM", "") or fields.get("REFNUM", ""),
        text=fields.get("MEMO", ""),
        status=fields.get("TRNTYPE", "").upper(),
        account=account,
    )


def _amount(text: str) -> Decimal | None:
    """Decimals after a point or a comma; a currency mark in a number is not what the format allows."""
    if any(mark in text for mark in "$€£¥"):
        raise ValueError("not a number")
    return read_comma_amount(text) if _COMMA_DECIMALS(text) else read_amount(text)


def _moment(text: str) -> tuple[date, datetime | None] | None:
    """The day as printed; the instant only where a zone is printed too."""
    found = _DATE(text)
    if found is None:
        return None
    try:
        day = date(int(found[1]), int(found[2]), int(found[3]))
        if day.year < 1970 or day.year >= 2200:
            return None
        if not found[4] or not found[7]:
            return day, None
        zone = timezone(timedelta(hours=float(found[7])))
        at = datetime(day.year, day.month, day.day, int(found[4]), int(found[5]), int(found[6] or 0), tzinfo=zone)
    except ValueError:
        return None
    return day, at.astimezone(UTC)


def _entry_currency(fields: Mapping[str, str]) -> str:
    # ORIGCURRENCY names what the amount was before it was converted; only CURRENCY speaks of the amount itself.
    symbol = fields.get("CURSYM", "").upper()
    return symbol if len(symbol) == 3 and "CURRENCY" in fields and "ORIGCURRENCY" not in fields else ""
