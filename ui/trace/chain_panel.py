"""The chain: its newest records, whether it verifies, and its head to keep somewhere else."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from app.domain.chain import ChainReport, Record
from ui.widgets.buttons import secondary
from ui.widgets.cards import Well, across, down
from ui.widgets.inputs import restyle
from ui.widgets.labels import IconLabel, Label, Style
from ui.widgets.page import clear, scrolling
from ui.widgets.progress import WorkCard
from ui.words import mark, plural, tr

_SHOWN = 3

REASONS = {
    "missing": mark("a record is missing or stands in another place"),
    "previous": mark("it does not carry the hash of the one before"),
    "hash": mark("its content does not give its hash"),
    "entry": mark("the book's entry is not what was recorded"),
    "balance": mark("a balance is not the sum of its entries"),
    "count": mark("records at the end are missing"),
}


class ChainPanel(QWidget):
    """What is wanted is the page's to answer."""

    checkpoint_wanted = Signal()
    verify_wanted = Signal()
    stop_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._mark = IconLabel("link-2", tone="ink-3", size=18)
        self.title = Label(tr("Chain of records"), Style.HEADING)
        self.sentence = Label(tr("Not recomputed since the vault was opened."), Style.BODY, tone="ink-2", wrap=True)
        self.work = WorkCard(tr("Recomputing"), self.stop_wanted.emit)
        self.work.hide()
        self._links = QVBoxLayout()
        self._links.setSpacing(0)
        self.checkpoint_button = secondary(tr("Checkpoint…"), self.checkpoint_wanted.emit, icon="anchor")
        self.verify_button = secondary(tr("Verify"), self.verify_wanted.emit, icon="shield-check")
        column = down(
            across(self._mark, self.title, None, spacing=10),
            6,
            self.sentence,
            12,
            self.work,
        )
        sheet = QWidget()
        sheet.setLayout(down(self._links, None))
        # In a low window the newest records scroll; the verdict and the buttons always stand.
        column.addWidget(scrolling(sheet), 1)
        column.addSpacing(12)
        column.addLayout(across(self.checkpoint_button, None, self.verify_button))
        column.setContentsMargins(24, 16, 24, 20)
        self.setLayout(column)

    def show_records(self, newest: Sequence[Record]) -> None:
        """The newest records, newest first."""
        clear(self._links)
        self.checkpoint_button.setEnabled(bool(newest))
        for at, record in enumerate(newest[:_SHOWN]):
            if at:
                joint = QFrame()
                joint.setObjectName("line")
                joint.setFixedSize(1, 10)
                self._links.addLayout(across(24, joint, None, spacing=0))
            self._links.addWidget(_link(record, is_head=at == 0))

    def show_running(self, *, on: bool) -> None:
        """While it is recomputed."""
        self.work.setVisible(on)
        self.verify_button.setEnabled(not on)

    def show_report(self, report: ChainReport) -> None:
        """What recomputing found."""
        self._mark.set_icon(
            "shield-check" if report.is_whole else "circle-alert", "green" if report.is_whole else "red"
        )
        self.title.set_tone("ink" if report.is_whole else "red")
        self.sentence.set_tone("ink-2" if report.is_whole else "red")
        if report.is_whole:
            self.title.setText(tr("Chain whole"))
            words = plural("{count} record recomputed, none changed.", "{count} records recomputed, none changed.", count=report.records)  # fmt: skip
        else:
            self.title.setText(tr("Chain broken at {seq}", seq=f"{report.first_bad or 0:,}"))
            reason = tr(REASONS[report.reason]) if report.reason in REASONS else report.reason
            words = tr("Record {seq}: {reason}. Nothing was changed now; restore the newest backup that verifies.", seq=f"{report.first_bad or 0:,}", reason=reason)  # fmt: skip
        self.sentence.setText(words)


def _link(record: Record, *, is_head: bool) -> QWidget:
    well = Well(padding=10)
    restyle(well, "head", on=is_head)
    tone = "green" if is_head else "ink-2"
    words = tr("#{seq}  head", seq=record.seq) if is_head else f"#{record.seq}"
    when = Label(f"{record.at.astimezone():%m-%d %H:%M}", Style.NOTE, tone=tone, figures=True)
    well.body.addLayout(across(Label(words, Style.NOTE, tone=tone, figures=True), None, when))
    ends = f"{record.hash[:4]} {record.hash[4:8]} {record.hash[8:12]} … {record.hash[-4:]}"
    well.body.addWidget(Label(ends, Style.MONO, tone="ink"))
    return well
