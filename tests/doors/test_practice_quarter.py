"""The practice quarter: days in fast time, each payment once, and what was lost on the way found again."""

from datetime import date
from pathlib import Path

import pytest

from app.doors.practice_quarter import play_quarter
from app.secret import Secret

DAYS, LAST = 10, date(2026, 11, 20)


def test_in_fast_time_every_payment_is_advised_signed_sent_once_and_followed_to_its_end(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ADTILL_HOME", str(tmp_path / "home"))
    told = play_quarter(tmp_path, Secret("practice makes perfect"), lambda _: None, days=DAYS, today=LAST)
    assert (told["days"], told["chain_is_whole"]) == (DAYS, True)
    assert told["payments_at_the_platforms"] == told["confirmed_by_interface"] > 0
    assert 0 < told["unknown"] == told["settled_by_reading_back"]
    assert told["late_rebates"] > 0
    assert told["agency_capped"]
    assert told["states"]["confirmed"] > told["confirmed_by_interface"], "some were paid by hand and seen to arrive"
