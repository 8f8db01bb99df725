"""Who the company is on paper: its name, and the credit code of its own licence where that is kept."""

from app.domain.invoices import Party
from app.domain.papers import current, plain_name
from app.store.work import Work

LICENCE = "Q001"
"""营业执照 in the catalogue of documents."""


def company_party(work: Work) -> Party:
    """The company as an invoice must name it; without a licence the name alone is compared."""
    name = work.facts().company
    for kept in current(work.papers.all()):
        if kept.paper.type_code == LICENCE and plain_name(kept.holder) == plain_name(name):
            return Party(name, kept.value("uscc", "number"))
    return Party(name)
