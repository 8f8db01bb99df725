"""The words of every platform that moves money, written out by hand."""

from app.domain.accounts import Platform
from tests.platforms.words.moves import MoveWords
from tests.platforms.words.moves_kuaishou import KUAISHOU_MOVES
from tests.platforms.words.moves_ocean_engine import OCEAN_ENGINE_MOVES
from tests.platforms.words.moves_tencent_ads import TENCENT_ADS_MOVES
from tests.platforms.words.moves_tiktok import TIKTOK_MOVES
from tests.platforms.words.moves_xiaohongshu import XIAOHONGSHU_MOVES

MOVE_WORDS: dict[Platform, MoveWords] = {
    Platform.OCEAN_ENGINE: OCEAN_ENGINE_MOVES,
    Platform.TENCENT_ADS: TENCENT_ADS_MOVES,
    Platform.KUAISHOU: KUAISHOU_MOVES,
    Platform.XIAOHONGSHU: XIAOHONGSHU_MOVES,
    Platform.TIKTOK: TIKTOK_MOVES,
}
