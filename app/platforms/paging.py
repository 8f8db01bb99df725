"""Lists to their last page, noticing a platform that sends us round in circles."""

from collections.abc import Callable, Iterator

from app.platforms.payload import Payload


class Circles:
    """Remembers the pages of one list; an equal page twice means that the list never ends."""

    def __init__(self) -> None:
        self._seen: set[bytes] = set()

    def check(self, data: Payload, rows: Payload) -> None:
        """Raise BadAnswer when this page was here before."""
        mark = rows.mark()
        if mark in self._seen:
            raise data.bad("paging runs in circles")
        self._seen.add(mark)


def numbered_pages(fetch: Callable[[int], Payload], *, rows: str, page_size: int) -> Iterator[Payload]:
    """Each row of a list with pages from 1; BadAnswer for circles, for an end that keeps moving away, and for a hole."""
    circles = Circles()
    limit = 0
    page = 1
    while True:
        data = fetch(page)
        part = data.part(rows)
        members = part.items()
        last_page = _last_page(data, page, len(members), page_size)
        limit = limit or 2 * last_page + 10
        if members:
            circles.check(data, part)
        elif page < last_page:
            raise data.bad(f"page {page} of {last_page} is empty")
        yield from members
        if page >= last_page:
            return
        page += 1
        if page > limit:
            raise data.bad("paging does not end")


def cursor_pages(fetch: Callable[[str | None], Payload], *, rows: str) -> Iterator[Payload]:
    """Each row of a list with cursors (`cursor_page_info`), of which the first call has none."""
    circles = Circles()
    cursor: str | None = None
    while True:
        data = fetch(cursor)
        part = data.part(rows)
        if members := part.items():
            circles.check(data, part)
        yield from members
        info = data.part("cursor_page_info")
        if not members or not info.flag("has_more", default=False):
            return
        cursor = info.text("cursor")


def _last_page(data: Payload, page: int, rows: int, page_size: int) -> int:
    if data.has("page_info"):
        info = data.part("page_info")
        if info.has("total_page"):
            return info.whole("total_page")
    # Nothing says where the end is: a page that is not full is the last.
    return page + 1 if rows >= page_size else page
