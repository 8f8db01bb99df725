"""The practice company on Tencent Ads 腾讯广告: sub-clients of one agency."""

from app.sandbox.holders import HOUR, Kind
from app.sandbox.plan import PlatformPlan, in_turn

TENCENT_ADS = "tencent_ads"
TENCENT_AGENCY = 20_001_001

TENCENT_PLAN = PlatformPlan(
    name=TENCENT_ADS,
    payee="腾讯广告充值专户",
    number=lambda index: 23_878_200 + index * 37,
    place=in_turn(TENCENT_AGENCY),
    normal="CUSTOMER_STATUS_NORMAL",
    odd=(
        "CUSTOMER_STATUS_FROZEN", "CUSTOMER_STATUS_PENDING", "CUSTOMER_STATUS_DENIED", "CUSTOMER_STATUS_SUSPEND",
        "CUSTOMER_STATUS_TOBE_ACCEPTED", "CUSTOMER_STATUS_TOBE_ACTIVATED", "CUSTOMER_STATUS_MATERIAL_PREPARED",
        "CUSTOMER_STATUS_FROZEN_TEMPORARILY", "CUSTOMER_STATUS_UNREGISTERED", "CUSTOMER_STATUS_DELETED",
    ),
    stopped=frozenset({
        "CUSTOMER_STATUS_FROZEN", "CUSTOMER_STATUS_SUSPEND", "CUSTOMER_STATUS_FROZEN_TEMPORARILY",
        "CUSTOMER_STATUS_DELETED",
    }),
    pending="CUSTOMER_STATUS_PENDING",
    denied="CUSTOMER_STATUS_DENIED",
    managers=(TENCENT_AGENCY,),
    kinds=(Kind.CASH, Kind.GRANT, Kind.CREDIT),
    has_credit=lambda index: index % 4 == 1,
    grants_expire=True,
    settled_after=8 * HOUR,
    order_number=lambda _, at, serial: f"yf-{at:%Y%m%d}-{serial:05d}",
)  # fmt: skip
