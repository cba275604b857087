"""A theme in folders: a project's file replaces ours of the same name, one at a time."""

import datetime as dt
import re
from pathlib import Path

import pytest

from playpress.pipeline import pages, read
from playpress.site import bundle, bytecode, stylesheet, theme

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


def parts(folder: Path, texts: dict[str, str]) -> Path:
    """Write parts of a theme of the project's own, by their paths below `themes/assets/`."""
    for name, text in texts.items():
        path = folder / "themes" / "assets" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder


def test_a_project_replaces_one_part_of_the_stylesheet_and_adds_another(tmp_path: Path) -> None:
    before = emitted(project(tmp_path))["assets/playpress.css"]
    added = "/* ours */ .own { margin: 0px; }"
    after = emitted(parts(tmp_path, {"style/30-tables.css": ".own-table { color: red }", "style/99-own.css": added}))
    joined = after["assets/playpress.css"]
    assert b".pp-long .pp-scroll" in before
    assert b".pp-long .pp-scroll" not in joined
    assert joined.index(b".pp-lead") < joined.index(b".own-table { color: red }") < joined.index(b".pp-pager a")
    assert after["assets/style/99-own.css"] == added.encode()
    assert b".own {" not in joined


def test_what_a_project_adds_is_a_file_of_its_own_after_ours(tmp_path: Path) -> None:
    before = emitted(project(tmp_path))
    after = emitted(
        parts(tmp_path, {"script/05-own.js": "const = ;", "script/99-own.js": "1", "style/01-own.css": "p {"})
    )
    new = {uri: content for uri, content in after.items() if before.get(uri) != content}
    assert {uri: new.pop(uri) for uri in list(new) if uri.startswith("assets/s")} == {
        "assets/script/05-own.js": b"const = ;",
        "assets/script/99-own.js": b"1",
        "assets/style/01-own.css": b"p {",
    }
    assert new == {}
    styles, scripts = bundle.brought_in(after)
    assert styles == ("assets/playpress.css", "assets/paper.css", "assets/style/01-own.css")
    assert scripts == ("assets/playpress.js", "assets/script/05-own.js", "assets/script/99-own.js")


def test_beside_a_script_with_a_part_replaced_ours_is_there(tmp_path: Path) -> None:
    before = emitted(project(tmp_path))
    after = emitted(parts(tmp_path, {"script/20-tables.js": "const = ;", "plan/20-page.js": "const = ;"}))
    styles, scripts = bundle.brought_in(after)
    assert (styles, scripts) == (
        ("assets/playpress.css", "assets/paper.css"),
        ("assets/playpress.js", "assets/playpress.spare.js"),
    )
    for name in ("playpress", "plan"):
        assert b"const = ;" in after[f"assets/{name}.js"]
        assert after[f"assets/{name}.spare.js"].endswith(before[f"assets/{name}.js"])
    assert [uri for uri in after if uri not in before] == ["assets/playpress.spare.js", "assets/plan.spare.js"]


def test_what_a_project_adds_to_a_seldom_part_comes_after_ours_in_it(tmp_path: Path) -> None:
    before = emitted(project(tmp_path))
    after = emitted(parts(tmp_path, {"plan/01-own.js": "const = ;", "plan/01-own.css": "p {"}))
    assert after["assets/plan.css"] == before["assets/plan.css"] + b"p {"
    assert after["assets/plan.js"].startswith(before["assets/plan.js"])
    assert b'["plan/01-own.js"]' in after["assets/plan.js"]
    assert after["assets/plan/01-own.js"] == b"const = ;"
    assert bundle.brought_in(after) == (("assets/playpress.css", "assets/paper.css"), ("assets/playpress.js",))


def test_a_mistake_in_a_replaced_style_takes_in_none_of_ours_and_is_told_at_its_line(tmp_path: Path) -> None:
    wrong = {
        "style/30-tables.css": "a { b: c }\n.own-table { color: red\n",
        "home/99-own.css": "p {}}",
        "../print/print.css": "/*",
    }
    parts(project(tmp_path), wrong)
    read_now = read(tmp_path, dt.date(2026, 11, 23))
    assert [str(each.place) for each in read_now.problems if each.code == "SITE-STYLE"] == [
        "themes/assets/home/99-own.css:1:5",
        "themes/assets/style/30-tables.css:2:1",
        "themes/print/print.css:1:1",
    ]
    assert read_now.faults == ()
    joined = emitted(tmp_path)["assets/playpress.css"]
    assert stylesheet.mistakes(joined.decode()) == ()
    assert joined.index(b".own-table { color: red") < joined.index(b".pp-pager a")


def test_a_file_at_the_address_of_a_part_that_the_theme_adds_is_a_fault(tmp_path: Path) -> None:
    parts(project(tmp_path), {"script/99-own.js": "1", "script/20-tables.js": "2"})
    for name in ("script/99-own.js", "playpress.spare.js"):
        path = tmp_path / "content" / "assets" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("other", encoding="utf-8")
    faults = read(tmp_path, dt.date(2026, 11, 23)).faults
    assert [(each.code, each.place.file) for each in faults] == [
        ("PATH-PAGE", "content/assets/playpress.spare.js"),
        ("PATH-PAGE", "content/assets/script/99-own.js"),
    ]


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
    kept.rename(cache / f"{kept.name}.new")
    assert rendered() == "42"
    assert [*cache.iterdir()] == [kept], "what a build that was killed has left is swept"
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


def test_rules_of_a_project_that_few_sites_need_are_checked_and_closed(tmp_path: Path) -> None:
    folder = project(tmp_path)
    rules = folder / "themes" / "assets" / "sometimes" / "states.css"
    rules.parent.mkdir(parents=True)
    rules.write_text(".pp-state { color: teal }\n.pp-own { color: red", encoding="utf-8")
    (folder / "content" / "goals.yml").write_text("win: {team: sales, status: draft}\n", encoding="utf-8")
    (problem,) = (each for each in read(folder, dt.date(2026, 11, 23)).problems if each.code == "SITE-STYLE")
    assert str(problem.place) == "themes/assets/sometimes/states.css:2:1"
    sheet = emitted(folder)["assets/playpress.css"].decode()
    assert ".pp-state { color: teal }" in sheet
    assert stylesheet.mistakes(sheet) == ()


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
