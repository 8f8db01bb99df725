"""All 126 kinds: the data file is well formed, every kind has a family, and each is told by title, number and words."""

import csv
import re

import pytest

from app.domain.documents import SURE, DocumentType
from app.ocr.catalogue import COLUMNS, document_type, document_types
from app.ocr.cells import cells_of
from app.ocr.families.registry import FAMILIES, family_of
from app.ocr.recognise import guesses
from app.paths import resources
from tests.ocr.recorded import line, page

# Screenshots of pages have no title of their own.
UNTITLED = {"Q017"}
# One paper can be both: which one it is stands in no word of the sheet.
TWINS = {"Q100": "Q101", "Q101": "Q100"}


def test_the_file_has_the_126_core_kinds_each_once() -> None:
    codes = [kind.code for kind in document_types()]
    assert len(codes) == 126
    assert len(set(codes)) == 126
    assert codes == sorted(codes)


def test_the_file_has_the_columns_that_are_read() -> None:
    with (resources() / "documents" / "types.csv").open(encoding="utf-8", newline="") as file:
        assert tuple(next(csv.reader(file))) == COLUMNS


@pytest.mark.parametrize("kind", document_types(), ids=lambda kind: kind.code)
def test_every_row_is_well_formed(kind: DocumentType) -> None:
    assert re.fullmatch(r"Q\d{3}", kind.code)
    assert kind.name_zh.strip()
    assert kind.name_en.strip()
    assert kind.titles or kind.code in UNTITLED
    assert kind.support or kind.titles
    assert all(word == word.strip() and word for word in (*kind.titles, *kind.support))
    assert kind.source.strip()
    assert kind.confidence in {"law", "standard", "platform-rule", "common-knowledge"}
    re.compile(kind.number_pattern)
    assert kind.fields == tuple(field.name for field in family_of(kind.code).fields)


def test_every_kind_belongs_to_one_family_and_no_family_knows_a_kind_that_is_not_there() -> None:
    claimed = [code for family in FAMILIES for code in family.codes]
    assert sorted(claimed) == [kind.code for kind in document_types()]


@pytest.mark.parametrize("family", FAMILIES, ids=lambda family: family.codes[0])
def test_a_family_names_each_field_once(family: object) -> None:
    names = [field.name for field in family.fields]  # type: ignore[attr-defined]
    assert len(names) == len(set(names))


@pytest.mark.parametrize("kind", [kind for kind in document_types() if kind.titles], ids=lambda kind: kind.code)
def test_a_paper_with_its_title_and_its_words_is_told(kind: DocumentType) -> None:
    lines = [line(kind.titles[0], 500, 100, letter=60)]
    lines += [line(word, 120, 300 + 80 * place) for place, word in enumerate(kind.support)]
    found = guesses(cells_of(page(lines)))
    assert kind.code in {guess.code for guess in found}
    assert found[0].code in {kind.code, TWINS.get(kind.code)}


def test_a_title_spread_letter_by_letter_is_read_as_one() -> None:
    letters = [line(letter, 400 + 150 * place, 100, letter=60) for place, letter in enumerate("营业执照")]
    words = [line(word, 120, 300 + 80 * place) for place, word in enumerate(("法定代表人", "注册资本", "成立日期"))]
    found = guesses(cells_of(page([*letters, *words])))
    assert found[0].code == "Q001"
    assert found[0].confidence >= SURE


def test_a_household_is_told_from_a_company_by_its_code_and_words() -> None:
    lines = [line("营业执照", 500, 100, letter=60), line("92110105MA99999810", 120, 200), line("经营者", 120, 300)]
    found = guesses(cells_of(page(lines)))
    assert found[0].code == "Q002"


def test_words_of_no_paper_are_no_paper() -> None:
    assert guesses(cells_of(page([line("今天天气很好", 100, 100), line("猫", 300, 400)]))) == []
    assert guesses([]) == []


def test_a_kind_is_found_by_its_code() -> None:
    assert document_type("Q034").name_zh == "食品经营许可证"
