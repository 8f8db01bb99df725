"""The promises of the look: contrast, tokens, icons, equal figures, plain text, names for screen readers."""

import ast
import itertools
import re
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QEnterEvent, QFont, QFontMetricsF
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from app import paths
from ui.widgets import fonts, icons, theme
from ui.widgets.buttons import Button, ButtonKind, icon_button, primary, secondary
from ui.widgets.chips import TONES, Chip
from ui.widgets.combo import Combo
from ui.widgets.dialogs import Dialog
from ui.widgets.empty import EmptyPage
from ui.widgets.focus import FocusRing
from ui.widgets.inputs import Field, SearchBox
from ui.widgets.labels import Elided, Label
from ui.widgets.paint import plain
from ui.widgets.segmented import Segmented
from ui.widgets.tiles import PlatformTile

UI = Path(str(icons.__file__)).parents[1]
GROUNDS = ("ground", "rail", "sunk", "raised", "hover", "selected", "active")
TEXTS = ("ink", "ink-2", "ink-3", "accent", "red", "amber", "green")


def in_front(qtbot: QtBot, window: QWidget) -> None:
    """Only the active window has the focus."""
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)


def luminance(colour: QColor) -> float:
    parts = (colour.redF(), colour.greenF(), colour.blueF())
    red, green, blue = (part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: QColor, other: QColor) -> float:
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("dark", [False, True])
@pytest.mark.parametrize(("text", "ground"), list(itertools.product(TEXTS, GROUNDS)))
def test_text_can_be_read_on_every_ground(dressed: QApplication, text: str, ground: str, *, dark: bool) -> None:
    theme.show(dressed, dark=dark)
    assert contrast(theme.token(text), theme.token(ground)) >= 4.5


@pytest.mark.parametrize("dark", [False, True])
def test_chips_buttons_and_tiles_can_be_read(dressed: QApplication, *, dark: bool) -> None:
    theme.show(dressed, dark=dark)
    for ground, ink in TONES.values():
        assert contrast(theme.token(ink), theme.token(ground)) >= 4.5
    for fill in ("fill", "fill-hover", "fill-pressed"):
        assert contrast(theme.token("on-fill"), theme.token(fill)) >= 4.5
    for platform in theme.PLATFORM_COLOURS:
        ground_of_tile, letter = theme.tile_colours(platform)
        assert contrast(letter, ground_of_tile) >= 4.5


def test_every_token_in_a_style_sheet_is_known() -> None:
    assert "@" not in theme.style_sheet()


def test_a_change_of_theme_changes_what_is_painted_afterwards(dressed: QApplication) -> None:
    light = theme.token("ground").name()
    theme.show(dressed, dark=True)
    assert (light, theme.token("ground").name()) == ("#ffffff", "#121317")


def test_every_icon_that_is_named_is_there_and_every_icon_that_is_there_has_its_licence() -> None:
    there = {file.stem for file in (paths.resources() / "icons").glob("*.svg")}
    named: set[object] = set()
    for file in UI.rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.keyword) and node.arg == "icon":
                named |= {part.value for part in ast.walk(node.value) if isinstance(part, ast.Constant)}
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") in {"icon", "icon_button", "IconLabel"}:
                named |= {part.value for part in node.args[:1] if isinstance(part, ast.Constant)}
    assert {name for name in named if name} <= there
    assert (paths.resources() / "icons" / "LICENSE").exists()
    assert (paths.resources() / "fonts" / "LICENSE.txt").exists()


@pytest.mark.parametrize("weight", [fonts.REGULAR, fonts.MEDIUM, fonts.SEMIBOLD])
def test_every_digit_is_equally_wide_in_figures(weight: QFont.Weight) -> None:
    metrics = QFontMetricsF(fonts.figures(13, weight))
    assert len({round(metrics.horizontalAdvance(digit), 2) for digit in "0123456789"}) == 1


def test_markup_from_outside_is_shown_as_it_was_typed(qtbot: QtBot) -> None:
    label = Label('<a href="http://127.0.0.1/x">pay</a><img src="http://127.0.0.1/y">')
    qtbot.addWidget(label)
    assert label.textFormat() is Qt.TextFormat.PlainText
    assert label.text().startswith("<a")


def test_marks_that_turn_text_around_are_made_visible() -> None:
    assert plain("invoice\u202efdp.exe") == "invoice\\u202efdp.exe"
    assert Label("a\u200bb\nc").text() == "a\\u200bb\nc"


def test_no_label_of_ours_escapes_the_plain_kind() -> None:
    made = [
        f"{file.name}:{number}"
        for file in UI.rglob("*.py")
        if file.name != "labels.py"
        for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), 1)
        if re.search(r"\b(QLabel|QMessageBox|setHtml|RichText)\b[.(]", line)
    ]
    assert made == []


def test_a_text_that_does_not_fit_ends_in_dots_and_is_whole_in_its_tooltip(qtbot: QtBot) -> None:
    label = Elided("广州云帆日用品有限公司第二分公司")
    qtbot.addWidget(label)
    label.resize(80, 20)
    label.grab()
    assert label.toolTip() == label.accessibleName() == "广州云帆日用品有限公司第二分公司"
    label.resize(600, 20)
    label.grab()
    assert label.toolTip() == ""


@pytest.mark.parametrize("kind", list(ButtonKind))
def test_a_button_is_wide_enough_for_its_words_in_every_state(qtbot: QtBot, kind: ButtonKind) -> None:
    button = Button("Send ¥120,000 to 3 accounts", kind, icon="zap", key="Enter")
    qtbot.addWidget(button)
    assert button.sizeHint().width() > QFontMetricsF(button.font()).horizontalAdvance(button.text()) + 16
    for enabled in (True, False):
        button.setEnabled(enabled)
        assert not button.grab().isNull()


def test_a_button_is_pressed_by_the_keyboard_and_a_dead_one_is_not(qtbot: QtBot) -> None:
    pressed: list[int] = []
    button = primary("Do it", lambda: pressed.append(1))
    qtbot.addWidget(button)
    QTest.keyClick(button, Qt.Key.Key_Space)
    button.setEnabled(False)
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert pressed == [1]


def test_what_has_no_words_has_a_name(qtbot: QtBot) -> None:
    made: list[QWidget] = [icon_button("x", "Close"), PlatformTile("tiktok"), Chip("Same day"), Combo("Currency", [])]
    for widget in made:
        qtbot.addWidget(widget)
        assert widget.accessibleName()


def test_a_field_says_below_what_is_wrong_until_it_is_typed_again(qtbot: QtBot) -> None:
    field = Field("Amount", note="In yuan")
    qtbot.addWidget(field)
    field.set_error("This is not a number.")
    assert (field.note.text(), field.input.accessibleDescription()) == ("This is not a number.",) * 2
    QTest.keyClicks(field.input, "6")
    assert field.note.text() == "In yuan"


def test_escape_empties_a_search_before_it_closes_anything(qtbot: QtBot) -> None:
    box = SearchBox("Search")
    qtbot.addWidget(box)
    QTest.keyClicks(box, "yun")
    QTest.keyClick(box, Qt.Key.Key_Escape)
    assert box.text() == ""


def test_a_segment_is_chosen_by_the_arrows(qtbot: QtBot) -> None:
    control = Segmented(["Look at", "Proposed", "Proved"], name="Shown")
    qtbot.addWidget(control)
    control.show()
    in_front(qtbot, control)
    control._group.button(0).setFocus()
    control.set_count(1, 1234)
    with qtbot.waitSignal(control.chosen) as told:
        QTest.keyClick(control._group.button(0), Qt.Key.Key_Right)
    assert told.args == [1]
    assert control._group.button(1).accessibleName() == "Proposed 1,234"


def test_the_ring_is_shown_when_the_keyboard_moved_the_focus_and_not_for_the_mouse(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    column = QVBoxLayout(window)
    first, second, typed = secondary("One"), secondary("Two"), QLineEdit()
    for widget in (first, second, typed):
        column.addWidget(widget)
    ring = FocusRing(window)
    window.show()
    in_front(qtbot, window)
    second.setFocus(Qt.FocusReason.MouseFocusReason)
    first.setFocus(Qt.FocusReason.TabFocusReason)
    assert ring.isVisible()
    assert ring.geometry().contains(first.geometry())
    second.setFocus(Qt.FocusReason.MouseFocusReason)
    assert not ring.isVisible()
    typed.setFocus(Qt.FocusReason.TabFocusReason)
    assert not ring.isVisible()


def test_a_dialog_names_its_deed_and_escape_does_nothing(qtbot: QtBot) -> None:
    done: list[int] = []
    dialog = Dialog(None, "Undo the import", "318 rows no longer count.")
    qtbot.addWidget(dialog)
    deed = dialog.add_deed("Undo 318 rows", lambda: done.append(1), is_danger=True)
    dialog.show()
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert (done, dialog.isVisible()) == ([], False)
    deed.click()
    assert done == [1]


def test_an_empty_page_shows_that_a_file_dragged_over_it_would_be_taken(qtbot: QtBot) -> None:
    page = EmptyPage(("sheet", "landmark", "file-text"), "Drop statements here", "As the bank exported them.", [])
    qtbot.addWidget(page)
    page.resize(600, 400)
    at_rest = page.grab().toImage()
    page.light(on=True)
    assert page.grab().toImage() != at_rest
    assert [label.text() for label in page.findChildren(QLabel)] == [
        "Drop statements here",
        "As the bank exported them.",
    ]


def test_the_pointer_over_a_button_changes_its_ground(qtbot: QtBot) -> None:
    button = secondary("Export")
    qtbot.addWidget(button)
    at_rest = button.grab().toImage()
    spot = QPointF(QPoint(3, 3))
    QApplication.sendEvent(button, QEnterEvent(spot, spot, spot))
    assert button.grab().toImage() != at_rest
    QApplication.sendEvent(button, QEvent(QEvent.Type.Leave))
    assert button.grab().toImage() == at_rest
