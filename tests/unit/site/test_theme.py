"""A theme in folders: a project's file replaces ours of the same name, one at a time."""

import datetime as dt
import re
from pathlib import Path

import pytest

from playpress.pipeline import pages, read
from playpress.site import bytecode, theme

ROOT = Path(__file__).resolve().parents[3]
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


def test_a_project_replaces_one_part_of_the_stylesheet_and_adds_another(tmp_path: Path) -> None:
    before = emitted(project(tmp_path))["assets/playpress.css"]
    style = tmp_path / "themes" / "assets" / "style"
    style.mkdir(parents=True)
    style.joinpath("30-tables.css").write_text(".own-table { color: red }", encoding="utf-8")
    style.joinpath("99-own.css").write_text("/* ours */ .own { margin: 0px; }", encoding="utf-8")
    after = emitted(tmp_path)["assets/playpress.css"]
    assert b".pp-same th" in before
    assert b".pp-same th" not in after
    assert after.index(b".pp-lead") < after.index(b".own-table { color: red }") < after.index(b".pp-pager a")
    assert after.rstrip().endswith(b".own { margin: 0px; }")


def test_a_part_with_a_mistake_is_delivered_as_it_was_written(tmp_path: Path) -> None:
    script = project(tmp_path) / "themes" / "assets" / "script"
    script.mkdir(parents=True)
    script.joinpath("99-own.js").write_text("const = ;", encoding="utf-8")
    assert b"const = ;" in emitted(tmp_path)["assets/playpress.js"]


def test_the_checkout_s_theme_is_used_before_a_packaged_copy() -> None:
    assert theme.shipped() == ROOT / "themes" / "default"


def test_a_damaged_compiled_template_is_compiled_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Its bytes are code: cut or changed, they would end the program without a word."""
    monkeypatch.setattr(theme, "CheckedCache", bytecode.CheckedCache)
    template, cache = tmp_path / "themes" / "pages" / "sum.md.j2", tmp_path / "cache"
    template.parent.mkdir(parents=True)
    template.write_text("{{ 6 * number }}", encoding="utf-8")

    def rendered() -> str:
        env = theme.environment([tmp_path / "themes"])
        theme.remember(env, cache)
        return env.get_template("pages/sum.md.j2").render(number=7)

    assert rendered() == "42"
    (kept,) = cache.iterdir()
    whole = kept.read_bytes()
    changed = bytearray(whole)
    changed[len(changed) // 2] ^= 0xFF
    for damaged in (whole[:20], whole[:60], b"", bytes(changed)):
        kept.write_bytes(damaged)
        assert rendered() == "42"
        assert kept.read_bytes() == whole


def test_the_same_book_gives_the_same_bytes(tmp_path: Path) -> None:
    folder = project(tmp_path)
    assert emitted(folder) == emitted(folder)


def test_a_misnamed_file_of_a_project_s_theme_is_told_with_the_nearest_name(tmp_path: Path) -> None:
    themes = project(tmp_path) / "themes"
    for name in ("pages/gaol.html.j2", "goal.md.j2", "default/blocks/tabel.html.j2", "assets/playpres.css"):
        (themes / name).parent.mkdir(parents=True, exist_ok=True)
        (themes / name).write_text("x", encoding="utf-8")
    faults = read(tmp_path, dt.date(2026, 11, 23)).faults
    assert {each.code for each in faults} == {"SITE-TEMPLATE"}
    assert {each.place.file: each.hint.split('"')[1] for each in faults} == {
        "themes/assets/playpres.css": "themes/assets/playpress.css",
        "themes/default/blocks/tabel.html.j2": "themes/blocks/table.html.j2",
        "themes/goal.md.j2": "themes/pages/goal.md.j2",
        "themes/pages/gaol.html.j2": "themes/pages/goal.md.j2",
    }


def test_what_a_theme_adds_for_itself_is_its_own_affair(tmp_path: Path) -> None:
    themes = project(tmp_path) / "themes"
    files = {
        "pages/goal.md.j2": '{% include "pages/goals.md.j2" %}',
        "pages/goals.md.j2": "used by another template",
        "pages/team.md.j2": "{{ entity.name }}",
        "overrides/partials/mains.html": "the host's affair",
        "README.md": "a note",
    }
    for name, text in files.items():
        (themes / name).parent.mkdir(parents=True, exist_ok=True)
        (themes / name).write_text(text, encoding="utf-8")
    assert read(tmp_path, dt.date(2026, 11, 23)).faults == ()


def test_a_heading_without_latin_letters_has_the_id_of_its_page(tmp_path: Path) -> None:
    folder = project(tmp_path)
    text = "win: {team: sales, name: 商談}\nkeep: {team: sales, name: Keep 商談}\n"
    (folder / "content" / "goals.yml").write_text(text, encoding="utf-8")
    files = emitted(folder)
    assert "\n# 商談 {: #page-win }\n\n" in files["goals/win.md"].decode()
    assert "\n# Keep 商談\n\n" in files["goals/keep.md"].decode()


def test_tags_of_signs_keep_their_names_and_are_linked(tmp_path: Path) -> None:
    folder = project(tmp_path)
    text = 'win: {team: sales, tags: ["C", "C++", "🎯", "🚀", "a/b", "a-b"]}\n'
    (folder / "content" / "goals.yml").write_text(text, encoding="utf-8")
    files = emitted(folder)
    heads = re.findall(r"^## (.*) \{: #(tag-\S+) \}$", files["tags.md"].decode(), re.MULTILINE)
    assert sorted(words.replace("\\", "") for words, _ in heads) == ["C", "C++", "a-b", "a/b", "🎯", "🚀"]
    page = files["goals/win.md"].decode()
    assert all(f'"../tags.html#{anchor}"' in page for _, anchor in heads)
    assert len({anchor for _, anchor in heads}) == 6
