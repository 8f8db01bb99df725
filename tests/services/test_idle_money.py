"""Idle money goes to who needs it before new money is sent: within one platform, company and currency, and one press makes it an order."""

from decimal import Decimal

import pytest

from app.desk import Desk
from app.domain.accounts import AccountStatus
from app.domain.evidence import Holder
from app.domain.money import Money
from app.domain.moves import MoveKind
from app.domain.orders import Channel
from app.services.idle_money import MoveIdea, move_ideas
from app.services.top_ups import Urgency
from app.store.vault import Vault
from tests.services.test_top_ups import hold, with_history
from tests.store import factory
from tests.store.factory import NOW


def ideas(desk: Desk) -> tuple[MoveIdea, ...]:
    return move_ideas(desk.top_ups.view(), desk.money_back.lines())


@pytest.fixture
def desk(vault: Vault) -> Desk:
    with vault.work() as work:
        stands = factory.with_account(
            work, name="stands", platform_id="stands", status=AccountStatus.STOPPED, synced_at=NOW
        )
        hold(work, Holder("account", stands), "2000")
        other = factory.with_account(
            work, name="other", platform_id="other", status=AccountStatus.STOPPED, company="方舟", synced_at=NOW
        )
        hold(work, Holder("account", other), "90000")
        with_history(work, "dry", "900")
    return Desk(vault, lambda: NOW, factory.seat())


def test_what_stands_still_goes_to_who_runs_dry_and_never_to_another_company(desk: Desk) -> None:
    (idea,) = ideas(desk)
    dry = next(line for line in desk.top_ups.view().lines if line.name == "dry")
    assert (idea.giver.name, idea.receiver.name) == ("stands", "dry")
    assert Money.zero("CNY") < idea.amount <= min(dry.amount, Money(Decimal(2000), "CNY"))
    (draft,) = idea.drafts
    assert (draft.kind, draft.channel, draft.receiver_id) == (MoveKind.TRANSFER, Channel.BY_HAND, dry.account_id)


def test_once_it_is_ordered_it_is_not_advised_again_and_less_new_money_is(desk: Desk) -> None:
    before = next(line for line in desk.top_ups.view().lines if line.name == "dry")
    (idea,) = ideas(desk)
    desk.orders.submit(desk.orders.draft(idea.drafts))
    told = {line.name: line for line in desk.top_ups.view().lines}
    assert (told["stands"].under_way, told["dry"].under_way) == (-idea.amount, idea.amount)
    assert told["dry"].amount < before.amount
    assert all(one.amount <= Money(Decimal(2000), "CNY") - idea.amount for one in ideas(desk))


def test_an_account_that_spends_keeps_a_weeks_need(desk: Desk, vault: Vault) -> None:
    with vault.work() as work:
        with_history(work, "plenty", "90000")
    told = {line.name: line for line in desk.top_ups.view().lines}
    assert told["plenty"].urgency is Urgency.ENOUGH
    advice = told["plenty"].advice
    assert advice is not None
    given = sum(one.amount.amount for one in ideas(desk) if one.giver.name == "plenty")
    assert 0 < given <= 90_000 - advice.quantiles[7][0.995].amount
