"""The other papers: identity card, filings, permits, certificates, letters; each with its own title, labels and number."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from random import Random

from tests.benchmarks.paper_drawing import Paper, Row, Style, faces
from tests.benchmarks.paper_facts import company, digits, person, resident_number, some_day, spelled, with_check

CERTIFICATE = Style(
    size=(1654, 1170),
    text=28,
    title=66,
    columns=(0.12, 0.54),
    label_width=0.16,
    label="colon",
    paper="#f4f8f2",
    border="#5c8a5c",
    top=0.3,
)
SHEET = Style(size=(1240, 1754), text=28, title=58, columns=(0.11, 0.54), label_width=0.24, label="colon", top=0.22)
TABLE = Style(
    size=(1240, 1600), text=27, title=52, columns=(0.1, 0.54), label_width=0.24, label="plain", grid=True, top=0.2
)


def _paper(
    random: Random, code: str, layout: str, title: str, style: Style, rows: Sequence[tuple[str, str, str]], **more: str
) -> Paper:
    """Rows are (label, value, field); a field that is empty is drawn and not asked for."""
    truth = {field: value for _, value, field in rows if field}
    return Paper(
        code=code, layout=layout, title=title, rows=[Row(label, value) for label, value, _ in rows], truth=truth,
        style=replace(style, face=random.choice(faces())), issuer=more.get("issuer", ""), body=more.get("body", ""),
        date_line=more.get("date_line", ""),
    )  # fmt: skip


def _dated(paper: Paper, **days: date | str) -> Paper:
    """The truth of days, as they are written down and not as they are printed."""
    paper.truth.update({name: day if isinstance(day, str) else day.isoformat() for name, day in days.items()})
    return paper


def _span(random: Random, years: int = 5) -> tuple[date, date]:
    first = some_day(random, 2021, 2026)
    return first, date(first.year + years, first.month, min(first.day, 28))


def _identity_front(random: Random) -> Paper:
    one, born, male = company(random), some_day(random, 1965, 2000), random.random() < 0.5
    name = person(random)
    number = resident_number(random, one.region, born, male=male)
    rows = [
        Row("姓名", name), Row("性别", "男" if male else "女"), Row("民族", "汉"),
        Row("出生", f"{born.year} 年 {born.month} 月 {born.day} 日"), Row("住址", one.address), Row("公民身份号码", number),
    ]  # fmt: skip
    style = Style(
        size=(1011, 638),
        face="hei",
        text=30,
        title=1,
        columns=(0.06, 0.5),
        label_width=0.12,
        label="plain",
        paper="#e6eef4",
        top=0.12,
        leading=2.1,
    )
    truth = {
        "name": name,
        "sex": "男" if male else "女",
        "nation": "汉",
        "born": born.isoformat(),
        "address": one.address,
        "id_number": number,
    }
    return Paper(
        code="Q007",
        layout="identity card, front",
        title="",
        rows=rows,
        truth=truth,
        style=style,
        key=("name", "id_number", "born"),
    )


def _identity_back(random: Random) -> Paper:
    first, last = _span(random, 20)
    one = company(random)
    style = Style(
        size=(1011, 638),
        face="hei",
        text=32,
        title=52,
        columns=(0.2, 0.5),
        label_width=0.2,
        label="plain",
        paper="#eaf0ea",
        top=0.68,
    )
    rows = [Row("签发机关", f"{one.city}市公安局"), Row("有效期限", f"{first:%Y.%m.%d}-{last:%Y.%m.%d}")]
    return Paper(
        code="Q007", layout="identity card, back", title="中华人民共和国居民身份证", rows=rows, style=style,
        truth={"issuer": f"{one.city}市公安局", "valid_from": first.isoformat(), "valid_to": last.isoformat()},
    )  # fmt: skip


def _filing(random: Random) -> Paper:
    one, passed = company(random), some_day(random, 2016)
    number = f"{one.province}ICP备{digits(random, 8)}号-1"
    paper = _paper(
        random, "Q011", "ICP filing", "ICP备案信息查询", TABLE,
        [
            ("主办单位名称", one.name, "holder"), ("主办单位性质", "企业", "holder_kind"), ("网站备案号", number, "number"),
            ("网站名称", one.name[:4] + "商城", "site_name"), ("网站域名", f"www.{random.choice(('yunfan', 'hexin', 'dinghe'))}.cn", "domain"),
            ("审核通过日期", spelled(passed, 4), "issued"),
        ],
    )  # fmt: skip
    return _dated(paper, issued=passed)


def _telecom(random: Random) -> Paper:
    one, (first, last) = company(random), _span(random)
    paper = _paper(
        random, "Q014", "telecom licence", "中华人民共和国增值电信业务经营许可证", CERTIFICATE,
        [
            ("经营许可证编号", f"{one.province}B2-{digits(random, 8)}", "number"), ("公司名称", one.name, "holder"),
            ("法定代表人", one.legal_rep, "legal_rep"), ("注册住所", one.address, "address"),
            ("业务种类", "信息服务业务（仅限互联网信息服务）", "scope"), ("业务覆盖范围", "不含新闻、出版、教育、医疗保健", ""),
            ("有效期", f"{spelled(first, 0)}至{spelled(last, 0)}", ""),
        ],
    )  # fmt: skip
    return _dated(paper, valid_from=first, valid_to=last)


def _food_selling(random: Random) -> Paper:
    one, (_, last) = company(random), _span(random)
    paper = _paper(
        random, "Q034", "food selling", "食品经营许可证", CERTIFICATE,
        [
            ("经营者名称", one.name, "holder"), ("社会信用代码(身份证号码)", one.uscc, "uscc"), ("法定代表人(负责人)", one.legal_rep, "legal_rep"),
            ("住所", one.address, "address"), ("经营场所", one.address, "premises"), ("主体业态", "食品销售经营者（网络经营）", "trade"),
            ("经营项目", "预包装食品（含冷藏冷冻食品）销售；散装食品销售", "scope"), ("许可证编号", "JY" + with_check("1" + one.region + digits(random, 6)), "number"),
            ("有效期至", spelled(last, 0), ""),
        ],
    )  # fmt: skip
    return _dated(paper, valid_to=last)


def _food_making(random: Random) -> Paper:
    one, (_, last) = company(random), _span(random)
    paper = _paper(
        random, "Q036", "food making", "食品生产许可证", replace(CERTIFICATE, label="plain"),
        [
            ("生产者名称", one.name, "holder"), ("统一社会信用代码", one.uscc, "uscc"), ("法定代表人(负责人)", one.legal_rep, "legal_rep"),
            ("住所", one.address, "address"), ("生产地址", one.address, "premises"), ("食品类别", "糕点；糖果制品", "scope"),
            ("许可证编号", "SC" + with_check("107" + one.region + digits(random, 4)), "number"), ("有效期至", spelled(last, 0), ""),
        ],
    )  # fmt: skip
    return _dated(paper, valid_to=last)


def _device(random: Random) -> Paper:
    one, (first, last) = company(random), _span(random)
    paper = _paper(
        random, "Q075", "device registration", "中华人民共和国医疗器械注册证", TABLE,
        [
            ("注册证编号", f"{one.province}械注准2021{2}{digits(random, 6)}", "number"), ("注册人名称", one.name, "holder"),
            ("注册人住所", one.address, "address"), ("生产地址", one.address, "premises"), ("产品名称", "医用外科口罩", "product"),
            ("型号、规格", "平面型 17.5cm×9.5cm", ""), ("适用范围", "供临床医务人员在有创操作过程中佩戴", "scope"),
            ("批准日期", spelled(first, 0), ""), ("有效期至", spelled(last, 0), ""),
        ],
    )  # fmt: skip
    return _dated(paper, issued=first, valid_to=last)


def _device_filing(random: Random) -> Paper:
    one, day = company(random), some_day(random, 2019)
    paper = _paper(
        random, "Q080", "device selling filing", "第二类医疗器械经营备案凭证", CERTIFICATE,
        [
            ("备案编号", f"{one.province}{one.city[0]}药监械经营备{digits(random, 8)}号", "number"), ("企业名称", one.name, "holder"),
            ("法定代表人", one.legal_rep, "legal_rep"), ("住所", one.address, "address"), ("经营方式", "零售", ""),
            ("经营范围", "第二类医疗器械（体外诊断试剂除外）", "scope"), ("备案日期", spelled(day, 0), ""),
        ],
    )  # fmt: skip
    return _dated(paper, issued=day)


def _drug(random: Random) -> Paper:
    one, (first, last) = company(random), _span(random)
    paper = _paper(
        random, "Q069", "drug selling", "药品经营许可证", CERTIFICATE,
        [
            ("许可证编号", f"{one.province}DA{digits(random, 9)}", "number"), ("企业名称", one.name, "holder"), ("注册地址", one.address, "address"),
            ("法定代表人", one.legal_rep, "legal_rep"), ("企业负责人", person(random), ""), ("经营方式", "零售（连锁门店）", "trade"),
            ("经营范围", "中成药、化学药制剂、抗生素制剂、生物制品", "scope"), ("发证日期", spelled(first, 0), ""), ("有效期至", spelled(last, 0), ""),
        ],
    )  # fmt: skip
    return _dated(paper, issued=first, valid_to=last)


def _cosmetics(random: Random) -> Paper:
    one, (_, last) = company(random), _span(random)
    paper = _paper(
        random, "Q049", "cosmetics making", "化妆品生产许可证", replace(CERTIFICATE, label="plain", label_width=0.2),
        [
            ("企业名称", one.name, "holder"), ("统一社会信用代码", one.uscc, "uscc"), ("法定代表人", one.legal_rep, "legal_rep"),
            ("住所", one.address, "address"), ("生产地址", one.address, "premises"), ("许可项目", "一般液态单元；膏霜乳液单元", "scope"),
            ("许可证编号", f"{one.province}妆2021{digits(random, 4)}", "number"), ("有效期至", spelled(last, 1), ""),
        ],
    )  # fmt: skip
    return _dated(paper, valid_to=last)


def _cosmetics_filing(random: Random) -> Paper:
    one, day = company(random), some_day(random, 2021)
    paper = _paper(
        random, "Q047", "cosmetics filing", "国产普通化妆品备案信息", TABLE,
        [
            ("产品名称", "云舒保湿面霜", "product"), ("备案编号", f"{one.province}G妆网备字{digits(random, 10)}", "number"), ("备案人", one.name, "holder"),
            ("备案人地址", one.address, "address"), ("备案日期", spelled(day, 4), ""),
        ],
    )  # fmt: skip
    return _dated(paper, issued=day)


def _school(random: Random) -> Paper:
    one, (first, last) = company(random), _span(random)
    paper = _paper(
        random, "Q086", "school", "中华人民共和国民办学校办学许可证", CERTIFICATE,
        [
            ("许可证编号", f"教民{one.region}{digits(random, 9)}号", "number"), ("学校名称", f"{one.city}启明培训学校", "holder"), ("地址", one.address, "address"),
            ("校长", one.legal_rep, "legal_rep"), ("学校类型", "文化教育培训", "school_type"), ("办学内容", "成人非学历文化培训", "scope"),
            ("主管部门", f"{one.city}市教育局", ""), ("有效期限", f"{spelled(first, 1)}至{spelled(last, 1)}", ""),
        ],
    )  # fmt: skip
    return _dated(paper, valid_from=first, valid_to=last)


def _publications(random: Random) -> Paper:
    one, (first, last) = company(random), _span(random)
    paper = _paper(
        random, "Q135", "publications", "中华人民共和国出版物经营许可证", CERTIFICATE,
        [
            ("许可证编号", f"新出发{one.province}零字第{one.city[0]}{digits(random, 6)}号", "number"), ("单位名称", one.name, "holder"), ("地址", one.address, "address"),
            ("法定代表人", one.legal_rep, "legal_rep"), ("经营范围", "图书、报刊、音像制品、电子出版物零售、网上零售", "scope"),
            ("有效期限", f"{spelled(first, 0)}至{spelled(last, 0)}", ""),
        ],
    )  # fmt: skip
    return _dated(paper, valid_from=first, valid_to=last)


def _culture(random: Random) -> Paper:
    one, (first, last) = company(random), _span(random, 3)
    paper = _paper(
        random, "Q127", "network culture", "网络文化经营许可证", CERTIFICATE,
        [
            ("编号", f"{one.province}网文〔2024〕{digits(random, 4)}-{digits(random, 3)}号", "number"), ("单位名称", one.name, "holder"), ("地址", one.address, "address"),
            ("法定代表人", one.legal_rep, "legal_rep"), ("经营范围", "利用信息网络经营音乐娱乐产品、网络表演", "scope"),
            ("有效期", f"自{spelled(first, 0)}至{spelled(last, 0)}", ""),
        ],
    )  # fmt: skip
    return _dated(paper, valid_from=first, valid_to=last)


def _trademark(random: Random) -> Paper:
    one, (first, last) = company(random), _span(random, 10)
    number = digits(random, 7) + "1"
    paper = _paper(
        random, "Q019", "trade mark", "商标注册证", CERTIFICATE,
        [
            ("核定使用商品/服务项目", "第30类：糕点；糖果；茶；咖啡", ""), ("国际分类", "30", "classes"), ("注册人", one.name, "holder"),
            ("注册人地址", one.address, "address"), ("注册日期", spelled(first, 0), ""), ("有效期至", spelled(last, 0), ""),
        ],
    )  # fmt: skip
    paper.under_title = (f"第{number}号",)
    return _dated(paper, issued=first, valid_to=last, number=f"第{number}号")


def _bank_permit(random: Random) -> Paper:
    one = company(random)
    return _paper(
        random, "Q009", "bank account permit", "开户许可证", CERTIFICATE,
        [
            ("核准号", f"J{digits(random, 13)}", "number"), ("存款人名称", one.name, "holder"), ("法定代表人(单位负责人)", one.legal_rep, "legal_rep"),
            ("开户银行", f"招商银行股份有限公司{one.city}分行营业部", "bank_name"), ("账号", digits(random, 15), "account_no"),
        ],
    )  # fmt: skip


def _bank_account(random: Random) -> Paper:
    one = company(random)
    return _paper(
        random, "Q009", "basic account", "基本存款账户信息", TABLE,
        [
            ("账户名称", one.name, "holder"), ("账户号码", "6" + digits(random, 18), "account_no"), ("开户银行", f"中国工商银行{one.city}高新支行", "bank_name"),
            ("法定代表人(单位负责人)", one.legal_rep, "legal_rep"), ("基本存款账户编号", f"J{digits(random, 13)}", "number"),
        ],
    )  # fmt: skip


def _authorisation(random: Random) -> Paper:
    one, other, (first, last) = company(random), company(random), _span(random, 2)
    paper = _paper(
        random, "Q021", "brand authorisation", "品牌授权书", SHEET,
        [
            ("授权方", one.name, "holder"), ("被授权方", other.name, "receiver"), ("商标号", digits(random, 8), "number"),
            ("授权范围", "在互联网广告平台推广授权品牌商品", "scope"), ("授权期限", f"{spelled(first, 0)}至{spelled(last, 0)}", ""),
        ],
        body="　　兹授权上述被授权方在授权期限内使用本公司品牌进行广告推广，特此授权。",
    )  # fmt: skip
    return _dated(paper, valid_from=first, valid_to=last)


def _attorney(random: Random) -> Paper:
    one, (first, last) = company(random), _span(random, 1)
    paper = _paper(
        random, "Q008", "power of attorney", "授权委托书", SHEET,
        [
            ("委托人", one.name, "holder"), ("受托人", person(random), "receiver"), ("身份证号码", resident_number(random, one.region, date(1990, 5, 6), male=True), ""),
            ("委托事项", "办理广告账户开户及充值相关事宜", "matter"), ("委托期限", f"{spelled(first, 0)}至{spelled(last, 0)}", ""),
        ],
    )  # fmt: skip
    return _dated(paper, valid_from=first, valid_to=last)


def _ad_approval(random: Random) -> Paper:
    one, (_, last) = company(random), _span(random, 2)
    paper = _paper(
        random, "Q071", "drug advertisement", "药品广告审查表", TABLE,
        [
            ("广告批准文号", f"{one.province}药广审(文)第{last:%y%m%d}-{digits(random, 5)}号", "number"), ("申请人", one.name, "holder"),
            ("药品通用名称", "板蓝根颗粒", "product"), ("广告类别", "文字", "media_class"), ("有效期至", spelled(last, 0), ""),
        ],
    )  # fmt: skip
    return _dated(paper, valid_to=last)


def _hong_kong(random: Random) -> Paper:
    first, last = _span(random, 1)
    name = random.choice(("CLOUD SAIL MEDIA LIMITED", "GOLDEN HARVEST TRADING LIMITED", "BRIGHT HARBOUR FOODS LIMITED"))
    number = f"{digits(random, 8)}-000-{first:%m-%y}-{digits(random, 1)}"
    rows = [
        Row("業務所用名稱", name), Row("地址", "RM 1203 12/F KWONG WAH BLDG WAN CHAI HK"), Row("業務性質", "TRADING"),
        Row("法律地位", "BODY CORPORATE"), Row("生效日期", f"{first:%d/%m/%Y}"), Row("屆滿日期", f"{last:%d/%m/%Y}"), Row("登記證號碼", number),
    ]  # fmt: skip
    truth = {"holder": name, "number": number, "valid_from": first.isoformat(), "valid_to": last.isoformat()}
    style = replace(SHEET, face="song-hk", label="plain", paper="#f3efe4")
    return Paper(
        code="Q165", layout="Hong Kong business registration", title="商業登記證", rows=rows, truth=truth, style=style,
        under_title=("BUSINESS REGISTRATION CERTIFICATE",),
    )  # fmt: skip


def _general(
    code: str, layout: str, title: str, number: str, scope_label: str, scope: str
) -> Callable[[Random], Paper]:
    def make(random: Random) -> Paper:
        one, (first, last) = company(random), _span(random)
        paper = _paper(
            random, code, layout, title, CERTIFICATE,
            [
                ("许可证编号", number.format(p=one.province, d=digits(random, 8)), "number"), ("单位名称", one.name, "holder"), ("住所", one.address, "address"),
                ("法定代表人", one.legal_rep, "legal_rep"), (scope_label, scope, "scope"), ("有效期限", f"{spelled(first, 0)}至{spelled(last, 0)}", ""),
            ],
        )  # fmt: skip
        return _dated(paper, valid_from=first, valid_to=last)

    return make


OTHERS: Mapping[str, Callable[[Random], Paper]] = {
    "identity front": _identity_front,
    "identity back": _identity_back,
    "icp filing": _filing,
    "telecom": _telecom,
    "food selling": _food_selling,
    "food making": _food_making,
    "device": _device,
    "device filing": _device_filing,
    "drug": _drug,
    "cosmetics": _cosmetics,
    "cosmetics filing": _cosmetics_filing,
    "school": _school,
    "publications": _publications,
    "culture": _culture,
    "trade mark": _trademark,
    "bank permit": _bank_permit,
    "bank account": _bank_account,
    "authorisation": _authorisation,
    "attorney": _attorney,
    "ad approval": _ad_approval,
    "hong kong": _hong_kong,
    "labour dispatch": _general("Q147", "labour dispatch", "劳务派遣经营许可证", "{p}A{d}", "许可经营事项", "劳务派遣"),
    "transport": _general(
        "Q122", "transport", "道路运输经营许可证", "{p}交运管许可字{d}0001号", "经营范围", "普通货运"
    ),
    "payment": _general("Q106", "payment", "支付业务许可证", "Z20001{d}", "业务类型", "支付交易处理"),
}
