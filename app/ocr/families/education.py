"""Schools and training 办学许可证, and the filing of education apps."""

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
from app.ocr.fields import Family

SCHOOL = Family(
    codes=("Q086", "Q087", "Q088"),
    fields=(
        number(
            "许可证编号",
            "教民",
            "证号",
            "编号",
            "办学许可证号",
            "号",
            pattern=r"(?:教民\d{15}|人社民\d{13})号?",
            expected=False,
        ),
        holder("学校名称", "名称", "机构名称", "培训机构名称"),
        credit_code(),
        legal_rep("法定代表人", "校长", "负责人", expected=False),
        address("地址", "学校地址", "办学地址", "办学地点", "住所", expected=False),
        text("school_type", "学校类型", "办学类型", "培训类别", expected=False),
        scope("办学内容", "培训内容", "培训工种", "培训范围", lines=6, expected=False),
        *valid("有效期限", "有效期", "有效期至", expected=True),
        issued("发证日期", "签发日期"),
        issuer("发证机关", "主管部门", "审批机关"),
    ),
    ends=(*ENDS, "举办者", "办学层次", "办学形式", "校长", "主管部门"),
)

APP = Family(
    codes=("Q089",),
    fields=(
        number("备案号", "备案编号", pattern=r"教APP备\d{7}号"),
        holder("企业名称", "单位名称", "备案主体", "主体名称", "机构名称"),
        text("app", "应用名称", "APP名称"),
        issued("备案日期", "备案时间"),
        issuer("备案机关", "备案部门"),
    ),
    ends=ENDS,
)
