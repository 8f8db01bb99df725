"""Bank papers: 开户许可证, 基本存款账户信息, the record of a trial payment, tax and invoice particulars."""

from app.domain.identifiers.bank_numbers import is_account_number, is_basic_account_approval, is_cnaps
from app.ocr.families.common import ENDS, address, credit_code, holder, issued, issuer, legal_rep, text
from app.ocr.fields import Family, Field, Kind

_ACCOUNT = Field(
    name="account_no", labels=("账号", "账户号码", "银行账号", "账号号码", "帐号", "收款账号", "付款账号"), kind=Kind.NUMBER,
    pattern=r"\d{8,32}", accepts=is_account_number,
)  # fmt: skip
_BANK = text("bank_name", "开户银行", "开户银行名称", "开户行", "开户行名称", "付款银行", lines=2)
_CNAPS = Field(
    name="cnaps", labels=("联行号", "支付行号", "大额支付行号", "行号", "开户行行号"), kind=Kind.NUMBER,
    pattern=r"\d{12}(?!\d)", accepts=is_cnaps, expected=False,
)  # fmt: skip

PERMIT = Family(
    codes=("Q009",),
    fields=(
        Field(
            name="number", labels=("核准号", "基本存款账户编号", "账户编号", "编号"), kind=Kind.NUMBER, pattern=r"J\d{13}",
            accepts=is_basic_account_approval,
        ),
        holder("存款人名称", "账户名称", "户名", "单位名称"),
        _ACCOUNT,
        _BANK,
        legal_rep("法定代表人", "法定代表人(单位负责人)", "法定代表人（单位负责人）", "单位负责人", expected=False),
        _CNAPS,
        issued("发证日期", "开户日期", "日期"),
        issuer("发证机关", "发证机关(盖章)"),
    ),
    ends=(*ENDS, "账户性质", "许可证号", "经审核", "符合开户条件"),
)  # fmt: skip

TRIAL = Family(
    codes=("Q010", "Q172"),
    fields=(
        holder("户名", "账户名称", "付款账户名称", "收款人", "名称", "单位名称", "公司名称", "企业名称"),
        credit_code(labels=("纳税人识别号", "统一社会信用代码", "税号")),
        _ACCOUNT,
        _BANK,
        _CNAPS,
        text("amount", "验证金额", "金额", expected=False),
        address("地址电话", "地址、电话", "地址", expected=False),
        issued("到账时间", "到账日期", "日期"),
    ),
    ends=(*ENDS, "付款账户", "开户行及账号"),
)
