"""A company's colours are shown as they are where they can be read, and in their nearest readable shade where not."""

import io
import re
import shutil
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image
from tests.book import TODAY, write
from tests.conftest import ROOT

from playpress import pipeline
from playpress.model.brand import Brand, Colour
from playpress.model.link import Link
from playpress.site import brand_style, logo, pixels, png_colours
from playpress.site import svg as svg_image

COLOURS = st.integers(0, 0xFFFFFF).map(lambda number: Colour(f"#{number:06x}"))
LOGO = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10"><path d="M0 0h10v10z"/></svg>'


@given(COLOURS)
def test_every_colour_becomes_readable_on_both_grounds(colour: Colour) -> None:
    for ground in (brand_style.LIGHT, brand_style.DARK):
        assert brand_style.contrast(brand_style.readable(colour, ground), ground) >= brand_style.READABLE


@given(COLOURS)
def test_a_colour_that_can_be_read_stays_as_it_is(colour: Colour) -> None:
    if brand_style.contrast(colour, brand_style.LIGHT) >= brand_style.READABLE:
        assert brand_style.readable(colour, brand_style.LIGHT) == colour


def test_contrast_is_that_of_wcag() -> None:
    assert brand_style.contrast(Colour("#000000"), Colour("#ffffff")) == pytest.approx(21)
    assert brand_style.contrast(Colour("#777777"), Colour("#ffffff")) == pytest.approx(4.48, abs=0.01)


def test_colours_are_read_short_and_long() -> None:
    assert Colour.parse("#1D4") == Colour.parse("#11dd44") == "#11dd44"


def files(project: Path) -> dict[str, bytes]:
    playbook = pipeline.read(project, TODAY)
    assert playbook.faults == ()
    return {file.uri: file.content for file in pipeline.pages(playbook)}


def test_colours_reach_the_end_of_the_stylesheet(tmp_path: Path) -> None:
    settings = 'format: 1\ncompany: Oak\nbrand: {primary: "#ffe08a", accent: "#b0431e"}\n'
    style = files(write(tmp_path, playbook=settings, teams="sales: {}\n"))["assets/playpress.css"].decode()
    dark = brand_style.readable(Colour("#ffe08a"), brand_style.LIGHT, brand_style.LIGHT_TINT)
    assert f"[data-md-color-scheme]{{--pp-link:{dark};--pp-cross:#b0431e}}" in style
    assert '[data-md-color-scheme="slate"]{--pp-link:#ffe08a' in style
    assert style.count("{") == style.count("}")


@pytest.mark.parametrize("primary", ["#ffd400", "#ffffff", "#1d4f91", "#000000", "#808080"])
def test_a_cover_has_the_colour_itself_under_words_that_can_be_read(primary: str) -> None:
    rules = brand_style.paper(Brand(primary=Colour(primary), accent=Colour("#b0431e")))
    ground, words = re.search(r"--brand: (#\w+); --on-brand: (#\w+)", rules).groups()  # type: ignore[union-attr]
    assert ground == primary
    assert brand_style.contrast(Colour(ground), Colour(words)) >= brand_style.READABLE
    shades = re.findall(r"--arc-(\d): (#\w+)", rules)
    assert [number for number, _ in shades] == list("1234567")
    assert len({shade for _, shade in shades}) >= 5
    assert shades[3][1] == "#b0431e"


def test_without_a_brand_nothing_is_added() -> None:
    assert (
        brand_style.screen(None)
        == brand_style.screen(Brand())
        == brand_style.paper(None)
        == brand_style.paper(Brand())
        == ""
    )


def test_colours_stay_readable_on_every_ground_of_the_theme() -> None:
    names = ("style/00-colours.css", "teams/10-teams.css")
    styles = [(ROOT / "themes/default/assets" / name).read_text(encoding="utf-8") for name in names]
    light, dark = ("".join(parts) for parts in zip(*(style.split("@media screen") for style in styles), strict=True))
    for sheet, ground, hardest in (
        (light, brand_style.LIGHT, brand_style.LIGHT_TINT),
        (dark, brand_style.DARK, brand_style.DARK_TINT),
    ):
        tints = [Colour.parse(each) for each in re.findall(r"--pp-(?:paper|tint|team-\d-tint): (#\w+)", sheet)]
        assert len(tints) == 10
        for colour in ("#ffe08a", "#777777", "#1d4f91", "#000000", "#ff0000"):
            shade = brand_style.readable(Colour(colour), ground, hardest)
            assert min(brand_style.contrast(shade, tint) for tint in tints) >= brand_style.READABLE


def svg(inside: str) -> bytes:
    return LOGO.replace("<path", f"{inside}<path").encode()


def image(sort: str, **how: object) -> bytes:
    """A small image of pixels that differ, as people save them."""
    drawn, file = Image.linear_gradient("L").resize((24, 20)).convert("RGB"), io.BytesIO()
    drawn.save(file, sort, **how)
    return file.getvalue()


XLINK = 'xmlns:xlink="http://www.w3.org/1999/xlink"'
SCRIPT, FOREIGN = "contains a script", "asks other hosts"


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        ("logo.svg", LOGO.encode(), ""),
        ("logo.svg", LOGO.encode("utf-16"), ""),
        ("logo.svg", b'<?xml version="1.0"?>\n<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "x.dtd">' + svg(""), ""),
        ("logo.svg", svg('<defs><path id="a"/></defs><use href="#a" fill="url(#b)"/>'), ""),
        ("logo.svg", svg('<image href="data:image/png;base64,iVBORw0KGgo="/>'), ""),
        ("logo.svg", svg("<style>/* https://example.org */ path { fill: red }</style>"), ""),
        ("logo.svg", svg('<i:view xmlns:i="http://example.org/i" i:file="C:\\logo.png" i:href-to="x"/>'), ""),
        ("logo.png", image("PNG"), ""),
        ("logo.jpeg", image("JPEG"), ""),
        ("logo.webp", image("WebP"), ""),
        ("logo.png", image("PNG")[:-20], 'the logo "logo.png" breaks off before its end'),
        ("logo.png", image("PNG").replace(b"IDATx", b"IDATy"), 'the logo "logo.png" is damaged'),
        ("logo.jpg", image("JPEG")[:-2], 'the logo "logo.jpg" breaks off before its end'),
        ("logo.webp", image("WebP")[:-2], 'the logo "logo.webp" breaks off before its end'),
        ("logo.svg", b"\x89PNG\r\n\x1a\n....", "is a PNG image"),
        ("logo.html", LOGO.encode(), "is not an image"),
        ("logo.svg", b"<html><body><svg></svg></body></html>", "is not an image"),
        ("logo.svg", b"", "is not an image"),
        ("logo.png", b"\x89PNG\r\n\x1a\n" + bytes(600 * 1024), "takes 0.6 MB"),
        ("logo.svg", svg("<g>"), "damaged in line 1"),
        ("logo.svg", b'<!DOCTYPE svg [<!ENTITY a "aaaa">]>' + svg("<desc>&a;</desc>"), "defines entities"),
        ("logo.svg", svg("<script/>"), SCRIPT),
        ("logo.svg", svg('<image onerror="x()"/>'), SCRIPT),
        ("logo.svg", svg('<path onload = "x()"/>'), SCRIPT),
        ("logo.svg", svg('<a href="java&#115;cript:x()"><path/></a>'), SCRIPT),
        ("logo.svg", svg('<set attributeName="onclick" to="x()"/>'), SCRIPT),
        ("logo.svg", svg('<h:iframe xmlns:h="http://www.w3.org/1999/xhtml" src="a"/>'), SCRIPT),
        ("logo.svg", svg("<foreignObject/>"), SCRIPT),
        ("logo.svg", svg("<image href='http://example.org/a.png'/>"), FOREIGN),
        ("logo.svg", svg('<image href="//example.org/a.png"/>'), FOREIGN),
        ("logo.svg", svg(f'<image {XLINK} xlink:href="../a.png"/>'), FOREIGN),
        ("logo.svg", svg('<image href="data:image/svg+xml,%3Csvg/%3E"/>'), FOREIGN),
        ("logo.svg", svg('<set attributeName="href" to="https://example.org"/>'), FOREIGN),
        ("logo.svg", svg("<style>@import 'https://example.org/a.css';</style>"), FOREIGN),
        ("logo.svg", svg("<style><![CDATA[path { fill: url( 'https://example.org/a' ) }]]></style>"), FOREIGN),
        ("logo.svg", svg('<g style="fill: u\\72l(https://example.org/a)"/>'), FOREIGN),
        ("logo.svg", svg('<g fill="url(https://example.org/a#b)"/>'), FOREIGN),
        ("logo.svg", svg('<g xml:base="https://example.org/"/>'), FOREIGN),
        ("logo.svg", b'<?xml-stylesheet href="https://example.org/a.css"?>' + svg(""), FOREIGN),
    ],
)
def test_a_logo_is_looked_at_before_it_is_shown(tmp_path: Path, name: str, content: bytes, told: str) -> None:
    project = write(tmp_path, playbook=f"format: 1\ncompany: Oak\nbrand: {{logo: {name}}}\n", teams="sales: {}\n")
    (project / "content" / name).write_bytes(content)
    faults = [fault for fault in pipeline.read(project, TODAY).faults if fault.place.file == "content/playbook.yml"]
    if told:
        assert [told in fault.message for fault in faults] == [True], faults
        assert faults[0].place.line == 3
    else:
        assert faults == []


WHOLE = {
    "PNG": image("PNG"),
    "JPEG": image("JPEG"),
    "JPEG in several passes": image("JPEG", progressive=True),
    "JPEG with points to start again": image("JPEG", restart_marker_rows=1),
    "JPEG with a picture inside": image("JPEG", exif=b"Exif\0\0" + image("JPEG")),
    "WebP": image("WebP"),
}


@pytest.mark.parametrize("name", WHOLE)
def test_an_image_that_was_cut_off_anywhere_is_told(name: str) -> None:
    """Bytes behind the end do no harm: some programs write a note there."""
    whole, sort = WHOLE[name], name.split()[0]
    assert pixels.broken(sort, whole) == pixels.broken(sort, whole + b"a note \xff\xd9") == ""
    assert {pixels.broken(sort, whole[:length]) for length in range(12, len(whole))} == {pixels.CUT}


def test_a_png_of_which_a_byte_was_changed_is_told() -> None:
    whole = WHOLE["PNG"]
    for position in range(8, len(whole)):
        changed = whole[:position] + bytes([whole[position] ^ 1]) + whole[position + 1 :]
        assert pixels.broken("PNG", changed) in (pixels.CUT, pixels.DAMAGED)


@given(st.sampled_from(sorted(WHOLE)), st.binary(max_size=300))
def test_no_image_is_too_strange_to_be_looked_at(name: str, content: bytes) -> None:
    sort = name.split()[0]
    assert pixels.broken(sort, WHOLE[name][:12] + content) in ("", pixels.CUT, pixels.DAMAGED)


@given(st.binary(max_size=200))
def test_no_bytes_are_too_strange_to_be_looked_at(content: bytes) -> None:
    assert svg_image.unfit(content)
    assert isinstance(svg_image.unfit(LOGO.encode() + content), str)


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


WHITE = '<g fill="#fff"><path d="M0 0h9v9z"/></g>'


@pytest.mark.parametrize(
    ("name", "shapes", "told"),
    [
        ("logo", WHITE, True),
        ("logo", '<path style="fill: white; stroke: none" d="M0 0h9v9z"/>', True),
        ("logo", '<rect fill="#123456" width="9" height="9"/>' + WHITE, False),
        ("logo", '<path d="M0 0h9v9z"/>', False),
        ("logo", '<text fill="#fff" x="1">A<tspan fill="#000">B</tspan></text>', False),
        ("logo", "<style>path { fill: #fff }</style>" + WHITE, False),
        ("logo_on_dark", WHITE, False),
        ("logo_on_dark", '<path d="M0 0h9v9z"/>', True),
    ],
)
def test_a_logo_that_cannot_be_seen_on_its_ground_is_reported(
    tmp_path: Path, name: str, shapes: str, told: bool
) -> None:
    project = write(tmp_path, playbook=f"format: 1\ncompany: Oak\nbrand: {{{name}: logo.svg}}\n", teams="sales: {}\n")
    (project / "content" / "logo.svg").write_text(
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9">{shapes}</svg>', encoding="utf-8"
    )
    faults = [fault.message for fault in pipeline.read(project, TODAY).faults]
    ground = "white" if name == "logo" else "dark"
    expected = f'playbook.yml, brand, {name}: the logo "logo.svg" cannot be seen on a {ground} page'
    assert faults == [expected] * told


def png(colour: tuple[int, ...], mode: str, *dots: tuple[int, ...]) -> bytes:
    """A logo in one colour on a clear or a white ground, with as many rows of dots in other colours."""
    picture = Image.new("RGBA", (40, 20), (255, 255, 255, 0) if mode in ("RGBA", "P", "LA") else (255, 255, 255, 255))
    picture.paste(colour, (4, 4, 30, 12))
    for row, dot in enumerate(dots):
        picture.paste(dot, (2, 14 + row, 38, 15 + row))
    file = io.BytesIO()
    picture.convert(mode).save(file, "PNG")
    return file.getvalue()


@pytest.mark.parametrize("mode", ["RGBA", "RGB", "P", "L", "LA"])
def test_a_logo_of_pixels_that_cannot_be_seen_on_its_ground_is_reported(tmp_path: Path, mode: str) -> None:
    def told(name: str, image: bytes, ground: Colour) -> bool:
        (tmp_path / name).write_bytes(image)
        found = [str(each.message) for each in logo.trouble(tmp_path, Link.parse(name), ground)]
        assert all("cannot be seen on a" in each for each in found)
        return bool(found)

    white, faint, dark = (255, 255, 255, 255), (0, 0, 0, 20), (20, 30, 60, 255)
    assert told("white.png", png(white, mode), brand_style.LIGHT)
    assert told("faint.png", png(white, mode, faint if mode in ("RGBA", "LA") else white), brand_style.LIGHT)
    assert not told("dark.png", png(dark, mode), brand_style.LIGHT)
    assert not told("white-and-dark.png", png(white, mode, dark), brand_style.LIGHT)
    assert told("black.png", png((0, 0, 0, 255), mode), brand_style.DARK) is (mode in ("RGBA", "P", "LA"))
    assert not told("white-on-dark.png", png(white, mode), brand_style.DARK)


def test_a_logo_of_pixels_that_cannot_be_looked_at_is_not_reported(tmp_path: Path) -> None:
    file = io.BytesIO()
    Image.new("RGBA", (1200, 1200), (255, 255, 255, 0)).save(file, "PNG")
    (tmp_path / "large.png").write_bytes(file.getvalue())
    assert [*logo.trouble(tmp_path, Link.parse("large.png"))] == []
    whole = png((0, 0, 0, 255), "RGBA")
    assert [*png_colours.rows(whole)] != []
    assert [*png_colours.rows(whole.replace(b"\x08\x06\0\0\0", b"\x08\x06\0\0\1"))] == []
    for width, height in ((0, 9), (1, 0), (2**31 - 1, 0)):
        size = width.to_bytes(4) + height.to_bytes(4)
        assert [*png_colours.rows(whole[:16] + size + whole[24:])] == []
    for end in range(len(whole)):
        assert len([*png_colours.rows(whole[:end] + b"x" + whole[end + 1 :])]) <= 20


def test_the_logo_for_dark_grounds_is_on_dark_pages_and_on_covers_full_of_a_dark_colour() -> None:
    brand = Brand(logo="a.svg", logo_on_dark="b c.svg", primary="#102030")
    assert '"slate"] .md-logo img{content:url("../b%20c.svg")}' in brand_style.screen(brand)
    assert brand_style.has_dark_cover_logo(brand)
    assert "padding: 0; background: none" in brand_style.paper(brand)
    light = Brand(logo="a.svg", logo_on_dark="b.svg", primary="#ffd400")
    assert not brand_style.has_dark_cover_logo(light)
    assert "--on-brand: #14181f" in brand_style.paper(light)
    assert brand_style.screen(Brand(logo="a.svg")) == ""
