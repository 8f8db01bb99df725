"""Transfers: the receiver is part of what is signed, both accounts' books have it, and it counts when both accounts show it."""

import shutil
from collections.abc import Callable, Iterator
from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest

from app.domain.accounts import AccountStatus, AdAccount, Funding, FundRowKind, Platform
from app.domain.evidence import Holder
from app.domain.ledger import FundClass, account_place
from app.domain.money import Money
from app.domain.orders import Channel, OrderState
from app.domain.transfers import NoTransfer, receiver_among, why_no_transfer
from app.errors import Held, WrongAnswer
from app.store.vault import Vault
from tests.conftest import MadeVault
from tests.services.office import CLERK, MANAGER, MARKETING, Office, office_on
from tests.store import factory

PAY_PATH = "/open_api/v3.0/cg_transfer/create_transfer/"


@pytest.fixture(scope="module")
def office(made_vault: MadeVault, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    place = tmp_path_factory.mktemp("office")
    path = shutil.copytree(made_vault.path, place / "云帆传媒.adtill")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("ADTILL_HOME", str(place / "home"))
        vault = Vault.open_keyed(path, made_vault.key)
        with office_on(vault, accounts=24) as here:
            yield here
        assert vault.check().is_sound
        vault.close()


def approved(office: Office, amount: str, channel: Channel = Channel.API) -> int:
    (order_id,) = office.desks[MARKETING].orders.draft([office.between(amount, channel=channel)])
    office.desks[MARKETING].orders.submit([order_id], knows_twins=True)
    office.desks[MANAGER].orders.approve([order_id], office.code(MANAGER))
    return order_id


def cash(office: Office, account: AdAccount) -> Decimal:
    """What the book holds there."""
    with office.vault.look() as work:
        held = work.ledger.balances().get(account_place(account.id or 0, FundClass.CASH), {})
    return held.get("CNY", Money.zero("CNY")).amount


def test_a_transfer_leaves_one_account_and_comes_to_the_other_once_and_both_books_have_it(office: Office) -> None:
    giver, receiver = office.pair()
    before, books = office.moved(), (cash(office, giver), cash(office, receiver))
    order_id = approved(office, "700.00")
    content = office.order(order_id).content
    assert (content.payee, content.account_id) == (receiver.platform_id, giver.id)
    for _ in range(2):
        (sent,) = office.desks[CLERK].sending.send([order_id])
        assert (sent.state, sent.error) == (OrderState.CONFIRMED, None)
    assert office.moved() == before + 1
    effect = office.sandbox.world.effects[-1]
    assert (str(effect.source), str(effect.target)) == (giver.platform_id, receiver.platform_id)
    assert office.desks[MARKETING].sync.run().failures == ()
    after = (cash(office, giver), cash(office, receiver))
    assert [new - old for old, new in zip(books, after, strict=True)] == [Decimal(-700), Decimal(700)]
    assert office.desks[MARKETING].overview.view().breaks == ()


def test_a_lost_answer_of_a_transfer_is_read_back_and_never_sent_again(office: Office) -> None:
    before, order_id = office.moved(), approved(office, "701.00")
    office.sandbox.faults.add({"platform": "ocean_engine", "path": PAY_PATH, "kind": "drop_after"})
    (sent,) = office.desks[CLERK].sending.send([order_id])
    assert sent.state in {OrderState.UNKNOWN, OrderState.CONFIRMED}
    office.desks[CLERK].sending.read_back()
    assert (office.state(order_id), office.moved()) == (OrderState.CONFIRMED, before + 1)


def test_another_receiver_written_behind_the_programs_back_stops_the_sending(office: Office) -> None:
    before, order_id = office.moved(), approved(office, "702.00")
    giver, _ = office.pair()
    with office.vault.look() as work:
        other = next(one for one in work.accounts.all() if one.platform is giver.platform and one.id != giver.id)
    office.tamper("UPDATE orders SET payee = ? WHERE id = ?", other.platform_id + "0", order_id)
    (sent,) = office.desks[CLERK].sending.send([order_id])
    assert isinstance(sent.error, Held)
    assert office.moved() == before


def test_a_transfer_by_hand_counts_when_both_accounts_show_it_and_its_rows_prove_nothing_else(office: Office) -> None:
    giver, receiver = office.pair()
    order_id, desk = approved(office, "703.00", Channel.BY_HAND), office.desks[CLERK]
    desk.sending.send([order_id])

    def show(account: AdAccount, serial: str, amount: str, kind: FundRowKind) -> None:
        row = factory.fund_row(serial, amount, holder=account.platform_id, at=office.now, reference="", kind=kind)
        with office.vault.work() as work:
            work.evidence.add_fund_rows([(Holder("account", account.id or 0), row)], office.now)
        desk.sending.settle_from_rows()

    show(giver, "hand-out", "-703.00", FundRowKind.TRANSFER_OUT)
    assert office.state(order_id) is OrderState.SENT, "it has left, and is nowhere yet"
    show(receiver, "hand-in", "703.00", FundRowKind.TRANSFER_IN)
    assert office.state(order_id) is OrderState.CONFIRMED
    with office.vault.look() as work:
        assert len(work.orders.proofs() & set(office.order(order_id).proof.split())) == 2
    line = replace(office.line("703.00", channel=Channel.BY_HAND), account_id=receiver.id or 0)
    (recharge,) = office.desks[MARKETING].orders.draft([line])
    office.desks[MARKETING].orders.submit([recharge], knows_twins=True)
    office.desks[MANAGER].orders.approve([recharge], office.code(MANAGER))
    desk.sending.send([recharge])
    desk.sending.settle_from_rows()
    assert office.state(recharge) is OrderState.SENT


def account(number: int, **changed: object) -> AdAccount:
    plain: dict[str, Any] = {"connection_id": 1, "platform_id": str(number), "company": "云帆"}
    made = factory.account(**{**plain, **changed})
    made.id = number
    return made


@pytest.mark.parametrize(
    ("changed", "why"),
    [
        ({}, None),
        ({"company": ""}, None),
        ({"company": "方舟"}, NoTransfer.OTHER_SUBJECT),
        ({"currency": "USD"}, NoTransfer.OTHER_CURRENCY),
        ({"platform": Platform.KUAISHOU}, NoTransfer.OTHER_PLATFORM),
        ({"funding": Funding.POSTPAID}, NoTransfer.NOT_PREPAID),
        ({"wallet_id": 5}, NoTransfer.SAME_MONEY),
        ({"status": AccountStatus.STOPPED}, None),
    ],
)
def test_money_goes_straight_only_within_one_platform_one_currency_and_one_subject(
    changed: dict[str, object], why: NoTransfer | None
) -> None:
    giver = account(1, wallet_id=changed.get("wallet_id"))
    assert why_no_transfer(giver, account(2, **changed)) is why
    assert why_no_transfer(giver, giver) is NoTransfer.SAME_MONEY


def test_a_number_that_two_connections_list_means_the_givers_own() -> None:
    listed = [account(3, platform_id="7", connection_id=9), account(4, platform_id="7", connection_id=1)]
    assert receiver_among(listed, account(1), "7") is listed[1]
    assert receiver_among(listed, account(1), "8") is None


def refused(deed: Callable[[], object]) -> tuple[str, str]:
    with pytest.raises(WrongAnswer) as wrong:
        deed()
    return wrong.value.field, wrong.value.reason


def test_what_cannot_be_transferred_is_not_even_drafted(office: Office) -> None:
    giver, receiver = office.pair()
    plain = replace(office.between("1.00"), receiver_id=None)
    draft = office.desks[MARKETING].orders.draft
    with office.vault.look() as work:
        elsewhere = next(
            one for one in work.accounts.all() if one.platform is Platform.TENCENT_ADS and one.funding is giver.funding
        )
    assert refused(lambda: draft([plain])) == ("receiver", "empty")
    assert refused(lambda: draft([replace(plain, receiver_id=giver.id)])) == ("receiver", "same_money")
    assert refused(lambda: draft([replace(plain, receiver_id=elsewhere.id)])) == ("receiver", "transfer_other_platform")
    by_bank = replace(plain, receiver_id=receiver.id, channel=Channel.BANK)
    assert refused(lambda: draft([by_bank])) == ("channel", "not_movable")
    too_much = replace(plain, receiver_id=receiver.id, amount=Money(Decimal(999_999_999), "CNY"))
    assert refused(lambda: draft([too_much])) == ("amount", "more_than_there")
