"""Text as engines give it, made comparable, and as a person would write it down."""

import re
import unicodedata

_ODD_LABEL_SIGNS = re.compile(r"[\s:：;；,，.。、·•*＊|_\-—~～'\"“”‘’`]+")
_HALF_TO_FULL = str.maketrans({"(": "（", ")": "）", ",": "，", ";": "；", ":": "：", "?": "？", "!": "！"})
_CHINESE = "\u3400-\u9fff"
_PUNCTUATION = re.compile(rf"(?<=[{_CHINESE}）】》])[(),;:](?!\d)|[(),;:](?=[{_CHINESE}（【《])")
_BLANKS = re.compile(rf"(?<=[{_CHINESE}，。；：、（）])\s+|\s+(?=[{_CHINESE}，。；：、（）])")
TRADITIONAL = str.maketrans(
    "業務營執證號碼稱類書條國華區東門廣經範圍責註冊資歷學校醫療藥產備審權標別機構關會計錄網視聽節體電動車險銀儲託賬戶單價額長無續變選舉從這達過場專門報導發給與為開間處於屆滿費",
    "业务营执证号码称类书条国华区东门广经范围责注册资历学校医疗药产备审权标别机构关会计录网视听节体电动车险银储托账户单价额长无续变选举从这达过场专门报导发给与为开间处于届满费",
)


def squeezed(text: str) -> str:
    """For comparing words: half width, no blanks, no signs that frame labels, upper case."""
    return _ODD_LABEL_SIGNS.sub("", unicodedata.normalize("NFKC", text)).upper()


def as_written(text: str) -> str:
    """A value as a person would type it: no blanks between Chinese letters, Chinese punctuation in Chinese text."""
    tidy = "".join(" " if letter in "\u3000\xa0\t" else letter for letter in text).strip()
    tidy = _BLANKS.sub("", tidy)
    tidy = _PUNCTUATION.sub(lambda found: found.group().translate(_HALF_TO_FULL), tidy)
    return _paired(tidy).strip(" :：;；,，|_-—·.")


def _paired(text: str) -> str:
    """A Chinese bracket whose partner came out in half width gets its partner back."""
    text = re.sub(r"（([^（）()]*)\)", r"（\1）", text)
    return re.sub(r"\(([^（）()]*)）", r"（\1）", text)
