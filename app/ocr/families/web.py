"""Web filings and telecom licences: ICP and app filings 备案, 增值电信业务经营许可证, screenshots of pages."""

from app.domain.identifiers.filings import read_filing
from app.domain.identifiers.shapes import PROVINCES
from app.ocr.families.common import ENDS, address, holder, issued, issuer, legal_rep, scope, text, valid
from app.ocr.fields import Family, Field, Kind


def _passes(value: str) -> bool:
    return read_filing(value) is not None


_FILING = rf"[{PROVINCES}]ICP备(?:\d{{10}}|\d{{8}})号(?:-\d{{1,4}}[AXK]?)?"
_LICENCE = rf"(?:合字|[{PROVINCES}])?B[12](?:[.]B[12])?-\d{{8}}|[{PROVINCES}]ICP证\d{{6}}号"

FILING = Family(
    codes=("Q011", "Q012"),
    fields=(
        Field(
            name="number", kind=Kind.NUMBER, pattern=_FILING, accepts=_passes,
            labels=("网站备案号", "网站备案/许可证号", "ICP备案/许可证号", "备案/许可证号", "APP备案号", "服务备案号", "备案号", "备案编号", "ICP备案号"),
        ),
        holder("主办单位名称", "主办单位", "主办者名称", "单位名称", "APP主办者", "备案主体"),
        text("holder_kind", "主办单位性质", "主办者性质", "单位性质", expected=False),
        text("site_name", "网站名称", "APP名称", "服务名称", "应用名称", "小程序名称", expected=False),
        text("domain", "网站域名", "域名", "网站首页网址", "网站首页地址", "网址", expected=False),
        issued("审核通过日期", "审核通过时间", "审核日期", "备案日期", "备案时间"),
    ),
    ends=(*ENDS, "是否限制接入", "网站负责人", "查询结果"),
)  # fmt: skip

TELECOM = Family(
    codes=("Q014", "Q015"),
    fields=(
        Field(
            name="number",
            kind=Kind.NUMBER,
            pattern=_LICENCE,
            accepts=_passes,
            labels=("经营许可证编号", "许可证编号", "编号"),
        ),
        holder("公司名称", "企业名称", "单位名称", "名称"),
        legal_rep("法定代表人", "法定代表人姓名", expected=False),
        address("注册住所", "注册地址", "住所", "公司地址", expected=False),
        scope("业务种类", "业务种类(服务项目)及覆盖范围", "业务种类及覆盖范围", "许可业务", lines=10),
        text("coverage", "业务覆盖范围", "覆盖范围", lines=4, expected=False),
        *valid(expected=True),
        issued("发证日期", "签发日期", "首次发证日期"),
        issuer("发证机关", "发证机关(章)"),
    ),
    ends=ENDS,
)

PAGE = Family(
    codes=("Q017",),
    fields=(
        text("domain", "URL", "网址", "链接", expected=False),
        holder("主体信息", "公司名称", "企业名称", "店铺主体", "主体名称"),
        text("site_name", "店铺名称", "网站名称", "店铺", expected=False),
        issued("截图日期", "日期"),
    ),
)
