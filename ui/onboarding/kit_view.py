"""A package in the window: what to do in which order, and every value with a button that copies it."""

from functools import partial

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QGridLayout, QWidget

from app.domain.opening_packages import PackageField, PackageStep
from app.services.onboarding import Onboarding
from app.services.opening_kits import Kit
from ui import wording
from ui.onboarding.parts import listed, row_of
from ui.onboarding.said import VALUES, about_name
from ui.widgets.buttons import icon_button
from ui.widgets.cards import across, down
from ui.widgets.chips import Chip
from ui.widgets.inputs import Check
from ui.widgets.labels import Elided, Label, Style
from ui.widgets.tiles import platform_name
from ui.words import is_chinese, tr


class KitView(QWidget):
    """Steps at the left, values at the right; ticks are for the eye only and are not kept."""

    def __init__(self, kit: Kit, onboarding: Onboarding) -> None:
        super().__init__()
        self._kit, self._onboarding = kit, onboarding
        steps = down(Label(tr("Steps"), Style.STRONG), 6, spacing=4)
        for step in kit.steps:
            steps.addWidget(Check(self._step(step)))
        steps.addStretch(1)
        rows = [self._row(one) for one in kit.fields if one.text and not one.is_picture]
        values = down(across(Label(tr("Values to copy"), Style.STRONG), None), 4, spacing=0)
        if not kit.is_form_known:
            note = tr("What this platform asks is not public; these are the usual fields, its page decides.")
            values.addWidget(Label(note, Style.NOTE, wrap=True))
        values.addLayout(listed(*rows))
        values.addStretch(1)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(40)
        grid.addLayout(steps, 0, 0)
        grid.addLayout(values, 0, 1)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)

    def _step(self, step: PackageStep) -> str:
        about = about_name(step.about, self._onboarding.catalogue, self._onboarding.form)
        said = wording.word(step.kind)
        return said.format(platform=platform_name(self._kit.platform), about=about)

    def _row(self, line: PackageField) -> QWidget:
        label = line.label_zh if is_chinese() else line.label_en
        name = Elided(label, Style.NOTE)
        name.setFixedWidth(150)
        text = tr(VALUES[line.text]) if line.text in VALUES else line.text
        row = row_of(name, height=34)
        layout = row.layout()
        assert layout is not None
        layout.addWidget(Elided(text, figures=True))
        if not line.is_certain and self._kit.is_form_known:
            layout.addWidget(Chip(tr("usually asked")))
        layout.addWidget(icon_button("copy", tr("Copy {field}", field=label), partial(_copy, text), height=28))
        return row


def _copy(text: str) -> None:
    QGuiApplication.clipboard().setText(text)
