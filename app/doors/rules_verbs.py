"""`adtill rules show|sign`: who signs up to which sum and how much a day, as one set that an owner's key signs."""

import json
from argparse import Namespace, _SubParsersAction
from decimal import Decimal, InvalidOperation
from getpass import getpass
from pathlib import Path
from typing import Any

from app.domain.approvals import ApprovalRules, Band, Limits, Needed
from app.domain.money import Money
from app.domain.rule_sets import CURRENCY, RuleSet
from app.doors.opening import add_vault_options, desk_of
from app.doors.output import Output, amount_text, table
from app.errors import WrongAnswer
from app.services.order_rules import RulesView


def add(verbs: "_SubParsersAction[Any]") -> None:
    """Register the verbs."""
    actions = verbs.add_parser("rules", help="approval rules and limits for a day").add_subparsers(
        dest="action", required=True
    )
    shown = actions.add_parser("show", help="the rules in force, and who signed them")
    signed = actions.add_parser(
        "sign",
        help="put other rules in force with your own key",
        description="FILE is what `adtill rules show --json` prints, edited: bands with up_to (empty in the last), signers and "
        "call_back, and limits. The code comes from a prompt or a file.",
    )
    signed.add_argument("file", type=Path, metavar="FILE")
    signed.add_argument("--code-file", type=Path, metavar="FILE", help="read the authenticator's code from this file")
    for parser, run in ((shown, _show), (signed, _sign)):
        add_vault_options(parser)
        parser.set_defaults(run=run)


def _show(args: Namespace, out: Output) -> int:
    with desk_of(args, out) as desk:
        view = desk.order_rules.view()
    return _tell(view, out)


def _sign(args: Namespace, out: Output) -> int:
    rules = _read(args.file)
    with desk_of(args, out) as desk:
        code = args.code_file.read_text(encoding="utf-8").strip() if args.code_file else getpass("Code: ")
        desk.order_rules.sign(rules, code)
        return _tell(desk.order_rules.view(), out)


def _tell(view: RulesView, out: Output) -> int:
    limits = view.rules.limits
    told = {
        "number": view.number,
        "signed_by": view.signed_by,
        "signed_at": view.signed_at,
        "fault": view.fault,
        "currency": CURRENCY,
        "bands": [
            {
                "up_to": amount_text(band.up_to) or "",
                "signers": [str(one) for one in band.signers],
                "call_back": band.with_call_back,
            }
            for band in view.rules.rules.bands
        ],
        "plan_tolerance": f"{view.rules.rules.plan_tolerance:f}",
        "limits": {
            "day": amount_text(limits.day) or "",
            "person": amount_text(limits.person) or "",
            "account": amount_text(limits.account) or "",
            "persons": {str(one): amount_text(money) for one, money in limits.persons.items()},
            "accounts": {str(one): amount_text(money) for one, money in limits.accounts.items()},
        },
    }
    rows = [
        [amount_text(band.up_to) or "above", " + ".join(band.signers), "call back" if band.with_call_back else ""]
        for band in view.rules.rules.bands
    ]
    head = f"{view.fault}" if view.fault is not None else f"No. {view.number}  {view.signed_by}".rstrip()
    out.answer(told, [head, *table(rows, right=(0,))])
    return 0 if view.fault is None else 1


def _read(file: Path) -> RuleSet:
    """The rules in a file; WrongAnswer where it is no whole set."""
    try:
        told = json.loads(file.read_text(encoding="utf-8"))
        bands = tuple(
            Band(
                _money(one["up_to"]),
                tuple(Needed(each) for each in one["signers"]),
                with_call_back=bool(one["call_back"]),
            )
            for one in told["bands"]
        )
        rules, kept = ApprovalRules(bands=bands, plan_tolerance=Decimal(told["plan_tolerance"])), told["limits"]
        return RuleSet(
            rules,
            Limits(
                day=_money(kept["day"]),
                person=_money(kept["person"]),
                account=_money(kept["account"]),
                persons=_by_id(kept["persons"]),
                accounts=_by_id(kept["accounts"]),
            ),
        )
    except (KeyError, TypeError, ValueError, AttributeError, InvalidOperation) as error:
        raise WrongAnswer("rules", "not_rules") from error


def _by_id(told: dict[str, str]) -> dict[int, Money]:
    return {int(one): money for one, text in told.items() if (money := _money(text)) is not None}


def _money(text: str) -> Money | None:
    return Money(Decimal(text.replace(",", "")), CURRENCY) if text else None
