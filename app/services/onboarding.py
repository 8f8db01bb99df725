"""Onboarding 开户: a company from its documents to applications on many platforms; eight fields asked, the rest read or derived."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from app.changes import Changes
from app.domain.accounts import Platform
from app.domain.archived_papers import of_company
from app.domain.catalogue import Catalogue, Circumstance, Industry, Stage
from app.domain.chain import RecordKind
from app.domain.consent import lacking
from app.domain.core_answers import check_typed
from app.domain.form_fields import FormField, OpeningForm
from app.domain.industry_guess import IndustrySuggestion
from app.domain.onboarding import LICENCES, CoreCount, FilledValue, core_count, typed_fields
from app.domain.opening_drafts import OpeningDraft
from app.domain.people import Action
from app.domain.precheck import Standing
from app.domain.wizard import Page, Progressed, next_page, page_to_open, pages, previous_page, reachable
from app.errors import NotFound, WrongAnswer
from app.services.catalogue import CatalogueService
from app.services.clock import Clock
from app.services.documents import ISSUED_IN
from app.services.opening_facts import Facts, facts_of
from app.store.vault import Vault
from app.store.work import Work

CHANGED = Changes.ONBOARDING | Changes.LEDGER


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldLine:
    """One of the 28 fields with its value and where that came from."""

    field: FormField
    value: FilledValue | None
    asked_by: tuple[Platform, ...]
    """Ticked platforms that have a place for it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CircumstanceLine:
    """A question of which only the user knows the answer; `asked_by` are the platforms where a document hangs on it."""

    circumstance: Circumstance
    answer: bool | None
    is_left_open: bool
    asked_by: tuple[Platform, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftLine:
    """An onboarding in the list."""

    id: int
    company: str
    started_at: datetime
    page: Page
    ticked: int
    sent: int
    is_closed: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class OnboardingView:
    """One onboarding as the wizard shows it."""

    facts: Facts
    fields: tuple[FieldLine, ...]
    typed: tuple[str, ...]
    """The fields that a person typed."""
    core: CoreCount
    suggestions: tuple[IndustrySuggestion, ...]
    circumstances: tuple[CircumstanceLine, ...]
    progressed: Progressed
    page: Page
    pages: tuple[Page, ...]
    reachable: tuple[Page, ...]
    to_look_at: int
    """Documents of this company in which something is still in doubt: they count for what is settled only."""

    @property
    def id(self) -> int:
        """Its number."""
        return self.facts.draft.id or 0


class Onboarding:
    """Drafts, from the first document to consent; `Applications` sends and follows."""

    def __init__(self, vault: Vault, catalogue: CatalogueService, clock: Clock) -> None:
        self._vault = vault
        self._catalogue = catalogue
        self._clock = clock

    @property
    def catalogue(self) -> Catalogue:
        """The names of documents, industries and circumstances."""
        return self._catalogue.catalogue

    @property
    def form(self) -> OpeningForm:
        """The 28 fields."""
        return self._catalogue.form

    def start(self, licence_id: int | None = None) -> int:
        """Begin an onboarding, with the documents of a licence where one is in the archive; its id."""
        with self._vault.work(Action.DRAFT_OPENING) as work:
            papers = () if licence_id is None else of_company(work.papers.all(), licence_id)
            draft = OpeningDraft(started_at=self._clock(), started_by=self._vault.person, papers=papers)
            draft_id = work.drafts.add(draft)
            self._record(work, RecordKind.OPENING_STARTED, draft_id, documents=list(papers))
        return draft_id

    def licences(self) -> list[tuple[int, str]]:
        """The licences in the archive with the names on them: companies that an onboarding can begin with."""
        with self._vault.look() as work:
            kept = work.papers.all()
        replaced = {one.paper.replaces for one in kept}
        return [(one.id, one.holder) for one in kept if one.paper.type_code in LICENCES and one.id not in replaced]

    def drafts(self) -> list[DraftLine]:
        """Every onboarding, the newest first."""
        with self._vault.look() as work:
            return [self._line(work, draft) for draft in work.drafts.all()]

    def view(self, draft_id: int) -> OnboardingView:
        """One onboarding; NotFound."""
        facts = self.facts(draft_id)
        form = self._catalogue.form
        questions = {one.field.code: tuple(one.asked_by) for one in self._catalogue.questions(facts.draft.ticked)}
        circumstances = self._circumstances(facts)
        so_far = _progressed(facts, self._open_fields(facts), circumstances)
        open_now = reachable(so_far)
        page = facts.draft.page if facts.draft.page in open_now else page_to_open(so_far)
        return OnboardingView(
            facts=facts,
            fields=tuple(
                FieldLine(field=one, value=facts.values.get(code), asked_by=questions.get(code, ()))
                for code, one in form.fields.items()
            ),
            typed=typed_fields(facts.values),
            core=core_count(form, facts.values),
            suggestions=self._catalogue.suggest_industries(facts.text("F16")),
            circumstances=circumstances,
            progressed=so_far,
            page=page,
            pages=pages(so_far),
            reachable=open_now,
            to_look_at=sum(bool(one.doubtful) or one.is_type_doubtful for one in facts.kept),
        )

    def facts(self, draft_id: int) -> Facts:
        """Everything that is known of one onboarding now; NotFound."""
        with self._vault.look() as work:
            return facts_of(work, self._catalogue, work.drafts.get(draft_id), self._today())

    def industries(self) -> Sequence[Industry]:
        """The 32 segments to choose from."""
        return list(self._catalogue.catalogue.industries.values())

    def add_papers(self, draft_id: int, papers: Collection[int]) -> Changes:
        """Let documents of the archive belong to this onboarding; a licence brings those that are its company's."""
        with self._vault.work(Action.DRAFT_OPENING) as work:
            draft, kept = work.drafts.get(draft_id), work.papers.all()
            kinds = {one.id: one.paper.type_code for one in kept}
            brought = {other for one in papers if kinds.get(one) in LICENCES for other in of_company(kept, one)}
            draft.papers = tuple(sorted({*draft.papers, *papers, *brought}))
        return CHANGED

    def drop_paper(self, draft_id: int, paper_id: int) -> Changes:
        """Let a document go; it stays in the archive."""
        with self._vault.work(Action.DRAFT_OPENING) as work:
            draft = work.drafts.get(draft_id)
            draft.papers = tuple(one for one in draft.papers if one != paper_id)
        return CHANGED

    def type(self, draft_id: int, code: str, text: str) -> Changes:
        """Put a value in by hand; an empty one gives way to what is read. WrongAnswer where it cannot be what is asked."""
        return self.type_all(draft_id, {code: text})

    def type_all(self, draft_id: int, texts: Mapping[str, str]) -> Changes:
        """Put in several values by hand, all or none."""
        for code, text in texts.items():
            if code not in self._catalogue.form.fields:
                raise NotFound("field", code)
            check_typed(code, text)
            if code == "F17" and text.strip():
                self._catalogue.catalogue.industry(text.strip())

        def change(draft: OpeningDraft) -> None:
            for code, text in texts.items():
                draft.type(code, text)

        return self._change(draft_id, change)

    def confirm(self, draft_id: int, codes: Collection[str]) -> Changes:
        """Let proposals stand (English name and address)."""

        def change(draft: OpeningDraft) -> None:
            draft.confirmed = tuple(sorted({*draft.confirmed, *codes}))

        return self._change(draft_id, change)

    def tick(self, draft_id: int, platforms: Collection[Platform]) -> Changes:
        """Choose the platforms; this replaces the choice before."""

        def change(draft: OpeningDraft) -> None:
            draft.ticked = tuple(one for one in Platform if one in platforms)

        return self._change(draft_id, change)

    def choose(self, draft_id: int, platform: Platform, choices: Mapping[str, str]) -> Changes:
        """Take codes of the platform's own lists, by its own names."""

        def change(draft: OpeningDraft) -> None:
            for name, text in choices.items():
                draft.choose(platform, name, text)

        return self._change(draft_id, change)

    def answer(self, draft_id: int, answers: Mapping[str, bool | None]) -> Changes:
        """Answer circumstances; None leaves one open."""

        def change(draft: OpeningDraft) -> None:
            for code, answer in answers.items():
                draft.answer(code, answer)

        return self._change(draft_id, change)

    def clear(self, draft_id: int, prohibition: str) -> Changes:
        """A person looked at the words of a prohibited category and found that they do not apply."""

        def change(draft: OpeningDraft) -> None:
            draft.cleared = tuple(sorted({*draft.cleared, prohibition}))

        if all(one.code != prohibition for one in self._catalogue.catalogue.prohibitions):
            raise NotFound("prohibition", prohibition)
        with self._vault.work(Action.DRAFT_OPENING) as work:
            self._record(work, RecordKind.OPENING_CLEARED, draft_id, category=prohibition)
        return self._change(draft_id, change)

    def go(self, draft_id: int, page: Page) -> Changes:
        """Stand at this page; WrongAnswer while what it builds on is not there."""
        if page not in self.view(draft_id).reachable:
            raise WrongAnswer("page", "not_yet")
        return self._change(draft_id, lambda draft: setattr(draft, "page", page))

    def next(self, draft_id: int) -> Page | None:
        """The page after the one where the wizard stands; None while that is not done."""
        view = self.view(draft_id)
        return next_page(view.page, view.progressed)

    def previous(self, draft_id: int) -> Page | None:
        """The page before it."""
        view = self.view(draft_id)
        return previous_page(view.page, view.progressed)

    def put_away(self, draft_id: int) -> Changes:
        """Close an onboarding; its applications are followed all the same."""
        return self._change(draft_id, lambda draft: draft.close(self._clock()))

    def _circumstances(self, facts: Facts) -> tuple[CircumstanceLine, ...]:
        """What the ticked platforms' accounts hang on; what only the advertisement needs is asked when there is one."""
        askers: dict[str, list[Platform]] = {}
        for one in facts.platforms:
            if one.platform not in facts.draft.ticked or one.check is None:
                continue
            for finding in one.check.findings:
                known = finding.circumstance in facts.draft.answers
                is_asked = finding.standing is Standing.UNDECIDED or known
                if finding.circumstance and finding.stage is not Stage.AD and is_asked:
                    of_this = askers.setdefault(finding.circumstance, [])
                    if one.platform not in of_this:
                        of_this.append(one.platform)
        return tuple(
            CircumstanceLine(
                circumstance=self._catalogue.catalogue.circumstances[code],
                answer=facts.draft.answers.get(code),
                is_left_open=code in facts.draft.left_open,
                asked_by=tuple(some),
            )
            for code, some in sorted(askers.items())
        )

    def _open_fields(self, facts: Facts) -> int:
        return sum(bool(one.core) and code not in facts.values for code, one in self._catalogue.form.fields.items())

    def _line(self, work: Work, draft: OpeningDraft) -> DraftLine:
        facts = facts_of(work, self._catalogue, draft, self._today())
        return DraftLine(
            id=draft.id or 0,
            company=facts.company,
            started_at=draft.started_at,
            page=draft.page,
            ticked=len(draft.ticked),
            sent=sum(one.is_under_way for one in facts.platforms),
            is_closed=draft.closed_at is not None,
        )

    def _change(self, draft_id: int, change: Callable[[OpeningDraft], object]) -> Changes:
        with self._vault.work(Action.DRAFT_OPENING) as work:
            change(work.drafts.get(draft_id))
        return Changes.ONBOARDING

    def _today(self) -> date:
        return self._clock().astimezone(ISSUED_IN).date()

    def _record(self, work: Work, kind: RecordKind, draft_id: int, **facts: object) -> None:
        work.ledger.record(kind, {"onboarding": draft_id, **facts}, at=self._clock(), actor=self._vault.person)


def _progressed(facts: Facts, open_fields: int, circumstances: Sequence[CircumstanceLine]) -> Progressed:
    ticked = [one for one in facts.platforms if one.platform in facts.draft.ticked]
    return Progressed(
        has_licence=any(one.paper.type_code in LICENCES for one in facts.kept),
        open_fields=open_fields,
        ticked=len(ticked),
        asked=len(circumstances),
        undecided=sum(one.answer is None and not one.is_left_open for one in circumstances),
        sendable=sum(one.is_ready or one.is_under_way for one in ticked),
        consents_needed=len(facts.needed),
        consents_given=len(facts.needed) - len(lacking(facts.needed, facts.consents)),
        sent=sum(one.is_under_way for one in ticked),
    )
