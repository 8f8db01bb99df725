"""Small questions about an application: the number it was filed under, what the platform's page says, what an appeal says."""

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QPlainTextEdit, QWidget

from ui.widgets import fonts
from ui.widgets.cards import down
from ui.widgets.dialogs import Dialog
from ui.widgets.inputs import Check, Field
from ui.widgets.labels import Label, Style
from ui.widgets.page import scrolling
from ui.words import tr


class OneLine(Dialog):
    """One input and the deed."""

    def __init__(
        self,
        parent: QWidget,
        title: str,
        *,
        sentence: str = "",
        label: str,
        text: str = "",
        deed: str,
        then: Callable[[str], object],
        is_needed: bool,
    ) -> None:
        super().__init__(parent, title, sentence)
        self.field = Field(label, text=text)
        self.body.addWidget(self.field)
        self._then, self._is_needed = then, is_needed
        self.add_deed(deed, self._do)
        self.field.input.setFocus()

    def _do(self) -> None:
        if self._is_needed and not self.field.text().strip():
            self.field.set_error(tr("Something is missing here."))
            return
        self.accept()
        self._then(self.field.text().strip())


class AppealDialog(Dialog):
    """What was written to the platform, and the documents that went with it."""

    ROW, MOST_ROWS = 28, 6

    def __init__(
        self,
        parent: QWidget,
        platform: str,
        papers: Sequence[tuple[int, str]],
        then: Callable[[str, Sequence[int]], object],
    ) -> None:
        sentence = tr("Hand the appeal in on the page of {platform}, and keep here what was said. The platform's clock runs from now on.", platform=platform)  # fmt: skip
        super().__init__(parent, tr("Appeal the refusal"), sentence, width=560)
        self._then = then
        self.text = QPlainTextEdit()
        self.text.setFont(fonts.words())
        self.text.setFixedHeight(112)
        self.text.setTabChangesFocus(True)
        self.text.setAccessibleName(tr("What the appeal says"))
        label = Label(tr("What the appeal says"), Style.NAME)
        label.setBuddy(self.text)
        self.note = Label("", Style.NOTE, tone="red")
        self.note.hide()
        self.body.addLayout(down(label, self.text, self.note, spacing=6))
        self.checks = [(Check(name), number) for number, name in papers]
        if self.checks:
            sheet = QWidget()
            sheet.setLayout(down(*(check for check, _ in self.checks), None, spacing=8))
            area = scrolling(sheet)
            area.setFixedHeight(self.ROW * min(len(self.checks), self.MOST_ROWS))
            self.body.addLayout(down(Label(tr("Documents that went with it"), Style.NAME), area, spacing=6))
        self.add_deed(tr("Mark as appealed"), self._do)
        self.text.setFocus()

    def _do(self) -> None:
        said = self.text.toPlainText().strip()
        if not said:
            self.note.setText(tr("Something is missing here."))
            self.note.show()
            self.text.setFocus()
            return
        self.accept()
        self._then(said, [number for check, number in self.checks if check.isChecked()])
