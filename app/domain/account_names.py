"""Names of ad accounts 账户名称: `brand-platform-market-nn`, with a running number that no account there carries yet."""

import re
from collections.abc import Iterable

from app.domain.accounts import Platform


def account_name(brand: str, platform: Platform, market: str, number: int = 1) -> str:
    """The proposed name; empty without a brand."""
    return f"{brand}-{platform}-{market}-{number:02d}" if brand else ""


def number_in(name: str, brand: str, platform: Platform, market: str) -> int | None:
    """The running number in a name of this brand, platform and market; None for any other name."""
    found = re.fullmatch(re.escape(f"{brand}-{platform}-{market}-") + r"(\d{2,9})", name, re.ASCII)
    return int(found[1]) if found else None


def next_number(names: Iterable[str], brand: str, platform: Platform, market: str) -> int:
    """One above the highest in use, so that a number never comes back: names of refused accounts count too."""
    numbers = (number_in(name, brand, platform, market) for name in names)
    return max((number for number in numbers if number is not None), default=0) + 1
