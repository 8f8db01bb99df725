"""Names that must agree across documents 一致性: whose licence, whose permits, whose identity card."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from app.domain.papers import KeptPaper, current, plain_name

LICENCES = frozenset({"Q001", "Q002", "Q003", "Q004", "Q006"})
"""Papers that say who a company is: the others are held against them."""
IDENTITY = "Q007"
FROM_OTHERS = frozenset({"Q021", "Q025", "Q026", "Q029", "Q030", "Q031", "Q033"})
"""Letters and contracts of another company: there the company is the one that receives."""


class Agreement(StrEnum):
    """What is held against what."""

    HOLDER = "holder"  # the holder's name against the licence
    CREDIT_CODE = "credit_code"  # the printed credit code against the licence
    REPRESENTATIVE = "representative"  # 法定代表人 against the licence
    PERSON = "person"  # the name on an identity card against the licences' 法定代表人


@dataclass(frozen=True, slots=True, kw_only=True)
class NameCheck:
    """One comparison: what this document says and what the licence says."""

    kind: Agreement
    paper_id: int
    value: str
    licence_id: int
    licence_value: str

    @property
    def ok(self) -> bool:
        """Whether they agree, blanks and the width of brackets aside."""
        return plain_name(self.value) == plain_name(self.licence_value)


def names_that_must_agree(papers: Iterable[KeptPaper]) -> list[NameCheck]:
    """Every comparison that can be made; the licence of a document is the one with its credit code, else its holder's,
    else the only one there is. A value that is not known is never held against a document.
    """
    papers = current(papers)
    licences = [kept for kept in papers if kept.paper.type_code in LICENCES]
    found: list[NameCheck] = []
    for kept in papers:
        if kept.paper.type_code == IDENTITY:
            found += _person(kept, licences)
        elif kept not in licences:
            licence = _licence_of(kept, licences)
            found += [] if licence is None else _company(kept, licence)
    return found


def _licence_of(kept: KeptPaper, licences: Sequence[KeptPaper]) -> KeptPaper | None:
    for same in (kept.value("uscc"), kept.holder):
        for licence in licences:
            if same and plain_name(same) in (plain_name(licence.value("uscc")), plain_name(licence.holder)):
                return licence
    return licences[0] if len(licences) == 1 else None


def _company(kept: KeptPaper, licence: KeptPaper) -> Iterator[NameCheck]:
    name = kept.value("receiver") if kept.paper.type_code in FROM_OTHERS else kept.holder
    pairs = (
        (Agreement.HOLDER, name, licence.holder),
        (Agreement.CREDIT_CODE, kept.value("uscc"), licence.value("uscc")),
        (Agreement.REPRESENTATIVE, kept.value("legal_rep"), licence.value("legal_rep")),
    )
    for kind, mine, theirs in pairs:
        if mine and theirs:
            yield NameCheck(kind=kind, paper_id=kept.id, value=mine, licence_id=licence.id, licence_value=theirs)


def _person(kept: KeptPaper, licences: Sequence[KeptPaper]) -> Iterator[NameCheck]:
    named = [licence for licence in licences if licence.value("legal_rep")]
    if not kept.holder or not named:
        return
    same = [licence for licence in named if plain_name(licence.value("legal_rep")) == plain_name(kept.holder)]
    licence = (same or named)[0]
    yield NameCheck(
        kind=Agreement.PERSON,
        paper_id=kept.id,
        value=kept.holder,
        licence_id=licence.id,
        licence_value=licence.value("legal_rep"),
    )
