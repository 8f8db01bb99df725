"""The practice company on Baidu Marketing 百度营销: sub-accounts of one customer centre 客户中心."""

from app.sandbox.holders import HOUR
from app.sandbox.plan import PlatformPlan, dated, in_turn

BAIDU = "baidu"
BAIDU_CENTRE = 30_000_001

BAIDU_PLAN = PlatformPlan(
    name=BAIDU,
    payee="百度营销推广充值专户",
    number=lambda index: 30_100_001 + index * 613,
    place=in_turn(BAIDU_CENTRE),
    # userStat: 2 spends; 3 has an empty balance, 7 is disabled, 11 is over budget.
    normal="2",
    odd=("7", "6", "4", "11", "1", "8"),
    live_too=frozenset({"11"}),
    stopped=frozenset({"7"}),
    pending="6",
    denied="4",
    managers=(BAIDU_CENTRE,),
    settled_after=10 * HOUR,
    order_number=lambda _, at, serial: dated("YFB", at, serial),
)
