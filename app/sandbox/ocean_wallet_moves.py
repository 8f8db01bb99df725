"""Practice Ocean Engine: transfers between a main wallet 大钱包 and its sub wallet 小钱包, in fen; the page tells the fields of no more."""

from typing import Any

from app.sandbox.holders import Purse
from app.sandbox.ocean_accounts import NOT_PERMITTED
from app.sandbox.ocean_engine_plan import OCEAN_ENGINE, SUB_WALLET_OFFSET
from app.sandbox.ocean_moves import (
    OF_ORGANISATIONS,
    Asked,
    Transfer,
    Transfers,
    capitals_of,
    told,
    told_parts,
)
from app.sandbox.ocean_wallets import asked_account
from app.sandbox.stage import Call, Routes
from app.sandbox.wire import Refusal

_MOST = 100


class WalletTransfers:
    """The routes of v3.0/cg_transfer/wallet/transfer."""

    def __init__(self) -> None:
        self._made = Transfers("cg_transfer/wallet", "TW")
        root = "/open_api/v3.0/cg_transfer/wallet/transfer"
        self.routes: Routes = {
            ("GET", f"{root}/detail/"): self._detail,
        }
        self.effects: Routes = {("POST", f"{root}/create/"): self._create}

    def _create(self, call: Call) -> Any:
        asked_account(call)
        main = _main(call, call.params.whole("main_wallet_id"))
        targets = call.params.groups("target_wallet_detail_list", most=_MOST)
        if not targets:
            raise call.params.refuse("target_wallet_detail_list: must not be empty")
        asked = [
            Asked(_sub(call, main, one.whole("sub_wallet_id")), capitals_of(one, OF_ORGANISATIONS)) for one in targets
        ]
        return {"transfer_serial": self._made.make(call, main, asked).serial}

    def _detail(self, call: Call) -> Any:
        asked_account(call)
        return _told(self._made.find(call.params), call.now)


def _main(call: Call, number: int) -> Purse:
    wallet = call.world.wallet(number)
    if wallet is None or wallet.platform != OCEAN_ENGINE:
        raise Refusal(NOT_PERMITTED, f"No permission to operate wallet {number}")
    return wallet


def _sub(call: Call, main: Purse, number: int) -> Purse:
    if number != main.number + SUB_WALLET_OFFSET or (sub := call.world.manager(number)) is None:
        raise Refusal(NOT_PERMITTED, f"No permission to operate wallet {number}")
    return sub


def _told(transfer: Transfer, now: int) -> dict[str, Any]:
    return {
        **told(transfer, now),
        "transfer_wallet_record_list": [
            {
                "main_wallet_id": transfer.anchor.number,
                "sub_wallet_id": one.purse.number,
                "transfer_serial": one.serial,
                **told_parts(one, is_open=now < transfer.open_until),
            }
            for one in transfer.targets
        ],
    }
