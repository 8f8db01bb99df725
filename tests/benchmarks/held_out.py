"""The held-out set: forms, faces, facts and troubles that the reader was not tuned on. Look at its shares, never at its pictures."""

from collections.abc import Iterator
from dataclasses import replace
from random import Random

from PIL import Image

from tests.benchmarks.held_out_conditions import HARSH
from tests.benchmarks.held_out_drawing import draw_form
from tests.benchmarks.held_out_licences import HELD_OUT_LICENCES
from tests.benchmarks.held_out_others import HELD_OUT_OTHERS
from tests.benchmarks.paper_drawing import Paper

SEED = "held-out-20261126"
LICENCE_ROUNDS = 4
_SEALS = ("某某市行政审批局", "某某某供应链管理有限公司")
_WORDS = ("仅供广告平台开户使用 他用无效", "复印无效", "用于账户认证")


def held_out(seed: str = SEED, rounds: int = LICENCE_ROUNDS) -> Iterator[tuple[Paper, str, Image.Image]]:
    """All layouts, licences several times, under troubles taken in turn; each picture has its own seed."""
    troubles = list(HARSH)
    makers = [*(item for item in HELD_OUT_LICENCES.items() for _ in range(rounds)), *HELD_OUT_OTHERS.items()]
    for place, (name, make) in enumerate(makers):
        random = Random(f"{seed}-{name}-{place}")  # noqa: S311 - drawn anew the same each time
        trouble = troubles[(place * 7) % len(troubles)]
        printed = make(random)
        form, paper = printed.form, printed.paper
        if trouble == "seal over text":
            form = replace(form, seal_at=(random.uniform(0.25, 0.6), random.uniform(0.35, 0.6)))
        sealed = trouble == "seal over text" or (trouble != "watermark" and random.random() < 0.35)
        paper.seal = random.choice(_SEALS) if sealed else ""
        paper.watermark = random.choice(_WORDS) if trouble == "watermark" else ""
        yield paper, trouble, HARSH[trouble](draw_form(paper, form, random), random)
