"""The clock is an argument: services are given one, tests give a fixed one."""

from collections.abc import Callable
from datetime import UTC, datetime

Clock = Callable[[], datetime]
"""Gives the present instant in UTC."""


def system_clock() -> datetime:
    """The computer's own clock, in UTC."""
    return datetime.now(UTC)
