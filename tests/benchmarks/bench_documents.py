"""Papers that are drawn, spoiled and read: how much is right, how much of what is wrong is in doubt, and what it costs.

`python -m tests.benchmarks documents`
"""

import sys
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from random import Random
from time import perf_counter

import numpy as np
from PIL import Image
from rapidocr import RapidOCR

from app.domain.documents import SURE, DocumentReading
from app.services.document_reading import DocumentReader
from tests.benchmarks.held_out import held_out
from tests.benchmarks.licence_papers import LICENCES
from tests.benchmarks.measure import Measure
from tests.benchmarks.other_papers import OTHERS
from tests.benchmarks.paper_conditions import CONDITIONS
from tests.benchmarks.paper_drawing import Paper, draw

SEED = 20261120
ROUNDS = 2
TIMED = 3
KEY = {
    *("name", "holder", "uscc", "legal_rep", "established", "term_from", "term_to"),
    *("issued", "valid_from", "valid_to", "born", "id_number"),
}
LICENCE_ROUNDS = 2
OFFICE = "某某市市场监督管理局"


@dataclass(frozen=True, slots=True)
class Outcome:
    """One picture: what is true of it and what was read."""

    paper: Paper
    condition: str
    reading: DocumentReading

    @property
    def type_is_right(self) -> bool:
        return self.reading.type is not None and self.reading.type.code == self.paper.code

    def fields(self) -> Iterator[tuple[str, bool, float]]:
        """Name, whether exact, confidence."""
        for name, truth in self.paper.truth.items():
            field = self.reading.field(name)
            value, sure = (field.value or "", field.confidence) if field else ("", 0.0)
            yield name, comparable(value) == comparable(truth), sure


def run() -> list[Measure]:
    """Every layout under conditions taken in turn; the time of licences against the bare engine in the same run."""
    with DocumentReader() as reader:
        outcomes = [
            Outcome(paper, condition, reader.read(as_bytes(picture), f"{paper.layout}, {condition}"))
            for paper, condition, picture in pictures()
        ]
        unseen = [
            Outcome(paper, trouble, reader.read(as_bytes(picture), f"{paper.layout}, {trouble}"))
            for paper, trouble, picture in held_out()
        ]
        ratio = _time_ratio(reader)
    for outcome in outcomes:  # never the held-out ones: what is looked at is soon tuned on
        _tell(outcome)
    return [
        *measures(outcomes),
        *measures(unseen, ", held-out set"),
        Measure("time for a licence, of bare RapidOCR", ratio, 1.25, "x"),
    ]


def measures(outcomes: list[Outcome], of: str = "") -> list[Measure]:
    """The shares that have a bar."""
    fields = [(outcome, *field) for outcome in outcomes for field in outcome.fields()]
    key = [right for _, name, right, _ in fields if name in KEY]
    licence = [right for outcome, _, right, _ in fields if outcome.paper.layout.startswith("licence")]
    doubted = [sure < SURE for _, _, right, sure in fields if not right]
    trusted = [sure >= SURE for _, _, right, sure in fields if right]
    return [
        Measure(f"document type right{of}", share([each.type_is_right for each in outcomes]), 98, "%", at_least=True),
        Measure(f"key fields exact{of}", share(key), 98, "%", at_least=True),
        Measure(f"all fields of licences exact{of}", share(licence), 95, "%", at_least=True),
        Measure(f"wrong fields that are in doubt{of}", share(doubted), 95, "%", at_least=True),
        Measure(f"right fields that nobody need look at{of}", share(trusted), 85, "%", at_least=True),
    ]


def _tell(outcome: Outcome) -> None:
    """What went wrong, on standard error: the next thing to mend."""
    about = f"{outcome.paper.layout}, {outcome.condition}"
    if not outcome.type_is_right:
        print(f"{about}: {outcome.paper.code} was taken for {outcome.reading.candidates}", file=sys.stderr)
    for name, right, sure in outcome.fields():
        if not right:
            field = outcome.reading.field(name)
            read = field.value if field else None
            print(f"{about}: {name} is {outcome.paper.truth[name]}, read {read}, {sure:.2f} sure", file=sys.stderr)


def pictures() -> Iterator[tuple[Paper, str, Image.Image]]:
    """All layouts; licences twice. Each picture has its own seed, so that one more layout changes no other."""
    conditions = list(CONDITIONS)
    makers = [*[item for item in LICENCES.items() for _ in range(LICENCE_ROUNDS)], *OTHERS.items()]
    for place, (name, make) in enumerate(makers):
        random = Random(f"{SEED}-{name}-{place}")  # noqa: S311 - drawn anew the same each time
        condition = conditions[(place * 5) % len(conditions)]
        paper = make(random)
        paper.seal = OFFICE if condition == "seal" or (condition != "watermark" and random.random() < 0.4) else ""
        paper.watermark = "仅供开户审核使用" if condition == "watermark" else ""
        yield paper, condition, CONDITIONS[condition](draw(paper, random), random)


def _time_ratio(reader: DocumentReader) -> float:
    """Sums over a few licences of the best of rounds taken in turn, so that a busy machine slows both alike."""
    bare = RapidOCR(params={"Global.log_level": "error"})
    ours_total = bare_total = 0.0
    for name, make in list(LICENCES.items())[:TIMED]:
        random = Random(f"{SEED}-time-{name}")  # noqa: S311
        picture = draw(make(random), random)
        content, pixels = as_bytes(picture), np.asarray(picture)[:, :, ::-1].copy()
        ours, theirs = [], []
        for _ in range(ROUNDS):
            began = perf_counter()
            bare(pixels)
            theirs.append(perf_counter() - began)
            began = perf_counter()
            reader.read(content, name)
            ours.append(perf_counter() - began)
        ours_total += min(ours)
        bare_total += min(theirs)
    return ours_total / bare_total


def as_bytes(picture: Image.Image) -> bytes:
    buffer = BytesIO()
    picture.convert("RGB").save(buffer, "JPEG", quality=92)
    return buffer.getvalue()


def comparable(text: str) -> str:
    """Exact but for blanks and the width of signs."""
    return "".join(unicodedata.normalize("NFKC", text).split())


def share(found: list[bool]) -> float:
    return 100 * sum(found) / len(found) if found else 100.0
