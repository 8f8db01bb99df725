"""Which bank account a file is probably about: by the number that it states, else by where the like of it went before."""

from collections.abc import Sequence
from dataclasses import dataclass

from app.domain.statements import Statement
from app.services.statements import BankAccountLine, ImportLine

_DIGITS_THAT_TELL = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class NewAccount:
    """What a person says of an account that is not there yet."""

    name: str
    bank: str
    number: str
    currency: str


def suggested(
    statement: Statement | None, accounts: Sequence[BankAccountLine], imports: Sequence[ImportLine]
) -> BankAccountLine | None:
    """The likeliest account; None when nothing speaks for any, so that the page offers a new one."""
    if statement is None:
        return accounts[0] if len(accounts) == 1 else None
    stated = last_digits(statement.account)
    if stated:
        return next((one for one in accounts if last_digits(one.number) == stated), None)
    currency = currency_of(statement)
    fitting = [one for one in accounts if one.currency == currency]
    before = {line.bank_account for line in imports if line.format == statement.format}
    return next((one for one in fitting if one.name in before), None)


def last_digits(number: str) -> str:
    """The last four digits of a number as printed, often masked; empty when there are not four."""
    digits = "".join(sign for sign in number if sign.isdecimal())
    return digits[-_DIGITS_THAT_TELL:] if len(digits) >= _DIGITS_THAT_TELL else ""


def currency_of(statement: Statement) -> str:
    """The currency of most of its rows."""
    currencies = [row.amount.currency for row in statement.rows]
    return max(set(currencies), key=lambda one: (currencies.count(one), one), default="CNY")


def short_name(name: str, number: str) -> str:
    """An account's name with the end of its number: 招商银行 ··8210."""
    digits = last_digits(number)
    return f"{name} ··{digits}" if digits and digits not in name else name
