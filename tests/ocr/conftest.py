"""One warm child for all tests that look at pictures."""

from collections.abc import Iterator

import pytest

from app.ocr.reader import PictureReader


@pytest.fixture(scope="session")
def reader() -> Iterator[PictureReader]:
    with PictureReader() as warm:
        yield warm
