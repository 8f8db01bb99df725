"""Drugs and medicine 药品, 医疗: making, selling, registration, online information, practice licences of clinics and doctors."""

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

PERMIT = Family(
    codes=("Q067", "Q068", "Q069"),
    fields=(
        number("许可证编号", "证号", "编号", "许可证号", pattern=rf"[{PROVINCES}](?:[ABCD][AB]\d{{7,9}}|\d{{8}})"),
        holder("企业名称", "名称"),
        credit_code(),
        legal_rep("法定代表人", "企业负责人"),
        address("注册地址", "住所", expected=False),
        text("premises", "生产地址", "经营地址", "仓库地址", lines=4, expected=False),
        text("trade", "经营方式", "分类码", expected=False),
        scope("经营范围", "生产范围", "生产地址和生产范围"),
        *valid("有效期至", "有效期限", "有效期", expected=True),
        issued("发证日期", "签发日期"),
        issuer("发证机关"),
    ),
    ends=(
        *ENDS,
        "企业负责人",
        "质量负责人",
        "生产负责人",
        "质量受权人",
        "日常监管机构",
        "日常监管人员",
        "仓库地址",
        "经营方式",
        "分类码",
    ),
)

REGISTRATION = Family(
    codes=("Q070",),
    fields=(
        number("药品批准文号", "批准文号", "注册证号", pattern=r"国药准字[HZSBJTF][CJ]?\d{8}"),
        text("product", "药品通用名称", "药品名称", "通用名称", lines=2),
        holder("上市许可持有人", "上市许可持有人名称", "药品生产企业", "生产企业", "申请人"),
        address("上市许可持有人地址", "地址", expected=False),
        text("form", "剂型", expected=False),
        *valid("药品批准文号有效期", "批准文号有效期至", "有效期至", "有效期"),
        issued("批准日期", "发证日期", "审批日期"),
        issuer("审批部门", "发证机关"),
    ),
    ends=(*ENDS, "规格", "药品注册标准编号", "证书编号", "受理号", "药品分类", "审批结论", "主送", "抄送"),
)

ONLINE = Family(
    codes=("Q072", "Q073"),
    fields=(
        number(
            "证书编号", "编号", "备案号", "备案编号",
            pattern=rf"[(][{PROVINCES}][)]-非?经营性-\d{{4}}-\d{{4}}|[(]?[{PROVINCES}][)]?网药平台备字[(\[〔【]\d{{4}}[)\]〕】]第?\d{{4,5}}号",
        ),
        holder("单位名称", "企业名称", "申办单位", "单位名"),
        legal_rep("法定代表人", expected=False),
        address("单位地址", "地址", "住所", expected=False),
        text("service", "服务性质", expected=False),
        text("site_name", "网站名称", "平台名称", expected=False),
        text("domain", "域名", "网站域名", expected=False),
        *valid("有效期限", "有效期至", "有效期"),
        issued("发证日期", "备案日期"),
        issuer(),
    ),
    ends=(*ENDS, "网站负责人", "IP地址", "服务器存放地"),
)  # fmt: skip

CLINIC = Family(
    codes=("Q059", "Q060", "Q064"),
    fields=(
        Field(
            name="number",
            labels=("登记号", "备案编号", "编号", "机构登记号"),
            kind=Kind.NUMBER,
            pattern=r"[0-9A-Z]{22}",
            expected=False,
        ),
        holder("机构名称", "诊所名称", "医疗机构名称", "第一名称", "名称"),
        legal_rep("法定代表人", "主要负责人", expected=False),
        address("地址", "机构地址", "诊所地址", expected=False),
        text("ownership", "所有制形式", expected=False),
        scope("诊疗科目", "服务方式", lines=12, expected=False),
        *valid("有效期限", "有效期"),
        text("second_name", "第二名称", expected=False),
        issued("发证日期", "备案日期", "批准日期"),
        issuer("发证机关", "备案机关"),
    ),
    ends=(*ENDS, "主要负责人", "经营性质", "服务对象", "床位", "校验记录", "服务方式"),
)

DOCTOR = Family(
    codes=("Q062", "Q063"),
    fields=(
        number("证书编码", "执业证书编码", "编码", "证书编号", "编号", expected=False),
        Field(name="holder", labels=("姓名",), kind=Kind.PERSON),
        text("place", "执业地点", "主要执业机构", "执业机构", lines=2, expected=False),
        text("category", "执业类别", "专业", expected=False),
        scope("执业范围", lines=3, expected=False),
        *valid(),
        issued("发证日期", "签发日期"),
        issuer("发证机关", "签发机关"),
    ),
    ends=(*ENDS, "性别", "出生日期", "身份证号", "资格证书编码", "医师资格证书编码"),
)
