"""`adtill documents inspect`."""

from argparse import Namespace, _SubParsersAction
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from app.domain.documents import Box, DocumentReading, ReadField, TypeGuess
from app.doors.output import Output, table
from app.services.document_reading import DocumentReader


def add(verbs: "_SubParsersAction[Any]") -> None:
    """Register the verbs."""
    actions = verbs.add_parser("documents", help="read pictures of documents").add_subparsers(
        dest="action", required=True
    )
    inspect = actions.add_parser("inspect", help="what a picture shows, and how sure that is; touches no vault")
    inspect.add_argument("image", type=Path, help="JPEG, PNG, WebP, HEIC, TIFF or PDF")
    inspect.set_defaults(run=_inspect)


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


def _field(field: ReadField) -> Mapping[str, Any]:
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
