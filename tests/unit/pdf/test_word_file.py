"""A sheet as a Word file: its words in headings, lists and tables, in well-formed parts, the same each time."""

from io import BytesIO
from xml.etree import ElementTree as ET
from zipfile import ZipFile

from playpress.model.language import Language
from playpress.pdf.word_file import word_file

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
SHEET = """<!DOCTYPE html><html><head><title>Not this</title></head><body>
<h1><span class="chapter-kind">Kind </span>Calls &amp; \x01doors</h1>
<span class="qr"><img src="code"></span>
<p>First <strong>bold</strong><br>second.</p>
<ul><li><label><input type="checkbox"> <span>Ring</span></label></li><li><input type="radio"> Wait</li></ul>
<table><caption>Not this</caption>
<thead><tr><th>Who</th><th>What</th></tr></thead>
<tbody> <tr><td>Sales</td><td><ul><li>One</li><li>Two</li></ul></td></tr> <tr><td>Short</td></tr></tbody></table>
<h2 id="x--s-relations">Not this</h2><dl><dt>Not this</dt><dd>Nor this</dd></dl>
<h2>After</h2></body></html>"""


def made(html: str = SHEET, language: str = "en") -> bytes:
    return word_file(html, "Calls & doors", "Oak, printed today", "a4", Language(language))


def body(data: bytes) -> ET.Element:
    with ZipFile(BytesIO(data)) as packed:
        for name in packed.namelist():
            ET.fromstring(packed.read(name))
        return ET.fromstring(packed.read("word/document.xml"))[0]


def words(element: ET.Element) -> str:
    return "".join("\n" if each.tag == f"{W}br" else each.text or "" for each in element.iter() if each.tag in TEXT)


TEXT = (f"{W}t", f"{W}br")


def test_headings_text_and_boxes_are_paragraphs_in_their_styles() -> None:
    found = []
    for each in body(made()).findall(f"{W}p"):
        style = each.find(f"{W}pPr/{W}pStyle")
        found.append((style.get(f"{W}val") if style is not None else "", words(each).strip()))
    assert [each for each in found if each[1]] == [
        ("Heading1", "Calls & doors"),
        ("", "First bold\nsecond."),
        ("ListBullet", "\u2610 Ring"),
        ("ListBullet", "\u2610 Wait"),
        ("Heading2", "After"),
        ("Foot", "Oak, printed today"),
    ]


def test_tables_have_rows_of_as_many_cells() -> None:
    (table,) = body(made()).findall(f"{W}tbl")
    rows = [
        [[words(p).strip() for p in cell.findall(f"{W}p")] for cell in row.findall(f"{W}tc")]
        for row in table.iter(f"{W}tr")
    ]
    assert rows == [[["Who"], ["What"]], [["Sales"], ["One", "Two"]], [["Short"], [""]]]
    assert len(table.findall(f"{W}tblGrid/{W}gridCol")) == 2


def test_the_same_sheet_has_the_same_bytes() -> None:
    assert made() == made()
    assert body(made("<body><table><tr></tr></table>text</body>")) is not None


def styles(data: bytes) -> ET.Element:
    with ZipFile(BytesIO(data)) as packed:
        return ET.fromstring(packed.read("word/styles.xml"))


def test_a_language_from_right_to_left_turns_paragraphs_tables_and_pages() -> None:
    for language, turned, attribute in (("ar", True, "bidi"), ("en", False, "val")):
        data = made(language=language)
        normal = next(each for each in styles(data) if each.get(f"{W}styleId") == "Normal")
        (table,) = body(data).findall(f"{W}tbl")
        for each in (
            normal.find(f"{W}pPr/{W}bidi"),
            table.find(f"{W}tblPr/{W}bidiVisual"),
            body(data).find(f"{W}sectPr/{W}bidi"),
        ):
            assert (each is not None) is turned
        (said,) = styles(data).iter(f"{W}lang")
        assert said.attrib == {f"{W}{attribute}": language}


def test_words_from_right_to_left_are_runs_that_say_so_in_any_language() -> None:
    html = "<body><p><strong>(שלום) Call 20 דקות</strong></p></body>"
    for language in ("he", "en"):
        paragraph = body(made(html, language))[0]
        found = [
            (words(run), run.find(f"{W}rPr/{W}rtl") is not None, run.find(f"{W}rPr/{W}bCs") is not None)
            for run in paragraph.iter(f"{W}r")
        ]
        assert found == [("(שלום) ", True, True), ("Call 20 ", False, True), ("דקות", True, True)]


def test_what_begins_in_latin_letters_keeps_its_order_among_arabic_words() -> None:
    html = "<body><p>What שלום promises.</p><p>שלום Call</p><table><tr><td>Who</td></tr></table></body>"
    for language, expected in (("he", ["0", None, "0"]), ("en", [None, None, None])):
        found = [each.find(f"{W}pPr/{W}bidi") for each in body(made(html, language)).iter(f"{W}p") if words(each)]
        assert [None if each is None else each.get(f"{W}val") for each in found[:3]] == expected
