"""Erasing a document, as a person sees it: what goes, what stays, why; then for good."""

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.desk import Desk
from app.domain.erasing import EraseReason
from app.services.erasing import Erased, ErasePlan
from ui import wording
from ui.documents.said import kind_name
from ui.refresh import Refresh
from ui.widgets.cards import across, down
from ui.widgets.combo import Combo
from ui.widgets.dialogs import Dialog
from ui.widgets.labels import IconLabel, Label, Style
from ui.widgets.live_page import LivePage
from ui.widgets.toast import Message, Tone
from ui.words import plural, tr


class EraseDialog(Dialog):
    """Names on its button what will be gone; Enter does not press it."""

    def __init__(self, parent: QWidget, name: str, plan: ErasePlan, then: Callable[[EraseReason], object]) -> None:
        about = " · ".join(part for part in (name, plan.holder) if part)
        sentence = tr("{document}. This cannot be undone.", document=about)
        super().__init__(parent, tr("Erase this document for good"), sentence, width=560)
        self._then = then
        self.body.addLayout(_listed(tr("What goes"), "x", "red", _going(plan)))
        self.body.addLayout(_listed(tr("What stays"), "check", "ink-2", _staying(plan)))
        self.why = Combo(tr("Why it is erased"), [(wording.word(one), one) for one in EraseReason])
        self.body.addLayout(down(Label(tr("Why it is erased"), Style.NAME), self.why, spacing=6))
        self.body.addStretch(1)
        words = plural("Erase {count} file for good", "Erase {count} files for good", count=len(plan.papers))
        self.deed = self.add_deed(words, self._do, is_danger=True)
        self.why.setFocus()

    def _do(self) -> None:
        self.accept()
        self._then(EraseReason(str(self.why.value())))


class EraseFlow:
    """Asks what would go, shows it, erases; every error goes to the window by way of the page."""

    def __init__(
        self,
        page: LivePage,
        desk: Desk,
        refresh: Refresh,
        *,
        begun: Callable[[str], object],
        erased: Callable[[Sequence[int]], object],
    ) -> None:
        self._page, self._desk, self._refresh = page, desk, refresh
        self._begun, self._erased = begun, erased

    def ask(self, paper_id: int) -> None:
        """Show what erasing this document would take."""

        def show(plan: ErasePlan) -> None:
            kind = next((one for one in self._desk.documents.types() if one.code == plan.type_code), None)
            name = kind_name(kind.name_zh, kind.name_en) if kind else kind_name("", "")
            EraseDialog(self._page, name, plan, lambda why: self._erase(paper_id, why)).open()

        self._page.ask(lambda _progress: self._desk.erasing.plan(paper_id), show)

    def _erase(self, paper_id: int, why: EraseReason) -> None:
        def done(erased: Erased) -> None:
            self._erased(erased.papers)
            self._refresh.tell(erased)
            title = plural("{count} file was erased", "{count} files were erased", count=len(erased.papers))
            kept = tr("Record {number} says that, by whom and why; nothing says what.", number=erased.record)
            text = (
                "" if erased.is_written_anew else tr("Its last traces are overwritten when the vault is opened next.")
            )
            self._page.say(Message(tone=Tone.SUCCESS, title=title, text=text, kept=kept))

        def failed(error: Exception) -> None:
            self._page.reload()
            self._page.failed.emit(error)

        self._begun(tr("Erasing: the vault is written anew…"))
        self._page.ask(lambda _progress: self._desk.erasing.erase(paper_id, why), done, otherwise=failed)


def _going(plan: ErasePlan) -> list[str]:
    lines = [
        plural("The file and its name", "The files of {count} versions and copies, and their names", count=len(plan.papers)),
        tr("All that was read from it and said of its fields"),
    ]  # fmt: skip
    if plan.applications:
        lines.append(plural("Its values in {count} application that is at its end", "Its values in {count} applications that are at their end", count=len(plan.applications)))  # fmt: skip
    return lines


def _staying(plan: ErasePlan) -> list[str]:
    lines = [
        tr("A record that something was erased, when, by whom and why"),
        tr("Consents, appeals and answers of platforms, as they were written"),
        tr("What platforms have received, and files that were saved outside the vault"),
    ]
    if plan.older_copies:
        lines.append(plural("{count} older copy of the vault (backup or upgrade) that may still hold it: remove it yourself", "{count} older copies of the vault (backups, upgrades) that may still hold it: remove them yourself", count=plan.older_copies))  # fmt: skip
    return lines


def _listed(heading: str, icon: str, tone: str, lines: Sequence[str]) -> QVBoxLayout:
    column = down(Label(heading, Style.NAME), spacing=6)
    for line in lines:
        row = across(down(2, IconLabel(icon, tone=tone, size=14), None), spacing=8)
        row.addWidget(Label(line, Style.BODY, tone="ink-2", wrap=True), 1)
        column.addLayout(row)
    return column
