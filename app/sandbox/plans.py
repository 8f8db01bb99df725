"""The platforms that the practice company may be on, written out by hand."""

from app.sandbox.baidu_plan import BAIDU_PLAN
from app.sandbox.bilibili_plan import BILIBILI_PLAN
from app.sandbox.google_ads_plan import GOOGLE_ADS_PLAN
from app.sandbox.kuaishou_plan import KUAISHOU_PLAN
from app.sandbox.meta_plan import META_PLAN
from app.sandbox.ocean_engine_plan import OCEAN_ENGINE_PLAN
from app.sandbox.plan import PlatformPlan
from app.sandbox.tencent_plan import TENCENT_PLAN
from app.sandbox.tiktok_plan import TIKTOK_PLAN
from app.sandbox.xiaohongshu_plan import XIAOHONGSHU_PLAN

PLANS: dict[str, PlatformPlan] = {
    plan.name: plan
    for plan in (
        OCEAN_ENGINE_PLAN,
        TENCENT_PLAN,
        BAIDU_PLAN,
        KUAISHOU_PLAN,
        XIAOHONGSHU_PLAN,
        BILIBILI_PLAN,
        TIKTOK_PLAN,
        GOOGLE_ADS_PLAN,
        META_PLAN,
    )
}

PRACTISED: tuple[str, ...] = (
    "ocean_engine",
    "tencent_ads",
    "baidu",
    "kuaishou",
    "xiaohongshu",
    "bilibili",
    "tiktok",
    "google_ads",
    "meta",
)
"""Who takes part when nobody says otherwise: every platform that has a stage, one a line."""

FIRST_THREE = ("ocean_engine", "tencent_ads", "tiktok")

TURNS = (
    "ocean_engine", "tencent_ads", "tiktok", "baidu", "kuaishou",
    "ocean_engine", "google_ads", "xiaohongshu", "ocean_engine", "tencent_ads",
    "meta", "bilibili", "ocean_engine", "tiktok", "tencent_ads",
    "ocean_engine", "baidu", "kuaishou", "xiaohongshu", "google_ads",
)  # fmt: skip
"""Which platform the next account is on, round and round; those that take no part are left out."""
