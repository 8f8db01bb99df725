"""How sure a reading is stays between nothing and one, however little of it was read."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.ocr.cells import Cell
from app.ocr.fields import sureness_of
from app.ocr.lines import Line

CODE = "91110000600037341L"


def cell(sureness: tuple[float, ...], again: str | None) -> Cell:
    places = tuple((at + 0.5) / len(CODE) for at in range(len(CODE)))
    line = Line(text=CODE, corners=((0, 0), (72, 0), (72, 40), (0, 40)), sureness=sureness, places=places, again=again)
    return Cell(text=CODE, left=0, top=0, right=72, bottom=40, sureness=sureness, again=again, line=line)


@given(st.lists(st.floats(0, 1), min_size=len(CODE), max_size=len(CODE)), st.sampled_from([None, CODE, "another"]))
def test_sureness_is_a_share(each: list[float], again: str | None) -> None:
    assert 0 <= sureness_of([cell(tuple(each), again)]) <= 1


@pytest.mark.parametrize("again", [None, CODE])
def test_a_number_of_which_hardly_a_letter_was_read_is_not_sure_at_all(again: str | None) -> None:
    assert sureness_of([cell((0.0,) * 8 + (0.5,) * (len(CODE) - 8), again)]) == 0
