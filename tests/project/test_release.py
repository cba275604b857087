"""What is made at release: small scripts and styles in the wheel, and a README that leads into the repository."""

import gzip
import re
import zipfile
from pathlib import Path

import pytest
from tests.project.test_wheel import bin_dir, succeed, wheel
from tests.released import MINIFIER, ROOT, WANTED, minified

from playpress.site import bundle, theme
from release import hook

__all__ = ["bin_dir", "minified", "wheel"]  # fixtures
HOST = "https://code.example/larkfield/playpress"
TAG = "v0.1.0"


def content(themes: list[Path], minified: Path | None, address: str) -> str:
    """What a site gets at an address."""
    files = bundle.files(themes, minified=minified)
    return next(file.content for file in files if file.uri == address).decode()


def sent(minified: Path) -> dict[str, bytes]:
    """Name -> what a site of the release sends: the small form where the release has one, else the parts joined."""
    files = bundle.files([theme.shipped()], minified=minified)
    return {Path(file.uri).name: file.content for file in files}


def test_style_and_script_stay_small(minified: Path) -> None:
    """Bytes of the release, gzipped: what readers wait for. Where it is built without a minifier, twice as many."""
    room = 1 if MINIFIER else 2
    sizes = {name: len(gzip.compress(text, 9, mtime=0)) / room for name, text in sent(minified).items()}
    assert 1_000 < sizes.pop("playpress.css") <= 5_120
    assert 1_000 < sizes.pop("paper.css") <= 2_048
    assert 1_000 < sizes.pop("playpress.js") <= 6_144
    for name in ("plan", "learn", "search"):
        assert 1_000 < sizes.pop(f"{name}.js") <= 6_144
        assert sizes.pop(f"{name}.css") <= 1_024
    assert sizes.pop("video.css") + sizes.pop("video.js") <= 1_024
    assert sizes.pop("point.css") + sizes.pop("point.js") <= 1_024
    assert sizes.pop("wording.css") + sizes.pop("wording.js") <= 1_024
    assert sizes.pop("home.css") <= 1_024
    assert sizes.pop("mine.css") + sizes.pop("mine.js") <= 1_280
    assert sizes.pop("teams.css") <= 1_024
    assert sizes.pop("matrix.css") <= 1_024
    assert sizes.pop("compare.css") <= 1_024
    assert sizes.pop("letters.css") <= 1_024
    assert sizes.pop("drawing.css") <= 1_024
    assert sizes == {}


def test_a_wheel_has_each_of_them_as_the_minifier_makes_it(wheel: Path, minified: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        inside = {name: archive.read(name) for name in archive.namelist() if "/minified/" in name}
    assert inside == {f"playpress/themes/minified/{path.name}": path.read_bytes() for path in minified.iterdir()}
    assert bool(inside) is MINIFIER


def test_a_site_of_the_wheel_has_the_small_ones(bin_dir: Path, minified: Path, tmp_path: Path) -> None:
    for command in (("new", "book", "--sample", "small"), ("build", "--project", "book")):
        succeed([bin_dir / "playpress", *command], cwd=tmp_path)
    for address in bundle.ADDRESSES:
        published = tmp_path / "book" / "site" / address
        begins, small = published.read_bytes(), sent(minified)[published.name]
        assert begins.startswith(small), address
        assert begins == small or address == bundle.STYLE, "rules that only some sites need are behind the style of all"


@pytest.mark.parametrize(("address", "part"), list(zip(bundle.ADDRESSES, bundle.PARTS, strict=True)))
def test_a_release_takes_the_small_one_until_a_project_replaces_a_part(address: str, part: str, tmp_path: Path) -> None:
    small, own, shipped = tmp_path / "minified", tmp_path / "themes", theme.shipped().resolve()
    small.mkdir()
    (small / Path(address).name).write_text("small", encoding="utf-8")
    assert content([shipped], small, address) == "small"
    assert content([own, shipped], small, address) == "small"
    (own / part).mkdir(parents=True)
    suffix = Path(address).suffix
    (own / part / f"99-own{suffix}").write_text("own-part", encoding="utf-8")
    assert content([own, shipped], small, address).startswith("small")
    replaced = min(path.name for path in (shipped / part).glob(f"*{suffix}"))
    (own / part / replaced).write_text("/* replaced */", encoding="utf-8")
    joined = content([own, shipped], small, address)
    assert "/* replaced */" in joined
    assert not joined.startswith("small")


def test_a_clone_joins_the_parts_and_asks_for_nothing_else() -> None:
    assert not theme.minified().exists()
    files = bundle.files([theme.shipped()], minified=theme.minified())
    assert files == bundle.files([theme.shipped()])
    assert all(b"{" in file.content for file in files)


def test_a_whole_file_of_a_project_is_taken_as_it_is(tmp_path: Path) -> None:
    small, own = tmp_path / "minified", tmp_path / "themes"
    small.mkdir()
    (small / "playpress.css").write_text("small", encoding="utf-8")
    (own / "assets").mkdir(parents=True)
    (own / "assets" / "playpress.css").write_text("whole", encoding="utf-8")
    assert content([own, theme.shipped().resolve()], small, bundle.STYLE) == "whole"


def test_the_minifier_is_asked_for_on_the_same_machines_everywhere() -> None:
    """To build a wheel, and to test what is built."""
    assert len(WANTED) == 2
    assert len({str(each.marker) for each in WANTED}) == 1
    assert len({str(each.specifier) for each in WANTED}) == 1


def test_the_readme_of_a_release_leads_into_the_repository() -> None:
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    assert hook.absolute(text, "", TAG) == text
    released = hook.absolute(text, HOST, TAG)
    targets = re.findall(r"(!?)\[[^\]]*\]\(([^)\s]+)\)", released)
    assert len(targets) >= 6
    for picture, target in targets:
        assert target.startswith(f"{HOST}/{'raw' if picture else 'blob'}/{TAG}/"), target
        assert (ROOT / target.removeprefix(f"{HOST}/{'raw' if picture else 'blob'}/{TAG}/")).is_file(), target


def test_links_elsewhere_and_inside_the_page_stay() -> None:
    text = "[a](https://example.com/) [b](#here) ![c](https://example.com/c.png) [d](sub/d.md#x) ![e](e.png)"
    assert hook.absolute(text, HOST, TAG) == (
        "[a](https://example.com/) [b](#here) ![c](https://example.com/c.png) "
        f"[d]({HOST}/blob/{TAG}/sub/d.md#x) ![e]({HOST}/raw/{TAG}/e.png)"
    )


def test_the_page_of_the_package_links_to_the_project() -> None:
    assert hook.addresses("", TAG) == {}
    found = hook.addresses(HOST, TAG)
    assert {"Homepage", "Changelog", "Documentation", "Issues", "Source"} == found.keys()
    assert all(address.startswith(HOST) for address in found.values())


def test_a_wheel_says_what_it_is(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        (name,) = [name for name in archive.namelist() if name.endswith("/METADATA")]
        metadata = archive.read(name).decode()
        assert "playpress/py.typed" in archive.namelist()
    assert "\nDescription-Content-Type: text/markdown\n" in metadata
    assert "\n# Playpress\n" in metadata
    needed = [line for line in metadata.splitlines() if line.startswith("Requires-Dist:") and "extra ==" not in line]
    assert len(needed) >= 9
    assert [line for line in needed if "minify" in line] == []
