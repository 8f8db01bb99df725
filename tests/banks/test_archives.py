"""Statements that arrive in a zip, with the password that the bank sent apart."""

import zipfile
from io import BytesIO
from pathlib import Path

import pytest
import pyzipper

from app.banks.reading import read_statement
from app.errors import BrokenFile, NeedsPassword
from app.secret import Secret

SAMPLES = Path(__file__).parents[1] / "data" / "statements"
LEDGER = SAMPLES / "alipay-merchant-ledger" / "sample.csv"


def packed(tmp_path: Path, files: dict[str, bytes], password: str = "") -> Path:
    buffer = BytesIO()
    with pyzipper.AESZipFile(buffer, "w", compression=pyzipper.ZIP_DEFLATED) as archive:
        if password:
            archive.setpassword(password.encode())
            archive.setencryption(pyzipper.WZ_AES, nbits=256)
        for name, content in files.items():
            archive.writestr(name, content)
    path = tmp_path / "statement.zip"
    path.write_bytes(buffer.getvalue())
    return path


def test_the_ledger_is_read_out_of_its_zip_and_the_summary_beside_it_is_left(tmp_path: Path) -> None:
    files = {"账务明细.csv": LEDGER.read_bytes(), "汇总.csv": "类型,笔数\n收费,1\n".encode("gbk")}
    statement = read_statement(packed(tmp_path, files))
    assert statement.rows == read_statement(LEDGER).rows


@pytest.mark.parametrize("name", ["camt/sample.xml", "sheet-xlsx/sample.xlsx", "mt940/sample.sta"])
def test_any_format_may_come_packed(tmp_path: Path, name: str) -> None:
    whole = SAMPLES / name
    assert read_statement(packed(tmp_path, {"x": whole.read_bytes()})).rows == read_statement(whole).rows


def test_a_protected_zip_asks_for_its_password_and_is_read_with_it(tmp_path: Path) -> None:
    path = packed(tmp_path, {"a.csv": LEDGER.read_bytes()}, "123456")
    with pytest.raises(NeedsPassword) as asked:
        read_statement(path)
    assert not asked.value.is_wrong
    with pytest.raises(NeedsPassword) as asked:
        read_statement(path, password=Secret("654321"))
    assert asked.value.is_wrong
    assert read_statement(path, password=Secret("123456")).rows == read_statement(LEDGER).rows


def test_a_zip_without_a_statement_and_archives_in_archives_are_refused(tmp_path: Path) -> None:
    with pytest.raises(BrokenFile) as refused:
        read_statement(packed(tmp_path, {"a.txt": b"hello"}))
    assert refused.value.reason == "not_a_workbook"
    inner = packed(tmp_path, {"a.csv": LEDGER.read_bytes()}).read_bytes()
    with pytest.raises(BrokenFile) as refused:
        read_statement(packed(tmp_path, {"inner.zip": inner}))
    assert (refused.value.reason, refused.value.entry) == ("nested", "inner.zip")


def test_a_bomb_behind_a_password_is_refused_before_it_is_unpacked(tmp_path: Path) -> None:
    path = packed(tmp_path, {"a.csv": bytes(5_000_000)}, "123456")
    with pytest.raises(BrokenFile) as refused:
        read_statement(path, password=Secret("123456"))
    assert refused.value.reason == "zip_bomb"


def test_names_that_lead_outside_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "sly.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("../a.csv", LEDGER.read_bytes())
    with pytest.raises(BrokenFile) as refused:
        read_statement(path)
    assert (refused.value.reason, refused.value.entry) == ("unsafe_names", "../a.csv")
