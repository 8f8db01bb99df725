import json
from pathlib import Path

import pytest

from tests.benchmarks.__main__ import BENCHES
from tests.benchmarks.measure import Measure, print_table, write_json

SLOW = Measure("a slow thing", 2.5, 2.0, "×")
QUICK = Measure("同步", 0.9, 0.8, "×", at_least=True)


def test_a_figure_on_its_bar_is_kept_whichever_way_it_counts() -> None:
    assert Measure("time", 2.0, 2.0, "×").ok
    assert Measure("speed", 0.8, 0.8, "×", at_least=True).ok
    assert not SLOW.ok
    assert QUICK.ok


def test_the_table_names_a_missed_bar(capsys: pytest.CaptureFixture[str]) -> None:
    print_table([SLOW, QUICK])
    assert capsys.readouterr().out.splitlines() == [
        "a slow thing  2.50 ×  ≤ 2.00  MISSED",
        "同步          0.90 ×  ≥ 0.80  ok",
    ]


def test_other_programs_read_name_value_bar_unit_and_verdict(tmp_path: Path) -> None:
    write_json([SLOW], tmp_path / "figures.json")
    assert json.loads((tmp_path / "figures.json").read_text(encoding="utf-8")) == [
        {"name": "a slow thing", "value": 2.5, "bar": 2.0, "unit": "×", "ok": False}
    ]


def test_no_benchmark_is_forgotten() -> None:
    files = Path(__file__).parent.glob("bench_*.py")
    assert {file.stem.removeprefix("bench_") for file in files} == set(BENCHES)
