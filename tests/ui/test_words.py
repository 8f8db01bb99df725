"""Every word of the window stands in both languages, and every code and error of the program has words."""

from pathlib import Path

import pytest

from app import errors
from app.doors.sentences import SENTENCES
from tests.ui import catalogues
from ui import wording


def errors_that_can_be_told() -> list[type[errors.DeskError]]:
    found: list[type[errors.DeskError]] = []
    waiting: list[type[errors.DeskError]] = [errors.DeskError]
    while waiting:
        kind = waiting.pop()
        found.append(kind)
        waiting += kind.__subclasses__()
    return [kind for kind in found if kind.__module__ == "app.errors"]


def test_every_sentence_has_its_chinese() -> None:
    known = catalogues.known()
    missing = {line for lines in catalogues.wanted().values() for line in lines if not known.get(line)}
    assert missing == set()


def test_the_compiled_catalogue_is_made_from_the_sentences_as_they_stand(tmp_path: Path) -> None:
    made = {file.name for file in (catalogues.HOME / "zh_CN").glob("*.ts")}
    catalogues.write(catalogues.wanted(), catalogues.known(), tmp_path)
    again = {file.name: file.read_text(encoding="utf-8") for file in (tmp_path / "zh_CN").glob("*.ts")}
    assert again == {name: (catalogues.HOME / "zh_CN" / name).read_text(encoding="utf-8") for name in made}


@pytest.mark.parametrize("kind", errors_that_can_be_told(), ids=lambda kind: kind.__name__)
def test_every_error_has_a_sentence_in_the_window(kind: type[errors.DeskError]) -> None:
    assert kind in wording.TOLD


@pytest.mark.parametrize(
    "kind",
    [kind for kind in errors_that_can_be_told() if not kind.__subclasses__()],
    ids=lambda kind: kind.__name__,
)
def test_every_error_has_a_sentence_on_the_command_line(kind: type[errors.DeskError]) -> None:
    assert kind in SENTENCES


def test_every_value_of_every_code_has_a_word() -> None:
    forgotten = {
        (codes.__name__, value) for codes, words in wording.CODES.items() for value in codes if value not in words
    }
    assert forgotten == set()
