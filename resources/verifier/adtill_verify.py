"""Check an AdTill trace export, or the proof of one record, without AdTill: Python's standard library is enough.

    python3 adtill_verify.py FILE [--checkpoint FILE]

Accepted JSON: text, whole numbers below 2^53, true, false, null, lists and maps; no fractions, no key twice.
Exit 0: everything verifies; 1: something does not, and it is named; 2: wrong use or not such a file.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import sys
from pathlib import Path
from typing import Any

GENESIS = "0" * 64
FIELDS = {"actor", "at", "body", "hash", "kind", "previous", "seq"}


class Bad(Exception):
    """Something does not verify; the text says what."""


def canonical(value: Any) -> str:
    """Write JSON of the subset as RFC 8785 asks."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False)


def parse(line: str) -> Any:
    """JSON of the subset, and only in its canonical spelling."""
    value = json.loads(line, object_pairs_hook=_map, parse_float=_refuse, parse_constant=_refuse, parse_int=_whole)
    if canonical(value) != line:
        raise Bad("not canonical JSON")
    return value


def _map(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    if len(dict(pairs)) != len(pairs):
        raise Bad("a key stands twice")
    return dict(pairs)


def _refuse(text: str) -> Any:
    raise Bad(f"number {text} is not a whole number")


def _whole(text: str) -> int:
    if len(text) > 17 or abs(int(text)) >= 2**53:
        raise Bad(f"number {text} is too large")
    return int(text)


def leaf(seal: str) -> bytes:
    """The leaf of a record hash."""
    return hashlib.sha256(b"\x00" + bytes.fromhex(seal)).digest()


def node(left: bytes, right: bytes) -> bytes:
    """What stands above two brothers."""
    return hashlib.sha256(b"\x01" + left + right).digest()


def root(seals: list[str]) -> str:
    """The root of the tree over these record hashes."""
    level = [leaf(seal) for seal in seals]
    if not level:
        return hashlib.sha256(b"").hexdigest()
    while len(level) > 1:
        pairs = [node(level[at], level[at + 1]) for at in range(0, len(level) - 1, 2)]
        level = pairs + level[len(pairs) * 2 :]
    return level[0].hex()


def check_record(record: Any) -> None:
    """The record's own hash, and that the postings of an entry sum to zero in each currency."""
    if not isinstance(record, dict) or set(record) != FIELDS:
        raise Bad("fields are missing or unknown")
    bare = {key: value for key, value in record.items() if key != "hash"}
    if hashlib.sha256(canonical(bare).encode()).hexdigest() != record["hash"]:
        raise Bad("its content does not give its hash")
    sums: dict[str, int] = {}
    if record["kind"] == "entry":
        for _, micros, currency in record["body"]["postings"]:
            sums[currency] = sums.get(currency, 0) + int(micros)
    for currency, micros in sums.items():
        if micros:
            raise Bad(f"postings in {currency} sum to {micros} micro-units, not zero")


def check_export(lines: list[str], checkpoint: Any) -> str:
    """Every record in its order, then header and end against them, then a checkpoint when there is one."""
    header, footer = parse(lines[0]), parse(lines[-1])
    seals, previous, at = [], GENESIS, "0"
    for number, line in enumerate(lines[1:-1] if "end" in footer else lines[1:], start=1):
        try:
            record = parse(line)
            check_record(record)
            check_place(record, number, previous)
        except (Bad, KeyError, TypeError, ValueError) as error:
            raise Bad(f"record {number} is bad: {error}") from error
        previous, at = record["hash"], record["at"]
        seals.append(previous)
    for name, end in (("header", header), ("end", footer)):
        if (end.get("size"), end.get("head"), end.get("root")) != (len(seals), previous, root(seals)):
            raise Bad(f"the {name} does not fit the {len(seals)} records: records are missing at the end")
        if end.get("at") != at:
            raise Bad(f"the {name} names another time than the last record")
    if checkpoint:
        check_continues(seals, checkpoint)
    return f"{len(seals)} records verify, head {previous}"


def check_place(record: Any, number: int, previous: str) -> None:
    """The record stands where its number and its previous hash put it."""
    if record["seq"] != number:
        raise Bad(f"its number is {record['seq']}: a record is missing, inserted or out of order")
    if record["previous"] != previous:
        raise Bad("it does not follow the record before it")


def check_continues(seals: list[str], checkpoint: Any) -> None:
    """The chain begins with what the checkpoint saw."""
    size = checkpoint["size"]
    if size > len(seals):
        raise Bad(f"older than the checkpoint: {len(seals)} records, the checkpoint saw {size}")
    if root(seals[:size]) != checkpoint["root"]:
        raise Bad(f"forked: the first {size} records are not those that the checkpoint saw")


def check_proof(proof: Any, checkpoint: Any) -> str:
    """One record: its hash, and its way up to the root."""
    record = proof["record"]
    check_record(record)
    at, last = record["seq"] - 1, proof["size"] - 1
    if not 0 <= at <= last:
        raise Bad("the record's number is outside the checkpoint")
    found, path = leaf(record["hash"]), [bytes.fromhex(one) for one in proof["path"]]
    while last:
        if at ^ 1 <= last:
            if not path:
                raise Bad("the path is too short")
            found = node(path.pop(0), found) if at % 2 else node(found, path.pop(0))
        at, last = at // 2, last // 2
    if path or found.hex() != proof["root"]:
        raise Bad("the path does not lead to the root")
    if checkpoint and (checkpoint["size"], checkpoint["root"]) != (proof["size"], proof["root"]):
        raise Bad("the proof is for another checkpoint")
    return f"record {record['seq']} belongs to the checkpoint of {proof['size']} records"


def read(path: str) -> list[str]:
    """The lines of a file; only the line feed ends one."""
    return Path(path).read_bytes().decode("utf-8").removesuffix("\n").split("\n")


def main() -> int:
    """Check what the command line names."""
    parser = argparse.ArgumentParser(description="Check an AdTill trace export or the proof of one record.")
    parser.add_argument("file")
    parser.add_argument("--checkpoint", help="a checkpoint that was kept elsewhere")
    args = parser.parse_args()
    try:
        lines = read(args.file)
        kind = json.loads(lines[0])["adtill"]
        checkpoint = parse(read(args.checkpoint)[0]) if args.checkpoint else None
        if kind not in ("trace", "proof") or (checkpoint and checkpoint["adtill"] != "checkpoint"):
            raise ValueError(kind)
    except (OSError, ValueError, KeyError, TypeError, Bad) as error:
        print(f"not a file of this kind: {error}", file=sys.stderr)
        return 2
    try:
        print(check_export(lines, checkpoint) if kind == "trace" else check_proof(parse(lines[0]), checkpoint))
    except (Bad, KeyError, TypeError, ValueError, AttributeError) as error:
        print(f"BAD: {error}")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
