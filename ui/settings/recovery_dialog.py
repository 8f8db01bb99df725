"""Replacing what opens the vault when the password is lost: one key or three sheets, shown once and typed back."""

from PySide6.QtWidgets import QStackedWidget, QWidget

from app.desk import Desk
from app.domain.recovery_shares import SHARES
from app.domain.vaults import Recovery
from ui.ask_dialog import AskDialog
from ui.background import Background
from ui.vault.recovery_sheet import RecoverySheet
from ui.vault.share_sheet import ShareSheet
from ui.vault.sheet_field import TwoSheets
from ui.widgets.buttons import link
from ui.widgets.cards import across
from ui.widgets.labels import Label, Style
from ui.widgets.segmented import Segmented
from ui.words import tr

_WIDTH = 600
_KEY, _SHEETS = 0, 1


class RecoveryDialog(AskDialog):
    """Nothing changes before the last step; what was shown until then opens nothing if it is left."""

    def __init__(self, parent: QWidget, desk: Desk, background: Background, now: Recovery) -> None:
        super().__init__(
            parent,
            background,
            tr("When the password is lost"),
            tr("What is made here takes the place of what was printed before, which then opens this vault no more. Nothing changes before the last step."),
        )  # fmt: skip
        self.setMinimumWidth(_WIDTH)
        self._desk, self._name = desk, desk.path.stem
        self.form = Segmented(
            [tr("One recovery key"), tr("Three sheets")],
            name=tr("What to print"),
            at=_SHEETS if now is not Recovery.NONE else _KEY,
        )
        self.key: RecoverySheet | None = None
        self.sheets: list[ShareSheet] = []
        self.typed = TwoSheets()
        self.heading = Label("", Style.HEADING)
        self.sentence = Label("", Style.BODY, tone="ink-2", wrap=True)
        self.fault = Label("", Style.NOTE, tone="red", wrap=True)
        self._pages = QStackedWidget()
        self._pages.addWidget(QWidget())
        self.body.addLayout(across(self.form, None))
        self.body.addWidget(self.heading)
        self.body.addWidget(self.sentence)
        self.body.addWidget(self._pages, 1)
        self.body.addWidget(self.fault)
        self.back = link(tr("Back"), self.go_back, height=32)
        self.add_aside(self.back)
        self.deed = self.add_deed(tr("Next"), self.go_on)
        self.form.chosen.connect(lambda _at: self._stand(0))
        self.typed.changed.connect(self._update)
        self._stand(0)

    @property
    def at(self) -> int:
        """The step, from 0: the choice, then the key, or each sheet and the check."""
        return self._pages.currentIndex()

    def go_on(self) -> None:
        """The next step, or the deed itself at the last."""
        if not self.deed.isEnabled():
            return
        if self.at == 0:
            self._make()
        if self.at + 1 < self._pages.count():
            self._stand(self.at + 1)
        elif self.key is not None:
            key = self.key.key
            self.run(lambda: self._desk.recovery.keep_key(key), self.fault)
        else:
            shares, keepers = self.typed.shares(), [sheet.keeper.text() for sheet in self.sheets]
            self.run(lambda: self._desk.recovery.keep_shares(shares, keepers), self.fault)

    def go_back(self) -> None:
        """One step back; from the first sheet or the key to the choice, after which new ones are made."""
        self._stand(self.at - 1)

    def _make(self) -> None:
        for old in (*self.sheets, *([self.key] if self.key is not None else [])):
            self._pages.removeWidget(old)
            old.deleteLater()
        self._pages.removeWidget(self.typed)
        self.typed.forget()
        self.key, self.sheets = None, []
        if self.form.at == _KEY:
            self.key = RecoverySheet(self._desk.recovery.new_key(), vault_name=self._name)
            self.key.changed.connect(self._update)
            self._pages.addWidget(self.key)
            return
        self.sheets = [ShareSheet(share, vault_name=self._name) for share in self._desk.recovery.new_shares()]
        for page in (*self.sheets, self.typed):
            self._pages.addWidget(page)

    def _stand(self, at: int) -> None:
        self._pages.setCurrentIndex(at)
        heading, sentence, deed = self._words()
        self.heading.setText(heading)
        self.sentence.setText(sentence)
        self.deed.setText(deed)
        self.form.setVisible(at == 0)
        self.back.setVisible(at > 0)
        self._update()
        self._fit()
        self._focus()

    def _fit(self) -> None:
        # A dialogue gives wrapped sentences one line unless somebody makes room for all of them.
        layout = self.layout()
        assert layout is not None
        self.resize(self.width(), max(self.height(), layout.totalHeightForWidth(self.width())))

    def _focus(self) -> None:
        page = self._pages.currentWidget()
        if isinstance(page, ShareSheet):
            page.keeper.input.setFocus()
        elif isinstance(page, RecoverySheet):
            page.check.input.setFocus()
        elif page is self.typed:
            self.typed.first.input.setFocus()

    def _words(self) -> tuple[str, str, str]:
        if self.at == 0 and self.form.at == _KEY:
            return (
                tr("One recovery key"),
                tr("Whoever has it opens the vault, so it belongs in one safe place. Lost, it is only replaced while a password still opens the vault."),
                tr("Make a key"),
            )  # fmt: skip
        if self.at == 0:
            return (
                tr("Three sheets, of which any two open the vault"),
                tr("One alone opens nothing and tells nothing. Give them to three keepers: one may be lost, and one may fall into wrong hands."),
                tr("Make three sheets"),
            )  # fmt: skip
        if self.key is not None:
            return (
                tr("Recovery key"),
                tr("Shown this once. Print it or write it down."),
                tr("Use this key from now on"),
            )
        if self.at <= len(SHARES):
            heading = tr("Sheet {number} of {count}", number=self.at, count=len(SHARES))
            return (heading, tr("Shown this once. Print it or write it down, and give it to its keeper."), tr("Next"))
        return (
            tr("Type two of them back"),
            tr("From paper, whichever two. So it is sure that what was printed opens the vault."),
            tr("Use these sheets from now on"),
        )

    def _is_ready(self) -> bool:
        if self.at == 0 or self.at + 1 < self._pages.count():
            return True
        return self.key.is_done if self.key is not None else bool(self.typed.shares()) and not self._is_of_others()

    def _is_of_others(self) -> bool:
        shares = self.typed.shares()
        return bool(shares) and shares[0].mark != self.sheets[0].share.mark

    def _update(self) -> None:
        self.fault.setText(tr("These are sheets of an earlier set.") if self.sheets and self._is_of_others() else "")
        self.deed.setEnabled(self._is_ready())
