"""No code is forgotten: enums of the domain, reasons that the program gives, and the places inside sentences."""

import ast
import importlib
import inspect
import pkgutil
import string
from collections.abc import Iterator
from datetime import UTC, datetime
from decimal import Decimal
from enum import StrEnum
from pathlib import Path
from typing import Any

import pytest

import app.domain
from app import errors
from app.domain.approvals import Needed
from app.domain.matches import Reason, ReasonCode
from app.domain.payees import PayeeHold
from app.domain.people import Action, Denial
from app.domain.second_factor import CodeAnswer
from tests.ui import catalogues
from ui import reasons, wording, words
from ui.words import Language

APP = Path(str(app.__file__)).parent
# What these name is never shown as a word: the kind of a record's key.
NO_PAGE_YET = {"catalogue", "form_fields", "held_papers"}
"""Nouns of the domain that no page shows so far; the page that comes to show one brings its words and strikes it here."""


def domain_codes() -> Iterator[type[StrEnum]]:
    for module in pkgutil.iter_modules(app.domain.__path__):
        for _, kind in inspect.getmembers(importlib.import_module(f"app.domain.{module.name}"), inspect.isclass):
            if (
                issubclass(kind, StrEnum)
                and kind is not StrEnum
                and kind.__module__.startswith("app.domain")
                and kind.__module__.rpartition(".")[2] not in NO_PAGE_YET
            ):
                yield kind


def reasons_given(error: str, position: int) -> set[object]:
    """The literal reasons with which app raises an error."""
    found: set[object] = set()
    for file in APP.rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") == error and len(node.args) > position:
                given = node.args[position]
                choices = [given.body, given.orelse] if isinstance(given, ast.IfExp) else [given]
                found |= {choice.value for choice in choices if isinstance(choice, ast.Constant)}
    return found


def samples() -> list[errors.DeskError]:
    path, at = Path("firm.adtill"), datetime(2026, 11, 20, tzinfo=UTC)
    return [
        errors.DeskError(),
        errors.Unreachable("tiktok", "timeout"),
        errors.BadAnswer("tiktok", "html"),
        errors.Refused("tencent_ads", "40001", "no"),
        errors.NotAuthorised("ocean_engine", "40105"),
        errors.TooFast("tiktok", "40100"),
        errors.IllegalMove("confirmed", "rejected"),
        errors.Unbalanced("CNY", Decimal(1)),
        errors.NotFound("account", 7),
        errors.WrongAnswer("name", "taken"),
        errors.Denied(Action.APPROVE, Denial.OWN_ORDER),
        errors.Held((Needed.EXECUTIVE, PayeeHold.COOLING)),
        errors.CodeRefused(CodeAnswer.USED),
        errors.ClockSetBack(at, at),
        errors.OlderBook(at, 3),
        errors.AnotherPast(at),
        errors.FoundedAnew(()),
        errors.FoundedAnew(("陈默", "苏晴")),
        errors.PeriodClosed(at.date(), at.date()),
        errors.FileTrouble("a.csv"),
        errors.UnknownFormat("a.csv", is_sheet=True),
        errors.UnknownFormat("a.txt"),
        errors.BrokenFile("a.xlsx", "zip_bomb"),
        errors.NeedsPassword("a.zip"),
        errors.NeedsPassword("a.zip", is_wrong=True),
        errors.NoInvoice("a.pdf"),
        errors.EmptyStatement("a.csv"),
        errors.PictureTrouble("a.jpg", "too_many_pixels"),
        errors.NotWritten("a.xlsx", "no_room"),
        errors.VaultError(path),
        errors.NoVault(path),
        errors.VaultExists(path),
        errors.VaultInUse(path),
        errors.NotOpened(path),
        errors.NotOpened(path, "recovery"),
        errors.NotOpened(path, "shares"),
        errors.VaultLocked(path),
        errors.SigningKeyLost(path),
        errors.GuessedTooOften(path, datetime(2026, 11, 20, 2, 24, tzinfo=UTC)),
        errors.VaultTooNew(path, "0009", "0001"),
        errors.Damaged(path, "book.db"),
        errors.UpgradeFailed(path, path),
        errors.BackupDamaged(path),
        errors.DiskFull(path),
        errors.NotWritable(path),
    ]


def test_every_code_of_the_domain_has_words() -> None:
    missing = {
        f"{kind.__name__}.{value.value}"
        for kind in domain_codes()
        for value in kind
        if value.value not in wording.CODES.get(kind, {})
    }
    assert missing == set()


@pytest.mark.parametrize(
    ("error", "position", "known"),
    [
        ("WrongAnswer", 1, reasons.WRONG),
        ("BrokenFile", 1, reasons.BROKEN),
        ("PictureTrouble", 1, reasons.PICTURES),
        ("NotReadable", 0, reasons.PICTURES),
    ],
)
def test_every_reason_that_the_program_gives_has_words(error: str, position: int, known: dict[str, str]) -> None:
    assert reasons_given(error, position) <= set(known)


@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize("error", samples(), ids=lambda error: type(error).__name__)
def test_every_error_says_what_happened_what_was_kept_and_what_next(
    error: errors.DeskError, language: Language
) -> None:
    words.speak(language)
    told = wording.told(error)
    assert all(part.strip() and "{" not in part for part in (told.title, told.kept, told.what_next))


def test_what_is_no_error_of_ours_to_tell_is_called_our_own_mistake() -> None:
    assert wording.told(KeyError("x")).title == "This is our mistake, not yours"


def test_the_facts_of_reasons_stand_in_their_chips() -> None:
    said = [
        wording.reason(Reason(code=code, points=1, fact=fact))
        for code, fact in [(ReasonCode.DAYS_APART, "0"), (ReasonCode.DAYS_APART, "1"), (ReasonCode.DAYS_APART, "3")]
    ]
    assert said == ["Same day", "1 day apart", "3 days apart"]


def places(sentence: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(sentence) if name}


def test_both_languages_name_the_same_places() -> None:
    known: dict[str, Any] = catalogues.known()
    # Chinese has no plural: the count may stand in the one sentence and not be needed in the other.
    torn = [
        english for english, chinese in known.items() if chinese and (places(english) ^ places(chinese)) - {"count"}
    ]
    assert torn == []


def test_the_window_reads_the_catalogue_as_it_stands() -> None:
    assert catalogues.COMPILED.read_bytes() == catalogues.compiled()
