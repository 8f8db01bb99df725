"""Records of the chain as rows of a table: what happened, who, how much, by what evidence, its hash and the one before."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from app.domain.chain import Record, RecordKind
from app.domain.ledger import EntryKind
from app.domain.money import Money
from ui import figures, wording
from ui.widgets.table.columns import Column
from ui.widgets.table.kinds import HASH, Amounts, Figures, Hash, Words
from ui.words import mark, tr

_EVIDENCE = {
    "bank_row": mark("Bank row {number}"),
    "fund_row": mark("Platform row {number}"),
    "spend_row": mark("Day of spend {number}"),
    "balance": mark("Balance {number}"),
    "import": mark("Import {number}"),
    "group": mark("Group {number}"),
    "connection": mark("Connection {number}"),
    "run": mark("Run {number}"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordLine:
    """One record, its body read."""

    record: Record
    event: str
    amount: Money | None
    evidence: str


def line_of(record: Record) -> RecordLine:
    """Read a record's body; what is not known stays as it is written."""
    body: Mapping[str, Any] = json.loads(record.body)
    kind = record.kind
    event = wording.word(RecordKind(kind)) if kind in set(RecordKind) else kind
    amount = None
    marks: list[str] = []
    if kind == RecordKind.ENTRY:
        entry_kind = str(body.get("kind", ""))
        event = wording.word(EntryKind(entry_kind)) if entry_kind in set(EntryKind) else event
        amount = _moved(body)
        marks = [str(one) for one in body.get("evidence", [])]
    else:
        marks = [f"{name}:{body[name]}" for name in _EVIDENCE if isinstance(body.get(name), int)]
    return RecordLine(
        record=record, event=event, amount=amount, evidence=", ".join(evidence_words(one) for one in marks)
    )


def evidence_words(evidence: str) -> str:
    """A mark such as `bank_row:17` in words."""
    kind, _, number = evidence.partition(":")
    return tr(_EVIDENCE[kind], number=number) if kind in _EVIDENCE else evidence


def record_columns() -> list[Column[RecordLine]]:
    """Hash and the one before it at the end, in mono."""
    quiet = Figures(is_left=True)
    return [
        Column(tr("No."), lambda line: line.record.seq, kind=quiet, width=64, key="seq"),
        Column(tr("Time"), lambda line: line.record.at, text=lambda at: f"{at.astimezone():%m-%d %H:%M}", kind=quiet, width=104, key="at"),
        Column(tr("Event"), lambda line: line.event, kind=Words(tone="ink"), width=104, stretch=True, key="event"),
        Column(tr("Who"), lambda line: line.record.actor, width=64, key="actor"),
        Column(tr("Amount"), lambda line: line.amount, text=_amount, kind=Amounts(), numeric=True, width=110, key="amount"),
        Column(tr("Evidence"), lambda line: line.evidence, kind=Words(icon="paperclip"), width=130, stretch=True, key="evidence"),
        Column(tr("Hash"), lambda line: line.record.hash, kind=Hash(icon="link-2"), width=106, key="hash"),
        Column(tr("The one before"), lambda line: line.record.previous, kind=HASH, width=96, hidden=True, key="previous"),
    ]  # fmt: skip


def _amount(value: Money | None) -> str:
    if value is None:
        return figures.NOTHING
    return figures.amount(value) if value.currency == "CNY" else figures.coded(value)


def _moved(body: Mapping[str, Any]) -> Money | None:
    """What an entry moved: the sum of its positive postings; None when they are of several currencies."""
    moved: dict[str, int] = {}
    for _, micros, currency in body.get("postings", []):
        moved[currency] = moved.get(currency, 0) + max(int(micros), 0)
    if len(moved) != 1:
        return None
    (currency, micros), *_ = moved.items()
    return Money.from_micros(micros, currency)
