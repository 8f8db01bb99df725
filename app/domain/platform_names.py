"""Platforms' names outside the window: in texts that are kept or handed over, and as banks write them."""

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


PAID_AS: Mapping[Platform, str] = {
    Platform.OCEAN_ENGINE: "巨量引擎",
    Platform.TENCENT_ADS: "腾讯",
    Platform.BAIDU: "百度",
    Platform.KUAISHOU: "快手",
    Platform.XIAOHONGSHU: "小红书",
    Platform.BILIBILI: "哔哩哔哩",
    Platform.ZHIHU: "知乎",
    Platform.TIKTOK: "TikTok",
    Platform.GOOGLE_ADS: "Google",
    Platform.META: "Meta",
}
"""The name that the payee's name at the bank holds; an agent in between is learned from the numbers."""


def names_in(language: str) -> dict[Platform, str]:
    """Every platform's name, in Chinese for `zh` and in English for any other language."""
    return {platform: names[0 if language == "zh" else 1] for platform, names in NAMES.items()}
