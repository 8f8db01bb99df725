"""Connecting a platform: its app, the browser, the code that comes back alone or is pasted."""

from collections.abc import Callable
from urllib.parse import parse_qs, urlsplit

from PySide6.QtCore import QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QWidget

from app.desk import Desk
from app.domain.accounts import Platform
from app.errors import WrongAnswer
from app.progress import Progress
from app.secret import Secret
from app.services.connections import Application, Authorisation
from app.services.practice import connect_practice
from ui import wording
from ui.background import Background, Task
from ui.widgets.combo import Combo
from ui.widgets.dialogs import Dialog
from ui.widgets.inputs import Field
from ui.widgets.labels import Label, Style
from ui.widgets.tiles import platform_name
from ui.words import tr

_WAIT_S = 600.0
_CODE_NAMES = ("auth_code", "authorization_code", "code")
PRACTICE_URL = "http://127.0.0.1:8765"


def code_in(pasted: str) -> str:
    """The code in what was pasted: the code itself, or the whole address from the browser."""
    query = parse_qs(urlsplit(pasted.strip()).query)
    return next((query[name][0] for name in _CODE_NAMES if name in query), pasted.strip())


class ConnectDialog(Dialog):
    """One platform by its app's number and secret; the browser does the rest."""

    connected = Signal()

    def __init__(self, parent: QWidget, desk: Desk, background: Background) -> None:
        sentence = tr("The platform's own page asks you to agree. The secret and the token stay in your vault.")
        super().__init__(parent, tr("Connect a platform"), sentence, width=520)
        self._desk, self._background = desk, background
        self._begun: Authorisation | None = None
        self._task: Task | None = None
        self.platform = Combo(tr("Platform"), [(platform_name(one), one) for one in Platform])
        self.app_id = Field(tr("App number"), note=tr("From the platform's developer page."))
        self.app_secret = Field(tr("App secret"), is_secret=True)
        self.code = Field(
            tr("Code"), hint=tr("Paste the address of the page, or the code in it"),
            note=tr("After you agreed, the browser shows an address that holds the code."),
        )  # fmt: skip
        self.code.hide()
        self.state = Label("", Style.NOTE, wrap=True)
        for widget in (self.platform, self.app_id, self.app_secret, self.code, self.state):
            self.body.addWidget(widget)
        self.deed = self.add_deed(tr("Open the platform's page"), self.begin, icon="external-link")
        self.app_secret.submitted.connect(self.begin)
        self.code.submitted.connect(self.finish)
        self.finished.connect(lambda _result: self._stop())

    def begin(self) -> None:
        """Send the browser to the consent page; where a redirect can come back, wait for it."""
        if self._begun is not None:
            self.finish()
            return
        platform = self.platform.value()
        assert isinstance(platform, Platform)
        application = Application(
            platform=platform, app_id=self.app_id.text(), app_secret=Secret(self.app_secret.text().strip())
        )
        try:
            asks = self._desk.connections.asks(platform)
            if asks is not None and asks.redirects_to_loopback:
                self._listen(application)
            else:
                self._open(self._desk.connections.begin(application))
                self.code.show()
                self.deed.setText(tr("Connect with this code"))
        except WrongAnswer as error:
            (self.app_id if error.field == "app_id" else self.app_secret).set_error(wording.wrong(error.reason))

    def finish(self) -> None:
        """Exchange the pasted code."""
        begun = self._begun
        if begun is None or not self.code.text().strip():
            return
        code = code_in(self.code.text())

        def exchange(_progress: Progress) -> int:
            return self._desk.connections.finish(begun, code)

        self._run(exchange)

    def _listen(self, application: Application) -> None:
        connections = self._desk.connections
        state = connections.new_state()
        # Checked before anything listens, so that an empty field is told at once.
        connections.begin(application, state=state)
        page = tr("AdTill has what it needs. You can close this page.")
        listener = connections.listen(
            application.platform, state=state, page=f"<!doctype html><meta charset=utf-8><p>{page}</p>".encode()
        )

        def wait(progress: Progress) -> int:
            with listener as redirect:
                begun = connections.begin(application, redirect_uri=redirect.uri, state=state)
                QDesktopServices.openUrl(QUrl(begun.url))
                return connections.finish(begun, redirect.wait(_WAIT_S, progress.is_cancelled))

        self.state.setText(tr("Waiting for you to agree in the browser…"))
        self._run(wait)

    def _open(self, begun: Authorisation) -> None:
        self._begun = begun
        QDesktopServices.openUrl(QUrl(begun.url))

    def _run(self, work: Callable[[Progress], int]) -> None:
        self.deed.setEnabled(False)
        self._task = self._background.start(work, then=lambda _id: self._done(), otherwise=self._failed)

    def _done(self) -> None:
        self.connected.emit()
        self.accept()

    def _failed(self, error: Exception) -> None:
        told = wording.told(error)
        self.state.set_tone("red")
        self.state.setText(f"{told.title}\n{told.what_next}")
        self.deed.setEnabled(True)

    def _stop(self) -> None:
        if self._task is not None:
            self._task.cancel()


class PracticeDialog(Dialog):
    """Connects the practice platforms that `adtill sandbox` serves on this machine."""

    connected = Signal()

    def __init__(self, parent: QWidget, desk: Desk, background: Background) -> None:
        sentence = tr("Start them with “adtill sandbox”; they hold invented figures only.")
        super().__init__(parent, tr("Practice platforms"), sentence)
        self._desk, self._background = desk, background
        self.url = Field(tr("Address"), text=PRACTICE_URL)
        self.body.addWidget(self.url)
        self.deed = self.add_deed(tr("Connect all of them"), self.connect_all, icon="plug")
        self.url.submitted.connect(self.connect_all)

    def connect_all(self) -> None:
        """Authorise each of them."""
        url = self.url.text().strip()

        def work(_progress: Progress) -> object:
            return connect_practice(self._desk.connections, url)

        self.deed.setEnabled(False)
        self._background.start(work, then=lambda _made: self._done(), otherwise=self._failed)

    def _done(self) -> None:
        self.connected.emit()
        self.accept()

    def _failed(self, error: Exception) -> None:
        told = wording.told(error)
        self.url.set_error(f"{told.title} {told.what_next}")
        self.deed.setEnabled(True)
