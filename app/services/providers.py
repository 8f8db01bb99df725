"""Providers 服务商: entered and changed by those who may, with rating, cap, rebates and every account that they fund."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from app.changes import Changes
from app.domain.accounts import Platform
from app.domain.chain import Record, RecordKind, canonical
from app.domain.money import Money
from app.domain.orders import Order
from app.domain.papers import Paper
from app.domain.payees import Payee
from app.domain.people import Action
from app.domain.providers import (
    Authorisation,
    Contract,
    FundedThrough,
    Provider,
    ProviderEvent,
    ProviderEventKind,
    funded_through,
)
from app.domain.ratings import Rating
from app.domain.rebates import RebateReceipt, RebateRule, RebateSettlement, RebateSums, RebateUse, rebate_sums
from app.domain.rule_sets import CURRENCY
from app.domain.signing import digest_of
from app.errors import WrongAnswer
from app.services.clock import Clock
from app.services.people import People
from app.services.provider_standing import in_transit, rating_of, transit_sum
from app.services.rebate_ledger import RebateBook, RebateLine
from app.store.vault import Vault
from app.store.work import Work

CHANGES = Changes.PROVIDERS | Changes.ORDERS | Changes.LEDGER
_KINDS = frozenset({
    RecordKind.PROVIDER_KEPT, RecordKind.PROVIDER_EVENT, RecordKind.ACCOUNT_FUNDED_THROUGH, RecordKind.REBATE_SETTLED,
    RecordKind.REBATE_RECEIVED,
})  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class FundedAccount:
    """An account that a provider funds."""

    account_id: int
    name: str
    platform: Platform
    platform_id: str
    since: date


@dataclass(frozen=True, slots=True, kw_only=True)
class ProviderLine:
    """One provider in the list."""

    provider: Provider
    contract: Contract | None
    """The one in force today."""
    rating: Rating
    in_transit: Money | None
    """In the currency of its cap; None where a rate is missing."""
    rebates: RebateSums
    accounts: tuple[FundedAccount, ...]
    unauthorised: tuple[Platform, ...]
    """Platforms that it works on for us without an authorisation that is valid today."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ProviderDetail:
    """All about one provider."""

    line: ProviderLine
    rebates: tuple[RebateLine, ...]
    """The newest period first."""
    late: tuple[RebateLine, ...]
    payees: tuple[Payee, ...]
    events: tuple[ProviderEvent, ...]
    records: tuple[Record, ...]
    """What the chain says of it, newest first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LateRebate:
    """A rebate that should have come: the nightmare by its name."""

    provider: str
    line: RebateLine


class Providers:
    """Reads and keeps providers; each change is a record of the chain."""

    def __init__(self, vault: Vault, people: People, clock: Clock) -> None:
        self._vault = vault
        self._people = people
        self._clock = clock

    def lines(self) -> list[ProviderLine]:
        """By name."""
        with self._vault.look() as work:
            book, orders = RebateBook(work, self._today()), work.orders.all()
            return [self._line(work, one, book.lines(one), orders) for one in work.providers.all()]

    def detail(self, provider_id: int) -> ProviderDetail:
        """NotFound when there is none."""
        with self._vault.look() as work:
            provider, today = work.providers.get(provider_id), self._today()
            lines = RebateBook(work, today).lines(provider)
            payees = {one.id: one for one in work.payees.all()}
            records = [one for one in work.ledger.records(limit=5_000) if _is_about(one, provider_id)]
            return ProviderDetail(
                line=self._line(work, provider, lines, work.orders.all()),
                rebates=tuple(lines),
                late=tuple(one for one in lines if one.is_late(today)),
                payees=tuple(payees[one] for one in sorted(provider.payees)),
                events=tuple(work.providers.events(provider_id)),
                records=tuple(records),
            )

    def late_rebates(self) -> list[LateRebate]:
        """Every rebate whose day has passed, the longest first."""
        with self._vault.look() as work:
            return late_rebates(work, self._today())

    def add(self, provider: Provider) -> int:
        """Enter a new one; its id. WrongAnswer names what is missing."""
        with self._vault.work() as work:
            self._people.need(work, Action.KEEP_PROVIDERS)
            _check(work, provider)
            provider_id = work.providers.add(replace(provider, id=None))
            self._record_kept(work, replace(provider, id=provider_id))
        return provider_id

    def change(self, provider: Provider) -> Changes:
        """Keep it as it is given, contracts, authorisations, payees and cap with it."""
        with self._vault.work() as work:
            self._people.need(work, Action.KEEP_PROVIDERS)
            before = work.providers.get(provider.id or 0)
            _check(work, provider)
            if provider.payees != before.payees:
                # Where money may go is for those who may change payees.
                self._people.need(work, Action.CHANGE_PAYEES)
            work.providers.put(provider)
            self._record_kept(work, provider)
        return CHANGES

    def allow_payees(self, provider_id: int, payees: Sequence[int]) -> Changes:
        """Money for this provider may go to these and to no other."""
        with self._vault.look() as work:
            provider = work.providers.get(provider_id)
        return self.change(replace(provider, payees=frozenset(payees)))

    def papers(self) -> list[Paper]:
        """The archive's documents, the newest first: one of them shows an authorisation."""
        with self._vault.look() as work:
            papers = [one.paper for one in work.papers.all()]
        return sorted(papers, key=lambda one: one.kept_at, reverse=True)

    def authorise(self, provider_id: int, paper: Authorisation) -> Changes:
        """The platform's word that this provider may work for it, shown by an archived document; the newest one counts."""
        with self._vault.look() as work:
            provider = work.providers.get(provider_id)
        others = tuple(one for one in provider.authorisations if one.platform is not paper.platform)
        return self.change(replace(provider, authorisations=(*others, paper)))

    def fund(self, account_ids: Sequence[int], provider_id: int, since: date) -> Changes:
        """From this day on these accounts are funded through this provider."""
        with self._vault.work() as work:
            self._people.need(work, Action.KEEP_PROVIDERS)
            work.providers.get(provider_id)
            for account_id in account_ids:
                work.accounts.get(account_id)
                work.providers.fund(FundedThrough(account_id=account_id, provider_id=provider_id, start=since))
                body = {"provider": provider_id, "account": account_id, "since": since.isoformat()}
                self._record(work, RecordKind.ACCOUNT_FUNDED_THROUGH, body)
        return CHANGES | Changes.ACCOUNTS

    def note(self, provider_id: int, kind: ProviderEventKind, note: str) -> Changes:
        """Keep what happened, in words; it counts in the rating from now on."""
        if not note.strip():
            raise WrongAnswer("note", "empty")
        with self._vault.work() as work:
            me = self._people.need(work, Action.KEEP_PROVIDERS)
            work.providers.get(provider_id)
            event = ProviderEvent(
                provider_id=provider_id, kind=kind, at=self._people.now(work), note=note.strip(), by=me.name
            )
            work.providers.note(event)
            self._record(
                work, RecordKind.PROVIDER_EVENT, {"provider": provider_id, "kind": kind, "note": event.note}
            )  # fmt: skip
        return CHANGES

    def settle(self, provider_id: int, period_start: date, confirmed: Money, use: RebateUse) -> Changes:
        """What the provider says it owes for this period; the newest word counts."""
        if confirmed.amount < 0:
            raise WrongAnswer("amount", "not_positive")
        settled = RebateSettlement(
            provider_id=provider_id, period_start=period_start, confirmed=confirmed, use=use
        )  # fmt: skip
        with self._vault.work() as work:
            me = self._people.need(work, Action.KEEP_PROVIDERS)
            work.providers.get(provider_id)
            work.providers.settle(settled, at=self._people.now(work), by=me.name)
            body = {
                "provider": provider_id, "period": period_start.isoformat(), "amount": str(confirmed.micros),
                "currency": confirmed.currency, "use": use,
            }  # fmt: skip
            self._record(work, RecordKind.REBATE_SETTLED, body)
        return CHANGES

    def receive(self, receipt: RebateReceipt) -> Changes:
        """Note that part of a rebate came; with a bank row as its proof where there is one, which proves one receipt only."""
        if receipt.amount.amount <= 0:
            raise WrongAnswer("amount", "not_positive")
        with self._vault.work() as work:
            me = self._people.need(work, Action.KEEP_PROVIDERS)
            work.providers.get(receipt.provider_id)
            if receipt.mark and any(one.mark == receipt.mark for one in work.providers.receipts()):
                raise WrongAnswer("bank_row", "already_matched")
            work.providers.receive(receipt, at=self._people.now(work), by=me.name)
            body = {
                "provider": receipt.provider_id, "period": receipt.period_start.isoformat(),
                "amount": str(receipt.amount.micros), "currency": receipt.amount.currency,
                "day": receipt.day.isoformat(), "proof": receipt.mark,
            }  # fmt: skip
            self._record(work, RecordKind.REBATE_RECEIVED, body)
        return CHANGES

    def _line(
        self, work: Work, provider: Provider, rebates: Sequence[RebateLine], orders: Sequence[Order]
    ) -> ProviderLine:
        at, today = self._clock(), self._today()
        accounts = _accounts(work, provider, today)
        limit = provider.in_transit_limit
        return ProviderLine(
            provider=provider,
            contract=provider.contract_on(today),
            rating=rating_of(work, provider, rebates, orders, at),
            in_transit=transit_sum(
                work, in_transit(orders, provider.id or 0), limit.currency if limit is not None else CURRENCY
            ),
            rebates=_sums(rebates, today),
            accounts=accounts,
            unauthorised=tuple(
                one
                for one in sorted({account.platform for account in accounts})
                if not provider.is_authorised(frozenset({one}), today)
            ),
        )

    def _record_kept(self, work: Work, provider: Provider) -> None:
        # Names and rates of a contract stay in their own tables, for the chain may leave the house: the digest holds them.
        body = {"provider": provider.id, "name": provider.name, "details": _digest(provider)}
        self._record(work, RecordKind.PROVIDER_KEPT, body)

    def _record(self, work: Work, kind: RecordKind, body: Mapping[str, object]) -> None:
        work.ledger.record(kind, dict(body), at=self._clock(), actor=self._people.seat.name)

    def _today(self) -> date:
        return self._clock().date()


def late_rebates(work: Work, today: date) -> list[LateRebate]:
    """Every rebate whose day has passed, the longest first."""
    book = RebateBook(work, today)
    found = [
        LateRebate(provider=one.name, line=line)
        for one in work.providers.all()
        for line in book.lines(one)
        if line.is_late(today)
    ]
    return sorted(found, key=lambda one: (one.line.rebate.due_on, one.provider))


def _sums(rebates: Sequence[RebateLine], today: date) -> RebateSums:
    """In the currency of the rules; a company with rules in two currencies sees the first here and both in the ledger."""
    currency = next((one.volume.currency for one in rebates), CURRENCY)
    sums = rebate_sums([one.rebate for one in rebates], currency, today)
    # What a period earns is owed once it has ended.
    over = rebate_sums([one.rebate for one in rebates if one.is_over], currency, today)
    return replace(sums, owed=over.owed, late=over.late)


def _accounts(work: Work, provider: Provider, today: date) -> tuple[FundedAccount, ...]:
    ways = work.providers.ways()
    since = {one.account_id: one.start for one in reversed(ways) if one.start <= today}
    return tuple(
        FundedAccount(
            account_id=one.id or 0,
            name=one.name,
            platform=one.platform,
            platform_id=one.platform_id,
            since=since[one.id or 0],
        )
        for one in work.accounts.all()
        if funded_through(one.id or 0, today, ways) == provider.id
    )


def _is_about(record: Record, provider_id: int) -> bool:
    return record.kind in _KINDS and json.loads(record.body).get("provider") == provider_id


def _check(work: Work, provider: Provider) -> None:
    """WrongAnswer for what cannot be so."""
    if not provider.name.strip():
        raise WrongAnswer("name", "empty")
    if any(one.name == provider.name and one.id != provider.id for one in work.providers.all()):
        raise WrongAnswer("name", "taken")
    if provider.in_transit_limit is not None and provider.in_transit_limit.amount <= 0:
        raise WrongAnswer("cap", "not_positive")
    for contract in provider.contracts:
        _check_contract(contract)
    for paper in provider.authorisations:
        if work.papers.by_digest(paper.document) is None:
            raise WrongAnswer("document", "not_in_archive")
    for payee in provider.payees:
        work.payees.get(payee)


def _check_contract(contract: Contract) -> None:
    if not contract.party.strip():
        raise WrongAnswer("party", "empty")
    if contract.end < contract.start:
        raise WrongAnswer("end", "before_start")
    if not 0 <= contract.fee_rate < 1:
        raise WrongAnswer("fee_rate", "not_a_rate")


def _digest(provider: Provider) -> str:
    """SHA-256 over everything that was agreed."""
    limit = provider.in_transit_limit
    return digest_of(
        "provider",
        {
            "id": provider.id or 0,
            "name": provider.name,
            "tier": provider.tier.value,
            "cap": _told(limit),
            "payees": [str(one) for one in sorted(provider.payees)],
            "papers": [canonical(_paper(one)) for one in provider.authorisations],
            "contracts": [canonical(_agreed(one)) for one in provider.contracts],
        },
    )


def _paper(one: Authorisation) -> list[str]:
    return [one.platform.value, one.document, one.valid_until.isoformat() if one.valid_until else ""]


def _agreed(one: Contract) -> list[object]:
    return [
        one.number, one.start.isoformat(), one.end.isoformat(), one.party, str(one.fee_rate), _told(one.opening_fee),
        one.rebate_period.value, [_rule(rule) for rule in one.rebate_rules],
        str(one.credited_within_h), str(one.rebate_due_days),
    ]  # fmt: skip


def _rule(rule: RebateRule) -> list[object]:
    steps = [[_told(step.start), str(step.rate)] for step in rule.steps]
    return [rule.form.value, rule.time.value, rule.scope.value, steps]


def _told(money: Money | None) -> str:
    return "" if money is None else f"{money.micros} {money.currency}"
