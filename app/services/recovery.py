"""Recovery 恢复: what opens the vault when the password is lost, one printed key or any two of three sheets."""

import json
from collections.abc import Sequence
from dataclasses import dataclass

from app.changes import Changes
from app.domain.chain import RecordKind
from app.domain.people import Action, Denial
from app.domain.recovery_shares import RecoveryShare, split
from app.domain.vaults import Recovery
from app.errors import WrongAnswer
from app.secret import Secret
from app.services.clock import Clock
from app.services.people import People
from app.store.keys import new_recovery_key, new_shared_secret
from app.store.vault import Vault
from app.store.work import Work

_KEEPERS = "recovery_keepers"


@dataclass(frozen=True, slots=True, kw_only=True)
class RecoveryStanding:
    """How the vault stands for the day on which the password is lost."""

    form: Recovery
    keepers: tuple[str, ...]
    """Who keeps each of the three sheets, as was said when they were made; empty for a key."""
    gives_signing_key: bool
    """Whether the founder's signing key comes back too; not with a key printed before there were any."""
    denial: Denial | None
    """Why whoever is at the desk may not replace it; None when their role has it."""
    is_theirs: bool
    """Whether it gives back the access of whoever is at the desk: the founder's, or an owner's once the founder has left."""


class RecoveryPapers:
    """What is made here counts once it is kept; until then the papers from before go on opening the vault."""

    def __init__(self, vault: Vault, people: People, clock: Clock) -> None:
        self._vault = vault
        self._people = people
        self._clock = clock

    def standing(self) -> RecoveryStanding:
        """What there is, and who may replace it."""
        with self._vault.look() as work:
            is_theirs = self._is_theirs(work)
            keepers = json.loads(work.settings.get(_KEEPERS, "[]"))
        form = self._vault.recovery
        return RecoveryStanding(
            form=form,
            keepers=tuple(str(one) for one in keepers) if form is Recovery.SHARES else (),
            # Only their own session can measure what is sealed for them.
            gives_signing_key=not is_theirs or self._vault.has_whole_recovery,
            denial=self._people.may(Action.MANAGE_KEYS),
            is_theirs=is_theirs,
        )

    def new_key(self) -> Secret:
        """A key to print; it opens nothing before it is kept."""
        return new_recovery_key()

    def new_shares(self) -> tuple[RecoveryShare, ...]:
        """Three sheets to print; they open nothing before they are kept."""
        return split(new_shared_secret())

    def keep_key(self, key: Secret) -> Changes:
        """From now on this key opens the vault; the key or the sheets before open nothing any more."""
        with self._vault.work(Action.MANAGE_KEYS) as work:
            self._record(work, Recovery.KEY)
            self._vault.keep_recovery_key(key)
        return Changes.SETTINGS | Changes.LEDGER

    def keep_shares(self, typed: Sequence[RecoveryShare], keepers: Sequence[str] = ()) -> Changes:
        """From now on any two sheets of this set open the vault, proved by two that were typed back from paper.

        `keepers` are three names in the order of the sheets. They stay out of the record, which cannot be changed. WrongAnswer
        for fewer than two sheets, for one twice, or for sheets of different sets; nothing is changed then.
        """
        with self._vault.work(Action.MANAGE_KEYS) as work:
            self._record(work, Recovery.SHARES)
            work.settings.put(_KEEPERS, json.dumps([one.strip() for one in keepers], ensure_ascii=False))
            self._vault.keep_recovery_shares(typed)
        return Changes.SETTINGS | Changes.LEDGER

    def _is_theirs(self, work: Work) -> bool:
        seat = self._people.seat
        founder = next((one for one in self._people.trusted(work).values() if one.public_key == seat.root), None)
        if founder is None or not self._vault.has_own_key:
            return False
        return not founder.is_active or founder.public_key == seat.public_key

    def _record(self, work: Work, form: Recovery) -> None:
        if not self._is_theirs(work):
            raise WrongAnswer("recovery", "not_founder")
        work.ledger.record(
            RecordKind.RECOVERY_REPLACED, {"form": form.value}, at=self._clock(), actor=self._people.seat.name
        )
