"""Whatever an author writes comes out whole on paper, or is told: nothing is cut, no letter is a box in silence."""

import re
from collections.abc import Callable

import page
import pytest
from tests.pdf.paper import Paper

from playpress.pdf import anchors
from playpress.pdf.anchors import Places
from playpress.pdf.printing import Printed


@pytest.fixture(autouse=True)
def no_fonts_of_this_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PLAYPRESS_FONTS", "")


Print = Callable[..., Printed]


def squeezed(text: str) -> str:
    """A text without spaces and hyphens, as which it can be found again however its lines break."""
    return re.sub(r"[\s\u00ad\u200b\ufffe\x02-]+", "", text)


def sound(printed: Printed) -> Paper:
    paper = Paper(printed.pdf)
    assert paper.outside() == []
    report = page.validate_pdf_bytes(printed.pdf, profile=page.ValidationProfile.PDF_UA_1)
    assert report.is_compliant, [each.message for each in report.failures]
    return paper


def test_a_table_of_thirty_columns_loses_no_cell(print_small: Print) -> None:
    goals = "".join(f"g{n}: {{name: Goal number {n}, team: sales, summary: Reason {n}}}\n" for n in range(30))
    subjects = ", ".join(f"'goal:g{n}'" for n in range(30))
    cells = ", ".join(f"'goal:g{n}': cell {n} of this row" for n in range(30))
    comparison = (
        f"all:\n  subjects: [{subjects}]\n  criteria:\n    - {{id: one, criterion: A criterion, values: {{{cells}}}}}\n"
    )
    printed = print_small("comparison:all", teams="sales: {}\n", goals=goals, comparisons=comparison)
    text = squeezed(sound(printed).text)
    for n in range(30):
        assert squeezed(f"cell {n} of this row") in text
        assert squeezed(f"Goal number {n}") in text


def test_a_word_of_two_hundred_letters_breaks_and_stays_on_the_paper(print_small: Print) -> None:
    word = "Freundschaftsdienst" * 11
    printed = print_small("term:long", glossary=f"long: {{name: Long, definition: It is {word} and so on}}\n")
    assert word in squeezed(sound(printed).text)


def test_a_long_step_runs_over_pages_and_is_whole(print_small: Print) -> None:
    points = "".join(
        f"        - Point {n} of a step that has very many of them and still more words\n" for n in range(350)
    )
    process = f"way:\n  team: sales\n  steps:\n    - id: one\n      how:\n{points}"
    paper = sound(print_small("process:way", teams="sales: {}\n", processes=process))
    assert len(paper.pages) > 5
    text = squeezed(paper.text)
    assert [n for n in range(350) if squeezed(f"Point {n} of a step") not in text] == []


def test_an_empty_checklist_is_a_page_with_its_title(print_small: Print) -> None:
    assert "Daily" in sound(print_small("checklist:daily", checklists="daily: {}\n")).text


@pytest.mark.parametrize(
    ("words", "missing"), [("商談 is a deal", "商談"), ("well done 🎉", "🎉"), ("مرحبا to you", "م")]
)
def test_letters_the_fonts_lack_are_told(print_small: Print, words: str, missing: str) -> None:
    printed = print_small("term:odd", glossary=f"odd: {{name: Odd, definition: {words}}}\n")
    assert any(missing[0] in note and "no letter" in note for note in printed.notes)
    assert Paper(printed.pdf).outside() == []


def test_letters_the_fonts_lack_are_told_once_with_the_file_they_come_from(print_small: Print) -> None:
    goals = "win: {team: sales, name: 商 win, summary: 商 again}\nend: {team: sales, name: End, summary: 談}\n"
    printed = print_small("book", teams="sales: {}\n", goals=goals)
    assert printed.notes == (
        "no letter for 商 in the fonts of the book (content/goals.yml): a box stands for each of them",
        "no letter for 談 in the fonts of the book (content/goals.yml): a box stands for each of them",
    )


def test_a_drawing_is_drawn_where_its_links_lead_nowhere(print_small: Print) -> None:
    """A sheet holds no other page, and the playbook has no address."""
    funnel = "way: {object: lead, stages: [{id: asks, owner: rep, rate: 50%}, {id: buys, outcome: won}]}\n"
    plan = "year: {period: 2027, currency: EUR, revenue_target: 1000 EUR, avg_deal: 10 EUR, funnel: way}\n"
    roles, teams = "rep: {team: sales}\n", "sales: {leader: rep}\n"
    printed = print_small("plan:year", teams=teams, roles=roles, funnels=funnel, plans=plan)
    colours = sound(printed).picture(1, 50).convert("RGB").getcolors(1_000_000)
    assert (0x2B, 0x39, 0xCA) in {colour for _, colour in colours}


def test_a_link_that_leads_nowhere_becomes_an_element_of_the_drawing_or_the_text_it_is_in() -> None:
    html = '<svg><a xlink:href="far.html"><path/></a></svg><a href="far.html">far</a><a href="#here">here</a>'
    found = anchors.rebase_links(html, "page", Places({"page": frozenset({"here"})}, ""), 0)
    here = '<a data-ref="#page--here" href="#page--here">here</a>'
    assert found == f"<svg><g><path/></g></svg><span>far</span>{here}"


def test_a_long_answer_makes_its_card_longer(print_small: Print) -> None:
    words = " ".join(f"word{n}" for n in range(300))
    said = f"dear:\n  says: Too dear\n  response: {words}\nlate: {{says: Too late, response: No}}\n"
    text = squeezed(sound(print_small("cards", teams="sales: {}\n", objections=said)).text)
    assert [n for n in range(300) if f"word{n}" not in text] == []


def test_a_card_calls_no_promise_an_answer_that_is_not_marked(print_small: Print) -> None:
    times = "{by: sales, what: Ring, value: 4 business h%s}, {by: sales, what: Tell why, value: 9 calendar d}"
    said = "".join(
        f"{name}: {{from: way#ask, to: way#{step}, commitments: [{times % mark}]}}\n"
        for name, step, mark in (("open", "ring", ""), ("known", "meet", ", answers: yes"))
    )
    steps = "[{id: ask, owner: cmo, next: [{to: ring}, {to: meet}]}, {id: ring, next: []}, {id: meet}]"
    files = {"teams": "marketing: {}\nsales: {}\n", "roles": "cmo: {team: marketing}\n"}
    text = squeezed(
        sound(print_small("cards", **files, processes=f"way: {{team: sales, steps: {steps}}}\n", handoffs=said)).text
    )
    assert text.count("Salesanswerswithin4businesshours") == text.count("answers") == 1
    assert "Ring,within4businesshours;Tellwhy,within9calendardays" in text


def test_a_cell_longer_than_a_page_runs_on(print_small: Print) -> None:
    reasons = ", ".join(f"Reason {n} to choose us and nobody else in the world" for n in range(150))
    rival = "us:\n  type: competitor\n  subjects: ['goal:win', 'goal:end']\n  their_strengths: [Price]\n"
    goals = "win: {team: sales}\nend: {team: sales}\n"
    printed = print_small(
        "battlecard-us", teams="sales: {}\n", goals=goals, comparisons=f"{rival}  win_themes: [{reasons}]\n"
    )
    text = squeezed(sound(printed).text)
    assert [n for n in range(150) if f"Reason{n}tochooseus" not in text] == []


def test_a_letter_that_is_missing_leaves_a_box(print_small: Print) -> None:
    blank, boxes = (
        Paper(print_small("term:odd", glossary=f"odd: {{name: Odd, definition: 'a{word}a'}}\n").pdf).picture(1, 50)
        for word in ("\u2003" * 6, "商" * 6)
    )
    ink = [sum(picture.convert("L").histogram()[:128]) for picture in (blank, boxes)]
    assert ink[1] > ink[0] + 20


def test_hebrew_is_written(print_small: Print) -> None:
    assert print_small("term:odd", glossary="odd: {name: Odd, definition: 'שלום to you'}\n").notes == ()


def test_letters_of_other_european_languages_need_no_word(print_small: Print) -> None:
    printed = print_small(
        "term:odd", glossary="odd: {name: Odd, definition: 'Łódź, naïve façade, Ελλάδα, Борис, €, →, ≥'}\n"
    )
    assert printed.notes == ()
    assert "Łódź" in sound(printed).text


def test_markup_of_an_author_is_shown_and_not_obeyed(print_small: Print) -> None:
    text = "<script>alert(1)</script> {{ 7*7 }} </style><b>bold</b>"
    paper = sound(print_small("term:odd", glossary=f"odd: {{name: Odd, definition: '{text}'}}\n"))
    assert squeezed(text) in squeezed(paper.text)


def test_a_playbook_of_five_files_has_a_book(print_small: Print) -> None:
    printed = print_small(
        "book", teams="sales: {}\n", goals="win: {team: sales}\n", strategies="ring: {team: sales, goals: [win]}\n"
    )
    paper = sound(printed)
    assert "Ring" in paper.text
    assert "Contents" in paper.text


def test_a_link_that_leads_out_has_its_address_at_the_foot_of_the_page(print_small: Print) -> None:
    body = "Read [the report](https://example.org/report) first, then https://example.org/plain."
    text = sound(print_small("book", teams="sales: {}\n", goals=f"win:\n  team: sales\n  body: |\n    {body}\n")).text
    assert "the report1 first" in text
    assert "1. https://example.org/report" in text
    assert text.count("example.org/plain") == 1


def test_a_link_in_a_definition_is_no_markup_in_the_words_of_a_book(print_small: Print) -> None:
    terms = "sale:\n  name: Sale\n  definition: A [win](goal:win) that is signed.\n"
    goals = "win: {team: sales, name: Win, body: 'Each sale counts, and a sale is a Sale.'}\n"
    text = sound(print_small("book", teams="sales: {}\n", goals=goals, glossary=terms)).text
    assert "A win that is signed." in text.replace("Win", "win")
    assert "](" not in text


def test_a_small_book_of_one_part_has_neither_numbers_of_parts_nor_an_index(print_small: Print) -> None:
    goals = "".join(f"g{n}: {{team: sales, name: Goal {n}, summary: Short.}}\n" for n in range(3))
    text = Paper(print_small("goals", teams="sales: {}\n", goals=goals).pdf).text
    assert "1 Goals 3" in text
    assert "Part 1" not in text
    assert "1.1" not in text
    assert "Index" not in text
    many = "".join(f"g{n}: {{team: sales, name: Goal {n}, summary: Short.}}\n" for n in range(9))
    assert "Index" in Paper(print_small("goals", teams="sales: {}\n", goals=many).pdf).text
