"""One HTTP request and its answer: TLS only, no redirects, a bounded body, and no address with a secret in any log or error."""

import json
import logging
import re
from collections import deque
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from decimal import Decimal
from http.cookiejar import DefaultCookiePolicy
from threading import Lock
from typing import Any
from urllib.parse import urlencode, urlsplit

import requests
from requests.exceptions import ChunkedEncodingError, ConnectTimeout, ContentDecodingError
from urllib3.exceptions import HTTPError, MaxRetryError, NewConnectionError

from app.errors import BadAnswer, Unreachable, WrongAnswer
from app.platforms.patience import Setback

TIMEOUT_S = (10.0, 30.0)
"""To connect, and between two pieces of the answer."""

HEADERS = {**requests.utils.default_headers(), "User-Agent": "AdTill"}
JSON_HEADER = {"Content-Type": "application/json"}

LARGEST_BODY = 32 * 1024 * 1024

_LOOPBACK = {"127.0.0.1", "localhost", "::1"}

Param = str | int | Decimal | Sequence["Param"] | Mapping[str, "Param"]


# The library logs whole addresses, and some platforms want their token in the address.
for _name in ("connection", "connectionpool", "poolmanager", "response", "util.retry"):
    logging.getLogger(f"urllib3.{_name}").addFilter(lambda _: False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Signature:
    """What proves to the platform who asks; made anew for each try because some carry the time."""

    headers: Mapping[str, str] = field(default_factory=dict, repr=False)
    params: Mapping[str, str] = field(default_factory=dict, repr=False)
    body: Mapping[str, Param] = field(default_factory=dict, repr=False)
    """Joins the JSON body, or the form, at its top level."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Upload:
    """A file that goes with a form."""

    name: str
    content: bytes = field(repr=False)
    content_type: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Call:
    """One question to a platform before it is signed; what is secret is kept apart from what may be recorded.

    A call has a JSON `body`, or a `form` (with `files`: in several parts), or neither. Bodies of calls that are recorded hold
    nothing secret: what is secret comes with the signature.
    """

    path: str
    method: str = "GET"
    params: Mapping[str, Param] = field(default_factory=dict)
    secret_params: Mapping[str, Param] = field(default_factory=dict, repr=False)
    body: Mapping[str, Param] | None = field(default=None, repr=False)
    form: Mapping[str, Param] | None = field(default=None, repr=False)
    files: Mapping[str, Upload] = field(default_factory=dict, repr=False)
    headers: Mapping[str, str] = field(default_factory=dict)
    open_query: str = field(init=False)
    """What was asked, without anything secret: for the log and the record."""
    query: str = field(init=False, repr=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "query", urlencode(as_query(self.params)))
        asked = self.body if self.body is not None else self.form
        told = json.dumps(asked, separators=(",", ":"), ensure_ascii=False, default=str) if asked else ""
        object.__setattr__(self, "open_query", " ".join(part for part in (self.query, told) if part))

    def whole_query(self, signature: Signature) -> str:
        """The query with everything secret in it: for the wire only."""
        secret = urlencode({**as_query(self.secret_params), **signature.params})
        return "&".join(part for part in (self.query, secret) if part)

    def content(self, signature: Signature) -> dict[str, Any]:
        """Body and its header as the library wants them."""
        if self.files:
            parts = {name: (one.name, one.content, one.content_type) for name, one in self.files.items()}
            return {"data": as_query({**(self.form or {}), **signature.body}), "files": parts}
        if self.form is not None:
            return {"data": as_query({**self.form, **signature.body})}
        if self.body is None:
            return {}
        whole = as_json({**self.body, **signature.body})
        return {"data": whole.encode(), "headers": JSON_HEADER}


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """Status, headers and body as they came."""

    status: int
    body: bytes = field(repr=False)
    headers: Mapping[str, str] = field(default_factory=dict, repr=False)
    """By name in whatever case."""


_EXACT = re.compile(r'"\\u0000(-?[0-9.]+)\\u0000"')


def as_json(value: Mapping[str, Param]) -> str:
    """JSON in which decimals are written digit by digit, never by way of a binary number."""
    return _EXACT.sub(r"\1", json.dumps(value, default=_marked))


def _marked(value: object) -> str:
    if not isinstance(value, Decimal):
        raise TypeError(type(value).__name__)
    return f"\0{value:f}\0"


def as_query(params: Mapping[str, Param]) -> dict[str, str]:
    """Lists and objects as JSON text, everything else plain: all platforms want it so."""
    return {
        name: str(value)
        if isinstance(value, str | int | Decimal)
        else json.dumps(value, separators=(",", ":"), ensure_ascii=False)
        for name, value in params.items()
    }


def as_number(identity: str) -> int | str:
    """An id of digits as the number that it is on many platforms' wires."""
    return int(identity) if identity.isdecimal() else identity


def is_loopback(url: str) -> bool:
    """Whether the address is this machine (the practice platforms)."""
    return urlsplit(url).hostname in _LOOPBACK


def check_base_url(url: str) -> str:
    """The address without a slash at its end; WrongAnswer unless it is https, or http on this machine."""
    parts = urlsplit(url)
    if parts.scheme != "https" and not (parts.scheme == "http" and is_loopback(url)):
        raise WrongAnswer("base_url", "not_https")
    if not parts.hostname or parts.username or parts.query or parts.fragment:
        raise WrongAnswer("base_url", "not_an_address")
    return url.rstrip("/")


class Wire:
    """Sends calls to one platform; may be used by many threads at once."""

    def __init__(self, platform: str, base_url: str, other_hosts: Mapping[str, str] | None = None) -> None:
        """`other_hosts`: addresses that take the place of the base URL for paths that begin so."""
        self._platform = platform
        self._base_url = check_base_url(base_url)
        self._other_hosts = {start: check_base_url(url) for start, url in (other_hosts or {}).items()}
        self._idle: deque[requests.Session] = deque()
        self._lock = Lock()
        self._is_closed = False

    @property
    def base_url(self) -> str:
        """Where calls go, without a slash at its end."""
        return self._base_url

    def address(self, path: str) -> str:
        """Where a call with this path goes."""
        hosts = (url for start, url in self._other_hosts.items() if path.startswith(start))
        return next(hosts, self._base_url) + path

    def close(self) -> None:
        """Close the connections that are kept open."""
        with self._lock:
            self._is_closed = True
            idle, self._idle = self._idle, deque()
        for session in idle:
            session.close()

    def send(self, call: Call, signature: Signature) -> Answer:
        """One try; Setback when nothing whole came back, BadAnswer for a redirect or a body without end."""
        trouble: Exception
        try:
            with self._session() as session:
                return self._exchange(session, call, signature)
        except (ChunkedEncodingError, ContentDecodingError):
            trouble = Setback(BadAnswer(self._platform, "cut off"))
        except UnicodeError:
            trouble = BadAnswer(self._platform, "a token that no header can carry")
        except (requests.RequestException, HTTPError) as error:
            trouble = Setback(Unreachable(self._platform, type(error).__name__), is_unsent=_never_left(error))
        # Raised out here: the library's errors carry the address, and with it tokens.
        raise trouble

    def _exchange(self, session: requests.Session, call: Call, signature: Signature) -> Answer:
        content = call.content(signature)
        headers = {**HEADERS, **call.headers, **signature.headers, **content.pop("headers", {})}
        request = requests.Request(
            call.method, self.address(call.path), params=call.whole_query(signature), headers=headers, **content
        ).prepare()  # not by the session, which would look for a password in ~/.netrc
        settings = session.merge_environment_settings(self.address(call.path), {}, True, None, None)
        with session.send(request, timeout=TIMEOUT_S, allow_redirects=False, **settings) as response:
            if response.is_redirect or 300 <= response.status_code < 400:
                raise BadAnswer(self._platform, f"HTTP {response.status_code}: a redirect, not followed")
            return Answer(
                status=response.status_code,
                body=self._bounded_body(response),
                headers=response.headers,
            )

    def _bounded_body(self, response: requests.Response) -> bytes:
        body = bytearray()
        for piece in response.iter_content(65_536):
            body += piece
            if len(body) > LARGEST_BODY:
                raise BadAnswer(self._platform, "the answer does not end")
        return bytes(body)

    @contextmanager
    def _session(self) -> Iterator[requests.Session]:
        # Lent out and taken back: no two threads ever share one, and threads that end leave none behind.
        with self._lock:
            session = self._idle.pop() if self._idle else None
        session = session or self._new_session()
        try:
            yield session
        finally:
            with self._lock:
                is_kept = not self._is_closed
                if is_kept:
                    self._idle.append(session)
            if not is_kept:
                session.close()

    def _new_session(self) -> requests.Session:
        session = requests.Session()
        # The system's proxy is used for the outside; this machine is never asked through one.
        session.trust_env = not is_loopback(self._base_url)
        session.cookies.set_policy(DefaultCookiePolicy(allowed_domains=[]))
        return session


def _never_left(error: Exception) -> bool:
    """Whether no byte of the call can have reached the platform: no connection was made at all."""
    if isinstance(error, ConnectTimeout):
        return True
    cause = error.args[0] if error.args else None
    return isinstance(cause, MaxRetryError) and isinstance(cause.reason, NewConnectionError)
