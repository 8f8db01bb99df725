"""The sandbox as a server: loopback only, kept-alive, the same bytes for the same seed, and gone when closed."""

import json
import signal
import socket
import subprocess
import sys
from argparse import Namespace
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
import requests

from app.doors.command_line import run
from app.doors.output import Output
from app.sandbox.describe import standing
from app.sandbox.plans import FIRST_THREE, PRACTISED
from app.sandbox.server import Sandbox
from app.sandbox.world import World
from tests.sandbox.caller import Caller
from tests.sandbox.conftest import NOW, TODAY

ROOT = Path(__file__).resolve().parents[2]
STAT = "/open_api/2/advertiser/fund/daily_stat/"


def answers(seed: int) -> list[bytes]:
    world = World(accounts=10, days=20, seed=seed, today=TODAY, platforms=FIRST_THREE)
    with Sandbox(world, now=NOW, is_frozen=True) as sandbox:
        bodies = []
        for platform in ("ocean_engine", "tencent_ads", "tiktok"):
            with Caller(sandbox, platform) as caller:
                bodies += [caller.raw(path, **asked).content for path, asked in asked_of(caller)]
        return bodies


def asked_of(caller: Caller) -> list[tuple[str, dict[str, object]]]:
    number = caller.about["account_ids"][0]
    if caller.platform == "ocean_engine":
        return [(STAT, {"advertiser_id": number}), ("/open_api/2/advertiser/info/", {"advertiser_ids": [int(number)]})]
    if caller.platform == "tencent_ads":
        return [("/v3.0/funds/get", {"account_id": number}), ("/v3.0/advertiser/get", {"fields": ["account_id"]})]
    return [
        ("/open_api/v1.3/bc/get/", {}),
        ("/open_api/v1.3/bc/account/transaction/get/", {"bc_id": caller.about["managers"][0]}),
    ]


def test_the_same_seed_serves_the_same_bytes() -> None:
    assert answers(7) == answers(7)
    assert answers(7) != answers(8)


def test_one_connection_serves_many_calls(sandbox: Sandbox) -> None:
    with socket.create_connection(("127.0.0.1", sandbox.port)) as connection:
        stream = connection.makefile("rb")
        with stream:
            for _ in range(3):
                connection.sendall(b"GET /tiktok/open_api/v1.3/bc/get/ HTTP/1.1\r\nHost: x\r\n\r\n")
                head = b"".join(iter(stream.readline, b"\r\n"))
                length = int(head.lower().split(b"content-length: ")[1].split(b"\r\n")[0])
                assert json.loads(stream.read(length))["code"] == 40104


def test_what_is_no_http_only_ends_its_own_connection(sandbox: Sandbox) -> None:
    for noise in (b"\r\n", b"hello\r\n", b"POST / HTTP/1.1\r\nContent-Length: many\r\n\r\n", b"\xff\xfe\x00"):
        with socket.create_connection(("127.0.0.1", sandbox.port)) as connection:
            connection.sendall(noise)
            connection.shutdown(socket.SHUT_WR)
            assert connection.recv(1) == b""
    with Caller(sandbox, "tiktok") as caller:
        assert caller.code("/open_api/v1.3/bc/get/") == 0


def test_it_listens_on_the_loopback_alone(sandbox: Sandbox) -> None:
    assert sandbox.url.startswith("http://127.0.0.1:")
    others = [address for *_, (address, *_) in socket.getaddrinfo(socket.gethostname(), None, socket.AF_INET)]
    for address in others:
        if not str(address).startswith("127."):
            with pytest.raises(OSError, match=r".*"):
                socket.create_connection((str(address), sandbox.port), timeout=2)


def test_many_callers_at_once_get_their_own_answers(sandbox: Sandbox) -> None:
    with Caller(sandbox, "ocean_engine") as caller, ThreadPoolExecutor(8) as pool:
        numbers = [int(number) for number in caller.about["account_ids"]] * 10

        def ask(number: int) -> int:
            headers = {"Access-Token": caller.token}
            response = requests.get(
                f"{caller.base}/open_api/2/advertiser/fund/get/",
                params={"advertiser_id": number},
                headers=headers,
                timeout=10,
            )
            return int(response.json()["data"]["advertiser_id"])

        assert list(pool.map(ask, numbers)) == numbers


def test_closing_frees_the_port_and_closing_twice_does_nothing() -> None:
    world = World(accounts=3, days=2, today=TODAY)
    sandbox = Sandbox(world, now=NOW)
    port = sandbox.port
    with Caller(sandbox, "tiktok") as caller:
        assert caller.code("/open_api/v1.3/bc/get/") == 0
        sandbox.close()
        sandbox.close()
        with pytest.raises(requests.ConnectionError):
            caller.raw("/open_api/v1.3/bc/get/")
    with Sandbox(world, port, now=NOW) as again:
        assert again.port == port


def test_a_taken_port_is_an_error_at_once(sandbox: Sandbox) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken, pytest.raises(OSError, match=r".*"):
        Sandbox(sandbox.world, int(taken.getsockname()[1]))


def test_the_log_tells_what_was_served_and_keeps_secrets_to_itself(sandbox: Sandbox) -> None:
    with Caller(sandbox, "tencent_ads") as caller:
        caller.code("/v3.0/funds/get", account_id=caller.about["account_ids"][0])
        caller.code("/v3.0/funds/get")
        response = caller.session.get(f"{sandbox.url}/_sandbox/log", timeout=10)
        first, second = response.json()
        assert (first["platform"], first["method"], first["path"], first["status"]) == (
            "tencent_ads",
            "GET",
            "/v3.0/funds/get",
            200,
        )
        assert first["code"] == 0
        assert second["code"] != 0
        assert caller.token not in response.text


def test_pushing_the_clock_burns_money_and_lets_the_future_come(sandbox: Sandbox) -> None:
    with Caller(sandbox, "ocean_engine") as caller:
        number = caller.about["account_ids"][0]
        before = caller.data(STAT, advertiser_id=number, page_size=100)["list"]
        assert caller.control("clock", hours=3).json()["now"].startswith("2026-11-12T18:20")
        later = caller.data(STAT, advertiser_id=number, page_size=100)["list"]
        assert later[-1]["cost"] > before[-1]["cost"]
        caller.control("clock", hours=18)
        assert len(caller.data(STAT, advertiser_id=number, page_size=100)["list"]) == len(before) + 1


def test_a_running_clock_goes_on_by_itself() -> None:
    with Sandbox(World(accounts=3, days=2, today=TODAY), now=NOW) as sandbox:
        first = sandbox.clock.now()
        while sandbox.clock.now() == first:
            pass
        assert sandbox.clock.now() > first


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_as_a_program_it_describes_itself_and_stops_when_told(number: signal.Signals) -> None:
    code = "from app.sandbox.describe import run; run(accounts=3, days=3)"
    with subprocess.Popen(
        [sys.executable, "-c", code], cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        assert process.stdout is not None
        described = json.loads(process.stdout.readline())
        about = described["tiktok"]
        headers = {"Access-Token": about["access_token"]}
        answer = requests.get(f"{about['base_url']}/open_api/v1.3/bc/get/", headers=headers, timeout=10)
        assert answer.json()["code"] == 0
        process.send_signal(number)
        _, errors = process.communicate(timeout=20)
        assert (process.returncode, errors) == (0, b"")


def test_the_description_says_all_that_a_client_needs(sandbox: Sandbox) -> None:
    with Caller(sandbox, "ocean_engine") as caller:
        assert set(caller.about) == {
            *("base_url", "consent_url", "app_id", "app_secret", "auth_code", "access_token", "refresh_token"),
            *("managers", "account_ids", "first_day", "last_day"),
        }
        asked = caller.session.get(f"{sandbox.url}/_sandbox/describe", timeout=10).json()
        assert set(asked) == {"ocean_engine", "tencent_ads", "tiktok"}
        assert asked["ocean_engine"]["auth_code"] != caller.about["auth_code"]
        assert caller.about["base_url"] == sandbox.base_url("ocean_engine")
        assert (caller.about["first_day"], caller.about["last_day"]) == ("2026-10-24", "2026-11-12")


def test_what_is_told_beforehand_works_on_the_sandbox_that_is_started_later() -> None:
    told = standing(World(accounts=10, days=20, today=TODAY), 8765)
    assert told == standing(World(accounts=10, days=20, today=TODAY), 8765)
    assert told["tiktok"]["base_url"] == "http://127.0.0.1:8765/tiktok"
    with Sandbox(World(accounts=10, days=20, today=TODAY), now=NOW) as sandbox, Caller(sandbox, "tiktok") as caller:
        about = told["tiktok"]
        assert about["account_ids"] == caller.about["account_ids"]
        caller.token = about["access_token"]
        assert caller.code("/open_api/v1.3/bc/get/") == 0
        app = {"app_id": about["app_id"], "secret": about["app_secret"], "auth_code": about["auth_code"]}
        assert [caller.post("/open_api/v1.3/oauth2/access_token/", **app)["code"] for _ in range(2)] == [0, 40110]


def test_describe_on_the_command_line_prints_it_and_serves_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    def demo(args: Namespace, out: Output) -> int:  # noqa: ARG001 - the signature of the door
        return 1

    assert run(["sandbox", "--describe", "--json"], demo) == 0
    told = json.loads(capsys.readouterr().out)
    assert set(told) == set(PRACTISED)
    assert all(about["account_ids"] and about["access_token"] for about in told.values())
