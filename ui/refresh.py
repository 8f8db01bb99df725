"""After a change: one signal with the kinds that changed; open pages that show such a kind reload."""

from PySide6.QtCore import QObject, Signal

from app.changes import Changes


class Refresh(QObject):
    """Pages listen to `changed`; whoever ran a service call tells."""

    changed = Signal(object)

    def tell(self, outcome: object) -> None:
        """Pass on Changes, given alone or as `.changes` of a report; anything else changed nothing."""
        changes = outcome if isinstance(outcome, Changes) else getattr(outcome, "changes", Changes.NONE)
        if changes:
            self.changed.emit(changes)
