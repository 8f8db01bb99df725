"""Programs that move money and die of it: `python -m tests.journeys.mortal KEY`.

Each line on standard input is a life in JSON. A new process opens the vault, does the tasks and is killed at one of its steps: within
a write, after it, or before bytes leave for the platform. It writes what it has done line by line, and at last `gone` is written.
The processes are forked, so that each is at work within milliseconds.
"""

import json
import os
import signal
import sys
import traceback
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import datetime
from decimal import Decimal
from pathlib import Path
from threading import Timer
from typing import Any, ClassVar

from app.domain.accounts import Platform
from app.domain.money import Money
from app.domain.moves import MoveKind, MoveState
from app.domain.people import Action
from app.errors import DeskError
from app.services.connections import Connections
from app.services.moves import Moves, Wish
from app.services.order_book import OrderBook
from app.services.order_sending import Sending
from app.services.people import People
from app.services.practice import connect_practice
from app.store.vault import Vault
from app.store.work import Work
from tests.store.factory import seat


class Fate:
    """Counts the steps of a life and ends it at one of them, or a moment after it; step 0 never comes."""

    def __init__(self, dies_at: int = 0, after_ms: float = 0) -> None:
        self.steps = 0
        self._dies_at = dies_at
        self._after_ms = after_ms

    def step(self) -> None:
        self.steps += 1
        if self.steps != self._dies_at:
            return
        if not self._after_ms:
            die()
        moment = Timer(self._after_ms / 1000, die)
        moment.daemon = True
        moment.start()


class MortalVault(Vault):
    """A vault of a program that can be killed while it writes and when it has written."""

    fate: ClassVar = Fate()

    @contextmanager
    def work(self, action: Action | None = None, *, is_synced: bool = False) -> Iterator[Work]:
        with super().work(action, is_synced=is_synced) as work:
            yield work
            self.fate.step()
        self.fate.step()


def main() -> None:
    key = bytes.fromhex(sys.argv[1])
    sys.addaudithook(lambda event, _: MortalVault.fate.step() if event == "http.client.send" else None)
    for line in sys.stdin:
        life = json.loads(line)
        # A life that nothing ends is spent here: what it loads is there for all that are born later.
        child = os.fork() if life["dies_at"] else 0
        if not child:
            live(life, key)
        if child:
            os.waitpid(child, 0)
        elif life["dies_at"]:
            os._exit(0)
        tell("gone")


def live(life: dict[str, Any], key: bytes) -> None:
    MortalVault.fate = fate = Fate(life["dies_at"], life["after_ms"])
    try:
        vault = MortalVault.open_keyed(Path(life["path"]), key)
        spend(life, vault)
        vault.close()
        tell({"steps": fate.steps})
    except BaseException:  # noqa: BLE001 - a fault of ours is told, whatever it is
        tell({"broke": traceback.format_exc()})


def spend(life: dict[str, Any], vault: Vault) -> None:
    now = datetime.fromisoformat(life["now"])
    connections = Connections(vault, lambda: now)
    moves = Moves(vault, connections, lambda: now, lambda _: None)
    for task in life["tasks"]:
        match task["do"]:
            case "sign_in":
                connect_practice(connections, life["url"], {Platform(task["platform"])})
            case "move":
                move_id = moves.write(wish(task))
                tell({"wrote": move_id})
                attempt(moves, move_id)
            case "resume":
                moves.resume()
            case "send_order":
                sending = Sending(
                    OrderBook(vault, People(vault, lambda: now, seat(**task["seat"])), lambda: now), moves
                )
                sending.send([task["order"]])
                sending.read_back()
            case "decide":
                # A person looks at what was surely never sent.
                for record in moves.open():
                    if record.state is MoveState.INTENT and record.id is not None:
                        if task["gives_up"]:
                            moves.give_up(record.id)
                        else:
                            attempt(moves, record.id)


def attempt(moves: Moves, move_id: int) -> None:
    """What stops a move before it is sent is told to the person, and the intent stays."""
    with suppress(DeskError):
        moves.carry_out(move_id)


def wish(task: dict[str, Any]) -> Wish:
    return Wish(
        connection_id=task["connection"],
        kind=MoveKind(task["kind"]),
        account=task["account"],
        payer=task["payer"],
        receiver=task["receiver"],
        amount=Money(Decimal(task["cents"]) / 100, task["currency"]),
    )


def tell(word: object) -> None:
    sys.stdout.write(json.dumps(word) + "\n")
    sys.stdout.flush()


def die() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


if __name__ == "__main__":
    main()
