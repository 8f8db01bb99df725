"""Reasons and names that a code alone cannot carry: why an answer, a file or a picture cannot be used, what a platform asks for."""

from collections.abc import Mapping

from ui.words import mark

CHECKS: Mapping[str, str] = {
    "rows": mark("Number of rows"),
    "rows_in": mark("Number of rows in"),
    "rows_out": mark("Number of rows out"),
    "sum": mark("Sum of all rows"),
    "sum_in": mark("Sum of money in"),
    "sum_out": mark("Sum of money out"),
    "running_balance": mark("Running balance"),
    "closing_balance": mark("Closing balance"),
}

WRONG: Mapping[str, str] = {
    "more_than_one_in_the_archive": mark("There are several in the archive; say which one."),
    "personal_data_only_from_a_file": mark("Personal data is taken from a file only, never from the command itself."),
    "no_json": mark("This is no JSON file."),
    "no_texts_by_field": mark("The file must hold texts under the names of the fields."),
    "yes_no_or_open": mark("Say yes, no or open."),
    "no_name_and_text": mark("Write it as NAME=TEXT."),
    "another_took_its_place": mark(
        "Another application to this platform took its place; follow that one, or give it up first."
    ),
    "empty": mark("Something is missing here."),
    "taken": mark("This name is taken already; choose another."),
    "not_steps": mark("Steps are a volume and per cent, rising: 100000: 3; 500000: 5"),
    "before_start": mark("The end lies before the start."),
    "not_a_rate": mark("A rate lies between 0 and 100 %."),
    "not_in_archive": mark("There is no such document in the archive; add it under Documents first."),
    "signed_already": mark("You have signed this already."),
    "already_set": mark("An authenticator is set up already."),
    "not_by_bank": mark("A payment file takes bank transfers only."),
    "by_bank": mark("A bank transfer is sent with the payment file."),
    "no_stranger": mark("This person is vouched for already, or has left."),
    "not_founder": mark("Only whoever founded the vault can replace it, for it gives their access back."),
    "own_rights": mark("Nobody takes away their own rights."),
    "no_choice": mark("Choose one of those offered."),
    "no_detail": mark("Only bank accounts and platforms have accounts of their own in the books."),
    "common": mark("This is among the first that others would try."),
    "already_matched": mark("A row belongs to another match already; undo that one first."),
    "not_accepted": mark("The file has lines that could not be read; accept that they are left out, or mend the file."),
    "changed_since_preview": mark("The file has changed since it was shown; look at it again."),
    "not_a_currency": mark("A currency is three capital letters, such as CNY."),
    "not_a_number": mark("This is not a number."),
    "another_currency": mark("This account counts in another currency."),
    "no_budget": mark("This account has no budget in force that could be raised."),
    "not_above": mark("Each step ends above the one before it."),
    "not_rules": mark("This is no whole set of approval rules."),
    "nobody_needs_it": mark("No account of this currency is advised money now."),
    "not_positive": mark("The number must be above zero."),
    "too_short": mark("At least 15 characters; a sentence of your own is easy to remember."),
    "no_redirect": mark("This platform returns no address to this computer; paste the code instead."),
    "not_https": mark("The address must begin with https."),
    "not_an_address": mark("This is not an address."),
    "cannot_move": mark(
        "This platform cannot do that by interface; it is done by hand on its page or by bank transfer."
    ),
    "twin_is_open": mark("The same amount for the same account is still under way; wait until its end is known."),
    "other_currency": mark("The file is in another currency than the account."),
    "not_a_heading": mark("The file has no such heading, or there is no such column."),
    "unknown_account": mark("There is no such account here; add it first."),
    "surplus": mark("This token may do more than AdTill needs; keep it only with a second word."),
    "no_interface": mark(
        "This platform has no public interface; its accounts are kept from the files that it exports."
    ),
    "not_the_same": mark("The two are not the same."),
    "not_movable": mark("This money can be moved on the platform's own page only; do it there by hand."),
    "same_money": mark("This is the same money: one account, or two that spend from one wallet."),
    "not_prepaid": mark("Only accounts paid in advance have money that can move."),
    "transfer_other_currency": mark("The two accounts count in different currencies."),
    "transfer_other_platform": mark("No platform passes money on to another one."),
    "transfer_other_subject": mark("The two accounts belong to different companies, and money moves within one only."),
    "clear_out_runs": mark(
        "All of this account's money is on its way out, and platforms take no recharge meanwhile; wait until that has ended."
    ),
    "more_than_there": mark("This is more than may be taken out of the account now."),
    "too_fine": mark("The platform knows no such small amounts; leave out what is smaller."),
    "not_a_share": mark("This is no recovery sheet; type all of its lines, with the heading."),
    "mistyped": mark("A line of the sheet does not agree with its last two letters; compare it with the paper."),
    "too_few_shares": mark("Two of the three recovery sheets are needed."),
    "same_share": mark("This is the same sheet twice; take another of the three."),
    "other_shares": mark("These sheets do not belong together; one of them is older or of another vault."),
    "not_a_checkpoint": mark("This is no checkpoint: its file, or its short code of 21 letters and digits."),
    "not_its_signature": mark("The signature under this checkpoint does not belong to what stands in it."),
    "mistyped_code": mark("The code does not agree with its last letter; compare it with what was kept."),
    "nothing_new": mark("These invoices are all there already; nothing was added."),
    "not_over_yet": mark("The period is not over yet; close it when its last day has passed."),
    "not_the_next_one": mark(
        "Periods are closed one after the other: choose the one that follows the last closed one."
    ),
    "ends_before_it_begins": mark("The period ends before it begins."),
    "no_reason": mark("Reopening needs a reason; write it down in a few words."),
    "not_the_newest": mark("Reopen the newest closed period first."),
    "nothing_would_stay": mark("Rows of both sides must stay together; reject or undo the match instead."),
    "not_open": mark("This row is in a match or explained already; undo that first."),
    "not_a_day": mark("This is no day; write it as 2026-11-20, or 长期 where it has no end."),
    "still_in_doubt": mark("Something on this document is still in doubt; look at the fields marked in amber."),
    "another_kind": mark("The two documents are of different kinds."),
    "already_renewed": mark("One of the two documents has been renewed already."),
    "not_a_credit_code": mark("The check character of this credit code does not fit; compare it with the licence."),
    "not_a_link": mark("A link begins with https:// and names a site."),
    "not_a_phone": mark("This is no telephone number."),
    "not_a_mail_address": mark("This is no mail address."),
    "incomplete": mark("Something is missing; the pre-check says what."),
    "not_yet": mark("The pages before this one come first."),
    "not_ticked": mark("This platform is not ticked."),
    "under_way": mark("An application is under way there already."),
    "not_connected": mark("This platform is not connected; connect it, or write its package."),
    "choices": mark("Something must be chosen from the platform's own lists first; or write its package."),
    "not_given": mark("Not everybody whose data it gets has agreed to it."),
    "still_open": mark("Say first that each reason was put right."),
    "on_its_page": mark("This is done on the platform's own page; mark it as submitted afterwards."),
    "not_there": mark("There is no such thing here."),
    "not_on_this_machine": mark("Practice platforms are on this computer; their address begins with http://127.0.0.1."),
}

BROKEN: Mapping[str, str] = {
    "no_date_and_spend": mark("it has no columns for date and spend"),
    "cut_off": mark("it ends too early"),
    "id_repeated": mark("a row number occurs twice"),
    "doctype": mark("it has parts that a statement must not have"),
    "no_sheet": mark("it has no sheet"),
    "too_large": mark("it is too large"),
    "empty_file": mark("it is empty"),
    "broken_xml": mark("its structure is broken"),
    "encrypted": mark("it is protected by a password; save it without one"),
    "unreadable_workbook": mark("it is no workbook that can be read"),
    "zip_bomb": mark("it unpacks to far more than it should"),
    "unsafe_names": mark("it holds unsafe names"),
    "link": mark("it holds links to other places"),
    "nested": mark("it holds archives inside archives"),
    "unreadable_package": mark("it is no archive that can be read"),
    "too_many_elements": mark("its structure is far too large"),
    "too_many_pages": mark("it has more than 200 pages"),
    "too_many_pixels": mark("it holds a picture of more than 50 million pixels"),
    "unreadable_pdf": mark("it is no PDF that can be read"),
    "unreadable_picture": mark("it is no picture that can be read"),
    "too_slow": mark("reading it took too long and was stopped"),
    "reader_died": mark("reading it broke off"),
    "not_a_workbook": mark("it is an archive, not a workbook"),
}


UNWRITTEN: Mapping[str, str] = {
    "is_there": mark("Choose another name: there is a file of this one already."),
    "is_a_folder": mark("This is a folder; add the name of a file."),
    "no_folder": mark("Its folder is not there any more; choose another place."),
    "not_allowed": mark("You may not write there; choose another place."),
    "no_room": mark("There is no room left; make room and try again."),
    "failed": mark("The disk refused; choose another place."),
}

PICTURES: Mapping[str, str] = {
    "not_a_picture": mark("it is no picture and no PDF"),
    "empty_file": mark("it is empty"),
    "cut_off": mark("it ends too early or is damaged"),
    "too_large": mark("it is too large"),
    "too_many_pixels": mark("it has more than 50 megapixels; save it smaller"),
    "too_many_pages": mark("it has more than 200 pages; save the pages of the document alone"),
    "encrypted": mark("it is protected by a password; save it without one"),
    "took_too_long": mark("reading it took too long and was stopped"),
    "took_too_much": mark("reading it took too much memory and was stopped"),
    "reader_died": mark("it broke the reader, which was stopped"),
    "not_there": mark("there is no such file any more"),
}

ASKED: Mapping[str, str] = {
    "userId": mark("User number (userId)"),
    "account_id": mark("Account numbers, with commas between"),
}

ROLES: Mapping[str, str] = {
    "agent": mark("As an agent"),
}

FITS_NOT: Mapping[str, str] = {
    "person": mark("The password does not fit"),
    "recovery": mark("The recovery key does not fit"),
    "shares": mark("These two sheets do not open this vault"),
}
"""What did not open a vault, by the way that was tried."""

TRY_AGAIN: Mapping[str, str] = {
    "person": mark(
        "Try again, or use the recovery key or sheets. After five failures in a row the next try has to wait."
    ),
    "recovery": mark(
        "Compare it with the paper. Once a newer key or three sheets were made, it opens nothing any more."
    ),
    "shares": mark(
        "Take two of the newest set. Once newer sheets or a single key were made, these open nothing any more."
    ),
}
