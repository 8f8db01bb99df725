"""Signatures 签名: a person's Ed25519 key over a digest, each for one purpose and worth nothing for another."""

from datetime import UTC, datetime
from enum import StrEnum
from hashlib import sha256

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from app.domain.chain import canonical
from app.secret import Secret

_DIGEST_BYTES = 32
_FINGERPRINT_LETTERS = 16


class Purpose(StrEnum):
    """What a signature says; it stands in what is signed, so that one kind never passes for another."""

    APPROVAL = "approval"
    CALL_BACK = "call_back"
    EXCEPTION = "exception"
    CHECKPOINT = "checkpoint"
    PAYEE = "payee"
    DECISION = "decision"
    PERSON = "person"
    FOUNDING = "founding"
    RULES = "rules"


def new_signing_key() -> Secret:
    """A fresh private key as hex, to be sealed in its person's slot."""
    return Secret(Ed25519PrivateKey.generate().private_bytes_raw().hex())


def public_key(private: Secret) -> bytes:
    """The 32 bytes that verify what this key signs; they are no secret."""
    return _private(private).public_key().public_bytes_raw()


def fingerprint(public: bytes) -> str:
    """A public key in 16 hex letters by fours, to be read out over the telephone."""
    letters = sha256(b"adtill:key:1\0" + public).hexdigest()[:_FINGERPRINT_LETTERS]
    return " ".join(letters[place : place + 4] for place in range(0, len(letters), 4))


def digest_of(kind: str, content: dict[str, str | int | list[str]]) -> str:
    """SHA-256 in hex over the RFC 8785 JSON of a content, under the name of its kind."""
    return sha256(f"adtill:{kind}:1\0{canonical(content)}".encode()).hexdigest()


def moment(at: datetime) -> str:
    """A time as it is signed: UTC, so that it reads the same wherever it was kept meanwhile."""
    return at.astimezone(UTC).isoformat()


def sign(private: Secret, purpose: Purpose, digest: str) -> bytes:
    """The 64 bytes with which a person says this; ValueError for what is no SHA-256 in hex."""
    return _private(private).sign(_message(purpose, digest))


def verifies(public: bytes, purpose: Purpose, digest: str, signature: bytes) -> bool:
    """Whether this key signed this digest for this purpose; a broken key, digest or signature is simply no."""
    try:
        Ed25519PublicKey.from_public_bytes(public).verify(signature, _message(purpose, digest))
    except (InvalidSignature, ValueError):
        return False
    return True


def _private(private: Secret) -> Ed25519PrivateKey:
    return Ed25519PrivateKey.from_private_bytes(bytes.fromhex(private.reveal()))


def _message(purpose: Purpose, digest: str) -> bytes:
    raw = bytes.fromhex(digest)
    if len(raw) != _DIGEST_BYTES:
        raise ValueError("not a SHA-256")
    return f"adtill:signature:{purpose}:1\0".encode() + raw
