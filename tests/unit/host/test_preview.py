"""A preview answers this machine, follows every change, and shows faults on the last good pages."""

import re
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.preview import Preview

from playpress import starter


@pytest.fixture(scope="module")
def preview(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Preview]:
    """A preview of the small playbook, whichever test has changed it before: each test leaves it without faults."""
    project = tmp_path_factory.mktemp("preview") / "book"
    starter.create(project, "small")
    (project / "base.yml").write_text("site_author: Ours\n", encoding="utf-8")
    with (project / "mkdocs.yml").open("a", encoding="utf-8") as config:
        config.write("INHERIT: base.yml\n")
    found = Preview(project)
    yield found
    found.stop()


def edit(project: Path, file: str, old: str, new: str) -> None:
    path = project / "content" / file
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def deals(project: Path) -> int:
    """How many deals the goal of the playbook names now."""
    text = (project / "content" / "goals.yml").read_text(encoding="utf-8")
    return int(re.findall(r"Close (\d+) deals", text)[0])


def one_deal_more(project: Path) -> str:
    """Raise the goal -> what its page is to say."""
    now = deals(project)
    edit(project, "goals.yml", f"Close {now} deals", f"Close {now + 1} deals")
    return f"Close {now + 1} deals"


def test_a_preview_follows_edits_and_shows_faults_on_the_last_good_pages(preview: Preview) -> None:
    """The schemas for editors follow as well, also while there are faults."""
    project, goal = preview.project, "goals/close-deals.html"
    ids = project / ".playpress" / "schema" / "ids.json"
    assert f"Close {deals(project)} deals" in preview.page(goal)
    after = one_deal_more(project)
    preview.until(lambda text: after in text, goal)
    assert after in ids.read_text(encoding="utf-8")
    edit(project, "teams.yml", "sales:", "support: {leader: head-of-sales}\nsales:")
    edit(project, "goals.yml", "team: sales", "team: sale")
    text = preview.until(lambda text: "1 error to fix" in text, goal)
    assert after in text
    assert "content/goals.yml:3:50: error REF-1" in text
    assert "support" in ids.read_text(encoding="utf-8")
    edit(project, "goals.yml", "team: sale}", "team: sales}")
    preview.until(lambda text: "error to fix" not in text, goal)


def test_a_preview_answers_only_this_machine(preview: Preview) -> None:
    port = preview.url.rstrip("/").rpartition(":")[2]
    assert preview.page(Host=f"localhost:{port}")
    script = {"Sec-Fetch-Mode": "no-cors", "Sec-Fetch-Dest": "script"}
    frame = {"Sec-Fetch-Mode": "navigate", "Sec-Fetch-Dest": "iframe"}
    link = {"Sec-Fetch-Mode": "navigate", "Sec-Fetch-Dest": "document"}
    for headers in (
        {"Host": f"evil.example:{port}"},
        {"Origin": "https://evil.example"},
        {"Sec-Fetch-Site": "cross-site", **script},
        {"Sec-Fetch-Site": "same-site", **script},
        {"Sec-Fetch-Site": "cross-site", **frame},
    ):
        with pytest.raises(urllib.error.HTTPError, match="403") as refused:
            preview.page(**headers)
        refused.value.close()
    with pytest.raises(urllib.error.HTTPError, match="404") as refused:
        urllib.request.urlopen(f"{preview.url}%00", timeout=300)
    refused.value.close()
    assert preview.page(**{"Sec-Fetch-Site": "cross-site", **link})
    assert preview.page(**{"Sec-Fetch-Site": "same-origin", **script})
    with urllib.request.urlopen(preview.url, timeout=300) as answer:
        assert answer.headers["Cross-Origin-Resource-Policy"] == "same-origin"
        assert answer.headers["X-Frame-Options"] == "SAMEORIGIN"


def test_a_preview_of_a_faulty_playbook_says_so_waits_and_leaves_nothing(tmp_path: Path) -> None:
    project = tmp_path / "book"
    starter.create(project, "small")
    edit(project, "goals.yml", "team: sales", "team: sale")
    preview = Preview(project)
    try:
        assert "content/goals.yml:3:50: error REF-1" in preview.page()
        edit(project, "goals.yml", "team: sale}", "team: sales}")
        preview.until(lambda text: "error to fix" not in text)
    finally:
        preview.stop()
    assert list(preview.temporary.iterdir()) == []


def test_a_preview_follows_a_folder_that_was_away(preview: Preview) -> None:
    """As a branch without it does, or a file that an editor replaces by a new one."""
    project, goal = preview.project, "goals/close-deals.html"
    before, told = f"Close {deals(project)} deals", len(preview.said)
    assert before in preview.page(goal)
    (project / "content").rename(project / "aside")
    while not any("the pages stay as they were" in line for line in preview.said[told:]):
        assert before in preview.page(goal)
    (project / "aside").rename(project / "content")
    after = one_deal_more(project)
    preview.until(lambda text: after in text, goal)
    (project / "content" / "new.yml").write_text("")
    (project / "content" / "new.yml").unlink()
    replaced = (project / "mkdocs.yml").read_text(encoding="utf-8").replace("site_name: Playbook", "copyright: Us")
    (project / "beside.yml").write_text(f"site_name: Playbook\n{replaced}", encoding="utf-8")
    (project / "beside.yml").replace(project / "mkdocs.yml")
    preview.until(lambda text: "Us" in text and "md-copyright" in text)


def test_a_preview_follows_a_file_that_mkdocs_yml_inherits_from(preview: Preview) -> None:
    assert "Theirs" not in preview.page()
    (preview.project / "base.yml").write_text("site_author: Theirs\n", encoding="utf-8")
    preview.until(lambda text: 'content="Theirs"' in text)
