"""Whose data goes where, and that nothing goes without a word to it."""

from datetime import UTC, datetime
from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.accounts import Platform
from app.domain.consent import (
    ABROAD,
    SENSITIVE_PART,
    TEXT_VERSION,
    TEXTS,
    Consent,
    Person,
    Sharing,
    consent_text,
    lacking,
    may_send,
    sharings,
    shown_id,
    text_digest,
)
from app.domain.form_fields import OpeningForm
from app.errors import IllegalMove
from app.services.catalogue import CatalogueService

AT = datetime(2026, 11, 20, 2, 24, tzinfo=UTC)


@cache
def form() -> OpeningForm:
    return CatalogueService().form


def needed(*platforms: Platform) -> tuple[Sharing, ...]:
    return sharings(form(), platforms, form().fields)


def agreed(sharing: Sharing) -> Consent:
    text = consent_text(sharing, language="zh", company="云帆食品", person="林悦", platform="腾讯广告")
    return Consent(
        who="林悦",
        person=sharing.person,
        at=AT,
        text_digest=text_digest(text),
        platforms=(sharing.platform,),
        fields=tuple(one.code for one in sharing.fields),
    )


def test_only_what_a_platform_asks_for_goes_there() -> None:
    found = {(one.person): [f.code for f in one.fields] for one in needed(Platform.TENCENT_ADS)}
    assert found == {Person.LEGAL_REPRESENTATIVE: ["F07", "F09", "F10", "F11"], Person.CONTACT: ["F22"]}


def test_a_platform_whose_form_is_unknown_counts_as_getting_everything() -> None:
    codes = {f.code for one in needed(Platform.ZHIHU) for f in one.fields}
    assert codes == {code for code, one in form().fields.items() if one.is_sensitive}


def test_what_is_not_filled_needs_no_consent() -> None:
    assert sharings(form(), Platform, ["F02", "F04"]) == ()


def test_every_person_and_platform_needs_a_consent_of_its_own() -> None:
    first, second = needed(Platform.TENCENT_ADS)
    assert lacking([first, second], [agreed(first)]) == (second,)
    assert not may_send(Platform.TENCENT_ADS, [first, second], [agreed(first)])
    assert may_send(Platform.TENCENT_ADS, [first, second], [agreed(first), agreed(second)])
    assert lacking(needed(Platform.KUAISHOU), [agreed(first)])


def test_a_consent_to_fewer_fields_does_not_cover_more() -> None:
    (legal, _) = needed(Platform.TENCENT_ADS)
    given = agreed(legal)
    given.fields = given.fields[1:]
    assert not given.covers(legal)


def test_a_consent_taken_back_counts_no_more_and_is_kept() -> None:
    (legal, _) = needed(Platform.TENCENT_ADS)
    given = agreed(legal)
    given.revoke(AT)
    assert not given.covers(legal)
    assert given.revoked_at == AT
    with pytest.raises(IllegalMove):
        given.revoke(AT)


@pytest.mark.parametrize("language", sorted(TEXTS))
def test_the_words_name_who_gets_what_of_whom(language: str) -> None:
    (legal, _) = needed(Platform.TENCENT_ADS)
    text = consent_text(legal, language=language, company="云帆食品", person="林悦", platform="腾讯广告")
    for one in legal.fields:
        assert (one.name_zh if language == "zh" else one.name_en) in text
    assert "林悦" in text
    assert "腾讯广告" in text
    assert "{" not in text


def test_the_words_say_where_data_may_leave_the_mainland() -> None:
    domestic, *_ = needed(Platform.BAIDU)
    abroad, *_ = needed(Platform.META)
    said = [consent_text(one, language="zh", company="a", person="b", platform="c") for one in (domestic, abroad)]
    assert ["境外" in text for text in said] == [False, True]


def test_only_sensitive_data_is_called_sensitive() -> None:
    legal, contact = needed(Platform.TENCENT_ADS)
    said = [consent_text(one, language="zh", company="a", person="b", platform="c") for one in (legal, contact)]
    assert ["第29条" in text for text in said] == [True, False]


def test_another_text_has_another_digest() -> None:
    assert text_digest("同意") != text_digest("同意。")


def worded(text: str, salt: str = "") -> Consent:
    return Consent(
        who="陈立",
        person=Person.CONTACT,
        at=AT,
        text=text,
        text_digest=text_digest(text, salt),
        platforms=(Platform.BAIDU,),
        fields=("F21",),
    )


@given(text=st.text(), other=st.text(), salt=st.sampled_from(["", "00" * 16, "5f" * 16]))
def test_the_words_that_were_agreed_to_are_proved_and_no_others(text: str, other: str, salt: str) -> None:
    consent = worded(text, salt)
    assert consent.says(text)
    assert consent.says(other) == (other == text)


def test_what_the_chain_keeps_of_the_words_cannot_be_guessed_from_them() -> None:
    first, second, old = worded("同意", "11" * 16), worded("同意", "22" * 16), worded("同意")
    assert len({first.seal, second.seal, text_digest("同意")}) == 3
    assert len(first.seal) == 64
    assert "11" * 16 not in first.seal
    assert (old.seal, old.text_digest) == ("", text_digest("同意"))


def test_the_words_of_a_version_never_change() -> None:
    words = "".join(text for texts in (TEXTS, SENSITIVE_PART, ABROAD) for _, text in sorted(texts.items()))
    assert {TEXT_VERSION: text_digest(words)} == {
        "1": "f2cbe0924b79dccf90024d33e4e73ff4f58f938711b4cff41fb9952728a7970e"
    }


def test_an_identity_number_is_shown_with_its_middle_hidden() -> None:
    assert shown_id("11010519491231002X") == "110105********002X"
    assert shown_id("123") == "***"
