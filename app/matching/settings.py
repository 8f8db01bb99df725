"""What matching may be told: windows in days, limits of the search, and the bands of the score."""

from dataclasses import dataclass, replace
from decimal import Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class MatchSettings:
    """Left is the bank, right the platform; every number of days counts from the left row to the right one."""

    early_days: int = 2
    """A right row may stand this many days before its left row (zones, late posting)."""
    late_days: int = 7
    """A right row may follow its left row by this many days."""
    early_working_days: int = 0
    late_working_days: int = 5
    """The same in working days, whichever reaches further: only long holidays make a difference."""
    short_reference_days: int = 15
    """Numbers shorter than `long_reference` are used again; further apart they prove nothing."""
    long_reference_days: int = 60
    long_reference: int = 8
    """Characters from which a number counts as long."""
    reference_rows: int = 12
    """A number that stands on more rows of one side than this is an account or a customer, not a reference."""
    cancel_days: int = 20
    """Opposite rows of one side cancel within this many days."""
    clear_margin: int = 1
    """How much dearer the second-best reading must be; a day costs 10, a point of name similarity 1."""
    proof_margin: int = 60
    """The same for a pair of equal amounts to count as proved, not only proposed."""
    lack_cost: int = 120
    """What it costs to read two rows as both lacking their true partner, when proof is asked for."""
    pairs_per_block: int = 250_000
    """Blocks of one amount with more pairs in the window than this are not searched, and the result says so."""
    auto_score: Decimal = Decimal("0.75")
    propose_score: Decimal = Decimal("0.40")

    def mirrored(self) -> "MatchSettings":
        """The same rules for the two sides changed over."""
        return replace(
            self,
            early_days=self.late_days,
            late_days=self.early_days,
            early_working_days=self.late_working_days,
            late_working_days=self.early_working_days,
        )


DEFAULT = MatchSettings()
