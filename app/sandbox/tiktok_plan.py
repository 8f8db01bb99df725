"""The practice company on TikTok for Business: three business centres, one of them with a payment portfolio."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from app.sandbox.holders import HOUR, Account, Wallet
from app.sandbox.ocean_engine_plan import OCEAN_ENGINE_PLAN
from app.sandbox.plan import Place, PlatformPlan, dated, join

TIKTOK = "tiktok"


@dataclass(frozen=True, slots=True)
class Centre:
    """A business centre."""

    number: int
    name: str
    currency: str
    offset_hours: int
    zone: str
    zone_code: str
    kind: str
    has_portfolio: bool = False


CENTRES = (
    Centre(7_000_000_000_000_000_101, "云帆广告 CNY", "CNY", 8, "Asia/Shanghai", "Etc/GMT-8", "SELF_SERVICE_AGENCY"),
    Centre(7_000_000_000_000_000_102, "Yunfan Overseas", "USD", -7, "America/Phoenix", "Etc/GMT+7", "DIRECT"),
    Centre(
        7_000_000_000_000_000_103, "Yunfan Global", "USD", 8, "Asia/Shanghai", "Etc/GMT-8", "DIRECT", has_portfolio=True
    ),
)

_CENTRE_TURNS = (0, 0, 1, 2)


def _place(index: int) -> Place:
    centre = CENTRES[_CENTRE_TURNS[index % 4]]
    return Place(centre.number, centre.currency, centre.offset_hours, centre.zone)


def _portfolios(accounts: Sequence[Account], first_day: int) -> Iterator[Wallet]:
    for centre in CENTRES:
        members = [one for one in accounts if one.centre == centre.number]
        if centre.has_portfolio and members:
            wallet = Wallet(
                number=centre.number + 500, name=f"{centre.name} portfolio", currency=centre.currency,
                offset_hours=centre.offset_hours, first_day=first_day, platform=TIKTOK,
            )  # fmt: skip
            yield join(wallet, members)


TIKTOK_PLAN = PlatformPlan(
    name=TIKTOK,
    payee="TikTok Ads Prepayment",
    number=lambda index: 7_100_000_000_000_000_001 + index * 7_919,
    place=_place,
    # The same words as Ocean Engine's, and one more.
    normal="STATUS_ENABLE",
    odd=(*OCEAN_ENGINE_PLAN.odd, "STATUS_CONTRACT_PENDING"),
    live_too=OCEAN_ENGINE_PLAN.live_too,
    stopped=OCEAN_ENGINE_PLAN.stopped,
    pending="STATUS_PENDING_CONFIRM",
    denied="STATUS_CONFIRM_FAIL",
    managers=tuple(centre.number for centre in CENTRES),
    granted_at_first=(),
    holds_back=lambda index: index % 4 == 0,
    settled_after=36 * HOUR,
    order_number=lambda _, at, serial: dated("YFT", at, serial),
    wallets=_portfolios,
)
