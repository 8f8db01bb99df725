"""What every platform's client promises, run for each entry of the registry."""

import json
import logging
import traceback
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from decimal import Decimal
from email.utils import format_datetime
from pathlib import Path
from threading import Barrier

import pytest

from app.domain.accounts import Grant, Platform
from app.domain.money import Money
from app.errors import BadAnswer, DeskError, NotAuthorised, Refused, TooFast, Unreachable, WrongAnswer
from app.platforms.abilities import ReadsAccounts, ReadsBalances, ReadsFundRows, ReadsSpend
from app.platforms.patience import BUDGET_S, TRIES
from app.platforms.registry import PLATFORMS
from app.secret import Secret
from tests.platforms.canned import Asked, Reply, Script, in_order
from tests.platforms.stage import NOW, Stage, grant_living, grant_to_refresh, stage
from tests.platforms.words.table import WORDS
from tests.platforms.words.words import (
    ACCESS,
    APP_SECRET,
    CANARIES,
    CODE,
    FRESH_ACCESS,
    FRESH_REFRESH,
    REFRESH,
    SUBJECT,
    Words,
)

REFRESHING = [platform for platform in PLATFORMS if WORDS[platform].refreshes]
EXPIRING = [platform for platform in PLATFORMS if WORDS[platform].expired]
PAGED = [platform for platform in PLATFORMS if WORDS[platform].has_pages]
CONSENTING = [platform for platform in PLATFORMS if WORDS[platform].consent_redirect]


@pytest.fixture(params=PLATFORMS)
def platform(request: pytest.FixtureRequest) -> Platform:
    return Platform(request.param)


@pytest.fixture
def words(platform: Platform) -> Words:
    return WORDS[platform]


def guarded(words: Words, *, renewal: Reply | None = None) -> Script:
    """A platform that takes only the fresh token, and gives it for the refresh token."""

    def script(asked: Asked) -> Reply:
        if asked.path == words.token_path:
            return renewal or words.told_token(words.grant_data)
        return (
            words.spend_answer() if words.token_of(asked) == FRESH_ACCESS else words.refusal(words.expired or "", "old")
        )

    return script


def holds(asked: Asked, secret: str) -> bool:
    """Whether the request carries this, in its address or its body, whatever the encoding of the body."""
    return secret in asked.query.values() or secret.encode() in asked.body


def test_a_read_gives_exact_money_and_leaves_its_raw_answer(platform: Platform, words: Words) -> None:
    with stage(platform, in_order(words.spend_answer())) as scene:
        [row] = scene.read()
        assert row.spend.amount == Decimal("12.34")
        assert len(scene.replies) == words.reads
        for reply in scene.replies:
            assert words.is_success(json.loads(reply.body))
            assert reply.path == words.read_path
            assert SUBJECT in reply.path + reply.query
        assert scene.slept == []


def test_a_refusal_carries_the_platforms_own_code_and_is_not_tried_again(platform: Platform, words: Words) -> None:
    code = words.refused
    with stage(platform, in_order(words.refusal(code, "no permission"))) as scene:
        with pytest.raises(Refused) as caught:
            scene.read()
        assert (caught.value.code, caught.value.message) == (code, "no permission")
        assert type(caught.value) is Refused
        assert len(scene.server.asked) == 1
        assert scene.replies == []


def test_a_code_that_no_table_knows_is_a_refusal(platform: Platform, words: Words) -> None:
    with stage(platform, in_order(words.refusal("98765", "new rule"))) as scene, pytest.raises(Refused) as caught:
        scene.read()
    assert (caught.value.code, caught.value.message) == ("98765", "new rule")


@pytest.mark.parametrize("platform", REFRESHING)
def test_ten_threads_with_an_expired_token_refresh_it_once(platform: Platform, words: Words) -> None:
    with stage(platform, guarded(words), grant=grant_to_refresh(words)) as scene:
        start = Barrier(10)

        def read(_: int) -> int:
            start.wait(10)
            return len(scene.read())

        with ThreadPoolExecutor(10) as pool:
            assert list(pool.map(read, range(10))) == [1] * 10
        assert scene.server.paths().count(words.token_path) == 1
        assert [grant.access_token for grant in scene.grants] == [Secret(FRESH_ACCESS)]
        assert scene.client.grant == scene.grants[0]


@pytest.mark.parametrize("platform", REFRESHING)
def test_a_token_about_to_end_is_refreshed_before_it_is_used(platform: Platform, words: Words) -> None:
    with stage(platform, guarded(words), grant=grant_living(timedelta(minutes=4))) as scene:
        scene.read()
        assert scene.server.paths()[0] == words.token_path
        assert all(words.token_of(asked) == FRESH_ACCESS for asked in scene.server.asked[1:])


@pytest.mark.parametrize("platform", REFRESHING)
def test_a_refresh_token_that_is_not_replaced_is_kept(platform: Platform, words: Words) -> None:
    data = {name: value for name, value in words.grant_data.items() if name not in words.not_replaced}
    renewing = guarded(words, renewal=words.told_token(data))
    with stage(platform, renewing, grant=grant_to_refresh(words)) as scene:
        scene.read()
        [grant] = scene.grants
        assert grant.refresh_token == Secret(REFRESH)
        assert grant.subjects == (SUBJECT,)


@pytest.mark.parametrize("platform", REFRESHING)
def test_a_new_grant_is_handed_over_before_it_is_used(platform: Platform, words: Words) -> None:
    seen: list[list[str]] = []
    scenes: list[Stage] = []

    def on_grant(grant: Grant) -> None:
        assert grant.refresh_token == Secret(FRESH_REFRESH)
        seen.append([words.token_of(asked) for asked in scenes[0].server.asked])

    with stage(platform, guarded(words), grant=grant_to_refresh(words), on_grant=on_grant) as scene:
        scenes.append(scene)
        scene.read()
    assert len(seen) == 1
    assert FRESH_ACCESS not in seen[0]


@pytest.mark.parametrize("platform", REFRESHING)
def test_a_new_grant_that_could_not_be_saved_is_not_lost(platform: Platform, words: Words) -> None:
    saved: list[Grant] = []
    troubles = [OSError("disk full")]

    def on_grant(grant: Grant) -> None:
        if troubles:
            raise troubles.pop()
        saved.append(grant)

    with stage(platform, guarded(words), grant=grant_to_refresh(words), on_grant=on_grant) as scene:
        with pytest.raises(OSError, match="disk full"):
            scene.read()
        assert len(scene.read()) == 1
        assert [grant.access_token for grant in saved] == [Secret(FRESH_ACCESS)]
        assert scene.server.paths().count(words.token_path) == 1


@pytest.mark.parametrize("platform", REFRESHING)
def test_a_dead_refresh_token_asks_for_a_person_and_is_tried_once(platform: Platform, words: Words) -> None:
    dead = words.told_token_refusal(words.used_code, "refresh token expired")
    with stage(platform, guarded(words, renewal=dead), grant=grant_to_refresh(words)) as scene:
        with ThreadPoolExecutor(10) as pool:
            outcomes = [pool.submit(scene.read) for _ in range(10)]
        assert {type(outcome.exception()) for outcome in outcomes} == {NotAuthorised}
        assert scene.server.paths().count(words.token_path) == 1
        assert scene.grants == []


@pytest.mark.parametrize("platform", [platform for platform in REFRESHING if WORDS[platform].expired])
def test_a_fresh_token_that_is_refused_as_well_ends_in_signing_in(platform: Platform, words: Words) -> None:
    def script(asked: Asked) -> Reply:
        if asked.path == words.token_path:
            return words.told_token(words.grant_data)
        return words.refusal(words.expired or "", "old")

    with stage(platform, script) as scene:
        with pytest.raises(NotAuthorised):
            scene.read()
        assert len(scene.server.asked) == 3


@pytest.mark.parametrize("platform", EXPIRING)
def test_a_dead_token_without_a_refresh_token_asks_for_a_person(platform: Platform, words: Words) -> None:
    grant = Grant(access_token=Secret(ACCESS))
    with stage(platform, in_order(words.refusal(words.expired or "", "old")), grant=grant) as scene:
        with pytest.raises(NotAuthorised) as caught:
            scene.read()
        assert caught.value.code == words.expired
        assert len(scene.server.asked) == 1


def test_nothing_is_asked_before_the_platform_was_authorised(platform: Platform, words: Words) -> None:
    with stage(platform, in_order(words.spend_answer()), has_grant=False) as scene:
        with pytest.raises(NotAuthorised):
            scene.read()
        assert scene.server.asked == []


def test_too_many_requests_waits_as_long_as_asked_and_then_goes_on(platform: Platform, words: Words) -> None:
    busy = Reply(status=429, headers={"Retry-After": "7"})
    with stage(platform, in_order(busy, words.spend_answer())) as scene:
        assert len(scene.read()) == 1
        assert scene.slept == [7.0]


def test_a_wait_may_be_asked_for_as_a_date(platform: Platform, words: Words) -> None:
    busy = Reply(status=503, headers={"Retry-After": format_datetime(NOW + timedelta(seconds=9), usegmt=True)})
    with stage(platform, in_order(busy, words.spend_answer())) as scene:
        scene.read()
        assert scene.slept == [9.0]


def test_a_wait_beyond_our_patience_is_told_at_once(platform: Platform) -> None:
    with stage(platform, in_order(Reply(status=429, headers={"Retry-After": "3600"}))) as scene:
        with pytest.raises(TooFast):
            scene.read()
        assert scene.slept == []


def test_a_rate_error_in_the_envelope_waits_longer_each_time_and_then_goes_on(platform: Platform, words: Words) -> None:
    limited = words.limited()
    with stage(platform, in_order(limited, limited, words.spend_answer())) as scene:
        assert len(scene.read()) == 1
        first, second = scene.slept
        assert 0 < first <= 0.5 <= second <= 1.0


def test_a_rate_error_without_end_is_told_with_its_code(platform: Platform, words: Words) -> None:
    with stage(platform, in_order(words.limited())) as scene:
        with pytest.raises(TooFast) as caught:
            scene.read()
        assert caught.value.code == (words.too_fast or "429")
        assert len(scene.server.asked) == TRIES
        assert sum(scene.slept) <= BUDGET_S


@pytest.mark.parametrize("fault", ["status", "envelope", "dropped"])
def test_a_server_in_trouble_to_the_end_is_unreachable_after_few_tries(
    platform: Platform, words: Words, fault: str
) -> None:
    replies = {
        "status": Reply(status=502, body=b"<html>"),
        "envelope": words.in_trouble(),
        "dropped": Reply(drop=True),
    }
    with stage(platform, in_order(replies[fault])) as scene:
        with pytest.raises(Unreachable):
            scene.read()
        assert len(scene.server.asked) == TRIES
        assert len(scene.slept) == TRIES - 1


@pytest.mark.parametrize(
    ("platform", "body"), [(platform, body) for platform in PLATFORMS for body in WORDS[platform].odd_bodies], ids=repr
)
def test_an_answer_that_is_not_as_documented_is_told_as_that(platform: Platform, body: bytes) -> None:
    with stage(platform, in_order(Reply(body=body))) as scene:
        with pytest.raises(BadAnswer):
            scene.read()
        assert len(scene.server.asked) == 1


def test_a_cut_body_is_read_again_and_told_when_it_stays_cut(platform: Platform, words: Words) -> None:
    whole = words.spend_answer()
    cut = Reply(body=whole.body, missing=5)
    with stage(platform, in_order(cut, whole)) as scene:
        assert len(scene.read()) == 1
    with stage(platform, in_order(cut)) as scene:
        with pytest.raises(BadAnswer):
            scene.read()
        assert len(scene.server.asked) == TRIES


def test_a_page_of_html_with_an_error_status_names_the_status(platform: Platform) -> None:
    with (
        stage(platform, in_order(Reply(status=404, body=b"<html>not here</html>"))) as scene,
        pytest.raises(BadAnswer) as caught,
    ):
        scene.read()
    assert "404" in caught.value.what


def test_success_in_an_error_status_is_not_believed(platform: Platform, words: Words) -> None:
    with (
        stage(platform, in_order(Reply(status=403, body=words.spend_answer().body))) as scene,
        pytest.raises(BadAnswer),
    ):
        scene.read()


def endless(words: Words, *, is_circle: bool) -> Script:
    def script(asked: Asked) -> Reply:
        page = words.page_of(asked)
        row = {**dict.fromkeys(["turn"], 0 if is_circle else page), **json.loads(json.dumps(words.row))}
        return words.success(words.page([row], words.rows, page, more=True))

    return script


@pytest.mark.parametrize("platform", PAGED)
@pytest.mark.parametrize("is_circle", [True, False])
def test_paging_without_end_is_noticed(platform: Platform, words: Words, *, is_circle: bool) -> None:
    with stage(platform, endless(words, is_circle=is_circle)) as scene:
        with pytest.raises(BadAnswer):
            scene.read()
        assert len(scene.server.asked) <= 20


def test_a_redirect_is_refused_and_the_token_goes_nowhere(platform: Platform, words: Words) -> None:
    with stage(platform, in_order(words.spend_answer())) as other:
        away = Reply(status=302, headers={"Location": other.server.url + "/stolen"})
        with stage(platform, in_order(away)) as scene:
            with pytest.raises(BadAnswer):
                scene.read()
            assert len(scene.server.asked) == 1
        assert other.server.asked == []


def test_the_code_becomes_a_grant_that_is_used_from_then_on(platform: Platform, words: Words) -> None:
    def script(asked: Asked) -> Reply:
        return words.spend_answer() if asked.path == words.read_path else words.told_token(words.grant_data)

    with stage(platform, script, has_grant=False) as scene:
        grant = scene.client.exchange(CODE, "http://127.0.0.1:9/authorised", words.answers)
        assert grant.access_token == Secret(FRESH_ACCESS)
        first = scene.server.asked[0]
        assert holds(first, CODE)
        assert holds(first, APP_SECRET)
        scene.read()
        assert words.token_of(scene.server.asked[-1]) == FRESH_ACCESS
        assert [reply.path for reply in scene.replies] == [words.read_path] * words.reads, (
            "answers with tokens are never kept"
        )
        assert scene.grants == []


def test_a_used_code_asks_for_a_person(platform: Platform, words: Words) -> None:
    with (
        stage(
            platform, in_order(words.told_token_refusal(words.used_code, f"code {CODE} was used")), has_grant=False
        ) as scene,
        pytest.raises(NotAuthorised) as caught,
    ):
        scene.client.exchange(CODE, "http://127.0.0.1:9/authorised", words.answers)
    assert CODE not in str(caught.value)


@pytest.mark.parametrize("platform", CONSENTING)
def test_the_consent_page_is_asked_with_state_and_redirect(platform: Platform, words: Words) -> None:
    with stage(platform, in_order(words.spend_answer())) as scene:
        url = scene.client.authorisation_url("http://127.0.0.1:9/authorised", "st4te")
    assert url.startswith(scene.server.url + "/"), "the practice platform has its own consent page"
    assert "state=st4te" in url
    assert f"{words.consent_redirect}=http%3A%2F%2F127.0.0.1%3A9%2Fauthorised" in url
    assert "canary" not in url


FAULTS = {
    "dropped": Reply(drop=True),
    "cut": Reply(body=b'{"code":0}', missing=3),
    "html": Reply(body=f"<html>{ACCESS}</html>".encode()),
    "away": Reply(status=301, headers={"Location": "http://127.0.0.1:9/"}),
    "odd headers": Reply(status=200, headers={"Connection": "close", "Bad Name\x00": "x"}, body=b"{}"),
    "too fast": Reply(status=429),
}


@pytest.mark.parametrize("fault", ["success", "refused", *FAULTS])
def test_no_secret_reaches_a_log_or_an_error(
    platform: Platform, words: Words, fault: str, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    logging.getLogger("urllib3").setLevel(logging.DEBUG)
    refused = words.refusal("98765", f"token {ACCESS} of {APP_SECRET} is not allowed here")
    answer = FAULTS.get(fault) or (refused if fault == "refused" else None)
    told = ""
    renewing = guarded(words, renewal=answer) if words.refreshes else in_order(answer or words.success({}))
    for script in (renewing, in_order(answer or words.spend_answer())):
        with stage(platform, script) as scene:
            for ask in (scene.read, lambda: scene.client.exchange(CODE, "http://127.0.0.1:9/", words.answers)):
                try:
                    ask()
                except DeskError as error:
                    told += "".join(traceback.format_exception(error)) + repr(error)
            told += "".join(f"{reply!r}{reply.query}" for reply in scene.replies)
            told += repr(scene.client.grant) + repr(vars(scene.client))
    told += "".join(record.getMessage() + repr(record.args) for record in caplog.records)
    assert words.read_path in told
    assert not [canary for canary in CANARIES if canary in told]


def test_only_https_reaches_beyond_this_machine(platform: Platform) -> None:
    for url in ("http://api.example.com", "ftp://127.0.0.1", "https://user:pass@api.example.com", "nonsense"):
        with pytest.raises(WrongAnswer):
            PLATFORMS[platform](
                app_id="1",
                app_secret=Secret("s"),
                grant=None,
                base_url=url,
                on_grant=lambda _: None,
                sleep=lambda _: None,
                now=lambda: NOW,
            )


def test_a_sleep_that_is_stopped_ends_the_call_at_once(platform: Platform) -> None:
    class Stopped(Exception):
        pass

    def stop(_: float) -> None:
        raise Stopped

    with stage(platform, in_order(Reply(status=503))) as scene:
        client = PLATFORMS[platform](
            app_id="1",
            app_secret=Secret("s"),
            grant=grant_living(),
            base_url=scene.server.url,
            on_grant=lambda _: None,
            sleep=stop,
            now=lambda: NOW,
        )
        with client, pytest.raises(Stopped):
            Stage(client, scene.server).read()
        assert len(scene.server.asked) == 1


def test_a_token_that_no_header_can_carry_is_told_without_it(platform: Platform, words: Words) -> None:
    grant = Grant(access_token=Secret("canary-\u4e2d-token"))
    with stage(platform, in_order(words.spend_answer()), grant=grant) as scene:
        if words.carries_any_token:
            assert len(scene.read()) == 1
            return
        with pytest.raises(BadAnswer) as caught:
            scene.read()
        assert "canary" not in "".join(traceback.format_exception(caught.value))


def test_every_platform_reads_all_that_its_page_knows(platform: Platform, words: Words) -> None:
    abilities = {one.__name__: one for one in (ReadsAccounts, ReadsBalances, ReadsFundRows, ReadsSpend)}
    with stage(platform, in_order(words.spend_answer())) as scene:
        has = {name for name, ability in abilities.items() if isinstance(scene.client, ability)}
        assert has == abilities.keys() - words.lacks.keys()
        assert scene.client.platform is platform


@pytest.mark.parametrize("platform", REFRESHING)
def test_a_token_that_lives_for_seconds_is_not_refreshed_at_every_call(platform: Platform, words: Words) -> None:
    lifetimes = ("expires_in", "expiresIn", "ExpiresIn")
    data = {name: 30 if name.endswith(lifetimes) else value for name, value in words.grant_data.items()}
    renewing = guarded(words, renewal=words.told_token(data))
    with stage(platform, renewing, grant=grant_to_refresh(words)) as scene:
        for _ in range(4):
            scene.read()
        assert scene.server.paths().count(words.token_path) == 1


def test_this_machine_is_never_asked_through_a_proxy(
    platform: Platform, words: Words, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("HTTP_PROXY", "http_proxy", "ALL_PROXY"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")
    with stage(platform, in_order(words.spend_answer())) as scene:
        assert len(scene.read()) == 1


def test_a_password_file_and_cookies_of_this_machine_go_nowhere(
    platform: Platform, words: Words, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "netrc").write_text("machine 127.0.0.1 login me password canary\n", encoding="utf-8")
    monkeypatch.setenv("NETRC", str(tmp_path / "netrc"))
    baked = Reply(body=words.spend_answer().body, headers={"Set-Cookie": "track=me"})
    with stage(platform, in_order(baked)) as scene:
        scene.read()
        scene.read()
        headers = scene.server.asked[-1].headers
        assert "Cookie" not in headers
        assert not headers.get("Authorization", "").startswith("Basic"), "some platforms have their token there"


def test_money_of_a_row_is_in_the_accounts_currency(platform: Platform, words: Words) -> None:
    with stage(platform, in_order(words.spend_answer())) as scene:
        [row] = scene.read()
    assert isinstance(row.spend, Money)
    assert row.spend.currency == words.account.currency
