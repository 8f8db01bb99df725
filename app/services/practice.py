"""Practice mode 练习: connect every practice platform that a sandbox on this machine serves."""

from collections.abc import Collection

from app.domain.accounts import Platform
from app.platforms.practice import practice_platforms
from app.services.connections import Application, Connections


def connect_practice(
    connections: Connections, url: str, only: Collection[Platform] | None = None
) -> dict[Platform, int]:
    """Authorise the practice platforms at this address; connection ids by platform."""
    made = {}
    for practice in practice_platforms(url):
        if only is None or practice.platform in only:
            application = Application(
                platform=practice.platform,
                app_id=practice.app_id,
                app_secret=practice.app_secret,
                base_url=practice.base_url,
                is_practice=True,
            )
            begun = connections.begin(application)
            made[practice.platform] = connections.finish(begun, practice.code, answers=practice.answers)
    return made
