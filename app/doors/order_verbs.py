"""`adtill orders list|show|draft|submit|approve|refuse|cancel|send`: money in and out without the window, under the same rules."""

from argparse import Namespace, _SubParsersAction
from collections.abc import Callable
from getpass import getpass
from pathlib import Path
from typing import Any

from app.desk import Desk
from app.domain.accounts import Platform
from app.domain.money import Money
from app.domain.moves import MoveKind
from app.domain.orders import Channel, OrderState
from app.domain.waits import presses_from
from app.doors.opening import add_vault_options, desk_of
from app.doors.output import Output, TerminalProgress, amount_text, table, typed_figure
from app.doors.sentences import sentence
from app.errors import DeskError, NotFound
from app.services.account_lines import AccountLine
from app.services.order_lines import OrderDetail, OrderLine
from app.services.orders import KINDS, DraftLine


def add(verbs: "_SubParsersAction[Any]") -> None:
    """Register the verbs."""
    actions = verbs.add_parser("orders", help="recharges and their approvals").add_subparsers(
        dest="action", required=True
    )
    listed = actions.add_parser("list", help="every recharge, the newest first")
    listed.add_argument("--state", choices=[str(one) for one in OrderState], help="only those that stand there")
    shown = actions.add_parser("show", help="one recharge: what it needs, who signed, its timeline")
    shown.add_argument("order", type=int)
    drafted = actions.add_parser("draft", help="a draft for one account")
    drafted.add_argument("--account", required=True, help="the platform's number of the account")
    drafted.add_argument(
        "--amount",
        required=True,
        help="in the account's currency; 'all' of what may be taken back clears the account out",
    )
    drafted.add_argument("--way", choices=[str(one) for one in Channel], default=str(Channel.BY_HAND))
    drafted.add_argument(
        "--kind",
        choices=[str(one) for one in sorted(KINDS)],
        default=str(MoveKind.RECHARGE),
        help="money in, money back, or to another account",
    )
    drafted.add_argument(
        "--to", metavar="ACCOUNT", help="for a transfer: the platform's number of the account that gets"
    )
    drafted.add_argument("--payee", type=int, help="for a bank transfer: the payee's number")
    submitted = _of_several(actions, "submit", "ask for signatures")
    submitted.add_argument(
        "--knows-twins", action="store_true", help="it may look like another one, and somebody looked"
    )
    approved = _of_several(actions, "approve", "sign with your own key; the code comes from a prompt or a file")
    approved.add_argument("--code-file", type=Path, metavar="FILE", help="read the authenticator's code from this file")
    refused = _of_several(actions, "refuse", "send back to the makers")
    refused.add_argument("--reason", required=True)
    cancelled = _of_several(actions, "cancel", "give up what was not sent")
    sent = _of_several(
        actions, "send", "send what is approved; what may have left before is read back, never sent again"
    )
    runs = {
        listed: _list, shown: _show, drafted: _draft, submitted: _submit, approved: _approve, refused: _refuse,
        cancelled: _cancel, sent: _send,
    }  # fmt: skip
    for parser, run in runs.items():
        add_vault_options(parser)
        parser.set_defaults(run=run)


def _of_several(actions: "_SubParsersAction[Any]", name: str, help_text: str) -> Any:
    parser = actions.add_parser(name, help=help_text)
    parser.add_argument("orders", type=int, nargs="+", metavar="ORDER")
    return parser


def _list(args: Namespace, out: Output) -> int:
    with desk_of(args, out) as desk:
        lines = [one for one in desk.order_lines.all() if args.state in {None, str(one.state)}]
    out.answer([_told(one) for one in lines], _rows(lines))
    return 0


def _show(args: Namespace, out: Output) -> int:
    with desk_of(args, out) as desk:
        detail = desk.order_lines.detail(args.order)
    out.answer(_told_whole(detail), [*_rows([detail.line]), *(f"{one.at:%Y-%m-%d %H:%M} UTC  {one.kind}  {one.actor}  {one.note}".rstrip() for one in detail.steps)])  # fmt: skip
    return 0


def _draft(args: Namespace, out: Output) -> int:
    with desk_of(args, out) as desk:
        line, kind = _account(desk, args.account), MoveKind(args.kind)
        account_id = _id(line)
        draft = DraftLine(
            account_id=account_id,
            amount=_all_of(desk, args.amount, account_id, kind)
            or Money(typed_figure(args.amount, "amount"), line.currency),
            channel=Channel(args.way),
            kind=kind,
            receiver_id=_id(_account(desk, args.to, line.platform)) if args.to and kind is MoveKind.TRANSFER else None,
            payee_id=args.payee,
        )
        return _tell(desk, desk.orders.draft([draft]), out)


def _submit(args: Namespace, out: Output) -> int:
    return _change(args, out, lambda desk: desk.orders.submit(args.orders, knows_twins=args.knows_twins))


def _approve(args: Namespace, out: Output) -> int:
    with desk_of(args, out) as desk:
        code = args.code_file.read_text(encoding="utf-8").strip() if args.code_file else getpass("Code: ")
        desk.orders.approve(args.orders, code)
        return _tell(desk, args.orders, out)


def _refuse(args: Namespace, out: Output) -> int:
    return _change(args, out, lambda desk: desk.orders.refuse(args.orders, args.reason))


def _cancel(args: Namespace, out: Output) -> int:
    return _change(args, out, lambda desk: desk.orders.cancel(args.orders))


def _send(args: Namespace, out: Output) -> int:
    with desk_of(args, out) as desk:
        sent = desk.sending.send(args.orders, TerminalProgress())
    stopped = {one.order_id: one.error for one in sent if one.error is not None}
    for order, error in stopped.items():
        out.note(f"{order}: {sentence(error)}")
    out.answer(
        [{"order": one.order_id, "state": one.state, "error": _named(one.error)} for one in sent],
        [f"{one.order_id}: {one.state}" for one in sent],
    )
    return 1 if stopped else 0


def _change(args: Namespace, out: Output, change: Callable[[Desk], object]) -> int:
    with desk_of(args, out) as desk:
        change(desk)
        return _tell(desk, args.orders, out)


def _tell(desk: Desk, order_ids: list[int], out: Output) -> int:
    lines = [one for one in desk.order_lines.all() if one.id in order_ids]
    out.answer([_told(one) for one in lines], _rows(lines))
    return 0


def _told(one: OrderLine) -> dict[str, Any]:
    return {
        "order": one.id,
        "batch": one.batch,
        "state": one.state,
        "account": one.account,
        "platform": one.platform,
        "kind": one.kind,
        "to": one.receiver,
        "way": one.channel,
        "amount": amount_text(one.amount),
        "currency": one.amount.currency,
        "drafted_by": one.drafted_by,
        "drafted_at": one.drafted_at,
        "missing": [missing.needed for missing in one.missing],
        "waiting": _waiting(one),
        "holds": list(one.holds),
        "acts": sorted(one.acts),
        "verifies": not one.is_broken,
    }


def _waiting(one: OrderLine) -> dict[str, Any] | None:
    """Who waits for whom, since when, and from when on it presses; None for what waits for no signature."""
    if one.waiting is None or one.submitted_at is None:
        return None
    return {
        "how": one.waiting,
        "since": one.submitted_at,
        "presses_from": presses_from(one.submitted_at),
        "who": one.drafted_by,
        "for": [{"needed": each.needed, "names": list(each.names)} for each in one.waits_for],
    }


def _told_whole(detail: OrderDetail) -> dict[str, Any]:
    return {
        **_told(detail.line),
        "remittance_code": detail.code,
        "signatures": [
            {"name": one.name, "purpose": one.purpose, "at": one.at, "note": one.note, "genuine": one.is_genuine}
            for one in detail.signatures
        ],
        "twins": [{"order": one.order_id, "why": one.twin} for one in detail.twins],
        "arrived": amount_text(detail.arrived),
        "proof": detail.proof,
        "steps": [
            {"record": one.seq, "at": one.at, "kind": one.kind, "by": one.actor, "state": one.state, "hash": one.hash}
            for one in detail.steps
        ],
    }


def _rows(lines: list[OrderLine]) -> list[str]:
    return table(
        [
            [str(one.id), str(one.state), one.account, amount_text(one.amount) or "", one.amount.currency, str(one.channel),
             ", ".join(missing.needed for missing in one.missing)]
            for one in lines
        ],
        right=(0, 3),
    )  # fmt: skip


def _account(desk: Desk, number: str, near: Platform | None = None) -> AccountLine:
    """The account of this number, on this platform before any other."""
    found = [one for one in desk.accounts.lines() if one.platform_id == number and not one.is_wallet]
    if not found:
        raise NotFound("account", number)
    return min(found, key=lambda one: one.platform is not near)


def _id(line: AccountLine) -> int:
    return int(line.key.partition(":")[2])


def _all_of(desk: Desk, text: str, account_id: int, kind: MoveKind) -> Money | None:
    """What `all` comes to; None where a figure is given."""
    if text != "all" or kind is MoveKind.RECHARGE:
        return None
    return next((one.takeable for one in desk.money_back.lines() if account_id in one.accounts), None)


def _named(error: DeskError | None) -> str | None:
    return type(error).__name__ if error is not None else None
