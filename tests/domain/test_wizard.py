"""Which page comes next, and where to go on tomorrow."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.wizard import Page, Progressed, is_done, next_page, page_to_open, pages, previous_page, reachable

some = st.integers(0, 3)
progress = st.builds(
    Progressed,
    has_licence=st.booleans(),
    open_fields=some,
    ticked=some,
    undecided=some,
    sendable=some,
    consents_needed=some,
    consents_given=some,
    sent=some,
)
DONE = Progressed(has_licence=True, ticked=2, sendable=2, consents_needed=1, consents_given=1)


def test_it_begins_with_the_papers() -> None:
    assert page_to_open(Progressed()) is Page.PAPERS
    assert next_page(Page.PAPERS, Progressed()) is None


@pytest.mark.parametrize(
    ("so_far", "page"),
    [
        (Progressed(has_licence=True, open_fields=3), Page.FIELDS),
        (Progressed(has_licence=True), Page.PLATFORMS),
        (Progressed(has_licence=True, ticked=1, undecided=2), Page.CIRCUMSTANCES),
        (Progressed(has_licence=True, ticked=1), Page.PRECHECK),
        (Progressed(has_licence=True, ticked=1, sendable=1, consents_needed=1), Page.CONSENT),
        (DONE, Page.SEND),
    ],
)
def test_it_goes_on_where_it_stopped(so_far: Progressed, page: Page) -> None:
    assert page_to_open(so_far) is page


def test_a_page_with_nothing_to_ask_is_left_out() -> None:
    assert Page.CIRCUMSTANCES not in pages(DONE)
    assert Page.CONSENT not in pages(Progressed())
    assert next_page(Page.PLATFORMS, DONE) is Page.PRECHECK


def test_consent_stands_before_sending() -> None:
    order = pages(DONE)
    assert order.index(Page.CONSENT) < order.index(Page.SEND)


def test_the_last_page_follows_what_was_sent() -> None:
    sent = Progressed(has_licence=True, ticked=1, sendable=1, sent=1)
    assert page_to_open(sent) is Page.FOLLOW
    assert next_page(Page.FOLLOW, sent) is None


@given(progress)
def test_nobody_gets_past_a_page_that_is_not_done(so_far: Progressed) -> None:
    open_now = reachable(so_far)
    assert open_now == pages(so_far)[: len(open_now)]
    assert all(is_done(page, so_far) for page in open_now[:-1])


@given(progress, st.sampled_from(Page))
def test_there_and_back_is_the_same_page(so_far: Progressed, page: Page) -> None:
    after = next_page(page, so_far)
    if after is not None and page in pages(so_far):
        assert previous_page(after, so_far) is page
