"""Alerts about documents that run out: given until seen, once for each rung, taken back by who saw too soon."""

from collections.abc import Iterator
from datetime import datetime, timedelta

import pytest

from app.desk import Desk
from app.domain.chain import RecordKind
from app.errors import IllegalMove, NotFound
from app.store.vault import Vault
from tests.conftest import MadeVault
from tests.services.conftest import NOW
from tests.services.papers import food_reading, keep, licence_reading

LAST_DAY = "2026-12-20"
"""Thirty days after the clock of these tests."""


class Calendar:
    """A clock that is set by hand."""

    def __init__(self) -> None:
        self.now = NOW

    def __call__(self) -> datetime:
        return self.now

    def go_on(self, days: int) -> None:
        self.now += timedelta(days=days)


@pytest.fixture
def calendar() -> Calendar:
    return Calendar()


@pytest.fixture
def desk(vault: Vault, calendar: Calendar) -> Iterator[Desk]:
    made = Desk(vault, calendar)
    yield made
    made.documents.close()


def permit(desk: Desk, content: bytes = b"permit", last_day: str = LAST_DAY) -> int:
    paper_id = keep(desk.documents, food_reading(valid_to=last_day), content)
    assert desk.documents.detail(paper_id).kept.doubtful == ()
    return paper_id


def test_an_alert_is_given_until_somebody_has_seen_it_and_again_on_the_next_rung(
    desk: Desk, calendar: Calendar
) -> None:
    paper_id = permit(desk)
    (alert,) = desk.expiry.standing()
    assert (alert.paper.key, alert.days_left, alert.rung) == (str(paper_id), 30, 30)
    assert desk.expiry.standing() == (alert,)
    desk.expiry.seen(alert.mark)
    assert desk.expiry.standing() == ()
    assert alert.next_rung is not None
    calendar.go_on(alert.days_left - alert.next_rung - 1)
    assert desk.expiry.standing() == ()
    calendar.go_on(1)
    (again,) = desk.expiry.standing()
    assert again.rung == alert.next_rung


def test_what_was_seen_is_still_seen_when_the_vault_is_opened_again(
    vault: Vault, desk: Desk, calendar: Calendar, made_vault: MadeVault
) -> None:
    permit(desk)
    desk.expiry.seen(desk.expiry.standing()[0].mark)
    vault.close()
    opened = Vault.open_keyed(vault.path, made_vault.key)
    again = Desk(opened, calendar)
    assert again.expiry.standing() == ()
    again.close()


def test_seen_too_soon_is_taken_back_and_said_again(desk: Desk) -> None:
    paper_id = permit(desk)
    before = desk.expiry.standing()
    desk.expiry.seen(before[0].mark)
    desk.expiry.unseen(paper_id)
    assert desk.expiry.standing() == before
    desk.expiry.seen(before[0].mark)
    assert desk.expiry.standing() == ()


def test_only_what_stands_can_be_seen_and_only_what_was_seen_taken_back(desk: Desk, calendar: Calendar) -> None:
    paper_id = permit(desk)
    (alert,) = desk.expiry.standing()
    with pytest.raises(NotFound):
        desk.expiry.unseen(paper_id)
    calendar.go_on(20)
    with pytest.raises(IllegalMove):
        desk.expiry.seen(alert.mark)
    (lower,) = desk.expiry.standing()
    desk.expiry.seen(lower.mark)
    with pytest.raises(IllegalMove):
        desk.expiry.seen(lower.mark)


def test_a_renewed_document_is_silent_and_speaks_anew_for_its_own_last_day(desk: Desk, calendar: Calendar) -> None:
    old = permit(desk)
    desk.expiry.seen(desk.expiry.standing()[0].mark)
    new = permit(desk, b"renewed", "2027-02-01")
    desk.documents.renew(new, old)
    (alert,) = desk.expiry.standing()
    assert (alert.paper.key, alert.rung) == (str(new), 90)
    calendar.go_on(40)
    assert {one.paper.key for one in desk.expiry.standing()} == {str(new)}


def test_the_chain_tells_who_saw_an_alert_and_not_until_when_the_document_counts(vault: Vault, desk: Desk) -> None:
    paper_id = permit(desk)
    desk.expiry.seen(desk.expiry.standing()[0].mark)
    desk.expiry.unseen(paper_id)
    with vault.look() as work:
        records = [one for one in work.ledger.records(limit=20) if one.kind.startswith("expiry")]
    assert {one.kind for one in records} == {RecordKind.EXPIRY_SEEN, RecordKind.EXPIRY_UNSEEN}
    assert all(one.actor == vault.person and LAST_DAY not in one.body for one in records)


def test_the_overview_counts_the_documents_that_run_out_among_what_waits(desk: Desk) -> None:
    permit(desk)
    keep(desk.documents, licence_reading(), b"for ever")
    waiting = desk.overview.view().waiting
    assert (waiting.expiring, waiting.total) == (1, 1)
    desk.expiry.seen(desk.expiry.standing()[0].mark)
    assert desk.overview.view().waiting.total == 0
