"""What is proposed in English, and that nothing is proposed where a guess would be needed."""

import pytest

from app.domain.english_names import english_address, english_name
from app.domain.pinyin import _TABLE, syllables, word


def test_the_table_is_in_the_order_of_the_standard() -> None:
    assert sorted(_TABLE) == _TABLE
    assert len(_TABLE) == 396


@pytest.mark.parametrize(
    ("text", "reading"),
    [
        ("杭州", "Hangzhou"),
        ("云帆", "Yunfan"),
        ("西安", "Xi'an"),
        ("重庆", "Chongqing"),
        ("厦门", "Xiamen"),
        ("深圳", "Shenzhen"),
        ("中国", "Zhongguo"),
        ("吕梁", "Lvliang"),
        ("A1科技", "A1keji"),
    ],
)
def test_common_words_are_read(text: str, reading: str) -> None:
    assert word(text) == reading


def test_a_character_that_is_not_known_is_not_guessed() -> None:
    assert syllables("鑫") is None
    assert word("") == ""


@pytest.mark.parametrize(
    ("name", "english"),
    [
        ("杭州云帆食品有限公司", "Hangzhou Yunfan Shipin Co., Ltd."),
        ("云帆（北京）科技股份有限公司", "Yunfan Beijing Keji Co., Ltd."),
        ("广东远山教育咨询有限责任公司", "Guangdong Yuanshan Jiaoyu Zixun Co., Ltd."),
        ("杭州鑫鑫有限公司", ""),
        ("云帆食品店", ""),
    ],
)
def test_a_companys_name_is_proposed_with_its_suffix(name: str, english: str) -> None:
    assert english_name(name) == english


@pytest.mark.parametrize(
    ("address", "english"),
    [
        ("浙江省杭州市滨江区云帆路8号", "No. 8, Yunfan Road, Binjiang District, Hangzhou, Zhejiang, China"),
        ("北京市朝阳区远山大道12号", "No. 12, Yuanshan Avenue, Chaoyang District, Beijing, China"),
        ("浙江省杭州市桐庐县春江街3-1号", "No. 3-1, Chunjiang Street, Tonglu County, Hangzhou, Zhejiang, China"),
        ("浙江省杭州市滨江区云帆大厦", ""),
        ("浙江省杭州市滨江区云帆路8号5幢301室", ""),
    ],
)
def test_an_address_is_proposed_from_its_number_up_to_the_country(address: str, english: str) -> None:
    assert english_address(address) == english
