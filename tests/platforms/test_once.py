"""Calls that move something are sent once; a platform that is down is left alone; a wrong clock does not spoil signatures."""

from collections.abc import Callable
from datetime import UTC, datetime

import pytest

from app.domain.accounts import Platform
from app.errors import NotAuthorised, OutcomeUnknown, Refused, TooFast, Unreachable
from app.platforms.breaker import GIVEN_UP_IN_A_ROW, OPEN, REST_S, Breaker
from app.platforms.patience import TRIES
from app.platforms.registry import PLATFORMS
from app.platforms.wire import Call
from tests.platforms.canned import Asked, Reply, in_order
from tests.platforms.stage import NOW, stage
from tests.platforms.words.table import WORDS
from tests.platforms.words.words import FRESH_ACCESS, Words

MOVE = Call(method="POST", path="/move", body={"amount": 100})


@pytest.fixture(params=PLATFORMS)
def words(request: pytest.FixtureRequest) -> Words:
    return WORDS[Platform(request.param)]


@pytest.mark.parametrize(
    "answer",
    [
        Reply(drop=True),
        Reply(status=500, body=b"oops"),
        Reply(body=b"<html>"),
        Reply(body=b'{"code":0}', missing=4),
    ],
    ids=["dropped", "500", "html", "cut"],
)
def test_a_move_without_an_answer_is_unknown_and_never_sent_again(words: Words, answer: Reply) -> None:
    with stage(words.platform, in_order(answer)) as scene:
        with pytest.raises(OutcomeUnknown):
            scene.client.once(MOVE)
        assert len(scene.server.asked) == 1
        assert scene.slept == []


def test_a_move_that_is_refused_is_refused(words: Words) -> None:
    with stage(words.platform, in_order(words.refusal(words.refused, "no money"))) as scene:
        with pytest.raises(Refused) as caught:
            scene.client.once(MOVE)
        assert caught.value.code == words.refused
        assert len(scene.server.asked) == 1


def test_a_move_that_came_too_fast_did_nothing_and_is_told_as_that(words: Words) -> None:
    with stage(words.platform, in_order(words.limited())) as scene:
        with pytest.raises(TooFast):
            scene.client.once(MOVE)
        assert len(scene.server.asked) == 1


def test_a_move_whose_token_had_expired_is_sent_with_a_fresh_one(words: Words) -> None:
    if not words.refreshes or words.expired is None:
        with stage(words.platform, in_order(words.refusal(words.used_code, "old"))) as scene, pytest.raises(Refused):
            scene.client.once(MOVE)
        return

    def script(asked: Asked) -> Reply:
        if asked.path == words.token_path:
            return words.told_token(words.grant_data)
        return words.success({}) if words.token_of(asked) == FRESH_ACCESS else words.refusal(words.expired or "", "old")

    with stage(words.platform, script) as scene:
        scene.client.once(MOVE)
        assert [words.token_of(one) == FRESH_ACCESS for one in scene.server.asked if one.path == "/move"] == [
            False,
            True,
        ]


def test_a_move_to_a_server_that_is_not_there_surely_did_nothing(words: Words) -> None:
    with stage(words.platform, in_order(Reply())) as scene:
        client = scene.client
    # The server is closed now: no connection can be made.
    with pytest.raises(Unreachable):
        client.once(MOVE)


def test_a_platform_that_is_down_is_asked_a_bounded_number_of_times(words: Words) -> None:
    with stage(words.platform, in_order(Reply(status=503))) as scene:
        for _ in range(GIVEN_UP_IN_A_ROW + 20):
            with pytest.raises(Unreachable):
                scene.read()
        assert len(scene.server.asked) == GIVEN_UP_IN_A_ROW * TRIES


class Hours:
    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


def refused_by(check: Callable[[], None]) -> bool:
    try:
        check()
    except Unreachable as error:
        return error.detail == OPEN
    return False


def test_a_rest_ends_with_one_call_that_tries_whether_the_platform_is_back() -> None:
    hours = Hours()
    breaker = Breaker("tiktok", monotonic=hours)
    for _ in range(GIVEN_UP_IN_A_ROW):
        assert not refused_by(breaker.check)
        breaker.note_given_up()
    assert refused_by(breaker.check)
    hours.now += REST_S
    assert not refused_by(breaker.check)
    assert refused_by(breaker.check)
    breaker.note_answer()
    assert not refused_by(breaker.check)
    assert not refused_by(breaker.check)


def test_an_answer_in_between_keeps_a_platform_in_use() -> None:
    breaker = Breaker("tiktok", monotonic=lambda: 0.0)
    for _ in range(10 * GIVEN_UP_IN_A_ROW):
        breaker.note_given_up()
        breaker.note_answer()
        assert not refused_by(breaker.check)


def test_a_clock_that_is_wrong_here_is_held_against_the_platforms_own(words: Words) -> None:
    with stage(words.platform, in_order(words.spend_answer())) as scene:
        scene.read()
        assert scene.client.platform_now() == NOW
        scene.server.date = "Thu, 15 Jan 2026 07:00:00 GMT"
        scene.read()
        assert scene.client.platform_now() == datetime(2026, 1, 15, 7, 0, tzinfo=UTC)
        scene.server.date = "yesterday"
        scene.read()
        assert scene.client.platform_now() == datetime(2026, 1, 15, 7, 0, tzinfo=UTC)


def test_a_dead_token_stops_a_move_before_it_is_sent(words: Words) -> None:
    with stage(words.platform, in_order(words.success({})), has_grant=False) as scene:
        with pytest.raises(NotAuthorised):
            scene.client.once(MOVE)
        assert scene.server.asked == []
