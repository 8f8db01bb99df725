"""Practice Kuaishou: the agent moves money in 厘, each move once a trade number that was asked for before."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import count
from typing import Any, NamedTuple

from app.sandbox.holders import Account, Kind, Purse, What
from app.sandbox.kuaishou_accounts import LI, UNSTATED, advertiser, agent, the_agent
from app.sandbox.kuaishou_plan import KUAISHOU
from app.sandbox.moves import Effect, NotEnough
from app.sandbox.stage import Call, Routes
from app.sandbox.wire import Params, Refusal

_FIRST_NUMBER = 776_975_954_695_352_320
_BOTH = "6"
_KINDS = {
    "1": (Kind.CASH,),
    "2": (Kind.CREDIT,),
    "3": (Kind.GRANT,),
    "4": (Kind.REBATE,),
    _BOTH: (Kind.CASH, Kind.CREDIT),
}
"""transfer_type: cash, credit, frame rebate 框返, incentive 激励, cash and credit."""

_DIRECTIONS = {
    What.RECHARGE: "AGENT_TO_ACCOUNT",
    What.REFUND: "ACCOUNT_TO_AGENT",
    What.TRANSFER_OUT: "ACCOUNT_TO_ACCOUNT",
}
_OTHER_AMOUNTS = ("extended_amount", "rebate_amount", "pre_rebate_amount")


class _Wish(NamedTuple):
    """Who pays whom how much of what, `way` being the transfer_type."""

    source: Purse
    target: Purse
    way: str
    cents: int
    what: What


@dataclass(kw_only=True)
class _Trade:
    """What became of a trade number."""

    number: str
    what: What
    effects: Sequence[Effect] = ()
    reason: str = ""
    open_until: int = 0
    """Until when it is told as being in progress, in epoch seconds."""

    def status(self, at: int) -> str:
        """In the platform's words."""
        if self.reason:
            return "FAILED"
        return "DOING" if at < self.open_until else "SUCCESS"


class _Numbers:
    """The trade numbers that were given out."""

    def __init__(self) -> None:
        self.given: set[str] = set()
        self._next = count(_FIRST_NUMBER)

    def give(self) -> str:
        """A new one."""
        number = str(next(self._next))
        self.given.add(number)
        return number


class Transfers:
    """The routes, the trade numbers and the trades."""

    def __init__(self) -> None:
        self._numbers = _Numbers()
        self._trades: dict[str, _Trade] = {}
        finance = "/gw/agent/v1/finance"
        self.routes: Routes = {
            ("POST", f"{finance}/account/can/decrease/query"): _can_leave,
            ("POST", f"{finance}/trade/detail"): self._detail,
        }
        self.effects: Routes = {
            ("POST", f"{finance}/pay/payToken"): self._number,
            ("POST", f"{finance}/transfer/out"): self._into,
            ("POST", "/gw/agent/v2/finance/transfer/in"): self._back,
            ("POST", f"{finance}/account/transfer"): self._across,
            ("POST", f"{finance}/transfer/secondary/recharge"): _to_sub_agent,
        }

    def _number(self, call: Call) -> Any:
        """Sent as a form, which `Params` reads like the rest."""
        agent(call)
        return {"trade_no": self._numbers.give()}

    def _into(self, call: Call) -> Any:
        """Agent to advertiser: cash stands in `amount`, and whatever has credit in it in `credit_amount`."""
        params, account = call.params, advertiser(call)
        way = params.choice("transfer_type", ("1", "2", _BOTH))
        if any(params.whole(name, 0, low=0) for name in _OTHER_AMOUNTS):
            raise params.refuse("transfer_type: in practice the agent holds cash and credit for this only")
        cents = _cents(params, "amount" if way == "1" else "credit_amount")
        return self._once(call, _Wish(the_agent(call), account, way, cents, What.RECHARGE))

    def _back(self, call: Call) -> Any:
        params, account = call.params, advertiser(call)
        cents, way = _cents(params, "custom_transfer_amount"), params.choice("transfer_type", tuple(_KINDS))
        return self._once(call, _Wish(account, the_agent(call), way, cents, What.REFUND))

    def _across(self, call: Call) -> Any:
        agent(call)
        params = call.params
        source, target = advertiser(call, "from_account_id"), advertiser(call, "to_account_id")
        if source is target:
            raise params.refuse("to_account_id: is from_account_id")
        for name in ("operator_name", "biz_unique_key"):
            params.text(name)
        cents, way = _cents(params, "transfer_amount"), params.choice("transfer_type", tuple(_KINDS))
        return self._once(call, _Wish(source, target, way, cents, What.TRANSFER_OUT))

    def _once(self, call: Call, wish: _Wish) -> Any:
        """The trade number is the key; a call without one gets a number of its own and may happen twice."""
        key = call.params.text("biz_unique_key", "") or self._numbers.give()
        if key not in self._numbers.given:
            raise call.params.refuse("biz_unique_key: not a trade number that payToken gave")

        def do() -> _Trade:
            trade = _done(call, wish, key)
            self._trades[key] = trade
            return trade

        trade, _ = call.world.keys.once(KUAISHOU, "trade", key, call.now, do)
        status = trade.status(call.at)
        return {
            "trade_no": trade.number,
            # The old flag, which is not to be relied on.
            "success": status == "SUCCESS",
            "trade_status": status,
            "fail_reason": trade.reason,
        }

    def _detail(self, call: Call) -> Any:
        agent(call)
        trade = self._trades.get(call.params.text("trade_no"))
        if trade is None:
            raise Refusal(UNSTATED, "trade_no: no such trade")
        effect = trade.effects[0] if trade.effects else None
        return {
            "trade_status": trade.status(call.at),
            "trade_type": _DIRECTIONS[trade.what],
            "payer_side_record_id": str(effect.paid.seq) if effect else "",
            "receiver_side_record_id": str(effect.received.seq) if effect else "",
        }


def _cents(params: Params, name: str) -> int:
    """Whole 厘; the practice books know no less than a fen."""
    amount = params.whole(name)
    if amount % LI:
        raise params.refuse(f"{name}: practice knows whole fen, 10 of this unit")
    return amount // LI


def _done(call: Call, wish: _Wish, key: str) -> _Trade:
    """All of it or nothing; of cash and credit together the cash goes first."""
    trade = _Trade(number=key, what=wish.what, open_until=call.open_until)
    rest, parts = wish.cents, []
    for kind in _KINDS[wish.way]:
        part = min(rest, call.world.movable(wish.source, kind, call.at))
        parts.append((kind, part))
        rest -= part
    if rest:
        trade.reason = "余额不足"
        return trade
    try:
        trade.effects = [
            call.move(wish.source, wish.target, kind, part, what=wish.what, key=key) for kind, part in parts if part
        ]
    except NotEnough:
        # Somebody else was faster.
        trade.reason = "余额不足"
    return trade


def _can_leave(call: Call) -> Any:
    """What is held back for spend is taken off already."""
    agent(call)
    account: Account = advertiser(call)
    kinds = _KINDS[call.params.choice("refund_type", tuple(_KINDS))]
    return {"amount": sum(call.world.movable(account, kind, call.at) for kind in kinds) * LI}


def _to_sub_agent(call: Call) -> Any:
    agent(call)
    call.params.whole("secondary_agent_id")
    raise call.params.refuse("secondary_agent_id: the practice agent has no sub agent")
