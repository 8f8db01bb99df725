"""A whole table: view, sticky totals, filter, column chooser, copying and export."""

from collections.abc import Callable, Collection, Iterator, Sequence
from itertools import chain
from typing import Any

from PySide6.QtCore import QItemSelectionModel, QPoint, QSettings, Qt, Signal
from PySide6.QtGui import QAction, QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QMenu, QVBoxLayout, QWidget

from ui.widgets.buttons import Button, secondary
from ui.widgets.icons import icon
from ui.widgets.inputs import SearchBox
from ui.widgets.table.columns import Column
from ui.widgets.table.model import Group, TableModel
from ui.widgets.table.totals import TotalsBar
from ui.widgets.table.view import ONE_LINE, TWO_LINES, RowView
from ui.words import tr

_COPY_LIMIT = 200_000


class Table(QWidget):
    """Give it columns and rows; put `filter_box` and `columns_button` where the page wants its tools."""

    opened = Signal(object)
    """The row of a double click or of Enter."""
    chosen = Signal()
    """The selection changed; see `selected_rows`."""

    def __init__(
        self,
        columns: Sequence[Column[Any]],
        *,
        name: str,
        settings: QSettings | None = None,
        key: str = "",
        two_lines: bool = False,
        has_totals: bool = True,
        export: Callable[["Table"], object] | None = None,
    ) -> None:
        """`name` is said by screen readers; `key` names it in `settings`, where the choice of columns is kept."""
        super().__init__()
        self._settings, self._key, self._export = settings, key, export
        self._folded: list[int] = []
        self.model: TableModel[Any] = TableModel(columns, self)
        self.view = RowView(self.model, row_height=TWO_LINES if two_lines else ONE_LINE, parent=self)
        self.view.setAccessibleName(name)
        self.totals = TotalsBar(self.model, self.view.header, self)
        self.totals.setVisible(has_totals)
        self.filter_box = SearchBox(tr("Type to filter"), icon="list-filter")
        self.filter_box.setFixedWidth(168)
        self.filter_box.textChanged.connect(self.model.filter)
        self.columns_button: Button = secondary(tr("Columns"), self.choose_columns, icon="columns-3")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.view, 1)
        column.addWidget(self.totals)
        self.view.opened.connect(self.opened)
        self.view.chosen.connect(self._recount)
        self.view.chosen.connect(self.chosen)
        self.view.copy_wanted.connect(self.copy)
        self.view.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.view.customContextMenuRequested.connect(self._show_menu)
        self.model.arranged.connect(self._recount)
        self.setFocusProxy(self.view)
        self._restore_columns()

    def set_rows(self, rows: Sequence[Any], group: Callable[[Any], Group] | None = None) -> None:
        """Show other rows; `group` gives the head under which a row stands."""
        self.model.set_rows(rows, group)

    def set_columns(self, columns: Sequence[Column[Any]]) -> None:
        """Show the rows through other columns."""
        self.model.set_columns(columns)
        self._restore_columns()

    def set_action(self, words: str | Callable[[Any], str], run: Callable[[Any], object]) -> None:
        """The row's main action, a button on the row under the pointer."""
        self.view.set_action(words if callable(words) else lambda _row: words, run)

    def selected_rows(self) -> Iterator[Any]:
        """The chosen rows in shown order, one by one."""
        for at in chain.from_iterable(self.view.selected_positions()):
            row = self.model.row_at(at)
            if row is not None:
                yield row

    def shown_rows(self) -> Iterator[Any]:
        """All rows in shown order, without group heads."""
        for at in range(self.model.rowCount()):
            row = self.model.row_at(at)
            if row is not None:
                yield row

    def shown_columns(self) -> list[Column[Any]]:
        """The columns that are not hidden."""
        return [column for at, column in enumerate(self.model.columns) if not self.view.isColumnHidden(at)]

    def select(self, is_wanted: Callable[[Any], bool]) -> bool:
        """Choose the first row that is wanted and bring it into sight; False when there is none."""
        at = self.model.position_of(is_wanted)
        if at is None:
            return False
        self.select_at(at)
        return True

    def select_at(self, at: int) -> None:
        """Choose the row at this place of the list and bring it into sight."""
        index = self.model.index(at, self.view.header.ends()[0])
        # Through the selection itself: the view would look at the keys that are held down just now.
        flags = QItemSelectionModel.SelectionFlag
        self.view.selectionModel().setCurrentIndex(index, flags.ClearAndSelect | flags.Rows)
        self.view.scrollTo(index)

    def texts(self) -> Iterator[list[str]]:
        """Headings, then the words of the chosen rows (of all when none is chosen), for copying and export."""
        columns = self.shown_columns()
        yield [column.heading for column in columns]
        rows = self.selected_rows() if self.view.selected_positions() else self.shown_rows()
        for row in rows:
            yield [column.words(row) for column in columns]

    def copy(self) -> None:
        """Put the chosen rows on the clipboard as text, cells parted by tabs."""
        lines = []
        for at, cells in enumerate(self.texts()):
            if at > _COPY_LIMIT:
                break
            lines.append("\t".join(cell.replace("\t", " ").replace("\n", " ") for cell in cells))
        QGuiApplication.clipboard().setText("\n".join(lines))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Typing a letter begins to filter."""
        text = event.text()
        if text.isprintable() and text.strip() and event.modifiers() in _PLAIN and self.filter_box.isVisible():
            self.filter_box.setFocus(Qt.FocusReason.ShortcutFocusReason)
            self.filter_box.insert(text)
            return
        super().keyPressEvent(event)

    def choose_columns(self) -> None:
        """Show the column chooser under its button."""
        menu = self.columns_menu()
        menu.exec(self.columns_button.mapToGlobal(QPoint(0, self.columns_button.height() + 4)))

    def columns_menu(self) -> QMenu:
        """One checkable item a column; the first column stays."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for at, column in enumerate(self.model.columns):
            item = menu.addAction(column.heading)
            item.setCheckable(True)
            item.setChecked(not self.view.isColumnHidden(at))
            item.setEnabled(at > 0)
            item.toggled.connect(lambda on, at=at: self._show_column(at, on=on))
        return menu

    def fold(self, keys: Collection[str]) -> None:
        """Put these columns away for now, beside an open panel; with none, what was put away comes back.

        A column that the person hid stays hidden.
        """
        for at in self._folded:
            self.view.setColumnHidden(at, False)
        shown = [at for at in range(len(self.model.columns)) if not self.view.isColumnHidden(at)]
        self._folded = [at for at in shown if self.model.columns[at].key in keys]
        for at in self._folded:
            self.view.setColumnHidden(at, True)
        self.view.fit_columns()

    def _show_column(self, at: int, *, on: bool) -> None:
        self.view.setColumnHidden(at, not on)
        self.view.fit_columns()
        self.totals.update()
        if self._settings is not None and self._key:
            hidden = [column.name for at, column in enumerate(self.model.columns) if self.view.isColumnHidden(at)]
            self._settings.setValue(f"tables/{self._key}/hidden", "\n".join(hidden))

    def _restore_columns(self) -> None:
        kept = self._settings.value(f"tables/{self._key}/hidden") if self._settings is not None and self._key else None
        hidden = None if kept is None else set(str(kept).split("\n"))
        for at, column in enumerate(self.model.columns):
            is_hidden = column.hidden if hidden is None else column.name in hidden
            self.view.setColumnHidden(at, is_hidden and at > 0)
        self.view.fit_columns()

    def _recount(self) -> None:
        if not self.totals.isHidden():
            chosen = self.view.selected_positions()
            if sum(map(len, chosen)) > 1:
                self.totals.count(self._without_heads(_joined(chosen)), are_selected=True)
            else:
                self.totals.count(self._without_heads(range(self.model.rowCount())), are_selected=False)

    def _without_heads(self, positions: Sequence[int]) -> Sequence[int]:
        heads = set(self.model.group_positions())
        return [at for at in positions if at not in heads] if heads else positions

    def _show_menu(self, at: QPoint) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        copy = QAction(icon("copy"), tr("Copy as text"), menu)
        copy.triggered.connect(self.copy)
        menu.addAction(copy)
        export = self._export
        if export is not None:
            save = QAction(icon("download"), tr("Export…"), menu)
            save.triggered.connect(lambda: export(self))
            menu.addAction(save)
        menu.exec(self.view.viewport().mapToGlobal(at))


def _joined(ranges: Sequence[range]) -> Sequence[int]:
    return ranges[0] if len(ranges) == 1 else list(chain.from_iterable(ranges))


_PLAIN = {Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier}
