"""Promise M7: a signature stands for one digest, one purpose and one person."""

from hashlib import sha256

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from hypothesis import given
from hypothesis import strategies as st

from app.domain.signing import Purpose, digest_of, fingerprint, new_signing_key, public_key, sign, verifies
from app.secret import Secret

# RFC 8032, section 7.1, test 1.
KEY = Secret("9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60")
PUBLIC = bytes.fromhex("d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a")
DIGEST = sha256(b"content").hexdigest()

purposes = st.sampled_from(Purpose)


def test_the_public_key_is_that_of_the_rfc() -> None:
    assert public_key(KEY) == PUBLIC


def test_what_is_signed_is_the_purpose_and_the_raw_digest() -> None:
    Ed25519PublicKey.from_public_bytes(PUBLIC).verify(
        sign(KEY, Purpose.APPROVAL, DIGEST), b"adtill:signature:approval:1\0" + sha256(b"content").digest()
    )


@given(purposes, purposes, st.binary(max_size=4))
def test_a_signature_for_one_purpose_is_worth_nothing_for_another(made: Purpose, claimed: Purpose, text: bytes) -> None:
    digest = sha256(text).hexdigest()
    assert verifies(PUBLIC, claimed, digest, sign(KEY, made, digest)) is (made is claimed)


@given(st.integers(0, 511))
def test_one_flipped_bit_of_a_signature_is_noticed(bit: int) -> None:
    signature = bytearray(sign(KEY, Purpose.CHECKPOINT, DIGEST))
    signature[bit // 8] ^= 1 << bit % 8
    assert not verifies(PUBLIC, Purpose.CHECKPOINT, DIGEST, bytes(signature))


@given(st.binary(max_size=70), st.text(max_size=70), st.binary(max_size=70))
def test_garbage_is_no_and_never_an_accident(public: bytes, digest: str, signature: bytes) -> None:
    assert not verifies(public, Purpose.APPROVAL, digest, signature)


def test_only_a_digest_can_be_signed() -> None:
    with pytest.raises(ValueError, match="SHA-256"):
        sign(KEY, Purpose.APPROVAL, "00ff")


def test_the_kind_is_part_of_a_digest() -> None:
    assert digest_of("order", {"a": 1}) != digest_of("payee", {"a": 1})
    assert digest_of("order", {"b": 2, "a": "x"}) == sha256(b'adtill:order:1\0{"a":"x","b":2}').hexdigest()


def test_new_keys_differ_and_stay_out_of_sight() -> None:
    one, other = new_signing_key(), new_signing_key()
    assert one != other
    assert one.reveal() not in f"{one!r}{one}"
    assert len(fingerprint(public_key(one))) == 19
