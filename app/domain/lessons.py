"""What confirmed matches teach 学到的规则: names, fees and delays, each with how often it was confirmed and what a person says of it."""

from dataclasses import dataclass, replace
from decimal import Decimal

ENOUGH = 3
"""Confirmed matches that must say the same before it counts as a rule."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NameLesson:
    """A name as the bank writes it, and whose name it is."""

    written: str
    counts_as: str

    @property
    def mark(self) -> str:
        """Of one written name there is one lesson."""
        return f"name:{self.written}"


@dataclass(frozen=True, slots=True, kw_only=True)
class FeeLesson:
    """A share of each payment that a party keeps back."""

    party: str
    """As the bank writes it."""
    rate: Decimal
    """Of what was paid: 0.006 is 0.6 %."""

    @property
    def mark(self) -> str:
        """A party may keep one rate of some payments and another one of others."""
        return f"fee:{self.party}:{self.rate.normalize():f}"


@dataclass(frozen=True, slots=True, kw_only=True)
class DelayLesson:
    """How many working days pass until a party's platform shows a payment."""

    party: str
    """As the platform's rows write it."""
    median: int
    most: int
    """Nine in ten are there by then."""

    @property
    def mark(self) -> str:
        """Of one party there is one lesson."""
        return f"delay:{self.party}"


Said = NameLesson | FeeLesson
"""What a person can write as well as confirm; delays are only measured."""

Taught = Said | DelayLesson


@dataclass(frozen=True, slots=True, kw_only=True)
class Lesson:
    """One rule, where it comes from, and whether matching goes by it."""

    taught: Taught
    confirmed: int = 0
    """Matches confirmed by persons that say so; zero: a person wrote it here."""
    is_used: bool = True

    @property
    def is_said(self) -> bool:
        """Whether a person wrote it instead of confirming it again and again."""
        return not self.confirmed


@dataclass(frozen=True, slots=True, kw_only=True)
class Answers:
    """What persons say of the rules."""

    unused: frozenset[str] = frozenset()
    """Marks of lessons that matching shall not go by."""
    said: tuple[Said, ...] = ()

    def over(self, learned: list[Lesson]) -> list[Lesson]:
        """All lessons: what a person wrote stands in the place of what was learned under the same mark."""
        said = {one.mark: Lesson(taught=one) for one in self.said}
        found = [*said.values(), *(one for one in learned if one.taught.mark not in said)]
        return [replace(one, is_used=one.taught.mark not in self.unused) for one in found]
