"""The sections of the settings page: each shows one part of the company's rules and of this machine's habits."""

from collections.abc import Callable, Sequence
from datetime import datetime

from PySide6.QtWidgets import QWidget

from app.services.backups import BackupLine
from app.services.connections import ConnectionLine
from app.services.recovery import RecoveryStanding
from app.services.settings import LOCK_MINUTES, SettingsView
from ui import figures, wording
from ui.version import program_version
from ui.widgets.buttons import link, secondary
from ui.widgets.cards import Card, across, down
from ui.widgets.chips import Chip
from ui.widgets.labels import Elided, Label, Style
from ui.widgets.segmented import Segmented
from ui.widgets.tiles import PlatformTile, platform_name
from ui.words import plural, tr

Deed = Callable[[], object]


def section(title: str, note: str, rows: Sequence[QWidget], tools: Sequence[QWidget] = ()) -> QWidget:
    """A heading with its sentence and tools, then a card with its rows."""
    holder = QWidget()
    card = Card(padding=16)
    card.body.setSpacing(12)
    for row in rows:
        card.body.addWidget(row)
    head = across(Label(title, Style.HEADING), None, *tools)
    holder.setLayout(down(head, 2, Label(note, Style.NOTE, wrap=True), 8, card))
    return holder


def row(word: str, value: str, *tools: QWidget) -> QWidget:
    """A fact with what can be done about it."""
    holder = QWidget()
    label = Label(word, Style.BODY, tone="ink-2")
    label.setFixedWidth(176)
    line = across(label, spacing=8)
    line.addWidget(Elided(value, Style.BODY, figures=True), 1)
    for tool in tools:
        line.addWidget(tool)
    holder.setLayout(line)
    return holder


def connection_row(one: ConnectionLine, now: datetime, again: Deed, forget: Deed) -> QWidget:
    """One connection: platform, accounts, how fresh, what is wrong."""
    holder = QWidget()
    count = plural("{count} account", "{count} accounts", count=one.accounts)
    read = tr("read {age}", age=figures.age(one.last_synced_at, now)) if one.last_synced_at else tr("not read yet")
    note = f"{count} · {read}"
    if one.refresh_expires_at is not None:
        note += " · " + tr("sign in again by {day}", day=figures.day(one.refresh_expires_at.date(), now.date()))
    names = down(Label(platform_name(one.platform), Style.STRONG), Elided(note, Style.NOTE, figures=True))
    line = across(PlatformTile(one.platform, 24), spacing=10)
    line.addLayout(names, 1)
    if one.is_by_file:
        line.addWidget(Chip(tr("By file")))
    if one.is_practice:
        line.addWidget(Chip(tr("Practice")))
    if one.error is not None:
        line.addWidget(Chip(wording.told(one.error).title, "red", icon="circle-alert"))
        line.addWidget(secondary(tr("Sign in again…"), again, height=28))
    line.addWidget(link(tr("Forget"), forget))
    holder.setLayout(line)
    return holder


def company_section(view: SettingsView, add_rate: Deed) -> QWidget:
    """Whose book it is, the currency of totals, and the rates into it."""
    rows = [
        row(tr("Company"), view.company),
        row(tr("Home currency"), view.home_currency),
        row(tr("Vault"), str(view.vault_path)),
    ]
    rows += [
        row(tr("1 {currency}", currency=one.currency), tr("{rate} {home}, {day}, {source}", rate=f"{one.rate:f}", home=view.home_currency, day=figures.iso_day(one.day), source=one.source))
        for one in view.rates
    ]  # fmt: skip
    note = tr("Totals over several currencies use these rates and say so; without a rate nothing is added up.")
    return section(tr("Company"), note, rows, [secondary(tr("Set an exchange rate…"), add_rate, icon="plus")])


def backup_section(
    view: SettingsView, known: Sequence[BackupLine], *, choose: Deed, make: Deed, restore: Deed, check: Deed
) -> QWidget:
    """Where backups go, what there is, and the check of the vault."""
    folder = str(view.backup_folder) if view.backup_folder else tr("not chosen yet")
    newest = tr("none yet")
    if known:
        newest = f"{figures.iso_day(known[0].made_at.date())} · {figures.size(known[0].bytes)}"
    count = plural("{count} backup", "{count} backups", count=len(known))
    rows = [
        row(tr("Folder"), folder, secondary(tr("Choose…"), choose, icon="folder-open", height=28)),
        row(tr("Newest"), newest, secondary(tr("Back up now"), make, icon="save", height=28)),
        row(tr("Kept"), count, secondary(tr("Restore a backup…"), restore, icon="history", height=28)),
        row(tr("Vault"), tr("every page, the chain and all counts"), secondary(tr("Check now"), check, icon="shield-check", height=28)),
    ]  # fmt: skip
    note = tr("A backup is encrypted like the vault, opened and compared before it counts. Seven days, four weeks and twelve months are kept.")  # fmt: skip
    return section(tr("Backup"), note, rows)


def security_section(
    view: SettingsView, standing: RecoveryStanding, *, change: Deed, replace: Deed, lock_after: Callable[[int], object]
) -> QWidget:
    """Who opens the vault and with what, what opens it when that is lost, and when it locks itself."""
    words = [plural("{count} minute", "{count} minutes", count=minutes) for minutes in LOCK_MINUTES]
    choice = Segmented(words, name=tr("Lock by itself after"), at=LOCK_MINUTES.index(view.lock_minutes))
    choice.chosen.connect(lambda at: lock_after(LOCK_MINUTES[at]))
    rows = [
        row(view.person, tr("opens this vault with a password"), secondary(tr("Change the password…"), change, icon="key-round", height=28)),
        _recovery_row(standing, replace),
        row(tr("Lock by itself after"), tr("without a key or the mouse"), choice),
    ]  # fmt: skip
    note = tr("Protects a lost or copied computer. Does not protect against programs that run as you while the vault is open.")  # fmt: skip
    return section(tr("Security"), note, rows)


def _recovery_row(standing: RecoveryStanding, replace: Deed) -> QWidget:
    value = wording.word(standing.form)
    keepers = ", ".join(f"{number} {name}" for number, name in enumerate(standing.keepers, start=1) if name)
    if keepers:
        value = tr("{form}: {keepers}", form=value, keepers=keepers)
    tools: list[QWidget] = []
    if not standing.gives_signing_key:
        chip = Chip(tr("Does not give the signing key back"), "amber", icon="triangle-alert")
        chip.setToolTip(
            tr("It is from before there were signing keys. Replace it, so that nothing is lost with the password.")
        )
        tools.append(chip)
    if standing.denial is None and standing.is_theirs:
        tools.append(secondary(tr("Replace…"), replace, icon="file-key", height=28))
    return row(tr("When it is lost"), value, *tools)


def about_section() -> QWidget:
    """Which program this is, and whose fonts and icons it shows."""
    rows = [
        row("AdTill", program_version()),
        row(tr("Fonts and icons"), "Inter (SIL OFL 1.1), Lucide (ISC)"),
    ]
    return section(tr("About"), tr("Language and theme change in the top bar."), rows)
