"""One read-only world for most tests, and fresh small ones for those that change something."""

from collections.abc import Iterator
from datetime import date, datetime

import pytest

from app.sandbox.bank import BEIJING
from app.sandbox.plans import FIRST_THREE
from app.sandbox.server import Sandbox
from app.sandbox.world import World
from tests.sandbox.caller import Caller

TODAY = date(2026, 11, 12)
NOW = datetime(2026, 11, 12, 15, 20, tzinfo=BEIJING)


@pytest.fixture(scope="session")
def world() -> World:
    return World(today=TODAY, platforms=FIRST_THREE)


@pytest.fixture(scope="session")
def shared(world: World) -> Iterator[Sandbox]:
    with Sandbox(world, now=NOW, is_frozen=True) as sandbox:
        yield sandbox
        assert sandbox.failures == []


@pytest.fixture
def sandbox() -> Iterator[Sandbox]:
    with Sandbox(World(accounts=10, days=20, today=TODAY, platforms=FIRST_THREE), now=NOW, is_frozen=True) as sandbox:
        yield sandbox
        assert sandbox.failures == []


@pytest.fixture
def ocean(shared: Sandbox) -> Iterator[Caller]:
    with Caller(shared, "ocean_engine") as caller:
        yield caller


@pytest.fixture
def tencent(shared: Sandbox) -> Iterator[Caller]:
    with Caller(shared, "tencent_ads") as caller:
        yield caller


@pytest.fixture
def tiktok(shared: Sandbox) -> Iterator[Caller]:
    with Caller(shared, "tiktok") as caller:
        yield caller
