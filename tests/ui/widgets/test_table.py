"""The table: order, filter, groups, totals, columns, copying, keys, and a million rows."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

import pytest
from PySide6.QtCore import QModelIndex, QPoint, QSettings, Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.domain.money import Money
from tests.benchmarks.bench_table import Numbers
from tests.benchmarks.bench_table import columns as number_columns
from ui.widgets.table.columns import Column, MoneyTotal, NumberTotal
from ui.widgets.table.kinds import MONEY, NAME_TILE, NUMBER, Named
from ui.widgets.table.model import Group, TableModel
from ui.widgets.table.table import Table


@dataclass(frozen=True, slots=True)
class Line:
    name: str
    cash: Money | None
    days: Decimal | None = None


LINES = [
    Line("Skin care", Money(Decimal("9.50"), "CNY"), Decimal("3.7")),
    Line("Hair care", Money(Decimal("100.00"), "CNY"), Decimal("1.1")),
    Line("Spark", None, None),
    Line("Notes", Money(Decimal("-20.25"), "CNY"), Decimal("12.0")),
]


def line_columns() -> list[Column[Line]]:
    return [
        Column("Account", lambda line: Named(line.name), kind=NAME_TILE, key="name", stretch=True),
        Column("Cash CNY", lambda line: line.cash, kind=MONEY, numeric=True, total=MoneyTotal, key="cash"),
        Column("Days", lambda line: line.days, kind=NUMBER, numeric=True, key="days", total=NumberTotal),
        Column("Note", lambda _line: "", key="note", hidden=True),
    ]


@pytest.fixture
def table(qtbot: QtBot, settings: QSettings) -> Table:
    made = Table(line_columns(), name="Accounts", settings=settings, key="accounts")
    qtbot.addWidget(made)
    made.resize(900, 500)
    made.set_rows(LINES)
    made.show()
    return made


def names(table: Table) -> list[str]:
    return [line.name for line in table.shown_rows()]


def header_click(table: Table, column: int) -> None:
    header = table.view.header
    x = header.sectionViewportPosition(column) + header.sectionSize(column) // 2
    QTest.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(x, 16))


def counted(qtbot: QtBot, table: Table) -> None:
    qtbot.waitUntil(lambda: not table.totals.is_counting, timeout=30_000)


def test_the_model_keeps_qts_rules() -> None:
    model: TableModel[Line] = TableModel(line_columns())
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    model.set_rows(LINES)
    model.sort(1)
    model.filter("care")
    model.set_rows(LINES, lambda line: Group(line.name[0]))
    model.filter("")
    model.set_columns(line_columns()[:2])
    assert tester.model() is model
    assert model.rowCount(model.index(0, 0)) == 0
    assert model.rowCount(QModelIndex()) == 7  # four rows under three heads


def test_amounts_are_ordered_as_numbers_and_nothing_stays_last(table: Table) -> None:
    header_click(table, 1)
    assert names(table) == ["Notes", "Skin care", "Hair care", "Spark"]
    header_click(table, 1)
    assert names(table) == ["Hair care", "Skin care", "Notes", "Spark"]
    header_click(table, 1)
    assert names(table) == [line.name for line in LINES]


def test_typing_filters_at_once_by_any_column(qtbot: QtBot, table: Table) -> None:
    qtbot.addWidget(table.filter_box)
    table.filter_box.show()
    table.view.setFocus()
    QTest.keyClicks(table.view, "C")
    QTest.keyClicks(table.filter_box, "ARE 9.5")
    assert names(table) == ["Skin care"]
    QTest.keyClick(table.filter_box, Qt.Key.Key_Escape)
    assert len(names(table)) == 4


def test_totals_are_of_all_and_then_of_what_is_chosen(qtbot: QtBot, table: Table) -> None:
    counted(qtbot, table)
    assert (table.totals.count_text(), table.totals.lines(1)) == ("4 rows in total", ["89.25"])
    table.select(lambda line: line.name == "Skin care")
    QTest.keyClick(table.view, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    counted(qtbot, table)
    assert (table.totals.count_text(), table.totals.lines(1)) == ("2 rows selected", ["109.50"])
    assert table.totals.accessibleName() == "2 rows selected. Cash CNY 109.50; Days 4.8"


def test_currencies_are_never_mixed_in_a_total() -> None:
    total = MoneyTotal()
    for amount, currency in (("1", "USD"), ("2", "CNY"), ("3", "USD")):
        total.add(Money(Decimal(amount), currency))
    assert total.lines() == ["CNY 2.00", "USD 4.00"]


def test_heads_stand_over_their_rows_and_are_neither_counted_nor_chosen(qtbot: QtBot, table: Table) -> None:
    table.set_rows(LINES, lambda line: Group("Soon" if line.days is not None and line.days < 4 else "Later"))
    assert [table.model.group_at(at) is not None for at in range(6)] == [True, False, False, True, False, False]
    table.model.sort(2)
    assert names(table) == ["Hair care", "Skin care", "Notes", "Spark"]
    assert table.view.columnSpan(0, 0) == 4
    table.view.selectAll()
    counted(qtbot, table)
    assert table.totals.count_text() == "4 rows selected"
    table.model.filter("notes")
    assert [table.model.group_at(at) for at in range(2)] == [Group("Later"), None]


def test_the_choice_of_columns_is_remembered_by_this_machine(qtbot: QtBot, table: Table, settings: QSettings) -> None:
    assert [column.heading for column in table.shown_columns()] == ["Account", "Cash CNY", "Days"]
    menu = table.columns_menu()
    assert not menu.actions()[0].isEnabled()
    menu.actions()[1].toggle()
    menu.actions()[3].toggle()
    again = Table(line_columns(), name="Accounts", settings=settings, key="accounts")
    qtbot.addWidget(again)
    assert [column.heading for column in again.shown_columns()] == ["Account", "Days", "Note"]


def test_columns_put_away_beside_a_panel_come_back_and_one_that_the_person_hid_does_not(table: Table) -> None:
    def hidden() -> set[str]:
        return {one.key for at, one in enumerate(table.model.columns) if table.view.isColumnHidden(at)}

    before = hidden()
    assert "note" in before
    others = {table.model.columns[-2].key, "note"}
    table.fold(others)
    assert hidden() == before | others
    table.fold(())
    assert hidden() == before


def test_chosen_rows_are_copied_as_text_that_a_sheet_understands(table: Table) -> None:
    table.select(lambda line: line.name == "Notes")
    QTest.keyClick(table.view, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QApplication.clipboard().text() == "Account\tCash CNY\tDays\nNotes\t−20.25\t12"


def test_enter_opens_the_marked_row(qtbot: QtBot, table: Table) -> None:
    table.view.setCurrentIndex(table.model.index(1, 0))
    with qtbot.waitSignal(table.opened) as told:
        QTest.keyClick(table.view, Qt.Key.Key_Return)
    assert told.args == [LINES[1]]


def test_the_row_under_the_pointer_offers_its_deed(table: Table) -> None:
    done: list[Line] = []
    table.set_action(lambda line: "" if line.cash is None else "Top up", done.append)
    button = table.view._button
    assert button is not None
    QTest.mouseMove(table.view.viewport(), QPoint(300, 40))
    assert (button.isVisible(), button.text()) == (True, "Top up")
    button.click()
    assert done == [LINES[1]]
    QTest.mouseMove(table.view.viewport(), QPoint(300, 80))
    assert not button.isVisible()


def test_a_row_is_found_and_brought_into_sight(table: Table) -> None:
    assert table.select(lambda line: line.name == "Spark")
    assert list(table.selected_rows()) == [LINES[2]]
    assert not table.select(lambda line: line.name == "nobody")


def test_headers_and_cells_stand_on_the_same_inset_and_fill_the_width(table: Table) -> None:
    header = table.view.header
    assert sum(header.sectionSize(at) for at in range(3)) == table.view.viewport().width()


def test_a_million_rows_are_shown_without_touching_more_than_are_seen(qtbot: QtBot) -> None:
    touched: set[int] = set()

    @dataclass(frozen=True, slots=True)
    class Watched(Sequence[int]):
        size: int

        def __getitem__(self, at: int) -> int:  # type: ignore[override]
            touched.add(at)
            return at

        def __len__(self) -> int:
            return self.size

    made = Table(number_columns(), name="Numbers", has_totals=False)
    qtbot.addWidget(made)
    made.resize(1000, 600)
    made.set_rows(Watched(1_000_000))
    made.show()
    QApplication.processEvents()
    made.view.scrollToBottom()
    QApplication.processEvents()
    assert {0, 999_999} <= touched
    assert len(touched) < 100


def test_sums_of_a_million_rows_are_counted_while_the_window_answers(qtbot: QtBot) -> None:
    made = Table(number_columns(), name="Numbers")
    qtbot.addWidget(made)
    made.resize(1000, 600)
    made.show()
    made.set_rows(Numbers(1_000_000))
    assert made.totals.is_counting
    assert made.totals.count_text() == "1,000,000 rows in total"
    made.set_rows(Numbers(2_000))
    counted(qtbot, made)
    assert made.totals.lines(2) == ["19,990.00"]


def test_every_cell_can_be_painted_in_both_themes_while_nothing_is_known(qtbot: QtBot) -> None:
    made = Table(line_columns(), name="Accounts", two_lines=True)
    qtbot.addWidget(made)
    made.resize(800, 400)
    made.set_rows([Line("<b>bold</b>", None)])
    made.show()
    assert not made.grab().isNull()
    assert made.model.data(made.model.index(0, 1)) == "–"
