"""Invoices of invented companies as each dialect and file format writes them; every test states only what it is about."""

import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from io import BytesIO

import segno
from reportlab.lib.utils import ImageReader
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas

FONT = "STSong-Light"
pdfmetrics.registerFont(UnicodeCIDFont(FONT))

DIGITS = "零壹贰叁肆伍陆柒捌玖"


@dataclass(frozen=True)
class Line:
    name: str = "*广告服务*信息流推广"
    amount: str = "10000.00"
    rate: str = "0.06"
    tax: str = "600.00"
    quantity: str = "1"
    price: str = "10000"
    unit: str = "次"
    spec: str = ""


@dataclass(frozen=True)
class Paper:
    number: str = "26312000000123456789"
    code: str = ""
    date: str = "2026-11-02"
    seller: str = "星河互动科技有限公司"
    seller_id: str = "91310000MA1FL0001X"
    buyer: str = "云帆传媒有限公司"
    buyer_id: str = "91310000MA1FL0002Y"
    net: str = "10000.00"
    tax: str = "600.00"
    total: str = "10600.00"
    capitals: str = "壹万零陆佰圆整"
    kind: str = "增值税专用发票"
    blue: str = "Y"
    original: str = ""
    remark: str = "账户 1790001 十月消耗"
    lines: tuple[Line, ...] = (Line(),)

    def red(self, number: str, *, part: str = "") -> "Paper":
        """Its credit note, of the whole or of a part of the amount."""
        net = Decimal(part or self.net)
        tax = (net * Decimal("0.06")).quantize(Decimal("0.01"))
        total = net + tax
        return replace(
            self,
            number=number,
            net=str(-net),
            tax=str(-tax),
            total=str(-total),
            capitals="（负数）" + spelled(total),
            blue="N",
            original=self.number,
            date="2026-12-01",
            lines=(Line(amount=str(-net), tax=str(-tax), quantity="-1", price=str(net)),),
        )


def spelled(amount: Decimal) -> str:
    """An amount in capitals, the plain way: every digit with its unit."""
    whole, cents = divmod(int(abs(amount) * 100), 100)
    units = ["", "拾", "佰", "仟", "万", "拾", "佰", "仟", "亿", "拾", "佰", "仟"]
    text, waiting = "", False
    digits = [int(digit) for digit in str(whole)]
    for place, digit in enumerate(digits):
        power = len(digits) - 1 - place
        if digit:
            text += ("零" if waiting else "") + DIGITS[digit] + units[power]
            waiting = False
        else:
            waiting = bool(text)
            section = digits[max(0, place - 3 + power % 4) : place + 1] if power % 4 == 0 else []
            if power in {4, 8} and any(digits[max(0, place - 3) : place + 1]) and section:
                text += units[power]
    text = (text or "零") + "元"
    jiao, fen = divmod(cents, 10)
    if not cents:
        return text + "整"
    return text + (f"{DIGITS[jiao]}角" if jiao else "零") + (f"{DIGITS[fen]}分" if fen else "整")


def bureau_xml(*papers: Paper, namespace: str = "", wrapper: str = "Invoices") -> bytes:
    """The tax bureau's EInvoice; several of them below a root of their own."""
    spaced = f' xmlns="{namespace}"' if namespace else ""
    bodies = [_einvoice(paper, spaced) for paper in papers]
    body = bodies[0] if len(bodies) == 1 else f"<{wrapper}>{''.join(bodies)}</{wrapper}>"
    return f'<?xml version="1.0" encoding="UTF-8"?>{body}'.encode()


def _einvoice(paper: Paper, spaced: str) -> str:
    lines = "".join(
        f"<IssuItemInformation><ItemName>{line.name}</ItemName><SpecMod>{line.spec}</SpecMod><MeaUnits>{line.unit}</MeaUnits>"
        f"<Quantity>{line.quantity}</Quantity><UnPrice>{line.price}</UnPrice><Amount>{line.amount}</Amount>"
        f"<TaxRate>{line.rate}</TaxRate><ComTaxAm>{line.tax}</ComTaxAm>"
        f"<TotaltaxIncludedAmount>1.00</TotaltaxIncludedAmount></IssuItemInformation>"
        for line in paper.lines
    )
    red = (
        f"<RedEInvoice><OriginalInvoiceCode>{paper.original}</OriginalInvoiceCode></RedEInvoice>"
        if paper.original
        else ""
    )
    return (
        f"<EInvoice{spaced}><Header><EIid>{paper.number}</EIid><InherentLabel>"
        f"<InIssuType><LabelCode>{paper.blue}</LabelCode><LabelName>是否蓝字发票标志</LabelName></InIssuType>"
        f"<GeneralOrSpecialVAT><LabelCode>01</LabelCode><LabelName>{paper.kind}</LabelName></GeneralOrSpecialVAT>"
        f"</InherentLabel></Header><EInvoiceData>"
        f"<SellerInformation><SellerIdNum>{paper.seller_id}</SellerIdNum><SellerName>{paper.seller}</SellerName></SellerInformation>"
        f"<BuyerInformation><BuyerIdNum>{paper.buyer_id}</BuyerIdNum><BuyerName>{paper.buyer}</BuyerName></BuyerInformation>"
        f"<BasicInformation><TotalAmWithoutTax>{paper.net}</TotalAmWithoutTax><TotalTaxAm>{paper.tax}</TotalTaxAm>"
        f"<TotalTax-includedAmount>{paper.total}</TotalTax-includedAmount>"
        f"<TotalTax-includedAmountInChinese>{paper.capitals}</TotalTax-includedAmountInChinese>"
        f"<RequestTime>{paper.date} 10:24:00</RequestTime></BasicInformation>{lines}"
        f"<SpecificInformation>{red}</SpecificInformation>"
        f"<AdditionalInformation><Remark>{paper.remark}</Remark></AdditionalInformation></EInvoiceData>"
        f"<TaxSupervisionInfo><InvoiceNumber>{paper.number}</InvoiceNumber><IssueTime>2026-11-30</IssueTime></TaxSupervisionInfo>"
        f'<ds:Signature xmlns:ds="urn:s"><ds:SellerName>签名者</ds:SellerName></ds:Signature></EInvoice>'
    )


def chinese_xml(*papers: Paper, encoding: str = "UTF-8") -> bytes:
    """The accounting standard's names."""
    bodies = "".join(
        f"<数电票><发票号码>{paper.number}</发票号码><发票类型>数电票（{paper.kind}）</发票类型><开票日期>{paper.date}</开票日期>"
        f"<销售方名称>{paper.seller}</销售方名称><销售方纳税人识别号>{paper.seller_id}</销售方纳税人识别号>"
        f"<购买方名称>{paper.buyer}</购买方名称><购买方纳税人识别号>{paper.buyer_id}</购买方纳税人识别号>"
        f"<合计金额>{paper.net}</合计金额><合计税额>{paper.tax}</合计税额><价税合计>{paper.total}</价税合计>"
        f"<备注>{paper.remark}</备注>"
        + "".join(
            f"<明细><项目名称>{line.name}</项目名称><单位>{line.unit}</单位><数量>{line.quantity}</数量><单价>{line.price}</单价>"
            f"<金额>{line.amount}</金额><税率>{line.rate}</税率><税额>{line.tax}</税额></明细>"
            for line in paper.lines
        )
        + "</数电票>"
        for paper in papers
    )
    return f'<?xml version="1.0" encoding="{encoding}"?><会计凭证>{bodies}</会计凭证>'.encode(encoding)


def pinyin_xml(*papers: Paper) -> bytes:
    """The older interface's initials."""
    bodies = "".join(
        f"<FPXX><FPDM>{paper.code}</FPDM><FPHM>{paper.number}</FPHM><KPRQ>{paper.date.replace('-', '')}102400</KPRQ>"
        f"<GMFMC>{paper.buyer}</GMFMC><GMFNSRSBH>{paper.buyer_id}</GMFNSRSBH>"
        f"<XSFMC>{paper.seller}</XSFMC><XSFNSRSBH>{paper.seller_id}</XSFNSRSBH>"
        f"<HJJE>{paper.net}</HJJE><HJSE>{paper.tax}</HJSE><JSHJ>{paper.total}</JSHJ></FPXX>"
        for paper in papers
    )
    return f"<business>{bodies}</business>".encode()


def zipped(entries: Mapping[str, bytes | str]) -> bytes:
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in entries.items():
            archive.writestr(name, content)
    return buffer.getvalue()


OLD = replace(Paper(), number="12345678", code="031002600111", kind="增值税电子普通发票", date="2026-11-02")


def ofd(
    paper: Paper,
    *,
    attachment: bool = True,
    tags: bool = True,
    custom: Mapping[str, str] | None = None,
    total_on_page: str | None = None,
    qr: str = "",
    page: bool = True,
) -> bytes:
    """An OFD with any of the three sources, and a page whose labels stand in a template."""
    space = 'xmlns:ofd="http://www.ofdspec.org/2016"'
    data = "".join(f'<ofd:CustomData Name="{name}">{value}</ofd:CustomData>' for name, value in (custom or {}).items())
    entries: dict[str, bytes | str] = {
        "OFD.xml": f"<ofd:OFD {space}><ofd:DocBody><ofd:DocInfo><ofd:CustomDatas>{data}</ofd:CustomDatas></ofd:DocInfo>"
        "<ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot></ofd:DocBody></ofd:OFD>",
        "Doc_0/Document.xml": f'<ofd:Document {space}><ofd:CommonData><ofd:TemplatePage ID="2" BaseLoc="Tpls/Tpl_0/Content.xml"/>'
        '</ofd:CommonData><ofd:Pages><ofd:Page ID="1" BaseLoc="Pages/Page_0/Content.xml"/></ofd:Pages></ofd:Document>',
    }
    if attachment:
        entries["Doc_0/Attachs/Attachments.xml"] = (
            f"<ofd:Attachments {space}><ofd:Attachment><ofd:FileLoc>original_invoice.xml</ofd:FileLoc></ofd:Attachment></ofd:Attachments>"
        )
        entries["Doc_0/Attachs/original_invoice.xml"] = _old_einvoice(paper)
    texts = _page_texts(paper, total_on_page if total_on_page is not None else f"¥{paper.total}")
    if page:
        entries["Doc_0/Pages/Page_0/Content.xml"] = (
            f'<ofd:Page {space}><ofd:Template TemplateID="2"/><ofd:Content><ofd:Layer>'
            + "".join(_text_object(number, *placed) for number, placed in texts.items())
            + "</ofd:Layer></ofd:Content></ofd:Page>"
        )
        entries["Doc_0/Tpls/Tpl_0/Content.xml"] = (
            f"<ofd:Page {space}><ofd:Content><ofd:Layer>"
            + "".join(_text_object(900 + at, *placed) for at, placed in enumerate(_OFD_LABELS))
            + "</ofd:Layer></ofd:Content></ofd:Page>"
        )
    if tags:
        entries["Doc_0/Tags/CustomTag.xml"] = _tags()
    if qr:
        entries["Doc_0/Res/qr.png"] = qr_picture(qr)
    return zipped(entries)


def _old_einvoice(paper: Paper) -> str:
    lines = "".join(
        f"<fp:GoodsInfo><fp:Item>{line.name}</fp:Item><fp:Amount>{line.amount}</fp:Amount><fp:TaxScheme>6%</fp:TaxScheme>"
        f"<fp:TaxAmount>{line.tax}</fp:TaxAmount></fp:GoodsInfo>"
        for line in paper.lines
    )
    year, month, day = paper.date.split("-")
    return (
        '<eInvoice xmlns:fp="http://www.edrm.org.cn/schema/e-invoice/2019">'
        f"<fp:InvoiceCode>{paper.code}</fp:InvoiceCode><fp:InvoiceNo>{paper.number}</fp:InvoiceNo>"
        f"<fp:IssueDate>{year}年{month}月{day}日</fp:IssueDate>"
        f"<fp:Buyer><fp:BuyerName>{paper.buyer}</fp:BuyerName><fp:BuyerTaxID>{paper.buyer_id}</fp:BuyerTaxID></fp:Buyer>"
        f"<fp:Seller><fp:SellerName>{paper.seller}</fp:SellerName><fp:SellerTaxID>{paper.seller_id}</fp:SellerTaxID></fp:Seller>"
        f"<fp:TaxInclusiveTotalAmount>{paper.total}</fp:TaxInclusiveTotalAmount>"
        f"<fp:TaxExclusiveTotalAmount>{paper.net}</fp:TaxExclusiveTotalAmount><fp:TaxTotalAmount>{paper.tax}</fp:TaxTotalAmount>"
        f"<fp:GoodsInfos>{lines}</fp:GoodsInfos></eInvoice>"
    )


_TAGGED = (
    *(
        ("InvoiceCode", 11),
        ("InvoiceNo", 12),
        ("IssueDate", 13),
        ("BuyerName", 14),
        ("BuyerTaxID", 15),
        ("SellerName", 16),
    ),
    *(("SellerTaxID", 17), ("TaxExclusiveTotalAmount", 18), ("TaxTotalAmount", 19), ("TaxInclusiveTotalAmount", 20)),
)


def _tags() -> str:
    named = "".join(
        f'<fp:{name}><fp:ObjectRef PageRef="1">{number}</fp:ObjectRef></fp:{name}>' for name, number in _TAGGED
    )
    return f'<fp:eInvoice xmlns:fp="http://www.edrm.org.cn/schema/e-invoice/2019">{named}</fp:eInvoice>'


_OFD_LABELS = (
    *(("发票代码:", 140, 8), ("发票号码:", 140, 14), ("开票日期:", 140, 20), ("上海增值税电子普通发票", 60, 8)),
    *(("购", 5, 30), ("买", 5, 36), ("方", 5, 42), ("名    称:", 12, 30), ("纳税人识别号:", 12, 38)),
    *(("销", 5, 104), ("售", 5, 110), ("方", 5, 116), ("名    称:", 12, 104), ("纳税人识别号:", 12, 112)),
    *(("合       计", 12, 88), ("价税合计(大写)", 12, 96), ("(小写)", 140, 96)),
)


def _page_texts(paper: Paper, total: str) -> dict[int, tuple[str, float, float]]:
    year, month, day = paper.date.split("-")
    return {
        11: (paper.code, 164, 8),
        12: (paper.number, 164, 14),
        13: (f"{year}年{month}月{day}日", 164, 20),
        14: (paper.buyer, 40, 30),
        15: (paper.buyer_id, 40, 38),
        16: (paper.seller, 40, 104),
        17: (paper.seller_id, 40, 112),
        18: (f"¥{paper.net}", 140, 88),
        19: (f"¥{paper.tax}", 180, 88),
        20: (total, 160, 96),
        21: (paper.capitals, 50, 96),
    }


def _text_object(number: int, text: str, x: float, y: float) -> str:
    return (
        f'<ofd:TextObject ID="{number}" Boundary="{x} {y} 80 5" Size="3.175">'
        f'<ofd:TextCode X="0" Y="4">{text}</ofd:TextCode></ofd:TextObject>'
    )


def qr_text(paper: Paper, kind: str = "10", amount: str | None = None) -> str:
    return f"01,{kind},{paper.code},{paper.number},{amount or paper.net},{paper.date.replace('-', '')},66302829809915100142,7257,"


def qr_picture(text: str) -> bytes:
    buffer = BytesIO()
    segno.make(text, error="m").save(buffer, kind="png", scale=4)
    return buffer.getvalue()


Placed = tuple[float, float, str]


def pdf(paper: Paper, *, qr: str = "", labels_first: bool = True, extra: Sequence[Placed] = ()) -> bytes:
    """The face of a 数电票: buyer left, seller right. With `labels_first` every label is written before any value."""
    labels: list[Placed] = [
        *((40, 330, f"电子发票（{paper.kind}）"), (400, 360, "发票号码："), (400, 345, "开票日期：")),
        *((20, 310, "购"), (20, 298, "买"), (20, 286, "方"), (300, 310, "销"), (300, 298, "售"), (300, 286, "方")),
        *((35, 305, "名  称："), (35, 288, "统一社会信用代码/纳税人识别号：")),
        *((315, 305, "名  称："), (315, 288, "统一社会信用代码/纳税人识别号：")),
        *((60, 262, "项目名称"), (150, 262, "规格型号"), (210, 262, "单 位"), (250, 262, "数 量"), (300, 262, "单 价")),
        *((370, 262, "金 额"), (430, 262, "税率/征收率"), (520, 262, "税 额")),
        *((60, 150, "合       计"), (60, 130, "价税合计（大写）"), (400, 130, "（小写）")),
        *((20, 110, "备"), (20, 95, "注"), (40, 60, "开票人：林岚")),
    ]
    year, month, day = paper.date.split("-")
    values: list[Placed] = [
        *((455, 360, paper.number), (455, 345, f"{year}年{month}月{day}日")),
        *((70, 305, paper.buyer), (185, 288, paper.buyer_id), (350, 305, paper.seller), (465, 288, paper.seller_id)),
        *(
            (360, 150, f"¥{paper.net}"),
            (520, 150, f"¥{paper.tax}"),
            (150, 130, paper.capitals),
            (440, 130, f"¥{paper.total}"),
        ),
        (40, 105, paper.remark),
    ]
    for at, line in enumerate(paper.lines):
        y = 245 - 14 * at
        rate = f"{Decimal(line.rate) * 100:f}".rstrip("0").rstrip(".") + "%" if line.rate[:1].isdigit() else line.rate
        values += [(25, y, line.name), (212, y, line.unit), (255, y, line.quantity), (300, y, line.price)]
        values += [(365, y, line.amount), (440, y, rate), (520, y, line.tax)]
    placed = [*labels, *values] if labels_first else [*values, *labels]
    return drawn([[*placed, *extra]], qr=qr)


def drawn(pages: Sequence[Sequence[Placed]], *, qr: str = "") -> bytes:
    buffer = BytesIO()
    canvas = Canvas(buffer, pagesize=(610, 396))
    for number, placed in enumerate(pages):
        canvas.setFont(FONT, 9)
        for x, y, text in placed:
            if text:
                canvas.drawString(x, y, text)
        if qr and not number:
            canvas.drawImage(ImageReader(BytesIO(qr_picture(qr))), 20, 330, 60, 60)
        canvas.showPage()
    canvas.save()
    return buffer.getvalue()
