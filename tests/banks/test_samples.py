"""Golden files: every sample of ours beside what must come out of it; REWRITE_GOLDEN=1 writes the expectation anew."""

import json
import os
from pathlib import Path

import pytest

from app.banks.content import Content
from app.banks.formats import FORMATS
from app.banks.reading import read_statement
from app.domain.statements import Statement, StatementRow

SAMPLES = Path(__file__).parents[1] / "data" / "statements"
FILES = sorted(path for path in SAMPLES.glob("*/sample.*") if path.suffix != ".json")


def described(statement: Statement) -> dict[str, object]:
    return {
        "format": statement.format,
        "encoding": statement.encoding,
        "header_line": statement.header_line,
        "credits": {currency: str(amount) for currency, amount in statement.credits().items()},
        "debits": {currency: str(amount) for currency, amount in statement.debits().items()},
        "opening": str(statement.opening) if statement.opening else None,
        "closing": str(statement.closing) if statement.closing else None,
        "account": statement.account,
        "rows": [described_row(row) for row in statement.rows],
        "problems": [[problem.line, problem.reason.value, problem.detail] for problem in statement.problems],
        "warnings": [[warning.code.value, warning.line, warning.detail] for warning in statement.warnings],
        "checks": [[check.name, check.declared, check.found, check.holds] for check in statement.checks],
    }


def described_row(row: StatementRow) -> dict[str, object]:
    full = {
        "line": row.line,
        "day": row.day.isoformat(),
        "at": row.at.isoformat() if row.at else None,
        "value_day": row.value_day.isoformat() if row.value_day else None,
        "amount": str(row.amount),
        "direction": row.direction.value,
        "balance": str(row.balance) if row.balance else None,
        "party": row.party,
        "party_account": row.party_account,
        "serial": row.serial,
        "reference": row.reference,
        "text": row.text,
        "status": row.status,
        "account": row.account,
    }
    return {name: value for name, value in full.items() if value not in {None, ""}}


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.parent.name)
def test_a_sample_gives_exactly_what_stands_beside_it(path: Path) -> None:
    golden = path.with_suffix(".json")
    found = described(read_statement(path))
    if os.environ.get("REWRITE_GOLDEN"):
        golden.write_text(json.dumps(found, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    assert found == json.loads(golden.read_text(encoding="utf-8"))


def test_every_format_has_a_sample_and_every_sample_is_used() -> None:
    read = {read_statement(path).format for path in FILES}
    assert read == {known.name for known in FORMATS}
    strays = {path for path in SAMPLES.rglob("*") if path.is_file()} - set(FILES)
    assert strays == {path.with_suffix(".json") for path in FILES}


def test_a_bank_s_file_is_claimed_by_that_bank_alone() -> None:
    for path in FILES:
        content = Content.of(path)
        claims = [known.name for known in FORMATS if known.recognises(content) and known.name != "sheet"]
        assert len(claims) <= 1, (path, claims)
