"""Asking the catalogue: what each platform needs of this company, and how its papers stand against that."""

from collections.abc import Iterable, Sequence
from datetime import date
from functools import cached_property

from app import paths
from app.domain.accounts import Platform
from app.domain.catalogue import Catalogue
from app.domain.catalogue_rows import FILES, build_catalogue
from app.domain.held_papers import HeldPaper
from app.domain.precheck import Offer, PlatformCheck, precheck


class CatalogueService:
    """The catalogue of `resources/`, read when it is first asked for and then kept."""

    @cached_property
    def catalogue(self) -> Catalogue:
        """All of it."""
        folder = paths.resources() / "catalogue"
        return build_catalogue({name: (folder / name).read_text(encoding="utf-8") for name in FILES})

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
