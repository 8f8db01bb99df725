"""Renders the design system to pictures in both themes, to be looked at: `python -m tests.ui.gallery --out DIR`."""

import argparse
import os
from collections.abc import Callable
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget

from app.domain.money import Money
from ui import words
from ui.figures import money_parts, whole
from ui.widgets import theme
from ui.widgets.buttons import danger, link, plain, primary, secondary
from ui.widgets.cards import Card, across, down
from ui.widgets.chips import Chip, KeyCap
from ui.widgets.combo import Combo
from ui.widgets.empty import EmptyPage
from ui.widgets.headline import Headline, headline_row
from ui.widgets.inputs import Check, Field, SearchBox
from ui.widgets.labels import Label, Style
from ui.widgets.page import PageHeader, SectionHeader
from ui.widgets.progress import WorkCard
from ui.widgets.segmented import Segmented
from ui.widgets.sparkline import Sparkline
from ui.widgets.table.columns import Column, MoneyTotal
from ui.widgets.table.kinds import (
    CASH_GRANT,
    CHIPS,
    DAYS_LEFT,
    FRESHNESS,
    HASH,
    MONEY,
    NAME_TILE,
    ChipText,
    Fresh,
    Named,
)
from ui.widgets.table.model import Group
from ui.widgets.table.table import Table
from ui.widgets.tiles import PlatformTile, platform_letter
from ui.widgets.toast import Message, Toasts, Tone

SIZE = QSize(1440, 900)
_NOW = datetime(2026, 11, 20, 10, 24, tzinfo=UTC)


def save(widget: QWidget, file: Path, size: QSize = SIZE) -> None:
    """Lay a widget out at a size and write its picture."""
    widget.resize(size)
    widget.show()
    QApplication.processEvents()
    QApplication.processEvents()
    widget.grab().save(str(file))


def sample_rows(count: int = 12) -> list[tuple[str, str, int]]:
    """Invented accounts: platform, name, a number that the other figures are made of."""
    platforms = ("ocean_engine", "tencent_ads", "tiktok")
    return [(platforms[at % 3], f"洗护-通投-{at + 1:02}", at + 1) for at in range(count)]


def sample_columns() -> list[Column[tuple[str, str, int]]]:
    """A column of each kind."""
    return [
        Column(
            "账户",
            lambda row: Named(row[1], row[0], platform_letter(row[0]), "USD" if row[0] == "tiktok" else ""),
            kind=NAME_TILE,
            width=230,
            stretch=True,
        ),
        Column(
            "数据",
            lambda row: Fresh(_NOW, "刚刚" if row[2] % 4 else "3 小时前", row[2] % 4 == 0),
            kind=FRESHNESS,
            width=100,
        ),
        Column("现金 CNY", _cash, kind=MONEY, numeric=True, width=130, total=MoneyTotal),
        Column("赠款 CNY", lambda row: _grant(row) or None, kind=MONEY, numeric=True, width=110, total=MoneyTotal),
        Column("现金 / 赠款", lambda row: (_cash(row), _grant(row)), kind=CASH_GRANT, width=100),
        Column("剩余天数", lambda row: Decimal(row[2]) * Decimal("1.1"), kind=DAYS_LEFT, width=150, numeric=True),
        Column("状态", lambda _row: ChipText("单号相等", "green", "hash"), kind=CHIPS, width=120),
        Column("哈希", lambda row: f"{row[2]:064x}", kind=HASH, width=110),
    ]


def _cash(row: tuple[str, str, int]) -> Money:
    return Money(Decimal("34112.55") * row[2] - 40_000, "CNY")


def _grant(row: tuple[str, str, int]) -> Money:
    return Money(Decimal("6200.00") * (row[2] % 3), "CNY")


def components() -> QWidget:
    """Buttons, inputs, chips, cards, figures."""
    buttons = across(
        primary("发送 ¥120,000 至 3 个账户"), secondary("导出", icon="download"), plain("更多"), danger("清零账户…", icon="trash-2"),
        link("用恢复密钥"), secondary("确认", key="Enter"), None,
    )  # fmt: skip
    off = [primary("不可用"), secondary("不可用", icon="download")]
    for button in off:
        button.setEnabled(False)
    wrong = Field("金额", text="60,00O")
    wrong.set_error("不是数字：O 应为 0？")
    fields = across(
        Field("金额", text="60,000"),
        wrong,
        SearchBox("搜索账户、流水、单号", key="Ctrl K"),
        Combo("币种", [("人民币", 1), ("美元", 2)]),
    )
    chips = across(
        Chip("单号相等", "green", icon="hash"), Chip("唯一组合", "accent", icon="split"), Chip("差 1.5%", "amber", icon="percent"),
        Chip("两处入账", "red", icon="circle-alert"), Chip("同日"), Chip("同日", "red", is_raised=True), KeyCap("Enter"), KeyCap("J"), None,
    )  # fmt: skip
    segmented = Segmented(["要看", "建议", "已证明"], name="")
    for at, count in enumerate((9, 14, 468)):
        segmented.set_count(at, count)
    checks = across(Check("平常"), Check("已选", on=True), segmented, None)
    cash = Money(Decimal("1904925.46"), "CNY")
    heads = headline_row([
        (Headline("现金余额合计 · 折人民币", money_parts(cash, with_symbol=True), notes=["CNY 1,509,924.85", "另有赠款 ¥90,901，不计入合计"]), 2),
        (Headline("首个账户断量", whole("1.1"), unit="天", tone="red", notes=["Meta · 云帆-护肤-转化"]), 1),
    ])  # fmt: skip
    card = Card()
    card.body.addLayout(across(PlatformTile("ocean_engine"), Label("巨量引擎", Style.STRONG), None))
    card.body.addLayout(across(down(Label("¥642,180", Style.HEADING), Label("5.0 天 · ¥128,400/日", Style.NOTE)), None, Sparkline([3, 2, 4, 4, 9, 3, 4, 3, 5])))  # fmt: skip
    work = WorkCard("正在同步 腾讯广告", lambda: None)
    work.step(6, 10, "", "还要约 20 秒")
    return _column(PageHeader("总览", "11 月 20 日 周五 10:24", [secondary("导出", icon="download")]), heads, buttons, across(*off, None), fields, chips, checks, across(card, work, None))  # fmt: skip


def _column(*parts: QWidget | QHBoxLayout) -> QWidget:
    sheet = QWidget()
    sheet.setObjectName("page")
    column = QVBoxLayout(sheet)
    column.setSpacing(20)
    for part in parts:
        if isinstance(part, QWidget):
            column.addWidget(part)
        else:
            column.addLayout(part)
    column.addStretch(1)
    return sheet


def table() -> QWidget:
    """The table with groups, a selection and totals, and toasts over it."""
    sheet = QWidget()
    sheet.setObjectName("page")
    made = Table(sample_columns(), name="账户")
    made.set_rows(sample_rows(16), lambda row: Group("两天内断量" if row[2] < 4 else "其余", f"{row[2] // 4}" and ""))
    made.set_action("充值", lambda _row: None)
    made.model.sort(5)
    made.view.selectRow(3)
    column = QVBoxLayout(sheet)
    column.setContentsMargins(0, 24, 0, 0)
    column.addWidget(SectionHeader("账户", "38", [made.filter_box, made.columns_button]))
    column.addWidget(made)
    toasts = Toasts(sheet)
    sheet.resize(SIZE)
    sheet.show()
    toasts.show(Message(tone=Tone.SUCCESS, title="流水已导入", text="招商银行 ··8210，318 行，余额接得上。", actions=[("去对账", list)]))  # fmt: skip
    toasts.show(Message(tone=Tone.ERROR, title="充值 R-1120-02 结果未知", text="已请求巨量引擎加款 ¥60,000，30 秒内没有答复。\n不会重发；正在读回平台流水，约 2 分钟见分晓。", kept="钱没有重复付出，其余 2 笔已到账", actions=[("查看这一笔", list), ("复制详情", list)]))  # fmt: skip
    return sheet


def empty() -> QWidget:
    """An empty page."""
    return _column(
        PageHeader("流水", "还没有导入"),
        EmptyPage(
            ("sheet", "landmark", "file-text"),
            "把银行流水拖到这里",
            "网银导出的原文件就行，不用改。重复导入同一段时间不会多出一行。",
            [primary("选择文件…", icon="folder-open"), secondary("用示例试一试")],
        ),
    )


SHEETS: dict[str, Callable[[], QWidget]] = {"components": components, "table": table, "empty": empty}


def main() -> None:
    """Write one picture a sheet and theme."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--out", type=Path, required=True)
    out: Path = parser.parse_args().out
    out.mkdir(parents=True, exist_ok=True)
    app = QApplication.instance() or QApplication([])
    assert isinstance(app, QApplication)
    theme.prepare(app)
    words.speak(words.Language.CHINESE)
    for dark in (False, True):
        theme.show(app, dark=dark)
        for name, sheet in SHEETS.items():
            save(sheet(), out / f"{name}-{'dark' if dark else 'light'}.png")


if __name__ == "__main__":
    main()
