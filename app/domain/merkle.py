"""The tree over the chain: shows that one record belongs to a checkpoint without showing the others."""

from collections.abc import Iterable, Sequence
from hashlib import sha256


def leaf(record_hash: str) -> bytes:
    """The leaf of a record: its hash behind 0x00, so that no leaf can pass for a node (RFC 6962)."""
    return sha256(b"\x00" + bytes.fromhex(record_hash)).digest()


class Tree:
    """A tree that grows: it keeps one node for each full half, never the leaves, so that a chain of any length fits."""

    def __init__(self) -> None:
        self.size = 0
        self._full: list[bytes] = []
        """Roots of the full parts from left to right; their sizes are the bits of `size`, the largest first."""

    def append(self, one: bytes) -> None:
        """A leaf more, at the right."""
        ends = self.size
        while ends & 1:
            one = _node(self._full.pop(), one)
            ends >>= 1
        self._full.append(one)
        self.size += 1

    def root(self) -> bytes:
        """The root of RFC 6962: the left branch holds the largest power of two below the count."""
        if not self._full:
            return sha256(b"").digest()
        found = self._full[-1]
        for left in reversed(self._full[:-1]):
            found = _node(left, found)
        return found


def root(leaves: Iterable[bytes]) -> bytes:
    """The root over these leaves."""
    tree = Tree()
    for one in leaves:
        tree.append(one)
    return tree.root()


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


def consistency_path(leaves: Sequence[bytes], old: int) -> list[bytes]:
    """What shows that the tree over the first `old` leaves is the beginning of this one (RFC 6962, 2.1.2).

    ValueError unless 0 < old <= the number of leaves.
    """
    if not 0 < old <= len(leaves):
        raise ValueError(f"{old} of {len(leaves)} leaves")
    return [] if old == len(leaves) else _consistency(leaves, old, is_whole=True)


def _consistency(leaves: Sequence[bytes], old: int, *, is_whole: bool) -> list[bytes]:
    if old == len(leaves):
        return [] if is_whole else [root(leaves)]
    half = 1 << (len(leaves) - 1).bit_length() - 1
    if old <= half:
        return [*_consistency(leaves[:half], old, is_whole=is_whole), root(leaves[half:])]
    return [*_consistency(leaves[half:], old - half, is_whole=False), root(leaves[:half])]


def _node(left: bytes, right: bytes) -> bytes:
    return sha256(b"\x01" + left + right).digest()


def _above(level: Sequence[bytes]) -> list[bytes]:
    pairs = [_node(level[at], level[at + 1]) for at in range(0, len(level) - 1, 2)]
    return pairs + list(level[len(pairs) * 2 :])
