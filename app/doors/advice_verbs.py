"""`adtill advice list|share|kept|replay`: what needs money now, how right advice was, and what following it would have done."""

from argparse import Namespace, _SubParsersAction
from typing import Any

from app.domain.kept_advice import AdviceOutcome, AdviceScore
from app.domain.money import Money
from app.doors import backtest_verbs
from app.doors.opening import add_vault_options, desk_of
from app.doors.output import Output, TerminalProgress, amount_text, table, typed_figure
from app.errors import NotFound
from app.services.advice_replay import Figures, Replay
from app.services.idle_money import move_ideas
from app.services.kept_advice import AdviceLine, AdviceRecord

KEPT_HEADINGS = ("day", "account", "advised", "", "need", "came")
REPLAY_HEADINGS = ("", "dry hours", "mean balance", "cover", "mean idle", "top-ups", "cost")


def add(verbs: "_SubParsersAction[Any]") -> None:
    """Register the verbs."""
    actions = verbs.add_parser("advice", help="top-up advice").add_subparsers(dest="action", required=True)
    backtest_verbs.add(actions)
    listed = actions.add_parser("list", help="what needs money now, most urgent first; sends nothing")
    add_vault_options(listed)
    listed.set_defaults(run=_list)
    shared = actions.add_parser("share", help="what each account gets of a sum that may not do for all; sends nothing")
    shared.add_argument("cash", help="the sum, such as 50000")
    shared.add_argument("--currency", default="CNY", metavar="CNY")
    add_vault_options(shared)
    shared.set_defaults(run=_share)
    kept = actions.add_parser("kept", help="advice of the last 90 days as it was given, and what came of it")
    replayed = actions.add_parser(
        "replay",
        help="the last 90 days of each account: as they were, as advised, and the least that would have sufficed",
    )
    for parser, run in ((kept, _kept), (replayed, _replay)):
        parser.add_argument(
            "--account", default="", help="one only: its key (account:7), or the platform's number of it"
        )
        add_vault_options(parser)
        parser.set_defaults(run=run)


def _list(args: Namespace, out: Output) -> int:
    with desk_of(args, out) as desk:
        view = desk.kept_advice.told(TerminalProgress())
        ideas = move_ideas(view, desk.money_back.lines())
    told = [
        {
            "key": one.key,
            "account": one.name,
            "platform": one.platform,
            "urgency": one.urgency,
            "currency": one.burn.currency,
            "balance": amount_text(one.balance),
            "in_transit": amount_text(one.under_way),
            "amount": amount_text(one.amount),
            "latest_safe_at": one.latest_safe_at,
            "chance_dry_without": round(one.advice.chance_dry_without, 4) if one.advice is not None else None,
            "ways": list(one.channels),
            "reasons": [{"code": reason.code, "fact": reason.fact} for reason in one.reasons],
            "is_stale": one.is_stale,
        }
        for one in view.lines
    ]
    rows = [
        [str(one.urgency), one.name, amount_text(one.amount) or "", one.burn.currency, f"{one.latest_safe_at:%m-%d %H:%M}" if one.latest_safe_at else ""]
        for one in view.lines
    ]  # fmt: skip
    moves = [
        {
            "from": one.giver.key,
            "to": one.receiver.key,
            "amount": amount_text(one.amount),
            "currency": one.amount.currency,
            "way": one.drafts[0].channel,
        }
        for one in ideas
    ]
    rows_of_moves = [
        ["move", f"{one.giver.name} > {one.receiver.name}", amount_text(one.amount) or "", one.amount.currency, ""]
        for one in ideas
    ]
    out.answer(
        {"next_review": view.next_review, "accounts": told, "moves": moves}, table([*rows, *rows_of_moves], right=(2,))
    )
    return 0


def _kept(args: Namespace, out: Output) -> int:
    with desk_of(args, out) as desk:
        record = desk.kept_advice.record(TerminalProgress())
    if args.account:
        record = AdviceRecord(lines=tuple(one for one in record.lines if args.account in {one.key, one.platform_id}))
    counts = {str(outcome): record.count(outcome) for outcome in AdviceOutcome}
    rows = [
        [f"{one.kept.review_day}", one.name, f"{one.kept.amount.rounded().amount:f}", one.kept.amount.currency, *_came(one.score)]
        for one in record.lines
    ]  # fmt: skip
    document = {
        "scored": len(record.scores),
        "right": record.right_share,
        "right_to_the_amount": record.tight_share,
        "outcomes": counts,
        "advice": [_told(one) for one in record.lines],
    }
    out.answer(document, table([KEPT_HEADINGS, *rows], right=(2, 4)) if rows else ["No advice is kept yet."])
    return 0


def _came(score: AdviceScore | None) -> tuple[str, str]:
    if score is None:
        return "", "not over yet"
    return amount_text(score.need) or "", str(score.outcome)


def _told(one: AdviceLine) -> dict[str, Any]:
    kept, score = one.kept, one.score
    return {
        "key": one.key,
        "account": one.name,
        "platform": one.platform,
        "review_day": kept.review_day,
        "told_at": kept.told_at,
        "next_review": kept.next_review,
        "ends_at": kept.ends_at,
        "latest_safe_at": kept.latest_safe_at,
        "currency": kept.amount.currency,
        "balance": amount_text(kept.balance),
        "in_transit": amount_text(kept.under_way),
        "amount": amount_text(kept.amount),
        "chance_dry": kept.chance_dry,
        "chance_dry_without": kept.chance_dry_without,
        "idle": amount_text(kept.idle),
        "idle_without": amount_text(kept.idle_without),
        "need_told": {f"{level:f}": amount_text(need) for level, need in kept.interval},
        "reasons": [{"code": code, "fact": fact} for code, fact in kept.reasons],
        "inputs_sha256": kept.inputs_sha256,
        "score": None
        if score is None
        else {
            "outcome": score.outcome,
            "is_right_to_the_amount": score.is_tight,
            "need": amount_text(score.need),
            "need_is_at_least": score.is_least,
            "level": score.level,
            "dry_hours": score.dry_hours,
            "arrived": amount_text(score.arrived),
            "left": amount_text(score.left),
            "idle": amount_text(score.idle),
        },
    }


def _replay(args: Namespace, out: Output) -> int:
    with desk_of(args, out) as desk:
        accounts = desk.advice_replays.accounts()
        if args.account:
            accounts = [one for one in accounts if args.account in {one.key, one.platform_id}]
            if not accounts:
                raise NotFound("account", args.account)
        found = [desk.advice_replays.replay(one.key, TerminalProgress()) for one in accounts if one.days]
    replays = [one for one in found if one is not None]
    short = [one for one in accounts if not one.days]
    for one in short:
        out.note(f"{one.name}: too little is known of it to be replayed.")
    lines = [line for one in replays for line in (*_replay_lines(one), "")]
    document = {"accounts": [_replay_document(one) for one in replays], "too_short": [one.key for one in short]}
    out.answer(document, lines or ["No account can be replayed yet."])
    return 0 if replays else 1


def _replay_document(found: Replay) -> dict[str, Any]:
    account, hindsight = found.account, found.hindsight
    return {
        "key": account.key,
        "account": account.name,
        "platform": account.platform,
        "currency": account.currency,
        "first_day": hindsight.days[0],
        "last_day": hindsight.days[-1],
        "days_with_a_reading": found.read_days,
        "approval_hours": round(found.approval_hours, 2),
        "days": hindsight.days,
        "ways": {str(way): _way(figures) for way, figures in hindsight.ways.items()},
    }


def _way(one: Figures) -> dict[str, Any]:
    return {
        "dry_hours": one.dry_hours,
        "mean_balance": amount_text(one.mean_balance),
        "cover_days": round(one.cover_days, 4),
        "mean_idle": amount_text(one.idle),
        "top_ups": one.top_ups,
        "topped_up": amount_text(one.topped_up),
        "lost": amount_text(one.lost),
        "cost": amount_text(one.cost),
        "mean_balance_by_day": [round(balance, 2) for balance in one.line],
    }


def _replay_lines(found: Replay) -> list[str]:
    days = found.hindsight.days
    rows = [
        (
            str(way),
            f"{one.dry_hours}",
            amount_text(one.mean_balance) or "",
            f"{one.cover_days:.2f} d",
            amount_text(one.idle) or "",
            f"{one.top_ups}",
            amount_text(one.cost) or "",
        )
        for way, one in found.hindsight.ways.items()
    ]
    head = f"{found.account.name}: {days[0]} to {days[-1]}, {found.account.currency}"
    return [head, *table([REPLAY_HEADINGS, *rows], right=range(1, len(REPLAY_HEADINGS)))]


def _share(args: Namespace, out: Output) -> int:
    cash = Money(typed_figure(args.cash, "amount"), args.currency)
    with desk_of(args, out) as desk:
        found = desk.cash_sharing.share(desk.kept_advice.told(TerminalProgress()), cash)
    told = [
        {
            "key": one.line.key,
            "account": one.line.name,
            "advised": amount_text(one.line.amount),
            "amount": amount_text(one.amount),
        }
        for one in found.shares
    ]
    rows = [[one["account"] or "", one["advised"] or "", one["amount"] or ""] for one in told]
    rest = f"sent {found.sent}, missing {found.missing}, rebate of steps reached {found.rebate}"
    out.answer(
        {
            "currency": cash.currency,
            "sent": amount_text(found.sent),
            "missing": amount_text(found.missing),
            "rebate": amount_text(found.rebate),
            "shares": told,
        },
        [*table([["account", "advised", "share"], *rows]), rest],
    )
    return 0
