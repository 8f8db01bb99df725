"""Providers with all that belongs to them, through whom each account is funded, and what became of their rebates."""

import json
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import asdict
from datetime import datetime
from decimal import Decimal
from typing import Any

from sqlalchemy import Connection, Row, Table, delete, insert, select, update

from app.domain.money import Money
from app.domain.providers import Authorisation, Contract, FundedThrough, Provider, ProviderEvent
from app.domain.rebates import (
    RebateForm,
    RebateReceipt,
    RebateRule,
    RebateSettlement,
    RebateStep,
    RebateTime,
    StepScope,
)
from app.errors import NotFound
from app.store.provider_tables import (
    account_providers,
    provider_authorisations,
    provider_contracts,
    provider_events,
    provider_payees,
    providers,
    rebate_receipts,
    rebate_settlements,
)

_CONTRACT = ("number", "start", "end", "party", "rebate_period", "credited_within_h", "rebate_due_days")


class Providers:
    """None is ever removed: orders and rebates point at them."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def add(self, provider: Provider) -> int:
        """Keep a new one; its id."""
        made = insert(providers).values(**_values(provider)).returning(providers.c.id)
        added: int = self._connection.execute(made).scalar_one()
        provider.id = added
        self._put_parts(provider)
        return added

    def put(self, provider: Provider) -> None:
        """Keep one as it is now, its contracts, authorisations and payees with it."""
        changed = update(providers).where(providers.c.id == provider.id).values(**_values(provider))
        self._connection.execute(changed)
        self._put_parts(provider)

    def get(self, provider_id: int) -> Provider:
        """NotFound when there is none."""
        found = next((one for one in self.all() if one.id == provider_id), None)
        if found is None:
            raise NotFound("provider", provider_id)
        return found

    def all(self) -> list[Provider]:
        """By name."""
        contracts = self._parts(provider_contracts)
        papers, payees = self._parts(provider_authorisations), self._parts(provider_payees)
        return [
            Provider(
                id=row.id,
                name=row.name,
                tier=row.tier,
                contracts=tuple(_contract(one) for one in contracts[row.id]),
                authorisations=tuple(
                    Authorisation(platform=one.platform, document=one.document, valid_until=one.valid_until)
                    for one in papers[row.id]
                ),
                payees=frozenset(one.payee_id for one in payees[row.id]),
                in_transit_limit=_money(row.in_transit_limit, row.limit_currency),
            )
            for row in self._connection.execute(select(providers).order_by(providers.c.name))
        ]

    def fund(self, way: FundedThrough) -> None:
        """From this day on an account is funded through this provider."""
        self._connection.execute(insert(account_providers).values(**asdict(way)))

    def ways(self) -> list[FundedThrough]:
        """In force last comes first, so that of two words for one day the later one counts."""
        wanted = select(account_providers).order_by(account_providers.c.start.desc(), account_providers.c.id.desc())
        return [
            FundedThrough(account_id=row.account_id, provider_id=row.provider_id, start=row.start)
            for row in self._connection.execute(wanted)
        ]

    def note(self, event: ProviderEvent) -> None:
        """Keep what somebody noted."""
        self._connection.execute(insert(provider_events).values(**asdict(event)))

    def events(self, provider_id: int | None = None) -> list[ProviderEvent]:
        """The newest first, of one provider or of all."""
        wanted = select(provider_events).order_by(provider_events.c.at.desc(), provider_events.c.id.desc())
        if provider_id is not None:
            wanted = wanted.where(provider_events.c.provider_id == provider_id)
        return [
            ProviderEvent(provider_id=row.provider_id, kind=row.kind, at=row.at, note=row.note, by=row.by)
            for row in self._connection.execute(wanted)
        ]

    def settle(self, one: RebateSettlement, *, at: datetime, by: str) -> None:
        """Keep what a provider settled for a period."""
        self._connection.execute(
            insert(rebate_settlements).values(
                provider_id=one.provider_id,
                period_start=one.period_start,
                confirmed=one.confirmed.amount,
                currency=one.confirmed.currency,
                use=one.use,
                at=at,
                by=by,
            )
        )

    def settlements(self) -> list[RebateSettlement]:
        """Oldest first: the last one of a period and currency counts."""
        return [
            RebateSettlement(
                provider_id=row.provider_id,
                period_start=row.period_start,
                confirmed=Money(row.confirmed, row.currency),
                use=row.use,
            )
            for row in self._connection.execute(select(rebate_settlements).order_by(rebate_settlements.c.id))
        ]

    def receive(self, one: RebateReceipt, *, at: datetime, by: str) -> None:
        """Keep a receipt."""
        self._connection.execute(
            insert(rebate_receipts).values(
                provider_id=one.provider_id,
                period_start=one.period_start,
                amount=one.amount.amount,
                currency=one.amount.currency,
                day=one.day,
                mark=one.mark,
                note=one.note,
                at=at,
                by=by,
            )
        )

    def receipts(self) -> list[RebateReceipt]:
        """Oldest first."""
        return [
            RebateReceipt(
                provider_id=row.provider_id,
                period_start=row.period_start,
                amount=Money(row.amount, row.currency),
                day=row.day,
                mark=row.mark,
                note=row.note,
            )
            for row in self._connection.execute(select(rebate_receipts).order_by(rebate_receipts.c.id))
        ]

    def _parts(self, table: Table) -> dict[int, list[Row[Any]]]:
        found: dict[int, list[Row[Any]]] = defaultdict(list)
        for row in self._connection.execute(select(table).order_by(*table.primary_key)):
            found[row.provider_id].append(row)
        return found

    def _put_parts(self, provider: Provider) -> None:
        contracts = [_contract_values(one) | {"position": at} for at, one in enumerate(provider.contracts)]
        self._replace(provider_contracts, provider.id, contracts)
        self._replace(provider_authorisations, provider.id, [asdict(one) for one in provider.authorisations])
        self._replace(provider_payees, provider.id, [{"payee_id": one} for one in sorted(provider.payees)])

    def _replace(self, table: Table, provider_id: int | None, rows: Iterable[dict[str, Any]]) -> None:
        self._connection.execute(delete(table).where(table.c.provider_id == provider_id))
        for row in rows:
            self._connection.execute(insert(table).values(provider_id=provider_id, **row))


def _values(provider: Provider) -> dict[str, Any]:
    limit = provider.in_transit_limit
    return {
        "name": provider.name,
        "tier": provider.tier,
        "in_transit_limit": limit.amount if limit is not None else None,
        "limit_currency": limit.currency if limit is not None else "",
    }


def _contract_values(one: Contract) -> dict[str, Any]:
    fee = one.opening_fee
    return {
        **{name: getattr(one, name) for name in _CONTRACT},
        "fee_rate": str(one.fee_rate),
        "opening_fee": fee.amount if fee is not None else None,
        "fee_currency": fee.currency if fee is not None else "",
        "rebate_rules": json.dumps([_rule_words(rule) for rule in one.rebate_rules]),
    }


def _contract(row: Row[Any]) -> Contract:
    return Contract(
        **{name: getattr(row, name) for name in _CONTRACT},
        fee_rate=Decimal(row.fee_rate),
        opening_fee=_money(row.opening_fee, row.fee_currency),
        rebate_rules=tuple(_rule(one) for one in json.loads(row.rebate_rules)),
    )


def _rule_words(rule: RebateRule) -> dict[str, Any]:
    """Rates and micro-units as text: a rule is replaced whole and never searched."""
    steps = [[str(step.start.micros), step.start.currency, str(step.rate)] for step in rule.steps]
    return {"form": rule.form, "time": rule.time, "scope": rule.scope, "steps": steps}


def _rule(kept: dict[str, Any]) -> RebateRule:
    return RebateRule(
        form=RebateForm(kept["form"]),
        time=RebateTime(kept["time"]),
        scope=StepScope(kept["scope"]),
        steps=tuple(
            RebateStep(Money.from_micros(int(micros), currency), Decimal(rate))
            for micros, currency, rate in kept["steps"]
        ),
    )


def _money(amount: Decimal | None, currency: str) -> Money | None:
    return None if amount is None else Money(amount, currency)
