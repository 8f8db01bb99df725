import json
from datetime import UTC, datetime
from hashlib import sha256

import rfc8785
from hypothesis import given
from hypothesis import strategies as st

from app.domain.chain import GENESIS, canonical, entry_body, record_hash

TEXTS = st.text(st.characters(exclude_categories=["Cs"]))
NAMES = st.text(st.characters(min_codepoint=32, max_codepoint=126), min_size=1)
VALUES = st.recursive(
    TEXTS | st.integers(-(2**53) + 1, 2**53 - 1) | st.booleans() | st.none(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(NAMES, inner, max_size=4),
    max_leaves=20,
)


@given(VALUES)
def test_our_canonical_json_is_what_rfc_8785_asks_for(value: object) -> None:
    assert canonical(value).encode() == rfc8785.dumps(value)  # type: ignore[arg-type]


@given(TEXTS, TEXTS)
def test_a_record_is_hashed_over_the_canonical_json_of_all_its_parts(actor: str, text: str) -> None:
    at = datetime(2026, 11, 20, 2, 24, tzinfo=UTC)
    micros = int(at.timestamp()) * 1_000_000
    body = {"note": text}
    document = {"actor": actor, "at": str(micros), "body": body, "kind": "imported", "previous": GENESIS, "seq": 1}
    found = record_hash(
        seq=1, at_micros=micros, kind="imported", actor=actor, body=canonical(body), previous=GENESIS
    )  # fmt: skip
    assert found == sha256(rfc8785.dumps(document)).hexdigest()  # type: ignore[arg-type]


def test_an_entry_is_recorded_with_its_money_as_text_of_millionths() -> None:
    body = entry_body(
        entry_id=7,
        kind="spend",
        day="2026-11-20",
        text="",
        reverses=None,
        evidence=["spend_row:1"],
        postings=[("account:1/cash", -(10**16), "CNY"), ("spend:1", 10**16, "CNY")],
    )
    assert json.loads(body)["postings"][0] == ["account:1/cash", "-10000000000000000", "CNY"]
    assert canonical(json.loads(body)) == body
