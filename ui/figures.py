"""Money, numbers, days and ages as text for display; nothing here calculates."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta, tzinfo
from decimal import ROUND_HALF_EVEN, Decimal
from functools import lru_cache

from babel import Locale
from babel.numbers import get_currency_symbol

from app.domain.money import Money, minor_digits
from ui.words import is_chinese, language, plural, tr

MINUS = "−"
NOTHING = "–"
"""What stands where there is no figure: never 0.00."""

_SYMBOLS = {"CNY": "¥", "JPY": "JP¥"}  # two currencies share the yen sign; ours has it


@dataclass(frozen=True, slots=True)
class Figure:
    """An amount in the pieces that are set apart: sign and currency, whole units, decimals with their point."""

    sign: str
    whole: str
    decimals: str

    def __str__(self) -> str:
        return f"{self.sign}{self.whole}{self.decimals}"


@lru_cache(maxsize=64)
def symbol(currency: str) -> str:
    """The sign written before an amount: ¥, $, €; the code and a space where there is none."""
    sign = _SYMBOLS.get(currency) or str(get_currency_symbol(currency, locale="en"))
    return f"{sign} " if sign.isalpha() else sign


@lru_cache(maxsize=8)
def _step(digits: int) -> Decimal:
    return Decimal(1).scaleb(-digits)


def parts(amount: Decimal, *, digits: int = 2, prefix: str = "", plus: bool = False) -> Figure:
    """An amount with fixed decimals and thousands apart; `plus` writes the plus sign too."""
    shown = f"{abs(amount.quantize(_step(digits), ROUND_HALF_EVEN)):,.{digits}f}"
    whole, point, decimals = shown.partition(".")
    below = amount < 0 and shown.strip("0.,") != ""
    sign = MINUS if below else "+" if plus and amount > 0 else ""
    return Figure(sign + prefix, whole, point + decimals)


def whole(text: str) -> Figure:
    """A figure of one piece, where decimals count as much as the rest: days, counts, shares."""
    return Figure("", text, "")


def money_parts(money: Money, *, plus: bool = False, with_symbol: bool = False, is_whole: bool = False) -> Figure:
    """Money in pieces, at its currency's own decimals or, with `is_whole`, at none."""
    digits = 0 if is_whole else minor_digits(money.currency)
    return parts(money.amount, digits=digits, prefix=symbol(money.currency) if with_symbol else "", plus=plus)


def amount(money: Money, *, plus: bool = False) -> str:
    """The bare amount, for a column that names the currency in its header: 1,904,925.46."""
    return str(money_parts(money, plus=plus))


def money(value: Money, *, is_whole: bool = False, plus: bool = False) -> str:
    """Money with its sign in front: ¥1,904,925.46, or ¥1,904,925 with `is_whole`."""
    return str(money_parts(value, with_symbol=True, is_whole=is_whole, plus=plus))


def coded(value: Money) -> str:
    """Money with its code in front, where currencies stand side by side: USD 55,757.97."""
    return f"{value.currency} {amount(value)}"


def number(value: Decimal | float, digits: int = 0) -> str:
    """A plain number with thousands apart and a true minus."""
    return f"{value:,.{digits}f}".replace("-", MINUS)


def percent(share: Decimal | float, digits: int = 1) -> str:
    """A share of one in percent: 0.077 is 7.7%."""
    return f"{number(share * 100, digits)}%"


def days(value: Decimal | float | None) -> str:
    """How long money lasts: one decimal, NOTHING when it never ends; the unit stands in the header."""
    return NOTHING if value is None else number(value, 1) if value < 1000 else ">999"


def days_with_unit(value: Decimal | float | None) -> str:
    """The same with its unit: 1.1 天, 1.1 d."""
    return NOTHING if value is None else tr("{days} d", days=days(value))


def axis(value: float) -> str:
    """A tick of an axis: 万 and 亿 in Chinese, k and M in English."""
    steps = ((1e8, "亿"), (1e4, "万")) if is_chinese() else ((1e6, "M"), (1e3, "k"))
    for size, unit in steps:
        if abs(value) >= size:
            return f"{value / size:,.4g}{unit}".replace("-", MINUS)
    return f"{value:,.4g}".replace("-", MINUS)


@lru_cache(maxsize=2)
def _weekdays(locale: str) -> tuple[str, ...]:
    names = Locale.parse(locale).days["format"]["abbreviated"]
    return tuple(str(names[day]) for day in range(7))


@lru_cache(maxsize=2)
def _months(locale: str) -> tuple[str, ...]:
    names = Locale.parse(locale).months["format"]["abbreviated"]
    return tuple(str(names[month]) for month in range(1, 13))


def weekday(day: date) -> str:
    """周六, Sat."""
    return _weekdays(language())[day.weekday()]


def day(value: date, today: date | None = None) -> str:
    """11/21, Nov 21; with the year when it is not today's (or no today is given)."""
    has_year = today is None or value.year != today.year
    if is_chinese():
        return f"{value:%Y/%m/%d}" if has_year else f"{value:%m/%d}"
    short = f"{_months(language())[value.month - 1]} {value.day}"
    return f"{short}, {value.year}" if has_year else short


def iso_day(value: date) -> str:
    """2026-11-21: for columns of dates of many years, equal in both languages."""
    return value.isoformat()


def moment(value: datetime, now: datetime, zone: tzinfo | None = None) -> str:
    """11/21 周六 12:00 or Sat 21, 12:00, in `zone` (the computer's when none is given)."""
    local, today = value.astimezone(zone), now.astimezone(zone).date()
    clock = f"{local:%H:%M}"
    if is_chinese():
        return f"{day(local.date(), today)} {weekday(local.date())} {clock}"
    if abs(local.date() - today) < timedelta(days=14):
        return f"{weekday(local.date())} {local.day}, {clock}"
    return f"{day(local.date(), today)}, {clock}"


def stamp(value: datetime, now: datetime, zone: tzinfo | None = None) -> str:
    """11/21 12:00 or Nov 21, 12:00: when something was written down."""
    local, today = value.astimezone(zone), now.astimezone(zone).date()
    joint = " " if is_chinese() else ", "
    return f"{day(local.date(), today)}{joint}{local:%H:%M}"


def long_day(value: datetime, zone: tzinfo | None = None) -> str:
    """The line beside a page's title: 11 月 20 日 周五 10:24, Fri, Nov 20 2026, 10:24."""
    local = value.astimezone(zone)
    if is_chinese():
        return f"{local.month} 月 {local.day} 日 {weekday(local)} {local:%H:%M}"
    return f"{weekday(local)}, {_months(language())[local.month - 1]} {local.day} {local.year}, {local:%H:%M}"


def age(then: datetime, now: datetime) -> str:
    """How long ago: just now, 4 min, 3 h, 2 d."""
    minutes = max(int((now - then).total_seconds()) // 60, 0)
    if minutes < 1:
        return tr("just now")
    if minutes < 60:
        return tr("{minutes} min ago", minutes=minutes)
    if minutes < 48 * 60:
        return tr("{hours} h ago", hours=minutes // 60)
    return plural("{count} day ago", "{count} days ago", count=minutes // (24 * 60))


def span(seconds: float) -> str:
    """How long something still takes: about 20 s, about 3 min."""
    if seconds < 60:
        return tr("about {seconds} s", seconds=max(int(seconds), 1))
    return tr("about {minutes} min", minutes=round(seconds / 60))


def short_hash(value: str) -> str:
    """The two ends of a hash, for tables: a93c…07e1."""
    return value if len(value) <= 12 else f"{value[:4]}…{value[-4:]}"


def size(count: int) -> str:
    """A file's size: 318 KB, 1.2 MB."""
    if count < 1000:
        return f"{count} B"
    return f"{count / 1000:.0f} KB" if count < 1_000_000 else f"{count / 1_000_000:,.1f} MB"
