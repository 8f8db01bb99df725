"""The wizard's form: eight core fields to type, the others read or derived, each with where it came from."""

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from app.domain.onboarding import CoreCount
from app.errors import WrongAnswer
from app.services.onboarding import FieldLine, Onboarding, OnboardingView
from ui import wording
from ui.onboarding.dialogs import OneLine
from ui.onboarding.parts import framed
from ui.onboarding.said import VALUES, field_name
from ui.widgets.buttons import icon_button, secondary
from ui.widgets.cards import Line, across, down
from ui.widgets.chips import Chip
from ui.widgets.combo import Combo
from ui.widgets.inputs import Field
from ui.widgets.labels import Elided, Label, Style
from ui.widgets.page import clear
from ui.words import is_chinese, tr

INDUSTRY = "F17"
PICTURES = frozenset({"F05", "F10", "F11"})
Type = Callable[[str, str, Callable[[Exception], object]], object]
"""Puts a value in; what is refused is given back."""


class FieldsStep(QWidget):
    """Core fields at the left, the rest at the right; what a person types stands above all else."""

    def __init__(self, onboarding: Onboarding, type_in: Type, confirm: Callable[[list[str]], object]) -> None:
        super().__init__()
        self._onboarding, self._type, self._confirm = onboarding, type_in, confirm
        self.fields: dict[str, Field] = {}
        self.industry = Combo(tr("Industry"))
        self.industry.activated.connect(lambda _at: self._choose_industry())
        self._why = Label("", Style.NOTE, wrap=True)
        self._core = QVBoxLayout()
        self._core.setSpacing(10)
        self._rest = QVBoxLayout()
        self._rest.setSpacing(2)
        self._count = Label("", Style.NOTE, tone="ink-3", figures=True)
        self._came = Label("", Style.NOTE, tone="ink-3", figures=True)
        self._build_core()
        grid = QGridLayout()
        grid.setHorizontalSpacing(40)
        grid.addLayout(
            down(across(Label(tr("8 core fields"), Style.STRONG), None, self._came), 8, self._core, None), 0, 0
        )
        grid.addLayout(
            down(across(Label(tr("Read and derived"), Style.STRONG), None, self._count), 8, self._rest, None), 0, 1
        )
        grid.setColumnStretch(0, 2)
        grid.setColumnStretch(1, 3)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        sentence = tr("Eight to look at; everything else comes from the documents and can be changed.")
        column.addWidget(framed(tr("Fields"), sentence, grid))

    def show_view(self, view: OnboardingView) -> None:
        """Fill in what is known; an input that is being typed in is left alone."""
        for line in view.fields:
            if line.field.code in self.fields:
                self._fill(self.fields[line.field.code], line)
        self._offer_industries(view)
        clear(self._rest)
        others = [one for one in view.fields if not one.field.core]
        for one in others:
            self._rest.addLayout(self._row(one))
        self._offer_confirmation(others)
        filled = sum(one.value is not None for one in view.fields) + ("F24" not in view.facts.values)
        self._count.setText(tr("{filled} of {all} filled", filled=filled, all=len(view.fields)))
        self._came.setText(_came(view.core))

    def _build_core(self) -> None:
        for code, one in self._onboarding.form.fields.items():
            if not one.core:
                continue
            if code == INDUSTRY:
                self._core.addLayout(down(Label(field_name(one), Style.NAME), 6, self.industry, 4, self._why))
                continue
            field = Field(field_name(one), hint=_hint(code))
            field.input.editingFinished.connect(partial(self._typed, code))
            self.fields[code] = field
            self._core.addWidget(field)

    def _fill(self, field: Field, line: FieldLine) -> None:
        text = line.value.text if line.value else ""
        if not field.input.hasFocus() and field.text() != text:
            field.set_text(text)
        field.aside.setText(wording.word(line.value.origin) if line.value else "")

    def _typed(self, code: str) -> None:
        field = self.fields[code]
        if field.input.isModified():
            field.input.setModified(False)
            self._type(code, field.text(), partial(self._refused, field))

    def _refused(self, field: Field, error: Exception) -> None:
        if isinstance(error, WrongAnswer):
            field.set_error(wording.wrong(error.reason))

    def _offer_industries(self, view: OnboardingView) -> None:
        names = {one.code: one.name_zh if is_chinese() else one.name_en for one in self._onboarding.industries()}
        suggested = [one.industry for one in view.suggestions[:3]]
        order = [*suggested, *(code for code in names if code not in suggested)]
        if not self.industry.hasFocus() or not self.industry.count():
            self.industry.set_choices([(tr("Choose"), ""), *((names[code], code) for code in order)])
            self.industry.choose(view.facts.industry)
        best = view.suggestions[0] if view.suggestions else None
        words = "、".join(best.words[:4]) if best else ""
        self._why.setText(
            tr("The scope speaks for {industry}: {words}", industry=names[best.industry], words=words) if best else ""
        )

    def _choose_industry(self) -> None:
        self._type(INDUSTRY, str(self.industry.value() or ""), lambda _error: None)

    def _row(self, line: FieldLine) -> QVBoxLayout:
        name = Elided(field_name(line.field), Style.BODY, tone="ink-2")
        name.setFixedWidth(172)
        value = line.value
        shown = _shown(line) if value else (tr("Named for each platform") if line.field.code == "F24" else "–")
        row = across(spacing=12)
        row.addWidget(name)
        row.addWidget(Elided(shown, Style.BODY, tone="ink" if value else "ink-3", figures=True), 1)
        if value is not None:
            tone = "amber" if value.is_proposal else "neutral"
            row.addWidget(Chip(wording.word(value.origin), tone, icon="eye" if value.is_proposal else ""))
        if line.field.code not in PICTURES:
            words = tr("Change {field}", field=field_name(line.field))
            row.addWidget(icon_button("pencil", words, partial(self._edit, line), height=28))
        holder = QWidget()
        holder.setFixedHeight(30)
        holder.setLayout(row)
        return down(holder, Line())

    def _offer_confirmation(self, lines: list[FieldLine]) -> None:
        proposals = [one.field.code for one in lines if one.value is not None and one.value.is_proposal]
        if proposals:
            button = secondary(tr("Proposals are right"), lambda: self._confirm(proposals), icon="check", height=28)
            note = Label(tr("English name and address are proposed in pinyin; look at them."), Style.NOTE, wrap=True)
            row = across(spacing=12)
            row.addWidget(note, 1)
            row.addWidget(button)
            self._rest.addSpacing(8)
            self._rest.addLayout(row)

    def _edit(self, line: FieldLine) -> None:
        """Another value by hand; an empty one gives way to what is read or derived."""
        code = line.field.code
        OneLine(
            self,
            field_name(line.field),
            sentence=tr("What you type stands above what was read; empty it to go back."),
            label=field_name(line.field),
            text=line.value.text if line.value else "",
            deed=tr("Keep"),
            then=lambda text: self._type(code, text, lambda _error: None),
            is_needed=False,
        ).open()


def _came(core: CoreCount) -> str:
    """How the core fields came by their values; what is not there is not said."""
    said = [tr("{count} read", count=core.read), tr("{count} typed", count=core.typed)]
    if core.known:
        said.append(tr("{count} typed before", count=core.known))
    if core.missing:
        said.append(tr("{count} missing", count=core.missing))
    return " · ".join(said)


def _shown(line: FieldLine) -> str:
    value = line.value
    if value is None:
        return ""
    if line.field.code in PICTURES:
        return tr("Picture from the archive")
    return tr(VALUES[value.text]) if value.text in VALUES else value.text


def _hint(code: str) -> str:
    return {
        "F19": "https://",
        "F27": tr("Account name / number / bank"),
    }.get(code, "")
