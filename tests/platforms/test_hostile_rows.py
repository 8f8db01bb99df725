"""Whatever a platform puts into the fields of a row, reading it ends in values the store can hold or in BadAnswer."""

import json
from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import fields, replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.accounts import (
    AccountListing,
    BalanceReading,
    DebtReading,
    Funding,
    FundRow,
    PlatformInvoice,
    SpendRow,
)
from app.domain.money import Money
from app.domain.moves import Move, MoveKind, MoveOutcome, MoveState, Ticket
from app.errors import BadAnswer
from app.platforms import (
    baidu_rows,
    bilibili_rows,
    google_ads_rows,
    kuaishou_moves,
    kuaishou_rows,
    meta_rows,
    ocean_engine_moves,
    ocean_engine_rows,
    tencent_ads_moves,
    tencent_ads_rows,
    tiktok_moves,
    tiktok_rows,
    xiaohongshu_agent_rows,
    xiaohongshu_rows,
)
from app.platforms.payload import Payload, read_json
from tests.platforms.words.words import ACCOUNT

Read = AccountListing | BalanceReading | FundRow | SpendRow | DebtReading | PlatformInvoice

OCEAN_FUND = (
    '{"balance":1523.47,"valid_balance":1500.0,"valid_grant":123.0,"wallet_id":"7","wallet_total_balance_valid":"12.5"}'
)
OCEAN_ROW = (
    '{"create_time":"2026-01-31 23:30:00","amount":1000.0,"cash":900.0,"grant":100.0,"transaction_seq":0,'
    '"remitter":"1","payee":"1790000000000011"}'
)
TENCENT_FUNDS = '{"list":[{"fund_type":"FUND_TYPE_CASH","balance":5,"fund_status":"X"},{"fund_type":"FUND_TYPE_SHARED","balance":5}]}'
TENCENT_ROW = '{"time":1767225600,"trade_type_ext":"PAY","amount":5,"external_bill_no":"a","primary_key":"k"}'
TIKTOK_BALANCE = (
    '{"valid_cash_balance":5.5,"valid_grant_balance":0.5,"valid_account_balance":6.0,"frozen_balance":0,"tax":1}'
)
TIKTOK_ROW = (
    '{"transaction_id":"9","transaction_type":"REFUND","amount":5.5,"amount_type":"OTHER","currency":"CNY",'
    '"timezone":"UTC+08:00","create_time":"2026-01-02 03:04:05"}'
)
TIKTOK_INFO = '{"advertiser_id":"1","name":"n","currency":"USD","timezone":"Etc/GMT-8","display_timezone":"Asia/Tokyo"}'
BAIDU_PAYMENT = (
    '{"id":7,"paytime":"2026-01-31 23:30:00","fund":-1100.0,"cash":-1000.0,"bonus":-100.0,"actflag":1,'
    '"paymethodName":"p","productName":"n"}'
)
XIAOHONGSHU_BALANCE = (
    '{"total_balance":160050,"cash_balance":120000,"return_balance":30000,"freeze_balance":50,'
    '"compensate_return_balance":10000,"available_balance":160000,"today_spend":1}'
)
XIAOHONGSHU_ORDER = (
    '{"launch_date":"2026-01-02","trade_time":1767294245000,"operate_type":6,"order_amount":-50000,"balance":1,'
    '"account_type":0,"business_type_name":"b","transfer_object":"t","remark":"r"}'
)
XIAOHONGSHU_WALLET = (
    '{"virtual_seller_id":"67d3a","balance_list":[{"wallet_type":4,"available_balance":"500.00",'
    '"frozen_balance":"1.00","total_balance":"501.00"}]}'
)
XIAOHONGSHU_RECORD = (
    '{"trade_no":"T1","business_no":"b","trade_time":1767294245000,"virtual_seller_id":"67d3b",'
    '"target_virtual_seller_id":"67d3a","target_account_name":"n","wallet_type":0,"direction":-1,"trade_type":"x",'
    '"amount":"500.00","remark":"r"}'
)
SPEND = '{"dimensions":{"stat_time_day":"2026-01-01"},"metrics":{"stat_cost":"1.5","spend":"1.5","cash_spend":"-","currency":"CNY"}}'
GOOGLE_CLIENT = '{"id":"1","descriptiveName":"n","currencyCode":"USD","timeZone":"Asia/Tokyo","status":"ENABLED"}'
GOOGLE_SPEND = (
    '{"customer":{"currencyCode":"CNY"},"metrics":{"costMicros":"12340000"},"segments":{"date":"2026-01-01"}}'
)
GOOGLE_BUDGET = (
    '{"accountBudget":{"resourceName":"r","status":"APPROVED","adjustedSpendingLimitMicros":"5000000","amountServedMicros":"7",'
    '"approvedStartDateTime":"2026-01-01 00:00:00","approvedEndDateTime":"2026-02-01 00:00:00"},'
    '"customer":{"currencyCode":"USD","timeZone":"Asia/Tokyo"}}'
)
GOOGLE_INVOICE = (
    '{"id":"5","type":"INVOICE","issueDate":"2026-11-01","dueDate":"2026-12-01","currencyCode":"USD",'
    '"serviceDateRange":{"startDate":"2026-10-01","endDate":"2026-10-31"},"subtotalAmountMicros":"100000000",'
    '"taxAmountMicros":"6000000","totalAmountMicros":"106000000","accountBudgetSummaries":[{"customer":"customers/2"}]}'
)
META_ACCOUNT = (
    '{"account_id":"1","name":"n","account_status":1,"currency":"USD","timezone_name":"Asia/Tokyo","balance":"12345",'
    '"amount_spent":"450050","spend_cap":"1000000","is_prepay_account":false,"business":{"id":"2"}}'
)
META_SPEND = '{"account_id":"1","account_currency":"USD","spend":"5339.5","date_start":"2026-11-01"}'
META_EVENT = (
    '{"event_type":"ad_account_billing_charge","event_time":"2026-11-02T01:02:03+0000","translated_event_type":"Billed",'
    '"extra_data":"{\\"currency\\":\\"USD\\",\\"new_value\\":2502,\\"transaction_id\\":\\"1\\"}"}'
)
META_INVOICE = (
    '{"invoice_id":"F1","invoice_date":"2026-11-04","due_date":"2026-12-04","billing_period":"2026-10-01","type":"INV",'
    '"amount_due":{"amount":"1234.00","currency":"USD","offsetted_amount":"123400"},"ad_account_ids":["1"]}'
)

KUAISHOU_FUND = '{"balance":1234.56,"recharge_balance":1000.0,"total_shared_wallet_balance":5.5,"total_frame_shared_wallet_balance":1}'
KUAISHOU_FLOW = (
    '{"date":"2026-01-01","daily_charge":10.5,"contract_rebate_real_charged":1.5,"daily_transfer_in":9.0,'
    '"direct_rebate_real_recharged":2.0,"daily_transfer_out":1}'
)

READERS: dict[str, tuple[str, Callable[[Payload], Iterable[Read]]]] = {
    "ocean listing": ('{"id":1,"name":"n","status":"s"}', lambda part: [ocean_engine_rows.read_listing(part, "")]),
    "ocean fund": (OCEAN_FUND, lambda part: ocean_engine_rows.read_fund(part, ACCOUNT)),
    "ocean funds": (OCEAN_FUND, lambda part: ocean_engine_rows.read_account_fund(part, ACCOUNT)),
    "ocean row": (OCEAN_ROW, lambda part: ocean_engine_rows.read_fund_rows([part], ACCOUNT, "RECHARGE")),
    "ocean spend": (SPEND, lambda part: [ocean_engine_rows.read_spend(part, ACCOUNT)]),
    "tencent listing": (
        '{"account_id":1,"corporation_name":"n"}',
        lambda part: [tencent_ads_rows.read_listing(part, "")],
    ),
    "tencent funds": (TENCENT_FUNDS, lambda part: tencent_ads_rows.read_balances(part, ACCOUNT)),
    "tencent row": (TENCENT_ROW, lambda part: tencent_ads_rows.read_fund_rows([part], ACCOUNT, "FUND_TYPE_CASH")),
    "tencent spend": ('{"date":"2026-01-01","cost":5}', lambda part: [tencent_ads_rows.read_spend(part, ACCOUNT)]),
    "baidu listing": (
        '{"userId":1,"userStat":2,"liceName":"n"}',
        lambda part: [baidu_rows.read_listing(part, "1", "n", "")],
    ),
    "baidu fund": (
        '{"data":[{"balance":1280.5,"cash":1200.0,"bonusPure":80.5}]}',
        lambda part: [baidu_rows.read_balance([baidu_rows.only(part)], ACCOUNT)],
    ),
    "baidu payment": (BAIDU_PAYMENT, lambda part: baidu_rows.read_fund_rows([part], ACCOUNT, 1)),
    "baidu spend": ('{"date":"2026-01-01","cost":1.5}', lambda part: baidu_rows.read_spend([part, part], ACCOUNT)),
    "xiaohongshu balance": (XIAOHONGSHU_BALANCE, lambda part: [xiaohongshu_rows.read_balance(part, ACCOUNT)]),
    "xiaohongshu order": (XIAOHONGSHU_ORDER, lambda part: xiaohongshu_rows.read_orders([part, part], ACCOUNT)),
    "xiaohongshu spend": (
        '{"time":"2026-01-01","fee":"1,234.5"}',
        lambda part: [xiaohongshu_rows.read_spend(part, ACCOUNT)],
    ),
    "xiaohongshu sub-account": (
        '{"virtual_seller_id":"67d3a","virtual_seller_name":"n","virtual_seller_status":1,"advertiser_id":0,"company_name":"c"}',
        lambda part: [xiaohongshu_agent_rows.read_listing(part, "67d3")],
    ),
    "xiaohongshu wallet": (XIAOHONGSHU_WALLET, lambda part: [xiaohongshu_agent_rows.read_balance(part, ACCOUNT)]),
    "xiaohongshu record": (
        XIAOHONGSHU_RECORD,
        lambda part: xiaohongshu_agent_rows.read_records([part], ACCOUNT, own_wallet="67d3a", is_spend=False),
    ),
    "bilibili balance": ('{"cash":12.34}', lambda part: [bilibili_rows.read_balance(part, ACCOUNT)]),
    "bilibili spend": (
        '{"cost":12.34,"click_count":5}',
        lambda part: [bilibili_rows.read_spend([part, part], ACCOUNT, date(2026, 1, 1))],
    ),
    "kuaishou listing": (
        '{"account_id":1,"account_name":"n","review_status":2,"banned":false,"frozen_reason":""}',
        lambda part: [kuaishou_rows.read_listing(part, "9")],
    ),
    "kuaishou info": (
        '{"user_name":"n","corporation_name":"c","product_name":"p"}',
        lambda part: [kuaishou_rows.read_info_listing(part, "1")],
    ),
    "kuaishou fund": (KUAISHOU_FUND, lambda part: kuaishou_rows.read_balance(part, ACCOUNT)),
    "kuaishou flow": (KUAISHOU_FLOW, lambda part: kuaishou_rows.read_fund_rows([part], ACCOUNT)),
    "kuaishou spend": (KUAISHOU_FLOW, lambda part: [kuaishou_rows.read_flow_spend(part, ACCOUNT)]),
    "kuaishou report": (
        '{"stat_date":"2026-01-01","charge":5.5}',
        lambda part: [kuaishou_rows.read_report_spend(part, ACCOUNT)],
    ),
    "tiktok listing": (TIKTOK_INFO, lambda part: [tiktok_rows.read_info_listing(part)]),
    "tiktok balance": (TIKTOK_BALANCE, lambda part: tiktok_rows.read_balance(part, replace(ACCOUNT, wallet="w"))),
    "tiktok row": (TIKTOK_ROW, lambda part: tiktok_rows.read_fund_rows([part], ACCOUNT)),
    "google listing": (
        GOOGLE_CLIENT,
        lambda part: [google_ads_rows.read_listing(part, "", Funding.UNTOLD)],
    ),
    "google spend": (GOOGLE_SPEND, lambda part: [google_ads_rows.read_spend(part, ACCOUNT)]),
    "google budget": (
        GOOGLE_BUDGET,
        lambda part: [google_ads_rows.read_debt(google_ads_rows.read_budget(part, "1"), "1")],
    ),
    "google invoice": (GOOGLE_INVOICE, lambda part: [google_ads_rows.read_invoice(part)]),
    "meta listing": (META_ACCOUNT, lambda part: [meta_rows.read_listing(part)]),
    "meta debt": (META_ACCOUNT, lambda part: [meta_rows.read_debt(part, ACCOUNT)]),
    "meta spend": (META_SPEND, lambda part: [meta_rows.read_spend(part, ACCOUNT)]),
    "meta event": (META_EVENT, lambda part: meta_rows.read_fund_rows([part], ACCOUNT)),
    "meta invoice": (META_INVOICE, lambda part: [meta_rows.read_invoice(part)]),
    "tiktok spend": (SPEND, lambda part: tiktok_rows.read_spend(part, ACCOUNT)),
}

MOVE = Move(key="adtill0000000001", kind=MoveKind.RECHARGE, account="1", payer="2", amount=Money(Decimal(500), "CNY"))
OCEAN_DETAIL = (
    '{"transfer_serial":"T","transfer_status":"TRANSFER_PART","transfer_target_record_list":[{"transfer_capital_record_list":'
    '[{"transfer_amount":30000,"fail_reason":"","transfer_status":"TRANSFER_SUCCESS"}]}]}'
)
OUTCOMES: dict[str, tuple[str, Callable[[Payload], MoveOutcome]]] = {
    "kuaishou trade": (
        '{"trade_no":"7","success":true,"trade_status":"SUCCESS","fail_reason":""}',
        lambda part: kuaishou_moves.read_trade(part, MOVE, Ticket(number="7")),
    ),
    "ocean detail": (
        OCEAN_DETAIL,
        lambda part: ocean_engine_moves.read_detail(part, MOVE),
    ),
    "tencent transfer": (
        '{"amount":50000,"external_bill_no":"adtill0000000001"}',
        lambda part: tencent_ads_moves.read_transfer(part, MOVE),
    ),
    "tiktok transfer": (
        '{"transaction_infos":[{"transaction_id":"9002"}]}',
        lambda part: tiktok_moves.read_transfer(part, MOVE),
    ),
}

ODD = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-(10**30), 10**30),
    st.decimals(),
    st.sampled_from(
        ["", "-", "NaN", "1e400", "0.0000001", "²", "\ud800", "2026-13-45", "9" * 40, "Asia", "UTC+99:00", "\x00"]
    ),
    st.text(max_size=8),
    st.just([]),
    st.just({}),
)


def odd_row(written: str, place: int, value: object) -> object:
    """The row with one of its fields, however deep, replaced."""
    row = json.loads(written, parse_float=Decimal)
    slots = list(_slots(row))
    holder, key = slots[place % len(slots)]
    holder[key] = value
    return row


def _slots(value: Any) -> Iterable[tuple[Any, Any]]:
    members = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, member in list(members):
        yield value, key
        yield from _slots(member)


@pytest.mark.parametrize("name", READERS)
def test_an_honest_row_is_read(name: str) -> None:
    written, read = READERS[name]
    assert list(read(Payload("somewhere", read_json("somewhere", written.encode()))))


@pytest.mark.parametrize("name", READERS)
@given(place=st.integers(0, 20), value=ODD)
def test_an_odd_row_is_read_or_told(name: str, place: int, value: object) -> None:
    written, read = READERS[name]
    with suppress(BadAnswer):
        for found in read(Payload("somewhere", odd_row(written, place, value))):
            for field in fields(found):
                value = getattr(found, field.name)
                assert not isinstance(value, str) or value.encode() is not None
            assert all(abs(micros) < 2**63 for micros in amounts(found))


def amounts(found: Read) -> list[int]:
    """What the store would write."""
    match found:
        case BalanceReading(balance=balance):
            return [part.micros for part in (balance.cash, balance.grant, balance.credit, balance.frozen)]
        case FundRow(amount=amount):
            return [amount.micros]
        case SpendRow(spend=spend, cash=cash, grant=grant):
            return [part.micros for part in (spend, cash, grant) if part]
        case DebtReading(owed=owed, used=used, limit=limit):
            return [part.micros for part in (owed, used, limit) if part]
        case PlatformInvoice(net=net, tax=tax, total=total):
            return [part.micros for part in (net, tax, total) if part]
        case _:
            return []


@pytest.mark.parametrize("name", OUTCOMES)
def test_an_honest_outcome_is_read(name: str) -> None:
    written, read = OUTCOMES[name]
    assert read(Payload("somewhere", read_json("somewhere", written.encode()))).moved


@pytest.mark.parametrize("name", OUTCOMES)
@given(place=st.integers(0, 20), value=ODD)
def test_an_odd_outcome_is_read_or_told_and_never_holds_money_that_did_not_move(
    name: str, place: int, value: object
) -> None:
    written, read = OUTCOMES[name]
    with suppress(BadAnswer):
        outcome = read(Payload("somewhere", odd_row(written, place, value)))
        assert bool(outcome.moved) == (outcome.state in {MoveState.DONE, MoveState.PARTIAL})
        assert outcome.moved >= Money.zero("CNY")
        assert abs(outcome.moved.micros) < 2**63
