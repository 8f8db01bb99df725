"""Everything that can go wrong and can be told to the user.

DeskError                        the user can be told
├─ Unreachable(platform)             network or their server; trying later may help
├─ OutcomeUnknown(platform, what)    no answer to a call that moves something: read back, never send again
├─ BadAnswer(platform, what)         the answer is not what the platform documents (a page of HTML, a cut body)
├─ Refused(platform, code)           the platform said no
│  ├─ NotAuthorised                  sign in again
│  └─ TooFast                        the platform asks for a slower pace, even after waiting
├─ IllegalMove(state, wanted)        the record's life has no such step
├─ Unbalanced(currency, difference)  an entry whose postings do not sum to zero
├─ NotFound(kind, key)               no such record
├─ WrongAnswer(field, reason)        something typed cannot be used
├─ Denied(action, why)               whoever opened the vault may not do this
├─ Held(reasons)                     an order may not go any further yet
├─ StillUsed(applications, providers)  a document that something under way rests on cannot be erased
├─ CodeRefused(answer)               the second factor's code does not count
├─ ClockSetBack(last_seen, now)      the computer's clock stands before the newest record
├─ FoundedAnew(strangers)            the founder's key was lost and a new one took its place
├─ OlderBook(seen_at, missing)       fewer records than this machine has seen: an older copy was put back
├─ AnotherPast(seen_at)              other records than this machine has seen
├─ PeriodClosed(until, day)          the day lies in a period that is closed
├─ FileTrouble(file)
│  ├─ UnknownFormat                  no known statement format fits
│  ├─ BrokenFile(reason, entry)      cut off, not what its name says, or hostile
│  ├─ NeedsPassword(is_wrong)         an archive with a password that was not given, or not the right one
│  ├─ NoInvoice                      nothing in the file can be read as an invoice
│  ├─ EmptyStatement                 the file is fine and holds no row
│  ├─ PictureTrouble(reason)         no picture, too large, protected, or the death of its reader
│  └─ NotWritten(why)                a file of ours that could not be written, or must not replace another
└─ VaultError(path)
   ├─ NoVault                        nothing there
   ├─ VaultExists                    something is there already
   ├─ VaultInUse                     another program holds it open
   ├─ VaultLocked                    it was closed; nothing of it can be read or written
   ├─ NotOpened(way)                 the password, recovery key or sheets fit no slot
   ├─ SigningKeyLost                 the recovery key opens the book but does not hold the founder's signing key
   ├─ GuessedTooOften(until)         too many failures in a row; nothing is tried before then
   ├─ VaultTooNew(found, known)      written by a newer AdTill
   ├─ Damaged(where)                 a page or the key file does not verify
   ├─ UpgradeFailed(kept_copy)       the old vault is untouched, its copy kept
   ├─ BackupDamaged                  the backup does not open or does not agree
   ├─ DiskFull                       nothing was half-written
   └─ NotWritable                    read-only, or no permission

Errors carry facts, not sentences; `ui/wording.py` turns each into a sentence and a next step.
"""

from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from pathlib import Path


class DeskError(Exception):
    """The user can be told."""


class Unreachable(DeskError):
    """The platform did not answer; nothing was changed there by us."""

    def __init__(self, platform: str, detail: str = "") -> None:
        super().__init__(platform, detail)
        self.platform = platform
        self.detail = detail


class OutcomeUnknown(DeskError):
    """A call that moves something was sent and nobody can say whether it was done: read back, never send it again."""

    def __init__(self, platform: str, what: str) -> None:
        super().__init__(platform, what)
        self.platform = platform
        self.what = what


class BadAnswer(DeskError):
    """The platform answered something its documentation does not know."""

    def __init__(self, platform: str, what: str) -> None:
        super().__init__(platform, what)
        self.platform = platform
        self.what = what


class Refused(DeskError):
    """The platform understood and said no; `code` and `message` are its own words, free of secrets."""

    def __init__(self, platform: str, code: str, message: str = "") -> None:
        super().__init__(platform, code, message)
        self.platform = platform
        self.code = code
        self.message = message


class NotAuthorised(Refused):
    """The token is dead and could not be refreshed: sign in again."""


class TooFast(Refused):
    """The platform limits our pace, and waiting did not help."""


class IllegalMove(DeskError):
    """A record cannot go from this state to that one."""

    def __init__(self, state: str, wanted: str) -> None:
        super().__init__(state, wanted)
        self.state = state
        self.wanted = wanted


class Unbalanced(DeskError):
    """The postings of an entry do not sum to zero in this currency."""

    def __init__(self, currency: str, difference: Decimal) -> None:
        super().__init__(currency, difference)
        self.currency = currency
        self.difference = difference


class NotFound(DeskError):
    """No record of this kind has this key."""

    def __init__(self, kind: str, key: object) -> None:
        super().__init__(kind, str(key))
        self.kind = kind
        self.key = str(key)


class WrongAnswer(DeskError):
    """Something the user gave cannot be used; `reason` is a code that `ui/wording.py` knows."""

    def __init__(self, field: str, reason: str) -> None:
        super().__init__(field, reason)
        self.field = field
        self.reason = reason


class Denied(DeskError):
    """Whoever opened the vault may not do this; both are codes of `app.domain.people`."""

    def __init__(self, action: StrEnum, why: StrEnum) -> None:
        super().__init__(str(action), str(why))
        self.action = action
        self.why = why


class Held(DeskError):
    """An order may not go any further yet; every reason is a code of the domain, weightiest first."""

    def __init__(self, reasons: tuple[StrEnum, ...]) -> None:
        super().__init__(*(str(reason) for reason in reasons))
        self.reasons = reasons


class StillUsed(DeskError):
    """A document cannot be erased yet: applications under way on these platforms, or these providers, rest on it."""

    def __init__(self, applications: tuple[str, ...], providers: tuple[str, ...]) -> None:
        super().__init__(*applications, *providers)
        self.applications = applications
        self.providers = providers


class CodeRefused(DeskError):
    """The code of the second factor does not count, or there is no factor yet; `answer` says why."""

    def __init__(self, answer: StrEnum) -> None:
        super().__init__(str(answer))
        self.answer = answer


class ClockSetBack(DeskError):
    """The clock stands before the newest record: noticed and recorded, not a reason to stop."""

    def __init__(self, last_seen: datetime, now: datetime) -> None:
        super().__init__(last_seen, now)
        self.last_seen = last_seen
        self.now = now


class FoundedAnew(DeskError):
    """The founder's key was lost and a new one took its place: told and recorded, not a reason to stop."""

    def __init__(self, strangers: tuple[str, ...]) -> None:
        super().__init__(*strangers)
        self.strangers = strangers
        """Whom only the lost key vouched for, by name."""


class OlderBook(DeskError):
    """The book has fewer records than this machine has seen: told and recorded, not a reason to stop."""

    def __init__(self, seen_at: datetime, missing: int) -> None:
        super().__init__(seen_at, missing)
        self.seen_at = seen_at
        """When the newest record was written that is missing."""
        self.missing = missing


class AnotherPast(DeskError):
    """The book's records are not those that this machine has seen: told and recorded, not a reason to stop."""

    def __init__(self, seen_at: datetime) -> None:
        super().__init__(seen_at)
        self.seen_at = seen_at


class PeriodClosed(DeskError):
    """Something dated `day` would change a period that is closed until `until`; reopening it needs a reason."""

    def __init__(self, until: date, day: date) -> None:
        super().__init__(until, day)
        self.until = until
        self.day = day


class FileTrouble(DeskError):
    """A file from outside that cannot be used; the vault is unchanged."""

    def __init__(self, file: str) -> None:
        super().__init__(file)
        self.file = file


class UnknownFormat(FileTrouble):
    """No known format fits; a sheet can still be mapped column by column."""

    def __init__(self, file: str, *, is_sheet: bool = False) -> None:
        super().__init__(file)
        self.is_sheet = is_sheet


class BrokenFile(FileTrouble):
    """Cut off, not what its name says, or dangerous; `reason` is a code that `ui/wording.py` knows."""

    def __init__(self, file: str, reason: str, entry: str = "") -> None:
        super().__init__(file)
        self.reason = reason
        self.entry = entry
        """The part of a packed file that is to blame, where one is."""

    @property
    def place(self) -> str:
        """The file, and the entry in it that is to blame."""
        return f"{self.file} › {self.entry}" if self.entry else self.file


class NeedsPassword(FileTrouble):
    """The file is protected: no password was given, or it does not fit."""

    def __init__(self, file: str, *, is_wrong: bool = False) -> None:
        super().__init__(file)
        self.is_wrong = is_wrong


class NoInvoice(FileTrouble):
    """Neither data, text nor a QR code of an invoice was found in it."""


class EmptyStatement(FileTrouble):
    """The format is known and there is no row in it."""


class PictureTrouble(FileTrouble):
    """A picture of a document that cannot be read; `reason` is a code that `ui/wording.py` knows."""

    def __init__(self, file: str, reason: str) -> None:
        super().__init__(file)
        self.reason = reason


class NotWritten(FileTrouble):
    """A file that we were to write was not; `why` is a code that `ui/wording.py` knows. What stood there still stands."""

    def __init__(self, file: str, why: str) -> None:
        super().__init__(file)
        self.why = why


class VaultError(DeskError):
    """Something about the vault itself."""

    def __init__(self, path: Path) -> None:
        super().__init__(str(path))
        self.path = path


class NoVault(VaultError):
    """There is no vault at this place."""


class VaultExists(VaultError):
    """There is something at this place already; it was not touched."""


class VaultInUse(VaultError):
    """Another program has this vault open."""


class VaultLocked(VaultError):
    """The vault was closed and its keys are gone (promise K9)."""


class NotOpened(VaultError):
    """What was typed fits no slot; `way` is `person` for a password, `recovery` for the one key, `shares` for two sheets."""

    def __init__(self, path: Path, way: str = "person") -> None:
        super().__init__(path)
        self.way = way


class SigningKeyLost(VaultError):
    """This recovery key opens the book, but the founder's signing key is sealed under the lost password alone.

    A new password would overwrite that key; nothing was changed. Founding anew does it openly.
    """


class GuessedTooOften(VaultError):
    """So many tries failed in a row that the next one has to wait (promise K6)."""

    def __init__(self, path: Path, until: datetime) -> None:
        super().__init__(path)
        self.until = until


class VaultTooNew(VaultError):
    """A newer AdTill wrote this vault; this one must not touch it."""

    def __init__(self, path: Path, found: str, known: str) -> None:
        super().__init__(path)
        self.found = found
        self.known = known


class Damaged(VaultError):
    """A page of the book, or the key file, does not verify."""

    def __init__(self, path: Path, where: str) -> None:
        super().__init__(path)
        self.where = where


class UpgradeFailed(VaultError):
    """The upgrade was given up; the vault is as it was, and a copy is kept."""

    def __init__(self, path: Path, kept_copy: Path) -> None:
        super().__init__(path)
        self.kept_copy = kept_copy


class BackupDamaged(VaultError):
    """This backup does not open, or does not agree with what it says it holds."""


class DiskFull(VaultError):
    """There is no room; the unfinished step was given up whole."""


class NotWritable(VaultError):
    """The place is read-only or not ours to write."""
