"""Licences of all years and kinds in forms that the reader was not tuned on."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from random import Random

from tests.benchmarks.held_out_drawing import Form
from tests.benchmarks.held_out_facts import company
from tests.benchmarks.paper_drawing import Paper, Row, Style
from tests.benchmarks.paper_facts import Company, digits, some_day, spelled, with_check

LANDSCAPE = Form(
    size=(1700, 1200), text=28, title=92, title_at=(0.5, 0.11), ground="#fcf8ee", spread=5, value_from=0.12, top=0.33
)
PORTRAIT = Form(
    size=(1200, 1700), text=29, title=84, title_at=(0.5, 0.12), ground="#fffdf6", columns=(0.14,), spread=5, value_from=0.2, top=0.31,
)  # fmt: skip
FOOT = (
    "企业应当于每年1月1日至6月30日通过企业信用信息公示系统报送并公示上一年度年度报告",
    "国家市场监督管理总局监制",
)
CAPTION = "扫描市场主体身份码了解更多登记、备案、许可、监管信息，体验更多应用服务。"


@dataclass(frozen=True, slots=True)
class Printed:
    """A paper with the form it is printed on."""

    paper: Paper
    form: Form


def _truth(one: Company, kind: str, **more: str) -> dict[str, str]:
    return {
        "name": one.name, "uscc": one.uscc, "subject_type": kind, "legal_rep": one.legal_rep,
        "established": one.established.isoformat(), "address": one.address, "scope": one.scope,
    } | more  # fmt: skip


def _term(one: Company, style: int, word: str = "长期") -> tuple[str, dict[str, str]]:
    until = spelled(one.until, style) if one.until else word
    truth = {"term_from": one.established.isoformat(), "term_to": one.until.isoformat() if one.until else word}
    return f"{spelled(one.established, style)} 至 {until}", truth


def _licence(layout: str, rows: Sequence[Row], truth: dict[str, str], **more: object) -> Paper:
    code = str(more.pop("code", "Q001"))
    return Paper(
        code=code, layout=f"licence, {layout}", title=str(more.pop("title", "营业执照")), rows=rows, truth=truth, style=Style(), **more,  # type: ignore[arg-type]
    )  # fmt: skip


def _copy_2019(random: Random) -> Printed:
    one, kind = (
        company(random),
        random.choice(("有限责任公司（自然人投资或控股）", "有限责任公司（法人独资）", "有限责任公司")),
    )
    rows = [
        Row("名称", one.name), Row("类型", kind), Row("法定代表人", one.legal_rep), Row("经营范围", one.scope),
        Row("注册资本", one.capital, 1), Row("成立日期", spelled(one.established, 0), 1), Row("住所", one.address, 1),
    ]  # fmt: skip
    paper = _licence(
        "2019, copy", rows, _truth(one, kind, reg_capital=one.capital), above_title=("统一社会信用代码", one.uscc),
        under_title=("（副　本）（2-1）",), qr=f"https://www.gsxt.gov.cn/?id={digits(random, 12)}", caption=CAPTION, issuer="登记机关",
        date_line=spelled(some_day(random, 2019), 2), footer=FOOT,
    )  # fmt: skip
    return Printed(
        paper, replace(LANDSCAPE, drift=(random.randrange(-6, 12), random.randrange(-7, 8)), columns=(0.1, 0.57))
    )


def _original_2019(random: Random) -> Printed:
    one, kind = company(random, suffix="股份有限公司"), "股份有限公司(上市、自然人投资或控股)"
    term, days = _term(one, 0)
    rows = [
        Row("名称", one.name), Row("类型", kind), Row("法定代表人", one.legal_rep), Row("经营范围", one.scope),
        Row("注册资本", one.capital, 1), Row("成立日期", spelled(one.established, 0), 1), Row("营业期限", term, 1), Row("住所", one.address, 1),
    ]  # fmt: skip
    paper = _licence(
        "2019, original", rows, _truth(one, kind, reg_capital=one.capital, **days), above_title=(f"统一社会信用代码 {one.uscc}",),
        under_title=("（正　本）",), qr=f"uniscid={one.uscc}", issuer="登记机关", date_line=spelled(some_day(random, 2019), 1),
    )  # fmt: skip
    return Printed(paper, replace(LANDSCAPE, size=(1900, 1340), text=30, title=110, narrow=0.9))


def _portrait_2015(random: Random) -> Printed:
    one, kind = company(random), "有限责任公司（自然人投资或控股的法人独资）"
    term, days = _term(one, 1, random.choice(("长期", "永久", "无固定期限")))
    rows = [
        Row("名称", one.name), Row("类型", kind), Row("住所", one.address), Row("法定代表人", one.legal_rep), Row("注册资本", one.capital),
        Row("成立日期", spelled(one.established, 1)), Row("营业期限", term), Row("经营范围", one.scope),
    ]  # fmt: skip
    paper = _licence(
        "2015, portrait", rows, _truth(one, kind, reg_capital=one.capital, **days),
        under_title=("（副本）", f"统一社会信用代码{one.uscc}", f"证照编号：{digits(random, 20)}"),
        issuer="登记机关", date_line=spelled(some_day(random, 2015), 2), footer=FOOT,
    )  # fmt: skip
    return Printed(paper, replace(PORTRAIT, drift=(random.randrange(-4, 10), random.randrange(-8, 6))))


def _number_2014(random: Random) -> Printed:
    one, kind = company(random), random.choice(("一人有限责任公司", "有限责任公司(台港澳法人独资)"))
    number = with_check(one.region + digits(random, 8))
    term, days = _term(one, 3)
    rows = [
        Row("名称", one.name), Row("类型", kind), Row("住所", one.address), Row("法定代表人", one.legal_rep), Row("注册资本", one.capital),
        Row("成立日期", spelled(one.established, 3)), Row("营业期限", term), Row("经营范围", one.scope),
    ]  # fmt: skip
    paper = _licence(
        "2014, old number", rows, _truth(one, kind, reg_capital=one.capital, **days) | {"uscc": number}, title="企业法人营业执照",
        under_title=("（副　本）", f"注册号 {number}"), issuer="登记机关", date_line=spelled(some_day(random, 2014), 3),
    )  # fmt: skip
    return Printed(paper, replace(PORTRAIT, dotted=True, ground="#fbf7ea", drift=(4, -3)))


def _before_2014(random: Random) -> Printed:
    one, kind = company(random), "有限责任公司"
    number = with_check(one.region + digits(random, 8))
    term, days = _term(one, 0)
    rows = [
        Row("注册号", number), Row("名称", one.name), Row("住所", one.address), Row("法定代表人姓名", one.legal_rep), Row("注册资本", one.capital),
        Row("实收资本", one.capital), Row("公司类型", kind), Row("经营范围", one.scope), Row("成立日期", spelled(one.established, 3)), Row("营业期限", term),
    ]  # fmt: skip
    paper = _licence(
        "before 2014",
        rows,
        _truth(one, kind, reg_capital=one.capital, **days) | {"uscc": number},
        title="企业法人营业执照",
    )
    return Printed(paper, replace(LANDSCAPE, columns=(0.2,), spread=7, dotted=True, top=0.26, leading=1.75))


def _household_new(random: Random) -> Printed:
    one = company(random, kind="92", suffix=random.choice(("经营部", "商行", "小吃店", "美容院")))
    rows = [
        Row("名称", one.name), Row("类型", "个体工商户"), Row("经营者", one.legal_rep), Row("经营范围", one.scope),
        Row("组成形式", random.choice(("个人经营", "家庭经营")), 1), Row("注册日期", spelled(one.established, 0), 1), Row("经营场所", one.address, 1),
    ]  # fmt: skip
    paper = _licence(
        "household, new", rows, _truth(one, "个体工商户"), code="Q002", above_title=(f"统一社会信用代码：{one.uscc}",), under_title=("（副　本）",),
        caption=CAPTION, qr=f"https://www.gsxt.gov.cn/?id={digits(random, 12)}", issuer="登记机关", date_line=spelled(some_day(random, 2020), 2),
    )  # fmt: skip
    return Printed(paper, replace(LANDSCAPE, drift=(3, random.randrange(-8, 9))))


def _household_old(random: Random) -> Printed:
    one = company(random, kind="92", suffix="店")
    number = with_check(one.region + digits(random, 8))
    rows = [
        Row("字号名称", one.name), Row("经营者姓名", one.legal_rep), Row("组成形式", "个人经营"), Row("经营场所", one.address),
        Row("经营范围及方式", one.scope), Row("注册日期", spelled(one.established, 3)),
    ]  # fmt: skip
    truth = _truth(one, "") | {"uscc": number}
    del truth["subject_type"]
    paper = _licence(
        "household, old",
        rows,
        truth,
        code="Q002",
        title="个体工商户营业执照",
        under_title=("（副　本）", f"注册号：{number}"),
    )
    return Printed(paper, replace(PORTRAIT, spread=7, value_from=0.24, dotted=True))


def _branch_portrait(random: Random) -> Printed:
    one, kind = company(random, suffix="有限公司第二分公司"), "有限责任公司分公司(自然人独资)"
    rows = [
        Row("名称", one.name), Row("类型", kind), Row("营业场所", one.address), Row("负责人", one.legal_rep),
        Row("成立日期", spelled(one.established, 0)), Row("经营范围", one.scope),
    ]  # fmt: skip
    paper = _licence(
        "branch, portrait",
        rows,
        _truth(one, kind),
        under_title=(f"统一社会信用代码 {one.uscc}", "（副　本）"),
        issuer="登记机关",
    )
    return Printed(paper, replace(PORTRAIT, narrow=0.88))


def _partnership_wide(random: Random) -> Printed:
    one, kind = company(random, suffix="中心（有限合伙）"), random.choice(("有限合伙企业", "普通合伙企业"))
    term, days = _term(one, 0)
    rows = [
        Row("名称", one.name), Row("类型", kind), Row("执行事务合伙人", one.legal_rep), Row("经营范围", one.scope), Row("出资额", one.capital, 1),
        Row("成立日期", spelled(one.established, 0), 1), Row("合伙期限", term, 1), Row("主要经营场所", one.address, 1),
    ]  # fmt: skip
    paper = _licence(
        "partnership, wide",
        rows,
        _truth(one, kind, reg_capital=one.capital, **days),
        above_title=("统一社会信用代码", one.uscc),
    )
    return Printed(paper, replace(LANDSCAPE, spread=7, value_from=0.135, columns=(0.07, 0.54)))


def _cooperative_wide(random: Random) -> Printed:
    one = company(random, kind="93", suffix="种植专业合作社")
    rows = [
        Row("名称", one.name), Row("类型", "农民专业合作社"), Row("法定代表人", one.legal_rep), Row("业务范围", one.scope),
        Row("成员出资总额", one.capital, 1), Row("成立日期", spelled(one.established, 0), 1), Row("住所", one.address, 1),
    ]  # fmt: skip
    paper = _licence(
        "cooperative, wide", rows, _truth(one, "农民专业合作社", reg_capital=one.capital), above_title=("统一社会信用代码", one.uscc),
        under_title=("（副　本）",), issuer="登记机关", date_line=spelled(some_day(random, 2018), 2),
    )  # fmt: skip
    return Printed(paper, replace(LANDSCAPE, spread=6, value_from=0.125, dotted=True))


def _foreign(random: Random) -> Printed:
    one, kind = company(random), "有限责任公司（外国法人独资）"
    name = random.choice(("SVEN ERIKSSON", "MARIA ROSSI", "KIM MINJUN", "TANAKA HIROSHI"))
    amount = f"{random.choice((50, 120, 800))}.000000万{random.choice(('美元', '欧元', '港元'))}"
    one = replace(one, legal_rep=name, capital=amount)
    term, days = _term(one, 0)
    rows = [
        Row("名称", one.name), Row("类型", kind), Row("住所", one.address), Row("法定代表人", name), Row("注册资本", amount),
        Row("成立日期", spelled(one.established, 0)), Row("营业期限", f"自{term}"), Row("经营范围", one.scope),
    ]  # fmt: skip
    paper = _licence(
        "foreign owned",
        rows,
        _truth(one, kind, reg_capital=amount, **days),
        under_title=("（副本）", f"统一社会信用代码 {one.uscc}"),
    )
    return Printed(paper, PORTRAIT)


def _sole_wide(random: Random) -> Printed:
    one = replace(company(random, suffix="工作室"), capital=f"{random.choice((1, 5, 20))}万元")
    rows = [
        Row("名称", one.name), Row("类型", "个人独资企业"), Row("投资人", one.legal_rep), Row("经营范围", one.scope),
        Row("出资额", one.capital, 1), Row("成立日期", spelled(one.established, 0), 1), Row("住所", one.address, 1),
    ]  # fmt: skip
    paper = _licence(
        "sole owner, wide",
        rows,
        _truth(one, "个人独资企业", reg_capital=one.capital),
        above_title=("统一社会信用代码", one.uscc),
    )
    return Printed(paper, replace(LANDSCAPE, label_ink="#8a5a2b", ground="#fffaf0", leading=2.3))


def _phone(random: Random) -> Printed:
    """As shown by the electronic licence on a telephone: grey labels, no form."""
    one, kind = company(random), "有限责任公司(自然人投资或控股)"
    term, days = _term(one, 4)
    rows = [
        Row("企业名称", one.name), Row("统一社会信用代码", one.uscc), Row("企业类型", kind), Row("法定代表人", one.legal_rep), Row("注册资本", one.capital),
        Row("成立日期", spelled(one.established, 4)), Row("营业期限", term), Row("住所", one.address), Row("经营范围", one.scope),
    ]  # fmt: skip
    paper = _licence("on a telephone", rows, _truth(one, kind, reg_capital=one.capital, **days), title="电子营业执照")
    form = Form(
        size=(1080, 2200),
        text=38,
        title=58,
        title_at=(0.5, 0.05),
        top=0.14,
        columns=(0.06,),
        value_from=0.33,
        label_ink="#8a8a8a",
        ground="#f7f8fa",
    )
    return Printed(paper, form)


def _on_a4(random: Random) -> Printed:
    """A copy on a sheet with large margins, small letters, stamped by the company in the middle of it."""
    one, kind = company(random), "其他有限责任公司"
    rows = [
        Row("名称", one.name), Row("类型", kind), Row("法定代表人", one.legal_rep), Row("经营范围", one.scope), Row("注册资本", one.capital, 1),
        Row("成立日期", spelled(one.established, 0), 1), Row("住所", one.address, 1),
    ]  # fmt: skip
    paper = _licence(
        "copy on A4", rows, _truth(one, kind, reg_capital=one.capital), above_title=("统一社会信用代码", one.uscc), under_title=("（副　本）",),
        footer=("此复印件与原件一致，仅供办理广告账户使用，再次复印无效",),
    )  # fmt: skip
    form = Form(
        size=(1654, 2339),
        text=26,
        title=74,
        title_at=(0.5, 0.08),
        top=0.2,
        columns=(0.13, 0.55),
        spread=5,
        value_from=0.115,
        seal_at=(0.6, 0.3),
    )
    return Printed(paper, form)


HELD_OUT_LICENCES: Mapping[str, Callable[[Random], Printed]] = {
    "2019 copy": _copy_2019,
    "2019 original": _original_2019,
    "2015 portrait": _portrait_2015,
    "2014 old number": _number_2014,
    "before 2014": _before_2014,
    "household new": _household_new,
    "household old": _household_old,
    "branch": _branch_portrait,
    "partnership": _partnership_wide,
    "cooperative": _cooperative_wide,
    "foreign": _foreign,
    "sole": _sole_wide,
    "phone": _phone,
    "a4": _on_a4,
}
