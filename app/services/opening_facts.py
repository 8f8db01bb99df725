"""Everything that is known of one onboarding at one moment: documents, values, checks, consents, applications and how each can travel."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from app.domain.account_names import account_name, next_number, number_in
from app.domain.accounts import AdAccount, Connection, Platform
from app.domain.applications import Application, ApplicationState, Way
from app.domain.archived_papers import held_papers, of_these, read_papers
from app.domain.consent import Consent, Sharing, lacking, sharings
from app.domain.held_papers import HeldPaper
from app.domain.onboarding import FilledValue, PlatformValue, brand_in, fill, platform_values
from app.domain.opening_drafts import INDUSTRY, NOT_REMEMBERED, OpeningDraft
from app.domain.papers import KeptPaper
from app.domain.precheck import PlatformCheck, Verdict
from app.platforms.opening_forms import OPENING_FORMS, PAYER
from app.services.catalogue import CatalogueService
from app.store.work import Work

ENDED = frozenset({ApplicationState.REJECTED, ApplicationState.CLOSED})
UNSENT = frozenset({ApplicationState.DRAFT, ApplicationState.CHECKED})


@dataclass(frozen=True, slots=True, kw_only=True)
class Route:
    """How an application to one platform would travel."""

    way: Way
    why: str = ""
    """Why it is not by interface: no_interface, not_connected, or choices; empty where it is."""
    connection_id: int | None = None
    lacking: tuple[str, ...] = ()
    """Choices that a person must make first, by the platform's own names."""
    choices: tuple[str, ...] = ()
    """Everything that can be chosen."""
    options: Mapping[str, tuple[str, ...]]
    """What is known to be there to choose from."""
    told: Mapping[str, str]
    """What counts of each choice without a word: the only one there is, or what follows from a field."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PlatformFacts:
    """One platform's part of an onboarding."""

    platform: Platform
    check: PlatformCheck | None
    """None while the industry is not known."""
    values: tuple[PlatformValue, ...]
    route: Route
    application: Application | None
    """The one that is with the platform or lives, else the newest."""
    number: int
    """The running number in the account's name: of the one that was sent, else the first that no account here carries."""
    lacks_consent: bool

    @property
    def gaps(self) -> tuple[PlatformValue, ...]:
        """What is missing or wrong in the form."""
        return tuple(one for one in self.values if one.holds)

    @property
    def is_under_way(self) -> bool:
        """Whether an application left already, and has not come to nothing."""
        return self.application is not None and is_under_way(self.application)

    @property
    def is_ready(self) -> bool:
        """Whether nothing but consent keeps an application back."""
        return (
            self.check is not None
            and not self.is_under_way
            and not self.gaps
            and self.check.verdict not in (Verdict.INCOMPLETE, Verdict.FORBIDDEN)
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """One onboarding as a whole."""

    draft: OpeningDraft
    day: date
    kept: tuple[KeptPaper, ...]
    held: tuple[HeldPaper, ...]
    values: Mapping[str, FilledValue]
    platforms: tuple[PlatformFacts, ...]
    """All ten, in the order of the program."""
    consents: tuple[Consent, ...]
    needed: tuple[Sharing, ...]
    """The personal data that the ticked platforms would get."""

    def text(self, code: str) -> str:
        """A field's value; empty without one."""
        value = self.values.get(code)
        return value.text if value else ""

    @property
    def industry(self) -> str:
        """The industry that was chosen; empty while none is."""
        return self.text(INDUSTRY)

    @property
    def company(self) -> str:
        """The company's name, as its licence has it."""
        return self.text("F02")

    def on(self, platform: Platform) -> PlatformFacts:
        """One platform's part."""
        return next(one for one in self.platforms if one.platform is platform)

    def own_values(self, platform: Platform) -> dict[str, str]:
        """Every field's text for one platform, its account's name among them."""
        texts = {code: value.text for code, value in self.values.items()}
        name = account_name(brand_in(self.values), platform, self.draft.market().code, self.on(platform).number)
        return texts if "F24" in texts or not name else texts | {"F24": name}


def is_under_way(one: Application) -> bool:
    """Whether it left already, and has not come to nothing."""
    return one.is_in_doubt or one.state not in ENDED | UNSENT


def is_at_work(one: Application) -> bool:
    """Whether it may still lead to an account without an appeal."""
    return one.is_in_doubt or one.state not in ENDED


def _mine(applications: Sequence[Application], platform: Platform) -> Application | None:
    """The application that counts on a platform.

    A refused one that was appealed is at work again, though others may have come and gone after it.
    """
    here = [one for one in applications if one.platform is platform]
    return next((one for one in here if is_under_way(one)), here[-1] if here else None)


def _number(mine: Application | None, platform: Platform, brand: str, market: str, names: Iterable[str]) -> int:
    """What was sent keeps its number; a new account gets one that no other name there has."""
    if mine is not None and is_under_way(mine):
        sent = number_in(mine.name, brand, platform, market)
        if sent is not None:
            return sent
    return next_number(names, brand, platform, market)


def _names(
    platform: Platform, mine: Application | None, applications: Iterable[Application], accounts: Iterable[AdAccount]
) -> list[str]:
    """Every account on a platform, and all that was ever applied for there; the application that counts is left out."""
    own = mine.id if mine is not None and mine.state not in ENDED else None
    applied = [one.name for one in applications if one.platform is platform and one.id != own]
    return applied + [one.name for one in accounts if one.platform is platform]


def facts_of(work: Work, catalogue: CatalogueService, draft: OpeningDraft, day: date) -> Facts:
    """Look everything up, within one transaction."""
    kept = of_these(work.papers.all(), draft.papers)
    read = read_papers(kept)
    number = fill(catalogue.form, draft.known(read, {})).get("F04")
    remembered = _remembered(work, draft, number.text if number else "")
    values = fill(catalogue.form, draft.known(read, remembered))
    held = held_papers(kept)
    consents = tuple(work.consents.of(draft.id or 0))
    needed = sharings(catalogue.form, draft.ticked, values)
    applications = work.applications.of(draft.id or 0)
    connections = work.connections.all()
    checks = _checks(catalogue, draft, values, held, day)
    accounts = work.accounts.all()
    unagreed = {one.platform for one in lacking(needed, consents)}
    mine = {platform: _mine(applications, platform) for platform in Platform}
    brand, market, everywhere = brand_in(values), draft.market().code, work.applications.all()
    numbers = {
        one: _number(mine[one], one, brand, market, _names(one, mine[one], everywhere, accounts)) for one in Platform
    }
    platforms = tuple(
        PlatformFacts(
            platform=platform,
            check=checks.get(platform),
            values=platform_values(
                catalogue.form, platform, values, draft.market(), draft.chosen_on(platform), number=numbers[platform]
            ),
            route=_route(draft, platform, values, connections, accounts),
            application=mine[platform],
            number=numbers[platform],
            lacks_consent=platform in unagreed,
        )
        for platform in Platform
    )
    return Facts(
        draft=draft,
        day=day,
        kept=kept,
        held=held,
        values=values,
        platforms=platforms,
        consents=consents,
        needed=needed,
    )


def _checks(
    catalogue: CatalogueService,
    draft: OpeningDraft,
    values: Mapping[str, FilledValue],
    held: Sequence[HeldPaper],
    day: date,
) -> dict[Platform, PlatformCheck]:
    if INDUSTRY not in values:
        return {}
    text = " ".join(values[code].text for code in ("F18", "F16") if code in values)
    offer = draft.offer(values[INDUSTRY].text, text)
    return {one.platform: one for one in catalogue.precheck(offer=offer, papers=held, day=day)}


def _remembered(work: Work, draft: OpeningDraft, number: str) -> dict[str, str]:
    """What the same company's last application was sent with."""
    if not number:
        return {}
    sent = [
        one
        for one in work.applications.all()
        if one.draft_id != draft.id and one.values.get("F04") == number and one.state not in UNSENT
    ]
    return {code: text for code, text in sent[-1].values.items() if code not in NOT_REMEMBERED} if sent else {}


def _route(
    draft: OpeningDraft,
    platform: Platform,
    values: Mapping[str, FilledValue],
    connections: Iterable[Connection],
    accounts: Sequence[AdAccount],
) -> Route:
    form = OPENING_FORMS.get(platform)
    if form is None:
        return Route(way=Way.PACKAGE, why="no_interface", options={}, told={})
    mine = next((one for one in connections if one.platform is platform and one.grant and not one.is_by_file), None)
    if mine is None:
        return Route(way=Way.PACKAGE, why="not_connected", options={}, told={})
    options = _options([one for one in accounts if one.connection_id == mine.id], copies=form.copies)
    texts = {code: value.text for code, value in values.items()}
    told = {name: form.values[name](texts) for name in form.choices if name in form.values}
    if len(options[PAYER]) == 1:
        told[PAYER] = options[PAYER][0]
    chosen = draft.chosen_on(platform)
    choices = (PAYER, *form.choices)
    missing = tuple(name for name in choices if not chosen.get(name) and not told.get(name))
    return Route(
        way=Way.PACKAGE if missing else Way.INTERFACE,
        why="choices" if missing else "",
        connection_id=mine.id,
        lacking=missing,
        choices=choices,
        options=options,
        told={name: text for name, text in told.items() if text},
    )


def _options(accounts: Sequence[AdAccount], *, copies: bool) -> dict[str, tuple[str, ...]]:
    """Under whom accounts of a connection stand already, and which of them can be copied."""
    options = {PAYER: tuple(sorted({one.manager for one in accounts if one.manager}))}
    return options | ({"advertiser_id": tuple(one.platform_id for one in accounts)} if copies else {})


def activate(application: Application, at: datetime) -> None:
    """An approved account whose number is known can be spent from: nothing more is to be waited for."""
    if application.state is ApplicationState.APPROVED and application.account:
        application.move_to(ApplicationState.ACTIVE, at=at, actor=application.platform)
