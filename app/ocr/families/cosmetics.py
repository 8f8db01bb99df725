"""Cosmetics 化妆品: filing, registration, making."""

from app.domain.identifiers.permits import is_cosmetics_producer
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

PRODUCT = Family(
    codes=("Q047", "Q048"),
    fields=(
        number(
            "备案编号", "注册证编号", "备案号", "注册证号", "批准文号", "编号",
            pattern=rf"[{PROVINCES}]G妆网备字\d{{10}}|国妆网备[进制]字[(\[【〔][{PROVINCES}][)\]】〕]\d{{10}}|国妆特[进制]?字\d{{8,10}}",
        ),
        text("product", "产品名称", "产品中文名称", "中文名称", lines=2),
        holder("备案人", "注册人", "备案人名称", "注册人名称", "境内责任人", "申请人"),
        address("备案人地址", "注册人地址", "地址", expected=False),
        text("maker", "生产企业", "实际生产企业", "受托生产企业", "生产企业名称", lines=2, expected=False),
        *valid("有效期至", "有效期"),
        issued("备案日期", "批准日期", "发证日期"),
        issuer("发证机关", "备案管理部门", "审批部门"),
    ),
    ends=(*ENDS, "境内责任人", "特殊化妆品类别"),
)  # fmt: skip

MAKING = Family(
    codes=("Q049",),
    fields=(
        Field(
            name="number", labels=("许可证编号", "编号", "许可证号"), kind=Kind.NUMBER,
            pattern=rf"[{PROVINCES}]妆\d{{8}}", accepts=is_cosmetics_producer,
        ),
        holder("企业名称", "名称"),
        credit_code(),
        legal_rep("法定代表人", "企业负责人", expected=False),
        address("住所", "注册地址", expected=False),
        text("premises", "生产地址", lines=3, expected=False),
        scope("许可项目", lines=4),
        *valid("有效期至", "有效期限", "有效期", expected=True),
        issued("发证日期", "签发日期"),
        issuer("发证机关"),
    ),
    ends=(*ENDS, "企业负责人", "质量负责人", "质量安全负责人", "日常监督管理机构", "日常监督管理人员"),
)  # fmt: skip
