"""What every platform that moves money promises: sent once, under our key, in its own unit, and whatever happens is a result."""

from collections.abc import Iterator
from contextlib import contextmanager
from decimal import Decimal

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.domain.accounts import Grant, Platform
from app.domain.money import Money
from app.domain.moves import Move, MoveKind, MoveOutcome, MoveState, OurNo
from app.platforms.abilities import MovesMoney
from app.platforms.client import PlatformClient
from app.platforms.registry import PLATFORMS
from app.secret import Secret
from tests.platforms.canned import Asked, Canned, Reply, Script, by_path, in_order
from tests.platforms.stage import stage
from tests.platforms.words.moves import MoveWords, Routes, Story, half
from tests.platforms.words.moves_table import MOVE_WORDS
from tests.platforms.words.table import WORDS
from tests.platforms.words.words import ACCESS

KEY = "adtill0000000001"
EACH_KIND = [(platform, kind) for platform, words in MOVE_WORDS.items() for kind in words.paths]
STATES = {Story.DONE: MoveState.DONE, Story.PARTIAL: MoveState.PARTIAL, Story.PENDING: MoveState.PENDING}
TELLING = [(platform, story) for platform, words in MOVE_WORDS.items() for story in words.answers]
READ_BACK = [(platform, story) for platform, words in MOVE_WORDS.items() for story in words.ledger]

LOST = {
    "dropped": Reply(drop=True),
    "500": Reply(status=500, body=b"oops"),
    "html": Reply(body=b"<html>"),
    "cut": Reply(body=b'{"code":0}', missing=4),
}


@pytest.fixture(params=MOVE_WORDS)
def words(request: pytest.FixtureRequest) -> MoveWords:
    return MOVE_WORDS[Platform(request.param)]


def no(words: MoveWords, code: str) -> Reply:
    return WORDS[words.platform].refusal(code, "no money")


def wish(words: MoveWords, kind: MoveKind | None = None, amount: str = "500") -> Move:
    return Move(
        key=KEY,
        kind=kind or next(iter(words.paths)),
        account=words.account,
        payer=words.payer,
        receiver=words.receiver,
        amount=Money(Decimal(amount), words.currency),
    )


def grant_of(words: MoveWords) -> Grant | None:
    return Grant(access_token=Secret(ACCESS), subjects=(words.subject,)) if words.subject else None


@contextmanager
def till(words: MoveWords, routes: Routes) -> Iterator[tuple[MovesMoney, Canned]]:
    with stage(words.platform, by_path(routes), grant=grant_of(words)) as scene:
        assert isinstance(scene.client, MovesMoney)
        yield scene.client, scene.server


def moved(words: MoveWords, move: Move, routes: Routes) -> tuple[MoveOutcome, Canned]:
    """The outcome of the whole way, from the ticket on."""
    with till(words, words.before(move)) as (client, server):
        ticket = client.ticket(move)
        server.script = by_path({**words.before(move), **routes})
        server.asked.clear()
        return client.move(move, ticket), server


def read_back(words: MoveWords, move: Move, routes: Routes) -> tuple[MoveOutcome, Canned]:
    with till(words, words.before(move)) as (client, server):
        ticket = client.ticket(move)
        server.script = by_path(routes)
        server.asked.clear()
        return client.outcome_of(move, ticket), server


def test_every_platform_that_moves_money_has_its_words_here() -> None:
    movers = set()
    for platform in PLATFORMS:
        with stage(platform, by_path({})) as scene:
            # Setting the limit of a postpaid account moves no money.
            if isinstance(scene.client, MovesMoney) and scene.client.move_kinds() != {MoveKind.LIMIT}:
                movers.add(platform)
    assert movers == MOVE_WORDS.keys()


def test_the_kinds_that_are_offered_can_be_sent(words: MoveWords) -> None:
    with till(words, {}) as (client, server):
        assert client.move_kinds() >= set(words.paths)
        assert client.keeps_keys == (words.key_of is not None)
        assert isinstance(client, PlatformClient)
        assert server.asked == []


@pytest.mark.parametrize(("platform", "kind"), EACH_KIND)
def test_a_move_is_one_call_that_moves_all_of_it(platform: Platform, kind: MoveKind) -> None:
    words = MOVE_WORDS[platform]
    move = wish(words, kind)
    outcome, server = moved(words, move, words.answers[Story.DONE](move))
    assert (outcome.state, outcome.moved) == (MoveState.DONE, move.amount)
    assert outcome.reference
    assert server.paths().count(words.paths[kind]) == 1


@pytest.mark.parametrize(("platform", "kind"), EACH_KIND)
@settings(max_examples=5, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(cents=st.integers(5_000, 2_000_000_000))
def test_an_amount_travels_in_the_endpoints_own_unit(platform: Platform, kind: MoveKind, cents: int) -> None:
    words = MOVE_WORDS[platform]
    move = wish(words, kind, str(Decimal(cents).scaleb(-2)))
    outcome, server = moved(words, move, words.answers[Story.DONE](move))
    [sent] = [asked for asked in server.asked if asked.path == words.paths[kind]]
    assert words.amount_of(sent) * words.unit == move.amount.amount
    assert outcome.moved == move.amount


def test_our_key_travels_with_every_question_about_a_move(words: MoveWords) -> None:
    move = wish(words)
    with till(words, {**words.before(move), **words.answers[Story.DONE](move)}) as (client, server):
        ticket = client.ticket(move)
        if words.ticket_key_of:
            assert words.ticket_key_of(server.asked[-1]) == KEY
        for _ in range(2):
            client.move(move, ticket)
        sent = [asked for asked in server.asked if asked.path == words.paths[move.kind]]
    if words.key_of is None:
        assert all(KEY.encode() not in asked.body for asked in sent)
        return
    expected = ticket.number if words.is_key_a_ticket else KEY
    assert [words.key_of(asked) for asked in sent] == [expected, expected]


def test_a_ticket_moves_nothing_and_may_be_asked_for_again(words: MoveWords) -> None:
    move = wish(words)
    with till(words, words.before(move)) as (client, server):
        assert client.ticket(move) == client.ticket(move)
        assert not set(server.paths()) & set(words.paths.values())


def test_a_no_moves_nothing_and_is_told_in_the_platforms_words(words: MoveWords) -> None:
    move = wish(words)
    outcome, server = moved(words, move, {words.paths[move.kind]: no(words, words.refused), **words.after_no})
    assert (outcome.state, outcome.code, outcome.message) == (MoveState.REFUSED, words.refused, "no money")
    assert outcome.moved == Money.zero(words.currency)
    assert server.paths() == [words.paths[move.kind], *words.after_no]


def test_a_no_to_our_pace_moves_nothing(words: MoveWords) -> None:
    move = wish(words)
    outcome, server = moved(words, move, {words.paths[move.kind]: Reply(status=429)})
    assert (outcome.state, outcome.moved) == (MoveState.REFUSED, Money.zero(words.currency))
    assert len(server.asked) == 1


@pytest.mark.parametrize("answer", LOST)
def test_an_answer_that_is_lost_leaves_the_outcome_unknown_and_nothing_is_sent_again(
    words: MoveWords, answer: str
) -> None:
    move = wish(words)
    outcome, server = moved(words, move, {words.paths[move.kind]: LOST[answer]})
    assert (outcome.state, outcome.moved) == (MoveState.UNKNOWN, Money.zero(words.currency))
    assert server.paths().count(words.paths[move.kind]) == 1


def test_a_success_without_its_fields_is_not_believed(words: MoveWords) -> None:
    move = wish(words)
    outcome, server = moved(words, move, {words.paths[move.kind]: WORDS[words.platform].success([])})
    assert (outcome.state, outcome.moved) == (MoveState.UNKNOWN, Money.zero(words.currency))
    assert len(server.asked) == 1


def test_a_platform_in_trouble_leaves_the_outcome_unknown(words: MoveWords) -> None:
    busy = WORDS[words.platform].busy
    if busy is None:
        return
    move = wish(words)
    outcome, server = moved(words, move, {words.paths[move.kind]: no(words, busy)})
    assert outcome.state is MoveState.UNKNOWN
    assert len(server.asked) == 1


def test_a_platform_that_is_not_there_moved_nothing(words: MoveWords) -> None:
    move = wish(words)
    with till(words, words.before(move)) as (client, _):
        ticket = client.ticket(move)
        server_is_gone = client
    outcome = server_is_gone.move(move, ticket)
    assert (outcome.state, outcome.code) == (MoveState.REFUSED, OurNo.NOT_REACHED)


@pytest.mark.parametrize(("platform", "story"), TELLING)
def test_what_an_answer_tells_is_the_outcome(platform: Platform, story: Story) -> None:
    words = MOVE_WORDS[platform]
    move = wish(words)
    outcome, server = moved(words, move, words.answers[story](move))
    assert outcome.state is STATES[story]
    assert outcome.moved.amount == amount_in(story, move)
    assert server.paths().count(words.paths[move.kind]) == 1


@pytest.mark.parametrize(("platform", "story"), READ_BACK)
def test_a_lost_move_is_settled_by_what_is_read_back(platform: Platform, story: Story) -> None:
    words = MOVE_WORDS[platform]
    move = wish(words)
    outcome, server = read_back(words, move, words.ledger[story](move))
    assert outcome.state is STATES.get(story, MoveState.UNKNOWN)
    assert outcome.moved.amount == amount_in(story, move)
    assert not set(server.paths()) & set(words.paths.values()), "reading back sends nothing"


def amount_in(story: Story, move: Move) -> Decimal:
    return {Story.DONE: move.amount.amount, Story.PARTIAL: half(move)}.get(story, Decimal(0))


def faulty(words: MoveWords, move: Move, fault: str, effects: list[str]) -> Script:
    """A platform that does the move (or not) and loses its answer (or not), and tells the truth when it is asked later."""

    def script(asked: Asked) -> Reply:
        if asked.path == words.paths[move.kind]:
            if fault == "lost before":
                return LOST["dropped"]
            effects.append(asked.path)
            if fault != "none":
                return LOST[fault]
            return by_path(words.answers[Story.DONE](move))(asked)
        story = Story.DONE if effects else Story.SILENCE
        return by_path({**words.before(move), **words.ledger[story](move)})(asked)

    return script


@pytest.mark.parametrize("fault", ["none", "lost before", *LOST])
def test_a_move_happens_at_most_once_and_reading_back_finds_it_if_it_did(words: MoveWords, fault: str) -> None:
    move = wish(words)
    effects: list[str] = []
    with stage(words.platform, faulty(words, move, fault, effects), grant=grant_of(words)) as scene:
        assert isinstance(scene.client, MovesMoney)
        ticket = scene.client.ticket(move)
        outcomes = [scene.client.move(move, ticket)]
        outcomes += [scene.client.outcome_of(move, ticket) for _ in range(3)]
    did = fault != "lost before"
    assert len(effects) == did
    assert outcomes[0].state is (MoveState.DONE if fault == "none" else MoveState.UNKNOWN)
    assert {one.state for one in outcomes[1:]} == {MoveState.DONE if did else MoveState.UNKNOWN}


def test_a_pending_move_is_done_when_it_is_read_back_later(words: MoveWords) -> None:
    if Story.PENDING not in words.answers:
        return
    move = wish(words)
    with till(words, {**words.before(move), **words.answers[Story.PENDING](move)}) as (client, server):
        ticket = client.ticket(move)
        first = client.move(move, ticket)
        server.script = by_path(words.ledger[Story.DONE](move))
        later = client.outcome_of(move, ticket)
    assert [first.state, later.state] == [MoveState.PENDING, MoveState.DONE]
    assert later.moved == move.amount
    assert later.reference in {"", first.reference}, "not every answer repeats the platform's number"


@pytest.mark.parametrize("answer", ["refused", *LOST])
def test_a_read_back_that_fails_leaves_the_outcome_unknown(words: MoveWords, answer: str) -> None:
    move = wish(words)
    with till(words, words.before(move)) as (client, server):
        ticket = client.ticket(move)
        server.script = in_order(LOST.get(answer) or no(words, words.refused))
        assert client.outcome_of(move, ticket).state is MoveState.UNKNOWN


def test_an_amount_that_the_unit_cannot_say_is_never_rounded(words: MoveWords) -> None:
    move = wish(words, amount="500.0001")
    outcome, server = moved(words, move, words.answers[Story.DONE](move))
    assert (outcome.state, outcome.code) == (MoveState.REFUSED, OurNo.AMOUNT_UNIT)
    assert server.asked == []


def test_an_amount_beyond_the_platforms_limits_is_not_sent(words: MoveWords) -> None:
    for limit, step in ((words.least, Decimal("-0.01")), (words.most, Decimal("0.01"))):
        if limit is None:
            continue
        at, beyond = wish(words, amount=str(limit)), wish(words, amount=str(limit + step))
        outcome, _ = moved(words, at, words.answers[Story.DONE](at))
        assert outcome.state is MoveState.DONE
        outcome, server = moved(words, beyond, words.answers[Story.DONE](beyond))
        assert (outcome.state, outcome.code) == (MoveState.REFUSED, OurNo.AMOUNT_LIMITS)
        assert server.asked == []


def test_a_kind_of_move_that_is_not_offered_is_not_sent(words: MoveWords) -> None:
    with till(words, words.before(wish(words))) as (client, server):
        ticket = client.ticket(wish(words))
        server.asked.clear()
        for kind in set(MoveKind) - client.move_kinds():
            outcome = client.move(wish(words, kind), ticket)
            assert (outcome.state, outcome.code) == (MoveState.REFUSED, OurNo.NOT_OFFERED)
        assert server.asked == []
