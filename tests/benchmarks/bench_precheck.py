"""The pre-check of all ten platforms, against one plain reading of the catalogue's requirements.

`python -m tests.benchmarks precheck`
"""

import csv
from datetime import date, timedelta
from time import perf_counter

from app import paths
from app.domain.accounts import Platform
from app.domain.held_papers import HeldPaper, PaperForm
from app.domain.precheck import Offer
from app.services.catalogue import CatalogueService
from tests.benchmarks.measure import Measure

ROUNDS = 9
DAY = date(2026, 11, 20)


def run() -> list[Measure]:
    """The slowest industry, best of a few rounds taken in turn so that a busy machine slows both alike."""
    service = CatalogueService()
    papers = [
        HeldPaper(kind=code, valid_to=DAY + timedelta(days=number), form=PaperForm.SCAN, media_type="image/jpeg")
        for number, code in enumerate(service.catalogue.qualifications)
    ]
    ours, bare = [], []
    for _ in range(ROUNDS):
        bare.append(_read_requirements())
        ours.append(max(_check(service, code, papers) for code in service.catalogue.industries))
    return [
        Measure("pre-check of ten platforms with 177 papers, slowest industry", min(ours) * 1e3, 100.0, "ms"),
        Measure("the same / reading the requirements with csv", min(ours) / min(bare), 2.0, "x"),
    ]


def _check(service: CatalogueService, industry: str, papers: list[HeldPaper]) -> float:
    offer = Offer(industry=industry, text="云帆 每日坚果 预包装食品销售", answers={"C001": True})
    begun = perf_counter()
    checks = service.precheck(offer=offer, papers=papers, day=DAY)
    elapsed = perf_counter() - begun
    assert len(checks) == len(Platform)
    return elapsed


def _read_requirements() -> float:
    begun = perf_counter()
    with (paths.resources() / "catalogue" / "requirements.csv").open(encoding="utf-8", newline="") as file:
        assert sum(1 for _ in csv.DictReader(file)) > 1000
    return perf_counter() - begun
