"""Answers field by field, windows of days, zones and lists to their end."""

from contextlib import suppress
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.money import Money
from app.errors import BadAnswer, WrongAnswer
from app.platforms.paging import cursor_pages, numbered_pages
from app.platforms.payload import Payload, read_json
from app.platforms.windows import Serials, day_windows, in_groups, month_windows
from app.platforms.wire import Wire
from app.platforms.zones import iana_name, moment_of

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.decimals(allow_nan=False) | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from("ab"), inner, max_size=2),
    max_leaves=8,
)


def payload(value: object) -> Payload:
    return Payload("somewhere", value)


@given(st.binary(max_size=60))
def test_whatever_bytes_come_they_are_json_or_a_bad_answer(body: bytes) -> None:
    with suppress(BadAnswer):
        read_json("somewhere", body)


@given(JSON)
def test_whatever_an_answer_holds_reading_it_ends_in_a_value_or_a_bad_answer(value: object) -> None:
    root = payload(value)
    for read in (
        lambda: root.text("a"),
        lambda: root.number("a"),
        lambda: root.whole("a"),
        lambda: root.money("a", unit=Decimal("0.01"), currency="CNY").micros,
        lambda: root.day("a"),
        lambda: root.moment("a", "Asia/Shanghai"),
        lambda: root.flag("a", default=True),
        lambda: [part.as_text() for part in root.parts("a")],
        lambda: root.part("a").part("b").as_number(),
    ):
        with suppress(BadAnswer):
            read()


@given(st.integers(-(10**13), 10**13))
def test_every_fen_stays_exact_from_the_wire_to_the_store(fen: int) -> None:
    body = payload(
        read_json("somewhere", f'{{"whole": {fen}, "text": "{fen}", "yuan": {Decimal(fen).scaleb(-2)}}}'.encode())
    )
    for name, unit in (("whole", "0.01"), ("text", "0.01"), ("yuan", "1")):
        assert body.money(name, unit=Decimal(unit), currency="CNY").micros == fen * 10_000


def test_the_dust_of_binary_floats_is_rounded_off() -> None:
    body = payload(read_json("somewhere", b'{"balance": 1523.4700000000003, "other": 0.30000000000000004}'))
    assert body.money("balance", unit=Decimal(1), currency="CNY") == Money(Decimal("1523.47"), "CNY")
    assert body.money("other", unit=Decimal(1), currency="CNY") == Money(Decimal("0.3"), "CNY")


@pytest.mark.parametrize("amount", ["1e300", "-1e16", '"NaN"', '"Infinity"', "true", '""', "null", "[]", '"12,5"'])
def test_an_amount_that_is_none_is_a_bad_answer(amount: str) -> None:
    body = payload(read_json("somewhere", f'{{"balance": {amount}}}'.encode()))
    with pytest.raises(BadAnswer):
        body.money("balance", unit=Decimal(1), currency="CNY")


def test_ids_keep_all_their_digits() -> None:
    body = payload(read_json("somewhere", b'{"number": 1790000000000000011, "text": "7100000000000000001"}'))
    assert (body.text("number"), body.text("text")) == ("1790000000000000011", "7100000000000000001")


DAYS = st.dates(date(2020, 1, 1), date(2030, 12, 31))


@given(DAYS, st.integers(0, 400), st.integers(1, 90))
def test_windows_hold_each_day_once_and_none_is_too_long(since: date, span: int, days: int) -> None:
    until = since + timedelta(days=span)
    for windows in (list(day_windows(since, until, days=days)), list(month_windows(since, until))):
        held = [start + timedelta(days=step) for start, end in windows for step in range((end - start).days + 1)]
        assert held == [since + timedelta(days=step) for step in range(span + 1)]
    assert all((end - start).days < days for start, end in day_windows(since, until, days=days))
    assert all((start.year, start.month) == (end.year, end.month) for start, end in month_windows(since, until))


@given(st.lists(st.integers()), st.integers(1, 9))
def test_groups_keep_every_member_in_order(members: list[int], size: int) -> None:
    groups = list(in_groups(members, size))
    assert [member for group in groups for member in group] == members
    assert all(0 < len(group) <= size for group in groups)


@given(st.lists(st.tuples(st.sampled_from("ab"), st.sampled_from("xy")), max_size=12))
def test_rows_without_a_number_get_the_same_serials_each_time_and_no_two_share_one(rows: list[tuple[str, str]]) -> None:
    first, second = Serials(), Serials()
    serials = [first.next(*row) for row in rows]
    assert serials == [second.next(*row) for row in rows]
    assert len(set(serials)) == len(rows)


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("Asia/Shanghai", "Asia/Shanghai"),
        ("Etc/GMT-8", "Etc/GMT-8"),
        ("UTC+08:00", "Etc/GMT-8"),
        ("UTC-05:00", "Etc/GMT+5"),
        ("UTC+00:00", "Etc/UTC"),
        ("UTC+05:30", None),
        ("Nowhere/Town", None),
        ("../../etc/passwd", None),
        ("", None),
    ],
)
def test_zones_are_known_by_name_or_whole_hours(written: str, name: str | None) -> None:
    assert iana_name(written) == name


def test_a_time_without_a_zone_is_the_platforms_own() -> None:
    assert moment_of("2026-01-02 03:04:05", "Asia/Shanghai") == datetime(2026, 1, 1, 19, 4, 5, tzinfo=UTC)
    assert moment_of("2026-01-02T03:04:05+00:00", "Asia/Shanghai") == datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC)


def page_of(rows: list[int], total_page: int | None) -> Payload:
    info = {} if total_page is None else {"page_info": {"total_page": total_page}}
    return payload({"list": list(rows), **info})


@given(st.lists(st.integers(), unique=True, max_size=40), st.integers(1, 10), st.sampled_from(["told", "silent"]))
def test_a_list_is_read_to_its_last_page(rows: list[int], size: int, end: str) -> None:
    total = -(-len(rows) // size)
    read = numbered_pages(
        lambda page: page_of(rows[(page - 1) * size : page * size], total if end == "told" else None),
        rows="list",
        page_size=size,
    )
    assert [row.as_text() for row in read] == [str(row) for row in rows]


def test_a_hole_in_a_list_is_told_not_skipped() -> None:
    pages = {1: [1, 2], 2: [], 3: [5]}
    with pytest.raises(BadAnswer, match="page 2 of 3 is empty"):
        list(numbered_pages(lambda page: page_of(pages[page], 3), rows="list", page_size=2))


def test_a_page_that_comes_twice_by_mistake_is_asked_for_again() -> None:
    answers = iter([[1, 2], [1, 2], [3, 4], [5]])
    read = numbered_pages(lambda _: page_of(next(answers), 3), rows="list", page_size=2)
    assert [row.as_text() for row in read] == ["1", "2", "3", "4", "5"]


def test_cursors_are_followed_to_the_end_and_circles_are_noticed() -> None:
    chain = {None: ([1], "x", True), "x": ([2], "y", True), "y": ([3], "", False)}

    def fetch(cursor: str | None) -> Payload:
        rows, following, more = chain[cursor]
        return payload({"list": rows, "cursor_page_info": {"cursor": following, "has_more": more}})

    assert [row.as_text() for row in cursor_pages(fetch, rows="list")] == ["1", "2", "3"]
    chain["y"] = ([1], "x", True)
    with pytest.raises(BadAnswer, match="circles"):
        list(cursor_pages(fetch, rows="list"))


@given(st.decimals(-(10**11), 10**11, places=2))
def test_commas_between_thousands_change_nothing(number: Decimal) -> None:
    assert payload({"a": f"{number:,}"}).number("a") == number


@pytest.mark.parametrize("written", ["1,23", "12,34.5", ",123", "1,234,", "1.234,5", "１,234"])
def test_a_comma_anywhere_else_is_no_number(written: str) -> None:
    with pytest.raises(BadAnswer):
        payload({"a": written}).number("a")


def test_another_host_answers_its_own_paths_only() -> None:
    wire = Wire("somewhere", "https://api.example.com/", {"/oauth/": "https://u.example.com"})
    assert wire.address("/oauth/token") == "https://u.example.com/oauth/token"
    assert wire.address("/json/oauth/") == "https://api.example.com/json/oauth/"
    with pytest.raises(WrongAnswer):
        Wire("somewhere", "https://api.example.com", {"/oauth/": "http://u.example.com"})
