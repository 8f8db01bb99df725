"""Check an AdTill trace export, a proof or a checkpoint without AdTill: Python's standard library is enough.

    python3 adtill_verify.py FILE [--checkpoint FILE-OR-CODE]... [--key FINGERPRINT]

FILE is an export (`trace export`), the proof of some records (`trace proof`), a proof that one checkpoint continues another
(`trace consistency`), or a checkpoint. Each checkpoint that was kept elsewhere, as a file or as its short code, must agree; one
that is signed must carry a signature that verifies (Ed25519, RFC 8032), by the key that --key names.

Accepted JSON: text, whole numbers below 2^53, true, false, null, lists and maps; no fractions, no key twice.
Exit 0: everything verifies; 1: something does not, and it is named; 2: wrong use or not such a file.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import sys
import time
from pathlib import Path
from typing import Any

GENESIS = "0" * 64
LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"

P = 2**255 - 19
ORDER = 2**252 + 27742317777372353535851937790883648493
D = -121665 * pow(121666, P - 2, P) % P
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


def check_export(lines: list[str], kept: list[Any]) -> str:
    """Every record in its order, then header and end against them, then each checkpoint."""
    header, footer = parse(lines[0]), parse(lines[-1])
    seals, previous, at, erased = [], GENESIS, "0", []
    for number, line in enumerate(lines[1:-1] if "end" in footer else lines[1:], start=1):
        try:
            record = parse(line)
            check_record(record)
            check_place(record, number, previous)
        except (Bad, KeyError, TypeError, ValueError) as error:
            raise Bad(f"record {number} is bad: {error}") from error
        previous, at = record["hash"], record["at"]
        seals.append(previous)
        erased += erasures(record)
    for name, end in (("header", header), ("end", footer)):
        if (end.get("size"), end.get("head"), end.get("root")) != (len(seals), previous, root(seals)):
            raise Bad(f"the {name} does not fit the {len(seals)} records: records are missing at the end")
        if end.get("at") != at:
            raise Bad(f"the {name} names another time than the last record")
    for checkpoint in kept:
        if checkpoint["size"] > len(seals):
            raise Bad(f"older than the checkpoint: {len(seals)} records, the checkpoint saw {checkpoint['size']}")
        check_same(checkpoint, root(seals[: checkpoint["size"]]))
    return "\n".join([f"{len(seals)} records verify, head {previous}", *erased])


def erasures(record: Any) -> list[str]:
    """What a record says was erased: by the archive's numbers, since nothing else of it is left."""
    if record["kind"] != "document_erased":
        return []
    moment = time.strftime("%Y-%m-%d %H:%M", time.gmtime(int(record["at"]) // 1_000_000))
    told = f"record {record['seq']}, {moment} UTC, by {record['actor']}, why: {record['body'].get('why')}"
    return [f"erased: document {number} ({told})" for number in record["body"].get("documents", [])]


def check_place(record: Any, number: int, previous: str) -> None:
    """The record stands where its number and its previous hash put it."""
    if record["seq"] != number:
        raise Bad(f"its number is {record['seq']}: a record is missing, inserted or out of order")
    if record["previous"] != previous:
        raise Bad("it does not follow the record before it")


def check_same(checkpoint: Any, found: str) -> None:
    """A root is the one that a checkpoint of the same size saw; a code knows its first 60 bits."""
    if (found[:15] if checkpoint.get("code") else found) != checkpoint["root"]:
        raise Bad(f"forked: the first {checkpoint['size']} records are not those that the checkpoint saw")


def check_meeting(kept: list[Any], *told: tuple[int, str]) -> None:
    """Each checkpoint has one of these sizes, and the root of that size."""
    for checkpoint in kept:
        for size, found in told:
            if checkpoint["size"] == size:
                check_same(checkpoint, found)
                break
        else:
            raise Bad(f"the checkpoint of {checkpoint['size']} records is another: a consistency proof is needed")


def check_proof(proof: Any, kept: list[Any]) -> str:
    """Some records: each one's hash, and its way up to the root."""
    for one in proof["records"]:
        check_record(one["record"])
        check_path(one["record"], one["path"], proof)
    check_meeting(kept, (proof["size"], proof["root"]))
    numbers = ", ".join(str(one["record"]["seq"]) for one in proof["records"])
    return f"record {numbers} belongs to the checkpoint of {proof['size']} records"


def check_path(record: Any, way: list[str], proof: Any) -> None:
    """A record's way up leads to the root."""
    at, last = record["seq"] - 1, proof["size"] - 1
    if not 0 <= at <= last:
        raise Bad(f"record {record['seq']} is outside the checkpoint")
    found, path = leaf(record["hash"]), [bytes.fromhex(one) for one in way]
    while last:
        if at ^ 1 <= last:
            if not path:
                raise Bad(f"the path of record {record['seq']} is too short")
            found = node(path.pop(0), found) if at % 2 else node(found, path.pop(0))
        at, last = at // 2, last // 2
    if path or found.hex() != proof["root"]:
        raise Bad(f"the path of record {record['seq']} does not lead to the root")


def check_consistency(proof: Any, kept: list[Any]) -> str:
    """The older tree is the beginning of the newer one (RFC 9162, 2.1.4.2)."""
    size, old = proof["size"], proof["old_size"]
    path = [bytes.fromhex(one) for one in proof["path"]]
    if not 0 < old <= size or (old == size and (path or proof["root"] != proof["old_root"])):
        raise Bad("forked: two different roots for the same number of records")
    if old < size:
        if old & (old - 1) == 0:
            path.insert(0, bytes.fromhex(proof["old_root"]))
        before, after = climb(path, old - 1, size - 1)
        if (before, after) != (proof["old_root"], proof["root"]):
            raise Bad(f"forked: the first {old} records are not the beginning of the {size}")
    check_meeting(kept, (old, proof["old_root"]), (size, proof["root"]))
    return f"the chain of {size} records continues the one of {old}"


def climb(path: list[bytes], first: int, second: int) -> tuple[str, str]:
    """The older and the newer root that a path gives."""
    while first & 1:
        first, second = first >> 1, second >> 1
    if not path:
        raise Bad("the path is too short")
    before = after = path[0]
    for step in path[1:]:
        if not second:
            raise Bad("the path is too long")
        if first & 1 or first == second:
            before, after = node(step, before), node(step, after)
            while first and not first & 1:
                first, second = first >> 1, second >> 1
        else:
            after = node(after, step)
        first, second = first >> 1, second >> 1
    if second:
        raise Bad("the path is too short")
    return before.hex(), after.hex()


def check_checkpoint(checkpoint: Any, kept: list[Any]) -> str:
    """Two checkpoints meet: of the same size they have the same root."""
    check_meeting(kept, (checkpoint["size"], checkpoint["root"]))
    return f"a checkpoint of {checkpoint['size']} records" + (", the same as the others" if kept else "")


def check_signature(checkpoint: Any, wanted: str) -> str:
    """Who signed a checkpoint, with the fingerprint of the key to be compared by telephone; empty where nobody did."""
    if "signature" not in checkpoint:
        if wanted and not checkpoint.get("code"):
            raise Bad("the checkpoint is not signed")
        return ""
    key, signature = bytes.fromhex(checkpoint["key"]), bytes.fromhex(checkpoint["signature"])
    facts = canonical({name: checkpoint[name] for name in ("size", "root", "head", "at", "signer")})
    digest = hashlib.sha256(f"adtill:checkpoint:1\0{facts}".encode()).digest()
    if not ed25519(key, b"adtill:signature:checkpoint:1\0" + digest, signature):
        raise Bad("the checkpoint's signature does not verify")
    letters = hashlib.sha256(b"adtill:key:1\0" + key).hexdigest()[:16]
    if wanted and letters != wanted.replace(" ", "").lower():
        raise Bad(f"the checkpoint is signed by another key: {letters}")
    spelt = " ".join(letters[place : place + 4] for place in range(0, 16, 4))
    return f"checkpoint of {checkpoint['size']} records signed by {checkpoint['signer']}, key {spelt}"


def ed25519(key: bytes, message: bytes, signature: bytes) -> bool:
    """Whether a signature is this key's over a message (RFC 8032, 5.1.7)."""
    if len(key) != 32 or len(signature) != 64:
        return False
    public, first = point(key), point(signature[:32])
    scalar = int.from_bytes(signature[32:], "little")
    if public is None or first is None or scalar >= ORDER:
        return False
    found = hashlib.sha512(signature[:32] + key + message).digest()
    left = times(scalar, point((4 * pow(5, P - 2, P) % P).to_bytes(32, "little")))
    right = plus(first, times(int.from_bytes(found, "little") % ORDER, public))
    return all((left[at] * right[2] - right[at] * left[2]) % P == 0 for at in (0, 1))


def point(spelt: bytes) -> Any:
    """The point of the curve that 32 bytes spell, in extended coordinates; None where they spell none."""
    sign, y = spelt[31] >> 7, int.from_bytes(spelt, "little") & (2**255 - 1)
    if y >= P:
        return None
    square = (y * y - 1) * pow(D * y * y + 1, P - 2, P) % P
    x = pow(square, (P + 3) // 8, P)
    if (x * x - square) % P:
        x = x * pow(2, (P - 1) // 4, P) % P
    if (x * x - square) % P or (x == 0 and sign):
        return None
    x = P - x if x & 1 != sign else x
    return x, y, 1, x * y % P


def plus(one: Any, other: Any) -> Any:
    """The sum of two points."""
    a, b = (one[1] - one[0]) * (other[1] - other[0]), (one[1] + one[0]) * (other[1] + other[0])
    c, d = 2 * one[3] * other[3] * D, 2 * one[2] * other[2]
    e, f, g, h = b - a, d - c, d + c, b + a
    return e * f % P, g * h % P, f * g % P, e * h % P


def times(scalar: int, one: Any) -> Any:
    """A point so many times."""
    found = (0, 1, 1, 0)
    while scalar:
        if scalar & 1:
            found = plus(found, one)
        one, scalar = plus(one, one), scalar >> 1
    return found


def checkpoint_of(told: str) -> Any:
    """A checkpoint from its file, or from the 21 letters of its short code."""
    letters = told.upper().replace("-", "").replace(" ", "")
    if letters[:2] == "AC" and len(letters) == 21:
        values = [LETTERS.index({"I": "1", "L": "1", "O": "0"}.get(one, one)) for one in letters[2:]]
        if sum(place * value for place, value in enumerate(values[:-1], start=1)) % 31 != values[-1]:
            raise ValueError("the code is mistyped")
        size, first = (int("".join(f"{one:05b}" for one in part), 2) for part in (values[:6], values[6:-1]))
        return {"size": size, "root": f"{first:015x}", "code": True}
    checkpoint = parse(read(told)[0])
    if checkpoint["adtill"] != "checkpoint":
        raise ValueError(checkpoint["adtill"])
    return checkpoint


def read(path: str) -> list[str]:
    """The lines of a file; only the line feed ends one."""
    return Path(path).read_bytes().decode("utf-8").removesuffix("\n").split("\n")


def main() -> int:
    """Check what the command line names."""
    parser = argparse.ArgumentParser(description="Check an AdTill trace export, a proof or a checkpoint.")
    parser.add_argument("file")
    parser.add_argument("--checkpoint", action="append", default=[], help="one that was kept elsewhere: file or code")
    parser.add_argument("--key", default="", help="the fingerprint of the key that must have signed the checkpoints")
    args = parser.parse_args()
    try:
        lines = read(args.file)
        kind = json.loads(lines[0])["adtill"]
        kept = [checkpoint_of(told) for told in args.checkpoint]
        check = {"proof": check_proof, "consistency": check_consistency, "checkpoint": check_checkpoint}.get(kind)
        if kind != "trace" and check is None:
            raise ValueError(kind)
    except (OSError, ValueError, KeyError, TypeError, Bad) as error:
        print(f"not a file of this kind: {error}", file=sys.stderr)
        return 2
    try:
        signed = [parse(lines[0]), *kept] if kind == "checkpoint" else kept
        words = [check_signature(one, args.key) for one in signed]
        print("\n".join([check(parse(lines[0]), kept) if check else check_export(lines, kept), *filter(None, words)]))
    except (Bad, KeyError, TypeError, ValueError, AttributeError) as error:
        print(f"BAD: {error}")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
