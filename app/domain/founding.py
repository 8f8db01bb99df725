"""Founding anew 重新创立: the founder's key is lost, a new one takes its place, and says so over its own signature."""

from dataclasses import dataclass
from typing import Any

from app.domain.signing import Purpose, digest_of, sign, verifies
from app.domain.vouching import Seat


@dataclass(frozen=True, slots=True, kw_only=True)
class Founding:
    """What the new key says of itself; `head` ties it to its place in the chain."""

    person: int
    name: str
    key: bytes
    before: bytes
    """The public key that vouched for everybody until now."""
    head: str

    @property
    def digest(self) -> str:
        """What is signed."""
        return digest_of(
            "founding",
            {
                "person": self.person, "name": self.name, "key": self.key.hex(), "before": self.before.hex(),
                "head": self.head,
            },
        )  # fmt: skip

    def body(self, seat: Seat) -> dict[str, Any]:
        """The record for the chain, signed with the seat's key; ValueError for a seat that cannot sign."""
        if seat.signing is None:
            raise ValueError("no signing key")
        signature = sign(seat.signing, Purpose.FOUNDING, self.digest)
        return {
            "person": self.person, "name": self.name, "key": self.key.hex(), "before": self.before.hex(),
            "head": self.head, "signature": signature.hex(),
        }  # fmt: skip


def is_genuine(body: dict[str, Any]) -> bool:
    """Whether such a record bears the signature of the key that it names as the new one."""
    try:
        key, before, signature = (bytes.fromhex(body[part]) for part in ("key", "before", "signature"))
        said = Founding(person=body["person"], name=body["name"], key=key, before=before, head=body["head"])
    except (KeyError, TypeError, ValueError):
        return False
    return verifies(key, Purpose.FOUNDING, said.digest, signature)
