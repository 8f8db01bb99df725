"""baiduads-sdk, Baidu's own library, signs in and reads the practice platform."""

# mypy: disable-error-code="import-not-found, import-untyped"
# The libraries are in the environment of `make conformance` only.

from typing import Any

import pytest
from baiduads import ApiClient, Configuration
from baiduads.account.api.account_service import AccountService
from baiduads.account.model.api_account_query_request import ApiAccountQueryRequest
from baiduads.account.model.get_account_info_request_wrapper import GetAccountInfoRequestWrapper
from baiduads.balance.api.balance_service import BalanceService
from baiduads.balance.model.get_balance_info_request import GetBalanceInfoRequest
from baiduads.balance.model.get_balance_info_request_wrapper import GetBalanceInfoRequestWrapper
from baiduads.common.model.api_request_header import ApiRequestHeader
from baiduads.mccfeed.api.mcc_feed_service import MccFeedService
from baiduads.mccfeed.model.get_mcc_request import GetMccRequest
from baiduads.mccfeed.model.get_user_list_by_mccid_request_wrapper import GetUserListByMccidRequestWrapper
from baiduads.openapireport.api.open_api_report_service import OpenApiReportService
from baiduads.openapireport.model.get_report_data_request_wrapper import GetReportDataRequestWrapper
from baiduads.openapireport.model.report_data_request import ReportDataRequest
from baiduads.payment.api.payment_service import PaymentService
from baiduads.payment.model.get_payment_record_request import GetPaymentRecordRequest
from baiduads.payment.model.get_payment_record_request_wrapper import GetPaymentRecordRequestWrapper
from baiduads_manual.oauth.api.oauth_service import OAuthService
from baiduads_manual.oauth.model.get_access_token_request import GetAccessTokenRequest

SHARED_FUND = 1
SEARCH = 2208157


class Baidu:
    """The library's services, pointed at the practice platform; its models check every type they know."""

    def __init__(self, about: dict[str, Any]) -> None:
        self.about = about
        self.client = ApiClient(Configuration(host=about["base_url"]))

    def header(self, name: str) -> ApiRequestHeader:
        return ApiRequestHeader(user_name=name, access_token=self.about["access_token"])

    def subs(self) -> list[Any]:
        body = GetMccRequest(mccid=int(self.about["managers"][0]))
        asked = GetUserListByMccidRequestWrapper(header=self.header(self.about["user_name"]), body=body)
        told = MccFeedService(self.client).get_user_list_by_mccid(asked)
        assert told.header.status == 0
        found: list[Any] = told.body.data
        return found


@pytest.fixture
def baidu(described: dict[str, Any]) -> Baidu:
    return Baidu(described["baidu"])


def test_a_code_is_traded(baidu: Baidu) -> None:
    service = OAuthService()
    service.api_client = baidu.client
    asked = GetAccessTokenRequest(
        baidu.about["app_id"],
        baidu.about["auth_code"],
        baidu.about["app_secret"],
        "auth_code",
        int(baidu.about["managers"][0]),
    )
    told = service.get_access_token(asked)
    assert told.code == 0
    assert told.data.accessToken


def test_the_centre_lists_its_accounts_by_name(baidu: Baidu) -> None:
    assert [str(one.userid) for one in baidu.subs()] == baidu.about["account_ids"]


def test_every_account_tells_its_balance_and_the_parts_add_up(baidu: Baidu) -> None:
    for one in baidu.subs():
        body = GetBalanceInfoRequest(product_ids=[SHARED_FUND])
        asked = GetBalanceInfoRequestWrapper(header=baidu.header(one.username), body=body)
        [fund] = BalanceService(baidu.client).get_balance_info(asked).body.data
        assert round(fund.balance * 100) == round(fund.cash * 100) + round(fund.bonus_pure * 100)
        fields = ApiAccountQueryRequest(account_fields=["userId", "balance", "userStat"])
        asked = GetAccountInfoRequestWrapper(header=baidu.header(one.username), body=fields)
        [told] = AccountService(baidu.client).get_account_info(asked).body.data
        assert (told.user_id, told.balance) == (one.userid, fund.balance)


def test_payments_and_spend_by_day_are_read(baidu: Baidu) -> None:
    one = baidu.subs()[0]
    body = GetPaymentRecordRequest(fundtype=1, chunksize=500)
    asked = GetPaymentRecordRequestWrapper(header=baidu.header(one.username), body=body)
    [told] = PaymentService(baidu.client).get_payment_record(asked).body.data
    assert int(told.total) == len(told.list) > 0
    report = ReportDataRequest(
        report_type=SEARCH,
        user_ids=[one.userid],
        start_date=baidu.about["first_day"],
        end_date=baidu.about["last_day"],
        time_unit="DAY",
        columns=["date", "userId", "userName", "cost"],
        sorts=[],
        filters=[],
        start_row=0,
        row_count=200,
        need_sum=False,
    )
    asked = GetReportDataRequestWrapper(header=baidu.header(one.username), body=report)
    [found] = OpenApiReportService(baidu.client).get_report_data(asked).body.data
    assert found.row_count == len(found.rows) > 14


def test_a_refusal_stands_in_the_header(baidu: Baidu) -> None:
    header = ApiRequestHeader(user_name="nobody", access_token=baidu.about["access_token"])
    asked = GetBalanceInfoRequestWrapper(header=header, body=GetBalanceInfoRequest(product_ids=[SHARED_FUND]))
    told = BalanceService(baidu.client).get_balance_info(asked)
    assert told.header.status != 0
    assert told.header.failures
