"""Practice Ocean Engine: the older ways to move money, in yuan: a numbered transfer that is committed, and one step without a key."""

from dataclasses import dataclass
from threading import Lock
from typing import Any

from app.sandbox.holders import Account, Kind, Purse
from app.sandbox.moves import NotEnough
from app.sandbox.ocean_accounts import NOT_PERMITTED, account_of
from app.sandbox.ocean_engine_plan import OCEAN_AGENT, OCEAN_ORGANISATION
from app.sandbox.ocean_moves import what_of
from app.sandbox.stage import Call, Routes
from app.sandbox.wire import Refusal

_TYPES = (
    "GRANT", *(f"{paid}_{use}" for paid in ("PREPAY", "CREDIT") for use in ("UNIVERSAL", "BRAND", "BID")),
)  # fmt: skip
_KINDS = {"PREPAY_UNIVERSAL": Kind.CASH, "GRANT": Kind.GRANT}
_HELD_BY_NOBODY = Kind.CREDIT
_LEAST = 50_000
"""500 yuan."""


@dataclass(slots=True)
class _Numbered:
    """A transfer as it was asked for; the older way numbers it and waits for its commit."""

    source: Purse
    target: Purse
    kind: Kind
    cents: int
    is_done: bool = False


class OldMoves:
    """The routes and the numbers that were given out."""

    def __init__(self) -> None:
        self._numbered: dict[str, _Numbered] = {}
        self._lock = Lock()
        self.routes: Routes = {
            ("POST", "/open_api/2/agent/fund/transfer_seq/create/"): self._number_recharge,
            ("POST", "/open_api/2/agent/refund/transfer_seq/create/"): self._number_refund,
            ("POST", "/open_api/2/customer_center/fund/transfer_seq/create/"): self._number_between,
        }
        self.effects: Routes = {
            ("POST", "/open_api/2/agent/fund/transfer_seq/commit/"): self._commit,
            ("POST", "/open_api/2/agent/refund/transfer_seq/commit/"): self._commit,
            ("POST", "/open_api/2/customer_center/fund/transfer_seq/commit/"): self._commit_between,
            ("POST", "/open_api/2/agent/advertiser/recharge/"): _recharge,
            ("POST", "/open_api/2/agent/advertiser/refund/"): _refund,
        }

    def _number_recharge(self, call: Call) -> Any:
        agent, account = _agent(call), account_of(call, call.params.whole("account_id"))
        return {"transfer_seq": self._number(call, agent, account), "status": 0, "status_message": ""}

    def _number_refund(self, call: Call) -> Any:
        agent, account = _agent(call), account_of(call, call.params.whole("account_id"))
        return {"transfer_seq": self._number(call, account, agent), "status": 0, "status_message": ""}

    def _number_between(self, call: Call) -> Any:
        source = _own(account_of(call, call.params.whole("advertiser_id")))
        target = _own(account_of(call, call.params.whole("target_advertiser_id")))
        return {"transaction_seq": int(self._number(call, source, target))}

    def _number(self, call: Call, source: Purse, target: Purse) -> str:
        order = _asked(call, source, target)
        with self._lock:
            number = str(7_300_000_000_000_000_001 + len(self._numbered))
            self._numbered[number] = order
        return number

    def _commit(self, call: Call) -> Any:
        _agent(call)
        self._carry_out(call, call.params.text("transfer_seq"))
        return {}

    def _commit_between(self, call: Call) -> Any:
        self._carry_out(call, call.params.text("transaction_seq"))
        return {}

    def _carry_out(self, call: Call, number: str) -> None:
        """Move it; a number that is committed already moves nothing more."""
        with self._lock:
            order = self._numbered.get(number)
            if order is None:
                raise call.params.refuse("transfer_seq: no such transfer")
            if not order.is_done:
                _moved(call, order, number)
                order.is_done = True


def _agent(call: Call) -> Purse:
    number = call.params.whole("agent_id")
    agent = call.world.manager(number)
    if agent is None or number != OCEAN_AGENT:
        raise Refusal(NOT_PERMITTED, f"No permission to operate agent {number}")
    return agent


def _own(account: Account) -> Account:
    if account.centre not in (OCEAN_ORGANISATION, 0):
        raise Refusal(NOT_PERMITTED, f"No permission to operate advertiser {account.number}")
    return account


def _recharge(call: Call) -> Any:
    agent, account = _agent(call), account_of(call, call.params.whole("advertiser_id"))
    return _in_one_step(call, agent, account)


def _refund(call: Call) -> Any:
    agent, account = _agent(call), account_of(call, call.params.whole("advertiser_id"))
    return _in_one_step(call, account, agent)


def _in_one_step(call: Call, source: Purse, target: Purse) -> Any:
    order = _asked(call, source, target)
    if order.cents < _LEAST:
        raise call.params.refuse("amount: at least 500")
    return {"transaction_seq": _moved(call, order, "")}


def _asked(call: Call, source: Purse, target: Purse) -> _Numbered:
    kind = _KINDS.get(call.params.choice("transfer_type", _TYPES), _HELD_BY_NOBODY)
    return _Numbered(source, target, kind, call.params.cents("amount"))


def _moved(call: Call, order: _Numbered, key: str) -> str:
    """The number of the account's row; the page knows no code for money that is not there."""
    what = what_of(order.source, order.target)
    try:
        effect = call.move(order.source, order.target, order.kind, order.cents, what=what, key=key)
    except NotEnough:
        raise call.params.refuse("amount: 余额不足") from None
    return str((effect.received if isinstance(order.target, Account) else effect.paid).seq)
