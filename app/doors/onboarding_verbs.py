"""`adtill onboarding begin|documents|type|confirm|industries|tick|codes|choose|answer|clear|consent|show|precheck`, and the verbs of applications."""

import json
from argparse import ArgumentParser, Namespace, _SubParsersAction
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from app.changes import Changes
from app.desk import Desk
from app.domain.accounts import Platform
from app.domain.form_fields import Takes
from app.domain.opening_codes import ListKind, found
from app.domain.platform_names import names_in
from app.doors import application_verbs
from app.doors.onboarding_output import check_document, check_rows, view_document, view_lines
from app.doors.opening import add_vault_options, desk_of
from app.doors.output import Output, TerminalProgress, table
from app.errors import NotFound, WrongAnswer
from app.services.catalogue import CatalogueService
from app.services.consents import ConsentAsked
from app.services.opening_codes import ChoiceList

ANSWERS = {"yes": True, "no": False, "open": None}
PLATFORMS = [str(one) for one in Platform]


def add(verbs: "_SubParsersAction[Any]") -> None:
    """Register the verbs."""
    actions = verbs.add_parser("onboarding", help="open accounts: what platforms ask, sending, how far it is")
    some = actions.add_subparsers(dest="action", required=True)
    industries = some.add_parser("industries", help="the industries to choose from; touches no vault")
    industries.set_defaults(run=_industries)
    begin = some.add_parser("begin", help="begin an onboarding with the documents of a licence in the archive")
    begin.add_argument("--licence", type=int, metavar="DOCUMENT", help="its number (default: the only one there is)")
    begin.add_argument("--platforms", nargs="+", choices=PLATFORMS, default=[], metavar="PLATFORM")
    _of_vault(begin, _begin)
    show = _of_one(some, "show", "its fields with their origin, what is to be answered or chosen", _show)
    show.add_argument("--in-full", action="store_true", help="print identity and account numbers whole")
    papers = _of_one(some, "documents", "which documents of the archive belong to it", _documents)
    papers.add_argument("--add", type=int, nargs="+", default=[], metavar="DOCUMENT")
    papers.add_argument("--drop", type=int, nargs="+", default=[], metavar="DOCUMENT")
    typed = _of_one(some, "type", "put values in; an empty one gives way to what is read", _type)
    typed.add_argument("values", nargs="*", metavar="FIELD=TEXT", help="such as F17=I02; of nobody's personal data")
    typed.add_argument("--file", type=Path, help='a JSON file such as {"F22": "..."}, for personal data too')
    confirmed = _of_one(some, "confirm", "let proposals stand", _confirm)
    confirmed.add_argument("fields", nargs="+", metavar="FIELD", help="such as F03 F13")
    ticked = _of_one(some, "tick", "choose the platforms; replaces the choice before", _tick)
    ticked.add_argument("platforms", nargs="+", choices=PLATFORMS, metavar="PLATFORM")
    chosen = _of_one(some, "choose", "take codes of a platform's own lists", _choose)
    chosen.add_argument("platform", choices=PLATFORMS)
    chosen.add_argument(
        "values", nargs="+", metavar="NAME=CODE", help="by the platform's own names, as `show` has them"
    )
    codes = some.add_parser("codes", help="what is known of a platform's own lists")
    codes.add_argument("platform", choices=PLATFORMS)
    codes.add_argument("--search", default="", metavar="TEXT", help="only what holds these words")
    codes.add_argument("--ask", action="store_true", help="ask the platform first what accounts there carry")
    _of_vault(codes, _codes)
    answered = _of_one(some, "answer", "say what only you know, and some document hangs on", _answer)
    answered.add_argument("answers", nargs="+", metavar="CODE=yes|no|open", help="as `show` numbers the questions")
    cleared = _of_one(some, "clear", "somebody looked: a prohibited category does not apply", _clear)
    cleared.add_argument("category", help="such as X01, as `precheck` names them")
    consent = _of_one(some, "consent", "whom what is asked for which platform, and whether they agreed", _consent)
    consent.add_argument("--agreed", nargs="+", choices=PLATFORMS, metavar="PLATFORM", help="these were agreed to, word for word")  # fmt: skip
    consent.add_argument("--taken-back", type=int, nargs="+", metavar="CONSENT", help="these hold no longer")
    consent.add_argument("--language", choices=("zh", "en"), default="zh")
    precheck = _of_one(some, "precheck", "how it stands on each platform; sends nothing", _precheck)
    precheck.add_argument("--platform", choices=PLATFORMS)
    application_verbs.add(some)


def _of_one(
    some: "_SubParsersAction[Any]", name: str, help_text: str, run: Callable[[Namespace, Output], int]
) -> ArgumentParser:
    parser: ArgumentParser = some.add_parser(name, help=help_text)
    parser.add_argument("id", type=int, help="the onboarding, as `status` numbers them")
    _of_vault(parser, run)
    return parser


def _of_vault(parser: ArgumentParser, run: Callable[[Namespace, Output], int]) -> None:
    add_vault_options(parser)
    parser.set_defaults(run=run)


def _industries(args: Namespace, out: Output) -> int:  # noqa: ARG001 - the shape of a verb
    some = CatalogueService().catalogue.industries.values()
    out.answer(
        [
            {"code": one.code, "name_zh": one.name_zh, "name_en": one.name_en, "review_hours": one.review_hours}
            for one in some
        ],
        table([(one.code, one.name_zh, one.name_en, f"{one.review_hours} h") for one in some]),
    )
    return 0


def _begin(args: Namespace, out: Output) -> int:
    with desk_of(args, out) as desk:
        there = [number for number, _ in desk.onboarding.licences()]
        if args.licence is not None and args.licence not in there:
            raise NotFound("licence", args.licence)
        if args.licence is None and len(there) > 1:
            raise WrongAnswer("licence", "more_than_one_in_the_archive")
        number = desk.onboarding.start(args.licence or next(iter(there), None))
        if args.platforms:
            desk.onboarding.tick(number, [Platform(one) for one in args.platforms])
        return _tell(desk, number, out)


def _show(args: Namespace, out: Output) -> int:
    with desk_of(args, out) as desk:
        return _tell(desk, args.id, out, in_full=args.in_full)


def _documents(args: Namespace, out: Output) -> int:
    def change(desk: Desk) -> None:
        there = {one.id for one in desk.documents.lines(with_replaced=True)}
        for paper in args.add:
            if paper not in there:
                raise NotFound("document", paper)
        if args.add:
            desk.onboarding.add_papers(args.id, args.add)
        for paper in args.drop:
            desk.onboarding.drop_paper(args.id, paper)

    return _change(args, out, change)


def _type(args: Namespace, out: Output) -> int:
    def change(desk: Desk) -> Changes:
        texts = _pairs(args.values)
        for code in texts:
            field = desk.onboarding.form.fields.get(code)
            if field is not None and field.is_sensitive:
                # The arguments of a running program can be read by everybody on the machine.
                raise WrongAnswer(code, "personal_data_only_from_a_file")
        return desk.onboarding.type_all(args.id, texts | (_told_in(args.file) if args.file else {}))

    return _change(args, out, change)


def _told_in(file: Path) -> dict[str, str]:
    try:
        told = json.loads(file.read_text(encoding="utf-8"))
    except ValueError as error:
        raise WrongAnswer("file", "no_json") from error
    if not isinstance(told, dict) or not all(isinstance(text, str) for text in told.values()):
        raise WrongAnswer("file", "no_texts_by_field")
    return told


def _confirm(args: Namespace, out: Output) -> int:
    def change(desk: Desk) -> Changes:
        for code in args.fields:
            if code not in desk.onboarding.form.fields:
                raise NotFound("field", code)
        return desk.onboarding.confirm(args.id, args.fields)

    return _change(args, out, change)


def _tick(args: Namespace, out: Output) -> int:
    return _change(args, out, lambda desk: desk.onboarding.tick(args.id, [Platform(one) for one in args.platforms]))


def _choose(args: Namespace, out: Output) -> int:
    def change(desk: Desk) -> Changes:
        platform, choices = Platform(args.platform), _pairs(args.values)
        mine = desk.onboarding.facts(args.id).on(platform)
        known = {*mine.route.choices, *(one.ask.name for one in mine.values if one.ask.takes is Takes.CODE)}
        for name in choices:
            if name not in known:
                raise NotFound("choice", name)
        return desk.onboarding.choose(args.id, platform, choices)

    return _change(args, out, change)


def _codes(args: Namespace, out: Output) -> int:
    platform = Platform(args.platform)
    with desk_of(args, out) as desk:
        if args.ask:
            desk.opening_codes.ask(platform, TerminalProgress())
        lists = desk.opening_codes.lists(platform)
    out.answer([_list_document(one, args.search) for one in lists], _list_lines(lists, args.search))
    return 0


def _list_document(one: ChoiceList, text: str) -> Mapping[str, Any]:
    return {
        "name": one.name,
        "list": one.kind,
        "may_be_asked": one.may_be_asked,
        "codes": [
            {"code": each.code, "name": each.name or None, "known_from": each.source, "account": each.account or None}
            for each in found(one.codes, text)
        ],
    }


def _list_lines(lists: Sequence[ChoiceList], text: str) -> list[str]:
    lines = []
    for one in lists:
        note = "" if one.kind is ListKind.WHOLE else "; the platform's list is not public"
        lines += [f"{one.name}{note}"]
        lines += table([("  ", each.code, each.name, each.account, each.source) for each in found(one.codes, text)])
    return lines or ["no interface opens accounts there"]


def _answer(args: Namespace, out: Output) -> int:
    def change(desk: Desk) -> Changes:
        answers = _pairs(args.answers)
        for code, text in answers.items():
            if code not in desk.onboarding.catalogue.circumstances:
                raise NotFound("circumstance", code)
            if text not in ANSWERS:
                raise WrongAnswer(code, "yes_no_or_open")
        return desk.onboarding.answer(args.id, {code: ANSWERS[text] for code, text in answers.items()})

    return _change(args, out, change)


def _clear(args: Namespace, out: Output) -> int:
    return _change(args, out, lambda desk: desk.onboarding.clear(args.id, args.category))


def _consent(args: Namespace, out: Output) -> int:
    with desk_of(args, out) as desk:

        def asked() -> tuple[ConsentAsked, ...]:
            return desk.consents.asked(args.id, language=args.language, names=names_in(args.language))

        own = {one.given.id for one in asked() if one.given is not None}
        for number in args.taken_back or ():
            if number not in own:
                raise NotFound("consent", number)
            desk.consents.revoke(number)
        if args.agreed:
            wanted = [one for one in asked() if one.sharing.platform in args.agreed and one.given is None]
            desk.consents.agree(args.id, wanted)
        some = asked()
    out.answer([_consent_document(one) for one in some], _consent_lines(some))
    return 0


def _consent_document(one: ConsentAsked) -> Mapping[str, Any]:
    return {
        "platform": one.sharing.platform,
        "person": one.sharing.person,
        "who": one.who,
        "fields": [field.code for field in one.sharing.fields],
        "text": one.given.text if one.given else one.text,
        "consent": one.given.id if one.given else None,
        "given_at": one.given.at if one.given else None,
        "verifies": one.given.says(one.given.text) if one.given else None,
    }


def _consent_lines(some: Iterable[ConsentAsked]) -> list[str]:
    lines = []
    for one in some:
        state = f"agreed, consent {one.given.id}" if one.given else "not agreed yet"
        lines += [f"{one.sharing.platform}  {one.who or '?'}  {state}", f"  {one.text}"]
    return lines or ["no personal data would leave"]


def _precheck(args: Namespace, out: Output) -> int:
    with desk_of(args, out) as desk:
        view = desk.onboarding.view(args.id)
        names = {code: one.name_zh for code, one in desk.onboarding.catalogue.qualifications.items()}
    chosen = [one for one in view.facts.platforms if args.platform in (None, str(one.platform))]
    out.answer(check_document(view, chosen, names), table(check_rows(chosen, names)))
    return 0


def _change(args: Namespace, out: Output, change: Callable[[Desk], object]) -> int:
    with desk_of(args, out) as desk:
        change(desk)
        return _tell(desk, args.id, out)


def _tell(desk: Desk, number: int, out: Output, *, in_full: bool = False) -> int:
    view = desk.onboarding.view(number)
    out.answer(view_document(view, in_full=in_full), view_lines(view, in_full=in_full))
    return 0


def _pairs(texts: Sequence[str]) -> dict[str, str]:
    """`NAME=TEXT` each; WrongAnswer where the sign is missing."""
    for text in texts:
        if "=" not in text:
            raise WrongAnswer(text, "no_name_and_text")
    return {name.strip(): value for name, _, value in (text.partition("=") for text in texts)}
