"""Eight colours of teams: told apart by every eye and on grey paper, and readable wherever they stand."""

import re
from itertools import combinations, pairwise
from pathlib import Path

import pytest
from tests.book import sound

from playpress.diagrams.team_colours import ACCENTS, TINTS
from playpress.pipeline import pages

ROOT = Path(__file__).parents[3]
STYLES = [
    (ROOT / "themes/default/assets" / name).read_text(encoding="utf-8")
    for name in ("style/00-colours.css", "teams/10-teams.css")
]
PRINT = (ROOT / "themes/default/print/print.css").read_text(encoding="utf-8")
LIGHT, DARK = ("".join(parts) for parts in zip(*(style.split("@media screen", 1) for style in STYLES), strict=True))
READABLE = 4.5
"""Of 1: the least contrast of words, by WCAG 2.2."""
APART, GREYS_APART = 7.0, 3.9
"""The least distance of two colours in Oklab (of 100), and of their lightness on grey paper (L*, of 100)."""

Rgb = tuple[float, float, float]
EYES: dict[str, tuple[Rgb, Rgb, Rgb]] = {
    "all colours": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "no red": (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
    "no green": (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    ),
    "no blue": (
        (1.255528, -0.076749, -0.178779),
        (-0.078411, 0.930809, 0.147602),
        (0.004733, 0.691367, 0.303900),
    ),
}
"""What eyes that lack a sort of cones make of a colour in linear RGB, by Machado, Oliveira and Fernandes (2009)."""


def tokens(css: str, tint: str = "") -> list[str]:
    return [re.findall(rf"--(?:pp-)?team-{number}{tint}: (#\w+)", css)[0] for number in range(8)]


def linear(colour: str) -> Rgb:
    full = colour if len(colour) == 7 else "#" + "".join(2 * each for each in colour[1:])
    red, green, blue = (int(full[at : at + 2], 16) / 255 for at in (1, 3, 5))
    return straight(red), straight(green), straight(blue)


def straight(value: float) -> float:
    return value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4


def product(matrix: tuple[Rgb, Rgb, Rgb], vector: Rgb) -> Rgb:
    one, two, three = (sum(a * b for a, b in zip(row, vector, strict=True)) for row in matrix)
    return one, two, three


def luminance(colour: str) -> float:
    red, green, blue = linear(colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def oklab(rgb: Rgb) -> Rgb:
    """Ottosson (2020), with an axis for lightness and two for colour."""
    cones = product(
        (
            (0.4122214708, 0.5363325363, 0.0514459929),
            (0.2119034982, 0.6806995451, 0.1073969566),
            (0.0883024619, 0.2817188376, 0.6299787005),
        ),
        rgb,
    )
    roots = (max(cones[0], 0) ** (1 / 3), max(cones[1], 0) ** (1 / 3), max(cones[2], 0) ** (1 / 3))
    return product(
        (
            (0.2104542553, 0.7936177850, -0.0040720468),
            (1.9779984951, -2.4285922050, 0.4505937099),
            (0.0259040371, 0.7827717662, -0.8086757660),
        ),
        roots,
    )


def lightness(colour: str) -> float:
    y = luminance(colour)
    return float(116 * y ** (1 / 3) - 16 if y > 0.008856 else 903.3 * y)


@pytest.mark.parametrize("eye", EYES)
@pytest.mark.parametrize("css", [LIGHT, DARK], ids=["light", "dark"])
def test_two_teams_never_look_alike(css: str, eye: str) -> None:
    seen = [oklab(product(EYES[eye], linear(colour))) for colour in tokens(css)]
    nearest = min(100 * sum((a - b) ** 2 for a, b in zip(*pair, strict=True)) ** 0.5 for pair in combinations(seen, 2))
    assert nearest >= APART


@pytest.mark.parametrize("css", [LIGHT, DARK], ids=["light", "dark"])
def test_on_grey_paper_each_has_a_grey_of_its_own(css: str) -> None:
    greys = sorted(map(lightness, tokens(css)))
    assert min(b - a for a, b in pairwise(greys)) >= GREYS_APART


@pytest.mark.parametrize(("css", "paper"), [(LIGHT, "#ffffff"), (DARK, "#0d1117")], ids=["light", "dark"])
def test_each_can_be_read_on_the_page_and_on_its_own_tint(css: str, paper: str) -> None:
    """And the page's paper on each of them: heads of lanes have words in the colour of the page."""
    assert f"--pp-paper: {paper.replace('#ffffff', '#fff')};" in css
    for colour, tint in zip(tokens(css), tokens(css, "-tint"), strict=True):
        assert contrast(colour, paper) >= READABLE
        assert contrast(colour, tint) >= READABLE


@pytest.mark.parametrize(("css", "ink"), [(LIGHT, "#0f172a"), (DARK, "#f1f5f9")], ids=["light", "dark"])
def test_words_can_be_read_on_each_tint(css: str, ink: str) -> None:
    assert f"--pp-ink: {ink};" in css
    assert all(contrast(ink, tint) >= READABLE for tint in tokens(css, "-tint"))


def test_pages_drawings_and_paper_have_the_same_colours() -> None:
    assert tokens(LIGHT) == tokens(PRINT) == list(ACCENTS)
    assert tokens(LIGHT, "-tint") == list(TINTS)


@pytest.mark.parametrize("teams", [4, 5])
def test_the_colours_of_further_teams_are_fetched_where_there_are_some(tmp_path: Path, teams: int) -> None:
    playbook, _ = sound(tmp_path, teams="".join(f"team-{number}: {{}}\n" for number in range(teams)))
    found = {file.uri: file.content.decode() for file in pages(playbook)}
    linked = {uri for uri, text in found.items() if uri.endswith(".md") and "assets/teams.css" in text}
    everywhere = {uri for uri in found if uri.endswith(".md")}
    assert linked == (everywhere if teams > 4 else set())
    style = found["assets/playpress.css"] + (found["assets/teams.css"] if teams > 4 else "")
    assert all(f"pp-team-{number}" in style and f"--pp-team-{number}:" in style for number in range(teams))
