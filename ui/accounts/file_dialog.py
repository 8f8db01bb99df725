"""The dialogue that takes a platform's own export: which platform and account, what its columns are, what it would bring."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from app.desk import Desk
from app.domain.accounts import Platform
from app.domain.platform_files import ExportSample, FileColumn, FileKind, FileMapping
from app.errors import WrongAnswer
from app.progress import Progress
from app.services.platform_files import FilePreview, FileReport
from ui import figures, wording
from ui.accounts.new_file_account import NewAccountDialog
from ui.background import Background
from ui.widgets.buttons import secondary
from ui.widgets.cards import across, down
from ui.widgets.combo import Combo
from ui.widgets.dialogs import Dialog
from ui.widgets.inputs import Check
from ui.widgets.labels import Elided, Label, Style
from ui.widgets.table.columns import Column
from ui.widgets.table.table import Table
from ui.widgets.tiles import platform_name
from ui.words import plural, tr

T = TypeVar("T")

_ACROSS = 4
_FUNDS_ONLY = frozenset({FileColumn.KIND, FileColumn.PARTY, FileColumn.REFERENCE, FileColumn.SERIAL, FileColumn.TEXT})
_SPEND_ONLY = frozenset({FileColumn.CASH, FileColumn.GRANT})


class FileDialog(Dialog):
    """Shows what a file would bring before anything is written; `imported` tells the report."""

    imported = Signal(object)

    def __init__(
        self,
        parent: QWidget | None,
        desk: Desk,
        background: Background,
        file: Path,
        *,
        platform: Platform | None = None,
    ) -> None:
        super().__init__(
            parent,
            tr("Take in {file}", file=file.name),
            tr("A file that the platform's own page exported. Its columns are asked once and remembered."),
            width=920,
        )
        self._desk, self._background, self._file = desk, background, file
        self._asked = 0
        self._sample: ExportSample | None = None
        self._preview: FilePreview | None = None
        self.combos: dict[FileColumn, Combo] = {}
        self.platform = Combo(tr("Platform"), [(platform_name(one), one) for one in Platform])
        if platform is not None:
            self.platform.choose(platform)
        self.kind = Combo(tr("What it holds"), [(wording.word(one), one) for one in FileKind])
        self.account = Combo(tr("Account"))
        self.new_account = secondary(tr("New account…"), self.add_account, icon="plus")
        self.accept_problems = Check(tr("Leave out the lines that cannot be read"))
        self.accept_problems.hide()
        self.found = Elided("", Style.NOTE, figures=True)
        self.trouble = Label("", Style.NOTE, tone="red", wrap=True)
        self._grid = QGridLayout()
        self._lay_out()
        self.deed = self.add_deed(tr("Import"), self.take_in)
        self.deed.setEnabled(False)
        for combo in (self.platform, self.kind):
            combo.currentIndexChanged.connect(lambda _at: self._open())
        self.account.currentIndexChanged.connect(lambda _at: self._look())
        self.accept_problems.toggled.connect(lambda _on: self._enable())
        self._open()

    def _lay_out(self) -> None:
        self.resize(960, 640)
        self._grid.setHorizontalSpacing(12)
        self._grid.setVerticalSpacing(8)
        for at in range(_ACROSS):
            self._grid.setColumnStretch(at, 1)
        chosen = across(spacing=12)
        for word, combo in ((tr("Platform"), self.platform), (tr("What it holds"), self.kind), (tr("Account"), self.account)):  # fmt: skip
            chosen.addLayout(down(Label(word, Style.NAME), combo, spacing=6), 1)
        chosen.addLayout(down(Label("", Style.NAME), self.new_account, spacing=6))
        self.sheet = Table([], name=tr("First rows of the file"), has_totals=False)
        self.sheet.setMinimumHeight(32 * 5)
        self.body.addLayout(chosen)
        self.body.addWidget(Label(tr("First rows of the file"), Style.STRONG))
        self.body.addWidget(self.sheet, 1)
        self.body.addWidget(Label(tr("What its columns are"), Style.STRONG))
        self.body.addLayout(self._grid)
        self.body.addWidget(self.found)
        self.body.addWidget(self.trouble)
        self.body.addWidget(self.accept_problems)

    def mapping(self) -> FileMapping:
        """The columns as they are chosen now."""
        chosen = {column: str(combo.value() or "") for column, combo in self.combos.items()}
        return FileMapping(kind=self._kind(), columns={column: name for column, name in chosen.items() if name})

    def add_account(self) -> NewAccountDialog:
        """Ask for an account that files will fill."""
        dialog = NewAccountDialog(self, self._desk, self._platform())
        dialog.made.connect(self._show_accounts)
        dialog.open()
        return dialog

    def take_in(self) -> None:
        """Write what was shown."""
        preview, accepts = self._preview, self.accept_problems.isChecked()
        if preview is None:
            return

        def work(_progress: Progress) -> FileReport:
            return self._desk.platform_files.import_previewed(preview, accept_problems=accepts)

        self.deed.setEnabled(False)
        self._background.start(work, then=self._done, otherwise=self._failed)

    def _platform(self) -> Platform:
        return Platform(str(self.platform.value()))

    def _kind(self) -> FileKind:
        return FileKind(str(self.kind.value()))

    def _open(self) -> None:
        file, platform, kind = self._file, self._platform(), self._kind()

        def sample(_progress: Progress) -> ExportSample:
            return self._desk.platform_files.sample(file, platform, kind)

        self._asked += 1
        self._background.start(sample, then=self._latest(self._show_sample), otherwise=self._latest(self._failed))

    def _show_sample(self, sample: ExportSample) -> None:
        self._sample = sample
        self.sheet.set_columns(_columns(sample.headings))
        self.sheet.set_rows(sample.rows)
        self._show_choices(sample)
        self._show_accounts(None)

    def _show_choices(self, sample: ExportSample) -> None:
        while self._grid.count():
            item = self._grid.takeAt(0)
            assert item is not None
            if (old := item.widget()) is not None:
                old.deleteLater()
        self.combos = {}
        hidden = _FUNDS_ONLY if sample.guess.kind is FileKind.SPEND else _SPEND_ONLY
        choices = [(figures.NOTHING, ""), *((name, name) for name in dict.fromkeys(sample.headings) if name)]
        for at, column in enumerate(one for one in FileColumn if one not in hidden):
            combo = Combo(wording.word(column), choices)
            combo.choose(sample.guess.columns.get(column, ""))
            combo.currentIndexChanged.connect(lambda _at: self._look())
            self.combos[column] = combo
            cell = QWidget()
            cell.setLayout(down(Label(wording.word(column), Style.NOTE), combo, spacing=2))
            self._grid.addWidget(cell, at // _ACROSS, at % _ACROSS)

    def _show_accounts(self, made: object) -> None:
        known = self._desk.platform_files.accounts(self._platform())
        self.account.blockSignals(True)
        self.account.set_choices(
            [(tr("As each line says"), None), *((f"{one.name} · {one.platform_id}", one.id) for one in known)]
        )
        names_accounts = self._sample is not None and FileColumn.ACCOUNT in self._sample.guess.columns
        wanted = made if made is not None else known[0].id if known and not names_accounts else None
        self.account.choose(wanted)
        self.account.blockSignals(False)
        self._look()

    def _look(self) -> None:
        mapping, platform, file = self.mapping(), self._platform(), self._file
        account = self.account.value()
        self._preview = None
        self._asked += 1
        if mapping.missing:
            names = " · ".join(wording.word(one) for one in mapping.missing)
            self._show_trouble(tr("Choose which columns hold: {names}", names=names))
            return

        def preview(_progress: Progress) -> FilePreview:
            account_id = account if isinstance(account, int) else None
            return self._desk.platform_files.preview(file, platform, mapping, account_id=account_id)

        self._background.start(preview, then=self._latest(self._show_preview), otherwise=self._latest(self._failed))

    def _latest(self, show: Callable[[T], None]) -> Callable[[T], None]:
        """Only for the answer to the newest question; an older one comes too late."""
        asked = self._asked

        def answered(outcome: T) -> None:
            if asked == self._asked:
                show(outcome)

        return answered

    def _show_preview(self, preview: FilePreview) -> None:
        self._preview = preview
        parts = [plural("{count} line", "{count} lines", count=preview.lines)]
        if len(preview.by_account) > 1:
            parts.append(plural("{count} account", "{count} accounts", count=len(preview.by_account)))
        if preview.unknown_accounts:
            names = ", ".join(preview.unknown_accounts[:5])
            parts.append(tr("left out, unknown here: {names}", names=names))
        self.found.set_text("  ·  ".join(parts))
        problems = len(preview.problems)
        self.accept_problems.setVisible(bool(problems))
        first = preview.problems[0] if problems else None
        self.trouble.setText(
            tr("{count} lines cannot be read; the first is line {line}: {reason}", count=problems, line=first.line, reason=wording.word(first.reason)) if first else ""
        )  # fmt: skip
        self._enable()

    def _enable(self) -> None:
        preview = self._preview
        ready = preview is not None and preview.lines > 0
        may = ready and preview is not None and (not preview.problems or self.accept_problems.isChecked())
        self.deed.setEnabled(may)
        if ready and preview is not None:
            self.deed.setText(plural("Import {count} line", "Import {count} lines", count=preview.lines))

    def _show_trouble(self, words: str) -> None:
        self.found.set_text("")
        self.trouble.setText(words)
        self.accept_problems.hide()
        self.deed.setEnabled(False)

    def _failed(self, error: Exception) -> None:
        if isinstance(error, WrongAnswer) and error.field == "account":
            self._show_trouble(
                tr("The file does not say which account its lines are about: choose one, or add a new one.")
            )
            return
        told = wording.told(error)
        self._show_trouble(f"{told.title} {told.what_next}")

    def _done(self, report: FileReport) -> None:
        self.accept()
        self.imported.emit(report)


def _columns(headings: Sequence[str]) -> list[Column[Sequence[str]]]:
    def cell(at: int) -> Callable[[Sequence[str]], str]:
        return lambda row: row[at] if at < len(row) else ""

    return [
        Column(heading or figures.NOTHING, cell(at), width=110, stretch=True, key=str(at))
        for at, heading in enumerate(headings)
    ]
