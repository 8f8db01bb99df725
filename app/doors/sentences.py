"""Errors as sentences for a terminal: what happened, what was not lost, what to do next."""

from collections.abc import Callable, Mapping
from typing import Any

from app.errors import (
    AnotherPast,
    BackupDamaged,
    BadAnswer,
    BrokenFile,
    ClockSetBack,
    CodeRefused,
    Damaged,
    Denied,
    DeskError,
    DiskFull,
    EmptyStatement,
    FoundedAnew,
    GuessedTooOften,
    Held,
    IllegalMove,
    NeedsPassword,
    NoInvoice,
    NotAuthorised,
    NotFound,
    NotOpened,
    NotWritable,
    NotWritten,
    NoVault,
    OlderBook,
    OutcomeUnknown,
    PeriodClosed,
    PictureTrouble,
    Refused,
    SigningKeyLost,
    StillUsed,
    TooFast,
    Unbalanced,
    UnknownFormat,
    Unreachable,
    UpgradeFailed,
    VaultExists,
    VaultInUse,
    VaultLocked,
    VaultTooNew,
    WrongAnswer,
)

_PICTURE_REASONS: Mapping[str, str] = {
    "not_a_picture": "it is no picture and no PDF. Use JPEG, PNG, WebP, HEIC, TIFF or PDF.",
    "not_there": "there is no such file any more. Choose it again.",
    "empty_file": "it is empty. Take the picture again.",
    "cut_off": "it ends too early or is damaged. Copy it again from where it came.",
    "too_large": "it has more than 100 MB. Save it smaller.",
    "too_many_pixels": "it has more than 50 megapixels. Save it smaller; 3,000 pixels across are plenty.",
    "too_many_pages": "it has more than 200 pages. Save the pages of the document alone.",
    "encrypted": "it is protected by a password. Save it without one.",
    "took_too_long": "reading it took too long and was stopped. Save it as a plain JPEG and try again.",
    "took_too_much": "reading it took too much memory and was stopped. Save it as a plain JPEG and try again.",
    "reader_died": "it broke the reader, which was stopped. Save it as a plain JPEG and try again.",
}  # fmt: skip

_NOT_WRITTEN: Mapping[str, str] = {
    "is_there": "there is a file of this name already. Choose another name, or say --replace.",
    "is_a_folder": "it is a folder. Add the name of a file.",
    "no_folder": "its folder is not there. Make the folder first, or choose another place.",
    "not_allowed": "you may not write there. Choose another place.",
    "no_room": "there is no room left. Make room and try again.",
    "failed": "the disk refused. Choose another place.",
}

_FITS_NOT: Mapping[str, str] = {
    "person": "The password fits no slot of {path}.",
    "recovery": "The recovery key does not open {path}.",
    "shares": "These two sheets do not open {path}.",
}
_TRY: Mapping[str, str] = {
    "person": "try again, or use what was printed for recovery: adtill vault recover",
    "recovery": "compare it with the paper. Once a newer key or three sheets were made, it opens nothing any more.",
    "shares": "take two of the newest set. Once newer sheets or a single key were made, these open nothing any more.",
}

SENTENCES: Mapping[type[DeskError], Callable[[Any], str]] = {
    Unreachable: lambda e: f"{e.platform} did not answer ({e.detail}). What was synced before is kept; try again later.",
    OutcomeUnknown: lambda e: f"{e.platform} gave no answer ({e.what}); nobody can say yet whether it was done. Read it back; it is never sent a second time.",
    BadAnswer: lambda e: f"{e.platform} answered something else than it documents ({e.what}). Nothing was taken from it; try again later.",
    Refused: lambda e: f"{e.platform} refused with code {e.code}: {e.message} Nothing was changed; see what the code asks for.",
    NotAuthorised: lambda e: f"{e.platform} does not accept the sign-in any more (code {e.code}). The data so far is kept; run: adtill connect {e.platform}",
    TooFast: lambda e: f"{e.platform} asks for a slower pace (code {e.code}). What was read is kept; try again in a few minutes.",
    IllegalMove: lambda e: f"From {e.state} there is no way to {e.wanted}. Nothing was changed; look at the record's state again.",
    Unbalanced: lambda e: f"An entry does not balance: {e.difference} {e.currency} too much. It was not written; please report this.",
    NotFound: lambda e: f"There is no {e.kind} {e.key}. Nothing was changed; list what there is first.",
    WrongAnswer: lambda e: f"{e.field}: {e.reason.replace('_', ' ')}. Nothing was changed; give another value.",
    Denied: lambda e: f"You may not do this ({e.action.replace('_', ' ')}): {e.why.replace('_', ' ')}. Nothing was changed; ask somebody whose role it is.",
    Held: lambda e: f"Not yet: {', '.join(one.replace('_', ' ') for one in e.reasons)}. Nothing was sent; see: adtill orders show",
    StillUsed: lambda e: f"It cannot be erased yet: {', '.join((*e.applications, *e.providers))} still rest on it. Nothing was changed; wait until these are at their end.",
    CodeRefused: lambda e: f"The code does not count: {e.answer.replace('_', ' ')}. Nothing was changed; give the six digits that your authenticator shows now.",
    FoundedAnew: lambda e: "This vault was founded anew: the founder's signing key was lost, and a new one took its place; the chain says so. "
    + (f"Nobody vouches any more for {', '.join(e.strangers)}: let each in again by name, in the window under Settings. " if e.strangers else "")
    + "What was approved with the lost key has to be approved again.",
    SigningKeyLost: lambda e: f"This recovery key opens {e.path}, but it is from before there were signing keys: the founder's own is sealed under the lost password alone. Nothing was changed; to begin again with a new key, openly, add --found-anew. Everybody else must then be let in again by name.",
    ClockSetBack: lambda e: f"The clock shows {e.now:%Y-%m-%d %H:%M} UTC, before the newest record of {e.last_seen:%Y-%m-%d %H:%M}. Nothing is lost and this is noted in the chain; set the clock right.",
    OlderBook: lambda e: f"This book is older than what this machine saw last: {e.missing} records are missing, the newest of {e.seen_at:%Y-%m-%d %H:%M} UTC. An older copy was put back. The chain says so; if nobody restored a backup, look for the newer copy.",
    AnotherPast: lambda e: f"This book's past is not the one that this machine saw ({e.seen_at:%Y-%m-%d %H:%M} UTC): two copies were worked on, or records were written anew. The chain says so; hold it against a checkpoint: adtill trace compare",
    PeriodClosed: lambda e: f"{e.day} lies in a period that is closed until {e.until}. Nothing was changed; reopen it with a reason: adtill reconcile reopen --reason TEXT",
    UnknownFormat: lambda e: f"{e.file}: no known statement format. The vault is unchanged; "
    + ("map its columns in the window, on the page Statements." if e.is_sheet else "export it from the bank as CSV, Excel, MT940, CAMT or OFX."),
    BrokenFile: lambda e: f"{e.place} cannot be read: {e.reason.replace('_', ' ')}. The vault is unchanged; download the file again.",
    NeedsPassword: lambda e: (f"The password does not fit {e.file}." if e.is_wrong else f"{e.file} is protected by a password.")
    + " The vault is unchanged; give the bank's password with --archive-password-file.",
    NoInvoice: lambda e: f"{e.file} holds no invoice that can be read. The vault is unchanged; ask the seller for the XML or OFD file.",
    PictureTrouble: lambda e: f"{e.file} was not read: {_PICTURE_REASONS.get(e.reason, e.reason.replace('_', ' '))} Nothing was changed.",
    NotWritten: lambda e: f"{e.file} was not written: {_NOT_WRITTEN[e.why]} What stood there before still stands.",
    EmptyStatement: lambda e: f"{e.file} holds no transaction. The vault is unchanged; choose another period at the bank.",
    NoVault: lambda e: f"There is no vault at {e.path}. Name one with --vault, or make one: adtill vault create PATH",
    VaultExists: lambda e: f"There is something at {e.path} already. It was not touched; choose another place.",
    VaultInUse: lambda e: f"{e.path} is open in another program. Nothing is lost; close it there first.",
    VaultLocked: lambda e: f"{e.path} is locked. Nothing is lost; open it again with its password.",
    GuessedTooOften: lambda e: f"Too many passwords in a row did not fit {e.path}. Nothing was changed, and this try was not looked at; try again after {e.until:%Y-%m-%d %H:%M:%S} UTC.",
    NotOpened: lambda e: f"{_FITS_NOT[e.way].format(path=e.path)} Nothing was changed; {_TRY[e.way]}",
    VaultTooNew: lambda e: f"{e.path} was written by a newer AdTill (schema {e.found}; this one knows {e.known}). It was not touched; install the newer version.",
    Damaged: lambda e: f"{e.path} is damaged: {e.where}. It was not changed; restore the newest backup with: adtill vault restore",
    UpgradeFailed: lambda e: f"The upgrade of {e.path} was given up and the vault is as it was. A copy is kept at {e.kept_copy}; please report this.",
    BackupDamaged: lambda e: f"The backup {e.path} does not verify. The vault is as it was; use another backup.",
    DiskFull: lambda e: f"There is no room left for {e.path}. The unfinished step was taken back whole; make room and try again.",
    NotWritable: lambda e: f"{e.path} cannot be written. Reading still works; give yourself the right to write there.",
}  # fmt: skip


def sentence(error: DeskError) -> str:
    """The error in words."""
    return SENTENCES[type(error)](error)
