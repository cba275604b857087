"""A preview answers this machine, follows every change, and shows faults on the last good pages."""

import urllib.error
import urllib.request
from pathlib import Path

import pytest
from tests.preview import Preview

from playpress import starter


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """The small playbook, as `playpress new` writes it."""
    starter.create(tmp_path / "book", "small")
    return tmp_path / "book"


def edit(project: Path, file: str, old: str, new: str) -> None:
    path = project / "content" / file
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def test_a_preview_follows_edits_and_shows_faults_on_the_last_good_pages(project: Path) -> None:
    """The schemas for editors follow as well, also while there are faults."""
    ids = project / ".playpress" / "schema" / "ids.json"
    preview = Preview(project)
    try:
        assert "Close 8 deals" in preview.page("goals/close-deals.html")
        edit(project, "goals.yml", "Close 8 deals", "Close 9 deals")
        preview.until(lambda text: "Close 9 deals" in text, "goals/close-deals.html")
        assert "Close 9 deals" in ids.read_text(encoding="utf-8")
        edit(project, "teams.yml", "sales:", "support: {leader: head-of-sales}\nsales:")
        edit(project, "goals.yml", "team: sales", "team: sale")
        text = preview.until(lambda text: "1 fault to mend" in text, "goals/close-deals.html")
        assert "Close 9 deals" in text
        assert "content/goals.yml:3:50: error REF-1" in text
        assert "support" in ids.read_text(encoding="utf-8")
        edit(project, "goals.yml", "team: sale}", "team: sales}")
        preview.until(lambda text: "fault to mend" not in text, "goals/close-deals.html")
    finally:
        preview.stop()


def test_a_preview_answers_only_this_machine(project: Path) -> None:
    preview = Preview(project)
    port = preview.url.rstrip("/").rpartition(":")[2]
    try:
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
        assert preview.page(**{"Sec-Fetch-Site": "cross-site", **link})
        assert preview.page(**{"Sec-Fetch-Site": "same-origin", **script})
        with urllib.request.urlopen(preview.url, timeout=300) as answer:
            assert answer.headers["Cross-Origin-Resource-Policy"] == "same-origin"
            assert answer.headers["X-Frame-Options"] == "SAMEORIGIN"
    finally:
        preview.stop()


def test_a_preview_of_a_faulty_playbook_says_so_waits_and_leaves_nothing(project: Path) -> None:
    edit(project, "goals.yml", "team: sales", "team: sale")
    preview = Preview(project)
    try:
        assert "content/goals.yml:3:50: error REF-1" in preview.page()
        edit(project, "goals.yml", "team: sale}", "team: sales}")
        preview.until(lambda text: "fault to mend" not in text)
    finally:
        preview.stop()
    assert list(preview.temporary.iterdir()) == []


def test_a_preview_follows_a_folder_that_was_away(project: Path) -> None:
    """As a branch without it does, or a file that an editor replaces by a new one."""
    preview = Preview(project)
    try:
        assert "Close 8 deals" in preview.page("goals/close-deals.html")
        (project / "content").rename(project / "aside")
        while not any("the pages stay as they were" in line for line in preview.said):
            assert "Close 8 deals" in preview.page("goals/close-deals.html")
        (project / "aside").rename(project / "content")
        edit(project, "goals.yml", "Close 8 deals", "Close 9 deals")
        preview.until(lambda text: "Close 9 deals" in text, "goals/close-deals.html")
        (project / "content" / "new.yml").write_text("")
        (project / "content" / "new.yml").unlink()
        replaced = (project / "mkdocs.yml").read_text(encoding="utf-8").replace("site_name: Playbook", "copyright: Us")
        (project / "beside.yml").write_text(f"site_name: Playbook\n{replaced}", encoding="utf-8")
        (project / "beside.yml").replace(project / "mkdocs.yml")
        preview.until(lambda text: "Us" in text and "md-copyright" in text)
    finally:
        preview.stop()
