"""A theme in folders: a project's file replaces ours of the same name, one at a time."""

import datetime as dt
from pathlib import Path

from playpress.pipeline import pages, read
from playpress.site import theme

ROOT = Path(__file__).resolve().parents[2]
CONTENT = {
    "playbook.yml": "format: 1\ncompany: Acme\n",
    "teams.yml": "sales: {leader: boss}\n",
    "roles.yml": "boss: {team: sales}\n",
    "goals.yml": "win: {team: sales}\n",
}


def project(folder: Path) -> Path:
    (folder / "content").mkdir()
    for name, text in CONTENT.items():
        (folder / "content" / name).write_text(text, encoding="utf-8")
    return folder


def emitted(folder: Path) -> dict[str, bytes]:
    return {file.uri: file.content for file in pages(read(folder, dt.date(2026, 11, 23)))}


def test_a_project_replaces_one_template_and_keeps_the_rest(tmp_path: Path) -> None:
    before = emitted(project(tmp_path))
    own = tmp_path / "themes" / "pages"
    own.mkdir(parents=True)
    own.joinpath("goal.md.j2").write_text("# Our own {{ entity.name|heading }}\n", encoding="utf-8")
    after = emitted(tmp_path)
    assert after["goals/win.md"].endswith(b"# Our own Win\n")
    assert {uri for uri in after if after[uri] != before[uri]} == {"goals/win.md"}


def test_a_project_replaces_the_stylesheet(tmp_path: Path) -> None:
    assets = project(tmp_path) / "themes" / "assets"
    assets.mkdir(parents=True)
    assets.joinpath("playpress.css").write_text("p { color: red }", encoding="utf-8")
    assert emitted(tmp_path)["assets/playpress.css"] == b"p { color: red }"


def test_the_checkout_s_theme_is_used_before_a_packaged_copy() -> None:
    assert theme.shipped() == ROOT / "themes" / "default"


def test_the_same_book_gives_the_same_bytes(tmp_path: Path) -> None:
    folder = project(tmp_path)
    assert emitted(folder) == emitted(folder)
