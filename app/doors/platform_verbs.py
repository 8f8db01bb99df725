"""`adtill connect|sync|balances|burn`."""

from argparse import Namespace, _SubParsersAction
from pathlib import Path
from typing import Any

from app.domain.accounts import Platform
from app.doors.opening import add_vault_options, desk_of
from app.doors.output import Output, TerminalProgress, amount_text, table
from app.doors.sentences import sentence
from app.errors import WrongAnswer
from app.secret import Secret
from app.services.account_lines import AccountLine
from app.services.connections import Application, Connections
from app.services.practice import connect_practice


def add(verbs: "_SubParsersAction[Any]") -> None:
    """Register the verbs."""
    connect = verbs.add_parser("connect", help="authorise a platform, or all practice platforms with --sandbox")
    connect.add_argument("platform", nargs="?", choices=[str(one) for one in Platform])
    connect.add_argument("--app-id", default="")
    connect.add_argument("--app-secret-file", type=Path, metavar="FILE", help="the app's secret, on the first line")
    connect.add_argument("--code", default="", help="the code from the address bar after agreeing in the browser")
    connect.add_argument(
        "--answer", action="append", default=[], metavar="NAME=VALUE", help="what the platform shows beside the code"
    )
    connect.add_argument("--role", default="", help="sign in as this (an agent, where the platform tells them apart)")
    connect.add_argument(
        "--accept-surplus", action="store_true", help="keep a token that may do more than AdTill needs"
    )
    connect.add_argument("--sandbox", default="", metavar="URL", help="connect the practice platforms at this address")
    add_vault_options(connect)
    connect.set_defaults(run=_connect)
    sync = verbs.add_parser("sync", help="read accounts, balances, fund rows and spend")
    sync.add_argument("--platform", choices=[str(one) for one in Platform])
    add_vault_options(sync)
    sync.set_defaults(run=_sync)
    for name, help_text, run in (
        ("balances", "what is left where", _balances),
        ("burn", "how fast it burns and how many days are left", _burn),
    ):
        verb = verbs.add_parser(name, help=help_text)
        add_vault_options(verb)
        verb.set_defaults(run=run)


def _connect(args: Namespace, out: Output) -> int:
    with desk_of(args, out) as desk:
        if args.sandbox:
            only = [Platform(args.platform)] if args.platform else None
            connected = connect_practice(desk.connections, args.sandbox, only)
        else:
            connected = {args.platform: _connect_one(desk.connections, args, out)}
    out.answer(
        {"connections": [{"platform": platform, "id": number} for platform, number in connected.items()]},
        [f"{platform}: connected" for platform in connected],
    )
    return 0


def _connect_one(connections: Connections, args: Namespace, out: Output) -> int:
    if args.platform is None:
        raise WrongAnswer("platform", "empty")
    if args.app_secret_file is None:
        raise WrongAnswer("app_secret", "empty")
    secret = Secret(args.app_secret_file.read_text(encoding="utf-8").splitlines()[0])
    application = Application(platform=Platform(args.platform), app_id=args.app_id, app_secret=secret)
    begun = connections.begin(application, role=args.role)
    code = args.code
    if not code:
        out.note(f"Open this page in a browser and agree:\n{begun.url}")
        out.note("Then paste the code that stands in the address bar.")
        code = input("Code: ")
    answers = dict(answer.partition("=")[::2] for answer in args.answer)
    authorised = connections.exchange(begun, code, answers)
    rights = authorised.rights
    for words, names in (
        ("missing", rights.missing),
        ("more than needed", rights.surplus),
        ("tried and refused", rights.refused),
    ):
        if names:
            out.note(f"{args.platform}: {words}: {', '.join(names)}")
    if rights.surplus and not args.accept_surplus:
        raise WrongAnswer("rights", "surplus")
    return connections.keep(application, authorised.grant)


def _sync(args: Namespace, out: Output) -> int:
    platforms = [Platform(args.platform)] if args.platform else None
    with desk_of(args, out) as desk:
        report = desk.sync.run(TerminalProgress(), platforms=platforms)
    out.answer(
        {
            "accounts": report.accounts,
            "fund_rows_new": report.fund_rows_new,
            "spend_days_changed": report.spend_days_changed,
            "invoices_new": report.invoices_new,
            "replies_kept": report.replies,
            "failures": [
                {"platform": one.platform, "account": one.account, "error": type(one.error).__name__, "text": sentence(one.error)}
                for one in report.failures
            ],
        },
        [
            f"{report.accounts} accounts, {report.fund_rows_new} new fund rows, {report.spend_days_changed} days of spend new or corrected.",
            *(f"{one.platform} {one.account}: {sentence(one.error)}" for one in report.failures),
        ],
    )  # fmt: skip
    return 1 if report.failures else 0


def _balances(args: Namespace, out: Output) -> int:
    with desk_of(args, out) as desk:
        view = desk.overview.view()
    out.answer(
        {
            "company": view.company,
            "home_currency": view.home,
            "cash": {one.currency: amount_text(one) for one in view.cash},
            "cash_home": amount_text(view.cash_home),
            "grant_home": amount_text(view.grant_home),
            "missing_rates": list(view.missing_rates),
            "accounts": [_balance_document(line) for line in view.lines],
            "breaks": [
                {
                    "holder": one.key,
                    "fund_class": one.fund_class,
                    "book": amount_text(one.book),
                    "platform": amount_text(one.told),
                    "difference": amount_text(one.difference),
                    "currency": one.book.currency,
                    "is_timing": one.is_timing,
                }
                for one in view.breaks
            ],
        },
        [
            *table(
                [("account", "platform", "currency", "cash", "grant", "frozen"), *map(_balance_cells, view.lines)],
                right=(3, 4, 5),
            ),
            "",
            *(f"cash in {one.currency}: {amount_text(one)}" for one in view.cash),
            *(f"break: {one.name} {one.fund_class}: book {one.book}, platform {one.told}" for one in view.breaks),
        ],
    )
    return 0


def _balance_document(line: AccountLine) -> dict[str, Any]:
    figures = line.figures
    return {
        "key": line.key,
        "platform": line.platform,
        "id": line.platform_id,
        "name": line.name,
        "currency": line.currency,
        "status": line.status,
        "wallet": line.wallet_name,
        "funding": line.funding,
        "is_by_file": line.is_by_file,
        "cash": amount_text(figures.cash),
        "grant": amount_text(figures.grant),
        "credit": amount_text(figures.credit),
        "frozen": amount_text(figures.frozen),
        "owed": amount_text(figures.owed),
        "used": amount_text(figures.used),
        "limit": amount_text(figures.limit),
        "synced_at": line.synced_at,
        "is_stale": line.is_stale,
        "error": type(line.error).__name__ if line.error else None,
    }


def _balance_cells(line: AccountLine) -> tuple[str, ...]:
    figures = line.figures
    amounts = (amount_text(money) or "-" for money in (figures.cash, figures.grant, figures.frozen))
    return (line.name, line.platform, line.currency, *amounts)


def _burn(args: Namespace, out: Output) -> int:
    with desk_of(args, out) as desk:
        lines = desk.accounts.lines()
    lines.sort(key=lambda line: (line.figures.days_left is None, line.figures.days_left or 0))
    out.answer(
        {"accounts": [_burn_document(line) for line in lines]},
        table(
            [
                ("account", "platform", "burn a day", "days left", "runs dry (UTC)"),
                *(
                    (
                        line.name,
                        str(line.platform),
                        f"{line.figures.burn.rounded()}",
                        f"{line.figures.days_left:.1f}" if line.figures.days_left is not None else "-",
                        f"{line.figures.runs_dry_at:%Y-%m-%d %H:%M}" if line.figures.runs_dry_at else "-",
                    )
                    for line in lines
                ),
            ],
            right=(2, 3),
        ),
    )
    return 0


def _burn_document(line: AccountLine) -> dict[str, Any]:
    figures = line.figures
    return {
        "key": line.key,
        "platform": line.platform,
        "name": line.name,
        "currency": line.currency,
        "burn_per_day": amount_text(figures.burn),
        "days_left": f"{figures.days_left:.2f}" if figures.days_left is not None else None,
        "runs_dry_at": figures.runs_dry_at,
        "idle": amount_text(figures.idle),
    }
