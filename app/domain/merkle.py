"""The tree over the chain: shows that one record belongs to a checkpoint without showing the others."""

from collections.abc import Sequence
from hashlib import sha256


def leaf(record_hash: str) -> bytes:
    """The leaf of a record: its hash behind 0x00, so that no leaf can pass for a node (RFC 6962)."""
    return sha256(b"\x00" + bytes.fromhex(record_hash)).digest()


def root(leaves: Sequence[bytes]) -> bytes:
    """The root of RFC 6962: the left branch holds the largest power of two below the count."""
    if not leaves:
        return sha256(b"").digest()
    level = list(leaves)
    while len(level) > 1:
        level = _above(level)
    return level[0]


def inclusion_path(leaves: Sequence[bytes], index: int) -> list[bytes]:
    """The brothers from the leaf up; a level on which the node has no brother adds nothing."""
    path: list[bytes] = []
    level = list(leaves)
    while len(level) > 1:
        brother = index ^ 1
        if brother < len(level):
            path.append(level[brother])
        level, index = _above(level), index // 2
    return path


def _above(level: Sequence[bytes]) -> list[bytes]:
    pairs = [sha256(b"\x01" + level[at] + level[at + 1]).digest() for at in range(0, len(level) - 1, 2)]
    return pairs + list(level[len(pairs) * 2 :])
