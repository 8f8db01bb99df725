"""Persons with what vouches for them, and their second factors."""

from typing import Any

from sqlalchemy import Connection, Row, delete, func, insert, select, update

from app.domain.backoff import Guesses
from app.domain.people import Person, Role
from app.domain.second_factor import SecondFactor
from app.domain.vouching import VouchedPerson
from app.store.order_tables import persons, second_factors


class Persons:
    """Everybody who has or had a slot; nobody is removed, for what they signed stays theirs."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def all(self) -> list[VouchedPerson]:
        """In the order in which they came; whether one counts is for `app.domain.vouching.trusted` to say."""
        return [_person(row) for row in self._connection.execute(select(persons).order_by(persons.c.id))]

    def next_id(self) -> int:
        """The number that the next one gets: it stands in what is vouched for."""
        return (self._connection.scalar(select(func.max(persons.c.id))) or 0) + 1

    def add(self, one: VouchedPerson) -> None:
        """Keep a new person."""
        self._connection.execute(insert(persons).values(**_values(one)))

    def put(self, one: VouchedPerson) -> None:
        """Keep a person as they are now."""
        self._connection.execute(update(persons).where(persons.c.id == one.person.id).values(**_values(one)))

    def second_factor(self, person_id: int) -> tuple[SecondFactor, bool] | None:
        """The factor, and whether its first code was right; None for a person without one."""
        row = self._connection.execute(select(second_factors).where(second_factors.c.person_id == person_id)).first()
        if row is None:
            return None
        guesses = Guesses(failures=row.failures, last_at=row.failed_at)
        return SecondFactor(seed=row.seed, last_step=row.last_step, guesses=guesses), row.is_confirmed

    def put_second_factor(self, person_id: int, factor: SecondFactor, *, is_confirmed: bool) -> None:
        """Keep a factor with what was used of it, in place of the one before."""
        self._connection.execute(delete(second_factors).where(second_factors.c.person_id == person_id))
        self._connection.execute(
            insert(second_factors).values(
                person_id=person_id,
                seed=factor.seed,
                is_confirmed=is_confirmed,
                last_step=factor.last_step,
                failures=factor.guesses.failures,
                failed_at=factor.guesses.last_at,
            )
        )


def _values(one: VouchedPerson) -> dict[str, Any]:
    person = one.person
    return {
        "id": person.id,
        "mark": one.mark,
        "name": person.name,
        "roles": ",".join(sorted(role.value for role in person.roles)),
        "public_key": person.public_key,
        "is_active": person.is_active,
        "added_at": one.added_at,
        "vouch_key": one.vouch_key,
        "vouch": one.vouch,
    }


def _person(row: Row[Any]) -> VouchedPerson:
    roles = frozenset(Role(word) for word in row.roles.split(",") if word)
    person = Person(id=row.id, name=row.name, roles=roles, public_key=row.public_key, is_active=row.is_active)
    return VouchedPerson(person=person, mark=row.mark, added_at=row.added_at, vouch_key=row.vouch_key, vouch=row.vouch)
