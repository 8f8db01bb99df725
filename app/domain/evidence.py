"""Evidence as the vault keeps it: what the outside said, numbered, and what changed when it was said again."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

from app.domain.accounts import FundRow, SpendRow


@dataclass(frozen=True, slots=True)
class Holder:
    """Who holds money on a platform: one of our ad accounts or shared wallets, by its id in the vault."""

    kind: Literal["account", "wallet"]
    id: int


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredFundRow:
    """A fund row as kept. A row whose serial was known but whose content changed is a new version of the old one."""

    id: int
    holder: Holder
    row: FundRow
    observed_at: datetime
    supersedes: int | None = None
    """The id of the version that this one replaces; the old one stays, and is no longer current."""

    @property
    def mark(self) -> str:
        """How a ledger entry names this row as its evidence."""
        return f"fund_row:{self.id}"


@dataclass(frozen=True, slots=True, kw_only=True)
class SpendChange:
    """What one day of burn was held to be before (None: not known) and what it is now."""

    row_id: int
    account_id: int
    day: date
    before: SpendRow | None
    after: SpendRow

    @property
    def mark(self) -> str:
        """How a ledger entry names this row as its evidence."""
        return f"spend_row:{self.row_id}"
