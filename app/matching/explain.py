"""Why two amounts differ: a fee, rounding, tax, swapped digits, each with the exact amount that it predicts."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from app.domain.matches import DifferenceKind, Reason, ReasonCode
from app.domain.money import minor_digits
from app.matching.knowledge import FeeModel
from app.matching.pool import OpenRow, Pool
from app.matching.text import party_name

TAX_RATES = (6, 3, 1)
"""Percent of value added tax: advertising services, and the rates of small-scale payers."""

LEAST_FEE = 10
MOST_FEE = 305
"""Ten-thousandths of the payment between which a difference looks like a fee that somebody kept back."""

FEE_ON_SUM = -300
"""How much less likely a sum is that lacks a fee; see `evidence`."""

_RANK = {
    ReasonCode.FEE_KNOWN: 0,
    ReasonCode.ROUNDED: 5,
    ReasonCode.SWAPPED_DIGITS: 20,
    ReasonCode.TAX_RATIO: 30,
    ReasonCode.FEE_LIKELY: 60,
}


_RARITY = {
    ReasonCode.FEE_KNOWN: -500,
    ReasonCode.ROUNDED: -600,
    ReasonCode.SWAPPED_DIGITS: -600,
    ReasonCode.TAX_RATIO: -800,
}
"""Equal amounts are some hundred times as common as any of these, and each predicts several amounts; see `evidence`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cause:
    """One reason for a difference; `is_known` when it was agreed before these rows were seen."""

    kind: DifferenceKind
    reason: Reason
    is_known: bool = False

    @property
    def rank(self) -> int:
        """What it costs an assignment to believe it."""
        return _RANK[self.reason.code]

    @property
    def rarity(self) -> int:
        """What it adds to the evidence of a pair, beside equal amounts; only for causes that predict an amount."""
        return _RARITY[self.reason.code]


_CENT = Cause(
    kind=DifferenceKind.ROUNDING, reason=Reason(code=ReasonCode.ROUNDED, points=25, fact="0.01"), is_known=True
)


def _of_tax(kind: DifferenceKind, percent: int) -> Cause:
    return Cause(kind=kind, reason=Reason(code=ReasonCode.TAX_RATIO, points=15, fact=f"{100 + percent}/100"))


_TAXES = tuple(
    (percent, _of_tax(DifferenceKind.TAX, percent), _of_tax(DifferenceKind.UNEXPLAINED, percent))
    for percent in TAX_RATES
)


@lru_cache(maxsize=100)
def unit_of(currency: str) -> int:
    """Micro-units of the smallest coin."""
    return int(10 ** (6 - minor_digits(currency)))


def predicted(row: OpenRow, pool: Pool) -> Iterator[tuple[int, Cause]]:
    """Amounts (micro-units, without sign) that the right side would show for this left row, with the cause of each."""
    paid, unit = abs(row.micros), unit_of(row.currency)
    for fee in fees_for(row, pool):
        yield from by_fee(row, fee, pool)
    yield paid + unit, _CENT
    yield paid - unit, _CENT
    for percent, less, more in _TAXES:
        yield _share(paid, 100, 100 + percent, unit), less
        yield _share(paid, 100 + percent, 100, unit), more
    for landed in swaps(paid // unit):
        why = Reason(code=ReasonCode.SWAPPED_DIGITS, points=15, fact=str(abs(paid - landed * unit) // unit))
        yield landed * unit, Cause(kind=DifferenceKind.SWAPPED, reason=why)


def by_fee(row: OpenRow, fee: FeeModel, pool: Pool) -> Iterator[tuple[int, Cause]]:
    """What this fee leaves of the row, give or take a coin."""
    paid, unit = abs(row.micros), unit_of(row.currency)
    if fee.fixed is None or fee.fixed.currency == row.currency:
        cause = _known(fee, is_agreed=is_agreed(fee, pool))
        landed = less_fee(paid, fee, unit)
        for off in (0, unit, -unit):
            if 0 < landed + off < paid:
                yield landed + off, cause


@lru_cache(maxsize=1_000)
def _known(fee: FeeModel, *, is_agreed: bool) -> Cause:
    rate = Reason(code=ReasonCode.FEE_KNOWN, points=25, fact=fee_fact(fee))
    return Cause(kind=DifferenceKind.FEE, reason=rate, is_known=is_agreed)


def cause_of(left: OpenRow, paid: int, landed: int, pool: Pool) -> Cause | None:
    """Why `landed` arrived of `paid` (micro-units without sign), the likeliest cause first; None when nothing says why."""
    unit = unit_of(left.currency)
    if left.micros and abs(left.micros) != paid:
        return next((cause for cause in _of_fees(left, paid, landed, pool)), None)
    causes = [cause for amount, cause in predicted(left, pool) if amount == landed]
    if not causes and is_like_fee(paid, landed):
        return like_fee(paid, landed)
    if not causes and landed % (100 * unit) == 0 and abs(paid - landed) < 100 * unit:
        whole = Reason(code=ReasonCode.ROUNDED, points=15, fact="1")
        return Cause(kind=DifferenceKind.ROUNDING, reason=whole)
    return min(causes, key=lambda cause: cause.rank, default=None)


def _of_fees(left: OpenRow, paid: int, landed: int, pool: Pool) -> Iterator[Cause]:
    unit = unit_of(left.currency)
    for fee in fees_for(left, pool):
        if abs(less_fee(paid, fee, unit) - landed) <= unit:
            why = Reason(code=ReasonCode.FEE_KNOWN, points=25, fact=fee_fact(fee))
            yield Cause(kind=DifferenceKind.FEE, reason=why, is_known=is_agreed(fee, pool))
    if is_like_fee(paid, landed):
        yield like_fee(paid, landed)


def is_like_fee(paid: int, landed: int) -> bool:
    """Whether so little is missing that somebody may have kept it back."""
    return LEAST_FEE * paid <= 10_000 * (paid - landed) <= MOST_FEE * paid


def like_fee(paid: int, landed: int) -> Cause:
    """A fee that nobody knows."""
    percent = (Decimal(paid - landed) * 100 / Decimal(paid)).quantize(Decimal("0.001"))
    reason = Reason(code=ReasonCode.FEE_LIKELY, points=5, fact=str(percent))
    return Cause(kind=DifferenceKind.FEE, reason=reason)


def fees_for(row: OpenRow, pool: Pool) -> Iterator[FeeModel]:
    """Fees of this party, then of the name that it really carries where it pays for others, then those of everybody."""
    for key in dict.fromkeys((row.name, party_name(row.row.party), "")):
        for fee in pool.fees.get(key, ()):
            if fee.fixed is None or fee.fixed.currency == row.currency:
                yield fee


def is_agreed(fee: FeeModel, pool: Pool) -> bool:
    """Whether somebody said so; a fee that only repeats in these rows is a question, not an agreement."""
    return fee in pool.knowledge.fees


def less_fee(paid: int, fee: FeeModel, unit: int) -> int:
    """What arrives of a payment, to the smallest coin."""
    part, whole = _ratio(fee.rate)
    kept = _share(paid, part, whole, unit) + (fee.fixed.micros if fee.fixed else 0)
    return paid - kept


def before_fee(landed: int, fee: FeeModel, unit: int) -> int:
    """What was paid for this much to arrive, to the smallest coin."""
    part, whole = _ratio(1 - fee.rate)
    return _share(landed + (fee.fixed.micros if fee.fixed else 0), whole, part, unit)


def fee_fact(fee: FeeModel) -> str:
    """The rate in percent or the fixed amount."""
    percent = f"{(fee.rate * 100).normalize():f}%" if fee.rate else ""
    return " + ".join(filter(None, (percent, str(fee.fixed) if fee.fixed else "")))


_ratio = lru_cache(maxsize=1_000)(Decimal.as_integer_ratio)


@lru_cache(maxsize=100_000)
def swaps(figure: int) -> tuple[int, ...]:
    """The figure with two neighbouring digits changed over, in every way; each differs by a multiple of nine."""
    digits = str(figure)
    found = {
        digits[:place] + digits[place + 1] + digits[place] + digits[place + 2 :] for place in range(len(digits) - 1)
    }
    return tuple(sorted(int(one) for one in found if one != digits and one[0] != "0"))


def _share(amount: int, part: int, whole: int, unit: int) -> int:
    """`amount` times `part / whole`, half up to the smallest coin."""
    return (2 * amount * part + whole * unit) // (2 * whole * unit) * unit
