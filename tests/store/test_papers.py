"""Kept documents in the book: whole after the work that read them, their evidence never edited."""

import pytest
from sqlalchemy.exc import IntegrityError

from app.domain.papers import FieldOrigin, PaperAnswer
from app.errors import NotFound
from app.store.vault import Vault
from tests.store import factory
from tests.store.factory import NOW

BODY = b"a picture"


def kept(vault: Vault) -> int:
    with vault.work() as work:
        return work.papers.add(factory.paper(), BODY, factory.document_reading())


def test_a_document_comes_back_as_it_was_kept(vault: Vault) -> None:
    paper_id = kept(vault)
    with vault.look() as work:
        found = work.papers.kept(paper_id)
        assert work.papers.all() == [found]
        assert work.papers.body(paper_id) == BODY
        assert work.papers.by_digest(found.paper.file_sha256) == paper_id
        assert work.counts()["documents"] == 1
    assert found.paper == factory.paper(id=paper_id)
    assert found.reading == factory.document_reading()


def test_the_newest_reading_and_the_newest_answer_count(vault: Vault) -> None:
    paper_id = kept(vault)
    again = factory.document_reading(checks=())
    with vault.work() as work:
        work.papers.add_reading(paper_id, again, at=NOW)
        for value in ("2036-03-18", None):
            said = PaperAnswer(field="term_to", value=value, origin=FieldOrigin.CORRECTED, at=NOW, by="林岚")
            work.papers.say(paper_id, said)
    with vault.look() as work:
        found = work.papers.kept(paper_id)
    assert found.reading == again
    assert found.answers[-1] == said
    assert found.fields[1].value is None


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE paper_files SET body = x'00'",
        "DELETE FROM paper_files",
        "UPDATE paper_readings SET reading = ''",
        "DELETE FROM paper_answers",
        "UPDATE papers SET file_sha256 = ''",
        "UPDATE papers SET kept_by = ''",
        "DELETE FROM papers",
        "UPDATE expiry_alerts SET rung = 0",
        "DELETE FROM expiry_alerts",
    ],
)
def test_the_file_and_what_was_read_and_said_cannot_be_edited(vault: Vault, statement: str) -> None:
    paper_id = kept(vault)
    with vault.work() as work:
        said = PaperAnswer(field="name", value="云帆", origin=FieldOrigin.CORRECTED, at=NOW, by="林岚")
        work.papers.say(paper_id, said)
        work.alerts.keep(factory.alerted(paper_id), at=NOW, by="林岚")
    with pytest.raises(IntegrityError, match="kept as written"), vault.work() as work:
        work._connection.exec_driver_sql(statement)


def test_the_same_file_counts_once_and_may_come_again_after_it_was_taken_back(vault: Vault) -> None:
    paper_id = kept(vault)
    with pytest.raises(IntegrityError):
        kept(vault)
    with vault.work() as work:
        work.papers.get(paper_id).undone_at = NOW
    assert kept(vault) != paper_id
    with vault.look() as work:
        assert len(work.papers.all()) == 1


def test_nothing_of_a_document_stands_in_the_clear_on_disk(vault: Vault) -> None:
    kept(vault)
    for file in vault.path.iterdir():
        content = file.read_bytes() if file.is_file() else b""
        assert BODY not in content
        assert "云帆传媒".encode() not in content or file.name == "keys.json"


def test_what_is_not_there_is_not_found(vault: Vault) -> None:
    with vault.look() as work:
        for ask in (work.papers.get, work.papers.kept, work.papers.body):
            with pytest.raises(NotFound):
                ask(7)


def test_an_alert_is_seen_once_until_that_is_taken_back(vault: Vault) -> None:
    paper_id = kept(vault)
    mark = factory.alerted(paper_id)
    with vault.work() as work:
        number = work.alerts.keep(mark, at=NOW, by="林岚")
        assert work.alerts.newest_of(paper_id) == (number, mark)
    with pytest.raises(IntegrityError), vault.work() as work:
        work.alerts.keep(mark, at=NOW, by="林岚")
    with vault.work() as work:
        work.alerts.take_back(number, at=NOW)
        assert (work.alerts.seen(), work.alerts.newest_of(paper_id)) == ([], None)
        work.alerts.keep(mark, at=NOW, by="林岚")
        assert work.alerts.seen() == [mark]
