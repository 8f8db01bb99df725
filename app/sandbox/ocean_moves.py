"""Practice Ocean Engine: transfers between agent or organisation and accounts, in fen, exactly once a biz_request_no."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import count
from typing import Any, NamedTuple

from app.sandbox.faults import FaultKind
from app.sandbox.holders import Account, Kind, Purse, What
from app.sandbox.moves import NotEnough
from app.sandbox.ocean_accounts import NOT_PERMITTED, under
from app.sandbox.ocean_engine_plan import OCEAN_AGENT, OCEAN_ENGINE, OCEAN_ORGANISATION
from app.sandbox.stage import Call, Routes
from app.sandbox.wire import Params, Refusal, local_text

_MOST_TARGETS = 100
_DIRECTIONS = ("TRANSFER_IN", "TRANSFER_OUT")
_PLATFORMS = ("AD", "BENDITUI", "QIANCHUAN")
_NONE, _OPEN = "NO_TRANSFER", "TRANSFER_ING"
_PART, _SUCCESS, _FAILED = "TRANSFER_PART", "TRANSFER_SUCCESS", "TRANSFER_FAILED"
_SHORT = "余额不足"

_OF_AGENTS = tuple(f"{paid}_{use}" for paid in ("PREPAY", "CREDIT") for use in ("GENERAL", "BIDDING", "BRAND"))
OF_ORGANISATIONS = (*_OF_AGENTS, "GRANT_COMMON", "GRANT_DEFAULT", "GRANT_SEARCH", "GRANT_UNION")
"""Kinds of capital; practice keeps all cash as prepaid general and all grants as common."""

_KINDS = {"PREPAY_GENERAL": Kind.CASH, "GRANT_COMMON": Kind.GRANT}
_HELD_BY_NOBODY = Kind.CREDIT


def kind_of(capital: str) -> Kind:
    """The practice world's kind; nobody holds money of the kinds that it does not know."""
    return _KINDS.get(capital, _HELD_BY_NOBODY)


class Capital(NamedTuple):
    """One kind of money in a transfer, and how it went; `cents` is what was asked for."""

    capital: str
    cents: int
    moved: int
    reason: str

    @property
    def status(self) -> str:
        """How this part went."""
        if not self.moved:
            return _FAILED
        return _SUCCESS if self.moved == self.cents else _PART


@dataclass(frozen=True, slots=True)
class Target:
    """One of the N accounts (or wallets) of a transfer."""

    purse: Purse
    serial: str
    capitals: tuple[Capital, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Transfer:
    """A transfer 1 : N as it is told afterwards."""

    serial: str
    key: str
    anchor: Purse
    direction: str
    remark: str
    at: int
    open_until: int
    targets: tuple[Target, ...] = field(default=())

    @property
    def asked(self) -> int:
        """Fen that were asked for."""
        return sum(one.cents for target in self.targets for one in target.capitals)

    @property
    def moved(self) -> int:
        """Fen that moved."""
        return sum(one.moved for target in self.targets for one in target.capitals)


class Asked(NamedTuple):
    """One target as it was asked for: who, and how many fen of which capital."""

    purse: Purse
    capitals: tuple[tuple[str, int], ...]


def status_of(capitals: Iterable[Capital]) -> str:
    """All done, all failed, or something between."""
    statuses = {one.status for one in capitals}
    if not statuses:
        return _NONE
    return statuses.pop() if len(statuses) == 1 else _PART


def capitals_of(params: Params, allowed: tuple[str, ...]) -> tuple[tuple[str, int], ...]:
    """The asked parts of one target: kind of capital and fen above nothing."""
    parts = params.groups("transfer_capital_detail_list", most=len(allowed))
    if not parts:
        raise params.refuse("transfer_capital_detail_list: must not be empty")
    for one in parts:
        one.choice("capital_sub_type", ("NORMAL", "PRELOAN"), "NORMAL")
    return tuple((one.choice("capital_type", allowed), one.whole("transfer_amount")) for one in parts)


def what_of(source: Purse, target: Purse) -> What:
    """A recharge comes from who is no account, a refund goes there, all else goes from account to account."""
    if not isinstance(source, Account) and isinstance(target, Account):
        return What.RECHARGE
    return What.REFUND if isinstance(source, Account) and not isinstance(target, Account) else What.TRANSFER_OUT


def holder_of(call: Call, number: int, manager: int) -> Purse:
    """The manager itself or an account under it; refused when the caller does not speak for it."""
    holder = call.world.holder(OCEAN_ENGINE, number)
    if holder is None or not (number == manager or holder in under(call.world, manager)):
        raise Refusal(NOT_PERMITTED, f"No permission to operate account {number}")
    return holder


class Transfers:
    """All transfers of one kind of caller: makes them once a key, and tells how they went."""

    def __init__(self, scope: str, prefix: str) -> None:
        self._scope = scope
        self._prefix = prefix
        self._numbers = count(1)
        self._made: dict[str, Transfer] = {}

    def make(self, call: Call, anchor: Purse, asked: list[Asked]) -> Transfer:
        """Move what can be moved; the same biz_request_no gives the same transfer."""
        key = call.params.text("biz_request_no")
        direction = call.params.choice("transfer_direction", _DIRECTIONS)
        remark = call.params.text("remark", "")
        transfer, _ = call.world.keys.once(
            OCEAN_ENGINE, self._scope, key, call.now, lambda: self._done(call, anchor, asked, (key, direction, remark))
        )
        return transfer

    def find(self, params: Params) -> Transfer:
        """By its number or by the key with which it was made."""
        serial, key = params.text("transfer_serial", ""), params.text("transfer_biz_request_no", "")
        key = key or ("" if serial else params.text("biz_request_no", ""))
        for one in reversed(list(self._made.values())):
            if one.serial == serial or (key and one.key == key):
                return one
        raise params.refuse("transfer_serial: no such transfer")

    def all(self) -> list[Transfer]:
        """In the order in which they were made."""
        return list(self._made.values())

    def _done(self, call: Call, anchor: Purse, asked: list[Asked], told: tuple[str, str, str]) -> Transfer:
        key, direction, remark = told
        serial = f"{self._prefix}{local_text(anchor, call.now)[:10].replace('-', '')}{next(self._numbers):04d}"
        targets = tuple(
            Target(one.purse, f"{serial}{place:02d}", tuple(_parts(call, anchor, one, told)))
            for place, one in enumerate(asked, 1)
        )
        transfer = Transfer(
            serial=serial,
            key=key,
            anchor=anchor,
            direction=direction,
            remark=remark,
            at=call.now,
            open_until=call.open_until,
            targets=targets,
        )
        self._made[serial] = transfer
        return transfer


def _parts(call: Call, anchor: Purse, asked: Asked, told: tuple[str, str, str]) -> Iterable[Capital]:
    key, direction, remark = told
    source, target = (anchor, asked.purse) if direction == "TRANSFER_OUT" else (asked.purse, anchor)
    for place, (capital, cents) in enumerate(asked.capitals):
        # On a bad day every second part fails, and a part that is alone moves by half.
        if call.fault is FaultKind.PARTIAL and place % 2:
            yield Capital(capital, cents, 0, "系统繁忙")
            continue
        try:
            kind, what = kind_of(capital), what_of(source, target)
            moved = call.move(source, target, kind, cents, what=what, key=key, text=remark).cents
        except NotEnough:
            yield Capital(capital, cents, 0, _SHORT)
        else:
            yield Capital(capital, cents, moved, "" if moved == cents else "部分金额未转")


class CgTransfers:
    """The routes of v3.0/cg_transfer for agents and organisations."""

    def __init__(self) -> None:
        self._of_agent = Transfers("cg_transfer/agent", "TS")
        self._of_organisation = Transfers("cg_transfer/organisation", "TO")
        self.routes: Routes = {
            ("GET", "/open_api/v3.0/cg_transfer/query_can_transfer_balance/"): _can_transfer,
            ("GET", "/open_api/v3.0/cg_transfer/query_transfer_balance/"): _transferable,
            ("GET", "/open_api/v3.0/cg_transfer/query_transfer_detail/"): self._agent_detail,
            ("GET", "/open_api/v3.0/cg_transfer/transfer_detail/get/"): self._organisation_detail,
        }
        self.effects: Routes = {
            ("POST", "/open_api/v3.0/cg_transfer/create_transfer/"): self._agent_create,
            ("POST", "/open_api/v3.0/cg_transfer/transfer/create/"): self._organisation_create,
        }

    def _agent_create(self, call: Call) -> Any:
        _manager(call, "agent_id", OCEAN_AGENT)
        anchor = holder_of(call, call.params.whole("account_id"), OCEAN_AGENT)
        asked = [
            Asked(holder_of(call, one.whole("account_id"), OCEAN_AGENT), capitals_of(one, _OF_AGENTS))
            for one in _targets(call, "target_account_detail_list")
        ]
        return {"transfer_serial": self._of_agent.make(call, anchor, asked).serial}

    def _organisation_create(self, call: Call) -> Any:
        _manager(call, "organization_id", OCEAN_ORGANISATION)
        call.params.choice("platform", _PLATFORMS)
        anchor = holder_of(call, call.params.whole("opponent_target_id"), OCEAN_ORGANISATION)
        asked = [
            Asked(holder_of(call, one.whole("target_id"), OCEAN_ORGANISATION), capitals_of(one, OF_ORGANISATIONS))
            for one in _targets(call, "target_detail_list")
        ]
        return {"transfer_serial": self._of_organisation.make(call, anchor, asked).serial}

    def _agent_detail(self, call: Call) -> Any:
        _manager(call, "agent_id", OCEAN_AGENT)
        return _detail(self._of_agent.find(call.params), call.now, "account_id", "target_account_id")

    def _organisation_detail(self, call: Call) -> Any:
        _manager(call, "organization_id", OCEAN_ORGANISATION)
        return _detail(self._of_organisation.find(call.params), call.now, "opponent_target_id", "target_id")


def _manager(call: Call, name: str, expected: int) -> None:
    number = call.params.whole(name)
    if number != expected:
        raise Refusal(NOT_PERMITTED, f"No permission to operate {name} {number}")


def _targets(call: Call, name: str) -> list[Params]:
    targets = call.params.groups(name, most=_MOST_TARGETS)
    if not targets:
        raise call.params.refuse(f"{name}: must not be empty")
    return targets


def _detail(transfer: Transfer, now: int, anchor_name: str, target_name: str) -> dict[str, Any]:
    return {
        **told(transfer, now),
        "transfer_target_record_list": [
            {
                anchor_name: transfer.anchor.number,
                target_name: one.purse.number,
                "target_transfer_serial": one.serial,
                **told_parts(one, is_open=now < transfer.open_until),
            }
            for one in transfer.targets
        ],
    }


def told(transfer: Transfer, now: int) -> dict[str, Any]:
    """What is told of a whole transfer."""
    is_open = now < transfer.open_until
    status = status_of(one for target in transfer.targets for one in target.capitals)
    made_at = local_text(transfer.anchor, transfer.at)
    return {
        "transfer_serial": transfer.serial,
        "biz_request_no": transfer.key,
        "transfer_direction": transfer.direction,
        "transfer_amount": transfer.asked if is_open else transfer.moved,
        "transfer_status": _OPEN if is_open else status,
        "transfer_create_time": made_at,
        "transfer_finish_time": "" if is_open else local_text(transfer.anchor, max(transfer.at, transfer.open_until)),
        "remark": transfer.remark,
    }


def told_parts(target: Target, *, is_open: bool) -> dict[str, Any]:
    """What is told of one target, by kind of capital."""
    return {
        "transfer_amount": sum(one.cents if is_open else one.moved for one in target.capitals),
        "transfer_status": _OPEN if is_open else status_of(target.capitals),
        "transfer_capital_record_list": [
            {
                "capital_type": one.capital,
                "transfer_amount": one.cents if is_open else one.moved or one.cents,
                "transfer_status": _OPEN if is_open else one.status,
                "fail_reason": "" if is_open else one.reason,
            }
            for one in target.capitals
        ],
    }


def capital_list(call: Call, purse: Purse, allowed: tuple[str, ...] = _OF_AGENTS) -> list[dict[str, Any]]:
    """What can leave a holder, by kind of capital."""
    return [
        {
            "capital_type": capital,
            "transfer_balance": call.world.movable(purse, kind_of(capital), call.at),
        }
        for capital in allowed
    ]


def _transferable(call: Call) -> Any:
    """The key of the list is misspelled on the wire."""
    _manager(call, "agent_id", OCEAN_AGENT)
    holders = [
        holder_of(call, number, OCEAN_AGENT) for number in call.params.ids("account_id_list", most=_MOST_TARGETS)
    ]
    return {
        "accont_amount_detail_list": [
            {
                "account_id": one.number,
                "capital_detail_list": (capitals := capital_list(call, one)),
                "deposit_amount": one.frozen,
                "total_transfer_amount": sum(capital["transfer_balance"] for capital in capitals),
            }
            for one in holders
        ]
    }


def _can_transfer(call: Call) -> Any:
    _manager(call, "agent_id", OCEAN_AGENT)
    anchor = holder_of(call, call.params.whole("account_id"), OCEAN_AGENT)
    numbers = call.params.ids("target_account_id_list", most=_MOST_TARGETS)
    targets = [holder_of(call, number, OCEAN_AGENT) for number in numbers]
    pays = call.params.choice("transfer_direction", _DIRECTIONS) == "TRANSFER_OUT"
    pairs = [(anchor, targets)] if pays else [(one, [anchor]) for one in targets]
    return {
        "can_transfer_detail_list": [
            {
                "remitter_account_id": payer.number,
                "capital_detail_list": capital_list(call, payer),
                "payee_transfer_detail_amount_list": [
                    {"payee_account_id": one.number, "capital_detail_list": capital_list(call, payer)} for one in payees
                ],
            }
            for payer, payees in pairs
        ]
    }
