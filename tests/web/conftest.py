"""The pages behind links, served once: a process serves only one such app."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.web.requests_site import Site, a_site


@pytest.fixture(scope="session")
def served() -> Iterator[Site]:
    with a_site() as site:
        yield site
