"""Proposals for the English name and address 英文名称 地址 of a company: pinyin and a suffix, always for a person to look over."""

import re

from app.domain.pinyin import word
from app.domain.regions import PROVINCES

SUFFIXES = {
    "股份有限公司": "Co., Ltd.",
    "有限责任公司": "Co., Ltd.",
    "有限公司": "Co., Ltd.",
}

ENDINGS = re.compile("(特别行政区|壮族自治区|回族自治区|维吾尔自治区|自治区|自治州|地区|省|市|盟|区|县|旗)$")

ADDRESS = re.compile(
    r"^(?P<province>[^省市区]{2,8}(?:省|自治区))?"
    r"(?P<city>[^市]{2,8}?市)?"
    r"(?P<district>[^区县市]{1,8}?(?:区|县|市))?"
    r"(?P<street>.{1,12}?(?P<kind>大道|路|街|道|巷))"
    r"(?P<number>[0-9A-Za-z-]{1,8})(?:号(?:(?P<room>[0-9A-Za-z-]{1,8})[室房]?)?)?$"
)
STREETS = {"大道": "Avenue", "路": "Road", "街": "Street", "道": "Road", "巷": "Lane"}


def english_name(name: str) -> str:
    """`Hangzhou Yunfan Shipin Co., Ltd.`; empty where a character is not known or the company's form is another."""
    suffix = next((suffix for suffix in SUFFIXES if name.endswith(suffix)), "")
    if not suffix:
        return ""
    rest = re.sub(r"[（(）)]", "", name.removesuffix(suffix))
    place = next((short for short in _places() if rest.startswith(short)), "")
    if not place and len(rest) > 4:
        place = rest[:2]
    others = rest.removeprefix(place).removeprefix("市").removeprefix("省")
    pieces = [place, *(others[at : at + 2] for at in range(0, len(others), 2))]
    words = [word(piece) for piece in pieces if piece]
    return " ".join([*words, SUFFIXES[suffix]]) if words and all(words) else ""


def _places() -> list[str]:
    return [ENDINGS.sub("", name) for name in PROVINCES.values()]


def english_address(address: str) -> str:
    """`No. 8, Yunfan Road, Binjiang District, Hangzhou, Zhejiang, China`; empty for an address that does not end with a number
    (and a room) after its street, which a person has to write.
    """
    found = ADDRESS.match(address)
    if found is None:
        return ""
    street = word(found["street"].removesuffix(found["kind"]))
    places = [(found["district"], True), (found["city"], False), (found["province"], False)]
    named = [(word(ENDINGS.sub("", place)), place, is_district) for place, is_district in places if place]
    if not street or not all(name for name, _, _ in named):
        return ""
    room = [f"Room {found['room']}"] if found["room"] else []
    parts = [*room, f"No. {found['number']}", f"{street} {STREETS[found['kind']]}"]
    for name, place, is_district in named:
        parts.append(
            f"{name} {'County' if place.endswith('县') else 'District'}"
            if is_district and not place.endswith("市")
            else name
        )
    return ", ".join([*parts, "China"])
