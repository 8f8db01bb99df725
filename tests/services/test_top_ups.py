"""Advice from the vault's own figures: what runs dry first stands first, a wallet once, old figures give none."""

from datetime import timedelta

from app.desk import Desk
from app.domain.accounts import Funding
from app.domain.money import Money
from app.domain.orders import Channel
from app.domain.people import Role
from app.services.orders import DraftLine
from app.services.top_ups import Urgency
from app.store.vault import Vault
from tests.services.conftest import NOW
from tests.store import factory


def test_what_cannot_wait_stands_first_and_every_amount_has_a_reason(synced: Desk) -> None:
    view = synced.top_ups.view()
    order = [list(Urgency).index(line.urgency) for line in view.lines]
    assert order == sorted(order)
    advised = [line for line in view.lines if line.amount]
    assert advised
    assert all(line.reasons and line.channels and line.balance is not None for line in advised)
    assert {one.currency for one in view.advised} == {line.amount.currency for line in advised}
    assert view.next_review > NOW


def test_a_shared_wallet_counts_once_and_postpaid_accounts_not_at_all(synced: Desk, vault: Vault) -> None:
    with vault.look() as work:
        accounts = work.accounts.all()
    prepaid = [one for one in accounts if one.funding is Funding.PREPAID]
    in_wallets = {one.wallet_id for one in prepaid if one.wallet_id is not None}
    keys = [line.key for line in synced.top_ups.view().lines]
    assert len(keys) == len(set(keys)) == len(in_wallets) + sum(1 for one in prepaid if one.wallet_id is None)


def test_what_is_under_way_is_not_advised_a_second_time_and_figures_of_yesterday_give_no_advice(
    synced: Desk, vault: Vault
) -> None:
    marketing = factory.seat("苏晴", "b", "a")
    owner = Desk(vault, lambda: NOW, factory.seat())
    owner.people.enter(marketing, frozenset({Role.MARKETING}))
    desk = Desk(vault, lambda: NOW, marketing)
    line = next(one for one in synced.top_ups.view().lines if one.amount)
    ids = desk.orders.draft([
        DraftLine(account_id=line.account_id, amount=line.amount, channel=Channel.BY_HAND),
    ])  # fmt: skip
    assert desk.top_ups.view().lines[0].under_way == Money.zero(line.amount.currency)
    desk.orders.submit(ids)
    after = next(one for one in desk.top_ups.view().lines if one.key == line.key)
    assert (after.under_way, after.amount) == (line.amount, Money.zero(line.amount.currency))
    later = Desk(vault, lambda: NOW + timedelta(hours=25), marketing)
    assert {one.urgency for one in later.top_ups.view().lines} == {Urgency.TOO_OLD}
