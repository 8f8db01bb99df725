"""The practice company on Bilibili B站 三连推广: a few accounts, cash only, since no more is known of its wire."""

from app.sandbox.holders import HOUR, Kind
from app.sandbox.plan import PlatformPlan, dated, in_turn

BILIBILI = "bilibili"
BILIBILI_DIRECT = 0

BILIBILI_PLAN = PlatformPlan(
    name=BILIBILI,
    payee="哔哩哔哩广告充值专户",
    number=lambda index: 400_101 + index * 17,
    place=in_turn(BILIBILI_DIRECT),
    # The page names no status of an account.
    normal="",
    pending="",
    denied="",
    kinds=(Kind.CASH,),
    granted_at_first=(),
    settled_after=10 * HOUR,
    order_number=lambda _, at, serial: dated("YFBL", at, serial),
)
