"""What contracts tell reconciliation: the fees that were agreed, rebates that never came, money left lying at a provider."""

from collections.abc import Iterator
from datetime import date

from app.domain.findings import Finding, FindingKind
from app.domain.moves import MoveKind
from app.domain.orders import OrderState
from app.matching.knowledge import FeeModel, Knowledge
from app.services.provider_standing import in_transit
from app.services.rebate_ledger import RebateBook
from app.store.work import Work


def agreed_fees(work: Work, today: date) -> Knowledge:
    """The service fees of all contracts in force: any other that is kept back is a finding."""
    contracts = ((one.name, one.contract_on(today)) for one in work.providers.all())
    return Knowledge(
        fees=tuple(
            FeeModel(rate=contract.fee_rate, party=contract.party, name=f"{name} {contract.number}".strip())
            for name, contract in contracts
            if contract is not None and contract.fee_rate
        )
    )


def contract_findings(work: Work, today: date) -> list[Finding]:
    """Findings that no row shows, for what they are about is that there is none; computed anew by every run."""
    return [*_late_rebates(work, today), *_left_at_provider(work)]


def _late_rebates(work: Work, today: date) -> Iterator[Finding]:
    book = RebateBook(work, today)
    for provider in work.providers.all():
        for line in book.lines(provider):
            if line.is_late(today):
                late = (today - line.rebate.due_on).days
                yield Finding(
                    kind=FindingKind.REBATE_MISSING,
                    amount=line.rebate.owed,
                    reason=(
                        f"{provider.name}, contract {line.contract}: rebate of {line.rebate.start} to {line.rebate.end}"
                        f" was due on {line.rebate.due_on}, {late} days ago"
                    ),
                    is_certain=line.is_due_agreed,
                )


def _left_at_provider(work: Work) -> Iterator[Finding]:
    names = {one.id: one.name for one in work.providers.all()}
    for order in work.orders.all({OrderState.PARTIAL}):
        provider_id = order.content.provider_id
        if provider_id is None or order.content.kind is not MoveKind.RECHARGE:
            continue
        for left in in_transit([order], provider_id):
            yield Finding(
                kind=FindingKind.PARTIAL_TRANSFER,
                amount=left,
                reason=f"recharge {order.id}: {left} of {order.content.amount} lie at {names[provider_id]}",
            )
