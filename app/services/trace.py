"""Tracing 追溯: each recharge from the bank to the click, and the chain that holds the records together."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from app.domain.accounts import FundRowKind, Platform
from app.domain.chain import ChainReport, Record
from app.domain.evidence import Holder, StoredFundRow
from app.domain.ledger import EntryKind, FundClass, StoredEntry
from app.domain.matches import MatchGroup
from app.domain.money import Money, total
from app.domain.path import Share, first_in_first_out
from app.domain.providers import Provider, funded_through
from app.domain.statements import BankRow
from app.errors import NotFound
from app.progress import Progress, Silent
from app.services.bookkeeping import place
from app.services.clock import Clock
from app.services.match_life import IN_FORCE, fund_key, row_id_of
from app.store.vault import Vault
from app.store.work import Work

_INFLOW = frozenset({FundRowKind.RECHARGE, FundRowKind.TRANSFER_IN})


@dataclass(frozen=True, slots=True, kw_only=True)
class RechargeLine:
    """One sum that arrived on a platform, in the list of the trace page."""

    fund_row_id: int
    at: datetime
    day: date
    platform: Platform
    holder: str
    amount: Money
    reference: str
    is_proved: bool
    """A group in force ties it to bank rows."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Path:
    """One recharge from end to end."""

    recharge: RechargeLine
    bank_rows: tuple[BankRow, ...]
    bank_name: str
    fund_rows: tuple[StoredFundRow, ...]
    """All platform rows of the group, this one among them."""
    share: Share
    """What became of it, first in first out with everything that came into the same holder's cash."""
    provider: str
    """Through whom it went; empty where nobody has said."""
    fee: Money | None
    """What that provider may keep back of what left the bank, by its contract; None without one."""
    entries: tuple[StoredEntry, ...]
    """The book's entries about these rows, oldest first."""

    @property
    def bank_out(self) -> Money | None:
        """What left the bank, as a positive figure; None when no bank row is known or it was another currency."""
        currency = self.recharge.amount.currency
        if not self.bank_rows or any(row.row.amount.currency != currency for row in self.bank_rows):
            return None
        return -total((row.row.amount for row in self.bank_rows), currency)

    @property
    def platform_in(self) -> Money:
        """What arrived on the platform for these bank rows."""
        return total((stored.row.amount for stored in self.fund_rows), self.recharge.amount.currency)


class Trace:
    """Shows paths and records, and checks the chain."""

    def __init__(self, vault: Vault, clock: Clock) -> None:
        self._vault = vault
        self._clock = clock

    def recharges(self) -> list[RechargeLine]:
        """Every sum of cash that came into an account or wallet, newest first."""
        with self._vault.look() as work:
            proved = _groups_by_row(work)
            names = _names(work)
            return [_line(stored, names, proved) for stored in _inflows(work)]

    def path(self, fund_row_id: int) -> Path:
        """The whole way of one recharge; NotFound when there is no such row."""
        with self._vault.look() as work:
            found = work.evidence.fund_rows(ids=[fund_row_id])
            if not found:
                raise NotFound("fund_row", fund_row_id)
            stored = found[0]
            groups = _groups_by_row(work)
            group = groups.get(fund_key(stored.id))
            bank_rows: list[BankRow] = []
            fund_rows = [stored]
            if group is not None:
                bank_rows = work.statements.rows(ids=[row_id_of(key) for key in group.proposal.left])
                fund_rows = work.evidence.fund_rows(ids=[row_id_of(key) for key in group.proposal.right])
            provider = _provider_of(work, stored)
            contract = provider.contract_on(stored.row.day) if provider is not None else None
            paid = -total(
                (row.row.amount for row in bank_rows if row.row.amount.currency == stored.row.amount.currency),
                stored.row.amount.currency,
            )
            banks = {account.id: account.name for account in work.statements.accounts.all()}
            return Path(
                recharge=_line(stored, _names(work), groups),
                bank_rows=tuple(bank_rows),
                bank_name=banks[bank_rows[0].bank_account_id] if bank_rows else "",
                fund_rows=tuple(fund_rows),
                share=_share(work, stored),
                provider=provider.name if provider is not None else "",
                fee=contract.fee(paid) if contract is not None and bank_rows else None,
                entries=tuple(_entries(work, [*(row.mark for row in bank_rows), *(row.mark for row in fund_rows)])),
            )

    def records(self, *, before_seq: int | None = None, limit: int = 200) -> list[Record]:
        """Records of the chain, newest first."""
        with self._vault.look() as work:
            return work.ledger.records(before_seq=before_seq, limit=limit)

    def records_of(self, reference: str) -> list[int]:
        """The numbers of all records about the recharge with this platform number; NotFound when none has it."""
        numbers = {
            entry.seq
            for line in self.recharges()
            if line.reference == reference
            for entry in self.path(line.fund_row_id).entries
        }
        if not numbers:
            raise NotFound("recharge", reference)
        return sorted(numbers)

    def head(self) -> Record | None:
        """The newest record."""
        with self._vault.look() as work:
            return work.ledger.head()

    def verify(self, progress: Progress | None = None) -> ChainReport:
        """Compute every hash anew and hold the records against the book."""
        with self._vault.look() as work:
            return work.ledger.verify(progress or Silent())


def _provider_of(work: Work, stored: StoredFundRow) -> Provider | None:
    """Of the account; of a wallet through whom its first account is funded."""
    accounts = [one.id or 0 for one in work.accounts.all() if one.wallet_id == stored.holder.id]
    account_id = stored.holder.id if stored.holder.kind == "account" else min(accounts, default=0)
    known = funded_through(account_id, stored.row.day, work.providers.ways())
    return work.providers.get(known) if known is not None else None


def _inflows(work: Work) -> list[StoredFundRow]:
    return [
        stored
        for stored in work.evidence.fund_rows()
        if stored.row.kind in _INFLOW and stored.row.fund_class is FundClass.CASH and stored.row.amount.amount > 0
    ]


def _groups_by_row(work: Work) -> dict[str, MatchGroup]:
    return {key: group for group in work.matches.all(IN_FORCE) for key in group.proposal.right if group.proposal.left}


def _names(work: Work) -> dict[Holder, tuple[str, Platform]]:
    names = {Holder("account", one.id or 0): (one.name, one.platform) for one in work.accounts.all()}
    return names | {
        Holder("wallet", one.id or 0): (one.name or one.platform_id, one.platform) for one in work.wallets.all()
    }


def _line(
    stored: StoredFundRow, names: Mapping[Holder, tuple[str, Platform]], proved: Mapping[str, MatchGroup]
) -> RechargeLine:
    name, platform = names[stored.holder]
    return RechargeLine(
        fund_row_id=stored.id,
        at=stored.row.at,
        day=stored.row.day,
        platform=platform,
        holder=name,
        amount=stored.row.amount,
        reference=stored.row.reference or stored.row.serial,
        is_proved=fund_key(stored.id) in proved,
    )


def _share(work: Work, stored: StoredFundRow) -> Share:
    """First in first out over the holder's cash: what was there before the book began comes first of all."""
    currency = stored.row.amount.currency
    cash = place(stored.holder, FundClass.CASH)
    rows = work.evidence.fund_rows(
        account_id=stored.holder.id if stored.holder.kind == "account" else None,
        wallet_id=stored.holder.id if stored.holder.kind == "wallet" else None,
        newest_first=False,
    )
    rows = [row for row in rows if row.row.fund_class is FundClass.CASH and row.row.kind is not FundRowKind.SPEND]
    inflows = [row for row in rows if row.row.amount.amount > 0]
    returned = -total((row.row.amount for row in rows if row.row.amount.amount < 0), currency)
    held = work.ledger.balance(cash).get(currency, Money.zero(currency))
    opening = _opening(work, cash, currency)
    burned = opening + total((row.row.amount for row in inflows), currency) - returned - held
    shares = first_in_first_out(
        [max(opening, Money.zero(currency)), *(row.row.amount for row in inflows)], burned=burned, returned=returned
    )
    position = [row.id for row in inflows].index(stored.id)
    return shares[position + 1]


def _opening(work: Work, cash: str, currency: str) -> Money:
    amounts = [
        posting.amount
        for stored in work.ledger.entries(place=cash, kind=EntryKind.OPENING, limit=None)
        for posting in stored.entry.postings
        if posting.place == cash
    ]
    return total(amounts, currency)


def _entries(work: Work, marks: Iterable[str]) -> list[StoredEntry]:
    found: dict[int, StoredEntry] = {}
    for mark in marks:
        found |= {stored.id: stored for stored in work.ledger.entries(evidence=mark, limit=None)}
    return [found[number] for number in sorted(found)]
