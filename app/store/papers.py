"""Kept documents: the files as they came, what was read of them, and what persons said."""

import json
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import asdict
from datetime import datetime
from typing import Any

from sqlalchemy import Row, insert, select
from sqlalchemy.orm import Session

from app.domain.documents import Box, Check, DocumentReading, ReadField, TypeGuess
from app.domain.papers import KeptPaper, Paper, PaperAnswer
from app.errors import NotFound
from app.store.document_tables import paper_answers, paper_files, paper_readings, papers


class Papers:
    """Documents that count, and those that were taken back."""

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
        """A document with all that is known of it, also when it was taken back; NotFound when there is none."""
        return self._with_all([self.get(paper_id)])[0]

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
