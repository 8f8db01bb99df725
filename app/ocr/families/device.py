"""Medical devices 医疗器械: registration, filing, making, selling, selling online; disinfectants beside them."""

from app.domain.identifiers.permits import read_device_certificate
from app.domain.identifiers.shapes import PROVINCES
from app.ocr.families.common import (
    ENDS,
    address,
    credit_code,
    holder,
    issued,
    issuer,
    legal_rep,
    number,
    scope,
    text,
    valid,
)
from app.ocr.fields import Family, Field, Kind


def _passes(value: str) -> bool:
    certificate = read_device_certificate(value)
    return certificate is not None and certificate.class_fits_issuer


REGISTRATION = Family(
    codes=("Q075",),
    fields=(
        Field(
            name="number", labels=("注册证编号", "注册证号", "编号"), kind=Kind.NUMBER,
            pattern=rf"[国{PROVINCES}]械注[准进许]\d{{11}}", accepts=_passes,
        ),
        holder("注册人名称", "注册人", "企业名称"),
        address("注册人住所", "注册人地址", expected=False),
        text("premises", "生产地址", lines=3, expected=False),
        text("product", "产品名称", lines=2),
        text("model", "型号、规格", "型号规格", lines=4, expected=False),
        scope("适用范围", "适用范围/预期用途", "预期用途", lines=8),
        issued("批准日期", "发证日期"),
        *valid("有效期至", "有效期", expected=True),
        issuer("审批部门", "发证机关"),
    ),
    ends=(*ENDS, "代理人名称", "代理人住所", "结构及组成", "附件", "其他内容", "备注", "审批部门", "主要组成成分"),
)  # fmt: skip

FILING = Family(
    codes=("Q076", "Q078", "Q080", "Q081"),
    fields=(
        number(
            "备案号", "备案编号", "备案凭证编号", "编号",
            pattern=rf"(?:国|[{PROVINCES}][一-龥]{{0,3}})(?:食?药监)?械(?:生产|经营)?备\d{{8,9}}号?|[(]?[{PROVINCES}][)]?网械(?:企|平台)备字[(\[〔【]\d{{4}}[)\]〕】]第\d{{4,5}}号",
        ),
        holder("备案人名称", "备案人", "企业名称"),
        credit_code(),
        legal_rep("法定代表人", "企业负责人", expected=False),
        address("备案人注册地址", "住所", "备案人住所", "经营场所", "生产地址", "住所地址", expected=False),
        text("product", "产品名称", lines=2, expected=False),
        text("domain", "网站名称", "网络客户端", "域名", expected=False),
        scope("经营范围", "生产范围", "预期用途", "产品描述", expected=False),
        issued("备案日期", "发证日期"),
        issuer("备案部门", "备案机关"),
    ),
    ends=(*ENDS, "库房地址", "经营方式", "型号规格", "型号/规格", "质量负责人"),
)  # fmt: skip

PERMIT = Family(
    codes=("Q077", "Q079"),
    fields=(
        number(
            "许可证编号", "许可证号", "编号",
            pattern=rf"[{PROVINCES}][一-龥]{{0,3}}食?药监械(?:生产|经营)许\d{{8,9}}号",
        ),
        holder("企业名称", "名称"),
        credit_code(),
        legal_rep("法定代表人", "企业负责人", expected=False),
        address("住所", "注册地址", "企业住所", expected=False),
        text("premises", "经营场所", "生产地址", "经营地址", lines=3, expected=False),
        scope("经营范围", "生产范围"),
        *valid("有效期限", "有效期至", "有效期", expected=True),
        issued("发证日期", "签发日期"),
        issuer("发证部门", "发证机关"),
    ),
    ends=(*ENDS, "库房地址", "经营方式", "企业负责人", "质量负责人", "仓库地址"),
)  # fmt: skip

DISINFECTANT = Family(
    codes=("Q083", "Q084"),
    fields=(
        number(
            "证号", "许可证号", "批准文号", "编号", "卫生许可证号", "报告编号",
            pattern=rf"[(]?[{PROVINCES}][)]?卫消证字[(\[〔【]?\d{{4}}[)\]〕】]?第?\d{{4}}号", expected=False,
        ),
        holder("单位名称", "责任单位", "企业名称", "生产企业名称", "产品责任单位名称"),
        legal_rep("法定代表人/负责人", "法定代表人", "负责人", expected=False),
        address("注册地址", "地址", "生产地址", expected=False),
        text("product", "产品名称", "生产项目", "生产类别", lines=3, expected=False),
        *valid(),
        issued("发证日期", "批准日期", "评价日期", "备案日期"),
        issuer(),
    ),
    ends=ENDS,
)  # fmt: skip
