"""Approvals of advertisements 广告审查: drugs, devices, food, medical services, pesticides, veterinary drugs."""

from app.domain.identifiers.permits import read_ad_approval, read_medical_ad
from app.domain.identifiers.shapes import PROVINCES
from app.ocr.families.common import ENDS, holder, issued, issuer, text, valid
from app.ocr.fields import Family, Field, Kind

_O, _C = r"[(\[【〔]", r"[)\]】〕]"


def _passes(value: str) -> bool:
    return read_ad_approval(value) is not None


def _medical_passes(value: str) -> bool:
    return read_medical_ad(value) is not None


PRODUCT = Family(
    codes=("Q041", "Q043", "Q071", "Q082", "Q154", "Q158"),
    fields=(
        Field(
            name="number", kind=Kind.NUMBER, labels=("广告批准文号", "批准文号", "广告审查批准文号", "审查批准文号", "文号"),
            pattern=rf"[{PROVINCES}]?(?:食健|食特|药|医?械|农药|兽药)广审{_O}[视声文]{_C}第?[\d-]{{6,13}}号", accepts=_passes,
        ),
        holder("申请人", "广告申请人", "申请人名称", "申请单位", "企业名称", "药品生产企业"),
        text("product", "产品名称", "药品通用名称", "通用名称", "医疗器械名称", "农药名称", "兽药名称", "商品名称", lines=2, expected=False),
        text("media_class", "广告类别", "广告发布媒体类别", "媒体类别", "广告发布形式", expected=False),
        *valid("广告批准文号有效期", "批准文号有效期", "有效期至", "有效期限", "有效期", expected=True),
        issued("批准日期", "审查日期", "发证日期"),
        issuer("审查机关", "审查部门", "广告审查机关", "批准部门"),
    ),
    ends=(*ENDS, "产品批准文号", "注册证号", "广告样件", "审查意见", "经办人", "联系电话", "时长"),
)  # fmt: skip

MEDICAL = Family(
    codes=("Q061",),
    fields=(
        Field(
            name="number", kind=Kind.NUMBER, labels=("医疗广告审查证明文号", "审查证明文号", "文号", "证明文号", "编号"),
            pattern=rf"{_O}?[{PROVINCES}]{_C}?中?医广字?{_O}\d{{4}}{_C}第[\d-]{{6,16}}号", accepts=_medical_passes,
        ),
        holder("医疗机构第一名称", "第一名称", "医疗机构名称", "机构名称"),
        text("product", "广告时长(影视、声音)", "诊疗科目", lines=4, expected=False),
        text("media_class", "广告发布媒体类别", "媒体类别", expected=False),
        *valid("有效期", "有效期限", "本审查证明有效期"),
        issued("审查日期", "批准日期", "发证日期"),
        issuer("审查机关", "审查部门"),
    ),
    ends=(*ENDS, "广告成品样件", "医疗机构执业许可证登记号", "法定代表人", "所有制形式", "医疗机构类别", "广告时长", "接诊时间", "床位数", "联系电话"),
)  # fmt: skip
