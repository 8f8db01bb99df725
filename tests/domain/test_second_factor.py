"""Promises M8 and K6: a code counts one step around, once, and guessing is slow across restarts."""

import base64
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from cryptography.hazmat.primitives.hashes import SHA1
from cryptography.hazmat.primitives.twofactor.totp import TOTP
from hypothesis import given
from hypothesis import strategies as st

from app.domain.backoff import LONGEST_CODE_WAIT, LONGEST_PASSWORD_WAIT, Guesses, wait_after
from app.domain.second_factor import STEP_S, CodeAnswer, SecondFactor, code_at, enrolment_address, new_seed
from app.secret import Secret

RFC_KEY = b"12345678901234567890"
SEED = Secret(base64.b32encode(RFC_KEY).decode())
NOW = datetime(2026, 3, 9, 9, 30, 10, tzinfo=UTC)
STEP = int(NOW.timestamp()) // STEP_S
# RFC 6238, appendix B, the SHA-1 column.
VECTORS = [
    (59, "94287082"), (1111111109, "07081804"), (1111111111, "14050471"), (1234567890, "89005924"),
    (2000000000, "69279037"), (20000000000, "65353130"),
]  # fmt: skip


@pytest.mark.parametrize(("seconds", "eight"), VECTORS)
def test_codes_are_those_of_the_rfc(seconds: int, eight: str) -> None:
    assert TOTP(RFC_KEY, 8, SHA1(), STEP_S).generate(seconds).decode() == eight  # noqa: S303
    assert code_at(SEED, seconds // STEP_S) == eight[-6:]


@pytest.mark.parametrize(("aside", "answer"), [
    (-3, CodeAnswer.WRONG), (-2, CodeAnswer.WRONG), (-1, CodeAnswer.RIGHT), (0, CodeAnswer.RIGHT), (1, CodeAnswer.RIGHT),
    (2, CodeAnswer.WRONG), (3, CodeAnswer.WRONG),
])  # fmt: skip
def test_a_clock_may_be_one_step_off_and_no_more(aside: int, answer: CodeAnswer) -> None:
    assert SecondFactor(seed=SEED).check(code_at(SEED, STEP + aside), NOW)[0] is answer


@pytest.mark.parametrize("seconds", [-90, 90])
def test_a_code_of_ninety_seconds_aside_is_wrong(seconds: int) -> None:
    code = code_at(SEED, STEP)
    assert SecondFactor(seed=SEED).check(code, NOW + timedelta(seconds=seconds))[0] is CodeAnswer.WRONG


def test_a_code_is_good_once_and_an_older_one_never_after_it() -> None:
    answer, factor = SecondFactor(seed=SEED).check(code_at(SEED, STEP), NOW)
    assert answer is CodeAnswer.RIGHT
    for step in (STEP, STEP - 1):
        assert factor.check(code_at(SEED, step), NOW)[0] is CodeAnswer.USED
    assert factor.check(code_at(SEED, STEP + 1), NOW)[0] is CodeAnswer.RIGHT


def test_a_restart_forgets_neither_used_codes_nor_failures() -> None:
    _, factor = SecondFactor(seed=SEED).check(code_at(SEED, STEP), NOW)
    _, factor = factor.check("000000", NOW)
    again = SecondFactor(seed=Secret(SEED.reveal()), last_step=factor.last_step, guesses=replace(factor.guesses))
    assert again == factor
    assert again.check(code_at(SEED, STEP), NOW)[0] is CodeAnswer.USED


def test_after_five_failures_even_the_right_code_waits() -> None:
    factor = SecondFactor(seed=SEED)
    for _ in range(5):
        answer, factor = factor.check("not it", NOW)
        assert answer is CodeAnswer.WRONG
    assert factor.check(code_at(SEED, STEP), NOW)[0] is CodeAnswer.WAIT
    later = NOW + timedelta(seconds=30)
    assert factor.check(code_at(SEED, int(later.timestamp()) // STEP_S), later)[0] is CodeAnswer.RIGHT


def test_setting_the_clock_back_shortens_no_wait() -> None:
    guesses = Guesses()
    for _ in range(6):
        guesses = guesses.failed(NOW)
    assert guesses.failed(NOW - timedelta(days=30)).last_at == NOW
    assert guesses.must_wait(NOW - timedelta(days=30), LONGEST_PASSWORD_WAIT)


def test_guessing_all_year_leaves_less_than_half_a_percent_to_hit_a_code() -> None:
    at, end, tries = NOW, NOW + timedelta(days=365), 0
    guesses = Guesses()
    while at < end:
        guesses, tries = guesses.failed(at), tries + 1
        at = guesses.opens_at(LONGEST_CODE_WAIT) or at
    # Each try may fit any of three steps out of a million codes.
    assert tries * 3 < 1_000_000 * 0.005


@given(st.integers(0, 10_000))
def test_waits_never_shrink_and_never_pass_the_longest(failures: int) -> None:
    assert wait_after(failures, LONGEST_CODE_WAIT) <= wait_after(failures + 1, LONGEST_CODE_WAIT) <= LONGEST_CODE_WAIT


def test_codes_are_read_full_width_and_with_blanks() -> None:
    code = code_at(SEED, STEP)
    wide = "".join(chr(ord(digit) + 0xFEE0) for digit in code)
    for typed in (f"{code[:3]} {code[3:]}", wide):
        assert SecondFactor(seed=SEED).check(typed, NOW)[0] is CodeAnswer.RIGHT


@given(st.text(max_size=12))
def test_whatever_is_typed_gets_an_answer(typed: str) -> None:
    answer, after = SecondFactor(seed=SEED).check(typed, NOW)
    assert answer in CodeAnswer
    assert (after.guesses.failures == 0) is (answer is CodeAnswer.RIGHT)


def test_a_seed_stays_out_of_sight_and_its_address_escapes_names() -> None:
    seed = new_seed()
    assert len(base64.b32decode(seed.reveal())) == 20
    assert seed.reveal() not in repr(SecondFactor(seed=seed))
    address = enrolment_address(seed, "林 & Co", "星河/传媒")
    assert "星河" not in address.reveal()
    assert f"secret={seed.reveal()}" in address.reveal()
    assert address.reveal().count("/") == 3
