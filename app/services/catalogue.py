"""Asking the catalogue: what each platform needs of this company, and how its papers stand against that."""

from collections.abc import Iterable, Sequence
from datetime import date
from functools import cached_property

from app import paths
from app.domain.accounts import Platform
from app.domain.catalogue import Catalogue
from app.domain.catalogue_rows import FILES, build_catalogue
from app.domain.form_fields import FORM_FILES, OpeningForm, Question, build_form, questions
from app.domain.held_papers import HeldPaper
from app.domain.industry_guess import IndustrySuggestion, suggest_industries
from app.domain.precheck import Offer, PlatformCheck, precheck


class CatalogueService:
    """The catalogue of `resources/`, read when it is first asked for and then kept."""

    @cached_property
    def catalogue(self) -> Catalogue:
        """All of it."""
        return build_catalogue(_texts(FILES))

    @cached_property
    def form(self) -> OpeningForm:
        """The 28 fields and what each platform asks."""
        return build_form(_texts(FORM_FILES))

    def questions(self, platforms: Iterable[Platform]) -> tuple[Question, ...]:
        """What the ticked platforms ask together, each field once."""
        return questions(self.form, platforms)

    def suggest_industries(self, scope: str) -> tuple[IndustrySuggestion, ...]:
        """Industries that a business scope 经营范围 speaks for, the likeliest first; a person chooses."""
        return suggest_industries(self.catalogue.scope_words, scope)

    def precheck(
        self,
        *,
        offer: Offer,
        papers: Sequence[HeldPaper],
        day: date,
        platforms: Iterable[Platform] = tuple(Platform),
    ) -> tuple[PlatformCheck, ...]:
        """How each platform stands on this day, the readiest first; NotFound for an unknown industry."""
        return precheck(self.catalogue, offer=offer, platforms=platforms, papers=papers, day=day)


def _texts(names: Iterable[str]) -> dict[str, str]:
    folder = paths.resources() / "catalogue"
    return {name: (folder / name).read_text(encoding="utf-8") for name in names}
