"""What a vault holds against what the practice world itself knows, account by account, to the micro-unit."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date, datetime
from typing import Any

import requests

from app.domain.evidence import Holder
from app.store.vault import Vault


def told(url: str, what: str) -> Any:
    with requests.Session() as session:
        session.trust_env = False
        return session.get(f"{url}/_sandbox/{what}", timeout=60).json()


def ours(vault: Vault, since: date) -> dict[tuple[str, str], dict[str, Any]]:
    """What the vault holds of each account and wallet, by platform and the platform's id."""
    with vault.look() as work:
        balances, debts = work.evidence.latest_balances(), work.evidence.latest_debts()
        spend: dict[int, dict[str, int]] = defaultdict(dict)
        for account_id, row in work.evidence.spend(since=since):
            if row.spend:
                spend[account_id][row.day.isoformat()] = row.spend.micros
        accounts, wallets = work.accounts.all(), work.wallets.all()
    found: dict[tuple[str, str], dict[str, Any]] = {}
    for account in accounts:
        held = balances.get(Holder("account", account.id or 0))
        debt = debts.get(account.id or 0)
        found[account.platform, account.platform_id] = {
            "balance": held[0] if held else None,
            "debt": debt[0] if debt else None,
            "funding": account.funding,
            "in_wallet": account.wallet_id is not None,
            "spend": spend[account.id or 0],
        }
    for wallet in wallets:
        held = balances.get(Holder("wallet", wallet.id or 0))
        found[wallet.platform, wallet.platform_id] = {"balance": held[0] if held else None}
    return found


def differences(vault: Vault, url: str, *, since: datetime) -> list[str]:
    """Where the vault and the practice world do not say the same."""
    held = ours(vault, since.date())
    wrong = []
    for platform, totals in told(url, "totals").items():
        for kind in ("accounts", "wallets"):
            for one in totals[kind]:
                mine = held.get((platform, one["number"]))
                if mine is None:
                    wrong += [f"{platform} {one['number']}: not there"] if kind == "accounts" else []
                    continue
                wrong += [f"{platform} {one['number']}: {what}" for what in _differs(mine, one)]
    return wrong


def _differs(mine: dict[str, Any], theirs: dict[str, Any]) -> Iterator[str]:
    closing = theirs["closing_micros"]
    balance = mine["balance"]
    if balance is not None and not mine.get("in_wallet"):
        cash = (balance.cash + balance.frozen).micros
        if cash != closing.get("cash", 0):
            yield f"cash {cash} against {closing.get('cash', 0)}"
        granted = closing.get("grant", 0) + closing.get("rebate", 0)
        if balance.grant.micros != granted:
            yield f"grant {balance.grant.micros} against {granted}"
        if balance.credit.micros != closing.get("credit", 0):
            yield f"credit {balance.credit.micros} against {closing.get('credit', 0)}"
    if mine.get("spend") is not None and mine["spend"] != theirs["spend_micros"]:
        days = sorted(set(mine["spend"].items()) ^ set(theirs["spend_micros"].items()))
        yield f"spend {days[:4]}"
    debt = mine.get("debt")
    if debt is not None:
        if debt.owed is not None and debt.owed.micros != theirs["owed_micros"]:
            yield f"owed {debt.owed.micros} against {theirs['owed_micros']}"
        if debt.limit is not None and debt.limit.micros != theirs["limit_micros"]:
            yield f"limit {debt.limit.micros} against {theirs['limit_micros']}"
        if debt.used is not None and debt.used.micros != theirs["counted_micros"]:
            yield f"used {debt.used.micros} against {theirs['counted_micros']}"
