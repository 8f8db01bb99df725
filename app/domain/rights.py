"""What a token may do 权限: checked when a platform is connected, so that what is missing or too much is said at once."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class Ability(StrEnum):
    """What AdTill does with a connection, as far as it is tried out when it is made."""

    ACCOUNTS = "accounts"
    BALANCES = "balances"
    DEBTS = "debts"
    FUND_ROWS = "fund_rows"
    SPEND = "spend"


@dataclass(frozen=True, slots=True, kw_only=True)
class Rights:
    """What a fresh token may do: rights by the platform's own words, and what was tried out."""

    is_told: bool
    """Whether the platform told the token's rights at all."""
    missing: tuple[str, ...] = ()
    surplus: tuple[str, ...] = ()
    """Rights that AdTill does not ask for: such a token needs a second confirmation (promise S4)."""
    tried: Mapping[Ability, str] = field(default_factory=dict)
    """By what was tried: empty when it worked, else the platform's code or the name of the error."""

    @property
    def refused(self) -> tuple[Ability, ...]:
        """What was tried and did not work."""
        return tuple(ability for ability, code in self.tried.items() if code)
