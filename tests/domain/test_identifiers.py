"""The published vectors of every identifier, and what holds for all of them."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.identifiers.bank_numbers import (
    bank_of,
    is_account_number,
    is_basic_account_approval,
    is_bic,
    is_card_number,
    is_cnaps,
    is_iban,
)
from app.domain.identifiers.capital import read_capital
from app.domain.identifiers.credit_code import (
    ALPHABET,
    check_character,
    is_credit_code,
    is_registration_number,
    kind_of_subject,
    organisation_code_holds,
    repair_credit_code,
)
from app.domain.identifiers.filings import FilingKind, police_region, read_filing
from app.domain.identifiers.permits import (
    FoodTrade,
    is_cosmetics_producer,
    is_duns,
    is_isbn,
    is_patent,
    read_ad_approval,
    read_device_certificate,
    read_food_permit,
    read_hong_kong_business,
    read_medical_ad,
)
from app.domain.identifiers.resident import (
    Resident,
    ResidentProblem,
    card_years,
    masked,
    read_resident,
    repair_resident,
)
from app.domain.identifiers.shapes import mod_11_10
from app.domain.money import Money


@pytest.mark.parametrize(
    "code",
    [
        *("91110000600037341L", "91110108551385082Q", "91350100M000100Y43", "91110105MA99000200"),
        *("91110105MA99999901", "92110105MA99999810", "N2110105MA9999990G", "９１１１００００６０００３７３４１Ｌ"),
    ],
)
def test_published_credit_codes_pass(code: str) -> None:
    assert is_credit_code(code)


@pytest.mark.parametrize("code", ["91350211M000100Y43", "91110000600037341M", "9111000060003734IL", "", "9" * 18])
def test_wrong_credit_codes_do_not_pass(code: str) -> None:
    assert not is_credit_code(code)


def test_a_sum_that_is_a_multiple_of_31_has_the_check_character_zero() -> None:
    assert check_character("91110105MA9900020") == "0"


@pytest.mark.parametrize(
    ("code", "holds"),
    [("91110000600037341L", True), ("91110105MA99000200", False), ("91110105MA99999901", False), ("9111", False)],
)
def test_the_organisation_code_inside_warns_of_a_misread_code(code: str, *, holds: bool) -> None:
    assert organisation_code_holds(code) is holds


@pytest.mark.parametrize(
    ("misread", "meant"),
    [
        ("9111000060003734IL", "91110000600037341L"),
        ("9111OOOO6OOO37341L", "91110000600037341L"),
        ("91110000600087341L", "91110000600037341L"),
        ("911100D0600037341L", "91110000600037341L"),
    ],
)
def test_a_code_with_confused_letters_is_put_right(misread: str, meant: str) -> None:
    repair = repair_credit_code(misread)
    assert repair is not None
    assert repair.value == meant


@pytest.mark.parametrize("beyond", ["9111000060003734", "一" * 18, "91110000600037", "ABCDEFGHJKLMNPQRTU"])
def test_what_cannot_be_put_right_is_left_to_a_person(beyond: str) -> None:
    assert repair_credit_code(beyond) is None


@given(st.text(ALPHABET[:10], min_size=6, max_size=6), st.text(ALPHABET, min_size=9, max_size=9))
def test_every_code_with_its_check_character_passes_and_needs_no_repair(region: str, organisation: str) -> None:
    body = f"91{region}{organisation}"
    code = body + check_character(body)
    assert is_credit_code(code)
    repair = repair_credit_code(code)
    assert repair is not None
    assert (repair.value, repair.changed) == (code, 0)


@given(st.text(ALPHABET + "IOSZV", min_size=18, max_size=18))
def test_a_repair_is_always_a_code_that_passes(text: str) -> None:
    repair = repair_credit_code(text)
    assert repair is None or is_credit_code(repair.value)


def test_the_first_two_characters_name_the_kind_of_subject() -> None:
    assert kind_of_subject("92110105MA99999810") == "个体工商户"
    assert kind_of_subject("A1") is None


def test_the_old_registration_number_has_a_check_digit() -> None:
    assert is_registration_number("110105999999997")
    assert not is_registration_number("110105999999998")
    assert not is_registration_number("11010599999999")


@pytest.mark.parametrize(
    ("number", "expected"),
    [
        ("11010519491231002x", date(1949, 12, 31)),
        ("110105190001010001", date(1900, 1, 1)),
        ("999999199001010016", ResidentProblem.REGION),
        ("110105190001010002", ResidentProblem.CHECK),
        ("110105194912310", ResidentProblem.SHAPE),
    ],
)
def test_resident_numbers_say_a_birthday_or_what_is_wrong(number: str, expected: date | ResidentProblem) -> None:
    read = read_resident(number)
    assert (read.born if isinstance(read, Resident) else read) == expected


def test_a_resident_number_is_repaired_only_to_one_that_passes() -> None:
    assert repair_resident("11O105194912310O2X") == read_resident("11010519491231002X")
    assert repair_resident("11010519491231003X") is None


def test_a_resident_number_is_shown_with_its_middle_hidden() -> None:
    assert masked("11010519491231002X") == "110105********002X"


@pytest.mark.parametrize(("age", "years"), [(10, 5), (16, 10), (25, 10), (26, 20), (45, 20), (46, None)])
def test_a_card_is_valid_by_the_age_of_its_holder(age: int, years: int | None) -> None:
    assert card_years(age) == years


def test_bank_numbers_are_judged_by_what_is_known_of_them() -> None:
    assert is_cnaps("313651027012")
    assert not is_cnaps("31365102701")
    assert not is_cnaps("999651027012")
    assert bank_of("102100000000") == "中国工商银行"
    assert is_card_number("6222029999999999992")
    assert not is_card_number("6222029999999999993")
    assert is_account_number("1100 1234 5678 9012")
    assert not is_account_number("1234567")
    assert is_basic_account_approval("J1000000000001")
    assert is_bic("BKCHCNBJ110")
    assert is_iban("DE89 3704 0044 0532 0130 00")
    assert not is_iban("DE88 3704 0044 0532 0130 00")


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("京ICP备12345678号-1", FilingKind.SITE),
        ("京ICP备12345678号", FilingKind.SITE),
        ("京ICP备2023000001号-2A", FilingKind.APP),
        ("京ICP备2023000001号－3X", FilingKind.MINI_PROGRAM),
        ("京ICP备2023000001号-4K", FilingKind.QUICK_APP),
        ("京B2-20201234", FilingKind.LICENCE),
        ("合字B1.B2-20201234", FilingKind.LICENCE),
        ("京ICP证070359号", FilingKind.OLD_LICENCE),
        ("京公网安备 11000000000000号", FilingKind.POLICE),
    ],
)
def test_filings_are_told_apart(text: str, kind: FilingKind) -> None:
    filing = read_filing(text)
    assert filing is not None
    assert filing.kind is kind


def test_a_police_filing_names_its_region_and_nothing_else_is_a_filing() -> None:
    filing = read_filing("京公网安备11000000000000号")
    assert filing is not None
    assert police_region(filing) == "110000"
    assert read_filing("某ICP备12345678号") is None
    assert read_filing("京ICP备1234567号") is None


@pytest.mark.parametrize(
    "number",
    [
        *("SC10741018302531", "SC10744030704994", "SC11351090100010", "SC12336098200173", "SC12434017430075"),
        *("JY13202020009651", "SC10111010599992", "JY11101059999999"),
    ],
)
def test_printed_food_permits_pass_their_check_digit(number: str) -> None:
    assert read_food_permit(number) is not None
    wrong = number[:-1] + str((int(number[-1]) + 1) % 10)
    assert read_food_permit(wrong) is None


def test_a_food_permit_says_trade_region_and_liquor() -> None:
    shop, liquor = (
        read_food_permit("JY11101059999999"),
        read_food_permit("SC11511010599999"[:15] + mod_11_10("1151101059999")),
    )
    assert shop is not None
    assert (shop.trade, shop.region) == (FoodTrade.SALE, "110105")
    assert liquor is not None
    assert liquor.is_liquor
    assert liquor.region == "110105"


@pytest.mark.parametrize(
    ("number", "fits"),
    [
        ("京械注准20202140001", True),
        ("国械注准20203140001", True),
        ("国械注进20202140001", True),
        ("京械注准20203140001", False),
    ],
)
def test_the_class_of_a_device_agrees_with_its_issuer(number: str, *, fits: bool) -> None:
    certificate = read_device_certificate(number)
    assert certificate is not None
    assert certificate.class_fits_issuer is fits


def test_ad_approvals_carry_their_last_day_where_the_number_says_it() -> None:
    today, old = read_ad_approval("京药广审（文）第270101-00001号"), read_ad_approval("京药广审(文)第2019010001号")
    assert today is not None
    assert today.last_day == date(2027, 1, 1)
    assert old is not None
    assert old.last_day is None
    assert read_ad_approval("京药广审(图)第270101-00001号") is None


@pytest.mark.parametrize(
    ("number", "approved"),
    [
        ("(京)医广[2026]第0102003号", date(2026, 1, 2)),
        ("鲁医广【2013】第0902-001-3711号", date(2013, 9, 2)),
        ("京医广【2026】第01-02-003号", date(2026, 1, 2)),
    ],
)
def test_medical_ads_carry_the_day_of_approval(number: str, approved: date) -> None:
    read = read_medical_ad(number)
    assert read is not None
    assert read.approved == approved


def test_the_other_numbers_have_their_shapes() -> None:
    assert is_cosmetics_producer("粤妆20160001")
    assert not is_cosmetics_producer("粤妆2016001")
    assert is_patent("ZL202010000001.1")
    assert not is_patent("ZL202010000001.2")
    assert is_isbn("ISBN 978-7-302-51162-5")
    assert not is_isbn("978-7-302-51162-4")
    assert is_duns("12-345-6789")
    business = read_hong_kong_business("12345678-000-01-26-0")
    assert business is not None
    assert (business.number, business.month, business.year) == ("12345678", 1, 2026)
    assert read_hong_kong_business("12345678-000-13-26-0") is None


@pytest.mark.parametrize(
    ("text", "amount", "currency"),
    [
        ("人民币伍佰万元", "5000000", "CNY"),
        ("1000万元", "10000000", "CNY"),
        ("人民币100.0000万元整", "1000000", "CNY"),
        ("壹仟贰佰叁拾肆万伍仟元整", "12345000", "CNY"),
        ("壹亿贰仟万元整", "120000000", "CNY"),
        ("伍拾万圆整", "500000", "CNY"),
        ("50万美元", "500000", "USD"),
        ("壹佰万港元", "1000000", "HKD"),
        ("（人民币）拾万元", "100000", "CNY"),
        ("3,000,000元", "3000000", "CNY"),
    ],
)
def test_capital_is_read_however_it_is_printed(text: str, amount: str, currency: str) -> None:
    assert read_capital(text) == Money(Decimal(amount), currency)


@pytest.mark.parametrize("text", ["", "长期", "无", "元"])
def test_no_capital_is_made_out_of_other_words(text: str) -> None:
    assert read_capital(text) is None


@given(st.integers(1, 10**12))
def test_capital_in_digits_is_read_exactly(yuan: int) -> None:
    assert read_capital(f"{yuan}元") == Money(Decimal(yuan), "CNY")
