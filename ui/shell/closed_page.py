"""What stands in the place of a page that whoever is at the desk has no right to."""

from PySide6.QtWidgets import QVBoxLayout

from app.changes import Changes
from app.domain.people import Action, Denial
from ui import wording
from ui.background import Background
from ui.refresh import Refresh
from ui.widgets.empty import EmptyPage
from ui.widgets.live_page import LivePage
from ui.words import tr

_PAD = 24


class ClosedPage(LivePage):
    """Says which right is missing and who can give it."""

    def __init__(self, background: Background, refresh: Refresh, action: Action, why: Denial) -> None:
        super().__init__(background, refresh, Changes.NONE)
        column = QVBoxLayout(self)
        column.setContentsMargins(_PAD, _PAD, _PAD, _PAD)
        what_next = tr("An owner gives rights, in Settings under People.")
        column.addWidget(
            EmptyPage(
                ("landmark", "lock", "shield-check"),
                tr("This page takes a right that you do not have"),
                f"{wording.word(action)} · {wording.word(why)}\n{what_next}",
            )
        )
