"""Onboarding, as a person: begin with a licence, type eight fields, tick, answer, agree, hand in, follow, put right."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from app.desk import Desk
from app.domain.accounts import Platform
from app.domain.applications import ApplicationState
from app.domain.openings import ReviewState
from app.domain.wizard import Page
from app.doors.practice_papers import FOOD, keep_papers
from app.sandbox.server import Sandbox
from app.sandbox.world import World
from app.services.practice import connect_practice
from app.store.vault import Vault
from tests.ui.settling import settle
from tests.ui.statements.clipping import clipped
from tests.ui.statements.practice import NOW, make_desk
from ui import words
from ui.background import Background
from ui.onboarding.codes import CodeField
from ui.onboarding.dialogs import AppealDialog, OneLine
from ui.onboarding.page import OnboardingPage
from ui.onboarding.wizard import WizardView
from ui.refresh import Refresh
from ui.widgets.buttons import Button
from ui.widgets.chips import Chip
from ui.widgets.labels import Elided, Label

NARROW = (1072, 752)
"""A window 1280 wide less its rail, 800 high less its top bar."""

Opener = Callable[[], OnboardingPage]


@pytest.fixture
def desk(vault: Vault) -> Iterator[Desk]:
    made = make_desk(vault)
    yield made
    made.documents.close()


@pytest.fixture
def opened(qtbot: QtBot, background: Background, refresh: Refresh, desk: Desk) -> Opener:
    def make() -> OnboardingPage:
        page = OnboardingPage(desk, background, refresh)
        qtbot.addWidget(page)
        page.resize(*NARROW)
        page.show()
        page.activateWindow()
        settle(qtbot, background)
        return page

    return make


def press(button: QWidget) -> None:
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def named(page: QWidget, text: str) -> Button:
    return next(one for one in page.findChildren(Button) if one.isVisible() and one.text() == text)


def write(field: QLineEdit, text: str) -> None:
    """Type over what stands there and go on with Tab; the keyboard of the tests has no Chinese."""
    field.setFocus()
    field.selectAll()
    field.insert(text)
    QTest.keyClick(field, Qt.Key.Key_Tab)


def begun(qtbot: QtBot, background: Background, page: OnboardingPage) -> None:
    press(named(page, "Begin an onboarding"))
    settle(qtbot, background)


def test_an_empty_page_says_what_to_do_and_a_licence_comes_first(
    qtbot: QtBot, background: Background, opened: Opener
) -> None:
    page = opened()
    assert page.header.note.text() == "No onboarding yet"
    assert clipped(page) == []
    begun(qtbot, background, page)
    assert page.wizard.page is Page.PAPERS
    assert not page.wizard.next_button.isEnabled()
    assert page.wizard.note.text() == "A business licence comes first."


def test_from_the_licence_to_a_package_that_was_handed_in_sent_back_and_put_right(
    qtbot: QtBot,
    background: Background,
    opened: Opener,
    desk: Desk,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    keep_papers(desk.documents, FOOD)
    page = opened()
    begun(qtbot, background, page)
    wizard = page.wizard
    press(wizard.next_button)
    settle(qtbot, background)
    assert stands_at(wizard) == Page.FIELDS
    write(wizard.fields.fields["F19"].input, "no link")
    settle(qtbot, background)
    assert "https://" in wizard.fields.fields["F19"].note.text()
    for code, text in FOOD.typed.items():
        if code != "F17":
            write(wizard.fields.fields[code].input, text)
            settle(qtbot, background)
    assert wizard.fields.industry.itemData(1) == "I02"
    wizard.fields.industry.setCurrentIndex(1)
    wizard.fields.industry.activated.emit(1)
    settle(qtbot, background)
    press(named(page, "Proposals are right"))
    settle(qtbot, background)
    assert clipped(page) == []
    press(wizard.next_button)
    settle(qtbot, background)
    for platform in (Platform.BAIDU, Platform.ZHIHU):
        wizard.platforms.rows[platform].check.setFocus()
        QTest.keyClick(wizard.platforms.rows[platform].check, Qt.Key.Key_Space)
        settle(qtbot, background)
    assert clipped(page) == []
    press(wizard.next_button)
    settle(qtbot, background)
    assert stands_at(wizard) == Page.CIRCUMSTANCES
    press(wizard.questions.rest_button)
    settle(qtbot, background)
    assert stands_at(wizard) == Page.CIRCUMSTANCES
    for wanted in (Page.PRECHECK, Page.CONSENT):
        press(wizard.next_button)
        settle(qtbot, background)
        assert stands_at(wizard) == wanted
        assert clipped(page) == []
    assert not wizard.next_button.isEnabled()
    for check, _ in list(wizard.consent.checks):
        QTest.keyClick(check, Qt.Key.Key_Space)
    press(wizard.consent.agree_button)
    settle(qtbot, background)
    press(wizard.next_button)
    settle(qtbot, background)
    assert stands_at(wizard) == Page.SEND
    assert clipped(page) == []

    target = tmp_path / "baidu.zip"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))
    press(named(page, "Write package…"))
    settle(qtbot, background)
    assert target.is_file()
    press(named(page, "Handed in…"))
    settle(qtbot, background)
    copy = next(one for one in page.detail.findChildren(Button) if one.accessibleName() == "Copy Contact mobile")
    press(copy)
    assert QApplication.clipboard().text() == FOOD.mobile
    assert clipped(page) == []
    press(named(page.detail, "Handed in…"))
    answer(qtbot, "BD-1", "Mark as submitted")
    settle(qtbot, background)
    (application,) = desk.applications.of(1)
    assert (application.state, application.reference) == (ApplicationState.SUBMITTED, "BD-1")
    press(named(page.detail, "Sent back…"))
    answer(qtbot, "执照缺章", "Keep the reason")
    settle(qtbot, background)
    assert not named(page.detail, "Handed in again…").isEnabled()
    press(named(page.detail, "Put right"))
    settle(qtbot, background)
    assert named(page.detail, "Handed in again…").isEnabled()
    assert clipped(page) == []
    press(page.back_button)
    settle(qtbot, background)
    assert page.board.isVisible()


def stands_at(wizard: WizardView) -> Page:
    return wizard.page


def answer(qtbot: QtBot, text: str, deed: str) -> None:
    dialog = next(one for one in QApplication.topLevelWidgets() if isinstance(one, OneLine) and one.isVisible())
    dialog.field.input.insert(text)
    press(next(one for one in dialog.findChildren(QPushButton) if one.text() == deed))
    qtbot.waitUntil(lambda: not dialog.isVisible())


@pytest.mark.parametrize("language", list(words.Language))
def test_the_board_the_list_and_every_page_of_the_wizard_show_no_clipped_word(
    qtbot: QtBot, background: Background, opened: Opener, desk: Desk, tmp_path: Path, language: words.Language
) -> None:
    draft_id = ready(desk)
    desk.applications.package(draft_id, Platform.BAIDU, tmp_path / "a.zip", "zh")
    one = desk.applications.of(draft_id)[0].id or 0
    desk.applications.filed(one)
    desk.applications.told(one, ReviewState.CHANGES_REQUESTED, reason="执照缺章", about="Q001")
    words.speak(language)
    page = opened()
    assert page.board.isVisible()
    assert clipped(page) == []
    for at in (1, 2):
        page.views.choose(at)
        settle(qtbot, background)
        assert clipped(page) == []
    page.open_application(one)
    assert clipped(page) == []
    page.open_draft(draft_id)
    settle(qtbot, background)
    for wanted in page.wizard.view.pages[:-1] if page.wizard.view else ():
        page.wizard.gone_to.emit(wanted)
        settle(qtbot, background)
        assert page.wizard.page is wanted
        assert clipped(page) == []


def test_a_person_leaves_in_the_middle_and_comes_back_where_they_were(
    qtbot: QtBot, background: Background, opened: Opener, desk: Desk
) -> None:
    keep_papers(desk.documents, FOOD)
    page = opened()
    begun(qtbot, background, page)
    press(page.wizard.next_button)
    settle(qtbot, background)
    field = page.wizard.fields.fields["F18"].input
    field.setFocus()
    field.insert("云帆食品")
    QTest.keyClick(page, Qt.Key.Key_Escape)
    settle(qtbot, background)
    assert page.board.isVisible()
    again = opened()
    again.open_draft(1)
    settle(qtbot, background)
    assert again.wizard.page is Page.FIELDS
    assert again.wizard.fields.fields["F18"].text() == "云帆食品"


def test_a_document_that_runs_out_names_the_application_it_holds_up_and_leads_to_itself(
    qtbot: QtBot, background: Background, opened: Opener, desk: Desk, tmp_path: Path
) -> None:
    desk.applications.package(ready(desk), Platform.BAIDU, tmp_path / "baidu.zip", "en")
    page = opened()
    wanted: list[tuple[str, object]] = []
    page.wanted.connect(lambda name, what: wanted.append((name, what)))
    assert page.expiring.isVisible()
    (alert,) = page.expiring.alerts
    texts = [one.text() for one in page.expiring.findChildren(Elided)]
    assert "holds up the application on Baidu Marketing" in texts[1]
    press(named(page.expiring, "Open"))
    assert wanted == [("documents", int(alert.paper.key))]
    page.views.choose(2)
    settle(qtbot, background)
    _heads, first, *_others = page.calendar.texts()
    assert first[-1] == "holds up the application on Baidu Marketing"
    page.views.choose(1)
    assert not page.expiring.isVisible()


def test_a_code_is_found_by_a_part_of_its_name_or_typed_where_nobody_knows_the_list(
    qtbot: QtBot, background: Background, opened: Opener, desk: Desk
) -> None:
    with Sandbox(World(accounts=12, days=1, today=NOW.date()), now=NOW, is_frozen=True) as sandbox:
        connect_practice(desk.connections, sandbox.url, [Platform.KUAISHOU, Platform.TENCENT_ADS])
        desk.sync.run()
        draft = ready(desk)
        desk.onboarding.tick(draft, [Platform.KUAISHOU, Platform.TENCENT_ADS])
        desk.onboarding.go(draft, Page.PLATFORMS)
        page = opened()
        page.open_draft(draft)
        settle(qtbot, background)
        codes = page.wizard.platforms.rows[Platform.KUAISHOU].codes
        assert codes.isVisible()
        industry = codes.inputs["industry_id"]
        assert isinstance(industry, CodeField)
        assert "not public" in industry.note.text()
        assert industry.offered() == []
        press(codes.ask_button)
        settle(qtbot, background)
        industry.input.setFocus()
        QTest.keyClicks(industry.input, "128")
        (line,) = industry.offered()
        assert line.startswith("1289 · 生活用品 · 家居日用 · as in ")
        popup = industry.completer.popup()
        assert popup is not None
        for key in (Qt.Key.Key_Down, Qt.Key.Key_Return):
            QTest.keyClick(popup, key)
        settle(qtbot, background)
        assert desk.onboarding.facts(draft).draft.chosen_on(Platform.KUAISHOU) == {"industry_id": "1289"}
        area = page.wizard.platforms.rows[Platform.TENCENT_ADS].codes.inputs["area_code"]
        assert isinstance(area, CodeField)
        assert "take the code from its page" in area.note.text()
        area.input.setFocus()
        QTest.keyClicks(area.input, "440100")
        QTest.keyClick(area.input, Qt.Key.Key_Return)
        settle(qtbot, background)
        assert desk.onboarding.facts(draft).draft.chosen_on(Platform.TENCENT_ADS) == {"area_code": "440100"}
        assert clipped(page) == []
        assert sandbox.failures == []


def test_a_refused_application_stands_under_way_and_waits_for_us_on_the_board(
    qtbot: QtBot, background: Background, opened: Opener, desk: Desk, tmp_path: Path
) -> None:
    desk.applications.package(draft := ready(desk), Platform.BAIDU, tmp_path / "baidu.zip", "en")
    (application,) = desk.applications.of(draft)
    desk.applications.filed(application.id or 0)
    desk.applications.told(application.id or 0, ReviewState.REFUSED, reason="主体与门店不一致")
    desk.onboarding.tick(draft, [Platform.BAIDU])
    page = opened()
    said = {one.text() for one in page.board.findChildren(Elided)}
    said |= {one.text() for one in page.board.findChildren(Label)}
    assert {"主体与门店不一致", "1 wait for you, 0 for the platforms"} <= said
    assert "Not ticked yet" not in said
    assert page.header.note.text() == "1 under way · 0 open"
    page.open_application(application.id or 0)
    press(named(page.detail, "Apply anew"))
    settle(qtbot, background)
    assert page.wizard.isVisible()


def test_a_refusal_is_appealed_with_a_document_refused_again_and_granted(
    qtbot: QtBot, background: Background, opened: Opener, desk: Desk, tmp_path: Path
) -> None:
    desk.applications.package(draft := ready(desk), Platform.BAIDU, tmp_path / "baidu.zip", "en")
    (application,) = desk.applications.of(draft)
    desk.applications.filed(application.id or 0)
    page = opened()
    page.open_application(application.id or 0)
    press(named(page.detail, "Refused…"))
    answer(qtbot, "主体与门店不一致", "Keep the reason")
    settle(qtbot, background)
    for words_said in ("请复核", "补充合同"):
        press(named(page.detail, "Appeal…"))
        settle(qtbot, background)
        dialog = next(
            one for one in QApplication.topLevelWidgets() if isinstance(one, AppealDialog) and one.isVisible()
        )
        deed = next(one for one in dialog.findChildren(QPushButton) if one.text() == "Mark as appealed")
        press(deed)
        assert dialog.isVisible()
        assert dialog.note.text() == "Something is missing here."
        dialog.text.insertPlainText(words_said)
        QTest.keyClick(dialog.checks[0][0], Qt.Key.Key_Space)
        assert clipped(dialog) == []
        press(deed)
        settle(qtbot, background)
        assert clipped(page) == []
        if words_said == "请复核":
            press(named(page.detail, "Refused again…"))
            answer(qtbot, "维持", "Keep the reason")
            settle(qtbot, background)
    press(named(page.detail, "Granted…"))
    answer(qtbot, "880001", "Mark as open")
    settle(qtbot, background)
    (granted,) = desk.applications.of(draft)
    assert (granted.state, granted.account) == (ApplicationState.ACTIVE, "880001")
    assert [one.text for one in granted.appeals] == ["请复核", "补充合同"]
    assert [len(one.paper_ids) for one in granted.appeals] == [1, 1]
    chips = [one.accessibleName() for one in page.detail.findChildren(Chip)]
    assert {"Granted", "Refused again"} <= set(chips)


def ready(desk: Desk) -> int:
    """An onboarding of which everything is said, for two platforms without an interface."""
    onboarding = desk.onboarding
    draft_id = onboarding.start(keep_papers(desk.documents, FOOD)["Q001"])
    for code, text in FOOD.typed.items():
        onboarding.type(draft_id, code, text)
    onboarding.confirm(draft_id, ("F03", "F13"))
    onboarding.tick(draft_id, [Platform.BAIDU, Platform.META])
    onboarding.answer(draft_id, {one.circumstance.code: False for one in onboarding.view(draft_id).circumstances})
    names = {platform: str(platform) for platform in Platform}
    desk.consents.agree(draft_id, desk.consents.asked(draft_id, language="zh", names=names))
    return draft_id
