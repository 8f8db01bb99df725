"""Grades, caps, periods and reasons of providers in words."""

from datetime import date
from decimal import Decimal

from app.domain.providers import Provider
from app.domain.ratings import DimensionScore, Rating
from app.domain.rebates import RebateRule
from app.services.providers import ProviderLine
from app.services.rebate_ledger import RebateLine
from ui import figures, wording
from ui.widgets.table.kinds import ChipText
from ui.words import tr

_TONES = {"a": "green", "b": "green", "c": "amber", "d": "red", "e": "red"}


def grade_chip(rating: Rating) -> list[ChipText]:
    """The letter; for one that is not rated yet, that."""
    if not rating.is_rated and not rating.grade.is_blocked:
        return [ChipText(tr("Not rated"), "neutral", "circle-dashed")]
    return [ChipText(wording.word(rating.grade), _TONES[rating.grade], "shield-check" if _TONES[rating.grade] == "green" else "triangle-alert")]  # fmt: skip


def paper_chip(line: ProviderLine) -> list[ChipText]:
    """Whether the platforms' word is on file."""
    if not line.accounts:
        return []
    if line.unauthorised:
        return [ChipText(tr("Missing"), "red", "file-badge")]
    return [ChipText(tr("On file"), "green", "file-check")]


def tier_words(provider: Provider) -> str:
    """How far it stands from the platform."""
    return wording.word(provider.tier)


def cap_words(line: ProviderLine) -> str:
    """What is in transit, and how much may be."""
    if line.in_transit is None:
        return tr("No rate")
    now, limit = figures.amount(line.in_transit), line.provider.in_transit_limit
    return f"{now} / {figures.amount(limit)}" if limit is not None else now


def is_near_cap(line: ProviderLine) -> bool:
    """Whether 80 % of the cap are in transit."""
    limit = line.provider.in_transit_limit
    return limit is not None and line.in_transit is not None and line.in_transit >= limit.times(Decimal("0.8"))


def period_words(start: date) -> str:
    """The period by the month that it starts in."""
    return f"{start:%Y-%m}"


def due_words(line: RebateLine, today: date) -> str:
    """Until when it should have come, and by whose word."""
    day = figures.iso_day(line.rebate.due_on)
    if not line.is_over:
        return tr("The period is still running.")
    if line.is_late(today):
        late = (today - line.rebate.due_on).days
        return tr("Due {day}, {count} days late", day=day, count=late)
    word = tr("Due {day}", day=day)
    return word if line.is_due_agreed else tr("Due {day}: no day is agreed, thirty are taken", day=day)


def score_words(score: DimensionScore) -> str:
    """The points with what they rest on."""
    told = f"{score.points.quantize(Decimal('0.1'))} / {score.most}"
    cases = tr("{good} of {of}", good=score.good, of=score.of) if score.of else tr("no case yet")
    return f"{told} · {cases}"


def rule_words(rule: RebateRule) -> str:
    """Steps and how they are meant."""
    steps = "; ".join(f"{figures.money(step.start)} → {percent(step.rate)}" for step in rule.steps)
    return f"{wording.word(rule.time)} · {wording.word(rule.form)} · {wording.word(rule.scope)} · {steps}"


def percent(rate: Decimal) -> str:
    """0.015 is 1.5 %."""
    return f"{(rate * 100).normalize():f} %"
