"""Samples that were cut, re-encoded, moved about or sprinkled: they end in rows, problems or a named error, never in a traceback."""

import csv
import io
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.banks.reading import read_statement, sample_sheet
from app.domain.statements import Statement
from app.errors import DeskError

SAMPLES = Path(__file__).parents[1] / "data" / "statements"
FILES = sorted(path for path in SAMPLES.glob("*/sample.*") if path.suffix != ".json")
TEXTS = [path for path in FILES if path.suffix != ".xlsx" and path.parent.name != "ccb-debit"]
SHEETS = [path for path in TEXTS if path.suffix == ".csv"]
ENCODINGS = {
    **dict.fromkeys(("alipay", "alipay-merchant-ledger", "ping-an-corporate"), "gbk"),
    **dict.fromkeys(("icbc-corporate-history", "icbc-corporate-pair"), "gbk"),
    **dict.fromkeys(("hxsec", "icbc-corporate-flag", "ccb-corporate"), "gb18030"),
    "sheet-big5": "big5",
    "sheet-utf16": "utf-16-le",
}


@pytest.fixture(scope="module")
def scratch(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("scratch")


def text_of(path: Path) -> str:
    return path.read_bytes().decode(ENCODINGS.get(path.parent.name, "utf-8")).removeprefix("\ufeff")


def name_of(path: Path) -> str:
    return path.parent.name


def sums(statement: Statement) -> tuple[dict[str, Decimal], dict[str, Decimal], int]:
    return statement.credits(), statement.debits(), len(statement.rows)


def read_or_refuse(path: Path) -> Statement | None:
    """Whatever happens must be something that a person can be told."""
    try:
        statement = read_statement(path)
    except DeskError:
        return None
    for row in statement.rows:
        assert row.amount.micros is not None
        assert row.balance is None or row.balance.micros is not None
    return statement


@pytest.mark.parametrize("path", FILES, ids=name_of)
def test_a_file_cut_anywhere_is_read_or_refused(path: Path, tmp_path: Path) -> None:
    data = path.read_bytes()
    whole = read_statement(path)
    for cut in range(0, len(data), max(1, len(data) // 60)):
        target = tmp_path / f"{cut}{path.suffix}"
        target.write_bytes(data[:cut])
        statement = read_or_refuse(target)
        if statement is not None:
            assert len(statement.rows) <= len(whole.rows)


@pytest.mark.parametrize("path", TEXTS, ids=name_of)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16", "utf-16-le", "utf-16-be"])
def test_the_same_text_in_another_encoding_gives_the_same_sums(path: Path, encoding: str, tmp_path: Path) -> None:
    target = tmp_path / "again.txt"
    text = text_of(path).replace('encoding="UTF-8"', 'encoding="gb18030"' if encoding == "gb18030" else "")
    target.write_bytes(text.encode(encoding))
    if path.suffix == ".xml" and encoding == "gb18030":
        assert read_or_refuse(target) is None or sums(read_statement(target)) == sums(read_statement(path))
        return
    assert sums(read_statement(target)) == sums(read_statement(path))


@pytest.mark.parametrize("path", SHEETS, ids=name_of)
def test_columns_in_another_order_give_the_same_sums(path: Path, tmp_path: Path) -> None:
    whole = read_statement(path)
    text = text_of(path)
    separator = {"neon": ";", "sheet-utf16": "\t"}.get(path.parent.name, ",")
    rows = list(csv.reader(io.StringIO(text), delimiter=separator))
    header = next(at for at, row in enumerate(rows, start=1) if at == whole.header_line)
    width = max(map(len, rows))
    order = [*range(1, width, 2), *reversed(range(0, width, 2))]
    out = io.StringIO()
    writer = csv.writer(out, delimiter=separator)
    for at, row in enumerate(rows, start=1):
        full = row + [""] * (width - len(row))
        writer.writerow([full[place] for place in order] if at >= header and len(row) > width // 2 else row)
    target = tmp_path / "moved.csv"
    target.write_text(out.getvalue(), encoding="utf-8", newline="")
    assert sums(read_statement(target)) == sums(whole)


@pytest.mark.parametrize("path", SHEETS, ids=name_of)
def test_blank_lines_in_between_change_nothing_but_line_numbers(path: Path, tmp_path: Path) -> None:
    target = tmp_path / "sparse.csv"
    target.write_text("\n" + text_of(path).replace("\n", "\n\n"), encoding="utf-8")
    whole, sparse = read_statement(path), read_statement(target)
    assert sums(sparse) == sums(whole)
    assert [row.line for row in sparse.rows] == [2 * row.line for row in whole.rows]


@settings(max_examples=150, deadline=None)
@given(path=st.sampled_from(FILES), data=st.data())
def test_flipped_bytes_are_read_or_refused(scratch: Path, path: Path, data: st.DataObject) -> None:
    content = bytearray(path.read_bytes())
    for _ in range(data.draw(st.integers(1, 8))):
        content[data.draw(st.integers(0, len(content) - 1))] = data.draw(st.integers(0, 255))
    target = scratch / f"flipped{path.suffix}"
    target.write_bytes(content)
    read_or_refuse(target)
    _sample_or_refuse(target)


@settings(max_examples=100, deadline=None)
@given(content=st.binary(max_size=400))
def test_any_bytes_are_read_or_refused(scratch: Path, content: bytes) -> None:
    target = scratch / "any"
    target.write_bytes(content)
    read_or_refuse(target)
    _sample_or_refuse(target)


def _sample_or_refuse(path: Path) -> None:
    try:
        sample_sheet(path)
    except DeskError:
        return
