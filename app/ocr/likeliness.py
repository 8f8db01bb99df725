"""How much a value can be worth by its look, however sure the engine is of each letter: what a name, an address, a scope is like."""

import re

from app.domain.identifiers.capital import read_capital
from app.ocr.clauses import is_closed
from app.ocr.subject_types import is_known_type

IN_DOUBT = 0.75
"""Just below what nobody need look at: most such values are right all the same."""
_FULL = 1.0
_CHINESE = "\u3400-\u9fff"
_PROVINCES = (
    *(
        "河北",
        "山西",
        "辽宁",
        "吉林",
        "黑龙江",
        "江苏",
        "浙江",
        "安徽",
        "福建",
        "江西",
        "山东",
        "河南",
        "湖北",
        "湖南",
        "广东",
    ),
    *("海南", "四川", "贵州", "云南", "陕西", "甘肃", "青海", "台湾"),
)
_REGIONS = ("内蒙古", "广西壮族", "西藏", "宁夏回族", "新疆维吾尔")
_PROVINCE = re.compile(rf"^([{_CHINESE}]{{2,3}})省")
_REGION = re.compile(rf"^([{_CHINESE}]{{2,5}})自治区")
_NAME_ENDS = re.compile(
    r"(公司|厂|店|社|中心|[部行所院馆室场吧铺坊屋阁楼城会站队园摊庄苑轩斋堂号户处院廊校局团库台点矿港]|集团|超市|企业|（[^（）]+）|"
    r"LIMITED|LTD\.?|INC\.?|LLC|CO\.?|CORP\.?|CORPORATION|COMPANY|GMBH)$",
    re.IGNORECASE,
)
_NOT_IN_A_NAME = re.compile(r"[:：;；,，。、]|\d{4}|成立|法定代表|注册资|营业期")
_LETTERS_BEHIND_A_NOTE = re.compile(rf"（[^（）]{{5,}}）(?=[{_CHINESE}A-Za-z])")
_GOES_ON = re.compile(r"[、，；：（(]$")
_NOTE_WITHOUT_STOP = re.compile(rf"[{_CHINESE}](?=（依法须经批准)")
"""A sentence that ends without a sign before the usual note in brackets: the sign is easily overlooked."""
_NUMERAL = "零壹贰叁肆伍陆柒捌玖拾佰仟万亿〇一二三四五六七八九十百千两"
_CURRENCY = "人民币|美元|美金|欧元|港元|港币|日元|英镑|新加坡元|新台币|RMB|USD|CNY|EUR|HKD"
_CAPITAL = re.compile(
    rf"(?:{_CURRENCY})?(?:[{_NUMERAL}]+|\d{{1,3}}(?:,\d{{3}})+(?:\.\d+)?|\d+(?:\.\d+)?)[万亿]?(?:元|圆|{_CURRENCY})?(?:人民币)?(?:元)?整?"
)
_STREET = re.compile(r"[省市区县州盟旗镇乡村街路道号]|[A-Za-z]{3}")


def of_name(text: str) -> float:
    """A firm's name ends in its form and holds neither days nor labels."""
    if not is_closed(text) or _NOT_IN_A_NAME.search(text) or not _NAME_ENDS.search(text) or len(text) < 3:
        return IN_DOUBT
    return _FULL if _is_in_a_province(text) else IN_DOUBT


def of_holder(text: str) -> float:
    """A holder may be a person, and is else named like a firm."""
    return of_name(text) if len(text) > 4 else of_text(text)


def of_address(text: str) -> float:
    """An address begins in a province that exists and names a place."""
    if not is_closed(text) or not _STREET.search(text) or len(text) < 6 or _GOES_ON.search(text):
        return IN_DOUBT
    return _FULL if _is_in_a_province(text) else IN_DOUBT


def of_scope(text: str) -> float:
    """A scope closes its brackets, parts its items and comes to an end."""
    if not is_closed(text) or _GOES_ON.search(text) or _NOTE_WITHOUT_STOP.search(text):
        return IN_DOUBT
    return IN_DOUBT if _LETTERS_BEHIND_A_NOTE.search(text) else _FULL


def of_type(text: str) -> float:
    """A kind of subject is one of those that there are."""
    return _FULL if is_known_type(text) else IN_DOUBT


def of_capital(text: str) -> float:
    """A capital is an amount and nothing besides."""
    plain = text.replace(" ", "").replace("，", ",")
    return _FULL if read_capital(text) is not None and _CAPITAL.fullmatch(plain) else IN_DOUBT


def of_text(text: str) -> float:
    """Any text closes its brackets."""
    return _FULL if is_closed(text) else IN_DOUBT


def _is_in_a_province(text: str) -> bool:
    """False only where a province is named that does not exist."""
    province, region = _PROVINCE.match(text), _REGION.match(text)
    if province is not None:
        return province.group(1) in _PROVINCES
    return region is None or region.group(1) in _REGIONS
