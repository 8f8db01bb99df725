"""The Invoices page: drop files, look at what they bring, import, open one, take it back; nothing clipped."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.desk import Desk
from app.store.vault import Vault
from tests.invoices.papers import Paper, bureau_xml, pdf
from tests.ui.settling import settle
from tests.ui.statements.clipping import clipped
from tests.ui.statements.practice import make_desk
from ui import words
from ui.background import Background
from ui.invoices.page import InvoicesPage, Listed
from ui.refresh import Refresh
from ui.widgets.toast import Message

PAPER = Paper(buyer="云帆传媒", date="2026-11-02")
Opener = Callable[[Desk], InvoicesPage]


@pytest.fixture
def opened(qtbot: QtBot, background: Background, refresh: Refresh) -> Opener:
    def make(desk: Desk) -> InvoicesPage:
        page = InvoicesPage(desk, background, refresh)
        qtbot.addWidget(page)
        page.resize(1072, 752)
        page.show()
        settle(qtbot, background)
        return page

    return make


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Two papers, one of them of another buyer, and a file that is none."""
    made = tmp_path / "十一月"
    made.mkdir()
    (made / "a.xml").write_bytes(bureau_xml(PAPER))
    (made / "b.xml").write_bytes(bureau_xml(replace(PAPER, number="26312000000123456790", buyer="云海贸易有限公司")))
    (made / "note.txt").write_text("no invoice", encoding="utf-8")
    return made


def test_a_folder_is_looked_at_imported_with_the_keyboard_and_taken_back(
    opened: Opener, vault: Vault, folder: Path, qtbot: QtBot, background: Background
) -> None:
    desk = make_desk(vault)
    page = opened(desk)
    said: list[Message] = []
    page.said.connect(said.append)
    assert page.drop_zone.isVisible()
    page.take([folder])
    settle(qtbot, background)
    assert page.preview.isVisible()
    assert page.preview.button.text() == "Import 2 invoices"
    assert desk.invoices.view().lines == ()
    QTest.keyClick(page.preview.button, Qt.Key.Key_Space)
    settle(qtbot, background)
    assert (said[-1].title, len(list(page.table.shown_rows()))) == ("2 invoices are in", 2)
    page.filter.choose(Listed.PROBLEMS)
    assert [line.invoice.buyer.name for line in page.table.shown_rows()] == ["云海贸易有限公司"]
    page.take([folder])
    settle(qtbot, background)
    assert said[-1].title == "Nothing new"
    dict(said[-2].actions)["Undo"]()
    settle(qtbot, background)
    assert desk.invoices.view().lines == ()
    assert page.filter.isVisible()


@pytest.mark.parametrize("language", list(words.Language))
def test_one_invoice_stands_beside_its_lines_and_nothing_is_clipped(
    language: words.Language, opened: Opener, vault: Vault, folder: Path, qtbot: QtBot, background: Background
) -> None:
    words.speak(language)
    desk = make_desk(vault)
    desk.invoices.import_previewed(desk.invoices.preview([folder]))
    page = opened(desk)
    assert clipped(page) == []
    lines = {line.invoice.file: line.id for line in page.table.shown_rows()}
    page.lead_to(lines["b.xml"])
    settle(qtbot, background)
    assert page.detail.lines.isVisible()
    assert clipped(page) == []
    QTest.keyClick(page, Qt.Key.Key_Escape)
    assert page.table.isVisible()


def test_an_invoice_of_a_pdf_stands_beside_its_page(
    opened: Opener, vault: Vault, tmp_path: Path, qtbot: QtBot, background: Background
) -> None:
    desk, file = make_desk(vault), tmp_path / "c.pdf"
    file.write_bytes(pdf(PAPER))
    desk.invoices.import_previewed(desk.invoices.preview([file]))
    page = opened(desk)
    page.lead_to(next(line.id for line in page.table.shown_rows()))
    settle(qtbot, background)
    assert page.detail.picture.isVisible()
    assert not page.detail.picture.canvas.pixmap.isNull()
    desk.invoices.close()
