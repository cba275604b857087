"""A video of another site in a browser: nothing is asked of that site before a reader asks for the video."""

import datetime as dt
from collections.abc import Callable
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, Route, expect

from playpress import host, starter

DAY = dt.date(2026, 11, 23)
PAGE = """\
# Videos

<iframe src="https://www.loom.com/embed/a?x=1&amp;y=2" title="How a demo begins"></iframe>

Later: ![A talk](https://player.vimeo.com/video/12)

<iframe src="https://elsewhere.example.org/frame"></iframe>
"""
PLAYER = "<!doctype html><title>Player</title><button>Play</button>"
PAGES = ("videos.html", "goals/close-deals.html")


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory, serve_dir: Callable[[Path], str]) -> str:
    """A site with videos on a page by hand and in a text; one more frame has crept in behind the checks."""
    folder = tmp_path_factory.mktemp("videos") / "book"
    starter.create(folder, "small")
    content = folder / "content"
    (content / "videos.md").write_text(PAGE.rpartition("\n\n")[0] + "\n", encoding="utf-8")
    with (content / "playbook.yml").open("a") as settings:
        settings.write("embeds: [www.loom.com, player.vimeo.com]\n")
    goals = (content / "goals.yml").read_text(encoding="utf-8")
    body = 'team: sales, body: "See ![A call](https://www.loom.com/embed/prose) first."}'
    (content / "goals.yml").write_text(goals.replace("team: sales}", body), encoding="utf-8")
    assert host.build(folder, folder / "site", DAY).problems == ()
    page = folder / "site" / "videos.html"
    frame = PAGE.rpartition("\n\n")[2]
    page.write_text(page.read_text(encoding="utf-8").replace("</article>", f"{frame}</article>"), encoding="utf-8")
    return serve_dir(folder / "site")


def asked_of_others(page: Page) -> list[str]:
    """What is asked of other sites from now on; each answers as a player."""
    asked: list[str] = []

    def answer(route: Route) -> None:
        asked.append(route.request.url)
        route.fulfill(status=200, content_type="text/html", body=PLAYER)

    page.route(lambda url: "127.0.0.1" not in url, answer)
    return asked


@pytest.mark.parametrize(("size", "scheme"), [("desktop", "light"), ("phone", "dark")])
def test_a_video_is_loaded_by_a_click_and_not_before(base: str, visit: Callable, size: str, scheme: str) -> None:
    page = visit(f"{base}/index.html", size=size, scheme=scheme, own=True).page
    asked = asked_of_others(page)
    page.goto(f"{base}/videos.html", wait_until="networkidle")
    play = page.get_by_role("button", name="How a demo begins")
    expect(play).to_contain_text("Load the video from www.loom.com")
    box = play.bounding_box()
    assert box is not None
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= page.viewport_size["width"]
    assert abs(box["width"] / box["height"] - 16 / 9) < 0.05
    assert page.locator(".pp-video-link:visible").count() == 0
    assert [each for each in asked if "loom" in each or "vimeo" in each] == []
    (play.tap if size == "phone" else play.click)()
    expect(page.frame_locator("iframe[title='How a demo begins']").get_by_role("button", name="Play")).to_be_visible()
    assert asked == ["https://www.loom.com/embed/a?x=1&y=2"]
    assert page.get_by_role("button", name="A talk").is_visible()


def test_a_keyboard_reaches_the_video_and_goes_on_in_it(base: str, visit: Callable) -> None:
    page = visit(f"{base}/index.html", own=True).page
    asked = asked_of_others(page)
    page.goto(f"{base}/goals/close-deals.html", wait_until="networkidle")
    play = page.get_by_role("button", name="A call")
    expect(play).to_be_visible()
    for _ in range(60):
        page.keyboard.press("Tab")
        if play.evaluate("each => each === document.activeElement"):
            break
    assert asked == []
    page.keyboard.press("Enter")
    expect(page.locator("iframe[title='A call']")).to_be_focused()
    inside = page.frame_locator("iframe").get_by_role("button", name="Play")
    expect(inside).to_be_visible()
    frame = page.frames[1]
    while not frame.evaluate("document.hasFocus()"):
        page.wait_for_timeout(20)
    page.keyboard.press("Tab")
    expect(inside).to_be_focused()
    assert asked == ["https://www.loom.com/embed/prose"]


def test_a_frame_that_is_not_allowed_is_not_loaded(base: str, visit: Callable) -> None:
    reader = visit(f"{base}/index.html", own=True)
    asked = asked_of_others(reader.page)
    reader.page.goto(f"{base}/videos.html", wait_until="networkidle")
    assert asked == []
    (error,) = reader.errors
    assert "elsewhere.example.org" in error
    assert "frame-src 'self' https://www.loom.com https://player.vimeo.com" in error


def test_without_scripts_and_on_paper_a_video_is_a_link(base: str, visit: Callable) -> None:
    page = visit(f"{base}/videos.html", javascript=False).page
    link = page.get_by_role("link", name="How a demo begins")
    expect(link).to_have_attribute("href", "https://www.loom.com/embed/a?x=1&y=2")
    assert "(www.loom.com)" in page.locator(".pp-video").first.inner_text()
    page = visit(f"{base}/goals/close-deals.html").page
    expect(page.get_by_role("button", name="A call")).to_be_visible()
    page.emulate_media(media="print")
    expect(page.get_by_role("button", name="A call")).to_be_hidden()
    expect(page.get_by_role("link", name="A call")).to_be_visible()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_nobody_is_kept_from_a_video(base: str, visit: Callable, scheme: str) -> None:
    for uri in PAGES:
        page = visit(f"{base}/{uri}", scheme=scheme).page
        expect(page.locator(".pp-play").first).to_be_visible()
        found = Axe().run(page, context=".pp-video")
        assert [each["id"] for each in found.response["violations"]] == []
