"""keys.json: the book's key, sealed once for each person and once for the recovery key or for what two recovery sheets give.

The key is 32 random bytes. A slot seals it, with the person's signing key and name, by AES-256-GCM under a key that Argon2id
derives from the password; the parameters are authenticated, and weaker ones than the minimum are refused. A checksum
over the file tells damage from a wrong password: a file that does not add up is damaged, a slot that does not open
under a whole file can only mean the password.
"""

import base64
import json
import os
import secrets
import threading
import time
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path
from typing import Any, Literal

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

from app.domain.chain import canonical
from app.errors import Damaged, NotOpened, NoVault
from app.secret import Secret
from app.store.folder import write_whole
from app.store.trouble import disk_told_plainly

KEYS = "keys.json"

MIN_MEMORY_KIB = 65_536
MIN_PASSES = 3
LANES = 4
_MOST_MEMORY_KIB = 4 * 1024 * 1024
_MOST_PASSES = 1_000
_WANTED_S = 0.6
"""Unlocking should take between half a second and a second."""

_ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Crockford's base 32: no letter that is read as a figure."""
_RECOVERY_LETTERS = 32
_KEY_BYTES = 32
_TAG_BYTES = 16
_SHARED_BYTES = 20
_HAS_SIGNING = b"\0"
"""Stands before the signing key and the root in newer slots; no name begins with it."""

_ONE_AT_A_TIME = threading.Lock()

Kind = Literal["person", "recovery", "shares"]
"""A password, the one recovery key, or the secret that any two of three sheets give."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Hardness:
    """How much work one guess costs."""

    passes: int = MIN_PASSES
    lanes: int = LANES
    memory_kib: int = MIN_MEMORY_KIB

    def derive(self, secret: Secret, salt: bytes) -> bytes:
        """The wrapping key."""
        work = Argon2id(
            salt=salt, length=_KEY_BYTES, iterations=self.passes, lanes=self.lanes, memory_cost=self.memory_kib
        )
        # Two at once in one process wait for each other's lanes for ever, or give a key that is not the password's.
        with _ONE_AT_A_TIME:
            return work.derive(secret.reveal().encode())


@dataclass(frozen=True, slots=True, kw_only=True)
class Slot:
    """One way in."""

    kind: Kind
    owner: str
    """A random mark that a person's slot and their recovery slot share; the name itself is sealed."""
    hardness: Hardness
    salt: bytes
    nonce: bytes
    wrapped: bytes

    def parameters(self) -> bytes:
        """What the seal vouches for beside the key."""
        hard = self.hardness
        return canonical(
            {
                "kind": self.kind,
                "owner": self.owner,
                "lanes": hard.lanes,
                "memory_kib": hard.memory_kib,
                "passes": hard.passes,
            }
        ).encode()


@dataclass(frozen=True, slots=True, kw_only=True)
class Opened:
    """What a slot gives: the book's key as hex, whose slot it is, the mark of that person's slots, and what they sign with."""

    key: Secret
    person: str
    owner: str
    signing: Secret | None = None
    """The person's private Ed25519 key as hex; None in slots from before there were any."""
    root: bytes = b""
    """The public key of whoever founded the vault: it vouches for the keys of all others, and no one can exchange it here."""


def calibrated() -> Hardness:
    """The minimum, or as many passes more as this machine does in the wanted time."""
    hardness = Hardness()
    begun = time.perf_counter()
    hardness.derive(Secret("calibration"), bytes(16))
    a_pass_s = (time.perf_counter() - begun) / hardness.passes
    return replace(hardness, passes=max(MIN_PASSES, min(_MOST_PASSES, int(_WANTED_S / a_pass_s))))


def seal(kind: Kind, opened: Opened, password: Secret, hardness: Hardness) -> Slot:
    """A new slot with a salt of its own."""
    slot = Slot(
        kind=kind, owner=opened.owner, hardness=hardness, salt=os.urandom(16), nonce=os.urandom(12), wrapped=b""
    )
    wrapping = AESGCM(hardness.derive(password, slot.salt))
    return replace(slot, wrapped=wrapping.encrypt(slot.nonce, _content(opened), slot.parameters()))


def unseal(slots: Iterable[Slot], kind: Kind, password: Secret, vault: Path) -> Opened:
    """What the first slot of this kind that fits holds; NotOpened when the password fits none."""
    for slot in slots:
        if slot.kind != kind:
            continue
        try:
            wrapping = AESGCM(slot.hardness.derive(password, slot.salt))
            content = wrapping.decrypt(slot.nonce, slot.wrapped, slot.parameters())
        except InvalidTag:
            continue
        return _opened(content, slot.owner)
    raise NotOpened(vault, kind)


def is_of(slot: Slot, opened: Opened) -> bool:
    """Whether a slot seals as much as this: an older one, without the signing key, is shorter."""
    return len(slot.wrapped) == len(_content(opened)) + _TAG_BYTES


def new_recovery_key() -> Secret:
    """160 random bits in groups of four letters, to be printed."""
    letters = "".join(secrets.choice(_ALPHABET) for _ in range(_RECOVERY_LETTERS))
    return Secret("-".join(letters[start : start + 4] for start in range(0, _RECOVERY_LETTERS, 4)))


def new_shared_secret() -> bytes:
    """As many random bits as a recovery key has, to be split over three sheets."""
    return os.urandom(_SHARED_BYTES)


def plain_recovery_key(typed: Secret) -> Secret:
    """The key's letters as they were made, however a person typed them."""
    letters = "".join(letter for letter in typed.reveal().upper() if letter.isalnum())
    return Secret(letters.translate(str.maketrans("OIL", "011")))


def write_keys(vault: Path, slots: Sequence[Slot]) -> None:
    """Replace keys.json in one step; a crash leaves the old one or the new one."""
    content = {"version": 1, "slots": [_as_json(slot) for slot in slots]}
    text = json.dumps({**content, "checksum": _checksum(content)}, indent=1)
    with disk_told_plainly(vault):
        write_whole(vault / KEYS, text.encode())


def read_keys(vault: Path) -> list[Slot]:
    """The slots; NoVault without the file, Damaged when it does not add up or asks for less work than the minimum."""
    try:
        with disk_told_plainly(vault):
            raw = (vault / KEYS).read_bytes()
    except FileNotFoundError as error:
        raise NoVault(vault) from error
    try:
        content: dict[str, Any] = json.loads(raw)
        checksum = content.pop("checksum")
        if checksum != _checksum(content):
            raise Damaged(vault, KEYS)
        slots = [_from_json(slot) for slot in content["slots"]]
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise Damaged(vault, KEYS) from error
    if not slots or not all(_is_hard_enough(slot.hardness) for slot in slots):
        raise Damaged(vault, KEYS)
    return slots


def _content(opened: Opened) -> bytes:
    key, name = bytes.fromhex(opened.key.reveal()), opened.person.encode()
    if opened.signing is None:
        return key + name
    return key + _HAS_SIGNING + bytes.fromhex(opened.signing.reveal()) + opened.root + name


def _opened(content: bytes, owner: str) -> Opened:
    key, rest = Secret(content[:_KEY_BYTES].hex()), content[_KEY_BYTES:]
    if not rest.startswith(_HAS_SIGNING):
        return Opened(key=key, person=rest.decode(), owner=owner)
    signing, root, name = rest[1:33], rest[33:65], rest[65:]
    return Opened(key=key, person=name.decode(), owner=owner, signing=Secret(signing.hex()), root=root)


def _is_hard_enough(hardness: Hardness) -> bool:
    return (
        MIN_MEMORY_KIB <= hardness.memory_kib <= _MOST_MEMORY_KIB
        and MIN_PASSES <= hardness.passes <= _MOST_PASSES
        and 1 <= hardness.lanes <= 64
    )


def _checksum(content: dict[str, Any]) -> str:
    return sha256(canonical(content).encode()).hexdigest()


def _as_json(slot: Slot) -> dict[str, Any]:
    return {
        "kind": slot.kind,
        "owner": slot.owner,
        "passes": slot.hardness.passes,
        "lanes": slot.hardness.lanes,
        "memory_kib": slot.hardness.memory_kib,
        "salt": base64.b64encode(slot.salt).decode(),
        "nonce": base64.b64encode(slot.nonce).decode(),
        "wrapped": base64.b64encode(slot.wrapped).decode(),
    }


def _from_json(slot: dict[str, Any]) -> Slot:
    return Slot(
        kind=slot["kind"],
        owner=slot["owner"],
        hardness=Hardness(passes=int(slot["passes"]), lanes=int(slot["lanes"]), memory_kib=int(slot["memory_kib"])),
        salt=base64.b64decode(slot["salt"], validate=True),
        nonce=base64.b64decode(slot["nonce"], validate=True),
        wrapped=base64.b64decode(slot["wrapped"], validate=True),
    )
