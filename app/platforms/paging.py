"""Lists to their last page, noticing a platform that sends us round in circles."""

from collections.abc import Callable, Iterator, Sequence
from functools import partial

from app.platforms.payload import Payload

MOST_PAGES = 10_000
"""Where nothing says how long a list is."""


class Circles:
    """Remembers the pages of one list; an equal page twice means that the list never ends."""

    def __init__(self, rows: str) -> None:
        self._rows = rows
        self._seen: set[bytes] = set()

    def new_page(self, fetch: Callable[[], Payload]) -> Payload:
        """A page that was not here before, asked for a second time if it was; BadAnswer when it stays the old one."""
        data = fetch()
        mark = data.inner(self._rows).mark()
        if self._is_old(data, mark):
            data = fetch()
            mark = data.inner(self._rows).mark()
            if self._is_old(data, mark):
                raise data.bad("paging runs in circles")
        self._seen.add(mark)
        return data

    def _is_old(self, data: Payload, mark: bytes) -> bool:
        return mark in self._seen and data.has(self._rows) and bool(data.inner(self._rows).items())


def told_by_page_info(data: Payload) -> int | None:
    """The last page where `page_info.total_page` tells it."""
    if not data.has("page_info"):
        return None
    info = data.part("page_info")
    return info.whole("total_page") if info.has("total_page") else None


def told_by_count(field: str, page_size: int) -> Callable[[Payload], int | None]:
    """The last page where a field of the answer counts all rows."""

    def last_page(data: Payload) -> int | None:
        return -(-data.whole(field) // page_size) if data.has(field) else None

    return last_page


def numbered_pages(
    fetch: Callable[[int], Payload],
    *,
    rows: str,
    page_size: int,
    told_last_page: Callable[[Payload], int | None] = told_by_page_info,
) -> Iterator[Payload]:
    """Each row of a list with pages from 1; BadAnswer for circles, for an end that keeps moving away, and for a hole."""
    circles = Circles(rows)
    limit = 0
    page = 1
    while True:
        data = circles.new_page(partial(fetch, page))
        members = data.parts(rows)
        told = told_last_page(data)
        # Where nothing says where the end is, a page that is not full is the last.
        last_page = told if told is not None else page + (len(members) >= page_size)
        limit = limit or (2 * last_page + 10 if told else MOST_PAGES)
        if not members and page < last_page:
            raise data.bad(f"page {page} of {last_page} is empty")
        yield from members
        if page >= last_page:
            return
        page += 1
        if page > limit:
            raise data.bad("paging does not end")


def cursor_pages(fetch: Callable[[str | None], Payload], *, rows: str) -> Iterator[Payload]:
    """Each row of a list with cursors (`cursor_page_info`), of which the first call has none."""
    circles = Circles(rows)
    cursor: str | None = None
    while True:
        data = circles.new_page(partial(fetch, cursor))
        members = data.parts(rows)
        yield from members
        info = data.part("cursor_page_info")
        if not members or not info.flag("has_more", default=False):
            return
        cursor = info.text("cursor")


def keyed_pages(
    fetch: Callable[[str | None], Payload],
    *,
    rows: str,
    next_key: Callable[[Payload, Sequence[Payload]], str | None],
    most_pages: int = MOST_PAGES,
) -> Iterator[Payload]:
    """Each row of a list that is read on from a key: of the last row, or a token of the page; the first call has none.

    BadAnswer after `most_pages`, where what was asked for cannot fill more, and for a key that comes again.
    """
    circles = Circles(rows)
    key: str | None = None
    keys: set[str] = set()
    for _ in range(most_pages):
        data = circles.new_page(partial(fetch, key))
        members = data.parts(rows) if data.has(rows) else []
        yield from members
        key = next_key(data, members)
        if key is None:
            return
        if key in keys:
            raise data.bad("paging runs in circles")
        keys.add(key)
    raise data.bad("paging does not end")
