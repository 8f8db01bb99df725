"""One HTTP request and its answer: TLS only, no redirects, a bounded body, and no address with a secret in any log or error."""

import json
import logging
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from threading import Lock
from urllib.parse import urlencode, urlsplit

import requests
from requests.adapters import DEFAULT_CA_BUNDLE_PATH, HTTPAdapter
from urllib3 import BaseHTTPResponse, HTTPConnectionPool, Timeout, encode_multipart_formdata
from urllib3.exceptions import (
    ClosedPoolError,
    ConnectTimeoutError,
    DecodeError,
    HTTPError,
    NewConnectionError,
    ProtocolError,
)

from app.errors import BadAnswer, Unreachable, WrongAnswer
from app.platforms.patience import Setback

TIMEOUT = Timeout(connect=10.0, read=30.0)
"""Seconds to connect, and between two pieces of the answer."""

HEADERS = {**requests.utils.default_headers(), "User-Agent": "AdTill"}
_JSON = "application/json"
_FORM = "application/x-www-form-urlencoded"
_KEPT_OPEN = 16
"""Connections to one host that wait for the next call; more than a sync asks at once."""

LARGEST_BODY = 32 * 1024 * 1024

_LOOPBACK = {"127.0.0.1", "localhost", "::1"}

Param = str | int | Decimal | Sequence["Param"] | Mapping[str, "Param"]


# The libraries log whole addresses, and some platforms want their token in the address.
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

    def content(self, signature: Signature) -> tuple[bytes | None, str]:
        """Body and its type; no body, and an empty type, where the query says all."""
        if self.files:
            parts = {name: (one.name, one.content, one.content_type) for name, one in self.files.items()}
            return encode_multipart_formdata({**as_query({**(self.form or {}), **signature.body}), **parts})
        if self.form is not None:
            return urlencode(as_query({**self.form, **signature.body})).encode(), _FORM
        if self.body is None:
            return None, ""
        return as_json({**self.body, **signature.body}).encode(), _JSON


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
    """Sends calls to one platform; may be used by many threads at once.

    requests finds the proxy, the trusted certificates and the TLS settings of this machine, once for each host; the calls
    then go straight to the pool of connections under it, for what requests does anew for each call costs more than the call.
    So no call looks for a password in ~/.netrc, and no cookie is ever kept.
    """

    def __init__(self, platform: str, base_url: str, other_hosts: Mapping[str, str] | None = None) -> None:
        """`other_hosts`: addresses that take the place of the base URL for paths that begin so."""
        self._platform = platform
        self._base_url = check_base_url(base_url)
        self._other_hosts = {start: check_base_url(url) for start, url in (other_hosts or {}).items()}
        self._pools: dict[str, HTTPConnectionPool] = {}
        self._lines = _Lines(pool_maxsize=_KEPT_OPEN)
        self._lock = Lock()

    @property
    def base_url(self) -> str:
        """Where calls go, without a slash at its end."""
        return self._base_url

    def address(self, path: str) -> str:
        """Where a call with this path goes."""
        hosts = (url for start, url in self._other_hosts.items() if path.startswith(start))
        return next(hosts, self._base_url) + path

    def close(self) -> None:
        """Close the connections that are kept open; those under way end with their call."""
        with self._lock:
            for pool in self._pools.values():
                pool.close()

    def send(self, call: Call, signature: Signature) -> Answer:
        """One try; Setback when nothing whole came back, BadAnswer for a redirect or a body without end."""
        trouble: Exception
        try:
            return self._exchange(call, signature)
        except _CutOff:
            trouble = Setback(BadAnswer(self._platform, "cut off"))
        except ValueError:
            trouble = BadAnswer(self._platform, "a token that no header can carry")
        except (requests.RequestException, HTTPError, OSError) as error:
            trouble = Setback(Unreachable(self._platform, type(error).__name__), is_unsent=_never_left(error))
        # Raised out here: the library's errors carry the address, and with it tokens.
        raise trouble

    def _exchange(self, call: Call, signature: Signature) -> Answer:
        address, query = urlsplit(self.address(call.path)), call.whole_query(signature)
        target = address.path + (f"?{query}" if query else "")
        body, content_type = call.content(signature)
        headers = {**HEADERS, **call.headers, **signature.headers}
        if content_type:
            headers["Content-Type"] = content_type
        response = self._pool(f"{address.scheme}://{address.netloc}").urlopen(
            call.method,
            target,
            body=body,
            headers=headers,
            retries=False,
            redirect=False,
            timeout=TIMEOUT,
            preload_content=False,
        )
        is_whole = False
        try:
            if 300 <= response.status < 400:
                raise BadAnswer(self._platform, f"HTTP {response.status}: a redirect, not followed")
            answer = Answer(status=response.status, body=self._bounded_body(response), headers=response.headers)
            is_whole = True
        finally:
            if not is_whole:
                response.close()  # what is left of it must never be taken for the next answer
        return answer

    def _bounded_body(self, response: BaseHTTPResponse) -> bytes:
        body = bytearray()
        try:
            for piece in response.stream(65_536, decode_content=True):
                body += piece
                if len(body) > LARGEST_BODY:
                    raise BadAnswer(self._platform, "the answer does not end")
        except (ProtocolError, DecodeError) as error:
            raise _CutOff from error
        return bytes(body)

    def _pool(self, host: str) -> HTTPConnectionPool:
        with self._lock:
            if host not in self._pools:
                self._pools[host] = self._lines.pool(host)
            return self._pools[host]


class _CutOff(Exception):
    """The answer began and did not come to its end."""


class _Lines(HTTPAdapter):
    """Connections as requests would make them."""

    def pool(self, url: str) -> HTTPConnectionPool:
        """The pool that calls to this host share."""
        with requests.Session() as session:
            # The system's proxy is used for the outside; this machine is never asked through one.
            session.trust_env = not is_loopback(url)
            settings = session.merge_environment_settings(url, {}, True, None, None)
        request = requests.Request("GET", url).prepare()
        trusted = DEFAULT_CA_BUNDLE_PATH if settings["verify"] is True else settings["verify"]
        pool = self.get_connection_with_tls_context(request, trusted, settings["proxies"])
        assert isinstance(pool, HTTPConnectionPool)
        return pool


def _never_left(error: Exception) -> bool:
    """Whether no byte of the call can have reached the platform: no connection was made at all."""
    return isinstance(error, ClosedPoolError | ConnectTimeoutError | NewConnectionError)
