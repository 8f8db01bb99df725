"""Reasons, differences and the verdict of a group as chips and words."""

from datetime import date

from app.domain.matches import DifferenceKind, MatchState, Reason, ReasonCode
from app.services.reconcile_view import GroupLine
from ui import figures, wording
from ui.widgets.table.kinds import ChipText
from ui.words import tr

_ICONS = {
    ReasonCode.SAME_REFERENCE: ("hash", "green"),
    ReasonCode.AMOUNT_UNIQUE: ("equal", "accent"),
    ReasonCode.BEST_ASSIGNMENT: ("git-compare-arrows", "accent"),
    ReasonCode.OPPOSITE: ("undo-2", "neutral"),
    ReasonCode.RIVALS: ("split", "amber"),
    ReasonCode.AMOUNT_DIFFERS: ("percent", "amber"),
    ReasonCode.PARTY_DIFFERS: ("triangle-alert", "amber"),
    ReasonCode.REFERENCE_CONTRADICTS: ("circle-alert", "red"),
    ReasonCode.CHOSEN_BY_HAND: ("user", "accent"),
    ReasonCode.FEE_KNOWN: ("percent", "accent"),
    ReasonCode.FEE_LIKELY: ("percent", "amber"),
    ReasonCode.RATE: ("percent", "accent"),
    ReasonCode.TAX_RATIO: ("percent", "amber"),
    ReasonCode.SWAPPED_DIGITS: ("triangle-alert", "amber"),
    ReasonCode.ADDS_UP: ("equal", "accent"),
}
"""Icon and tone of the proof itself; the other reasons are plain."""

_VERDICTS = {
    MatchState.AUTO: ("circle-check", "green"),
    MatchState.CONFIRMED: ("check-check", "green"),
    MatchState.PROPOSED: ("circle-dashed", "amber"),
    MatchState.AMBIGUOUS: ("split", "amber"),
    MatchState.REJECTED: ("circle-x", "ink-3"),
    MatchState.UNDONE: ("undo-2", "ink-3"),
}


def reason_chip(reason: Reason) -> ChipText:
    """One reason."""
    icon, tone = _ICONS.get(reason.code, ("", "neutral"))
    return ChipText(wording.reason(reason), tone, icon)


def chips_of(group: GroupLine) -> list[ChipText]:
    """What is left over first, then the reasons, those with the most weight leading."""
    chips = [
        ChipText(
            tr("{amount} left over", amount=figures.coded(difference.amount))
            if difference.kind is DifferenceKind.UNEXPLAINED
            else f"{wording.word(difference.kind)} {figures.coded(difference.amount)}",
            "amber",
            "percent",
        )
        for difference in group.differences
    ]
    reasons = sorted(group.reasons, key=lambda reason: (reason.code not in _ICONS, -abs(reason.points)))
    return chips + [reason_chip(reason) for reason in reasons]


def verdict_of(group: GroupLine) -> tuple[str, str, str]:
    """Words, icon and tone of where the group stands, with who said so."""
    icon, tone = _VERDICTS[group.state]
    if group.state is MatchState.CONFIRMED and group.decided_by:
        return tr("Confirmed by {person}", person=group.decided_by), icon, tone
    if group.state is MatchState.REJECTED and group.decided_by:
        return tr("Rejected by {person}", person=group.decided_by), icon, tone
    return wording.word(group.state), icon, tone


def rivals_text(group: GroupLine, newest: date | None) -> str:
    """What was nearly chosen instead, in one line."""
    rivals = "; ".join(
        f"{cell.title or cell.source} {figures.day(cell.day, newest)} {figures.amount(abs(cell.amount))}"
        for cell in group.rivals
    )
    return tr("Nearly chosen instead: {rivals}", rivals=rivals)
