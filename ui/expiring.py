"""Documents that run out 到期提醒, as calm lines above a page: what, until when, what hangs on it; seen, with the way back."""

from collections.abc import Iterable, Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.changes import Changes
from app.desk import Desk
from app.domain.expiry import ExpiryAlert, HeldUp
from ui import figures
from ui.refresh import Refresh
from ui.widgets.buttons import link
from ui.widgets.cards import Well, across, down
from ui.widgets.labels import Elided, IconLabel, Label, Style
from ui.widgets.live_page import LivePage
from ui.widgets.page import INSET, clear
from ui.widgets.tiles import platform_name
from ui.widgets.toast import Message, Tone
from ui.words import is_chinese, plural, tr

MOST = 3
"""Lines at once; the calendar has all days."""


class ExpiringLines(QWidget):
    """Asks for itself, by way of the page that it stands on; not there while there is nothing to say."""

    def __init__(self, page: LivePage, desk: Desk, refresh: Refresh) -> None:
        super().__init__()
        self._page, self._desk, self._refresh = page, desk, refresh
        self.alerts: Sequence[ExpiryAlert] = ()
        self._well = Well(padding=8)
        self._lines = QVBoxLayout()
        self._lines.setSpacing(8)
        self._well.body.addLayout(self._lines)
        column = down(self._well)
        column.setContentsMargins(INSET, 0, INSET, 12)
        self.setLayout(column)
        self.hide()

    def reload(self) -> None:
        """Ask what nobody has seen yet."""
        self._page.ask(lambda _progress: self._desk.expiry.standing(), self._show)

    def _show(self, alerts: Sequence[ExpiryAlert]) -> None:
        self.alerts = alerts
        clear(self._lines)
        for alert in alerts[:MOST]:
            self._lines.addWidget(self._line(alert))
        more = len(alerts) - MOST
        if more > 0:
            words = plural("{count} more runs out; it is said here once these are seen.", "{count} more run out; they are said here once these are seen.", count=more)  # fmt: skip
            self._lines.addWidget(Label(words, Style.NOTE))
        self.setVisible(bool(alerts))

    def _line(self, alert: ExpiryAlert) -> QWidget:
        name = self._name(alert)
        is_grave = alert.is_expired or alert.is_late_for_renewal
        icon, tone = ("circle-alert", "red") if is_grave else ("clock-3", "amber")
        text = down(spacing=2)
        text.addWidget(Elided(tr("{document}: {when}", document=name, when=_when(alert)), Style.NAME, figures=True))
        facts = [alert.paper.holder, _renewal(alert), held_words(alert.held_up)]
        text.addWidget(Elided(" · ".join(one for one in facts if one), Style.NOTE, figures=True))
        row = across(down(3, IconLabel(icon, tone=tone, size=14), None), spacing=10)
        row.addLayout(text, 1)
        row.addSpacing(8)
        open_link = link(tr("Open"), lambda: self._page.wanted.emit("documents", int(alert.paper.key)))
        open_link.setAccessibleName(tr("Open {document}", document=name))
        seen_link = link(tr("Seen"), lambda: self._seen(alert))
        seen_link.setAccessibleName(tr("{document} has been seen", document=name))
        row.addWidget(open_link)
        row.addSpacing(8)
        row.addWidget(seen_link)
        holder = QWidget()
        holder.setLayout(row)
        return holder

    def _seen(self, alert: ExpiryAlert) -> None:
        paper = int(alert.paper.key)

        def said(changes: Changes) -> None:
            self._refresh.tell(changes)
            self._page.say(
                Message(
                    tone=Tone.SUCCESS,
                    title=tr("{document} has been seen", document=self._name(alert)),
                    text=_next_word(alert),
                    actions=[(tr("Undo"), lambda: self._unseen(paper))],
                )
            )

        self._page.ask(lambda _progress: self._desk.expiry.seen(alert.mark), said)

    def _unseen(self, paper: int) -> None:
        self._page.ask(lambda _progress: self._desk.expiry.unseen(paper), self._refresh.tell)

    def _name(self, alert: ExpiryAlert) -> str:
        kind = self._desk.onboarding.catalogue.qualification(alert.paper.kind)
        return kind.name_zh if is_chinese() else kind.name_en


def held_words(held: HeldUp) -> str:
    """What a document's end stops, by name; empty where nothing hangs on it."""
    parts = []
    if held.applications:
        names = _named(platform_name(one.platform) for one in held.applications)
        parts.append(plural("holds up the application on {platforms}", "holds up {count} applications: {platforms}", count=len(held.applications), platforms=names))  # fmt: skip
    if held.accounts:
        names = _named(platform_name(one.platform) for one in held.accounts)
        parts.append(plural("the account on {platforms} rests on it", "{count} accounts rest on it: {platforms}", count=len(held.accounts), platforms=names))  # fmt: skip
    return " · ".join(parts)


def _named(names: Iterable[str]) -> str:
    return ("、" if is_chinese() else ", ").join(dict.fromkeys(names))


def _when(alert: ExpiryAlert) -> str:
    last = figures.iso_day(alert.valid_to)
    if alert.is_expired:
        return tr("ran out on {day}", day=last)
    if alert.days_left == 0:
        return tr("today is its last valid day")
    return plural("{count} day left, until {day}", "{count} days left, until {day}", count=alert.days_left, day=last)


def _renewal(alert: ExpiryAlert) -> str:
    if alert.is_expired:
        return ""
    if alert.renew_by is not None:
        day = figures.iso_day(alert.renew_by)
        if alert.is_late_for_renewal:
            return tr("the renewal should have been asked for by {day}", day=day)
        return tr("the renewal must be in by {day}", day=day)
    if alert.renew_from is not None:
        return tr("the renewal can be asked for from {day} on", day=figures.iso_day(alert.renew_from))
    return ""


def _next_word(alert: ExpiryAlert) -> str:
    if alert.next_rung is None:
        return tr("It is not said again until a newer version runs out.")
    if alert.next_rung < 0:
        return tr("It is said again once it has run out.")
    if alert.next_rung == 0:
        return tr("It is said again on its last valid day.")
    return plural("It is said again {count} day before it runs out.", "It is said again {count} days before it runs out.", count=alert.next_rung)  # fmt: skip
