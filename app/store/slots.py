"""The slots of a vault that is open: a way in is added, sealed anew or closed, and all others stay as they are."""

import uuid
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from app.domain.signing import new_signing_key, public_key
from app.domain.vaults import Recovery
from app.domain.vouching import Seat
from app.errors import NotOpened, WrongAnswer
from app.secret import Secret
from app.store.keys import (
    Hardness,
    Kind,
    Opened,
    Slot,
    calibrated,
    is_of,
    read_keys,
    seal,
    unseal,
    write_keys,
)

RECOVERY: Mapping[Kind, Recovery] = {"recovery": Recovery.KEY, "shares": Recovery.SHARES}


def founding(opened: Opened) -> Opened:
    """The same with a signing key of its own: it is the root that vouches for all others."""
    signing = new_signing_key()
    return replace(opened, signing=signing, root=public_key(signing))


def set_password(vault: Path, opened: Opened, new: Secret, hardness: Hardness | None = None) -> None:
    """Seal what a person opened in their slot anew; WrongAnswer for a password that opens another's."""
    slots = read_keys(vault)
    _need_unused(vault, new, [slot for slot in slots if slot.owner != opened.owner])
    fresh = seal("person", opened, new, hardness or calibrated())
    write_keys(vault, [fresh if (slot.kind, slot.owner) == ("person", opened.owner) else slot for slot in slots])


def add_person(vault: Path, opened: Opened, name: str, password: Secret) -> Seat:
    """A slot for one more person, with a signing key of their own under the same root; WrongAnswer for a taken password."""
    slots = read_keys(vault)
    _need_unused(vault, password, slots)
    signing = new_signing_key()
    theirs = replace(opened, person=name, owner=uuid.uuid4().hex, signing=signing)
    write_keys(vault, [*slots, seal("person", theirs, password, calibrated())])
    return Seat(name=name, mark=theirs.owner, signing=signing, root=theirs.root)


def remove(vault: Path, mark: str) -> None:
    """Close every way in of one person."""
    write_keys(vault, [slot for slot in read_keys(vault) if slot.owner != mark])


def hardness_of(vault: Path, owner: str) -> Hardness:
    """How hard a person's slot is sealed."""
    return next(slot.hardness for slot in read_keys(vault) if (slot.kind, slot.owner) == ("person", owner))


def seal_recovery(vault: Path, opened: Opened, kind: Kind, secret: Secret) -> None:
    """Let this open all that a person's own slot opens, in place of every key or set of sheets before.

    ValueError for a session without a signing key: it does not hold what has to be given back.
    """
    if opened.signing is None:
        raise ValueError("there is no signing key to give back")
    # 160 random bits need no stretching beyond what every slot must have.
    fresh = seal(kind, opened, secret, Hardness())
    write_keys(vault, [*(slot for slot in read_keys(vault) if slot.kind not in RECOVERY), fresh])


def recovery_of(slots: Sequence[Slot]) -> Recovery:
    """What opens a vault whose password is lost."""
    return next((RECOVERY[slot.kind] for slot in slots if slot.kind in RECOVERY), Recovery.NONE)


def is_whole(vault: Path, opened: Opened) -> bool:
    """Whether what opens this person's slot gives their signing key back too; a key from before there were any does not."""
    mine = (slot for slot in read_keys(vault) if slot.owner == opened.owner and slot.kind in RECOVERY)
    return all(is_of(slot, opened) for slot in mine)


def _need_unused(vault: Path, password: Secret, slots: Sequence[Slot]) -> None:
    try:
        unseal(slots, "person", password, vault)
    except NotOpened:
        return
    raise WrongAnswer("password", "taken")
