"""Every text a user reads goes through here: English in the source, Chinese in resources/i18n."""

from enum import StrEnum

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator

from app import paths

_CONTEXT = "AdTill"


class Language(StrEnum):
    """The languages of the window; the value is the locale's name."""

    CHINESE = "zh_CN"
    ENGLISH = "en"


class _Translators:
    """The translators that are installed now; Qt keeps no reference to them."""

    def __init__(self) -> None:
        self.language = Language.ENGLISH
        self.installed: list[QTranslator] = []


_now = _Translators()


def tr(sentence: str, **places: object) -> str:
    """The sentence in the language of the window, its named places filled.

    The catalogue is gathered from literal sentences, so the first argument is always written out in the call.
    """
    said = QCoreApplication.translate(_CONTEXT, sentence)
    return said.format_map(places) if places else said


def plural(one: str, many: str, *, count: int, **places: object) -> str:
    """`one` when count is 1, else `many`; both may use {count}, shown with thousands apart."""
    return tr(one if count == 1 else many, count=f"{count:,}", **places)


def mark(sentence: str) -> str:
    """Name a sentence for the catalogue where it is declared; `tr` it where it is shown."""
    return sentence


def language() -> Language:
    """The language that is spoken now."""
    return _now.language


def is_chinese() -> bool:
    """Whether the window speaks Chinese now."""
    return _now.language is Language.CHINESE


def system_language() -> Language:
    """Chinese where the system speaks it, else English."""
    return Language.CHINESE if QLocale.system().language() == QLocale.Language.Chinese else Language.ENGLISH


def speak(wanted: Language) -> None:
    """Change the language for everything that is built from now on; standing pages are rebuilt by who shows them."""
    for old in _now.installed:
        QCoreApplication.removeTranslator(old)
    _now.installed = []
    _now.language = wanted
    QLocale.setDefault(QLocale(wanted.value))
    if wanted is Language.ENGLISH:
        return
    qt_words = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    for file in (f"{qt_words}/qtbase_{wanted}.qm", str(paths.resources() / "i18n" / f"{wanted}.qm")):
        translator = QTranslator()
        if translator.load(file):
            QCoreApplication.installTranslator(translator)
            _now.installed.append(translator)
