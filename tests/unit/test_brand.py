"""A company's colours are shown as they are where they can be read, and in their nearest readable shade where not."""

import shutil
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.book import TODAY, write

from playpress import pipeline
from playpress.model.brand import Brand, Colour
from playpress.site import brand

COLOURS = st.integers(0, 0xFFFFFF).map(lambda number: Colour(f"#{number:06x}"))
LOGO = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10"><path d="M0 0h10v10z"/></svg>'


@given(COLOURS)
def test_every_colour_becomes_readable_on_both_grounds(colour: Colour) -> None:
    for ground in (brand.LIGHT, brand.DARK):
        assert brand.contrast(brand.readable(colour, ground), ground) >= brand.READABLE


@given(COLOURS)
def test_a_colour_that_can_be_read_stays_as_it_is(colour: Colour) -> None:
    if brand.contrast(colour, brand.LIGHT) >= brand.READABLE:
        assert brand.readable(colour, brand.LIGHT) == colour


def test_contrast_is_that_of_wcag() -> None:
    assert brand.contrast(Colour("#000000"), Colour("#ffffff")) == pytest.approx(21)
    assert brand.contrast(Colour("#777777"), Colour("#ffffff")) == pytest.approx(4.48, abs=0.01)


def test_colours_are_read_short_and_long() -> None:
    assert Colour.parse("#1D4") == Colour.parse("#11dd44") == "#11dd44"


def files(project: Path) -> dict[str, bytes]:
    playbook = pipeline.read(project, TODAY)
    assert playbook.faults == ()
    return {file.uri: file.content for file in pipeline.pages(playbook)}


def test_colours_reach_the_end_of_the_stylesheet(tmp_path: Path) -> None:
    settings = 'format: 1\ncompany: Oak\nbrand: {primary: "#ffe08a", accent: "#b0431e"}\n'
    style = files(write(tmp_path, playbook=settings, teams="sales: {}\n"))["assets/playpress.css"].decode()
    dark = brand.readable(Colour("#ffe08a"), brand.LIGHT)
    assert f"[data-md-color-scheme]{{--pp-link:{dark};--pp-cross:#b0431e}}" in style
    assert '[data-md-color-scheme="slate"]{--pp-link:#ffe08a' in style
    assert style.count("{") == style.count("}")


def test_without_a_brand_nothing_is_added() -> None:
    assert brand.screen(None) == brand.screen(Brand()) == brand.paper(None) == brand.paper(Brand()) == ""


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (LOGO.encode(), ""),
        (b"\x89PNG\r\n\x1a\n....", ""),
        (b"<html>", "is no image"),
        (LOGO.replace("<path", "<script/><path").encode(), "holds a script"),
        (LOGO.replace("<path", '<image href="https://example.org/a.png"/><path').encode(), "asks other hosts"),
        (b"\x89PNG\r\n\x1a\n" + bytes(600 * 1024), "takes 0.6 MB"),
    ],
)
def test_a_logo_is_looked_at_before_it_is_shown(tmp_path: Path, content: bytes, told: str) -> None:
    project = write(tmp_path, playbook="format: 1\ncompany: Oak\nbrand: {logo: logo.svg}\n", teams="sales: {}\n")
    (project / "content" / "logo.svg").write_bytes(content)
    faults = pipeline.read(project, TODAY).faults
    if told:
        assert [told in fault.message for fault in faults] == [True]
        assert (faults[0].place.file, faults[0].place.line) == ("content/playbook.yml", 3)
    else:
        assert faults == ()


def test_a_logo_stands_in_the_head_of_each_page(tmp_path: Path) -> None:
    from click.testing import CliRunner

    from playpress import cli

    project = write(tmp_path, playbook="format: 1\ncompany: Oak\nbrand: {logo: logo.svg}\n", teams="sales: {}\n")
    (project / "content" / "logo.svg").write_text(LOGO, encoding="utf-8")
    done = CliRunner().invoke(cli.main, ["build", "--project", str(project)])
    assert done.exit_code == 0, done.output
    page = (project / "site" / "teams" / "sales.html").read_text(encoding="utf-8")
    assert 'src="../logo.svg"' in page
    assert (project / "site" / "logo.svg").is_file()
    shutil.rmtree(project / "site")
