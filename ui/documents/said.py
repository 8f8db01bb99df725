"""Documents in words: names of fields, where a value comes from, what a check says, how long a document lasts."""

from collections.abc import Mapping

from app.domain.documents import Check
from app.domain.paper_names import Agreement, NameCheck
from app.domain.papers import FieldOrigin, Lasting, PaperField, Validity
from app.services.document_lines import PaperLine
from ui import figures, wording
from ui.words import is_chinese, mark, tr

FIELDS: Mapping[str, str] = {
    "name": mark("Name"), "holder": mark("Holder"), "uscc": mark("Credit code"), "subject_type": mark("Kind of subject"),
    "legal_rep": mark("Legal representative"), "reg_capital": mark("Registered capital"), "established": mark("Established"),
    "term_from": mark("Term from"), "term_to": mark("Term until"), "address": mark("Address"), "scope": mark("Scope"),
    "sex": mark("Sex"), "nation": mark("Ethnic group"), "born": mark("Born"), "id_number": mark("Identity number"),
    "issuer": mark("Issued by"), "issued": mark("Issued on"), "valid_from": mark("Valid from"), "valid_to": mark("Valid until"),
    "number": mark("Document number"), "receiver": mark("Granted to"), "matter": mark("Granted matter"),
    "account_no": mark("Bank account number"), "bank_name": mark("Bank"), "cnaps": mark("Bank's clearing code"),
    "amount": mark("Amount printed"), "holder_kind": mark("Kind of holder"), "site_name": mark("Name of the site"),
    "domain": mark("Domain"), "coverage": mark("Area covered"), "mark": mark("Trademark"), "classes": mark("Classes"),
    "filed": mark("Filed on"), "work": mark("Work"), "author": mark("Author"), "finished": mark("Finished on"),
    "published": mark("Published on"), "product": mark("Product"), "premises": mark("Premises"),
    "trade": mark("Form of trade"), "origin": mark("Country of origin"), "function": mark("Health function"),
    "media_class": mark("Media"), "maker": mark("Maker"), "ownership": mark("Ownership"), "second_name": mark("Second name"),
    "place": mark("Place of practice"), "category": mark("Category"), "form": mark("Dosage form"),
    "service": mark("Kind of service"), "model": mark("Model"), "school_type": mark("Kind of school"), "app": mark("App"),
    "isbn": mark("Publication number"), "operator": mark("Operating company"), "nature": mark("Nature of business"),
    "status": mark("Registry status"), "country": mark("Country"),
}  # fmt: skip

_TONES: Mapping[Lasting, str] = {Lasting.VALID: "green", Lasting.SOON: "amber", Lasting.EXPIRED: "red"}

_HOLDS: Mapping[str, tuple[str, str]] = {
    "credit_code": (mark("The credit code's check character fits"), mark("The credit code's check character does not fit")),
    "code_agrees": (mark("QR code and print agree"), mark("QR code and print differ")),
    "registration_number": (mark("The registration number's check digit fits"), mark("The registration number's check digit does not fit")),
    "id_number": (mark("The identity number's check character fits"), mark("The identity number's check character does not fit")),
    "born_agrees": (mark("Day of birth and identity number agree"), mark("Day of birth and identity number differ")),
    "food_permit": (mark("The food permit's check digit fits"), mark("The food permit's check digit does not fit")),
    "device_class": (mark("The device's class fits its issuer"), mark("The device's class does not fit its issuer")),
    "ad_approval": (mark("The approval number is well formed"), mark("The approval number is not well formed")),
    "medical_ad": (mark("The approval number is well formed"), mark("The approval number is not well formed")),
    "filing": (mark("The filing number is well formed"), mark("The filing number is not well formed")),
    "account_approval": (mark("The account's approval number is well formed"), mark("The account's approval number is not well formed")),
    "validity_in_number": (mark("Validity and approval number agree"), mark("Validity and approval number differ")),
    "day_is_likely": (mark("The days are likely ones"), mark("A day is hardly possible")),
    "days_in_order": (mark("Days in their order"), mark("A day that should come first comes later")),
    "type_fits_code": (mark("Kind of subject and credit code agree"), mark("Kind of subject and credit code differ")),
    "complete": (mark("Nothing that belongs there is missing"), mark("Something that belongs there was not found")),
    "all_pages_read": (mark("All pages were read"), mark("Only the first pages were read")),
}  # fmt: skip

_APART: Mapping[Agreement, str] = {
    Agreement.HOLDER: mark("The licence names another holder: {there}"),
    Agreement.CREDIT_CODE: mark("The licence has another credit code: {there}"),
    Agreement.REPRESENTATIVE: mark("The licence names another legal representative: {there}"),
    Agreement.PERSON: mark("The licence names another legal representative: {there}"),
}

_TOGETHER: Mapping[Agreement, str] = {
    Agreement.HOLDER: mark("Same holder as on the licence"),
    Agreement.CREDIT_CODE: mark("Same credit code as on the licence"),
    Agreement.REPRESENTATIVE: mark("Same legal representative as on the licence"),
    Agreement.PERSON: mark("The licence's legal representative"),
}


def field_name(name: str) -> str:
    """A field as its label; the code's own name where there are no words for it."""
    return tr(FIELDS[name]) if name in FIELDS else name


def kind_name(name_zh: str, name_en: str) -> str:
    """A kind of document in the language of the window."""
    return (name_zh if is_chinese() else name_en) or tr("Kind not known")


def line_name(line: PaperLine) -> str:
    """The kind of a kept document."""
    return kind_name(line.name_zh, line.name_en)


def origin_words(field: PaperField) -> str:
    """Where a value comes from; empty for what is simply printed."""
    return "" if field.origin is FieldOrigin.PRINT else wording.word(field.origin)


def lasting_words(lasting: Lasting) -> tuple[str, str]:
    """How a document stands, and the tone of its chip."""
    return wording.word(lasting), _TONES.get(lasting, "neutral")


def until(validity: Validity) -> str:
    """Its last day; the words for no end; empty where nothing is known."""
    if validity.last is not None:
        return figures.iso_day(validity.last)
    return tr("No end") if validity.is_open else ""


def check_words(check: Check) -> str:
    """What holds, or what does not."""
    holds, fails = _HOLDS.get(check.name, (check.name, check.name))
    return tr(holds if check.ok else fails)


def agreement_words(check: NameCheck) -> str:
    """How a document stands to the licence."""
    return tr(_TOGETHER[check.kind]) if check.ok else tr(_APART[check.kind], there=check.licence_value)
