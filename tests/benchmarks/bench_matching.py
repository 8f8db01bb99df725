"""How right and how fast matching is on labelled ledgers, beside recordlinkage where `make beside` installed it.

`python -m tests.benchmarks matching`
"""

import json
import re
import resource
import subprocess
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from math import log10
from pathlib import Path
from time import process_time

from app.domain.matches import MatchResult, MatchRow, MatchState
from app.matching.match import match
from app.services.calendar import shipped_calendar
from tests.benchmarks.ledgers import SEEDS, Ledger, ledger, pairs_of
from tests.benchmarks.measure import Measure

SIZES = {1_000: 90, 10_000: 365}
"""Bank rows, and the days over which they lie."""

LARGE = 100_000
LARGE_DAYS = 365

BESIDE = Path(__file__).parents[2] / ".venv-beside" / "bin" / "python"
"""Where `make beside` puts recordlinkage; without it the comparison is reported as missing."""

WORKING_DAYS = shipped_calendar().is_working_day
"""The days that users get, not those that the ledgers were made with."""

OFFERED = frozenset({MatchState.AUTO, MatchState.PROPOSED})


@dataclass(frozen=True, slots=True, kw_only=True)
class Quality:
    """Shares of 0 to 100."""

    f1: float
    precision: float
    """Of the pairs of automatic groups."""
    wrong_groups: float
    """Of the automatic groups, those with any wrong row: what a person would have to reverse."""
    found: float
    """Of the planted double bookings and duplicates."""
    invented: int


def run() -> list[Measure]:
    """The bars of right and of fast; the worst of the published seeds counts."""
    measures: list[Measure] = []
    for size, days in SIZES.items():
        quality = [_quality(made, _matched(made)) for made in (ledger(seed, size, days=days) for seed in SEEDS)]
        name = f"{size:,} bank rows"
        measures += [
            Measure(f"{name}: pair F1", min(one.f1 for one in quality), 97, "%", at_least=True),
            Measure(
                f"{name}: precision of automatic groups",
                min(one.precision for one in quality),
                99.5,
                "%",
                at_least=True,
            ),
            Measure(
                f"{name}: error rate after automatic confirmation", max(one.wrong_groups for one in quality), 0.5, "%"
            ),
            Measure(f"{name}: planted doubles found", min(one.found for one in quality), 100, "%", at_least=True),
            Measure(f"{name}: doubles invented", max(one.invented for one in quality), 0, "rows"),
        ]
    return [*measures, *_speed(), *_beside_recordlinkage()]


def _speed() -> list[Measure]:
    small = _seconds(10_000)
    large, megabytes = _apart(LARGE)
    records = f"{LARGE:,} bank rows and about as many records and a tenth"
    return [
        Measure("10,000 bank rows: processor time of all passes", small, 3, "s"),
        Measure(f"{records}: processor time of all passes", large, 60, "s"),
        Measure(f"{records}: memory", megabytes / 1024, 1.5, "GB"),
        Measure("growth from 10,000 to 100,000 rows, exponent", log10(large / small), 1.2, ""),
    ]


def _matched(made: Ledger) -> MatchResult:
    return match(made.bank, made.platform, is_working_day=WORKING_DAYS)


def _seconds(size: int) -> float:
    """Of processor time: matching waits for nothing, and what else the machine does says nothing about it."""
    made = ledger(SEEDS[0], size, days=LARGE_DAYS)
    begun = process_time()
    _matched(made)
    return process_time() - begun


def _apart(size: int) -> tuple[float, float]:
    """Seconds, and megabytes at the most, of a program that does nothing else."""
    told = subprocess.run(
        [sys.executable, "-m", "tests.benchmarks.bench_matching", str(size)], capture_output=True, text=True, check=True
    )
    seconds, megabytes = told.stdout.split()
    return float(seconds), float(megabytes)


def _quality(made: Ledger, result: MatchResult) -> Quality:
    proved = [
        (group.left, group.right)
        for group in result.groups
        if group.state is MatchState.AUTO and group.left and group.right
    ]
    pairs = pairs_of(iter(proved))
    wrong = sum(not pairs_of(iter([group])) <= made.truth for group in proved)
    planted = made.doubles | made.duplicates
    told = {frozenset(rows) for one in result.double_bookings for rows in (one.left, one.right) if len(rows) > 1}
    return Quality(
        f1=_f1(offered_pairs(result), made.truth),
        precision=100 * len(pairs & made.truth) / len(pairs),
        wrong_groups=100 * wrong / len(proved),
        found=100 * len(told & planted) / len(planted) if planted else 100,
        invented=len(told - planted),
    )


def offered_pairs(result: MatchResult) -> set[tuple[str, str]]:
    """Pairs that a person would see as groups; what is ambiguous is not counted as found."""
    return pairs_of((group.left, group.right) for group in result.groups if group.state in OFFERED)


def _f1(found: set[tuple[str, str]], truth: Iterable[tuple[str, str]]) -> float:
    wanted = set(truth)
    return 200 * len(found & wanted) / (len(found) + len(wanted))


def _beside_recordlinkage() -> list[Measure]:
    if not BESIDE.exists():
        print("recordlinkage is missing, and so is the comparison: `make beside` installs it", file=sys.stderr)
        return []
    made = ledger(SEEDS[0], 10_000, days=SIZES[10_000])
    ours = _f1(offered_pairs(_matched(made)), made.truth)
    theirs = _best_of_recordlinkage(made)
    name = f"10,000 bank rows: pair F1 above recordlinkage ({ours:.2f} and {theirs:.2f} %)"
    return [Measure(name, ours - theirs, 12, "points", at_least=True)]


def _best_of_recordlinkage(made: Ledger) -> float:
    """With the threshold that serves it best, which nobody could know without the truth."""
    tables = [[_plain(row) for row in rows] for rows in (made.bank, made.platform)]
    told = subprocess.run(
        [BESIDE, Path(__file__).with_name("linked.py")],
        input=json.dumps(tables),
        capture_output=True,
        text=True,
        check=True,
    )
    links: list[tuple[str, str, float]] = json.loads(told.stdout)
    steps = (tenth / 10 for tenth in range(5, 40))
    return max(_f1({(left, right) for left, right, points in links if points >= least}, made.truth) for least in steps)


def _plain(row: MatchRow) -> dict[str, str | int]:
    """A row as a line of a table; its number is the reference, or what in its text looks like one."""
    spoken = re.search(r"[A-Z]{0,2}\d{8,}", row.text)
    return {
        "id": row.id,
        "currency": row.amount.currency,
        "cents": row.amount.micros // 10_000,
        "party": row.party,
        "day": row.day.toordinal(),
        "number": (spoken.group() if spoken else row.reference) or row.id,
    }


if __name__ == "__main__":
    print(_seconds(int(sys.argv[1])), resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)
