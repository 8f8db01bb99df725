"""How the picture of a document was made 影像形式: said by a person, suggested where a seal on a plain copy is seen, never decided."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.domain.documents import ShownPage
from app.domain.held_papers import PaperForm
from ui import wording
from ui.widgets.buttons import link
from ui.widgets.cards import Line, across, down
from ui.widgets.combo import Combo
from ui.widgets.labels import Label, Style
from ui.words import tr

SUGGESTED_FROM = 0.7
"""Below this likeness nothing is said: a red frame or red print comes to less."""


class PictureForm(QWidget):
    """A choice, and below it what the picture looks like while nobody has said anything."""

    said = Signal(object)
    """The form, or None to take it back."""

    def __init__(self) -> None:
        super().__init__()
        heading = tr("How the picture was made")
        choices = [(tr("Not said"), None), *((wording.word(form), form) for form in PaperForm)]
        self.combo = Combo(heading, choices)
        self.combo.activated.connect(lambda _at: self.said.emit(self.combo.value()))
        note = tr("Some platforms want a scan or photo of the original, others a copy with the company's seal.")
        self.hint = Label("", Style.NOTE, tone="accent", wrap=True)
        self.take = link(tr("Yes, it is one"), lambda: self.said.emit(PaperForm.STAMPED_COPY))
        self._suggestion = QWidget()
        row = across(spacing=12)
        row.addWidget(self.hint, 1)
        row.addWidget(self.take)
        self._suggestion.setLayout(row)
        self._likeness = 0.0
        self._form: PaperForm | None = None
        column = down(
            Line(),
            Label(heading, Style.STRONG),
            Label(note, Style.NOTE, wrap=True),
            across(self.combo, None),
            self._suggestion,
            spacing=6,
        )
        column.setContentsMargins(8, 8, 8, 4)
        self.setLayout(column)
        self._show_suggestion()

    def show_form(self, form: PaperForm | None) -> None:
        """What was said last."""
        self._form = form
        self.combo.choose(form)
        self._show_suggestion()

    def show_pages(self, pages: Sequence[ShownPage]) -> None:
        """What the opened pictures look like."""
        self._likeness = max((page.stamped_copy for page in pages), default=0.0)
        self._show_suggestion()

    def _show_suggestion(self) -> None:
        share = min(int(self._likeness * 100), 99)
        self.hint.setText(tr("A red seal on a page without colour: this looks like a copy with the company's seal ({share}% sure).", share=share))  # fmt: skip
        self._suggestion.setVisible(self._form is None and self._likeness >= SUGGESTED_FROM)
