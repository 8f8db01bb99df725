"""Transfers 转账: between which two accounts money can move without leaving the platform."""

from collections.abc import Iterable
from enum import StrEnum

from app.domain.accounts import AdAccount, Funding


class NoTransfer(StrEnum):
    """Why no money moves from one account straight to another."""

    SAME_MONEY = "same_money"  # one account, or two that spend from one wallet
    NOT_PREPAID = "not_prepaid"
    OTHER_CURRENCY = "transfer_other_currency"
    OTHER_PLATFORM = "transfer_other_platform"
    OTHER_SUBJECT = "transfer_other_subject"


def why_no_transfer(giver: AdAccount, receiver: AdAccount) -> NoTransfer | None:
    """The first reason against a transfer; None where there is none that we know of, though the platform may have its own."""
    shares = giver.wallet_id is not None and giver.wallet_id == receiver.wallet_id
    holds = {
        NoTransfer.SAME_MONEY: giver.id == receiver.id or shares,
        NoTransfer.NOT_PREPAID: {giver.funding, receiver.funding} != {Funding.PREPAID},
        NoTransfer.OTHER_CURRENCY: giver.currency != receiver.currency,
        NoTransfer.OTHER_PLATFORM: giver.platform is not receiver.platform,
        # One legal subject 主体; where a platform does not tell whose an account is, nothing speaks against it.
        NoTransfer.OTHER_SUBJECT: bool(giver.company and receiver.company and giver.company != receiver.company),
    }
    return next((why for why, is_so in holds.items() if is_so), None)


def can_pass_by_interface(giver: AdAccount, receiver: AdAccount) -> bool:
    """Whether one agent or organisation stands over both, and both have money of their own."""
    is_own = giver.wallet_id is None and receiver.wallet_id is None
    has_one_head = (giver.connection_id, giver.manager) == (receiver.connection_id, receiver.manager)
    return is_own and has_one_head and bool(giver.manager)


def receiver_among(accounts: Iterable[AdAccount], giver: AdAccount, platform_id: str) -> AdAccount | None:
    """The account that a transfer names by its platform's number; the giver's own connection before others that list it too."""
    found = [one for one in accounts if (one.platform, one.platform_id) == (giver.platform, platform_id)]
    return min(found, key=lambda one: (one.connection_id != giver.connection_id, one.id or 0), default=None)
