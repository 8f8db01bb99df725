"""Charts: a read-out that snaps to days, arrow keys, both themes; a small line without a scale."""

from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ui.widgets import theme
from ui.widgets.chart import Line, LineChart
from ui.widgets.sparkline import Sparkline

DAYS = [date(2026, 11, 1) + timedelta(days=at) for at in range(10)]


@pytest.fixture
def chart(qtbot: QtBot) -> LineChart:
    made = LineChart(name="Burn a day", unit="¥")
    qtbot.addWidget(made)
    made.resize(600, 300)
    made.show()
    made.show_lines(DAYS, [Line("Ocean Engine", [100.0 * at for at in range(10)], "ocean_engine")])
    return made


def test_the_arrows_read_day_by_day(chart: LineChart) -> None:
    QTest.keyClick(chart, Qt.Key.Key_Left)
    assert chart.reading() == chart.accessibleDescription() == "Nov 10 · ¥900"
    QTest.keyClick(chart, Qt.Key.Key_Left)
    assert chart.reading() == "Nov 9 · ¥800"
    for _ in range(20):
        QTest.keyClick(chart, Qt.Key.Key_Right)
    assert chart.reading() == "Nov 10 · ¥900"


def test_several_lines_are_named_in_the_read_out(chart: LineChart) -> None:
    chart.show_lines(DAYS, [Line("A", [1.0] * 10, "tiktok"), Line("B", [2.0] * 10, "meta")])
    chart.read(0)
    assert chart.reading() == "Nov 1 · A ¥1 · B ¥2"


def test_a_chart_starts_at_zero_and_follows_the_theme(chart: LineChart, dressed: QApplication) -> None:
    assert chart.viewRange()[1][0] == 0
    light = chart.grab().toImage()
    theme.show(dressed, dark=True)
    assert chart.grab().toImage() != light


def test_a_chart_of_nothing_is_drawn_too(chart: LineChart) -> None:
    chart.show_lines([], [])
    QTest.keyClick(chart, Qt.Key.Key_Left)
    assert chart.reading() == ""
    assert not chart.grab().isNull()


@pytest.mark.parametrize("values", [[], [1.0], [5.0, 5.0, 5.0], [0.0, 1e12]])
def test_a_small_line_is_drawn_of_whatever_there_is(qtbot: QtBot, values: list[float]) -> None:
    line = Sparkline(values, name="Burn of 30 days")
    qtbot.addWidget(line)
    assert not line.grab().isNull()
