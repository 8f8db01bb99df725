"""Which values go with an erased document, and which stay."""

from hypothesis import given
from hypothesis import strategies as st

from app.domain.accounts import Platform
from app.domain.applications import Application, ApplicationState
from app.domain.erasing import company_of, is_under_way, without

VALUES = {
    "F02": "广州云帆食品有限公司",
    "F03": "Guangzhou Yunfan Food Co., Ltd.",
    "F04": "91440101MA5YF0A27N",
    "F07": "陈立",
    "F09": "440106198502120015",
    "F12": "广州市天河区云帆路8号1203",
    "F13": "Room 1203, 8 Yunfan Road, Tianhe District, Guangzhou",
    "F22": "13800138000",
    "F27": "广州云帆食品有限公司 / 6222020200012345678 / 工商银行",
}
COMPANY = company_of(VALUES)


def test_a_persons_name_and_number_go_and_the_company_stays() -> None:
    left = without(VALUES, {"陈立", "440106198502120015", "广州云帆食品有限公司"}, COMPANY)
    assert set(VALUES) - set(left) == {"F07", "F09"}


def test_a_long_value_goes_wherever_it_stands_and_a_short_one_only_by_itself() -> None:
    sent = {"corp": "陈立食品店", "holder": "陈立", "bank": "户名 / 6222020200012345678"}
    assert without(sent, {"陈立", "6222020200012345678"}, COMPANY) == {"corp": "陈立食品店"}


def test_what_was_made_from_an_address_goes_with_it() -> None:
    left = without(VALUES, {"广州市天河区云帆路8号1203"}, COMPANY)
    assert set(VALUES) - set(left) == {"F12", "F13"}


def test_an_application_is_at_rest_once_the_platform_asks_no_more() -> None:
    at_rest = {
        state for state in ApplicationState
        if not is_under_way(Application(platform=Platform.BAIDU, industry="I02", state=state))
    }  # fmt: skip
    assert at_rest == {
        ApplicationState.ACTIVE, ApplicationState.SUSPENDED, ApplicationState.REJECTED, ApplicationState.CLOSED,
    }  # fmt: skip
    doubted = Application(platform=Platform.BAIDU, industry="I02", state=ApplicationState.CLOSED, is_in_doubt=True)
    assert is_under_way(doubted)


@given(st.sets(st.sampled_from(sorted(VALUES.values())), max_size=5))
def test_nothing_that_was_told_is_left_but_what_names_the_company(told: set[str]) -> None:
    left = without(VALUES, told, COMPANY)
    assert set(left.values()) & told <= COMPANY
    assert without(left, told, COMPANY) == left
    assert left.items() <= VALUES.items()
