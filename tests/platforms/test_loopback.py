"""The browser's way back: only the redirect that was asked for counts."""

from collections.abc import Callable
from http.client import HTTPConnection
from urllib.parse import urlsplit

import pytest

from app.errors import WrongAnswer
from app.platforms.loopback import LoopbackRedirect
from app.progress import Cancelled

PAGE = "<p>好了 Done</p>".encode()


def visit(uri: str, query: str, path: str | None = None) -> tuple[int, bytes]:
    address = urlsplit(uri)
    connection = HTTPConnection(address.hostname or "", address.port, timeout=10)
    connection.request("GET", f"{path or address.path}?{query}")
    answer = connection.getresponse()
    outcome = answer.status, answer.read()
    connection.close()
    return outcome


def never() -> bool:
    return False


def test_the_redirect_with_our_state_brings_the_code_and_sees_the_page() -> None:
    with LoopbackRedirect(state="s1", code_parameter="auth_code", page=PAGE) as redirect:
        assert visit(redirect.uri, "auth_code=c0de&state=s1&uid=7") == (200, PAGE)
        assert redirect.wait(10, never) == "c0de"


@pytest.mark.parametrize(
    ("query", "path"),
    [
        ("auth_code=evil&state=other", None),
        ("auth_code=evil", None),
        ("state=s1", None),
        ("auth_code=evil&state=s1", "/favicon.ico"),
    ],
)
def test_a_redirect_that_nobody_asked_for_is_not_taken(query: str, path: str | None) -> None:
    with LoopbackRedirect(state="s1", code_parameter="auth_code", page=PAGE) as redirect:
        assert visit(redirect.uri, query, path) == (404, b"")
        visit(redirect.uri, "auth_code=c0de&state=s1")
        assert redirect.wait(10, never) == "c0de"


def test_the_first_code_counts() -> None:
    with LoopbackRedirect(state="s1", code_parameter="auth_code", page=PAGE) as redirect:
        visit(redirect.uri, "auth_code=first&state=s1")
        visit(redirect.uri, "auth_code=second&state=s1")
        assert redirect.wait(10, never) == "first"


@pytest.mark.parametrize(
    ("timeout_s", "is_cancelled", "error"), [(0.0, never, WrongAnswer), (60.0, lambda: True, Cancelled)]
)
def test_a_wait_ends_when_nobody_comes_or_the_user_stops(
    timeout_s: float, is_cancelled: Callable[[], bool], error: type[Exception]
) -> None:
    with LoopbackRedirect(state="s1", code_parameter="auth_code", page=PAGE) as redirect, pytest.raises(error):
        redirect.wait(timeout_s, is_cancelled)


def test_a_port_may_be_given_because_platforms_register_whole_addresses() -> None:
    with LoopbackRedirect(state="s1", code_parameter="auth_code", page=PAGE) as redirect:
        port = urlsplit(redirect.uri).port
        assert port
        with pytest.raises(OSError, match="in use"):
            LoopbackRedirect(state="s2", code_parameter="auth_code", page=PAGE, port=port)
    with LoopbackRedirect(state="s3", code_parameter="auth_code", page=PAGE, port=port) as again:
        assert again.uri == f"http://127.0.0.1:{port}/authorised"
