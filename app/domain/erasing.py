"""Erasing documents 删除: for which reason, while what it must wait, and which copies of its values go with it."""

from collections.abc import Collection, Iterable, Mapping
from enum import StrEnum

from app.domain.applications import Application, ApplicationState
from app.domain.papers import KeptPaper


class EraseReason(StrEnum):
    """Why something was erased. A code and no free text: the record may leave the house, and must not say what is gone."""

    PERSON_ASKED = "person_asked"
    CONSENT_REVOKED = "consent_revoked"
    NOT_NEEDED = "not_needed"
    KEPT_BY_MISTAKE = "kept_by_mistake"


AT_REST = frozenset(
    {ApplicationState.ACTIVE, ApplicationState.SUSPENDED, ApplicationState.REJECTED, ApplicationState.CLOSED}
)
"""Nothing that a platform would still ask about."""

STAYING = frozenset({"F01", "F02", "F04", "F17"})
"""The company's kind, name, code and industry: accounts stand under them, and they are no person's."""

FOLLOWING = {"F03": "F02", "F13": "F12"}
"""The English name and address, each made from the other."""

SHORTEST_PART = 6
"""Characters from which on a value is looked for inside longer ones: a number or an address, hardly by chance."""


def is_under_way(one: Application) -> bool:
    """Whether documents that went with it may still be needed."""
    return one.is_in_doubt or one.state not in AT_REST


def told_by(papers: Iterable[KeptPaper], earlier: Iterable[str]) -> frozenset[str]:
    """Every value that documents ever said, by any reading or person; `earlier` are those that count no longer."""
    now = {value for one in papers for field in one.fields for value in (field.value, field.read)}
    said = {answer.value for one in papers for answer in one.said_of_fields}
    return frozenset(text.strip() for text in {*now, *said, *earlier} if text and len(text.strip()) > 1)


def without(values: Mapping[str, str], told: Collection[str], company: Collection[str]) -> dict[str, str]:
    """Values under names (F01…, or a platform's own) without those that the documents told, and what was made from these.

    What names the company stays, wherever it stands.
    """
    personal = {one for one in told if one not in company}
    gone = {name for name, text in values.items() if name not in STAYING and _is_told(text, personal)}
    gone |= {made for made, source in FOLLOWING.items() if source in gone}
    return {name: text for name, text in values.items() if name not in gone}


def company_of(values: Mapping[str, str]) -> frozenset[str]:
    """What names the company in an application's values."""
    return frozenset(values[code] for code in STAYING if code in values)


def _is_told(text: str, told: Collection[str]) -> bool:
    return text.strip() in told or any(len(one) >= SHORTEST_PART and one in text for one in told)
