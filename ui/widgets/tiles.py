"""Platforms as the window shows them: name, letter, tile."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from ui.widgets.chips import paint_tile
from ui.widgets.paint import Painted
from ui.words import is_chinese, mark, tr

# value of the platform: (name, letter in Chinese, letters in English)
_PLATFORMS = {
    "ocean_engine": (mark("Ocean Engine"), "巨", "O"),
    "tencent_ads": (mark("Tencent Ads"), "腾", "Te"),
    "baidu": (mark("Baidu Marketing"), "百", "Ba"),
    "kuaishou": (mark("Kuaishou"), "快", "K"),
    "xiaohongshu": (mark("Xiaohongshu"), "红", "X"),
    "bilibili": (mark("Bilibili"), "B", "Bi"),
    "zhihu": (mark("Zhihu"), "知", "Z"),
    "tiktok": (mark("TikTok"), "T", "Ti"),
    "google_ads": (mark("Google Ads"), "G", "G"),
    "meta": (mark("Meta"), "M", "M"),
}

PLATFORM_NAMES = {platform: name for platform, (name, _, _) in _PLATFORMS.items()}
"""The marked name of each platform, by its value."""


def platform_name(platform: str) -> str:
    """The platform's name in the language of the window."""
    return tr(_PLATFORMS[platform][0])


def platform_letter(platform: str) -> str:
    """One character in Chinese, one or two letters in English."""
    _, chinese, english = _PLATFORMS[platform]
    return chinese if is_chinese() else english


class PlatformTile(Painted):
    """A letter tile, 20 pixels, 24 in rows of two lines."""

    def __init__(self, platform: str, size: int = 20) -> None:
        super().__init__()
        self._platform = platform
        self.setFixedSize(size, size)
        self.setAccessibleName(platform_name(platform))

    def paint(self, painter: QPainter) -> None:
        """The tile."""
        paint_tile(painter, QRectF(self.rect()), self._platform, platform_letter(self._platform))
