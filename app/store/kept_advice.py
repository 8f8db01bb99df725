"""Advice as it was given: written once for each holder and review day, never edited."""

import json
from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from typing import Any

from sqlalchemy import Connection, Row, select

from app.domain.chain import canonical
from app.domain.evidence import Holder
from app.domain.kept_advice import KeptAdvice, Quantiles
from app.domain.money import Money
from app.store.advice_tables import kept_advice
from app.store.fund_rows import holder_number, holder_of

_MONEY = ("balance", "under_way", "minimum", "burn", "amount", "idle", "idle_without")
_PLAIN = ("review_day", "told_at", "next_review", "ends_at", "latest_safe_at", "chance_dry", "chance_dry_without",
          "inputs_sha256")  # fmt: skip
_INTERVAL = "interval"


class KeptAdvices:
    """What was told, by review day and holder."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def keep(self, told: Iterable[KeptAdvice]) -> None:
        """Keep these; IntegrityError when one of a holder and its day is kept already."""
        rows = [_values(one) for one in told]
        if rows:
            self._connection.execute(kept_advice.insert(), rows)

    def kept_on(self, day: date) -> frozenset[Holder]:
        """Whose advice of that review day is kept."""
        wanted = select(kept_advice.c.holder).where(kept_advice.c.review_day == day)
        return frozenset(holder_of(number) for number in self._connection.scalars(wanted))

    def is_empty(self) -> bool:
        """Whether nothing was ever kept."""
        return self._connection.scalar(select(kept_advice.c.id).limit(1)) is None

    def since(self, day: date, holder: Holder | None = None) -> list[KeptAdvice]:
        """From that review day on, of everybody or of one holder, the newest first."""
        wanted = select(kept_advice).where(kept_advice.c.review_day >= day)
        if holder is not None:
            wanted = wanted.where(kept_advice.c.holder == holder_number(holder))
        wanted = wanted.order_by(kept_advice.c.review_day.desc(), kept_advice.c.id)
        return [_kept(row) for row in self._connection.execute(wanted)]


def _values(one: KeptAdvice) -> dict[str, Any]:
    quantiles = {_INTERVAL: one.interval, **{str(days): told for days, told in one.ahead.items()}}
    return {
        **{name: getattr(one, name) for name in _PLAIN},
        **{name: getattr(one, name).amount for name in _MONEY},
        "holder": holder_number(one.holder),
        "currency": one.amount.currency,
        "quantiles": canonical({name: _written(told) for name, told in quantiles.items()}),
        "reasons": canonical([list(reason) for reason in one.reasons]),
    }


def _written(told: Quantiles) -> list[list[str]]:
    return [[f"{level:f}", str(need.micros)] for level, need in told]


def _kept(row: Row[Any]) -> KeptAdvice:
    def read(told: list[list[str]]) -> Quantiles:
        return tuple((Decimal(level), Money.from_micros(int(micros), row.currency)) for level, micros in told)

    plain: dict[str, Any] = {name: getattr(row, name) for name in _PLAIN}
    money: dict[str, Any] = {name: Money(getattr(row, name), row.currency) for name in _MONEY}
    quantiles = {name: read(told) for name, told in json.loads(row.quantiles, parse_float=Decimal).items()}
    return KeptAdvice(
        id=row.id,
        holder=holder_of(row.holder),
        **plain,
        **money,
        interval=quantiles.pop(_INTERVAL),
        ahead={int(days): told for days, told in quantiles.items()},
        reasons=tuple((code, fact) for code, fact in json.loads(row.reasons)),
    )
