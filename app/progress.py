"""How long work reports how far it is and learns that it should stop."""

from typing import Protocol


class Cancelled(Exception):
    """The user asked to stop; what was finished stays, the rest was not begun."""


class Progress(Protocol):
    """Work reports here; the other end is a progress bar, a line on a terminal, or nothing."""

    def step(self, done: int, total: int, what: str = "") -> None:
        """Report, and raise Cancelled when the user has asked to stop."""

    def is_cancelled(self) -> bool:
        """Whether the user has asked to stop, for waits that must end early."""


class Silent:
    """Progress for work that nobody watches."""

    def step(self, done: int, total: int, what: str = "") -> None:
        """Say nothing."""

    def is_cancelled(self) -> bool:
        """Nobody is there to cancel."""
        return False
