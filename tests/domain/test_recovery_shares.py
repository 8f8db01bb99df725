"""Promise K8: any two of three sheets give the secret back, one alone says nothing, and slips of the pen are found."""

from collections.abc import Callable
from itertools import permutations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.domain.recovery_shares import ALPHABET, LINES, SHARES, is_heading, join, printed, read, sheets, split
from app.errors import WrongAnswer

secret_bytes = st.binary(min_size=1, max_size=40)
SECRET = bytes(range(32))
MARK = b"\x01\x02\x03\x04\x05"


def dice(*throws: bytes) -> Callable[[int], bytes]:
    rest = iter(throws)
    return lambda length: next(rest)[:length].ljust(length, b"\0")


def xor(*parts: bytes) -> bytes:
    result = bytes(len(parts[0]))
    for part in parts:
        result = bytes(a ^ b for a, b in zip(result, part, strict=True))
    return result


@given(secret_bytes)
def test_any_two_sheets_in_any_order_give_the_secret_back(secret: bytes) -> None:
    shares = split(secret)
    for count in (2, 3):
        for chosen in permutations(shares, count):
            assert join(chosen) == secret


@given(st.tuples(*[st.binary(min_size=16, max_size=16)] * 5))
def test_one_sheet_fits_every_secret_equally(drawn: tuple[bytes, ...]) -> None:
    # For any other secret there are throws of the dice, as likely as the real ones, that print the very same sheet.
    secret, other, *masks = drawn
    change = xor(secret, other)
    real = split(secret, dice(MARK, *masks))
    flips = {1: (0, 0, 0), 2: (1, 0, 0), 3: (0, 1, 1)}
    for number in SHARES:
        thrown = [xor(mask, change) if flip else mask for mask, flip in zip(masks, flips[number], strict=True)]
        imagined = split(other, dice(MARK, *thrown))
        assert printed(imagined[number - 1]) == printed(real[number - 1])


@given(secret_bytes)
def test_what_is_printed_reads_back_in_small_letters_and_without_dashes(secret: bytes) -> None:
    for share in split(secret):
        lines = printed(share)
        assert read(lines) == share
        assert read([line.lower().replace("-", "  ").replace("0", "o").replace("1", "l") for line in lines]) == share
        assert all(set(line) <= {*ALPHABET, "-"} for line in lines)


def test_a_sheet_for_a_vault_has_five_lines_of_four_groups() -> None:
    lines = printed(split(bytes(20))[0])
    assert len(lines) == LINES == 5
    assert {len(line) for line in lines[1:]} == {4 * 5 + 2}


@given(secret_bytes, st.permutations(SHARES))
def test_sheets_typed_one_below_the_other_are_told_apart(secret: bytes, order: list[int]) -> None:
    shares = split(secret)
    lines = [line for number in order for line in ("", *printed(shares[number - 1]))]
    assert [read(sheet) for sheet in sheets(lines)] == [shares[number - 1] for number in order]


@given(st.text(ALPHABET, min_size=32, max_size=32))
def test_a_recovery_key_is_never_taken_for_the_heading_of_a_sheet(key: str) -> None:
    assert not is_heading("-".join(key[place : place + 4] for place in range(0, 32, 4)))


# Ten bits of check let one slip in a thousand through, so the slips are the same in every run.
@settings(derandomize=True)
@given(st.data())
def test_a_mistyped_letter_is_found_in_its_line(data: st.DataObject) -> None:
    lines = list(printed(split(SECRET, dice(MARK, SECRET, SECRET[::-1], MARK))[1]))
    place = data.draw(st.integers(1, len(lines) - 1))
    spot = data.draw(st.integers(0, len(lines[place]) - 1).filter(lambda at: lines[place][at] != "-"))
    letter = data.draw(st.sampled_from(ALPHABET).filter(lambda one: one != lines[place][spot]))
    lines[place] = lines[place][:spot] + letter + lines[place][spot + 1 :]
    with pytest.raises(WrongAnswer) as error:
        read(lines)
    assert (error.value.field, error.value.reason) == (f"share:{place + 1}", "mistyped")


def test_two_lines_in_the_wrong_order_are_found() -> None:
    lines = list(printed(split(SECRET, dice(MARK, SECRET, SECRET[::-1], bytes(32)))[0]))
    lines[1], lines[2] = lines[2], lines[1]
    with pytest.raises(WrongAnswer) as error:
        read(lines)
    assert error.value.field == "share:2"


def test_one_sheet_alone_twice_or_of_another_vault_is_refused() -> None:
    first, second, _ = split(SECRET)
    stranger = split(SECRET)[1]
    for chosen, reason in (
        ([], "too_few_shares"),
        ([first], "too_few_shares"),
        ([first, first], "same_share"),
        ([first, stranger], "other_shares"),
    ):
        with pytest.raises(WrongAnswer) as error:
            join(chosen)
        assert error.value.reason == reason
    assert join([first, second]) == SECRET


@given(st.lists(st.text(max_size=30), max_size=9))
def test_whatever_is_typed_is_refused_politely(lines: list[str]) -> None:
    with pytest.raises(WrongAnswer):
        read(lines)


def test_a_share_is_not_shown_by_accident_and_an_empty_secret_is_refused() -> None:
    assert repr(split(SECRET)[0]) == "RecoveryShare(number=1)"
    with pytest.raises(ValueError, match="nothing"):
        split(b"")
