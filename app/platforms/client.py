"""What is the same on every platform: pace, sign, send, try again, refresh the token, open the envelope, authorise."""

import logging
import time
from abc import ABC, abstractmethod
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from datetime import datetime, timedelta
from email.utils import parsedate_to_datetime
from typing import ClassVar, Self
from urllib.parse import urlencode, urlsplit

from app.domain.accounts import Grant, Platform, RawReply
from app.errors import BadAnswer, NotAuthorised, OutcomeUnknown, TooFast, Unreachable
from app.platforms.breaker import Breaker
from app.platforms.envelope import Refusal, TokenExpired, Trouble, error_of, open_code_envelope
from app.platforms.grants import GrantKeeper
from app.platforms.pace import Pace
from app.platforms.paging import numbered_pages
from app.platforms.patience import TRIES, Patience, Setback, read_retry_after
from app.platforms.payload import Payload, is_json_object, read_json
from app.platforms.wire import Answer, Call, Param, Signature, Wire
from app.secret import DOTS, Secret

log = logging.getLogger(__name__)

TOO_MANY_REQUESTS = 429
SHORTEST_SECRET = 6
"""Shorter strings than this are no secrets, and hiding them would tear holes into messages."""
LARGEST_QUIET_SKEW = timedelta(seconds=30)
"""A clock that is off by more than this would make signed calls look old; the platform's own time is used then."""


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
    other_hosts: ClassVar[Mapping[str, str]] = {}
    """Which paths (by how they begin) another host of the platform answers; on another base URL, that one answers them too."""
    consent_url: ClassVar[str]
    """The page where the user agrees; on another base URL (the practice platforms) its path is used there."""
    code_parameter: ClassVar[str]
    """Under which name the redirect brings the code."""
    redirects_to_loopback: ClassVar[bool]
    """Whether the redirect can come to a port of this machine; else the user pastes the code."""
    consent_roles: ClassVar[tuple[str, ...]] = ()
    """As whom else the consent page can be asked, in the platform's own words (an agent beside an advertiser)."""
    asks_for: ClassVar[tuple[str, ...]] = ()
    """What must be typed besides the code, by the platform's own names (a user's number beside the code)."""
    pastes_token: ClassVar[bool] = False
    """Whether the platform's own page shows a token to be pasted, and there is no code."""
    errors_have_bodies: ClassVar[bool] = False
    """Whether an error status (429, 5xx) brings an envelope that says more than the status."""
    is_unverified: ClassVar[bool] = False
    """Whether no official page of the interface could be read: a person should hold its figures against the platform's own page."""
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
        self._wire = Wire(
            self.platform, base_url, self.other_hosts if base_url.rstrip("/") == self.default_base_url else {}
        )
        self._pace = pace or Pace(self.pace_per_second, self.burst, sleep=sleep, monotonic=time.monotonic)
        self._breaker = Breaker(self.platform, monotonic=time.monotonic)
        self._skew = timedelta()
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
    def sign(self, call: Call, token: Secret) -> Signature:
        """The token, and whatever else proves who asks; called anew for each try."""

    @abstractmethod
    def judge(self, code: str, *, is_token_call: bool) -> Trouble:
        """What a code of the envelope means for the next step."""

    def open_envelope(self, status: int, envelope: Payload, *, is_token_call: bool) -> Payload | Refusal:
        """The data of an answer, or the platform's no; BadAnswer when it is neither."""
        return open_code_envelope(envelope)

    @abstractmethod
    def consent_params(self, redirect_uri: str, state: str) -> Mapping[str, str]:
        """The query of the page where the user agrees."""

    def role_params(self, role: str) -> Mapping[str, str]:
        """What joins that query for one of `consent_roles`."""
        return {}

    @abstractmethod
    def exchange_call(self, code: str, redirect_uri: str, answers: Mapping[str, str]) -> Call:
        """The call that turns a code into a grant; `answers` has what `asks_for` names."""

    def refresh_call(self, refresh_token: Secret, grant: Grant) -> Call | None:
        """The call that refreshes this grant; None where tokens live until they are revoked."""
        return None

    @abstractmethod
    def read_grant(self, data: Payload, previous: Grant | None) -> Grant:
        """The grant in the answer of either call; what a refresh leaves out stays as it was."""

    def pace_key(self, path: str) -> str:
        """Calls with the same key share one pace."""
        return f"{self.platform} {self.app_id}"

    def asked_wait_s(self, answer: Answer) -> float | None:
        """Seconds that an answer asks us to wait; None where it says nothing."""
        return read_retry_after(answer.headers.get("Retry-After"), self.now())

    def platform_now(self) -> datetime:
        """Now as the platform sees it, for signatures that carry the time."""
        return self.now() + self._skew

    # Authorising.

    def authorisation_url(self, redirect_uri: str, state: str, *, role: str = "") -> str:
        """The page to open in the browser; `state` must come back with the code. `role` is one of `consent_roles`."""
        page = self.consent_url
        if self._wire.base_url != self.default_base_url:
            page = self._wire.base_url + urlsplit(self.consent_url).path
        role_params = self.role_params(role) if role else {}
        query = urlencode({**self.consent_params(redirect_uri, state), **role_params})
        return f"{page}?{query}" if query else page

    def exchange(self, code: str, redirect_uri: str, answers: Mapping[str, str] | None = None) -> Grant:
        """Turn the code into a grant and use it from now on; the caller keeps it (`on_grant` is not called)."""
        call = self.exchange_call(code, redirect_uri, answers or {})
        grant = self.read_grant(self._ask_for_token(call, Secret(code)), None)
        self._grants.adopt(grant)
        return grant

    def _refresh(self, grant: Grant, refresh_token: Secret) -> Grant:
        call = self.refresh_call(refresh_token, grant)
        if call is None:
            raise NotAuthorised(self.platform, "no_refresh")
        return self.read_grant(self._ask_for_token(call, refresh_token), grant)

    def _ask_for_token(self, call: Call, shown: Secret) -> Payload:
        patience = self._patience()
        while True:
            try:
                answer = self._send(call, Signature())
                return self._open(answer, [shown], is_token_call=True)
            except Setback as setback:
                patience.wait_or_give_up(setback)
            except TokenExpired as expired:
                raise expired.refused from None

    def _patience(self) -> Patience:
        return Patience(tries=TRIES, sleep=self._sleep, given_up=self._breaker.note_given_up)

    # Reading.

    def get(
        self, path: str, params: Mapping[str, Param], *, secret_params: Mapping[str, Param] | None = None
    ) -> Payload:
        """The data of a read; tried again while that may help, after refreshing a token that has expired."""
        return self.read(Call(path=path, params=params, secret_params=secret_params or {}))

    def post(self, path: str, body: Mapping[str, Param]) -> Payload:
        """The data of a read that is asked with a JSON body; tried again like `get`."""
        return self.read(Call(method="POST", path=path, body=body))

    def read(self, call: Call) -> Payload:
        """The data of any call that changes nothing there; tried again while that may help."""
        patience = self._patience()
        has_replaced = False
        while True:
            token = self._grants.token()
            try:
                return self._ask(call, token)
            except Setback as setback:
                if setback.asked_wait_s is not None and setback.is_unsent:
                    self._pace.hold(self.pace_key(call.path), setback.asked_wait_s)
                patience.wait_or_give_up(setback)
            except TokenExpired as expired:
                if has_replaced:
                    raise expired.refused from None
                has_replaced = True
                self._grants.replace(token, expired.refused)

    def once(self, call: Call) -> Payload:
        """The answer to a call that moves or makes something: sent once, or again where it surely did nothing.

        OutcomeUnknown when nobody can say whether it was done; Refused and its kin when the platform said no before doing it.
        """
        token = self._grants.token()
        try:
            return self._sent_once(call, token)
        except TokenExpired as expired:
            # The platform looked at the token first and did nothing.
            self._grants.replace(token, expired.refused)
        try:
            return self._sent_once(call, self._grants.token())
        except TokenExpired as expired:
            raise expired.refused from None

    def _sent_once(self, call: Call, token: Secret) -> Payload:
        try:
            return self._ask(call, token)
        except Setback as setback:
            if setback.is_unsent:
                raise setback.final from None
            raise OutcomeUnknown(self.platform, type(setback.final).__name__) from None
        except BadAnswer as error:
            raise OutcomeUnknown(self.platform, error.what) from None

    def pages(self, path: str, params: Mapping[str, Param], *, rows: str, page_size: int) -> Iterator[Payload]:
        """Each row of a list that is paged with `page` and `page_size`."""
        return numbered_pages(
            lambda page: self.get(path, {**params, "page": page, "page_size": page_size}),
            rows=rows,
            page_size=page_size,
        )

    def _ask(self, call: Call, token: Secret) -> Payload:
        answer = self._send(call, self.sign(call, token))
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
        self._breaker.check()
        self._pace.wait(self.pace_key(call.path))
        started = time.perf_counter()
        outcome = "no answer"
        try:
            answer = self._wire.send(call, signature)
            outcome = f"HTTP {answer.status}"
            self._learn_skew(answer)
        finally:
            log.info("%s %s: %s in %.3f s", self.platform, call.path, outcome, time.perf_counter() - started)
        return answer

    def _open(self, answer: Answer, secrets: list[Secret], *, is_token_call: bool) -> Payload:
        is_complaint = answer.status == TOO_MANY_REQUESTS or answer.status >= 500
        if is_complaint and not (self.errors_have_bodies and is_json_object(answer.body)):
            raise self._complaint(answer)
        self._breaker.note_answer()
        try:
            body = read_json(self.platform, answer.body)
        except BadAnswer as error:
            what = error.what if answer.status == 200 else f"HTTP {answer.status}: {error.what}"
            raise BadAnswer(self.platform, what) from None
        envelope = Payload(self.platform, body, "answer")
        opened = self.open_envelope(answer.status, envelope, is_token_call=is_token_call)
        if isinstance(opened, Refusal):
            refusal = replace(opened, message=hide([*secrets, *self._secrets()], opened.message))
            trouble = self.judge(refusal.code, is_token_call=is_token_call)
            if trouble is Trouble.REFUSED and (refusal.is_passing or answer.status >= 500):
                trouble = Trouble.BUSY  # a server in trouble has decided nothing, whatever its code
            raise error_of(self.platform, trouble, refusal, self.asked_wait_s(answer))
        if answer.status >= 400:
            raise BadAnswer(self.platform, f"HTTP {answer.status} with the code of success")
        return opened

    def _secrets(self) -> list[Secret]:
        grant = self._grants.grant
        tokens = [grant.access_token, grant.refresh_token] if grant else []
        return [self.app_secret, *(token for token in tokens if token)]

    def _complaint(self, answer: Answer) -> Setback:
        wait_s = self.asked_wait_s(answer)
        if answer.status == TOO_MANY_REQUESTS:
            return Setback(TooFast(self.platform, str(answer.status)), wait_s, is_unsent=True)
        return Setback(Unreachable(self.platform, f"HTTP {answer.status}"), wait_s)

    def _learn_skew(self, answer: Answer) -> None:
        try:
            theirs = parsedate_to_datetime(answer.headers.get("Date", ""))
        except ValueError:
            return
        if theirs.tzinfo is not None:
            skew = theirs - self.now()
            self._skew = skew if abs(skew) > LARGEST_QUIET_SKEW else timedelta()


def hide(secrets: list[Secret], message: str) -> str:
    """The message with dots where one of the secrets stood."""
    for secret in secrets:
        if len(secret.reveal()) >= SHORTEST_SECRET:
            message = message.replace(secret.reveal(), DOTS)
    return message
