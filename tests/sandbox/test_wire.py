"""How requests are read: queries, JSON, forms, bodies in parts, and names in the path."""

import json

import requests

from app.sandbox.server import Sandbox
from app.sandbox.stage import Call, Instant, Route, Routes, Stage
from app.sandbox.tiktok import TikTok
from app.sandbox.tokens import Lifetimes, TokenOffice
from app.sandbox.wire import Refusal, Reply, Request
from app.sandbox.world import World
from tests.sandbox.conftest import NOW, TODAY

WORLD = World(accounts=3, days=3, today=TODAY)
SECONDS = int(NOW.timestamp())
INSTANT = Instant(SECONDS, WORLD.as_of(NOW), SECONDS)


def parts(**files: tuple[str, bytes]) -> Request:
    asked = requests.Request("POST", "http://x/", data={"bc_id": "7"}, files=files).prepare()
    assert isinstance(asked.body, bytes)
    return Request("POST", "/", {"q": "1"}, {"content-type": asked.headers["Content-Type"]}, asked.body)


def test_a_body_in_parts_gives_fields_and_files() -> None:
    request = parts(image_file=("a.png", b"\x89PNG\r\n\x00\xff"), other=("b.pdf", b""))
    assert request.sent() == {"q": "1", "bc_id": "7"}
    assert {name: tuple(one) for name, one in request.files().items()} == {
        "image_file": ("a.png", b"\x89PNG\r\n\x00\xff"),
        "other": ("b.pdf", b""),
    }


def test_a_form_and_json_give_the_same_parameters_with_get_as_well() -> None:
    form = Request("POST", "/", {}, {}, b"a=1&b=%E5%A5%BD")
    assert form.sent() == {"a": "1", "b": "好"}
    assert Request("GET", "/", {"c": "2"}, {}, b'{"a":"1"}').sent() == {"a": "1", "c": "2"}


def test_a_body_that_is_nothing_known_is_no_file() -> None:
    request = Request("POST", "/", {}, {"content-type": "multipart/form-data"}, b"\x00\xff--")
    assert request.files() == {}
    assert request.sent() == {}


class Odd(TikTok):
    """A stage with names in its paths and refusals in words."""

    bad_parameter = "INVALID_ARGUMENT"
    bad_status = 400

    def __init__(self, world: World, routes: Routes) -> None:
        Stage.__init__(self, world, TokenOffice("odd", seed=1, app_id="1", lifetimes=Lifetimes(1, None)), routes)

    def authorise(self, request: Request, instant: Instant) -> None:
        """Everybody may."""


def odd(route: Route, path: str) -> Odd:
    return Odd(WORLD, {("GET", path): route})


def asked(stage: Odd, path: str) -> Reply:
    return stage.answer(Request("GET", path, {}, {}, b""), INSTANT)


def test_names_in_a_path_are_given_to_the_route() -> None:
    stage = odd(lambda call: dict(call.places), "/v26/customers/{id}/googleAds:search")
    assert json.loads(asked(stage, "/v26/customers/12/googleAds:search").body)["data"] == {"id": "12"}
    stage = odd(lambda call: dict(call.places), "/v26.0/act_{id}")
    assert json.loads(asked(stage, "/v26.0/act_34").body)["data"] == {"id": "34"}
    assert json.loads(asked(stage, "/v26.0/act_34/insights").body)["code"] == 40400
    assert json.loads(asked(stage, "/v26X0/act_34").body)["code"] == 40400


def test_a_refusal_may_be_in_words_with_a_status_or_a_whole_body_of_its_own() -> None:
    def refuse(_: Call) -> None:
        raise Refusal("invalid_grant", "old", status=400, body={"error": "invalid_grant"})

    reply = asked(odd(refuse, "/token"), "/token")
    assert (reply.status, reply.code, json.loads(reply.body)) == (400, "invalid_grant", {"error": "invalid_grant"})
    missing = asked(odd(lambda call: call.params.text("name"), "/x"), "/x")
    assert missing.code == "INVALID_ARGUMENT"


def test_a_route_may_answer_in_an_envelope_of_its_own() -> None:
    reply = asked(odd(lambda _: Reply(b"[]"), "/stream"), "/stream")
    assert reply.body == b"[]"


def test_the_totals_say_what_the_platforms_say(sandbox: Sandbox) -> None:
    told = requests.get(f"{sandbox.url}/_sandbox/totals", timeout=10).json()
    at = sandbox.instant().hour
    for name, purses in told.items():
        for row in purses["accounts"]:
            account = sandbox.world.account(name, int(row["number"]))
            assert account is not None
            assert sum(row["spend_micros"].values()) == account.spent(at) * 10_000
            closing = sum(account.opening.values()) * 10_000 + sum(row["in_micros"].values())
            closing -= sum(row["out_micros"].values()) + sum(row["spend_micros"].values())
            if not row["wallet"]:
                assert sum(row["closing_micros"].values()) == closing
    assert requests.get(f"{sandbox.url}/_sandbox/effects", timeout=10).json() == []
