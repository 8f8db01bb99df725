"""One ad account in detail: its money, its burn, its fund ledger and what does not agree."""

from dataclasses import dataclass
from datetime import timedelta

from app.domain.accounts import SpendRow
from app.domain.evidence import StoredFundRow
from app.domain.ledger import FundClass, StoredEntry, account_place, wallet_place
from app.errors import NotFound
from app.services.account_lines import LINE_DAYS, AccountLine, LineMaker
from app.services.breaks import BreakLine, standing_breaks
from app.services.clock import Clock
from app.services.settings import home_currency, rates
from app.store.vault import Vault

SHOWN_DAYS = 90


@dataclass(frozen=True, slots=True, kw_only=True)
class AccountDetail:
    """Everything the side panel shows of an account or wallet."""

    line: AccountLine
    fund_rows: tuple[StoredFundRow, ...]
    """Newest first."""
    spend: tuple[SpendRow, ...]
    """Oldest first, days without a row are missing; empty for a wallet."""
    breaks: tuple[BreakLine, ...]
    entries: tuple[StoredEntry, ...]
    """The newest entries of the book that touch its cash."""


class Accounts:
    """Lists ad accounts and wallets, and shows one in detail."""

    def __init__(self, vault: Vault, clock: Clock) -> None:
        self._vault = vault
        self._clock = clock

    def lines(self) -> list[AccountLine]:
        """Every wallet in use and every account."""
        now = self._clock()
        with self._vault.look() as work:
            spend = work.evidence.daily_spend(now.date() - timedelta(days=LINE_DAYS + 1))
            maker = LineMaker(now, home_currency(work.settings), rates(work.settings), work.connections.by_file())
            return maker.lines(
                work.accounts.all(),
                work.wallets.all(),
                work.evidence.latest_balances(),
                spend,
                work.evidence.latest_debts(),
            )

    def detail(self, key: str) -> AccountDetail:
        """The account or wallet behind a line's key; NotFound when there is none."""
        line = next((line for line in self.lines() if line.key == key), None)
        if line is None:
            raise NotFound("account", key)
        kind, _, number = key.partition(":")
        holder_id = int(number)
        now = self._clock()
        with self._vault.look() as work:
            spend = work.evidence.daily_spend(now.date() - timedelta(days=3))
            breaks = standing_breaks(
                work.accounts.all(),
                work.wallets.all(),
                work.evidence.latest_balances(),
                work.ledger.balances(f"{key}/"),
                spend,
                debts=work.evidence.latest_debts(),
            )
            since = now.date() - timedelta(days=SHOWN_DAYS)
            return AccountDetail(
                line=line,
                fund_rows=tuple(
                    work.evidence.fund_rows(
                        account_id=holder_id if kind == "account" else None,
                        wallet_id=holder_id if kind == "wallet" else None,
                        limit=1000,
                    )
                ),
                spend=_days(work.evidence.spend(since=since, account_id=holder_id)) if kind == "account" else (),
                breaks=tuple(one for one in breaks if one.key == key),
                entries=tuple(work.ledger.entries(place=_cash_place(kind, holder_id), limit=100)),
            )


def _days(rows: list[tuple[int, SpendRow]]) -> tuple[SpendRow, ...]:
    return tuple(sorted((row for _, row in rows), key=lambda row: row.day))


def _cash_place(kind: str, holder_id: int) -> str:
    return (account_place if kind == "account" else wallet_place)(holder_id, FundClass.CASH)
