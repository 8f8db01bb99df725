"""The words of every platform that has a client, written out by hand."""

from app.domain.accounts import Platform
from tests.platforms.words.baidu import BAIDU
from tests.platforms.words.bilibili import BILIBILI
from tests.platforms.words.google_ads import GOOGLE_ADS
from tests.platforms.words.kuaishou import KUAISHOU
from tests.platforms.words.meta import META
from tests.platforms.words.ocean_engine import OCEAN_ENGINE
from tests.platforms.words.tencent_ads import TENCENT_ADS
from tests.platforms.words.tiktok import TIKTOK
from tests.platforms.words.words import Words
from tests.platforms.words.xiaohongshu import XIAOHONGSHU

WORDS: dict[Platform, Words] = {
    Platform.OCEAN_ENGINE: OCEAN_ENGINE,
    Platform.TENCENT_ADS: TENCENT_ADS,
    Platform.BAIDU: BAIDU,
    Platform.XIAOHONGSHU: XIAOHONGSHU,
    Platform.BILIBILI: BILIBILI,
    Platform.KUAISHOU: KUAISHOU,
    Platform.TIKTOK: TIKTOK,
    Platform.GOOGLE_ADS: GOOGLE_ADS,
    Platform.META: META,
}
