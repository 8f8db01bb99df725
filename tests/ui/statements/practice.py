"""A small company on a real vault for the tests of three pages: platform rows, a bank's files, and their money."""

from collections.abc import Sequence
from datetime import UTC, date, datetime, time
from decimal import Decimal
from pathlib import Path

from app.desk import Desk
from app.domain.accounts import AccountStatus, AdAccount, Connection, FundRow, FundRowKind, Platform, SpendRow
from app.domain.evidence import Holder
from app.domain.ledger import FundClass
from app.domain.money import Money
from app.secret import Secret
from app.services.bookkeeping import fund_entry, spend_entry
from app.store.vault import Vault

NOW = datetime(2026, 11, 20, 2, 24, tzinfo=UTC)

BankLine = tuple[date, str, str, str, str]
"""Day, signed amount, text, party, note."""

LINES: tuple[BankLine, ...] = (
    (date(2026, 10, 9), "-100000.00", "网银转账", "方舟广告有限公司", "充值 CZ20261009"),
    (date(2026, 10, 14), "-150000.00", "网银转账", "方舟广告有限公司", ""),
    (date(2026, 10, 16), "8050.25", "汇入汇款", "北辰商贸有限公司", "货款"),
    (date(2026, 10, 17), "-80000.00", "网银转账", "星河互动科技有限公司", "CZ20261017"),
    (date(2026, 10, 21), "-50000.00", "网银转账", "星河互动科技有限公司", ""),
    (date(2026, 10, 22), "-50000.00", "网银转账", "星河互动科技有限公司", ""),
    (date(2026, 10, 30), "-12.50", "短信服务费", "", ""),
)

RECHARGES = (
    (0, date(2026, 10, 9), "100000", "CZ20261009", "8801447100"),
    (1, date(2026, 10, 14), "150000", "", "7712000001"),
    (0, date(2026, 10, 17), "78800", "CZ20261017", "8801447111"),
    (0, date(2026, 10, 21), "50000", "", "8801447120"),
    (1, date(2026, 10, 22), "50000", "", "7712000009"),
    (1, date(2026, 10, 28), "33333", "", "7712000017"),
)
"""Which account, day, amount, reference, the platform's number."""

ACCOUNTS = ((Platform.OCEAN_ENGINE, "洗护-通投-01"), (Platform.TENCENT_ADS, "视频号-转化"))


def write_statement(path: Path, lines: Sequence[BankLine] = LINES, *, opening: str = "1000000.00") -> Path:
    """A file as China Merchants Bank exports it, its running balance kept right."""
    balance = Decimal(opening)
    text = ["记账日期,货币,交易金额,联机余额,交易摘要,对手信息,客户摘要"]
    for day, amount, what, party, note in lines:
        balance += Decimal(amount)
        text.append(f'{day},CNY,"{Decimal(amount):,.2f}","{balance:,.2f}",{what},{party},{note}')
    path.write_text("\n".join(text) + "\n", encoding="utf-8")
    return path


def clock() -> datetime:
    """A fixed clock."""
    return NOW


def make_desk(vault: Vault) -> Desk:
    """A desk on an empty vault."""
    return Desk(vault, clock)


def add_platform_rows(vault: Vault) -> list[int]:
    """Two accounts with their recharges and some burn, booked; returns the ids of the fund rows."""
    with vault.work() as work:
        for platform, name in ACCOUNTS:
            connection = work.connections.add(
                Connection(
                    platform=platform,
                    name=name,
                    base_url="http://127.0.0.1",
                    app_id="1",
                    app_secret=Secret("s"),
                    created_at=NOW,
                )
            )
            work.accounts.add(_account(connection, platform, name))
        accounts = work.accounts.all()
        rows = [
            (Holder("account", accounts[at].id or 0), _fund_row(day, amount, reference, serial))
            for at, day, amount, reference, serial in RECHARGES
        ]
        stored = work.evidence.add_fund_rows(rows, NOW)
        platforms = {account.id: account.platform for account in accounts}
        entries = [fund_entry(one, platforms[one.holder.id]) for one in stored]
        work.ledger.post([entry for entry in entries if entry is not None], at=NOW, actor="sync")
        for account in accounts:
            holder = Holder("account", account.id or 0)
            changes = work.evidence.add_spend([(account.id or 0, _spend(day)) for day in range(10, 20)], NOW)
            burns = [spend_entry(change, holder) for change in changes]
            work.ledger.post([entry for entry in burns if entry is not None], at=NOW, actor="sync")
    return [one.id for one in stored]


def import_file(desk: Desk, file: Path, *, name: str = "招商银行 基本户", number: str = "6214000011118210") -> int:
    """Import a file into a new bank account; returns the id of the import."""
    account = desk.statements.add_bank_account(name=name, bank="招商银行", number=number)
    return desk.statements.import_previewed(desk.statements.preview(file, account)).import_id


def full_desk(vault: Vault, folder: Path) -> Desk:
    """Platform rows and an imported statement, nothing matched yet."""
    desk = make_desk(vault)
    add_platform_rows(vault)
    import_file(desk, write_statement(folder / "招商银行 2026-10.csv"))
    return desk


def _account(connection: int, platform: Platform, name: str) -> AdAccount:
    return AdAccount(
        connection_id=connection,
        platform=platform,
        platform_id=f"17{connection:08d}",
        name=name,
        company="云帆传媒",
        currency="CNY",
        zone="Asia/Shanghai",
        status=AccountStatus.ACTIVE,
        platform_status="OK",
        synced_at=NOW,
    )


def _fund_row(day: date, amount: str, reference: str, serial: str) -> FundRow:
    return FundRow(
        holder="x",
        serial=serial,
        at=datetime.combine(day, time(2, 34), tzinfo=UTC),
        day=day,
        kind=FundRowKind.RECHARGE,
        fund_class=FundClass.CASH,
        amount=Money(Decimal(amount), "CNY"),
        party="云帆传媒",
        reference=reference,
    )


def _spend(day: int) -> SpendRow:
    spend = Money(Decimal("9821.24"), "CNY")
    return SpendRow(holder="x", day=date(2026, 10, day), spend=spend, cash=spend, grant=Money.zero("CNY"))
