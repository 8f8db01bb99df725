"""Papers from outside the mainland: Hong Kong business registration 商業登記證, certificates of incorporation, tax numbers."""

from app.domain.identifiers.permits import read_hong_kong_business
from app.ocr.families.common import holder, issued, text, valid
from app.ocr.fields import Family, Field, Kind


def _passes(value: str) -> bool:
    return read_hong_kong_business(value) is not None


HONG_KONG = Family(
    codes=("Q165",),
    fields=(
        Field(
            name="number", kind=Kind.NUMBER, pattern=r"(?<!\d)\d{8}(?:-\d{3}-\d{2}-\d{2}-[0-9A-Z])?(?!\d)", accepts=_passes,
            labels=(
                *("登記證號碼", "商業登記證號碼", "登记证号码", "Certificate No.", "Certificate Number", "Business Registration No"),
                *("Business Registration Number", "BRN", "編號", "No."),
            ),
        ),
        holder(
            *("業務所用名稱", "業務/法團所用名稱", "業務名稱", "法團名稱", "公司名稱", "业务所用名称", "Name of Business/Corporation"),
            *("Name of Business", "Company Name", "Name of Corporation", "Name of Company"),
        ),
        text("address", "地址", "Address", lines=4, expected=False),
        text("nature", "業務性質", "业务性质", "Nature of Business", lines=2, expected=False),
        text("status", "法律地位", "Status", expected=False),
        Field(name="valid_from", kind=Kind.DAY, labels=("生效日期", "Date of Commencement", "成立日期", "Commencement Date"), expected=False),
        Field(name="valid_to", kind=Kind.DAY, labels=("屆滿日期", "届满日期", "Date of Expiry", "Expiry Date"), expected=False),
    ),
    ends=("登記費及徵費", "登记费及征费", "分行名稱", "Business/Branch Name", "Branch Name", "Registration Fee", "Fee and Levy", "請注意", "PLEASE NOTE"),
)  # fmt: skip

FOREIGN = Family(
    codes=("Q166", "Q167", "Q169", "Q170", "Q171"),
    fields=(
        Field(
            name="number", kind=Kind.NUMBER,
            labels=(
                *("Registration Number", "Registration No", "Company Number", "VAT Number", "VAT No", "Tax ID", "Certification ID"),
                *("Certificate No", "EIN", "GST Number", "License Number", "注册号", "税号"),
            ),
        ),
        holder("Company Name", "Name of Company", "Legal Name", "Name", "Business Name", "Entity Name", "公司名称"),
        text("address", "Registered Address", "Registered Office", "Address", lines=3, expected=False),
        text("country", "Country", "Jurisdiction", expected=False),
        issued("Date of Incorporation", "Date of Issue", "Issue Date", "Issued", "Effective Date", "Date of Registration"),
        *valid("Expiry Date", "Valid Until", "Date of Expiry", "Deadline", "Valid to"),
        text("status", "Status", expected=False),
    ),
)  # fmt: skip
