"""Publications of the reference playbook, read back from their PDFs: true numbers, nothing cut, readable for all."""

import datetime as dt
import re
from collections import Counter
from collections.abc import Callable
from functools import cache
from io import BytesIO
from itertools import pairwise
from pathlib import Path

import page
import pikepdf
import pytest
import zxingcpp
from tests.conftest import ROOT
from tests.pdf.conftest import DAY, SWEEP, WIKI
from tests.pdf.paper import Paper
from tests.shared import made_once

from playpress.derive import quizzes
from playpress.derive.duties import people
from playpress.graph import Book
from playpress.model.kinds.comparison import Comparison
from playpress.model.kinds.objection import Objection
from playpress.model.kinds.process import Process
from playpress.pdf import anchors, choosing, compose, printing
from playpress.pdf.assembly import PrintSource
from playpress.pipeline import Playbook, read

SHEETS = (
    "booklet-sales-development-rep-answers",
    "battlecard-crates-and-capsules",
    "cards",
    "agreement-marketing-sales",
    "checklist-process-sales-process",
    "checklist-first-call",
    "strategy:cold-calling",
    "plan:year-2027",
)
BOOKLET = "booklet-sales-development-rep"
BOUND = ("book", BOOKLET, "handbook-marketing", "alignment") if SWEEP else (BOOKLET, "alignment")
INDEXED = tuple(name for name in BOUND if name != "alignment")
ON_LETTER = BOUND[1:] if SWEEP else ()
BOOKLETS = [(BOOKLET, "a4"), *((BOOKLET, "letter") for _ in ON_LETTER[:1])]
LETTERS = SHEETS if SWEEP else ("booklet-sales-development-rep-answers", "cards", "strategy:cold-calling")
"""Sheets that are looked at in the American size as well: lines to write on, cards to cut, running text."""
PAGE = 8 * 1024
"""Bytes that a page without photographs may take, with links into the wiki."""
FIELD, CODE = 200, 2560
"""Bytes that a field takes, and a code that is drawn and not a picture of 45 points."""


@pytest.fixture(scope="module")
def book(larkfield: Playbook) -> Book:
    assert larkfield.book is not None
    return larkfield.book


@pytest.fixture(scope="module")
def whole(
    paper: Callable[..., Paper], larkfield: Playbook, tmp_path_factory: pytest.TempPathFactory
) -> tuple[Paper, Playbook]:
    """A whole playbook on paper. In the tests it is the one with every field, which is made alike and is shorter."""
    if SWEEP:
        return paper("book"), larkfield
    playbook = read(ROOT / "tests" / "books" / "every-field", DAY)

    def render(folder: Path) -> None:
        source = choosing.print_source(playbook)
        (printed,) = printing.printed(playbook, source, printing.PrintOptions(), choosing.chosen(source, ["book"]))
        (folder / "volume.pdf").write_bytes(printed.pdf)

    folder = made_once(tmp_path_factory, "every-field-book", render)
    return Paper((folder / "volume.pdf").read_bytes()), playbook


@pytest.fixture(scope="module")
def composed(source: PrintSource) -> Callable[[str], str]:
    """The HTML of a publication by its name, composed once."""

    @cache
    def text(name: str) -> str:
        (volume,) = choosing.chosen(source, [name])
        return compose.document(volume, source.book, source.templates).replace("\xa0", " ")

    return text


@pytest.mark.parametrize("name", [*BOUND, *SHEETS])
def test_a_publication_breaks_no_rule_of_pdf_ua(paper: Callable[..., Paper], name: str) -> None:
    report = page.validate_pdf_bytes(paper(name).pdf, profile=page.ValidationProfile.PDF_UA_1)
    assert [(each.rule_id, each.message) for each in report.failures] == []
    assert report.rules.total > 100


@pytest.mark.parametrize("name", [*BOUND, *SHEETS])
def test_a_publication_breaks_no_rule_of_pdf_a(paper: Callable[..., Paper], name: str) -> None:
    """But one that is a misreading: packed bytes of a stream may end as a line does."""
    report = page.validate_pdf_bytes(paper(name).pdf, profile=page.ValidationProfile.PDF_A_2A)
    assert {each.rule_id for each in report.failures} <= {"PDFA2A-STREAM-LENGTH-001"}
    with pikepdf.open(BytesIO(paper(name).pdf)) as pdf:
        assert pdf.check_pdf_syntax() == []
        assert pdf.Root.OutputIntents[0].S == "/GTS_PDFA1"


@pytest.mark.parametrize("name", [BOOKLET, *SHEETS])
def test_a_field_is_called_by_its_words_and_by_no_other_name_twice(paper: Callable[..., Paper], name: str) -> None:
    with pikepdf.open(BytesIO(paper(name).pdf)) as pdf:
        fields = pdf.Root.AcroForm.Fields if "/AcroForm" in pdf.Root else []
        names = [str(each["/T"]) for each in fields]
        assert len(set(names)) == len(names)
        assert [str(each.T) for each in fields if "--" in str(each.TU) or not str(each.TU)] == []
        notes = [note for leaf in pdf.pages for note in leaf.get("/Annots", []) if note.Subtype == "/Widget"]
        assert [note for note in notes if "/AP" not in note] == []


def test_what_is_filled_in_on_paper_is_filled_in_on_a_screen(paper: Callable[..., Paper]) -> None:
    asked = "A lead is an MQL. Has sales looked at it?"
    with pikepdf.open(BytesIO(paper("booklet-sales-development-rep").pdf)) as pdf:
        fields = {str(each.TU): each for each in pdf.Root.AcroForm.Fields}
        assert [str(kid.TU) for kid in fields[asked].Kids] == [f"{asked} a) Yes", f"{asked} b) Not yet"]
        assert [list(kid.AP.N.keys()) for kid in fields[asked].Kids] == [["/0"], ["/1"]]
    assert {"Name", "Manager", "Buddy", "Ready to go on?"} <= fields.keys()
    assert {"Seen by: Seven questions on the first day", "Correct: Seven questions on the first day"} <= fields.keys()
    assert "After six weeks of a brand campaign, monthly revenue is flat. What does that prove?" in fields


@pytest.mark.parametrize("name", [*BOUND, *SHEETS])
def test_every_link_leads_somewhere(paper: Callable[..., Paper], name: str) -> None:
    printed = paper(name)
    assert sorted(set(printed.links) - printed.targets.keys()) == []
    assert [each for each in printed.addresses if "://" not in each] == []


@pytest.mark.parametrize(
    ("name", "size"),
    [*((name, "a4") for name in (*BOUND, *SHEETS)), *((name, "letter") for name in (*ON_LETTER, *LETTERS))],
)
def test_no_letter_leaves_the_paper(paper: Callable[..., Paper], name: str, size: str) -> None:
    assert paper(name, size).outside() == []


@pytest.mark.parametrize("name", BOUND)
def test_contents_tell_the_page_on_which_a_chapter_begins(
    paper: Callable[..., Paper], source: PrintSource, name: str
) -> None:
    printed = paper(name)
    (volume,) = choosing.chosen(source, [name])
    contents = " ".join(printed.pages[1:5]).replace("\x02", "-")
    checked = 0
    for n, part in enumerate(volume.parts, 1):
        for k, chapter in enumerate(part.chapters, 1):
            title = " ".join(f"{n}.{k} {chapter.title}".split())
            found = re.search(rf"{re.escape(title)} (\d+)(?= |$)", contents)
            assert found, title
            assert title in printed.pages[int(found[1]) - 1], title
            checked += 1
            for entry in chapter.pages if chapter.gathered else ():
                at = printed.targets[anchors.chapter_id(entry.uri.removesuffix(".md"))]
                assert f"{' '.join(entry.title.split())} {at}" in contents.replace("\xa0", " "), entry.title
    assert checked == len(volume.chapters) >= 8


@pytest.mark.parametrize("name", INDEXED)
def test_the_index_tells_the_page_on_which_a_thing_is_defined(paper: Callable[..., Paper], name: str) -> None:
    printed = paper(name)
    start = max(number for number, text in enumerate(printed.pages) if "Index" in text and " A " in f" {text} ")
    index = " ".join(printed.pages[start - 1 :])
    for id_, target, short in (
        ("roles-sales-development-rep", "Sales development rep", "SDR"),
        ("glossary-marketing-qualified-lead", "Marketing qualified lead (MQL)", "MQL"),
    ):
        if home := printed.targets.get(id_):
            assert f"{target} {home}" in index
            assert f"{short}, see {target.partition(' (')[0]}" in index
    assert printed.targets["index"] <= len(printed.pages)
    told = [re.split(", ", found) for found in re.findall(r"\d+(?:, \d+)+", index)]
    assert len(told) > 10
    assert [numbers for numbers in told if len(set(numbers)) < len(numbers)] == []


def test_what_belongs_together_is_named_with_its_page(whole: tuple[Paper, Playbook]) -> None:
    numbered = [
        (words, int(found[1]), page)
        for words, called, page in whole[0].cited
        if (found := re.fullmatch(rf"{re.escape(called)} (\d+)", words))
    ]
    assert len(numbered) > 100
    assert [each for each in numbered if each[1] != each[2]] == []


@pytest.mark.parametrize(("name", "size"), BOOKLETS)
def test_a_wide_comparison_lies_on_its_side_and_nothing_else_does(
    paper: Callable[..., Paper], name: str, size: str
) -> None:
    printed = paper(name, size)
    across = [number for number, page in enumerate(printed.document, 1) if page.get_size()[0] > page.get_size()[1]]
    assert len(across) == 2
    assert across[0] == printed.targets["compare-inbound-vs-outbound"]
    assert across[0] % 2 == 0, "two pages of a table face each other"
    for number in across:
        assert "Inbound sales Outbound sales Inbound marketing" in printed.pages[number - 1]


@pytest.mark.parametrize("name", BOUND)
def test_every_page_says_how_old_it_is(paper: Callable[..., Paper], name: str) -> None:
    printed = paper(name)
    words = re.compile(r"Larkfield, version 2026\.4, valid until \d+ \w+ \d{4}, printed 23 November 2026")
    assert [number for number, text in enumerate(printed.pages[1:], 2) if not words.search(text)] == []
    assert "Version 2026.4, printed 23 November 2026" in printed.pages[0]
    for number, text in enumerate(printed.pages[1:-1], 2):
        assert re.search(rf"\b{number}\b", text), f"page {number} does not say so"


@pytest.mark.parametrize("name", SHEETS)
def test_a_sheet_says_until_when_it_is_valid(paper: Callable[..., Paper], name: str) -> None:
    """Not the cards, which are cut out, nor the key, which tells of questions alone."""
    pages = [] if name == "cards" or name.endswith("-answers") else paper(name).pages
    assert [text for text in pages if not re.search(r"valid until [\w ]+, printed 23 November 2026", text)] == []


def test_each_page_of_a_sheet_says_of_what_it_is(paper: Callable[..., Paper]) -> None:
    first, *more = paper("agreement-marketing-sales").pages
    assert "page 1 of" not in first
    for number, text in enumerate(more, 2):
        assert f"Agreement: Marketing and Sales page {number} of {len(more) + 1}" in text


@pytest.mark.parametrize(("name", "size"), [*((name, "a4") for name in BOUND), *BOOKLETS[1:]])
def test_no_page_is_nearly_empty(paper: Callable[..., Paper], name: str, size: str) -> None:
    printed = paper(name, size)
    assert [number for number in range(2, len(printed.pages)) if printed.ink(number) < 1 / 3] == []


@pytest.mark.parametrize(("name", "size"), [*((name, "a4") for name in BOUND), *BOOKLETS[1:]])
def test_no_page_has_but_the_last_words_of_a_part(paper: Callable[..., Paper], name: str, size: str) -> None:
    """The rest of it may be ruled for notes; contents and index end where they end."""
    printed = paper(name, size)
    inner = range(4, min(printed.targets.get(name, len(printed.pages)) for name in ("glossary", "index")))
    written = [number for number in inner if not printed.blank(number)]
    assert [number for number in written if printed.ink(number, palest=150) < 0.2] == []


@pytest.mark.parametrize(("name", "size"), BOOKLETS)
def test_a_process_begins_with_its_drawing_beside_its_name(paper: Callable[..., Paper], name: str, size: str) -> None:
    printed = paper(name, size)
    for process, step in (("sales-process", "Following up"), ("marketing-process", "Fine-tune")):
        page = printed.pages[printed.targets[f"processes-{process}"] - 1]
        assert "process" in page
        assert step in page
        assert "Each lane is a team" in page


ROOM_FOR_LINES = 22 + 4 + 7 + 26
"""The margin below, the end of a box, the gap above the lines and three of them (mm)."""


def _room(printed: Paper, number: int) -> float:
    """From the last word of an upright page down to its edge, in millimetres; none on a wide page."""
    width, height = printed.document[number - 1].get_size()
    return height * 25.4 / 72 - (printed.lowest(number) or 0) if height > width else 0


@pytest.mark.parametrize(("name", "size"), BOOKLETS)
def test_lines_to_write_on_stand_where_a_chapter_has_ended_and_in_no_text(
    paper: Callable[..., Paper], source: PrintSource, name: str, size: str
) -> None:
    printed = paper(name, size)
    (volume,) = choosing.chosen(source, [name])
    stems = [page.uri.removesuffix(".md") for page in volume.pages]
    begun = {printed.targets[name] for name in ("glossary", *map(anchors.chapter_id, stems))}
    parts = {at for name, at in printed.targets.items() if name.startswith("part-")}
    begun |= parts
    lines = {number: printed.rules(number) for number in range(2, len(printed.pages))}
    ruled = [number for number, rules in lines.items() if rules]
    roomy = [
        number
        for number in sorted({number - 1 for number in begun} - parts)
        if number > min(parts) and printed.lowest(number) and _room(printed, number) > ROOM_FOR_LINES
    ]
    assert set(roomy) <= set(ruled)
    assert roomy
    begun |= {number for number in range(1, len(printed.pages)) if printed.blank(number)}
    ends = {number - 1 for number in begun} | {printed.targets["index"], len(printed.pages) - 2, len(printed.pages) - 1}
    assert [number for number in ruled if number not in ends and not printed.blank(number)] == []
    for number in ruled:
        rules = lines[number]
        assert len(rules) >= 3, number
        words = printed.lowest(number)
        assert words is None or rules[0] - words > 5, number


@pytest.mark.parametrize("name", [*INDEXED, *SHEETS])
def test_a_page_takes_few_bytes(paper: Callable[..., Paper], name: str) -> None:
    """Of a single sheet the fonts are most: half of a book's, and they are in it once.

    The alignment report is left out: two links in every row of its tables take 60 KB of its 197.
    """
    printed = paper(name)
    fonts_and_profile = 0 if len(printed.pages) > 20 else 37 * 1024
    with pikepdf.open(BytesIO(printed.pdf)) as pdf:
        fields = sum(note.Subtype == "/Widget" for leaf in pdf.pages for note in leaf.get("/Annots", []))
    codes = sum(1 for number in range(1, len(printed.pages) + 1) for _ in _codes(printed, number))
    assert len(printed.pdf) <= PAGE * len(printed.pages) + fonts_and_profile + FIELD * fields + CODE * codes


def _codes(printed: Paper, page: int) -> list[zxingcpp.Barcode]:
    return list(zxingcpp.read_barcodes(printed.picture(page, 100)))


def test_every_chapter_s_code_opens_its_page(paper: Callable[..., Paper], source: PrintSource) -> None:
    printed = paper("booklet-sales-development-rep")
    seen = set()
    for number in range(1, len(printed.pages) + 1):
        seen.update(code.text for code in _codes(printed, number))
    (volume,) = choosing.chosen(source, ["booklet-sales-development-rep"])
    pages = {each.uri for each in volume.pages if not each.uri.startswith("print/")}
    assert seen == {f"{WIKI}{uri.removesuffix('.md')}.html?p=2026.4" for uri in pages} | {f"{WIKI}?p=2026.4"}


def test_a_battlecard_is_one_sheet_and_pocket_cards_are_six_on_a_page(paper: Callable[..., Paper], book: Book) -> None:
    for size in ("a4", "letter") if SWEEP else ("a4",):
        card = paper("battlecard-crates-and-capsules", size)
        assert len(card.pages) == 2, "both sides of one sheet"
        wanted = ("Internal:", "When we lose", "it rinses itself", "Whom to ask", "30 October 2026")
        assert [each for each in wanted if each.split()[-1] not in card.pages[0]] == []
        assert "Where we won" in card.text
    says = [str(each.says) for each in book.active(Objection)]
    for size in ("a4", "letter"):
        cards = paper("cards", size)
        assert len(cards.pages) == -(-(len(says) + 3) // 6)
        assert [each for each in says if each.split()[0] not in cards.text] == []
        assert cards.text.count("Larkfield, version 2026.4, valid until 19 January 2027, ") == len(says) + 3
        rows = [found for number in range(len(cards.pages)) for found in _tops(cards, number, ("THEY SAY", "ACCEPTED"))]
        heights = {round(lower - upper) for upper, lower in pairwise(rows) if lower > upper}
        assert len(heights) == 1, "all are of one height, to be cut in one stack"


def _tops(paper: Paper, page: int, words: tuple[str, ...]) -> list[float]:
    """How far down a page (from 0) some words are (points), each height once."""
    leaf = paper.document[page]
    text, height = leaf.get_textpage(), leaf.get_size()[1]
    found = set()
    for each in words:
        searched = text.search(each)
        while (place := searched.get_next()) is not None:
            found.add(round(height - text.get_charbox(place[0])[3], 1))
    return sorted(found)


def test_the_report_has_room_for_what_is_decided_about_each_finding(paper: Callable[..., Paper]) -> None:
    text = paper("alignment").text
    assert "What we decide" in text
    assert "Finding Decision Owner Until" in text


def test_a_table_is_whole_and_its_head_stands_on_each_of_its_pages(whole: tuple[Paper, Playbook]) -> None:
    printed, playbook = whole
    assert playbook.book is not None
    comparison = playbook.book.active(Comparison)[0]
    text = re.sub(r"[\s\u00ad-]+", "", printed.text)
    for row in comparison.criteria:
        for subject in comparison.subjects:
            cell = re.sub(r"[\s\u00ad-]+", "", str(row.value_of(subject)))
            assert cell in text, cell


def test_a_booklet_has_dates_lines_and_no_answers(paper: Callable[..., Paper], book: Book) -> None:
    booklet, answers = paper("booklet-sales-development-rep"), paper("booklet-sales-development-rep-answers")
    assert "First day: 11 January 2027" in booklet.text
    assert "Mon 18 to Fri 22 January 2027" in booklet.text
    assert "Your name, date" in booklet.text
    told = [question for each in book.entities.values() for question in each.questions if question.why]
    reasons = [str(each.why) for each in told if str(each.ask) in booklet.text]
    assert len(reasons) >= 10
    assert [why for why in reasons if why in booklet.text] == []
    assert sum(why in answers.text for why in reasons) >= 10


def test_dates_of_a_booklet_are_working_days_inside_of_their_phase(larkfield: Playbook, source: PrintSource) -> None:
    """A phase over Christmas takes as many working days as another; what it asks for is spread over them, in order."""
    assert larkfield.book is not None
    (volume,) = choosing.chosen(source, ["booklet-account-executive"], dt.date(2026, 12, 14))
    text = compose.document(volume, larkfield.book, source.templates).replace("\u00a0", " ")
    found = re.findall(r'class="pp-phase-days"><time>([^<]*)</time>', text)
    assert found[3] == "Mon 21 to Tue 29 December 2026"
    assert found[0] == "Mon 30 November to Fri 11 December 2026"
    assert found[4] == "Wed 30 December 2026 to Tue 19 January 2027"
    assert found[6].endswith(" to Fri 19 March 2027")
    dated = re.findall(r"<td><time>(\w+ \d+ Dec)</time>", text)
    assert dated[-5:] == ["Tue 22 Dec", "Wed 23 Dec", "Mon 28 Dec", "Tue 29 Dec", "Wed 30 Dec"]
    days = [each.replace(" to", "").split()[0] for each in found] + re.findall(r"<td><time>(\w+) ", text)
    assert not {"Sat", "Sun"} & set(days)


def test_a_booklet_says_of_what_it_does_not_hold_that_the_wiki_does(paper: Callable[..., Paper]) -> None:
    text = paper("booklet-sales-development-rep").text
    assert "shadow · Monday meeting (in the wiki) · 30 min" in text
    assert re.search(r"read · Marketing process, page \d+ · ", text)
    after = re.findall(r'after [“"][^”"]+[”"]( \(in the wiki\))?', text)
    assert after
    assert not any(after), "a task of the same booklet is said to be elsewhere"


def test_a_booklet_says_where_to_begin(paper: Callable[..., Paper]) -> None:
    printed = paper("booklet-sales-development-rep")
    assert "First day Monday, 11 January 2027" in printed.pages[1]
    assert "Before your first day with 1.1 Before you start" in printed.pages[1]
    found = re.search(r"On your first day with 1\.2 First day (\d+)", printed.pages[1])
    assert found
    assert "1.2 First day" in printed.pages[int(found[1]) - 1]
    assert "By the end you can" in printed.pages[int(found[1]) - 1]


def test_a_booklet_tells_in_full_what_its_role_does_and_the_rest_in_a_line(
    paper: Callable[..., Paper], book: Book
) -> None:
    text = re.sub(r"\s+", " ", paper("booklet-sales-development-rep").text)
    acts = {True: 0, False: 0}
    for process in book.active(Process):
        for step in process.steps:
            doing = {role.id for role, letters in people(book, step) if {"A", "R"} & set(letters)}
            own = "sales-development-rep" in doing
            acts[own] += 1
            assert f"{step.name} {step.do}" in text
            assert [str(each) in text for each in step.how] == [own] * len(step.how), step.id
    assert acts[True] >= 4
    assert acts[False] >= 8


def test_questions_are_numbered_through_and_asked_again_in_another_order(
    paper: Callable[..., Paper], source: PrintSource
) -> None:
    printed = paper("booklet-sales-development-rep")
    found = quizzes.by_path(source.book)["onboarding:sales-development-rep"]
    text = " ".join(printed.pages[printed.targets["print-quiz"] - 1 :])
    answers = paper("booklet-sales-development-rep-answers").text
    asked = [each for quiz in found for each in quiz.asked]
    assert sum(each.attempt > 1 for each in asked) == 5
    for each in asked:
        ask, order = str(each.question.ask), quizzes.in_order(each.question, each.attempt)
        assert text.count(ask) == sum(other.question is each.question for other in asked)
        assert f" {each.number}. " in f" {text} "
        assert " ".join(f"{letter}) {words}" for letter, words in zip("abcd", order, strict=False)) in text
        assert f"{each.number} {quizzes.letter(each.question, each.attempt) or '–'} " in answers
        assert ask in answers
    assert text.count("And again, in another order: question") == 2
    for quiz in found:
        assert f"Pass mark: {quiz.needed_right} of {len(quiz.asked)}." in answers


def test_a_question_names_what_it_is_about_and_its_page_and_the_key_does_too(paper: Callable[..., Paper]) -> None:
    printed = paper("booklet-sales-development-rep")
    page = printed.targets["processes-marketing-process"]
    assert f"does step three ask for? Marketing process, page {page} a)" in printed.text
    assert "receive from market research? Market research for sales (in the wiki) a)" in printed.text
    number = re.search(r"(\d\.\d+) Marketing process", printed.pages[page - 1])
    assert number
    key = paper("booklet-sales-development-rep-answers").text
    assert f"{number[1]} Marketing process, page {page} " in key
    places = re.findall(r"\d\.\d+ ([^.?]+?), page (\d+)", key)
    assert len(places) > 10
    assert [name for name, at in places if name not in printed.pages[int(at) - 1]] == []
    assert "Market research for sales, page" not in key


@pytest.mark.parametrize("name", ["booklet-sales-development-rep-answers", "cards"])
def test_keys_and_cards_say_how_long_they_are_valid(paper: Callable[..., Paper], name: str) -> None:
    assert "valid until " in paper(name).pages[0]


def test_questions_of_a_book_have_boxes_and_lines_and_no_answers(composed: Callable[[str], str]) -> None:
    text = composed("book")
    asked = text.split('data-pp-question="')[1:]
    assert len(asked) > 15
    for each in asked:
        room = each.partition("</li>\n<li")[0]
        assert 'class="pp-choices"' in room or 'class="pp-write-line"' in room
    assert "Show the answer" not in text


@pytest.mark.parametrize(("name", "size"), [(BOOKLET, "a4"), *((name, "letter") for name in ON_LETTER)])
def test_no_word_is_broken_that_stands_whole_elsewhere(paper: Callable[..., Paper], name: str, size: str) -> None:
    """But in an address, which may be longer than a line."""
    lines = [line for page in paper(name, size).document for line in page.get_textpage().get_text_range().splitlines()]
    known = Counter(re.findall(r"[A-Za-z]+", " ".join(lines)))
    broken = []
    for line, following in pairwise(lines):
        begun, rest = re.search(r"([A-Za-z]+)$", line), re.match(r"([a-z]+)", following)
        address = "://" in line.rpartition(" ")[2]
        if begun and rest and not address and known[begun[1] + rest[1]] and 1 in (known[begun[1]], known[rest[1]]):
            broken.append(begun[1] + "|" + rest[1])
    assert broken == []


def test_labels_are_read_before_what_they_are_labels_of(whole: tuple[Paper, Playbook]) -> None:
    printed, playbook = whole
    assert playbook.book is not None
    assert re.search(r"\d\.1 Goals", printed.text)
    assert f"Trigger {playbook.book.active(Process)[0].trigger}" in printed.text


@pytest.mark.parametrize("name", INDEXED)
def test_contents_bookmarks_and_heads_name_the_same_parts_and_chapters(
    paper: Callable[..., Paper], source: PrintSource, name: str
) -> None:
    """A part has a bookmark also where no page opens it; the head of a page names its chapter on both sides."""
    printed = paper(name)
    (volume,) = choosing.chosen(source, [name])
    marks = [(mark.level, " ".join(mark.get_title().split())) for mark in printed.document.get_toc()]
    parts, heads = [], []
    for part in volume.parts:
        chapters = [f"{volume.numbers[each.pages[0].uri]} {' '.join(each.title.split())}" for each in part.chapters]
        parts += [(0, part.title), *((1, each) for each in chapters)]
        heads += [f"{part.title} · {each.split(' ', 1)[0]} " for each in chapters]
    told = [mark for mark in marks if mark[0] < 2]
    start = told.index(parts[1]) - 1
    assert told[start : start + len(parts)] == parts
    assert sum(any(head in page for head in heads) for page in printed.pages[1::2]) >= len(printed.pages) / 4


def test_the_index_leads_to_the_places_where_a_word_is_used(paper: Callable[..., Paper]) -> None:
    printed = paper("booklet-sales-development-rep")
    uses = {name: at for name, at in printed.targets.items() if name.endswith("--use-glossary-lead-nurturing")}
    assert uses
    for name, at in uses.items():
        assert re.search(r"email series|nurtur", printed.pages[at - 1], re.IGNORECASE), name


def test_a_role_in_a_book_names_answers_and_their_pages_and_alone_tells_them(composed: Callable[[str], str]) -> None:
    text = composed("book")
    assert "What buyers say to you" not in text
    useful = text.partition('id="roles-account-executive--s-useful"')[2].partition("<h4")[0]
    assert '<a data-ref="#objections-price-too-high" href="#objections-price-too-high">Price too high</a>' in useful
    answer = "A technician who lives 25 minutes from here"
    assert text.count(answer) == 1
    assert composed("roles").count(answer) > 1


def test_letters_behind_roles_are_explained_before_they_stand(composed: Callable[[str], str]) -> None:
    for name in ("book", "booklet-sales-development-rep", "process:sales-process"):
        steps = composed(name).partition('s-steps"')[2]
        assert 0 < steps.index("A, accountable") < steps.index("(A/R)")


def test_paper_does_not_speak_of_the_screen(composed: Callable[[str], str]) -> None:
    told = (composed("book"), composed("alignment"))
    shown = [re.sub(r'<span class="pp-screen">.*?</span>', "", each) for each in told]
    for words in ("What each check means", "change them and see", "on the alignment page", "To print and sign"):
        assert [words in each for each in shown] == [False, False]
    codes = re.compile(r">(?:[A-Z]{3}-\d+)<")
    assert codes.findall(shown[0]) == []
    assert "Backed up by" in shown[0]
    assert "2 automated checks" in shown[0]
    hints = re.findall(r'<p class="pp-finding-message[^>]*>.*?</li>', shown[1], re.DOTALL)
    assert hints
    assert not any("<code>" in each.partition('<p class="pp-note-text')[0] for each in hints)
    assert all("</p>\n<p>" in each for each in hints), "each says how it is fixed"


def test_a_handbook_holds_what_its_team_uses(source: PrintSource) -> None:
    held = {}
    for team in ("sales", "marketing"):
        (volume,) = choosing.chosen(source, [f"handbook-{team}"])
        held[team] = {page.uri.removesuffix(".md") for page in volume.pages}
    assert {"meetings/monday-meeting", "material/trial-week-card", "audiences/offices"} <= held["sales"]
    assert {"funnels/leads", "meetings/leaders-review", "objections/price-too-high"} <= held["marketing"]
    assert "strategies/cold-calling" in held["sales"] - held["marketing"]


@pytest.mark.parametrize(
    ("strategy", "size"),
    [
        ("online-marketing", "a4"),
        ("cold-calling", "a4"),
        ("cold-calling", "letter"),
        *((name, "a4") for name in ("door-to-door", "cross-selling") if SWEEP),
    ],
)
def test_a_sheet_of_a_page_and_a_few_lines_is_one_page(paper: Callable[..., Paper], strategy: str, size: str) -> None:
    assert len(paper(f"strategy:{strategy}", size).pages) == 1


@pytest.mark.parametrize(
    ("start", "told"),
    [
        (dt.date(2026, 12, 7), ["valid until 10 January 2027 and its path ends on 12 March 2027"]),
        (
            dt.date(2026, 12, 5),
            ["Saturday, 5 December 2026, is not a working day", "valid until 10 January 2027 and its path ends on"],
        ),
        (dt.date(2027, 1, 11), ["valid until 10 January 2027, which is before the first day"]),
    ],
)
def test_a_first_day_that_cannot_be_meant_is_told(source: PrintSource, start: dt.date, told: list[str]) -> None:
    (volume,) = choosing.chosen(source, ["booklet-sales-development-rep"], start)
    found = list(printing.doubts(source, volume, start))
    assert len(found) == len(told)
    assert all(words in note for words, note in zip(told, found, strict=True))


def test_a_link_is_called_by_what_it_leads_to(paper: Callable[..., Paper]) -> None:
    said = paper("booklet-sales-development-rep").said | paper("alignment").said
    assert len(said) > 100
    assert [name for name in said if name.startswith(("http", "#")) or "--" in name] == []
    assert "Sales process" in said


def test_a_role_is_given_the_path_that_is_most_its_own(source: PrintSource) -> None:
    for role, name in (
        ("account-executive", "booklet-account-executive"),
        ("content-manager", "booklet-content-and-demand-manager"),
        ("market-analyst", "booklet-everybody"),
    ):
        (volume,) = choosing.chosen(source, [f"role:{role}"])
        assert volume.publication.name == name


def test_bookmarks_follow_the_headings(whole: tuple[Paper, Playbook]) -> None:
    outline = list(whole[0].document.get_toc())
    assert len(outline) > 30
    assert all(after.level <= before.level + 1 for before, after in pairwise(outline))


def test_composing_is_pure(larkfield: Playbook, source: PrintSource) -> None:
    (volume,) = choosing.chosen(source, ["handbook-sales" if SWEEP else "process:sales-process"])
    one, other = (printing.print_job(larkfield, source, printing.PrintOptions(), volume).html for _ in range(2))
    assert one == other
    ids = re.findall(r'\sid="([^"]*)"', one)
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize("name", [*SHEETS[:1], "checklist-trade-fair", "checklist-alignment-review", SHEETS[4]])
@pytest.mark.parametrize("size", ["a4", "letter"] if SWEEP else ["a4"])
def test_the_last_page_of_a_sheet_is_worth_its_paper(paper: Callable[..., Paper], name: str, size: str) -> None:
    printed = paper(name, size)
    assert [number for number in range(1, len(printed.pages) + 1) if printed.ink(number) < 1 / 3] == []
