"""Every statement format that AdTill reads, written out by hand; the first that recognises a file reads it."""

from typing import Protocol

from app.banks.abc_bank import ABC
from app.banks.alipay import ALIPAY
from app.banks.alipay_merchant import ALIPAY_LEDGER
from app.banks.bmo import BMO
from app.banks.boc import BOC, BocCorporate
from app.banks.bocom import BOCOM
from app.banks.broker import HXSEC
from app.banks.camt import Camt
from app.banks.cards import CGB_CREDIT, CITIC_CREDIT
from app.banks.ccb import CCB
from app.banks.ccb_corporate import CCB_CORPORATE
from app.banks.cmb import CMB
from app.banks.cmb_corporate import CMB_CORPORATE, CMB_ONLINE
from app.banks.content import Content
from app.banks.corporate import (
    ABC_CORPORATE,
    BOCOM_CORPORATE,
    CITIC_CORPORATE,
    CITIC_CORPORATE_NEW,
    PING_AN,
    SPDB,
    SPDB_CORPORATE,
)
from app.banks.dcu import DCU
from app.banks.hsbc_hk import HSBC_HK
from app.banks.icbc import ICBC_CREDIT, ICBC_DEBIT, ICBC_LIST
from app.banks.icbc_corporate import ICBC_ASIA, ICBC_FLAGGED, ICBC_FLAGGED_PAIR, ICBC_HISTORY, ICBC_PAIR
from app.banks.neon import NEON
from app.banks.ofx import Ofx
from app.banks.plain_sheet import PlainSheet
from app.banks.qif import Qif
from app.banks.revolut import REVOLUT
from app.banks.stripe import STRIPE
from app.banks.swift import Mt940
from app.banks.wallets_abroad import HSBC_HK_ACCOUNT, PAYONEER, PAYPAL_ACTIVITY, PAYPAL_STATEMENT, WISE
from app.banks.wechat import WECHAT, WECHAT_FUNDS, WECHAT_TRADES
from app.domain.statements import Statement


class StatementFormat(Protocol):
    """One kind of file: told by its content, never by its name."""

    @property
    def name(self) -> str:
        """The name under which imports remember the format."""

    def recognises(self, content: Content) -> bool:
        """Whether this format reads the file; looks at the first lines only and raises BrokenFile for hostile packages."""

    def read(self, content: Content) -> Statement:
        """Every line as a row or a problem; raises BrokenFile when nothing can be read at all."""


FORMATS: tuple[StatementFormat, ...] = (
    Camt(),
    Ofx(),
    Qif(),
    Mt940(),
    ICBC_DEBIT,
    ICBC_CREDIT,
    ICBC_LIST,
    CCB,
    CMB,
    ABC,
    BOC,
    BOCOM,
    SPDB,
    CMB_ONLINE,
    ICBC_HISTORY,
    ICBC_FLAGGED,
    ICBC_FLAGGED_PAIR,
    ICBC_PAIR,
    ICBC_ASIA,
    CCB_CORPORATE,
    BocCorporate(),
    ABC_CORPORATE,
    BOCOM_CORPORATE,
    CMB_CORPORATE,
    CITIC_CORPORATE,
    CITIC_CORPORATE_NEW,
    SPDB_CORPORATE,
    PING_AN,
    CITIC_CREDIT,
    CGB_CREDIT,
    HSBC_HK,
    HSBC_HK_ACCOUNT,
    ALIPAY,
    ALIPAY_LEDGER,
    WECHAT,
    WECHAT_TRADES,
    WECHAT_FUNDS,
    BMO,
    DCU,
    REVOLUT,
    NEON,
    STRIPE,
    PAYPAL_ACTIVITY,
    PAYPAL_STATEMENT,
    WISE,
    PAYONEER,
    HXSEC,
    PlainSheet(),
)
