"""The practice company on Meta: ad accounts of one business, charged whenever enough is owed."""

from app.sandbox.holders import HOUR, Kind
from app.sandbox.plan import Place, PlatformPlan, Postpaid, dated

META = "meta"
META_BUSINESS = 2_000_000_000_000_001

META_PLAN = PlatformPlan(
    name=META,
    payee="Meta Platforms Ireland Limited",
    number=lambda index: 1_000_000_000_000_001 + index * 10_007,
    place=lambda index: Place(
        META_BUSINESS, "USD", *((8, "Asia/Shanghai") if index % 2 == 0 else (-7, "America/Phoenix"))
    ),
    # account_status: 1 ACTIVE, 2 DISABLED, 3 UNSETTLED, 7 PENDING_RISK_REVIEW, 9 IN_GRACE_PERIOD, 101 CLOSED.
    normal="1",
    odd=("2", "3", "9", "7", "8", "100", "101"),
    live_too=frozenset({"9"}),
    stopped=frozenset({"2", "3", "8", "100", "101"}),
    pending="7",
    denied="2",
    managers=(META_BUSINESS,),
    kinds=(Kind.OWED,),
    granted_at_first=(),
    settled_after=40 * HOUR,
    order_number=lambda _, at, serial: dated("", at, serial),
    postpaid=Postpaid(limit_days=150, charged_at_days=6),
)
