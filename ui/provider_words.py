"""The words of providers: what persons note, why nothing goes through one, and the records of both, for `ui/wording.py`."""

from collections.abc import Mapping
from enum import StrEnum

from app.domain.providers import ProviderEventKind, ProviderHold
from app.domain.rebates import RebatePeriod
from ui.words import mark

PROVIDER_RECORDS: Mapping[str, str] = {
    "provider_kept": mark("Provider entered or changed"), "provider_event": mark("Note about a provider"),
    "account_funded_through": mark("Account's provider set"), "rebate_settled": mark("Rebate settled"),
    "rebate_received": mark("Rebate received"),
}  # fmt: skip
"""Kinds of record about providers."""

PROVIDER_CODES: Mapping[type[StrEnum], Mapping[str, str]] = {
    ProviderEventKind: {
        "incident": mark("Incident with money"), "complaint": mark("Complaint"), "complaint_reopened": mark("Complaint reopened"),
        "hidden_fee": mark("Hidden fee asked for"), "misappropriation": mark("Misappropriation proven"),
        "forged_document": mark("Forged document proven"), "unanswered": mark("Question not answered"),
        "answered": mark("Question answered"),
    },
    ProviderHold: {
        "over_cap": mark("More money would be in transit with the provider than its cap allows."),
        "cap_unknown": mark("The provider's cap is in a currency that there is no rate for."),
    },
    RebatePeriod: {"month": mark("Month"), "quarter": mark("Quarter"), "half_year": mark("Half-year"), "year": mark("Year")},
}  # fmt: skip
"""Every code of these areas in words."""
