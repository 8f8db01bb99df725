"""What is hashed is RFC 8785 JSON, whatever the fast way that writes it."""

import json

import rfc8785
from hypothesis import given
from hypothesis import strategies as st

from app.domain.chain import canonical, entry_body, record_hash

# Lone surrogates cannot be written as UTF-8 and never leave our own parsers.
texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=30)
postings = st.lists(st.tuples(texts, st.integers(-(2**63), 2**63 - 1), texts), max_size=4)


@given(texts, texts, st.none() | st.integers(1, 2**53 - 1), st.lists(texts, max_size=3), postings)
def test_an_entrys_body_is_canonical(
    kind: str, text: str, reverses: int | None, evidence: list[str], parts: list[tuple[str, int, str]]
) -> None:
    kind = kind.encode("ascii", "ignore").hex() or "spend"
    written = entry_body(
        entry_id=7, kind=kind, day="2026-11-20", text=text, reverses=reverses, evidence=evidence, postings=parts
    )
    assert written.encode() == rfc8785.dumps(json.loads(written))
    assert json.loads(written) == {
        "day": "2026-11-20",
        "entry": 7,
        "evidence": evidence,
        "kind": kind,
        "postings": [[place, str(micros), currency] for place, micros, currency in parts],
        "reverses": reverses,
        "text": text,
    }


@given(st.dictionaries(texts.filter(str.isascii), texts | st.integers(-(2**53) + 1, 2**53 - 1) | st.booleans()))
def test_any_other_body_is_canonical(body: dict[str, str | int | bool]) -> None:
    assert canonical(body).encode() == rfc8785.dumps(body)


def test_a_records_hash_is_the_golden_one() -> None:
    body = canonical({"company": "云帆"})
    record = {
        "actor": "林“岚”",
        "at": "1",
        "body": json.loads(body),
        "kind": "vault_created",
        "previous": "0",
        "seq": 1,
    }
    seal = record_hash(seq=1, at_micros=1, kind="vault_created", actor="林“岚”", body=body, previous="0")
    assert rfc8785.dumps(record).decode() == (
        '{"actor":"林“岚”","at":"1","body":{"company":"云帆"},"kind":"vault_created","previous":"0","seq":1}'
    )
    assert seal == "5085c2a921712127c5f7e87a5a5384f9778f7fd94fec050ecef3929b008332b9"
