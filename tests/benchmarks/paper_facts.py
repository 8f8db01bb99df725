"""Invented companies, people and permits for drawn papers; every number passes its own check."""

from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from app.domain.identifiers.credit_code import ALPHABET, check_character
from app.domain.identifiers.resident import check_character as resident_check
from app.domain.identifiers.shapes import mod_11_10

CITIES = (
    ("杭州", "浙江省杭州市", "330106", "浙", "西湖区文三路"),
    ("深圳", "广东省深圳市", "440305", "粤", "南山区科技园南区高新南一道"),
    ("成都", "四川省成都市", "510107", "川", "武侯区天府大道北段"),
    ("北京", "北京市", "110105", "京", "朝阳区建国路"),
    ("西安", "陕西省西安市", "610113", "陕", "雁塔区科技二路"),
    ("郑州", "河南省郑州市", "410105", "豫", "金水区花园路"),
    ("长沙", "湖南省长沙市", "430102", "湘", "芙蓉区五一大道"),
    ("青岛", "山东省青岛市", "370202", "鲁", "市南区香港中路"),
)
_FIRST = (
    "云",
    "恒",
    "瑞",
    "鼎",
    "嘉",
    "泽",
    "启",
    "盛",
    "禾",
    "澜",
    "拓",
    "翎",
    "沐",
    "铭",
    "隆",
    "霖",
    "骏",
    "馨",
    "麒",
    "蓝",
)
_SECOND = (
    "帆",
    "信",
    "丰",
    "源",
    "诚",
    "辰",
    "达",
    "康",
    "悦",
    "图",
    "羽",
    "舟",
    "谷",
    "晟",
    "凯",
    "淼",
    "芯",
    "桥",
    "烨",
    "海",
)
_TRADES = ("食品", "网络科技", "文化传媒", "教育咨询", "贸易", "医疗器械", "信息技术", "生物科技", "电子商务", "化妆品")
_SURNAMES = "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许邓冯韩曹曾彭萧蔡潘田董袁于余叶蒋杜苏魏程吕丁"
_GIVEN = "伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英华玉萍红梅鑫波宇浩凯健俊帆雪琳婷薇晨曦睿淼璇"
_SCOPES = (
    "食品经营（仅销售预包装食品）",
    "互联网信息服务",
    "技术服务、技术开发、技术咨询、技术交流、技术转让、技术推广",
    "广告设计、代理",
    "广告制作",
    "广告发布",
    "日用百货销售",
    "化妆品零售",
    "第二类医疗器械销售",
    "货物进出口",
    "企业管理咨询",
    "会议及展览服务",
    "组织文化艺术交流活动",
    "软件开发",
    "电子产品销售",
    "服装服饰批发",
    "教育咨询服务（不含涉许可审批的教育培训活动）",
    "市场营销策划",
)
_TAIL = "（依法须经批准的项目，经相关部门批准后方可开展经营活动）"
_BIG = "零壹贰叁肆伍陆柒捌玖"
_SMALL = "〇一二三四五六七八九"


@dataclass(frozen=True, slots=True)
class Company:
    """One invented company with all that its papers print."""

    name: str
    uscc: str
    legal_rep: str
    capital: str
    established: date
    until: date | None
    address: str
    scope: str
    city: str
    province: str
    region: str


def person(random: Random) -> str:
    return random.choice(_SURNAMES) + "".join(random.choice(_GIVEN) for _ in range(random.choice((1, 2, 2))))


def credit_code(random: Random, region: str, kind: str = "91") -> str:
    organisation = "MA" + "".join(random.choice(ALPHABET) for _ in range(6))
    weights = (3, 7, 9, 10, 5, 8, 4, 2)
    rest = 11 - sum(int(each, 36) * weight for each, weight in zip(organisation, weights, strict=True)) % 11
    body = kind + region + organisation + {10: "X", 11: "0"}.get(rest, str(rest))
    return body + check_character(body)


def resident_number(random: Random, region: str, born: date, *, male: bool) -> str:
    order = random.randrange(0, 499) * 2 + (1 if male else 0)
    body = f"{region}{born:%Y%m%d}{order:03d}"
    return body + resident_check(body)


def digits(random: Random, count: int) -> str:
    return "".join(random.choice("0123456789") for _ in range(count))


def with_check(body: str) -> str:
    return body + mod_11_10(body)


def some_day(random: Random, first: int = 2008, last: int = 2025) -> date:
    return date(first, 1, 1) + timedelta(days=random.randrange(365 * (last - first)))


def company(random: Random, *, kind: str = "91", suffix: str = "有限公司") -> Company:
    city, province, region, short, street = random.choice(CITIES)
    brand = random.choice(_FIRST) + random.choice(_SECOND)
    trade = random.choice(_TRADES)
    shapes = (f"{city}{brand}{trade}{suffix}", f"{brand}{trade}（{city}）{suffix}", f"{province}{brand}{trade}{suffix}")
    started = some_day(random)
    parts = random.sample(_SCOPES, random.choice((2, 3, 4, 5, 7)))
    return Company(
        name=random.choice(shapes),
        uscc=credit_code(random, region, kind),
        legal_rep=person(random),
        capital=capital(random),
        established=started,
        until=random.choice(
            (None, date(started.year + random.choice((10, 20, 30, 50)), started.month, min(started.day, 28)))
        ),
        address=f"{province}{street}{random.randrange(1, 999)}号{random.randrange(1, 30)}幢{random.randrange(101, 2899)}室",
        scope="；".join(parts) + "。" + _TAIL,
        city=city,
        province=short,
        region=region,
    )


def capital(random: Random) -> str:
    number = random.choice((10, 50, 100, 200, 300, 500, 1000, 3000))
    words = {10: "壹拾", 50: "伍拾", 100: "壹佰", 200: "贰佰", 300: "叁佰", 500: "伍佰", 1000: "壹仟", 3000: "叁仟"}
    return random.choice(
        (f"{words[number]}万元整", f"{number}万元人民币", f"人民币{words[number]}万元", f"{number}.0000万元")
    )


def spelled(day: date, style: int) -> str:
    """The day in one of the spellings that papers use."""
    if style == 1:
        return f"{day.year}年{day.month}月{day.day}日"
    if style == 2:
        return f"{day.year} 年 {day.month:02d} 月 {day.day:02d} 日"
    if style == 3:
        return "".join(_SMALL[int(each)] for each in str(day.year)) + f"年{_tens(day.month)}月{_tens(day.day)}日"
    if style == 4:
        return f"{day:%Y-%m-%d}"
    return f"{day.year}年{day.month:02d}月{day.day:02d}日"


def _tens(number: int) -> str:
    tens, ones = divmod(number, 10)
    head = "" if tens == 0 else "十" if tens == 1 else _SMALL[tens] + "十"
    return head + (_SMALL[ones] if ones or not tens else "")
