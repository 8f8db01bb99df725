"""Publishing, culture, broadcasting, games, news 出版, 网络文化, 视听."""

from app.domain.identifiers.shapes import PROVINCES
from app.ocr.families.common import ENDS, address, holder, issued, issuer, legal_rep, number, scope, text, valid
from app.ocr.fields import Family

_O, _C = r"[(\[【〔]", r"[)\]】〕]"

PUBLISHING = Family(
    codes=("Q134", "Q135"),
    fields=(
        number(
            "许可证编号", "许可证号", "编号", "证号", "许可证编码",
            pattern=rf"(?:{_O}?署{_C}?|总)?(?:新出)?网出证{_O}[{PROVINCES}]{_C}字第?\d{{3}}号|新出发{_O}?[{PROVINCES}]{_C}?[批零互]{{0,2}}字第\S{{3,14}}?号",
        ),
        holder("单位名称", "企业名称", "名称"),
        legal_rep("法定代表人", "主要负责人", "法定代表人(负责人)", expected=False),
        address("地址", "单位地址", "经营地址", "经营场所", "注册地址", "住所", expected=False),
        text("site_name", "网站名称", expected=False),
        text("domain", "网站域名", "域名", "网址", expected=False),
        scope("业务范围", "经营范围", lines=6),
        *valid("有效期限", "有效期", "有效期至", "许可证有效期"),
        issued("发证日期", "签发日期"),
        issuer("发证机关"),
    ),
    ends=(*ENDS, "经济性质", "经济类型", "主管单位", "主办单位", "注册资本"),
)  # fmt: skip

CULTURE = Family(
    codes=("Q127",),
    fields=(
        number(
            "许可证编号", "编号", "文号", "许可证号", pattern=rf"[{PROVINCES}]网文{_O}\d{{4}}{_C}\d{{4}}-\d{{3}}号?"
        ),
        holder("单位名称", "企业名称", "名称"),
        legal_rep("法定代表人", "法定代表人或主要负责人", "主要负责人", expected=False),
        address("地址", "单位地址", "住所", "注册地址", expected=False),
        text("domain", "网站域名", "域名", "网站名称", expected=False),
        scope("经营范围", "业务范围", lines=6),
        *valid("有效期限", "有效期", "有效期至", expected=True),
        issued("发证日期", "签发日期"),
        issuer("发证机关"),
    ),
    ends=(*ENDS, "经济类型", "注册资本", "企业类型"),
)

BROADCAST = Family(
    codes=("Q128", "Q129", "Q130", "Q131", "Q132", "Q137"),
    fields=(
        number(
            "许可证编号", "许可证号", "编号", "证号", "备案号", "发行许可证号",
            pattern=rf"{_O}?[{PROVINCES}]{_C}?网(?:剧|微剧|影|动)审字{_O}\d{{4}}{_C}第\d{{3,5}}号|{_O}[{PROVINCES}]{_C}字第\d{{3,6}}号|电审[故动进纪科特数]字{_O}\d{{4}}{_C}第\d{{3,4}}号",
            expected=False,
        ),
        holder("单位名称", "机构名称", "开办单位", "制作机构", "出品单位", "演出经纪机构", "名称", "企业名称"),
        legal_rep("法定代表人", "主要负责人", expected=False),
        address("地址", "单位地址", "注册地址", "住所", expected=False),
        text("work", "片名", "演出名称", "剧名", "网站名称", expected=False),
        scope("业务类别", "经营方式", "经营范围", "服务类别", "服务项目", lines=6, expected=False),
        *valid(),
        issued(),
        issuer(),
    ),
    ends=(*ENDS, "传播载体", "集数"),
)  # fmt: skip

GAME = Family(
    codes=("Q126",),
    fields=(
        number(
            "批复文号",
            "文号",
            "批准文号",
            "网络游戏出版物号",
            pattern=rf"国新出审{_O}\d{{4}}{_C}\d{{1,5}}号",
            expected=False,
        ),
        text("isbn", "网络游戏出版物号", "ISBN", "出版物号", expected=False),
        text("work", "游戏名称", "作品名称", lines=2, expected=False),
        holder("出版单位", "运营单位", "出版服务单位"),
        text("operator", "运营单位", "运营机构", expected=False),
        issued("批复日期", "批准日期", "日期"),
        issuer("审批部门", "发文机关"),
    ),
    ends=ENDS,
)
