"""How the command line prints an onboarding: its fields, its questions, and the pre-check of each platform."""

from collections.abc import Mapping, Sequence
from typing import Any

from app.domain.consent import SENSITIVE, shown_id
from app.domain.onboarding import CoreCount
from app.domain.paper_fit import Flaw, PaperFit
from app.domain.precheck import Finding, Standing
from app.doors.output import table
from app.services.onboarding import FieldLine, OnboardingView
from app.services.opening_facts import PlatformFacts

QUIET = frozenset({Standing.SATISFIED, Standing.NOT_NEEDED})
PICTURES = frozenset({"F05", "F10", "F11"})
"""Fields whose value is the archive's number of a document."""


def view_document(view: OnboardingView, *, in_full: bool) -> Mapping[str, Any]:
    """One onboarding as a whole; identity and account numbers are hidden but for their ends unless asked for."""
    facts = view.facts
    ticked = [one for one in facts.platforms if one.platform in facts.draft.ticked]
    return {
        "onboarding": view.id,
        "company": facts.company,
        "industry": facts.industry or None,
        "page": view.page,
        "ticked": list(facts.draft.ticked),
        "documents": [{"id": one.id, "type": one.paper.type_code or None} for one in facts.kept],
        "filled": len(facts.values),
        "typed": list(view.typed),
        "core": _core(view.core),
        "fields": [_field(one, in_full=in_full) for one in view.fields],
        "industries_suggested": [{"code": one.industry, "words": list(one.words)} for one in view.suggestions],
        "questions": [
            {
                "code": one.circumstance.code,
                "text_zh": one.circumstance.text_zh,
                "text_en": one.circumstance.text_en,
                "answer": one.answer,
                "is_left_open": one.is_left_open,
                "asked_by": list(one.asked_by),
            }
            for one in view.circumstances
        ],
        "choices": [choice for one in ticked for choice in _choices(view, one)],
        "ready": [str(one.platform) for one in ticked if one.is_ready],
        "lack_consent": [str(one.platform) for one in ticked if one.lacks_consent],
    }


def _core(core: CoreCount) -> Mapping[str, int]:
    return {
        "fields": core.fields,
        "read": core.read,
        "typed": core.typed,
        "remembered": core.known,
        "missing": core.missing,
    }


def _field(line: FieldLine, *, in_full: bool) -> Mapping[str, Any]:
    value = line.value
    return {
        "field": line.field.code,
        "core": line.field.core or None,
        "name_zh": line.field.name_zh,
        "name_en": line.field.name_en,
        "value": _shown(line, in_full=in_full) if value else None,
        "origin": value.origin if value else None,
        "is_proposal": value.is_proposal if value else False,
        "asked_by": list(line.asked_by),
    }


def _shown(line: FieldLine, *, in_full: bool) -> str:
    text = line.value.text if line.value else ""
    if line.field.code in PICTURES:
        return f"document {text}"
    return shown_id(text) if line.field.code in SENSITIVE and not in_full else text


def _choices(view: OnboardingView, one: PlatformFacts) -> list[Mapping[str, Any]]:
    chosen = view.facts.draft.chosen_on(one.platform)
    return [
        {
            "platform": one.platform,
            "name": name,
            "chosen": chosen.get(name) or None,
            "follows": one.route.told.get(name) or None,
            "options": list(one.route.options.get(name, ())),
            "is_lacking": name in one.route.lacking,
        }
        for name in one.route.choices
    ]


def view_lines(view: OnboardingView, *, in_full: bool) -> list[str]:
    """The same for a terminal."""
    facts, core = view.facts, view.core
    fields = [
        (
            one.field.code,
            one.field.name_zh,
            _shown(one, in_full=in_full) if one.value else "-",
            "to confirm" if one.value and one.value.is_proposal else str(one.value.origin) if one.value else "",
        )
        for one in view.fields
    ]
    questions = [
        (one.circumstance.code, one.circumstance.text_zh, {True: "yes", False: "no", None: "?"}[one.answer])
        for one in view.circumstances
    ]
    lacking = [
        (one.platform, name, "to choose", ", ".join(one.route.options.get(name, ())))
        for one in facts.platforms
        if one.platform in facts.draft.ticked
        for name in one.route.lacking
    ]
    return [
        f"onboarding {view.id}: {facts.company or '?'}, for {', '.join(facts.draft.ticked) or 'no platform yet'}",
        *table(fields),
        *table(questions),
        *table(lacking),
        f"core {core.fields}: read {core.read}, typed {core.typed}, remembered {core.known}, missing {core.missing}",
        f"{len(facts.values)} of {len(view.fields)} fields filled",
    ]


def check_rows(chosen: Sequence[PlatformFacts], names: Mapping[str, str]) -> list[tuple[str, ...]]:
    """How each platform stands, and below it only what is not fine."""
    rows: list[tuple[str, ...]] = []
    for one in chosen:
        verdict = one.check.verdict if one.check else "industry not chosen"
        rows.append((one.platform, verdict, one.route.way, one.route.why))
        rows += [
            ("", finding.standing, names.get(finding.qualification, ", ".join(finding.rules)), _why(finding))
            for finding in (one.check.findings if one.check else ())
            if finding.standing not in QUIET
        ]
        rows += [("", "field", gap.ask.field, str(gap.gap)) for gap in one.gaps]
    return rows


def _why(finding: Finding) -> str:
    fit = finding.fit
    if fit is None or Flaw.FORM not in fit.flaws:
        return finding.ground
    usually = "" if fit.is_firm else "usually "
    return f"{finding.ground}; {usually}wanted: {fit.rule.form}, at hand: {fit.paper.form}".replace("_", " ")


def check_document(
    view: OnboardingView, chosen: Sequence[PlatformFacts], names: Mapping[str, str]
) -> Mapping[str, Any]:
    """How each platform stands, with the source of everything that is asked."""
    return {
        "onboarding": view.id,
        "company": view.facts.company,
        "industry": view.facts.industry,
        "filled": len(view.facts.values),
        "typed": list(view.typed),
        "core": _core(view.core),
        "platforms": [
            {
                "platform": one.platform,
                "verdict": one.check.verdict if one.check else None,
                "way": one.route.way,
                "why_by_hand": one.route.why or None,
                "is_ready": one.is_ready,
                "lacks_consent": one.lacks_consent,
                "gaps": [{"field": gap.ask.field, "gap": gap.gap} for gap in one.gaps],
                "findings": [_finding(each, names) for each in (one.check.findings if one.check else ())],
            }
            for one in chosen
        ],
    }


def _form(fit: PaperFit) -> Mapping[str, Any]:
    """How the picture is wanted and how it was made; `is_usual` where nobody saw the platform ask for that form."""
    return {
        "document": int(fit.paper.key),
        "wanted": fit.rule.form,
        "at_hand": fit.paper.form,
        "is_usual": not fit.is_firm,
        "source": fit.rule.source,
    }


def _finding(one: Finding, names: Mapping[str, str]) -> Mapping[str, Any]:
    return {
        "document": one.qualification or None,
        "name_zh": names.get(one.qualification),
        "standing": one.standing,
        "stage": one.stage,
        "accepted_instead": list(one.accepted_instead),
        "circumstance": one.circumstance or None,
        "flaws": list(one.fit.flaws) if one.fit else [],
        "form": _form(one.fit) if one.fit else None,
        "ground": one.ground,
        "laws": [{"law": law.law, "article": law.article} for law in one.laws],
        "source": one.source,
        "confidence": one.confidence,
        "rules": list(one.rules),
    }
