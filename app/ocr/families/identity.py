"""Resident identity card 居民身份证, both sides."""

from app.domain.identifiers.resident import Resident, read_resident
from app.ocr.fields import Family, Field, Kind


def _passes(number: str) -> bool:
    return isinstance(read_resident(number), Resident)


_TERM = ("有效期限", "有效期")

FAMILY = Family(
    codes=("Q007",),
    fields=(
        Field(name="name", labels=("姓名",), kind=Kind.PERSON, expected=False),
        Field(name="sex", labels=("性别",), expected=False),
        Field(name="nation", labels=("民族",), expected=False),
        Field(name="born", labels=("出生", "出生日期"), kind=Kind.DAY, expected=False),
        Field(name="address", labels=("住址",), lines=4, expected=False),
        Field(
            name="id_number", labels=("公民身份号码", "公民身份证号码", "身份号码"), kind=Kind.NUMBER,
            pattern=r"\d{17}[0-9X]", accepts=_passes, expected=False,
        ),
        Field(name="issuer", labels=("签发机关",), lines=2, expected=False),
        Field(name="valid_from", labels=_TERM, kind=Kind.TERM_FROM, expected=False),
        Field(name="valid_to", labels=_TERM, kind=Kind.TERM_TO, expected=False),
    ),
    ends=("中华人民共和国", "居民身份证"),
)  # fmt: skip
