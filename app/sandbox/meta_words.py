"""How practice Meta says no, pages its lists, picks fields, and writes amounts."""

from base64 import b64decode, b64encode
from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime
from typing import Any
from urllib.parse import urlencode

from app.sandbox.holders import Account
from app.sandbox.meta_plan import META, META_BUSINESS
from app.sandbox.stage import Call
from app.sandbox.wire import Refusal

VERSION = "v26.0"
PREFIX = "meta"
BAD = 100
RATE = (17, 2446079)
_FEWEST, _MOST = 25, 500
_WHOLE = frozenset(["CLP", "COP", "CRC", "HUF", "IDR", "ISK", "JPY", "KRW", "PYG", "TWD", "VND"])
"""Meta's own table, not ISO 4217: in these the minor unit is the unit."""

Fields = Mapping[str, Callable[[], Any]]


def no(code: int, message: str, *, subcode: int = 0, kind: str = "OAuthException", blame: str = "") -> Refusal:
    """An error by its code; `blame` is the parameter at fault."""
    return Refusal(code, message, status=400, facts={"subcode": subcode, "kind": kind, "blame": blame})


def offset_of(currency: str) -> int:
    """How many minor units make a unit."""
    return 1 if currency in _WHOLE else 100


def minor(account: Account, cents: int) -> str:
    """Cents of the world in the minor unit of Meta, as text."""
    return str(cents * offset_of(account.currency) // 100)


def plain_units(cents: int) -> str:
    """Units as insights write them: not always with two digits."""
    sign = "-" if cents < 0 else ""
    return f"{sign}{abs(cents) // 100}.{abs(cents) % 100:02d}".rstrip("0").rstrip(".")


def utc_stamp(at: int) -> str:
    """2026-11-02T01:02:03+0000."""
    return datetime.fromtimestamp(at, UTC).strftime("%Y-%m-%dT%H:%M:%S+0000")


def account_of(call: Call) -> Account:
    """The ad account of the path."""
    number = call.places["id"]
    found = call.world.account(META, int(number)) if number.isascii() and number.isdigit() else None
    if found is None:
        raise unknown(f"act_{number}")
    return found


def check_business(call: Call) -> None:
    """Refuse any other business than the practice company's."""
    if call.places["node"] != str(META_BUSINESS):
        raise unknown(call.places["node"])


def unknown(node: str) -> Refusal:
    """A node that is missing, or that the token cannot see."""
    trouble = f"Unsupported request. Object with ID '{node}' does not exist or cannot be loaded"
    return no(BAD, trouble, subcode=33, kind="GraphMethodException")


def names_of(call: Call, default: Sequence[str] = ()) -> list[str]:
    """The fields that are asked for, with commas between them."""
    return [name.strip() for name in call.params.text("fields", ",".join(default)).split(",") if name.strip()]


def picked(node: str, fields: Fields, names: Sequence[str]) -> dict[str, Any]:
    """The fields that were asked for, less those that are unset; an unknown one is refused."""
    told = {}
    for name in names:
        if name not in fields:
            raise no(BAD, f"(#100) Tried accessing nonexisting field ({name}) on node type ({node})")
        value = fields[name]()
        if value is not None:
            told[name] = value
    return told


def fixed(values: Mapping[str, Any]) -> Fields:
    """Fields whose values are known already."""

    def teller(value: Any) -> Callable[[], Any]:
        return lambda: value

    return {name: teller(value) for name, value in values.items()}


def paged(call: Call, rows: Sequence[Any], tell: Callable[[Any], Any]) -> dict[str, Any]:
    """A page with its cursors; `next` is there while there is more, the cursors are there to the end."""
    size = min(call.params.whole("limit", _FEWEST), _MOST)
    start = _place(call, "after", 0)
    if call.params.has("before"):
        start = max(_place(call, "before", 0) - size, 0)
    shown = max(start - size, 0) if call.params.repeats_page else start
    page = rows[shown : shown + size]
    if not page:
        return {"data": []}
    end = min(start + size, len(rows))
    paging: dict[str, Any] = {"cursors": {"before": _cursor(start), "after": _cursor(end)}}
    if end < len(rows):
        paging["next"] = _next(call, _cursor(end))
    return {"data": [tell(one) for one in page], "paging": paging}


def _cursor(place: int) -> str:
    return b64encode(str(place).encode()).decode().replace("=", "ZD")


def _place(call: Call, name: str, default: int) -> int:
    if not call.params.has(name):
        return default
    text = call.params.text(name).replace("ZD", "=")
    try:
        place = int(b64decode(text.rstrip("=") + "=" * (-len(text.rstrip("=")) % 4)))
    except ValueError:
        place = -1
    if place < 0:
        raise no(BAD, f"(#100) Invalid cursor in {name}", blame=name)
    return place


def _next(call: Call, after: str) -> str:
    """A whole address with everything that was asked, the token too, as Meta gives it."""
    host = call.request.headers.get("host", "127.0.0.1")
    query = {name: value for name, value in call.request.query.items() if name != "before"} | {"after": after}
    return f"http://{host}/{PREFIX}{call.request.path.rstrip('/')}?{urlencode(query)}"
