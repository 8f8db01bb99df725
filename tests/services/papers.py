"""Documents put into the archive by readings written down by hand: no engine is needed."""

from app.domain.documents import Box, Check, DocumentReading, ReadField, TypeGuess
from app.services.documents import Documents

LICENCE = TypeGuess(code="Q001", name_zh="营业执照", name_en="Business licence", confidence=0.98)
HOUSEHOLD = TypeGuess(code="Q002", name_zh="个体工商户营业执照", name_en="Business licence of an individual household business", confidence=0.31)  # fmt: skip
FOOD = TypeGuess(code="Q034", name_zh="食品经营许可证", name_en="Food business licence", confidence=0.97)
IDENTITY = TypeGuess(code="Q007", name_zh="法定代表人身份证明", name_en="Legal representative identity document", confidence=0.99)  # fmt: skip
COMPANY = "广州云帆食品有限公司"
CODE = "91110000600037341L"


def field(name: str, value: str | None, *, sure: float = 0.98, row: int = 0, expected: bool = True) -> ReadField:
    box = None if value is None else Box(1, 300, 200 + 60 * row, 300 + 26 * len(value), 240 + 60 * row)
    return ReadField(name=name, value=value, confidence=sure, box=box, is_expected=expected)


def licence_reading(
    *, name: str = COMPANY, name_sure: float = 0.98, term_to: str = "长期", established: str = "2018-03-12"
) -> DocumentReading:
    return DocumentReading(
        type=LICENCE,
        candidates=(LICENCE, HOUSEHOLD),
        fields=(
            field("name", name, sure=name_sure, row=1),
            field("uscc", CODE, row=0),
            field("subject_type", "有限责任公司", row=2, expected=False),
            field("legal_rep", "陈立", row=3),
            field("reg_capital", "伍佰万元整", row=4, expected=False),
            field("established", established, row=5, expected=False),
            field("term_from", established, row=6, expected=False),
            field("term_to", term_to, row=6, expected=False),
            field("address", "广州市天河区云帆路8号1203", sure=0.62, row=7),
            field("scope", "食品销售；日用百货销售；互联网销售", row=8),
        ),
        checks=(Check(name="credit_code", ok=True, detail=CODE), Check(name="complete", ok=True)),
    )


def food_reading(*, holder: str = COMPANY, valid_to: str = "2027-01-31", sure: float = 0.97) -> DocumentReading:
    return DocumentReading(
        type=FOOD,
        candidates=(FOOD,),
        fields=(
            field("number", "JY14401060012345", sure=sure, row=0),
            field("holder", holder, row=1),
            field("uscc", CODE, row=2, expected=False),
            field("legal_rep", "陈立", row=3),
            field("valid_to", valid_to, row=4),
        ),
        checks=(Check(name="complete", ok=True),),
    )


def identity_reading(name: str = "陈立") -> DocumentReading:
    return DocumentReading(
        type=IDENTITY,
        candidates=(IDENTITY,),
        fields=(field("name", name, expected=False), field("valid_to", "2026-06-30", expected=False)),
    )


def nothing_reading() -> DocumentReading:
    return DocumentReading(type=None, candidates=(LICENCE, FOOD))


def keep(documents: Documents, reading: DocumentReading, content: bytes = b"picture", name: str = "a.jpg") -> int:
    kept = documents.keep(reading, content, name)
    assert kept.paper_id is not None
    return kept.paper_id
