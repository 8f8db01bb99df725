"""A long statement from file to stored rows, against reading the file with calamine and a bare insert.

`python -m tests.benchmarks statements`
"""

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from time import perf_counter

import sqlcipher3
from openpyxl import Workbook
from python_calamine import CalamineWorkbook

from app.secret import Secret
from app.services.statements import Statements
from app.store.vault import Vault
from tests.benchmarks.measure import Measure

ROWS = 100_000
ROUNDS = 3
NOW = datetime(2026, 11, 20, 2, 24, tzinfo=UTC)
HEAD = ("交易日期", "交易时间", "收入", "支出", "余额", "对方户名", "流水号", "摘要")


def run() -> list[Measure]:
    """The ratio, best of a few rounds taken in turn so that a busy machine slows both alike."""
    with tempfile.TemporaryDirectory(prefix="adtill-bench-") as folder:
        file = _sheet(Path(folder) / "long.xlsx")
        ours, bare = [], []
        for _ in range(ROUNDS):
            bare.append(_bare(file, Path(folder)))
            ours.append(_ours(file))
    return [
        Measure("100,000-row xlsx, file to stored rows / calamine and a bare insert", min(ours) / min(bare), 2.5, "x")
    ]


def _sheet(file: Path) -> Path:
    book = Workbook(write_only=True)
    sheet = book.create_sheet("明细")
    sheet.append(HEAD)
    balance, first = 9_000_000_00, date(2024, 1, 1)
    for number in range(ROWS):
        cents = (number * 7919) % 5_000_00 + 1
        is_in = number % 3 == 0
        balance += cents if is_in else -cents
        sheet.append(
            (
                (first + timedelta(days=number // 200)).isoformat(),
                f"{number % 24:02d}:{number % 60:02d}:00",
                cents / 100 if is_in else None,
                None if is_in else cents / 100,
                balance / 100,
                f"方舟广告有限公司{number % 97}",
                f"S{number:012d}",
                f"广告充值 CZ{number:08d}",
            )
        )
    book.save(file)
    return file


def _bare(file: Path, folder: Path) -> float:
    target = folder / "bare.db"
    target.unlink(missing_ok=True)
    begun = perf_counter()
    rows = CalamineWorkbook.from_path(str(file)).get_sheet_by_index(0).to_python()
    connection = sqlcipher3.connect(str(target))
    connection.execute("CREATE TABLE rows (day, clock, income, expense, balance, party, serial, text)")
    connection.executemany("INSERT INTO rows VALUES (?, ?, ?, ?, ?, ?, ?, ?)", rows[1:])
    connection.commit()
    elapsed = perf_counter() - begun
    connection.close()
    return elapsed


def _ours(file: Path) -> float:
    with _vault() as vault:
        statements = Statements(vault, lambda: NOW)
        account = statements.add_bank_account(name="招商银行")
        begun = perf_counter()
        report = statements.import_previewed(statements.preview(file, account))
        elapsed = perf_counter() - begun
        assert report.rows_new == ROWS
        return elapsed


@contextmanager
def _vault() -> Iterator[Vault]:
    folder = Path(tempfile.mkdtemp(prefix="adtill-bench-"))
    vault, _ = Vault.create(
        folder / "bench.adtill", company="云帆传媒", person="林岚", password=Secret("practice only"), now=NOW
    )
    try:
        yield vault
    finally:
        vault.close()
        shutil.rmtree(folder)
