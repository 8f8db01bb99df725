"""A value that does not look like one is asked back however sure its letters are; set phrases are put right."""

import pytest

from app.domain.documents import SURE
from app.ocr.document import document_of
from app.ocr.likeliness import of_address, of_capital, of_name, of_scope, of_type
from tests.ocr.recorded import listed

NOTE = "（依法须经批准的项目，经相关部门批准后方可开展经营活动）"
LABELS = {"name": "名称", "subject_type": "类型", "reg_capital": "注册资本", "address": "住所", "scope": "经营范围"}
PRINTED = {
    "name": "杭州云帆食品有限公司",
    "subject_type": "有限责任公司（自然人投资或控股）",
    "reg_capital": "人民币100.0000万元整",
    "address": "浙江省杭州市文三路1号",
    "scope": f"茶叶零售；广告发布。{NOTE}",
}


def read(**misread: str) -> dict[str, tuple[str | None, bool]]:
    """Each field's value, and whether nobody need look at it."""
    values = PRINTED | misread
    reading = document_of([listed([(LABELS[name], value) for name, value in values.items()], title="营业执照")])
    return {field.name: (field.value, field.confidence >= SURE) for field in reading.fields}


def test_what_looks_as_it_should_is_not_asked_back() -> None:
    fields = read()
    assert {name: fields[name] for name in PRINTED} == {name: (value, True) for name, value in PRINTED.items()}


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("name", "杭州云帆食品有限公"),
        ("name", "浙汪省云帆食品有限公司"),
        ("subject_type", "有限责任公司（法人成股独资）"),
        ("reg_capital", "人民币任佰万元整"),
        ("address", "浙汪省杭州市文三路1号"),
        ("address", "浙江省杭州市文三路1号（自主申报"),
        ("scope", "茶叶零售；广告发布、"),
        ("scope", "教育咨询（不含涉许可审批的培训）广告发布"),
    ],
)
def test_what_looks_like_no_value_is_asked_back(name: str, value: str) -> None:
    assert not read(**{name: value})[name][1]


@pytest.mark.parametrize(
    "misread",
    [
        "茶叶零售：广告发布。（依法须经批准的项目，经相关部门批准后方可开展经营活动",
        "茶叶零售：广告发布。（依法频经批准的项目经相关部门批准后方可开展经营活动）",
    ],
)
def test_a_phrase_that_every_licence_prints_is_put_right(misread: str) -> None:
    assert read(scope=misread)["scope"][0] == PRINTED["scope"]


def test_a_kind_of_subject_with_one_letter_too_many_is_put_right() -> None:
    assert read(subject_type="有限责任公司（自然成人投资或控股）")["subject_type"][0] == PRINTED["subject_type"]


def test_a_colon_behind_a_heading_stays_one() -> None:
    scope = "一般项目：茶叶零售；广告发布。"
    assert read(scope=scope)["scope"] == (scope, True)


def test_looks_are_judged_alone() -> None:
    assert of_name("杭州未名中心（有限合伙）") == of_address("新疆维吾尔自治区乌鲁木齐市1号") == 1.0
    assert of_scope("茶叶零售。") == of_type("农民专业合作社") == of_capital("伍佰万元整") == 1.0
