"""Documents of practice companies: invented names, numbers that satisfy their check characters, pictures drawn here."""

from collections.abc import Mapping
from dataclasses import dataclass
from io import BytesIO

from PIL import Image, ImageDraw

from app.domain.documents import Check, DocumentReading, ReadField, TypeGuess
from app.domain.identifiers import credit_code, resident
from app.domain.identifiers.shapes import mod_11_10
from app.services.documents import Documents

SIZE = (600, 420)


@dataclass(frozen=True, slots=True, kw_only=True)
class PracticeFirm:
    """A company with what its papers say and what only a person can type."""

    name: str
    body: str
    """The first seventeen characters of its credit code."""
    representative: str
    resident_body: str
    """The first seventeen digits of the representative's number."""
    address: str
    scope: str
    industry: str
    brand: str
    link: str
    contact: str
    mobile: str
    mail: str
    account_no: str
    filing: str
    trade: Mapping[str, Mapping[str, str]]
    """Documents of its trade, by kind, with their own fields."""

    @property
    def code(self) -> str:
        """Its credit code."""
        return self.body + credit_code.check_character(self.body)

    @property
    def typed(self) -> dict[str, str]:
        """What a person types: seven of the eight core fields; the eighth, the credit code, is read from the licence."""
        return {
            "F17": self.industry,
            "F18": self.brand,
            "F19": self.link,
            "F21": self.contact,
            "F22": self.mobile,
            "F23": self.mail,
            "F27": f"{self.name} / {self.account_no} / 练习银行广州分行",
        }

    def papers(self) -> dict[str, dict[str, str]]:
        """What stands on each of its documents, by kind; the licence first."""
        number = self.resident_body + resident.check_character(self.resident_body)
        holder = {"holder": self.name}
        common = {
            "Q001": {
                "name": self.name,
                "uscc": self.code,
                "subject_type": "有限责任公司",
                "legal_rep": self.representative,
                "reg_capital": "伍佰万元整",
                "established": "2018-03-12",
                "term_from": "2018-03-12",
                "term_to": "长期",
                "address": self.address,
                "scope": self.scope,
            },
            "Q007": {"name": self.representative, "id_number": number, "valid_to": "2038-05-18"},
            "Q009": {**holder, "account_no": self.account_no, "bank_name": "练习银行广州分行"},
            "Q010": {**holder, "uscc": self.code, "account_no": self.account_no, "issued": "2026-10-08"},
            "Q011": {"number": self.filing, **holder},
            "Q171": {**holder, "status": "verified"},
        }
        trade = {kind: {**holder, **fields} for kind, fields in self.trade.items()}
        return {**common, **trade}


_FOOD = "1440106000001"

FOOD = PracticeFirm(
    name="广州云帆食品有限公司",
    body="91440101MA5YF0A27",
    representative="陈立",
    resident_body="44010619850312001",
    address="广东省广州市天河区云帆路8号1203",
    scope="预包装食品销售；食品互联网销售；食用农产品零售",
    industry="I02",
    brand="云帆食品",
    link="https://food.yunfan.example",
    contact="林悦",
    mobile="13800138826",
    mail="ads@food.yunfan.example",
    account_no="621485200008210",
    filing="粤ICP备20261101号-1",
    trade={"Q034": {"number": f"JY{_FOOD}{mod_11_10(_FOOD)}", "valid_to": "2027-01-31"}},
)
SCHOOL = PracticeFirm(
    name="广东远山职业培训有限公司",
    body="91440300MA5EDU1X2",
    representative="周宁",
    resident_body="44030519790621002",
    address="广东省深圳市南山区远山路21号",
    scope="职业技能培训；教育培训；教育咨询服务",
    industry="I17",
    brand="远山课堂",
    link="https://yuanshan.example/course",
    contact="何青",
    mobile="13900139917",
    mail="hello@yuanshan.example",
    account_no="755900012340001",
    filing="粤ICP备20261102号-1",
    trade={"Q087": {"number": "人社民4403052000011号", "valid_to": "2028-06-30"}},
)
SELLER = PracticeFirm(
    name="上海知行服饰有限公司",
    body="91310115MA1H7KJ39",
    representative="沈知",
    resident_body="31011519880909003",
    address="上海市浦东新区知行路66号",
    scope="服装销售；箱包销售；鞋帽零售；货物进出口",
    industry="I09",
    brand="ZHIXING",
    link="https://zhixing.example/en",
    contact="顾言",
    mobile="13700137708",
    mail="growth@zhixing.example",
    account_no="310066000018001",
    filing="沪ICP备20261103号-1",
    trade={"Q019": {"number": "第20261103号", "mark": "ZHIXING", "valid_to": "2033-08-20"}},
)
OWN = PracticeFirm(
    name="广州云帆日用品有限公司",
    body="91440101MA59ABCD1",
    representative="林岚",
    resident_body="44010419820715004",
    address="广东省广州市海珠区云帆大道16号",
    scope="日用百货销售；服装销售；箱包销售；互联网销售",
    industry="I09",
    brand="云帆",
    link="https://yunfan.example",
    contact="林悦",
    mobile="13800138826",
    mail="ads@yunfan.example",
    account_no="621485200008211",
    filing="粤ICP备20261104号-1",
    trade={"Q019": {"number": "第20261104号", "mark": "云帆", "valid_to": "2027-01-05"}},
)
FIRMS = (FOOD, SCHOOL, SELLER)
"""A food shop, an education firm, a cross-border seller."""


def keep_papers(documents: Documents, firm: PracticeFirm) -> dict[str, int]:
    """Put a firm's documents into the archive; their numbers there by kind."""
    kept = {}
    guesses = {one.code: one for one in documents.types()}
    for kind, fields in firm.papers().items():
        taken = documents.keep(_reading(guesses[kind], fields), picture(kind, firm.code), f"{kind}-{firm.brand}.jpg")
        assert taken.paper_id is not None
        kept[kind] = taken.paper_id
    return kept


def picture(kind: str, number: str, note: str = "") -> bytes:
    """A page that says what it stands for; every one is other bytes."""
    page = Image.new("RGB", SIZE, (252, 248, 238))
    pen = ImageDraw.Draw(page)
    pen.rectangle((16, 16, SIZE[0] - 16, SIZE[1] - 16), outline=(200, 160, 70), width=4)
    for at, line in enumerate(("PRACTICE DOCUMENT", kind, number, note)):
        pen.text((60, 66 + 60 * at), line, fill=(40, 40, 40), font_size=28)
    data = BytesIO()
    page.save(data, "JPEG", quality=80)
    return data.getvalue()


def _reading(guess: TypeGuess, fields: Mapping[str, str]) -> DocumentReading:
    read = tuple(
        ReadField(name=name, value=value, confidence=0.98, is_expected=False) for name, value in fields.items()
    )
    return DocumentReading(type=guess, candidates=(guess,), fields=read, checks=(Check(name="complete", ok=True),))
