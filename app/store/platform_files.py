"""Imports of platform exports, and which columns their headings were said to be."""

import json

from sqlalchemy import insert, select
from sqlalchemy.orm import Session

from app.domain.accounts import Platform
from app.domain.platform_files import FileColumn, FileKind, FileMapping, PlatformFile
from app.errors import NotFound
from app.store.platform_tables import file_mappings, platform_file_bodies, platform_files


class PlatformFiles:
    """What was imported by file, and how sheets were read."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def add(self, imported: PlatformFile, body: bytes) -> int:
        """Keep an import and the file as it came; its id."""
        self._session.add(imported)
        self._session.flush()
        assert imported.id is not None
        self._session.execute(insert(platform_file_bodies).values(file_id=imported.id, body=body))
        return imported.id

    def get(self, file_id: int) -> PlatformFile:
        """NotFound when there is none."""
        found = self._session.get(PlatformFile, file_id)
        if found is None:
            raise NotFound("platform_file", file_id)
        return found

    def of_account(self, account_id: int) -> list[PlatformFile]:
        """Newest first."""
        wanted = (
            select(PlatformFile).where(platform_files.c.account_id == account_id).order_by(platform_files.c.id.desc())
        )
        return list(self._session.scalars(wanted))

    def mapping(self, platform: Platform, kind: FileKind, headings: str) -> FileMapping | None:
        """What a person said of a sheet with these headings."""
        answer: str | None = self._session.scalar(
            select(file_mappings.c.answer).where(
                file_mappings.c.platform == str(platform),
                file_mappings.c.kind == str(kind),
                file_mappings.c.headings == headings,
            )
        )
        if answer is None:
            return None
        return FileMapping(kind=kind, columns={FileColumn(name): head for name, head in json.loads(answer).items()})

    def remember(self, platform: Platform, headings: str, mapping: FileMapping) -> None:
        """Keep an answer; a later one for the same headings takes its place."""
        key = {"platform": str(platform), "kind": str(mapping.kind), "headings": headings}
        where = [file_mappings.c[name] == value for name, value in key.items()]
        self._session.execute(file_mappings.delete().where(*where))
        answer = json.dumps({str(name): head for name, head in mapping.columns.items()}, ensure_ascii=False)
        self._session.execute(insert(file_mappings).values(**key, answer=answer))
