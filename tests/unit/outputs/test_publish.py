"""Publishing is one swap: the site is the old one or the new one, whatever fails."""

import errno
import json
import multiprocessing
import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from playpress.outputs import atomic_swap, disk, manifest, publish
from playpress.outputs.dead_links import dead_links
from playpress.outputs.disk import CannotWriteError, RefusedError
from playpress.outputs.lock import BusyError, lock
from playpress.problems import Place, Problem, fault
from playpress.site.file import File


def filled(words: str, *problems: Problem) -> object:
    """A build that writes one page."""

    def build(site: Path) -> tuple[Problem, ...]:
        (site / "index.html").write_text(words, encoding="utf-8")
        return problems

    return build


def tree(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_a_copy_that_the_disk_has_no_room_for_is_named_by_its_place(tmp_path: Path) -> None:
    def full(site: Path) -> tuple[Problem, ...]:
        raise OSError(errno.ENOSPC, "No space left on device", "a theme/its.js", None, str(site / "its.js"))

    with pytest.raises(CannotWriteError, match=r"cannot write .*/new/its\.js \(no space left on device\)"):
        publish.publish(tmp_path / "site", full)
    assert list(tmp_path.iterdir()) == []


def test_the_first_build_makes_the_folder_and_leaves_nothing_else(tmp_path: Path) -> None:
    assert publish.publish(tmp_path / "deep" / "site", filled("one")) == ()
    assert (tmp_path / "deep" / "site" / "index.html").read_text() == "one"
    assert only_the_site_and_its_manifest(tmp_path / "deep" / "site")


def test_a_second_build_replaces_every_file_of_the_first(tmp_path: Path) -> None:
    site = tmp_path / "site"

    def longer(folder: Path) -> tuple[Problem, ...]:
        (folder / "stale.html").write_text("left over")
        (folder / ".well-known").mkdir()
        (folder / ".well-known" / "key.txt").write_text("hidden, and made by a build as well")
        return filled("one")(folder)

    publish.publish(site, longer)
    (site / "index.html").write_text("changed by hand in a copy")
    (site / ".DS_Store").write_text("left by a file browser")
    publish.publish(site, filled("two"))
    assert sorted(tree(site)) == ["index.html"]
    assert (site / "index.html").read_text() == "two"
    assert only_the_site_and_its_manifest(site)


def test_a_build_with_problems_changes_nothing(tmp_path: Path) -> None:
    site = tmp_path / "site"
    publish.publish(site, filled("one"))
    before = tree(site)
    wrong = fault("SITE-PAGE", "a page is missing", Place("content/goals.yml"))
    assert publish.publish(site, filled("two", wrong)) == (wrong,)
    assert tree(site) == before
    assert only_the_site_and_its_manifest(site)


@pytest.mark.parametrize("error", [RuntimeError("bug"), KeyboardInterrupt()])
def test_a_build_that_breaks_off_changes_nothing(tmp_path: Path, error: BaseException) -> None:
    site = tmp_path / "site"
    publish.publish(site, filled("one"))
    before = tree(site)

    def broken(folder: Path) -> tuple[Problem, ...]:
        (folder / "index.html").write_text("half")
        raise error

    with pytest.raises(type(error)):
        publish.publish(site, broken)
    assert tree(site) == before
    assert only_the_site_and_its_manifest(site)


def only_the_site_and_its_manifest(site: Path) -> bool:
    """Whether a build left nothing else beside its site, and nothing in it that readers need not have."""
    beside = sorted(path.name for path in site.parent.iterdir() if path != site)
    inside = sorted(path.name for path in manifest.workshop(site).iterdir()) if beside else []
    return (beside, inside) in (([], []), ([f".{site.name}.playpress"], [".gitignore", "manifest.json"]))


def test_a_full_disk_is_named_with_its_place(tmp_path: Path) -> None:
    def full(folder: Path) -> tuple[Problem, ...]:
        raise OSError(28, "No space left on device", str(folder / "index.html"))

    with pytest.raises(CannotWriteError, match=r"index\.html \(no space left on device\)"):
        publish.publish(tmp_path / "site", full)


def test_the_manifest_names_every_file_with_its_sum(tmp_path: Path) -> None:
    publish.publish(tmp_path / "site", filled("one"))
    found = json.loads(manifest.place(tmp_path / "site").read_text())
    assert list(found["files"]) == ["index.html"]
    assert found["files"]["index.html"].startswith("7692c3ad3540bb80")


def test_without_an_exchange_two_renames_do_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    site = tmp_path / "site"
    publish.publish(site, filled("one"))
    monkeypatch.setattr(atomic_swap, "_exchange", lambda *_: False)
    publish.publish(site, filled("two"))
    assert (site / "index.html").read_text() == "two"
    assert only_the_site_and_its_manifest(site)


def test_a_failing_second_rename_puts_the_old_site_back(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    site = tmp_path / "site"
    publish.publish(site, filled("one"))
    before, rename = tree(site), Path.rename

    def refuse(self: Path, target: Path) -> Path:
        if self.name == "new":
            raise OSError(13, "Permission denied", str(target))
        return rename(self, target)

    monkeypatch.setattr(atomic_swap, "_exchange", lambda *_: False)
    monkeypatch.setattr(Path, "rename", refuse)
    with pytest.raises(CannotWriteError):
        publish.publish(site, filled("two"))
    assert tree(site) == before


def test_a_crash_between_the_renames_is_repaired_by_the_next_build(tmp_path: Path) -> None:
    site, aside = tmp_path / "site", tmp_path / ".site.playpress" / "old"
    publish.publish(site, filled("one"))
    site.rename(aside)
    wrong = fault("SITE-PAGE", "a page is missing", Place("content/goals.yml"))
    publish.publish(site, filled("two", wrong))
    assert (site / "index.html").read_text() == "one"


def _killed(site: str) -> None:
    def build(folder: Path) -> tuple[Problem, ...]:
        (folder / "index.html").write_text("half")
        os._exit(9)

    publish.publish(Path(site), build)


def test_a_killed_build_leaves_the_old_site_and_the_next_one_sweeps(tmp_path: Path) -> None:
    site = tmp_path / "site"
    publish.publish(site, filled("one"))
    child = multiprocessing.get_context("fork").Process(target=_killed, args=(str(site),))
    child.start()
    child.join()
    assert child.exitcode == 9
    assert (site / "index.html").read_text() == "one"
    publish.publish(site, filled("two"))
    assert (site / "index.html").read_text() == "two"
    assert only_the_site_and_its_manifest(site)


def test_one_wins_and_the_other_is_turned_away(tmp_path: Path) -> None:
    site = tmp_path / "site"

    def meanwhile(folder: Path) -> tuple[Problem, ...]:
        (folder / "index.html").write_text("first")
        with pytest.raises(BusyError):
            publish.publish(site, filled("second"))
        return ()

    publish.publish(site, meanwhile)
    assert (site / "index.html").read_text() == "first"


def test_a_lock_is_free_again_afterwards(tmp_path: Path) -> None:
    for _ in range(2):
        with lock(tmp_path / "lock"), pytest.raises(BusyError), lock(tmp_path / "lock"):
            raise AssertionError("two at once")
    assert list(tmp_path.iterdir()) == []


def other_peoples(tmp_path: Path) -> Iterator[tuple[str, Path]]:
    folder, link, file = tmp_path / "mine", tmp_path / "link", tmp_path / "file"
    folder.mkdir()
    (folder / "thesis.txt").write_text("years of work")
    link.symlink_to(folder)
    file.write_text("words")
    yield from (("mine contains thesis.txt, which no build", folder), ("is a link", link), ("is a file", file))


def test_a_site_of_an_earlier_release_is_replaced_and_its_manifest_leaves_it(tmp_path: Path) -> None:
    site = tmp_path / "site"
    publish.publish(site, filled("one"))
    manifest.place(site).rename(site / manifest.FORMER)
    publish.publish(site, filled("two"))
    assert sorted(tree(site)) == ["index.html"]
    assert only_the_site_and_its_manifest(site)


@pytest.mark.parametrize("published", [False, True])
@pytest.mark.parametrize("first", [False, True])
def test_a_build_that_is_killed_at_the_swap_leaves_the_manifest_of_the_site_that_is_there(
    tmp_path: Path, first: bool, published: bool
) -> None:
    """Before the swap or right behind it: the next build knows what it may replace, and what it may not."""
    site = tmp_path / "site"
    if not first:
        publish.publish(site, filled("one"))
    new = tmp_path / "new"
    new.mkdir()
    (new / "index.html").write_text("two")
    (new / "more.html").write_text("more")
    manifest.workshop(site).mkdir(exist_ok=True)
    manifest.prepare(site, new, manifest.MadeFrom())
    if published:
        shutil.rmtree(site, ignore_errors=True)
        new.rename(site)
    else:
        shutil.rmtree(new)
    if not published and not first:
        (site / "more.html").write_text("by hand")
        with pytest.raises(RefusedError, match=r"contains more\.html"):
            publish.publish(site, filled("three"))
    else:
        publish.publish(site, filled("three"))
        assert tree(site) == {"index.html": b"three"}
        assert only_the_site_and_its_manifest(site)


def test_what_no_build_made_is_never_replaced(tmp_path: Path) -> None:
    for words, place in other_peoples(tmp_path):
        with pytest.raises(RefusedError, match=words):
            publish.publish(place, filled("one"))
    assert (tmp_path / "mine" / "thesis.txt").read_text() == "years of work"


def mkdocs_made(site: Path, *more: str) -> None:
    for name in ("404.html", "index.html", "sitemap.xml", *more):
        (site / name).parent.mkdir(parents=True, exist_ok=True)
        (site / name).write_text("by mkdocs")


def with_mkdocs(site: Path) -> tuple[Problem, ...]:
    mkdocs_made(site, "goals/win.html", "assets/javascripts/bundle.79ae519e.min.js")
    return ()


def test_a_site_that_mkdocs_built_of_this_project_may_be_replaced(tmp_path: Path) -> None:
    site = tmp_path / "site"
    mkdocs_made(site, "goals/win.html", "assets/javascripts/bundle.0123abcd.min.js")
    assert publish.publish(site, with_mkdocs, mkdocs=True) == ()
    assert manifest.place(site).is_file()
    assert not (site / "assets" / "javascripts" / "bundle.0123abcd.min.js").exists()


def test_what_only_looks_like_mkdocs_is_never_replaced(tmp_path: Path) -> None:
    site = tmp_path / "site"
    mkdocs_made(site)
    with pytest.raises(RefusedError, match=r"contains 404\.html"):
        publish.publish(site, with_mkdocs)
    assert (site / "index.html").read_text() == "by mkdocs"


@pytest.mark.parametrize("name", ["CNAME", ".nojekyll", "pics/photo.jpg", ".git/HEAD", "assets/javascripts/own.js"])
@pytest.mark.parametrize("mkdocs", [False, True])
@pytest.mark.parametrize("built", [False, True])
def test_a_file_that_somebody_added_is_never_lost(tmp_path: Path, name: str, mkdocs: bool, built: bool) -> None:
    site = tmp_path / "site"
    if built:
        publish.publish(site, with_mkdocs)
    else:
        mkdocs_made(site)
    (site / name).parent.mkdir(parents=True, exist_ok=True)
    (site / name).write_text("years of work")
    before = tree(site)
    with pytest.raises(RefusedError, match="which no build made and this one would delete; move that file away"):
        publish.publish(site, with_mkdocs, mkdocs)
    assert tree(site) == before
    assert only_the_site_and_its_manifest(site)


def test_a_link_that_somebody_added_counts_as_a_file(tmp_path: Path) -> None:
    site, elsewhere = tmp_path / "site", tmp_path / "elsewhere"
    publish.publish(site, filled("one"))
    elsewhere.mkdir()
    (site / "photos").symlink_to(elsewhere)
    with pytest.raises(RefusedError, match="contains photos, which no build made"):
        publish.publish(site, filled("two"))


@pytest.mark.parametrize("mkdocs", [False, True])
def test_another_folder_in_the_place_of_a_site_is_never_replaced(tmp_path: Path, mkdocs: bool) -> None:
    """The manifest is beside the site and outlives it: that a file has a name of ours does not make it ours."""
    site = tmp_path / "site"
    publish.publish(site, filled("one"))
    shutil.rmtree(site)
    site.mkdir()
    assert publish.publish(site, filled("two"), mkdocs) == (), "nothing is lost where nothing is"
    shutil.rmtree(site)
    site.mkdir()
    (site / "index.html").write_text("years of work")
    with pytest.raises(RefusedError, match=r"no file in .*site is as the last build made it"):
        publish.publish(site, filled("three"), mkdocs)
    assert tree(site) == {"index.html": b"years of work"}
    assert only_the_site_and_its_manifest(site)


def test_a_site_that_mkdocs_built_over_ours_may_be_replaced(tmp_path: Path) -> None:
    site = tmp_path / "site"
    publish.publish(site, filled("one"))
    mkdocs_made(site)
    assert publish.publish(site, with_mkdocs, mkdocs=True) == ()


def test_a_damaged_manifest_is_no_permission(tmp_path: Path) -> None:
    site = tmp_path / "site"
    for text in ("{", "[]", '{"files": 3}', '{"files": {}, "made_from": {"day": 3}}', "\xff"):
        for path in (site / manifest.FORMER, manifest.place(site)):
            path.parent.mkdir(exist_ok=True)
            path.write_text(text, encoding="latin-1")
        with pytest.raises(RefusedError, match="is damaged"):
            publish.publish(site, filled("one"))


@pytest.mark.parametrize(
    ("link", "dead"),
    [
        ("b.html", False), ("./b.html#part", False), ("../index.html", False), ("#here", False), ("?x=1", False),
        (".", False), ("..", False), ("https://example.org/none.html", False), ("mailto:a@b.example", False),
        ("/index.html", False), ("b.html#:~:text=part", False), ("../pic%20one.png", False), ("", False),
        ("c.html", True), ("#there", True), ("b.html#other", True), ("../b.html", True), ("b.md", True),
        ("/a/c.html", True), ("../../index.html", True),
    ],
)  # fmt: skip
def test_links_inside_the_site_resolve_or_are_named(link: str, dead: bool) -> None:
    pages = {
        "index.html": "<p>start</p>",
        "a/index.html": "",
        "a/a.html": f'<p id="here" title="a > b">x <a class=c href="{link}">y</a></p>',
        "a/b.html": "<h1 id=part>b</h1><script>var s = '<a href=\"nowhere.html\">'</script><!-- <a href=no> -->",
    }
    found = [(each.page, each.link) for each in dead_links(pages, frozenset({*pages, "pic one.png"}))]
    assert found == ([("a/a.html", link)] if dead else [])


def test_links_from_the_root_count_from_where_the_site_is_served() -> None:
    pages = {"404.html": '<a href="/books/index.html">a</a><a href="/books/no.html">b</a><a href="/shop/">c</a>',
             "index.html": ""}  # fmt: skip
    assert [each.link for each in dead_links(pages, frozenset(pages), "/books/")] == ["/books/no.html"]


def test_a_dead_link_of_a_hand_written_page_has_its_line(tmp_path: Path) -> None:
    (tmp_path / "story.html").write_text('<a href="nowhere.md">x</a>')
    page = File("story.md", b"# Story\n\nSee [x](nowhere.md).\n", "content/story.md")
    (found,) = publish.verify(tmp_path, {"story.html": page})
    assert (found.code, str(found.place)) == ("SITE-LINK", "content/story.md:3:9")


def test_a_page_that_was_not_built_is_named(tmp_path: Path) -> None:
    (found,) = publish.verify(
        tmp_path, {"templates/mail.html": File("templates/mail.md", b"", "content/templates/mail.md")}
    )
    assert (found.code, found.place.file) == ("SITE-PAGE", "content/templates/mail.md")


def test_a_dead_link_on_a_page_that_a_plugin_made_is_a_notice(tmp_path: Path) -> None:
    (tmp_path / "print_page.html").write_text('<a href="#nowhere">x</a>')
    (tmp_path / "404.html").write_text('<a href="nowhere.html">x</a>')
    found = {each.place.file: each.category for each in publish.verify(tmp_path, {})}
    assert found == {"print_page.html": "notice", "404.html": "fault"}


def test_a_script_that_is_not_there_is_a_dead_link(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text('<script src="nope.js"></script><script>let a = "<a href=no.html>"</script>')
    (found,) = publish.verify(tmp_path, {"a.html": File("a.md", b"", "content/a.md")})
    assert 'the link "nope.js" on a.html leads nowhere' in found.message


def test_an_error_that_is_not_the_disks_is_not_told_as_one(tmp_path: Path) -> None:
    def offline(_site: Path) -> tuple[Problem, ...]:
        raise ConnectionError("no network")

    with pytest.raises(ConnectionError):
        publish.publish(tmp_path / "site", offline)


def test_only_what_changed_is_written(tmp_path: Path) -> None:
    files = [File("a/one.md", b"one"), File("two.md", b"two")]
    assert disk.write(tmp_path, files) == 2
    assert disk.write(tmp_path, files) == 0
    assert disk.write(tmp_path, [*files, File("two.md", b"TWO")]) == 1


def test_nothing_is_written_through_a_link(tmp_path: Path) -> None:
    outside, root = tmp_path / "outside", tmp_path / "root"
    outside.mkdir()
    root.mkdir()
    (outside / "page.md").write_text("theirs")
    (root / "a").symlink_to(outside)
    (root / "b.md").symlink_to(outside / "page.md")
    disk.write(root, [File("a/page.md", b"ours"), File("b.md", b"ours")])
    assert (outside / "page.md").read_text() == "theirs"
    assert tree(root) == {"a/page.md": b"ours", "b.md": b"ours"}


@pytest.mark.parametrize("uri", ["../x.md", "/x.md", "a/../../x.md", ""])
def test_no_address_leads_out_of_its_folder(tmp_path: Path, uri: str) -> None:
    with pytest.raises(ValueError, match="leads out"):
        disk.write(tmp_path, [File(uri, b"")])
