"""Opening ad accounts by interface 开户: what is sent, and how far the review is."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class ReviewState(StrEnum):
    """How far an application or document is, in our words; the platform's own word stands beside it."""

    SUBMITTED = "submitted"
    IN_REVIEW = "in_review"
    CHANGES_REQUESTED = "changes_requested"
    APPROVED = "approved"
    REFUSED = "refused"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """A document's picture as this platform wants it; `kind` is the platform's own code of the document."""

    kind: str
    name: str
    content: bytes = field(repr=False)
    content_type: str = "image/jpeg"
    expires_on: str = ""
    """`YYYY-MM-DD`; empty for a document without end."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OpeningRequest:
    """One application 开户申请 to one platform, by the platform's own field names."""

    key: str
    """Ours: the same for every question about this application."""
    payer: str = ""
    """The platform's id of the agent, manager or business centre under which the account is opened."""
    fields: Mapping[str, str]
    papers: tuple[Paper, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class CarriedCode:
    """A code of the platform's own list, as one account there carries it."""

    choice: str
    """Where it goes in an application, by the platform's own name of that place."""
    code: str
    name: str = ""
    account: str = ""
    """The account's name."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Review:
    """What a platform says of an application."""

    reference: str
    """The platform's number: of the application, or of the account where it has one already."""
    account: str = ""
    state: ReviewState
    platform_state: str = ""
    reasons: Mapping[str, str] = field(default_factory=dict)
    """Why not, by the document or field that the platform names ("" where it names none)."""
