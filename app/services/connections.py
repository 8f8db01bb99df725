"""Connecting platforms 授权: the browser, the code, the token, and one client for each connection."""

import secrets
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime

from app.changes import Changes
from app.domain.accounts import Connection, Grant, Platform, RawReply
from app.domain.chain import RecordKind
from app.domain.people import Action
from app.domain.rights import Rights
from app.errors import DeskError, WrongAnswer
from app.platforms.client import PlatformClient
from app.platforms.loopback import LoopbackRedirect
from app.platforms.pace import Pace
from app.platforms.registry import PLATFORMS
from app.secret import Secret
from app.services.clock import Clock
from app.services.failures import error_in
from app.services.rights import rights_of
from app.store.vault import Vault

Sleep = Callable[[float], None]

PASTED_REDIRECT = "https://localhost/adtill"
"""Where the consent page sends the browser when its address bar is to be pasted; nothing needs to listen there."""
_PRACTICE_CALLS_PER_SECOND = 10_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Application:
    """What the company registered at a platform: the app's number and its secret, and another address for practice."""

    platform: Platform
    app_id: str
    app_secret: Secret
    base_url: str = ""
    is_practice: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Authorisation:
    """An authorisation under way: open `url` in the browser, then bring back the code."""

    application: Application
    url: str
    redirect_uri: str
    state: str
    comes_back_alone: bool
    """Whether the code arrives on a loopback redirect; else the user pastes it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Authorised:
    """A platform agreed: what its token may do is known, and nothing is kept yet."""

    application: Application
    grant: Grant
    rights: Rights


@dataclass(frozen=True, slots=True, kw_only=True)
class Asks:
    """What a person must bring along to connect a platform."""

    answers: tuple[str, ...]
    """To be typed beside the code, by the platform's own names."""
    pastes_token: bool
    """A token from the platform's own page is pasted, and there is no code."""
    redirects_to_loopback: bool
    """The redirect can reach this machine; else the code is pasted."""
    roles: tuple[str, ...]
    """As what one may sign in besides as an advertiser, by the platform's own names."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ConnectionLine:
    """One connection as the settings page shows it."""

    id: int
    platform: Platform
    name: str
    accounts: int
    is_practice: bool
    is_by_file: bool
    created_at: datetime
    last_synced_at: datetime | None
    access_expires_at: datetime | None
    refresh_expires_at: datetime | None
    error: DeskError | None


class Connections:
    """Authorises platforms and keeps their tokens in the vault."""

    def __init__(self, vault: Vault, clock: Clock, wire_clock: Clock | None = None) -> None:
        """`wire_clock` is what platforms are told in signatures, where a practice company's past is made up."""
        self._vault = vault
        self._clock = clock
        self._wire_clock = wire_clock or clock

    def all(self) -> list[ConnectionLine]:
        """Every connection in the order they were made."""
        with self._vault.look() as work:
            return [
                ConnectionLine(
                    id=one.id or 0,
                    platform=one.platform,
                    name=one.name,
                    accounts=len(work.accounts.all(connection_id=one.id)),
                    is_practice=one.is_practice,
                    is_by_file=one.is_by_file,
                    created_at=one.created_at,
                    last_synced_at=one.last_synced_at,
                    access_expires_at=one.grant.access_expires_at if one.grant else None,
                    refresh_expires_at=one.grant.refresh_expires_at if one.grant else None,
                    error=error_in(one.last_error),
                )
                for one in work.connections.all()
            ]

    def asks(self, platform: Platform) -> Asks | None:
        """What connecting takes; None for a platform without a public interface, whose accounts are kept from files."""
        client = PLATFORMS.get(platform)
        if client is None:
            return None
        return Asks(
            answers=client.asks_for,
            pastes_token=client.pastes_token,
            redirects_to_loopback=client.redirects_to_loopback,
            roles=client.consent_roles,
        )

    def listen(self, platform: Platform, *, state: str, page: bytes) -> LoopbackRedirect:
        """A context that listens on this machine for the redirect; `page` is what the browser shows afterwards."""
        return LoopbackRedirect(state=state, code_parameter=PLATFORMS[platform].code_parameter, page=page)

    def new_state(self) -> str:
        """A number that nobody can guess: the redirect must bring it back."""
        return secrets.token_urlsafe(16)

    def begin(
        self, application: Application, *, redirect_uri: str = PASTED_REDIRECT, state: str = "", role: str = ""
    ) -> Authorisation:
        """Where to send the browser; WrongAnswer when the app's number or secret is missing."""
        if application.platform not in PLATFORMS:
            raise WrongAnswer("platform", "no_interface")
        if not application.app_id.strip():
            raise WrongAnswer("app_id", "empty")
        if not application.app_secret:
            raise WrongAnswer("app_secret", "empty")
        state = state or self.new_state()
        with self._unbound(application) as client:
            url = client.authorisation_url(redirect_uri, state, role=role)
        return Authorisation(
            application=application,
            url=url,
            redirect_uri=redirect_uri,
            state=state,
            comes_back_alone=redirect_uri != PASTED_REDIRECT,
        )

    def exchange(self, authorisation: Authorisation, code: str, answers: Mapping[str, str] | None = None) -> Authorised:
        """Exchange the code and look what the token may do; the platform's refusal flies and nothing is kept.

        WrongAnswer for an answer that is missing.
        """
        application = authorisation.application
        with self._unbound(application) as client:
            given = {name: (answers or {}).get(name, "").strip() for name in client.asks_for}
            for name, answer in given.items():
                if not answer:
                    raise WrongAnswer(name, "empty")
            grant = client.exchange(code.strip(), authorisation.redirect_uri, given)
            return Authorised(
                application=application, grant=client.grant or grant, rights=rights_of(client, self._wire_clock)
            )

    def finish(
        self, authorisation: Authorisation, code: str, *, answers: Mapping[str, str] | None = None, name: str = ""
    ) -> int:
        """Exchange the code and keep the connection, whatever its token may do; returns its id."""
        authorised = self.exchange(authorisation, code, answers)
        return self.keep(authorised.application, authorised.grant, name=name)

    def by_file(self, platform: Platform) -> int:
        """The connection of a platform whose accounts are kept from files; made where there is none."""
        with self._vault.work(Action.MANAGE_KEYS) as work:
            known = next((one for one in work.connections.all() if one.platform is platform and one.is_by_file), None)
            if known is not None and known.id is not None:
                return known.id
            at = self._clock()
            connection = Connection(
                platform=platform, name=platform, base_url="", app_id="", app_secret=Secret(""), created_at=at
            )
            work.connections.add(connection)
            body = {"connection": connection.id, "platform": platform, "app": ""}
            work.ledger.record(RecordKind.CONNECTED, body, at=at, actor=self._vault.person)
            assert connection.id is not None
            return connection.id

    def keep(self, application: Application, grant: Grant, *, name: str = "") -> int:
        """Keep a connection whose grant is known already; an earlier one of the same app is renewed."""
        at = self._clock()
        with self._vault.work(Action.MANAGE_KEYS) as work:
            known = [
                one
                for one in work.connections.all()
                if (one.platform, one.app_id) == (application.platform, application.app_id)
                and (not grant.subjects or not one.grant or set(one.grant.subjects) == set(grant.subjects))
            ]
            if known:
                connection = known[0]
                connection.grant = grant
                connection.app_secret = application.app_secret
                connection.base_url = _base_url(application)
                connection.last_error = ""
            else:
                connection = Connection(
                    platform=application.platform,
                    name=name or application.platform,
                    base_url=_base_url(application),
                    app_id=application.app_id.strip(),
                    app_secret=application.app_secret,
                    grant=grant,
                    created_at=at,
                    is_practice=application.is_practice,
                )
                work.connections.add(connection)
            assert connection.id is not None
            work.ledger.record(
                RecordKind.CONNECTED,
                {"connection": connection.id, "platform": connection.platform, "app": connection.app_id},
                at=at,
                actor=self._vault.person,
            )
            return connection.id

    def forget(self, connection_id: int) -> Changes:
        """Drop the tokens of a connection; its accounts and their history stay."""
        at = self._clock()
        with self._vault.work(Action.MANAGE_KEYS) as work:
            connection = work.connections.get(connection_id)
            connection.grant = None
            work.ledger.record(RecordKind.DISCONNECTED, {"connection": connection_id}, at=at, actor=self._vault.person)
        return Changes.CONNECTIONS

    def client(self, connection: Connection, *, sleep: Sleep, on_reply: Callable[[RawReply], None]) -> PlatformClient:
        """A client for a kept connection; refreshed tokens are in the vault before they are used."""

        def keep_grant(grant: Grant) -> None:
            with self._vault.work() as work:
                work.connections.get(connection.id or 0).grant = grant

        return PLATFORMS[connection.platform](
            app_id=connection.app_id,
            app_secret=connection.app_secret,
            grant=connection.grant,
            base_url=connection.base_url,
            on_grant=keep_grant,
            on_reply=on_reply,
            pace=_practice_pace(sleep) if connection.is_practice else None,
            sleep=sleep,
            now=self._wire_clock,
        )

    def _unbound(self, application: Application) -> PlatformClient:
        return PLATFORMS[application.platform](
            app_id=application.app_id.strip(),
            app_secret=application.app_secret,
            grant=None,
            base_url=_base_url(application),
            on_grant=lambda _: None,
            sleep=_no_wait,
            now=self._wire_clock,
        )


def _base_url(application: Application) -> str:
    return application.base_url or PLATFORMS[application.platform].default_base_url


def _no_wait(seconds: float) -> None:
    """Authorising is one call that a person waits for: it fails at once rather than waiting to try again."""


def _practice_pace(sleep: Sleep) -> Pace:
    """Practice platforms on this machine have no quota to respect."""
    return Pace(_PRACTICE_CALLS_PER_SECOND, _PRACTICE_CALLS_PER_SECOND, sleep=sleep, monotonic=time.monotonic)
