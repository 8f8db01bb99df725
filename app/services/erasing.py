"""Erasing documents 删除: what would go and what stays, then for good; the chain says that, when, by whom and why, not what."""

from collections.abc import Sequence
from dataclasses import dataclass

from app.changes import Changes
from app.domain.applications import Application
from app.domain.chain import RecordKind
from app.domain.erasing import EraseReason, company_of, is_under_way, told_by, without
from app.domain.papers import KeptPaper, versions
from app.domain.people import Action
from app.errors import DiskFull, NotFound, StillUsed
from app.services.backups import Backups
from app.services.clock import Clock
from app.services.people import People
from app.store.upgrade import ways_back
from app.store.vault import Vault
from app.store.work import Work

UNFINISHED = "erasing.unfinished"
"""The record of an erasure after which the book was not written anew yet."""

CHANGED = Changes.DOCUMENTS | Changes.ONBOARDING | Changes.LEDGER


@dataclass(frozen=True, slots=True, kw_only=True)
class ErasePlan:
    """What erasing a document would take, and what it leaves."""

    papers: tuple[int, ...]
    """All its versions, and copies of them that were taken back."""
    type_code: str
    holder: str
    applications: tuple[int, ...]
    """Those at rest that lose the values which were read from it."""
    older_copies: int
    """Backups, and books from before an upgrade, that were made while it was there."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Erased:
    """What was erased."""

    papers: tuple[int, ...]
    record: int
    """The record that says so."""
    is_written_anew: bool
    """Whether the book was written anew already; else the next opening does it."""
    changes: Changes = CHANGED


class Erasing:
    """The only way in which a document leaves the vault."""

    def __init__(self, vault: Vault, people: People, backups: Backups, clock: Clock) -> None:
        self._vault = vault
        self._people = people
        self._backups = backups
        self._clock = clock

    def plan(self, paper_id: int) -> ErasePlan:
        """What would go. StillUsed while something under way rests on it, NotFound, or Denied."""
        with self._vault.look() as work:
            self._people.need(work, Action.ERASE_DOCUMENTS)
            line = _line(work, paper_id)
            _check_unused(work, line)
            touched = tuple(one.id or 0 for one, _ in _cleaned(work, _told(work, line)))
        older = [one for one in self._backups.known() if one.made_at >= min(each.paper.kept_at for each in line)]
        return ErasePlan(
            papers=tuple(one.id for one in line),
            type_code=line[0].paper.type_code,
            holder=line[0].holder,
            applications=touched,
            older_copies=len(older) + len(ways_back(self._vault.path)),
        )

    def erase(self, paper_id: int, why: EraseReason) -> Erased:
        """Take a document out for good, in all its versions; seconds for a large vault, which is written anew.

        StillUsed while something under way rests on it, NotFound, or Denied: then nothing was changed.
        """
        at = self._clock()
        with self._vault.work(is_synced=True) as work:
            self._people.need(work, Action.ERASE_DOCUMENTS)
            line = _line(work, paper_id)
            _check_unused(work, line)
            ids = tuple(sorted(one.id for one in line))
            _forget(work, frozenset(ids), _told(work, line))
            body = {"documents": list(ids), "why": why}
            record = work.ledger.record(RecordKind.DOCUMENT_ERASED, body, at=at, actor=self._vault.person)
            for one in ids:
                work.papers.erase(one, seq=record.seq, at=at)
            work.settings.put(UNFINISHED, str(record.seq))
        return Erased(papers=ids, record=record.seq, is_written_anew=self.finish())

    def finish(self) -> bool:
        """Write the book anew where something was erased since that was done last; whether nothing is left to do.

        Without it traces stay in pages that no table knows. A kill or a full disk may come before it, so opening asks for it.
        """
        with self._vault.look() as work:
            if not work.settings.get(UNFINISHED):
                return True
        try:
            is_done = self._vault.write_anew()
        except DiskFull:
            return False
        if is_done:
            with self._vault.work() as work:
                work.settings.put(UNFINISHED, "")
        return is_done


def _line(work: Work, paper_id: int) -> list[KeptPaper]:
    """A document in all its versions, with what was taken back and is the same file or bears the same number."""
    counting, back = work.papers.all(), work.papers.taken_back()
    if all(one.id != paper_id for one in (*counting, *back)):
        raise NotFound("document", paper_id)
    is_counting = any(one.id == paper_id for one in counting)
    line = versions(counting, paper_id) if is_counting else [one for one in back if one.id == paper_id]
    digests = {one.paper.file_sha256 for one in line}
    numbers = {(one.paper.type_code, one.number) for one in line if one.number}
    alike = [
        one
        for one in back
        if one not in line and (one.paper.file_sha256 in digests or (one.paper.type_code, one.number) in numbers)
    ]
    return [*line, *alike]


def _check_unused(work: Work, line: Sequence[KeptPaper]) -> None:
    ids, digests = {one.id for one in line}, {one.paper.file_sha256 for one in line}
    resting = {draft.id for draft in work.drafts.all() if not ids.isdisjoint(draft.papers)}
    # Its values fill the form also where its picture does not travel.
    platforms = [
        one.platform
        for one in work.applications.all()
        if is_under_way(one) and (one.draft_id in resting or not ids.isdisjoint(one.paper_ids))
    ]
    providers = [
        one.name for one in work.providers.all() if any(each.document in digests for each in one.authorisations)
    ]
    if platforms or providers:
        raise StillUsed(tuple(dict.fromkeys(platforms)), tuple(providers))


def _told(work: Work, line: Sequence[KeptPaper]) -> frozenset[str]:
    return told_by(line, [value for one in line for value in work.papers.earlier_values(one.id)])


def _cleaned(work: Work, told: frozenset[str]) -> list[tuple[Application, tuple[dict[str, str], dict[str, str]]]]:
    """The applications at rest that hold values of a document, with what they keep of theirs: by field, and as they were sent."""
    found = []
    for one in work.applications.all():
        company = company_of(one.values)
        kept = without(one.values, told, company), without(one.sent, told, company)
        if not is_under_way(one) and kept != (one.values, one.sent):
            found.append((one, kept))
    return found


def _forget(work: Work, ids: frozenset[int], told: frozenset[str]) -> None:
    """Copies of its values: in applications at rest, which the next onboarding would remember, and where they were typed."""
    for one, kept in _cleaned(work, told):
        one.values, one.sent = kept
    under_way = {one.draft_id for one in work.applications.all() if is_under_way(one)}
    for draft in work.drafts.all():
        if not ids.isdisjoint(draft.papers):
            draft.papers = tuple(one for one in draft.papers if one not in ids)
        typed = without(draft.typed, told, company_of(draft.typed))
        if draft.id not in under_way and typed != draft.typed:
            draft.typed = typed
