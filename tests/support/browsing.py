"""Pages of a browser for tests."""

from __future__ import annotations

from collections.abc import Iterator

from playwright.sync_api import BrowserContext, Page


def opened(context: BrowserContext, width: int, height: int) -> Page:
    """A new page of a size."""
    page = context.new_page()
    page.set_viewport_size({"width": width, "height": height})
    return page


def settle(page: Page) -> None:
    """Wait until a page has loaded, its scripts have nothing left to do and what they did is drawn.

    A browser without a window may call nothing idle where nothing is left to draw: it is asked to in the end.
    """
    page.wait_for_load_state()
    page.evaluate(
        """async () => { await document.fonts.ready;
        for (let turn = 0; turn < 2; turn++) {
          await new Promise(done => requestIdleCallback(done, { timeout: 200 }));
          await new Promise(done => requestAnimationFrame(() => setTimeout(done)));
        } }"""
    )


def watched(context: BrowserContext, status: int = 200) -> Iterator[Page]:
    """A page of which it is asked at the end that nothing failed and nothing was fetched from elsewhere.

    Where a page that is asked for is answered with another `status`, the browser may say so.
    """
    page = opened(context, 1440, 900)
    faults: list[str] = []
    requests: list[str] = []
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.on("console", lambda said: faults.append(said.text) if said.type == "error" else None)
    page.on("request", lambda request: requests.append(request.url))
    yield page
    page.close()
    assert [said for said in faults if status == 200 or f"status of {status} " not in said] == []
    here = ("file:", "data:", "blob:", "http://127.0.0.1")
    assert [url for url in requests if not url.startswith(here)] == []


def unfold(page: Page) -> None:
    """Open the controls above the text."""
    page.locator(".marks > summary").click()
