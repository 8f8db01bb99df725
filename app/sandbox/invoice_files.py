"""The practice sellers' invoices: one for most payments of the last weeks, as the tax bureau's XML, with a few that are wrong."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path
from xml.sax.saxutils import escape

from app.sandbox.bank import BankPayment
from app.sandbox.company import COMPANIES, OWNER
from app.sandbox.world import World

_WEEKS = 9
_RATE = Decimal("0.06")
_CENT = Decimal("0.01")
_MOST = 48


@dataclass(frozen=True, slots=True, kw_only=True)
class _Paper:
    number: str
    day: date
    seller: str
    total: Decimal
    remark: str
    buyer: str = OWNER
    cancels: str = ""

    @property
    def net(self) -> Decimal:
        return (self.total / (1 + _RATE)).quantize(_CENT, ROUND_HALF_UP)


def write_invoices(world: World, folder: Path) -> list[Path]:
    """Write one file an invoice; among them one above its payment, one of a sister company, and one that is cancelled."""
    folder.mkdir(parents=True, exist_ok=True)
    since = world.today - timedelta(weeks=_WEEKS)
    paid = [
        one
        for one in world.bank_payments()
        if one.amount.currency == "CNY" and one.amount.amount < 0 and one.party and one.day >= since
    ]
    files = []
    for paper in _papers(paid[-_MOST:]):
        file = folder / f"{paper.number}.xml"
        file.write_text(_xml(paper), encoding="utf-8")
        files.append(file)
    return files


def _papers(paid: Sequence[BankPayment]) -> Iterator[_Paper]:
    for at, payment in enumerate(paid):
        paper = _Paper(
            number=f"2644200000{payment.day:%m%d}{at:06d}",
            day=payment.day,
            seller=payment.party,
            total=-payment.amount.amount,
            remark=payment.reference,
        )
        if at == 2:
            yield replace(paper, total=paper.total + 6_000, remark="")
        elif at == 5:
            yield replace(paper, buyer=COMPANIES[1])
        elif at == 8:
            yield paper
            yield replace(paper, number=f"{paper.number[:-2]}99", total=-paper.total, cancels=paper.number)
        elif at % 7:
            yield paper


def _xml(paper: _Paper) -> str:
    tax = paper.total - paper.net
    colour = "N" if paper.cancels else "Y"
    red = (
        f"<RedEInvoice><OriginalInvoiceCode>{paper.cancels}</OriginalInvoiceCode></RedEInvoice>"
        if paper.cancels
        else ""
    )
    return (
        f'<?xml version="1.0" encoding="UTF-8"?><EInvoice><Header><EIid>{paper.number}</EIid><InherentLabel>'
        f"<InIssuType><LabelCode>{colour}</LabelCode></InIssuType><GeneralOrSpecialVAT><LabelCode>01</LabelCode>"
        f"<LabelName>增值税专用发票</LabelName></GeneralOrSpecialVAT></InherentLabel></Header><EInvoiceData>"
        f"<SellerInformation><SellerName>{escape(paper.seller)}</SellerName></SellerInformation>"
        f"<BuyerInformation><BuyerName>{escape(paper.buyer)}</BuyerName></BuyerInformation>"
        f"<BasicInformation><TotalAmWithoutTax>{paper.net}</TotalAmWithoutTax><TotalTaxAm>{tax}</TotalTaxAm>"
        f"<TotalTax-includedAmount>{paper.total}</TotalTax-includedAmount>"
        f"<RequestTime>{paper.day.isoformat()} 10:24:00</RequestTime></BasicInformation>"
        f"<IssuItemInformation><ItemName>*广告服务*信息流推广</ItemName><Quantity>{1 if paper.total > 0 else -1}</Quantity>"
        f"<Amount>{paper.net}</Amount><TaxRate>0.06</TaxRate><ComTaxAm>{tax}</ComTaxAm></IssuItemInformation>"
        f"<SpecificInformation>{red}</SpecificInformation>"
        f"<AdditionalInformation><Remark>{escape(paper.remark)}</Remark></AdditionalInformation></EInvoiceData>"
        f"<TaxSupervisionInfo><InvoiceNumber>{paper.number}</InvoiceNumber></TaxSupervisionInfo></EInvoice>"
    )
