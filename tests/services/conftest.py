"""A practice world for the services: real platforms over loopback, a real vault, and a clock that stands still."""

from collections.abc import Iterator
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path

import pytest

from app.desk import Desk
from app.domain.accounts import Platform
from app.sandbox.describe import describe
from app.sandbox.plans import FIRST_THREE
from app.sandbox.server import Sandbox
from app.sandbox.world import World
from app.secret import Secret
from app.services.connections import Application
from app.store.vault import Vault

NOW = datetime(2026, 11, 20, 2, 24, tzinfo=UTC)
TODAY = date(2026, 11, 20)


def clock() -> datetime:
    return NOW


@pytest.fixture
def sandbox() -> Iterator[Sandbox]:
    """Twelve accounts on three platforms with a month of history; time stands still until it is pushed."""
    with Sandbox(World(accounts=12, days=30, today=TODAY, platforms=FIRST_THREE), now=NOW, is_frozen=True) as serving:
        yield serving
        assert serving.failures == []


@pytest.fixture
def desk(vault: Vault, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Desk:
    """A desk on an empty vault."""
    monkeypatch.setenv("ADTILL_HOME", str(tmp_path / "home"))
    return Desk(vault, clock)


@pytest.fixture
def connected(desk: Desk, sandbox: Sandbox) -> Desk:
    """A desk with all three practice platforms connected, not synced yet."""
    connect(desk, sandbox)
    return desk


@pytest.fixture
def synced(connected: Desk) -> Desk:
    """A desk that has synced once."""
    assert connected.sync.run().failures == ()
    return connected


def connect(desk: Desk, sandbox: Sandbox) -> None:
    for name, told in describe(sandbox).items():
        begun = desk.connections.begin(
            Application(
                platform=Platform(name),
                app_id=str(told["app_id"]),
                app_secret=Secret(told["app_secret"]),
                base_url=told["base_url"],
                is_practice=True,
            )
        )
        desk.connections.finish(begun, told["auth_code"])


CMB_HEAD = "记账日期,货币,交易金额,联机余额,交易摘要,对手信息,客户摘要"


def write_cmb(file: Path, rows: list[tuple[str, str, str]], *, opening: str = "1000000") -> Path:
    """A statement of 招商银行 with rows of (day, amount, text) and balances that follow."""
    balance = Decimal(opening)
    lines = [CMB_HEAD]
    for day, amount, text in rows:
        balance += Decimal(amount)
        lines.append(f"{day},CNY,{Decimal(amount):.2f},{balance:.2f},网上转账,方舟广告有限公司,{text}")
    file.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return file
