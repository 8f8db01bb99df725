"""A platform without an interface is a first-class citizen: its exports come in, once, and go out again."""

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import Workbook

from app.desk import Desk
from app.domain.accounts import FundRowKind, Platform
from app.domain.ledger import FundClass
from app.domain.money import Money
from app.domain.platform_files import FileColumn, FileKind, FileMapping
from app.domain.statements import ImportState
from app.errors import BrokenFile, IllegalMove, UnknownFormat, WrongAnswer
from app.services.platform_files import FileReport

SPEND = """知乎 知+ 消耗报表,,,
日期,账户ID,总消耗,现金消耗,赠款消耗
2026-11-01,ZH-1,"1,200.50",1000.50,200.00
2026-11-02,ZH-1,80.00,80.00,0.00
2026-11-02,ZH-1,20.00,20.00,0.00
2026-11-02,ZH-2,5.00,5.00,0.00
合计,,1305.50,1105.50,200.00
"""

FUNDS = """交易时间,交易类型,金额,流水号,备注
2026-11-01 10:00:00,充值,5000.00,L1,
2026-11-03 10:00:00,退款,300.00,L2,多余
2026-11-04 10:00:00,赠款返货,100.00,,活动
2026-11-04 10:00:00,赠款返货,100.00,,活动
"""


@pytest.fixture
def account(desk: Desk) -> int:
    return desk.platform_files.add_account(Platform.ZHIHU, platform_id="ZH-1", name="知乎 品牌")


def write(file: Path, text: str, encoding: str = "gb18030") -> Path:
    file.write_bytes(text.encode(encoding))
    return file


def imported(desk: Desk, file: Path, kind: FileKind, account: int | None = None) -> FileReport:
    sample = desk.platform_files.sample(file, Platform.ZHIHU, kind)
    preview = desk.platform_files.preview(file, Platform.ZHIHU, sample.guess, account_id=account)
    return desk.platform_files.import_previewed(preview)


def burned(desk: Desk, account: int) -> dict[date, Decimal]:
    return {row.day: row.spend.amount for row in desk.accounts.detail(f"account:{account}").spend}


def test_spend_of_a_day_is_added_up_and_a_line_of_totals_is_not_a_day(desk: Desk, account: int, tmp_path: Path) -> None:
    report = imported(desk, write(tmp_path / "a.csv", SPEND), FileKind.SPEND)
    assert (report.rows_new, report.rows_known) == (2, 0)
    assert burned(desk, account) == {date(2026, 11, 1): Decimal("1200.50"), date(2026, 11, 2): Decimal(100)}
    [row, _] = desk.accounts.detail(f"account:{account}").spend
    assert (row.cash, row.grant) == (Money(Decimal("1000.50"), "CNY"), Money(Decimal(200), "CNY"))


def test_a_platform_kept_by_file_tells_when_its_last_file_came(desk: Desk, account: int, tmp_path: Path) -> None:
    [before] = [one for one in desk.connections.all() if one.is_by_file]
    assert before.last_synced_at is None
    file = write(tmp_path / "spend.csv", "日期,账户ID,消耗\n2026-09-01,ZH-1,10.00\n")
    imported(desk, file, FileKind.SPEND, account)
    [after] = [one for one in desk.connections.all() if one.is_by_file]
    assert after.last_synced_at is not None


def test_accounts_with_nothing_to_say_yet_have_no_card_beside_those_that_burn(
    desk: Desk, account: int, tmp_path: Path
) -> None:
    desk.platform_files.add_account(Platform.ZHIHU, platform_id="ZH-2", name="知乎 海外", currency="USD")
    assert {card.currency for card in desk.overview.view().cards} == {"CNY", "USD"}
    imported(desk, write(tmp_path / "a.csv", SPEND), FileKind.SPEND, account)
    assert {card.currency for card in desk.overview.view().cards} == {"CNY"}
    assert {line.currency for line in desk.overview.view().lines} == {"CNY", "USD"}, "the list leaves nothing out"


def test_an_account_that_nobody_knows_is_named_and_left_out(desk: Desk, account: int, tmp_path: Path) -> None:
    file = write(tmp_path / "a.csv", SPEND)
    sample = desk.platform_files.sample(file, Platform.ZHIHU, FileKind.SPEND)
    preview = desk.platform_files.preview(file, Platform.ZHIHU, sample.guess)
    assert preview.unknown_accounts == ("ZH-2",)
    assert preview.lines == 3
    assert list(preview.by_account) == [account]


def test_the_same_export_twice_adds_nothing(desk: Desk, account: int, tmp_path: Path) -> None:
    for kind, text in ((FileKind.SPEND, SPEND), (FileKind.FUNDS, FUNDS)):
        file = write(tmp_path / f"{kind}.csv", text)
        first, again = imported(desk, file, kind, account), imported(desk, file, kind, account)
        assert first.rows_new > 0
        assert (again.rows_new, again.rows_known) == (0, first.rows_new)


def test_movements_carry_sign_kind_and_kind_of_money_and_two_equal_ones_stay_two(
    desk: Desk, account: int, tmp_path: Path
) -> None:
    assert imported(desk, write(tmp_path / "a.csv", FUNDS), FileKind.FUNDS, account).rows_new == 4
    rows = [one.row for one in desk.accounts.detail(f"account:{account}").fund_rows]
    assert sorted((row.kind, row.fund_class, row.amount.amount) for row in rows) == [
        (FundRowKind.RECHARGE, FundClass.CASH, Decimal(5000)),
        (FundRowKind.RECHARGE, FundClass.GRANT, Decimal(100)),
        (FundRowKind.RECHARGE, FundClass.GRANT, Decimal(100)),
        (FundRowKind.REFUND, FundClass.CASH, Decimal(-300)),
    ]


def test_a_corrected_export_counts_and_undoing_it_puts_back_what_was_there(
    desk: Desk, account: int, tmp_path: Path
) -> None:
    imported(desk, write(tmp_path / "a.csv", SPEND), FileKind.SPEND)
    later = imported(desk, write(tmp_path / "b.csv", SPEND.replace("80.00,80.00", "90.00,90.00")), FileKind.SPEND)
    assert later.rows_new == 1
    assert burned(desk, account)[date(2026, 11, 2)] == Decimal(110)
    desk.platform_files.undo(later.file_ids[0])
    assert burned(desk, account)[date(2026, 11, 2)] == Decimal(100)
    with pytest.raises(IllegalMove):
        desk.platform_files.undo(later.file_ids[0])
    assert [one.state for one in desk.platform_files.imports(account)] == [ImportState.UNDONE, ImportState.ACTIVE]


def test_undoing_movements_leaves_nothing_in_the_book(desk: Desk, account: int, tmp_path: Path) -> None:
    report = imported(desk, write(tmp_path / "a.csv", FUNDS), FileKind.FUNDS, account)
    desk.platform_files.undo(report.file_ids[0])
    rows = [one.row for one in desk.accounts.detail(f"account:{account}").fund_rows]
    assert {row.amount.amount for row in rows} == {Decimal(0)}
    assert desk.trace.verify().is_whole
    again = imported(desk, tmp_path / "a.csv", FileKind.FUNDS, account)
    assert again.rows_new == 4


def test_what_a_person_said_of_the_columns_is_remembered(desk: Desk, account: int, tmp_path: Path) -> None:
    odd = write(tmp_path / "a.csv", "哪天,多少钱\n2026-11-01,12.00\n")
    assert desk.platform_files.sample(odd, Platform.ZHIHU, FileKind.SPEND).guess.missing
    said = FileMapping(kind=FileKind.SPEND, columns={FileColumn.DAY: "哪天", FileColumn.AMOUNT: "多少钱"})
    preview = desk.platform_files.preview(odd, Platform.ZHIHU, said, account_id=account)
    desk.platform_files.import_previewed(preview)
    assert desk.platform_files.sample(odd, Platform.ZHIHU, FileKind.SPEND).guess == said
    assert desk.platform_files.sample(odd, Platform.BAIDU, FileKind.SPEND).guess.missing


def test_a_line_that_cannot_be_read_stops_the_import_until_it_is_accepted(
    desk: Desk, account: int, tmp_path: Path
) -> None:
    file = write(tmp_path / "a.csv", "日期,消耗\n2026-11-01,12.00\n2026-11-02,zwölf\nirgendwann,3\n")
    sample = desk.platform_files.sample(file, Platform.ZHIHU, FileKind.SPEND)
    preview = desk.platform_files.preview(file, Platform.ZHIHU, sample.guess, account_id=account)
    assert [problem.line for problem in preview.problems] == [3, 4]
    with pytest.raises(WrongAnswer):
        desk.platform_files.import_previewed(preview)
    assert burned(desk, account) == {}
    desk.platform_files.import_previewed(preview, accept_problems=True)
    assert burned(desk, account) == {date(2026, 11, 1): Decimal(12)}


def test_a_workbook_is_read_like_a_text_file(desk: Desk, account: int, tmp_path: Path) -> None:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    for row in (("Date", "Account ID", "Cost"), (date(2026, 11, 1), "ZH-1", 12.34)):
        sheet.append(row)
    book.save(tmp_path / "a.xlsx")
    imported(desk, tmp_path / "a.xlsx", FileKind.SPEND)
    assert burned(desk, account) == {date(2026, 11, 1): Decimal("12.34")}


def test_wrong_files_are_refused_and_write_nothing(desk: Desk, account: int, tmp_path: Path) -> None:
    picture = tmp_path / "a.csv"
    picture.write_bytes(b"\x89PNG\r\n\x1a\n0000")
    with pytest.raises(BrokenFile):
        desk.platform_files.sample(picture, Platform.ZHIHU, FileKind.SPEND)
    file = write(tmp_path / "b.csv", SPEND)
    with pytest.raises(UnknownFormat):
        desk.platform_files.preview(file, Platform.ZHIHU, FileMapping(kind=FileKind.SPEND, columns={}))
    no_account = write(tmp_path / "c.csv", FUNDS)
    guess = desk.platform_files.sample(no_account, Platform.ZHIHU, FileKind.FUNDS).guess
    with pytest.raises(WrongAnswer) as raised:
        desk.platform_files.preview(no_account, Platform.ZHIHU, guess)
    assert raised.value.field == "account"
    preview = desk.platform_files.preview(no_account, Platform.ZHIHU, guess, account_id=account)
    write(no_account, FUNDS + "2026-11-05,充值,1.00,L9,\n")
    with pytest.raises(WrongAnswer):
        desk.platform_files.import_previewed(preview)
    dollars = write(tmp_path / "d.csv", "date,amount,type,currency\n2026-11-05,1.00,recharge,USD\n")
    guess = desk.platform_files.sample(dollars, Platform.ZHIHU, FileKind.FUNDS).guess
    with pytest.raises(WrongAnswer):
        desk.platform_files.import_previewed(
            desk.platform_files.preview(dollars, Platform.ZHIHU, guess, account_id=account)
        )
    assert desk.accounts.detail(f"account:{account}").fund_rows == ()


def test_an_account_by_file_needs_a_number_of_its_own(desk: Desk, account: int) -> None:
    for platform_id in ("", "ZH-1"):
        with pytest.raises(WrongAnswer):
            desk.platform_files.add_account(Platform.ZHIHU, platform_id=platform_id)
    [line] = [line for line in desk.accounts.lines() if line.key == f"account:{account}"]
    assert line.is_by_file
    assert line.figures.cash is None, "what no file told is not shown as zero"


AMOUNTS = st.lists(st.integers(-10_000_00, 10_000_00).map(lambda cents: f"{Decimal(cents) / 100:.2f}"), min_size=1)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=8, deadline=None)
@given(amounts=AMOUNTS, cut=st.integers(0, 50))
def test_any_export_repeated_or_overlapping_never_changes_a_total(
    desk: Desk, tmp_path: Path, amounts: list[str], cut: int
) -> None:
    account = desk.platform_files.add_account(Platform.BILIBILI, platform_id=f"B{len(desk.accounts.lines())}")
    lines = [f"2026-11-{at % 28 + 1:02d},{amount}\n" for at, amount in enumerate(amounts)]

    def bring(some: list[str]) -> None:
        file = write(tmp_path / "x.csv", "日期,金额\n" + "".join(some))
        sample = desk.platform_files.sample(file, Platform.BILIBILI, FileKind.FUNDS)
        preview = desk.platform_files.preview(file, Platform.BILIBILI, sample.guess, account_id=account)
        desk.platform_files.import_previewed(preview)

    for some in (lines[: cut % len(lines) + 1], lines, lines):
        bring(some)
    rows = [one.row.amount.amount for one in desk.accounts.detail(f"account:{account}").fund_rows]
    assert sum(rows) == sum(map(Decimal, amounts))
