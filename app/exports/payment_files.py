"""Payment files for banks 付款文件: a sheet in the bank's own headings, and ISO 20022 credit transfers (pain.001.001.09).

No bank's template is kept here: they differ by branch and year. A template is filled by heading instead: the company names
the headings of the file that its bank gave it, and each column is filled by what its heading says. Without any, the sheet
has the plain headings below.
"""

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import IO
from xml.etree.ElementTree import Element, ElementTree, SubElement, indent

from openpyxl import Workbook

from app.domain.money import Money, minor_digits
from app.errors import WrongAnswer
from app.exports.sheets import add_rows

PLAIN_HEADINGS = (
    "付款账号", "付款户名", "收款账号", "收款户名", "收款银行", "联行号", "币种", "金额", "附言", "付款日期",
)  # fmt: skip

NAMESPACE = "urn:iso:std:iso:20022:tech:xsd:pain.001.001.09"
_LONGEST_NAME = 140
_LONGEST_REMARK = 140
_LONGEST_ID = 35
_ID = re.compile(r"[0-9A-Za-z/?:().,'+ -]+").fullmatch
_IBAN = re.compile(r"[A-Z]{2}[0-9]{2}[0-9A-Z]{11,30}").fullmatch
_BIC = re.compile(r"[A-Z0-9]{4}[A-Z]{2}[A-Z0-9]{2}(?:[A-Z0-9]{3})?").fullmatch
_NOT_IN_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")

Value = str | Decimal | int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class BankParty:
    """Whose account it is, and where it is kept."""

    name: str
    account: str
    bank: str
    bank_code: str = ""
    """A BIC or a clearing number 联行号; which of the two is seen from its form."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Payment:
    """One transfer of a batch."""

    key: str
    """Our own number of it, at most 35 letters and digits; it comes back on the bank's statement where the bank passes it on."""
    payee: BankParty
    amount: Money
    code: str
    """The remittance code; never cut."""
    text: str = ""
    """What else the remark says, as far as there is room."""

    @property
    def remark(self) -> str:
        """The code first, so that a bank that cuts remarks cuts the rest."""
        return f"{self.code} {self.text}".strip()[:_LONGEST_REMARK]


@dataclass(frozen=True, slots=True, kw_only=True)
class PaymentBatch:
    """What is paid from one account on one day."""

    number: str
    payer: BankParty
    day: date
    payments: tuple[Payment, ...]

    def __post_init__(self) -> None:
        """Refuse what a bank would refuse, or worse, round."""
        if not self.payments:
            raise WrongAnswer("payments", "empty")
        if not all(party.name.strip() and party.account.strip() for party in (self.payer, *self._payees())):
            raise WrongAnswer("payee", "empty")
        for payment in self.payments:
            if payment.amount.amount <= 0:
                raise WrongAnswer("amount", "not_positive")
            if payment.amount.rounded() != payment.amount:
                raise WrongAnswer("amount", "too_fine")
        keys = [payment.key for payment in self.payments]
        if len(set(keys)) < len(keys) or not all(_is_id(one) for one in (self.number, *keys)):
            raise ValueError("numbers are unique and have at most 35 letters and digits")

    def _payees(self) -> list[BankParty]:
        return [payment.payee for payment in self.payments]


# What a bank may head a column with, without blanks, brackets with what is in them, and stars.
_MEANINGS: Mapping[str, tuple[str, ...]] = {
    "payer_account": ("付款账号", "付款人账号", "付款方账号", "付款帐号", "转出账号", "payeraccount", "debitaccount"),
    "payer_name": ("付款户名", "付款人名称", "付款方名称", "付款人户名", "付款账户名称", "payername"),
    "payee_account": (
        "收款账号", "收款人账号", "收款方账号", "收款帐号", "收款人帐号", "收款账户", "转入账号", "payeeaccount", "beneficiaryaccount",
    ),
    "payee_name": (
        "收款户名", "收款人名称", "收款方名称", "收款人户名", "收款账户名称", "收款人姓名", "收款人", "payeename", "payee", "beneficiaryname",
    ),
    "payee_bank": (
        "收款银行", "收款人开户行", "收款方开户行", "收款人开户行名称", "收款开户行", "开户行", "收款行名称", "收款行", "payeebank",
        "beneficiarybank",
    ),
    "bank_code": ("联行号", "收款行联行号", "收款人开户行行号", "开户行行号", "行号", "bankcode", "bic", "swift"),
    "currency": ("币种", "币别", "交易币种", "currency"),
    "amount": ("金额", "转账金额", "付款金额", "汇款金额", "交易金额", "amount"),
    "remark": ("附言", "用途", "备注", "摘要", "汇款用途", "转账附言", "交易附言", "remark", "purpose", "reference"),
    "day": ("付款日期", "期望日", "期望日期", "预约日期", "交易日期", "paymentdate", "date"),
    "key": ("业务参考号", "企业流水号", "客户流水号", "订单号", "endtoendid"),
    "line": ("序号", "编号", "no.", "no"),
}  # fmt: skip
_BY_HEADING = {heading: meaning for meaning, headings in _MEANINGS.items() for heading in headings}
_WANTED = frozenset({"payee_account", "payee_name", "amount", "remark"})
"""Without these a file cannot pay anybody, or nobody could tell afterwards what was paid."""


def write_payment_sheet(batch: PaymentBatch, to: Path | IO[bytes], headings: Sequence[str] = PLAIN_HEADINGS) -> None:
    """Write a workbook with one line a payment below these headings; a heading that says nothing known stays empty.

    WrongAnswer when no heading asks for the payee's account or name, the amount or the remark. Accounts are text, so that no
    digit is lost; amounts are numbers; nothing is ever a formula (promise I4).
    """
    meanings = [_BY_HEADING.get(_plain(heading)) for heading in headings]
    if not _WANTED.issubset(meanings):
        raise WrongAnswer("headings", "not_a_heading")
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    lines = [_cells(batch, payment, line) for line, payment in enumerate(batch.payments, start=1)]
    add_rows(sheet, [list(headings), *([line[one] if one else None for one in meanings] for line in lines)])
    for place, meaning in enumerate(meanings, start=1):
        for line, payment in enumerate(batch.payments, start=2):
            if meaning == "amount":
                digits = minor_digits(payment.amount.currency)
                sheet.cell(line, place).number_format = "0." + "0" * digits if digits else "0"
    book.save(to)


def write_pain_001(batch: PaymentBatch, to: Path | IO[bytes], at: datetime) -> None:
    """Write a CustomerCreditTransferInitiation, one block for each currency; `at` is the time of writing.

    Which optional elements a bank wants is a matter of its own guide; this has those that the standard demands, the banks'
    names and codes where they are known, and the remittance code as unstructured text.
    """
    root = Element("Document", xmlns=NAMESPACE)
    message = SubElement(root, "CstmrCdtTrfInitn")
    header = SubElement(message, "GrpHdr")
    _put(header, "MsgId", batch.number)
    _put(header, "CreDtTm", at.isoformat(timespec="seconds"))
    _put(header, "NbOfTxs", str(len(batch.payments)))
    _put(header, "CtrlSum", _sum_text([payment.amount for payment in batch.payments]))
    _put(SubElement(header, "InitgPty"), "Nm", _name(batch.payer.name))
    currencies = list(dict.fromkeys(payment.amount.currency for payment in batch.payments))
    for place, currency in enumerate(currencies, start=1):
        _add_block(message, batch, currency, _block_number(batch.number, place, len(currencies)))
    indent(root)
    ElementTree(root).write(to, encoding="utf-8", xml_declaration=True)


def _add_block(message: Element, batch: PaymentBatch, currency: str, number: str) -> None:
    payments = [payment for payment in batch.payments if payment.amount.currency == currency]
    block = SubElement(message, "PmtInf")
    _put(block, "PmtInfId", number)
    _put(block, "PmtMtd", "TRF")
    _put(block, "NbOfTxs", str(len(payments)))
    _put(block, "CtrlSum", _sum_text([payment.amount for payment in payments]))
    _put(SubElement(block, "ReqdExctnDt"), "Dt", batch.day.isoformat())
    _put(SubElement(block, "Dbtr"), "Nm", _name(batch.payer.name))
    _add_account(block, "DbtrAcct", batch.payer)
    _add_bank(block, "DbtrAgt", batch.payer)
    for payment in payments:
        _add_transfer(block, payment)


def _add_transfer(block: Element, payment: Payment) -> None:
    transfer = SubElement(block, "CdtTrfTxInf")
    _put(SubElement(transfer, "PmtId"), "EndToEndId", payment.key)
    amount = SubElement(SubElement(transfer, "Amt"), "InstdAmt", Ccy=payment.amount.currency)
    amount.text = _amount_text(payment.amount)
    _add_bank(transfer, "CdtrAgt", payment.payee)
    _put(SubElement(transfer, "Cdtr"), "Nm", _name(payment.payee.name))
    _add_account(transfer, "CdtrAcct", payment.payee)
    _put(SubElement(transfer, "RmtInf"), "Ustrd", payment.remark)


def _add_account(parent: Element, tag: str, party: BankParty) -> None:
    number = "".join(party.account.split())
    where = SubElement(SubElement(parent, tag), "Id")
    if _IBAN(number):
        _put(where, "IBAN", number)
    else:
        _put(SubElement(where, "Othr"), "Id", number)


def _add_bank(parent: Element, tag: str, party: BankParty) -> None:
    bank = SubElement(SubElement(parent, tag), "FinInstnId")
    code = "".join(party.bank_code.split())
    if _BIC(code):
        _put(bank, "BICFI", code)
    elif code:
        # The number alone: which clearing system it belongs to follows from the payer's own bank.
        _put(SubElement(bank, "ClrSysMmbId"), "MmbId", code)
    if party.bank.strip():
        _put(bank, "Nm", _name(party.bank))


def _put(parent: Element, tag: str, text: str) -> None:
    SubElement(parent, tag).text = _NOT_IN_XML.sub("", text)


def _cells(batch: PaymentBatch, payment: Payment, line: int) -> dict[str, Value]:
    return {
        "payer_account": batch.payer.account,
        "payer_name": batch.payer.name,
        "payee_account": payment.payee.account,
        "payee_name": payment.payee.name,
        "payee_bank": payment.payee.bank,
        "bank_code": payment.payee.bank_code,
        "currency": payment.amount.currency,
        "amount": Decimal(_amount_text(payment.amount)),
        "remark": payment.remark,
        "day": batch.day.isoformat(),
        "key": payment.key,
        "line": line,
    }


def _plain(heading: str) -> str:
    """A heading without blanks, stars and what stands in brackets."""
    text = unicodedata.normalize("NFKC", heading).casefold()
    return re.sub(r"\([^)]*\)|[\s*:_]", "", text)


def _name(name: str) -> str:
    return name.strip()[:_LONGEST_NAME]


def _amount_text(amount: Money) -> str:
    return f"{amount.rounded().amount:f}"


def _sum_text(amounts: Sequence[Money]) -> str:
    """The control sum: plain numbers added whatever their currency, as the standard has it."""
    return f"{sum((amount.rounded().amount for amount in amounts), Decimal(0)):f}"


def _block_number(number: str, place: int, count: int) -> str:
    return number if count == 1 else f"{number[: _LONGEST_ID - 3]}-{place}"


def _is_id(text: str) -> bool:
    return len(text) <= _LONGEST_ID and bool(_ID(text))
