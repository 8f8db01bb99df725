"""`adtill sandbox`, `adtill quarter`, and the practice company that `adtill demo` shows."""

from argparse import Namespace, _SubParsersAction
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from app.desk import Desk, create_vault
from app.domain.accounts import Platform
from app.domain.closing import month_of
from app.domain.money import Money
from app.domain.platform_files import FileKind
from app.domain.vouchers import VoucherAccount
from app.doors.output import Output
from app.doors.practice_openings import LONG_AGO, PracticeClock, PracticeOpenings
from app.doors.practice_quarter import QUARTER_DAYS, play_quarter
from app.sandbox.bank import BEIJING
from app.sandbox.describe import run, standing
from app.sandbox.invoice_files import write_invoices
from app.sandbox.server import Sandbox
from app.sandbox.statement_files import write_statements
from app.sandbox.world import World
from app.secret import Secret
from app.services.clock import system_clock
from app.services.overview import OverviewView
from app.services.practice import connect_practice

PRACTICE_PASSWORD = Secret("practice makes perfect")
"""Opens practice vaults, which hold invented figures only; `adtill demo` prints it."""
_COMPANY, _PERSON = "广州云帆日用品有限公司", "林悦"
_BOOKS: Mapping[VoucherAccount, tuple[str, str]] = {
    VoucherAccount.BANK: ("1002", "银行存款"),
    VoucherAccount.PREPAYMENT: ("1123", "预付账款"),
    VoucherAccount.ADVERTISING: ("6601.05", "销售费用 广告费"),
    VoucherAccount.SERVICE_FEE: ("6603.01", "财务费用 手续费"),
    VoucherAccount.INPUT_VAT: ("2221.01.01", "应交税费 进项税额"),
    VoucherAccount.ROUNDING: ("6603.09", "财务费用 尾差"),
    VoucherAccount.FX: ("6603.02", "财务费用 汇兑损益"),
    VoucherAccount.INTEREST: ("6603.03", "财务费用 利息收入"),
    VoucherAccount.REBATE: ("6601.09", "销售费用 返点"),
}
"""The practice company's own numbers; every company has its own."""
_DOLLAR_RATE = "7.0842"
ACCOUNTS, DAYS = 40, 90


@dataclass(frozen=True, slots=True, kw_only=True)
class PracticeCompany:
    """A practice company at work: its desk, and what happened on the way there."""

    desk: Desk
    sandbox_url: str
    outcome: dict[str, Any]


def add(verbs: "_SubParsersAction[Any]") -> None:
    """Register the verb."""
    sandbox = verbs.add_parser("sandbox", help="serve the practice platforms on 127.0.0.1 until stopped")
    sandbox.add_argument("--port", type=int, default=8765)
    sandbox.add_argument("--describe", action="store_true", help="print what a client needs to know, and serve nothing")
    sandbox.set_defaults(run=_sandbox)
    quarter = verbs.add_parser(
        "quarter",
        help="a practice company's quarter in fast time",
        description="Nine practice accounts that nobody but the adviser tops up: each morning is read, advised, signed by two people and"
        " sent; now and then the answer to a payment is lost and read back. One agency is late with its rebates and capped.",
    )
    quarter.add_argument("--out", type=Path, metavar="DIR", help="keep the vault here; its password is printed")
    quarter.add_argument("--days", type=int, default=QUARTER_DAYS, metavar="N")
    quarter.set_defaults(run=_quarter)


def _sandbox(args: Namespace, out: Output) -> int:
    if args.describe:
        world = World(accounts=ACCOUNTS, days=DAYS, today=datetime.now(BEIJING).date())
        told = standing(world, args.port)
        out.answer(told, [f"{name}: {about['base_url']}" for name, about in told.items()])
        return 0
    out.note(f"Practice platforms on http://127.0.0.1:{args.port}; stop with Ctrl+C.")
    run(args.port, accounts=ACCOUNTS, days=DAYS)
    return 0


def _quarter(args: Namespace, out: Output) -> int:
    with TemporaryDirectory() as scratch:
        folder = args.out or Path(scratch)
        folder.mkdir(parents=True, exist_ok=True)
        told = play_quarter(folder, PRACTICE_PASSWORD, out.note, days=args.days)
    if args.out is None:
        del told["vault"]
    else:
        out.note(f"The vault {told['vault']} opens with: {PRACTICE_PASSWORD.reveal()}")
    out.answer(told, [f"{name.replace('_', ' ')}: {value}" for name, value in told.items()])
    return 0


@contextmanager
def practice_company(
    folder: Path, note: Callable[[str], None], *, accounts: int = ACCOUNTS, days: int = DAYS
) -> Iterator[PracticeCompany]:
    """A practice company from nothing: vault, practice platforms, openings, sync, statements, reconciliation.

    The folder gets `practice.adtill` and the statement files; the platforms serve until the end of the context.
    """
    now = datetime.now(UTC)
    world = World(accounts=accounts, days=days, today=now.astimezone(BEIJING).date())
    with Sandbox(world, now=now) as sandbox:
        clock = PracticeClock(system_clock, LONG_AGO)
        desk, _ = create_vault(
            folder / "practice.adtill",
            company=_COMPANY,
            person=_PERSON,
            password=PRACTICE_PASSWORD,
            clock=clock,
            wire_clock=system_clock,
        )
        try:
            note("Made a vault.")
            outcome = _work(desk, sandbox, folder / "statements", clock, note)
            yield PracticeCompany(desk=desk, sandbox_url=sandbox.url, outcome=outcome)
        finally:
            desk.close()


def _work(
    desk: Desk, sandbox: Sandbox, statements: Path, clock: PracticeClock, note: Callable[[str], None]
) -> dict[str, Any]:
    connected = connect_practice(desk.connections, sandbox.url)
    note(f"Connected {', '.join(connected)}.")
    opened = _open_accounts(desk, sandbox, statements.parent / "packages", clock, note)
    today = datetime.now(UTC).date()
    desk.settings.set_rate("USD", _DOLLAR_RATE, day=today, source="practice rate")
    synced = desk.sync.run()
    note(
        f"Synced {synced.accounts} accounts: {synced.fund_rows_new} fund rows, {synced.spend_days_changed} days of spend."
    )
    by_file = _take_in_by_file(desk, statements.parent, today)
    note(f"Took in {by_file} days of Zhihu from a file: it has no interface.")
    imported = _import_statements(desk, sandbox.world, statements)
    note(f"Imported {imported['rows']} bank rows from {len(imported['formats'])} statement formats.")
    write_invoices(sandbox.world, statements.parent / "invoices")
    invoices = desk.invoices.import_previewed(desk.invoices.preview([statements.parent / "invoices"])).invoices_new
    note(f"Imported {invoices} invoices.")
    matched = desk.reconcile.run()
    note(f"Reconciled: {matched.auto} proved, {matched.proposed + matched.ambiguous} to look at.")
    vouchers = _make_vouchers(desk, today)
    note(f"Named {len(_BOOKS)} ledger accounts: {vouchers} vouchers of last month.")
    spent = _recharge(desk, note)
    view = desk.overview.view()
    return {
        "vault": str(desk.path),
        "onboarding": opened,
        "accounts": synced.accounts,
        "failures": len(synced.failures),
        "fund_rows": synced.fund_rows_new,
        "spend_days": synced.spend_days_changed,
        "by_file": by_file,
        "owed": {one.currency: f"{one.rounded().amount:f}" for one in _owed(view)},
        "statements": imported,
        "invoices": invoices,
        "reconciled": {
            "proved": matched.auto,
            "proposed": matched.proposed,
            "ambiguous": matched.ambiguous,
            "open_bank_rows": matched.unmatched_left,
            "open_platform_rows": matched.unmatched_right,
        },
        "vouchers": vouchers,
        **spent,
        "cash": {one.currency: f"{one.rounded().amount:f}" for one in view.cash},
        "cash_home": f"{view.cash_home.rounded()}" if view.cash_home else None,
        "first_dry": view.first_dry.name if view.first_dry else None,
        "breaks": sum(1 for one in view.breaks if not one.is_timing),
        "chain_is_whole": desk.trace.verify().is_whole,
    }


def _make_vouchers(desk: Desk, today: date) -> int:
    """Say the accounts of the company's books once, and the dollar's rate of last month; how many vouchers that makes."""
    last_month = month_of(today.replace(day=1) - timedelta(days=1))
    for which, (code, name) in _BOOKS.items():
        desk.vouchers.set_account(which, code, name)
    desk.vouchers.set_rate(last_month, "USD", _DOLLAR_RATE, "practice rate")
    return len(desk.vouchers.of_period(last_month).vouchers)


def _recharge(desk: Desk, note: Callable[[str], None]) -> dict[str, Any]:
    """Orders of colleagues, and two agencies: one good, one late with its rebates and capped."""
    colleagues = desk.practice_colleagues()
    orders = colleagues.recharge()
    note(
        f"Recharged: {orders.confirmed} confirmed, {orders.under_way} under way, {orders.refused} refused by its platform,"
        f" {orders.waiting} wait for a signature."
    )
    agencies = desk.practice_providers(colleagues)
    note(
        f"Entered {agencies.entered} agencies: {agencies.late} rebates are late, and a recharge above a cap was"
        f" {'refused' if agencies.is_capped else 'let through'}."
    )
    return {
        "recharges": {
            "confirmed": orders.confirmed,
            "under_way": orders.under_way,
            "refused": orders.refused,
            "waiting": orders.waiting,
        },
        "providers": {"entered": agencies.entered, "late": agencies.late, "capped": agencies.is_capped},
    }


def _open_accounts(
    desk: Desk, sandbox: Sandbox, folder: Path, clock: PracticeClock, note: Callable[[str], None]
) -> dict[str, Any]:
    """Three companies on ten platforms, days ago; then the vault's own company, up to the middle of it."""
    practice = PracticeOpenings(desk, sandbox.world, folder, clock)
    opened = practice.open_all()
    for firm in opened["firms"]:
        fewest = min(firm["filled"].values())
        note(
            f"Opened {firm['opened']} accounts for {firm['company']} in {firm['seconds']} s: core {firm['core_fields']}:"
            f" read {firm['core_read']}, typed {firm['core_typed']}; {fewest} filled on each platform; sent back once and"
            " put right."
        )
    practice.leave_under_way()
    return opened


def _take_in_by_file(desk: Desk, folder: Path, today: date) -> int:
    """An export as the platform's page would give it, and its lines in the vault; how many days it brought."""
    account = desk.platform_files.add_account(Platform.ZHIHU, platform_id="ZH-30088", name="云帆-知乎-01")
    days = [today - timedelta(days=back) for back in range(28, 0, -1)]
    lines = [f"{day.isoformat()},{380 + day.toordinal() * 37 % 160}.{day.day:02d}" for day in days]
    file = folder / "知乎-消耗.csv"
    file.write_text("\n".join(("日期,总消耗", *lines)) + "\n", encoding="gb18030")
    sample = desk.platform_files.sample(file, Platform.ZHIHU, FileKind.SPEND)
    preview = desk.platform_files.preview(file, Platform.ZHIHU, sample.guess, account_id=account)
    return desk.platform_files.import_previewed(preview).rows_new


def _import_statements(desk: Desk, world: World, folder: Path) -> dict[str, Any]:
    accounts: dict[str, int] = {}
    rows, formats = 0, []
    for file in write_statements(world, folder):
        if file.account not in accounts:
            accounts[file.account] = desk.statements.add_bank_account(
                name=file.account, bank=file.bank, number=file.number, currency=file.currency
            )
        preview = desk.statements.preview(file.path, accounts[file.account])
        report = desk.statements.import_previewed(preview)
        rows += report.rows_new
        formats.append(preview.statement.format)
    return {"rows": rows, "formats": formats}


def _owed(view: OverviewView) -> list[Money]:
    """What the accounts that pay later owe, by currency."""
    sums: dict[str, Money] = {}
    for card in view.cards:
        if card.owed is not None:
            sums[card.currency] = sums.get(card.currency, Money.zero(card.currency)) + card.owed
    return list(sums.values())
