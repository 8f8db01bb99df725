"""The kinds of document as a data file: `resources/documents/types.csv`."""

import csv
from functools import cache

from app.domain.documents import DocumentType
from app.paths import resources

COLUMNS = ("code", "name_zh", "name_en", "titles", "number_pattern", "support", "fields", "source", "confidence")


@cache
def document_types() -> tuple[DocumentType, ...]:
    """All kinds, in the order of the file."""
    with (resources() / "documents" / "types.csv").open(encoding="utf-8", newline="") as file:
        return tuple(
            DocumentType(
                code=row["code"],
                name_zh=row["name_zh"],
                name_en=row["name_en"],
                titles=_words(row["titles"]),
                number_pattern=row["number_pattern"],
                support=_words(row["support"]),
                fields=_words(row["fields"]),
                source=row["source"],
                confidence=row["confidence"],
            )
            for row in csv.DictReader(file)
        )


@cache
def document_type(code: str) -> DocumentType:
    """The kind with this code; raises KeyError where there is none."""
    return {kind.code: kind for kind in document_types()}[code]


def _words(cell: str) -> tuple[str, ...]:
    return tuple(word for word in cell.split(";") if word)
