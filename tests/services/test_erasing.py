"""Erasing: bytes, readings and answers are gone from every page; the chain verifies and says that, when, by whom and why, not what."""

import json
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy.exc import IntegrityError

from app.desk import Desk, open_vault
from app.domain.accounts import Platform
from app.domain.applications import ApplicationState
from app.domain.chain import RecordKind
from app.domain.documents import DocumentReading
from app.domain.erasing import EraseReason
from app.domain.openings import ReviewState
from app.domain.people import Denial, Role
from app.doors.practice_papers import FOOD, keep_papers
from app.errors import Denied, NotFound, StillUsed
from app.services.erasing import UNFINISHED, Erased
from app.store.vault import Vault
from tests.conftest import MadeVault
from tests.services.conftest import clock
from tests.services.papers import field, food_reading, identity_reading, keep
from tests.store import factory
from tests.store.keep_vault import HOME, PASSWORD
from tests.store.pages import decrypted

WHY = EraseReason.PERSON_ASKED
CARD, SCAN, CORRECTED, FILE = "440106198502127319", b"SCAN-7d3f", "广州市越秀区德政北路77号", "陈立-7d3f.jpg"
"""Nothing else in a vault says any of these."""


@pytest.fixture
def desk(vault: Vault) -> Iterator[Desk]:
    made = Desk(vault, clock, factory.seat("林岚", "a"))
    yield made
    made.documents.close()


def card_reading() -> DocumentReading:
    reading = identity_reading()
    return replace(reading, fields=(*reading.fields, field("id_number", CARD), field("address", "广州市天河区")))


def card(desk: Desk, content: bytes = SCAN * 2_000) -> int:
    """An identity card whose address a person put right."""
    paper_id = keep(desk.documents, card_reading(), content, FILE)
    desk.documents.answer(paper_id, "address", CORRECTED)
    return paper_id


def traces(vault: Vault, made: MadeVault) -> set[str]:
    """Which parts of the card are in any page of the book or its log, in the clear."""
    clear = decrypted(vault.path, made.key)
    looked_for = {"scan": SCAN, "card": CARD.encode(), "corrected": CORRECTED.encode(), "file": FILE.encode()}
    return {name for name, text in looked_for.items() if text in clear}


def records(vault: Vault) -> list[tuple[str, str, str]]:
    with vault.look() as work:
        assert work.ledger.verify().is_whole
        return [(one.kind, one.actor, one.body) for one in work.ledger.records(limit=1000)]


def test_nothing_of_an_erased_document_is_in_any_page_of_the_book_or_its_log(
    vault: Vault, desk: Desk, made_vault: MadeVault
) -> None:
    paper_id = card(desk)
    licence = keep(desk.documents, food_reading(), b"another document")
    assert traces(vault, made_vault) == {"scan", "card", "corrected", "file"}
    erased = desk.erasing.erase(paper_id, WHY)
    assert erased.papers == (paper_id,)
    assert traces(vault, made_vault) == set()
    for ask in (desk.documents.detail, desk.documents.original, desk.erasing.plan):
        with pytest.raises(NotFound):
            ask(paper_id)
    assert [line.id for line in desk.documents.lines()] == [licence]
    assert desk.documents.original(licence) == b"another document"
    assert vault.check().is_sound


def test_taking_back_keeps_the_file_and_erasing_what_was_taken_back_does_not(
    vault: Vault, desk: Desk, made_vault: MadeVault
) -> None:
    paper_id = card(desk)
    desk.documents.undo(paper_id)
    assert traces(vault, made_vault) == {"scan", "card", "corrected", "file"}
    desk.erasing.erase(paper_id, WHY)
    assert traces(vault, made_vault) == set()


def test_all_versions_go_and_copies_that_were_taken_back(vault: Vault, desk: Desk, made_vault: MadeVault) -> None:
    wrong_scan = card(desk, SCAN + b"askew")
    desk.documents.undo(wrong_scan)
    old = card(desk)
    new = card(desk, SCAN + b"renewed")
    desk.documents.renew(new, old)
    assert set(desk.erasing.plan(old).papers) == {wrong_scan, old, new}
    assert desk.erasing.erase(new, WHY).papers == (wrong_scan, old, new)
    assert traces(vault, made_vault) == set()
    again = card(desk)
    assert again not in (wrong_scan, old, new)


def test_the_record_says_that_when_by_whom_and_why_and_not_what(vault: Vault, desk: Desk) -> None:
    paper_id = card(desk)
    record = desk.erasing.erase(paper_id, EraseReason.CONSENT_REVOKED).record
    told = records(vault)
    (erased,) = [one for one in told if one[0] == RecordKind.DOCUMENT_ERASED]
    assert erased[1] == vault.person
    assert json.loads(erased[2]) == {"documents": [paper_id], "why": "consent_revoked"}
    with vault.look() as work:
        head = work.ledger.head()
    assert head is not None
    assert head.seq == record
    body = "".join(body for _, _, body in told)
    for text in (CARD, CORRECTED, FILE, "陈立"):
        assert text not in body


def test_what_the_chain_keeps_of_a_file_is_salted_and_the_salt_goes(vault: Vault, desk: Desk) -> None:
    paper_id = card(desk)
    with vault.look() as work:
        digest, salt = work.papers.get(paper_id).file_sha256, work.papers.get(paper_id).salt
    assert len(salt) == 32
    assert all(digest not in body for _, _, body in records(vault))
    desk.erasing.erase(paper_id, WHY)
    with vault.look() as work:
        left = work.papers.get(paper_id)
    assert (left.salt, left.file_sha256, left.file_name, left.size_bytes, left.type_code) == ("", "", "", 0, "")


def test_the_separate_verifier_says_ok_and_names_what_was_erased(vault: Vault, desk: Desk, tmp_path: Path) -> None:
    paper_id = card(desk)
    before = desk.trace_export.checkpoint()
    record = desk.erasing.erase(paper_id, WHY).record
    export, kept = tmp_path / "trace.jsonl", tmp_path / "before.json"
    export.write_text("".join(f"{line}\n" for line in desk.trace_export.lines()), encoding="utf-8", newline="\n")
    kept.write_text(f"{before.line()}\n", encoding="utf-8", newline="\n")
    said = subprocess.run(
        [sys.executable, "-I", "-S", "resources/verifier/adtill_verify.py", str(export), "--checkpoint", str(kept)],
        check=True, capture_output=True, encoding="utf-8", env={"PYTHONUTF8": "1"},
    ).stdout  # fmt: skip
    assert f"{record} records verify" in said
    assert (
        f"erased: document {paper_id} (record {record}, 2026-11-20 02:24 UTC, by {vault.person}, why: person_asked)"
        in said
    )


@pytest.mark.parametrize("table", ["paper_files", "paper_readings", "paper_answers"])
def test_without_a_record_nothing_can_be_deleted_and_with_one_nothing_comes_back(
    vault: Vault, desk: Desk, table: str
) -> None:
    paper_id, other = card(desk), keep(desk.documents, food_reading(), b"other")
    desk.documents.answer(other, "holder", "别家")
    refused: list[tuple[str, Callable[[int], str]]] = [
        ("delete", lambda one: f"DELETE FROM {table} WHERE paper_id = {one}"),
        ("pretend", lambda one: f"INSERT INTO paper_erasures VALUES ({one}, 1)"),
        ("blank", lambda one: f"UPDATE papers SET file_name = '' WHERE id = {one}"),
    ]
    for _, statement in refused:
        with pytest.raises(IntegrityError, match="kept as written"), vault.work() as work:
            work._connection.exec_driver_sql(statement(paper_id))
    record = desk.erasing.erase(paper_id, WHY).record
    more = [
        f"DELETE FROM {table} WHERE paper_id = {other}",
        # The record names another document: it opens nothing else.
        f"INSERT INTO paper_erasures VALUES ({other}, {record})",
        "DELETE FROM paper_erasures",
        f"UPDATE papers SET file_name = 'x' WHERE id = {paper_id}",
        f"INSERT INTO paper_files VALUES ({paper_id}, x'00')",
    ]
    for each in more:
        with pytest.raises(IntegrityError, match="kept as written"), vault.work() as work:
            work._connection.exec_driver_sql(each)


def filed(desk: Desk, tmp_path: Path) -> tuple[int, int]:
    """An application to Baidu that was handed in, and the identity card that went with it."""
    onboarding, papers = desk.onboarding, keep_papers(desk.documents, FOOD)
    draft_id = onboarding.start(papers["Q001"])
    for code, text in FOOD.typed.items():
        onboarding.type(draft_id, code, text)
    onboarding.confirm(draft_id, ("F03", "F13"))
    onboarding.tick(draft_id, [Platform.BAIDU])
    onboarding.answer(draft_id, {one.circumstance.code: False for one in onboarding.view(draft_id).circumstances})
    names = {platform: str(platform) for platform in Platform}
    desk.consents.agree(draft_id, desk.consents.asked(draft_id, language="zh", names=names))
    desk.applications.package(draft_id, Platform.BAIDU, tmp_path / "baidu.zip", "zh")
    (one,) = desk.applications.of(draft_id)
    desk.applications.filed(one.id or 0)
    return one.id or 0, papers["Q007"]


def test_while_an_application_under_way_rests_on_it_a_document_is_not_erased(desk: Desk, tmp_path: Path) -> None:
    number, identity = filed(desk, tmp_path)
    before = desk.documents.original(identity)
    for ask in (desk.erasing.plan, lambda one: desk.erasing.erase(one, WHY)):
        with pytest.raises(StillUsed) as raised:
            ask(identity)
        assert (raised.value.applications, raised.value.providers) == ((Platform.BAIDU,), ())
    assert desk.documents.original(identity) == before
    desk.applications.told(number, ReviewState.APPROVED, account="880001")
    assert desk.erasing.plan(identity).applications == (number,)
    assert isinstance(desk.erasing.erase(identity, WHY), Erased)


def test_the_next_onboarding_remembers_nothing_of_an_erased_card(
    vault: Vault, desk: Desk, made_vault: MadeVault, tmp_path: Path
) -> None:
    number, identity = filed(desk, tmp_path)
    (one,) = desk.applications.of(1)
    resident = one.values["F09"]
    assert one.values["F07"] == FOOD.representative
    desk.applications.told(number, ReviewState.APPROVED, account="880001")
    assert resident.encode() in decrypted(vault.path, made_vault.key)
    desk.erasing.erase(identity, WHY)
    (left,) = desk.applications.of(1)
    assert "F09" not in left.values
    assert resident not in {*left.sent.values()}
    assert (left.values["F02"], left.account) == (FOOD.name, "880001")
    assert resident.encode() not in decrypted(vault.path, made_vault.key)
    licence = next(one for one, name in desk.onboarding.licences() if name == FOOD.name)
    fresh = desk.onboarding.facts(desk.onboarding.start(licence))
    assert fresh.text("F09") == ""
    assert identity not in desk.onboarding.facts(1).draft.papers


def test_a_providers_authorisation_is_not_erased_under_it(vault: Vault, desk: Desk) -> None:
    paper_id = keep(desk.documents, food_reading(), b"authorisation")
    with vault.look() as work:
        digest = work.papers.get(paper_id).file_sha256
    authorisation = replace(factory.provider().authorisations[0], document=digest)
    desk.providers.add(factory.provider(name="方舟", authorisations=(authorisation,), payees=frozenset()))
    with pytest.raises(StillUsed) as raised:
        desk.erasing.erase(paper_id, WHY)
    assert raised.value.providers == ("方舟",)


@pytest.mark.parametrize("role", [one for one in Role if one not in (Role.OWNER, Role.COMPLIANCE)])
def test_only_an_owner_or_compliance_erases(vault: Vault, desk: Desk, role: Role) -> None:
    paper_id = card(desk)
    seat = factory.seat("苏晴", "b", "a")
    desk.people.enter(seat, frozenset({role}))
    theirs = Desk(vault, clock, seat)
    with pytest.raises(Denied) as raised:
        theirs.erasing.erase(paper_id, WHY)
    assert raised.value.why in (Denial.NOT_IN_ROLE, Denial.FORBIDDEN_TO_ROLE)
    assert desk.documents.original(paper_id)
    theirs.documents.close()


def test_an_alert_about_it_goes_too(vault: Vault, desk: Desk) -> None:
    paper_id = keep(desk.documents, food_reading(valid_to="2026-12-20"))
    desk.expiry.seen(desk.expiry.standing()[0].mark)
    desk.erasing.erase(paper_id, WHY)
    with vault.look() as work:
        assert work.alerts.seen() == []
    assert desk.expiry.standing() == ()


def test_an_erasure_that_was_cut_off_is_finished_when_the_vault_is_opened(
    vault: Vault, desk: Desk, made_vault: MadeVault, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("ADTILL_HOME", str(tmp_path / "home"))
    paper_id = card(desk)
    with vault.work() as work:
        # As far as a kill right after the transaction would let it come.
        body = {"documents": [paper_id], "why": "not_needed"}
        record = work.ledger.record(RecordKind.DOCUMENT_ERASED, body, at=clock(), actor="林岚")
        work.papers.erase(paper_id, seq=record.seq, at=clock())
        work.settings.put(UNFINISHED, str(record.seq))
    assert traces(vault, made_vault) != set()
    vault.close()
    opened = open_vault(vault.path, made_vault.password, clock=clock)
    assert traces(vault, made_vault) == set()
    assert opened.erasing.finish()
    opened.close()


@pytest.mark.parametrize("revision", ["0003", "0007", "0010"])
def test_a_document_of_an_older_vault_is_erased_after_the_upgrade(
    revision: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ADTILL_HOME", str(tmp_path / "home"))
    path = shutil.copytree(HOME / f"{revision}.adtill", tmp_path / "kept.adtill")
    desk = open_vault(path, PASSWORD, clock=clock)
    for one in desk.opening_board.view().lines:
        if one.id is not None and one.application.state is ApplicationState.APPEAL:
            desk.applications.told(one.id, ReviewState.REFUSED, reason="维持")
        if one.id is not None:
            desk.applications.withdraw(one.id)
    vault = desk._vault
    assert b"a picture" in decrypted(path, vault.key())
    (line,) = desk.documents.lines()
    erased = desk.erasing.erase(line.id, WHY)
    assert b"a picture" not in decrypted(path, vault.key())
    assert desk.trace.verify().is_whole
    assert erased.papers == (line.id,)
    desk.close()
