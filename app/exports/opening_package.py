"""The opening package 开户材料包 as files: pictures in the platform's form and order, a sheet of values, a checklist; as folder or zip."""

import re
import zipfile
from collections.abc import Iterable
from dataclasses import dataclass, field
from io import BytesIO
from pathlib import Path

from openpyxl import Workbook
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.styles import Alignment, Font
from openpyxl.worksheet.worksheet import Worksheet

from app.domain.opening_packages import (
    NOT_BY_PICTURE,
    OpeningPackage,
    PackageField,
    PackagePaper,
    PackageStep,
    in_order,
    steps,
)
from app.exports.package_words import PackageWords
from app.exports.pictures import encode

UNFIT_FOR_NAMES = re.compile(r'[\\/:*?"<>|\x00-\x1f\x7f]+')
LONGEST_NAME = 60
WIDTHS = (6, 34, 22, 48, 8, 14, 36)
EARLIEST = (1980, 1, 1, 0, 0, 0)
"""The date of every entry of a zip, so that the same package is the same bytes but for the sheet's own dates."""


@dataclass(frozen=True, slots=True)
class PackageFile:
    """One file of the package; `name` is plain, without a folder."""

    name: str
    content: bytes = field(repr=False)


def package_files(package: OpeningPackage, words: PackageWords) -> tuple[PackageFile, ...]:
    """All files in the order of use; BrokenFile when a picture cannot be read. The originals are only read."""
    pictures = []
    named: list[tuple[str, tuple[str, ...]]] = []
    for number, paper in enumerate(in_order(package.papers), start=1):
        files = _pictures(number, paper)
        pictures += files
        named.append((paper.kind, tuple(file.name for file in files)))
    todo = steps(package, named)
    return (
        PackageFile(f"00_{words.sheet}.xlsx", _sheet(package, words, todo)),
        PackageFile(f"00_{words.checklist}.txt", _checklist(package, words, todo)),
        *pictures,
    )


def _pictures(number: int, paper: PackagePaper) -> list[PackageFile]:
    if paper.rule.form in NOT_BY_PICTURE:
        return []
    encoded = [
        one
        for picture in paper.pictures
        for one in encode(picture.content, picture.media_type, paper.rule, name=paper.name)
    ]
    stem = f"{number:02d}_{safe_name(paper.name)}"
    return [
        PackageFile(f"{stem}{f'_{page}' if len(encoded) > 1 else ''}.{one.extension}", one.content)
        for page, one in enumerate(encoded, start=1)
    ]


def safe_name(text: str) -> str:
    """A name that every system takes: no separators, no signs of the shell, not too long, never empty."""
    return UNFIT_FOR_NAMES.sub("_", text).strip(" ._")[:LONGEST_NAME].strip(" ._") or "_"


def _sheet(package: OpeningPackage, words: PackageWords, todo: Iterable[PackageStep]) -> bytes:
    book = Workbook()
    fields = book.active
    assert isinstance(fields, Worksheet)
    fields.title = words.sheet
    fields.append(words.columns)
    for number, line in enumerate(package.fields, start=1):
        _write(fields, number + 1, (str(number), *_line(line, words)))
    for letter, width in zip("ABCDEFG", WIDTHS, strict=True):
        fields.column_dimensions[letter].width = width
    for cell in fields[1]:
        cell.font = Font(bold=True)
    fields.freeze_panes = "A2"
    checklist = book.create_sheet(words.checklist)
    for number, text in enumerate(_sentences(package, words, todo), start=1):
        _write(checklist, number, ("☐", text))
    checklist.column_dimensions["B"].width = 100
    data = BytesIO()
    book.save(data)
    return data.getvalue()


def _write(sheet: Worksheet, row: int, texts: Iterable[str]) -> None:
    """Text and nothing else: what begins like a formula stays as it is read, also after somebody edits the cell."""
    for column, text in enumerate(texts, start=1):
        cell = sheet.cell(row, column)
        cell.value = ILLEGAL_CHARACTERS_RE.sub("", text)
        cell.data_type = "s"
        cell.number_format = "@"
        cell.quotePrefix = True
        cell.alignment = Alignment(wrap_text=True, vertical="top")


def _line(line: PackageField, words: PackageWords) -> tuple[str, ...]:
    remarks = [words.gaps[line.gap]] if line.gap else []
    if not line.is_certain:
        remarks.append(words.usual)
    return (
        line.platform_name,
        line.label_zh if words.is_chinese else line.label_en,
        words.see_files if line.is_picture and line.text else line.text,
        words.required if line.is_required else "",
        words.origins[line.origin] if line.origin else "",
        "; ".join(remarks),
    )


def _sentences(package: OpeningPackage, words: PackageWords, todo: Iterable[PackageStep]) -> list[str]:
    labels = {line.field: line.label_zh if words.is_chinese else line.label_en for line in package.fields}
    names = {**labels, **{paper.kind: paper.name for paper in package.papers}}
    return [
        words.steps[step.kind].format(
            platform=package.platform_name, about=names.get(step.about, step.about), files=", ".join(step.files)
        )
        for step in todo
    ]


def _checklist(package: OpeningPackage, words: PackageWords, todo: Iterable[PackageStep]) -> bytes:
    lines = [f"{package.platform_name} · {package.company}", ""]
    if not package.is_form_known:
        lines += [words.form_unknown.format(platform=package.platform_name), ""]
    lines += [f"{number}. {text}" for number, text in enumerate(_sentences(package, words, todo), start=1)]
    return "\r\n".join([*lines, "", words.no_promise, ""]).encode("utf-8-sig")


def write_folder(files: Iterable[PackageFile], folder: Path) -> None:
    """Put the files into a folder of their own, made anew; FileExistsError when something is there already."""
    folder.mkdir(parents=True)
    for file in files:
        (folder / file.name).write_bytes(file.content)


def write_zip(files: Iterable[PackageFile], target: Path) -> None:
    """The same as one zip; the file appears whole or not at all."""
    unfinished = target.with_name(f".{target.name}.part")
    try:
        with zipfile.ZipFile(unfinished, "w", zipfile.ZIP_DEFLATED) as archive:
            for file in files:
                archive.writestr(zipfile.ZipInfo(file.name, EARLIEST), file.content, zipfile.ZIP_DEFLATED)
        unfinished.replace(target)
    finally:
        unfinished.unlink(missing_ok=True)
