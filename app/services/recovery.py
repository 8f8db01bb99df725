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
    is_founders: bool
    """Whether the founder is at the desk: nobody else's session holds what has to be given back."""


class RecoveryPapers:
    """What is made here counts once it is kept; until then the papers from before go on opening the vault."""

    def __init__(self, vault: Vault, people: People, clock: Clock) -> None:
        self._vault = vault
        self._people = people
        self._clock = clock

    def standing(self) -> RecoveryStanding:
        """What there is, and who may replace it."""
        is_founders = self._vault.is_founders
        with self._vault.look() as work:
            keepers = json.loads(work.settings.get(_KEEPERS, "[]"))
        form = self._vault.recovery
        return RecoveryStanding(
            form=form,
            keepers=tuple(str(one) for one in keepers) if form is Recovery.SHARES else (),
            # Only the founder's session can measure what is sealed for the founder.
            gives_signing_key=not is_founders or self._vault.has_whole_recovery,
            denial=self._people.may(Action.MANAGE_KEYS),
            is_founders=is_founders,
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

    def _record(self, work: Work, form: Recovery) -> None:
        if not self._vault.is_founders:
            raise WrongAnswer("recovery", "not_founder")
        work.ledger.record(
            RecordKind.RECOVERY_REPLACED, {"form": form.value}, at=self._clock(), actor=self._people.seat.name
        )
