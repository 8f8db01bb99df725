"""Vouching 担保: a person's rights and key count only when a signature leads from them back to the founder's key."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime

from app.domain.people import Action, Denial, Person, may, why_not
from app.domain.signing import Purpose, digest_of, public_key, sign, verifies
from app.errors import Denied
from app.secret import Secret


@dataclass(frozen=True, slots=True, kw_only=True)
class Seat:
    """Whoever opened the vault: the name and mark of their slot, what they sign with, and the founder's public key."""

    name: str
    mark: str
    signing: Secret | None = field(default=None, repr=False)
    """None when the vault was opened without a person's own password: then nothing can be signed."""
    root: bytes = b""

    @property
    def public_key(self) -> bytes:
        """What verifies this seat's signatures; empty without a signing key."""
        return public_key(self.signing) if self.signing is not None else b""


@dataclass(frozen=True, slots=True, kw_only=True)
class VouchedPerson:
    """A person as the vault keeps them, with the signature that vouches for name, roles and key."""

    person: Person
    mark: str
    """Of their slots in the key file."""
    added_at: datetime
    vouch_key: bytes = b""
    vouch: bytes = b""

    @property
    def digest(self) -> str:
        """What is vouched for."""
        one = self.person
        return digest_of(
            "person",
            {
                "id": one.id, "name": one.name, "mark": self.mark, "roles": sorted(role.value for role in one.roles),
                "key": one.public_key.hex(), "active": str(one.is_active),
            },
        )  # fmt: skip

    def vouched_by(self, seat: Seat) -> "VouchedPerson":
        """The same with this seat's signature under it; ValueError for a seat that cannot sign."""
        if seat.signing is None:
            raise ValueError("no signing key")
        signature = sign(seat.signing, Purpose.PERSON, self.digest)
        return VouchedPerson(
            person=self.person, mark=self.mark, added_at=self.added_at, vouch_key=seat.public_key, vouch=signature
        )


def trusted(persons: Iterable[VouchedPerson], root: bytes) -> Mapping[int, Person]:
    """Those whom the founder's key vouches for, directly or through people who may manage persons; by id.

    A row that somebody wrote or changed behind the program's back is in nobody's word and not among them. The founder's key
    counts while its own person is among them: once a vault was founded anew, the key before vouches for nobody.
    """
    waiting = [one for one in persons if verifies(one.vouch_key, Purpose.PERSON, one.digest, one.vouch)]
    found: dict[int, Person] = {}
    keys = {root} if root else set()
    while True:
        fresh = [one for one in waiting if one.vouch_key in keys and one.person.id not in found]
        if not fresh:
            return found if root in {person.public_key for person in found.values()} else {}
        found |= {one.person.id: one.person for one in fresh}
        keys |= {one.person.public_key for one in fresh if may(one.person, Action.MANAGE_PERSONS)}


def sitting(persons: Collection[VouchedPerson], seat: Seat) -> Person | None:
    """Whoever has this seat, as far as the founder's key vouches for them."""
    mine = next((one for one in persons if one.mark == seat.mark), None)
    if mine is None or mine.person.public_key != seat.public_key:
        return None
    return trusted(persons, seat.root).get(mine.person.id)


def why_not_at(persons: Collection[VouchedPerson], seat: Seat, action: Action) -> Denial | None:
    """Why whoever has this seat may not do this; None when they may.

    A vault that knows no persons yet belongs to whoever can open it.
    """
    if not persons:
        return None
    me = sitting(persons, seat)
    return Denial.NO_KEY if me is None else why_not(me, action)


def has_right(persons: Collection[VouchedPerson], seat: Seat, action: Action) -> bool:
    """Whether whoever has this seat may do this."""
    return why_not_at(persons, seat, action) is None


def need_right(persons: Collection[VouchedPerson], seat: Seat, action: Action) -> None:
    """Denied unless whoever has this seat may do this."""
    denial = why_not_at(persons, seat, action)
    if denial is not None:
        raise Denied(action, denial)
