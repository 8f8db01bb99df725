"""The practice company on Xiaohongshu Juguang 小红书聚光: sub-accounts of one agent."""

from app.sandbox.holders import HOUR, Kind
from app.sandbox.plan import PlatformPlan, dated, in_turn

XIAOHONGSHU = "xiaohongshu"
XIAOHONGSHU_AGENT = 5_000_001

XIAOHONGSHU_PLAN = PlatformPlan(
    name=XIAOHONGSHU,
    payee="小红书聚光充值专户",
    number=lambda index: 1_234_001 + index * 29,
    place=in_turn(XIAOHONGSHU_AGENT),
    # account_status of the agent's balances: 1 open, 2 frozen.
    normal="1",
    odd=("2",),
    stopped=frozenset({"2"}),
    pending="2",
    denied="2",
    managers=(XIAOHONGSHU_AGENT,),
    # Cash, rebate goods (grant), credit, compensation rebate (rebate). Nobody is lent money from the first day on: the
    # advertiser's own balance has no place for it.
    kinds=(Kind.CASH, Kind.GRANT, Kind.CREDIT, Kind.REBATE),
    granted_at_first=(Kind.GRANT, Kind.REBATE),
    holds_back=lambda index: index % 4 == 0,
    settled_after=10 * HOUR,
    order_number=lambda _, at, serial: dated("YFX", at, serial),
)
