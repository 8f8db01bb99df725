"""Labels and fields that many families share."""

from app.domain.identifiers.credit_code import is_credit_code, is_registration_number
from app.ocr.clauses import with_phrases_put_right
from app.ocr.fields import Field, Kind
from app.ocr.likeliness import of_address, of_holder, of_scope

CREDIT_CODE_LOOK = r"(?<![0-9A-Z])(?:[0-9A-Z]{18}|\d{15})(?![0-9A-Z])"


def _passes(code: str) -> bool:
    return is_credit_code(code) or is_registration_number(code)


ENDS = (
    *(
        "登记机关",
        "发证机关",
        "发证部门",
        "签发人",
        "发证日期",
        "备案机关",
        "备案部门",
        "审批机关",
        "监督电话",
        "投诉举报电话",
    ),
    *(
        "扫描二维码",
        "扫描市场主体",
        "国家企业信用信息公示系统",
        "企业信用信息公示系统",
        "市场主体应当",
        "国家市场监督管理总局监制",
    ),
    *("中华人民共和国国家工商行政管理总局监制", "公示系统网址", "提示", "重要提示", "说明", "备注", "制证日期", "编号"),
)

HOLDER = (
    *(
        "单位名称",
        "企业名称",
        "机构名称",
        "经营者名称",
        "持证人",
        "持证单位",
        "申请人",
        "名称",
        "公司名称",
        "申请单位",
        "权利人",
        "证照持有人",
    ),
    *("持有人", "法人名称", "经营单位", "申请企业", "委托人", "甲方", "委托单位", "获证单位", "被授权方", "授权方"),
)
NUMBER = (
    "许可证编号",
    "许可证号",
    "证书编号",
    "备案编号",
    "备案号",
    "批准文号",
    "注册号",
    "登记号",
    "编号",
    "证号",
    "登记证号",
    "文号",
    "注册证编号",
    "登记编号",
)
ISSUER = (
    "发证机关",
    "登记机关",
    "发证部门",
    "颁发机关",
    "审批部门",
    "签发机关",
    "批准部门",
    "备案机关",
    "备案部门",
    "主管部门",
    "审查机关",
    "审批机关",
)
ISSUED = (
    "发证日期",
    "签发日期",
    "颁发日期",
    "发证时间",
    "批准日期",
    "备案日期",
    "核准日期",
    "注册日期",
    "登记日期",
    "审核通过日期",
    "签署日期",
    "颁证日期",
)
TERM = (
    "有效期限",
    "有效期",
    "有效期至",
    "有效期截止日期",
    "有效日期",
    "有效期截至",
    "期限",
    "授权期限",
    "委托期限",
    "许可期限",
    "合同期限",
    "服务期限",
)
ADDRESS = (
    "住所",
    "地址",
    "经营场所",
    "营业场所",
    "注册地址",
    "单位地址",
    "企业住所",
    "注册住所",
    "通讯地址",
    "机构地址",
)
PERSON = (
    "法定代表人",
    "法定代表人（负责人）",
    "法定代表人(负责人)",
    "负责人",
    "法人代表",
    "企业负责人",
    "单位负责人",
    "主要负责人",
)


def holder(*labels: str, lines: int = 2, name: str = "holder") -> Field:
    """Who the paper belongs to 持有人."""
    return Field(name=name, labels=labels or HOLDER, lines=lines, likely=of_holder)


def number(*labels: str, pattern: str = "", expected: bool = True) -> Field:
    """The paper's own number 编号."""
    return Field(name="number", labels=labels or NUMBER, kind=Kind.NUMBER, pattern=pattern, expected=expected)


def credit_code(*, expected: bool = False, labels: tuple[str, ...] = ()) -> Field:
    """The holder's credit code where the paper prints it."""
    return Field(
        name="uscc", labels=labels or ("统一社会信用代码", "社会信用代码", "信用代码", "社会信用代码(身份证号码)"), kind=Kind.NUMBER,
        pattern=CREDIT_CODE_LOOK, accepts=_passes, expected=expected,
    )  # fmt: skip


def issuer(*labels: str) -> Field:
    """Who issued it 发证机关; often only in the seal, so nothing is amiss without it."""
    return Field(name="issuer", labels=labels or ISSUER, expected=False)


def issued(*labels: str, expected: bool = False) -> Field:
    """The day it was issued 发证日期."""
    return Field(name="issued", labels=labels or ISSUED, kind=Kind.DAY, expected=expected)


def valid(*labels: str, expected: bool = False) -> tuple[Field, Field]:
    """From when to when it holds 有效期."""
    words = labels or TERM
    return (
        Field(name="valid_from", labels=words, kind=Kind.TERM_FROM, lines=2, expected=False),
        Field(name="valid_to", labels=words, kind=Kind.TERM_TO, lines=2, expected=expected),
    )


def address(*labels: str, expected: bool = True) -> Field:
    """Where the holder or the business is."""
    return Field(name="address", labels=labels or ADDRESS, lines=3, expected=expected, likely=of_address)


def legal_rep(*labels: str, expected: bool = True) -> Field:
    """Who stands for it 法定代表人."""
    return Field(name="legal_rep", labels=labels or PERSON, kind=Kind.PERSON, expected=expected)


def scope(*labels: str, lines: int = 14, expected: bool = True) -> Field:
    """What it allows 范围."""
    return Field(
        name="scope", labels=labels or ("经营范围", "许可范围", "业务范围", "生产范围"), lines=lines, expected=expected,
        mends=with_phrases_put_right, likely=of_scope,
    )  # fmt: skip


def text(name: str, *labels: str, lines: int = 1, expected: bool = True) -> Field:
    """Any other text beside a label."""
    return Field(name=name, labels=labels, lines=lines, expected=expected)


def day(name: str, *labels: str, expected: bool = True) -> Field:
    """Any other day beside a label."""
    return Field(name=name, labels=labels, kind=Kind.DAY, expected=expected)
