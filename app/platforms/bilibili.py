"""Bilibili ads B站三连推广: balance and daily spend of accounts whose numbers are typed. UNVERIFIED: no official page could be read.

What stands here is what others' working programs send and read; where they disagree, both readings are taken. The ledger of
an account 账户流水 exists, but neither its address nor its fields are known, so it is not read: its rows come by file.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta

from app.domain.accounts import AccountListing, BalanceReading, Grant, Platform, SpendRow
from app.errors import WrongAnswer
from app.platforms.bilibili_rows import bare_listing, read_balance, read_spend
from app.platforms.client import PlatformClient
from app.platforms.envelope import Refusal, Trouble, words_of
from app.platforms.payload import Payload
from app.platforms.windows import day_windows
from app.platforms.wire import Call, Param, Signature
from app.secret import Secret

PREFIX = "/takumi/api/open_api"
TOKEN = f"{PREFIX}/oauth2/token"

ROWS_A_REPORT = 100
BY_ACCOUNT = 3
"""`time_type`, which others send with the account's report; its other values are not known."""


class Bilibili(PlatformClient):
    """The generation with OAuth; the older one with app key and signature is not spoken.

    Recharge, transfer, refund, opening and the numbers of errors are not known. Whom a token speaks for can be asked, but the
    fields of the answer are not known, so the account's number is typed beside the code.
    """

    platform = Platform.BILIBILI
    default_base_url = "https://cm.bilibili.com"
    consent_url = "https://ad.bilibili.com/developer/developer-authorization"
    code_parameter = "code"
    # Which redirect addresses an app may register is not known; where none of this machine's, the code can be pasted.
    redirects_to_loopback = True
    asks_for = ("account_id",)
    is_unverified = True
    # No quota is known, and one reader warns of a low one.
    pace_per_second = 2.0
    burst = 2

    def sign(self, call: Call, token: Secret) -> Signature:
        """A bearer's token, and no signature."""
        return Signature(headers={"Authorization": f"Bearer {token.reveal()}"})

    def open_envelope(self, status: int, envelope: Payload, *, is_token_call: bool) -> Payload | Refusal:
        """Readers of the platform disagree: `{code, data}`, `{status: "success", data}`, or `{result: {data}}` around reports.

        The answer is whatever holds `data`; a token's answer is the data itself.
        """
        if envelope.has("code"):
            code = envelope.whole("code")
            refusal = None if code == 0 else str(code)
        elif envelope.has("status"):
            refusal = None if envelope.says("status", "success") else envelope.text("status")
        elif envelope.has("result"):
            refusal = None
        else:
            raise envelope.bad("no code, status or result")
        if refusal is not None:
            return Refusal(refusal, words_of(envelope, "message", "msg"))
        holder = envelope.part("result") if envelope.has("result") else envelope
        return holder.part("data") if is_token_call else holder

    def judge(self, code: str, *, is_token_call: bool) -> Trouble:
        """The numbers of errors are not known; on a token call whatever is refused needs a person."""
        return Trouble.NOT_AUTHORISED if is_token_call else Trouble.REFUSED

    def consent_params(self, redirect_uri: str, state: str) -> Mapping[str, str]:
        """The consent page's query."""
        return {"client_id": self.app_id, "redirect_uri": redirect_uri, "state": state}

    def exchange_call(self, code: str, redirect_uri: str, answers: Mapping[str, str]) -> Call:
        """As a form."""
        proof = {"grant_type": "authorization_code", "code": code, "redirect_uri": redirect_uri}
        return self._token_call(proof)

    def refresh_call(self, refresh_token: Secret, grant: Grant) -> Call:
        """As a form at the same address, as OAuth has it; nobody was seen doing it here."""
        return self._token_call({"grant_type": "refresh_token", "refresh_token": refresh_token.reveal()})

    def read_grant(self, data: Payload, previous: Grant | None) -> Grant:
        """The life of a refresh token is not told."""
        refresh = data.text("refresh_token", "")
        return Grant(
            access_token=Secret(data.text("access_token")),
            refresh_token=Secret(refresh) if refresh else (previous.refresh_token if previous else None),
            access_expires_at=self.now() + timedelta(seconds=data.whole("expires_in")),
            subjects=previous.subjects if previous else (),
        )

    def exchange(self, code: str, redirect_uri: str, answers: Mapping[str, str] | None = None) -> Grant:
        """The token's answer does not name its accounts: those typed are kept with it."""
        accounts = typed_accounts(answers or {})
        grant = replace(super().exchange(code, redirect_uri, answers), subjects=accounts)
        self._grants.adopt(grant)
        return grant

    def accounts(self) -> Iterator[AccountListing]:
        """Those that were typed when the platform was authorised."""
        for account in self.grant.subjects if self.grant else ():
            yield bare_listing(account)

    def balances(self, accounts: Sequence[AccountListing]) -> Iterator[BalanceReading]:
        """One figure an account."""
        for account in accounts:
            data = self.get(f"{PREFIX}/report/v2/cash", {"account_id": account.platform_id})
            yield read_balance(data.part("data"), account)

    def spend(self, account: AccountListing, since: date, until: date) -> Iterator[SpendRow]:
        """Burn by day, a request a day: under which name a row tells its day is not known."""
        for day, _ in day_windows(since, until, days=1):
            rows = self._report(account, day)
            if rows:
                yield read_spend(rows, account, day)

    def _token_call(self, proof: Mapping[str, Param]) -> Call:
        app: dict[str, Param] = {"client_id": self.app_id, "client_secret": self.app_secret.reveal()}
        return Call(method="POST", path=TOKEN, form={**app, **proof})

    def _report(self, account: AccountListing, day: date) -> list[Payload]:
        written = day.strftime("%Y%m%d")
        data = self.get(
            f"{PREFIX}/report/v2/advertiser",
            {
                "account_id": account.platform_id,
                "time_type": BY_ACCOUNT,
                "start_time": written,
                "end_time": written,
                "page": 1,
                "size": ROWS_A_REPORT,
            },
        )
        rows = data.parts("data")
        if len(rows) >= ROWS_A_REPORT:
            raise data.bad("more rows than one account has on one day")
        return rows


def typed_accounts(answers: Mapping[str, str]) -> tuple[str, ...]:
    """The numbers typed beside the code, each once, with commas or blanks between them; WrongAnswer for anything else."""
    words = answers.get("account_id", "").replace(",", " ").replace("，", " ").split()
    if not words:
        raise WrongAnswer("account_id", "empty")
    if not all(word.isdecimal() and word.isascii() for word in words):
        raise WrongAnswer("account_id", "not_a_number")
    return tuple(dict.fromkeys(words))
