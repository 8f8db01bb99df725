"""The pace: never more than the burst and the rate allow, and no turn wasted."""

from concurrent.futures import ThreadPoolExecutor
from threading import Lock

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.platforms.pace import Pace


class Clock:
    """Time that passes only by sleeping, or when a test says so."""

    def __init__(self) -> None:
        self.now = 0.0

    def sleep(self, seconds: float) -> None:
        assert seconds > 0
        self.now += seconds

    def monotonic(self) -> float:
        return self.now


@given(
    st.floats(0.5, 50),
    st.integers(1, 10),
    st.lists(st.floats(0, 3), min_size=1, max_size=60),
)
def test_no_span_of_time_holds_more_calls_than_burst_and_rate_allow(rate: float, burst: int, idle: list[float]) -> None:
    clock = Clock()
    pace = Pace(rate, burst, sleep=clock.sleep, monotonic=clock.monotonic)
    sent = []
    for pause in idle:
        clock.now += pause
        pace.wait("app")
        sent.append(clock.now)
    for first in range(len(sent)):
        for last in range(first, len(sent)):
            assert last - first + 1 <= burst + rate * (sent[last] - sent[first]) + 1e-6


@given(st.floats(0.5, 50), st.integers(1, 10), st.integers(1, 60))
def test_a_steady_caller_loses_no_turn(rate: float, burst: int, calls: int) -> None:
    clock = Clock()
    pace = Pace(rate, burst, sleep=clock.sleep, monotonic=clock.monotonic)
    for _ in range(calls):
        pace.wait("app")
    assert clock.now == pytest.approx(max(0, calls - burst) / rate)


def test_keys_do_not_wait_for_each_other() -> None:
    clock = Clock()
    pace = Pace(1, 1, sleep=clock.sleep, monotonic=clock.monotonic)
    pace.wait("one")
    pace.wait("two")
    assert clock.now == 0
    pace.wait("one")
    assert clock.now == 1


def test_many_threads_share_one_pace() -> None:
    slept: list[float] = []
    lock = Lock()

    def sleep(seconds: float) -> None:
        with lock:
            slept.append(seconds)

    pace = Pace(10, 5, sleep=sleep, monotonic=lambda: 0.0)
    with ThreadPoolExecutor(8) as pool:
        list(pool.map(pace.wait, ["app"] * 25))
    assert sorted(slept) == pytest.approx([turn / 10 for turn in range(1, 21)])


def test_a_pace_that_lets_nothing_through_is_refused() -> None:
    for rate, burst in ((0.0, 1), (1.0, 0)):
        with pytest.raises(ValueError, match="lets something through"):
            Pace(rate, burst, sleep=lambda _: None, monotonic=lambda: 0.0)
