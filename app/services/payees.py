"""Payees 收款方: entered or changed by one person, checked by another, and rested before any money goes there."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from app.changes import Changes
from app.domain.chain import RecordKind
from app.domain.payees import Payee, PayeeHold, payee_holds
from app.domain.people import Action, Denial, Person
from app.domain.providers import Provider
from app.domain.signing import Purpose
from app.errors import Denied, WrongAnswer
from app.services.clock import Clock
from app.services.people import People
from app.store.vault import Vault
from app.store.work import Work


@dataclass(frozen=True, slots=True, kw_only=True)
class PayeeDetails:
    """What a person types of a payee."""

    name: str
    account: str
    bank: str
    bank_code: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PayeeLine:
    """A payee with why nothing may go to it yet, and who entered it."""

    payee: Payee
    entered_by: str
    holds: tuple[PayeeHold, ...]


class Payees:
    """The bank accounts that money may go to."""

    def __init__(self, vault: Vault, people: People, clock: Clock) -> None:
        self._vault = vault
        self._people = people
        self._clock = clock

    def lines(self) -> list[PayeeLine]:
        """By name."""
        with self._vault.look() as work:
            persons = self._people.trusted(work)
            names = {one.person.id: one.person.name for one in work.persons.all()}
            return [
                PayeeLine(
                    payee=one,
                    entered_by=names.get(one.changed_by, ""),
                    holds=holds_of(one, work, self._people, persons),
                )
                for one in work.payees.all()
            ]

    def add(self, details: PayeeDetails) -> int:
        """Enter a new payee; nothing goes there before another person has checked it and it has rested."""
        wanted, at = _checked(details), self._clock()
        with self._vault.work() as work:
            me = self._people.need(work, Action.CHANGE_PAYEES)
            payee = Payee(
                id=0,
                name=wanted.name,
                account=wanted.account,
                bank=wanted.bank,
                bank_code=wanted.bank_code,
                changed_by=me.id,
                changed_at=at,
            )
            payee = work.payees.add(payee)
            self._record(work, RecordKind.PAYEE_KEPT, payee)
        return payee.id

    def change(self, payee_id: int, details: PayeeDetails) -> Changes:
        """New details: it has to be checked and to rest again."""
        wanted, at = _checked(details), self._clock()
        with self._vault.work() as work:
            me = self._people.need(work, Action.CHANGE_PAYEES)
            payee = replace(
                work.payees.get(payee_id),
                name=wanted.name,
                account=wanted.account,
                bank=wanted.bank,
                bank_code=wanted.bank_code,
                changed_by=me.id,
                changed_at=at,
                checked_by=None,
                check_signature=b"",
                is_changed=True,
                is_proven=False,
            )
            work.payees.put(payee)
            self._record(work, RecordKind.PAYEE_KEPT, payee)
        return Changes.ORDERS | Changes.LEDGER

    def check(self, payee_id: int, code: str) -> Changes:
        """Sign these details as the second person; Denied for whoever entered them."""
        with self._vault.look() as work:
            self._need_checker(work, payee_id)
        self._people.check_code(code)
        with self._vault.work() as work:
            me, payee = self._need_checker(work, payee_id)
            signed = replace(
                payee, checked_by=me.id, check_signature=self._people.sign_digest(Purpose.PAYEE, payee.digest)
            )
            work.payees.put(signed)
            self._record(work, RecordKind.PAYEE_CHECKED, signed)
        return Changes.ORDERS | Changes.LEDGER

    def _need_checker(self, work: Work, payee_id: int) -> tuple[Person, Payee]:
        # Whoever may approve payments may look over a payee; only entering one is for those who may change payees.
        me, payee = self._people.need(work, Action.APPROVE), work.payees.get(payee_id)
        if payee.changed_by == me.id:
            raise Denied(Action.CHANGE_PAYEES, Denial.OWN_ORDER)
        return me, payee

    def _record(self, work: Work, kind: RecordKind, payee: Payee) -> None:
        # The account's number stays in its own table: the chain may leave the house.
        body = {"payee": payee.id, "name": payee.name, "details": payee.digest}
        work.ledger.record(kind, body, at=self._clock(), actor=self._people.seat.name)


def payee_text(payee: Payee) -> str:
    """What an order signs of its payee: account, name and bank."""
    return " · ".join(("".join(payee.account.split()), payee.name, payee.bank, payee.bank_code)).strip(" ·")


def holds_of(
    payee: Payee,
    work: Work,
    people: People,
    persons: Mapping[int, Person],
    *,
    provider: Provider | None = None,
    day: date | None = None,
) -> tuple[PayeeHold, ...]:
    """Why nothing may go to this payee now; with a provider, whether its list and its contract of that day have it."""
    checker = persons.get(payee.checked_by or 0)
    contract = provider.contract_on(day) if provider is not None and day is not None else None
    return payee_holds(
        payee,
        people.now(work),
        checker_key=checker.public_key if checker else b"",
        allowed=provider.payees if provider is not None else None,
        contract_party=contract.party if contract is not None else None,
    )


def _checked(details: PayeeDetails) -> PayeeDetails:
    """Without blanks around; WrongAnswer where something is missing."""
    plain = PayeeDetails(
        name=details.name.strip(),
        account=details.account.strip(),
        bank=details.bank.strip(),
        bank_code=details.bank_code.strip(),
    )
    for field, value in (("name", plain.name), ("account", plain.account), ("bank", plain.bank)):
        if not value:
            raise WrongAnswer(field, "empty")
    return plain
