"""What a person does with rows by hand: candidates, splitting, merging, and one reason for many open rows."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, QPoint, Qt
from PySide6.QtWidgets import QMenu

from app.changes import Changes
from app.desk import Desk
from app.domain.explanations import BOOKED_TO
from app.domain.findings import LeftClass
from app.domain.matches import DifferenceKind
from app.services.reconcile_rows import Cell
from app.services.reconcile_view import GroupLine, ReconcileView
from ui import wording
from ui.reconcile.candidates import CandidatesDialog, candidates
from ui.reconcile.group_list import GroupList
from ui.reconcile.lines import OpenLine
from ui.reconcile.split import SplitDialog
from ui.refresh import Refresh
from ui.widgets.live_page import LivePage
from ui.widgets.toast import Message, Tone
from ui.words import plural, tr


class ByHand(QObject):
    """Stands between the list and the services; the page shows what came of it."""

    def __init__(self, page: LivePage, desk: Desk, refresh: Refresh, shown: GroupList) -> None:
        super().__init__(page)
        self._page, self._desk, self._refresh, self._list = page, desk, refresh, shown
        self.view: ReconcileView | None = None
        self.dialog: CandidatesDialog | SplitDialog | None = None

    def current_cell(self) -> Cell | None:
        """The open row where the keyboard stands."""
        line = self._list.current()
        if not isinstance(line, OpenLine):
            return None
        cells = (line.left, line.right)[self._list.side] or line.left or line.right
        return cells[0]

    def search_candidates(self) -> None:
        """The other side's open rows for the current one."""
        cell, view = self.current_cell(), self.view
        if cell is None or view is None:
            return
        others = view.unmatched_right if cell.platform is None else view.unmatched_left
        dialog = CandidatesDialog(self._page, cell, candidates(cell, others))
        dialog.matched.connect(lambda chosen, kind: self._match(cell, chosen, kind))
        self.dialog = dialog
        dialog.open()

    def split(self) -> None:
        """Take rows out of the current group."""
        group = self._list.current()
        if isinstance(group, GroupLine) and len(group.left) + len(group.right) > 2:
            dialog = SplitDialog(self._page, group)
            dialog.split.connect(
                lambda out: self._do(
                    lambda: self._desk.reconcile.split(group.id, out), tr("Split: what stays is confirmed.")
                )
            )
            self.dialog = dialog
            dialog.open()

    def match_ticked(self) -> bool:
        """Put ticked rows together, and ticked groups into one; False when nothing is ticked."""
        rows, groups = list(self._list.ticked.values()), list(self._list.ticked_groups)
        if not rows and not groups:
            return False
        left = [cell.key for cell in rows if cell.platform is None]
        right = [cell.key for cell in rows if cell.platform is not None]
        self._list.untick()
        reconcile = self._desk.reconcile
        if groups:
            self._do(lambda: reconcile.merge(groups, left, right), tr("Merged: one confirmed match."))
        else:
            self._do(
                lambda: reconcile.match_by_hand(left, right), tr("Matched by hand: the rows belong together.")
            )  # fmt: skip
        return True

    def rows_for_reason(self, listed: Sequence[Cell], *, is_filtered: bool) -> list[Cell]:
        """For which rows a reason would be accepted: the ticked ones, all that a filter shows, or the current one."""
        if self._list.ticked:
            return list(self._list.ticked.values())
        if is_filtered:
            return list(listed)
        cell = self.current_cell()
        return [] if cell is None else [cell]

    def reason_menu(self, rows: Sequence[Cell], likely: LeftClass | None) -> QMenu:
        """The reasons to choose from, the likely one first and marked."""
        menu = QMenu(self._page)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        keys = [cell.key for cell in rows]
        head = menu.addAction(plural("Reason for {count} row", "Reason for {count} rows", count=len(keys)))
        head.setEnabled(False)
        for one in sorted(LeftClass, key=lambda one: (one is not likely, one not in BOOKED_TO)):
            words = wording.word(one)
            booked = tr("{reason}: settled and booked", reason=words) if one in BOOKED_TO else tr("{reason}: noted, stays open", reason=words)  # fmt: skip
            menu.addAction(booked).triggered.connect(self._accepting(keys, one))
        return menu

    def show_reasons(self, rows: Sequence[Cell], at: QPoint) -> None:
        """Open the menu where the list is."""
        causes = {} if self.view is None else self.view.causes
        found = {causes[cell.key] for cell in rows if cell.key in causes}
        if rows:
            self.reason_menu(rows, found.pop() if len(found) == 1 else None).popup(at)

    def _accepting(self, keys: Sequence[str], reason: LeftClass) -> Callable[[], None]:
        def accept() -> None:
            self._list.untick()
            title = plural("{count} row: {reason}", "{count} rows: {reason}", count=len(keys), reason=wording.word(reason))  # fmt: skip
            undo = (tr("Undo"), lambda: self._take_back(keys))
            self._do(lambda: self._desk.reconcile.accept_reason(keys, reason), title, undo)

        return accept

    def _take_back(self, keys: Sequence[str]) -> None:
        self._do(lambda: self._desk.reconcile.take_reason_back(keys), tr("The reason was taken back."))

    def _match(self, cell: Cell, chosen: Sequence[Cell], kind: DifferenceKind | None) -> None:
        mine, theirs = [cell.key], [one.key for one in chosen]
        left, right = (mine, theirs) if cell.platform is None else (theirs, mine)
        self._do(
            lambda: self._desk.reconcile.match_by_hand(left, right, kind),
            tr("Matched by hand: the rows belong together."),
        )

    def _do(
        self, deed: Callable[[], Changes], words: str, *actions: tuple[str, Callable[[], object]]
    ) -> None:  # fmt: skip
        def done(changes: Changes) -> None:
            self._refresh.tell(changes)
            self._page.say(Message(tone=Tone.SUCCESS, title=words, actions=actions))

        self._page.ask(lambda _progress: deed(), done)
