"""The pre-check 预审: what of the papers at hand satisfies each platform, what is missing or wrong, why, and what would do instead."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from app.domain.accounts import Platform
from app.domain.catalogue import (
    OVERSEAS,
    Catalogue,
    Confidence,
    Effect,
    Ground,
    LawPoint,
    Necessity,
    Requirement,
    Stage,
)
from app.domain.held_papers import HeldPaper
from app.domain.paper_fit import Fit, PaperFit, fit_of, review_days


class Standing(StrEnum):
    """How one requirement stands, the best first."""

    SATISFIED = "satisfied"
    NOT_NEEDED = "not_needed"  # its circumstance does not hold
    LOOK = "look"  # fine as it is, but a person should look at the advertisement
    UNDECIDED = "undecided"  # hangs on a circumstance that nobody has answered yet
    WRONG_FORM = "wrong_form"
    EXPIRING = "expiring"  # runs out before the review should be done, or leaves less than the platform wants
    EXPIRED = "expired"
    NOT_YET_VALID = "not_yet_valid"
    MISSING = "missing"
    FORBIDDEN = "forbidden"  # cannot be advertised, whatever the papers


RANK = {standing: rank for rank, standing in enumerate(Standing)}


class Verdict(StrEnum):
    """What may be expected of one platform, the best first; never a promise of approval."""

    READY = "ready"
    OPEN_QUESTIONS = "open_questions"  # nothing is known to be missing, something is not known
    INCOMPLETE = "incomplete"
    FORBIDDEN = "forbidden"


VERDICT_RANK = {verdict: rank for rank, verdict in enumerate(Verdict)}

HOLDS = frozenset({Standing.EXPIRING, Standing.EXPIRED, Standing.NOT_YET_VALID, Standing.MISSING})

STANDING_OF = {
    Fit.FITS: Standing.SATISFIED,
    Fit.WRONG_FORM: Standing.WRONG_FORM,
    Fit.EXPIRING: Standing.EXPIRING,
    Fit.EXPIRED: Standing.EXPIRED,
    Fit.NOT_YET_VALID: Standing.NOT_YET_VALID,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One requirement and how it stands; law, source, confidence and ground are the catalogue's own, never invented."""

    platform: Platform
    standing: Standing
    stage: Stage
    rules: tuple[str, ...]
    """The catalogue's numbers of the rows (or the prohibition) that this rests on."""
    qualification: str
    """The document in question; of a group, the one that came closest."""
    accepted_instead: tuple[str, ...] = ()
    """The other documents of the group: any one of them would do."""
    circumstance: str = ""
    """What to ask (UNDECIDED), or what was answered."""
    fit: PaperFit | None = None
    """The paper that was looked at and what is wrong with it; None where there is none."""
    words: tuple[str, ...] = ()
    """The words of the offer that point at a prohibited category."""
    laws: tuple[LawPoint, ...] = ()
    source: str
    confidence: Confidence
    ground: Ground

    @property
    def holds(self) -> bool:
        """Whether this alone keeps the application back."""
        return self.standing in HOLDS or (self.standing is Standing.WRONG_FORM and self._is_sure_of_form)

    @property
    def _is_sure_of_form(self) -> bool:
        return self.fit is not None and self.fit.is_firm and not self.fit.mends_itself

    @property
    def is_open(self) -> bool:
        """Whether something about it is not known, or only usually so."""
        if self.standing is Standing.WRONG_FORM:
            return not self.holds and not (self.fit is not None and self.fit.mends_itself)
        return self.standing is Standing.UNDECIDED


@dataclass(frozen=True, slots=True, kw_only=True)
class PlatformCheck:
    """All findings of one platform, the gravest first; `verdict` is of the account, `ad_verdict` of its advertisements too."""

    platform: Platform
    findings: tuple[Finding, ...]
    verdict: Verdict
    ad_verdict: Verdict

    @property
    def in_the_way(self) -> tuple[Finding, ...]:
        """What keeps the account back."""
        return tuple(one for one in self.findings if one.stage is not Stage.AD and one.holds)


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """What is to be advertised, and what the user has said about it."""

    industry: str
    text: str = ""
    """Brand, product and business scope, in which the words of prohibited categories are looked for."""
    answers: Mapping[str, bool] = field(default_factory=dict)
    """By circumstance; one that is missing has not been asked yet."""
    cleared: Collection[str] = ()
    """Prohibited categories (X01…) at whose words a person has looked and found that they do not apply."""


def precheck(
    catalogue: Catalogue, *, offer: Offer, platforms: Iterable[Platform], papers: Sequence[HeldPaper], day: date
) -> tuple[PlatformCheck, ...]:
    """Each platform once, the readiest first; NotFound for an industry that is not in the catalogue."""
    held: dict[str, list[HeldPaper]] = defaultdict(list)
    for paper in papers:
        held[paper.kind].append(paper)
    checks = [_check(catalogue, offer, platform, held, day) for platform in dict.fromkeys(platforms)]
    order = {platform: rank for rank, platform in enumerate(Platform)}
    return tuple(sorted(checks, key=lambda one: (VERDICT_RANK[one.verdict], len(one.in_the_way), order[one.platform])))


def _check(
    catalogue: Catalogue, offer: Offer, platform: Platform, held: Mapping[str, Sequence[HeldPaper]], day: date
) -> PlatformCheck:
    needed: dict[str, list[Requirement]] = defaultdict(list)
    for one in catalogue.rules_for(offer.industry, platform):
        needed[one.one_of_group or one.rule].append(one)
    found = [_finding(catalogue, some, offer, held, day) for some in needed.values()]
    found += _prohibited(catalogue, offer, platform, held, day)
    findings = tuple(sorted(found, key=lambda one: (-RANK[one.standing], list(Stage).index(one.stage), one.rules)))
    return PlatformCheck(
        platform=platform,
        findings=findings,
        verdict=_verdict([one for one in findings if one.stage is not Stage.AD or one.standing is Standing.FORBIDDEN]),
        ad_verdict=_verdict(findings),
    )


def _verdict(findings: Iterable[Finding]) -> Verdict:
    some = list(findings)
    if any(one.standing is Standing.FORBIDDEN for one in some):
        return Verdict.FORBIDDEN
    if any(one.holds for one in some):
        return Verdict.INCOMPLETE
    return Verdict.OPEN_QUESTIONS if any(one.is_open for one in some) else Verdict.READY


def _finding(
    catalogue: Catalogue,
    group: Sequence[Requirement],
    offer: Offer,
    held: Mapping[str, Sequence[HeldPaper]],
    day: date,
) -> Finding:
    """The finding of one requirement, or of a group of which any one document will do: the best paper of all counts."""
    days = review_days(catalogue.industry(offer.industry))
    tried = [
        (fit_of(paper, catalogue.form_of(one), day=day, review_days=days), one)
        for one in group
        for paper in held.get(one.qualification, ())
    ]
    best = min(tried, key=lambda pair: (pair[0].rank, pair[1].rule, pair[0].paper.key), default=None)
    fit, requirement = best or (None, group[0])
    standing = STANDING_OF[fit.fit] if fit else Standing.MISSING
    if requirement.necessity in (Necessity.CONDITIONAL, Necessity.FORBIDDEN_AD):
        standing = _asked(requirement, standing, answer=offer.answers.get(requirement.circumstance))
    law = catalogue.qualification(requirement.qualification).laws
    return Finding(
        platform=requirement.platform,
        standing=standing,
        stage=requirement.stage,
        rules=tuple(one.rule for one in group),
        qualification=requirement.qualification,
        accepted_instead=tuple(one.qualification for one in group if one is not requirement),
        circumstance=requirement.circumstance,
        fit=fit,
        laws=law,
        source=requirement.source,
        confidence=requirement.confidence,
        ground=requirement.ground,
    )


def _asked(requirement: Requirement, standing: Standing, *, answer: bool | None) -> Standing:
    """What a requirement that hangs on a circumstance comes to; a fine paper settles it without a question."""
    if answer is False:
        return Standing.NOT_NEEDED
    if requirement.necessity is Necessity.FORBIDDEN_AD:
        return Standing.FORBIDDEN if answer else Standing.UNDECIDED
    return standing if answer or standing is Standing.SATISFIED else Standing.UNDECIDED


def _prohibited(
    catalogue: Catalogue, offer: Offer, platform: Platform, held: Mapping[str, Sequence[HeldPaper]], day: date
) -> list[Finding]:
    """Prohibited categories whose words stand in the offer; the words only point, so each can be cleared by a person."""
    text = offer.text.casefold()
    findings = []
    for one in catalogue.prohibitions:
        words = tuple(word for word in one.words if word.casefold() in text)
        if not words or one.code in offer.cleared:
            continue
        papers = [paper for kind in one.papers for paper in held.get(kind, ())]
        findings.append(
            Finding(
                platform=platform,
                standing=_effect(one.effect, platform, has_paper=any(_is_valid(paper, day) for paper in papers)),
                stage=Stage.AD,
                rules=(one.code,),
                qualification="",
                accepted_instead=one.papers if one.effect in LIFTED_BY_PAPERS else (),
                words=words,
                laws=(LawPoint(one.legal_basis, ""),),
                source=one.source,
                confidence=one.confidence,
                ground=Ground.LAW if one.confidence is Confidence.LAW else Ground.USUAL,
            )
        )
    return findings


LIFTED_BY_PAPERS = frozenset({Effect.BLOCK_UNTIL_APPROVED, Effect.BLOCK_UNTIL_FILED})


def _effect(effect: Effect, platform: Platform, *, has_paper: bool) -> Standing:
    if effect in (Effect.REVIEW, Effect.RESTRICT_PLACEMENT):
        return Standing.LOOK
    if effect is Effect.BLOCK_OVERSEAS and platform not in OVERSEAS:
        return Standing.NOT_NEEDED
    if effect in LIFTED_BY_PAPERS:
        return Standing.SATISFIED if has_paper else Standing.MISSING
    return Standing.FORBIDDEN


def _is_valid(paper: HeldPaper, day: date) -> bool:
    return not paper.is_expired(day) and not (paper.valid_from and paper.valid_from > day)
