"""Which client speaks to which platform, written out by hand so that search and packaging see it."""

from app.domain.accounts import Platform
from app.platforms.baidu import Baidu
from app.platforms.bilibili import Bilibili
from app.platforms.client import PlatformClient
from app.platforms.google_ads import GoogleAds
from app.platforms.kuaishou import Kuaishou
from app.platforms.meta import Meta
from app.platforms.ocean_engine import OceanEngine
from app.platforms.tencent_ads import TencentAds
from app.platforms.tiktok import TikTok
from app.platforms.xiaohongshu import Xiaohongshu

PLATFORMS: dict[Platform, type[PlatformClient]] = {
    Platform.OCEAN_ENGINE: OceanEngine,
    Platform.TENCENT_ADS: TencentAds,
    Platform.BAIDU: Baidu,
    Platform.XIAOHONGSHU: Xiaohongshu,
    Platform.BILIBILI: Bilibili,
    Platform.KUAISHOU: Kuaishou,
    Platform.TIKTOK: TikTok,
    Platform.GOOGLE_ADS: GoogleAds,
    Platform.META: Meta,
}
