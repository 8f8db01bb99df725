"""The short code of a checkpoint: read back whatever way it was typed, and a slip is noticed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.checkpoints import Checkpoint, Kept, kept_of
from app.errors import WrongAnswer

ROOTS = st.binary(min_size=32, max_size=32).map(bytes.hex)
SIZES = st.integers(0, (1 << 30) - 1)
LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"


def checkpoint(size: int, root: str) -> Checkpoint:
    return Checkpoint(size=size, root=root, head="0" * 64, at="0")


@given(SIZES, ROOTS)
def test_a_code_of_21_letters_knows_size_and_how_the_root_begins(size: int, root: str) -> None:
    code = checkpoint(size, root).code
    assert len(code) == 21
    kept = kept_of(f" {code[:2]}-{code[2:8]} {code[8:].lower()}\n")
    assert kept.size == size
    assert kept.fits(root)
    assert not kept.fits(f"{int(root, 16) ^ 1 << 255:064x}")


@given(SIZES, ROOTS)
def test_a_file_knows_the_whole_root(size: int, root: str) -> None:
    kept = kept_of(checkpoint(size, root).line())
    assert kept == Kept(size, root)
    assert not kept.fits(f"{int(root, 16) ^ 1:064x}")


@given(SIZES, ROOTS, st.integers(2, 19), st.integers(1, 30))
def test_one_wrong_letter_is_noticed(size: int, root: str, place: int, step: int) -> None:
    code = checkpoint(size, root).code
    wrong = LETTERS[(LETTERS.index(code[place]) + step) % 32]
    if abs(LETTERS.index(wrong) - LETTERS.index(code[place])) == 31:
        return  # the one pair that the check letter cannot tell apart
    with pytest.raises(WrongAnswer):
        kept_of(code[:place] + wrong + code[place + 1 :])


@pytest.mark.parametrize(
    "text", ["", "AC", "{}", '{"adtill":"trace","size":1,"root":"00"}', "AT2345678", "[1]", "{", "AC" + "u" * 19]
)
def test_anything_else_is_no_checkpoint(text: str) -> None:
    with pytest.raises(WrongAnswer) as told:
        kept_of(text)
    assert told.value.reason == "not_a_checkpoint"


def test_more_records_than_a_code_can_count_have_a_file_only() -> None:
    with pytest.raises(ValueError, match="more than a code"):
        _ = checkpoint(1 << 30, "0" * 64).code
