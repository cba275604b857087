"""Pages and downloads under content/: which names may be published, and what is refused instead of passed over."""

from pathlib import Path

import pytest

from playpress.source import content

NAMES = ["a?b.md", "a#b.md", "a%00b.md", "a:b.md", "a\\b.md", "a\nb.md", "a\u202eb.md", "a\x1b[31mb.md", "con.md",
         "notes/aux.pdf", "ends-in-space /x.md", "README.md", "notes/readme.md"]  # fmt: skip


def scanned(project: Path, *names: str) -> tuple[content.Content, list[tuple[str, str]]]:
    """What a content folder with these files holds, and the codes and files of its problems."""
    for name in ("playbook.yml", "teams.yml", *names):
        path = project / "content" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("")
    found, problems = content.scan(project, {"teams": ()})
    return found, [(problem.code, problem.place.file) for problem in problems]


@pytest.mark.parametrize("name", NAMES)
def test_a_name_that_some_system_cannot_keep_is_refused(tmp_path: Path, name: str) -> None:
    found, problems = scanned(tmp_path, name)
    assert problems == [("PATH-NAME", f"content/{name}")]
    assert found.pages == found.attachments == ()


def test_a_name_that_is_no_text_is_refused(tmp_path: Path) -> None:
    (tmp_path / "content").mkdir()
    with open(bytes(tmp_path / "content") + b"/caf\xe9.md", "w"):  # noqa: PTH123 (no path of text leads there)
        pass
    _, problems = scanned(tmp_path)
    assert [code for code, _ in problems] == ["PATH-NAME"]


@pytest.mark.parametrize("twins", [("Prices.pdf", "prices.pdf"), ("caf\u00e9.md", "cafe\u0301.md")])
def test_names_that_are_one_on_some_systems_are_refused(tmp_path: Path, twins: tuple[str, str]) -> None:
    _, problems = scanned(tmp_path, *twins)
    assert [code for code, _ in problems] == ["PATH-NAME"]


@pytest.mark.parametrize("name", ["a b.pdf", "Größe.md", "x.y.zip", "CNAME", "pictures/a-1_2.webp", "robots.txt"])
def test_an_ordinary_name_is_published(tmp_path: Path, name: str) -> None:
    found, problems = scanned(tmp_path, name)
    assert problems == []
    assert [item.file for item in (*found.pages, *found.attachments)] == [f"content/{name}"]


@pytest.mark.parametrize("name", ["id_rsa", "x.py", "build.sh", "book.code-workspace", "p.markdown", "dump.sql"])
def test_what_no_reader_downloads_is_refused(tmp_path: Path, name: str) -> None:
    found, problems = scanned(tmp_path, name)
    assert problems == [("PATH-FILE", f"content/{name}")]
    assert found.attachments == ()


@pytest.mark.parametrize("name", ["x~", "~x", "~$x.docx", "#x.md#", "x.md.bak", "x.md.orig", ".x.swp", "desktop.ini"])
def test_what_programs_leave_behind_is_passed_over(tmp_path: Path, name: str) -> None:
    found, problems = scanned(tmp_path, name)
    assert problems == []
    assert found.pages == found.attachments == ()
