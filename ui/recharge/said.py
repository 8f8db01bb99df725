"""Top-ups and orders in words: reasons with their facts, sums by currency, states as chips."""

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from decimal import Decimal, InvalidOperation

from app.domain.kept_advice import AdviceOutcome
from app.domain.money import Money, total
from app.domain.moves import MoveKind
from app.domain.orders import OrderState
from app.domain.waits import Waiting
from app.services.cash_sharing import SharedCash
from app.services.kept_advice import AdviceRecord
from app.services.order_lines import OrderLine
from app.services.order_sending import Sent
from app.services.top_ups import TopUpLine
from ui import figures, wording
from ui.order_words import WHY
from ui.widgets.table.kinds import ChipText
from ui.widgets.tiles import platform_name
from ui.widgets.toast import Message, Tone
from ui.words import is_chinese, plural, tr

_TONES: dict[OrderState, tuple[str, str]] = {
    OrderState.DRAFT: ("neutral", "pencil"),
    OrderState.SUBMITTED: ("accent", "hourglass"),
    OrderState.APPROVED: ("accent", "check-check"),
    OrderState.INTENT: ("amber", "clock-3"),
    OrderState.SENT: ("amber", "clock-3"),
    OrderState.CONFIRMED: ("green", "circle-check"),
    OrderState.PARTIAL: ("amber", "split"),
    OrderState.REFUSED: ("red", "circle-x"),
    OrderState.UNKNOWN: ("amber", "circle-help"),
    OrderState.OVERDUE: ("red", "circle-alert"),
    OrderState.CANCELLED: ("neutral", "ban"),
    OrderState.DISPUTED: ("red", "scale"),
}
WAITS = {Waiting.IN_TIME: "", Waiting.ESCALATED: "amber", Waiting.LATE: "red"}


def sums(amounts: Iterable[Money]) -> str:
    """What amounts come to, by currency: ¥120,000.00 + $300.00."""
    given = list(amounts)
    currencies = sorted({one.currency for one in given})
    return " + ".join(
        figures.money(total([one for one in given if one.currency == currency], currency)) for currency in currencies
    )


def why_words(code: str, fact: str) -> str:
    """A reason of an advice; an amount in it is set like every other."""
    return tr(WHY[code], fact=_fact(fact)) if code in WHY else code


def _fact(fact: str) -> str:
    amount, _, currency = fact.partition(" ")
    if not currency:
        return fact
    try:
        return figures.money(Money(Decimal(amount), currency))
    except InvalidOperation:
        return fact


def latest_words(line: TopUpLine, now: datetime) -> str:
    """Until when it can wait; at once when that is over."""
    at = line.latest_safe_at
    if at is None or not line.amount:
        return figures.NOTHING
    return tr("at once") if at <= now else figures.moment(at, now)


def days_left(line: TopUpLine) -> Decimal | None:
    """At the present burn; None when nothing is being spent or read."""
    if line.balance is None or line.burn.amount <= 0:
        return None
    return max(line.balance.amount, Decimal(0)) / line.burn.amount


def state_chips(line: OrderLine) -> list[ChipText]:
    """Where an order stands, and what is unusual about it."""
    tone, icon = _TONES[line.state]
    chips = [ChipText(wording.word(line.state), tone, icon)]
    if line.is_broken:
        return [ChipText(tr("Records do not verify"), "red", "octagon-alert")]
    if line.waiting is not None and WAITS[line.waiting]:
        chips.append(ChipText(wording.word(line.waiting), WAITS[line.waiting], "clock-3"))
    return chips


def needs_words(line: OrderLine) -> str:
    """What an order still needs, in one line."""
    if line.is_broken:
        return figures.NOTHING
    return " · ".join([*(wording.word(one.needed) for one in line.missing), *(wording.word(one) for one in line.holds)])


def listed_names(names: Iterable[str]) -> str:
    """林岚、何靖 or Lin Lan, He Jing."""
    return ("、" if is_chinese() else ", ").join(names)


def waited_words(since: datetime, now: datetime) -> str:
    """The moment, and how long ago that is: Nov 20, 10:24 (3.5 h)."""
    hours = Decimal((now - since) / timedelta(hours=1)).quantize(Decimal("0.1"))
    return tr("{moment} ({hours} h)", moment=figures.stamp(since, now), hours=figures.number(max(hours, Decimal(0)), 1))


def order_title(line: OrderLine) -> str:
    """What it does, for a heading."""
    amount = figures.money(line.amount)
    match line.kind:
        case MoveKind.REFUND:
            return tr("{amount} back", amount=amount)
        case MoveKind.TRANSFER:
            return tr("{amount} moved", amount=amount)
    return amount


def order_note(line: OrderLine) -> str:
    """Under the account's name: the platform, and what it is when it is no recharge."""
    platform = platform_name(line.platform)
    match line.kind:
        case MoveKind.RECHARGE:
            return platform
        case MoveKind.TRANSFER:
            return tr("Transfer to {receiver}", receiver=line.receiver)
    return f"{wording.word(line.kind)} · {platform}"


def signed(line: OrderLine) -> Money:
    """As the account feels it: what goes out of it has a minus."""
    return line.amount if line.kind is MoveKind.RECHARGE else -line.amount


def right_words(record: AdviceRecord) -> str:
    """How many of those whose days have passed were right."""
    scores = record.scores
    if not scores:
        return tr("none of its days have passed yet") if record.lines else tr("none kept yet")
    right, full = sum(1 for one in scores if one.is_right), record.count(AdviceOutcome.HAD_TOO_MUCH)
    if full:
        return tr(
            "{right} of {count} were right; {full} times too much was there already",
            right=right,
            count=len(scores),
            full=full,
        )
    return plural("{right} of {count} was right", "{right} of {count} were right", count=len(scores), right=right)


def shared_words(found: SharedCash) -> Message:
    """What became of a sum that was shared out."""
    count = sum(1 for one in found.shares if one.amount)
    title = plural("{sent} for {count} account, ticked", "{sent} for {count} accounts, ticked", count=count, sent=figures.money(found.sent))  # fmt: skip
    parts = []
    if found.missing:
        parts.append(tr("{amount} of what is advised is not given", amount=figures.money(found.missing)))
    if found.rebate:
        parts.append(tr("steps reached earn {amount}", amount=figures.money(found.rebate)))
    return Message(tone=Tone.WARNING if found.missing else Tone.SUCCESS, title=title, text="  ·  ".join(parts))


def sent_words(arrived: Sequence[Sent]) -> Message:
    """How many orders left, and how many of them nobody can tell the end of yet."""
    unsure = sum(1 for one in arrived if one.state is OrderState.UNKNOWN)
    title = plural("{count} order sent", "{count} orders sent", count=len(arrived))
    text = plural("{count} outcome is unknown: it is read back, never sent again.", "{count} outcomes are unknown: they are read back, never sent again.", count=unsure) if unsure else ""  # fmt: skip
    return Message(tone=Tone.WARNING if unsure else Tone.SUCCESS, title=title, text=text)
