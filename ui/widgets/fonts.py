"""Inter for Latin and figures, the system's own face for Chinese; loaded before the first widget."""

from functools import cache

from PySide6.QtGui import QFont, QFontDatabase

from app import paths

# Behind Inter by name, or Linux may take the Japanese forms of Chinese characters.
_CHINESE = ["PingFang SC", "Microsoft YaHei UI", "Noto Sans CJK SC"]
FAMILIES = ["Inter", *_CHINESE]
_MONO = ["Cascadia Mono", "Consolas", "Menlo", "DejaVu Sans Mono", *_CHINESE]

REGULAR, MEDIUM, SEMIBOLD = QFont.Weight.Normal, QFont.Weight.Medium, QFont.Weight.DemiBold


def load() -> None:
    """Register the three weights that come with the program."""
    for weight in ("Regular", "Medium", "SemiBold"):
        QFontDatabase.addApplicationFont(str(paths.resources() / "fonts" / f"Inter-{weight}.ttf"))


def _font(families: list[str], size: int, weight: QFont.Weight) -> QFont:
    font = QFont(families)
    font.setPixelSize(size)
    font.setWeight(weight)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return font


@cache
def words(size: int = 13, weight: QFont.Weight = REGULAR) -> QFont:
    """For names and sentences. The font is shared: copy it before changing it."""
    font = _font(FAMILIES, size, weight)
    if size >= 28:
        font.setLetterSpacing(QFont.SpacingType.AbsoluteSpacing, -0.5)
    elif size >= 20:
        font.setLetterSpacing(QFont.SpacingType.AbsoluteSpacing, -0.2)
    return font


@cache
def figures(size: int = 13, weight: QFont.Weight = REGULAR) -> QFont:
    """For figures and dates: every digit is equally wide. The font is shared: copy it before changing it."""
    font = QFont(words(size, weight))
    font.setFeature(QFont.Tag("tnum"), 1)
    return font


@cache
def mono(size: int = 11, weight: QFont.Weight = REGULAR) -> QFont:
    """For hashes and keys. The font is shared: copy it before changing it."""
    font = _font(_MONO, size, weight)
    font.setStyleHint(QFont.StyleHint.Monospace)
    return font
