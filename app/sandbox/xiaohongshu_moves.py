"""Practice Xiaohongshu: the agent moves money between its wallet and its sub accounts', once a request_no, in yuan as text."""

from dataclasses import dataclass
from itertools import count
from typing import Any

from app.sandbox.holders import Kind, Purse, What
from app.sandbox.moves import Effect, NotEnough
from app.sandbox.stage import Call, Routes
from app.sandbox.wire import Params, Refusal, unit_text
from app.sandbox.xiaohongshu_funds import is_frozen
from app.sandbox.xiaohongshu_holders import UNSTATED, agent, seller, seller_of
from app.sandbox.xiaohongshu_plan import XIAOHONGSHU, XIAOHONGSHU_AGENT

_LONGEST = 64
_KINDS = {0: Kind.CASH, 1: Kind.CREDIT, 4: Kind.REBATE}
"""wallet_type of what may be transferred."""


@dataclass(frozen=True, slots=True)
class _Transfer:
    """What became of a request."""

    number: str
    effect: Effect
    open_until: int


class Transfers:
    """The routes, and what became of each request."""

    def __init__(self) -> None:
        self._numbers = count(1)
        self._done: dict[tuple[str, str], _Transfer] = {}
        self.routes: Routes = {("POST", "/finance/transfer/result/query"): self._result}
        self.effects: Routes = {("POST", "/finance/agent/transfer"): self._move}

    def _move(self, call: Call) -> Any:
        """Recharge from the agent, refund back to it, or between two of its sub accounts; both wallets of one type."""
        agent(call)
        params = call.params
        (source, kind), (target, other) = _wallet(call, "from_wallet"), _wallet(call, "to_wallet")
        if source is target or kind is not other:
            raise params.refuse("to_wallet: must be another wallet of the same type")
        for name in ("business_no", "request_no"):
            if len(params.text(name)) > _LONGEST:
                raise params.refuse(f"{name}: at most {_LONGEST} characters")
        if is_frozen(source) or is_frozen(target):
            raise params.refuse("account_status: is frozen")
        key, asked = params.text("request_no"), params.cents("amount")
        takes_less = params.text("part_transfer", "False").lower() == "true"

        def do() -> _Transfer:
            what = _what(source, target)
            try:
                effect = call.move(
                    source,
                    target,
                    kind,
                    asked,
                    what=what,
                    key=key,
                    text=params.text("remark", ""),
                    takes_less=takes_less,
                )
            except NotEnough:
                raise Refusal(UNSTATED, "余额不足") from None
            transfer = _Transfer(f"T{next(self._numbers)}", effect, call.open_until)
            self._done[seller_of(source.number), key] = transfer
            return transfer

        transfer, _ = call.world.keys.once(XIAOHONGSHU, "transfer", key, call.now, do)
        return {
            "transfer_no": transfer.number,
            "apply_amount": unit_text(transfer.effect.asked),
            "actual_amount": unit_text(transfer.effect.cents),
        }

    def _result(self, call: Call) -> Any:
        """Asked by the payer's wallet and the request's own number."""
        agent(call)
        payer = seller(call, call.params)
        transfer = self._done.get((seller_of(payer.number), call.params.text("request_no")))
        if transfer is None:
            raise call.params.refuse("request_no: no such transfer")
        return {"status": "PROCESSING" if call.at < transfer.open_until else "SUCCESS"}


def _wallet(call: Call, name: str) -> tuple[Purse, Kind]:
    """Whose wallet of which type; a type that is missing is 0, which is cash."""
    group: Params = call.params.group(name, is_required=True)
    kind = group.whole("wallet_type", 0, low=0)
    if kind not in _KINDS:
        raise call.params.refuse(f"{name}: wallet_type must be 0, 1 or 4")
    return seller(call, group), _KINDS[kind]


def _what(source: Purse, target: Purse) -> What:
    if source.number == XIAOHONGSHU_AGENT:
        return What.RECHARGE
    return What.REFUND if target.number == XIAOHONGSHU_AGENT else What.TRANSFER_OUT
