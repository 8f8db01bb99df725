"""How advertising money burns over the year, the week and the hours of a day."""

from datetime import date

SALE_DAYS = {
    (3, 8): 190,
    (6, 16): 150,
    (6, 17): 190,
    (6, 18): 270,  # 618
    (9, 9): 140,
    (10, 31): 170,
    (11, 1): 180,
    (11, 9): 150,
    (11, 10): 220,
    (11, 11): 330,  # Double 11 双十一
    (12, 12): 190,  # Double 12
}
"""Month and day to percent of an ordinary day."""

WEEKDAYS = (96, 92, 93, 97, 105, 121, 116)
"""Monday to Sunday, percent of the week's mean."""

_HOURS = (16, 10, 6, 4, 4, 8, 20, 36, 46, 50, 54, 56, 58, 50, 46, 46, 48, 52, 58, 68, 78, 80, 66, 40)

HOUR_SHARES = tuple(sum(_HOURS[:hour]) for hour in range(25))
"""Parts of a day burned before each full hour; the last one is the whole day."""


def day_percent(day: date) -> int:
    """How much burns on this day, in percent of an ordinary one."""
    return WEEKDAYS[day.weekday()] * SALE_DAYS.get((day.month, day.day), 100) // 100


def burned_before(hour: int, cents: int) -> int:
    """The part of a day's `cents` that is burned before this full hour (0 to 24), rounded down."""
    return cents * HOUR_SHARES[hour] // HOUR_SHARES[24]
