"""Orders from the draft to the money: the right people sign, nothing goes behind their backs, and it moves once."""

import json
import shutil
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from decimal import Decimal
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from app.domain.accounts import Platform
from app.domain.approvals import Limits
from app.domain.chain import RecordKind
from app.domain.evidence import Holder
from app.domain.money import Money
from app.domain.orders import Channel, OrderState
from app.domain.people import Denial, Role
from app.domain.remittance import remittance_code
from app.domain.rule_sets import RuleSet
from app.domain.second_factor import CodeAnswer
from app.errors import CodeRefused, Damaged, Denied, Held, IllegalMove, NotFound, WrongAnswer
from app.exports.payment_files import BankParty
from app.sandbox.ocean_engine_plan import OCEAN_AGENT, OCEAN_ORGANISATION
from app.services.order_lines import OrderAct
from app.services.payees import PayeeDetails
from app.services.payment_files import Form
from app.store.vault import Vault
from tests.conftest import MadeVault
from tests.services.office import AUDITOR, CLERK, EXECUTIVE, MANAGER, MARKETING, OWNER, Office, office_on
from tests.store import factory

PAY_PATH = "/open_api/v3.0/cg_transfer/create_transfer/"
PAYER = BankParty(name="云帆传媒", account="6214830100008812", bank="招商银行")


@pytest.fixture(scope="module")
def office(made_vault: MadeVault, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    place = tmp_path_factory.mktemp("office")
    path = shutil.copytree(made_vault.path, place / "云帆传媒.adtill")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("ADTILL_HOME", str(place / "home"))
        vault = Vault.open_keyed(path, made_vault.key)
        with office_on(vault) as here:
            yield here
        assert vault.check().is_sound
        vault.close()


@pytest.fixture(autouse=True)
def _no_limits_or_faults(office: Office) -> Iterator[None]:
    yield
    if office.desks[OWNER].order_rules.view().rules.limits != Limits():
        limit(office, Limits())
    office.sandbox.faults.clear()


def limit(office: Office, limits: Limits) -> None:
    office.desks[OWNER].order_rules.sign(RuleSet(limits=limits), office.code(OWNER))


def test_an_order_is_drafted_signed_and_sent_by_three_pairs_of_hands_and_moves_once(office: Office) -> None:
    before, order_id = office.moved(), office.approved("801.00")
    (sent,) = office.desks[CLERK].sending.send([order_id])
    assert (sent.state, sent.error) == (OrderState.CONFIRMED, None)
    assert office.order(order_id).arrived == Money(Decimal(801), "CNY")
    assert office.moved() == before + 1
    with office.vault.look() as work:
        steps = [(step.kind, step.actor) for step in work.orders.steps([order_id])[order_id]]
        move = work.moves.by_key(office.order(order_id).content.intent)
    assert move is not None
    assert steps == [
        (RecordKind.ORDER_DRAFTED, MARKETING),
        (RecordKind.ORDER_SUBMITTED, MARKETING),
        (RecordKind.ORDER_SIGNED, MANAGER),
        (RecordKind.ORDER_APPROVED, MANAGER),
        (RecordKind.ORDER_INTENT, CLERK),
        (RecordKind.ORDER_OUTCOME, CLERK),
    ]
    (again,) = office.desks[CLERK].sending.send([order_id])
    assert (again.state, again.error, office.moved()) == (OrderState.CONFIRMED, None, before + 1)


@pytest.mark.parametrize(
    ("person", "denial"),
    [
        (MARKETING, Denial.FORBIDDEN_TO_ROLE),
        (CLERK, Denial.FORBIDDEN_TO_ROLE),
        (AUDITOR, Denial.FORBIDDEN_TO_ROLE),
    ],
)
def test_who_may_not_approve_is_refused_by_the_service_itself(office: Office, person: str, denial: Denial) -> None:
    order_id = office.submitted("802.00")
    with pytest.raises(Denied) as refused:
        office.desks[person].orders.approve([order_id], "000000")
    assert refused.value.why is denial
    office.desks[MARKETING].orders.cancel([order_id])


def test_who_made_an_order_never_signs_it_whatever_was_written_into_its_row(office: Office) -> None:
    desk = office.desks[OWNER]
    (order_id,) = desk.orders.draft([office.line("803.00")])
    desk.orders.submit([order_id], knows_twins=True)
    for _ in range(2):
        with pytest.raises(Denied) as refused:
            desk.orders.approve([order_id], office.code(OWNER))
        assert refused.value.why is Denial.OWN_ORDER
        # The chain still knows who drafted it.
        office.tamper("UPDATE orders SET makers = '2' WHERE id = ?", order_id)


def test_who_approved_an_order_does_not_pay_it(office: Office) -> None:
    order_id = office.approved("804.00")
    (sent,) = office.desks[MANAGER].sending.send([order_id])
    assert isinstance(sent.error, Denied)
    assert (sent.error.why, office.state(order_id)) == (Denial.APPROVED_IT, OrderState.APPROVED)


def test_any_edit_kills_every_signature(office: Office) -> None:
    order_id = office.approved("805.00")
    office.desks[MARKETING].orders.edit(order_id, amount=Money(Decimal("805.01"), "CNY"))
    assert (office.state(order_id), office.order(order_id).approvals) == (OrderState.DRAFT, ())
    with pytest.raises(IllegalMove):
        office.desks[MANAGER].orders.approve([order_id], office.code(MANAGER))


@pytest.mark.parametrize(
    "change",
    [
        "amount = amount + 10000",
        "payee = '9'",
        "currency = 'USD'",
        "account_id = account_id + 1",
        "intent = 'zzzzzzzzzzzzzzzzzzzzzzzz'",
        "expires_at = expires_at + 1",
        "record_head = 'ff'",
        "fund_class = 'grant'",
        "kind = 'refund'",
        "invoice = 'x'",
    ],
)
def test_a_field_that_was_changed_behind_the_programs_back_stops_the_sending(office: Office, change: str) -> None:
    before, order_id = office.moved(), office.approved("806.00")
    office.tamper(f"UPDATE orders SET {change} WHERE id = ?", order_id)
    (sent,) = office.desks[CLERK].sending.send([order_id])
    assert isinstance(sent.error, Held)
    assert office.moved() == before
    # The next change may set the same key, and a key is there once.
    office.tamper("UPDATE orders SET intent = '' WHERE id = ?", order_id)


def test_a_forged_signature_and_a_forged_state_move_nothing(office: Office) -> None:
    before, order_id = office.moved(), office.submitted("807.00")
    office.tamper("UPDATE orders SET state = 'approved' WHERE id = ?", order_id)
    (sent,) = office.desks[CLERK].sending.send([order_id])
    assert isinstance(sent.error, Damaged), "the chain tells another state"
    office.forge_approved(order_id)
    content = office.order(order_id).content.digest
    office.tamper(
        "INSERT INTO order_signatures (order_id, purpose, person_id, content, at, note, signature) "
        "VALUES (?, 'approval', ?, ?, 0, '', ?)",
        order_id,
        office.ids[MANAGER],
        content,
        bytes(64),
    )
    (sent,) = office.desks[CLERK].sending.send([order_id])
    assert isinstance(sent.error, Held)
    assert office.moved() == before


def test_a_genuine_signature_is_worth_nothing_on_another_order(office: Office) -> None:
    before, signed, wanted = office.moved(), office.approved("808.00"), office.submitted("808.00")
    with office.vault.look() as work:
        genuine = work.orders.get(signed).approvals[0]
    with office.vault.work() as work:
        work.orders.sign(wanted, genuine)
    office.forge_approved(wanted)
    (sent,) = office.desks[CLERK].sending.send([wanted])
    assert isinstance(sent.error, Held)
    # Nor with its content made to fit: the key of an order is its own.
    fitting = office.order(wanted).content.digest
    office.tamper(
        "INSERT INTO order_signatures (order_id, purpose, person_id, content, at, note, signature) "
        "SELECT ?, purpose, person_id, ?, at, note, signature FROM order_signatures WHERE order_id = ?",
        wanted,
        fitting,
        signed,
    )
    (sent,) = office.desks[CLERK].sending.send([wanted])
    assert isinstance(sent.error, Held)
    assert office.moved() == before


def test_a_person_whom_somebody_wrote_into_the_book_approves_nothing(office: Office) -> None:
    before, order_id = office.moved(), office.submitted("809.00")
    office.tamper("UPDATE persons SET roles = 'finance_manager' WHERE id = ?", office.ids[AUDITOR])
    with pytest.raises(Denied) as refused:
        office.desks[AUDITOR].orders.approve([order_id], "123456")
    assert refused.value.why is Denial.NO_KEY
    office.tamper("UPDATE persons SET roles = 'auditor' WHERE id = ?", office.ids[AUDITOR])
    assert (office.moved(), office.state(order_id)) == (before, OrderState.SUBMITTED)


def test_a_record_that_was_rewritten_stops_the_order_it_belongs_to(office: Office) -> None:
    order_id = office.approved("810.00")
    with office.vault.look() as work:
        seq = work.orders.steps([order_id])[order_id][0].seq
        body = work.orders.steps([order_id])[order_id][0].body
    office.tamper("DROP TRIGGER records_no_update")
    office.tamper("UPDATE records SET body = replace(body, '\"person\":2', '\"person\":9') WHERE seq = ?", seq)
    (sent,) = office.desks[CLERK].sending.send([order_id])
    assert isinstance(sent.error, Damaged)
    shown = next(one for one in office.desks[OWNER].order_lines.all() if one.id == order_id)
    assert (shown.is_broken, shown.acts) == (True, frozenset())
    office.tamper("UPDATE orders SET state = 'sent', due_at = 1 WHERE id = ?", order_id)
    office.desks[CLERK].sending.settle_from_rows()
    office.tamper("UPDATE orders SET state = 'approved', due_at = NULL WHERE id = ?", order_id)
    office.tamper("UPDATE records SET body = ? WHERE seq = ?", body, seq)


def test_signatures_count_no_more_once_their_time_is_over(office: Office) -> None:
    order_id, at = office.approved("811.00"), office.now
    office.now += timedelta(days=3, minutes=1)
    try:
        (sent,) = office.desks[CLERK].sending.send([order_id])
    finally:
        office.now = at
    assert isinstance(sent.error, Held)
    assert office.state(order_id) is OrderState.APPROVED


def test_a_code_is_good_for_one_act_and_a_wrong_one_signs_nothing(office: Office) -> None:
    first, second = office.submitted("812.00"), office.submitted("813.00")
    code = office.code(MANAGER)
    office.desks[MANAGER].orders.approve([first], code)
    for typed, answer in ((code, CodeAnswer.USED), ("000000", CodeAnswer.WRONG)):
        with pytest.raises(CodeRefused) as refused:
            office.desks[MANAGER].orders.approve([second], typed)
        assert refused.value.answer is answer
    assert office.state(second) is OrderState.SUBMITTED
    office.desks[MANAGER].orders.approve([second], office.code(MANAGER))


def test_without_an_authenticator_nobody_signs(office: Office) -> None:
    desk = office.desks[CLERK]
    assert not desk.people.has_second_factor()
    with pytest.raises(CodeRefused) as refused:
        desk.people.check_code("123456")
    assert refused.value.answer is CodeAnswer.NONE


def test_a_large_sum_in_small_orders_takes_the_signatures_of_the_whole(office: Office) -> None:
    desk = office.desks[MARKETING]
    ids = desk.orders.draft([office.line(f"{60_000 + place}.00") for place in range(3)])
    desk.orders.submit(ids, knows_twins=True)
    office.desks[MANAGER].orders.approve(ids, office.code(MANAGER))
    assert {office.state(one) for one in ids} == {OrderState.SUBMITTED}
    office.desks[EXECUTIVE].orders.approve(ids, office.code(EXECUTIVE))
    assert {office.state(one) for one in ids} == {OrderState.APPROVED}
    desk.orders.cancel(ids)


def test_a_limit_of_the_day_holds_for_what_is_signed_and_for_what_is_sent(office: Office) -> None:
    order_id = office.approved("814.00")
    limit(office, Limits(persons={office.ids[CLERK]: Money(Decimal(1), "CNY")}))
    (sent,) = office.desks[CLERK].sending.send([order_id])
    assert isinstance(sent.error, Held)
    waiting = office.submitted("815.00")
    limit(office, Limits(account=Money(Decimal(1_000), "CNY")))
    with pytest.raises(Held):
        office.desks[MANAGER].orders.approve([waiting], office.code(MANAGER))
    with pytest.raises(Denied):
        office.desks[MANAGER].order_rules.sign(RuleSet(), office.code(MANAGER))


def test_the_same_payment_twice_is_asked_about(office: Office) -> None:
    office.submitted("816.00")
    order_id = office.draft("816.00")
    with pytest.raises(Held):
        office.desks[MARKETING].orders.submit([order_id])
    office.desks[MARKETING].orders.submit([order_id], knows_twins=True)
    assert office.state(order_id) is OrderState.SUBMITTED


def test_an_order_that_is_sent_back_says_why_and_needs_new_signatures(office: Office) -> None:
    order_id = office.approved("817.00")
    signed = office.order(order_id)
    office.desks[EXECUTIVE].orders.refuse([order_id], "下周再充")
    assert (office.state(order_id), office.order(order_id).approvals) == (OrderState.DRAFT, ())
    with office.vault.look() as work:
        newest = work.orders.steps([order_id])[order_id][-1]
    assert (newest.kind, json.loads(newest.body)["note"]) == (RecordKind.ORDER_SENT_BACK, "下周再充")
    office.desks[MARKETING].orders.submit([order_id], knows_twins=True)
    office.forge_approved(order_id)
    (sent,) = office.desks[CLERK].sending.send([order_id])
    assert (isinstance(sent.error, Held), office.order(order_id).content == signed.content) == (True, False)


def test_a_lost_answer_is_read_back_and_never_sent_again(office: Office) -> None:
    before, order_id = office.moved(), office.approved("818.00")
    office.sandbox.faults.add({"path": PAY_PATH, "kind": "drop_after"})
    (sent,) = office.desks[CLERK].sending.send([order_id])
    assert sent.state is OrderState.UNKNOWN
    office.desks[CLERK].sending.read_back()
    assert (office.state(order_id), office.moved()) == (OrderState.CONFIRMED, before + 1)


def test_an_unknown_outcome_without_evidence_takes_two_people_and_a_reason(office: Office) -> None:
    before, order_id = office.moved(), office.approved("819.00")
    office.sandbox.faults.add({"path": PAY_PATH, "kind": "drop_before"})
    office.desks[CLERK].sending.send([order_id])
    (again,) = office.desks[CLERK].sending.send([order_id])
    assert again.state is OrderState.UNKNOWN
    nothing = Money.zero("CNY")
    for name, state in ((MANAGER, OrderState.UNKNOWN), (EXECUTIVE, OrderState.REFUSED)):
        office.desks[name].sending.decide(
            order_id, OrderState.REFUSED, nothing, note="平台客服确认未到账", code=office.code(name)
        )
        assert office.state(order_id) is state
    assert office.moved() == before


def test_what_stops_an_order_before_it_left_lets_it_go_later(office: Office) -> None:
    before, order_id = office.moved(), office.approved("820.00")
    with office.vault.look() as work:
        account = work.accounts.get(office.order(order_id).content.account_id)
        connection = work.connections.get(account.connection_id)
    grant = connection.grant
    office.tamper("UPDATE connections SET grant_text = NULL WHERE id = ?", connection.id)
    (sent,) = office.desks[CLERK].sending.send([order_id])
    assert sent.error is not None
    assert office.moved() == before
    with office.vault.work() as work:
        work.connections.get(connection.id or 0).grant = grant
    (sent,) = office.desks[CLERK].sending.send([order_id])
    assert (sent.state, office.moved()) == (OrderState.CONFIRMED, before + 1)


def test_a_new_payee_is_checked_by_another_and_rests_before_the_bank_file_is_written(
    office: Office, tmp_path: Path
) -> None:
    details = PayeeDetails(name="北京方舟广告有限公司", account="1109 0801 2210 506", bank="招商银行")
    payee = office.desks[MANAGER].payees.add(details)
    desk = office.desks[MARKETING]
    line = replace(office.line("4000.00", channel=Channel.BANK), payee_id=payee)
    (order_id,) = desk.orders.draft([line])
    desk.orders.submit([order_id])
    # New payee: two people, though the sum is small.
    office.desks[EXECUTIVE].orders.approve([order_id], office.code(EXECUTIVE))
    office.desks[OWNER].orders.approve([order_id], office.code(OWNER))
    assert office.state(order_id) is OrderState.APPROVED
    with pytest.raises(Held) as held:
        office.desks[CLERK].payment_files.write([order_id], tmp_path / "a.xlsx", payer=PAYER)
    assert [str(one) for one in held.value.reasons] == ["unchecked", "cooling"]
    with pytest.raises(Denied):
        office.desks[MANAGER].payees.check(payee, office.code(MANAGER))
    office.desks[EXECUTIVE].payees.check(payee, office.code(EXECUTIVE))
    office.now += timedelta(hours=25)
    office.desks[CLERK].payment_files.write([order_id], tmp_path / "a.xlsx", payer=PAYER)
    assert ((tmp_path / "a.xlsx").is_file(), office.state(order_id)) == (True, OrderState.SENT)
    with pytest.raises(IllegalMove):
        office.desks[CLERK].payment_files.write([order_id], tmp_path / "b.xlsx", payer=PAYER)
    assert not (tmp_path / "b.xlsx").exists()


def bank_order(office: Office, amount: str) -> int:
    """An approved bank transfer to a payee that may be paid."""
    details = PayeeDetails(name=f"方舟广告{amount}", account="1109 0801 2210 507", bank="招商银行")
    payee = office.desks[MANAGER].payees.add(details)
    office.desks[EXECUTIVE].payees.check(payee, office.code(EXECUTIVE))
    office.now += timedelta(hours=25)
    desk = office.desks[MARKETING]
    (order_id,) = desk.orders.draft([replace(office.line(amount, channel=Channel.BANK), payee_id=payee)])
    desk.orders.submit([order_id])
    office.desks[EXECUTIVE].orders.approve([order_id], office.code(EXECUTIVE))
    office.desks[OWNER].orders.approve([order_id], office.code(OWNER))
    return order_id


@pytest.mark.parametrize(("form", "amount"), [("sheet", "4100.00"), ("iso20022", "4150.00")])
def test_a_payment_file_that_is_lost_is_saved_again_as_it_was_and_never_made_anew(
    office: Office, tmp_path: Path, form: Form, amount: str
) -> None:
    order_id = bank_order(office, amount)
    clerk = office.desks[CLERK].payment_files
    clerk.write([order_id], tmp_path / "first", payer=PAYER, form=form)
    office.now += timedelta(hours=1)
    clerk.save_again(order_id, tmp_path / "again")
    assert (tmp_path / "again").read_bytes() == (tmp_path / "first").read_bytes()
    assert clerk.name_of(order_id) == "first"
    assert OrderAct.SAVE_FILE_AGAIN in office.desks[CLERK].order_lines.detail(order_id).line.acts
    assert OrderAct.SAVE_FILE_AGAIN not in office.desks[MARKETING].order_lines.detail(order_id).line.acts
    with pytest.raises(Denied):
        office.desks[MARKETING].payment_files.save_again(order_id, tmp_path / "third")
    with office.vault.look() as work:
        last = work.orders.steps([order_id])[order_id][-1]
    assert json.loads(last.body)["is_again"] is True


def test_a_payment_file_that_cannot_be_written_leaves_its_orders_unsent(office: Office, tmp_path: Path) -> None:
    order_id = bank_order(office, "4200.00")
    (tmp_path / "there").mkdir()
    with pytest.raises(OSError, match="there"):
        office.desks[CLERK].payment_files.write([order_id], tmp_path / "there" / "no" / "a.xlsx", payer=PAYER)
    assert office.state(order_id) is OrderState.APPROVED
    with pytest.raises(NotFound):
        office.desks[CLERK].payment_files.name_of(order_id)


def test_an_order_that_an_older_program_had_begun_is_given_up_by_a_person_and_not_written_again(
    office: Office, tmp_path: Path
) -> None:
    order_id = bank_order(office, "4300.00")
    book = office.desks[CLERK].sending._book
    with office.vault.work() as work:
        book.begin(work, book.get(work, order_id))
    with pytest.raises(IllegalMove):
        office.desks[CLERK].payment_files.write([order_id], tmp_path / "a.xlsx", payer=PAYER)
    assert not list(tmp_path.iterdir())
    assert office.desks[CLERK].order_lines.detail(order_id).line.acts == {OrderAct.GIVE_UP}
    office.desks[CLERK].sending.give_up(order_id)
    assert office.state(order_id) is OrderState.REFUSED


def test_what_was_paid_by_hand_is_confirmed_by_the_platforms_own_row_alone(office: Office) -> None:
    order_id = office.approved("821.00", channel=Channel.BY_HAND)
    desk = office.desks[CLERK]
    (sent,) = desk.sending.send([order_id])
    assert sent.state is OrderState.SENT
    desk.sending.settle_from_rows()
    assert office.state(order_id) is OrderState.SENT
    account = office.account()
    row = factory.fund_row("hand-1", "821.00", holder=account.platform_id, at=office.now, reference="")
    with office.vault.work() as work:
        work.evidence.add_fund_rows([(Holder("account", account.id or 0), row)], office.now)
    desk.sending.settle_from_rows()
    assert (office.state(order_id), office.order(order_id).proof[:9]) == (OrderState.CONFIRMED, "fund_row:")


def test_a_platform_that_tells_a_days_money_alone_confirms_what_was_paid_by_hand_that_day(office: Office) -> None:
    account, desk = office.account(), office.desks[CLERK]
    midnight = office.now.astimezone(ZoneInfo(account.zone)).replace(hour=0, minute=0, second=0, microsecond=0)

    def told(serial: str) -> None:
        row = factory.fund_row(
            serial, "824.00", holder=account.platform_id, at=midnight, day=midnight.date(), reference=""
        )
        with office.vault.work() as work:
            work.evidence.add_fund_rows([(Holder("account", account.id or 0), row)], office.now)

    told("known-before")
    order_id = office.approved("824.00", channel=Channel.BY_HAND)
    desk.sending.send([order_id])
    desk.sending.settle_from_rows()
    assert office.state(order_id) is OrderState.SENT, "that money was told before anybody signed"
    told("new")
    desk.sending.settle_from_rows()
    assert office.state(order_id) is OrderState.CONFIRMED


def test_money_that_does_not_come_is_overdue(office: Office) -> None:
    order_id, at = office.approved("822.00", channel=Channel.BY_HAND), office.now
    office.desks[CLERK].sending.send([order_id])
    office.now += timedelta(days=5)
    office.desks[CLERK].sending.settle_from_rows()
    assert office.state(order_id) is OrderState.OVERDUE
    office.now = at


def test_nobody_changes_their_own_roles_and_who_left_signs_nothing(office: Office) -> None:
    owner = office.desks[OWNER].people
    with pytest.raises(Denied) as refused:
        owner.set_roles(office.ids[OWNER], frozenset({Role.EXECUTIVE}))
    assert refused.value.why is Denial.OWN_RIGHTS
    with pytest.raises(Denied):
        office.desks[MANAGER].people.set_roles(office.ids[CLERK], frozenset({Role.OWNER}))
    owner.set_roles(office.ids[AUDITOR], frozenset({Role.EXECUTIVE}))
    order_id = office.submitted("823.00")
    owner.leave(office.ids[AUDITOR])
    with pytest.raises(Denied) as refused:
        office.desks[AUDITOR].orders.approve([order_id], "123456")
    assert refused.value.why is Denial.NOT_ACTIVE
    assert all(one.is_trusted for one in owner.lines())


@pytest.mark.parametrize(("amount", "reason"), [("0", "not_positive"), ("1.001", "too_fine")])
def test_an_amount_that_nobody_could_send_is_not_even_drafted(office: Office, amount: str, reason: str) -> None:
    with pytest.raises(WrongAnswer) as refused:
        office.draft(amount)
    assert refused.value.reason == reason


def test_the_search_finds_a_recharge_by_its_remittance_code_and_by_its_amount(office: Office) -> None:
    order_id = office.submitted("8254.17")
    code = remittance_code(office.order(order_id).content.intent)
    for text in (code.lower(), "8,254.17"):
        found = [(hit.kind, hit.key) for hit in office.desks[OWNER].search.find(text)]
        assert found == [("order", str(order_id))]


def test_the_overview_counts_what_a_person_can_sign_and_what_presses_after_four_fifths_of_the_time(
    office: Office,
) -> None:
    def queue(name: str) -> tuple[int, int]:
        told = office.desks[name].overview.view().waiting.to_sign
        return told.orders, told.pressing

    office.now += timedelta(days=2)  # whatever waits from before presses by now
    before = {name: queue(name) for name in (MANAGER, EXECUTIVE, MARKETING, AUDITOR)}
    order_id = office.submitted("861.00")
    orders, pressing = before[MANAGER]
    assert queue(MANAGER) == (orders + 1, pressing)
    assert queue(MARKETING) == before[MARKETING] == (0, 0), "who drafted it cannot sign it"
    assert queue(AUDITOR) == (0, 0)
    office.now += timedelta(hours=3, minutes=11)
    assert queue(MANAGER) == (orders + 1, pressing)
    office.now += timedelta(minutes=1)
    assert queue(MANAGER) == (orders + 1, pressing + 1)
    office.desks[MANAGER].orders.approve([order_id], office.code(MANAGER))
    assert queue(MANAGER) == (orders, pressing)
    assert queue(EXECUTIVE) == before[EXECUTIVE]


def test_a_way_that_who_stands_above_an_account_does_not_have_is_not_offered_a_second_time(office: Office) -> None:
    ocean = office.sandbox.world.accounts_on(Platform.OCEAN_ENGINE)
    below = {str(one.number) for one in ocean if one.centre == OCEAN_ORGANISATION}
    with office.vault.look() as work:
        account = next(one for one in work.accounts.all() if one.platform_id in below and one.wallet_id is None)
    key, marketing, clerk = f"account:{account.id}", office.desks[MARKETING], office.desks[CLERK]

    def ways() -> tuple[Channel, ...]:
        return next(one.channels for one in marketing.top_ups.view().lines if one.key == key)

    assert Channel.API in ways(), "its platform has the call, and only trying tells that an organisation has not"
    before, line = office.moved(), replace(office.line("820.00"), account_id=account.id or 0)
    (order_id,) = marketing.orders.draft([line])
    marketing.orders.submit([order_id], knows_twins=True)
    office.desks[MANAGER].orders.approve([order_id], office.code(MANAGER))
    (sent,) = clerk.sending.send([order_id])
    assert (sent.state, office.moved()) == (OrderState.REFUSED, before)
    assert Channel.API not in ways()
    with office.vault.work() as work:
        work.accounts.get(account.id or 0).manager = str(OCEAN_AGENT)
    assert Channel.API in ways(), "another one stands above it now"
