"""Drawings on paper are set in the family of the text, and no line is wider than it was measured."""

import re
from html import escape, unescape

import pytest
import uharfbuzz

from playpress.diagrams.pictures.frame import Anchor, line_of, picture
from playpress.diagrams.swimlane import textwidth
from playpress.pdf import drawing_letters, fonts
from playpress.pdf.fonts import Cut, Type

WORDS = ("Off target", "within", "20\u00a0business\u00a0days", "R&D <b>", "WMWMW", "iiiii", "שלום", "")


def wide(words: str, size: float, family: str, bold: bool) -> float:
    """How wide a line is, as an engine sets it; letters of other families are left aside."""
    own = "".join(letter for letter in words if ord(letter) in fonts.letters_of(family))
    font = uharfbuzz.Font(uharfbuzz.Face(uharfbuzz.Blob(fonts.plain(own, Cut("Body", family, 700 if bold else 400)))))
    buffer = uharfbuzz.Buffer()
    buffer.add_str(own)
    buffer.guess_segment_properties()
    uharfbuzz.shape(font, buffer)
    return sum(each.x_advance for each in buffer.glyph_positions or ()) * size / font.face.upem


@pytest.mark.parametrize("family", ["inter", "bricolage-grotesque", "ibm-plex-mono"])
def test_no_line_is_wider_than_it_was_measured(family: str) -> None:
    lines = [line_of(words, 0, 0, Anchor.MIDDLE, bold=bold) for words in WORDS for bold in (False, True)]
    spans = "".join(f'<tspan x="1" y="2">{escape(words)}</tspan>' for words in WORDS)
    html = drawing_letters.in_family(
        picture("p", "P", "P", 9, [*lines, f'<text font-size="13">{spans}</text>']), Type(family)
    )
    found = re.findall(r'<text([^>]*?) ?font-size="([\d.]+)"([^>]*)>(.*?)</text>', html)
    assert len(found) == 2 * len(WORDS) + 1
    for before, size, after, inside in found:
        bold = 'font-weight="bold"' in before + after
        for words in map(unescape, re.findall(r"<tspan[^>]*>(.*?)</tspan>", inside) or [inside]):
            measured = textwidth.width(words, 13, bold=bold)
            assert wide(words, float(size), family, bold) <= measured + 0.01, words
    assert html.count(f'font-family="Body, {textwidth.FAMILY}"') == 1


def test_what_fits_keeps_its_size_and_a_document_without_drawings_is_as_it_was() -> None:
    html = picture("p", "P", "P", 9, [line_of("Sales", 0, 0)])
    assert drawing_letters.in_family(html, Type("arimo")).replace("Body, ", "") == html
    assert drawing_letters.in_family("<p>Helvetica, Arial</p>", Type()) == "<p>Helvetica, Arial</p>"
