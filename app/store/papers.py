"""Kept documents: the files as they came, what was read of them, and what persons said."""

import json
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import asdict
from datetime import datetime
from typing import Any

from sqlalchemy import Row, delete, insert, select
from sqlalchemy.orm import Session

from app.domain.documents import Box, Check, DocumentReading, ReadField, TypeGuess
from app.domain.papers import KeptPaper, Paper, PaperAnswer
from app.errors import NotFound
from app.store.document_tables import expiry_alerts, paper_answers, paper_erasures, paper_files, paper_readings, papers


class Papers:
    """Documents that count, those that were taken back, and that some were erased."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def add(self, paper: Paper, body: bytes, reading: DocumentReading) -> int:
        """Keep a document with its file and what was read; its id."""
        self._session.add(paper)
        self._session.flush()
        assert paper.id is not None
        self._session.execute(insert(paper_files).values(paper_id=paper.id, body=body))
        self.add_reading(paper.id, reading, at=paper.kept_at)
        return paper.id

    def add_reading(self, paper_id: int, reading: DocumentReading, *, at: datetime) -> None:
        """Keep another reading of the same file; from now on it counts."""
        text = json.dumps(asdict(reading), ensure_ascii=False)
        self._session.execute(insert(paper_readings).values(paper_id=paper_id, read_at=at, reading=text))

    def say(self, paper_id: int, answer: PaperAnswer) -> int:
        """Keep what a person said of a field; the answer's id."""
        row = {"field": answer.field, "value": answer.value, "origin": answer.origin, "at": answer.at, "by": answer.by}
        added = insert(paper_answers).values(paper_id=paper_id, **row).returning(paper_answers.c.id)
        answer_id: int = self._session.execute(added).scalar_one()
        return answer_id

    def get(self, paper_id: int) -> Paper:
        """NotFound when there is none."""
        found = self._session.get(Paper, paper_id)
        if found is None:
            raise NotFound("document", paper_id)
        return found

    def kept(self, paper_id: int) -> KeptPaper:
        """A document with all that is known of it, also when it was taken back; NotFound when there is none, or not any more."""
        paper = self.get(paper_id)
        if self.is_erased(paper_id):
            raise NotFound("document", paper_id)
        return self._with_all([paper])[0]

    def all(self) -> list[KeptPaper]:
        """Every document that counts, the newest first, replaced versions too."""
        wanted = select(Paper).where(papers.c.undone_at.is_(None)).order_by(papers.c.id.desc())
        return self._with_all(list(self._session.scalars(wanted)))

    def by_digest(self, file_sha256: str) -> int | None:
        """The document that counts with this very file."""
        found: int | None = self._session.scalar(
            select(papers.c.id).where(papers.c.file_sha256 == file_sha256, papers.c.undone_at.is_(None))
        )
        return found

    def renewal_of(self, paper_id: int) -> Paper | None:
        """The version that replaced this one."""
        return self._session.scalar(select(Paper).where(papers.c.replaces == paper_id))

    def take_back(self, paper_id: int, at: datetime) -> None:
        """It no longer counts; a version that replaced it replaces what it replaced itself."""
        paper, newer = self.get(paper_id), self.renewal_of(paper_id)
        older, paper.replaces, paper.undone_at = paper.replaces, None, at
        # Written first: for a moment two versions would replace the same one.
        self._session.flush()
        if newer is not None:
            newer.replaces = older

    def taken_back(self) -> list[KeptPaper]:
        """Every document that was taken back and is kept all the same."""
        gone = select(paper_erasures.c.paper_id)
        wanted = select(Paper).where(papers.c.undone_at.is_not(None), papers.c.id.not_in(gone)).order_by(papers.c.id)
        return self._with_all(list(self._session.scalars(wanted)))

    def is_erased(self, paper_id: int) -> bool:
        """Whether it was erased."""
        found = self._session.scalar(select(paper_erasures.c.seq).where(paper_erasures.c.paper_id == paper_id))
        return found is not None

    def earlier_values(self, paper_id: int) -> set[str]:
        """What readings of it said that count no longer."""
        wanted = select(paper_readings.c.reading).where(paper_readings.c.paper_id == paper_id)
        readings = [_reading(json.loads(text)) for text in self._session.scalars(wanted)]
        return {field.value for reading in readings for field in reading.fields if field.value}

    def erase(self, paper_id: int, *, seq: int, at: datetime) -> None:
        """Its file, what was read and said of it, and its name go for good; `seq` is the record that says so.

        The bytes lie in the book's free pages and its log until it is written anew: `Vault.write_anew`.
        """
        paper = self.get(paper_id)
        if paper.undone_at is None:
            self.take_back(paper_id, at)
        self._session.execute(insert(paper_erasures).values(paper_id=paper_id, seq=seq))
        for table in (paper_files, paper_readings, paper_answers, expiry_alerts):
            self._session.execute(delete(table).where(table.c.paper_id == paper_id))
        paper.type_code = paper.file_name = paper.file_sha256 = paper.salt = ""
        paper.size_bytes = 0
        self._session.flush()

    def body(self, paper_id: int) -> bytes:
        """The file as it came; NotFound when there is none."""
        found: bytes | None = self._session.scalar(select(paper_files.c.body).where(paper_files.c.paper_id == paper_id))
        if found is None:
            raise NotFound("document", paper_id)
        return found

    def _with_all(self, chosen: list[Paper]) -> list[KeptPaper]:
        ids = [paper.id for paper in chosen]
        readings = {
            row.paper_id: _reading(json.loads(row.reading))
            for row in self._session.execute(
                select(paper_readings).where(paper_readings.c.paper_id.in_(ids)).order_by(paper_readings.c.id)
            )
        }
        answers: dict[int, list[PaperAnswer]] = defaultdict(list)
        for row in self._session.execute(
            select(paper_answers).where(paper_answers.c.paper_id.in_(ids)).order_by(paper_answers.c.id)
        ):
            answers[row.paper_id].append(_answer(row))
        return [
            KeptPaper(paper=paper, reading=readings[paper.id or 0], answers=tuple(answers[paper.id or 0]))
            for paper in chosen
        ]


def _answer(row: Row[Any]) -> PaperAnswer:
    return PaperAnswer(field=row.field, value=row.value, origin=row.origin, at=row.at, by=row.by)


def _reading(kept: Mapping[str, Any]) -> DocumentReading:
    guess = kept["type"]
    return DocumentReading(
        type=None if guess is None else TypeGuess(**guess),
        candidates=tuple(TypeGuess(**each) for each in kept["candidates"]),
        fields=tuple(_field(each) for each in kept["fields"]),
        checks=tuple(Check(**each) for each in kept["checks"]),
        pages=kept["pages"],
    )


def _field(kept: Mapping[str, Any]) -> ReadField:
    box = kept["box"]
    return ReadField(**{**kept, "box": None if box is None else Box(**box)})
