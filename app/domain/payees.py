"""Payees 收款方: where money may go, and the rest that a new or changed one takes before any does."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from app.domain.signing import Purpose, digest_of, moment, verifies

COOL_DOWN = timedelta(hours=24)
"""Our own default; a company may lengthen it."""


class PayeeState(StrEnum):
    """Whether a payee has proved itself since its details were last changed."""

    NEW = "new"
    CHANGED = "changed"
    KNOWN = "known"  # a payment with exactly these details was confirmed


class PayeeHold(StrEnum):
    """Why nothing may go to a payee yet."""

    UNCHECKED = "unchecked"  # nobody but the one who entered it has looked at it
    COOLING = "cooling"
    NOT_ON_LIST = "not_on_list"  # the provider's list of payees does not have it
    OTHER_NAME = "other_name"  # not the name of the contract


@dataclass(frozen=True, slots=True, kw_only=True)
class Payee:
    """A bank account that money may go to."""

    id: int
    name: str
    account: str
    bank: str
    bank_code: str = ""
    """BIC or clearing number 联行号, as the bank's own form asks for."""
    changed_by: int
    """The person who entered or last changed it."""
    changed_at: datetime
    checked_by: int | None = None
    check_signature: bytes = b""
    is_changed: bool = False
    """Whether it held other details once."""
    is_proven: bool = False
    """Whether a payment was confirmed since `changed_at`."""

    @property
    def state(self) -> PayeeState:
        """How far it is known."""
        if self.is_proven:
            return PayeeState.KNOWN
        return PayeeState.CHANGED if self.is_changed else PayeeState.NEW

    @property
    def digest(self) -> str:
        """What a checker signs: the details, and who entered them."""
        return digest_of(
            "payee",
            {
                "id": self.id, "name": self.name, "account": self.account, "bank": self.bank, "bank_code": self.bank_code,
                "changed_by": self.changed_by, "changed_at": moment(self.changed_at),
            },
        )  # fmt: skip

    def is_checked(self, checker_key: bytes) -> bool:
        """Whether another person signed exactly these details; `checker_key` is the public key of `checked_by`."""
        if self.checked_by is None or self.checked_by == self.changed_by:
            return False
        return verifies(checker_key, Purpose.PAYEE, self.digest, self.check_signature)


def payee_holds(
    payee: Payee,
    at: datetime,
    *,
    checker_key: bytes,
    cool_down: timedelta = COOL_DOWN,
    allowed: frozenset[int] | None = None,
    contract_party: str | None = None,
) -> tuple[PayeeHold, ...]:
    """Why nothing may go to this payee at this moment; none when it may.

    `at` is the later of the clock and the newest record, so that setting the clock back or forth past records is no way
    round. `allowed` and `contract_party` are the provider's list and name, None where there is no provider.
    """
    holds = {
        PayeeHold.UNCHECKED: not payee.is_checked(checker_key),
        PayeeHold.COOLING: not payee.is_proven and at < payee.changed_at + cool_down,
        PayeeHold.NOT_ON_LIST: allowed is not None and payee.id not in allowed,
        PayeeHold.OTHER_NAME: contract_party is not None and _plain(payee.name) != _plain(contract_party),
    }
    return tuple(hold for hold, is_held in holds.items() if is_held)


def _plain(name: str) -> str:
    """Names compare without blanks, case and the width of brackets."""
    return "".join(name.casefold().split()).replace("(", "\uff08").replace(")", "\uff09")
