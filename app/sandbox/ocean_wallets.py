"""Practice Ocean Engine: shared wallets 共享钱包."""

from typing import Any

from app.sandbox.company import OWNER
from app.sandbox.holders import Account, Kind, Movement, Purse, Wallet, What
from app.sandbox.ocean_accounts import NOT_PERMITTED, account_of
from app.sandbox.ocean_engine_plan import (
    OCEAN_AGENT,
    OCEAN_COMPANY,
    OCEAN_ENGINE,
    OCEAN_ORGANISATION,
    SUB_WALLET_OFFSET,
)
from app.sandbox.stage import Call, Route
from app.sandbox.wire import Refusal, day_text, local_text, page_of, units

_MOST = 100
_DEEPEST = 10_000
_ACCOUNT_TYPES = ("AD", "AGENT", "LOCAL", "QIANCHUAN")


def asked_account(call: Call) -> Account | None:
    """The account in whose name is asked; None for the agent or organisation."""
    call.params.choice("account_type", _ACCOUNT_TYPES)
    number = call.params.whole("account_id")
    return None if number in (OCEAN_AGENT, OCEAN_ORGANISATION) else account_of(call, number)


def _wallet(call: Call, number: int) -> Purse:
    """A main wallet or the sub wallet of one."""
    sub = call.world.manager(number) if _main_of(call, number) else None
    wallet = sub or call.world.wallet(number)
    if wallet is None or wallet.platform != OCEAN_ENGINE:
        raise Refusal(NOT_PERMITTED, f"No permission to operate wallet {number}")
    return wallet


def _main_of(call: Call, number: int) -> Wallet | None:
    return call.world.wallet(number - SUB_WALLET_OFFSET)


def _asked_wallets(call: Call) -> list[Purse]:
    return [_wallet(call, number) for number in call.params.ids("wallet_id_list", most=_MOST)]


def _relation(call: Call) -> Any:
    account = asked_account(call)
    wallets = call.world.wallets_on(OCEAN_ENGINE)
    wallet = account.wallet if account else (wallets[0] if wallets else None)
    return {
        "company_id": OCEAN_COMPANY,
        "main_wallet_id": wallet.number if wallet else 0,
        "sub_wallet_ids": [wallet.number + SUB_WALLET_OFFSET] if wallet else [],
    }


def _information(call: Call) -> Any:
    asked_account(call)
    return {"wallet_info": [_card(wallet) for wallet in _asked_wallets(call)]}


def _card(wallet: Purse) -> dict[str, Any]:
    is_main = isinstance(wallet, Wallet)
    common = {"wallet_id": wallet.number, "wallet_name": wallet.name, "company_name": OWNER}
    return {
        "wallet_id": wallet.number,
        "wallet_type": "MAIN_WALLET" if is_main else "SUB_CONSUME_WALLET",
        "common_wallet_info": common,
        "main_wallet_info": {"sub_wallet_ids": [wallet.number + SUB_WALLET_OFFSET]} if is_main else None,
        "sub_wallet_info": None if is_main else {},
    }


def _balances(call: Call) -> Any:
    """Yuan by product line, kind of money and use; practice keeps everything as prepaid general money of all lines."""
    asked_account(call)
    return {"wallet_balance": [_split(wallet, call.at) for wallet in _asked_wallets(call)]}


def _main_wallet(call: Call) -> Any:
    account = asked_account(call)
    wallets = [account.wallet] if account and account.wallet else call.world.wallets_on(OCEAN_ENGINE)[:1]
    return _split(wallets[0], call.at) if wallets else {}


def _split(wallet: Purse, at: int) -> dict[str, Any]:
    cash = wallet.balance(at)[Kind.CASH]
    return {
        "wallet_id": wallet.number,
        **{
            line: {
                money: {
                    use: units(cash if (line, money, use) == ("ad_shared", "prepay", "general") else 0)
                    for use in ("bidding", "brand", "general")
                }
                for money in ("prepay", "credit", "preloan")
            }
            for line in ("ad_only", "ad_shared", "ecp_only", "local_only")
        },
    }


def _members(call: Call) -> Any:
    asked_account(call)
    wallet = _wallet(call, call.params.whole("wallet_id"))
    rows, info = page_of([one.number for one in getattr(wallet, "members", ())], call.params, most=_MOST)
    return {"advertiser_ids": rows, "page_info": info}


def _told_by_accounts(call: Call) -> Any:
    accounts = [account_of(call, number) for number in call.params.ids("advertiser_ids", most=_MOST)]
    return {"list": [_shared_balance(one, call.at) for one in accounts]}


def _shared_balance(account: Account, at: int) -> dict[str, Any]:
    balance = account.wallet.balance(at)[Kind.CASH] if account.wallet else 0
    return {
        "advertiser_id": account.number,
        "status": "SUCCESS" if account.wallet else "FAIL",
        "status_message": "" if account.wallet else "no shared wallet",
        "balance_detail": [{"balance": units(balance), "billing_inventory": "ALL"}] if account.wallet else [],
    }


def _asked_ledger(call: Call) -> Purse:
    asked_account(call)
    page, size = call.params.whole("page", 1), call.params.whole("page_size", 10, high=_MOST)
    if page * size > _DEEPEST:
        raise call.params.refuse("page: page * page_size must not exceed 10000")
    return _wallet(call, call.params.whole("shared_wallet_id"))


def _transactions(call: Call) -> Any:
    wallet = _asked_ledger(call)
    first, last = call.params.span("start_date", "end_date")
    rows, info = page_of(wallet.moved(first, last, call.at), call.params, most=_MOST)
    return {"results": [_transaction(wallet, row) for row in rows], "page_info": info}


def _transaction(wallet: Purse, row: Movement) -> dict[str, Any]:
    other = {
        "payee": str(wallet.number),
        "payee_name": wallet.name,
        "payee_type": "WALLET",
        "remitter": str(OCEAN_COMPANY),
        "remitter_name": OWNER,
        "remitter_type": "COMPANY",
    }
    if row.other:
        other |= {"payee": row.payee, "remitter": row.remitter, "remitter_type": "WALLET"}
    return {
        "transaction_seq": row.seq,
        "business_time": local_text(wallet, row.at),
        "biz_type": "RECHARGE" if row.what is What.RECHARGE else "TRANSFER",
        "amount": units(row.cents),
        "prepay_amount": units(row.cents),
        "credit_amount": 0.0,
        "preloan_amount": 0.0,
        **other,
    }


def _daily(call: Call) -> Any:
    wallet = _asked_ledger(call)
    span = (wallet.first_day, wallet.day_of(call.at))
    first, last = call.params.span("start_date", "end_date", defaults=span)
    rows, info = page_of(wallet.lines(first, last, call.at), call.params, most=_MOST)
    results = [
        {
            "transaction_date": day_text(line.day),
            "balance": units(line.cash),
            "cost": units(line.burn.cash),
            "incomes": units(line.recharged + line.transferred_in),
            "expenses": units(line.transferred_out),
            "prepay_balance": units(line.cash),
            "credit_balance": 0.0,
            "preloan_balance": 0.0,
        }
        for line in rows
    ]
    return {"results": results, "page_info": info}


WALLET_ROUTES: dict[tuple[str, str], Route] = {
    ("GET", "/open_api/v3.0/shared_wallet/account_relation/get/"): _relation,
    ("GET", "/open_api/v3.0/shared_wallet/wallet_info/get/"): _information,
    ("GET", "/open_api/v3.0/shared_wallet/wallet_balance/get/"): _balances,
    ("GET", "/open_api/v3.0/shared_wallet/main_wallet/get/"): _main_wallet,
    ("GET", "/open_api/v3.0/shared_wallet/wallet_relation/get/"): _members,
    ("GET", "/open_api/v3.0/shared_wallet/transaction_detail/get/"): _transactions,
    ("GET", "/open_api/v3.0/shared_wallet/daily_stat/get/"): _daily,
    ("GET", "/open_api/2/fund/shared_wallet_balance/get/"): _told_by_accounts,
}
