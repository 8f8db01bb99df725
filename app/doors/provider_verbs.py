"""`adtill providers list|show`: through whom accounts are funded, how they are rated, and what they owe, without the window."""

from argparse import Namespace, _SubParsersAction
from typing import Any

from app.doors.opening import add_vault_options, desk_of
from app.doors.output import Output, amount_text, table
from app.services.providers import ProviderDetail, ProviderLine
from app.services.rebate_ledger import RebateLine


def add(verbs: "_SubParsersAction[Any]") -> None:
    """Register the verbs."""
    actions = verbs.add_parser("providers", help="agencies: rating, cap, rebates").add_subparsers(
        dest="action", required=True
    )
    listed = actions.add_parser("list", help="every provider, by name")
    shown = actions.add_parser("show", help="one provider: why it is rated so, its rebates, accounts and payees")
    shown.add_argument("provider", type=int)
    for parser, run in ((listed, _list), (shown, _show)):
        add_vault_options(parser)
        parser.set_defaults(run=run)


def _list(args: Namespace, out: Output) -> int:
    with desk_of(args, out) as desk:
        lines = desk.providers.lines()
    out.answer([_told(one) for one in lines], _rows(lines))
    return 0


def _show(args: Namespace, out: Output) -> int:
    with desk_of(args, out) as desk:
        detail = desk.providers.detail(args.provider)
    late = {(one.contract, one.rebate.start) for one in detail.late}
    rebates = [_rebate(one, is_late=(one.contract, one.rebate.start) in late) for one in detail.rebates]
    out.answer(_told_whole(detail, rebates), [*_rows([detail.line]), *_rebate_rows(rebates)])
    return 0


def _told(one: ProviderLine) -> dict[str, Any]:
    sums = one.rebates
    return {
        "provider": one.provider.id,
        "name": one.provider.name,
        "tier": one.provider.tier,
        "grade": one.rating.grade,
        "rated": one.rating.is_rated,
        "score": f"{one.rating.score:f}",
        "caps_on_grade": list(one.rating.caps),
        "in_transit": amount_text(one.in_transit),
        "cap": amount_text(one.provider.in_transit_limit),
        "currency": sums.earned.currency,
        "rebate_earned": amount_text(sums.earned),
        "rebate_received": amount_text(sums.received),
        "rebate_owed": amount_text(sums.owed),
        "rebate_late": amount_text(sums.late),
        "contract_until": one.contract.end.isoformat() if one.contract is not None else None,
        "unauthorised_on": list(one.unauthorised),
        "accounts": [account.platform_id for account in one.accounts],
    }


def _told_whole(detail: ProviderDetail, rebates: list[dict[str, Any]]) -> dict[str, Any]:
    return {
        **_told(detail.line),
        "reasons": [
            {
                "dimension": one.dimension,
                "points": f"{one.points:.1f}",
                "most": one.most,
                "good": one.good,
                "of": one.of,
            }
            for one in detail.line.rating.scores
        ],
        "rebates": rebates,
        "payees": [one.id for one in detail.payees],
        "events": [{"at": one.at, "kind": one.kind, "note": one.note, "by": one.by} for one in detail.events],
        "records": [{"record": one.seq, "kind": one.kind, "hash": one.hash} for one in detail.records],
    }


def _rebate(one: RebateLine, *, is_late: bool) -> dict[str, Any]:
    return {
        "contract": one.contract,
        "from": one.rebate.start.isoformat(),
        "until": one.rebate.end.isoformat(),
        "volume": amount_text(one.volume),
        "currency": one.volume.currency,
        "earned": amount_text(one.rebate.accrued),
        "settled": amount_text(one.rebate.confirmed),
        "received": amount_text(one.rebate.received),
        "owed": amount_text(one.rebate.owed) if one.is_over else "0.00",
        "due": one.rebate.due_on.isoformat(),
        "due_agreed": one.is_due_agreed,
        "late": is_late,
    }


def _rows(lines: list[ProviderLine]) -> list[str]:
    return table(
        [
            [str(one.provider.id), one.provider.name, str(one.rating.grade).upper() if one.rating.is_rated else "-",
             amount_text(one.in_transit) or "?", amount_text(one.provider.in_transit_limit) or "-",
             amount_text(one.rebates.owed) or "", amount_text(one.rebates.late) or ""]
            for one in lines
        ],
        right=(0, 3, 4, 5, 6),
    )  # fmt: skip


def _rebate_rows(rebates: list[dict[str, Any]]) -> list[str]:
    return table(
        [[one["from"], one["earned"], one["received"], one["owed"], "late" if one["late"] else ""] for one in rebates],
        right=(1, 2, 3),
    )
