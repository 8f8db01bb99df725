"""What a fresh token may do: the rights that came with it, and one small read of each kind."""

from collections.abc import Callable, Iterator
from datetime import timedelta
from itertools import islice
from zoneinfo import ZoneInfo

from app.domain.accounts import AccountListing, Funding
from app.domain.rights import Ability, Rights
from app.errors import DeskError, Refused
from app.platforms.abilities import ReadsAccounts, ReadsBalances, ReadsDebts, ReadsFundRows, ReadsSpend, TellsRights
from app.platforms.client import PlatformClient
from app.services.clock import Clock


def rights_of(client: PlatformClient, clock: Clock) -> Rights:
    """Compare what was granted with what is used, and try each kind of read on the first account."""
    granted = client.rights() if isinstance(client, TellsRights) else None
    tried: dict[Ability, str] = {}
    first: list[AccountListing] = []
    if isinstance(client, ReadsAccounts):
        reader = client
        tried[Ability.ACCOUNTS] = _trouble_of(lambda: first.extend(islice(reader.accounts(), 1)))
    for listing in first:
        tried |= {ability: _trouble_of(read) for ability, read in _reads(client, listing, clock)}
    needed = client.needed_rights if isinstance(client, TellsRights) else frozenset[str]()
    harmless = client.harmless_rights if isinstance(client, TellsRights) else frozenset[str]()
    return Rights(
        is_told=granted is not None,
        missing=tuple(sorted(needed - granted)) if granted is not None else (),
        surplus=tuple(sorted(granted - needed - harmless)) if granted is not None else (),
        tried=tried,
    )


def _reads(
    client: PlatformClient, listing: AccountListing, clock: Clock
) -> Iterator[tuple[Ability, Callable[[], object]]]:
    day = clock().astimezone(ZoneInfo(listing.zone)).date() - timedelta(days=1)
    if isinstance(client, ReadsBalances) and listing.funding is Funding.PREPAID:
        balances = client.balances
        yield Ability.BALANCES, lambda: list(balances([listing]))
    if isinstance(client, ReadsDebts) and listing.funding is not Funding.PREPAID:
        debts = client.debts
        yield Ability.DEBTS, lambda: list(debts([listing]))
    if isinstance(client, ReadsFundRows):
        fund_rows = client.fund_rows
        yield Ability.FUND_ROWS, lambda: list(islice(fund_rows(listing, day, day), 1))
    if isinstance(client, ReadsSpend):
        spend = client.spend
        yield Ability.SPEND, lambda: list(spend(listing, day, day))


def _trouble_of(read: Callable[[], object]) -> str:
    try:
        read()
    except Refused as refused:
        return refused.code
    except DeskError as error:
        return type(error).__name__
    return ""
