"""What an accountant fears most, found by name in the rows and groups: what is missing, kept back, cut or never came."""

import itertools
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from app.domain.findings import Finding, FindingKind
from app.domain.matches import DifferenceKind, MatchPass, MatchState, Proposal, ReasonCode, combination
from app.domain.money import Money
from app.matching.blocks import Block
from app.matching.doubles import Twins, as_booking
from app.matching.pool import OpenRow, Pool, Side
from app.matching.text import party_name

_GRANT = re.compile(r"赠款|赠送|返点|返现|\bGRANT|\bBONUS|\bREBATE")
_BURN = re.compile(r"消耗|消费|\bSPEND\b|\bBURN\b|\bUSAGE\b")
_REBATE_DAYS = 5
"""A rebate that is paid with the recharge comes within this many days; rebates by the month are not looked for here."""

_REPEATS = 3


def findings(
    everyone: Pool, groups: Sequence[Proposal], certain: Sequence[Twins], possible: Sequence[Twins]
) -> tuple[Finding, ...]:
    """All findings that bank and platform rows can show, in a fixed order."""
    rows = {row.key: row for row in (*everyone.left, *everyone.right)}
    found = [
        *(_of_twins(twins) for twins in (*certain, *possible)),
        *_partial(groups, rows),
        *_unknown_fees(groups, rows, everyone),
        *_cut_at_midnight(everyone, groups),
        *_rebates(everyone, groups, rows),
    ]
    return tuple(sorted(found, key=lambda one: (one.kind, not one.is_certain, one.left, one.right)))


def _of_twins(twins: Twins) -> Finding:
    booking = as_booking(twins)
    is_left = twins.first.side is Side.LEFT
    return Finding(
        kind=FindingKind.DUPLICATE_PAYMENT if is_left else FindingKind.DOUBLE_BOOKING,
        left=booking.left,
        right=booking.right,
        amount=booking.amount,
        reason=booking.reason,
        is_certain=twins.is_certain,
    )


def _of_group(group: Proposal, kind: FindingKind, amount: Money, reason: str, *, is_certain: bool) -> Finding:
    return Finding(
        kind=kind, left=group.left, right=group.right, amount=abs(amount), reason=reason, is_certain=is_certain
    )


def _partial(groups: Sequence[Proposal], rows: Mapping[str, OpenRow]) -> Iterator[Finding]:
    for group in groups:
        for part in group.differences:
            if part.kind is DifferenceKind.PARTIAL:
                paid = sum(abs(rows[f"L:{one}"].micros) for one in group.left)
                reason = (
                    f"{abs(part.amount)} of {Money.from_micros(paid, part.amount.currency)} did not reach the platform"
                )
                # Without a number the two rows are only held to be one payment.
                is_certain = any(one.code is ReasonCode.SAME_REFERENCE for one in group.reasons)
                yield _of_group(group, FindingKind.PARTIAL_TRANSFER, part.amount, reason, is_certain=is_certain)


def _unknown_fees(groups: Sequence[Proposal], rows: Mapping[str, OpenRow], everyone: Pool) -> Iterator[Finding]:
    """Fees that are in no contract: a rate nobody knows, or one that repeats but was never agreed."""
    agreed = {fee.rate for fee in everyone.knowledge.fees if not fee.is_learned}
    under_contract = {party_name(fee.party) for fee in everyone.knowledge.fees if not fee.is_learned}
    agreed |= {
        fee.rate
        for fee in everyone.knowledge.fees
        if fee.is_learned and under_contract.isdisjoint({"", party_name(fee.party)})
    }
    for group in groups:
        for part in group.differences:
            if part.kind is not DifferenceKind.FEE or group.state is MatchState.AMBIGUOUS:
                continue
            paid = sum(abs(rows[f"L:{one}"].micros) for one in group.left)
            rate = Decimal(abs(part.amount.micros)) / Decimal(paid)
            if any(abs(rate - known) < Decimal("0.00005") for known in agreed):
                continue
            codes = {one.code for one in group.reasons}
            percent = f"{(rate * 100).quantize(Decimal('0.001')).normalize():f}%"
            repeats = "; the same rate repeats" if ReasonCode.FEE_KNOWN in codes else ""
            # Without a number the two rows are only held to be one payment.
            is_certain = ReasonCode.SAME_REFERENCE in codes
            reason = f"{percent} kept back, agreed nowhere{repeats}"
            yield _of_group(group, FindingKind.UNKNOWN_FEE, part.amount, reason, is_certain=is_certain)


def _cut_at_midnight(everyone: Pool, groups: Sequence[Proposal]) -> Iterator[Finding]:
    """Two days of spend of one account that differ by opposite amounts: the day was cut at another midnight."""
    proved = [group for group in groups if group.state is MatchState.AUTO]
    held = {key for group in proved for key in combination(group.left, group.right)}
    left, right = (
        [row for row in side if row.key not in held and _BURN.search(row.text)]
        for side in (everyone.left, everyone.right)
    )
    by_day: Mapping[tuple[str, str], dict[int, list[OpenRow]]] = defaultdict(lambda: defaultdict(list))
    for row in right:
        by_day[row.name, row.currency][row.day].append(row)
    for (name, currency), days in sorted(by_day.items()):
        own = [row for row in left if row.name == name and row.currency == currency]
        own.sort(key=lambda row: (row.day, row.id))
        for first, second in itertools.pairwise(own):
            one, two = days.get(first.day, ()), days.get(second.day, ())
            if second.day - first.day != 1 or len(one) != 1 or len(two) != 1:
                continue
            off = first.micros - one[0].micros
            if off and off == -(second.micros - two[0].micros):
                yield Finding(
                    kind=FindingKind.BURN_AT_ANOTHER_MIDNIGHT,
                    left=(first.id, second.id),
                    right=(one[0].id, two[0].id),
                    amount=abs(Money.from_micros(off, currency)),
                    reason="two days agree in sum and differ by the same amount each",
                )


def _rebates(everyone: Pool, groups: Sequence[Proposal], rows: Mapping[str, OpenRow]) -> Iterator[Finding]:
    """Recharges without the grant that the contract promises, or that nearly all recharges of their party got."""
    grants: dict[tuple[str, str], list[OpenRow]] = defaultdict(list)
    for row in everyone.right:
        if _GRANT.search(row.text):
            grants[row.name, row.currency].append(row)
    paid = [rows[f"R:{group.right[0]}"] for group in groups if _is_recharge(group)]
    by_party: dict[tuple[str, str], list[OpenRow]] = defaultdict(list)
    for row in paid:
        by_party[row.name, row.currency].append(row)
    for party, recharges in sorted(by_party.items()):
        granted = Block(grants.get(party, ()))
        rate = everyone.knowledge.rebate_rate or _usual_rebate(recharges, granted)
        if not rate:
            continue
        for row in recharges:
            if not any(_is_rebate(grant, row, rate) for grant in _soon_after(row, granted)):
                promised = abs(row.row.amount).times(rate).rounded()
                percent = f"{(rate * 100).normalize():f}%"
                yield Finding(
                    kind=FindingKind.REBATE_MISSING,
                    right=(row.id,),
                    amount=promised,
                    reason=f"no grant of {percent} within {_REBATE_DAYS} days",
                    is_certain=bool(everyone.knowledge.rebate_rate),
                )


def _is_recharge(group: Proposal) -> bool:
    is_pair = len(group.left) == len(group.right) == 1
    return is_pair and group.found_by is not MatchPass.CLEAN and group.state in {MatchState.AUTO, MatchState.PROPOSED}


def _soon_after(row: OpenRow, grants: Block) -> Sequence[OpenRow]:
    return grants.between(row.day, row.day + _REBATE_DAYS)


def _is_rebate(grant: OpenRow, row: OpenRow, rate: Decimal) -> bool:
    promised = abs(row.row.amount).times(rate).rounded().micros
    return abs(abs(grant.micros) - promised) <= 10_000


def _usual_rebate(recharges: Sequence[OpenRow], grants: Block) -> Decimal:
    """The share that most recharges of a party got back; zero when there is no such custom."""
    counts: dict[Decimal, int] = defaultdict(int)
    for row in recharges:
        for grant in _soon_after(row, grants):
            if abs(grant.micros) < abs(row.micros):
                share = Decimal(abs(grant.micros)) / Decimal(abs(row.micros))
                rate = share.quantize(Decimal("0.001"))
                if _is_rebate(grant, row, rate):
                    counts[rate] += 1
    best = max(counts, key=lambda rate: (counts[rate], rate), default=Decimal(0))
    has_custom = counts.get(best, 0) >= _REPEATS and 2 * counts[best] > len(recharges)
    return best if has_custom else Decimal(0)
