"""What one exchange with a platform leaves behind, and by which way it leaves this machine."""

import socket
from threading import Thread

import pytest

from app.errors import BadAnswer
from app.platforms.patience import Setback
from app.platforms.wire import Call, Signature, Wire
from tests.platforms.canned import Asked, Reply, canned, ok


def test_what_is_left_of_a_refused_answer_is_never_taken_for_the_next_one() -> None:
    def script(asked: Asked) -> Reply:
        if asked.path == "/away":
            return Reply(status=302, headers={"Location": "/"}, body=b'{"code":0,"data":"stale"}' * 1_000)
        return ok("fresh")

    with canned(script) as server:
        wire = Wire("tiktok", server.url)
        for _ in range(3):
            with pytest.raises(BadAnswer):
                wire.send(Call(path="/away"), Signature())
            assert b"fresh" in wire.send(Call(path="/here"), Signature()).body
        wire.close()


def test_a_wire_that_was_closed_sends_nothing_and_says_that_nothing_was_sent() -> None:
    with canned(lambda _: ok({})) as server:
        wire = Wire("tiktok", server.url)
        wire.send(Call(path="/first"), Signature())
        wire.close()
        with pytest.raises(Setback) as told:
            wire.send(Call(path="/second"), Signature())
        assert told.value.is_unsent
        assert server.paths() == ["/first"]


def test_the_outside_is_asked_through_the_proxy_of_this_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    heard = bytearray()
    with socket.create_server(("127.0.0.1", 0)) as proxy:
        proxy.settimeout(30)

        def refuse() -> None:
            caller, _ = proxy.accept()
            with caller:
                heard.extend(caller.recv(65_536))
                caller.sendall(b"HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\n\r\n")

        thread = Thread(target=refuse)
        thread.start()
        monkeypatch.setenv("HTTPS_PROXY", f"http://127.0.0.1:{proxy.getsockname()[1]}")
        monkeypatch.setenv("NO_PROXY", "")
        wire = Wire("tiktok", "https://ads.example")
        with pytest.raises(Setback):
            wire.send(Call(path="/balance"), Signature(headers={"Access-Token": "canary"}))
        thread.join(30)
        wire.close()
    assert heard.startswith(b"CONNECT ads.example:443 ")
    assert b"canary" not in heard, "the token is for the platform alone"


def test_names_and_values_in_any_script_arrive_as_they_were_asked() -> None:
    asked: list[Asked] = []

    def script(one: Asked) -> Reply:
        asked.append(one)
        return ok({})

    with canned(script) as server:
        wire = Wire("tiktok", server.url)
        wire.send(Call(path="/报表", params={"名": "云帆 & 传媒+1"}), Signature(params={"sign": "a/b=="}))
        wire.close()
    assert asked[0].query == {"名": "云帆 & 传媒+1", "sign": "a/b=="}
