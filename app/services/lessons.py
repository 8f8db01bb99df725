"""What reconciling learned 学到的规则: seen with where it comes from, switched off, written otherwise; never learned from what no person confirmed."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Any

from app.changes import Changes
from app.domain.lessons import Answers, FeeLesson, Lesson, NameLesson, Said
from app.domain.matches import MatchRow, MatchState
from app.domain.people import Action
from app.errors import NotFound, WrongAnswer
from app.matching.knowledge import Knowledge
from app.matching.lessons import knowledge_of, learn
from app.services.calendar import shipped_calendar
from app.services.clock import Clock
from app.services.match_rows import bank_side, platform_side
from app.services.settings import put_rule
from app.store.vault import Vault
from app.store.work import Work

_KEY = "match_lessons"


class Lessons:
    """The rules that matching goes by because persons taught it."""

    def __init__(self, vault: Vault, clock: Clock) -> None:
        self._vault = vault
        self._clock = clock

    def all(self) -> list[Lesson]:
        """Every rule: what persons wrote first, then names, fees and delays that they confirmed."""
        with self._vault.look(Action.SEE_BANK_IN_FULL) as work:
            return _all(work, bank_side(work), platform_side(work))

    def say(self, taught: Said, *, instead_of: str = "") -> Changes:
        """Write a rule, in the place of what was learned of the same name, or of the rule with another mark.

        WrongAnswer for an empty name, or a rate that is none.
        """
        match taught:
            case NameLesson():
                taught = replace(taught, written=taught.written.strip(), counts_as=taught.counts_as.strip())
                if not taught.written or not taught.counts_as:
                    raise WrongAnswer("name", "empty")
            case FeeLesson():
                taught = replace(taught, party=taught.party.strip())
                if not taught.party:
                    raise WrongAnswer("party", "empty")
                if not taught.rate.is_finite() or not 0 < taught.rate < 1:
                    raise WrongAnswer("rate", "not_a_rate")
        with self._vault.work(Action.IMPORT_STATEMENTS) as work:
            known = _answers(work)
            said = (*(one for one in known.said if one.mark not in {taught.mark, instead_of}), taught)
            # What it replaces may have been learned as well: it is not used, or it would be there again.
            replaced = {instead_of} - {"", taught.mark}
            self._keep(work, Answers(unused=(known.unused - {taught.mark}) | replaced, said=said))
        return Changes.MATCHES

    def switch(self, mark: str, *, is_used: bool) -> Changes:
        """Let matching go by a rule or not; NotFound when there is none of this mark."""
        with self._vault.work(Action.IMPORT_STATEMENTS) as work:
            if not any(one.taught.mark == mark for one in _all(work, bank_side(work), platform_side(work))):
                raise NotFound("lesson", mark)
            known = _answers(work)
            self._keep(work, replace(known, unused=known.unused - {mark} if is_used else known.unused | {mark}))
        return Changes.MATCHES

    def take_back(self, mark: str) -> Changes:
        """A rule that a person wrote goes; what was learned under its mark holds again. NotFound when nobody wrote it."""
        with self._vault.work(Action.IMPORT_STATEMENTS) as work:
            known = _answers(work)
            if mark not in {one.mark for one in known.said}:
                raise NotFound("lesson", mark)
            said = tuple(one for one in known.said if one.mark != mark)
            self._keep(work, Answers(unused=known.unused - {mark}, said=said))
        return Changes.MATCHES

    def _keep(self, work: Work, answers: Answers) -> None:
        put_rule(work, _KEY, _written(answers), at=self._clock(), actor=self._vault.person)


def lessons_for(work: Work, left: Sequence[MatchRow], right: Sequence[MatchRow]) -> Knowledge:
    """What a run over these rows goes by."""
    return knowledge_of(_all(work, left, right))


def _all(work: Work, left: Sequence[MatchRow], right: Sequence[MatchRow]) -> list[Lesson]:
    confirmed = [group.proposal for group in work.matches.all({MatchState.CONFIRMED})]
    lefts, rights = ({row.id: row for row in side} for side in (left, right))
    return _answers(work).over(learn(confirmed, lefts, rights, shipped_calendar().is_working_day))


def _answers(work: Work) -> Answers:
    kept: Mapping[str, Any] = json.loads(work.settings.get(_KEY, "{}"))
    return Answers(unused=frozenset(kept.get("unused", ())), said=tuple(map(_said, kept.get("said", ()))))


def _said(kept: Mapping[str, str]) -> Said:
    if "written" in kept:
        return NameLesson(written=kept["written"], counts_as=kept["counts_as"])
    return FeeLesson(party=kept["party"], rate=Decimal(kept["rate"]))


def _written(answers: Answers) -> str:
    said = [_plain(one) for one in answers.said]
    return json.dumps({"unused": sorted(answers.unused), "said": said}, ensure_ascii=False, sort_keys=True)


def _plain(said: Said) -> dict[str, str]:
    if isinstance(said, NameLesson):
        return {"written": said.written, "counts_as": said.counts_as}
    return {"party": said.party, "rate": f"{said.rate:f}"}
