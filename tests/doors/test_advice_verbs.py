import json
from argparse import Namespace
from datetime import date, timedelta
from pathlib import Path

import pytest

from app.doors.command_line import run
from app.doors.output import Output
from app.errors import BrokenFile
from app.services.advice_backtest import read_spend
from tests.advice.accounts import regular


def no_demo(args: Namespace, out: Output) -> int:
    raise AssertionError(args, out)


def spend_file(folder: Path, *lines: str, head: str = "date,spend") -> Path:
    file = folder / "spend.csv"
    file.write_text("\n".join((head, *lines)) + "\n", encoding="utf-8")
    return file


def a_steady_year(folder: Path) -> Path:
    series = regular(8, 100)
    days = [series.first + timedelta(days=step) for step in range(100)]
    lines = [f"{day},{spend:.2f},{3 * spend:.2f}" for day, spend in zip(days, series.spend, strict=True)]
    return spend_file(folder, *lines, head="date,spend,value")


def test_a_back_test_prints_ours_the_rules_and_perfect_foresight(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["advice", "backtest", str(a_steady_year(tmp_path)), "--seeds", "2", "--json"], no_demo) == 0
    document = json.loads(capsys.readouterr().out)
    overall = document["overall"]
    assert document["setting"]["seeds"] == 2
    assert overall["adtill"]["dry_hours"] < 0.05
    assert overall["best_simple"] in overall["simple"]
    assert 0 < overall["perfect_foresight"]["days_of_cover"] < overall["adtill"]["days_of_cover"]
    assert set(overall["forecasts"]) == {"1", "3", "7"}
    assert document["accounts"][0]["roi"]["error"] < 0.01


def test_without_json_there_is_a_table(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["advice", "backtest", str(a_steady_year(tmp_path)), "--seeds", "1"], no_demo) == 0
    assert "best simple rule in hindsight" in capsys.readouterr().out


def test_a_file_too_short_to_score_fails_and_says_so(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["advice", "backtest", str(spend_file(tmp_path, "2026-01-01,5")), "--json"], no_demo) == 1
    told = capsys.readouterr()
    assert json.loads(told.out)["too_short"] == ["spend"]
    assert "too short" in told.err


def test_rows_of_one_day_add_up_and_days_without_a_row_hold_nothing(tmp_path: Path) -> None:
    lines = ("2026-01-03,x,1.5,,", "2026-01-01,x,2,10,5", "2026-01-01,x,3,,", '2026-01-02,y,"1,000",,')
    x, y = read_spend(spend_file(tmp_path, *lines, head="Date, account ,spend,value,budget"))
    assert (x.name, x.first, x.spend.tolist()) == ("x", date(2026, 1, 1), [5.0, 0.0, 1.5])
    assert x.value is not None
    assert x.value.tolist() == [10.0, 0.0, 0.0]
    assert x.budget is not None
    assert y.spend.tolist() == [1000.0]
    assert (y.value, y.budget) == (None, None)


@pytest.mark.parametrize("line", ["2026-02-30,5", "2026-01-01,five", "2026-01-01,-5", "2026-01-01,NaN", ",5"])
def test_a_line_that_cannot_be_read_is_named(tmp_path: Path, line: str) -> None:
    with pytest.raises(BrokenFile) as error:
        read_spend(spend_file(tmp_path, "2026-01-01,1", line))
    assert error.value.reason == "line_3"


@pytest.mark.parametrize("head", ["day,spend", "date,cost", ""])
def test_a_file_without_date_and_spend_is_refused(tmp_path: Path, head: str) -> None:
    with pytest.raises(BrokenFile):
        read_spend(spend_file(tmp_path, "2026-01-01,1", head=head))


@pytest.mark.parametrize("option", [["--seeds", "0"], ["--lead-hours", "-1"], ["--reviews", "never"]])
def test_settings_that_make_no_sense_are_wrong_use(option: list[str], tmp_path: Path) -> None:
    with pytest.raises(SystemExit) as ended:
        run(["advice", "backtest", str(tmp_path / "x.csv"), *option], no_demo)
    assert ended.value.code == 2
