"""The separate verifier, in a bare interpreter, on exports of a real vault, good and spoilt."""

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from app.domain.chain import RecordKind, record_hash
from app.domain.checkpoints import Checkpoint, Kept, Verdict, kept_of
from app.domain.merkle import leaf, root
from app.domain.signing import fingerprint
from app.errors import WrongAnswer
from app.services.trace_export import TraceExport
from app.store.vault import Vault
from tests.store import factory
from tests.store.factory import NOW

VERIFIER = Path("resources/verifier/adtill_verify.py")
KINDS = [kind for kind in RecordKind if kind is not RecordKind.ENTRY]


def checked(file: Path, *more: str) -> tuple[int, str]:
    done = subprocess.run(
        [sys.executable, "-I", "-S", str(VERIFIER), str(file), *more],
        check=False, capture_output=True, encoding="utf-8", env={"PYTHONUTF8": "1"},
    )  # fmt: skip
    return done.returncode, done.stdout + done.stderr


def written(file: Path, lines: list[str]) -> Path:
    file.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8", newline="\n")
    return file


def spelt(value: dict[str, Any]) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


@pytest.fixture
def export(vault: Vault) -> TraceExport:
    with vault.work() as work:
        for kind in KINDS:
            work.ledger.record(kind, {"what": "云帆", "count": 3}, at=NOW, actor="林岚")
        work.ledger.post([factory.entry("1"), factory.entry("2")], at=NOW, actor="林岚")
    return TraceExport(vault)


def test_a_good_export_verifies_and_is_the_same_twice(export: TraceExport, tmp_path: Path) -> None:
    lines = list(export.lines())
    assert lines == list(export.lines())
    code, said = checked(written(tmp_path / "a", lines))
    assert (code, f"{len(lines) - 2} records verify" in said) == (0, True), said


def test_a_changed_field_is_found_in_every_kind_of_record(export: TraceExport, tmp_path: Path) -> None:
    lines = list(export.lines())
    assert {json.loads(line)["kind"] for line in lines[1:-1]} == set(RecordKind)
    last_of_kind = {json.loads(line)["kind"]: at for at, line in enumerate(lines[1:-1], start=1)}
    fields = ["actor", "at", "body", "hash", "kind", "previous", "seq"]
    for turn, at in enumerate(last_of_kind.values()):
        record = json.loads(lines[at])
        field = fields[turn % len(fields)]
        record[field] = {"seq": 999, "body": {"what": "x"}, "hash": "f" * 64}.get(field, "7")
        code, said = checked(written(tmp_path / "b", [*lines[:at], spelt(record), *lines[at + 1 :]]))
        assert (code, f"record {at} is bad" in said) == (1, True), (field, said)


@pytest.mark.parametrize(
    ("spoil", "named"),
    [
        (lambda lines: lines[:3] + lines[4:], "record 3 is bad"),
        (lambda lines: [*lines[:3], lines[2], *lines[3:]], "record 3 is bad"),
        (lambda lines: [*lines[:3], lines[4], lines[3], *lines[5:]], "record 3 is bad"),
        (lambda lines: lines[:-4] + lines[-1:], "missing at the end"),
    ],
)
def test_removed_inserted_swapped_and_dropped_records_are_named(
    export: TraceExport, tmp_path: Path, spoil: Callable[[list[str]], list[str]], named: str
) -> None:
    code, said = checked(written(tmp_path / "c", spoil(list(export.lines()))))
    assert (code, named in said) == (1, True), said


def rehashed(lines: list[str], first: int) -> list[str]:
    records = [json.loads(line) for line in lines[1:-1]]
    records[first - 1]["actor"] = "somebody"
    for at in range(first - 1, len(records)):
        one = records[at]
        one["previous"] = records[at - 1]["hash"]
        one["hash"] = record_hash(
            seq=one["seq"], at_micros=int(one["at"]), kind=one["kind"], actor=one["actor"],
            body=spelt(one["body"]), previous=one["previous"],
        )  # fmt: skip
    seal = {"head": records[-1]["hash"], "root": root([leaf(one["hash"]) for one in records]).hex()}
    ends = [spelt(json.loads(line) | seal) for line in (lines[0], lines[-1])]
    return [ends[0], *map(spelt, records), ends[1]]


def test_a_past_written_anew_is_found_by_a_checkpoint_only(export: TraceExport, tmp_path: Path) -> None:
    kept = written(tmp_path / "kept", [export.checkpoint().line()])
    lines = list(export.lines())
    forged = written(tmp_path / "forged", rehashed(lines, 5))
    assert checked(forged)[0] == 0
    code, said = checked(forged, "--checkpoint", str(kept))
    assert (code, "forked" in said) == (1, True), said
    assert checked(written(tmp_path / "good", lines), "--checkpoint", str(kept))[0] == 0


def test_an_older_book_put_back_is_told_from_a_fork(export: TraceExport, vault: Vault, tmp_path: Path) -> None:
    old = written(tmp_path / "old", list(export.lines()))
    with vault.work() as work:
        work.ledger.record(RecordKind.BACKED_UP, {}, at=NOW, actor="林岚")
    code, said = checked(old, "--checkpoint", str(written(tmp_path / "kept", [export.checkpoint().line()])))
    assert (code, "older than the checkpoint" in said) == (1, True), said


def test_each_record_has_a_proof_and_a_changed_step_breaks_it(export: TraceExport, tmp_path: Path) -> None:
    numbers = range(1, len(list(export.lines())) - 1)
    proof = json.loads(export.proof(numbers))
    assert [one["record"]["seq"] for one in proof["records"]] == list(numbers)
    code, said = checked(written(tmp_path / "p", [spelt(proof)]))
    assert code == 0, said
    for one in proof["records"][:3]:
        kept, one["path"][0] = one["path"][0], "00" + one["path"][0][2:]
        code, said = checked(written(tmp_path / "q", [spelt(proof)]))
        assert (code, f"record {one['record']['seq']} " in said) == (1, True), said
        one["path"][0] = kept


def grown(vault: Vault, records: int) -> None:
    with vault.work() as work:
        for _ in range(records):
            work.ledger.record(RecordKind.BACKED_UP, {}, at=NOW, actor="林岚")


def test_a_newer_checkpoint_is_shown_to_continue_an_older_one(
    export: TraceExport, vault: Vault, tmp_path: Path
) -> None:
    old = export.checkpoint()
    grown(vault, 6)
    new = export.checkpoint()
    proof = written(tmp_path / "way", [export.consistency(old.size)])
    files = [str(written(tmp_path / name, [one.line()])) for name, one in (("old", old), ("new", new))]
    code, said = checked(proof, "--checkpoint", files[0], "--checkpoint", files[1])
    assert (code, f"{new.size} records continues the one of {old.size}" in said) == (0, True), said
    told = json.loads(export.consistency(old.size))
    told["path"][-1] = "00" * 32
    code, said = checked(written(tmp_path / "bent", [spelt(told)]))
    assert (code, "forked" in said) == (1, True), said
    alone = checked(Path(files[1]), "--checkpoint", files[0])
    assert (alone[0], "a consistency proof is needed" in alone[1]) == (1, True), alone


def test_two_checkpoints_of_the_same_length_that_differ_are_a_fork(export: TraceExport, tmp_path: Path) -> None:
    one = written(tmp_path / "one", [export.checkpoint().line()])
    other = json.loads(export.checkpoint().line()) | {"root": "ab" * 32}
    code, said = checked(written(tmp_path / "other", [spelt(other)]), "--checkpoint", str(one))
    assert (code, "forked" in said) == (1, True), said
    assert checked(one, "--checkpoint", str(one))[0] == 0


def test_the_short_code_of_a_bank_remark_finds_a_past_written_anew(export: TraceExport, tmp_path: Path) -> None:
    code_kept = export.checkpoint().code
    lines = list(export.lines())
    good = written(tmp_path / "good", lines)
    for spelling in (code_kept, code_kept.lower(), f"{code_kept[:8]}-{code_kept[8:]}"):
        assert checked(good, "--checkpoint", spelling)[0] == 0
    code, said = checked(written(tmp_path / "forged", rehashed(lines, 5)), "--checkpoint", code_kept)
    assert (code, "forked" in said) == (1, True), said
    slip = code_kept[:-2] + ("2" if code_kept[-2] != "2" else "3") + code_kept[-1]
    assert checked(good, "--checkpoint", slip)[0] == 2


def test_a_signed_checkpoint_names_its_key_and_no_other_content_or_key_passes(vault: Vault, tmp_path: Path) -> None:
    signed = TraceExport(vault, factory.seat()).checkpoint()
    letters = fingerprint(bytes.fromhex(signed.key))
    file = written(tmp_path / "signed", [signed.line()])
    code, said = checked(file, "--key", letters)
    assert (code, f"signed by {signed.signer}, key {letters}" in said) == (0, True), said
    told = json.loads(signed.line())
    other = Checkpoint(**signed.seal()).signed_by(factory.seat(letter="b"))
    for spoilt, named in (
        (told | {"signer": "somebody"}, "does not verify"),
        (told | {"size": told["size"] + 1}, "does not verify"),
        (told | {"signature": "00" + told["signature"][2:]}, "does not verify"),
        (json.loads(other.line()), "signed by another key"),
        (json.loads(Checkpoint(**signed.seal()).line()), "is not signed"),
    ):
        code, said = checked(written(tmp_path / "spoilt", [spelt(spoilt)]), "--key", letters)
        assert (code, named in said) == (1, True), said
    with pytest.raises(WrongAnswer):
        kept_of(spelt(told | {"signer": "somebody"}))


def test_the_book_says_of_a_kept_checkpoint_whether_it_is_the_same_older_or_forked(
    export: TraceExport, vault: Vault
) -> None:
    old = export.checkpoint()
    assert export.compare(kept_of(old.line())) is Verdict.SAME
    grown(vault, 2)
    for kept in (old.line(), old.code):
        assert export.compare(kept_of(kept)) is Verdict.GROWN
    new = export.checkpoint()
    assert export.compare(Kept(new.size + 1, new.root)) is Verdict.OLDER
    assert export.compare(Kept(old.size, new.root)) is Verdict.FORKED


def test_another_file_is_wrong_use(tmp_path: Path) -> None:
    assert checked(written(tmp_path / "x", ["{}"]))[0] == 2
