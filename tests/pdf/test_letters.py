"""Letters that no package has come from fonts of the machine, or are named; the others are set as their font says."""

from collections.abc import Callable
from pathlib import Path

import pytest
import uharfbuzz
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen
from tests.pdf.paper import Paper

from playpress.pdf import fonts, machine_fonts
from playpress.pdf.printing import Printed

Print = Callable[..., Printed]


def font(path: Path, letters: str, embedding: int = 0) -> Path:
    """A font in which each letter is a square."""
    pen = TTGlyphPen(None)
    pen.moveTo((100, 0))
    for point in ((900, 0), (900, 800), (100, 800)):
        pen.lineTo(point)
    pen.closePath()
    names = {ord(letter): f"u{ord(letter):X}" for letter in letters}
    order = [".notdef", *names.values()]
    made = FontBuilder(1000, isTTF=True)
    made.setupGlyphOrder(order)
    made.setupCharacterMap(names)
    made.setupGlyf(dict.fromkeys(order, pen.glyph()))
    made.setupHorizontalMetrics(dict.fromkeys(order, (1000, 100)))
    made.setupHorizontalHeader(ascent=800, descent=-200)
    made.setupNameTable({"familyName": path.stem, "styleName": "Regular"})
    made.setupOS2(sTypoAscender=800, fsType=embedding)
    made.setupPost()
    path.parent.mkdir(parents=True, exist_ok=True)
    made.save(str(path))
    return path


@pytest.fixture
def machine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The only folder with fonts that this machine has."""
    monkeypatch.setenv("PLAYPRESS_FONTS", str(tmp_path / "fonts"))
    return tmp_path / "fonts"


def test_as_few_fonts_as_will_do_and_plain_ones_first(machine: Path) -> None:
    few = font(machine / "a" / "few.ttf", "商")
    font(machine / "Heavy Bold.otf", "商談")
    plain = font(machine / "z" / "plain.ttf", "商談")
    other = font(machine / "other.ttf", "語")
    assert machine_fonts.having(frozenset(map(ord, "商談語你"))) == (str(plain), str(other))
    assert str(few) not in machine_fonts.having(frozenset(map(ord, "商談")))


def test_what_may_not_be_embedded_or_is_broken_is_no_help(machine: Path) -> None:
    font(machine / "closed.ttf", "商", embedding=2)
    (machine / "broken.ttf").write_bytes(b"nothing")
    assert machine_fonts.having(frozenset(map(ord, "商"))) == ()


def test_a_letter_of_the_machine_is_printed_and_one_it_lacks_is_named(machine: Path, print_small: Print) -> None:
    font(machine / "square.ttf", "商談 ")
    printed = print_small(
        "book", teams="sales: {}\n", goals="win: {team: sales, name: 商談 win, summary: 你 come in}\n"
    )
    assert printed.notes == (
        "no letter for 你 in the fonts of the book (content/goals.yml): a box stands for each of them",
    )
    assert "商談 win" in Paper(printed.pdf).text


@pytest.mark.parametrize(("listed", "lacking"), [("[]", True), ("[inter]", False)])
def test_a_list_of_fonts_helps_out_before_the_machine_does(
    machine: Path, print_small: Print, listed: str, lacking: bool
) -> None:
    """Of the packages that are there, only Inter has this arrow."""
    font(machine / "closed.ttf", "⇥", embedding=2)
    settings = f"format: 1\ncompany: Oak\nbrand: {{text_font: bricolage-grotesque, fallback_fonts: {listed}}}\n"
    printed = print_small("team:sales", playbook=settings, teams="sales: {name: ⇥ sales}\n")
    assert ["no letter for ⇥" in note for note in printed.notes] == [True] * lacking
    assert "⇥ sales" in Paper(printed.pdf).text or lacking


@pytest.mark.parametrize("engine", ["weasyprint", "chromium"])
def test_a_letter_of_the_machine_looks_as_its_font_has_it(machine: Path, print_small: Print, engine: str) -> None:
    """In headings, texts, code and a drawing: a square of ink, where another font has lines, and a box has no ink."""
    font(machine / "square.ttf", "ꔀ")
    process = (
        "way:\n  team: sales\n  name: Way of ꔀ\n  summary: As ꔀ does\n  body: |\n    **Much ꔀ**, and `ꔀ` as code.\n"
        "  steps: [{id: call, name: Call ꔀ, owner: rep}, {id: note, name: Note, owner: rep}]\n"
    )
    roles = "rep: {team: sales}\n"
    printed = print_small("process:way", engine=engine, teams="sales: {}\n", roles=roles, processes=process)
    assert not [note for note in printed.notes if "no letter" in note]
    paper = Paper(printed.pdf)
    inked = [share for number in range(1, len(paper.pages) + 1) for share in _inked(paper, number, "ꔀ")]
    assert len(inked) >= 6
    assert min(inked) > 0.7


def _inked(paper: Paper, number: int, letter: str) -> list[float]:
    """Of each place of a letter on a page, how much of it is dark."""
    page = paper.document[number - 1]
    text, scale, height = page.get_textpage(), 4, page.get_size()[1]
    picture = page.render(scale=scale).to_pil().convert("L")
    found = []
    for index in range(text.count_chars()):
        if text.get_text_range(index, 1) == letter:
            left, bottom, right, top = text.get_charbox(index)
            box = picture.crop(tuple(round(side * scale) for side in (left, height - top, right, height - bottom)))
            found.append(sum(box.histogram()[:150]) / max(box.width * box.height, 1))
    return found


def test_letters_are_set_closer_where_their_font_says_so() -> None:
    (face,) = (data for cut, data in fonts.cuts("AV").items() if cut.family == "Body" and cut[2:4] == (400, "normal"))

    def width(text: str) -> int:
        buffer = uharfbuzz.Buffer()
        buffer.add_str(text)
        buffer.guess_segment_properties()
        uharfbuzz.shape(uharfbuzz.Font(uharfbuzz.Face(face)), buffer)
        return sum(each.x_advance for each in buffer.glyph_positions)

    assert width("AV") < width("A") + width("V")
