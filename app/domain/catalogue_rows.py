"""The catalogue's files from text to values: every row whole and well formed, or none at all."""

import csv
import io
from collections import defaultdict
from collections.abc import Callable, Mapping
from datetime import date
from typing import TypeVar

from app.domain.accounts import Platform
from app.domain.catalogue import (
    Basis,
    Catalogue,
    CatalogueVersion,
    Circumstance,
    Confidence,
    DocClass,
    Effect,
    Form,
    FormRule,
    Industry,
    LawPoint,
    Necessity,
    Prohibition,
    Qualification,
    Requirement,
    ScopeWord,
    Stage,
    ValidityType,
)

Row = Mapping[str, str]
Value = TypeVar("Value")

FILES = (
    "version.txt",
    "industries.csv",
    "qualifications.csv",
    "forms.csv",
    "requirements.csv",
    "circumstances.csv",
    "prohibited.csv",
    "scope_words.csv",
)
"""What a catalogue is made of."""


def rows_of(text: str) -> list[dict[str, str]]:
    """The rows of a file with a heading; ValueError for a row that is longer or shorter than its heading."""
    rows = list(csv.DictReader(io.StringIO(text)))
    for number, row in enumerate(rows, start=2):
        if None in row or None in row.values():
            raise ValueError(f"line {number} does not fit its heading")
    return rows


def build_catalogue(texts: Mapping[str, str]) -> Catalogue:
    """The catalogue out of its files' texts by name (`FILES`); ValueError or KeyError for a row that is not well formed."""

    def each(file: str, read: Callable[[Row], Value]) -> list[Value]:
        return [read(row) for row in rows_of(texts[file])]

    requirements: dict[tuple[str, Platform], list[Requirement]] = defaultdict(list)
    for one in each("requirements.csv", _requirement):
        requirements[one.industry, one.platform].append(one)
    return Catalogue(
        version=_version(texts["version.txt"]),
        industries={one.code: one for one in each("industries.csv", _industry)},
        qualifications={one.code: one for one in each("qualifications.csv", _qualification)},
        forms={(one.platform, one.doc_class): one for one in each("forms.csv", _form)},
        requirements={key: tuple(some) for key, some in requirements.items()},
        circumstances={one.code: one for one in each("circumstances.csv", _circumstance)},
        prohibitions=tuple(each("prohibited.csv", _prohibition)),
        scope_words=tuple(each("scope_words.csv", _scope_word)),
    )


def _version(text: str) -> CatalogueVersion:
    said = dict(line.split(": ", 1) for line in text.splitlines() if line)
    return CatalogueVersion(
        number=int(said["version"]), dated=date.fromisoformat(said["dated"]), laws_read=said["laws read"]
    )


def _industry(row: Row) -> Industry:
    return Industry(
        code=row["code"],
        name_zh=row["name_zh"],
        name_en=row["name_en"],
        is_special=yes(row["special"]),
        review_hours=int(row["review_hours"]),
        needs_ad_approval={"pre-approval": True, "none": False}[row["ad_review"]],
        legal_basis=row["legal_basis"],
        note=row["note"],
        source=row["source"],
        confidence=Confidence(row["confidence"]),
    )


def _qualification(row: Row) -> Qualification:
    return Qualification(
        code=row["code"],
        name_zh=row["name_zh"],
        name_en=row["name_en"],
        group=row["group"],
        doc_class=DocClass(row["doc_class"]),
        issuer_zh=row["issuer_zh"],
        laws=_laws(row["legal_basis"], row["articles"]),
        validity=ValidityType(row["validity_type"]),
        validity_years=row["validity_years"],
        renew_window=row["renew_window"],
        renew_days=number(row["renew_days"]),
        renew_opens_days=number(row["renew_opens_days"]),
        industries=parts(row["industries"]),
        official_lookup=row["official_lookup"],
        is_core=yes(row["core"]),
        note=row["note"],
        source=row["source"],
        confidence=Confidence(row["confidence"]),
    )


def _laws(legal_basis: str, articles: str) -> tuple[LawPoint, ...]:
    """Laws and articles stand in the same order; a single law may have several articles."""
    laws = parts(legal_basis)
    if len(laws) == 1:
        return (LawPoint(laws[0], "、".join(parts(articles))),)
    cited = [*articles.split(";"), *[""] * len(laws)]
    return tuple(LawPoint(law, article) for law, article in zip(laws, cited, strict=False))


def _form(row: Row) -> FormRule:
    return FormRule(
        platform=Platform(row["platform"]),
        doc_class=DocClass(row["doc_class"]),
        form=Form(row["form"]),
        file_types=parts(row["file_types"]),
        max_mb=number(row["max_mb"]),
        max_files=number(row["max_files"]),
        min_validity_days=int(row["min_validity_days"]),
        rule_zh=row["rule_zh"],
        rule_en=row["rule_en"],
        source=row["source"],
        confidence=Confidence(row["confidence"]),
    )


def _requirement(row: Row) -> Requirement:
    return Requirement(
        rule=row["rule"],
        industry=row["industry"],
        platform=Platform(row["platform"]),
        qualification=row["qualification"],
        necessity=Necessity(row["necessity"]),
        one_of_group=row["one_of_group"],
        stage=Stage(row["stage"]),
        circumstance=row["circumstance"],
        basis=Basis(row["basis"]),
        is_seen_here=yes(row["seen_here"]),
        source=row["source"],
        confidence=Confidence(row["confidence"]),
    )


def _circumstance(row: Row) -> Circumstance:
    return Circumstance(code=row["code"], text_zh=row["text_zh"], text_en=row["text_en"])


def _prohibition(row: Row) -> Prohibition:
    return Prohibition(
        code=row["code"],
        name_zh=row["name_zh"],
        name_en=row["name_en"],
        rule=row["rule"],
        legal_basis=row["legal_basis"],
        words=parts(row["words"]),
        papers=parts(row["papers"]),
        effect=Effect(row["effect"]),
        source=row["source"],
        confidence=Confidence(row["confidence"]),
    )


def _scope_word(row: Row) -> ScopeWord:
    return ScopeWord(industry=row["industry"], word=row["word"], weight=int(row["weight"]))


def parts(cell: str) -> tuple[str, ...]:
    """What a cell lists between semicolons."""
    return tuple(part for part in cell.split(";") if part)


def number(cell: str) -> int | None:
    """The whole number in a cell; None where it is empty, which means unknown."""
    return int(cell) if cell else None


def yes(cell: str) -> bool:
    """A cell that says yes or no, and nothing else."""
    return {"yes": True, "no": False}[cell]
