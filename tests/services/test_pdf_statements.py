"""Statements on the pages of a PDF: read by places, proved by their balances, and always a proposal."""

from decimal import Decimal
from pathlib import Path

import pytest

from app.domain.statements import WarningCode
from app.errors import UnknownFormat
from app.services.statements import inspect_statement
from tests.invoices.papers import Placed, drawn

HEADINGS = ((30, "交易时间"), (130, "借方发生额"), (210, "贷方发生额"), (300, "余额"), (370, "对方户名"), (500, "摘要"))
ROWS = (
    ("2026-11-02", "120,000.00", "", "380,000.00", "星河互动科技有限公司", "充值 CZ1102-01"),
    ("2026-11-03", "", "88,500.50", "468,500.50", "启明科技有限公司", "货款"),
    ("2026-11-04", "15.00", "", "468,485.50", "", "手续费"),
)


def page(rows: tuple[tuple[str, ...], ...]) -> list[Placed]:
    placed: list[Placed] = [(30, 370, "账户明细"), (30, 350, "账号：310066000000000011")]
    placed += [(x, 330, text) for x, text in HEADINGS]
    for at, row in enumerate(rows):
        placed += [(x, 310 - 24 * at, text) for (x, _), text in zip(HEADINGS, row, strict=True)]
    return placed


def test_a_printed_statement_is_proposed_and_its_balances_prove_it(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    long_name: Placed = (370, 298, "上海分公司")
    path.write_bytes(drawn([[*page(ROWS[:2]), long_name], page(ROWS[2:])]))
    statement = inspect_statement(path)
    assert [row.amount.amount for row in statement.rows] == [Decimal(-120000), Decimal("88500.50"), Decimal(-15)]
    assert [row.party for row in statement.rows][:2] == ["星河互动科技有限公司上海分公司", "启明科技有限公司"]
    assert statement.warnings[0].code is WarningCode.READ_OFF_PAGE
    assert [(check.name, check.holds) for check in statement.checks] == [("running_balance", True)]
    assert (statement.encoding, statement.problems) == ("PDF", ())


def test_a_pdf_without_a_table_is_no_statement(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(drawn([[(30, 300, "一封信")]]))
    with pytest.raises(UnknownFormat):
        inspect_statement(path)
