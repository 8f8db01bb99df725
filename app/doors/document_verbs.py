"""`adtill documents inspect|import|list|show|form|alerts|undo|erase`."""

from argparse import Namespace, _SubParsersAction
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from app.domain.documents import Box, DocumentReading, ReadField, TypeGuess
from app.domain.erasing import EraseReason
from app.domain.expiry import ExpiryAlert
from app.domain.held_papers import PaperForm
from app.domain.papers import PaperField, Validity
from app.doors.opening import add_vault_options, desk_of
from app.doors.output import Output, TerminalProgress, table
from app.doors.sentences import sentence
from app.errors import NotFound, WrongAnswer
from app.services.document_lines import PaperDetail, PaperLine
from app.services.document_reading import DocumentReader
from app.services.documents import TakenIn

UNTOLD = "untold"
"""Takes back what was said of how a picture was made."""


def add(verbs: "_SubParsersAction[Any]") -> None:
    """Register the verbs."""
    actions = verbs.add_parser("documents", help="read pictures of documents, and keep them").add_subparsers(
        dest="action", required=True
    )
    inspect = actions.add_parser("inspect", help="what a picture shows, and how sure that is; touches no vault")
    inspect.add_argument("image", type=Path, help="JPEG, PNG, WebP, HEIC, TIFF or PDF")
    inspect.set_defaults(run=_inspect)
    importing = actions.add_parser("import", help="keep documents in the vault; the same file twice adds nothing")
    importing.add_argument("files", type=Path, nargs="+", metavar="FILE", help="JPEG, PNG, WebP, HEIC, TIFF or PDF")
    add_vault_options(importing)
    importing.set_defaults(run=_import)
    listing = actions.add_parser("list", help="kept documents, their validity and what needs a look")
    listing.add_argument("--all", action="store_true", help="also versions that were renewed")
    add_vault_options(listing)
    listing.set_defaults(run=_list)
    show = actions.add_parser("show", help="one document: fields, checks, versions")
    show.add_argument("id", type=int)
    add_vault_options(show)
    show.set_defaults(run=_show)
    form = actions.add_parser("form", help="say how the picture was made; platforms want one and refuse another")
    form.add_argument("id", type=int)
    form.add_argument("form", choices=[*(str(one) for one in PaperForm), UNTOLD])
    add_vault_options(form)
    form.set_defaults(run=_form)
    alerts = actions.add_parser("alerts", help="documents that run out and what hangs on them; said until seen")
    said = alerts.add_mutually_exclusive_group()
    said.add_argument("--seen", type=int, nargs="+", metavar="ID", help="documents whose alert somebody has seen")
    said.add_argument("--again", type=int, nargs="+", metavar="ID", help="documents to be said again after all")
    add_vault_options(alerts)
    alerts.set_defaults(run=_alerts)
    undo = actions.add_parser("undo", help="take a document back; its file may come again")
    undo.add_argument("id", type=int)
    add_vault_options(undo)
    undo.set_defaults(run=_undo)
    erase = actions.add_parser("erase", help="what erasing a document would take; with --for-good it is erased")
    erase.add_argument("id", type=int)
    erase.add_argument("--for-good", action="store_true", help="erase it; this cannot be undone")
    erase.add_argument("--why", choices=[str(one) for one in EraseReason], help="kept in the record; needed to erase")
    add_vault_options(erase)
    erase.set_defaults(run=_erase)


def _import(args: Namespace, out: Output) -> int:
    with desk_of(args, out) as desk:
        outcome = desk.documents.take_in(args.files, TerminalProgress())
    out.answer({"files": [_taken(one) for one in outcome.files]}, [_taken_line(one) for one in outcome.files])
    for one in outcome.files:
        if one.error is not None and out.as_json:
            out.note(sentence(one.error))
    return 1 if any(one.error for one in outcome.files) else 0


def _taken(one: TakenIn) -> Mapping[str, Any]:
    return {
        "file": one.file,
        "id": one.paper_id,
        "is_known": one.is_known,
        "needs_review": one.needs_review,
        "error": type(one.error).__name__ if one.error else None,
    }


def _taken_line(one: TakenIn) -> str:
    if one.error is not None:
        return sentence(one.error)
    if one.is_known:
        return f"{one.file}: there already, document {one.paper_id}"
    return f"{one.file}: document {one.paper_id}, {'needs a look' if one.needs_review else 'nothing in doubt'}"


def _list(args: Namespace, out: Output) -> int:
    with desk_of(args, out) as desk:
        lines = desk.documents.lines(with_replaced=args.all)
    rows = [
        (str(line.id), line.name_zh or "?", line.holder, line.number, _until(line.validity), line.lasting, _look(line))
        for line in lines
    ]
    out.answer({"documents": [_line(line) for line in lines]}, table(rows) if rows else ["no documents yet"])
    return 0


def _until(validity: Validity) -> str:
    return "no end" if validity.is_open else str(validity.last or "")


def _look(line: PaperLine) -> str:
    return "needs a look" if line.needs_a_look else ""


def _line(line: PaperLine) -> Mapping[str, Any]:
    return {
        "id": line.id,
        "type": line.type_code or None,
        "name_zh": line.name_zh,
        "name_en": line.name_en,
        "holder": line.holder,
        "number": line.number,
        "valid_from": line.validity.first,
        "valid_to": line.validity.last,
        "has_no_end": line.validity.is_open,
        "lasting": line.lasting,
        "state": line.state,
        "doubts": line.doubts,
        "failed_checks": line.failed_checks,
        "disagreements": line.disagreements,
        "file": line.file_name,
        "is_replaced": line.is_replaced,
    }


def _show(args: Namespace, out: Output) -> int:
    with desk_of(args, out) as desk:
        detail = desk.documents.detail(args.id)
    out.answer(_detail(detail), _detail_lines(detail))
    return 0


def _form(args: Namespace, out: Output) -> int:
    with desk_of(args, out) as desk:
        desk.documents.say_form(args.id, None if args.form == UNTOLD else PaperForm(args.form))
        detail = desk.documents.detail(args.id)
    out.answer(_detail(detail), _detail_lines(detail))
    return 0


def _detail(detail: PaperDetail) -> Mapping[str, Any]:
    return {
        **_line(detail.line),
        "form": detail.kept.form,
        "candidates": [_guess(guess) for guess in detail.candidates],
        "fields": {field.name: _kept_field(field) for field in detail.kept.fields},
        "checks": [{"name": check.name, "ok": check.ok, "detail": check.detail} for check in detail.checks],
        "names": [
            {"name": one.kind, "ok": one.ok, "value": one.value, "licence": one.licence_id, "there": one.licence_value}
            for one in detail.agreements
        ],
        "versions": [version.id for version in detail.versions],
        "may_renew": [line.id for line in detail.may_renew],
        "used_by": [{"kind": use.kind, "key": use.key, "name": use.name} for use in detail.uses],
    }


def _kept_field(field: PaperField) -> Mapping[str, Any]:
    return {**_field(field), "is_doubtful": field.is_doubtful}


def _detail_lines(detail: PaperDetail) -> list[str]:
    line = detail.line
    rows = [
        (field.name, field.value or "not stated", str(field.origin), "look at it" if field.is_doubtful else "")
        for field in detail.kept.fields
        if field.value is not None or field.is_expected
    ]
    return [
        f"document {line.id}: {line.name_zh or 'kind not known'} {f'({line.name_en})' if line.name_en else ''}",
        *table(rows),
        *(f"check {check.name}: {'holds' if check.ok else 'DOES NOT HOLD'} {check.detail}" for check in detail.checks),
        *(
            f"{one.kind} {one.value}: the licence (document {one.licence_id}) says {one.licence_value}"
            for one in detail.agreements
            if not one.ok
        ),
        f"the picture is a {detail.kept.form}".replace("_", " ") if detail.kept.form else "how it was made is not said",
        *(f"looks like the renewal of document {older.id}" for older in detail.may_renew),
        f"{line.lasting}; {line.state}",
    ]


def _alerts(args: Namespace, out: Output) -> int:
    with desk_of(args, out) as desk:
        marks = {int(one.paper.key): one.mark for one in desk.expiry.standing()}
        for paper_id in args.seen or ():
            if paper_id not in marks:
                raise NotFound("expiry_alert", paper_id)
            desk.expiry.seen(marks[paper_id])
        for paper_id in args.again or ():
            desk.expiry.unseen(paper_id)
        standing = desk.expiry.standing()
        names = {code: one.name_zh for code, one in desk.onboarding.catalogue.qualifications.items()}
    rows = [
        (one.paper.key, names.get(one.paper.kind, one.paper.kind), one.paper.holder, str(one.valid_to), _left(one), _held(one))
        for one in standing
    ]  # fmt: skip
    out.answer({"alerts": [_alert(one, names) for one in standing]}, table(rows) if rows else ["nothing to say"])
    return 0


def _left(alert: ExpiryAlert) -> str:
    return "ran out" if alert.is_expired else f"{alert.days_left} days left"


def _held(alert: ExpiryAlert) -> str:
    platforms = [one.platform for one in alert.held_up.applications]
    return ", ".join([*platforms, *(one.platform for one in alert.held_up.accounts)])


def _alert(alert: ExpiryAlert, names: Mapping[str, str]) -> Mapping[str, Any]:
    return {
        "id": int(alert.paper.key),
        "type": alert.paper.kind,
        "name_zh": names.get(alert.paper.kind, ""),
        "holder": alert.paper.holder,
        "valid_to": alert.valid_to,
        "days_left": alert.days_left,
        "rung": alert.rung,
        "next_rung": alert.next_rung,
        "renew_from": alert.renew_from,
        "renew_by": alert.renew_by,
        "is_late_for_renewal": alert.is_late_for_renewal,
        "applications": [{"id": one.id, "platform": one.platform} for one in alert.held_up.applications],
        "accounts": [{"platform": one.platform, "account": one.account} for one in alert.held_up.accounts],
    }


def _undo(args: Namespace, out: Output) -> int:
    with desk_of(args, out) as desk:
        desk.documents.undo(args.id)
    out.answer({"undone": args.id}, [f"document {args.id} was taken back"])
    return 0


def _erase(args: Namespace, out: Output) -> int:
    if args.for_good and args.why is None:
        raise WrongAnswer("why", "empty")
    with desk_of(args, out) as desk:
        plan = desk.erasing.plan(args.id)
        record = desk.erasing.erase(args.id, EraseReason(args.why)).record if args.for_good else None
    told = {
        "documents": list(plan.papers),
        "applications": list(plan.applications),
        "older_copies": plan.older_copies,
        "record": record,
    }
    numbers = ", ".join(map(str, plan.papers))
    done = f"document {numbers} was erased; record {record} says so" if record else f"would erase document {numbers}"
    out.answer(
        told,
        [
            done,
            f"values in {len(plan.applications)} applications at their end",
            f"older copies of the vault that hold it: {plan.older_copies}",
        ],
    )
    return 0


def _inspect(args: Namespace, out: Output) -> int:
    with DocumentReader() as reader:
        reading, seconds = reader.inspect(args.image)
    out.answer(reading_document(reading, seconds), _lines(reading, seconds))
    return 0


def reading_document(reading: DocumentReading, seconds: float) -> dict[str, Any]:
    """The shape of the answer; a box is left, top, right, bottom in pixels of the picture as it is shown."""
    return {
        "type": _guess(reading.type),
        "candidates": [_guess(guess) for guess in reading.candidates],
        "fields": {field.name: _field(field) for field in reading.fields},
        "checks": [{"name": check.name, "ok": check.ok, "detail": check.detail} for check in reading.checks],
        "needs_review": reading.needs_review,
        "pages": reading.pages,
        "seconds": round(seconds, 3),
    }


def _guess(guess: TypeGuess | None) -> Mapping[str, Any]:
    if guess is None:
        return {"code": None, "name_zh": None, "name_en": None, "confidence": 0.0}
    return {"code": guess.code, "name_zh": guess.name_zh, "name_en": guess.name_en, "confidence": guess.confidence}


def _field(field: ReadField | PaperField) -> Mapping[str, Any]:
    return {
        "value": field.value,
        "confidence": field.confidence,
        "box": _box(field.box),
        "page": field.box.page if field.box else None,
        "origin": field.origin,
    }


def _box(box: Box | None) -> list[int] | None:
    return [box.left, box.top, box.right, box.bottom] if box else None


def _lines(reading: DocumentReading, seconds: float) -> list[str]:
    kind = reading.type
    head = f"{kind.name_zh} ({kind.name_en}), {kind.confidence:.0%} sure" if kind else "no document that is known"
    rows = [
        (field.name, field.value or "not found", f"{field.confidence:.0%}", "" if field.is_sure else "look at it")
        for field in reading.fields
        if field.value is not None or field.is_expected
    ]
    others = [f"or {guess.name_zh} ({guess.name_en}), {guess.confidence:.0%}" for guess in reading.candidates[1:]]
    return [
        head,
        *others,
        *table(rows),
        *(f"check {check.name}: {'holds' if check.ok else 'DOES NOT HOLD'} {check.detail}" for check in reading.checks),
        f"{'needs a look' if reading.needs_review else 'nothing in doubt'}; {seconds:.1f} s",
    ]
