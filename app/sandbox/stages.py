"""The table of the practice platforms, one line each."""

from collections.abc import Callable

from app.sandbox.baidu import Baidu
from app.sandbox.bilibili import Bilibili
from app.sandbox.google_ads import GoogleAds
from app.sandbox.kuaishou import Kuaishou
from app.sandbox.meta import Meta
from app.sandbox.ocean_engine import OceanEngine
from app.sandbox.stage import Stage
from app.sandbox.tencent import TencentAds
from app.sandbox.tiktok import TikTok
from app.sandbox.world import World
from app.sandbox.xiaohongshu import Xiaohongshu

STAGES: tuple[Callable[[World], Stage], ...] = (
    OceanEngine,
    TencentAds,
    Baidu,
    Kuaishou,
    Xiaohongshu,
    Bilibili,
    TikTok,
    GoogleAds,
    Meta,
)


def stages_of(world: World) -> dict[str, Stage]:
    """A stage for every platform of the world that has one, by name."""
    stages = [make(world) for make in STAGES]
    return {stage.name: stage for stage in stages if stage.name in world.platforms}
