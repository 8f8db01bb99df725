"""Codes and tokens: single use, lifetimes, rotation, as each platform does it."""

from collections.abc import Collection
from dataclasses import dataclass
from enum import Enum, auto
from hashlib import sha256
from threading import Lock

_NEVER = 2**40
"""An end that does not come."""


class Trouble(Enum):
    """What can be wrong with a code or token."""

    EMPTY = auto()
    UNKNOWN = auto()
    EXPIRED = auto()
    USED = auto()


class BadToken(Exception):
    """A code or token that is not accepted."""

    def __init__(self, trouble: Trouble) -> None:
        super().__init__(trouble)
        self.trouble = trouble


@dataclass(frozen=True, slots=True)
class Lifetimes:
    """Seconds; None for a token that does not end, and no refresh token where `refresh` is 0."""

    code: int
    access: int | None
    refresh: int = 0


@dataclass(frozen=True, slots=True)
class Pair:
    """What an exchange gives; `refresh` is empty where there is none."""

    access: str
    refresh: str


class TokenOffice:
    """Issues and checks what one platform gives to one app; instants are epoch seconds."""

    def __init__(self, platform: str, *, seed: int, app_id: str, lifetimes: Lifetimes) -> None:
        self.app_id = app_id
        self.app_secret = _opaque(platform, seed, "app")
        self.lifetimes = lifetimes
        self._platform = platform
        self._seed = seed
        self._count = 0
        self._codes: dict[str, int] = {}
        self._used: set[str] = set()
        self._access: dict[str, int | None] = {}
        self._refresh: dict[str, int] = {}
        self._partner: dict[str, str] = {}
        """The access token that was issued beside a refresh token."""
        self._rights: dict[str, frozenset[str]] = {}
        """What a code or token may do, where the person who agreed gave less than everything."""
        self._lock = Lock()

        # A client that was told of the world before it was served can sign in with these.
        self.standing = Pair(_opaque(platform, seed, "standing/access"), "")
        self._access[self.standing.access] = None
        if lifetimes.refresh:
            self.standing = Pair(self.standing.access, _opaque(platform, seed, "standing/refresh"))
            self._refresh[self.standing.refresh] = _NEVER
            self._partner[self.standing.refresh] = self.standing.access
        self.standing_code = _opaque(platform, seed, "standing/code")
        self._codes[self.standing_code] = _NEVER

    def knows_app(self, app_id: str, secret: str) -> bool:
        """Whether these are the practice app's."""
        return app_id == self.app_id and secret == self.app_secret

    def issue_code(self, now: int, rights: Collection[str] = ()) -> str:
        """An authorisation code, as the consent page gives it; no rights named are all rights."""
        with self._lock:
            code = self._next("code")
            self._codes[code] = now + self.lifetimes.code
            if rights:
                self._rights[code] = frozenset(rights)
            return code

    def rights(self, access: str) -> frozenset[str] | None:
        """What an access token may do; None for everything."""
        return self._rights.get(access)

    def exchange(self, code: str, now: int) -> Pair:
        """Tokens for a code that is fresh and unused."""
        with self._lock:
            if code in self._used:
                raise BadToken(Trouble.USED)
            self._check(code, self._codes, now)
            self._used.add(code)
            return self._passed_on(code, self._issue(now))

    def issue(self, now: int) -> Pair:
        """Tokens without a code, for a client that was authorised before."""
        with self._lock:
            return self._issue(now)

    def rotate(self, refresh: str, now: int, *, kills_access: bool) -> Pair:
        """New tokens of both kinds; the old refresh token dies, and with `kills_access` its access token too."""
        with self._lock:
            self._check(refresh, self._refresh, now)
            del self._refresh[refresh]
            old = self._partner.pop(refresh, "")
            if kills_access:
                self._access.pop(old, None)
            return self._passed_on(refresh, self._issue(now))

    def renew(self, refresh: str, now: int) -> Pair:
        """A new access token; the refresh token stays as it is."""
        with self._lock:
            self._check(refresh, self._refresh, now)
            return self._passed_on(refresh, Pair(self._new_access(now), refresh))

    def trade(self, access: str, now: int) -> Pair:
        """New tokens for an access token that is good and stays so; they may do what it may do."""
        with self._lock:
            self._check(access, self._access, now)
            return self._passed_on(access, self._issue(now))

    def end(self, access: str, at: int) -> None:
        """Let one access token end at an instant of its own."""
        with self._lock:
            self._access[access] = at

    def ends_at(self, access: str) -> int | None:
        """When an access token ends; None for never, KeyError for one that was not issued."""
        return self._access[access]

    def check(self, access: str, now: int) -> None:
        """Raise BadToken unless this access token is good."""
        self._check(access, self._access, now)

    def revoke(self, access: str) -> None:
        """Kill an access token."""
        with self._lock:
            self._access.pop(access, None)

    def refresh_left(self, refresh: str, now: int) -> int:
        """Seconds until a refresh token ends."""
        return self._refresh.get(refresh, now) - now

    def _passed_on(self, old: str, pair: Pair) -> Pair:
        """Tokens may do what that for which they were given may do."""
        if old in self._rights:
            self._rights[pair.access] = self._rights[pair.refresh] = self._rights[old]
        return pair

    def _issue(self, now: int) -> Pair:
        access = self._new_access(now)
        if not self.lifetimes.refresh:
            return Pair(access, "")
        refresh = self._next("refresh")
        self._refresh[refresh] = now + self.lifetimes.refresh
        self._partner[refresh] = access
        return Pair(access, refresh)

    def _new_access(self, now: int) -> str:
        access = self._next("access")
        self._access[access] = None if self.lifetimes.access is None else now + self.lifetimes.access
        return access

    def _check(self, token: str, known: "dict[str, int] | dict[str, int | None]", now: int) -> None:
        if not token:
            raise BadToken(Trouble.EMPTY)
        if token not in known:
            raise BadToken(Trouble.UNKNOWN)
        ends = known[token]
        if ends is not None and now >= ends:
            raise BadToken(Trouble.EXPIRED)

    def _next(self, purpose: str) -> str:
        self._count += 1
        return _opaque(self._platform, self._seed, f"{purpose}/{self._count}")


def _opaque(platform: str, seed: int, purpose: str) -> str:
    return sha256(f"practice/{platform}/{seed}/{purpose}".encode()).hexdigest()[:40]
