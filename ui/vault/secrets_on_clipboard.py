"""A secret on the clipboard: marked as concealed for clipboard managers, gone after a while if unchanged."""

from PySide6.QtCore import QMimeData, QObject, QTimer
from PySide6.QtGui import QGuiApplication

from app.secret import Secret

CLEAR_AFTER_MS = 60_000

# The marks that clipboard managers of Windows, macOS and KDE look for.
_MARKS = (
    ("ExcludeClipboardContentFromMonitorProcessing", b"1"),
    ("org.nspasteboard.ConcealedType", b"1"),
    ("x-kde-passwordManagerHint", b"secret"),
)


class ConcealedCopy(QObject):
    """Copies one secret and takes it away again, unless something else was copied meanwhile."""

    def __init__(self, parent: QObject | None = None, *, clear_after_ms: int = CLEAR_AFTER_MS) -> None:
        super().__init__(parent)
        self._copied = Secret("")
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(clear_after_ms)
        self._timer.timeout.connect(self.clear)

    def copy(self, secret: Secret) -> None:
        """Put it on the clipboard and start the clock."""
        data = QMimeData()
        data.setText(secret.reveal())
        for name, value in _MARKS:
            data.setData(name, value)
        self._copied = secret
        QGuiApplication.clipboard().setMimeData(data)
        self._timer.start()

    def clear(self) -> None:
        """Empty the clipboard if the secret is still on it."""
        clipboard = QGuiApplication.clipboard()
        if self._copied and Secret(clipboard.text()) == self._copied:
            clipboard.clear()
        self._copied = Secret("")
        self._timer.stop()
