"""Platforms' names in texts that are kept or handed over, such as consents and packages; the window has its own words."""

from collections.abc import Mapping

from app.domain.accounts import Platform

NAMES: Mapping[Platform, tuple[str, str]] = {
    Platform.OCEAN_ENGINE: ("巨量引擎", "Ocean Engine"),
    Platform.TENCENT_ADS: ("腾讯广告", "Tencent Ads"),
    Platform.BAIDU: ("百度营销", "Baidu Marketing"),
    Platform.KUAISHOU: ("磁力引擎", "Kuaishou"),
    Platform.XIAOHONGSHU: ("小红书聚光", "Xiaohongshu"),
    Platform.BILIBILI: ("哔哩哔哩", "Bilibili"),
    Platform.ZHIHU: ("知乎", "Zhihu"),
    Platform.TIKTOK: ("TikTok", "TikTok"),
    Platform.GOOGLE_ADS: ("Google Ads", "Google Ads"),
    Platform.META: ("Meta", "Meta"),
}


def names_in(language: str) -> dict[Platform, str]:
    """Every platform's name, in Chinese for `zh` and in English for any other language."""
    return {platform: names[0 if language == "zh" else 1] for platform, names in NAMES.items()}
