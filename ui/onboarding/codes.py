"""Codes of a platform's own lists in the wizard: found by typing a part of the code or its name, or typed where nobody knows the list."""

from collections.abc import Mapping, Sequence
from functools import partial

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt, QTimer, Signal
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QComboBox, QCompleter, QGridLayout, QWidget

from app.domain.opening_codes import KnownCode, ListKind, found
from app.services.opening_codes import ChoiceList
from ui import wording
from ui.onboarding.said import choice_name
from ui.widgets.buttons import icon_button, secondary
from ui.widgets.cards import Well, across, down
from ui.widgets.combo import Combo
from ui.widgets.inputs import Field
from ui.widgets.labels import Label, Style
from ui.widgets.page import clear
from ui.words import tr

SHORT = 8
"""A list that is known as a whole and is no longer than this is chosen from, not searched."""
MOST_SHOWN = 50


class _Completer(QCompleter):
    """Puts the code into the input, whatever is shown beside it."""

    def pathFromIndex(self, index: QModelIndex | QPersistentModelIndex) -> str:
        """The code of a line."""
        return str(index.data(Qt.ItemDataRole.UserRole))


class CodeField(Field):
    """An input that offers what fits while it is typed into; anything else can be typed all the same."""

    chosen = Signal(str)

    def __init__(self, label: str, *, note: str = "") -> None:
        super().__init__(label, note=note)
        self._codes: Sequence[KnownCode] = ()
        self._model = QStandardItemModel(self)
        self.completer = _Completer(self._model, self)
        self.completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        self.completer.setMaxVisibleItems(10)
        if (popup := self.completer.popup()) is not None:
            popup.setProperty("popup", "true")
        self.input.setCompleter(self.completer)
        self.show_button = icon_button("chevron-down", tr("Show what is known"), self._show_all, height=32)
        self.put_beside(self.show_button)
        self.input.textEdited.connect(self._offer)
        self._counts = ""
        # A line that is chosen ends the typing too, with half a code still standing there: what counts is looked at after both.
        self._settled = QTimer(self)
        self._settled.setSingleShot(True)
        self._settled.timeout.connect(self._settle)
        self.input.editingFinished.connect(self._settled.start)
        self.completer.activated.connect(self._take)

    def show_codes(self, codes: Sequence[KnownCode], code: str) -> None:
        """What is known, and what counts now; what is being typed is left alone."""
        self._codes, self._counts = codes, code
        self.show_button.setVisible(bool(codes))
        self.input.setPlaceholderText(
            tr("Code, or a part of its name") if codes else tr("As the platform's page has it")
        )
        if not self.input.hasFocus() and self.text() != code:
            self.set_text(code)
        self.aside.setText(next((one.name for one in codes if one.code == self.text()), ""))
        self._offer(self.text())

    def offered(self) -> list[str]:
        """The lines that stand to be chosen now."""
        return [self._model.item(row).text() for row in range(self._model.rowCount())]

    def _offer(self, text: str) -> None:
        self._model.clear()
        for one in found(self._codes, text)[:MOST_SHOWN]:
            item = QStandardItem(_line(one))
            item.setData(one.code, Qt.ItemDataRole.UserRole)
            self._model.appendRow(item)

    def _show_all(self) -> None:
        self.input.setFocus(Qt.FocusReason.OtherFocusReason)
        self._offer("")
        self.completer.complete()

    def _take(self, code: str) -> None:
        self.set_text(code)
        self._settled.start()

    def _settle(self) -> None:
        text = self.text().strip()
        if text != self._counts:
            self._counts = text
            self.chosen.emit(text)


class PlatformCodes(Well):
    """All choices of one platform, each as it can be found."""

    chosen = Signal(str, str)
    """The platform's name of the choice, and the code."""
    asked = Signal()
    """Ask the platform what our accounts there carry."""

    def __init__(self) -> None:
        super().__init__()
        self.inputs: dict[str, CodeField | Combo] = {}
        self.ask_button = secondary(tr("Ask the platform"), self.asked.emit, icon="refresh-cw", height=28)
        self.ask_row = QWidget()

    def show_lists(self, lists: Sequence[ChoiceList], counts: Mapping[str, str]) -> None:
        """What is known of each choice; `counts` is what counts of it now."""
        if list(self.inputs) != [one.name for one in lists] or any(_is_short(one) != isinstance(self.inputs[one.name], Combo) for one in lists):  # fmt: skip
            self._build(lists)
        self.ask_row.setVisible(any(one.may_be_asked for one in lists))
        for one in lists:
            given, code = self.inputs[one.name], counts.get(one.name, "")
            if isinstance(given, CodeField):
                given.show_codes(one.codes, code)
            elif given.count() != len(one.codes) + 1:
                given.set_choices([(tr("Choose"), ""), *((_named(each), each.code) for each in one.codes)])
            if isinstance(given, Combo):
                given.choose(code)

    def _build(self, lists: Sequence[ChoiceList]) -> None:
        clear(self.body)
        self.inputs = {}
        grid = QGridLayout()
        grid.setHorizontalSpacing(24)
        grid.setVerticalSpacing(12)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        for at, one in enumerate(lists):
            label = choice_name(one.name)
            if _is_short(one):
                combo = Combo(label)
                combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
                combo.activated.connect(partial(self._picked, one.name))
                self.inputs[one.name] = combo
                grid.addLayout(down(Label(label, Style.NAME), 6, combo, None), at // 2, at % 2)
            else:
                field = CodeField(label, note="" if one.kind is ListKind.WHOLE else wording.word(one.kind))
                field.chosen.connect(partial(self.chosen.emit, one.name))
                self.inputs[one.name] = field
                grid.addWidget(field, at // 2, at % 2)
        self.body.addLayout(grid)
        self.ask_button = secondary(tr("Ask the platform"), self.asked.emit, icon="refresh-cw", height=28)
        note = Label(tr("Reads what your accounts there carry; sends nothing."), Style.NOTE)
        self.ask_row = QWidget()
        self.ask_row.setLayout(across(self.ask_button, note, None, spacing=12))
        self.body.addSpacing(8)
        self.body.addWidget(self.ask_row)

    def _picked(self, name: str, _at: int) -> None:
        given = self.inputs[name]
        if isinstance(given, Combo):
            self.chosen.emit(name, str(given.value() or ""))


def _is_short(one: ChoiceList) -> bool:
    return one.kind is ListKind.WHOLE and 0 < len(one.codes) <= SHORT


def _named(one: KnownCode) -> str:
    """The code, and what it is called."""
    return " · ".join(part for part in (one.code, one.name) if part)


def _line(one: KnownCode) -> str:
    """The same, and how it is known."""
    known = tr("as in {account}", account=one.account) if one.account else wording.word(one.source)
    return f"{_named(one)} · {known}"
