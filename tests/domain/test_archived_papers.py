"""Archived documents as the pre-check, the expiry alerts and the form see them."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from app.domain.archived_papers import held_papers, media_type, of_company, of_these, read_papers
from app.domain.documents import DocumentReading
from app.domain.held_papers import PaperForm
from app.domain.papers import PICTURE_FORM, FieldOrigin, KeptPaper, Paper, PaperAnswer, PaperState
from app.errors import NotFound
from tests.services.papers import field, food_reading, identity_reading, licence_reading, nothing_reading

NOW = datetime(2026, 11, 20, tzinfo=UTC)


def kept(number: int, reading: DocumentReading, *, name: str = "a.jpg", replaces: int | None = None) -> KeptPaper:
    paper = Paper(
        id=number,
        type_code=reading.type.code if reading.type else "",
        state=PaperState.REVIEW,
        file_name=name,
        file_sha256=str(number),
        size_bytes=1000 + number,
        kept_at=NOW,
        kept_by="林岚",
        replaces=replaces,
    )
    return KeptPaper(paper=paper, reading=reading)


def test_a_document_in_the_archive_counts_with_its_dates_number_and_file() -> None:
    (held,) = held_papers([kept(3, food_reading(), name="许可证.PNG")])
    assert (held.key, held.series, held.kind, held.number) == ("3", "3", "Q034", "JY14401060012345")
    assert (held.valid_to, held.media_type, held.size_bytes) == (date(2027, 1, 31), "image/png", 1003)
    assert (held.form, held.in_colour) == (None, None)


def test_how_a_picture_was_made_counts_as_a_person_said_it_last() -> None:
    said = [
        PaperAnswer(field=PICTURE_FORM, value=value, origin=FieldOrigin.CORRECTED, at=NOW, by="林岚")
        for value in ("scan", "stamped_copy", None)
    ]
    for count, form in enumerate((None, PaperForm.SCAN, PaperForm.STAMPED_COPY, None)):
        paper = replace(kept(1, food_reading()), answers=tuple(said[:count]))
        (held,) = held_papers([paper])
        assert (held.form, paper.form) == (form, form)
        assert paper.said_of_fields == ()


def test_a_document_of_which_nobody_knows_the_kind_counts_nowhere() -> None:
    unsure = replace(licence_reading(), type=replace(licence_reading().type, confidence=0.5))  # type: ignore[type-var]
    some = [kept(1, nothing_reading()), kept(2, unsure)]
    assert (held_papers(some), read_papers(some)) == ((), ())


def test_what_a_person_must_still_decide_fills_no_field_and_refuses_no_paper() -> None:
    doubtful = replace(
        food_reading(), fields=(field("number", "JY1", sure=0.5), field("valid_to", "2020-01-01", sure=0.5))
    )
    (held,) = held_papers([kept(1, doubtful)])
    assert (held.number, held.valid_to) == ("", None)
    assert read_papers([kept(1, doubtful)])[0].fields == {}
    said = PaperAnswer(field="valid_to", value="2027-01-31", origin=FieldOrigin.CORRECTED, at=NOW, by="林岚")
    settled = replace(kept(1, doubtful), answers=(said,))
    assert held_papers([settled])[0].valid_to == date(2027, 1, 31)
    assert read_papers([settled])[0].fields == {"valid_to": "2027-01-31"}


def test_a_renewed_document_is_one_series_and_only_its_newest_version_fills_the_form() -> None:
    old, new = kept(1, food_reading(valid_to="2026-01-31")), kept(2, food_reading(), replaces=1)
    assert [(one.key, one.series) for one in held_papers([new, old])] == [("2", "1"), ("1", "1")]
    assert [one.key for one in read_papers([new, old])] == ["2"]
    assert [one.id for one in of_these([new, old], [1])] == [2, 1]


def test_each_company_of_a_vault_gets_its_own_documents() -> None:
    other = replace(
        licence_reading(name="远山教育有限公司"),
        fields=(field("name", "远山教育有限公司"), field("uscc", "91110000600037342X"), field("legal_rep", "周宁")),
    )
    papers = [
        kept(1, licence_reading()),
        kept(2, food_reading()),
        kept(3, identity_reading()),
        kept(4, other),
        kept(5, identity_reading("周宁")),
    ]
    assert (of_company(papers, 1), of_company(papers, 4)) == ((1, 2, 3), (4, 5))
    with pytest.raises(NotFound):
        of_company(papers, 9)


def test_a_media_type_is_told_by_the_name_and_else_not_at_all() -> None:
    assert [media_type(name) for name in ("a.JPEG", "b.heic", "c.pdf", "d.doc")] == [
        "image/jpeg", "image/heic", "application/pdf", "",
    ]  # fmt: skip
