"""Tagged formats: MT940, CAMT, OFX and QIF in the ways in which banks bend them."""

from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path

import pytest

from app.banks.reading import read_statement
from app.domain.statements import Direction, ProblemReason, Statement, WarningCode

MT940 = ":20:X\n:25:123\n:28C:1\n:60F:C251231EUR100,\n{}\n:62F:C260102EUR90,00\n-\n"
ENTRY = "<Ntry><Amt Ccy='EUR'>{amount}</Amt><CdtDbtInd>{mark}</CdtDbtInd><Sts>{status}</Sts><BookgDt><Dt>2026-03-01</Dt></BookgDt>{more}</Ntry>"
CAMT = "<?xml version='1.0'?><Document xmlns='urn:iso:std:iso:20022:tech:xsd:camt.053.001.02'><BkToCstmrStmt><Stmt>{}</Stmt></BkToCstmrStmt></Document>"
BALANCE = "<Bal><Tp><CdOrPrtry><Cd>{}</Cd></CdOrPrtry></Tp><Amt Ccy='EUR'>{}</Amt><CdtDbtInd>CRDT</CdtDbtInd></Bal>"
OFX = "OFXHEADER:100\n\n<OFX><STMTRS><CURDEF>{currency}<BANKTRANLIST>{entries}</BANKTRANLIST></STMTRS></OFX>"


def read(tmp_path: Path, text: str, currency: str | None = None) -> Statement:
    path = tmp_path / "statement.txt"
    path.write_text(text, encoding="utf-8")
    return read_statement(path, currency=currency)


def entry(amount: str, mark: str, status: str = "BOOK", more: str = "") -> str:
    return ENTRY.format(amount=amount, mark=mark, status=status, more=more)


@pytest.mark.parametrize(
    ("mark", "amount", "direction"),
    [
        ("C300,", "300.00", Direction.IN),
        ("CR300,00", "300.00", Direction.IN),
        ("CM5000,00", "5000.00", Direction.IN),
        ("D79,7", "-79.70", Direction.OUT),
        ("DR800,", "-800.00", Direction.OUT),
        ("RC204,88", "-204.88", Direction.OUT),
        ("RCR204,88", "-204.88", Direction.OUT),
        ("RD10,", "10.00", Direction.IN),
        ("RDR000000000010,00", "10.00", Direction.IN),
        ("C0,", "0.00", Direction.IN),
    ],
)
def test_the_mark_of_an_entry_is_an_optional_r_then_c_or_d_then_perhaps_a_letter(
    mark: str, amount: str, direction: Direction, tmp_path: Path
) -> None:
    row = read(tmp_path, MT940.format(f":61:260102{mark}NTRFNONREF")).rows[0]
    assert (str(row.amount.amount), row.direction) == (amount, direction)


def test_an_entry_date_without_a_year_crosses_new_year_in_both_directions(tmp_path: Path) -> None:
    rows = read(tmp_path, MT940.format(":61:2512310102D5,NTRFA\n:61:2601021231D5,NTRFB")).rows
    assert [row.day for row in rows] == [date(2026, 1, 2), date(2025, 12, 31)]


def test_thirty_days_in_february_are_mended_aloud(tmp_path: Path) -> None:
    statement = read(tmp_path, MT940.format(":61:240230D10,NTRFA"))
    assert statement.rows[0].day == date(2024, 2, 29)
    assert [(warning.code, warning.line) for warning in statement.warnings] == [(WarningCode.DATE_REPAIRED, 5)]


def test_one_broken_entry_costs_no_other(tmp_path: Path) -> None:
    statement = read(tmp_path, MT940.format(":61:260102D10,NTRFA\n:61:2601020102C\nN45,00NTRF\n:61:9999"))
    assert len(statement.rows) == 1
    assert [(problem.line, problem.reason) for problem in statement.problems] == [
        (6, ProblemReason.UNREADABLE),
        (8, ProblemReason.UNREADABLE),
    ]


def test_an_interim_report_without_opening_balance_is_read(tmp_path: Path) -> None:
    statement = read(tmp_path, ":20:X\n:25:1\n:34F:EUR0,\n:61:260102D10,NTRFA\n:86:text\n")
    assert statement.debits() == {"EUR": Decimal(10)}


def test_a_reversal_turns_the_sign_unless_the_balances_prove_otherwise(tmp_path: Path) -> None:
    reversal = entry("10.00", "CRDT", more="<RvslInd>true</RvslInd>")
    assert read(tmp_path, CAMT.format(reversal)).debits() == {"EUR": Decimal("10.00")}
    down = BALANCE.format("OPBD", "30.00") + BALANCE.format("CLBD", "20.00")
    assert read(tmp_path, CAMT.format(down + reversal)).debits() == {"EUR": Decimal("10.00")}
    up = BALANCE.format("OPBD", "30.00") + BALANCE.format("CLBD", "40.00")
    assert read(tmp_path, CAMT.format(up + reversal)).credits() == {"EUR": Decimal("10.00")}


def test_entries_that_are_not_booked_yet_are_named(tmp_path: Path) -> None:
    statement = read(tmp_path, CAMT.format(entry("5.00", "DBIT") + entry("6.00", "DBIT", "PDNG")))
    assert [(warning.code, warning.line) for warning in statement.warnings] == [(WarningCode.NOT_BOOKED, 2)]


def test_five_decimals_are_kept_and_an_amount_that_is_none_is_a_problem(tmp_path: Path) -> None:
    statement = read(tmp_path, CAMT.format(entry("5.12345", "DBIT") + entry("x", "DBIT") + entry("1", "MAYBE")))
    assert statement.debits() == {"EUR": Decimal("5.12345")}
    assert [(problem.line, problem.reason) for problem in statement.problems] == [
        (2, ProblemReason.BAD_AMOUNT),
        (3, ProblemReason.UNREADABLE),
    ]


def test_a_batch_is_one_row_that_carries_every_reference(tmp_path: Path) -> None:
    details = "".join(f"<TxDtls><Refs><EndToEndId>E{n}</EndToEndId></Refs></TxDtls>" for n in (1, 2, 3))
    row = read(tmp_path, CAMT.format(entry("9.00", "DBIT", more=f"<NtryDtls>{details}</NtryDtls>"))).rows[0]
    assert (row.reference, row.party) == ("E1 E2 E3", "")


def test_declared_totals_of_a_summary_are_compared(tmp_path: Path) -> None:
    summary = "<TxsSummry><TtlDbtNtries><NbOfNtries>2</NbOfNtries><Sum>9.00</Sum></TtlDbtNtries></TxsSummry>"
    statement = read(tmp_path, CAMT.format(summary + entry("9.00", "DBIT")))
    assert [(check.name, check.holds) for check in statement.checks] == [("rows_out", False), ("sum_out", True)]
    assert [warning.code for warning in statement.warnings] == [WarningCode.TOTALS_DIFFER]


def test_ofx_in_lower_case_with_unknown_tags_and_no_ends_is_read(tmp_path: Path) -> None:
    text = "<ofx><stmtrs><curdef>usd<banktranlist><stmttrn><dtposted>20260102<odd>1<trnamt>-5<fitid>1<stmttrn><dtposted>20260103<trnamt>6.5<fitid>2</ofx>"
    statement = read(tmp_path, text)
    assert [str(row.amount) for row in statement.rows] == ["-5 USD", "6.5 USD"]


def test_an_ofx_time_with_its_zone_is_an_instant(tmp_path: Path) -> None:
    entries = "<STMTTRN><DTPOSTED>20260401230000.000[-5:EST]<TRNAMT>1<FITID>1</STMTTRN>"
    row = read(tmp_path, OFX.format(currency="USD", entries=entries)).rows[0]
    assert (row.day, row.at) == (date(2026, 4, 1), datetime(2026, 4, 2, 4, 0, tzinfo=UTC))


def test_repeated_and_empty_numbers_of_ofx_are_named_and_the_rows_stay(tmp_path: Path) -> None:
    one = "<STMTTRN><DTPOSTED>20260401<TRNAMT>1<FITID>7</STMTTRN>"
    statement = read(tmp_path, OFX.format(currency="USD", entries=one + one + one.replace(">7", ">")))
    assert len(statement.rows) == 3
    assert [warning.code for warning in statement.warnings] == [WarningCode.NUMBER_REPEATED] * 2


def test_the_original_currency_of_a_card_payment_is_not_the_amount_s(tmp_path: Path) -> None:
    more = "<ORIGCURRENCY><CURRATE>1.1<CURSYM>EUR</ORIGCURRENCY>"
    entries = f"<STMTTRN><DTPOSTED>20260401<TRNAMT>1<FITID>7{more}</STMTTRN>"
    assert read(tmp_path, OFX.format(currency="USD", entries=entries)).credits() == {"USD": Decimal(1)}


def test_qif_dates_that_could_be_either_are_doubted(tmp_path: Path) -> None:
    statement = read(tmp_path, "!Type:Bank\nD3/4/26\nT-5.00\n^\n", currency="USD")
    assert statement.rows[0].day == date(2026, 3, 4)
    assert [warning.code for warning in statement.warnings] == [WarningCode.DATE_AMBIGUOUS]


def test_a_qif_record_without_its_end_was_cut_off(tmp_path: Path) -> None:
    statement = read(tmp_path, "!Type:Bank\nD3/14/26\nT-5.00\n^\nD3/15/26\nT-1", currency="USD")
    assert [(problem.line, problem.reason) for problem in statement.problems] == [(5, ProblemReason.CUT_OFF)]
    assert len(statement.rows) == 1
