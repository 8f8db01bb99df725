"""The practice company on Google Ads: clients of one manager, on monthly invoicing with an account budget each."""

from app.sandbox.holders import HOUR, Kind
from app.sandbox.plan import Place, PlatformPlan, Postpaid, dated

GOOGLE_ADS = "google_ads"
GOOGLE_MANAGER = 1_000_000_001

GOOGLE_ADS_PLAN = PlatformPlan(
    name=GOOGLE_ADS,
    payee="Google Asia Pacific Pte. Ltd.",
    number=lambda index: 2_000_000_001 + index * 7_001,
    place=lambda index: Place(
        GOOGLE_MANAGER, "USD", *((8, "Asia/Shanghai") if index % 2 == 0 else (-7, "America/Phoenix"))
    ),
    normal="ENABLED",
    odd=("SUSPENDED", "CANCELED", "CLOSED"),
    stopped=frozenset({"SUSPENDED", "CANCELED", "CLOSED"}),
    # A new client account is open at once; it only cannot spend before it has a budget.
    pending="ENABLED",
    denied="SUSPENDED",
    managers=(GOOGLE_MANAGER,),
    kinds=(Kind.OWED,),
    granted_at_first=(),
    settled_after=30 * HOUR,
    order_number=lambda _, at, serial: dated("53", at, serial),
    postpaid=Postpaid(limit_days=150, due_after_days=25),
)
