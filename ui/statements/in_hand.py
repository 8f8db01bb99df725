"""The file that is looked at: what of it is known, how many rows it would bring, and what is still missing."""

from dataclasses import dataclass
from pathlib import Path

from app.domain.statements import ColumnMapping, Statement
from app.services.statements import ImportPreview
from ui.statements.tables import PreviewRow
from ui.words import plural, tr


@dataclass(kw_only=True)
class InHand:
    """One file on its way; `statement` is there once it could be read, `preview` once an account that exists is chosen."""

    file: Path
    statement: Statement | None = None
    preview: ImportPreview | None = None
    mapping: ColumnMapping | None = None
    has_trouble: bool = False

    def problems(self) -> int:
        """Lines that could not be read."""
        return len(self.statement.problems) if self.statement is not None else 0

    def rows_new(self, *, is_new_account: bool) -> int:
        """Rows that an import would add: all of them where the account is new."""
        if self.preview is not None:
            return self.preview.rows_new
        return len(self.statement.rows) if self.statement is not None and is_new_account else 0

    def rows(self) -> list[PreviewRow]:
        """The rows for the table, each with whether the vault has it."""
        if self.statement is None:
            return []
        return [
            PreviewRow(row=row, is_known=self.preview is not None and self.preview.is_known(at))
            for at, row in enumerate(self.statement.rows)
        ]

    def waits_for_columns(self) -> bool:
        """Whether it is a sheet that nobody knows and nobody has explained yet."""
        return self.statement is None and self.mapping is None and not self.has_trouble

    def missing(self, *, is_new_account: bool, name: str, accepts: bool) -> str:
        """Why it cannot be imported yet, in words; empty when it can."""
        if self.statement is None:
            return tr("The columns of this sheet are not known yet.") if self.waits_for_columns() else ""
        said = ""
        if is_new_account and not name:
            said = tr("The new account has no name.")
        elif not is_new_account and self.preview is None:
            said = tr("Reading…")
        elif not self.rows_new(is_new_account=is_new_account):
            said = plural(
                "The {count} row of this file is in the vault already.",
                "All {count} rows of this file are in the vault already.",
                count=len(self.statement.rows),
            )
        elif self.problems() and not accepts:
            said = tr("Some lines cannot be read: accept that they are left out.")
        return said

    def can_be_imported(self, *, is_new_account: bool, name: str, accepts: bool) -> bool:
        """Whether nothing is missing."""
        is_read = self.statement is not None and not self.has_trouble
        return is_read and not self.missing(is_new_account=is_new_account, name=name, accepts=accepts)
