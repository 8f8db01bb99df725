"""The words of onboarding: states of an application, stages, findings, where a value comes from; for `ui/wording.py`."""

from collections.abc import Mapping
from enum import StrEnum

from app.domain.applications import Afterwards, ApplicationState, Way
from app.domain.catalogue import Form, Ground
from app.domain.consent import Person
from app.domain.expiry import CalendarKind
from app.domain.held_papers import PaperForm
from app.domain.onboarding import Gap, Origin
from app.domain.opening_codes import CodeSource, ListKind
from app.domain.opening_packages import StepKind
from app.domain.paper_fit import Fit, Flaw
from app.domain.precheck import Standing, Verdict
from app.domain.stage_clock import Light, TimeStage
from app.domain.wizard import Page
from ui.words import mark

OPENING_CODES: Mapping[type[StrEnum], Mapping[str, str]] = {
    ApplicationState: {
        "draft": mark("Being prepared"), "checked": mark("Ready to go"), "submitted": mark("Submitted"),
        "under_review": mark("In review"), "changes_requested": mark("Changes requested"), "approved": mark("Approved"),
        "active": mark("Account open"), "rejected": mark("Refused"), "appeal": mark("Appealed"), "suspended": mark("Suspended"),
        "closed": mark("Given up"),
    },
    Way: {"interface": mark("Through its interface"), "package": mark("Package by hand")},
    Afterwards: {
        "resubmit": mark("Send again"), "check_again": mark("Goes with the new one"), "wait": mark("Wait: it is with the platform"),
        "update": mark("Bring up to date on the platform"), "none": mark("Nothing to do"),
    },
    Ground: {
        "asked": mark("Asked by the platform"), "law": mark("Required by law"),
        "usual": mark("Usually asked; not seen in public for this platform"),
    },
    Person: {"legal_representative": mark("Legal representative"), "contact": mark("Contact")},
    CalendarKind: {
        "renewal_opens": mark("Renewal can be asked for"), "renew_by": mark("Renewal must be in"), "expires": mark("Last valid day"),
    },
    Origin: {
        "typed": mark("Typed"), "licence": mark("From the licence"), "identity": mark("From the identity card"), "filing": mark("From the filing"),
        "bank_permit": mark("From the bank document"), "remembered": mark("Typed before"), "derived": mark("Derived"), "default": mark("Default"),
    },
    Gap: {
        "missing": mark("Missing"), "too_long": mark("Longer than the platform takes"), "needs_a_look": mark("Needs your look"),
        "choose_on_platform": mark("Chosen on the platform"),
    },
    StepKind: {
        "sign_in": mark("Sign in to the opening page of {platform}"), "enter_fields": mark("Enter the values, as listed below"),
        "choose": mark("Choose from the platform's list: {about}"), "upload": mark("Upload {about}"),
        "too_many": mark("More pictures of {about} than the platform takes: leave some out"),
        "apply_online": mark("Apply on the platform, or get its permission: {about}"), "submit": mark("Look it over and submit"),
        "note_number": mark("Write the application's number down here"),
    },
    Fit: {
        "fits": mark("Fits"), "wrong_form": mark("Another form is wanted"), "expiring": mark("Runs out too soon"),
        "not_yet_valid": mark("Not valid yet"), "expired": mark("Expired"),
    },
    Flaw: {
        "form": mark("another kind of picture is wanted"), "colour": mark("it must be in colour"), "type": mark("another type of file is wanted"),
        "size": mark("the file is too large"), "count": mark("too many pages"), "runs_out_in_review": mark("it runs out during the review"),
        "too_little_left": mark("the platform wants more days left"), "expired": mark("it has run out"), "not_yet_valid": mark("it is not valid yet"),
    },
    CodeSource: {
        "account": mark("one of yours"), "documented": mark("documented"), "chosen": mark("chosen before"),
    },
    ListKind: {
        "whole": mark("All that there is"),
        "told": mark(
            "The platform's list is not public. Found here: what your accounts there carry, and what was chosen before; any other code can be typed."
        ),
        "unknown": mark("The platform's list is not public, and no interface tells it: take the code from its page."),
    },
    PaperForm: {
        "scan": mark("Scan of the original"), "photo": mark("Photo of the original"), "stamped_copy": mark("Copy with the company's seal"),
        "copy": mark("Copy without a seal"), "screenshot": mark("Screenshot, or photo of a screen"),
    },
    Form: {
        "original_scan": mark("a scan of the original"), "original_photo": mark("a photo of the original"),
        "original_scan_or_photo": mark("a scan or photo of the original"), "stamped_copy": mark("a copy with the company's seal"),
        "original_scan_or_stamped_copy": mark("a scan of the original, or a copy with the company's seal"),
        "original_photo_or_stamped_copy": mark("a photo of the original, or a copy with the company's seal"),
        "colour_scan": mark("a scan in colour"), "colour_scan_or_stamped_copy": mark("a scan in colour, or a copy with the company's seal"),
        "text": mark("only the facts on it, typed"), "certificate_form": mark("the platform's own form"),
        "written_permission": mark("a written permission of the platform"),
    },
    Standing: {
        "satisfied": mark("There"), "not_needed": mark("Not needed"), "look": mark("Look at the advertisement"), "undecided": mark("Open question"),
        "wrong_form": mark("Another form is wanted"), "expiring": mark("Runs out too soon"), "expired": mark("Expired"),
        "not_yet_valid": mark("Not valid yet"), "missing": mark("Missing"), "forbidden": mark("Cannot be advertised"),
    },
    Verdict: {
        "ready": mark("Ready"), "open_questions": mark("Ready, with open questions"), "incomplete": mark("Something is missing"),
        "forbidden": mark("Cannot be advertised"),
    },
    TimeStage: {
        "prepare": mark("Preparing"), "platform": mark("Handing over"), "review": mark("Review and opening"), "customer": mark("Waiting for us"),
    },
    Light: {"fine": mark("In time"), "warning": mark("Soon due"), "over": mark("Over time")},
    Page: {
        "papers": mark("Documents"), "fields": mark("Fields"), "platforms": mark("Platforms"), "circumstances": mark("Questions"),
        "precheck": mark("Pre-check"), "consent": mark("Consent"), "send": mark("Send"), "follow": mark("Follow"),
    },
}  # fmt: skip
