"""Onboarding in words: how long a stage has taken, what a finding says, what a document or field is called."""

from datetime import datetime, timedelta

from app.domain.applications import ApplicationState
from app.domain.catalogue import Catalogue
from app.domain.form_fields import FormField, OpeningForm
from app.domain.paper_fit import Flaw, PaperFit
from app.domain.precheck import Finding, Standing
from app.domain.stage_clock import Light, StageTime
from app.services.opening_board import ApplicationLine
from ui import wording
from ui.words import is_chinese, mark, tr

TONES = {Light.FINE: "ink-2", Light.WARNING: "amber", Light.OVER: "red"}
BARS = {Light.FINE: "control", Light.WARNING: "amber-bar", Light.OVER: "red-bar"}

STATE_TONES = {
    ApplicationState.CHANGES_REQUESTED: "amber",
    ApplicationState.REJECTED: "red",
    ApplicationState.ACTIVE: "green",
    ApplicationState.APPROVED: "green",
    ApplicationState.SUSPENDED: "amber",
}
STANDING_TONES = {
    Standing.SATISFIED: "green",
    Standing.MISSING: "red",
    Standing.EXPIRED: "red",
    Standing.FORBIDDEN: "red",
    Standing.NOT_YET_VALID: "amber",
    Standing.EXPIRING: "amber",
    Standing.WRONG_FORM: "amber",
    Standing.UNDECIDED: "accent",
    Standing.LOOK: "accent",
}

CHOICES = {
    "payer": mark("Agency, manager or business centre"),
    "system_industry_id": mark("Second-level industry (number)"),
    "area_code": mark("Area code"),
    "advertiser_id": mark("Account to copy"),
    "subject.registered_nation_name": mark("Country, as the platform names it"),
    "subject.company_type": mark("Kind of company"),
    "subject.check_type": mark("Kind of check"),
    "subject.qualification_type": mark("Kind of certificate"),
    "advertiser_user_id": mark("Kuaishou number"),
    "industry_id": mark("Second-level industry (number)"),
    "customer_info.industry": mark("Industry (number)"),
    "timezone_id": mark("Time zone (number)"),
    "end_advertiser": mark("End advertiser (page, app, NONE or UNFOUND)"),
    "media_agency": mark("Media agency (page, app, NONE or UNFOUND)"),
    "partner": mark("Partner (page, app, NONE or UNFOUND)"),
}

VALUES = {
    "company": mark("Company"),
    "household": mark("Individual household business"),
    "institution": mark("Public institution"),
    "private_non_enterprise": mark("Private non-enterprise unit"),
    "association": mark("Association"),
    "law_firm": mark("Law firm"),
    "hong_kong": mark("Hong Kong company"),
    "overseas": mark("Company abroad"),
    "ID_CARD": mark("Identity card"),
    "long_term": mark("No end"),
}
"""Values that the program gives itself."""

WHY_PACKAGE = {
    "no_interface": mark("No open interface is known"),
    "not_connected": mark("Not connected"),
    "choices": mark("By interface, once its own codes are chosen"),
}


def choice_name(name: str) -> str:
    """What a person chooses from a platform's own lists."""
    return tr(CHOICES[name]) if name in CHOICES else name


def length(span: timedelta) -> str:
    """How long something took: 40 min, 21 h, 1 d 6 h."""
    minutes = int(span.total_seconds()) // 60
    if minutes < 60:
        return tr("{minutes} min", minutes=max(minutes, 0))
    hours = minutes // 60
    if hours < 48:
        return tr("{hours} h", hours=hours)
    days, rest = divmod(hours, 24)
    return tr("{days} d {hours} h", days=days, hours=rest) if rest else tr("{days} d", days=days)


def of_target(time: StageTime) -> str:
    """Spent against the target, `21 h of 24 h`; without a target only the time."""
    if time.target is None:
        return length(time.spent)
    return tr("{spent} of {target}", spent=length(time.spent), target=length(time.target))


def state_words(line: ApplicationLine) -> str:
    """The state, or that nobody knows whether it arrived."""
    if line.application.is_in_doubt:
        return tr("Outcome unknown")
    return wording.word(line.application.state)


def state_tone(line: ApplicationLine) -> str:
    """The colour of the state's meaning."""
    return "amber" if line.application.is_in_doubt else STATE_TONES.get(line.application.state, "neutral")


def field_name(field: FormField) -> str:
    """A field in the language of the window."""
    return field.name_zh if is_chinese() else field.name_en


def about_name(about: str, catalogue: Catalogue, form: OpeningForm) -> str:
    """The document or field that a reason is about; empty where the platform named none."""
    if about in form.fields:
        return field_name(form.fields[about])
    if about in catalogue.qualifications:
        return kind_name(about, catalogue)
    return about


def kind_name(code: str, catalogue: Catalogue) -> str:
    """A kind of document in the language of the window."""
    kind = catalogue.qualifications.get(code)
    return code if kind is None else kind.name_zh if is_chinese() else kind.name_en


def finding_name(finding: Finding, catalogue: Catalogue) -> str:
    """What the finding is about: a document, or a category that cannot be advertised."""
    if finding.qualification:
        return kind_name(finding.qualification, catalogue)
    found = next((one for one in catalogue.prohibitions if one.code in finding.rules), None)
    return "" if found is None else found.name_zh if is_chinese() else found.name_en


def finding_why(finding: Finding, catalogue: Catalogue) -> str:
    """What is wrong with it, what would do instead, and on what ground it is asked."""
    parts = [_flaw(flaw, finding.fit) for flaw in finding.fit.flaws] if finding.fit else []
    if finding.words:
        parts.append(tr("words found: {words}", words=", ".join(finding.words)))
    if finding.accepted_instead:
        names = ", ".join(kind_name(code, catalogue) for code in finding.accepted_instead[:3])
        parts.append(tr("or instead: {names}", names=names))
    laws = ", ".join(f"{one.law} {one.article}".strip() for one in finding.laws if one.law)
    ground = wording.word(finding.ground)
    parts.append(f"{ground} ({laws})" if laws and finding.ground.value == "law" else ground)
    return " · ".join(parts)


def _flaw(flaw: Flaw, fit: PaperFit) -> str:
    """What is wrong; of its form also what is wanted, and whether that was seen or is only usual."""
    if flaw is not Flaw.FORM or fit.paper.form is None:
        return wording.word(flaw)
    wanted, there = wording.word(fit.rule.form), wording.word(fit.paper.form)
    if fit.is_firm:
        return tr("wanted is {wanted}; here is: {there}", wanted=wanted, there=there)
    return tr("usually wanted is {wanted}; here is: {there}", wanted=wanted, there=there)


def day_of(at: datetime) -> str:
    """The local day and time of a step."""
    return f"{at.astimezone():%m-%d %H:%M}"
