"""From recorded lines to fields: labels beside, above, spread and glued; values over lines; checks that decide what is sure."""

import pytest

from app.domain.documents import SURE, DocumentReading
from app.ocr.document import document_of
from app.ocr.lines import Line
from tests.ocr.recorded import line, listed, page, qr

CODE = "91110000600037341L"
LICENCE = (
    ("名称", "杭州云帆食品有限公司"),
    ("类型", "有限责任公司(自然人独资)"),
    ("法定代表人", "林岚"),
    ("注册资本", "人民币伍佰万元"),
    ("成立日期", "2015年03月18日"),
    ("营业期限", "2015年03月18日至2035年03月17日"),
    ("住所", "浙江省杭州市西湖区文三路1号"),
    ("经营范围", "食品销售；广告发布"),
    ("统一社会信用代码", CODE),
)


def values(reading: DocumentReading) -> dict[str, str | None]:
    return {field.name: field.value for field in reading.fields}


def licence(changes: dict[str, str] | None = None, *, without: str = "") -> DocumentReading:
    rows = [(label, (changes or {}).get(label, value)) for label, value in LICENCE if label != without]
    return document_of([listed(rows, title="营业执照")])


def test_a_licence_gives_all_its_fields_and_needs_no_look() -> None:
    reading = licence()
    assert values(reading) == {
        "name": "杭州云帆食品有限公司",
        "uscc": CODE,
        "subject_type": "有限责任公司（自然人独资）",
        "legal_rep": "林岚",
        "reg_capital": "人民币伍佰万元",
        "established": "2015-03-18",
        "term_from": "2015-03-18",
        "term_to": "2035-03-17",
        "address": "浙江省杭州市西湖区文三路1号",
        "scope": "食品销售；广告发布",
    }
    assert not reading.needs_review


def test_a_field_that_is_hidden_is_flagged_and_never_guessed() -> None:
    reading = licence(without="法定代表人")
    legal_rep = reading.field("legal_rep")
    assert legal_rep is not None
    assert (legal_rep.value, legal_rep.confidence) == (None, 0.0)
    assert reading.needs_review
    assert not next(check for check in reading.checks if check.name == "complete").ok


def test_a_licence_without_a_term_is_complete() -> None:
    assert not licence(without="营业期限").needs_review


@pytest.mark.parametrize("word", ["长期", "不约定期限", "无固定期限"])
def test_a_term_without_end_keeps_its_word(word: str) -> None:
    reading = licence({"营业期限": f"2015年03月18日至{word}"})
    assert values(reading)["term_to"] == word


def test_letters_that_a_code_never_has_are_put_back() -> None:
    code = licence({"统一社会信用代码": "9111000060003734IL"}).field("uscc")
    assert code is not None
    assert (code.value, code.origin) == (CODE, "repaired")


def test_a_confused_letter_is_a_suggestion_that_a_person_confirms() -> None:
    code = licence({"统一社会信用代码": "91110000600087341L"}).field("uscc")
    assert code is not None
    assert code.value == CODE
    assert code.confidence < SURE


def test_a_code_beyond_repair_is_in_doubt() -> None:
    reading = licence({"统一社会信用代码": "91110000600099999L"})
    code = reading.field("uscc")
    assert code is not None
    assert code.confidence < SURE
    assert reading.needs_review


def test_the_qr_code_settles_a_misread_credit_code() -> None:
    rows = [(label, "91110000600087341L" if value == CODE else value) for label, value in LICENCE]
    scanned = listed(rows, title="营业执照")
    reading = document_of([page(scanned.lines, codes=[qr(f"http://gsxt.example/?uniscid={CODE}")])])
    code = reading.field("uscc")
    assert code is not None
    assert (code.value, code.origin) == (CODE, "code")
    assert code.confidence >= SURE


def test_a_qr_code_of_another_company_is_no_proof() -> None:
    scanned = listed(LICENCE, title="营业执照")
    reading = document_of([page(scanned.lines, codes=[qr("?uniscid=91110108551385082Q")])])
    assert not next(check for check in reading.checks if check.name == "code_agrees").ok
    assert reading.needs_review


def test_days_out_of_order_are_in_doubt() -> None:
    reading = licence({"营业期限": "2035年03月18日至2015年03月17日"})
    assert not next(check for check in reading.checks if check.detail.startswith("term_from")).ok
    assert reading.needs_review


def test_a_second_look_that_disagrees_makes_a_value_doubtful() -> None:
    lines = [
        line("林岚", 450, 460, again="林岗") if each.text == "林岚" else each
        for each in listed(LICENCE, title="营业执照").lines
    ]
    legal_rep = document_of([page(lines)]).field("legal_rep")
    assert legal_rep is not None
    assert legal_rep.value == "林岚"
    assert legal_rep.confidence < SURE


def test_labels_spread_letter_by_letter_and_glued_to_their_value_are_labels() -> None:
    lines = [
        line("营业执照", 500, 100, letter=60),
        line(f"统一社会信用代码{CODE}", 300, 220),
        line("名", 120, 300), line("称杭州云帆食品有限公司", 260, 300),
        line("类", 120, 380), line("型有限责任公司", 260, 380),
        line("法定代表人林岚", 120, 460),
        line("注", 120, 540), line("册资", 180, 540), line("本500万元", 260, 540),
        line("成立日期：2015年3月18日", 120, 620),
        line("住", 120, 700), line("所浙江省杭州市西湖区文三路1号", 260, 700),
        line("经营范围食品销售", 120, 780),
    ]  # fmt: skip
    read = values(document_of([page(lines)]))
    assert read["name"] == "杭州云帆食品有限公司"
    assert read["subject_type"] == "有限责任公司"
    assert read["legal_rep"] == "林岚"
    assert read["reg_capital"] == "500万元"
    assert read["established"] == "2015-03-18"
    assert read["address"] == "浙江省杭州市西湖区文三路1号"
    assert read["uscc"] == CODE


def test_two_columns_do_not_run_into_each_other() -> None:
    left: list[Line] = [
        line("营业执照", 600, 60, letter=60),
        line("名称", 100, 300), line("杭州云帆食品有限公司", 260, 300),
        line("法定代表人", 100, 380), line("林岚", 260, 380),
        line("经营范围", 100, 460), line("食品销售；广告设计；广告制作；广告发", 260, 460, letter=27),
        line("布；会议服务", 260, 500), line("登记机关", 800, 900),
    ]  # fmt: skip
    right = [
        line("注册资本", 800, 300), line("500万元", 960, 300),
        line("成立日期", 800, 380), line("2015年03月18日", 960, 380),
        line("住所", 800, 460), line("浙江省杭州市西湖区文三路1号云帆大厦", 960, 460, letter=27),
        line("12层1201室", 960, 500),
    ]  # fmt: skip
    read = values(document_of([page([*left, *right])]))
    assert read["scope"] == "食品销售；广告设计；广告制作；广告发布；会议服务"
    assert read["address"] == "浙江省杭州市西湖区文三路1号云帆大厦12层1201室"


def test_a_misread_label_still_leads_to_its_value() -> None:
    rows = [("法定代裹人" if label == "法定代表人" else label, value) for label, value in LICENCE]
    assert values(document_of([listed(rows, title="营业执照")]))["legal_rep"] == "林岚"


def test_an_old_licence_has_a_registration_number() -> None:
    rows = [("注册号", "110105999999997"), *LICENCE[:-1]]
    code = document_of([listed(rows, title="营业执照")]).field("uscc")
    assert code is not None
    assert code.value == "110105999999997"
    assert code.confidence >= SURE


def test_an_identity_card_agrees_with_its_number() -> None:
    rows = [
        ("姓名", "林岚"), ("性别", "女"), ("民族", "汉"), ("出生", "1949年12月31日"),
        ("住址", "北京市朝阳区建国路1号"), ("公民身份号码", "11010519491231002X"),
    ]  # fmt: skip
    reading = document_of([listed(rows)])
    assert reading.type is not None
    assert reading.type.code == "Q007"
    assert values(reading)["born"] == "1949-12-31"
    assert values(reading)["id_number"] == "11010519491231002X"
    assert all(check.ok for check in reading.checks)


def test_a_birthday_that_the_number_contradicts_is_in_doubt() -> None:
    rows = [
        ("姓名", "林岚"),
        ("性别", "女"),
        ("民族", "汉"),
        ("出生", "1949年12月30日"),
        ("公民身份号码", "11010519491231002X"),
    ]
    born = document_of([listed(rows)]).field("born")
    assert born is not None
    assert born.confidence < SURE


def test_a_food_permit_whose_check_digit_fails_is_in_doubt() -> None:
    rows = [
        ("经营者名称", "杭州云帆食品有限公司"), ("主体业态", "食品销售经营者"), ("经营项目", "预包装食品销售"),
        ("经营场所", "杭州市文三路1号"), ("许可证编号", "JY11101059999998"), ("有效期至", "2029年01月05日"),
    ]  # fmt: skip
    reading = document_of([listed(rows, title="食品经营许可证")])
    number = reading.field("number")
    assert number is not None
    assert number.confidence < SURE
    assert values(reading)["valid_to"] == "2029-01-05"


def test_the_last_day_of_an_approval_stands_in_its_number() -> None:
    rows = [
        ("广告批准文号", "京药广审(文)第270101-00001号"),
        ("申请人", "杭州云帆药业有限公司"),
        ("药品通用名称", "板蓝根颗粒"),
    ]
    until = document_of([listed(rows, title="药品广告审查表")]).field("valid_to")
    assert until is not None
    assert (until.value, until.origin) == ("2027-01-01", "derived")


def test_a_hong_kong_registration_is_read_in_its_own_words() -> None:
    rows = [
        ("業務所用名稱", "CLOUD SAIL MEDIA LIMITED"), ("地址", "RM 1203 WAN CHAI HK"), ("生效日期", "05/01/2026"),
        ("屆滿日期", "04/01/2027"), ("登記證號碼", "12345678-000-01-26-0"),
    ]  # fmt: skip
    reading = document_of([listed(rows, title="商業登記證")])
    assert reading.type is not None
    assert reading.type.code == "Q165"
    assert values(reading)["holder"] == "CLOUD SAIL MEDIA LIMITED"
    assert values(reading)["number"] == "12345678-000-01-26-0"
    assert values(reading)["valid_to"] == "2027-01-04"


def test_a_year_between_brackets_of_two_kinds_is_in_doubt() -> None:
    rows = [("编号", "粤网文[2024〕8721-422号"), ("单位名称", "杭州云帆网络有限公司"), ("经营范围", "网络表演")]
    number = document_of([listed(rows, title="网络文化经营许可证")]).field("number")
    assert number is not None
    assert number.confidence < SURE


def test_a_scope_whose_last_stop_was_overlooked_is_in_doubt() -> None:
    note = "（依法须经批准的项目，经相关部门批准后方可开展经营活动）"
    assert not licence({"经营范围": f"食品销售。{note}"}).needs_review
    assert licence({"经营范围": f"食品销售{note}"}).needs_review


def test_a_page_with_nothing_on_it_is_of_no_known_kind() -> None:
    reading = document_of([page([])])
    assert reading.type is None
    assert reading.needs_review


def test_pages_that_were_not_read_are_told() -> None:
    reading = document_of([listed(LICENCE, title="营业执照")], count=12)
    assert not next(check for check in reading.checks if check.name == "all_pages_read").ok


def test_a_value_knows_its_place_in_the_picture() -> None:
    name = licence().field("name")
    assert name is not None
    assert name.box is not None
    assert (name.box.page, name.box.left, name.box.top) == (1, 450, 300)
