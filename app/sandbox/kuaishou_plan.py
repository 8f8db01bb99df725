"""The practice company on Kuaishou Magnetic Engine 快手磁力引擎: advertisers under one agent."""

from app.sandbox.holders import HOUR, Kind
from app.sandbox.plan import PlatformPlan, dated, in_turn

KUAISHOU = "kuaishou"
KUAISHOU_AGENT = 10_000_501

KUAISHOU_PLAN = PlatformPlan(
    name=KUAISHOU,
    payee="快手磁力引擎充值专户",
    number=lambda index: 20_000_800 + index * 41,
    place=in_turn(KUAISHOU_AGENT),
    # review_status: 0 waits, 1 is reviewed, 2 passed, 3 was rejected, 4 is banned.
    normal="2",
    odd=("4", "1", "3", "0"),
    stopped=frozenset({"4"}),
    pending="1",
    denied="3",
    managers=(KUAISHOU_AGENT,),
    # Cash 充值, frame rebate 框返 (grant), incentive 激励 (rebate), credit 授信. Nobody is lent money from the first day on:
    # the advertiser's own answers have no place for it.
    kinds=(Kind.CASH, Kind.GRANT, Kind.REBATE, Kind.CREDIT),
    granted_at_first=(Kind.GRANT, Kind.REBATE),
    settled_after=9 * HOUR,
    order_number=lambda _, at, serial: dated("YFK", at, serial),
)
