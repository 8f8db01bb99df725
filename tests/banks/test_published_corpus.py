"""The published bank files, where they lie beside the repository: rows, credits, debits and doubts as stated there."""

import re
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

import pytest

from app.banks.reading import read_statement
from app.domain.statements import ProblemReason, Statement, WarningCode
from app.errors import BrokenFile, EmptyStatement

CORPUS = Path(__file__).parents[2].parent / "shared" / "data" / "statements"


@dataclass(frozen=True)
class Truth:
    """One line of the list of sources."""

    path: Path
    header_line: str
    rows: int
    credits: str
    debits: str
    notes: str


def truths() -> list[Truth]:
    found = []
    for line in (CORPUS / "SOURCES.md").read_text(encoding="utf-8").splitlines():
        cells = [cell.strip() for cell in line.split("|")[1:-1]]
        if len(cells) == 13 and (CORPUS / cells[0]).is_file():
            _, _, _, _, _, _, _, header, _, rows, come, gone, notes = [None, *cells[1:]]
            found.append(Truth(CORPUS / cells[0], str(header), int(str(rows)), str(come), str(gone), str(notes)))
    return found


def agree(stated: str, sums: dict[str, Decimal]) -> bool:
    """`EUR 8.85`, `CNY 1.00 + HKD 0`, or a bare figure that is the sum of all currencies."""
    by_currency = {code.upper(): Decimal(figure) for code, figure in re.findall(r"([A-Za-z]{3}) (-?[0-9.]+)", stated)}
    if by_currency:
        return {code: amount for code, amount in by_currency.items() if amount} == {k: v for k, v in sums.items() if v}
    return sum(sums.values(), Decimal(0)) == Decimal(stated)


def warned(statement: Statement) -> set[WarningCode]:
    return {warning.code for warning in statement.warnings}


DOUBTS: dict[str, set[WarningCode]] = {
    "abc/example-abc_debit-records.csv": {WarningCode.BALANCE_BREAKS},
    "alipay/example-alipay-records.csv": {WarningCode.TOTALS_DIFFER},
    "wechat/example-wechat-records.csv": {WarningCode.TOTALS_DIFFER, WarningCode.FEE_IN_TEXT},
    "icbc/example-icbc-debit-v2-records.csv": {WarningCode.TOTALS_DIFFER},
    "icbc/example-icbc-credit-records.csv": {WarningCode.TOTALS_DIFFER},
    "icbc/工商银行交易明细测试数据集.csv": {WarningCode.UNKNOWN_DIRECTION, WarningCode.NUMBER_REPEATED},
    "wechat/微信支付账单测试数据集.csv": {WarningCode.UNKNOWN_DIRECTION, WarningCode.NUMBER_REPEATED},
    "mt940/february_30.sta": {WarningCode.DATE_REPAIRED},
    "mt940/with_newline_in_tnr.sta": {WarningCode.CLOSING_DIFFERS},
    "camt/camt052.v2.xml": {WarningCode.NOT_BOOKED},
    "sheet/meta_data_separated_credit_debit.csv": {WarningCode.CLOSING_DIFFERS, WarningCode.DATE_AMBIGUOUS},
    "sheet/debit_credit.csv": {WarningCode.SIGN_AGAINST_FLAG},
    "ofx-deviations/unnamed-bank__empty-tags-curdef-fitid-name.ofx": {
        WarningCode.CURRENCY_ASSUMED,
        WarningCode.NUMBER_REPEATED,
    },
    "qif/test_qif.qif": {WarningCode.CURRENCY_ASSUMED},
    "wechat-merchant/fundflow_doc_sample.csv": {WarningCode.TOTALS_DIFFER},
}
CLEAN = (
    "dcu/Main_Checking_Account_Transactions.csv",
    "revolut/Revolut_EUR_Sample.csv",
    "stripe/stripe.csv",
    "neon/Neon_Sample.csv",
    "hsbc-hk/example-hsbchk-credit-records.csv",
    "wechat-merchant/tradebill_v2_doc_sample.csv",
    "mt940/generic.sta",
    "mt940/rabobank-iban.sta",
    "mt940/mt940.sta",
    "mt940/raphaelm.sta",
    "camt/camt053.v2.multi.statement.xml",
    "ofx/checking.ofx",
)

if CORPUS.is_dir():

    @pytest.mark.parametrize("truth", truths(), ids=lambda truth: truth.path.name)
    def test_a_published_file_gives_the_stated_rows_and_sums(truth: Truth) -> None:
        try:
            statement = read_statement(truth.path)
        except (BrokenFile, EmptyStatement):
            assert truth.rows == 0
            return
        assert len(statement.rows) + len(statement.problems) == truth.rows
        assert agree(truth.credits, statement.credits()), statement.credits()
        assert agree(truth.debits, statement.debits()), statement.debits()
        assert statement.header_line == (int(truth.header_line) if truth.header_line.isdigit() else None)
        unreadable = re.search(r"(\d+) unreadable amounts", truth.notes)
        expected = int(unreadable[1]) if unreadable else 0
        assert [problem.reason for problem in statement.problems] == [ProblemReason.BAD_AMOUNT] * expected

    def test_the_whole_list_of_published_files_is_tried() -> None:
        stated = re.search(r"^(\d+) files", (CORPUS / "SOURCES.md").read_text(encoding="utf-8"), re.MULTILINE)
        assert stated is not None
        assert len(truths()) == int(stated[1])

    @pytest.mark.parametrize("name", DOUBTS)
    def test_a_published_file_that_contradicts_itself_is_read_and_says_so(name: str) -> None:
        assert DOUBTS[name] <= warned(read_statement(CORPUS / name))

    @pytest.mark.parametrize("name", CLEAN)
    def test_a_published_file_that_agrees_with_itself_raises_no_doubt(name: str) -> None:
        statement = read_statement(CORPUS / name)
        assert statement.warnings == ()
        assert all(check.holds for check in statement.checks)

    @pytest.mark.parametrize(
        "truth", [truth for truth in truths() if "balances tie" in truth.notes], ids=lambda t: t.path.name
    )
    def test_published_blocks_tie_or_do_not_as_stated(truth: Truth) -> None:
        tie = [check.holds for check in read_statement(truth.path).checks if check.name == "closing_balance"]
        stated = re.search(r"balances tie: (\d+), do not tie: (\d+)", truth.notes)
        assert stated is not None
        assert (tie.count(True), tie.count(False)) == (int(stated[1]), int(stated[2]))

    def test_neutral_and_unknown_rows_of_published_wallets_are_kept_apart() -> None:
        statement = read_statement(CORPUS / "alipay" / "example-alipay-records.csv")
        words = [row.direction.value for row in statement.rows]
        assert (words.count("out"), words.count("neutral"), words.count("in")) == (5, 4, 1)
        neutral = sum((row.amount.amount for row in statement.rows if row.direction == "neutral"), Decimal(0))
        assert neutral == Decimal("247.37")


def test_the_published_corpus_is_optional() -> None:
    assert CORPUS.name == "statements"
