"""Connecting a platform: its app, the browser or a pasted token, what the token may do, and only then is it kept."""

from collections.abc import Callable
from functools import partial
from urllib.parse import parse_qs, urlsplit

from PySide6.QtCore import QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.desk import Desk
from app.domain.accounts import Platform
from app.errors import WrongAnswer
from app.progress import Progress
from app.secret import Secret
from app.services.connections import Application, Asks, Authorisation, Authorised
from ui import wording
from ui.background import Background, Task
from ui.settings.rights import rights_shown
from ui.widgets.combo import Combo
from ui.widgets.dialogs import Dialog
from ui.widgets.inputs import Field
from ui.widgets.labels import Label, Style
from ui.widgets.page import clear
from ui.widgets.tiles import platform_name
from ui.words import tr

_WAIT_S = 600.0
_PADDING = 48
"""Of the dialogue, left and right together."""
_CODE_NAMES = ("auth_code", "authorization_code", "authCode", "code")


def code_in(pasted: str) -> str:
    """The code in what was pasted: the code itself, or the whole address from the browser."""
    query = parse_qs(urlsplit(pasted.strip()).query)
    return next((query[name][0] for name in _CODE_NAMES if name in query), pasted.strip())


class ConnectDialog(Dialog):
    """One platform by its app's number and secret; the browser does the rest, or a token is pasted."""

    connected = Signal()
    by_file = Signal(object)
    """This platform has no interface: its accounts are kept from files."""

    def __init__(self, parent: QWidget, desk: Desk, background: Background) -> None:
        sentence = tr("The platform's own page asks you to agree. The secret and the token stay in your vault.")
        super().__init__(parent, tr("Connect a platform"), sentence, width=520)
        self._desk, self._background = desk, background
        self._begun: Authorisation | None = None
        self._authorised: Authorised | None = None
        self._task: Task | None = None
        self.platform = Combo(tr("Platform"), [(platform_name(one), one) for one in Platform])
        self.role = Combo(tr("Sign in"))
        self.app_id = Field(tr("App number"), note=tr("From the platform's developer page."))
        self.app_secret = Field(tr("App secret"), is_secret=True)
        self.code = Field(
            tr("Code"), hint=tr("Paste the address of the page, or the code in it"),
            note=tr("After you agreed, the browser shows an address that holds the code."),
        )  # fmt: skip
        self.token = Field(
            tr("Token"), is_secret=True, note=tr("From the platform's own page for system users; it is tried at once.")
        )
        self.answers: dict[str, Field] = {}
        self._answers = QVBoxLayout()
        self._answers.setSpacing(12)
        self._found = QVBoxLayout()
        self.state = Label("", Style.NOTE, wrap=True)
        for widget in (self.platform, self.role, self.app_id, self.app_secret, self.code, self.token):
            self.body.addWidget(widget)
        self.body.addLayout(self._answers)
        self.body.addWidget(self.state)
        self.body.addLayout(self._found)
        self.deed = self.add_deed(tr("Open the platform's page"), self.go_on, icon="external-link")
        for field in (self.app_secret, self.code, self.token):
            field.submitted.connect(self.go_on)
        self.platform.currentIndexChanged.connect(lambda _at: self._fit())
        self.finished.connect(lambda _result: self._stop())
        self._fit()

    def go_on(self) -> None:
        """The next step: the browser, the exchange, or keeping a token whose rights were shown."""
        asks = self._asks()
        if asks is None:
            self.accept()
            self.by_file.emit(self._platform())
        elif self._authorised is not None:
            self._keep(self._authorised)
        elif self._begun is not None or asks.pastes_token:
            self.exchange()
        else:
            self.begin()

    def begin(self) -> None:
        """Send the browser to the consent page; where a redirect can come back, wait for it."""
        asks = self._asks()
        application = self._application()
        try:
            if asks is not None and asks.redirects_to_loopback:
                self._listen(application)
            else:
                self._open(self._desk.connections.begin(application, role=self._role()))
        except WrongAnswer as error:
            self._show_wrong(error)

    def exchange(self) -> None:
        """Exchange what was pasted, and look what the token may do."""
        try:
            begun = self._begun or self._desk.connections.begin(self._application())
        except WrongAnswer as error:
            self._show_wrong(error)
            return
        pasted = self.token.text().strip() if self._pastes_token() else code_in(self.code.text())
        if not pasted:
            (self.token if self._pastes_token() else self.code).set_error(wording.wrong("empty"))
            return
        answers = {name: field.text() for name, field in self.answers.items()}
        self._run(lambda _progress: self._desk.connections.exchange(begun, pasted, answers))

    def _platform(self) -> Platform:
        return Platform(str(self.platform.value()))

    def _asks(self) -> Asks | None:
        return self._desk.connections.asks(self._platform())

    def _pastes_token(self) -> bool:
        asks = self._asks()
        return asks is not None and asks.pastes_token

    def _application(self) -> Application:
        secret = Secret(self.app_secret.text().strip())
        return Application(platform=self._platform(), app_id=self.app_id.text(), app_secret=secret)

    def _role(self) -> str:
        return str(self.role.value() or "")

    def _fit(self) -> None:
        """Show what this platform asks for."""
        self._begun = self._authorised = None
        asks = self._asks()
        clear(self._found)
        clear(self._answers)
        self.answers = {}
        for field in (self.app_id, self.app_secret):
            field.setVisible(asks is not None)
        roles = asks.roles if asks is not None else ()
        self.role.set_choices([(tr("As an advertiser"), ""), *((wording.role(name), name) for name in roles)])
        self.role.setVisible(bool(roles))
        self.token.setVisible(asks is not None and asks.pastes_token)
        self.code.hide()
        self.state.set_tone("ink-2")
        self.deed.setEnabled(True)
        if asks is None:
            self.state.setText(wording.wrong("no_interface"))
            self.deed.setText(tr("Take in a file…"))
            return
        self.state.setText("")
        for name in asks.answers:
            field = Field(wording.asked(name), note=tr("The platform shows it beside the code."))
            self.answers[name] = field
            self._answers.addWidget(field)
            field.setVisible(asks.pastes_token)
        self.deed.setText(tr("Try the token") if asks.pastes_token else tr("Open the platform's page"))

    def _listen(self, application: Application) -> None:
        connections = self._desk.connections
        state = connections.new_state()
        # Checked before anything listens, so that an empty field is told at once.
        connections.begin(application, state=state)
        page = tr("AdTill has what it needs. You can close this page.")
        listener = connections.listen(
            application.platform, state=state, page=f"<!doctype html><meta charset=utf-8><p>{page}</p>".encode()
        )

        role = self._role()

        def wait(progress: Progress) -> Authorised:
            with listener as redirect:
                begun = connections.begin(application, redirect_uri=redirect.uri, state=state, role=role)
                QDesktopServices.openUrl(QUrl(begun.url))
                return connections.exchange(begun, redirect.wait(_WAIT_S, progress.is_cancelled))

        self.state.setText(tr("Waiting for you to agree in the browser…"))
        self._run(wait)

    def _open(self, begun: Authorisation) -> None:
        self._begun = begun
        QDesktopServices.openUrl(QUrl(begun.url))
        self.code.show()
        for field in self.answers.values():
            field.show()
        self.deed.setText(tr("Connect with this code"))

    def _run(self, work: Callable[[Progress], Authorised]) -> None:
        self.deed.setEnabled(False)
        self._task = self._background.start(work, then=self._show_rights, otherwise=self._failed)

    def _show_rights(self, authorised: Authorised) -> None:
        """Nothing to say: keep it at once. Else say what is missing or too much, and keep it at the second word."""
        rights = authorised.rights
        if not (rights.missing or rights.surplus or rights.refused):
            self._keep(authorised)
            return
        self._authorised = authorised
        self.state.setText("")
        clear(self._found)
        shown = rights_shown(rights)
        self._found.addWidget(shown)
        # Wrapped lines inside nested layouts are given one line each unless their holder insists.
        shown.setMinimumHeight(shown.heightForWidth(self.width() - _PADDING))
        self.adjustSize()
        self.deed.setText(tr("Keep it all the same"))
        self.deed.setEnabled(True)

    def _keep(self, authorised: Authorised) -> None:
        self.deed.setEnabled(False)
        keep = partial(self._desk.connections.keep, authorised.application, authorised.grant)
        self._task = self._background.start(lambda _progress: keep(), then=lambda _id: self._done(), otherwise=self._failed)  # fmt: skip

    def _done(self) -> None:
        self.connected.emit()
        self.accept()

    def _show_wrong(self, error: WrongAnswer) -> None:
        fields = {"app_id": self.app_id, "app_secret": self.app_secret, **self.answers}
        fields.get(error.field, self.app_id).set_error(wording.wrong(error.reason))

    def _failed(self, error: Exception) -> None:
        self.deed.setEnabled(True)
        if isinstance(error, WrongAnswer):
            self._show_wrong(error)
            return
        told = wording.told(error)
        self.state.set_tone("red")
        self.state.setText(f"{told.title}\n{told.what_next}")

    def _stop(self) -> None:
        if self._task is not None:
            self._task.cancel()
