"""What is typed about a provider: its terms, whom it funds, what happened, and a rebate that came."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal, InvalidOperation
from enum import StrEnum

from PySide6.QtWidgets import QWidget

from app.desk import Desk
from app.domain.accounts import Platform
from app.domain.money import Money
from app.domain.papers import Paper
from app.domain.payees import Payee
from app.domain.providers import Authorisation, Contract, Provider, ProviderEventKind, Tier
from app.domain.rebates import RebateForm, RebatePeriod, RebateReceipt, RebateRule, RebateStep, RebateTime, StepScope
from app.services.account_lines import AccountLine
from app.services.rebate_ledger import RebateLine
from ui import figures, wording
from ui.ask_dialog import AskDialog
from ui.background import Background
from ui.providers.said import period_words
from ui.widgets.cards import across, down
from ui.widgets.combo import Combo
from ui.widgets.inputs import Check, Field
from ui.widgets.labels import Label, Style
from ui.widgets.page import scrolling
from ui.words import tr

_CURRENCY = "CNY"
_ROW = 28
_ACCOUNTS_SHOWN = 12
_PAYEES_SHOWN = 3


class BadField(Exception):
    """A field that cannot be used, with the reason's code."""

    def __init__(self, field: Field, reason: str) -> None:
        super().__init__(reason)
        self.field, self.reason = field, reason


class ProviderDialog(AskDialog):
    """Enters a provider or changes one; the contract in force is the one that is edited."""

    def __init__(
        self, parent: QWidget, desk: Desk, background: Background, payees: Sequence[Payee], known: Provider | None = None
    ) -> None:  # fmt: skip
        title = tr("Enter a provider") if known is None else tr("Change {name}", name=known.name)
        super().__init__(
            parent, background, title, tr("As the contract has it: fees and rebates are held against this.")
        )
        self.setMinimumWidth(680)
        self._desk = desk
        self._known = known or Provider(name="", tier=Tier.FIRST)
        contract = self._known.contracts[0] if self._known.contracts else None
        self._contract = contract
        self._make_fields(contract)
        self.payees = [(one, Check(one.name, on=one.id in self._known.payees)) for one in payees]
        self._lay_out()
        self.add_deed(tr("Keep it"), self.keep)
        self.name.input.setFocus()

    def _make_fields(self, contract: Contract | None) -> None:
        limit = self._known.in_transit_limit
        rule = contract.rebate_rules[0] if contract is not None and contract.rebate_rules else None
        self.name = Field(tr("Provider"), text=self._known.name)
        self.tier = _combo(tr("Kind"), Tier, self._known.tier)
        self.cap = Field(
            tr("At most in transit, CNY"),
            text="" if limit is None else f"{limit.amount.normalize():f}",
            note=tr("Empty: no cap"),
        )
        self.number = Field(tr("Contract number"), text=contract.number if contract else "")
        self.party = Field(tr("Name in the contract"), text=contract.party if contract else "")
        self.start = Field(tr("In force from"), text=contract.start.isoformat() if contract else "", hint="2026-01-01")
        self.end = Field(tr("until"), text=contract.end.isoformat() if contract else "", hint="2026-12-31")
        self.fee = Field(tr("Service fee, %"), text=f"{(contract.fee_rate * 100).normalize():f}" if contract else "0")
        self.hours = Field(tr("Credited within, hours"), text=_number(contract.credited_within_h if contract else None))
        self.form = _combo(tr("Rebate given"), RebateForm, rule.form if rule else None)
        self.time = _combo(tr("Rebate comes"), RebateTime, rule.time if rule else RebateTime.POSTPAID)
        self.scope = _combo(tr("Step counts"), StepScope, rule.scope if rule else None)
        self.period = _combo(
            tr("Added up by"), RebatePeriod, contract.rebate_period if contract else RebatePeriod.QUARTER
        )
        self.steps = Field(tr("Rebate steps"), text=_steps(rule), hint="100000: 3; 500000: 5", note=tr("From this volume on: so many per cent. Empty: no rebate"))  # fmt: skip
        self.due = Field(tr("Due after the period, days"), text=_number(contract.rebate_due_days if contract else None))

    def _lay_out(self) -> None:
        rows: tuple[tuple[QWidget, ...], ...] = (
            (self.name, _titled(tr("Kind"), self.tier), self.cap),
            (self.number, self.party, self.start, self.end),
            (self.fee, self.hours, self.due),
            (_titled(tr("Rebate comes"), self.time), _titled(tr("Rebate given"), self.form)),
            (_titled(tr("Added up by"), self.period), _titled(tr("Step counts"), self.scope)),
            (self.steps,),
        )
        for row in rows:
            line = across(spacing=12)
            for widget in row:
                line.addWidget(widget, 1)
            self.body.addLayout(line)
        if self.payees:
            self.body.addWidget(Label(tr("Money for it may go to"), Style.NAME))
            self.body.addWidget(_ticks([check for _, check in self.payees], most=_PAYEES_SHOWN))

    def keep(self) -> None:
        """Keep what was typed; what cannot be used is said below its field."""
        try:
            provider = self.typed()
        except BadField as bad:
            bad.field.set_error(wording.wrong(bad.reason))
            bad.field.input.setFocus()
            return
        if provider.id is None:
            self.run(lambda: self._desk.providers.add(provider), self.name)
        else:
            self.run(lambda: self._desk.providers.change(provider), self.name)

    def typed(self) -> Provider:
        """What the fields say; BadField for what cannot be used."""
        cap = None if not self.cap.text().strip() else Money(_figure(self.cap), _CURRENCY)
        has_contract = any(field.text().strip() for field in (self.number, self.party, self.start, self.end))
        rest = self._known.contracts[1:]
        contracts = (self._typed_contract(), *rest) if has_contract else rest
        payees = frozenset(one.id for one, check in self.payees if check.isChecked())
        return replace(
            self._known,
            name=self.name.text().strip(),
            tier=Tier(str(self.tier.value())),
            in_transit_limit=cap,
            contracts=contracts,
            payees=payees,
        )

    def _typed_contract(self) -> Contract:
        plain = self._contract or Contract(number="", start=date.min, end=date.min, party="")
        later = plain.rebate_rules[1:]
        rule = self._typed_rule()
        return replace(
            plain,
            number=self.number.text().strip(),
            party=self.party.text().strip(),
            start=_day(self.start),
            end=_day(self.end),
            fee_rate=_figure(self.fee) / 100,
            credited_within_h=_whole(self.hours),
            rebate_due_days=_whole(self.due),
            rebate_period=RebatePeriod(str(self.period.value())),
            rebate_rules=later if rule is None else (rule, *later),
        )

    def _typed_rule(self) -> RebateRule | None:
        text = self.steps.text().replace("：", ":").replace("；", ";")
        parts = [one for one in text.split(";") if one.strip()]
        if not parts:
            return None
        try:
            steps = tuple(_step(one) for one in parts)
            return RebateRule(
                form=RebateForm(str(self.form.value())),
                time=RebateTime(str(self.time.value())),
                scope=StepScope(str(self.scope.value())),
                steps=steps,
            )
        except (InvalidOperation, ValueError) as wrong:
            raise BadField(self.steps, "not_steps") from wrong


class FundDialog(AskDialog):
    """Which accounts are funded through a provider, and since when."""

    def __init__(
        self, parent: QWidget, desk: Desk, background: Background, provider: Provider, accounts: Sequence[AccountLine]
    ) -> None:
        super().__init__(
            parent,
            background,
            tr("Accounts through {name}", name=provider.name),
            tr("From this day on their recharges count against its cap, and their volume earns its rebate."),
        )
        self._desk, self._id = desk, provider.id or 0
        self.accounts = [(one, Check(f"{one.name} · {one.platform_id}")) for one in accounts]
        self.since = Field(tr("From"), hint="2026-01-01")
        self.body.addWidget(_ticks([check for _, check in self.accounts]))
        self.body.addWidget(self.since)
        self.add_deed(tr("Set it"), self.keep)

    def keep(self) -> None:
        """Keep it for all that are ticked."""
        chosen = [int(one.key.partition(":")[2]) for one, check in self.accounts if check.isChecked()]
        try:
            since = _day(self.since)
        except BadField as bad:
            bad.field.set_error(wording.wrong(bad.reason))
            return
        self.run(lambda: self._desk.providers.fund(chosen, self._id, since), self.since)


class AuthoriseDialog(AskDialog):
    """The platform's word that a provider may work for it, with the archived document that shows it."""

    def __init__(
        self, parent: QWidget, desk: Desk, background: Background, provider: Provider, papers: Sequence[Paper]
    ) -> None:
        super().__init__(
            parent,
            background,
            tr("Authorisation of {name}", name=provider.name),
            tr("Choose the document from the archive; without one a provider is rated D at most."),
        )
        self._desk, self._id = desk, provider.id or 0
        self.platform = _combo(tr("Platform"), Platform, None)
        self.paper = Combo(tr("Document"), [(one.file_name, one.file_sha256) for one in papers])
        self.until = Field(tr("Valid until"), hint="2026-12-31", note=tr("Empty: without end"))
        self.body.addWidget(_titled(tr("Platform"), self.platform))
        self.body.addWidget(_titled(tr("Document"), self.paper))
        self.body.addWidget(self.until)
        self.add_deed(tr("Keep it"), self.keep)

    def keep(self) -> None:
        """Keep it."""
        document = self.paper.value()
        if document is None:
            self.until.set_error(wording.wrong("not_in_archive"))
            return
        try:
            until = _day(self.until) if self.until.text().strip() else None
        except BadField as bad:
            bad.field.set_error(wording.wrong(bad.reason))
            return
        paper = Authorisation(platform=Platform(str(self.platform.value())), document=str(document), valid_until=until)
        self.run(lambda: self._desk.providers.authorise(self._id, paper), self.until)


class NoteDialog(AskDialog):
    """What happened with a provider, in words that nobody can take back."""

    def __init__(self, parent: QWidget, desk: Desk, background: Background, provider: Provider) -> None:
        super().__init__(
            parent,
            background,
            tr("Note about {name}", name=provider.name),
            tr("It counts in the rating from now on, and is kept as it is written."),
        )
        self._desk, self._id = desk, provider.id or 0
        self.kind = _combo(tr("What happened"), ProviderEventKind, None)
        self.note = Field(tr("In words"), is_tall=True)
        self.body.addWidget(_titled(tr("What happened"), self.kind))
        self.body.addWidget(self.note)
        self.note.submitted.connect(self.keep)
        self.add_deed(tr("Keep the note"), self.keep)

    def keep(self) -> None:
        """Keep it."""
        kind, note = ProviderEventKind(str(self.kind.value())), self.note.text()
        self.run(lambda: self._desk.providers.note(self._id, kind, note), self.note)


class ReceiptDialog(AskDialog):
    """A rebate that came, against the period that it is for."""

    def __init__(
        self, parent: QWidget, desk: Desk, background: Background, provider: Provider, lines: Sequence[RebateLine]
    ) -> None:
        super().__init__(parent, background, tr("A rebate came from {name}", name=provider.name))
        self._desk, self._id = desk, provider.id or 0
        # The oldest first: what is longest awaited is what most likely came.
        self._lines = sorted((one for one in lines if one.rebate.owed), key=lambda one: one.rebate.start)
        owed = [
            (f"{period_words(one.rebate.start)} · {figures.money(one.rebate.owed)}", at)
            for at, one in enumerate(self._lines)
        ]
        self.period = Combo(tr("For the period from"), owed)
        self.amount = Field(tr("What came"), text=f"{self._lines[0].rebate.owed.amount:f}" if self._lines else "")
        self.day = Field(tr("On"), hint="2026-01-01")
        self.note = Field(tr("How it is known"))
        self.body.addWidget(_titled(tr("For the period from"), self.period))
        for field in (self.amount, self.day, self.note):
            self.body.addWidget(field)
        self.add_deed(tr("Note it"), self.keep)

    def keep(self) -> None:
        """Note it."""
        try:
            line = self._lines[int(str(self.period.value()))]
            receipt = RebateReceipt(
                provider_id=self._id,
                period_start=line.rebate.start,
                amount=Money(_figure(self.amount), line.volume.currency),
                day=_day(self.day),
                note=self.note.text().strip(),
            )
        except BadField as bad:
            bad.field.set_error(wording.wrong(bad.reason))
            return
        self.run(lambda: self._desk.providers.receive(receipt), self.note)


def _combo(name: str, words: Iterable[StrEnum], chosen: object) -> Combo:
    made = Combo(name, [(wording.word(one), one) for one in words])
    if chosen is not None:
        made.choose(chosen)
    return made


def _step(text: str) -> RebateStep:
    """`100000: 3` is three per cent from a hundred thousand on; ValueError for anything else."""
    start, rate = (Decimal(figure.strip().replace(",", "").rstrip("%")) for figure in text.split(":"))
    return RebateStep(Money(start, _CURRENCY), rate / 100)


def _ticks(checks: Sequence[Check], most: int = _ACCOUNTS_SHOWN) -> QWidget:
    """A company may have hundreds: what does not fit is scrolled to, and the dialog stays on the screen."""
    sheet = QWidget()
    column = down(*checks, spacing=8)
    column.addStretch(1)
    sheet.setLayout(column)
    area = scrolling(sheet)
    area.setFixedHeight(_ROW * min(len(checks), most))
    return area


def _titled(title: str, widget: QWidget) -> QWidget:
    holder = QWidget()
    column = down(Label(title, Style.NAME), widget, spacing=6)
    column.addStretch(1)
    holder.setLayout(column)
    return holder


def _figure(field: Field) -> Decimal:
    try:
        figure = Decimal(field.text().replace(",", "").strip())
    except InvalidOperation as wrong:
        raise BadField(field, "not_a_number") from wrong
    if not figure.is_finite():
        raise BadField(field, "not_a_number")
    return figure


def _whole(field: Field) -> int | None:
    return int(_figure(field)) if field.text().strip() else None


def _day(field: Field) -> date:
    try:
        return date.fromisoformat(field.text().strip())
    except ValueError as wrong:
        raise BadField(field, "not_a_day") from wrong


def _steps(rule: RebateRule | None) -> str:
    if rule is None:
        return ""
    return "; ".join(f"{step.start.amount.normalize():f}: {(step.rate * 100).normalize():f}" for step in rule.steps)


def _number(value: int | None) -> str:
    return "" if value is None else str(value)
