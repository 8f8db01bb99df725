"""The practice bank's statements: the company's payments written as five kinds of file that real banks give out."""

from collections.abc import Callable, Iterator, Sequence
from csv import writer
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from io import StringIO
from pathlib import Path
from xml.sax.saxutils import escape

from app.sandbox.bank import BankPayment
from app.sandbox.plans import PLANS
from app.sandbox.world import World


@dataclass(frozen=True, slots=True, kw_only=True)
class BankFile:
    """One statement file and the bank account that it is about."""

    path: Path
    account: str
    """What the company calls the account."""
    bank: str
    number: str
    currency: str


@dataclass(frozen=True, slots=True)
class _Line:
    """A payment with its number and the balance after it."""

    payment: BankPayment
    serial: str
    balance: Decimal


@dataclass(frozen=True, slots=True)
class _Block:
    """The lines of one account in one period."""

    number: str
    currency: str
    opening: Decimal
    lines: Sequence[_Line]

    @property
    def closing(self) -> Decimal:
        return self.lines[-1].balance if self.lines else self.opening


def write_statements(world: World, folder: Path) -> list[BankFile]:
    """Write the company's statements: two accounts in yuan as CSV, one in dollars, a month each in three formats."""
    folder.mkdir(parents=True, exist_ok=True)
    payments = world.bank_payments()
    yuan = [one for one in payments if one.amount.currency == "CNY"]
    first = [one for one in yuan if one.party == PLANS["ocean_engine"].payee]
    second = [one for one in yuan if one.party != PLANS["ocean_engine"].payee]
    dollars = [one for one in payments if one.amount.currency == "USD"]
    months = _thirds(dollars, world.first_day, world.today)
    plan: list[tuple[str, str, str, str, Decimal, Sequence[BankPayment], Callable[[_Block], str]]] = [
        ("招商银行.csv", "招商银行 基本户", "招商银行", "6214830200008210", Decimal(6_500_000), first, _cmb),
        ("工商银行.csv", "工商银行 一般户", "工商银行", "6222020200009876", Decimal(4_200_000), second, _icbc),
        ("hsbc-1.sta", "HSBC USD", "HSBC", "808123456838", Decimal(900_000), months[0], _mt940),
        ("hsbc-2.xml", "HSBC USD", "HSBC", "808123456838", Decimal(0), months[1], _camt053),
        ("hsbc-3.ofx", "HSBC USD", "HSBC", "808123456838", Decimal(0), months[2], _ofx),
    ]
    files: list[BankFile] = []
    carried: dict[str, Decimal] = {}
    for name, account, bank, number, start, some, write in plan:
        currency = some[0].amount.currency if some else "USD"
        block = _block(number, currency, carried.get(number, start), some)
        carried[number] = block.closing
        if some:
            (folder / name).write_text(write(block), encoding="utf-8")
            files.append(BankFile(path=folder / name, account=account, bank=bank, number=number, currency=currency))
    return files


def _thirds(payments: Sequence[BankPayment], first_day: date, today: date) -> list[list[BankPayment]]:
    length = (today - first_day).days // 3 + 1
    ends = [first_day + timedelta(days=length * part) for part in (1, 2, 3)]
    starts = [first_day - timedelta(days=400), *ends[:2]]
    return [
        [one for one in payments if start <= one.day < end] for start, end in zip(starts, ends, strict=True)
    ]  # fmt: skip


def _block(number: str, currency: str, opening: Decimal, payments: Sequence[BankPayment]) -> _Block:
    balance, lines = opening, []
    for position, payment in enumerate(payments, start=1):
        balance += payment.amount.amount
        lines.append(_Line(payment, f"{payment.at:%y%m%d}{number[-4:]}{position:05d}", balance))
    return _Block(number, currency, opening, lines)


def _cmb(block: _Block) -> str:
    rows = [["记账日期", "货币", "交易金额", "联机余额", "交易摘要", "对手信息", "客户摘要"]]
    rows += [
        [
            line.payment.day.isoformat(),
            block.currency,
            f"{line.payment.amount.amount:,.2f}",
            f"{line.balance:,.2f}",
            "网上转账" if line.payment.amount.amount < 0 else "转账收入",
            line.payment.party,
            f"{line.payment.text} {line.serial}",
        ]
        for line in block.lines
    ]
    return _csv(rows)


def _icbc(block: _Block) -> str:
    head = [
        ["明细查询文件下载"],
        [],
        [f"卡号: {block.number}", "卡别名: 一般户"],
        [],
        ["子账户序号: 00000", "子账户类别: 活期", "子账户别名: "],
        [],
        ["交易日期", "摘要", "交易详情", "交易场所", "交易国家或地区简称", "钞/汇", "交易金额(收入)", "交易金额(支出)", "交易币种", "记账金额(收入)", "记账金额(支出)", "记账币种", "余额", "对方户名", "对方账户"],
    ]  # fmt: skip
    return _csv(head + [_icbc_row(line) for line in block.lines])


def _icbc_row(line: _Line) -> list[str]:
    amount = line.payment.amount.amount
    income, expense = (f"{amount:,.2f}", "") if amount > 0 else ("", f"{-amount:,.2f}")
    cells = [line.payment.day.isoformat(), "网上银行", f"{line.payment.text} {line.serial}", "网银互联", "CHN", "钞"]
    cells += ["-", "-", "-", income, expense, "人民币", f"{line.balance:,.2f}", line.payment.party, ""]
    # The bank pads each cell with blanks and a tab, and gives each row one cell more than the header.
    return [f"{cell:<20}\t" for cell in cells] + [""]


def _csv(rows: Sequence[Sequence[str]]) -> str:
    text = StringIO()
    writer(text, lineterminator="\n").writerows(rows)
    return text.getvalue()


def _mt940(block: _Block) -> str:
    days = [line.payment.day for line in block.lines]
    lines = [
        ":20:ADTILLPRACTICE",
        f":25:{block.number}",
        ":28C:1/1",
        f":60F:C{days[0]:%y%m%d}{block.currency}{_comma(block.opening)}",
    ]
    for line in block.lines:
        amount = line.payment.amount.amount
        mark = "C" if amount > 0 else "D"
        number = line.payment.reference or "NONREF"
        lines.append(
            f":61:{line.payment.day:%y%m%d}{line.payment.day:%m%d}{mark}{_comma(abs(amount))}NTRF{number[:16]}//{line.serial}"
        )
        lines.append(f":86:/NAME/{line.payment.party}/REMI/{line.payment.text}")
    lines += [f":62F:C{days[-1]:%y%m%d}{block.currency}{_comma(block.closing)}", "-"]
    return "\n".join(lines) + "\n"


def _comma(amount: Decimal) -> str:
    return f"{amount:.2f}".replace(".", ",")


def _camt053(block: _Block) -> str:
    first, last = block.lines[0].payment.day, block.lines[-1].payment.day
    return "\n".join(
        (
            '<?xml version="1.0" encoding="UTF-8"?>',
            '<Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.08"><BkToCstmrStmt>',
            f"<GrpHdr><MsgId>PRACTICE</MsgId><CreDtTm>{last}T23:00:00+08:00</CreDtTm></GrpHdr>",
            f"<Stmt><Id>PRACTICE-1</Id><CreDtTm>{last}T23:00:00+08:00</CreDtTm>",
            f"<Acct><Id><Othr><Id>{block.number}</Id></Othr></Id><Ccy>{block.currency}</Ccy></Acct>",
            _camt_balance("OPBD", block.opening, block.currency, first),
            _camt_balance("CLBD", block.closing, block.currency, last),
            *(part for line in block.lines for part in _camt_entry(line, block.currency)),
            "</Stmt></BkToCstmrStmt></Document>\n",
        )
    )


def _camt_balance(kind: str, amount: Decimal, currency: str, day: date) -> str:
    return (
        f"<Bal><Tp><CdOrPrtry><Cd>{kind}</Cd></CdOrPrtry></Tp>"
        f'<Amt Ccy="{currency}">{amount:.2f}</Amt><CdtDbtInd>CRDT</CdtDbtInd><Dt><Dt>{day}</Dt></Dt></Bal>'
    )


def _camt_entry(line: _Line, currency: str) -> Iterator[str]:
    amount = line.payment.amount.amount
    side = ("CRDT", "Dbtr") if amount > 0 else ("DBIT", "Cdtr")
    yield f'<Ntry><Amt Ccy="{currency}">{abs(amount):.2f}</Amt><CdtDbtInd>{side[0]}</CdtDbtInd><Sts><Cd>BOOK</Cd></Sts>'
    yield f"<BookgDt><Dt>{line.payment.day}</Dt></BookgDt><ValDt><Dt>{line.payment.day}</Dt></ValDt>"
    yield f"<AcctSvcrRef>{line.serial}</AcctSvcrRef><NtryDtls><TxDtls>"
    if line.payment.reference:
        yield f"<Refs><EndToEndId>{escape(line.payment.reference)}</EndToEndId></Refs>"
    yield f"<RltdPties><{side[1]}><Pty><Nm>{escape(line.payment.party)}</Nm></Pty></{side[1]}></RltdPties>"
    yield f"<RmtInf><Ustrd>{escape(line.payment.text)}</Ustrd></RmtInf></TxDtls></NtryDtls></Ntry>"


def _ofx(block: _Block) -> str:
    first, last = block.lines[0].payment.day, block.lines[-1].payment.day
    return "\n".join(
        (
            "OFXHEADER:100",
            "DATA:OFXSGML",
            "VERSION:102",
            "SECURITY:NONE",
            "ENCODING:UTF-8",
            "CHARSET:NONE",
            "COMPRESSION:NONE",
            "OLDFILEUID:NONE",
            "NEWFILEUID:NONE",
            "",
            f"<OFX><SIGNONMSGSRSV1><SONRS><STATUS><CODE>0<SEVERITY>INFO</STATUS><DTSERVER>{last:%Y%m%d}<LANGUAGE>ENG",
            "</SONRS></SIGNONMSGSRSV1><BANKMSGSRSV1><STMTTRNRS><TRNUID>1<STATUS><CODE>0<SEVERITY>INFO</STATUS><STMTRS>",
            f"<CURDEF>{block.currency}<BANKACCTFROM><BANKID>004<ACCTID>{block.number}<ACCTTYPE>CHECKING</BANKACCTFROM>",
            f"<BANKTRANLIST><DTSTART>{first:%Y%m%d}<DTEND>{last:%Y%m%d}",
            *(_ofx_entry(line) for line in block.lines),
            f"</BANKTRANLIST><LEDGERBAL><BALAMT>{block.closing:.2f}<DTASOF>{last:%Y%m%d}</LEDGERBAL>",
            "</STMTRS></STMTTRNRS></BANKMSGSRSV1></OFX>\n",
        )
    )


def _ofx_entry(line: _Line) -> str:
    payment = line.payment
    kind = "CREDIT" if payment.amount.amount > 0 else "DEBIT"
    return (
        f"<STMTTRN><TRNTYPE>{kind}<DTPOSTED>{payment.day:%Y%m%d}<TRNAMT>{payment.amount.amount:.2f}<FITID>{line.serial}"
        f"<NAME>{escape(payment.party)}<MEMO>{escape(payment.text)}</STMTTRN>"
    )
