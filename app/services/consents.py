"""Consent 单独同意 in the book: what each person is asked for each platform, that they agreed to these very words, that they took it back."""

import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from app.changes import Changes
from app.domain.accounts import Platform
from app.domain.chain import RecordKind
from app.domain.consent import Consent, Person, Sharing, consent_text, text_digest
from app.domain.people import Action
from app.errors import WrongAnswer
from app.services.catalogue import CatalogueService
from app.services.clock import Clock
from app.services.documents import ISSUED_IN, SALT_BYTES
from app.services.opening_facts import Facts, facts_of
from app.store.vault import Vault
from app.store.work import Work

CHANGED = Changes.ONBOARDING | Changes.LEDGER


@dataclass(frozen=True, slots=True, kw_only=True)
class ConsentAsked:
    """What one person is asked to agree to for one platform, in the words of the reader's language."""

    sharing: Sharing
    who: str
    text: str
    given: Consent | None


class Consents:
    """What may leave, and what may not any more."""

    def __init__(self, vault: Vault, catalogue: CatalogueService, clock: Clock) -> None:
        self._vault = vault
        self._catalogue = catalogue
        self._clock = clock

    def asked(self, draft_id: int, *, language: str, names: Mapping[Platform, str]) -> tuple[ConsentAsked, ...]:
        """What is asked of whom, in this language, with the platforms' names as the reader knows them."""
        facts = self._facts(draft_id)
        return tuple(
            ConsentAsked(
                sharing=one,
                who=_who(facts, one.person),
                text=consent_text(
                    one,
                    language=language,
                    company=facts.company,
                    person=_who(facts, one.person),
                    platform=names[one.platform],
                ),
                given=next((given for given in facts.consents if given.covers(one)), None),
            )
            for one in facts.needed
        )

    def agree(self, draft_id: int, asked: Sequence[ConsentAsked]) -> Changes:
        """Record that these persons agreed to these very words, one consent for each; WrongAnswer where nobody is named."""
        at = self._clock()
        with self._vault.work(Action.DRAFT_OPENING, is_synced=True) as work:
            for one in asked:
                if not one.who:
                    raise WrongAnswer("person", "empty")
                consent = Consent(
                    who=one.who,
                    person=one.sharing.person,
                    at=at,
                    text=one.text,
                    text_digest=text_digest(one.text, secrets.token_hex(SALT_BYTES)),
                    platforms=(one.sharing.platform,),
                    fields=tuple(each.code for each in one.sharing.fields),
                    draft_id=draft_id,
                    recorded_by=self._vault.person,
                )
                consent_id = work.consents.add(consent)
                self._note_consent(work, RecordKind.CONSENT_GIVEN, consent_id, consent)
        return CHANGED

    def revoke(self, consent_id: int) -> Changes:
        """Take a consent back: nothing more is sent on it; what was received must be deleted by the platform itself."""
        with self._vault.work(Action.DRAFT_OPENING, is_synced=True) as work:
            consent = work.consents.get(consent_id)
            consent.revoke(self._clock(), self._vault.person)
            self._note_consent(work, RecordKind.CONSENT_REVOKED, consent_id, consent)
        return CHANGED

    def _note_consent(self, work: Work, kind: RecordKind, consent_id: int, consent: Consent) -> None:
        """The chain may leave the house: it names the words by a salted seal and the person by their part only.

        Of a consent from before there were salts it says no more than its number: the record of its giving has the digest.
        """
        body = {
            "onboarding": consent.draft_id or 0,
            "consent": consent_id,
            "person": consent.person,
            "platforms": [str(one) for one in consent.platforms],
            "fields": list(consent.fields),
            "text_version": consent.text_version,
        } | ({"text_seal": consent.seal} if consent.seal else {})
        work.ledger.record(kind, body, at=self._clock(), actor=self._vault.person)

    def _facts(self, draft_id: int) -> Facts:
        today = self._clock().astimezone(ISSUED_IN).date()
        with self._vault.look() as work:
            return facts_of(work, self._catalogue, work.drafts.get(draft_id), today)


def _who(facts: Facts, person: Person) -> str:
    return facts.text("F07" if person is Person.LEGAL_REPRESENTATIVE else "F21")
