"""What matches teach that persons confirmed, and only those: three that say the same make a rule, one that says otherwise unmakes it."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from statistics import median_low

from app.domain.lessons import ENOUGH, DelayLesson, FeeLesson, Lesson, NameLesson, Taught
from app.domain.matches import DifferenceKind, MatchRow, Proposal
from app.domain.money import Money
from app.matching import score
from app.matching.days import WorkingDays
from app.matching.explain import less_fee, unit_of
from app.matching.knowledge import FeeModel, Knowledge, Lag
from app.matching.text import is_payment_service, party_name

_ENOUGH_DAYS = 5
"""Payments of one party before their delays say something about the next one."""

_RATE_STEP = Decimal("0.0001")
"""A rate that people agree on has at most two decimals in percent."""


def learn(
    confirmed: Iterable[Proposal],
    left: Mapping[str, MatchRow],
    right: Mapping[str, MatchRow],
    is_working_day: WorkingDays,
) -> list[Lesson]:
    """The rules of these groups; `left` and `right` hold rows by their ids, groups with a row that is gone teach nothing."""
    groups = [
        ([left[one] for one in group.left], [right[one] for one in group.right], group)
        for group in confirmed
        if group.left and group.right and left.keys() >= set(group.left) and right.keys() >= set(group.right)
    ]
    return [*_names(groups), *_fees(groups), *_delays(groups, is_working_day)]


def knowledge_of(lessons: Iterable[Lesson]) -> Knowledge:
    """The lessons that are used, as matching takes them."""
    used = [one.taught for one in lessons if one.is_used]
    return Knowledge(
        aliases={one.written: one.counts_as for one in used if isinstance(one, NameLesson)},
        fees=tuple(
            FeeModel(rate=one.rate, party=one.party, name="confirmed before", is_learned=True)
            for one in used
            if isinstance(one, FeeLesson)
        ),
        lags={one.party: Lag(median=one.median, p90=one.most) for one in used if isinstance(one, DelayLesson)},
    )


_Group = tuple[list[MatchRow], list[MatchRow], Proposal]


def _names(groups: Iterable[_Group]) -> Iterator[Lesson]:
    """Names of the bank that always stood beside one other name."""
    beside: dict[str, Counter[str]] = defaultdict(Counter)
    for lefts, rights, _ in groups:
        theirs = {row.party for row in rights if row.party}
        for written in {row.party for row in lefts if party_name(row.party)}:
            beside[written].update(theirs)
    for written, names in sorted(beside.items()):
        if len(names) != 1 or is_payment_service(party_name(written)):
            continue
        ((name, count),) = names.items()
        if count >= ENOUGH and score.similarity(party_name(written), party_name(name)) < score.SIMILAR:
            yield _lesson(NameLesson(written=written, counts_as=name), count)


def _fees(groups: Iterable[_Group]) -> Iterator[Lesson]:
    """Rates that explain to the cent what stayed with a party."""
    counts: Counter[tuple[str, Decimal]] = Counter()
    for lefts, _, group in groups:
        parties = {row.party for row in lefts}
        if len(parties) != 1 or [one.kind for one in group.differences] != [DifferenceKind.FEE]:
            continue
        rate = _rate(lefts, group.differences[0].amount)
        if rate is not None:
            counts[parties.pop(), rate] += 1
    for (party, rate), count in sorted(counts.items()):
        if party and count >= ENOUGH:
            yield _lesson(FeeLesson(party=party, rate=rate), count)


def _rate(lefts: Iterable[MatchRow], fee: Money) -> Decimal | None:
    """The round rate of which this is the fee; None when there is none, or the rows are of another currency."""
    amounts = [row.amount for row in lefts]
    if any(amount.currency != fee.currency for amount in amounts):
        return None
    paid, kept = abs(sum(amount.micros for amount in amounts)), abs(fee.micros)
    if not 0 < kept < paid:
        return None
    rate = (Decimal(kept) / paid).quantize(_RATE_STEP)
    unit = unit_of(fee.currency)
    landed = less_fee(paid, FeeModel(rate=rate), unit)
    return rate if rate and abs(paid - landed - kept) <= unit else None


def _delays(groups: Iterable[_Group], is_working_day: WorkingDays) -> Iterator[Lesson]:
    """How late the platform's rows of a party stood after the one payment that they belong to."""
    found: dict[str, list[int]] = defaultdict(list)
    for lefts, rights, _ in groups:
        if len(lefts) == 1:
            for party in {row.party for row in rights if row.party}:
                last = max(row.day for row in rights if row.party == party)
                found[party].append(_working_days(lefts[0], last.toordinal(), is_working_day))
    for party, days in sorted(found.items()):
        if len(days) >= _ENOUGH_DAYS:
            days.sort()
            most = days[-(-len(days) * 9 // 10) - 1]
            yield _lesson(DelayLesson(party=party, median=median_low(days), most=most), len(days))


def _working_days(payment: MatchRow, until: int, is_working_day: WorkingDays) -> int:
    """Working days from a payment to the day on which the platform showed it; a record that stands first is not late."""
    start = payment.day.toordinal()
    return sum(is_working_day(payment.day.fromordinal(day)) for day in range(start + 1, until + 1))


def _lesson(taught: Taught, confirmed: int) -> Lesson:
    return Lesson(taught=taught, confirmed=confirmed)
