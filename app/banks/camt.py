"""CAMT.052, 053 and 054 in any version: elements are found by their local names, one row for each Ntry."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from decimal import Decimal, InvalidOperation
from xml.etree.ElementTree import Element, ParseError

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import fromstring

from app.banks.checks import Declared, Findings, check_closing, check_totals
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
from app.errors import BrokenFile

_STATEMENTS = frozenset({"Stmt", "Rpt", "Ntfctn"})
_OPENING = ("OPBD", "PRCD")
_CLOSING = ("CLBD",)
_LARGEST = Decimal(10) ** 12
_ROOT = re.compile(r"<(?:\w+:)?Document[\s>]")
_KIND = re.compile(r"<(?:\w+:)?BkToCstmr(?:Stmt|AcctRpt|DbtCdtNtfctn)[\s>]|camt\.05[234]")


@dataclass(frozen=True, slots=True)
class _Part:
    """One statement, report or notification of the file."""

    rows: tuple[StatementRow, ...]
    problems: tuple[RowProblem, ...]
    warnings: tuple[StatementWarning, ...]
    findings: tuple[Findings, ...]
    opening: Money | None
    closing: Money | None
    account: str


class Camt:
    """ISO 20022 account statements, intraday reports and notifications."""

    name = "camt"

    def recognises(self, content: Content) -> bool:
        """Whether the document's root and one of the three messages show near the top."""
        return bool(_ROOT.search(content.head)) and bool(_KIND.search(content.head))

    def read(self, content: Content) -> Statement:
        """Every entry of every statement in the file; a document type or an entity is refused."""
        root = _parse(content)
        parts = []
        line = 1
        for element in root.iter():
            if _name(element) in _STATEMENTS:
                part = _part(element, line)
                line += len(part.rows) + len(part.problems)
                parts.append(part)
        one_account = len({part.account for part in parts}) == 1
        return Statement(
            format=self.name,
            encoding=content.decoded.encoding if content.decoded else "",
            header_line=None,
            rows=tuple(row for part in parts for row in part.rows),
            problems=tuple(problem for part in parts for problem in part.problems),
            warnings=tuple(note for part in parts for note in _notes(part)),
            checks=tuple(check for part in parts for found in part.findings for check in found.checks),
            opening=parts[0].opening if one_account else None,
            closing=parts[-1].closing if one_account else None,
            account=parts[0].account if parts else "",
        )


def _parse(content: Content) -> Element:
    try:
        root: Element = fromstring(content.data, forbid_dtd=True)
    except DefusedXmlException as error:
        raise BrokenFile(content.name, "doctype") from error
    except ParseError as error:
        raise BrokenFile(content.name, "cut_off" if "</" not in content.text[-200:] else "broken_xml") from error
    except (ValueError, LookupError) as error:
        raise BrokenFile(content.name, "broken_xml") from error
    return root


def _part(statement: Element, first: int) -> _Part:
    account = _text(statement, "Acct", "Id", "IBAN") or _text(statement, "Acct", "Id", "Othr", "Id")
    rows: list[StatementRow] = []
    problems: list[RowProblem] = []
    reversals: list[int] = []
    for ordinal, entry in enumerate(_children(statement, "Ntry"), start=first):
        row = _row(entry, ordinal, account)
        if isinstance(row, RowProblem):
            problems.append(row)
            continue
        if _text(entry, "RvslInd").casefold() in {"true", "1"}:
            reversals.append(len(rows))
        rows.append(row)
    opening = _balance(statement, _OPENING)
    closing = _balance(statement, _CLOSING, opening.currency if opening else "")
    rows = _reversed(rows, reversals, opening, closing)
    booked = [row for row in rows if row.status in {"BOOK", ""}]
    findings = (check_closing(opening, closing, booked, account), check_totals(_declared(statement), rows))
    return _Part(tuple(rows), tuple(problems), _doubts(statement, rows), findings, opening, closing, account)


def _reversed(
    rows: list[StatementRow], reversals: Sequence[int], opening: Money | None, closing: Money | None
) -> list[StatementRow]:
    """A reversal turns the sign, unless the balances prove that this bank already states it as booked."""
    if not reversals:
        return rows
    turned = list(rows)
    for place in reversals:
        row = rows[place]
        direction = Direction.OUT if row.direction is Direction.IN else Direction.IN
        turned[place] = replace(row, amount=-row.amount, direction=direction)
    as_stated = check_closing(opening, closing, rows).checks
    return rows if as_stated and as_stated[0].holds else turned


def _row(entry: Element, ordinal: int, account: str) -> StatementRow | RowProblem:
    amount = _money(_child(entry, "Amt"))
    if amount is None:
        return RowProblem(line=ordinal, reason=ProblemReason.BAD_AMOUNT, detail=_text(entry, "Amt")[:80])
    moment, value = _moment(_child(entry, "BookgDt")), _moment(_child(entry, "ValDt"))
    when = moment or value
    if when is None:
        return RowProblem(line=ordinal, reason=ProblemReason.NO_DATE)
    mark = _text(entry, "CdtDbtInd")
    if mark not in {"CRDT", "DBIT"}:
        return RowProblem(line=ordinal, reason=ProblemReason.UNREADABLE, detail=mark[:80])
    comes_in = mark == "CRDT"
    details = [detail for parent in _children(entry, "NtryDtls") for detail in _children(parent, "TxDtls")]
    party, party_account = _party(details, "Dbtr" if comes_in else "Cdtr")
    references = _all(details, "EndToEndId")
    texts = [*_all(details, "Ustrd"), *_all(details, "AddtlTxInf"), _text(entry, "AddtlNtryInf")]
    return StatementRow(
        line=ordinal,
        day=when[0],
        amount=amount if comes_in else -amount,
        direction=Direction.IN if comes_in else Direction.OUT,
        at=when[1],
        value_day=value[0] if value else None,
        party=party,
        party_account=party_account,
        serial=_text(entry, "AcctSvcrRef") or _text(entry, "NtryRef"),
        reference=" ".join(reference for reference in references if reference != "NOTPROVIDED"),
        text=" ".join(filter(None, texts)),
        status=_text(entry, "Sts") or _text(entry, "Sts", "Cd"),
        account=account,
    )


def _doubts(statement: Element, rows: Sequence[StatementRow]) -> tuple[StatementWarning, ...]:
    pending = [row.line for row in rows if row.status not in {"BOOK", ""}]
    if pending:
        return tuple(StatementWarning(code=WarningCode.NOT_BOOKED, line=line) for line in pending[:20])
    if rows and _name(statement) == "Rpt":
        return (StatementWarning(code=WarningCode.NOT_BOOKED, detail="intraday"),)
    return ()


def _notes(part: _Part) -> Iterator[StatementWarning]:
    yield from part.warnings
    for found in part.findings:
        yield from found.warnings


def _declared(statement: Element) -> Iterator[Declared]:
    """Counts and sums of the summary, where the bank gives one."""
    summary = _child(statement, "TxsSummry")
    if summary is None:
        return
    for element, kind in (("TtlNtries", ""), ("TtlCdtNtries", "in"), ("TtlDbtNtries", "out")):
        for tag, measure in (("NbOfNtries", "rows"), ("Sum", "sum")):
            value = _decimal(_text(summary, element, tag))
            if value is not None and (kind or measure == "rows"):
                yield Declared(name=f"{measure}_{kind}".rstrip("_"), value=value)


def _balance(statement: Element, codes: Iterable[str], currency: str = "") -> Money | None:
    """The balance of the first code that is there, in this currency where one is given and the bank states several."""
    found: list[Money] = []
    for code in codes:
        for balance in _children(statement, "Bal"):
            amount = _money(_child(balance, "Amt"))
            if amount is not None and _text(balance, "Tp", "CdOrPrtry", "Cd") == code:
                found.append(-amount if _text(balance, "CdtDbtInd") == "DBIT" else amount)
    return next((amount for amount in found if amount.currency == currency), found[0] if found else None)


def _party(details: Sequence[Element], role: str) -> tuple[str, str]:
    """The other side of a single transaction; a batch has as many as it has transactions, and its row names none."""
    if len(details) != 1:
        return "", ""
    parties = _child(details[0], "RltdPties")
    if parties is None:
        return "", ""
    roles = [role, "Cdtr" if role == "Dbtr" else "Dbtr"]
    for name in roles:
        party = _text(parties, name, "Nm") or _text(parties, name, "Pty", "Nm")
        if party:
            number = _text(parties, f"{name}Acct", "Id", "IBAN") or _text(parties, f"{name}Acct", "Id", "Othr", "Id")
            return party, number
    return "", ""


def _money(element: Element | None) -> Money | None:
    amount = _decimal(element.text or "") if element is not None else None
    currency = element.get("Ccy", "") if element is not None else ""
    return Money(amount, currency) if amount is not None and len(currency) == 3 else None


def _decimal(text: str) -> Decimal | None:
    try:
        amount = Decimal(text.strip())
    except InvalidOperation:
        return None
    exponent = amount.as_tuple().exponent
    return amount if isinstance(exponent, int) and exponent >= -6 and abs(amount) < _LARGEST else None


def _moment(element: Element | None) -> tuple[date, datetime | None] | None:
    if element is None:
        return None
    printed = _text(element, "Dt") or _text(element, "DtTm")
    try:
        moment = datetime.fromisoformat(printed.strip())
        if not 1970 <= moment.year < 2200:
            return None
    except ValueError:
        return None
    return moment.date(), moment.astimezone(UTC) if moment.tzinfo is not None else None


def _name(element: Element) -> str:
    return element.tag.rpartition("}")[2]


def _children(element: Element, name: str) -> list[Element]:
    return [child for child in element if _name(child) == name]


def _child(element: Element, *path: str) -> Element | None:
    found: Element | None = element
    for name in path:
        found = next(iter(_children(found, name)), None) if found is not None else None
    return found


def _text(element: Element, *path: str) -> str:
    found = _child(element, *path)
    return (found.text or "").strip() if found is not None else ""


def _all(elements: Iterable[Element], name: str) -> list[str]:
    texts = (found.text or "" for element in elements for found in element.iter() if _name(found) == name)
    return list(dict.fromkeys(text.strip() for text in texts if text.strip()))
