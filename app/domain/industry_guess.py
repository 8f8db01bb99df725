"""Which industries a business scope 经营范围 speaks for: suggestions with their reasons and rivals; a person chooses."""

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from app.domain.catalogue import ScopeWord

BESIDES = re.compile(r"[（(][^（()）]*(?:不含|除外|除)[^（()）]*[)）]")
"""What a scope says it does not do."""

MAIN_LINE_COUNTS = 2
"""The first line of business is the main one by custom, and counts this many times."""


@dataclass(frozen=True, slots=True)
class IndustrySuggestion:
    """An industry with the words that speak for it, and how loudly they do."""

    industry: str
    score: int
    words: tuple[str, ...]


def suggest_industries(words: Iterable[ScopeWord], scope: str) -> tuple[IndustrySuggestion, ...]:
    """The likeliest first, rivals after it; empty when nothing in the scope is known. Never a choice."""
    text = BESIDES.sub("", scope)
    main_line = len(re.split(r"[；;。，,]", text, maxsplit=1)[0])
    found: dict[str, list[tuple[int, str]]] = defaultdict(list)
    # A longer word takes its letters with it: 食品互联网销售 speaks for food, not for trade in general.
    for one in sorted(words, key=lambda one: (-len(one.word), one.word)):
        at = text.find(one.word)
        if at >= 0:
            found[one.industry].append((one.weight * (MAIN_LINE_COUNTS if at < main_line else 1), one.word))
            text = text.replace(one.word, "\0" * len(one.word))
    suggestions = [
        IndustrySuggestion(industry, sum(weight for weight, _ in some), tuple(word for _, word in sorted(some)[::-1]))
        for industry, some in found.items()
    ]
    return tuple(sorted(suggestions, key=lambda one: (-one.score, one.industry)))


def is_clear(suggestions: tuple[IndustrySuggestion, ...]) -> bool:
    """Whether the first is well ahead of its rivals: half as much again, and more than one passing word."""
    if not suggestions or suggestions[0].score < 3:
        return False
    return len(suggestions) == 1 or 2 * suggestions[0].score >= 3 * suggestions[1].score
