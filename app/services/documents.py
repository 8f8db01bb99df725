"""Documents 资质: pictures into the archive, what is in doubt, what a person says of it, renewals, and names that must agree."""

import secrets
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from hashlib import sha256
from pathlib import Path
from zoneinfo import ZoneInfo

from app.changes import Changes
from app.domain.chain import RecordKind
from app.domain.documents import DocumentReading, ShownPage, TypeGuess
from app.domain.held_papers import PaperForm
from app.domain.paper_names import names_that_must_agree
from app.domain.papers import (
    PICTURE_FORM,
    FieldOrigin,
    Paper,
    PaperAnswer,
    PaperState,
    PaperUse,
    as_said,
    renewed_by,
    seal_of,
    versions,
)
from app.domain.people import Action
from app.errors import DeskError, FileTrouble, IllegalMove, NotFound, PictureTrouble, WrongAnswer
from app.ocr.catalogue import document_type, document_types
from app.ocr.limits import MOST_BYTES
from app.ocr.shower import PictureShower
from app.progress import Progress, Silent
from app.services.clock import Clock
from app.services.document_lines import PaperDetail, PaperLine, checks_now, guess_of, lines_of
from app.services.document_reading import DocumentReader
from app.store.vault import Vault
from app.store.work import Work

ISSUED_IN = ZoneInfo("Asia/Shanghai")
"""Nearly all of these documents are issued in China: their last day ends there."""
SALT_BYTES = 16
UsesOf = Callable[[int], Sequence[PaperUse]]
"""Which applications use a document; the archive itself knows of none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TakenIn:
    """What became of one file."""

    file: str
    paper_id: int | None = None
    is_known: bool = False
    """It was there already; nothing was added."""
    needs_review: bool = False
    error: DeskError | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportOutcome:
    """What became of all files of an import."""

    files: tuple[TakenIn, ...]
    changes: Changes = Changes.DOCUMENTS | Changes.LEDGER

    @property
    def new(self) -> tuple[int, ...]:
        """The documents that were added."""
        return tuple(one.paper_id for one in self.files if one.paper_id is not None and not one.is_known)


class Documents:
    """The archive of documents; close it to end the children that open pictures."""

    def __init__(self, vault: Vault, clock: Clock, uses_of: UsesOf = lambda _paper_id: ()) -> None:
        self._vault = vault
        self._clock = clock
        self._uses_of = uses_of
        self._reader = DocumentReader()
        self._shower = PictureShower()

    def take_in(self, files: Sequence[Path], progress: Progress | None = None) -> ImportOutcome:
        """Read files and keep what they show: seconds a page, so call it off the window's thread.

        Each file is kept whole or not at all; one that cannot be read holds no other up. Raises Cancelled between two
        files when the person stops: what was kept until then stays.
        """
        progress = progress or Silent()
        outcomes: list[TakenIn] = []
        for done, file in enumerate(files):
            progress.step(done, len(files), file.name)
            try:
                outcomes.append(self._take_in(file))
            except OSError:
                outcomes.append(TakenIn(file=file.name, error=PictureTrouble(file.name, "not_there")))
            except FileTrouble as error:
                outcomes.append(TakenIn(file=file.name, error=error))
        progress.step(len(files), len(files))
        return ImportOutcome(files=tuple(outcomes))

    def _take_in(self, file: Path) -> TakenIn:
        if file.stat().st_size > MOST_BYTES:
            raise PictureTrouble(file.name, "too_large")
        content = file.read_bytes()
        with self._vault.look() as work:
            known = work.papers.by_digest(sha256(content).hexdigest())
        if known is not None:
            return TakenIn(file=file.name, paper_id=known, is_known=True)
        return self.keep(self._reader.read(content, file.name), content, file.name)

    def keep(self, reading: DocumentReading, content: bytes, name: str) -> TakenIn:
        """Keep a file with what was read of it; the same file twice adds nothing."""
        digest = sha256(content).hexdigest()
        with self._vault.work(Action.KEEP_DOCUMENTS) as work:
            known = work.papers.by_digest(digest)
            if known is not None:
                return TakenIn(file=name, paper_id=known, is_known=True)
            paper = Paper(
                type_code=reading.type.code if reading.type else "",
                state=PaperState.REVIEW if reading.needs_review else PaperState.CONFIRMED,
                file_name=name,
                file_sha256=digest,
                size_bytes=len(content),
                kept_at=self._clock(),
                kept_by=self._vault.person,
                salt=secrets.token_hex(SALT_BYTES),
            )
            paper_id = work.papers.add(paper, content, reading)
            # Salted (promise R5): once the document is erased its record says nothing of the file.
            seal = seal_of(digest, paper.salt)
            self._record(work, RecordKind.DOCUMENT_KEPT, paper_id, file_seal=seal, type=paper.type_code)
        return TakenIn(file=name, paper_id=paper_id, needs_review=reading.needs_review)

    def lines(self, *, with_replaced: bool = False) -> list[PaperLine]:
        """All documents, those that need a look first, then the newest; versions that were replaced only when asked."""
        with self._vault.look() as work:
            papers = work.papers.all()
        lines = lines_of(papers, self._today())
        shown = [line for line in lines.values() if with_replaced or not line.is_replaced]
        return sorted(shown, key=lambda line: (not line.needs_a_look, -line.id))

    def detail(self, paper_id: int) -> PaperDetail:
        """One document; NotFound when there is none that counts."""
        with self._vault.look() as work:
            papers = work.papers.all()
        lines = lines_of(papers, self._today())
        kept = next((one for one in papers if one.id == paper_id), None)
        if kept is None:
            raise NotFound("document", paper_id)
        return PaperDetail(
            line=lines[paper_id],
            kept=kept,
            candidates=kept.reading.candidates,
            checks=checks_now(kept),
            versions=tuple(lines[one.id] for one in versions(papers, paper_id)),
            may_renew=tuple(lines[one.id] for one in renewed_by(papers, kept)),
            agreements=tuple(one for one in names_that_must_agree(papers) if one.paper_id == paper_id),
            uses=tuple(self._uses_of(paper_id)),
        )

    def pages(self, paper_id: int) -> tuple[ShownPage, ...]:
        """The picture as plain JPEGs, opened in a child: call it off the window's thread. PictureTrouble when it fails."""
        with self._vault.look() as work:
            paper, content = work.papers.get(paper_id), work.papers.body(paper_id)
        return self._shower.show(content, paper.file_name)

    def original(self, paper_id: int) -> bytes:
        """The file as it came, byte by byte."""
        with self._vault.look() as work:
            return work.papers.body(paper_id)

    def answer(self, paper_id: int, field: str, value: str) -> Changes:
        """What a person says of a field; an empty value says that the document does not state it.

        WrongAnswer where a day is asked for and the text is none; NotFound for a field that this kind does not have.
        """
        try:
            said = as_said(field, value)
        except ValueError as error:
            raise WrongAnswer(field, "not_a_day") from error
        at, actor = self._clock(), self._vault.person
        with self._vault.work(Action.KEEP_DOCUMENTS) as work:
            kept = work.papers.kept(paper_id)
            read = kept.reading.field(field)
            if read is None:
                raise NotFound("document_field", field)
            origin = FieldOrigin.CONFIRMED if said == read.value else FieldOrigin.CORRECTED
            answer_id = work.papers.say(
                paper_id, PaperAnswer(field=field, value=said, origin=origin, at=at, by=actor)
            )  # fmt: skip
            # The value stays in its own table: the chain may leave the house, a resident's number may not.
            self._record(work, RecordKind.DOCUMENT_FIELD, paper_id, field=field, origin=str(origin), answer=answer_id)
            self._checked_anew(work, paper_id)
        return Changes.DOCUMENTS | Changes.LEDGER

    def say_form(self, paper_id: int, form: PaperForm | None) -> Changes:
        """A person says how the picture was made: a scan, a photo, a copy with or without a seal; None takes it back."""
        at, actor = self._clock(), self._vault.person
        with self._vault.work(Action.KEEP_DOCUMENTS) as work:
            work.papers.kept(paper_id)
            said = PaperAnswer(
                field=PICTURE_FORM, value=str(form) if form else None, origin=FieldOrigin.CORRECTED, at=at, by=actor
            )
            answer_id = work.papers.say(paper_id, said)
            self._record(work, RecordKind.DOCUMENT_FIELD, paper_id, field=PICTURE_FORM, form=form, answer=answer_id)
        return Changes.DOCUMENTS | Changes.LEDGER

    def choose_type(self, paper_id: int, code: str) -> Changes:
        """A person says what kind it is; where that kind has other fields the picture is read again, which takes seconds.

        What was said of fields that both kinds have still counts.
        """
        chosen = guess_of(code)
        with self._vault.look() as work:
            kept, content = work.papers.kept(paper_id), work.papers.body(paper_id)
        fields = tuple(field.name for field in kept.reading.fields)
        if kept.reading.type is not None and fields == document_type(code).fields:
            reading = replace(kept.reading, type=chosen)
        else:
            again = self._reader.read(content, kept.paper.file_name, chosen=chosen)
            reading = replace(again, candidates=kept.reading.candidates)
        with self._vault.work(Action.KEEP_DOCUMENTS) as work:
            paper = work.papers.get(paper_id)
            paper.type_code, paper.typed_by = code, self._vault.person
            paper.state = PaperState.REVIEW
            work.papers.add_reading(paper_id, reading, at=self._clock())
            self._record(work, RecordKind.DOCUMENT_TYPED, paper_id, type=code)
        return Changes.DOCUMENTS | Changes.LEDGER

    def confirm(self, paper_id: int) -> Changes:
        """Nothing is in doubt any more; WrongAnswer while the kind or a field still is."""
        with self._vault.work(Action.KEEP_DOCUMENTS) as work:
            kept = work.papers.kept(paper_id)
            if kept.is_type_doubtful:
                raise WrongAnswer("type", "still_in_doubt")
            if kept.doubtful:
                raise WrongAnswer(kept.doubtful[0].name, "still_in_doubt")
            paper = work.papers.get(paper_id)
            paper.state, paper.confirmed_at = PaperState.CONFIRMED, self._clock()
            paper.confirmed_by = self._vault.person
            against = [check.name for check in checks_now(kept) if not check.ok]
            self._record(work, RecordKind.DOCUMENT_CONFIRMED, paper_id, although=against)
        return Changes.DOCUMENTS | Changes.LEDGER

    def renew(self, paper_id: int, old_id: int) -> Changes:
        """This document takes the place of an older one, which stays as an older version.

        WrongAnswer when it is of another kind, replaces one already, or the old one was replaced by another.
        """
        with self._vault.work(Action.KEEP_DOCUMENTS) as work:
            papers = work.papers.all()
            paper, old = work.papers.get(paper_id), work.papers.get(old_id)
            if paper.type_code != old.type_code:
                raise WrongAnswer("document", "another_kind")
            in_line = {one.id for one in versions(papers, paper_id)}
            if old_id in in_line or paper.replaces is not None or work.papers.renewal_of(old_id) is not None:
                raise WrongAnswer("document", "already_renewed")
            paper.replaces = old_id
            self._record(work, RecordKind.DOCUMENT_RENEWED, paper_id, replaces=old_id)
        return Changes.DOCUMENTS | Changes.LEDGER

    def part(self, paper_id: int) -> Changes:
        """It renews nothing after all: both count again."""
        with self._vault.work(Action.KEEP_DOCUMENTS) as work:
            paper = work.papers.get(paper_id)
            if paper.replaces is None:
                raise IllegalMove("not_renewed", "parted")
            old_id, paper.replaces = paper.replaces, None
            self._record(work, RecordKind.DOCUMENT_PARTED, paper_id, replaces=old_id)
        return Changes.DOCUMENTS | Changes.LEDGER

    def undo(self, paper_id: int) -> Changes:
        """Take a document back: it no longer counts, the version that it replaced does again, its file may come anew.

        IllegalMove when it was taken back already or something uses it.
        """
        if self._uses_of(paper_id):
            raise IllegalMove("used", "undone")
        at = self._clock()
        with self._vault.work(Action.KEEP_DOCUMENTS) as work:
            paper = work.papers.get(paper_id)
            if paper.undone_at is not None:
                raise IllegalMove("undone", "undone")
            work.papers.take_back(paper_id, at)
            self._record(work, RecordKind.DOCUMENT_UNDONE, paper_id)
        return Changes.DOCUMENTS | Changes.LEDGER

    def types(self) -> list[TypeGuess]:
        """Every kind there is, in the order of the catalogue."""
        return [guess_of(kind.code) for kind in document_types()]

    def fields_of(self, code: str) -> tuple[str, ...]:
        """The fields that a kind has, in their order; KeyError for a code that the catalogue does not have."""
        return document_type(code).fields

    def close(self) -> None:
        """End the children that open pictures."""
        self._reader.close()
        self._shower.close()

    def _checked_anew(self, work: Work, paper_id: int) -> None:
        """An answer may have put a check right or broken one; a document that was confirmed with others is looked at again."""
        kept = work.papers.kept(paper_id)
        paper = work.papers.get(paper_id)
        if paper.state is PaperState.CONFIRMED and any(not check.ok for check in checks_now(kept)):
            paper.state = PaperState.REVIEW

    def _today(self) -> date:
        return self._clock().astimezone(ISSUED_IN).date()

    def _record(self, work: Work, kind: RecordKind, paper_id: int, **facts: object) -> None:
        work.ledger.record(kind, {"document": paper_id, **facts}, at=self._clock(), actor=self._vault.person)
