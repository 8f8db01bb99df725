"""Business licence 营业执照 in all its prints, and the certificates of institutions and societies that are laid out like it."""

from app.ocr.families.common import ENDS, address, credit_code, legal_rep, scope
from app.ocr.fields import Family, Field, Kind
from app.ocr.likeliness import of_name, of_type
from app.ocr.subject_types import with_type_put_right

_TERM = ("营业期限", "经营期限", "合伙期限", "有效期限", "有效期", "证书有效期")

FAMILY = Family(
    codes=("Q001", "Q002", "Q003", "Q004", "Q006"),
    fields=(
        Field(name="name", labels=("名称", "企业名称", "字号名称", "单位名称", "机构名称", "法人名称", "公司名称", "字号"), lines=3, likely=of_name),
        credit_code(expected=True, labels=("统一社会信用代码", "社会信用代码", "统一社会信用代码/注册号", "注册号")),
        Field(
            name="subject_type", lines=2, expected=False, mends=with_type_put_right, likely=of_type,
            labels=("类型", "主体类型", "企业类型", "公司类型", "市场主体类型", "经济性质", "组织形式", "经济类型", "性质"),
        ),
        legal_rep(
            *("法定代表人", "法定代表人姓名", "负责人", "投资人", "经营者", "执行事务合伙人", "经营者姓名", "投资人姓名"),
            *("负责人姓名", "首席代表", "法定代表人/负责人", "法人代表"),
        ),
        Field(name="reg_capital", kind=Kind.CAPITAL, expected=False,
              labels=("注册资本", "出资额", "成员出资总额", "开办资金", "注册资金", "资金数额", "出资总额", "设立资产", "认缴出资额")),
        Field(name="established", kind=Kind.DAY, labels=("成立日期", "注册日期", "设立日期", "批准日期"), expected=False),
        Field(name="term_from", kind=Kind.TERM_FROM, labels=_TERM, lines=2, expected=False),
        Field(name="term_to", kind=Kind.TERM_TO, labels=_TERM, lines=2, expected=False),
        address("住所", "经营场所", "营业场所", "主要经营场所", "企业住所", "经营地址", "地址", "住址", "场所"),
        scope("经营范围", "宗旨和业务范围", "业务范围", "经营范围及方式", lines=24),
    ),
    ends=(*ENDS, "举办单位", "组成形式", "经费来源", "业务主管单位", "实收资本", "核准日期", "有效期"),
)  # fmt: skip
