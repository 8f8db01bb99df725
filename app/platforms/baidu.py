"""Baidu Marketing 百度营销: account lists, balances, payment records and daily spend; its money is moved on its own pages only."""

import logging
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from itertools import chain
from typing import ClassVar

from app.domain.accounts import AccountListing, BalanceReading, FundRow, Grant, Platform, SpendRow
from app.errors import NotAuthorised, Refused, TooFast, WrongAnswer
from app.platforms.baidu_rows import (
    FUND_TYPES,
    MANAGER,
    only,
    read_balance,
    read_fund_rows,
    read_listing,
    read_spend,
)
from app.platforms.client import PlatformClient
from app.platforms.envelope import Refusal, Trouble, open_code_envelope, words_of
from app.platforms.paging import keyed_pages, numbered_pages, told_by_count
from app.platforms.payload import Payload
from app.platforms.rights import rights_in
from app.platforms.windows import day_windows, each_once
from app.platforms.wire import Call, Param, Signature, as_number
from app.secret import Secret

log = logging.getLogger(__name__)

OAUTH = "/oauth/"
SERVICE = "/json/sms/service"

CONSENT_PLATFORM = "4960345965958561794"
"""The same number for every app; it stands in the consent page's documented address."""

USERS_A_PAGE = 500
FIRST_USER = 1
PAYMENTS_A_PAGE = 500
ROWS_A_REPORT = 200
DAYS_A_REPORT = 30
"""No span is published for reports."""

SHARED_FUND = 1  # 推广共享资金
FRAMEWORK_FUND = 400  # 框架-基准资金包

ACCOUNT_REPORTS = (2208157, 2149145)
"""Search 搜索 and feed 信息流 by account: the account's burn is both together."""

SYSTEM_ERROR = "status 3"


class Baidu(PlatformClient):
    """Calls are about a login name, not an id; token and name travel in the JSON body.

    Recharges, refunds, transfers and opening have no interface: they are done by hand. Transfers between the accounts of one
    manager have a list of their own that is not read: how its days are asked for, and whether the payment records hold them
    already, is not published. Nor is the money in the packages of native feed ads 原生: whether it stands beside the shared
    fund is not published.
    """

    platform = Platform.BAIDU
    default_base_url = "https://api.baidu.com"
    other_hosts: ClassVar[Mapping[str, str]] = {OAUTH: "https://u.baidu.com"}
    consent_url = "https://u.baidu.com/oauth/page/index"
    # Under which names the redirect brings code and user is not published: both are typed.
    code_parameter = ""
    redirects_to_loopback = False
    asks_for = ("userId",)
    # A quota comes with each answer, and is said to mean nothing: a pace well under what readers of the platform use.
    pace_per_second = 10.0
    burst = 5

    def sign(self, call: Call, token: Secret) -> Signature:
        """The token joins the body's header beside the login name; calls about the authorisation have it in the body itself."""
        if call.path.startswith(OAUTH):
            return Signature(body={"accessToken": token.reveal()})
        about = (call.body or {}).get("header", {})
        named = about if isinstance(about, Mapping) else {}
        return Signature(body={"header": {**named, "accessToken": token.reveal()}})

    def open_envelope(self, status: int, envelope: Payload, *, is_token_call: bool) -> Payload | Refusal:
        """Two envelopes: with a `code` where the authorisation is asked about, with a `header` everywhere else."""
        if envelope.has("code"):
            return open_code_envelope(envelope)
        header = envelope.part("header")
        state = header.whole("status")
        # Status 1 is a partial failure: half of a balance or a list is no evidence, so it is a refusal.
        return envelope.part("body") if state == 0 else refusal_of(header, state)

    def judge(self, code: str, *, is_token_call: bool) -> Trouble:
        """The numbers of failures are not published; on a token call whatever is refused needs a person."""
        if is_token_call:
            return Trouble.NOT_AUTHORISED
        return Trouble.BUSY if code == SYSTEM_ERROR else Trouble.REFUSED

    def consent_params(self, redirect_uri: str, state: str) -> Mapping[str, str]:
        """The consent page's query; which scopes there are is not published."""
        return {
            "platformId": CONSENT_PLATFORM,
            "appId": self.app_id,
            "scope": "",
            "state": state,
            "callback": redirect_uri,
        }

    def exchange_call(self, code: str, redirect_uri: str, answers: Mapping[str, str]) -> Call:
        """Wants the authorising user's number beside the code; WrongAnswer without it."""
        user = answers.get("userId", "").strip()
        if not user.isdecimal():
            raise WrongAnswer("userId", "not_a_number" if user else "empty")
        return self._token_call("accessToken", user, {"authCode": code, "grantType": "auth_code"})

    def refresh_call(self, refresh_token: Secret, grant: Grant) -> Call:
        """Wants the user's number again."""
        return self._token_call("refreshToken", user_of(grant), {"refreshToken": refresh_token.reveal()})

    def read_grant(self, data: Payload, previous: Grant | None) -> Grant:
        """Lifetimes are seconds from now; the token's own `…Time` texts name no zone and are left alone."""
        refresh = data.text("refreshToken", "")
        lives_on = previous.refresh_expires_at if previous else None
        return Grant(
            access_token=Secret(data.text("accessToken")),
            refresh_token=Secret(refresh) if refresh else (previous.refresh_token if previous else None),
            access_expires_at=self.now() + timedelta(seconds=data.whole("expiresIn")),
            refresh_expires_at=(
                self.now() + timedelta(seconds=data.whole("refreshExpiresIn"))
                if data.has("refreshExpiresIn")
                else lives_on
            ),
            subjects=(data.text("userId"),) if data.has("userId") else (previous.subjects if previous else ()),
            scopes=rights_in(data, "scope") or (previous.scopes if previous else ()),
        )

    def accounts(self) -> Iterator[AccountListing]:
        """The user's own account, or every account below a manager (客户中心, 账户管家), which is no ad account itself."""
        user: dict[str, Param] = {"userId": as_number(user_of(self.grant))}
        user["openId"] = self.post(f"{OAUTH}getOpenId", user).text("openId")
        first = self._users(user, FIRST_USER)
        master = first.text("masterUid")
        manager = master if first.text("userAcctType", "") == MANAGER else ""
        if not manager:
            yield self._described(master, first.text("masterName"), "")
        seen = {master}
        rows = keyed_pages(
            lambda key: first if key is None else self._users(user, as_number(key)),
            rows="subUserList",
            next_key=next_user,
        )
        for row in rows:
            if (identity := row.text("ucId")) not in seen:
                seen.add(identity)
                yield self._described(identity, row.text("ucName"), manager)

    def balances(self, accounts: Sequence[AccountListing]) -> Iterator[BalanceReading]:
        """Each account's shared promotion fund and, where it has one, its framework package."""
        for account in accounts:
            info = self._info(account.name, ["userId", "balance", "pcBalance"])
            funds = [self._fund(account, SHARED_FUND)]
            if info.has("pcBalance") and info.number("pcBalance"):
                funds.append(self._fund(account, FRAMEWORK_FUND))
            yield read_balance(funds, account)

    def fund_rows(self, account: AccountListing, since: date, until: date) -> Iterator[FundRow]:
        """Payment records that were paid.

        An account is a direct customer's or a key account's 大客户 and the platform does not tell which, so both are asked;
        a refusal of one of the two is taken for the account not being of that kind.
        """
        rows: list[FundRow] = []
        refusals: list[Refused] = []
        for fund_types in FUND_TYPES:
            try:
                for fund_type in fund_types:
                    rows += read_fund_rows(self._payments(account, fund_type, since, until), account, fund_type)
            except (NotAuthorised, TooFast):
                raise
            except Refused as refused:
                log.info("%s: payment records were refused with %s", self.platform, refused.code)
                refusals.append(refused)
        if len(refusals) == len(FUND_TYPES):
            raise refusals[0]
        yield from each_once(rows)

    def spend(self, account: AccountListing, since: date, until: date) -> Iterator[SpendRow]:
        """Burn by day, search and feed together."""
        for first_day, last_day in day_windows(since, until, days=DAYS_A_REPORT):
            reports = (self._report(account, one, first_day, last_day) for one in ACCOUNT_REPORTS)
            yield from read_spend(chain.from_iterable(reports), account)

    def _service(self, user_name: str, service: str, body: Mapping[str, Param]) -> Payload:
        return self.post(f"{SERVICE}/{service}", {"header": {"userName": user_name}, "body": body})

    def _token_call(self, name: str, user: str, proof: Mapping[str, Param]) -> Call:
        app: dict[str, Param] = {"appId": self.app_id, "secretKey": self.app_secret.reveal(), "userId": as_number(user)}
        return Call(method="POST", path=f"{OAUTH}{name}", body={**app, **proof})

    def _users(self, user: Mapping[str, Param], after: Param) -> Payload:
        asked = {**user, "needSubList": True, "pageSize": USERS_A_PAGE, "lastPageMaxUcId": after}
        return self.post(f"{OAUTH}getUserInfo", asked)

    def _described(self, identity: str, name: str, manager: str) -> AccountListing:
        try:
            info = self._info(name, ["userId", "userStat", "liceName"])
        except (NotAuthorised, TooFast):
            raise
        except Refused as refused:
            # One account that says no is listed all the same, and its own reads will tell why.
            log.info("%s: an account is not described: %s", self.platform, refused.code)
            info = None
        return read_listing(info, identity, name, manager)

    def _info(self, user_name: str, fields: Sequence[str]) -> Payload:
        return only(self._service(user_name, "AccountService/getAccountInfo", {"accountFields": fields}))

    def _fund(self, account: AccountListing, product: int) -> Payload:
        return only(self._service(account.name, "BalanceService/getBalanceInfo", {"productIds": [product]}))

    def _payments(self, account: AccountListing, fund_type: int, since: date, until: date) -> Iterator[Payload]:
        def after(key: str | None) -> Payload:
            asked: dict[str, Param] = {
                "fundtype": fund_type,
                "condition": {
                    "paytime": {"gte": f"{since.isoformat()} 00:00:00", "lte": f"{until.isoformat()} 23:59:59"},
                    "status": {"in": [0, 1, 2]},
                },
                "chunksize": PAYMENTS_A_PAGE,
                "offset": {"id": {"gt": as_number(key or "0")}},
                "sort": {"in": ["id asc"]},
            }
            return only(self._service(account.name, "PaymentService/getPaymentRecord", asked))

        return keyed_pages(after, rows="list", next_key=next_payment)

    def _report(self, account: AccountListing, report_type: int, first_day: date, last_day: date) -> Iterator[Payload]:
        def page_of(page: int) -> Payload:
            asked: dict[str, Param] = {
                "reportType": report_type,
                "userIds": [as_number(account.platform_id)],
                "startDate": first_day.isoformat(),
                "endDate": last_day.isoformat(),
                "timeUnit": "DAY",
                "columns": ["date", "userId", "userName", "cost"],
                "sorts": [],
                "filters": [],
                "startRow": (page - 1) * ROWS_A_REPORT,
                "rowCount": ROWS_A_REPORT,
                "needSum": False,
            }
            return only(self._service(account.name, "OpenApiReportService/getReportData", asked))

        counted = told_by_count("totalRowCount", ROWS_A_REPORT)
        return numbered_pages(page_of, rows="rows", page_size=ROWS_A_REPORT, told_last_page=counted)


def refusal_of(header: Payload, state: int) -> Refusal:
    """The first failure's number and words; a failure of their system has a status of its own and maybe no number."""
    failures = header.parts("failures") if header.has("failures") else []
    code = failures[0].text("code", "") if failures else ""
    message = words_of(failures[0], "message") if failures else ""
    has_number = bool(code) and f"status {state}" != SYSTEM_ERROR
    return Refusal(code if has_number else f"status {state}", message or words_of(header, "desc"))


def user_of(grant: Grant | None) -> str:
    """The authorising user's number, which every call about the authorisation wants."""
    return grant.subjects[0] if grant and grant.subjects else ""


def next_user(page: Payload, rows: Sequence[Payload]) -> str | None:
    """The largest id of a page of users, where more follow."""
    if not rows or not page.flag("hasNext", default=False):
        return None
    return str(max(row.whole("ucId") for row in rows))


def next_payment(_: Payload, rows: Sequence[Payload]) -> str | None:
    """The last id of a page of payments; a page that is not full is the last."""
    return rows[-1].text("id") if len(rows) >= PAYMENTS_A_PAGE else None
