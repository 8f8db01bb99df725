"""Persons with real keys, orders ready to be signed, and signatures over them, for the tests of approvals."""

from datetime import UTC, datetime, timedelta
from decimal import Decimal
from typing import Any

from app.domain.approvals import Approval
from app.domain.money import Money
from app.domain.moves import MoveKind
from app.domain.orders import Channel, Order, OrderContent, batch_of
from app.domain.people import Person, Role
from app.domain.signing import Purpose, public_key, sign
from app.secret import Secret

NOW = datetime(2026, 9, 1, 2, 0, tzinfo=UTC)
HEAD = "ab" * 32
MAKER, MANAGER, EXECUTIVE, OWNER, CLERK, SECOND_MANAGER = range(1, 7)

_ROLES = {
    MAKER: Role.MARKETING,
    MANAGER: Role.FINANCE_MANAGER,
    EXECUTIVE: Role.EXECUTIVE,
    OWNER: Role.OWNER,
    CLERK: Role.FINANCE_CLERK,
    SECOND_MANAGER: Role.FINANCE_MANAGER,
}


def key_of(person: int) -> Secret:
    """A signing key that is the same in every run."""
    return Secret(f"{person:02x}" * 32)


def person(number: int, *roles: Role, key: int | None = None) -> Person:
    return Person(
        id=number,
        name=f"Person {number}",
        roles=frozenset(roles or {_ROLES[number]}),
        public_key=public_key(key_of(key or number)),
    )


PERSONS = {number: person(number) for number in _ROLES}


def cny(amount: int | str) -> Money:
    return Money(Decimal(amount), "CNY")


def content(amount: int | str = 5_000, **others: Any) -> OrderContent:
    plain: dict[str, Any] = {"kind": MoveKind.RECHARGE, "channel": Channel.API, "account_id": 11, "payee": "agent-7"}
    return OrderContent(amount=cny(amount), **{**plain, **others})


def draft(amount: int | str = 5_000, **others: Any) -> Order:
    return batch_of([content(amount, **others)], batch="b1", person=MAKER, at=NOW)[0]


def submitted(amount: int | str = 5_000, **others: Any) -> Order:
    order = draft(amount, **others)
    order.submit(MAKER, NOW, intent="k" * 24, expires_at=NOW + timedelta(days=2), record_head=HEAD)
    return order


def signature(
    signer: int,
    digest: str,
    *,
    purpose: Purpose = Purpose.APPROVAL,
    note: str = "",
    key: int | None = None,
    at: datetime = NOW,
) -> Approval:
    plain = Approval(purpose=purpose, person=signer, content=digest, at=at, note=note)
    made = sign(key_of(key or signer), purpose, plain.digest)
    return Approval(purpose=purpose, person=signer, content=digest, at=at, note=note, signature=made)
