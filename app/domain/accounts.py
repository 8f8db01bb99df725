"""Ad accounts, wallets and what the platforms say of them: listings, balances, fund rows, daily spend."""

from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

from app.domain.ledger import FundClass
from app.domain.money import Money
from app.secret import Secret


class Platform(StrEnum):
    """The platforms that AdTill speaks to; the value is the name in the command line and in the store."""

    OCEAN_ENGINE = "ocean_engine"  # 巨量引擎
    TENCENT_ADS = "tencent_ads"  # 腾讯广告
    BAIDU = "baidu"  # 百度营销
    KUAISHOU = "kuaishou"  # 磁力引擎
    XIAOHONGSHU = "xiaohongshu"  # 小红书聚光
    BILIBILI = "bilibili"
    ZHIHU = "zhihu"  # 知乎: no public interface, by file
    TIKTOK = "tiktok"
    GOOGLE_ADS = "google_ads"
    META = "meta"


class AccountStatus(StrEnum):
    """What an ad account may do, in our words; the platform's own word is kept beside it."""

    ACTIVE = "active"
    IN_REVIEW = "in_review"
    REFUSED = "refused"
    STOPPED = "stopped"
    UNKNOWN = "unknown"


class Funding(StrEnum):
    """How an account's money works, which decides what may be said of it."""

    PREPAID = "prepaid"  # money lies there and is told
    POSTPAID = "postpaid"  # spend first, pay later: what is owed stands against a limit, and is never money left
    UNTOLD = "untold"  # money may lie there, but the platform tells no figure (cards and prepaid of Google and Meta)


@dataclass(frozen=True, slots=True, kw_only=True)
class Grant:
    """What a platform gave when it was authorised; None for a lifetime means that the platform states none."""

    access_token: Secret
    refresh_token: Secret | None = None
    access_expires_at: datetime | None = None
    refresh_expires_at: datetime | None = None
    subjects: tuple[str, ...] = ()
    """The platform's ids of the accounts or organisations that this grant speaks for."""
    scopes: tuple[str, ...] = ()
    """The rights that came with it, in the platform's own words; empty where the platform does not tell."""


@dataclass(kw_only=True)
class Connection:
    """One authorisation on one platform 授权连接; many accounts hang on it."""

    id: int | None = None
    platform: Platform
    name: str
    base_url: str
    app_id: str
    app_secret: Secret
    grant: Grant | None = None
    created_at: datetime
    last_synced_at: datetime | None = None
    last_error: str = ""
    """A wording code and its facts as canonical JSON; empty when the last sync was fine."""
    is_practice: bool = False

    @property
    def is_by_file(self) -> bool:
        """Whether its accounts are kept from files that the company exports, without any interface."""
        return not self.base_url


@dataclass(frozen=True, slots=True, kw_only=True)
class AccountListing:
    """An ad account as the platform lists it; `wallet` is the platform's id of the shared wallet it spends from."""

    platform_id: str
    name: str
    company: str = ""
    currency: str
    zone: str
    """IANA name of the zone in which the platform cuts the account's days."""
    status: AccountStatus
    platform_status: str = ""
    wallet: str = ""
    manager: str = ""
    """The platform's id of the agent, organisation or business centre that it was listed under."""
    funding: Funding = Funding.PREPAID


@dataclass(kw_only=True)
class AdAccount:
    """An ad account 广告账户 as the vault keeps it, with how fresh its figures are."""

    id: int | None = None
    connection_id: int
    platform: Platform
    platform_id: str
    name: str
    company: str
    currency: str
    zone: str
    status: AccountStatus
    platform_status: str
    wallet_id: int | None = None
    manager: str = ""
    synced_at: datetime | None = None
    failed_at: datetime | None = None
    last_error: str = ""
    """As in Connection; empty when the last sync of this account was fine."""
    funding: Funding = Funding.PREPAID


@dataclass(kw_only=True)
class Wallet:
    """A shared wallet 共享钱包: its balance belongs to it, not to the accounts that spend from it, and counts once."""

    id: int | None = None
    connection_id: int
    platform: Platform
    platform_id: str
    name: str
    currency: str
    synced_at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Balance:
    """What a holder has left, by kind of money; the four are never added up without saying so.

    `cash`, `grant` and `credit` can be spent now; `frozen` is held back by the platform (frozen, deposit, tax).
    """

    cash: Money
    grant: Money
    credit: Money
    frozen: Money

    @property
    def currency(self) -> str:
        """The one currency of all four."""
        return self.cash.currency


@dataclass(frozen=True, slots=True, kw_only=True)
class BalanceReading:
    """A balance as a platform told it; `holder` is the platform's id of an account or, if `is_wallet`, of a wallet."""

    holder: str
    is_wallet: bool = False
    name: str = ""
    wallet: str = ""
    """For an account: the platform's id of the shared wallet that it spends from, where the balance tells it."""
    balance: Balance


@dataclass(frozen=True, slots=True, kw_only=True)
class DebtReading:
    """What a postpaid account owes 欠款 and may still spend, as the platform told it; None where it tells no such figure.

    Never added to money: `owed` is the bill so far, `used` what counts against `limit` (spend of the budget or cap in force).
    """

    holder: str
    owed: Money | None
    used: Money | None
    limit: Money | None
    """None also where there is no limit."""
    until: date | None = None
    """The last day of the budget in force, where it ends."""


class PlatformInvoiceKind(StrEnum):
    """What paper a platform lists."""

    INVOICE = "invoice"
    CREDIT_MEMO = "credit_memo"
    DEBIT_MEMO = "debit_memo"
    PRO_FORMA = "pro_forma"


@dataclass(frozen=True, slots=True, kw_only=True)
class PlatformInvoice:
    """An invoice as a platform lists it; amounts are None where the platform tells only the total."""

    number: str
    kind: PlatformInvoiceKind
    issued_on: date
    due_on: date | None = None
    first_day: date | None = None
    last_day: date | None = None
    """The last day of the service period, included."""
    net: Money | None = None
    tax: Money | None = None
    total: Money
    state: str = ""
    """The platform's own word."""
    accounts: tuple[str, ...] = ()
    """The platform's ids of the accounts that it is for."""


class FundRowKind(StrEnum):
    """What a row of a platform's fund ledger says happened, seen from its holder."""

    RECHARGE = "recharge"  # 充值, 加款
    REFUND = "refund"  # 退款, 减款
    TRANSFER_IN = "transfer_in"
    TRANSFER_OUT = "transfer_out"
    SPEND = "spend"  # a platform that lists burn in its fund ledger
    EXPIRE = "expire"  # grant money that ran out of time
    CHARGE = "charge"  # 扣款: a postpaid platform took from card or bank what was owed
    OTHER = "other"


@dataclass(frozen=True, slots=True, kw_only=True)
class FundRow:
    """A row of a platform's fund ledger 资金流水; `amount` is signed from the holder's side (in is positive).

    `serial` is the platform's own number; where it has none, the client makes one from the fields that cannot change
    and a running count of equal rows, so that reading the same window again gives the same serials.
    """

    holder: str
    is_wallet: bool = False
    serial: str
    at: datetime
    day: date
    """Business day in the account's zone."""
    kind: FundRowKind
    platform_kind: str = ""
    fund_class: FundClass
    amount: Money
    party: str = ""
    reference: str = ""
    """A number that may stand on the other side too: our order number, a bill number, a remittance code."""
    text: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SpendRow:
    """Burn 消耗 of one account on one of its own business days; the parts may be unknown (None) where only the sum is told."""

    holder: str
    day: date
    spend: Money
    cash: Money | None = None
    grant: Money | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RawReply:
    """An answer as it came, kept as evidence; `query` has no secret in it."""

    platform: Platform
    path: str
    query: str
    status: int
    body: bytes = field(repr=False)
    at: datetime
