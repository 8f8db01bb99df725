"""What is the same on every platform: pace, sign, send, try again, refresh the token, open the envelope, authorise."""

import logging
import time
from abc import ABC, abstractmethod
from collections.abc import Callable, Iterator, Mapping
from datetime import datetime
from typing import ClassVar, Self
from urllib.parse import urlencode, urlsplit

from app.domain.accounts import Grant, Platform, RawReply
from app.errors import BadAnswer, DeskError, NotAuthorised, TooFast, Unreachable
from app.platforms.envelope import TokenExpired, Trouble, open_envelope
from app.platforms.grants import GrantKeeper
from app.platforms.pace import Pace
from app.platforms.paging import numbered_pages
from app.platforms.patience import TRIES, Patience, Setback, read_retry_after
from app.platforms.payload import Payload, read_json
from app.platforms.wire import Answer, Call, Param, Signature, Wire
from app.secret import DOTS, Secret

log = logging.getLogger(__name__)

TOO_MANY_REQUESTS = 429
SHORTEST_SECRET = 6
"""Shorter strings than this are no secrets, and hiding them would tear holes into messages."""


def ignore(reply: RawReply) -> None:
    """For callers that keep no raw answers."""


class PlatformClient(ABC):
    """One connection to one platform, to be closed or used with `with`; all methods may be called from many threads at once.

    `sleep` may raise (a user who stops the work): the call ends with that exception within the moment. `on_grant` is called
    with a refreshed grant before the grant is used; `on_reply` with every answer that gave facts, never with one that holds
    a token. Methods that ask the platform raise Unreachable, BadAnswer, Refused, NotAuthorised or TooFast.
    """

    platform: ClassVar[Platform]
    default_base_url: ClassVar[str]
    consent_url: ClassVar[str]
    """The page where the user agrees; on another base URL (the practice platforms) its path is used there."""
    code_parameter: ClassVar[str]
    """Under which name the redirect brings the code."""
    redirects_to_loopback: ClassVar[bool]
    """Whether the redirect can come to a port of this machine; else the user pastes the code."""
    pace_per_second: ClassVar[float]
    burst: ClassVar[int]

    def __init__(
        self,
        *,
        app_id: str,
        app_secret: Secret,
        grant: Grant | None,
        base_url: str,
        on_grant: Callable[[Grant], None],
        on_reply: Callable[[RawReply], None] = ignore,
        pace: Pace | None = None,
        sleep: Callable[[float], None],
        now: Callable[[], datetime],
    ) -> None:
        self.app_id = app_id
        self.app_secret = app_secret
        self.now = now
        self._sleep = sleep
        self._on_reply = on_reply
        self._wire = Wire(self.platform, base_url)
        self._pace = pace or Pace(self.pace_per_second, self.burst, sleep=sleep, monotonic=time.monotonic)
        self._grants = GrantKeeper(self.platform, grant, refresh=self._refresh, on_grant=on_grant, now=now)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Close the connections that are kept open."""
        self._wire.close()

    @property
    def grant(self) -> Grant | None:
        """The newest grant; None before the platform was authorised."""
        return self._grants.grant

    # What a platform's file says of itself.

    @abstractmethod
    def sign(self, path: str, token: Secret) -> Signature:
        """The token, and whatever else proves who asks; called anew for each try."""

    @abstractmethod
    def judge(self, code: int, *, is_token_call: bool) -> Trouble:
        """What a code of the envelope means for the next step."""

    @abstractmethod
    def consent_params(self, redirect_uri: str, state: str) -> Mapping[str, str]:
        """The query of the page where the user agrees."""

    @abstractmethod
    def exchange_call(self, code: str, redirect_uri: str) -> Call:
        """The call that turns a code into a grant."""

    def refresh_call(self, refresh_token: Secret) -> Call | None:
        """The call that refreshes a grant; None where tokens live until they are revoked."""
        return None

    @abstractmethod
    def read_grant(self, data: Payload, previous: Grant | None) -> Grant:
        """The grant in the answer of either call; what a refresh leaves out stays as it was."""

    def pace_key(self, path: str) -> str:
        """Calls with the same key share one pace."""
        return f"{self.platform} {self.app_id}"

    # Authorising.

    def authorisation_url(self, redirect_uri: str, state: str) -> str:
        """The page to open in the browser; `state` must come back with the code."""
        page = self.consent_url
        if self._wire.base_url != self.default_base_url:
            page = self._wire.base_url + urlsplit(self.consent_url).path
        return f"{page}?{urlencode(self.consent_params(redirect_uri, state))}"

    def exchange(self, code: str, redirect_uri: str) -> Grant:
        """Turn the code into a grant and use it from now on; the caller keeps it (`on_grant` is not called)."""
        grant = self.read_grant(self._ask_for_token(self.exchange_call(code, redirect_uri), Secret(code)), None)
        self._grants.adopt(grant)
        return grant

    def _refresh(self, grant: Grant, refresh_token: Secret) -> Grant:
        call = self.refresh_call(refresh_token)
        if call is None:
            raise NotAuthorised(self.platform, "no_refresh")
        return self.read_grant(self._ask_for_token(call, refresh_token), grant)

    def _ask_for_token(self, call: Call, shown: Secret) -> Payload:
        patience = Patience(tries=TRIES, sleep=self._sleep)
        while True:
            try:
                answer = self._send(call, Signature())
                return self._open(answer, [shown], is_token_call=True)
            except Setback as setback:
                patience.wait_or_give_up(setback)
            except TokenExpired as expired:
                raise expired.refused from None

    # Reading.

    def get(
        self, path: str, params: Mapping[str, Param], *, secret_params: Mapping[str, Param] | None = None
    ) -> Payload:
        """The data of a read; tried again while that may help, after refreshing a token that has expired."""
        patience = Patience(tries=TRIES, sleep=self._sleep)
        call = Call(path=path, params=params, secret_params=secret_params or {})
        has_replaced = False
        while True:
            token = self._grants.token()
            try:
                return self._ask(call, token)
            except Setback as setback:
                patience.wait_or_give_up(setback)
            except TokenExpired as expired:
                if has_replaced:
                    raise expired.refused from None
                has_replaced = True
                self._grants.replace(token, expired.refused)

    def pages(self, path: str, params: Mapping[str, Param], *, rows: str, page_size: int) -> Iterator[Payload]:
        """Each row of a list that is paged with `page` and `page_size`."""
        return numbered_pages(
            lambda page: self.get(path, {**params, "page": page, "page_size": page_size}),
            rows=rows,
            page_size=page_size,
        )

    def _ask(self, call: Call, token: Secret) -> Payload:
        answer = self._send(call, self.sign(call.path, token))
        data = self._open(answer, [token], is_token_call=False)
        self._on_reply(
            RawReply(
                platform=self.platform,
                path=call.path,
                query=call.open_query,
                status=answer.status,
                body=answer.body,
                at=self.now(),
            )
        )
        return data

    def _send(self, call: Call, signature: Signature) -> Answer:
        self._pace.wait(self.pace_key(call.path))
        started = time.perf_counter()
        outcome = "no answer"
        try:
            answer = self._wire.send(call, signature)
            outcome = f"HTTP {answer.status}"
        finally:
            log.info("%s %s: %s in %.3f s", self.platform, call.path, outcome, time.perf_counter() - started)
        return answer

    def _open(self, answer: Answer, secrets: list[Secret], *, is_token_call: bool) -> Payload:
        if answer.status == TOO_MANY_REQUESTS or answer.status >= 500:
            raise Setback(self._complaint(answer.status), read_retry_after(answer.retry_after, self.now()))
        try:
            body = read_json(self.platform, answer.body)
        except BadAnswer as error:
            what = error.what if answer.status == 200 else f"HTTP {answer.status}: {error.what}"
            raise BadAnswer(self.platform, what) from None
        data = open_envelope(
            self.platform,
            body,
            lambda code: self.judge(code, is_token_call=is_token_call),
            lambda message: hide([*secrets, *self._secrets()], message),
        )
        if answer.status >= 400:
            raise BadAnswer(self.platform, f"HTTP {answer.status} with the code of success")
        return data

    def _secrets(self) -> list[Secret]:
        grant = self._grants.grant
        tokens = [grant.access_token, grant.refresh_token] if grant else []
        return [self.app_secret, *(token for token in tokens if token)]

    def _complaint(self, status: int) -> DeskError:
        if status == TOO_MANY_REQUESTS:
            return TooFast(self.platform, str(status))
        return Unreachable(self.platform, f"HTTP {status}")


def hide(secrets: list[Secret], message: str) -> str:
    """The message with dots where one of the secrets stood."""
    for secret in secrets:
        if len(secret.reveal()) >= SHORTEST_SECRET:
            message = message.replace(secret.reveal(), DOTS)
    return message
