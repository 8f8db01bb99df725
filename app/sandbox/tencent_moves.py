"""Practice Tencent Ads: fund transfers in whole fen, once an external_bill_no, and as much as possible where nothing else is said."""

from itertools import count
from typing import Any

from app.sandbox.holders import Account, Kind, Purse, What
from app.sandbox.moves import Effect, NotEnough
from app.sandbox.stage import Call, Routes
from app.sandbox.tencent_funds import MERGED, NAMES, UNSTATED, advertiser
from app.sandbox.tencent_plan import TENCENT_ADS, TENCENT_AGENCY
from app.sandbox.wire import Params, Refusal

_LEAST, _MOST = 5_000, 2_000_000_000
_LONGEST_MEMO = 64
_EMPTY_HERE = (
    "FUND_TYPE_SHARED", "FUND_TYPE_BANK", "FUND_TYPE_CREDIT_TEMPORARY", "FUND_TYPE_COMPENSATE_VIRTUAL",
    "FUND_TYPE_INTERNAL_QUOTA", "FUND_TYPE_TEST_VIRTUAL",
)  # fmt: skip
"""Types of money that may be moved and that nobody holds in practice."""
_KINDS = {name: kind for kind, name in NAMES.items()}
_INTO, _OUT_OF = "AGENCY_TO_ADVERTISER", "ADVERTISER_TO_AGENCY"
_OF_SUB_AGENCIES = (
    "AGENCY_TO_SUB_ADVERTISER", "SUB_ADVERTISER_TO_AGENCY", "AGENCY_TO_SUB_AGENCY", "SUB_AGENCY_TO_AGENCY",
)  # fmt: skip


class FundTransfers:
    """The routes, and the bill numbers that the platform makes up."""

    def __init__(self) -> None:
        self._numbers = count(1)
        self.effects: Routes = {
            ("POST", "/v3.0/fund_transfer/add"): self._add,
            ("POST", "/v3.0/merge_fund_type_subcustomer_transfer/add"): self._add_between,
        }

    def _add(self, call: Call) -> Any:
        params = call.params
        account = advertiser(call)
        agency = call.world.manager(TENCENT_AGENCY)
        assert agency is not None
        kind = _kind(params)
        params.whole("amount", low=_LEAST, high=_MOST)
        way = params.choice("transfer_type", (_INTO, _OUT_OF, *_OF_SUB_AGENCIES))
        if way in _OF_SUB_AGENCIES:
            raise params.refuse("transfer_type: the agency has no sub agency")
        takes_less = params.whole("transfer_try_best", 1, low=0, high=1) == 1 and way == _OUT_OF
        source, target = (agency, account) if way == _INTO else (account, agency)
        what = What.RECHARGE if way == _INTO else What.REFUND
        bill = self._bill(params, shortest=10, longest=35)
        return self._moved(call, account, (source, target, kind, what, takes_less), bill)

    def _add_between(self, call: Call) -> Any:
        """Between two advertisers, by merged type of money."""
        params = call.params
        source, target = advertiser(call), advertiser(call, "to_account_id")
        kind = MERGED[params.choice("fund_type", tuple(MERGED))][0]
        params.whole("amount")
        bill = self._bill(params, shortest=1, longest=16)
        return self._moved(call, source, (source, target, kind, What.TRANSFER_OUT, False), bill)

    def _moved(
        self, call: Call, owner: Account, order: tuple[Purse, Purse, Kind, What, bool], bill: str
    ) -> dict[str, Any]:
        effect, is_repeated = call.world.keys.once(
            TENCENT_ADS, f"transfer/{owner.number}", bill, call.now, lambda: _done(call, order, bill)
        )
        return {
            "fund_type": call.params.text("fund_type"),
            "amount": effect.cents,
            "external_bill_no": bill,
            "time": effect.paid.at,
            "is_repeated": is_repeated,
        }

    def _bill(self, params: Params, *, shortest: int, longest: int) -> str:
        """The caller's own number, or one that the platform makes up."""
        if len(params.text("memo", "-")) > _LONGEST_MEMO:
            raise params.refuse("memo: must have 1 to 64 characters")
        bill = params.text("external_bill_no", "") or f"practice-{next(self._numbers):06d}"[:longest]
        if not shortest <= len(bill) <= longest or bill != bill.lower():
            raise params.refuse(f"external_bill_no: must have {shortest} to {longest} characters, none upper case")
        return bill


def _kind(params: Params) -> Kind:
    name = params.choice("fund_type", (*_KINDS, *_EMPTY_HERE))
    # Nobody holds a second kind of free money here.
    return _KINDS.get(name, Kind.REBATE)


def _done(call: Call, order: tuple[Purse, Purse, Kind, What, bool], bill: str) -> Effect:
    source, target, kind, what, takes_less = order
    memo = call.params.text("memo", "")
    cents = call.params.whole("amount")
    try:
        return call.move(source, target, kind, cents, what=what, key=bill, text=memo, takes_less=takes_less)
    except NotEnough as error:
        # The page knows no code for it.
        raise Refusal(UNSTATED, f"余额不足, at most {error.available}") from None
