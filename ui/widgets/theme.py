"""The colours of both themes by name, asked for at paint time, and the style sheets they are put into."""

import re
from functools import lru_cache

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication

from app import paths
from ui.widgets import fonts

# name: (light, dark); contrasts are measured in the look's own page and held by a test.
TOKENS = {
    "ground": ("#FFFFFF", "#121317"),
    "rail": ("#F7F8FA", "#0D0E11"),
    "sunk": ("#F7F8FA", "#16181C"),
    "raised": ("#FFFFFF", "#1A1C21"),
    "hover": ("#F1F3F6", "#1D2026"),
    "active": ("#E9ECF1", "#24272E"),
    "selected": ("#EEF3FE", "#181E30"),
    "track": ("#E9ECF1", "#292D34"),
    "hairline": ("#E6E9EE", "#25282F"),
    "outline": ("#CDD3DC", "#3B404A"),
    "control": ("#7B8493", "#6C7483"),
    "ink": ("#14171F", "#E4E7EC"),
    "ink-2": ("#4A5262", "#A9B0BC"),
    "ink-3": ("#5F6877", "#8B93A2"),
    "accent": ("#2C57D4", "#8FAEFF"),
    "fill": ("#2C57D4", "#3E68E3"),
    "fill-hover": ("#254BBB", "#3860D6"),
    "fill-pressed": ("#1F40A3", "#3057C8"),
    "on-fill": ("#FFFFFF", "#FFFFFF"),
    "accent-soft": ("#EDF2FE", "#1A2440"),
    "accent-edge": ("#C9D6F8", "#2B3D70"),
    "red": ("#BE232B", "#FF8A86"),
    "red-bar": ("#E5484D", "#E5484D"),
    "red-ground": ("#FEF2F1", "#24171A"),
    "red-edge": ("#F3C9CA", "#5A2A2D"),
    "amber": ("#8A5700", "#F2B84B"),
    "amber-bar": ("#C77E00", "#D9961F"),
    "amber-ground": ("#FFF6E2", "#2B2212"),
    "amber-edge": ("#F0D9A8", "#5A4519"),
    "green": ("#15704A", "#5CCB95"),
    "green-bar": ("#219A66", "#2FA871"),
    "green-ground": ("#EAF6F0", "#14271F"),
    "green-edge": ("#BFE3D1", "#1F4A38"),
    "vault": ("#F7F8FA", "#0D0E11"),
}

PLATFORM_COLOURS = {
    "ocean_engine": ("#3A58C1", "#688CFA"),
    "tencent_ads": ("#1A8068", "#55B196"),
    "baidu": ("#4B0F95", "#7F55D5"),
    "kuaishou": ("#827600", "#BCB051"),
    "xiaohongshu": ("#B9254B", "#F05C77"),
    "bilibili": ("#A76B99", "#D293C2"),
    "zhihu": ("#0F9ACA", "#59CCFF"),
    "tiktok": ("#672D50", "#9C5D81"),
    "google_ads": ("#749C57", "#5E8541"),
    "meta": ("#225006", "#B2E69D"),
}

BASE_STYLE = "fusion"
"""Equal on all systems; the style sheets and our own painting stand on it."""

_NAME = re.compile(r"@([a-z0-9-]+)")


class _Theme(QObject):
    """Which of the two themes is shown."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.is_dark = False


theme = _Theme()
"""Emits `changed` after a switch; widgets that paint themselves need not listen, they are repainted."""


@lru_cache(maxsize=256)
def _colour(name: str, *, dark: bool) -> QColor:
    pair = TOKENS.get(name) or PLATFORM_COLOURS[name]
    return QColor(pair[dark])


def token(name: str) -> QColor:
    """The colour of a token, or of a platform by its value, in the theme shown now. Never keep it over a paint."""
    return _colour(name, dark=theme.is_dark)


def on_paper(name: str) -> QColor:
    """The colour of a token as it is on white: for marks on pictures of paper, which no theme darkens."""
    return QColor(_colour(name, dark=False))


def is_dark() -> bool:
    """Whether the dark theme is shown."""
    return theme.is_dark


def mixed(colour: QColor, over: QColor, share: float) -> QColor:
    """`share` of one colour laid over another."""
    return QColor(
        round(colour.red() * share + over.red() * (1 - share)),
        round(colour.green() * share + over.green() * (1 - share)),
        round(colour.blue() * share + over.blue() * (1 - share)),
    )


def tile_colours(platform: str) -> tuple[QColor, QColor]:
    """Ground and letter of a platform's tile."""
    colour = token(platform)
    if theme.is_dark:
        return mixed(colour, token("ground"), 0.20), mixed(QColor("white"), colour, 0.42)
    return mixed(colour, token("ground"), 0.14), mixed(QColor("black"), colour, 0.30)


def style_sheet() -> str:
    """All style sheets with the tokens of the theme put in."""
    folder = paths.resources()
    text = "\n".join(file.read_text(encoding="utf-8") for file in sorted((folder / "style").glob("*.qss")))
    text = text.replace("@icons", (folder / "icons").as_posix())
    return _NAME.sub(lambda found: token(found[1]).name(), text)


def _palette() -> QPalette:
    palette = QPalette()
    roles = QPalette.ColorRole
    for role, name in {
        roles.Window: "ground",
        roles.Base: "ground",
        roles.AlternateBase: "sunk",
        roles.Button: "raised",
        roles.WindowText: "ink",
        roles.Text: "ink",
        roles.ButtonText: "ink",
        roles.PlaceholderText: "ink-3",
        roles.Highlight: "fill",
        roles.HighlightedText: "on-fill",
        roles.ToolTipBase: "ink",
        roles.ToolTipText: "ground",
        roles.Link: "accent",
        roles.Mid: "outline",
        roles.Light: "raised",
        roles.Dark: "outline",
        roles.Shadow: "hairline",
    }.items():
        palette.setColor(role, token(name))
    for role in (roles.WindowText, roles.Text, roles.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, role, token("ink-3"))
    return palette


def prepare(app: QApplication, *, has_base_style: bool = False) -> None:
    """Fonts and base style; once, before the first widget. An application started with the style need not change it."""
    fonts.load()
    app.setFont(fonts.words())
    if not has_base_style:
        app.setStyle(BASE_STYLE)


def show(app: QApplication, *, dark: bool) -> None:
    """Show a theme: palette, style sheets, and everything that paints itself."""
    theme.is_dark = dark
    app.setPalette(_palette())
    app.setStyleSheet(style_sheet())
    theme.changed.emit()
    for widget in app.allWidgets():
        widget.update()
