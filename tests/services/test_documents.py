"""The archive of documents: kept once, doubted aloud, corrected by persons, renewed, taken back; every change in the chain."""

import json
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from app.changes import Changes
from app.desk import Desk
from app.domain.documents import DocumentReading
from app.domain.papers import FieldOrigin, Lasting, PaperState, PaperUse
from app.errors import IllegalMove, NotFound, PictureTrouble, WrongAnswer
from app.progress import Cancelled
from app.services.documents import Documents
from app.store.vault import Vault
from tests.ocr import drawn
from tests.services.conftest import clock
from tests.services.papers import CODE, COMPANY, food_reading, identity_reading, keep, licence_reading, nothing_reading


@pytest.fixture
def documents(desk: Desk) -> Iterator[Documents]:
    yield desk.documents
    desk.documents.close()


def chain(vault: Vault) -> list[tuple[str, dict[str, object]]]:
    with vault.look() as work:
        assert work.ledger.verify().is_whole
        records = work.ledger.records()
    return [(one.kind, json.loads(one.body)) for one in reversed(records) if one.kind.startswith("document")]


def test_a_file_is_read_and_kept_as_it_came_and_the_same_file_twice_adds_nothing(
    documents: Documents, tmp_path: Path
) -> None:
    picture, notes = tmp_path / "执照.jpg", tmp_path / "notes.jpg"
    picture.write_bytes(drawn.encoded(drawn.licence(), "JPEG", quality=90))
    notes.write_text("这不是图片", encoding="utf-8")
    outcome = documents.take_in([picture, notes, picture, tmp_path / "gone.jpg"])
    first, wrong, again, gone = outcome.files
    assert first.paper_id is not None
    assert (again.is_known, again.paper_id) == (True, first.paper_id)
    assert isinstance(wrong.error, PictureTrouble)
    assert isinstance(gone.error, PictureTrouble)
    assert (outcome.new, outcome.changes) == ((first.paper_id,), Changes.DOCUMENTS | Changes.LEDGER)
    assert documents.original(first.paper_id) == picture.read_bytes()
    [line] = documents.lines()
    assert (line.type_code, line.number) == ("Q001", drawn.CODE)
    [page] = documents.pages(first.paper_id)
    assert (page.width, page.height) == (1100, 620)
    assert page.jpeg.startswith(b"\xff\xd8")
    # Another kind than the reading said: the picture is read again for its fields, what was said of both stays.
    documents.answer(first.paper_id, "legal_rep", "林岚")
    documents.choose_type(first.paper_id, "Q034")
    detail = documents.detail(first.paper_id)
    assert detail.line.type_code == "Q034"
    assert "valid_to" in {field.name for field in detail.kept.fields}
    assert detail.kept.value("legal_rep") == "林岚"


def test_stopping_keeps_what_was_finished_and_begins_no_other(documents: Documents, tmp_path: Path) -> None:
    known = tmp_path / "a.jpg"
    known.write_bytes(b"picture")
    keep(documents, licence_reading())

    class Stopping:
        def step(self, done: int, total: int, what: str = "") -> None:
            if done:
                raise Cancelled(what, total)

        def is_cancelled(self) -> bool:
            return False

    with pytest.raises(Cancelled):
        documents.take_in([known, tmp_path / "never-opened.jpg"], Stopping())
    assert len(documents.lines()) == 1


def test_what_is_in_doubt_is_asked_and_every_answer_is_a_record_without_its_value(
    documents: Documents, vault: Vault
) -> None:
    paper_id = keep(documents, licence_reading(name_sure=0.6))
    [line] = documents.lines()
    assert (line.state, line.doubts, line.needs_a_look) == (PaperState.REVIEW, 2, True)
    with pytest.raises(WrongAnswer, match="still_in_doubt"):
        documents.confirm(paper_id)
    documents.answer(paper_id, "name", COMPANY)
    documents.answer(paper_id, "address", "广州市天河区云帆路8号1208")
    name, *_, address, _scope = documents.detail(paper_id).kept.fields
    assert (name.origin, address.origin) == (FieldOrigin.CONFIRMED, FieldOrigin.CORRECTED)
    assert (address.value, address.read) == ("广州市天河区云帆路8号1208", "广州市天河区云帆路8号1203")
    documents.confirm(paper_id)
    assert documents.detail(paper_id).kept.paper.confirmed_by == "林岚"
    kinds = [kind for kind, _ in chain(vault)]
    assert kinds == ["document_kept", "document_field", "document_field", "document_confirmed"]
    assert "1208" not in json.dumps(chain(vault), ensure_ascii=False)


def test_an_answer_may_say_that_the_document_does_not_state_it(documents: Documents) -> None:
    paper_id = keep(documents, licence_reading())
    documents.answer(paper_id, "address", "  ")
    detail = documents.detail(paper_id)
    assert detail.line.doubts == 0
    assert all(check.ok for check in detail.checks)


def test_a_credit_code_that_a_person_types_is_checked_like_one_that_was_read(documents: Documents) -> None:
    paper_id = keep(documents, licence_reading())
    documents.answer(paper_id, "uscc", CODE[:-1] + "M")
    assert not next(check for check in documents.detail(paper_id).checks if check.name == "credit_code").ok
    documents.answer(paper_id, "uscc", CODE)
    assert all(check.ok for check in documents.detail(paper_id).checks)


def test_a_confirmed_document_is_looked_at_again_when_a_check_breaks(documents: Documents) -> None:
    paper_id = keep(documents, food_reading())
    assert documents.detail(paper_id).line.state is PaperState.CONFIRMED
    documents.answer(paper_id, "uscc", "91110000600037341M")
    assert documents.detail(paper_id).line.state is PaperState.REVIEW


def test_days_are_kept_in_one_form_and_what_is_no_day_is_refused(documents: Documents) -> None:
    paper_id = keep(documents, food_reading())
    documents.answer(paper_id, "valid_to", "2028年1月31日")
    assert documents.detail(paper_id).kept.value("valid_to") == "2028-01-31"
    documents.answer(paper_id, "valid_to", "长期")
    assert documents.detail(paper_id).line.lasting is Lasting.FOR_EVER
    for wrong in ("soon", "2028-13-01", "2026-01-01 2027-01-01"):
        with pytest.raises(WrongAnswer, match="not_a_day"):
            documents.answer(paper_id, "valid_to", wrong)
    with pytest.raises(NotFound):
        documents.answer(paper_id, "isbn", "1")


def test_the_kind_may_be_chosen_where_the_reading_was_unsure(documents: Documents, vault: Vault) -> None:
    paper_id = keep(documents, licence_reading(name="陈立小吃店"))
    documents.choose_type(paper_id, "Q002")
    detail = documents.detail(paper_id)
    assert (detail.line.type_code, detail.kept.is_type_doubtful) == ("Q002", False)
    assert [guess.code for guess in detail.candidates] == ["Q001", "Q002"]
    assert detail.kept.value("name") == "陈立小吃店"
    assert chain(vault)[-1] == ("document_typed", {"document": paper_id, "type": "Q002"})
    assert len(documents.types()) == 126


def test_a_document_of_no_known_kind_is_kept_and_asks_for_its_kind(documents: Documents) -> None:
    paper_id = keep(documents, nothing_reading())
    [line] = documents.lines()
    assert (line.type_code, line.doubts, line.needs_a_look) == ("", 1, True)
    with pytest.raises(WrongAnswer, match="still_in_doubt"):
        documents.confirm(paper_id)


def test_a_renewed_document_takes_the_place_of_the_old_one_which_stays(documents: Documents) -> None:
    old = keep(documents, food_reading(valid_to="2026-11-30"), b"old")
    new = keep(documents, food_reading(valid_to="2031-11-30"), b"new")
    assert [line.id for line in documents.detail(new).may_renew] == [old]
    assert documents.detail(old).may_renew == ()
    documents.renew(new, old)
    assert [line.id for line in documents.lines()] == [new]
    assert [(line.id, line.is_replaced) for line in documents.detail(old).versions] == [(new, False), (old, True)]
    for again in ((new, old), (old, new)):
        with pytest.raises(WrongAnswer, match="already_renewed"):
            documents.renew(*again)
    documents.part(new)
    assert {line.id for line in documents.lines()} == {old, new}
    with pytest.raises(IllegalMove):
        documents.part(new)
    licence = keep(documents, licence_reading(), b"licence")
    with pytest.raises(WrongAnswer, match="another_kind"):
        documents.renew(licence, old)


def test_taking_the_middle_version_back_joins_the_others(documents: Documents) -> None:
    ids = [keep(documents, food_reading(valid_to=f"20{year}-01-31"), bytes([year])) for year in (27, 32, 37)]
    documents.renew(ids[1], ids[0])
    documents.renew(ids[2], ids[1])
    documents.undo(ids[1])
    assert [line.id for line in documents.detail(ids[2]).versions] == [ids[2], ids[0]]
    with pytest.raises(IllegalMove):
        documents.undo(ids[1])
    with pytest.raises(NotFound):
        documents.detail(ids[1])
    assert keep(documents, food_reading(), bytes([32])) not in ids


def test_a_document_that_is_used_is_not_taken_back(vault: Vault) -> None:
    documents = Documents(vault, clock, lambda _paper: [PaperUse(kind="application", key="1", name="巨量引擎")])
    paper_id = keep(documents, food_reading())
    assert documents.detail(paper_id).uses[0].name == "巨量引擎"
    with pytest.raises(IllegalMove):
        documents.undo(paper_id)


@pytest.mark.parametrize(
    ("reading", "apart"),
    [
        (food_reading, 0),
        (lambda: food_reading(holder="广州云帆 食品有限公司"), 0),
        (lambda: food_reading(holder="深圳远航食品有限公司"), 1),
        (identity_reading, 0),
        (lambda: identity_reading("王敏"), 1),
    ],
)
def test_names_must_agree_with_the_licence(
    documents: Documents, reading: Callable[[], DocumentReading], apart: int
) -> None:
    keep(documents, licence_reading(), b"licence")
    paper_id = keep(documents, reading(), b"other")
    assert documents.detail(paper_id).line.disagreements == apart
    assert len([one for one in documents.detail(paper_id).agreements if not one.ok]) == apart


def test_the_list_says_how_long_each_document_counts(documents: Documents) -> None:
    days = {"2026-11-19": Lasting.EXPIRED, "2026-11-20": Lasting.SOON, "2027-01-31": Lasting.SOON, "2030-01-01": Lasting.VALID}  # fmt: skip
    for day, lasting in days.items():
        paper_id = keep(documents, food_reading(valid_to=day), day.encode())
        assert documents.detail(paper_id).line.lasting is lasting
    assert documents.detail(keep(documents, licence_reading(), b"l")).line.lasting is Lasting.FOR_EVER


def test_the_last_day_ends_where_the_document_was_issued(vault: Vault) -> None:
    documents = Documents(vault, lambda: datetime(2026, 11, 20, 16, 30, tzinfo=UTC))
    paper_id = keep(documents, food_reading(valid_to="2026-11-20"))
    assert documents.detail(paper_id).line.lasting is Lasting.EXPIRED
