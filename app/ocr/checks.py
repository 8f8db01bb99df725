"""What must agree on a paper: check digits, QR code and print, days in their order, the number and what is printed beside it."""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date

from app.domain.documents import Check, ReadField
from app.domain.identifiers.bank_numbers import is_basic_account_approval
from app.domain.identifiers.credit_code import (
    Repair,
    is_credit_code,
    is_registration_number,
    kind_of_subject,
    organisation_code_holds,
    repair_credit_code,
)
from app.domain.identifiers.filings import read_filing
from app.domain.identifiers.permits import read_ad_approval, read_device_certificate, read_food_permit, read_medical_ad
from app.domain.identifiers.resident import Resident, read_resident, repair_resident
from app.domain.identifiers.shapes import plain
from app.ocr.lines import Code

Fields = dict[str, ReadField]

_SUGGESTED = 0.75
"""A code with one letter changed is a suggestion: a person looks at it, unless a QR code says the same."""
_UNLIKELY = 0.5
_IN_CODE = re.compile(r"(?<![0-9A-Z])[0-9A-Z]{18}(?![0-9A-Z])")
_KIND_WORDS = {"92": ("个体",), "93": ("合作社",)}


def checked(fields: Sequence[ReadField], codes: Sequence[Code]) -> tuple[list[ReadField], list[Check]]:
    """The fields as they stand after the checks, with what each check found; nothing is dropped or added."""
    by_name: Fields = {field.name: field for field in fields}
    checks: list[Check] = []
    for rule in (_credit_code, _registration_number, _resident, _numbers, _days, _subject):
        checks += rule(by_name, codes)
    return [by_name[field.name] for field in fields], checks


def _credit_code(fields: Fields, codes: Sequence[Code]) -> Iterable[Check]:
    field = fields.get("uscc")
    if field is None:
        return
    scanned = next((code for each in codes for code in _codes_in(each.text)), None)
    printed = plain(field.value or "").upper()
    if scanned is not None:
        yield from _against_the_code(fields, field, printed, scanned)
    elif printed and len(printed) == 18:
        repair = repair_credit_code(printed)
        if repair is not None:
            fields["uscc"] = _repaired(field, printed, repair)
        yield Check(name="credit_code", ok=repair is not None, detail=_told(printed, repair))
    elif printed and not is_registration_number(printed):
        fields["uscc"] = replace(field, confidence=min(field.confidence, 0.3))
        yield Check(name="credit_code", ok=False, detail=f"{printed}: {len(printed)} characters")
    value = fields["uscc"].value or ""
    if is_credit_code(value) and not organisation_code_holds(value):
        fields["uscc"] = replace(fields["uscc"], confidence=min(fields["uscc"].confidence, 0.9))


def _against_the_code(fields: Fields, field: ReadField, printed: str, scanned: str) -> Iterable[Check]:
    agrees = printed == scanned
    if agrees or not is_credit_code(printed):
        fields["uscc"] = replace(
            field, value=scanned, confidence=0.99 if agrees else 0.95, origin="print" if agrees else "code"
        )
        detail = scanned if agrees else f"printed {printed or 'nothing'}, scanned {scanned}"
        yield Check(name="code_agrees", ok=True, detail=detail)
        yield Check(name="credit_code", ok=True, detail=scanned)
    else:
        fields["uscc"] = replace(field, confidence=_UNLIKELY)
        yield Check(name="code_agrees", ok=False, detail=f"printed {printed}, scanned {scanned}")


def _codes_in(text: str) -> list[str]:
    upper = plain(text).upper()
    found = re.search(r"UNISCID=([0-9A-Z]{18})", upper)
    return [code for code in ([found.group(1)] if found else _IN_CODE.findall(upper)) if is_credit_code(code)]


def _repaired(field: ReadField, printed: str, repair: Repair) -> ReadField:
    if repair.changed == 0:
        return replace(field, value=repair.value)
    only_illegal = all(left == right or left in "IOSZV" for left, right in zip(printed, repair.value, strict=True))
    worth = 0.92 if only_illegal and repair.sure else _SUGGESTED
    return replace(field, value=repair.value, origin="repaired", confidence=worth)


def _told(printed: str, repair: Repair | None) -> str:
    if repair is None:
        return f"{printed}: the check character does not fit"
    return repair.value if repair.changed == 0 else f"read as {printed}, put right to {repair.value}"


def _registration_number(fields: Fields, _: Sequence[Code]) -> Iterable[Check]:
    field = fields.get("uscc")
    value = plain(field.value or "") if field else ""
    if field is None or len(value) != 15 or not value.isdigit():
        return
    holds = is_registration_number(value)
    fields["uscc"] = replace(field, value=value, confidence=max(field.confidence, 0.9) if holds else _UNLIKELY)
    yield Check(name="registration_number", ok=holds, detail=value)


def _resident(fields: Fields, _: Sequence[Code]) -> Iterable[Check]:
    field = fields.get("id_number")
    if field is None or not field.value:
        return
    read = read_resident(field.value)
    if not isinstance(read, Resident) and (repaired := repair_resident(field.value)):
        fields["id_number"] = replace(field, value=repaired.number, origin="repaired", confidence=0.9)
        read = repaired
    holds = isinstance(read, Resident)
    yield Check(name="id_number", ok=holds, detail="" if holds else str(read))
    if not isinstance(read, Resident):
        return
    born, sex = fields.get("born"), fields.get("sex")
    if born is not None:
        agrees = born.value == read.born.isoformat()
        yield Check(name="born_agrees", ok=agrees or born.value is None, detail=read.born.isoformat())
        if agrees:
            fields["born"] = replace(born, confidence=0.98)
        elif born.value is None:
            fields["born"] = replace(born, value=read.born.isoformat(), confidence=0.95, origin="derived")
        else:
            fields["born"] = replace(born, confidence=_UNLIKELY)
    if sex is not None:
        word = "男" if read.is_male else "女"
        agrees = sex.value == word
        fields["sex"] = replace(
            sex, value=word, confidence=0.98 if agrees else 0.9, origin="print" if agrees else "derived"
        )


_NUMBER_RULES: Mapping[str, Callable[[str], bool]] = {
    "food_permit": lambda number: read_food_permit(number) is not None,
    "device_class": lambda number: bool((read := read_device_certificate(number)) and read.class_fits_issuer),
    "ad_approval": lambda number: read_ad_approval(number) is not None,
    "medical_ad": lambda number: read_medical_ad(number) is not None,
    "filing": lambda number: read_filing(number) is not None,
    "account_approval": is_basic_account_approval,
}
_APPLIES = {
    "food_permit": r"(SC|JY)\d{10,}.*",
    "device_class": r".械注.*",
    "ad_approval": r".*广审.*",
    "medical_ad": r".*医广.*",
    "filing": r".ICP[备证].*",
    "account_approval": r"J\d+",
}


def _numbers(fields: Fields, _: Sequence[Code]) -> Iterable[Check]:
    """Numbers that carry a check of their own."""
    field = fields.get("number")
    if field is None or not field.value:
        return
    number = plain(field.value).upper()
    for name, holds in _NUMBER_RULES.items():
        if re.fullmatch(_APPLIES[name], number):
            ok = holds(number)
            if not ok:
                fields["number"] = replace(field, confidence=min(field.confidence, _UNLIKELY))
            yield Check(name=name, ok=ok, detail=number)
    approval = read_ad_approval(number)
    until = fields.get("valid_to")
    if approval is not None and approval.last_day is not None and until is not None:
        last = approval.last_day.isoformat()
        if until.value is None:
            fields["valid_to"] = replace(until, value=last, confidence=min(field.confidence, 0.9), origin="derived")
        else:
            yield Check(name="validity_in_number", ok=until.value == last, detail=f"{last}, printed {until.value}")


_ORDERED = (("established", "term_from"), ("term_from", "term_to"), ("valid_from", "valid_to"), ("issued", "valid_to"))
_ORDERED_LOOSELY = {("established", "term_from")}


def _days(fields: Fields, _: Sequence[Code]) -> Iterable[Check]:
    """Days in their order, and none from before there were such papers or from a century ahead."""
    for name, field in list(fields.items()):
        day = _as_day(field)
        if day is not None and not 1949 <= day.year <= 2120:
            fields[name] = replace(field, confidence=min(field.confidence, _UNLIKELY))
            yield Check(name="day_is_likely", ok=False, detail=f"{name} {day}")
    for first, second in _ORDERED:
        earlier, later = _as_day(fields.get(first)), _as_day(fields.get(second))
        if earlier is None or later is None:
            continue
        in_order = earlier <= later
        if not in_order:
            for name in (first, second):
                fields[name] = replace(fields[name], confidence=min(fields[name].confidence, _UNLIKELY))
        elif (first, second) in _ORDERED_LOOSELY and earlier == later:
            for name in (first, second):  # printed twice and read alike
                fields[name] = replace(fields[name], confidence=max(fields[name].confidence, 0.97))
        yield Check(name="days_in_order", ok=in_order, detail=f"{first} {earlier}, {second} {later}")


def _as_day(field: ReadField | None) -> date | None:
    if field is None or not field.value or not re.fullmatch(r"\d{4}-\d{2}-\d{2}", field.value):
        return None
    return date.fromisoformat(field.value)


def _subject(fields: Fields, _: Sequence[Code]) -> Iterable[Check]:
    """The first two characters of the code against the printed type."""
    code, kind = fields.get("uscc"), fields.get("subject_type")
    if code is None or kind is None or not code.value or not kind.value:
        return
    words = _KIND_WORDS.get(code.value[:2])
    if words is not None and kind_of_subject(code.value):
        ok = any(word in kind.value for word in words)
        if not ok:
            fields["subject_type"] = replace(kind, confidence=min(kind.confidence, _UNLIKELY))
        yield Check(name="type_fits_code", ok=ok, detail=f"{code.value[:2]}: {kind.value}")
