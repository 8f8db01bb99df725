"""What the practice world itself knows of its money, in micro-units: what a sync must end with, and what live calls did."""

from collections.abc import Iterable
from typing import Any

from app.sandbox.holders import Account, Kind, Movement, Purse
from app.sandbox.wire import day_text
from app.sandbox.world import World

_MICROS = 10_000
"""Micro-units of a cent."""


def totals_of(world: World, at: int) -> dict[str, Any]:
    """By platform the accounts and wallets as told at this hour: closing by kind, money in and out by kind, spend by day."""
    return {
        name: {
            "accounts": [_account(one, at) for one in world.accounts_on(name)],
            "wallets": [_purse(one, at) for one in world.wallets_on(name)],
            "managers": [_purse(one, at) for one in world.managers_on(name)],
        }
        for name in world.platforms
    }


def effects_of(world: World) -> list[dict[str, Any]]:
    """Every live move in order, by client key and account."""
    return [
        {
            "platform": one.platform,
            "key": one.key,
            "what": one.what.value,
            "kind": one.kind.value,
            "source": str(one.source),
            "target": str(one.target),
            "asked_micros": one.asked * _MICROS,
            "moved_micros": one.cents * _MICROS,
            "at": one.paid.at,
            "paid_seq": str(one.paid.seq),
            "received_seq": str(one.received.seq),
        }
        for one in world.effects
    ]


def _account(account: Account, at: int) -> dict[str, Any]:
    spend = {day_text(line.day): line.burn.total * _MICROS for line in account.book(at) if line.burn.total}
    told = {**_purse(account, at), "status": account.status, "spend_micros": spend}
    told["wallet"] = str(account.wallet.number) if account.wallet else ""
    told["owed_micros"] = -account.balance(at).get(Kind.OWED, 0) * _MICROS
    told["counted_micros"] = account.counted(at) * _MICROS
    if account.limits:
        limit = account.limit(at).cents
        told["limit_micros"] = None if limit is None else limit * _MICROS
    return told


def _purse(purse: Purse, at: int) -> dict[str, Any]:
    booked = [row for row in purse.movements if row.is_booked(at)]
    return {
        "number": str(purse.number),
        "name": purse.name,
        "currency": purse.currency,
        "closing_micros": {kind.value: cents * _MICROS for kind, cents in purse.balance(at).items() if cents},
        "in_micros": _sums(row for row in booked if row.cents > 0),
        "out_micros": _sums(row for row in booked if row.cents < 0),
        "rows": len(booked),
    }


def _sums(rows: Iterable[Movement]) -> dict[str, int]:
    """By what happened and kind of money."""
    sums: dict[str, int] = {}
    for row in rows:
        name = f"{row.what.value}/{row.kind.value}"
        sums[name] = sums.get(name, 0) + abs(row.cents) * _MICROS
    return sums
