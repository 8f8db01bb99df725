"""What the newest run left: findings, the class of each open row, invoices with what they bill; and accepted reasons."""

import json
from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, delete, insert, select, update

from app.domain.explanations import Explanation
from app.domain.findings import Finding, FindingKind, InvoiceLink, LeftClass, LinkKind
from app.domain.money import Money
from app.errors import NotFound
from app.store.bulk import insert_many
from app.store.closing_tables import explanations, findings, invoice_links, left_overs


class Findings:
    """Beside the groups: all that a run said of rows that are in none, and what persons answered."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def replace(
        self,
        run_id: int,
        found: Sequence[Finding],
        classes: Sequence[tuple[str, LeftClass]],
        links: Sequence[InvoiceLink],
    ) -> None:
        """Put the outcome of a run in place of the one before."""
        for table in (findings, left_overs, invoice_links):
            self._connection.execute(delete(table))
        insert_many(
            self._connection,
            findings,
            [
                (at, run_id, str(one.kind), one.amount.micros, one.amount.currency, one.reason, int(one.is_certain), _rows(one))
                for at, one in enumerate(found, start=1)
            ],
        )  # fmt: skip
        insert_many(self._connection, left_overs, [(row, run_id, str(one)) for row, one in classes])
        insert_many(
            self._connection,
            invoice_links,
            [
                (at, run_id, str(one.kind), one.open_amount.micros, one.open_amount.currency, int(one.is_sure), _rows(one))
                for at, one in enumerate(links, start=1)
            ],
        )  # fmt: skip

    def all(self) -> list[Finding]:
        """The findings of the newest run and those of earlier ones that still hold."""
        return [_finding(row) for row in self._connection.execute(select(findings).order_by(findings.c.id))]

    def classes(self) -> dict[str, LeftClass]:
        """Why each open row may have stayed open, by its matching key."""
        wanted = select(left_overs.c.row, left_overs.c.left_class)
        return {row.row: LeftClass(row.left_class) for row in self._connection.execute(wanted)}

    def links(self) -> list[InvoiceLink]:
        """Invoices with the rows that they bill."""
        return [_link(row) for row in self._connection.execute(select(invoice_links).order_by(invoice_links.c.id))]

    def explain(self, row: str, left_class: LeftClass, *, at: datetime, by: str, entry_id: int | None) -> int:
        """Keep an accepted reason; its id."""
        added = insert(explanations).values(
            row=row, left_class=str(left_class), at=at, by=by, entry_id=entry_id, undone_by=""
        )
        made: int = self._connection.execute(added.returning(explanations.c.id)).scalar_one()
        return made

    def explanations(self) -> dict[str, Explanation]:
        """The reasons that stand, by the row's matching key."""
        wanted = select(explanations).where(explanations.c.undone_at.is_(None))
        return {row.row: _explanation(row) for row in self._connection.execute(wanted)}

    def explanation(self, row: str) -> Explanation:
        """NotFound when none stands for this row."""
        wanted = select(explanations).where(explanations.c.undone_at.is_(None), explanations.c.row == row)
        found = self._connection.execute(wanted).one_or_none()
        if found is None:
            raise NotFound("explanation", row)
        return _explanation(found)

    def take_back(self, ids: Collection[int], *, at: datetime, by: str) -> None:
        """These reasons no longer stand."""
        changed = update(explanations).where(explanations.c.id.in_(ids), explanations.c.undone_at.is_(None))
        self._connection.execute(changed.values(undone_at=at, undone_by=by))


def _rows(one: Finding | InvoiceLink) -> str:
    return json.dumps([one.left, one.right, one.invoices])


def _finding(row: Row[Any]) -> Finding:
    left, right, invoices = json.loads(row.rows)
    return Finding(
        kind=FindingKind(row.kind),
        left=tuple(left),
        right=tuple(right),
        invoices=tuple(invoices),
        amount=Money.from_micros(row.amount, row.currency),
        reason=row.reason,
        is_certain=row.is_certain,
    )


def _link(row: Row[Any]) -> InvoiceLink:
    left, right, invoices = json.loads(row.rows)
    return InvoiceLink(
        invoices=tuple(invoices),
        left=tuple(left),
        right=tuple(right),
        kind=LinkKind(row.kind),
        open_amount=Money.from_micros(row.open_amount, row.currency),
        is_sure=row.is_sure,
    )


def _explanation(row: Row[Any]) -> Explanation:
    return Explanation(
        id=row.id, row=row.row, left_class=LeftClass(row.left_class), at=row.at, by=row.by, entry_id=row.entry_id
    )
