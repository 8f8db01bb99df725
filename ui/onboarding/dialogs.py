"""Small questions about an application: the number it was filed under, what the platform's page says."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from ui.widgets.dialogs import Dialog
from ui.widgets.inputs import Field
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
