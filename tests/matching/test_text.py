"""Names and numbers made comparable."""

import pytest

from app.matching.text import name_similarity, numbers, party_name, whole_reference


@pytest.mark.parametrize(
    ("printed", "core"),
    [
        ("北京巨量引擎网络技术有限公司", "北京巨量引擎网络技术"),
        ("支付宝-北京巨量引擎网络技术有限公司", "北京巨量引擎网络技术"),
        ("财付通-某某股份有限公司", "某某"),
        ("ＴｉｋＴｏｋ　Pte. Ltd.", "TIKTOK"),
        ("Google Ireland Limited", "GOOGLE IRELAND"),
        ("Example Co., Ltd", "EXAMPLE"),
        ("行吟信息科技（上海）有限公司", "行吟信息科技上海"),
        ("支付宝", "支付宝"),
        ("公司", "公司"),
        ("", ""),
    ],
)
def test_a_name_keeps_what_tells_it_from_others(printed: str, core: str) -> None:
    assert party_name(printed) == core


def test_a_short_form_is_the_same_name_and_a_neighbour_is_not() -> None:
    assert name_similarity("北京巨量引擎网络技术", "巨量引擎") == 100
    assert name_similarity("TIKTOK", "TIKTOK SINGAPORE") == 100
    assert name_similarity("北京快手广告", "北京巨量引擎网络技术") < 60
    assert name_similarity("深圳市腾讯计算机系统", "北京巨量引擎网络技术") < 60


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("充值RC20260918001完成", {"RC20260918001", "20260918001"}),
        ("PO-2026-0815", {"PO20260815"}),
        ("订单 4711 号 12 件", {"4711"}),
        ("2026-09-18 20260918 2026", set()),
        ("ｒｃ８８００１", {"RC88001"}),
        ("", set()),
    ],
)
def test_numbers_are_found_and_days_are_not(text: str, found: set[str]) -> None:
    assert numbers(text) == found


@pytest.mark.parametrize(("field", "whole"), [("RC 880-01", "RC88001"), ("A12/7", "A127"), ("NONE", ""), ("12", "")])
def test_a_reference_field_is_one_number(field: str, whole: str) -> None:
    assert whole_reference(field) == whole
