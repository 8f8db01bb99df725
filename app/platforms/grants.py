"""Keeps the token of one connection fresh: ten threads that find it old refresh it once."""

from collections.abc import Callable
from datetime import datetime, timedelta
from threading import Lock

from app.domain.accounts import Grant
from app.errors import NotAuthorised, Refused, TooFast
from app.secret import Secret

MARGIN = timedelta(minutes=5)
"""A token that ends within this time is refreshed before it is used."""


class GrantKeeper:
    """Holds the grant; `refresh` asks the platform for a new one."""

    def __init__(
        self,
        platform: str,
        grant: Grant | None,
        *,
        refresh: Callable[[Grant, Secret], Grant],
        on_grant: Callable[[Grant], None],
        now: Callable[[], datetime],
    ) -> None:
        self._platform = platform
        self._grant = grant
        self._refresh = refresh
        self._on_grant = on_grant
        self._now = now
        self._lock = Lock()
        self._is_saved = True
        self._margin = MARGIN
        self._death: tuple[str, str] | None = None

    @property
    def grant(self) -> Grant | None:
        """The newest grant; None before the platform was authorised."""
        return self._grant

    def adopt(self, grant: Grant) -> None:
        """Use a grant that the caller keeps itself, from an exchange just made."""
        with self._lock:
            self._is_saved, self._death = True, None
            self._take(grant)

    def token(self) -> Secret:
        """A token that lives for a while yet; NotAuthorised when there is none and none can be had."""
        with self._lock:
            grant = self._living()
            if not self._is_saved:
                self._save(grant)
            if self._ends_soon(grant) and grant.refresh_token:
                grant = self._renew(grant, grant.refresh_token)
            return grant.access_token

    def replace(self, dead: Secret, refused: NotAuthorised) -> None:
        """See that `dead` is not the token any more, refreshing unless another thread just did; else raise `refused`."""
        with self._lock:
            grant = self._living()
            if grant.access_token != dead:
                return
            if grant.refresh_token is None:
                raise refused
            self._renew(grant, grant.refresh_token)

    def _living(self) -> Grant:
        if self._grant is None:
            raise NotAuthorised(self._platform, "no_grant")
        if self._death:
            raise NotAuthorised(self._platform, *self._death)
        return self._grant

    def _ends_soon(self, grant: Grant) -> bool:
        return grant.access_expires_at is not None and grant.access_expires_at - self._now() <= self._margin

    def _renew(self, grant: Grant, refresh_token: Secret) -> Grant:
        try:
            renewed = self._refresh(grant, refresh_token)
        except TooFast:
            raise
        except Refused as refused:
            # Whatever the reason, this refresh token gives nothing any more; the threads behind need not ask too.
            self._death = (refused.code, refused.message)
            raise NotAuthorised(self._platform, refused.code, refused.message) from None
        # Kept before it is saved: the platform has already forgotten the old one, so a full disk must not lose the new.
        self._take(renewed)
        self._save(renewed)
        return renewed

    def _take(self, grant: Grant) -> None:
        self._grant = grant
        # A token that lives for minutes only must not be refreshed at every call.
        lifetime = grant.access_expires_at - self._now() if grant.access_expires_at else MARGIN
        self._margin = min(MARGIN, lifetime / 2)

    def _save(self, grant: Grant) -> None:
        self._is_saved = False
        self._on_grant(grant)
        self._is_saved = True
