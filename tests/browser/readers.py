"""Readers, each with an empty browser, though a browser that was used is emptied sooner than a new one is begun."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Literal
from urllib.parse import urlsplit

from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Error, Page, Request

SIZES = {"desktop": (1440, 900), "phone": (390, 844)}
HOME = {"127.0.0.1", "localhost"}
KEPT = 6
"""So many used browsers wait for the next reader; each holds a process."""
EMPTIED = """() => {
  localStorage.clear();
  sessionStorage.clear();
  return [localStorage.length, Date.now()];
}"""
DAY = 86_400


@dataclass
class Visit:
    """One reader: the page, and what went wrong or strayed to another host."""

    page: Page
    errors: list[str] = field(default_factory=list)
    foreign: list[str] = field(default_factory=list)

    def watch(self) -> None:
        """Record from now on."""
        self.page.on("console", self._said)
        self.page.on("pageerror", self._failed)
        self.page.context.on("request", self._asked)

    def leave(self) -> None:
        """Record nothing any more, as the next reader has the same page."""
        self.page.remove_listener("console", self._said)
        self.page.remove_listener("pageerror", self._failed)
        self.page.context.remove_listener("request", self._asked)

    def _said(self, message: ConsoleMessage) -> None:
        if message.type == "error":
            self.errors.append(f"{message.text} ({message.location.get('url', '')})")

    def _failed(self, error: Error) -> None:
        self.errors.append(str(error))

    def _asked(self, request: Request) -> None:
        address = urlsplit(request.url)
        if address.scheme not in {"file", "data", "blob", "about"} and address.hostname not in HOME:
            self.foreign.append(request.url)


@dataclass(frozen=True)
class Device:
    """What a reader reads with, and the site that is read: where they are equal, a browser serves the next reader."""

    size: Literal["desktop", "phone"]
    scheme: Literal["light", "dark"]
    javascript: bool
    site: str

    def context(self, browser: Browser) -> BrowserContext:
        """A new, empty browser."""
        width, height = SIZES[self.size]
        return browser.new_context(
            viewport={"width": width, "height": height},
            color_scheme=self.scheme,
            java_script_enabled=self.javascript,
            has_touch=self.size == "phone",
        )


@dataclass
class Kept:
    """A used browser, with the page that is read on it."""

    device: Device
    context: BrowserContext
    page: Page

    def rest(self) -> None:
        """Show nothing, yet of the same site: so the process that shows the site goes on, and keeps what it keeps."""
        self.page.goto(f"{self.device.site}/nothing-is-here")

    def empty(self) -> None:
        """Leave what was read, look as in the beginning, and forget what was kept and allowed."""
        for page in self.context.pages:
            if page is not self.page:
                page.close()
        self.rest()
        width, height = SIZES[self.device.size]
        self.page.set_viewport_size({"width": width, "height": height})
        self.page.emulate_media(media="null", color_scheme=self.device.scheme)
        self.context.clear_cookies()
        self.context.clear_permissions()
        left, now = self.page.evaluate(EMPTIED)
        assert left == 0
        assert abs(now / 1000 - time.time()) < DAY, "a reader whose clock is set needs a fresh browser"


class Readers:
    """Opens addresses as new readers, and gives them the browsers of those who have left.

    To begin a browser, with a process that has seen no page of the site, costs four times as much as to open a page,
    and a page that is there costs half of one that has to be opened.
    """

    def __init__(self, browser: Browser) -> None:
        self._browser = browser
        self._waiting: list[Kept] = []
        self._reading: list[Kept] = []
        self._fresh: list[BrowserContext] = []
        self._visits: list[Visit] = []

    def visit(
        self,
        address: str,
        size: Literal["desktop", "phone"] = "desktop",
        scheme: Literal["light", "dark"] = "light",
        javascript: bool = True,
        own: bool = False,
        fresh: bool = False,
    ) -> Visit:
        """A new reader.

        Its `own` page is for what cannot be taken back: listening to it, answering for the server, setting its clock,
        adding a script. A `fresh` browser was never used: for what asks for its cache, or changes it as a whole.
        """
        parts = urlsplit(address)
        device = Device(size, scheme, javascript, f"{parts.scheme}://{parts.netloc}")
        if fresh or not javascript or not parts.netloc:
            context = device.context(self._browser)
            self._fresh.append(context)
            visit = Visit(context.new_page())
        else:
            kept = self._used(device)
            visit = Visit(kept.context.new_page() if own else kept.page)
        visit.watch()
        self._visits.append(visit)
        visit.page.goto(address)
        return visit

    @contextmanager
    def until_left(self) -> Iterator[None]:
        """All who come inside of the block have left at its end."""
        try:
            yield
        finally:
            self._all_leave()

    def close(self) -> None:
        """End the browsers that wait."""
        while self._waiting:
            self._waiting.pop().context.close()

    def _used(self, device: Device) -> Kept:
        """The browser of one who has left, or a new one."""
        kept = next((each for each in self._waiting if each.device == device), None)
        if kept is None:
            context = device.context(self._browser)
            kept = Kept(device, context, context.new_page())
            kept.rest()
        else:
            self._waiting.remove(kept)
        self._reading.append(kept)
        return kept

    def _all_leave(self) -> None:
        while self._visits:
            self._visits.pop().leave()
        while self._fresh:
            self._fresh.pop().close()
        while self._reading:
            kept = self._reading.pop()
            kept.empty()
            self._waiting.append(kept)
        while len(self._waiting) > KEPT:
            self._waiting.pop(0).context.close()
