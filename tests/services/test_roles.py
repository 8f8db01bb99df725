"""What each of seven roles may do in every service, held to the matrix; and nothing is kept of what was refused."""

import shutil
from collections.abc import Callable, Iterator
from decimal import Decimal
from pathlib import Path

import pytest

from app.desk import Desk
from app.domain.accounts import Platform
from app.domain.approvals import Limits
from app.domain.closing import month_of
from app.domain.matches import DifferenceKind
from app.domain.money import Money
from app.domain.people import MATRIX, Action, Role
from app.domain.rule_sets import RuleSet
from app.domain.vouchers import VoucherAccount
from app.errors import Denied, DeskError
from app.secret import Secret
from app.services.payees import PayeeDetails
from app.services.vouchers import Program
from app.store.vault import Vault
from tests.conftest import MadeVault
from tests.services.conftest import NOW, TODAY
from tests.store import factory

FOUNDER = factory.seat("林岚", "a")
NOBODY = 999_999
"""No record has this number: who may do it is told so, who may not is told that first."""
MONTH = month_of(TODAY)
OTHER_RULES = RuleSet(limits=Limits(day=Money(Decimal(1), "CNY")))
PAYEE = PayeeDetails(name="北京方舟广告有限公司", account="1109 0801 2210 506", bank="招商银行")


@pytest.fixture(scope="module")
def desks(made_vault: MadeVault, tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[Role, Desk]]:
    place = tmp_path_factory.mktemp("roles")
    path = shutil.copytree(made_vault.path, place / "云帆传媒.adtill")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("ADTILL_HOME", str(place / "home"))
        vault = Vault.open_keyed(path, made_vault.key)
        founder = Desk(vault, lambda: NOW, FOUNDER)
        seats = {role: factory.seat(role.value, letter, "a") for letter, role in zip("bcdef01", Role, strict=True)}
        for role, seat in seats.items():
            founder.people.enter(seat, frozenset({role}))
        yield {role: Desk(vault, lambda: NOW, seat) for role, seat in seats.items()}
        assert vault.check().is_sound
        vault.close()


DEEDS: list[tuple[Action, str, Callable[[Desk, Path], object]]] = [
    (Action.SET_RULES, "home currency", lambda desk, _: desk.settings.set_home_currency("CNY")),
    (Action.SET_RULES, "minutes to the lock", lambda desk, _: desk.settings.set_lock_minutes(10)),
    (Action.SET_RULES, "approval rules", lambda desk, _: desk.order_rules.sign(OTHER_RULES, "000000")),
    (Action.MANAGE_PERSONS, "change roles", lambda desk, _: desk.people.set_roles(NOBODY, frozenset({Role.AUDITOR}))),
    (Action.CHANGE_PAYEES, "add a payee", lambda desk, _: desk.payees.add(PAYEE)),
    (Action.DRAFT_ORDER, "submit an order", lambda desk, _: desk.orders.submit([NOBODY])),
    (Action.ERASE_DOCUMENTS, "erase a document", lambda desk, _: desk.erasing.plan(NOBODY)),
    (Action.KEEP_DOCUMENTS, "an alert is seen", lambda desk, _: desk.expiry.unseen(NOBODY)),
    (Action.MANAGE_KEYS, "connect", lambda desk, _: desk.connections.by_file(Platform.BILIBILI)),
    (Action.MANAGE_KEYS, "disconnect", lambda desk, _: desk.connections.forget(NOBODY)),
    (Action.MANAGE_KEYS, "a new recovery key", lambda desk, _: desk.recovery.keep_key(Secret("K"))),
    (Action.MANAGE_KEYS, "recovery sheets", lambda desk, _: desk.recovery.keep_shares(())),
    (Action.KEEP_DOCUMENTS, "confirm a document", lambda desk, _: desk.documents.confirm(NOBODY)),
    (Action.KEEP_DOCUMENTS, "say how a picture was made", lambda desk, _: desk.documents.say_form(NOBODY, None)),
    (Action.KEEP_DOCUMENTS, "part a document from its older one", lambda desk, _: desk.documents.part(NOBODY)),
    (Action.KEEP_DOCUMENTS, "renew a document", lambda desk, _: desk.documents.renew(NOBODY, NOBODY)),
    (Action.DRAFT_OPENING, "begin an opening", lambda desk, _: desk.onboarding.start()),
    (Action.DRAFT_OPENING, "fill a field", lambda desk, _: desk.onboarding.type(NOBODY, "F17", "I02")),
    (Action.DRAFT_OPENING, "ask for codes", lambda desk, _: desk.opening_codes.ask(Platform.META)),
    (Action.DRAFT_OPENING, "agree", lambda desk, _: desk.consents.agree(NOBODY, ())),
    (Action.DRAFT_OPENING, "take an agreement back", lambda desk, _: desk.consents.revoke(NOBODY)),
    (
        Action.IMPORT_STATEMENTS,
        "add a bank account",
        lambda desk, _: desk.statements.add_bank_account(name=desk.person),
    ),
    (Action.IMPORT_STATEMENTS, "undo an import", lambda desk, _: desk.statements.undo_import(NOBODY)),
    (Action.IMPORT_STATEMENTS, "undo invoices", lambda desk, _: desk.invoices.undo_import(NOBODY)),
    (Action.IMPORT_STATEMENTS, "undo a platform's file", lambda desk, _: desk.platform_files.undo(NOBODY)),
    (Action.IMPORT_STATEMENTS, "reconcile", lambda desk, _: desk.reconcile.run()),
    (Action.IMPORT_STATEMENTS, "confirm a match", lambda desk, _: desk.reconcile.confirm(NOBODY, DifferenceKind.FEE)),
    (Action.IMPORT_STATEMENTS, "reject a match", lambda desk, _: desk.reconcile.reject(NOBODY)),
    (Action.IMPORT_STATEMENTS, "undo a match", lambda desk, _: desk.reconcile.undo(NOBODY)),
    (Action.IMPORT_STATEMENTS, "merge matches", lambda desk, _: desk.reconcile.merge([NOBODY])),
    (Action.IMPORT_STATEMENTS, "split a match", lambda desk, _: desk.reconcile.split(NOBODY, ["bank:1"])),
    (Action.CLOSE_RECONCILIATION, "reopen a month", lambda desk, _: desk.closing.reopen("because")),
    (
        Action.CLOSE_RECONCILIATION,
        "name an account",
        lambda desk, _: desk.vouchers.forget_account(next(iter(VoucherAccount))),
    ),
    (Action.CLOSE_RECONCILIATION, "set a month's rate", lambda desk, _: desk.vouchers.set_rate(MONTH, "USD", "7", "x")),
    (Action.EXPORT, "vouchers", lambda desk, to: desk.vouchers.export(MONTH, Program.YONYOU_U8, to / "u8.txt")),
    (Action.EXPORT, "a closed month", lambda desk, to: desk.closing.export(NOBODY, to / "close.xlsx")),
    (Action.EXPORT, "the chain", lambda desk, _: list(desk.trace_export.lines())),
    (Action.EXPORT, "a proof", lambda desk, _: desk.trace_export.proof([NOBODY])),
    (Action.SEE_BANK_IN_FULL, "rows of the bank", lambda desk, _: desk.statements.rows()),
    (Action.SEE_BANK_IN_FULL, "bank accounts", lambda desk, _: desk.statements.bank_accounts()),
    (Action.SEE_BANK_IN_FULL, "imports", lambda desk, _: desk.statements.imports()),
    (Action.IMPORT_STATEMENTS, "switch a rule of matching", lambda desk, _: desk.lessons.switch("", is_used=True)),
    (Action.IMPORT_STATEMENTS, "take a rule of matching back", lambda desk, _: desk.lessons.take_back("")),
    (Action.SEE_BANK_IN_FULL, "rules of matching", lambda desk, _: desk.lessons.all()),
    (Action.SEE_BANK_IN_FULL, "the reconciliation", lambda desk, _: desk.reconcile.view()),
]


@pytest.mark.parametrize(
    ("action", "deed"), [(action, deed) for action, _, deed in DEEDS], ids=[one[1] for one in DEEDS]
)
def test_a_deed_is_done_by_those_whose_role_has_it_and_by_nobody_else(
    desks: dict[Role, Desk], tmp_path: Path, action: Action, deed: Callable[[Desk, Path], object]
) -> None:
    may = {role for role, desk in desks.items() if not is_denied(action, deed, desk, tmp_path)}
    assert may == {role for role, rule in MATRIX.items() if action in rule.can and action not in rule.cannot}
    assert not any(tmp_path.iterdir()), "nothing was written for anybody: there is nothing to write yet"


def is_denied(action: Action, deed: Callable[[Desk, Path], object], desk: Desk, place: Path) -> bool:
    try:
        deed(desk, place)
    except Denied as denied:
        return denied.action == action
    except DeskError:
        return False
    return False


def test_the_search_shows_no_bank_row_to_who_may_not_see_the_bank(desks: dict[Role, Desk]) -> None:
    vault = desks[Role.OWNER]._vault
    with vault.work() as work:
        bank = work.statements.accounts.add(factory.bank_account())
        row = factory.statement_row(1)
        work.statements.add_import(factory.statement_import(bank, 1), [row], ["a"], b"file")
    word = row.party or row.text
    found = {role: {hit.kind for hit in desk.search.find(word)} for role, desk in desks.items()}
    assert ("bank_row" in found[Role.FINANCE_CLERK], "bank_row" in found[Role.MARKETING]) == (True, False)


def test_a_vault_opened_without_a_persons_own_key_is_read_and_not_changed(desks: dict[Role, Desk]) -> None:
    desk = Desk(desks[Role.OWNER]._vault, lambda: NOW, factory.seat("somebody", "9", "9"))
    assert desk.accounts.lines() == []
    with pytest.raises(Denied):
        desk.settings.set_lock_minutes(10)
