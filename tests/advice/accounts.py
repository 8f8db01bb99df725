"""Made-up accounts with a seed each: steady ones, bursty ones, and bursty ones with announced budgets."""

from datetime import date, timedelta

import numpy as np

from app.advice.backtest.world import Series

START = date(2025, 1, 6)


def regular(seed: int, days: int = 180) -> Series:
    random = np.random.default_rng([1, seed])
    first = START + timedelta(days=int(random.integers(0, 300)))
    week = 1 + random.uniform(0.05, 0.35) * np.array([0.3, 0.4, 0.3, 0.2, 0.0, -0.8, -0.9])
    level = np.exp(np.cumsum(random.normal(0, 0.03, days)))
    by_day = week[[(first + timedelta(days=day)).weekday() for day in range(days)]]
    spend = 1000 * level * by_day * np.exp(random.normal(0, random.uniform(0.1, 0.25), days))
    return Series(f"regular {seed}", first, spend)


def bursty(seed: int, days: int = 180, *, with_budget: bool = False) -> Series:
    """Two to four campaigns that come and go without notice, each with a budget of its own that it mostly uses up."""
    random = np.random.default_rng([2, seed])
    spend, budget = np.zeros(days), np.zeros(days)
    for _ in range(int(random.integers(2, 5))):
        day = int(random.integers(0, 30))
        while day < days:
            length, daily = int(random.integers(5, 50)), 1000 * float(np.exp(random.normal(0, 0.6)))
            run = slice(day, min(day + length, days))
            count = run.stop - run.start
            used = np.clip(random.beta(8, 2, count) * np.exp(random.normal(0, 0.15, count)), 0, 1)
            spend[run] += daily * used
            budget[run] += daily
            day += length + int(random.integers(3, 40))
    first = START + timedelta(days=int(random.integers(0, 300)))
    name = f"{'budgeted' if with_budget else 'bursty'} {seed}"
    return Series(name, first, spend, budget if with_budget else None)
