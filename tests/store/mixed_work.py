"""Programs that work on a vault until they are killed: `python -m tests.store.mixed_work KEY`.

For each path on standard input a new process opens the vault there and works; once it is open its id is printed, then a dot after
each finished step, and `gone` when it was killed. The processes are forked, so that each is at work within milliseconds.
"""

import os
import sys
from itertools import count
from pathlib import Path

from app.domain.evidence import Holder
from app.store.vault import Vault
from tests.store import factory
from tests.store.factory import NOW


def main() -> None:
    key = bytes.fromhex(sys.argv[1])
    for line in sys.stdin:
        child = os.fork()
        if not child:
            work_until_killed(Path(line.rstrip("\n")), key)
        os.waitpid(child, 0)
        tell("gone\n")


def work_until_killed(path: Path, key: bytes) -> None:
    vault = Vault.open_keyed(path, key)
    with vault.look() as work:
        account_id = work.accounts.all()[0].id
        bank = work.statements.accounts.all()[0].id
        done = work.counts()["entries"]
    assert account_id is not None
    assert bank is not None
    tell(f"{os.getpid()}\n")
    for number in count(done + 1):
        step(vault, number, Holder("account", account_id), bank)
        tell(".")


def step(vault: Vault, number: int, holder: Holder, bank: int) -> None:
    """Something of every kind, in one work."""
    with vault.work() as work:
        work.evidence.add_fund_rows([(holder, factory.fund_row(f"F-{number}-{part}")) for part in range(3)], NOW)
        made = factory.statement_import(bank, 3)
        lines = [factory.statement_row(line) for line in range(3)]
        import_id = work.statements.add_import(made, lines, [f"{number}-{line}" for line in range(3)], b"file" * 500)
        if number % 3 == 0:
            work.statements.undo_import(import_id, NOW, "林岚")
        work.accounts.get(holder.id).name = f"step {number}"
        work.settings.put("step", str(number))
        work.ledger.post([factory.entry("1")], at=NOW, actor="林岚")


def tell(word: str) -> None:
    sys.stdout.write(word)
    sys.stdout.flush()


if __name__ == "__main__":
    main()
