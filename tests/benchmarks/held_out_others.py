"""Other papers in forms that the reader was not tuned on: cards, permits, filings, letters with labels in other words."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from random import Random

from tests.benchmarks.held_out_drawing import Form
from tests.benchmarks.held_out_facts import company, person
from tests.benchmarks.held_out_licences import LANDSCAPE, PORTRAIT, Printed
from tests.benchmarks.paper_drawing import Paper, Row, Style
from tests.benchmarks.paper_facts import digits, resident_number, some_day, spelled, with_check

_SHEET = Form(size=(1240, 1754), text=29, title=56, top=0.22, columns=(0.1,), value_from=0.26, tail="：")
_WIDE = replace(
    LANDSCAPE, spread=0, value_from=0.2, tail="：", columns=(0.13,), title=70, ground="#f3f7fb", leading=1.9
)
_TALL = replace(PORTRAIT, spread=0, value_from=0.27, title=60, columns=(0.11,), ground="#f6faf3")
_CARD = Form(
    size=(1060, 668),
    text=32,
    title=1,
    top=0.11,
    columns=(0.07,),
    right=0.64,
    value_from=0.13,
    ground="#e4ecf3",
    leading=2.15,
)

Rows = Sequence[tuple[str, str, str]]


def _printed(code: str, layout: str, title: str, form: Form, rows: Rows, **truth: date | str) -> Printed:
    """Rows are (label, value, field); a field that is empty is drawn and not asked for. Days are told apart from their print."""
    told = {field: value for _, value, field in rows if field}
    told |= {name: value if isinstance(value, str) else value.isoformat() for name, value in truth.items()}
    paper = Paper(
        code=code,
        layout=layout,
        title=title,
        rows=[Row(label, value) for label, value, _ in rows],
        truth=told,
        style=Style(),
    )
    return Printed(paper, form)


def _span(random: Random, years: int = 5) -> tuple[date, date]:
    first = some_day(random, 2020, 2026)
    return first, date(first.year + years, first.month, min(first.day, 28))


def _card_front(random: Random) -> Printed:
    one, born, male = company(random), some_day(random, 1955, 2005), random.random() < 0.5
    name = person(random)
    rows = [
        ("姓名", name, "name"), ("性别", "男" if male else "女", "sex"), ("民族", random.choice(("汉", "满", "回", "壮", "蒙古")), "nation"),
        ("出生", f"{born.year}年{born.month}月{born.day}日", ""), ("住址", one.address, "address"),
        ("公民身份号码", resident_number(random, one.region, born, male=male), "id_number"),
    ]  # fmt: skip
    return _printed("Q007", "identity card, front", "", _CARD, rows, born=born)


def _card_back(random: Random) -> Printed:
    one, first = company(random), some_day(random, 2008, 2024)
    last = random.choice(("长期", f"{first.year + 10}.{first:%m}.{min(first.day, 28):02d}"))
    rows = [("签发机关", f"{one.city}市公安局分局", "issuer"), ("有效期限", f"{first:%Y.%m.%d}-{last}", "")]
    return _printed(
        "Q007", "identity card, back", "中华人民共和国居民身份证", replace(_CARD, title=54, top=0.66, columns=(0.22,), right=0.95, value_from=0.2), rows,
        valid_from=first, valid_to=last.replace(".", "-"),
    )  # fmt: skip


def _food(random: Random) -> Printed:
    one, (first, last) = company(random), _span(random)
    number = "JY" + with_check("2" + one.region + digits(random, 6))
    rows = [
        ("经营者名称", one.name, "holder"), ("统一社会信用代码", one.uscc, "uscc"), ("法定代表人（负责人）", one.legal_rep, "legal_rep"),
        ("住所", one.address, "address"), ("主体业态", "餐饮服务经营者", "trade"), ("经营项目", "热食类食品制售、冷食类食品制售、自制饮品制售", "scope"),
        ("许可证编号", number, "number"), ("有效期", f"{spelled(first, 1)}至{spelled(last, 1)}", ""),
    ]  # fmt: skip
    return _printed("Q034", "food selling", "食品经营许可证", _TALL, rows, valid_from=first, valid_to=last)


def _food_maker(random: Random) -> Printed:
    one, (_, last) = company(random), _span(random)
    number = "SC" + with_check("115" + one.region + digits(random, 4))
    rows = [
        ("生产者名称", one.name, "holder"), ("统一社会信用代码", one.uscc, "uscc"), ("法定代表人（负责人）", one.legal_rep, "legal_rep"),
        ("住所", one.address, "address"), ("生产地址", one.address, "premises"), ("食品类别", "酒类；饮料；速冻食品；蛋制品", "scope"),
        ("许可证编号", number, "number"), ("有效期至", spelled(last, 2), ""),
    ]  # fmt: skip
    return _printed("Q036", "food making", "食品生产许可证", _WIDE, rows, valid_to=last)


def _site(random: Random) -> Printed:
    one, day = company(random), some_day(random, 2012)
    domain = f"{random.choice(('tianmu8', 'jiling', 'o2oshop', 'bdqn'))}.{random.choice(('com', 'net', 'com.cn'))}"
    rows = [
        ("ICP备案/许可证号", f"{one.province}ICP备{day.year}{digits(random, 6)}号-{random.randrange(1, 9)}", "number"), ("主办单位名称", one.name, "holder"),
        ("主办单位性质", "企业", "holder_kind"), ("网站域名", domain, "domain"), ("审核通过日期", f"{day:%Y/%m/%d}", ""),
    ]  # fmt: skip
    return _printed("Q011", "ICP filing", "ICP备案查询结果", _SHEET, rows, issued=day)


def _telecom(random: Random) -> Printed:
    one, (first, last) = company(random), _span(random)
    rows = [
        ("经营许可证编号", f"{one.province}B2-{first.year}{digits(random, 4)}", "number"), ("公司名称", one.name, "holder"), ("法定代表人", one.legal_rep, "legal_rep"),
        ("注册住所", one.address, "address"), ("有效期至", spelled(last, 1), ""), ("发证日期", spelled(first, 1), ""),
    ]  # fmt: skip
    return _printed("Q014", "telecom licence", "增值电信业务经营许可证", _TALL, rows, valid_to=last)


def _device(random: Random) -> Printed:
    one, (first, last) = company(random), _span(random)
    rows = [
        ("注册证编号", f"国械注准{first.year}3{digits(random, 6)}", "number"), ("注册人名称", one.name, "holder"), ("注册人住所", one.address, "address"),
        ("产品名称", "一次性使用无菌注射器", "product"), ("适用范围", "供人体皮内、皮下、肌肉或静脉注射药液用", "scope"),
        ("批准日期", spelled(first, 1), ""), ("有效期至", spelled(last, 1), ""),
    ]  # fmt: skip
    return _printed(
        "Q075", "device registration", "中华人民共和国医疗器械注册证", _TALL, rows, issued=first, valid_to=last
    )


def _drug(random: Random) -> Printed:
    one, (first, last) = company(random), _span(random)
    rows = [
        ("企业名称", one.name, "holder"), ("许可证编号", f"{one.province}CB{digits(random, 9)}", "number"), ("注册地址", one.address, "address"),
        ("法定代表人", one.legal_rep, "legal_rep"), ("经营方式", "零售", "trade"), ("经营范围", "处方药、非处方药：中药饮片、中成药、化学药", "scope"),
        ("发证日期", spelled(first, 1), ""), ("有效期至", spelled(last, 1), ""),
    ]  # fmt: skip
    return _printed(
        "Q069",
        "drug selling",
        "药品经营许可证",
        replace(_WIDE, tail="", value_from=0.16),
        rows,
        issued=first,
        valid_to=last,
    )


def _cosmetics(random: Random) -> Printed:
    one, (_, last) = company(random), _span(random)
    rows = [
        ("企业名称", one.name, "holder"), ("许可证编号", f"{one.province}妆{last.year - 5}{digits(random, 4)}", "number"), ("住所", one.address, "address"),
        ("法定代表人", one.legal_rep, "legal_rep"), ("许可项目", "粉单元（散粉类、块状粉类）；蜡基单元", "scope"), ("有效期至", spelled(last, 0), ""),
    ]  # fmt: skip
    return _printed("Q049", "cosmetics making", "化妆品生产许可证", _TALL, rows, valid_to=last)


def _school(random: Random) -> Printed:
    one, (first, last) = company(random), _span(random, 3)
    rows = [
        ("名称", f"{one.city}市千秋职业技能培训学校", "holder"), ("地址", one.address, "address"), ("校长", one.legal_rep, "legal_rep"),
        ("办学内容", "中式面点师、育婴员（初、中级）", "scope"), ("编号", f"教民{one.region}{digits(random, 9)}号", "number"),
        ("有效期限", f"自{spelled(first, 1)}至{spelled(last, 1)}", ""),
    ]  # fmt: skip
    return _printed("Q086", "school", "民办学校办学许可证", _WIDE, rows, valid_from=first, valid_to=last)


def _culture(random: Random) -> Printed:
    one, (first, last) = company(random), _span(random, 3)
    rows = [
        ("单位名称", one.name, "holder"), ("编号", f"{one.province}网文〔{first.year}〕{digits(random, 4)}-{digits(random, 3)}号", "number"),
        ("法定代表人", one.legal_rep, "legal_rep"), ("经营范围", "利用信息网络经营游戏产品（不含网络游戏虚拟货币发行）、演出剧（节）目", "scope"),
        ("有效期至", spelled(last, 1), ""),
    ]  # fmt: skip
    return _printed("Q127", "network culture", "网络文化经营许可证", _TALL, rows, valid_to=last)


def _mark(random: Random) -> Printed:
    one, (first, last) = company(random), _span(random, 10)
    number = f"第{digits(random, 7)}3号"
    rows = [
        ("注册人", one.name, "holder"), ("注册人地址", one.address, "address"), ("核定使用商品", "第29类：肉；蛋；奶制品；食用油", ""),
        ("注册日期", spelled(first, 1), ""), ("有效期至", spelled(last, 1), ""),
    ]  # fmt: skip
    made = _printed("Q019", "trade mark", "商标注册证", _WIDE, rows, issued=first, valid_to=last, number=number)
    made.paper.under_title = (number,)
    return made


def _account(random: Random) -> Printed:
    one = company(random)
    rows = [
        ("账户名称", one.name, "holder"), ("账户号码", digits(random, 17), "account_no"), ("开户银行", f"中国农业银行股份有限公司{one.city}天山支行", "bank_name"),
        ("法定代表人（单位负责人）", one.legal_rep, "legal_rep"), ("基本存款账户编号", f"J{digits(random, 13)}", "number"),
    ]  # fmt: skip
    return _printed("Q009", "basic account", "基本存款账户信息", _SHEET, rows)


def _letter(random: Random) -> Printed:
    one, other, (first, last) = company(random), company(random), _span(random, 1)
    rows = [
        ("授权方", one.name, "holder"), ("被授权方", other.name, "receiver"), ("授权期限", f"自{spelled(first, 1)}起至{spelled(last, 1)}止", ""),
    ]  # fmt: skip
    return _printed("Q021", "brand authorisation", "品牌授权书", _SHEET, rows, valid_from=first, valid_to=last)


def _approval(random: Random) -> Printed:
    one, (_, last) = company(random), _span(random, 2)
    rows = [
        ("申请人", one.name, "holder"), ("产品名称", "玻璃酸钠滴眼液", "product"), ("广告批准文号", f"{one.province}械广审(视)第{last:%y%m%d}-{digits(random, 5)}号", "number"),
        ("有效期至", spelled(last, 1), ""),
    ]  # fmt: skip
    return _printed("Q082", "device advertisement", "医疗器械广告审查表", _SHEET, rows, valid_to=last)


HELD_OUT_OTHERS: Mapping[str, Callable[[Random], Printed]] = {
    "card front": _card_front,
    "card back": _card_back,
    "food selling": _food,
    "food making": _food_maker,
    "ICP filing": _site,
    "telecom": _telecom,
    "device": _device,
    "drug": _drug,
    "cosmetics": _cosmetics,
    "school": _school,
    "culture": _culture,
    "trade mark": _mark,
    "bank account": _account,
    "authorisation": _letter,
    "device advertisement": _approval,
}
