"""Food permits: 食品经营许可证, 食品生产许可证, the filing for prepacked food, special foods."""

from app.domain.identifiers.permits import read_food_permit
from app.domain.identifiers.shapes import mod_11_10
from app.ocr.families.common import ENDS, address, credit_code, holder, issued, issuer, legal_rep, scope, text, valid
from app.ocr.fields import Family, Field, Kind


def _passes(number: str) -> bool:
    return read_food_permit(number) is not None


def _filing_passes(number: str) -> bool:
    digits = number.removeprefix("YB")
    return len(digits) == 14 and digits.isdigit() and digits[-1] == mod_11_10(digits[:-1])


_NUMBER_LABELS = ("许可证编号", "编号", "许可证号")

SELLING = Family(
    codes=("Q034",),
    fields=(
        Field(name="number", labels=_NUMBER_LABELS, kind=Kind.NUMBER, pattern=r"JY\d{14}", accepts=_passes),
        holder("经营者名称", "名称", "单位名称"),
        credit_code(
            labels=("社会信用代码(身份证号码)", "统一社会信用代码", "社会信用代码", "社会信用代码（身份证号码）")
        ),
        legal_rep("法定代表人(负责人)", "法定代表人（负责人）", "法定代表人", "负责人"),
        address("住所", "住所地址", expected=False),
        text("premises", "经营场所", "经营地址", lines=3),
        text("trade", "主体业态", lines=2),
        scope("经营项目", lines=8),
        *valid("有效期至", "有效期限", "有效期", expected=True),
        issued("签发日期", "发证日期"),
        issuer("发证机关", "日常监督管理机构"),
    ),
    ends=(*ENDS, "日常监督管理人员", "日常监督管理机构", "投诉举报电话", "签发人", "签 发 人"),
)

FILING = Family(
    codes=("Q035",),
    fields=(
        Field(
            name="number",
            labels=("备案编号", "备案号", "编号"),
            kind=Kind.NUMBER,
            pattern=r"YB\d{14}",
            accepts=_filing_passes,
        ),
        holder("经营者名称", "名称", "备案人", "单位名称"),
        credit_code(),
        legal_rep(expected=False),
        address("住所", "地址", "经营场所"),
        scope("经营种类", "备案范围", "经营项目", lines=4),
        issued("备案日期", "发证日期"),
        issuer("备案机关", "备案部门"),
    ),
    ends=ENDS,
)

MAKING = Family(
    codes=("Q036", "Q045"),
    fields=(
        Field(name="number", labels=_NUMBER_LABELS, kind=Kind.NUMBER, pattern=r"SC\d{14}", accepts=_passes),
        holder("生产者名称", "企业名称", "名称"),
        credit_code(labels=("社会信用代码(身份证号码)", "统一社会信用代码", "社会信用代码")),
        legal_rep("法定代表人(负责人)", "法定代表人", "负责人"),
        address("住所", "住所地址", expected=False),
        text("premises", "生产地址", "生产场所", lines=3),
        scope("食品类别", "食品、食品添加剂类别", "许可品种", lines=6),
        *valid("有效期至", "有效期限", "有效期", expected=True),
        issued("发证日期", "签发日期"),
        issuer("发证机关", "日常监督管理机构"),
    ),
    ends=(*ENDS, "日常监督管理人员", "日常监督管理机构", "外设仓库地址"),
)

SPECIAL = Family(
    codes=("Q039", "Q040", "Q042", "Q044"),
    fields=(
        Field(
            name="number", kind=Kind.NUMBER, labels=("注册号", "备案号", "批准文号", "注册证号", "备案编号", "证书编号", "编号"),
            pattern=r"国食健[注字][GJ]\d{8}|食健备[GJ]\d{12}|国食注字(?:TY|YP)\d{8}",
        ),
        holder("注册人", "备案人", "申请人", "注册人名称", "备案人名称", "企业名称"),
        text("product", "产品名称", "产品中文名称", "中文名称", lines=2),
        address("注册人地址", "备案人地址", "地址", "生产地址", expected=False),
        text("function", "保健功能", "适用月龄", "产品类别", expected=False),
        *valid("有效期至", "有效期限", "有效期"),
        issued("发证日期", "批准日期", "备案日期", "签发日期"),
        issuer("发证机关", "审批部门", "备案机关"),
    ),
    ends=ENDS,
)  # fmt: skip

IMPORTED = Family(
    codes=("Q038",),
    fields=(
        Field(name="number", labels=("海关编号", "编号", "报关单号"), kind=Kind.NUMBER, pattern=r"\d{18}"),
        holder("境内收货人", "收货人"),
        text("product", "商品名称", "品名", "货物名称", lines=2, expected=False),
        text("origin", "原产国", "原产国(地区)", expected=False),
        issued("申报日期", "进口日期", "签证日期"),
        issuer("进境关别", "进口口岸"),
    ),
    ends=ENDS,
)
