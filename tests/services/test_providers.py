"""Providers 服务商: who may keep them, what they owe, how they are rated, and orders that obey their caps and lists."""

import shutil
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest

from app.domain.approvals import Needed, NeededFor
from app.domain.chain import RecordKind
from app.domain.findings import Finding, FindingKind
from app.domain.orders import Channel, OrderState
from app.domain.payees import PayeeHold
from app.domain.providers import Provider, ProviderEventKind, ProviderHold, Tier
from app.domain.ratings import Cap, Grade
from app.domain.rebates import RebatePeriod, RebateReceipt, RebateUse
from app.errors import Denied, Held, WrongAnswer
from app.services.contract_findings import agreed_fees
from app.services.payees import PayeeDetails
from app.services.providers import Providers
from app.store.vault import Vault
from tests.conftest import MadeVault
from tests.services.conftest import NOW, TODAY
from tests.services.office import CLERK, EXECUTIVE, MANAGER, MARKETING, OWNER, Office, office_on
from tests.store import factory
from tests.store.factory import yuan


@pytest.fixture(scope="module")
def office(made_vault: MadeVault, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    place = tmp_path_factory.mktemp("providers")
    path = shutil.copytree(made_vault.path, place / "云帆传媒.adtill")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("ADTILL_HOME", str(place / "home"))
        vault = Vault.open_keyed(path, made_vault.key)
        with office_on(vault) as here:
            yield here
        assert vault.check().is_sound
        vault.close()


@pytest.fixture
def providers(office: Office) -> Providers:
    return office.desks[MANAGER].providers


def agency(**changed: object) -> Provider:
    """Without a document: none was archived here."""
    return replace(factory.provider(authorisations=()), **changed)  # type: ignore[arg-type]


_count = iter(range(1, 1000))


def entered(office: Office, **changed: object) -> int:
    """A provider of its own for each test, which funds the practice account from the start of the year."""
    provider_id = office.desks[MANAGER].providers.add(agency(name=f"青石互动 {next(_count)}", **changed))
    office.desks[MANAGER].providers.fund([office.account().id or 0], provider_id, date(2026, 1, 1))
    return provider_id


def test_only_who_may_keeps_a_provider_and_the_chain_knows_it(office: Office) -> None:
    for name in (MARKETING, CLERK, EXECUTIVE):
        with pytest.raises(Denied):
            office.desks[name].providers.add(agency())
    provider_id = entered(office)
    detail = office.desks[OWNER].providers.detail(provider_id)
    kinds = [one.kind for one in detail.records]
    assert kinds == [RecordKind.ACCOUNT_FUNDED_THROUGH, RecordKind.PROVIDER_KEPT]
    assert detail.records[-1].actor == MANAGER
    (account,) = detail.line.accounts
    assert (account.account_id, account.since) == (office.account().id, date(2026, 1, 1))


@pytest.mark.parametrize(
    ("changed", "reason"),
    [
        ({"name": " "}, "empty"),
        ({"in_transit_limit": yuan("0")}, "not_positive"),
        ({"contracts": (factory.contract(end=date(2025, 1, 1)),)}, "before_start"),
        ({"contracts": (factory.contract(fee_rate=Decimal(2)),)}, "not_a_rate"),
        ({"authorisations": factory.provider().authorisations}, "not_in_archive"),
    ],
)
def test_what_cannot_be_so_is_not_kept(providers: Providers, changed: dict[str, object], reason: str) -> None:
    with pytest.raises(WrongAnswer) as refused:
        providers.add(agency(**changed))
    assert refused.value.reason == reason


def test_a_rebate_is_earned_by_its_steps_on_what_was_burned_through_the_provider_alone(office: Office) -> None:
    rules = (factory.rebate_rule("0.05", "1"),)
    contract = factory.contract(rebate_rules=rules, rebate_period=RebatePeriod.MONTH)
    provider_id = entered(office, contracts=(contract,))
    detail = office.desks[MANAGER].providers.detail(provider_id)
    with office.vault.look() as work:
        ours = work.evidence.spend(since=date(2026, 11, 1), account_id=office.account().id)
    burned = sum((row.spend if row.cash is None else row.cash for _, row in ours), start=yuan("0"))
    november = detail.rebates[0]
    assert (november.volume, november.rebate.accrued) == (burned, burned.times(Decimal("0.05")).rounded())
    assert november.rebate.start == date(2026, 11, 1)
    assert not november.is_over
    assert detail.line.rebates.owed < detail.line.rebates.earned


def test_a_rebate_that_never_came_is_late_by_name_until_it_is_noted(office: Office, providers: Providers) -> None:
    contract = factory.contract(
        rebate_rules=(factory.rebate_rule("0.05", "1"),), rebate_period=RebatePeriod.MONTH, rebate_due_days=10
    )
    provider_id = entered(office, contracts=(contract,))
    name = providers.detail(provider_id).line.provider.name
    (late,) = [one for one in providers.late_rebates() if one.provider == name]
    october = date(2026, 10, 1)
    assert late.line.rebate.start == october
    assert late.line.rebate.due_on == date(2026, 11, 10)
    owed = late.line.rebate.owed
    assert providers.detail(provider_id).line.rebates.late == owed
    providers.settle(provider_id, october, owed, RebateUse.CASH)
    part = RebateReceipt(
        provider_id=provider_id, period_start=october, amount=yuan("1"), day=TODAY, mark=f"bank_row:{provider_id}"
    )  # fmt: skip
    providers.receive(part)
    assert providers.detail(provider_id).line.rebates.late == owed - yuan("1")
    with pytest.raises(WrongAnswer):
        providers.receive(part)
    providers.receive(replace(part, amount=owed - yuan("1"), mark=""))
    assert name not in [one.provider for one in providers.late_rebates()]
    kinds = [one.kind for one in providers.detail(provider_id).records]
    assert kinds.count(RecordKind.REBATE_RECEIVED) == 2


def test_a_rating_has_its_reasons_and_a_forged_document_ends_it(office: Office, providers: Providers) -> None:
    provider_id = entered(office)
    rating = providers.detail(provider_id).line.rating
    assert (rating.grade, rating.is_rated) == (Grade.D, False)
    assert set(rating.caps) == {Cap.NO_AUTHORISATION, Cap.FEW_ORDERS}
    providers.note(provider_id, ProviderEventKind.FORGED_DOCUMENT, "授权书的印章不符")
    after = providers.detail(provider_id)
    assert after.line.rating.grade is Grade.E
    assert [one.note for one in after.events] == ["授权书的印章不符"]


def test_an_order_over_the_cap_on_money_in_transit_is_refused_with_the_reason(office: Office) -> None:
    entered(office, tier=Tier.DIRECT, in_transit_limit=yuan("1500"))
    over = office.draft("1500.01", Channel.BY_HAND)
    with pytest.raises(Held) as held:
        office.desks[MARKETING].orders.submit([over], knows_twins=True)
    assert held.value.reasons == (ProviderHold.OVER_CAP,)
    # Two that fit one by one do not fit together: the second is stopped when it would leave.
    first, second = (office.approved(amount, Channel.BY_HAND) for amount in ("911.00", "912.00"))
    sent, stopped = office.desks[CLERK].sending.send([first, second])
    assert (sent.error, sent.state) == (None, OrderState.SENT)
    assert isinstance(stopped.error, Held)
    assert (stopped.error.reasons, stopped.state) == ((ProviderHold.OVER_CAP,), OrderState.APPROVED)
    line = office.desks[MANAGER].order_lines.detail(second).line
    assert line.holds == (ProviderHold.OVER_CAP,)
    office.desks[MARKETING].orders.cancel([over, second])


def test_an_agency_rated_d_takes_an_exception_with_a_reason_and_two_signatures(office: Office) -> None:
    entered(office, in_transit_limit=None)
    order_id = office.submitted("931.00")
    needed = {one.needed: one.reasons for one in office.desks[MANAGER].order_lines.detail(order_id).line.missing}
    assert needed[Needed.EXCEPTION] == (NeededFor.BLOCKED_PROVIDER,)
    office.desks[MANAGER].orders.approve([order_id], office.code(MANAGER))
    with pytest.raises(Denied):
        office.desks[MANAGER].orders.grant_exception(order_id, "大促前只有这一家", office.code(MANAGER))
    office.desks[EXECUTIVE].orders.approve([order_id], office.code(EXECUTIVE))
    assert office.state(order_id) is OrderState.SUBMITTED
    office.desks[EXECUTIVE].orders.grant_exception(order_id, "大促前只有这一家", office.code(EXECUTIVE))
    assert office.state(order_id) is OrderState.APPROVED
    office.desks[MARKETING].orders.cancel([order_id])


def test_a_bank_transfer_goes_only_to_a_payee_on_the_providers_list_with_the_contracts_name(office: Office) -> None:
    provider_id = entered(office, tier=Tier.DIRECT)
    desk = office.desks[MANAGER]
    payee_id = desk.payees.add(PayeeDetails(name="青石互动有限公司", account="6200001", bank="练习银行"))
    office.desks[EXECUTIVE].payees.check(payee_id, office.code(EXECUTIVE))
    office.now += timedelta(days=1)
    line = replace(office.line("941.00", channel=Channel.BANK), payee_id=payee_id)
    (order_id,) = office.desks[MARKETING].orders.draft([line])
    office.desks[MARKETING].orders.submit([order_id], knows_twins=True)
    assert desk.order_lines.detail(order_id).line.holds == (PayeeHold.NOT_ON_LIST,)
    desk.providers.allow_payees(provider_id, [payee_id])
    shown = desk.order_lines.detail(order_id).line
    assert shown.holds == ()
    # The contract keeps 1.5 % back: what arrives is shown before anything is sent.
    assert (shown.arrives, shown.provider) == (yuan("926.88"), desk.providers.detail(provider_id).line.provider.name)
    with pytest.raises(Denied):
        office.desks[CLERK].providers.allow_payees(provider_id, [])
    office.desks[MARKETING].orders.cancel([order_id])


def test_an_order_drafted_before_its_account_changed_hands_goes_by_the_new_providers_cap(office: Office) -> None:
    entered(office, tier=Tier.DIRECT, in_transit_limit=None)
    order_id = office.draft("2001.00", Channel.BY_HAND)
    entered(office, tier=Tier.DIRECT, in_transit_limit=yuan("10"))
    with pytest.raises(Held) as held:
        office.desks[MARKETING].orders.submit([order_id], knows_twins=True)
    assert held.value.reasons == (ProviderHold.OVER_CAP,)


def test_what_nobody_says_of_a_provider_stays_out_of_its_rating(providers: Providers, office: Office) -> None:
    provider_id = entered(office)
    with pytest.raises(WrongAnswer):
        providers.note(provider_id, ProviderEventKind.COMPLAINT, " ")
    assert NOW.date() == TODAY
    rating = providers.detail(provider_id).line.rating
    assert all(one.of == 0 for one in rating.scores if one.dimension != "transparency")


def test_a_run_of_reconciliation_finds_the_late_rebate_by_name_and_forgets_it_once_it_came(office: Office) -> None:
    contract = factory.contract(
        rebate_rules=(factory.rebate_rule("0.05", "1"),), rebate_period=RebatePeriod.MONTH, rebate_due_days=10
    )
    provider_id = entered(office, contracts=(contract,))
    desk = office.desks[MANAGER]
    name = desk.providers.detail(provider_id).line.provider.name

    def found() -> list[Finding]:
        desk.reconcile.run()
        kind = FindingKind.REBATE_MISSING
        return [one for one in desk.reconcile.view().findings if one.kind is kind and name in one.reason]

    (finding,) = found()
    (late,) = desk.providers.detail(provider_id).late
    assert (finding.amount, finding.is_certain) == (late.rebate.owed, True)
    assert found() == [finding]
    desk.providers.receive(
        RebateReceipt(
            provider_id=provider_id, period_start=late.rebate.start, amount=late.rebate.owed, day=TODAY, note="网银"
        )
    )
    assert found() == []


def test_what_a_partial_transfer_left_lies_at_the_provider_and_counts_against_its_cap(office: Office) -> None:
    provider_id = entered(office, tier=Tier.DIRECT, in_transit_limit=yuan("5000"))
    order_id = office.approved("951.00", Channel.BY_HAND)
    office.desks[CLERK].sending.send([order_id])
    for name in (EXECUTIVE, OWNER):
        office.desks[name].sending.decide(
            order_id, OrderState.PARTIAL, yuan("700"), note="平台只到 700", code=office.code(name)
        )
    desk = office.desks[MANAGER]
    assert desk.providers.detail(provider_id).line.in_transit == yuan("251")
    desk.reconcile.run()
    (finding,) = [one for one in desk.reconcile.view().findings if one.kind is FindingKind.PARTIAL_TRANSFER]
    assert (finding.amount, f"recharge {order_id}:" in finding.reason) == (yuan("251"), True)


def test_the_fee_of_the_contract_is_what_reconciliation_takes_for_agreed(office: Office) -> None:
    entered(office, contracts=(factory.contract(fee_rate=Decimal("0.023")),))
    with office.vault.look() as work:
        rates = [one.rate for one in agreed_fees(work, TODAY).fees]
    assert Decimal("0.023") in rates


def test_the_path_of_a_recharge_names_the_provider_that_it_went_through(office: Office) -> None:
    provider_id = entered(office)
    desk = office.desks[MANAGER]
    holder = office.account().name
    line = next(one for one in desk.trace.recharges() if one.holder == holder)
    assert desk.trace.path(line.fund_row_id).provider == desk.providers.detail(provider_id).line.provider.name


def test_search_finds_a_provider_by_its_name_and_by_the_number_of_its_contract(office: Office) -> None:
    contract = factory.contract(number="YF-2026-0815")
    provider_id = office.desks[MANAGER].providers.add(agency(name="远帆代理", contracts=(contract,)))
    for text in ("远帆", "yf-2026-0815"):
        assert [(hit.kind, hit.key) for hit in office.desks[OWNER].search.find(text)] == [
            ("provider", str(provider_id))
        ]
