"""Consent 个人信息单独同意 under PIPL: whose personal data goes to which platform, to which words somebody agreed, and when they took it back."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from app.domain.accounts import Platform
from app.domain.catalogue import OVERSEAS
from app.domain.form_fields import FormField, OpeningForm
from app.domain.papers import seal_of
from app.errors import IllegalMove

TEXT_VERSION = "1"

TEXTS = {
    "zh": (
        "本人{person}已知悉并单独同意：{company}为在{platform}开立广告账户，通过媒充通向{platform}提供本人的下列个人信息："
        "{items}。用途仅限于开户审核与账户联络。{sensitive}{abroad}"
        "本人可随时在媒充通撤回本同意；撤回不影响撤回前已进行的处理，{platform}已收到的信息须另向{platform}要求删除。"
    ),
    "en": (
        "I, {person}, have been told and agree separately that {company}, in order to open an advertising account on {platform}, gives "
        "{platform} the following personal data of mine by means of AdTill: {items}. It is used only to review the application and to "
        "reach me about the account. {sensitive}{abroad}I can take this consent back in AdTill at any time; that does not undo what was "
        "done before, and what {platform} has received must be deleted there at my request to {platform}."
    ),
}
"""What is agreed to, one text for each person and platform; a change of words is a new version."""

SENSITIVE = frozenset({"F09", "F10", "F11", "F27"})
"""Sensitive personal information 敏感个人信息: identity number, pictures of the card, bank account."""

SENSITIVE_PART = {
    "zh": "其中的敏感个人信息（证件号码、证件影像、银行账户）仅用于身份核验，依据《中华人民共和国个人信息保护法》第29条取得单独同意。",
    "en": (
        "The sensitive part (identity numbers, pictures of identity documents, bank accounts) is used only to verify who I am; this "
        "separate consent is asked for under Art. 29 of the Personal Information Protection Law. "
    ),
}

ABROAD = {
    "zh": "{platform}的运营方可能位于中国大陆境外，上述信息可能因此出境。",
    "en": "{platform} may be run from outside mainland China, so that this data may leave it. ",
}


class Person(StrEnum):
    """Whose data it is."""

    LEGAL_REPRESENTATIVE = "legal_representative"  # 法定代表人 (of a household business: its operator)
    CONTACT = "contact"  # 联系人


WHOSE = {
    "F07": Person.LEGAL_REPRESENTATIVE,
    "F09": Person.LEGAL_REPRESENTATIVE,
    "F10": Person.LEGAL_REPRESENTATIVE,
    "F11": Person.LEGAL_REPRESENTATIVE,
    "F27": Person.LEGAL_REPRESENTATIVE,
    "F21": Person.CONTACT,
    "F22": Person.CONTACT,
    "F23": Person.CONTACT,
}


@dataclass(frozen=True, slots=True)
class Sharing:
    """The personal data of one person that one platform would get; each needs a consent of its own."""

    platform: Platform
    person: Person
    fields: tuple[FormField, ...]


def sharings(form: OpeningForm, platforms: Iterable[Platform], filled: Iterable[str]) -> tuple[Sharing, ...]:
    """What of the filled fields is personal and goes where.

    A platform whose form is not known gets a package with every field, so all personal data counts for it.
    """
    there = set(filled)
    found = []
    for platform in dict.fromkeys(platforms):
        asked = {ask.field for ask in form.asks_of(platform)} if form.is_known(platform) else set(form.fields)
        for person in Person:
            fields = tuple(
                one
                for code, one in form.fields.items()
                if one.is_sensitive and code in asked & there and WHOSE[code] is person
            )
            if fields:
                found.append(Sharing(platform, person, fields))
    return tuple(found)


def consent_text(sharing: Sharing, *, language: str, company: str, person: str, platform: str) -> str:
    """The words to agree to (`zh` or `en`), with the names as the reader knows them."""
    names = [one.name_zh if language == "zh" else one.name_en for one in sharing.fields]
    is_sensitive = any(one.code in SENSITIVE for one in sharing.fields)
    abroad = ABROAD[language].format(platform=platform) if sharing.platform in OVERSEAS else ""
    return TEXTS[language].format(
        company=company,
        person=person,
        platform=platform,
        items=("、" if language == "zh" else ", ").join(names),
        sensitive=SENSITIVE_PART[language] if is_sensitive else "",
        abroad=abroad,
    )


def text_digest(text: str, salt: str = "") -> str:
    """What is kept of the words as they were shown, so that later nobody can say it was another text.

    The salt (hexadecimal) stands in front. A consent from before there were salts has the bare SHA-256, which anybody can make
    who knows the names: the words are the same for everybody.
    """
    bare = hashlib.sha256(text.encode()).hexdigest()
    return f"{salt}:{seal_of(bare, salt)}" if salt else bare


@dataclass(kw_only=True)
class Consent:
    """What one person agreed to; it is never deleted, only taken back."""

    id: int | None = None
    who: str
    """The name of the person who agreed."""
    person: Person
    at: datetime
    text_version: str = TEXT_VERSION
    text_digest: str
    """As `text_digest` makes it."""
    text: str = ""
    """The words themselves."""
    draft_id: int | None = None
    """The onboarding that it was given in."""
    recorded_by: str = ""
    """Who put it in the book."""
    revoked_by: str = ""
    platforms: tuple[Platform, ...]
    fields: tuple[str, ...]
    revoked_at: datetime | None = None

    def revoke(self, at: datetime, by: str = "") -> None:
        """Take it back; IllegalMove when it was taken back before."""
        if self.revoked_at is not None:
            raise IllegalMove("revoked", "revoked")
        self.revoked_at, self.revoked_by = at, by

    @property
    def seal(self) -> str:
        """What the chain may keep: it proves these words while the salt is known, and tells nothing without it. Empty without a salt."""
        salt, _, seal = self.text_digest.rpartition(":")
        return seal if salt else ""

    def says(self, text: str) -> bool:
        """Whether these are the very words that were agreed to."""
        return text_digest(text, self.text_digest.rpartition(":")[0]) == self.text_digest

    def covers(self, sharing: Sharing) -> bool:
        """Whether it stands, and is of this person, this platform and all of these fields."""
        return (
            self.revoked_at is None
            and self.person is sharing.person
            and sharing.platform in self.platforms
            and {one.code for one in sharing.fields} <= set(self.fields)
        )


def lacking(needed: Iterable[Sharing], given: Iterable[Consent]) -> tuple[Sharing, ...]:
    """What nobody has agreed to yet; nothing of it may leave."""
    consents = tuple(given)
    return tuple(one for one in needed if not any(consent.covers(one) for consent in consents))


def may_send(platform: Platform, needed: Iterable[Sharing], given: Iterable[Consent]) -> bool:
    """Whether every person whose data this platform would get has agreed to it."""
    return all(one.platform is not platform for one in lacking(needed, given))


def shown_id(number: str) -> str:
    """An identity number as it may be shown: six and four characters, the rest hidden."""
    return f"{number[:6]}{'*' * (len(number) - 10)}{number[-4:]}" if len(number) > 10 else "*" * len(number)
