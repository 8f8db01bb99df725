"""Whatever an engine makes out of a picture ends in a reading, and a value that is sure is one that was printed."""

from hypothesis import given, settings
from hypothesis import strategies as st

from app.domain.documents import DocumentReading
from app.domain.identifiers.credit_code import is_credit_code, is_registration_number
from app.ocr.document import document_of
from app.ocr.lines import Line, ReadPage
from tests.ocr.recorded import line, listed, page

WORDS = st.sampled_from(
    [
        *(
            "营业执照",
            "名称",
            "名",
            "称云帆公司",
            "类型",
            "法定代表人林岚",
            "注册资本",
            "成立日期",
            "营业期限长期",
            "住",
            "所",
        ),
        *(
            "统一社会信用代码",
            "91110000600037341L",
            "9111000060003734IL",
            "2015年03月18日",
            "食品经营许可证",
            "JY11101059999999",
        ),
        *(
            "至",
            "：",
            "(",
            "京ICP备12345678号-1",
            "姓名",
            "公民身份号码",
            "11010519491231002X",
            "二○二年",
            "仅供开户使用",
        ),
    ]
)
TEXTS = st.one_of(WORDS, st.text(max_size=12))
LINES = st.builds(
    line,
    TEXTS,
    st.integers(0, 1500),
    st.integers(0, 2100),
    sure=st.floats(0, 1),
    again=st.one_of(st.none(), TEXTS),
    letter=st.floats(4, 80),
)


@given(st.lists(LINES, max_size=14), st.integers(0, 3))
@settings(max_examples=25, deadline=None)
def test_any_lines_end_in_a_reading(lines: list[Line], turns: int) -> None:
    seen = ReadPage(number=1, width=1600, height=2200, quarter_turns=turns, lines=tuple(lines), codes=())
    reading = document_of([seen])
    assert isinstance(reading, DocumentReading)
    assert all(0 <= field.confidence < 1 for field in reading.fields)
    assert all(field.confidence == 0 for field in reading.fields if field.value is None)


@given(st.text("0123456789ABCDEFGHJKLMNPQRTUWXYOIZSV", min_size=15, max_size=19))
@settings(max_examples=25, deadline=None)
def test_a_credit_code_is_sure_only_when_it_passes(code: str) -> None:
    rows = [("统一社会信用代码", code), ("名称", "云帆公司"), ("法定代表人", "林岚")]
    found = document_of([listed(rows, title="营业执照")]).field("uscc")
    assert found is not None
    passes = found.value is not None and (is_credit_code(found.value) or is_registration_number(found.value))
    assert passes or not found.is_sure


@given(LINES)
@settings(max_examples=25, deadline=None)
def test_a_line_survives_the_way_from_the_child(one: Line) -> None:
    there = page([one]).to_wire()
    assert ReadPage.from_wire(there).to_wire() == there
