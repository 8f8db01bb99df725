"""The practice company on Ocean Engine 巨量引擎: under an organisation, under an agent, and some accounts on their own."""

from collections.abc import Iterator, Sequence

from app.sandbox.holders import HOUR, Account, Life, Purse, Wallet
from app.sandbox.plan import PlatformPlan, in_turn, join

OCEAN_ENGINE = "ocean_engine"
OCEAN_AGENT, OCEAN_ORGANISATION, OCEAN_DIRECT = 1_780_000_000_000_001, 1_780_000_000_000_002, 0
OCEAN_COMPANY = 1_770_000_000_000_009

SUB_WALLET_OFFSET = 900
"""From a main wallet's number to its sub wallet's."""

_MEMBERS_A_WALLET = 8


def _number(index: int) -> int:
    # Real ids have 16 to 19 digits; half of these do not fit a double.
    return 1_790_000_000_000_011 + index * 1_009 if index % 2 == 0 else 1_790_000_000_000_000_011 + index * 1_009


def _wallets(accounts: Sequence[Account], first_day: int) -> Iterator[Wallet]:
    members = [one for one in accounts if one.index % 5 == 3 and one.life is Life.LIVE]
    for start in range(0, len(members), _MEMBERS_A_WALLET):
        wallet = Wallet(
            number=1_760_000_000_000_500 + start,
            name=f"云帆共享钱包{start // _MEMBERS_A_WALLET + 1}",
            first_day=first_day,
            platform=OCEAN_ENGINE,
        )
        yield join(wallet, members[start : start + _MEMBERS_A_WALLET])


def _sub_wallets(wallets: Sequence[Wallet], first_day: int) -> Iterator[Purse]:
    for one in wallets:
        yield Purse(
            platform=OCEAN_ENGINE,
            number=one.number + SUB_WALLET_OFFSET,
            name=f"{one.name}·子钱包",
            first_day=first_day,
        )


OCEAN_ENGINE_PLAN = PlatformPlan(
    name=OCEAN_ENGINE,
    payee="巨量引擎广告充值专户",
    number=_number,
    place=in_turn(OCEAN_ORGANISATION, OCEAN_AGENT, OCEAN_ORGANISATION, OCEAN_AGENT, OCEAN_DIRECT),
    normal="STATUS_ENABLE",
    odd=(
        "STATUS_DISABLE", "STATUS_PENDING_CONFIRM", "STATUS_CONFIRM_FAIL", "STATUS_LIMIT", "STATUS_PENDING_VERIFIED",
        "STATUS_PENDING_CONFIRM_MODIFY", "STATUS_CONFIRM_FAIL_END", "STATUS_CONFIRM_MODIFY_FAIL",
        "STATUS_WAIT_FOR_BPM_AUDIT", "STATUS_WAIT_FOR_PUBLIC_AUTH", "STATUS_SELF_SERVICE_UNAUDITED",
    ),
    live_too=frozenset({"STATUS_PENDING_CONFIRM_MODIFY", "STATUS_CONFIRM_MODIFY_FAIL"}),
    stopped=frozenset({"STATUS_DISABLE", "STATUS_LIMIT"}),
    pending="STATUS_PENDING_CONFIRM",
    denied="STATUS_CONFIRM_FAIL",
    managers=(OCEAN_ORGANISATION, OCEAN_AGENT),
    holds_back=lambda index: index % 4 == 0,
    settled_after=10 * HOUR,
    # Now and then clicks are taken back later than it says.
    latest_settled_after=58 * HOUR,
    # Its rows show no number but their own, so that is the one the company writes.
    order_number=lambda seq, _, __: str(seq),
    wallets=_wallets,
    purses=_sub_wallets,
)  # fmt: skip
