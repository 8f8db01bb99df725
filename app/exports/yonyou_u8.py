"""Yonyou 用友 U8: the text file of its general-ledger tool 总账工具, in GBK with the line ends of Windows."""

from collections.abc import Sequence
from typing import IO

from app.domain.money import Money
from app.domain.vouchers import Voucher, VoucherEntry, in_order
from app.exports.cells import guarded

HEADER = "填制凭证,V800"
ENCODING = "gbk"
_TAIL = 10
"""Empty fields behind those that are known; their count differs by version: let the user test with one voucher."""
_BY_KIND = ("部门", "个人", "客户", "供应商")
_SEPARATORS = str.maketrans({",": "，", "\r": " ", "\n": " ", '"': "”"})


def write_u8(vouchers: Sequence[Voucher], out: IO[bytes]) -> None:
    """Write the file; signs that GBK lacks become a question mark, and text cannot break the line it stands in."""
    lines = [HEADER, *(_line(voucher, entry) for voucher in in_order(vouchers) for entry in voucher.entries)]
    out.write("".join(f"{line}\r\n" for line in lines).encode(ENCODING, "replace"))


def _line(voucher: Voucher, entry: VoucherEntry) -> str:
    auxiliaries = {one.kind: one.code for one in entry.account.auxiliaries}
    fields = [
        voucher.day.isoformat(),
        _text(voucher.word),
        str(voucher.number),
        str(voucher.attachments),
        _text(entry.summary),
        _text(entry.account.code),
        _amount(entry.debit),
        _amount(entry.credit),
        "0",  # quantity
        _amount(entry.foreign) if entry.foreign else "0",
        f"{entry.rate:f}" if entry.foreign else "0",
        _text(voucher.preparer),
        *("", "", ""),  # settlement method, bill number, bill date
        *(_text(auxiliaries.get(kind, "")) for kind in _BY_KIND),
    ]
    return ",".join([*fields, *[""] * _TAIL])


def _text(text: str) -> str:
    return guarded(text.translate(_SEPARATORS))


def _amount(money: Money) -> str:
    return f"{money.rounded().amount:f}"
