"""What files would bring: the new invoices with their checks, what is known, what cannot be read, and one button."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.domain.kept_invoices import InvoiceStanding
from app.services.invoice_reading import InvoicePreview
from ui import wording
from ui.invoices.columns import preview_columns
from ui.widgets.buttons import primary, secondary
from ui.widgets.cards import Line, across, down
from ui.widgets.labels import Elided, IconLabel, Label, Style
from ui.widgets.page import clear, scrolling
from ui.widgets.table.table import Table
from ui.words import plural, tr

PANEL = 352
_MOST = 12


class PreviewView(QWidget):
    """Shows one preview; importing and leaving are signals."""

    import_wanted = Signal()
    leave_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.title = Elided("", Style.HEADING)
        self.table = Table(preview_columns(), name=tr("Invoices in the files"))
        self.button = primary("", self.import_wanted.emit, icon="file-down")
        self.leave = secondary(tr("Leave them out"), self.leave_wanted.emit)
        self._facts = QVBoxLayout()
        self._facts.setSpacing(8)
        self._lay_out()

    def _lay_out(self) -> None:
        head = across(self.title)
        head.setContentsMargins(24, 8, 24, 8)
        left = down(head)
        left.addWidget(self.table, 1)
        sheet = QWidget()
        facts = down(self._facts, None)
        facts.setContentsMargins(24, 12, 24, 16)
        sheet.setLayout(facts)
        foot = across(self.leave, None, self.button)
        foot.setContentsMargins(24, 12, 24, 16)
        panel = QWidget()
        panel.setFixedWidth(PANEL)
        column = down()
        column.addWidget(scrolling(sheet), 1)
        column.addWidget(Line())
        column.addLayout(foot)
        panel.setLayout(column)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addLayout(left, 1)
        row.addWidget(Line(is_vertical=True))
        row.addWidget(panel)

    def show_preview(self, preview: InvoicePreview) -> None:
        """Fill it for other files; the button is what the keyboard stands on."""
        self.title.set_text(preview.source_name)
        self.table.set_rows(preview.new)
        count = len(preview.new)
        self.button.setText(plural("Import {count} invoice", "Import {count} invoices", count=count))
        self.button.setEnabled(not preview.is_empty)
        clear(self._facts)
        self._fact("file-check", "green", plural("{count} is new", "{count} are new", count=count))
        if preview.known:
            words = plural("{count} is there already and is not added again", "{count} are there already and are not added again", count=len(preview.known))  # fmt: skip
            self._fact("copy-check", "ink-3", words)
        self._standings(preview)
        if preview.problems:
            self._facts.addSpacing(8)
            self._facts.addWidget(Line())
            words = plural("{count} file gave no invoice", "{count} files gave no invoice", count=len(preview.problems))
            self._fact("triangle-alert", "amber", words)
            for trouble in preview.problems[:_MOST]:
                self._facts.addWidget(Label(wording.told(trouble).title, Style.NOTE, wrap=True))
        self._facts.addSpacing(8)
        note = tr("All or nothing, with the files as they came; the import can be undone.")
        self._facts.addWidget(Label(note, Style.NOTE, tone="ink-3", wrap=True))

    def _standings(self, preview: InvoicePreview) -> None:
        problems = sum(one.standing is InvoiceStanding.PROBLEM for one in preview.new)
        looks = sum(one.standing is InvoiceStanding.LOOK for one in preview.new)
        if problems:
            self._fact("circle-alert", "red", plural("{count} has a problem", "{count} have a problem", count=problems))
        if looks:
            words = plural("{count} has something to look at", "{count} have something to look at", count=looks)
            self._fact("eye", "amber", words)

    def _fact(self, icon: str, tone: str, words: str) -> None:
        row = across(IconLabel(icon, tone=tone), spacing=10)
        row.addWidget(Label(words, Style.BODY, wrap=True), 1)
        self._facts.addLayout(row)
