"""The words of kept documents: their state, how long they last, where a value comes from, their records; for `ui/wording.py`."""

from collections.abc import Mapping
from enum import StrEnum

from app.domain.erasing import EraseReason
from app.domain.paper_names import Agreement
from app.domain.papers import FieldOrigin, Lasting, PaperState
from ui.words import mark

DOCUMENT_CODES: Mapping[type[StrEnum], Mapping[str, str]] = {
    EraseReason: {
        "person_asked": mark("The person asked for it"), "consent_revoked": mark("Consent was taken back"),
        "not_needed": mark("It is not needed any more"), "kept_by_mistake": mark("It was kept by mistake"),
    },
    PaperState: {"review": mark("To be confirmed"), "confirmed": mark("Confirmed")},
    FieldOrigin: {
        "print": mark("Printed"), "repaired": mark("Put right by its check character"), "code": mark("From the QR code"),
        "derived": mark("Worked out from another field"), "confirmed": mark("Confirmed"), "corrected": mark("Corrected"),
    },
    Lasting: {
        "valid": mark("Valid"), "for_ever": mark("No end"), "soon": mark("Runs out soon"), "expired": mark("Expired"),
        "untold": mark("No end found"),
    },
    Agreement: {
        "holder": mark("Holder"), "credit_code": mark("Credit code"), "representative": mark("Legal representative"),
        "person": mark("Legal representative"),
    },
}  # fmt: skip

DOCUMENT_RECORDS: Mapping[str, str] = {
    "document_kept": mark("Document kept"), "document_typed": mark("Kind of document chosen"),
    "document_field": mark("Field of a document checked"), "document_confirmed": mark("Document confirmed"),
    "document_renewed": mark("Document renewed"), "document_parted": mark("Renewal taken back"),
    "document_undone": mark("Document taken back"), "document_erased": mark("Document erased"), "expiry_seen": mark("Expiry alert seen"),
    "expiry_unseen": mark("Expiry alert set back"),
}  # fmt: skip
