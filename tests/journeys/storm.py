"""Stormy runs of moving money: killed at every step, started again, on a bad day of the platform; then held against its own effects."""

import json
import subprocess
import sys
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from pathlib import Path
from random import Random
from typing import IO, Any

from app.domain.accounts import Platform
from app.domain.moves import SETTLED, MoveKind, MoveRecord, MoveState
from app.sandbox.faults import FaultKind
from app.sandbox.holders import Account, Life
from app.sandbox.moves import Effect
from app.sandbox.ocean_engine_plan import OCEAN_AGENT
from app.sandbox.plans import PRACTISED
from app.sandbox.server import Sandbox
from app.sandbox.world import World
from app.services.connections import Connections
from app.services.practice import connect_practice
from app.store.vault import Vault

TODAY = date(2026, 11, 20)
NOW = datetime(2026, 11, 20, 2, 24, tzinfo=UTC)
RUNS_A_BOOK = 10
"""Runs that share a vault and a practice company; what stays unknown is read back again at every later start."""
LATEST_ROW_H, KEY_LIFE_H = 4, 25

WEATHER = (
    *(FaultKind.DROP_BEFORE, FaultKind.DROP_AFTER, FaultKind.ERROR_AFTER, FaultKind.HTTP_500, FaultKind.HTTP_429),
    *(FaultKind.CUT_BODY, FaultKind.HTML, FaultKind.RATE_LIMITED, FaultKind.EXPIRED_TOKEN, FaultKind.SLOW),
    *(FaultKind.SLOW_AFTER, FaultKind.REORDER, FaultKind.PENDING, FaultKind.PARTIAL, FaultKind.FORGET_KEYS),
)
"""On the call that moves money."""
HAZE = (FaultKind.DROP_BEFORE, FaultKind.HTTP_500, FaultKind.HTML, FaultKind.CUT_BODY, FaultKind.EXPIRED_TOKEN)
"""On any call: what is asked before, and what is read back."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ground:
    """Where money moves on one platform."""

    money_paths: Sequence[str]
    """How the paths of the calls begin that move it."""
    kinds: Sequence[MoveKind]
    keeps_keys: bool = True
    moves_in_parts: bool = True
    """Whether it may move less than it was asked for; others promise all of it or nothing, and tell no amount."""
    names_payer: bool = True
    """Whether the payer's id is an account's manager; else the client knows it."""
    is_reachable: Callable[[Account], bool] = lambda _: True
    key_of: Callable[[MoveRecord], str] = lambda record: record.key
    """What the platform's effect has as its key."""


GROUNDS: dict[Platform, Ground] = {
    Platform.OCEAN_ENGINE: Ground(
        money_paths=["/open_api/v3.0/cg_transfer/create_transfer/"],
        kinds=[MoveKind.RECHARGE, MoveKind.REFUND, MoveKind.TRANSFER],
        is_reachable=lambda account: account.centre == OCEAN_AGENT,
    ),
    Platform.TENCENT_ADS: Ground(
        money_paths=["/v3.0/fund_transfer/add"], kinds=[MoveKind.RECHARGE, MoveKind.REFUND]
    ),
    Platform.TIKTOK: Ground(
        money_paths=["/open_api/v1.3/bc/transfer/"], kinds=[MoveKind.RECHARGE, MoveKind.REFUND], keeps_keys=False
    ),
    Platform.KUAISHOU: Ground(
        money_paths=[
            "/rest/openapi/gw/agent/v1/finance/transfer/out",
            "/rest/openapi/gw/agent/v2/finance/transfer/in",
            "/rest/openapi/gw/agent/v1/finance/account/transfer",
        ],
        kinds=[MoveKind.RECHARGE, MoveKind.REFUND, MoveKind.TRANSFER],
        moves_in_parts=False,
        key_of=lambda record: record.number,
    ),
    Platform.XIAOHONGSHU: Ground(
        money_paths=["/api/open/finance/agent/transfer"],
        kinds=[MoveKind.RECHARGE, MoveKind.REFUND, MoveKind.TRANSFER],
        moves_in_parts=False,
        names_payer=False,
        key_of=lambda record: f"adtill-{record.key}",
    ),
}  # fmt: skip

PRACTISED_GROUNDS = [platform for platform in GROUNDS if platform in PRACTISED]


@dataclass(slots=True)
class Tally:
    """What became of the runs."""

    runs: int = 0
    kills: int = 0
    violations: list[str] = field(default_factory=list)
    unlisted: list[str] = field(default_factory=list)
    """Moves that have no end and are not in the list of open ones, or are not there at all."""
    states: Counter[MoveState] = field(default_factory=Counter)

    def add(self, other: "Tally") -> None:
        self.runs += other.runs
        self.kills += other.kills
        self.violations += other.violations
        self.unlisted += other.unlisted
        self.states.update(other.states)


class Nursery:
    """Gives birth to programs, and hears what became of them."""

    def __init__(self, asked: IO[str], heard: IO[str]) -> None:
        self._asked = asked
        self._heard = heard

    def live(self, life: dict[str, Any]) -> list[dict[str, Any]]:
        """What a program told in its life; without `steps` among it, it was killed."""
        self._asked.write(json.dumps(life) + "\n")
        self._asked.flush()
        told = []
        while (word := json.loads(self._heard.readline())) != "gone":
            assert "broke" not in word, word["broke"]
            told.append(word)
        return told


@contextmanager
def nursery(key: bytes) -> Iterator[Nursery]:
    command = [sys.executable, "-m", "tests.journeys.mortal", key.hex()]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        yield Nursery(process.stdin, process.stdout)
        process.stdin.close()


class Storm:
    """Runs on one book and one practice company."""

    def __init__(self, platform: Platform, sandbox: Sandbox, book: Path, nursery: Nursery, seed: int) -> None:
        self._platform = platform
        self._ground = GROUNDS[platform]
        self._sandbox = sandbox
        self._book = book
        self._nursery = nursery
        self._chance = Random(f"{platform}/{seed}")  # noqa: S311 - weather, not a key
        self._seed = seed
        self._pushed_h = 0
        self._wrote: list[int] = []
        self._connection = 0
        self.tally = Tally()

    def rage(self, key: bytes) -> Tally:
        """All runs of this book, and the verdict."""
        self._open_book(key)
        # The first is a calm one: it tells how many steps there are to be killed at.
        steps = next(word["steps"] for word in self._lives([self._wish(0)]) if "steps" in word)
        for place in range(1, RUNS_A_BOOK):
            number = self._seed * (RUNS_A_BOOK - 1) + place - 1
            self._run(place, 1 + number % steps)
        self._clear_up()
        self.tally.runs += RUNS_A_BOOK
        self._judge(key)
        return self.tally

    def _run(self, place: int, dies_at: int) -> None:
        self._bad_day()
        after_ms = self._chance.choice([0, 0, 0, 1, 3, 6])
        self._lives([self._wish(place)], dies_at=dies_at, after_ms=after_ms)
        if self._chance.random() < 0.4:  # killed again while it looks what became of it
            self._lives([{"do": "resume"}], dies_at=self._chance.randint(1, 8))
        self._push(self._chance.choice([0, 0, 0, LATEST_ROW_H, LATEST_ROW_H, KEY_LIFE_H]))
        decide = {"do": "decide", "gives_up": self._chance.random() < 0.3}
        dies_at = self._chance.choice([0, 0, self._chance.randint(1, 12)])
        self._lives([{"do": "resume"}, decide], dies_at=dies_at)

    def _bad_day(self) -> None:
        self._sandbox.faults.clear()
        for kind in self._chance.sample(self._weather(), self._chance.randint(0, 2)):
            for path in self._ground.money_paths:
                self._fault(path, kind)
        if self._chance.random() < 0.3:
            self._fault("", self._chance.choice(HAZE))

    def _weather(self) -> Sequence[FaultKind]:
        # Where no keys are kept, a gateway that sends twice moves twice: nobody on this side can keep it from that.
        weather = [*WEATHER, FaultKind.DUPLICATE, FaultKind.DUPLICATE] if self._ground.keeps_keys else [*WEATHER]
        return [kind for kind in weather if self._ground.moves_in_parts or kind is not FaultKind.PARTIAL]

    def _fault(self, path: str, kind: FaultKind) -> None:
        self._sandbox.faults.add({"platform": str(self._platform), "path": path, "kind": str(kind), "seconds": 0.004})

    def _push(self, hours: int) -> None:
        if hours:
            self._sandbox.clock.push(hours)
            self._pushed_h += hours
        if self._pushed_h > 20:
            # Tokens live a day, and a person signs in again, on a better day.
            self._sandbox.faults.clear()
            self._pushed_h = 0
            self._lives([{"do": "sign_in", "platform": str(self._platform)}])

    def _clear_up(self) -> None:
        self._sandbox.faults.clear()
        self._push(KEY_LIFE_H)
        self._lives([{"do": "decide", "gives_up": False}, {"do": "resume"}])
        self._push(LATEST_ROW_H)
        self._lives([{"do": "resume"}])

    def _lives(self, tasks: list[dict[str, Any]], *, dies_at: int = 0, after_ms: float = 0) -> list[dict[str, Any]]:
        life = {
            "path": str(self._book),
            "url": self._sandbox.url,
            "now": self._sandbox.clock.now().isoformat(),
            "dies_at": dies_at,
            "after_ms": after_ms,
            "tasks": tasks,
        }
        told = self._nursery.live(life)
        self._wrote += [word["wrote"] for word in told if "wrote" in word]
        self.tally.kills += not any("steps" in word for word in told)
        return told

    def _wish(self, place: int) -> dict[str, Any]:
        accounts = [
            one
            for one in self._sandbox.world.accounts_on(self._platform)
            if one.life is Life.LIVE and one.wallet is None and self._ground.is_reachable(one)
        ]
        account, receiver = self._chance.sample(accounts, 2)
        return {
            "do": "move",
            "connection": self._connection,
            "kind": str(self._chance.choice(list(self._ground.kinds)) if place else MoveKind.RECHARGE),
            "account": str(account.number),
            "payer": str(account.centre) if self._ground.names_payer else "",
            "receiver": str(receiver.number),
            # Each its own amount: where no keys are kept, that tells the effects apart.
            "cents": 10_000 + place * 200 + self._chance.randrange(100) * 2,
            "currency": account.currency,
        }

    def _open_book(self, key: bytes) -> None:
        vault = Vault.open_keyed(self._book, key)
        try:
            made = connect_practice(Connections(vault, self._sandbox.clock.now), self._sandbox.url, {self._platform})
            self._connection = made[self._platform]
        finally:
            vault.close()

    def _judge(self, key: bytes) -> None:
        vault = Vault.open_keyed(self._book, key)
        try:
            with vault.look() as work:
                records, is_open = work.moves.all(), {record.id for record in work.moves.open()}
            if not vault.check().is_sound:
                self.tally.violations.append(f"{self._name()}: the book is not sound")
        finally:
            vault.close()
        effects = [one for one in self._sandbox.world.effects if one.platform == self._platform]
        for record in records:
            self.tally.states[record.state] += 1
            self._hold_against(record, effects)
            if record.state not in SETTLED and record.id not in is_open:
                self.tally.unlisted.append(f"{self._name()}: {record}")
        gone = set(self._wrote) - {record.id for record in records}
        self.tally.unlisted += [f"{self._name()}: {one} vanished" for one in gone]
        if sum(len(self._done(record, effects)) for record in records) != len(effects):
            self.tally.violations.append(f"{self._name()}: money moved that no record tells of")

    def _hold_against(self, record: MoveRecord, effects: Sequence[Effect]) -> None:
        did = self._done(record, effects)
        moved = sum(one.cents for one in did) * 10_000
        wrongs = {
            "moved more than once": len(did) > 1,
            "told as moved, and it was another amount": record.moved is not None and record.moved.micros != moved,
            "told as all of it": record.state is MoveState.DONE and moved != record.amount.micros,
            "told as a part": record.state is MoveState.PARTIAL and not 0 < moved < record.amount.micros,
            "moved before it was sent": record.state is MoveState.INTENT and bool(did),
            "moved, and its own key does not tell": self._ground.keeps_keys
            and bool(did)
            and record.state not in SETTLED,
        }
        self.tally.violations += [
            f"{self._name()}: {wrong}: {record} {did}" for wrong, is_so in wrongs.items() if is_so
        ]

    def _done(self, record: MoveRecord, effects: Sequence[Effect]) -> list[Effect]:
        if self._ground.keeps_keys:
            return [one for one in effects if one.key == self._ground.key_of(record)]
        return [
            one
            for one in effects
            if one.asked * 10_000 == record.amount.micros and record.account in {str(one.source), str(one.target)}
        ]

    def _name(self) -> str:
        return f"{self._platform} seed {self._seed}"


def storm(platform: Platform, seeds: Sequence[int], new_book: Callable[[], Path], key: bytes) -> Tally:
    """Ten runs a seed, each on a fresh vault from `new_book`."""
    tally = Tally()
    with nursery(key) as programs:
        for seed in seeds:
            world = World(accounts=20, days=4, today=TODAY, seed=seed + 1, platforms=(str(platform),))
            with Sandbox(world, now=NOW, is_frozen=True) as sandbox:
                tally.add(Storm(platform, sandbox, new_book(), programs, seed).rage(key))
                assert sandbox.failures == []
    return tally
