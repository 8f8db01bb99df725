"""The pages in the order of work: one line each, and nothing else to add for a new one."""

from collections.abc import Callable
from dataclasses import dataclass

from app.desk import Desk
from ui.background import Background
from ui.refresh import Refresh
from ui.widgets.live_page import LivePage


@dataclass(frozen=True, slots=True)
class PageEntry:
    """A place in the rail; `word` is a marked sentence, `name` is what pages call each other by."""

    name: str
    icon: str
    word: str
    make: Callable[[Desk, Background, Refresh], LivePage]
    is_below: bool = False
    """Stands at the foot of the rail."""


PAGES: tuple[PageEntry, ...] = ()
