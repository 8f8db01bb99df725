"""Persons 人员: who is at the desk and what they may do, who else has a way in, and the second factor that signing asks for."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from app.changes import Changes
from app.domain.approvals import Approval
from app.domain.chain import GENESIS, RecordKind
from app.domain.founding import Founding
from app.domain.passwords import password_fault
from app.domain.people import UNTOUCHED, Action, Denial, Hands, Person, Role, why_not, why_not_roles
from app.domain.second_factor import CodeAnswer, SecondFactor, enrolment_address, new_seed
from app.domain.signing import Purpose, fingerprint, sign
from app.domain.vouching import Seat, VouchedPerson, sitting, trusted, why_not_at
from app.errors import CodeRefused, Denied, FoundedAnew, NotFound, WrongAnswer
from app.exports.qr import qr_png
from app.secret import Secret
from app.services.clock import Clock
from app.store.vault import Vault
from app.store.work import Work

FOUNDERS_ROLES = frozenset({Role.OWNER, Role.FINANCE_MANAGER})
"""Nobody changes their own roles, so whoever founds a vault needs both from the start: to let others in, and to sign."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonLine:
    """One person in the list."""

    id: int
    name: str
    roles: frozenset[Role]
    is_active: bool
    is_me: bool
    is_trusted: bool
    """Whether the founder's key vouches for them; somebody wrote the row behind the program's back if not."""
    has_second_factor: bool
    fingerprint: str
    """Of the signing key, to be read out over the telephone."""
    added_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Enrolment:
    """What an authenticator app needs, shown once."""

    seed: Secret
    address: Secret

    def picture(self, *, scale: int) -> bytes:
        """The address as a QR code for the app's camera: a PNG, each module `scale` pixels wide. As secret as the seed."""
        return qr_png(self.address.reveal(), scale=scale)


class People:
    """Knows who is at the desk; every right is asked for here, and not by the window."""

    def __init__(self, vault: Vault, clock: Clock, seat: Seat | None = None) -> None:
        self._vault = vault
        self._clock = clock
        self.seat = seat or vault.seat
        self.founding_notice: FoundedAnew | None = None
        """Set when the vault was founded anew just now; shown, and recorded in the chain."""
        self._welcome_founder()

    def lines(self) -> list[PersonLine]:
        """Everybody who has or had a way in."""
        with self._vault.look() as work:
            kept = work.persons.all()
            factors = {one.person.id: work.persons.second_factor(one.person.id) for one in kept}
        known = trusted(kept, self.seat.root)
        return [_line(one, self.seat, known, factors[one.person.id]) for one in kept]

    def me(self) -> Person | None:
        """Whoever opened the vault, as far as the founder's key vouches for them."""
        with self._vault.look() as work:
            return self.me_in(work)

    def me_in(self, work: Work) -> Person | None:
        """The same within a transaction."""
        return sitting(work.persons.all(), self.seat)

    def may(self, action: Action, hands: Hands = UNTOUCHED) -> Denial | None:
        """Why whoever is at the desk may not do this; None when they may."""
        me = self.me()
        return Denial.NO_KEY if me is None else why_not(me, action, hands)

    def why_closed(self, action: Action) -> Denial | None:
        """Why a page that takes this right stays closed; a vault that knows no persons yet is open to who opened it."""
        with self._vault.look() as work:
            return why_not_at(work.persons.all(), self.seat, action)

    def need(self, work: Work, action: Action, hands: Hands = UNTOUCHED) -> Person:
        """Whoever is at the desk; Denied when they may not do this."""
        me = self.me_in(work)
        denial = Denial.NO_KEY if me is None else why_not(me, action, hands)
        if me is None or denial is not None:
            raise Denied(action, denial or Denial.NO_KEY)
        return me

    def trusted(self, work: Work) -> Mapping[int, Person]:
        """Everybody whose rights and key count, by id."""
        return trusted(work.persons.all(), self.seat.root)

    def add(self, name: str, roles: frozenset[Role], password: Secret) -> int:
        """Let one more person in, with a password that they type themselves; their id.

        WrongAnswer for an empty name or a password that is too weak or opens another's slot.
        """
        if not name.strip():
            raise WrongAnswer("person", "empty")
        if not roles:
            raise WrongAnswer("roles", "empty")
        with self._vault.look() as work:
            self.need(work, Action.MANAGE_PERSONS)
            if name.strip() in {one.person.name for one in work.persons.all()}:
                raise WrongAnswer("person", "taken")
        self._need_fit(password, name.strip())
        return self.enter(self._vault.add_slot(name.strip(), password), roles)

    def enter(self, seat: Seat, roles: frozenset[Role]) -> int:
        """Write down whoever has a slot already, and vouch for them; their id."""
        at = self._clock()
        with self._vault.work() as work:
            me = self.need(work, Action.MANAGE_PERSONS)
            person = Person(id=work.persons.next_id(), name=seat.name, roles=roles, public_key=seat.public_key)
            denial = why_not_roles(me, person, roles, persons=self.trusted(work))
            if denial is not None:
                raise Denied(Action.MANAGE_PERSONS, denial)
            work.persons.add(VouchedPerson(person=person, mark=seat.mark, added_at=at).vouched_by(self.seat))
            self._record(work, RecordKind.PERSON_ADDED, person)
        return person.id

    def set_roles(self, person_id: int, roles: frozenset[Role]) -> Changes:
        """Give a person exactly these roles; Denied for one's own, and while nobody else could manage persons."""
        with self._vault.work() as work:
            kept = self._changeable(work, person_id, roles)
            self._put(work, replace(kept, person=replace(kept.person, roles=roles)), RecordKind.PERSON_CHANGED)
        return Changes.PERSONS | Changes.LEDGER

    def leave(self, person_id: int) -> Changes:
        """Close a person's ways in; what they signed before stays theirs, and no new signature of theirs counts."""
        with self._vault.work() as work:
            kept = self._changeable(work, person_id, frozenset(), is_leaving=True)
            self._put(work, replace(kept, person=replace(kept.person, is_active=False)), RecordKind.PERSON_LEFT)
        self._vault.remove_slot(kept.mark)
        return Changes.PERSONS | Changes.LEDGER

    def admit_again(self, person_id: int, roles: frozenset[Role], password: Secret) -> Changes:
        """Vouch by name for somebody whom only a lost key vouched for; they type a new password and get a new signing key.

        WrongAnswer for a weak or taken password, for no role, and for a person who is vouched for already or has left.
        """
        if not roles:
            raise WrongAnswer("roles", "empty")
        with self._vault.look() as work:
            kept = self._stranger(work, person_id)
        self._need_fit(password, kept.person.name)
        seat = self._vault.add_slot(kept.person.name, password)
        with self._vault.work() as work:
            person = replace(self._stranger(work, person_id).person, roles=roles, public_key=seat.public_key)
            work.persons.put(replace(kept, person=person, mark=seat.mark).vouched_by(self.seat))
            self._record(work, RecordKind.PERSON_ADMITTED_AGAIN, person)
        self._vault.remove_slot(kept.mark)
        return Changes.PERSONS | Changes.LEDGER

    def begin_second_factor(self) -> Enrolment:
        """A new seed for one's own authenticator; it counts once its first code was typed."""
        seed = new_seed()
        with self._vault.work() as work:
            me = self._need_me(work)
            known = work.persons.second_factor(me.id)
            if known is not None and known[1]:
                raise WrongAnswer("second_factor", "already_set")
            work.persons.put_second_factor(me.id, SecondFactor(seed=seed), is_confirmed=False)
        return Enrolment(seed=seed, address=enrolment_address(seed, me.name, self._vault.company))

    def confirm_second_factor(self, code: str) -> Changes:
        """The first code was typed: from now on every signature asks for one."""
        self.check_code(code, is_first=True)
        return Changes.PERSONS | Changes.LEDGER

    def has_second_factor(self) -> bool:
        """Whether whoever is at the desk has an authenticator set up."""
        with self._vault.look() as work:
            me = self.me_in(work)
            known = work.persons.second_factor(me.id) if me is not None else None
        return known is not None and known[1]

    def check_code(self, code: str, *, is_first: bool = False) -> None:
        """CodeRefused unless the code counts; it is used up by that, and a wrong one is counted, whatever comes after."""
        with self._vault.work(is_synced=True) as work:
            me = self._need_me(work)
            known = work.persons.second_factor(me.id)
            if known is None or not (known[1] or is_first):
                raise CodeRefused(CodeAnswer.NONE)
            # By the later of clock and newest record: a clock that is set back opens no used step again.
            answer, factor = known[0].check(code, self.now(work))
            is_confirmed = known[1] or answer is CodeAnswer.RIGHT
            work.persons.put_second_factor(me.id, factor, is_confirmed=is_confirmed)
            if is_confirmed and not known[1]:
                self._record(work, RecordKind.SECOND_FACTOR_SET, me)
        if answer is not CodeAnswer.RIGHT:
            raise CodeRefused(answer)

    def sign(self, purpose: Purpose, me: Person, content: str, at: datetime, note: str = "") -> Approval:
        """A signature with the key of whoever is at the desk."""
        plain = Approval(purpose=purpose, person=me.id, content=content, at=at, note=note)
        return replace(plain, signature=self.sign_digest(purpose, plain.digest))

    def sign_digest(self, purpose: Purpose, digest: str) -> bytes:
        """The bare signature over a digest; Denied without a key."""
        if self.seat.signing is None:
            raise Denied(Action.APPROVE, Denial.NO_KEY)
        return sign(self.seat.signing, purpose, digest)

    def now(self, work: Work) -> datetime:
        """The later of the clock and the newest record."""
        head, clock = work.ledger.head(), self._clock()
        return clock if head is None else max(head.at, clock)

    def _need_me(self, work: Work) -> Person:
        me = self.me_in(work)
        if me is None:
            raise Denied(Action.APPROVE, Denial.NO_KEY)
        return me

    def _need_fit(self, password: Secret, name: str) -> None:
        own_words = frozenset({name, self._vault.company})
        fault = password_fault(password, has_second_factor=False, own_words=own_words)
        if fault is not None:
            raise WrongAnswer("password", fault)

    def _changeable(
        self, work: Work, person_id: int, roles: frozenset[Role], *, is_leaving: bool = False
    ) -> VouchedPerson:
        me = self.need(work, Action.MANAGE_PERSONS)
        kept, known = _kept(work, person_id), self.trusted(work)
        # A row that nobody vouches for is not one to vouch for now, whatever it says; but its way in can be closed.
        is_stranger = person_id not in known and not is_leaving
        denial = Denial.NO_KEY if is_stranger else why_not_roles(me, kept.person, roles, persons=known)
        if denial is not None:
            raise Denied(Action.MANAGE_PERSONS, denial)
        return kept

    def _stranger(self, work: Work, person_id: int) -> VouchedPerson:
        self.need(work, Action.MANAGE_PERSONS)
        kept = _kept(work, person_id)
        if person_id in self.trusted(work) or not kept.person.is_active:
            raise WrongAnswer("person", "no_stranger")
        return kept

    def _put(self, work: Work, changed: VouchedPerson, kind: RecordKind) -> None:
        """Vouch for a person as they are now, and for those who hung on their word while it still counted.

        The founder's word counts whatever becomes of the founder; whoever hangs on it stays there.
        """
        hanging = [
            one
            for one in work.persons.all()
            if one.vouch_key == changed.person.public_key != self.seat.root
            and one.person.id in self.trusted(work)
            and one.person.id != changed.person.id
        ]
        for one in (changed, *hanging):
            work.persons.put(one.vouched_by(self.seat))
        self._record(work, kind, changed.person)

    def _welcome_founder(self) -> None:
        """The first person of a vault is whoever founded it; their own key vouches for them."""
        if self.seat.signing is None or self.seat.public_key != self.seat.root:
            return
        with self._vault.look() as work:
            kept = work.persons.all()
        if kept:
            self._found_anew(kept)
            return
        person = Person(id=1, name=self.seat.name, roles=FOUNDERS_ROLES, public_key=self.seat.public_key)
        with self._vault.work() as work:
            founder = VouchedPerson(person=person, mark=self.seat.mark, added_at=self._clock())
            work.persons.add(founder.vouched_by(self.seat))
            self._record(work, RecordKind.PERSON_ADDED, person)

    def _found_anew(self, kept: Sequence[VouchedPerson]) -> None:
        """Where the founder's slot has another key than their row, the old key is lost: say so, and begin again with this one."""
        mine = kept[0]
        lost = mine.person.public_key
        if mine.mark != self.seat.mark or lost == self.seat.public_key or trusted(kept, self.seat.root):
            return
        strangers = tuple(one.person.name for one in kept[1:] if one.person.is_active)
        person = replace(mine.person, name=self.seat.name, roles=FOUNDERS_ROLES, public_key=self.seat.public_key)
        with self._vault.work() as work:
            head = work.ledger.head()
            said = Founding(
                person=person.id,
                name=person.name,
                key=person.public_key,
                before=lost,
                head=head.hash if head is not None else GENESIS,
            )
            work.persons.put(replace(mine, person=replace(person, is_active=True)).vouched_by(self.seat))
            work.ledger.record(RecordKind.FOUNDED_ANEW, said.body(self.seat), at=self._clock(), actor=self.seat.name)
        self.founding_notice = FoundedAnew(strangers)

    def _record(self, work: Work, kind: RecordKind, person: Person) -> None:
        roles = sorted(role.value for role in person.roles)
        body = {"person": person.id, "name": person.name, "roles": roles, "key": person.public_key.hex()}
        work.ledger.record(kind, body, at=self._clock(), actor=self.seat.name)


def _kept(work: Work, person_id: int) -> VouchedPerson:
    kept = next((one for one in work.persons.all() if one.person.id == person_id), None)
    if kept is None:
        raise NotFound("person", person_id)
    return kept


def _line(
    one: VouchedPerson, seat: Seat, known: Mapping[int, Person], factor: tuple[SecondFactor, bool] | None
) -> PersonLine:
    person = one.person
    return PersonLine(
        id=person.id,
        name=person.name,
        roles=person.roles,
        is_active=person.is_active,
        is_me=one.mark == seat.mark,
        is_trusted=person.id in known,
        has_second_factor=factor is not None and factor[1],
        fingerprint=fingerprint(person.public_key),
        added_at=one.added_at,
    )
