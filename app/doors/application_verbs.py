"""`adtill onboarding send|package|filed|follow|status|told|correct|resend|appeal|never-arrived|give-up`: applications, from leaving to their end."""

from argparse import ArgumentParser, Namespace, _SubParsersAction
from collections.abc import Callable, Collection, Mapping, Sequence
from pathlib import Path
from typing import Any

from app.desk import Desk
from app.domain.accounts import Platform
from app.domain.applications import Way
from app.domain.openings import ReviewState
from app.doors.opening import add_vault_options, desk_of
from app.doors.output import Output, TerminalProgress, table
from app.doors.sentences import sentence
from app.errors import DeskError, NotFound, NotWritten
from app.services.applications import BY_HAND
from app.services.opening_board import ApplicationLine
from app.services.opening_facts import UNSENT, PlatformFacts
from app.services.opening_post import Outcome

PLATFORMS = [str(one) for one in Platform]


def add(some: "_SubParsersAction[Any]") -> None:
    """Register the verbs beside those of an onboarding."""
    send = some.add_parser("send", help="send what goes by interface, each once, and write packages of the rest")
    send.add_argument("id", type=int, help="the onboarding, as `status` numbers them")
    send.add_argument("platforms", nargs="*", metavar="PLATFORM", help="default: every ticked one that has not left")
    send.add_argument("--packages", type=Path, metavar="DIR", help="where packages go; without it none is written")
    send.add_argument("--replace", action="store_true", help="write over packages of an earlier time")
    send.add_argument("--language", choices=("zh", "en"), default="zh")
    package = some.add_parser("package", help="write the package of one platform as a folder or a .zip")
    package.add_argument("id", type=int, help="the onboarding, as `status` numbers them")
    package.add_argument("platform", choices=PLATFORMS)
    package.add_argument("target", type=Path)
    package.add_argument("--replace", action="store_true", help="write over a .zip of this name")
    package.add_argument("--language", choices=("zh", "en"), default="zh")
    filed = _of_one(some, "filed", "a package was handed in on the platform's page")
    filed.add_argument("--reference", default="", help="the number that the page shows")
    follow = some.add_parser("follow", help="ask every platform how far its reviews are; sends nothing")
    status = some.add_parser("status", help="every onboarding and every application with its clock")
    told = _of_one(some, "told", "keep what the platform's page says, of an appeal too")
    told.add_argument("state", choices=[str(one) for one in BY_HAND])
    told.add_argument("--reason", default="", help="why, in the platform's words")
    told.add_argument("--about", default="", metavar="CODE", help="the document (Q001) or field (F02) that it names")
    told.add_argument("--account", default="", help="the number of the account that is open")
    correct = _of_one(some, "correct", "what the platform named was put right; tells where else it applies")
    correct.add_argument("--about", default="", metavar="CODE", help="as `status --json` has it; left out for a reason that names nothing")  # fmt: skip
    resend = _of_one(some, "resend", "send what was put right by interface, once")
    appeal = _of_one(some, "appeal", "keep what was said against a refusal on the platform's page")
    appeal.add_argument("text", help="what the appeal says")
    appeal.add_argument("--documents", type=int, nargs="+", default=[], metavar="ID", help="documents that went with it")  # fmt: skip
    lost = _of_one(some, "never-arrived", "somebody looked: what got no answer is not on the platform's page")
    given_up = _of_one(some, "give-up", "close an application that is not with the platform")
    runs = {
        send: _send, package: _package, filed: _filed, follow: _follow, status: _status, told: _told,
        correct: _correct, resend: _resend, appeal: _appeal, lost: _never_arrived, given_up: _give_up,
    }  # fmt: skip
    for parser, run in runs.items():
        add_vault_options(parser)
        parser.set_defaults(run=run)


def _of_one(some: "_SubParsersAction[Any]", name: str, help_text: str) -> ArgumentParser:
    parser: ArgumentParser = some.add_parser(name, help=help_text)
    parser.add_argument("application", type=int, help="as `status` numbers them")
    return parser


def _send(args: Namespace, out: Output) -> int:
    with desk_of(args, out) as desk:
        facts = desk.onboarding.facts(args.id)
        for name in args.platforms:
            if name not in PLATFORMS:
                raise NotFound("platform", name)
        wanted = [
            one
            for one in facts.platforms
            if (one.platform in args.platforms if args.platforms else _is_to_leave(one, facts.draft.ticked))
        ]
        by_interface = [one.platform for one in wanted if one.route.way is Way.INTERFACE]
        sent = desk.opening_post.send(args.id, by_interface, TerminalProgress()).each
        told = [_outcome(one) for one in sent]
        told += [_packaged(desk, args, one) for one in wanted if one.route.way is Way.PACKAGE]
    for each in told:
        if each["error"] is not None:
            out.note(f"{each['platform']}: {each['text']}")
    out.answer(told, table([_sent_row(one) for one in told]) or ["nothing to send"])
    return 1 if any(one["error"] for one in told) else 0


def _is_to_leave(one: PlatformFacts, ticked: Collection[Platform]) -> bool:
    """Whether it is meant when nothing was named; a second application after a refusal never is."""
    is_new = one.application is None or one.application.state in UNSENT
    return one.platform in ticked and is_new and not one.is_under_way


def _packaged(desk: Desk, args: Namespace, one: PlatformFacts) -> dict[str, Any]:
    """A package where a folder for it was named; else only that one is needed."""
    platform, before = one.platform, one.application
    told: dict[str, Any] = {
        "platform": platform, "way": Way.PACKAGE, "why_by_hand": one.route.why,
        "application": before.id if before else None, "state": before.state if before else None, "is_in_doubt": False, "package": None, "error": None, "text": None,
    }  # fmt: skip
    if args.packages is None:
        return told
    target = args.packages / f"{args.id}-{platform}.zip"
    try:
        _check_target(target, args)
        args.packages.mkdir(parents=True, exist_ok=True)
        written = desk.applications.package(args.id, platform, target, args.language)
    except DeskError as error:
        return told | {"error": type(error).__name__, "text": sentence(error)}
    except OSError as error:
        # What went by interface has gone: it is told, whatever becomes of a file.
        return told | {"error": type(error).__name__, "text": f"{error.filename or target}: {error.strerror}"}
    made = [each for each in desk.applications.of(args.id) if each.platform is platform][-1]
    return told | {"application": made.id, "state": made.state, "package": written.path}


def _outcome(one: Outcome) -> dict[str, Any]:
    return {
        "platform": one.platform,
        "way": Way.INTERFACE,
        "why_by_hand": None,
        "application": one.application_id,
        "state": one.state,
        "is_in_doubt": one.is_in_doubt,
        "package": None,
        "error": type(one.error).__name__ if one.error else None,
        "text": sentence(one.error) if one.error else None,
    }


def _sent_row(one: Mapping[str, Any]) -> tuple[str, str, str, str]:
    if one["error"] is not None:
        what = f"not sent: {one['error']}"
    elif one["is_in_doubt"]:
        what = "outcome unknown"
    else:
        what = str(one["state"] or "by hand; name a folder with --packages")
    number = str(one["application"] or "")
    return (number, str(one["platform"]), what, str(one["package"] or one["why_by_hand"] or ""))


def _check_target(target: Path, args: Namespace) -> None:
    """NotWritten for a package that is there and that nobody said to replace; a folder is never written over."""
    if target.suffix.lower() == ".zip" and target.exists() and not args.replace:
        raise NotWritten(target.name, "is_there")


def _package(args: Namespace, out: Output) -> int:
    _check_target(args.target, args)
    with desk_of(args, out) as desk:
        written = desk.applications.package(args.id, Platform(args.platform), args.target, args.language)
    out.answer({"path": written.path, "files": list(written.files)}, [f"{written.path}: {len(written.files)} files"])
    return 0


def _filed(args: Namespace, out: Output) -> int:
    return _change(args, out, lambda desk: desk.applications.filed(args.application, args.reference))


def _follow(args: Namespace, out: Output) -> int:
    with desk_of(args, out) as desk:
        asked = desk.opening_post.follow(TerminalProgress()).each
        lines = desk.opening_board.view().lines
    failed = [one for one in asked if one.error is not None]
    for one in failed:
        out.note(f"{one.platform}: {sentence(one.error) if one.error else ''}")
    changed = {one.application_id for one in asked if one.has_changed}
    moved = [one for one in lines if one.id in changed]
    document = {
        "asked": len(asked),
        "changed": [_line(one) for one in moved],
        "failures": [
            {"platform": one.platform, "error": type(one.error).__name__, "text": sentence(one.error)}
            for one in failed
            if one.error is not None
        ],
    }
    out.answer(document, [f"{len(asked)} asked, {len(moved)} changed", *_rows(moved)])
    return 1 if failed else 0


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
    out.answer(told, _rows(board.lines) or ["no onboarding yet"])
    return 0


def _told(args: Namespace, out: Output) -> int:
    def change(desk: Desk) -> None:
        form, catalogue = desk.onboarding.form, desk.onboarding.catalogue
        if args.about and args.about not in form.fields and args.about not in catalogue.qualifications:
            raise NotFound("document_or_field", args.about)
        desk.applications.told(
            args.application, ReviewState(args.state), reason=args.reason, about=args.about, account=args.account
        )

    return _change(args, out, change)


def _correct(args: Namespace, out: Output) -> int:
    with desk_of(args, out) as desk:
        elsewhere = desk.applications.correct(args.application, args.about)
        line = _line_of(desk, args.application)
    others = [
        {"application": one.application.id, "platform": one.application.platform, "afterwards": one.afterwards}
        for one in elsewhere
        if one.application.id != args.application
    ]
    out.answer(
        _line(line) | {"elsewhere": others},
        [*_rows([line]), *table([(str(one["application"]), str(one["platform"]), str(one["afterwards"])) for one in others])],
    )  # fmt: skip
    return 0


def _resend(args: Namespace, out: Output) -> int:
    with desk_of(args, out) as desk:
        outcome = desk.opening_post.resubmit(args.application)
        if outcome.error is not None:
            raise outcome.error
        return _tell(desk, args.application, out)


def _appeal(args: Namespace, out: Output) -> int:
    return _change(args, out, lambda desk: desk.applications.appeal(args.application, args.text, args.documents))


def _never_arrived(args: Namespace, out: Output) -> int:
    return _change(args, out, lambda desk: desk.applications.never_arrived(args.application))


def _give_up(args: Namespace, out: Output) -> int:
    return _change(args, out, lambda desk: desk.applications.withdraw(args.application))


def _change(args: Namespace, out: Output, change: Callable[[Desk], object]) -> int:
    with desk_of(args, out) as desk:
        change(desk)
        return _tell(desk, args.application, out)


def _tell(desk: Desk, application_id: int, out: Output) -> int:
    line = _line_of(desk, application_id)
    out.answer(_line(line), _rows([line]))
    return 0


def _line_of(desk: Desk, application_id: int) -> ApplicationLine:
    found = next((one for one in desk.opening_board.view().lines if one.id == application_id), None)
    if found is None:
        raise NotFound("application", application_id)
    return found


def _line(one: ApplicationLine) -> dict[str, Any]:
    running = one.running
    return {
        "id": one.id,
        "onboarding": one.draft_id,
        "platform": one.platform,
        "company": one.company,
        "state": one.application.state,
        "is_in_doubt": one.application.is_in_doubt,
        "waits_for_us": one.waits_for_us,
        "is_over": one.is_over,
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


def _rows(lines: Sequence[ApplicationLine]) -> list[str]:
    """A line each, and the platform's words below it where something is to be put right."""
    if not lines:
        return []
    rows: list[tuple[str, ...]] = [("application", "onboarding", "platform", "company", "state", "clock", "account")]
    for one in lines:
        state = "outcome unknown" if one.application.is_in_doubt else one.application.state
        number = "-" if one.id is None else str(one.id)
        rows.append((number, str(one.draft_id), one.platform, one.company, state, _clock(one), one.application.account))
        for reason in one.open_reasons:
            rows.append(("", "", reason.about or reason.platform_name or "-", reason.text, "", "", ""))  # noqa: PERF401
    return table(rows)


def _clock(one: ApplicationLine) -> str:
    running = one.running
    if running is None:
        return ""
    hours = int(running.spent.total_seconds()) // 3600
    of_target = f" of {int(running.target.total_seconds()) // 3600} h" if running.target else ""
    return f"{running.stage} {hours} h{of_target}"
