"""Business licences in the prints that are in use: old and new, household, partnership, branch, electronic, with and without term."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from random import Random

from tests.benchmarks.paper_drawing import Paper, Row, Style, faces
from tests.benchmarks.paper_facts import Company, company, digits, some_day, spelled, with_check

WIDE = Style(size=(1654, 1170), text=27, title=80, paper="#fbf6ec", border="#b9924a")
TALL = Style(
    size=(1170, 1654),
    columns=(0.12, 0.55),
    label_width=0.17,
    text=27,
    title=72,
    paper="#fdfaf2",
    border="#9a7b3c",
    top=0.27,
)
FOOT = (
    "国家企业信用信息公示系统网址：http://www.gsxt.gov.cn",
    "市场主体应当于每年1月1日至6月30日通过国家企业信用信息公示系统报送公示年度报告。国家市场监督管理总局监制",
)
SCAN = "扫描二维码登录国家企业信用信息公示系统了解更多登记、备案、许可、监管信息。"
_KEY = ("name", "uscc", "legal_rep", "established", "term_from", "term_to")


def _truth(one: Company, kind: str, *, term: str = "", capital: bool = True, words: str = "长期") -> dict[str, str]:
    truth = {
        "name": one.name,
        "uscc": one.uscc,
        "subject_type": kind,
        "legal_rep": one.legal_rep,
        "established": one.established.isoformat(),
        "address": one.address,
        "scope": one.scope,
    }
    if capital:
        truth["reg_capital"] = one.capital
    if term:
        truth["term_from"] = one.established.isoformat()
        truth["term_to"] = one.until.isoformat() if one.until else words
    return truth


def _term(one: Company, style: int, words: str = "长期") -> str:
    return f"{spelled(one.established, style)}至{spelled(one.until, style) if one.until else words}"


def _new_wide(random: Random) -> Paper:
    one, kind = (
        company(random),
        random.choice(("有限责任公司(自然人投资或控股)", "有限责任公司（自然人独资）", "其他有限责任公司")),
    )
    rows = [
        Row("名称", one.name), Row("类型", kind), Row("法定代表人", one.legal_rep), Row("经营范围", one.scope),
        Row("注册资本", one.capital, 1), Row("成立日期", spelled(one.established, 0), 1), Row("住所", one.address, 1),
    ]  # fmt: skip
    return Paper(
        code="Q001", layout="licence, new, wide", title="营业执照", rows=rows, truth=_truth(one, kind), style=replace(WIDE, face=random.choice(faces())),
        above_title=("统一社会信用代码", one.uscc), under_title=("（副　本）",), footer=FOOT, issuer="登记机关",
        date_line=spelled(some_day(random, 2019), 2), qr=f"http://www.gsxt.gov.cn/index.html?uniscid={one.uscc}", key=_KEY,
    )  # fmt: skip


def _new_wide_term(random: Random) -> Paper:
    base, words = _new_wide(random), random.choice(("长期", "不约定期限", "无固定期限"))
    one = company(random)
    kind = "有限责任公司（非自然人投资或控股的法人独资）"
    rows = [
        Row("名称", one.name), Row("类型", kind), Row("法定代表人", one.legal_rep), Row("经营范围", one.scope),
        Row("注册资本", one.capital, 1), Row("成立日期", spelled(one.established, 0), 1),
        Row("营业期限", _term(one, 0, words), 1), Row("住所", one.address, 1),
    ]  # fmt: skip
    return replace(
        base, layout="licence, new, wide, with term", rows=rows, truth=_truth(one, kind, term="y", words=words),
        above_title=("统一社会信用代码", one.uscc), qr="",
    )  # fmt: skip


def _new_tall(random: Random) -> Paper:
    one, kind = company(random, suffix="有限责任公司"), "有限责任公司(自然人投资或控股)"
    rows = [
        Row("名称", one.name), Row("类型", kind), Row("住所", one.address), Row("法定代表人", one.legal_rep),
        Row("注册资本", one.capital), Row("成立日期", spelled(one.established, 0)), Row("营业期限", _term(one, 0)),
        Row("经营范围", one.scope),
    ]  # fmt: skip
    return Paper(
        code="Q001", layout="licence, 2015, tall", title="营业执照", rows=rows, truth=_truth(one, kind, term="y"),
        style=replace(TALL, face=random.choice(faces())), under_title=("（副　本）", f"统一社会信用代码 {one.uscc}"),
        footer=FOOT, issuer="登记机关", date_line=spelled(some_day(random, 2015), 2), key=_KEY,
    )  # fmt: skip


def _old_number(random: Random) -> Paper:
    paper, one = _new_tall(random), company(random)
    number = with_check(one.region + digits(random, 8))
    rows = [
        Row("注册号", number), Row("名称", one.name), Row("类型", "有限责任公司"), Row("住所", one.address), Row("法定代表人", one.legal_rep),
        Row("注册资本", one.capital), Row("成立日期", spelled(one.established, 3)), Row("营业期限", _term(one, 3)), Row("经营范围", one.scope),
    ]  # fmt: skip
    truth = _truth(one, "有限责任公司", term="y") | {"uscc": number}
    return replace(paper, layout="licence, before 2015", rows=rows, truth=truth, under_title=("（副　本）",))


def _household(random: Random) -> Paper:
    one = company(random, kind="92", suffix="店")
    rows = [
        Row("名称", one.name), Row("类型", "个体工商户"), Row("经营者", one.legal_rep), Row("经营范围", one.scope),
        Row("组成形式", "个人经营", 1), Row("注册日期", spelled(one.established, 0), 1), Row("经营场所", one.address, 1),
    ]  # fmt: skip
    return Paper(
        code="Q002", layout="licence, household", title="营业执照", rows=rows, truth=_truth(one, "个体工商户", capital=False),
        style=replace(WIDE, face=random.choice(faces())), above_title=("统一社会信用代码", one.uscc), under_title=("（副　本）",), footer=FOOT,
        issuer="登记机关", date_line=spelled(some_day(random, 2019), 2), key=_KEY,
    )  # fmt: skip


def _partnership(random: Random) -> Paper:
    paper, one = _new_tall(random), company(random, suffix="合伙企业（有限合伙）")
    rows = [
        Row("名称", one.name), Row("类型", "有限合伙企业"), Row("主要经营场所", one.address), Row("执行事务合伙人", one.legal_rep),
        Row("出资额", one.capital), Row("成立日期", spelled(one.established, 0)), Row("合伙期限", _term(one, 0)), Row("经营范围", one.scope),
    ]  # fmt: skip
    return replace(
        paper, layout="licence, partnership", rows=rows, truth=_truth(one, "有限合伙企业", term="y"),
        under_title=("（副　本）", f"统一社会信用代码 {one.uscc}"),
    )  # fmt: skip


def _branch(random: Random) -> Paper:
    paper, one = _new_wide(random), company(random, suffix="有限公司分公司")
    rows = [
        Row("名称", one.name), Row("类型", "有限责任公司分公司"), Row("负责人", one.legal_rep), Row("经营范围", one.scope),
        Row("成立日期", spelled(one.established, 1), 1), Row("营业期限", _term(one, 1), 1), Row("营业场所", one.address, 1),
    ]  # fmt: skip
    return replace(
        paper, layout="licence, branch", rows=rows, truth=_truth(one, "有限责任公司分公司", term="y", capital=False),
        above_title=("统一社会信用代码", one.uscc), qr="",
    )  # fmt: skip


def _sole(random: Random) -> Paper:
    paper, one = _new_tall(random), company(random, suffix="厂")
    rows = [
        Row("名称", one.name), Row("类型", "个人独资企业"), Row("住所", one.address), Row("投资人", one.legal_rep),
        Row("出资额", one.capital), Row("成立日期", spelled(one.established, 1)), Row("经营范围", one.scope),
    ]  # fmt: skip
    return replace(
        paper, layout="licence, sole owner", rows=rows, truth=_truth(one, "个人独资企业"), style=replace(paper.style, label="colon"),
        under_title=(f"统一社会信用代码：{one.uscc}",),
    )  # fmt: skip


def _electronic(random: Random) -> Paper:
    one, kind = company(random), "有限责任公司(自然人独资)"
    rows = [
        Row("统一社会信用代码", one.uscc), Row("名称", one.name), Row("类型", kind), Row("法定代表人", one.legal_rep), Row("注册资本", one.capital),
        Row("成立日期", spelled(one.established, 0)), Row("住所", one.address), Row("经营范围", one.scope),
    ]  # fmt: skip
    style = Style(
        size=(1080, 1920), face="hei", text=36, title=64, columns=(0.08, 0.5), label="plain", label_width=0.27, top=0.22
    )
    return Paper(
        code="Q001", layout="licence, electronic", title="电子营业执照", rows=rows, truth=_truth(one, kind), style=style,
        issuer="登记机关", date_line=spelled(some_day(random, 2019), 0), key=_KEY,
    )  # fmt: skip


def _table(random: Random) -> Paper:
    one, kind = company(random), "其他股份有限公司(非上市)"
    rows = [
        Row("统一社会信用代码", one.uscc), Row("企业名称", one.name), Row("企业类型", kind), Row("法定代表人", one.legal_rep),
        Row("注册资本", one.capital), Row("成立日期", spelled(one.established, 4)), Row("营业期限", _term(one, 4)),
        Row("住所", one.address), Row("经营范围", one.scope),
    ]  # fmt: skip
    style = Style(
        size=(1240, 1654), face=random.choice(faces()), text=28, title=60, columns=(0.09, 0.5), label="plain", label_width=0.25, grid=True, top=0.2,
    )  # fmt: skip
    return Paper(
        code="Q001", layout="licence, table", title="营业执照", rows=rows, truth=_truth(one, kind, term="y"), style=style, key=_KEY,
        issuer="登记机关：市场监督管理局",
    )  # fmt: skip


def _wide_plain(random: Random) -> Paper:
    paper = _new_wide_term(random)
    return replace(
        paper,
        layout="licence, new, bold labels",
        style=replace(paper.style, label_face="hei-bold", face="hei", label="plain"),
    )


def _modern(random: Random) -> Paper:
    """As printed since 2019: a caption beside the QR code, licensed and general items in two paragraphs, a copy number."""
    paper, one = _new_wide(random), company(random)
    kind = "有限责任公司（自然人投资或控股）"
    general, licensed = one.scope.split("。")[0], "食品互联网销售；互联网信息服务"
    tail = "（除依法须经批准的项目外，凭营业执照依法自主开展经营活动）"
    printed = (
        f"一般项目：{general}{tail}\n许可项目：{licensed}。（依法须经批准的项目，经相关部门批准后方可开展经营活动）"
    )
    one = replace(one, scope=printed.replace("\n", ""))
    rows = [
        Row("名称", one.name), Row("类型", kind), Row("法定代表人", one.legal_rep), Row("经营范围", printed),
        Row("注册资本", one.capital, 1), Row("成立日期", spelled(one.established, 0), 1), Row("住所", one.address, 1),
    ]  # fmt: skip
    return replace(
        paper, layout="licence, modern", rows=rows, truth=_truth(one, kind), above_title=("统一社会信用代码", one.uscc),
        under_title=("（副　本）（1-1）",), caption=SCAN, qr=f"http://gsxt.example/%7B{one.uscc}%7D?uniscid={one.uscc}",
    )  # fmt: skip


def _cooperative(random: Random) -> Paper:
    paper, one = _new_tall(random), company(random, kind="93", suffix="专业合作社")
    rows = [
        Row("名称", one.name), Row("类型", "农民专业合作社"), Row("住所", one.address), Row("法定代表人", one.legal_rep),
        Row("成员出资总额", one.capital), Row("成立日期", spelled(one.established, 0)), Row("业务范围", one.scope),
    ]  # fmt: skip
    return replace(
        paper, layout="licence, cooperative", rows=rows, truth=_truth(one, "农民专业合作社"),
        under_title=("（正　本）", f"统一社会信用代码 {one.uscc}"),
    )  # fmt: skip


LICENCES: Mapping[str, Callable[[Random], Paper]] = {
    "new wide": _new_wide,
    "new wide, term": _new_wide_term,
    "tall": _new_tall,
    "old number": _old_number,
    "household": _household,
    "partnership": _partnership,
    "branch": _branch,
    "sole owner": _sole,
    "electronic": _electronic,
    "table": _table,
    "bold labels": _wide_plain,
    "cooperative": _cooperative,
    "modern": _modern,
}
