"""The one table of element names: what each dialect of invoice data calls a field, best name first.

Dialects: the tax bureau's EInvoice in English, the accounting standard's Chinese names, the older interface's pinyin
initials, the eInvoice inside older OFD files, and the XBRL names of rail and air tickets.
"""

from collections.abc import Mapping

from app.invoices.facts import Fact

FIELDS: Mapping[Fact, tuple[str, ...]] = {
    Fact.NUMBER: (
        "EIid", "InvoiceNumber", "InvoiceNo", "发票号码", "数电票号码", "FPHM",
        "ElectronicInvoiceRailwayETicketNumber", "ElectronicInvoiceAirTransportReceiptNumber",
    ),
    Fact.CODE: ("InvoiceCode", "发票代码", "FPDM"),
    Fact.DATE: ("RequestTime", "IssueDate", "DateOfIssue", "开票日期", "KPRQ", "IssueTime"),
    Fact.SELLER_NAME: ("SellerName", "销售方名称", "XSFMC"),
    Fact.SELLER_TAX_ID: (
        "SellerIdNum", "SellerTaxID", "销售方纳税人识别号", "销售方统一社会信用代码/纳税人识别号", "销售方统一社会信用代码",
        "销售方识别号", "XSFNSRSBH",
    ),
    Fact.BUYER_NAME: ("BuyerName", "购买方名称", "GMFMC"),
    Fact.BUYER_TAX_ID: (
        "BuyerIdNum", "BuyerTaxID", "购买方纳税人识别号", "购买方统一社会信用代码/纳税人识别号", "购买方统一社会信用代码",
        "购买方识别号", "GMFNSRSBH",
    ),
    Fact.NET: ("TotalAmWithoutTax", "TaxExclusiveTotalAmount", "TotalAmountExcludingTax", "合计金额", "HJJE"),
    Fact.TAX: ("TotalTaxAm", "TaxTotalAmount", "合计税额", "HJSE", "TaxAmount"),
    Fact.TOTAL: ("TotalTax-includedAmount", "TaxInclusiveTotalAmount", "TotalAmount", "价税合计", "JSHJ"),
    Fact.CAPITALS: ("TotalTax-includedAmountInChinese", "价税合计大写", "价税合计(大写)", "价税合计_大写"),
    Fact.KIND: ("GeneralOrSpecialVAT/LabelName", "EInvoiceType/LabelName", "发票类型", "发票种类", "票种"),
    Fact.RED_FLAG: ("InIssuType/LabelCode",),
    Fact.ORIGINAL_NUMBER: ("OriginalInvoiceCode", "原发票号码", "原蓝字发票号码", "被红冲蓝字数电票号码", "YFPHM"),
    Fact.CONFIRMATION_NUMBER: ("CreditNoteNumber", "红字发票信息确认单编号"),
    Fact.CHECK_CODE: ("InvoiceCheckCode", "校验码", "JYM"),
    Fact.REMARK: ("AdditionalInformation/Remark", "Remark", "Note", "备注", "BZ"),
    Fact.QR: ("GraphCode",),
}  # fmt: skip

LINE_NAME = (
    "ItemName",
    "Item",
    "项目名称",
    "货物或应税劳务、服务名称",
    "货物或应税劳务名称",
    "商品名称",
    "XMMC",
    "SPMC",
)
LINE_SPECIFICATION = ("SpecMod", "Specification", "规格型号", "GGXH")
LINE_UNIT = ("MeaUnits", "MeasurementDimension", "单位", "计量单位", "DW")
LINE_QUANTITY = ("Quantity", "数量", "XMSL")
LINE_PRICE = ("UnPrice", "Price", "单价", "XMDJ")
LINE_AMOUNT = ("Amount", "金额", "XMJE", "JE")
LINE_RATE = ("TaxRate", "TaxScheme", "税率", "税率/征收率", "SL")
LINE_TAX = ("ComTaxAm", "TaxAmount", "税额", "SE")
"""Pinyin names of lines are documented less well than those of the face; the checks of lines against totals prove them."""

AIR_NET = ("Fare", "FuelSurcharge")
"""On an itinerary these two together are what is taxed."""
AIR_CHARGES = ("CivilAviationDevelopmentFund", "OtherTaxes")
"""On an itinerary these stand outside amount and tax."""
AIR_NUMBER = "ElectronicInvoiceAirTransportReceiptNumber"
RAIL_NUMBER = "ElectronicInvoiceRailwayETicketNumber"
RAIL_TOTAL = "Fare"
TOLL = "Toll"

ROOTS = frozenset({"EInvoice", "eInvoice"})
"""An element of this name is one whole invoice, whatever numbers stand in it."""
SIGNATURES = frozenset({"Signature", "Signatures"})
"""Certificates in here carry names and numbers of their own."""
