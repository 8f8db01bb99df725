"""Payment files: the bank's headings filled by their meaning, pain.001 to the letter, amounts exact, nothing a formula."""

import tempfile
from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path
from xml.etree.ElementTree import Element

import pytest
from defusedxml.ElementTree import parse
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook

from app.domain.money import Money
from app.errors import WrongAnswer
from app.exports.payment_files import (
    NAMESPACE,
    PLAIN_HEADINGS,
    BankParty,
    Payment,
    PaymentBatch,
    write_pain_001,
    write_payment_sheet,
)

NOW = datetime(2026, 9, 1, 2, 3, 4, 567, tzinfo=UTC)
PAYER = BankParty(name="晨星科技有限公司", account="1100 0200 0300 0400", bank="练习银行", bank_code="PRACCNBJ")
AGENT = BankParty(
    name="青石互动有限公司", account="6200003000000000009", bank="练习银行上海分行", bank_code="102290000001"
)
ABROAD = BankParty(name="Stone & Sons <Ltd>", account="GB00 PRAC 0000 0000 0000 00", bank="")


def payment(amount: str, currency: str = "CNY", **others: object) -> Payment:
    plain = Payment(
        key="k1", payee=AGENT, amount=Money(Decimal(amount), currency), code="AT23456789", text="巨量充值"
    )  # fmt: skip
    return replace(plain, **others)  # type: ignore[arg-type]


def batch(*payments: Payment) -> PaymentBatch:
    return PaymentBatch(number="B20260901-1", payer=PAYER, day=date(2026, 9, 2), payments=payments)


TWO = batch(payment("100000.10"), payment("0.01", key="k2", text=""))

GOLDEN = f"""<?xml version='1.0' encoding='utf-8'?>
<Document xmlns="{NAMESPACE}">
  <CstmrCdtTrfInitn>
    <GrpHdr>
      <MsgId>B20260901-1</MsgId>
      <CreDtTm>2026-09-01T02:03:04+00:00</CreDtTm>
      <NbOfTxs>2</NbOfTxs>
      <CtrlSum>100000.11</CtrlSum>
      <InitgPty>
        <Nm>晨星科技有限公司</Nm>
      </InitgPty>
    </GrpHdr>
    <PmtInf>
      <PmtInfId>B20260901-1</PmtInfId>
      <PmtMtd>TRF</PmtMtd>
      <NbOfTxs>2</NbOfTxs>
      <CtrlSum>100000.11</CtrlSum>
      <ReqdExctnDt>
        <Dt>2026-09-02</Dt>
      </ReqdExctnDt>
      <Dbtr>
        <Nm>晨星科技有限公司</Nm>
      </Dbtr>
      <DbtrAcct>
        <Id>
          <Othr>
            <Id>1100020003000400</Id>
          </Othr>
        </Id>
      </DbtrAcct>
      <DbtrAgt>
        <FinInstnId>
          <BICFI>PRACCNBJ</BICFI>
          <Nm>练习银行</Nm>
        </FinInstnId>
      </DbtrAgt>
      <CdtTrfTxInf>
        <PmtId>
          <EndToEndId>k1</EndToEndId>
        </PmtId>
        <Amt>
          <InstdAmt Ccy="CNY">100000.10</InstdAmt>
        </Amt>
        <CdtrAgt>
          <FinInstnId>
            <ClrSysMmbId>
              <MmbId>102290000001</MmbId>
            </ClrSysMmbId>
            <Nm>练习银行上海分行</Nm>
          </FinInstnId>
        </CdtrAgt>
        <Cdtr>
          <Nm>青石互动有限公司</Nm>
        </Cdtr>
        <CdtrAcct>
          <Id>
            <Othr>
              <Id>6200003000000000009</Id>
            </Othr>
          </Id>
        </CdtrAcct>
        <RmtInf>
          <Ustrd>AT23456789 巨量充值</Ustrd>
        </RmtInf>
      </CdtTrfTxInf>
      <CdtTrfTxInf>
        <PmtId>
          <EndToEndId>k2</EndToEndId>
        </PmtId>
        <Amt>
          <InstdAmt Ccy="CNY">0.01</InstdAmt>
        </Amt>
        <CdtrAgt>
          <FinInstnId>
            <ClrSysMmbId>
              <MmbId>102290000001</MmbId>
            </ClrSysMmbId>
            <Nm>练习银行上海分行</Nm>
          </FinInstnId>
        </CdtrAgt>
        <Cdtr>
          <Nm>青石互动有限公司</Nm>
        </Cdtr>
        <CdtrAcct>
          <Id>
            <Othr>
              <Id>6200003000000000009</Id>
            </Othr>
          </Id>
        </CdtrAcct>
        <RmtInf>
          <Ustrd>AT23456789</Ustrd>
        </RmtInf>
      </CdtTrfTxInf>
    </PmtInf>
  </CstmrCdtTrfInitn>
</Document>"""


def written(one: PaymentBatch, folder: Path) -> Element:
    path = folder / "pay.xml"
    write_pain_001(one, path, NOW)
    root = parse(path).getroot()
    assert root is not None
    return root


def found(root: Element, tag: str) -> list[str]:
    return [element.text or "" for element in root.iter(f"{{{NAMESPACE}}}{tag}")]


def test_pain_001_is_written_to_the_letter(tmp_path: Path) -> None:
    write_pain_001(TWO, tmp_path / "pay.xml", NOW)
    assert (tmp_path / "pay.xml").read_text(encoding="utf-8") == GOLDEN


def test_two_currencies_are_two_blocks_and_an_iban_is_known(tmp_path: Path) -> None:
    yen = payment("1500", "JPY", key="k3", payee=ABROAD)
    root = written(batch(payment("5"), yen, payment("7.5", key="k4")), tmp_path)
    assert found(root, "PmtInfId") == ["B20260901-1-1", "B20260901-1-2"]
    assert found(root, "NbOfTxs") == ["3", "2", "1"]
    assert found(root, "CtrlSum") == ["1512.50", "12.50", "1500"]
    assert found(root, "InstdAmt") == ["5.00", "7.50", "1500"]
    assert found(root, "IBAN") == ["GB00PRAC00000000000000"]
    assert "Stone & Sons <Ltd>" in found(root, "Nm")


@given(
    st.lists(st.decimals(Decimal("0.01"), Decimal("999999999.99"), places=2), min_size=1, max_size=6), st.text(max_size=200)
)  # fmt: skip
def test_whatever_is_paid_the_file_is_well_formed_and_its_sum_exact(amounts: list[Decimal], text: str) -> None:
    payments = [payment(str(amount), key=f"k{place}", text=text) for place, amount in enumerate(amounts)]
    with tempfile.TemporaryDirectory() as folder:
        root = written(batch(*payments), Path(folder))
    assert [Decimal(amount) for amount in found(root, "InstdAmt")] == amounts
    assert {Decimal(amount) for amount in found(root, "CtrlSum")} == {sum(amounts, Decimal(0))}
    for remark in found(root, "Ustrd"):
        assert remark.startswith("AT23456789")
        assert 10 <= len(remark) <= 140


@given(st.text(min_size=1, max_size=30).filter(str.strip), st.decimals(Decimal("0.01"), 10**9, places=2))
def test_a_sheet_keeps_accounts_as_text_amounts_as_numbers_and_runs_nothing(name: str, amount: Decimal) -> None:
    risky = replace(AGENT, name=name, account="00012345678901234567")
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "pay.xlsx"
        write_payment_sheet(batch(payment(str(amount), payee=risky, text=f"={name}")), path)
        sheet = load_workbook(path).worksheets[0]
    line = dict(zip(PLAIN_HEADINGS, sheet[2], strict=True))
    assert line["收款账号"].value == "00012345678901234567"
    assert Decimal(str(line["金额"].value)) == amount
    assert line["金额"].number_format == "0.00"
    assert "f" not in {cell.data_type for cell in sheet[2]}


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "＝", " =", "'="])
def test_a_name_like_a_formula_is_stored_as_text(start: str, tmp_path: Path) -> None:
    named = replace(AGENT, name=f"{start}1+1")
    write_payment_sheet(batch(payment("1", payee=named)), tmp_path / "pay.xlsx")
    cell = load_workbook(tmp_path / "pay.xlsx").worksheets[0].cell(2, 4)
    assert (cell.value, cell.data_type) == (f"{start}1+1", "s")


def test_the_headings_of_a_bank_are_filled_by_what_they_say(tmp_path: Path) -> None:
    headings = (
        "序号*",
        "收款人账号（必填）",
        "收款人 名称",
        "我行特有栏",
        "金额(元)",
        "汇款用途",
        "期望日期",
        "企业流水号",
    )
    write_payment_sheet(TWO, tmp_path / "pay.xlsx", headings)
    sheet = load_workbook(tmp_path / "pay.xlsx").worksheets[0]
    assert [cell.value for cell in sheet[1]] == list(headings)
    assert [cell.value for cell in sheet[2]] == [
        1, AGENT.account, AGENT.name, None, 100000.1, "AT23456789 巨量充值", "2026-09-02", "k1",
    ]  # fmt: skip


@pytest.mark.parametrize("left_out", ["收款账号", "收款户名", "金额", "附言"])
def test_a_file_that_could_pay_nobody_is_refused(left_out: str, tmp_path: Path) -> None:
    headings = [heading for heading in PLAIN_HEADINGS if heading != left_out]
    with pytest.raises(WrongAnswer) as error:
        write_payment_sheet(TWO, tmp_path / "pay.xlsx", headings)
    assert error.value.reason == "not_a_heading"
    assert not (tmp_path / "pay.xlsx").exists()


@pytest.mark.parametrize(("wrong", "reason"), [
    ({"amount": Money(Decimal("1.001"), "CNY")}, "too_fine"), ({"amount": Money(Decimal("1.5"), "JPY")}, "too_fine"),
    ({"amount": Money(Decimal(0), "CNY")}, "not_positive"), ({"amount": Money(Decimal(-5), "CNY")}, "not_positive"),
    ({"payee": replace(AGENT, account=" ")}, "empty"), ({"payee": replace(AGENT, name="")}, "empty"),
])  # fmt: skip
def test_what_a_bank_would_refuse_or_round_is_refused_here(wrong: dict[str, object], reason: str) -> None:
    with pytest.raises(WrongAnswer) as error:
        batch(replace(payment("1"), **wrong))  # type: ignore[arg-type]
    assert error.value.reason == reason


def test_a_batch_has_payments_and_numbers_that_come_back() -> None:
    with pytest.raises(WrongAnswer):
        batch()
    for key in ("", "k" * 36, "键"):
        with pytest.raises(ValueError, match="35"):
            batch(payment("1", key=key))
    with pytest.raises(ValueError, match="unique"):
        batch(payment("1"), payment("2"))
