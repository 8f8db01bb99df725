"""Connecting a platform in the window: each asks for what it needs, and nothing is kept before its rights are looked at."""

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from app.desk import Desk
from app.domain.accounts import Platform
from app.domain.rights import Ability, Rights
from app.services.clock import system_clock
from app.store.vault import Vault
from tests.ui.statements.clipping import clipped
from ui import words
from ui.background import Background
from ui.settings.connect import ConnectDialog
from ui.settings.rights import rights_shown
from ui.widgets.labels import Label


@pytest.fixture
def desk(vault: Vault) -> Desk:
    return Desk(vault, system_clock)


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    return made


@pytest.fixture
def dialog(window: QWidget, desk: Desk, background: Background) -> ConnectDialog:
    made = ConnectDialog(window, desk, background)
    made.show()
    return made


def test_a_platform_without_an_interface_leads_to_its_files(dialog: ConnectDialog) -> None:
    dialog.platform.choose(Platform.ZHIHU)
    assert not dialog.app_id.isVisible()
    led: list[object] = []
    dialog.by_file.connect(led.append)
    dialog.go_on()
    assert led == [Platform.ZHIHU]


def test_an_empty_app_number_is_told_before_a_browser_opens(dialog: ConnectDialog) -> None:
    dialog.platform.choose(Platform.TENCENT_ADS)
    dialog.go_on()
    assert dialog.app_id.note.text() == "Something is missing here."
    assert not dialog.code.isVisible()


def texts(widget: QWidget) -> str:
    return "\n".join(label.text() for label in widget.findChildren(Label))


def test_what_a_token_lacks_and_what_it_has_too_much_is_named(qtbot: QtBot) -> None:
    shown = rights_shown(
        Rights(
            is_told=True,
            missing=("account_service",),
            surplus=("ad_manage",),
            tried={Ability.ACCOUNTS: "", Ability.BALANCES: "40002"},
        )
    )
    qtbot.addWidget(shown)
    said = texts(shown)
    for part in ("account_service", "ad_manage", "Balances", "40002"):
        assert part in said
    assert "Account list" not in said


@pytest.mark.parametrize("language", list(words.Language))
@pytest.mark.parametrize("platform", list(Platform))
def test_every_platform_fits_the_dialogue_in_both_languages(
    window: QWidget, desk: Desk, background: Background, language: words.Language, platform: Platform
) -> None:
    words.speak(language)
    made = ConnectDialog(window, desk, background)
    made.platform.choose(platform)
    made.show()
    assert clipped(made) == []
