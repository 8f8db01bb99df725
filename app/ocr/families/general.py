"""All other kinds: holder, number, issuer, days and validity, by the labels that most papers share."""

from app.ocr.families.common import (
    ENDS,
    HOLDER,
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

CODES = (
    *("Q027", "Q028", "Q030", "Q031", "Q032", "Q033", "Q052", "Q054", "Q057", "Q094", "Q095", "Q096", "Q100", "Q101"),
    *("Q102", "Q103", "Q104", "Q105", "Q106", "Q107", "Q109", "Q110", "Q112", "Q117", "Q118", "Q119", "Q122", "Q123"),
    *("Q138", "Q139", "Q146", "Q147", "Q151", "Q152", "Q153", "Q155", "Q156", "Q157", "Q159", "Q160", "Q161", "Q175"),
)

FAMILY = Family(
    codes=CODES,
    fields=(
        number(
            *("许可证编号", "许可证号", "证书编号", "备案编号", "备案号", "批准文号", "审定编号", "登记编号", "机构编码", "登记证号", "证号"),
            *("报告编号", "合同编号", "流水号", "预售许可证号", "编号", "注册号", "资质证书号", "许可证编码", "文号"),
            expected=False,
        ),
        holder(
            *HOLDER, "开发企业", "经纪机构", "特许人", "登记证持有人", "登记证持有者", "生产企业", "委托方", "广告主", "承诺人", "母公司",
            "品种名称", "受检单位", "发布机构", "业户名称", "旅行社名称", "店铺名称", "达人",
        ),
        credit_code(),
        legal_rep(expected=False),
        address(expected=False),
        text("product", "产品名称", "样品名称", "商品名称", "项目名称", "农药名称", "特许品牌", "设备名称", "设备型号", lines=2, expected=False),
        scope(
            *("经营范围", "业务范围", "许可范围", "生产范围", "服务范围", "许可经营业务", "业务类型", "资质等级", "证券期货业务范围"),
            *("批准从事房地产开发经营业务", "许可经营事项", "经营方式"), lines=6, expected=False,
        ),
        *valid(),
        issued(),
        issuer(),
    ),
    ends=ENDS,
)  # fmt: skip
