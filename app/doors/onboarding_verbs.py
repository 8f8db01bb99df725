"""`adtill onboarding precheck|package|status|appeal`."""

from argparse import Namespace, _SubParsersAction
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from app.domain.accounts import Platform
from app.domain.precheck import Finding, Standing
from app.doors.opening import add_vault_options, desk_of
from app.doors.output import Output, table
from app.services.onboarding import OnboardingView
from app.services.opening_board import ApplicationLine
from app.services.opening_facts import PlatformFacts

QUIET = frozenset({Standing.SATISFIED, Standing.NOT_NEEDED})


def add(verbs: "_SubParsersAction[Any]") -> None:
    """Register the verbs."""
    actions = verbs.add_parser("onboarding", help="what platforms ask, packages, and how far applications are")
    some = actions.add_subparsers(dest="action", required=True)
    status = some.add_parser("status", help="every onboarding and every application with its clock")
    add_vault_options(status)
    status.set_defaults(run=_status)
    precheck = some.add_parser("precheck", help="how an onboarding stands on each platform; sends nothing")
    precheck.add_argument("id", type=int, help="the onboarding, as `status` numbers them")
    precheck.add_argument("--platform", choices=[str(one) for one in Platform])
    add_vault_options(precheck)
    precheck.set_defaults(run=_precheck)
    package = some.add_parser("package", help="write the package of one platform as a folder or a .zip")
    package.add_argument("id", type=int, help="the onboarding, as `status` numbers them")
    package.add_argument("platform", choices=[str(one) for one in Platform])
    package.add_argument("target", type=Path)
    package.add_argument("--language", choices=("zh", "en"), default="zh")
    add_vault_options(package)
    package.set_defaults(run=_package)
    appeal = some.add_parser("appeal", help="keep what was said against a refusal on the platform's page")
    appeal.add_argument("application", type=int, help="as `status --json` numbers them")
    appeal.add_argument("text", help="what the appeal says")
    appeal.add_argument(
        "--documents", type=int, nargs="+", default=[], metavar="ID", help="documents that went with it"
    )
    add_vault_options(appeal)
    appeal.set_defaults(run=_appeal)


def _status(args: Namespace, out: Output) -> int:
    with desk_of(args, out) as desk:
        drafts, board = desk.onboarding.drafts(), desk.opening_board.view()
    told = {
        "onboardings": [
            {
                "id": one.id,
                "company": one.company,
                "started_at": one.started_at,
                "page": one.page,
                "ticked": one.ticked,
                "sent": one.sent,
                "is_closed": one.is_closed,
            }
            for one in drafts
        ],
        "applications": [_line(one) for one in board.lines],
    }
    rows = [
        (str(one.draft_id), one.platform, one.company, _state(one), _clock(one), one.application.account)
        for one in board.lines
    ]
    out.answer(told, table(rows) if rows else ["no onboarding yet"])
    return 0


def _line(one: ApplicationLine) -> Mapping[str, Any]:
    running = one.running
    return {
        "id": one.id,
        "onboarding": one.draft_id,
        "platform": one.platform,
        "company": one.company,
        "state": one.application.state,
        "is_in_doubt": one.application.is_in_doubt,
        "way": one.application.way,
        "reference": one.application.reference,
        "account": one.application.account,
        "stage": running.stage if running else None,
        "seconds": {time.stage: int(time.spent.total_seconds()) for time in one.times},
        "target_seconds": int(running.target.total_seconds()) if running and running.target else None,
        "light": one.light,
        "open_reasons": [{"about": reason.about, "text": reason.text} for reason in one.open_reasons],
        "appeals": [
            {
                "text": each.text,
                "at": each.at,
                "by": each.by,
                "documents": list(each.paper_ids),
                "led_to": one.application.came_of(at),
            }
            for at, each in enumerate(one.application.appeals)
        ],
    }


def _state(one: ApplicationLine) -> str:
    return "outcome unknown" if one.application.is_in_doubt else one.application.state


def _clock(one: ApplicationLine) -> str:
    running = one.running
    if running is None:
        return ""
    hours = int(running.spent.total_seconds()) // 3600
    of_target = f" of {int(running.target.total_seconds()) // 3600} h" if running.target else ""
    return f"{running.stage} {hours} h{of_target}"


def _precheck(args: Namespace, out: Output) -> int:
    with desk_of(args, out) as desk:
        view = desk.onboarding.view(args.id)
        names = {code: one.name_zh for code, one in desk.onboarding.catalogue.qualifications.items()}
    chosen = [one for one in view.facts.platforms if args.platform in (None, str(one.platform))]
    rows: list[tuple[str, ...]] = []
    for one in chosen:
        rows.append(
            (one.platform, one.check.verdict if one.check else "industry not chosen", one.route.way, one.route.why)
        )
        rows += [
            _row(finding, names)
            for finding in (one.check.findings if one.check else ())
            if finding.standing not in QUIET
        ]
        rows += [("", "field", gap.ask.field, str(gap.gap)) for gap in one.gaps]
    out.answer(_told(view, chosen, names), table(rows))
    return 0


def _row(finding: Finding, names: Mapping[str, str]) -> tuple[str, str, str, str]:
    name = names.get(finding.qualification, ", ".join(finding.rules))
    return ("", finding.standing, name, finding.ground)


def _told(view: OnboardingView, chosen: list[PlatformFacts], names: Mapping[str, str]) -> Mapping[str, Any]:
    return {
        "onboarding": view.id,
        "company": view.facts.company,
        "industry": view.facts.industry,
        "filled": len(view.facts.values),
        "typed": list(view.typed),
        "platforms": [
            {
                "platform": one.platform,
                "verdict": one.check.verdict if one.check else None,
                "way": one.route.way,
                "why_by_hand": one.route.why or None,
                "is_ready": one.is_ready,
                "lacks_consent": one.lacks_consent,
                "gaps": [{"field": gap.ask.field, "gap": gap.gap} for gap in one.gaps],
                "findings": [_finding(each, names) for each in (one.check.findings if one.check else ())],
            }
            for one in chosen
        ],
    }


def _appeal(args: Namespace, out: Output) -> int:
    with desk_of(args, out) as desk:
        desk.applications.appeal(args.application, args.text, args.documents)
    out.answer(
        {"application": args.application, "state": "appeal", "documents": args.documents},
        [f"application {args.application} is marked as appealed"],
    )
    return 0


def _finding(one: Finding, names: Mapping[str, str]) -> Mapping[str, Any]:
    return {
        "document": one.qualification or None,
        "name_zh": names.get(one.qualification),
        "standing": one.standing,
        "stage": one.stage,
        "accepted_instead": list(one.accepted_instead),
        "circumstance": one.circumstance or None,
        "flaws": list(one.fit.flaws) if one.fit else [],
        "ground": one.ground,
        "laws": [{"law": law.law, "article": law.article} for law in one.laws],
        "source": one.source,
        "confidence": one.confidence,
        "rules": list(one.rules),
    }


def _package(args: Namespace, out: Output) -> int:
    with desk_of(args, out) as desk:
        written = desk.applications.package(args.id, Platform(args.platform), args.target, args.language)
    out.answer({"path": written.path, "files": list(written.files)}, [f"{written.path}: {len(written.files)} files"])
    return 0
