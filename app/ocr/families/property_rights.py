"""Trade marks, patents, software, licences to use a likeness or work 知识产权, 授权书."""

from app.domain.identifiers.permits import is_patent
from app.ocr.families.common import ENDS, address, holder, issued, issuer, number, scope, text, valid
from app.ocr.fields import Family, Field, Kind

TRADEMARK = Family(
    codes=("Q019", "Q020"),
    fields=(
        Field(
            name="number", labels=("商标注册号", "注册号", "申请号", "第", "注册证号", "编号"), kind=Kind.NUMBER,
            pattern=r"第?(?<!\d)\d{6,8}[A-Z]?(?!\d)号?",
        ),
        holder("注册人", "申请人", "注册人名称", "商标注册人", "权利人"),
        address("注册人地址", "地址", "注册地址", "申请人地址", expected=False),
        text("mark", "商标", "商标名称", expected=False),
        text("classes", "国际分类", "类别", "国际分类号", "核定类别", expected=False),
        scope("核定使用商品/服务项目", "核定使用商品", "核定使用服务项目", "核定服务项目", "商品/服务", lines=10, expected=False),
        Field(name="filed", labels=("申请日期", "申请日"), kind=Kind.DAY, expected=False),
        issued("注册日期", "发证日期", "核准日期"),
        *valid("有效期至", "注册有效期限", "有效期限", "有效期", "续展有效期"),
        issuer("发证机关"),
    ),
    ends=(*ENDS, "局长", "局长签发", "签发", "注册公告日期"),
)  # fmt: skip

PATENT = Family(
    codes=("Q022",),
    fields=(
        Field(
            name="number", labels=("专利号", "专利申请号"), kind=Kind.NUMBER,
            pattern=r"ZL(?:\d{12}|\d{8})\.[0-9X]", accepts=is_patent,
        ),
        text("work", "发明名称", "实用新型名称", "外观设计名称", "使用外观设计的产品名称", "名称", lines=2, expected=False),
        holder("专利权人", "权利人"),
        text("author", "发明人", "设计人", lines=2, expected=False),
        address("地址", expected=False),
        Field(name="filed", labels=("专利申请日", "申请日"), kind=Kind.DAY, expected=False),
        issued("授权公告日"),
        issuer("发证机关"),
    ),
    ends=(*ENDS, "授权公告号", "局长"),
)  # fmt: skip

SOFTWARE = Family(
    codes=("Q023",),
    fields=(
        number("登记号", pattern=r"20\d{2}SR\d{7}"),
        text("work", "软件名称", "作品名称", lines=2),
        holder("著作权人", "权利人"),
        Field(name="finished", labels=("开发完成日期",), kind=Kind.DAY, expected=False),
        Field(name="published", labels=("首次发表日期",), kind=Kind.DAY, expected=False),
        issued("登记日期", "发证日期", "日期"),
        issuer("登记机构", "发证机关"),
    ),
    ends=(*ENDS, "权利取得方式", "权利范围", "证书号", "简称", "版本号"),
)

AUTHORISATION = Family(
    codes=("Q008", "Q021", "Q025", "Q026", "Q029", "Q097", "Q114"),
    fields=(
        holder("授权方", "委托人", "委托单位", "授权人", "肖像权人", "授权单位", "甲方", "许可方"),
        text(
            "receiver",
            "被授权方",
            "受托人",
            "被委托人",
            "被授权人",
            "经销商",
            "受权方",
            "代理商",
            "乙方",
            "被授权单位",
            lines=2,
        ),
        text(
            "matter",
            "委托事项",
            "授权事项",
            "授权内容",
            "作品名称",
            "授权品牌",
            "授权商标",
            "品牌",
            lines=4,
            expected=False,
        ),
        number("商标注册号", "商标号", "身份证号码", "身份证号", "授权书编号", "编号", expected=False),
        scope("授权范围", "授权权限", "授权区域", "委托权限", lines=4, expected=False),
        *valid("授权期限", "委托期限", "有效期限", "有效期", "授权有效期", "期限", expected=True),
        issued("授权日期", "签署日期", "日期", "签发日期", "签订日期"),
    ),
    ends=(
        *ENDS,
        "身份证号码",
        "身份证号",
        "联系电话",
        "法定代表人",
        "盖章",
        "签字",
        "特此授权",
        "特此委托",
        "资金方",
        "年化利率",
    ),
)
