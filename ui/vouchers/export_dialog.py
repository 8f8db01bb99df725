"""Which accounting program takes the vouchers, and where the file goes."""

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from app.services.vouchers import Program
from ui import wording
from ui.widgets.buttons import secondary
from ui.widgets.cards import across
from ui.widgets.combo import Combo
from ui.widgets.dialogs import Dialog
from ui.widgets.labels import Elided, Label, Style
from ui.words import tr

_ENDINGS = {Program.KINGDEE_K3: ".xlsx", Program.KINGDEE_CLOUD: ".xlsx", Program.YONYOU_U8: ".txt"}


class ExportDialog(Dialog):
    """Asks, and says what was chosen; the page writes."""

    chosen = Signal(object, object, object)
    """A Program, the file, and the template or None."""

    def __init__(self, parent: QWidget, name: str, count: str) -> None:
        super().__init__(parent, tr("Export {count}", count=count), tr("The record keeps that they were exported. Take a file into your program once only."))  # fmt: skip
        self._name = name
        self.template: Path | None = None
        self.program = Combo(tr("Accounting program"), [(wording.word(one), one) for one in Program])
        self.template_words = Elided(tr("No template chosen"), Style.NOTE)
        self._template_row = QWidget()
        row = across(Label(tr("Your template"), Style.NAME), spacing=12)
        row.addWidget(self.template_words, 1)
        row.addWidget(secondary(tr("Choose…"), self.choose_template, icon="folder-open", height=28))
        self._template_row.setLayout(row)
        self.body.addLayout(across(Label(tr("Accounting program"), Style.NAME), None, self.program))
        self.body.addWidget(self._template_row)
        self.deed = self.add_deed(tr("Export…"), self.choose_place, icon="file-down")
        self.program.currentIndexChanged.connect(lambda _at: self._show())
        self._show()

    def choose_template(self) -> None:
        """The company's own template of Kingdee's cloud, as exported from it."""
        name, _ = QFileDialog.getOpenFileName(self, tr("Your template"), "", "*.xlsx")
        if name:
            self.take_template(Path(name))

    def take_template(self, template: Path) -> None:
        """Use this one."""
        self.template = template
        self.template_words.set_text(template.name)
        self._show()

    def choose_place(self) -> None:
        """Ask where the file goes; the system asks before it replaces one."""
        ending = _ENDINGS[self._wanted]
        name, _ = QFileDialog.getSaveFileName(
            self, tr("Export…"), str(Path.home() / f"{self._name}{ending}"), f"*{ending}"
        )
        if name:
            self.write_to(Path(name))

    def write_to(self, file: Path) -> None:
        """Say what was chosen."""
        self.chosen.emit(self._wanted, file, self.template if self._wanted is Program.KINGDEE_CLOUD else None)
        self.accept()

    @property
    def _wanted(self) -> Program:
        return Program(str(self.program.value()))

    def _show(self) -> None:
        is_cloud = self._wanted is Program.KINGDEE_CLOUD
        self._template_row.setVisible(is_cloud)
        self.deed.setEnabled(not is_cloud or self.template is not None)
