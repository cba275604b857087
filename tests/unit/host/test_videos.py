"""Videos on other sites: allowed by name, shown as links until a reader asks, on pages by hand and in texts."""

import datetime as dt
import re
from pathlib import Path

import pytest

from playpress import host, starter
from playpress.host.handwritten import videos
from playpress.site import video

DAY = dt.date(2026, 11, 23)
POLICY = re.compile(r'<meta http-equiv="Content-Security-Policy" content="([^"]*)">')
PAGE = """\
# Videos

<iframe width="560" height="315" src="https://www.loom.com/embed/a?x=1&amp;y=2" title='How a "demo" begins' allowfullscreen>
</iframe>

Inside of a line: ![A talk](https://player.vimeo.com/video/12 "Title") and <img alt="One & two" src="https://www.loom.com/embed/b">.

!!! note

    <iframe src="https://www.loom.com/embed/boxed"></iframe>

| Where | What |
| ----- | ---- |
| Here  | ![In a table](https://www.loom.com/embed/c) |

An example: `<iframe src="https://www.loom.com/embed/code"></iframe>`

```html
<iframe src="https://www.loom.com/embed/fenced"></iframe>
![Words](https://www.loom.com/embed/fenced-too)
```

    <iframe src="https://www.loom.com/embed/indented"></iframe>

<iframe src="own.html"></iframe> [A link](https://www.loom.com/embed/linked)
"""  # noqa: E501
TYPED = str.maketrans("“”", '""')
"""A site sets quotes as a typographer does."""
SHOWN = [
    ("https://www.loom.com/embed/a?x=1&amp;y=2", 'How a "demo" begins', "www.loom.com"),
    ("https://player.vimeo.com/video/12", "A talk", "player.vimeo.com"),
    ("https://www.loom.com/embed/b", "One &amp; two", "www.loom.com"),
    ("https://www.loom.com/embed/boxed", "Video", "www.loom.com"),
    ("https://www.loom.com/embed/c", "In a table", "www.loom.com"),
]
CODE = ["code", "fenced", "fenced-too", "indented"]
LINK = re.compile(r'<span class="pp-video"><a href="([^"]*)">(.*?)</a> \((.*?)\)</span>')


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """The small playbook with videos of two sites, one of them in a text."""
    starter.create(tmp_path / "book", "small")
    content = tmp_path / "book" / "content"
    (content / "videos.md").write_text(PAGE, encoding="utf-8")
    (content / "own.html").write_text("<p>Own</p>", encoding="utf-8")
    with (content / "playbook.yml").open("a") as settings:
        settings.write("embeds: [www.loom.com, player.vimeo.com]\n")
    goals = (content / "goals.yml").read_text(encoding="utf-8")
    body = 'team: sales, body: "See ![A call](https://www.loom.com/embed/prose) first."}'
    (content / "goals.yml").write_text(goals.replace("team: sales}", body), encoding="utf-8")
    config = tmp_path / "book" / "mkdocs.yml"
    config.write_text(config.read_text().replace("  - attr_list\n", "  - attr_list\n  - admonition\n  - fenced_code\n"))
    return tmp_path / "book"


def test_a_site_shows_links_in_place_of_videos_and_allows_exactly_their_sites(project: Path) -> None:
    assert host.build(project, project / "site", DAY).problems == ()
    html = (project / "site" / "videos.html").read_text(encoding="utf-8")
    assert LINK.findall(html.translate(TYPED)) == SHOWN
    assert re.findall(r"<iframe[^>]*>", html) == ['<iframe src="own.html">']
    assert [name for name in CODE if f"embed/{name}" not in html] == []
    goal = (project / "site" / "goals" / "close-deals.html").read_text(encoding="utf-8")
    assert LINK.findall(goal) == [("https://www.loom.com/embed/prose", "A call", "www.loom.com")]
    for path in (project / "site").rglob("*.html"):
        stated = POLICY.findall(path.read_text(encoding="utf-8"))
        rules = [rule for each in stated for rule in each.split("; ") if rule.startswith("frame-src")]
        if path.name != "own.html":
            assert rules == ["frame-src 'self' https://www.loom.com https://player.vimeo.com"], path


def test_a_staged_tree_has_the_same_links_and_leaves_examples_alone(project: Path) -> None:
    files, faults = host.staged(host.read(project, DAY))
    assert faults == ()
    page = next(file.content.decode() for file in files if file.uri == "docs/videos.md")
    assert LINK.findall(page) == SHOWN
    assert len(re.findall("<iframe ", page)) == 4
    assert [name for name in CODE if f"embed/{name}" not in page] == []
    goal = next(file.content.decode() for file in files if file.uri == "docs/goals/close-deals.md")
    assert LINK.findall(goal)


def test_a_video_that_another_plugin_writes_is_a_link_as_well(project: Path) -> None:
    page = "# Videos\n\n{{ '<ifr' ~ 'ame src=\"https://www.loom.com/embed/m\">' }}</iframe>\n"
    (project / "content" / "videos.md").write_text(page, encoding="utf-8")
    config = project / "mkdocs.yml"
    config.write_text(config.read_text().replace("  - playpress\n", "  - macros\n  - playpress\n"))
    assert host.build(project, project / "site", DAY).problems == ()
    html = (project / "site" / "videos.html").read_text(encoding="utf-8")
    assert LINK.findall(html) == [("https://www.loom.com/embed/m", "Video", "www.loom.com")]
    assert "<iframe" not in html


@pytest.mark.parametrize("page", [f"<iframe {'a' * 200_000}></iframe>", "<iframe src='a'> x\n\n" * 20_000])
def test_a_frame_is_read_once_however_long_it_is(page: str) -> None:
    """Each sign of a name began another one, and each frame that does not end was looked for to the end."""
    source = '<iframe src="https://www.loom.com/embed/m"></iframe>'
    (link,) = LINK.findall(videos.linked(f"{page}{source}", ["www.loom.com"]))
    assert link[0] == "https://www.loom.com/embed/m"


def test_a_frame_of_a_site_that_is_not_allowed_is_an_error_that_says_how_to_allow_it(project: Path) -> None:
    (project / "content" / "videos.md").write_text(
        "# Videos\n\n<iframe src='https://videos.example.org/x'></iframe>\n![A talk](https://youtu.be/dQ-w4)\n"
        "<iframe src='http://www.loom.com/embed/a'></iframe>\n\n`<iframe src='https://never.example.org/'></iframe>`\n"
    )
    found = host.read(project, DAY).faults
    assert [(each.code, str(each.place), each.message, each.hint) for each in found] == [
        (
            "VAL-EMBED", "content/videos.md:3:14",
            'the video "https://videos.example.org/x" is on videos.example.org, which this playbook does not allow',
            "Allow the site in content/playbook.yml: `embeds: [www.loom.com, player.vimeo.com, videos.example.org]`. "
            "Or link to the video.",
        ),
        (
            "VAL-EMBED", "content/videos.md:4:11",
            '"https://youtu.be/dQ-w4" is the page of a video, which no other page can show',
            "Write https://www.youtube-nocookie.com/embed/dQ-w4, and allow the site in content/playbook.yml: "
            "`embeds: [www.loom.com, player.vimeo.com, www.youtube-nocookie.com]`.",
        ),
        (
            "VAL-EMBED", "content/videos.md:5:14",
            'the video "http://www.loom.com/embed/a" is not fetched safely', "Write its address with https://",
        ),
    ]  # fmt: skip
    assert host.build(project, project / "site", DAY).problems == host.read(project, DAY).problems


@pytest.mark.parametrize(
    ("page", "player"),
    [
        ("https://www.youtube.com/watch?v=dQ-w4&t=3", "https://www.youtube-nocookie.com/embed/dQ-w4"),
        ("//m.youtube.com/watch?list=x&v=dQ-w4", "https://www.youtube-nocookie.com/embed/dQ-w4"),
        ("https://youtube.com/shorts/dQ-w4", "https://www.youtube-nocookie.com/embed/dQ-w4"),
        ("https://youtu.be/dQ-w4?t=3", "https://www.youtube-nocookie.com/embed/dQ-w4"),
        ("https://www.loom.com/share/1a2b", "https://www.loom.com/embed/1a2b"),
        ("https://vimeo.com/123", "https://player.vimeo.com/video/123"),
    ],
)
def test_the_page_of_a_video_is_told_from_its_player(page: str, player: str) -> None:
    wrong = video.wrongness(page, [])
    assert wrong is not None
    assert wrong.hint.startswith(f"Write {player}, and allow the site")
    assert video.wrongness(player, [video.host(player)]) is None
