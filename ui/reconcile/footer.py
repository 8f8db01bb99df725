"""The bar at the bottom: the keys at the left, what is chosen and what it comes to at the right."""

from collections.abc import Iterable, Sequence

from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from app.services.reconcile_rows import Cell
from app.services.reconcile_view import GroupLine
from ui.reconcile.lines import Line, differences, sums, sums_text
from ui.widgets.buttons import primary
from ui.widgets.cards import across
from ui.widgets.chips import KeyCap
from ui.widgets.labels import Elided, Label, Style
from ui.words import plural, tr


class Footer(QFrame):
    """Tells the keys of the moment and the sums of what is chosen; offers the match by hand."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("bottom-bar")
        self.setFixedHeight(64)
        row = QHBoxLayout(self)
        row.setContentsMargins(24, 0, 24, 0)
        row.setSpacing(12)
        self._answering = _keys(
            (("J", "K"), tr("move")),
            (("Enter",), tr("confirm")),
            (("X",), tr("reject")),
            (("S",), tr("split")),
            (("Space", "M"), tr("merge")),
            (("E",), tr("evidence")),
            (("U",), tr("undo")),
        )
        self._choosing = _keys(
            (("J", "K"), tr("move")),
            (("←", "→"), tr("side")),
            (("Space",), tr("choose")),
            (("C",), tr("candidates")),
            (("A",), tr("reason")),
        )
        self.sums = Elided("", Style.NAME, figures=True)
        self.match = primary(tr("Match by hand"), key="M")
        for part in (self._answering, self._choosing):
            row.addWidget(part)
        row.addStretch(1)
        row.addWidget(self.sums)
        row.addWidget(self.match)
        self._switch(is_choosing=False, has_chosen=False)

    def show_line(self, line: Line | None) -> None:
        """What the current line comes to."""
        is_group = isinstance(line, GroupLine)
        self._switch(is_choosing=line is not None and not is_group, has_chosen=False)
        self.sums.set_text(_sums_words(line.left, line.right) if isinstance(line, GroupLine) else "")

    def show_ticked(self, cells: Iterable[Cell]) -> None:
        """What the rows that were chosen come to, with the deed."""
        chosen = list(cells)
        self.match.setText(plural("Match {count} row", "Match {count} rows", count=len(chosen)))
        self._switch(is_choosing=True, has_chosen=True)
        left = [cell for cell in chosen if cell.platform is None]
        right = [cell for cell in chosen if cell.platform is not None]
        self.sums.set_text(_sums_words(left, right))

    def show_groups(self, groups: Iterable[GroupLine]) -> None:
        """What the groups that were chosen come to, with the deed."""
        chosen = list(groups)
        self.match.setText(plural("Merge {count} match", "Merge {count} matches", count=len(chosen)))
        self._switch(is_choosing=False, has_chosen=len(chosen) > 1)
        left = [cell for group in chosen for cell in group.left]
        self.sums.set_text(_sums_words(left, [cell for group in chosen for cell in group.right]))

    def _switch(self, *, is_choosing: bool, has_chosen: bool) -> None:
        self._answering.setVisible(not is_choosing)
        self._choosing.setVisible(is_choosing)
        self.match.setVisible(has_chosen)


def _sums_words(left: Sequence[Cell], right: Sequence[Cell]) -> str:
    of_bank, of_platforms = sums(left), sums(right)
    return tr(
        "Bank {left}  ·  platform {right}  ·  difference {difference}",
        left=sums_text(of_bank),
        right=sums_text(of_platforms),
        difference=sums_text(differences(of_bank, of_platforms)),
    )


def _keys(*groups: tuple[Sequence[str], str]) -> QWidget:
    holder = QWidget()
    row = across(spacing=6)
    for keys, words in groups:
        for key in keys:
            row.addWidget(KeyCap(key))
        row.addWidget(Label(words, Style.NOTE))
        row.addSpacing(6)
    holder.setLayout(row)
    return holder
