"""One invoice: the paper at the left where it is a picture, else its lines; fields, checks and payment at the right."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from app.domain.documents import ShownPage
from app.domain.invoices import Invoice, InvoiceLine
from app.services.invoice_lines import InvoiceLine as KeptLine
from ui import figures, wording
from ui.invoices.said import billing_chip, check_words
from ui.widgets.buttons import link, secondary
from ui.widgets.cards import Line, Well, across, down
from ui.widgets.chips import Chip
from ui.widgets.labels import Elided, IconLabel, Label, Style
from ui.widgets.page import clear, scrolling
from ui.widgets.picture import PictureView
from ui.widgets.table.columns import Column
from ui.widgets.table.kinds import QUIET_MONEY, STRONG_TEXT, Figures
from ui.widgets.table.table import Table
from ui.words import tr

_WIDTH = 432
_LABEL = 104


def line_columns() -> list[Column[InvoiceLine]]:
    """The lines of the face."""
    return [
        Column(tr("Item"), lambda one: one.name, kind=STRONG_TEXT, width=200, stretch=True),
        Column(tr("Quantity"), lambda one: one.quantity, numeric=True, kind=Figures(), width=88),
        Column(tr("Net"), lambda one: one.amount, numeric=True, kind=QUIET_MONEY, width=112),
        Column(tr("Rate"), lambda one: one.rate_text or None, width=72),
        Column(tr("Tax"), lambda one: one.tax, numeric=True, kind=QUIET_MONEY, width=104),
    ]


class DetailView(QWidget):
    """Shows one invoice; deeds are signals."""

    opened = Signal(int)
    """Another invoice: the partner of a red pair."""
    payment_wanted = Signal(str)
    """The bank row that paid it, by its matching key."""
    save_wanted = Signal()
    undo_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.line: KeptLine | None = None
        self.title = Elided("", Style.HEADING)
        self.picture = PictureView()
        self.lines = Table(line_columns(), name=tr("Lines of the invoice"), has_totals=False)
        self.note = Label("", Style.NOTE, wrap=True)
        self.save_button = secondary(tr("Save original…"), self.save_wanted.emit, icon="download")
        self.undo_button = secondary(tr("Undo its import"), self.undo_wanted.emit, icon="undo-2")
        self._place = QStackedWidget()
        self._column = QVBoxLayout()
        self._column.setSpacing(6)
        self._lay_out()

    def _lay_out(self) -> None:
        head = across(self.title)
        head.setContentsMargins(24, 4, 24, 8)
        waiting = Well()
        self.note.setAlignment(Qt.AlignmentFlag.AlignCenter)
        waiting.body.addLayout(down(None, self.note, None))
        picture = QWidget()
        framed = down(self.picture)
        framed.setContentsMargins(24, 0, 16, 12)
        picture.setLayout(framed)
        data = QWidget()
        column = down()
        column.addWidget(self.lines, 1)
        foot = across(IconLabel("info", tone="ink-3", size=14), spacing=8)
        self.data_note = Elided(tr("This file is data: there is no picture of it. Its lines stand here."), Style.NOTE)
        foot.addWidget(self.data_note, 1)
        foot.setContentsMargins(24, 8, 16, 12)
        column.addLayout(foot)
        data.setLayout(column)
        for widget in (waiting, picture, data):
            self._place.addWidget(widget)
        left = down(head)
        left.addWidget(self._place, 1)
        sheet = QWidget()
        fields = down(self._column, None)
        fields.setContentsMargins(20, 4, 20, 16)
        sheet.setLayout(fields)
        area = scrolling(sheet)
        area.setFixedWidth(_WIDTH)
        body = across(spacing=0)
        body.addLayout(left, 1)
        body.addWidget(Line(is_vertical=True))
        body.addWidget(area)
        buttons = across(None, self.undo_button, self.save_button)
        buttons.setContentsMargins(24, 10, 24, 10)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addLayout(body, 1)
        outer.addWidget(Line())
        outer.addLayout(buttons)

    def show_line(self, line: KeptLine) -> None:
        """Fields and checks of an invoice; its picture comes later with `show_pages`."""
        is_other = self.line is None or self.line.id != line.id
        self.line = line
        invoice = line.invoice
        self.title.set_text(f"{invoice.seller.name or invoice.file}  ·  {invoice.number or figures.NOTHING}")
        self.lines.set_rows(invoice.lines)
        clear(self._column)
        for name, value in _fields(invoice):
            self._field(name, value)
        self._section(tr("Payment"))
        self._column.addLayout(across(*(Chip(one.text, one.tone, icon=one.icon) for one in billing_chip(line)), None))
        for key in line.billed_rows[:4]:
            words = tr("Show the row in its statement")
            self._column.addWidget(link(words, partial(self.payment_wanted.emit, key), icon="arrow-right"))
        if line.partner_id is not None:
            partner = line.partner_id
            words = tr("Show the blue invoice") if invoice.is_red else tr("Show the red invoice that cancels it")
            self._column.addWidget(link(words, lambda: self.opened.emit(partner), icon="arrow-right"))
        self._section(tr("Checks"))
        for check in sorted(invoice.checks, key=lambda one: one.ok):
            self._check(check_words(check), check.detail, ok=check.ok)
        if is_other:
            self.note.setText(tr("Opening the picture…"))
            self._place.setCurrentIndex(0)

    def show_pages(self, pages: Sequence[ShownPage]) -> None:
        """The paper itself, or its lines where it is plain data."""
        self._place.setCurrentIndex(1 if pages else 2)
        if pages:
            self.picture.canvas.show_page(pages[0], ())
            self.picture.fit()

    def show_trouble(self, error: Exception) -> None:
        """Why there is no picture; fields and lines are there all the same."""
        said = wording.told(error)
        self.note.setText(f"{said.title}\n{said.what_next}")

    def _section(self, title: str) -> None:
        self._column.addSpacing(8)
        self._column.addWidget(Line())
        self._column.addSpacing(4)
        self._column.addWidget(Label(title, Style.STRONG))

    def _field(self, name: str, value: str) -> None:
        label = Label(name, Style.NOTE, tone="ink-3")
        label.setFixedWidth(_LABEL)
        row = across(label, spacing=8)
        row.addWidget(Label(value, Style.BODY, wrap=True, figures=True), 1)
        self._column.addLayout(row)

    def _check(self, words: str, detail: str, *, ok: bool) -> None:
        row = across(IconLabel("circle-check" if ok else "circle-alert", tone="green" if ok else "red"), spacing=8)
        text = down(Label(words, Style.BODY if ok else Style.STRONG, wrap=True))
        if detail and not ok:
            text.addWidget(Label(detail, Style.NOTE, wrap=True, figures=True))
        row.addLayout(text, 1)
        self._column.addLayout(row)


def _fields(invoice: Invoice) -> list[tuple[str, str]]:
    amounts = [
        (name, figures.coded(money))
        for name, money in ((tr("Net"), invoice.net), (tr("Tax"), invoice.tax), (tr("Total"), invoice.total))
        if money is not None
    ]
    found = [
        (tr("Kind"), wording.word(invoice.kind)),
        (tr("Number"), f"{invoice.code} {invoice.number}".strip()),
        (tr("Date"), "" if invoice.date is None else invoice.date.isoformat()),
        (tr("Seller"), "\n".join(filter(None, (invoice.seller.name, invoice.seller.tax_id)))),
        (tr("Buyer"), "\n".join(filter(None, (invoice.buyer.name, invoice.buyer.tax_id)))),
        *amounts,
        (tr("Cancels"), invoice.original_number),
        (tr("Remark"), invoice.remark),
        (tr("Read from"), wording.word(invoice.source)),
        (tr("File"), invoice.file),
    ]
    return [(name, value) for name, value in found if value]
