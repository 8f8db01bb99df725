"""The chain 存证链: each record carries the hash of the one before it, so that the past cannot be rewritten unseen."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from hashlib import sha256
from json.encoder import encode_basestring as quoted
from typing import Any

GENESIS = "0" * 64
"""The previous hash of the first record."""


class RecordKind(StrEnum):
    """What a record of the chain is about."""

    VAULT_CREATED = "vault_created"
    ENTRY = "entry"
    CONNECTED = "connected"
    DISCONNECTED = "disconnected"
    IMPORTED = "imported"
    IMPORT_UNDONE = "import_undone"
    MATCH_RUN = "match_run"
    MATCH_CONFIRMED = "match_confirmed"
    MATCH_REJECTED = "match_rejected"
    MATCH_UNDONE = "match_undone"
    PASSWORD_CHANGED = "password_changed"  # noqa: S105 - the name of an event
    SETTING_CHANGED = "setting_changed"
    BACKED_UP = "backed_up"
    RESTORED = "restored"
    CLOCK_SET_BACK = "clock_set_back"
    BOOK_DIFFERS = "book_differs"
    MOVED = "moved"
    DOCUMENT_KEPT = "document_kept"
    DOCUMENT_TYPED = "document_typed"
    DOCUMENT_FIELD = "document_field"
    DOCUMENT_CONFIRMED = "document_confirmed"
    DOCUMENT_RENEWED = "document_renewed"
    DOCUMENT_PARTED = "document_parted"
    DOCUMENT_UNDONE = "document_undone"
    DOCUMENT_ERASED = "document_erased"
    EXPIRY_SEEN = "expiry_seen"
    EXPIRY_UNSEEN = "expiry_unseen"
    PERSON_ADDED = "person_added"
    PERSON_CHANGED = "person_changed"
    PERSON_LEFT = "person_left"
    PERSON_ADMITTED_AGAIN = "person_admitted_again"
    FOUNDED_ANEW = "founded_anew"
    RECOVERY_REPLACED = "recovery_replaced"
    SECOND_FACTOR_SET = "second_factor_set"
    PAYEE_KEPT = "payee_kept"
    PAYEE_CHECKED = "payee_checked"
    RULES_SIGNED = "rules_signed"
    ORDER_DRAFTED = "order_drafted"
    ORDER_EDITED = "order_edited"
    ORDER_SUBMITTED = "order_submitted"
    ORDER_SIGNED = "order_signed"
    ORDER_APPROVED = "order_approved"
    ORDER_SENT_BACK = "order_sent_back"
    ORDER_CANCELLED = "order_cancelled"
    ORDER_INTENT = "order_intent"
    ORDER_OUTCOME = "order_outcome"
    ORDER_DECIDED = "order_decided"
    OPENING_STARTED = "opening_started"
    OPENING_CLEARED = "opening_cleared"
    OPENING_SENT = "opening_sent"
    OPENING_PACKAGED = "opening_packaged"
    OPENING_MOVED = "opening_moved"
    OPENING_CORRECTED = "opening_corrected"
    OPENING_APPEALED = "opening_appealed"
    CONSENT_GIVEN = "consent_given"
    CONSENT_REVOKED = "consent_revoked"
    INVOICES_IMPORTED = "invoices_imported"
    INVOICES_UNDONE = "invoices_undone"
    REASON_ACCEPTED = "reason_accepted"
    REASON_UNDONE = "reason_undone"
    PERIOD_CLOSED = "period_closed"
    PERIOD_REOPENED = "period_reopened"
    VOUCHERS_EXPORTED = "vouchers_exported"
    PROVIDER_KEPT = "provider_kept"
    PROVIDER_EVENT = "provider_event"
    ACCOUNT_FUNDED_THROUGH = "account_funded_through"
    REBATE_SETTLED = "rebate_settled"
    REBATE_RECEIVED = "rebate_received"


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """One link: `body` is the canonical JSON of what happened, `previous` and `hash` are lower-case hex SHA-256."""

    seq: int
    at: datetime
    kind: str
    actor: str
    body: str
    previous: str
    hash: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ChainReport:
    """What checking the chain found: the count, the head, and the first bad record when there is one."""

    records: int
    entries: int
    head: str
    first_bad: int | None = None
    reason: str = ""

    @property
    def is_whole(self) -> bool:
        """Whether every record verifies."""
        return self.first_bad is None


def canonical(value: Any) -> str:
    """RFC 8785 JSON of text, whole numbers below 2^53, booleans, lists and maps with ASCII keys.

    Money goes in as text of micro-units. For these kinds of value Python's own encoder with sorted keys and no
    blanks writes what the RFC asks for; a test holds the two against each other.
    """
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False)


def record_hash(*, seq: int, at_micros: int, kind: str, actor: str, body: str, previous: str) -> str:
    """SHA-256 over the RFC 8785 JSON of the record without its own hash.

    `body` is already canonical, so it is put in place instead of being parsed and written again; the keys stand in
    their canonical order: actor, at, body, kind, previous, seq. `at` is UTC microseconds as text.
    """
    text = (
        f'{{"actor":{quoted(actor)},"at":"{at_micros}","body":{body},'
        f'"kind":{quoted(kind)},"previous":{quoted(previous)},"seq":{seq}}}'
    )
    return sha256(text.encode()).hexdigest()


def entry_body(*, entry_id: int, kind: str, day: str, text: str, reverses: int | None, evidence: Iterable[str],
               postings: Iterable[tuple[str, int, str]]) -> str:  # fmt: skip
    """The canonical body of a ledger entry's record; postings are (place, micro-units, currency) in their order.

    Written out by hand, keys in their canonical order: books have millions of these. A test holds it against `canonical`.
    """
    marks = ",".join([quoted(mark) for mark in evidence])
    parts = ",".join([f'[{quoted(place)},"{micros}",{quoted(currency)}]' for place, micros, currency in postings])
    return (
        f'{{"day":"{day}","entry":{entry_id},"evidence":[{marks}],"kind":"{kind}","postings":[{parts}],'
        f'"reverses":{"null" if reverses is None else reverses},"text":{quoted(text)}}}'
    )
