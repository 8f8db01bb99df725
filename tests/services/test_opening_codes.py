"""The codes of platforms' own lists: documented, carried by accounts of ours, chosen before; what nobody tells is said to be unknown."""

from collections.abc import Iterator
from dataclasses import dataclass

import pytest

from app.desk import Desk
from app.domain.accounts import Platform
from app.domain.opening_codes import CodeSource, ListKind
from app.errors import WrongAnswer
from app.platforms.opening_forms import OPENING_FORMS
from app.sandbox.server import Sandbox
from app.sandbox.world import World
from app.services.opening_codes import ChoiceList
from app.services.practice import connect_practice
from app.store.vault import Vault
from tests.services.conftest import NOW, TODAY

ASKED: dict[Platform, dict[str, str | None]] = {
    Platform.KUAISHOU: {"industry_id": "1289", "advertiser_user_id": None},
    Platform.TENCENT_ADS: {"system_industry_id": "21474836480"},
    Platform.TIKTOK: {"customer_info.industry": "290303"},
    Platform.META: {"timezone_id": None, "end_advertiser": None},
}
"""What the practice platforms' accounts carry; None where it differs from account to account."""


@dataclass
class Lists:
    desk: Desk
    sandbox: Sandbox

    def of(self, platform: Platform, name: str) -> ChoiceList:
        return next(one for one in self.desk.opening_codes.lists(platform) if one.name == name)


@pytest.fixture
def lists(vault: Vault) -> Iterator[Lists]:
    desk = Desk(vault, lambda: NOW)
    with Sandbox(World(accounts=24, days=1, today=TODAY), now=NOW, is_frozen=True) as sandbox:
        connect_practice(desk.connections, sandbox.url)
        desk.sync.run()
        yield Lists(desk, sandbox)
        assert sandbox.failures == []
        desk.documents.close()


def test_every_choice_of_an_interface_is_listed_and_says_what_is_known_of_its_list(lists: Lists) -> None:
    for platform in Platform:
        form = OPENING_FORMS.get(platform)
        names = [one.name for one in lists.desk.opening_codes.lists(platform)]
        assert names == (["payer", *form.choices] if form else [])
    assert lists.of(Platform.OCEAN_ENGINE, "subject.check_type").kind is ListKind.WHOLE
    assert lists.of(Platform.KUAISHOU, "industry_id").kind is ListKind.TOLD
    area = lists.of(Platform.TENCENT_ADS, "area_code")
    assert (area.kind, area.codes, area.may_be_asked) == (ListKind.UNKNOWN, (), False)
    originals = lists.of(Platform.OCEAN_ENGINE, "advertiser_id")
    assert originals.codes
    assert all(one.name for one in originals.codes)


@pytest.mark.parametrize("platform", list(ASKED))
def test_the_platform_tells_what_accounts_there_carry_once_it_is_asked(lists: Lists, platform: Platform) -> None:
    before = len(lists.sandbox.log())
    for name in ASKED[platform]:
        one = lists.of(platform, name)
        assert one.may_be_asked
        assert all(each.source is not CodeSource.ACCOUNT for each in one.codes)
    assert len(lists.sandbox.log()) == before
    assert lists.desk.opening_codes.ask(platform) > 0
    for name, code in ASKED[platform].items():
        told = [each for each in lists.of(platform, name).codes if each.source is CodeSource.ACCOUNT]
        assert told
        assert all(each.account for each in told)
        assert code is None or [each.code for each in told] == [code]
    if platform is Platform.KUAISHOU:
        assert lists.of(platform, "industry_id").codes[0].name == "生活用品 · 家居日用"
    if platform is Platform.META:
        assert {each.name for each in lists.of(platform, "timezone_id").codes} <= {
            "Asia/Shanghai",
            "America/Los_Angeles",
        }


def test_what_was_chosen_before_is_offered_in_the_next_onboarding(lists: Lists) -> None:
    onboarding = lists.desk.onboarding
    first = onboarding.start()
    onboarding.choose(first, Platform.TENCENT_ADS, {"area_code": "440100"})
    (code,) = lists.of(Platform.TENCENT_ADS, "area_code").codes
    assert (code.code, code.source) == ("440100", CodeSource.CHOSEN)


def test_a_platform_that_is_not_connected_or_tells_nothing_is_not_asked(lists: Lists) -> None:
    with pytest.raises(WrongAnswer) as raised:
        lists.desk.opening_codes.ask(Platform.ZHIHU)
    assert raised.value.reason == "not_connected"
    with pytest.raises(WrongAnswer) as raised:
        lists.desk.opening_codes.ask(Platform.GOOGLE_ADS)
    assert raised.value.reason == "no_interface"
