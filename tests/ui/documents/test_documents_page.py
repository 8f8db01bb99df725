"""Documents, as a person: drop files, see what is there, look at what is in doubt with the keyboard alone, take back."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from app.desk import Desk
from app.domain.documents import ShownPage
from app.domain.erasing import EraseReason
from app.domain.held_papers import PaperForm
from app.domain.papers import FieldOrigin, PaperState
from app.errors import PictureTrouble
from app.store.vault import Vault
from tests.ocr import drawn
from tests.services.papers import (
    COMPANY,
    food_reading,
    identity_reading,
    keep,
    licence_reading,
    nothing_reading,
)
from tests.store import factory
from tests.ui.settling import settle
from tests.ui.statements import practice
from tests.ui.statements.clipping import clipped
from tests.ui.statements.practice import make_desk
from ui import words
from ui.background import Background
from ui.documents import said
from ui.documents.erasing import EraseDialog
from ui.documents.page import DocumentsPage
from ui.refresh import Refresh
from ui.widgets.buttons import Button
from ui.widgets.labels import Elided, Label
from ui.widgets.picture import Marked, PictureView
from ui.widgets.toast import Message, Tone

NARROW = (1072, 752)
"""A window 1280 wide less its rail, 800 high less its top bar."""

Opener = Callable[[], DocumentsPage]


@pytest.fixture
def desk(vault: Vault) -> Iterator[Desk]:
    made = make_desk(vault)
    yield made
    made.documents.close()


@pytest.fixture
def opened(qtbot: QtBot, background: Background, refresh: Refresh, desk: Desk) -> Opener:
    def make() -> DocumentsPage:
        page = DocumentsPage(desk, background, refresh)
        qtbot.addWidget(page)
        page.resize(*NARROW)
        page.show()
        page.activateWindow()
        settle(qtbot, background)
        return page

    return make


def drop(page: DocumentsPage, *files: Path) -> None:
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(file)) for file in files])
    left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    at, action = QPointF(300, 300), Qt.DropAction.CopyAction
    QApplication.sendEvent(page, QDragEnterEvent(at.toPoint(), action, mime, left, none))
    QApplication.sendEvent(page, QDropEvent(at, action, mime, left, none))


def press(button: QWidget) -> None:
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def type_into_focus(page: DocumentsPage, key: Qt.Key) -> None:
    focused = page.focusWidget()
    assert focused is not None
    QTest.keyClick(focused, key)


def heard(page: DocumentsPage) -> tuple[list[Message], list[Exception]]:
    messages: list[Message] = []
    errors: list[Exception] = []
    page.said.connect(messages.append)
    page.failed.connect(errors.append)
    return messages, errors


def test_an_empty_page_says_what_to_do_and_what_is_gained(opened: Opener) -> None:
    page = opened()
    assert page.drop_zone.isVisible()
    assert not page.table.isVisible()
    assert page.header.note.text() == "Nothing here yet"


def test_dropped_files_are_read_kept_and_opened_where_something_is_in_doubt(
    qtbot: QtBot, background: Background, opened: Opener, desk: Desk, tmp_path: Path
) -> None:
    page = opened()
    messages, errors = heard(page)
    picture, notes = tmp_path / "licence.jpg", tmp_path / "notes.jpg"
    picture.write_bytes(drawn.encoded(drawn.licence(), "JPEG", quality=90))
    notes.write_text("这不是图片", encoding="utf-8")
    drop(page, picture, notes)
    assert page.work.isVisible()
    settle(qtbot, background)
    settle(qtbot, background)
    [line] = desk.documents.lines()
    assert line.number == drawn.CODE
    assert (messages[0].title, messages[0].tone) == ("1 document is in", Tone.SUCCESS)
    [error] = errors
    assert isinstance(error, PictureTrouble)
    assert not page.work.isVisible()
    # Its address was read, its scope was not found: it is opened at once, with the picture beside.
    assert page.review.isVisible()
    assert not page.review.picture.canvas.pixmap.isNull()
    assert dict(messages[0].actions).keys() == {"Undo"}
    dict(messages[0].actions)["Undo"]()
    settle(qtbot, background)
    assert desk.documents.lines() == []
    assert page.drop_zone.isVisible()


def test_a_file_that_is_there_already_says_so_and_adds_nothing(
    qtbot: QtBot, background: Background, opened: Opener, desk: Desk, tmp_path: Path
) -> None:
    keep(desk.documents, food_reading())
    page = opened()
    messages, _errors = heard(page)
    file = tmp_path / "again.jpg"
    file.write_bytes(b"picture")
    drop(page, file)
    settle(qtbot, background)
    assert messages[0].title == "Nothing new"
    assert messages[0].text == "1 was there already and was not added again."
    assert page.table.model.row_total() == 1


def test_the_list_shows_what_needs_a_look_first_and_what_runs_out(
    qtbot: QtBot, background: Background, opened: Opener, desk: Desk
) -> None:
    keep(desk.documents, licence_reading(), b"1")
    keep(desk.documents, food_reading(holder="深圳远航食品有限公司"), b"2")
    keep(desk.documents, food_reading(valid_to="2030-01-01"), b"3")
    page = opened()
    _heads, *rows = page.table.texts()
    assert [row[0] for row in rows] == ["Food business licence", "Business licence", "Food business licence"]
    assert [row[5] for row in rows] == ["Not as on the licence", "1 in doubt", "Nothing in doubt"]
    assert [row[3] for row in rows] == ["2027-01-31", "No end", "2030-01-01"]
    page.filter.choose(1)
    assert page.table.model.row_total() == 2
    page.filter.choose(2)
    assert page.table.model.row_total() == 1
    settle(qtbot, background)


def test_tab_goes_from_doubt_to_doubt_and_enter_confirms_until_the_document_is(
    qtbot: QtBot, background: Background, opened: Opener, desk: Desk
) -> None:
    paper_id = keep(desk.documents, licence_reading(name_sure=0.6))
    page = opened()
    page.open_document(paper_id)
    settle(qtbot, background)
    rows = page.review.rows
    assert rows["name"].edit.hasFocus()
    assert not page.review.confirm.isEnabled()
    type_into_focus(page, Qt.Key.Key_Tab)
    assert rows["address"].edit.hasFocus()
    type_into_focus(page, Qt.Key.Key_Tab)
    assert rows["name"].edit.hasFocus()
    type_into_focus(page, Qt.Key.Key_Return)
    assert rows["address"].edit.hasFocus()
    rows["address"].edit.setPlainText("广州市天河区云帆路8号1208")
    type_into_focus(page, Qt.Key.Key_Return)
    settle(qtbot, background)
    assert page.review.confirm.hasFocus()
    type_into_focus(page, Qt.Key.Key_Space)
    settle(qtbot, background)
    kept = desk.documents.detail(paper_id).kept
    assert kept.paper.state is PaperState.CONFIRMED
    assert kept.value("address") == "广州市天河区云帆路8号1208"
    origins = {field.name: field.origin for field in kept.fields}
    assert (origins["name"], origins["address"]) == (FieldOrigin.CONFIRMED, FieldOrigin.CORRECTED)
    assert page.table.isVisible()


def test_what_is_typed_is_kept_when_the_page_is_left_and_escape_restores_before_it_leaves(
    qtbot: QtBot, background: Background, opened: Opener, desk: Desk
) -> None:
    paper_id = keep(desk.documents, food_reading())
    page = opened()
    page.open_document(paper_id)
    settle(qtbot, background)
    holder = page.review.rows["holder"]
    holder.take_focus()
    holder.edit.setPlainText("广州远航")
    QTest.keyClick(holder.edit, Qt.Key.Key_Escape)
    assert holder.edit.value() == COMPANY
    holder.edit.setPlainText("广州远航")
    page.close_review()
    settle(qtbot, background)
    assert desk.documents.detail(paper_id).kept.holder == "广州远航"


def test_a_day_that_is_none_is_refused_in_words_and_asked_again(
    qtbot: QtBot, background: Background, opened: Opener, desk: Desk
) -> None:
    paper_id = keep(desk.documents, food_reading())
    page = opened()
    page.open_document(paper_id)
    settle(qtbot, background)
    row = page.review.rows["valid_to"]
    row.take_focus()
    row.edit.setPlainText("soon")
    QTest.keyClick(row.edit, Qt.Key.Key_Return)
    settle(qtbot, background)
    assert row.note.text() == "This is no day; write it as 2026-11-20, or 长期 where it has no end."
    assert row.edit.hasFocus()
    assert desk.documents.detail(paper_id).kept.value("valid_to") == "2027-01-31"


def test_fields_that_were_not_found_can_be_typed(
    qtbot: QtBot, background: Background, opened: Opener, desk: Desk
) -> None:
    reading = food_reading()
    empty = [field if field.name != "uscc" else type(field)(name="uscc", value=None, confidence=0.0, is_expected=False) for field in reading.fields]  # fmt: skip
    paper_id = keep(desk.documents, type(reading)(type=reading.type, candidates=reading.candidates, fields=tuple(empty)))  # fmt: skip
    page = opened()
    page.open_document(paper_id)
    settle(qtbot, background)
    assert "uscc" not in page.review.rows
    assert page.review.more.text() == "1 more field that was not found"
    press(page.review.more)
    settle(qtbot, background)
    assert page.review.rows["uscc"].isVisible()


def test_a_kind_in_doubt_offers_the_two_likeliest_and_all_others(
    qtbot: QtBot, background: Background, opened: Opener, desk: Desk
) -> None:
    paper_id = keep(desk.documents, licence_reading())
    unknown = keep(desk.documents, nothing_reading(), b"unknown")
    page = opened()
    page.open_document(unknown)
    settle(qtbot, background)
    kind = page.review.kind
    assert [button.text() for button in kind.buttons] == ["Business licence · 98%", "Food business licence · 97%"]
    assert kind.buttons[0].hasFocus()
    assert kind.combo.count() == 126
    page.open_document(paper_id)
    settle(qtbot, background)
    assert not kind.isVisible()
    press(page.review.kind_link)
    press(kind.buttons[1])
    settle(qtbot, background)
    assert desk.documents.detail(paper_id).line.type_code == "Q002"
    assert page.review.name.text() == "Business licence of an individual household business"
    assert not kind.isVisible()


def test_a_renewal_is_offered_done_and_undone(qtbot: QtBot, background: Background, opened: Opener, desk: Desk) -> None:
    old = keep(desk.documents, food_reading(valid_to="2026-12-10"), b"old")
    new = keep(desk.documents, food_reading(valid_to="2031-12-10"), b"new")
    page = opened()
    page.open_document(new)
    settle(qtbot, background)
    page.review.beside.renewed.emit(old)
    settle(qtbot, background)
    assert [line.id for line in desk.documents.lines()] == [new]
    assert page.table.model.row_total() == 1
    page.review.beside.parted.emit()
    settle(qtbot, background)
    assert page.table.model.row_total() == 2


def test_a_document_is_taken_back_and_its_message_says_what_is_kept(
    qtbot: QtBot, background: Background, opened: Opener, desk: Desk
) -> None:
    paper_id = keep(desk.documents, food_reading())
    page = opened()
    messages, errors = heard(page)
    page.open_document(paper_id)
    settle(qtbot, background)
    press(page.review.undo_button)
    settle(qtbot, background)
    assert (messages[0].title, bool(messages[0].kept), errors) == ("Food business licence was taken back", True, [])
    assert page.drop_zone.isVisible()


def test_a_picture_that_cannot_be_opened_leaves_its_fields(
    qtbot: QtBot, background: Background, opened: Opener, desk: Desk
) -> None:
    paper_id = keep(desk.documents, food_reading())
    page = opened()
    page.open_document(paper_id)
    settle(qtbot, background)
    assert "cannot be read" in page.review.wait.text()
    assert page.review.rows["number"].edit.value() == "JY14401060012345"


def test_a_sealed_copy_is_suggested_and_counts_once_a_person_has_said_so(
    qtbot: QtBot, background: Background, opened: Opener, desk: Desk
) -> None:
    paper_id = keep(desk.documents, food_reading())
    page = opened()
    page.open_document(paper_id)
    settle(qtbot, background)
    form, jpeg = page.review.form, drawn.encoded(drawn.licence(), "JPEG")
    page.review.show_pages([ShownPage(jpeg, 1100, 620, stamped_copy=0.4)])
    assert not form.take.isVisible()
    page.review.show_pages([ShownPage(jpeg, 1100, 620, stamped_copy=0.86)])
    assert form.take.isVisible()
    assert "86%" in form.hint.text()
    assert desk.documents.detail(paper_id).kept.form is None
    press(form.take)
    settle(qtbot, background)
    assert desk.documents.detail(paper_id).kept.form is PaperForm.STAMPED_COPY
    assert (form.combo.value(), form.take.isVisible()) == (PaperForm.STAMPED_COPY, False)
    form.combo.setFocus()
    QTest.keyClick(form.combo, Qt.Key.Key_Home)
    form.combo.activated.emit(0)
    settle(qtbot, background)
    assert desk.documents.detail(paper_id).kept.form is None


def test_boxes_stay_on_their_words_however_the_picture_is_turned(qtbot: QtBot) -> None:
    view = PictureView()
    qtbot.addWidget(view)
    view.resize(500, 400)
    view.show()
    box = next(field.box for field in licence_reading().fields if field.box)
    page = ShownPage(drawn.encoded(drawn.licence(), "JPEG"), 1100, 620)
    view.canvas.show_page(page, [Marked(1, "name", box, is_doubtful=True)])
    view.fit()
    for turns in range(4):
        assert view.canvas.turns == turns
        place = view.canvas.place("name")
        assert place is not None
        assert view.canvas.rect().contains(place.toAlignedRect())
        natural = view.canvas.natural()
        assert view.canvas.width() == pytest.approx(natural.width() * view.canvas.scale, abs=1)
        with qtbot.waitSignal(view.canvas.pointed) as pointed:
            QTest.mouseClick(view.canvas, Qt.MouseButton.LeftButton, pos=place.center().toPoint())
        assert pointed.args == ["name"]
        view.turn()
    view.full_size()
    assert view.canvas.width() == 1100
    view.bring("name")
    assert view.grab().width() == 500


@pytest.mark.parametrize("language", list(words.Language))
def test_nothing_is_clipped_in_either_language(
    qtbot: QtBot, background: Background, opened: Opener, desk: Desk, language: words.Language
) -> None:
    words.speak(language)
    page = opened()
    assert clipped(page) == []
    readings = (
        licence_reading(),
        food_reading(holder="深圳远航食品有限公司"),
        identity_reading("王敏"),
        nothing_reading(),
    )
    ids = [keep(desk.documents, reading, bytes([at])) for at, reading in enumerate(readings)]
    ids.append(keep(desk.documents, food_reading(valid_to="2036-01-01"), b"new"))
    page.reload()
    settle(qtbot, background)
    assert clipped(page) == []
    for paper_id in ids:
        page.open_document(paper_id)
        settle(qtbot, background)
        assert clipped(page) == []
        page.review.kind.open_choice()
        assert clipped(page) == []


def test_every_field_and_check_that_a_reading_can_bring_has_words(desk: Desk) -> None:
    fields = {field for kind in desk.documents.types() for field in desk.documents.fields_of(kind.code)}
    assert fields - set(said.FIELDS) == set()


def test_a_document_that_runs_out_is_said_until_seen_and_seen_can_be_undone(
    qtbot: QtBot, background: Background, opened: Opener, desk: Desk
) -> None:
    paper_id = keep(desk.documents, food_reading(valid_to="2026-12-20"))
    page = opened()
    messages, errors = heard(page)
    lines = page.expiring
    assert lines.isVisible()
    told = [one.text() for one in lines.findChildren(Elided)]
    assert told[0] == "Food business licence: 30 days left, until 2026-12-20"
    assert COMPANY in told[1]
    assert clipped(page) == []
    press(next(one for one in lines.findChildren(Button) if one.text() == "Seen"))
    settle(qtbot, background)
    assert not lines.isVisible()
    assert messages[0].text == "It is said again 21 days before it runs out."
    dict(messages[0].actions)["Undo"]()
    settle(qtbot, background)
    assert lines.isVisible()
    assert [int(one.paper.key) for one in lines.alerts] == [paper_id]
    assert errors == []


def test_many_documents_that_run_out_leave_room_for_the_list(opened: Opener, desk: Desk) -> None:
    for day in range(10, 15):
        keep(desk.documents, food_reading(valid_to=f"2026-12-{day}"), str(day).encode())
    page = opened()
    assert len([one for one in page.expiring.findChildren(Button) if one.text() == "Seen"]) == 3
    assert [one.text() for one in page.expiring.findChildren(Label)] == [
        "2 more run out; they are said here once these are seen."
    ]


@pytest.fixture
def owner(vault: Vault) -> Iterator[Desk]:
    """Opened with a password, so that rights count."""
    made = Desk(vault, practice.clock, factory.seat("林岚", "a"))
    yield made
    made.documents.close()


def erase_dialog() -> EraseDialog:
    return next(one for one in QApplication.topLevelWidgets() if isinstance(one, EraseDialog) and one.isVisible())


def test_a_document_is_erased_after_what_goes_and_what_stays_was_said(
    qtbot: QtBot, background: Background, refresh: Refresh, owner: Desk
) -> None:
    old = keep(owner.documents, identity_reading(), b"old")
    new = keep(owner.documents, identity_reading(), b"new")
    owner.documents.renew(new, old)
    page = DocumentsPage(owner, background, refresh)
    qtbot.addWidget(page)
    page.resize(*NARROW)
    page.show()
    settle(qtbot, background)
    messages, errors = heard(page)
    page.open_document(new)
    settle(qtbot, background)
    assert clipped(page) == []
    press(page.review.erase_button)
    settle(qtbot, background)
    dialog = erase_dialog()
    assert clipped(dialog) == []
    said_there = [one.text() for one in dialog.findChildren(Label)]
    assert "The files of 2 versions and copies, and their names" in said_there
    assert "A record that something was erased, when, by whom and why" in said_there
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert len(owner.documents.lines(with_replaced=True)) == 2
    press(page.review.erase_button)
    settle(qtbot, background)
    dialog = erase_dialog()
    dialog.why.choose(EraseReason.NOT_NEEDED)
    assert dialog.deed.text() == "Erase 2 files for good"
    press(dialog.deed)
    settle(qtbot, background)
    assert owner.documents.lines(with_replaced=True) == []
    assert page.drop_zone.isVisible()
    assert page.review.picture.canvas.pixmap.isNull()
    assert messages[0].title == "2 files were erased"
    assert errors == []


def test_what_was_taken_back_can_be_erased_from_where_that_is_said(
    qtbot: QtBot, background: Background, refresh: Refresh, owner: Desk
) -> None:
    paper_id = keep(owner.documents, identity_reading())
    page = DocumentsPage(owner, background, refresh)
    qtbot.addWidget(page)
    page.show()
    page.open_document(paper_id)
    settle(qtbot, background)
    messages, _errors = heard(page)
    press(page.review.undo_button)
    settle(qtbot, background)
    dict(messages[0].actions)["Erase for good…"]()
    settle(qtbot, background)
    press(erase_dialog().deed)
    settle(qtbot, background)
    assert messages[-1].title == "1 file was erased"


def test_who_may_not_erase_is_not_offered_it(qtbot: QtBot, background: Background, opened: Opener, desk: Desk) -> None:
    paper_id = keep(desk.documents, identity_reading())
    page = opened()
    page.open_document(paper_id)
    settle(qtbot, background)
    assert page.review.undo_button.isVisible()
    assert not page.review.erase_button.isVisible()
