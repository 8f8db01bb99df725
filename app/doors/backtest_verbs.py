"""`adtill advice backtest`: what our advice would have done with a history of spend; opens no vault."""

from argparse import ArgumentParser, Namespace, _SubParsersAction
from collections.abc import Mapping
from dataclasses import asdict
from pathlib import Path
from typing import Any

from app.advice.backtest.adviser import ForecastScores
from app.advice.backtest.report import OURS, AccountResult, Report, Summary
from app.advice.backtest.scores import Scores
from app.advice.backtest.world import Rhythm, Setting
from app.advice.lead_time import LeadTime
from app.advice.observation import Shared
from app.doors.output import Output, TerminalProgress, table
from app.services.advice_backtest import replay_files

HEADINGS = ("", "dry hours", "cover", "of least", "idle/year", "right", "top-ups/30d", "J/day")


def add(actions: "_SubParsersAction[Any]") -> None:
    """Register the verb."""
    replay = actions.add_parser(
        "backtest",
        help="replay a history of spend and score the advice",
        description="CSV with the headings date,spend and, if known, account, value (what the day brought in) and budget "
        "(announced daily budget). Scores our advice, simple rules and perfect foresight; opens no vault.",
    )
    replay.add_argument("files", type=Path, nargs="+", metavar="SPEND.csv")
    _add_setting(replay)
    replay.set_defaults(run=_backtest)


def _add_setting(replay: ArgumentParser) -> None:
    standard, shared = Setting(), Shared()
    replay.add_argument(
        "--seeds", type=_positive, default=standard.seeds, help="lead times and hours drawn so many times (5)"
    )
    replay.add_argument(
        "--history",
        type=_positive,
        default=standard.history_days,
        metavar="DAYS",
        help="days known before the start (56)",
    )
    replay.add_argument(
        "--reviews", choices=[str(one) for one in Rhythm], default=str(standard.rhythm), help="when somebody looks"
    )
    replay.add_argument(
        "--approval-hours", type=_amount, default=shared.approval_hours, help="from advice to sending (0)"
    )
    replay.add_argument(
        "--lead-hours", type=_amount, default=shared.lead_time.mean_hours, help="mean time to arrive (4.8)"
    )
    replay.add_argument("--cost-of-cash", type=_amount, default=shared.cost_of_cash, help="yearly, as a share (0.10)")
    replay.add_argument(
        "--loss-of-margin",
        type=_amount,
        default=shared.loss_of_margin,
        help="for each unit of spend that could not happen (0.26)",
    )
    replay.add_argument("--cost-per-top-up", type=_amount, default=shared.cost_per_top_up, help="in the file's currency (0)")  # fmt: skip


def _positive(text: str) -> int:
    number = int(text)
    if number < 1:
        raise ValueError(text)
    return number


def _amount(text: str) -> float:
    number = float(text)
    if not 0 <= number < 1e12:
        raise ValueError(text)
    return number


def _backtest(args: Namespace, out: Output) -> int:
    shared = Shared(
        cost_of_cash=args.cost_of_cash,
        loss_of_margin=args.loss_of_margin,
        cost_per_top_up=args.cost_per_top_up,
        approval_hours=args.approval_hours,
        lead_time=LeadTime(mean_hours=args.lead_hours),
    )
    setting = Setting(shared=shared, seeds=args.seeds, history_days=args.history, rhythm=Rhythm(args.reviews))
    report = replay_files(args.files, setting, TerminalProgress())
    for name in report.too_short:
        out.note(f"{name}: too short, or without any spend in the scored days; not scored.")
    out.answer(_document(report), _lines(report))
    return 0 if report.accounts else 1


def _document(report: Report) -> dict[str, Any]:
    setting = report.setting
    return {
        "setting": {
            "seeds": setting.seeds,
            "history_days": setting.history_days,
            "reviews": setting.rhythm,
            "approval_hours": setting.shared.approval_hours,
            "lead_hours": setting.shared.lead_time.mean_hours,
            "cost_of_cash": setting.shared.cost_of_cash,
            "loss_of_margin": setting.shared.loss_of_margin,
            "cost_per_top_up": setting.shared.cost_per_top_up,
            "skipped_days": [setting.skip_first, setting.skip_last],
        },
        "overall": _summary(report.overall) if report.overall else None,
        "kinds": {str(kind): _summary(summary) for kind, summary in report.by_kind.items()},
        "accounts": [_account(one) for one in report.accounts],
        "too_short": list(report.too_short),
    }


def _summary(summary: Summary) -> dict[str, Any]:
    return {
        "accounts": summary.accounts,
        **_policies(summary.scores),
        "best_simple": summary.best_simple,
        "forecasts": _forecasts(summary.forecasts),
    }


def _account(result: AccountResult) -> dict[str, Any]:
    roi = result.roi
    return {
        "account": result.name,
        "kind": result.kind,
        **_policies(result.scores),
        "forecasts": _forecasts(result.forecasts),
        "roi": {**asdict(roi), "skill": roi.skill} if roi else None,
    }


def _policies(scores: Mapping[str, Scores]) -> dict[str, Any]:
    ours = scores[OURS]
    return {
        OURS: _scores(ours),
        "perfect_foresight": {"days_of_cover": ours.least_days_of_cover, "dry_hours": 0.0},
        "simple": {name: _scores(one) for name, one in scores.items() if name != OURS},
    }


def _scores(scores: Scores) -> dict[str, float]:
    return {**asdict(scores), "cover_ratio": scores.cover_ratio}


def _forecasts(forecasts: tuple[ForecastScores, ...]) -> dict[str, dict[str, float]]:
    return {str(one.days): {"coverage_95": one.coverage, "pinball": one.pinball} for one in forecasts}


def _lines(report: Report) -> list[str]:
    lines = []
    if report.overall is None:
        return ["No account is long enough to be scored."]
    for name, summary in [*report.by_kind.items(), ("all accounts", report.overall)]:
        rows = [HEADINGS, *(_row(policy, scores) for policy, scores in summary.scores.items())]
        lines += [f"{name}: {summary.accounts}", *table(rows, right=range(1, len(HEADINGS)))]
        coverage = ", ".join(f"{one.days} d {one.coverage:.1%}" for one in summary.forecasts)
        lines += [f"95 % intervals cover: {coverage}; best simple rule in hindsight: {summary.best_simple}", ""]
    for result in report.accounts:
        if result.roi:
            lines.append(f"{result.name}: ROI of 15 days, error {result.roi.error:.1%}, skill {result.roi.skill:+.1%}")
    return lines


def _row(name: str, scores: Scores) -> tuple[str, ...]:
    return (
        name,
        f"{scores.dry_hours:.2%}",
        f"{scores.days_of_cover:.2f} d",
        f"{scores.cover_ratio:.2f} x",
        f"{scores.idle_stock_year:.3%}",
        f"{scores.accuracy:.1%}",
        f"{scores.top_ups_per_30_days:.1f}",
        f"{scores.money_result:.5f} d",
    )
