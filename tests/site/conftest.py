"""What the tests of pages share: a page of the browser, and where the sites that it looks at lie."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.support.browsing import watched

if TYPE_CHECKING:
    from playwright.sync_api import BrowserContext, Page


@pytest.fixture
def page(context: BrowserContext) -> Iterator[Page]:
    """A page whose faults fail the test."""
    yield from watched(context)


@pytest.fixture
def three(site_of_three: Path) -> str:
    """The address of the site of three versions."""
    return site_of_three.as_uri()


@pytest.fixture
def statement(site: Path) -> str:
    """The address of the statement's page."""
    return f"{site.as_uri()}/statement.html"
