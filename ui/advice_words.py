"""The words of advice looked back on: what became of it, and the three ways through the same days."""

from collections.abc import Mapping
from enum import StrEnum

from app.domain.kept_advice import AdviceOutcome
from app.services.advice_replay import Way
from ui.words import mark

ADVICE_CODES: Mapping[type[StrEnum], Mapping[str, str]] = {
    AdviceOutcome: {
        "right": mark("Right"), "ran_dry": mark("Would have run dry"), "left_idle": mark("Left money idle"),
        "had_too_much": mark("Too much was there already"),
    },
}  # fmt: skip

WAYS: Mapping[Way, str] = {
    Way.ACTUAL: mark("As it was"),
    Way.ADVISED: mark("As advised"),
    Way.LEAST: mark("At the least"),
}
"""They are codes of a service, so the domain's test does not ask for them."""
