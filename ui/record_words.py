"""Words for every kind of record in the chain."""

from collections.abc import Mapping

from ui.closing_words import CLOSING_RECORDS
from ui.document_words import DOCUMENT_RECORDS
from ui.people_words import ORDER_RECORDS
from ui.provider_words import PROVIDER_RECORDS
from ui.words import mark

RECORDS: Mapping[str, str] = {
    "vault_created": mark("Vault created"), "entry": mark("Ledger entry"), "connected": mark("Platform connected"),
    "disconnected": mark("Platform disconnected"), "imported": mark("Statement imported"),
    "import_undone": mark("Import undone"), "match_run": mark("Reconciliation run"),
    "match_confirmed": mark("Match confirmed"), "match_rejected": mark("Match rejected"),
    "match_undone": mark("Match undone"), "password_changed": mark("Password changed"),
    "setting_changed": mark("Setting changed"), "backed_up": mark("Backed up"),
    "restored": mark("Restored from a backup"), "clock_set_back": mark("Clock set back"), "book_differs": mark("Book is not the one last seen"), "moved": mark("Money moved"),
    **DOCUMENT_RECORDS,
    **ORDER_RECORDS,
    "opening_started": mark("Onboarding begun"),
    "opening_cleared": mark("Prohibited words looked at"), "opening_sent": mark("Application sent"),
    "opening_packaged": mark("Package written"), "opening_moved": mark("Application's state changed"),
    "opening_corrected": mark("Refusal put right"), "opening_appealed": mark("Refusal appealed"),
    "consent_given": mark("Consent given"),
    "consent_revoked": mark("Consent taken back"),
    **CLOSING_RECORDS,
    **PROVIDER_RECORDS,
}  # fmt: skip
