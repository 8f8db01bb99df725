"""Every code and error of app in words: what happened, what was not lost, what to do next."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from app import errors
from app.domain.accounts import AccountStatus, Funding, FundRowKind, Platform, PlatformInvoiceKind
from app.domain.calendar import DayKind, Status
from app.domain.chain import RecordKind
from app.domain.checkpoints import Verdict
from app.domain.findings import FindingKind, LeftClass, LinkKind
from app.domain.invoices import InvoiceKind, InvoiceSource
from app.domain.ledger import EntryKind, FundClass
from app.domain.matches import DifferenceKind, MatchPass, MatchState, Reason, ReasonCode
from app.domain.moves import MoveKind, MoveState, OurNo
from app.domain.openings import ReviewState
from app.domain.platform_files import FileColumn, FileKind
from app.domain.rights import Ability
from app.domain.statements import Column, DateOrder, Direction, ImportState, ProblemReason, WarningCode
from app.domain.vaults import Recovery
from ui.advice_words import ADVICE_CODES
from ui.closing_words import CLOSING_CODES
from ui.document_words import DOCUMENT_CODES
from ui.opening_words import OPENING_CODES
from ui.people_words import PEOPLE_CODES, after_founding
from ui.provider_words import PROVIDER_CODES
from ui.reasons import ASKED, BROKEN, CHECKS, FITS_NOT, PICTURES, ROLES, TRY_AGAIN, UNWRITTEN, WRONG
from ui.record_words import RECORDS
from ui.widgets.tiles import PLATFORM_NAMES, platform_name
from ui.words import is_chinese, mark, plural, tr


@dataclass(frozen=True, slots=True)
class Told:
    """An error for a person: what happened; what was not lost; what to do next."""

    title: str
    kept: str
    what_next: str


CODES: Mapping[type[StrEnum], Mapping[str, str]] = {
    Platform: PLATFORM_NAMES,
    Funding: {
        "prepaid": mark("Prepaid"), "postpaid": mark("Pay later"), "untold": mark("Balance not told by the platform"),
    },
    PlatformInvoiceKind: {
        "invoice": mark("Invoice"), "credit_memo": mark("Credit memo"), "debit_memo": mark("Debit memo"),
        "pro_forma": mark("Pro forma"),
    },
    MoveKind: {
        "recharge": mark("Recharge"), "refund": mark("Refund"), "transfer": mark("Transfer"), "limit": mark("Spending limit"),
    },
    MoveState: {
        "intent": mark("Written down"), "sent": mark("Sent"), "done": mark("Done"), "partial": mark("Done in part"), "refused": mark("Refused"), "pending": mark("Under way"),
        "unknown": mark("Outcome unknown"),
    },
    OurNo: {
        "not_offered": mark("The platform has no such move by interface; nothing was sent."),
        "amount_limits": mark("The amount is outside what the platform takes; nothing was sent."),
        "amount_unit": mark("The platform counts in larger units, or in another currency; nothing was sent."),
        "not_reached": mark("The platform could not be reached; nothing was sent."),
        "given_up": mark("Given up before it was sent; nothing moved."),
    },
    ReviewState: {
        "submitted": mark("Submitted"), "in_review": mark("In review"), "changes_requested": mark("Changes requested"),
        "approved": mark("Approved"), "refused": mark("Refused"), "unknown": mark("Status unknown"),
    },
    AccountStatus: {
        "active": mark("Active"), "in_review": mark("In review"), "refused": mark("Refused"),
        "stopped": mark("Stopped"), "unknown": mark("Status unknown"),
    },
    FundRowKind: {
        "recharge": mark("Recharge"), "refund": mark("Refund"), "transfer_in": mark("Transfer in"),
        "transfer_out": mark("Transfer out"), "spend": mark("Spend"), "expire": mark("Grant expired"), "charge": mark("Charged"), "other": mark("Other"),
    },
    DayKind: {
        "holiday": mark("Public holiday"), "makeup_workday": mark("Make-up workday"), "marketing": mark("Marketing day"),
    },
    Status: {
        "confirmed": mark("Confirmed"), "rule": mark("By rule"), "recalled": mark("From memory"), "estimated": mark("Estimated"),
    },
    Ability: {
        "accounts": mark("Account list"), "balances": mark("Balances"), "debts": mark("What is owed"),
        "fund_rows": mark("Fund rows"), "spend": mark("Daily spend"),
    },
    FileKind: {"spend": mark("Daily spend"), "funds": mark("Fund rows")},
    FileColumn: {
        "day": mark("Date"), "account": mark("Account"), "currency": mark("Currency"), "amount": mark("Amount"), "cash": mark("Of it cash"),
        "grant": mark("Of it grant"), "kind": mark("Kind"), "party": mark("Counterparty"), "reference": mark("Reference"),
        "serial": mark("Platform's number"), "text": mark("Text"),
    },
    FundClass: {"cash": mark("Cash"), "grant": mark("Grant"), "credit": mark("Credit"), "deposit": mark("Deposit")},
    EntryKind: {
        "opening": mark("Opening balance"), "fund_row": mark("Platform fund row"), "spend": mark("Spend"),
        "bank_row": mark("Bank row"), "match": mark("Match"), "explanation": mark("Reason accepted"),
        "reversal": mark("Reversal"),
    },
    Recovery: {"key": mark("One recovery key"), "shares": mark("Three recovery sheets"), "none": mark("Nothing")},
    RecordKind: RECORDS,
    Direction: {"in": mark("In"), "out": mark("Out"), "neutral": mark("Not counted"), "unknown": mark("Direction unknown")},
    ProblemReason: {
        "no_date": mark("The line has no date"), "bad_amount": mark("The amount cannot be read"),
        "no_amount": mark("The line has no amount"), "too_few_cells": mark("The line has too few cells"),
        "both_directions": mark("The line is in and out at once"), "unreadable": mark("The line cannot be read"),
        "cut_off": mark("The file ends in the middle of this line"),
    },
    WarningCode: {
        "totals_differ": mark("The totals in the file differ from its rows"),
        "balance_breaks": mark("A running balance does not follow from the one before"),
        "closing_differs": mark("Opening balance plus rows is not the closing balance"),
        "digits_lost": mark("A long number lost its last digits in the spreadsheet"),
        "sign_against_flag": mark("Sign and direction of an amount disagree"),
        "unknown_direction": mark("The file's word for the direction is not known"),
        "date_ambiguous": mark("Day and month cannot be told apart"),
        "date_repaired": mark("A day that does not exist was replaced"),
        "currency_assumed": mark("The file names no currency; one was assumed"),
        "fee_in_text": mark("A fee stands in the text only"),
        "row_broken": mark("A row was broken and put together"),
        "number_repeated": mark("The bank's own number is missing or repeated"),
        "encoding_unsure": mark("The encoding of the file is not certain"),
        "not_booked": mark("Rows that are not booked yet"),
        "read_off_page": mark("Read off the pages of a PDF; compare it before you import it"),
    },
    Column: {
        "day": mark("Date"), "time": mark("Time"), "value_day": mark("Value date"), "amount": mark("Amount"),
        "in": mark("Money in"), "out": mark("Money out"), "direction": mark("Direction"), "currency": mark("Currency"),
        "balance": mark("Balance"), "party": mark("Counterparty"), "party_account": mark("Counterparty account"),
        "serial": mark("Bank's number"), "reference": mark("Reference"), "text": mark("Text"), "status": mark("Status"),
        "fee": mark("Fee"),
    },
    DateOrder: {"ymd": mark("Year, month, day"), "dmy": mark("Day, month, year"), "mdy": mark("Month, day, year")},
    ImportState: {"active": mark("Counts"), "undone": mark("Undone")},
    InvoiceKind: {
        "digital_special": mark("E-invoice, special"), "digital_ordinary": mark("E-invoice, ordinary"),
        "digital": mark("E-invoice"), "electronic_special": mark("Electronic VAT invoice, special"),
        "electronic_ordinary": mark("Electronic VAT invoice, ordinary"), "paper_special": mark("VAT invoice, special"),
        "paper_ordinary": mark("VAT invoice, ordinary"), "toll": mark("Road toll"), "rail": mark("Rail ticket"),
        "air": mark("Air itinerary"), "unknown": mark("Invoice of an unknown kind"),
    },
    InvoiceSource: {
        "xml": mark("Seller's data"), "ofd_attachment": mark("Data inside the OFD"), "ofd_tags": mark("Named texts of the OFD"),
        "ofd_custom_data": mark("Notes of the OFD"), "page_text": mark("Text on the page"), "qr": mark("QR code"),
        "computed": mark("Added up"),
    },
    MatchPass: {
        "0-clean": mark("Cleaning"), "1-reference": mark("Same number"), "2-unique-amount": mark("Only amount that fits"),
        "3-assignment": mark("Best assignment"), "4-near-amount": mark("Amount nearly agrees"), "5-sums": mark("Adds up"),
        "6-settlement": mark("Settled over a period"), "by-hand": mark("By hand"),
    },
    MatchState: {
        "proposed": mark("Proposed"), "auto": mark("Proved"), "ambiguous": mark("Ambiguous"),
        "confirmed": mark("Confirmed"), "rejected": mark("Rejected"), "undone": mark("Undone"),
    },
    ReasonCode: {
        "same_reference": mark("Same number"), "amount_equal": mark("Same amount"), "amount_differs": mark("Amounts differ"),
        "amount_unique": mark("Only amount that fits"), "days_apart": mark("Days apart"), "same_party": mark("Same party"),
        "party_similar": mark("Party {fact}% alike"), "party_differs": mark("Other party"),
        "opposite": mark("Cancels another row"), "best_assignment": mark("Best assignment"), "rivals": mark("Others fit as well"),
        "reference_contradicts": mark("Numbers contradict"), "chosen_by_hand": mark("Chosen by hand"),
        "fee_known": mark("Fee of {fact}"), "fee_likely": mark("Perhaps a fee of {fact}%"), "rate": mark("At {fact}"),
        "tax_ratio": mark("Tax of {fact}"), "swapped_digits": mark("Two digits swapped"), "rounded": mark("Rounded"),
        "adds_up": mark("{fact} rows add up"), "one_day": mark("All on one day"), "one_balance": mark("Both sides level"),
        "by_chance": mark("Expected by chance: {fact}"),
    },
    DifferenceKind: {
        "fee": mark("Fee"), "fx": mark("Exchange"), "rounding": mark("Rounding"), "tax": mark("Tax"),
        "rebate": mark("Rebate"), "swapped": mark("Swapped digits"), "partial": mark("Not arrived"),
        "unexplained": mark("Unexplained"),
    },
    FindingKind: {
        "double_booking": mark("One payment, two records"), "duplicate_payment": mark("Paid twice"),
        "partial_transfer": mark("Partial transfer"), "unknown_fee": mark("Fee that no contract knows"),
        "invoice_above_cash": mark("Invoice above cash paid"), "invoice_repeated": mark("Invoice twice"),
        "refund_without_red_invoice": mark("Refund without a red-letter invoice"),
        "burn_at_another_midnight": mark("Day cut at another midnight"), "rebate_missing": mark("Rebate never came"),
    },
    LeftClass: {
        "in_transit": mark("In transit"), "missing_record": mark("No record on the platform"),
        "missing_payment": mark("No payment at the bank"), "unknown_receipt": mark("Unknown receipt"), "fee": mark("Fee"),
        "interest": mark("Interest"), "grant": mark("Grant"), "own_transfer": mark("Own transfer"), "double": mark("Double"),
    },
    LinkKind: {
        "by_number": mark("By its number"), "by_amount": mark("By its amount"), "by_sum": mark("As a sum"),
        "by_period": mark("Over a period"), "red_letter": mark("Red letter"),
    },
    Verdict: {
        "same": mark("The book stands exactly where it stood then."),
        "grown": mark("The book begins with what was kept, and has gone on since."),
        "older": mark("The book is older than that: a former copy of the vault was put back."),
        "forked": mark("The past of this book is not the one that was kept."),
    },
    **PEOPLE_CODES,
    **ADVICE_CODES,
    **PROVIDER_CODES,
    **DOCUMENT_CODES,
    **OPENING_CODES,
    **CLOSING_CODES,
}  # fmt: skip


def word(code: StrEnum) -> str:
    """A code in words."""
    return tr(CODES[type(code)][code.value])


def reason(why: Reason) -> str:
    """The words of a chip, with the fact behind it where it has a place for one."""
    if why.code is ReasonCode.DAYS_APART and why.fact in {"", "0"}:
        return tr("Same day")
    if why.code is ReasonCode.DAYS_APART:
        # Before or after makes no difference to a reader; the days stand beside the amounts.
        return plural("{count} day apart", "{count} days apart", count=abs(int(why.fact)))
    if why.code is ReasonCode.SAME_REFERENCE and why.fact:
        return tr("Number {fact}", fact=why.fact)
    return tr(CODES[ReasonCode][why.code.value], fact=why.fact)


def check_word(name: str) -> str:
    """What a check compared, in words; a currency may follow the name after a blank."""
    base, _, rest = name.partition(" ")
    return f"{tr(CHECKS[base])} {rest}".strip() if base in CHECKS else name


def role(name: str) -> str:
    """As what one signs in; the platform's own name where there are no words for it."""
    return tr(ROLES[name]) if name in ROLES else name


def asked(name: str) -> str:
    """What a platform asks for besides the code; its own name where there are no words for it."""
    return tr(ASKED[name]) if name in ASKED else name


def used_by(platforms: tuple[str, ...], providers: tuple[str, ...]) -> str:
    """What rests on a document, by name."""
    names = [tr("the application on {platform}", platform=platform_name(one)) for one in platforms]
    return ("、" if is_chinese() else ", ").join([*names, *providers])


def wrong(reason: str) -> str:
    """Why an answer cannot be used, for the line below its field."""
    return tr(WRONG[reason]) if reason in WRONG else reason


def _platform(value: str) -> str:
    return platform_name(value) if value in CODES[Platform] else value


_Teller = Callable[[Any], Told]

TOLD: Mapping[type[errors.DeskError], _Teller] = {
    errors.Unreachable: lambda e: Told(
        tr("{platform} did not answer", platform=_platform(e.platform)),
        tr("The figures read before are still here; nothing was changed on the platform."),
        tr("Check the network and sync again in a few minutes.")),
    errors.OutcomeUnknown: lambda e: Told(
        tr("{platform} gave no answer, and nobody can say yet whether it was done", platform=_platform(e.platform)),
        tr("It was sent once, and AdTill never sends it a second time."),
        tr("AdTill reads back what happened; look again in a few minutes.")),
    errors.BadAnswer: lambda e: Told(
        tr("{platform} sent an answer that it does not document", platform=_platform(e.platform)),
        tr("Nothing of that answer was taken; the figures read before are still here."),
        tr("Sync again later; if it stays, report it with the log. It said: {what}", what=e.what)),
    errors.NotAuthorised: lambda e: Told(
        tr("{platform} no longer accepts the authorisation", platform=_platform(e.platform)),
        tr("All figures read so far are kept."), tr("Connect it again under Settings.")),
    errors.TooFast: lambda e: Told(
        tr("{platform} asks for a slower pace", platform=_platform(e.platform)),
        tr("What was read is kept; the rest was not begun."), tr("Sync again in a few minutes.")),
    errors.Refused: lambda e: Told(
        tr("{platform} refused: {message} (code {code})", platform=_platform(e.platform), message=e.message, code=e.code),
        tr("Nothing was changed; what was read before is kept."),
        tr("See what the code asks for; often a permission is missing.")),
    errors.IllegalMove: lambda e: Told(
        tr("This step is not possible any more"), tr("Nothing was changed."),
        tr("The record is in state {state}; reload the page and look again.", state=e.state)),
    errors.Unbalanced: lambda e: Told(
        tr("An entry does not balance: {difference} {currency}", difference=e.difference, currency=e.currency),
        tr("It was not written; the book is as it was."), tr("This is our mistake: report it with the log.")),
    errors.NotFound: lambda e: Told(
        tr("This record is not there any more"), tr("Nothing was changed."),
        tr("Reload the page; it was looked for as {kind} {key}.", kind=e.kind, key=e.key)),
    errors.WrongAnswer: lambda e: Told(wrong(e.reason), tr("Nothing was changed."), tr("Correct it and try again.")),
    errors.Denied: lambda e: Told(
        tr("You may not do this: {action}", action=word(e.action)), tr("Nothing was changed."), word(e.why)),
    errors.Held: lambda e: Told(
        tr("Not yet: {reasons}", reasons=" · ".join(word(one).rstrip(".。") for one in e.reasons)),
        tr("Nothing was sent; the order is as it was."), tr("See the order for who can do what is missing.")),
    errors.StillUsed: lambda e: Told(
        tr("It cannot be erased yet, it is needed: {users}", users=used_by(e.applications, e.providers)), tr("Nothing was changed."),
        tr("Wait until the applications are at their end, or give them up; take the provider's authorisation away.")),
    errors.CodeRefused: lambda e: Told(
        word(e.answer), tr("Nothing was changed."), tr("Type the six digits that your authenticator shows now.")),
    errors.PeriodClosed: lambda e: Told(
        tr("{day} lies in a period that is closed until {until}", day=e.day.isoformat(), until=e.until.isoformat()),
        tr("Nothing was changed."),
        tr("Reopen the period with a reason on the page Reconcile, then do it again.")),
    errors.FoundedAnew: lambda e: Told(
        tr("This vault was founded anew"),
        tr("The book is whole. The founder's signing key was lost; a new one took its place, and the chain says so."),
        after_founding(e.strangers)),
    errors.OlderBook: lambda e: Told(
        tr("This book is older than what this machine saw last"),
        tr("{count} records are missing, the newest of {seen} UTC. The chain says so.", count=e.missing, seen=f"{e.seen_at:%Y-%m-%d %H:%M}"),
        tr("If nobody restored a backup, look for the newer copy before you go on.")),
    errors.AnotherPast: lambda e: Told(
        tr("This book's past is not the one that this machine saw"),
        tr("Last seen: {seen} UTC. The chain says so.", seen=f"{e.seen_at:%Y-%m-%d %H:%M}"),
        tr("Two copies were worked on, or records were written anew. Hold the book against a checkpoint on the page Trace.")),
    errors.ClockSetBack: lambda e: Told(
        tr("This computer's clock stands before the newest record"),
        tr("Nothing is lost; the moment is noted in the chain."),
        tr("The newest record is of {seen} UTC. Set the clock right.", seen=f"{e.last_seen:%Y-%m-%d %H:%M}")),
    errors.UnknownFormat: lambda e: Told(
        tr("No known statement format fits {file}", file=e.file), tr("The vault is unchanged."),
        tr("Say once which column means what.") if e.is_sheet
        else tr("Export it from the bank as CSV, Excel, MT940, CAMT.053 or OFX.")),
    errors.BrokenFile: lambda e: Told(
        tr("{file} cannot be read: {reason}", file=e.place, reason=tr(BROKEN[e.reason]) if e.reason in BROKEN else e.reason),
        tr("The vault is unchanged."), tr("Get the file again from where it came.")),
    errors.NeedsPassword: lambda e: Told(
        tr("The password does not fit {file}", file=e.file) if e.is_wrong
        else tr("{file} is protected by a password", file=e.file),
        tr("The vault is unchanged."), tr("Give the password that the bank sent with it.")),
    errors.NoInvoice: lambda e: Told(
        tr("{file} holds no invoice that can be read", file=e.file), tr("The vault is unchanged."),
        tr("Ask the seller for the XML or OFD file of the invoice.")),
    errors.PictureTrouble: lambda e: Told(
        tr("{file} cannot be read: {reason}", file=e.file, reason=tr(PICTURES[e.reason]) if e.reason in PICTURES else e.reason),
        tr("Nothing was changed; the file is as it was."),
        tr("Use a sharp picture as JPEG, PNG, WebP, HEIC, TIFF or PDF.")),
    errors.EmptyStatement: lambda e: Told(
        tr("{file} holds no transaction", file=e.file), tr("The vault is unchanged."),
        tr("Choose another period at the bank.")),
    errors.NotWritten: lambda e: Told(
        tr("{file} was not written", file=e.file), tr("What stood there before still stands."), tr(UNWRITTEN[e.why])),
    errors.FileTrouble: lambda e: Told(
        tr("{file} cannot be used", file=e.file), tr("The vault is unchanged."), tr("Choose another file.")),
    errors.NoVault: lambda e: Told(
        tr("There is no vault at {path}", path=e.path), tr("Nothing was changed."),
        tr("Choose another place, or create a new vault.")),
    errors.VaultExists: lambda e: Told(
        tr("There is something at {path} already", path=e.path), tr("It was not touched."), tr("Choose another name or place.")),
    errors.VaultInUse: lambda _: Told(
        tr("This vault is open in another program"), tr("Nothing is lost."), tr("Close it there, then try again.")),
    errors.VaultLocked: lambda _: Told(
        tr("The vault is locked"), tr("Nothing is lost."), tr("Type the password again.")),
    errors.NotOpened: lambda e: Told(
        tr(FITS_NOT[e.way]), tr("Nothing was changed."), tr(TRY_AGAIN[e.way])),
    errors.SigningKeyLost: lambda _: Told(
        tr("This recovery key does not give the founder's signing key back"), tr("Nothing was changed."),
        tr("It is from before there were signing keys: it opens the book, and the signing key stays under the lost password. The vault can only be founded anew.")),
    errors.GuessedTooOften: lambda e: Told(
        tr("Too many passwords in a row did not fit"), tr("Nothing was changed, and this try was not looked at."),
        tr("Try again after {time}.", time=e.until.astimezone().strftime("%H:%M:%S"))),
    errors.VaultTooNew: lambda e: Told(
        tr("This vault was written by a newer AdTill"), tr("It was not touched."),
        tr("Install the newest version. Vault {found}, this program {known}.", found=e.found, known=e.known)),
    errors.Damaged: lambda e: Told(
        tr("The vault is damaged: {where}", where=e.where), tr("Nothing was written; backups are not affected."),
        tr("Restore the newest backup.")),
    errors.UpgradeFailed: lambda e: Told(
        tr("The vault could not be upgraded"), tr("It is as it was; a copy is kept at {path}.", path=e.kept_copy),
        tr("Use the earlier version of AdTill and report this.")),
    errors.BackupDamaged: lambda _: Told(
        tr("This backup does not verify"), tr("The vault is as it was."), tr("Choose another backup.")),
    errors.DiskFull: lambda _: Told(
        tr("The disk is full"), tr("The unfinished step was taken back whole."), tr("Make room and try again.")),
    errors.NotWritable: lambda e: Told(
        tr("{path} cannot be written", path=e.path), tr("Nothing was changed."),
        tr("Get the right to write there, or choose another place.")),
    errors.VaultError: lambda _: Told(
        tr("Something is wrong with the vault"), tr("Nothing was changed."), tr("Check it under Settings, or restore a backup.")),
    errors.DeskError: lambda _: Told(
        tr("This could not be done"), tr("Nothing was changed."), tr("Try again; if it stays, report it with the log.")),
}  # fmt: skip


def told(error: Exception) -> Told:
    """An error in words; one that is not of ours is our own bug."""
    for kind in type(error).__mro__:
        if kind in TOLD:
            return TOLD[kind](error)
    return Told(
        tr("This is our mistake, not yours"),
        tr("What was finished is kept; the step that failed was not."),
        tr("Save the log and send it to us, so that it can be mended."),
    )
