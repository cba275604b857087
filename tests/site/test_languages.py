"""A German and an Arabic playbook: their pages and books, and what a host is told of their language."""

import datetime as dt
import re
from functools import cache
from pathlib import Path

import pytest
from tests import golden
from tests.book import TODAY, sound
from tests.few_checks import only

from playpress import host, starter
from playpress.model.language import Language
from playpress.pdf import choosing, mirrored, printing
from playpress.pipeline import Playbook, pages, read
from playpress.site import theme_language

BOOKS = Path(__file__).resolve().parents[1] / "books"
STARTS = dt.date(2026, 10, 5)
PAGES = {
    "german": (
        "more/campaign-calendar.md",
        "glossary/index.md",
        "goals/mehr-anfragen.md",
        "handoffs/anfrage-uebergabe.md",
        "onboarding/einarbeitung.md",
        "plans/jahr-2027.md",
    ),
    "arabic": ("glossary/index.md", "goals/more-deals.md", "handoffs/lead.md", "plans/year-2027.md"),
}
PRINTS = {"german": ("booklet-einarbeitung", "agreement-marketing-vertrieb"), "arabic": ("booklet-first-weeks",)}


@cache
def playbook(name: str) -> Playbook:
    found = read(BOOKS / name, TODAY)
    assert found.faults == ()
    return found


@pytest.mark.parametrize("name", PAGES)
def test_pages_have_its_order_dates_and_figures(name: str) -> None:
    found = {file.uri: file.content.decode() for file in pages(playbook(name)) if file.uri.endswith(".md")}
    golden.compare_folder(BOOKS / name / "expected" / "wiki", {uri: found[uri] for uri in PAGES[name]})


@pytest.mark.parametrize("name", PRINTS)
def test_prints_have_them_too(name: str) -> None:
    source, options = choosing.print_source(playbook(name)), printing.PrintOptions(start=STARTS)
    volumes = choosing.chosen(source, PRINTS[name], STARTS)
    jobs = [printing.print_job(playbook(name), source, options, each) for each in volumes]
    bare = {f"{job.name}.html": re.sub(r"<svg.*?</svg>", "<svg/>", job.html, flags=re.DOTALL) for job in jobs}
    golden.compare_folder(BOOKS / name / "expected" / "print", bare)


def test_the_index_of_a_book_is_in_its_order(tmp_path: Path) -> None:
    """Swedish, whose last letters a sort by code points has in another order, on the wiki and on paper."""
    names = ["Apa", "Zebra", "Åska", "Ämne", "Öken", "Offert", "Bok", "Dag"]
    terms = "".join(f'w{at}: {{name: "{name}", definition: Ett ord.}}\n' for at, name in enumerate(names))
    settings = "format: 1\ncompany: Ek\nlanguage: sv\n"
    found, _ = sound(tmp_path, playbook=settings, teams="sales: {}\n", glossary=terms)
    wanted = ["Apa", "Bok", "Dag", "Offert", "Zebra", "Åska", "Ämne", "Öken"]
    page = next(file.content.decode() for file in pages(found) if file.uri == "glossary/index.md")
    assert sorted(wanted, key=lambda name: page.index(f">{name}<")) == wanted
    source = choosing.print_source(found)
    (book,) = choosing.chosen(source, ["book"])
    html = printing.print_job(found, source, printing.PrintOptions(), book).html
    assert re.findall(r'register-letter">(.)', html)[-3:] == ["Å", "Ä", "Ö"]
    assert html.startswith('<!DOCTYPE html>\n<html lang="sv">')


def test_a_sheet_for_a_book_from_right_to_left_is_mirrored_and_only_that() -> None:
    source = choosing.print_source(playbook("arabic"))
    (volume,) = choosing.chosen(source, ["book"])
    job = printing.print_job(playbook("arabic"), source, printing.PrintOptions(), volume)
    style = printing.stylesheet(BOOKS / "arabic")
    assert job.styles[0] == mirrored.style(style) != style
    assert job.html.startswith('<!DOCTYPE html>\n<html lang="ar" dir="rtl">')


@pytest.mark.parametrize(
    ("style", "other"),
    [
        ("a { margin: 1mm 2mm 3mm 4mm; left: 0 }", "a { margin: 1mm 4mm 3mm 2mm; right: 0 }"),
        ("a { padding: 0 0 0 calc(-1 * var(--grid)) }", "a { padding: 0 calc(-1 * var(--grid)) 0 0 }"),
        ("@page :left { @top-left { content: 'x' } }", "@page :right { @top-right { content: 'x' } }"),
        (".pp-left, #right { border-bottom-left-radius: 1px }", ".pp-left, #right { border-bottom-right-radius: 1px }"),
        ('a::after { content: "left" } /* right */', 'a::after { content: "left" } /* right */'),
        (
            "td { text-align: /*rtl:ignore*/ right; float: left }",
            "td { text-align: /*rtl:ignore*/ right; float: right }",
        ),
        ("a { margin: 1mm 2mm; padding: 3mm }", "a { margin: 1mm 2mm; padding: 3mm }"),
    ],
)
def test_a_stylesheet_is_mirrored(style: str, other: str) -> None:
    assert mirrored.style(style) == other
    assert mirrored.style(other) == style


@pytest.mark.parametrize(
    ("html", "wrapped"),
    [
        ("<p>20 min</p>", '<p><span dir="ltr">20 min</span></p>'),
        ("<p>20 دقيقة</p>", "<p>20 دقيقة</p>"),
        ("<p>20, 30.</p>", "<p>20, 30.</p>"),
        ("<p>Owner: <a>مدير</a></p>", '<p><span dir="ltr">Owner:</span> <a>مدير</a></p>'),
        ("<p>Printed 1 مارس</p>", '<p><span dir="ltr">Printed 1 مارس</span></p>'),
        ("<p>&nbsp;&#183;</p>", "<p>&nbsp;&#183;</p>"),
        ("<svg><text>min</text></svg><b>min</b>", '<svg><text>min</text></svg><b><span dir="ltr">min</span></b>'),
        ("<time data-pp-printed>1 May</time>", "<time data-pp-printed>1 May</time>"),
        ("<head><title>Book</title></head>", "<head><title>Book</title></head>"),
    ],
)
def test_latin_words_keep_their_direction_in_a_book_from_right_to_left(html: str, wrapped: str) -> None:
    assert mirrored.with_latin_words(html) == wrapped


def labels(html: str) -> set[str]:
    """What is marked as English: elements of HTML and headings of Markdown."""
    return {
        *re.findall(r' lang="en"[^<>]*>([^<]*)<', html),
        *re.findall(r'<label lang="en"><input[^<>]*>([^<]*)<', html),
        *re.findall(r'<input lang="en"[^<>]* aria-label="([^"]*)"', html),
        *re.findall(r"^#+ (.*) \{: #\S+ lang=en \}$", html, re.MULTILINE),
    }


def test_our_labels_say_that_they_are_english_and_nothing_of_an_author_does(tmp_path: Path) -> None:
    files = {
        "playbook": "format: 1\ncompany: Eiche\nlanguage: de\nregions: [Nord]\n",
        "teams": "vertrieb: {name: Related}\n",
        "goals": "mehr: {team: vertrieb, name: Mehr, summary: Owner, sponsor: A, body: '## Warum'}\n",
        "kinds__goal": "fields: {sponsor: {type: text, label: Bezahlt von}}\n",
        "kinds__partner": "title: Partner\ntitles: Handelspartner\n"
        "fields: {stufe: {type: choice, choices: {a: Erste Stufe}, index: yes}}\n",
        "partners": "acme: {name: Handel, stufe: a}\nbeta: {name: Zweiter, stufe: a}\n",
        "roles": "leiter: {name: Leiter, team: vertrieb}\n",
        "processes": "kauf: {name: Kauf, team: vertrieb, steps: [{id: anruf, name: Anruf, owner: leiter}]}\n",
        "onboarding": "weg: {phases: [{id: tag, from_day: D+0, to_day: D+0, "
        "items: [{id: a, text: Anfang, at: morning}]}]}\n",
    }
    found, _ = sound(tmp_path, **files)
    shown = {file.uri: labels(file.content.decode()) for file in pages(found) if file.uri.endswith(".md")}
    everywhere = set().union(*shown.values())
    assert "Team" in shown["goals/mehr.md"]
    assert {"Clear filters", "Goals covered", "All of one kind, side by side"} <= everywhere
    assert "in the morning" in shown["onboarding/weg.md"]
    assert {"Only differences", "Filter this table", "2 rows"} <= everywhere
    theirs = {
        "Bezahlt von",
        "Stufe",
        "Erste Stufe",
        "Handelspartner",
        "Nord",
        "Mehr",
        "Warum",
        "Handel",
        "Eiche",
        "Related",
    }
    assert (theirs | {"Leiter (A)", "Leiter (A/R)"}) & everywhere == set()


def test_an_english_playbook_marks_nothing(tmp_path: Path) -> None:
    found, _ = sound(tmp_path, teams="sales: {}\n", goals="more: {team: sales}\n")
    assert [file.uri for file in pages(found) if file.uri.endswith(".md") and labels(file.content.decode())] == []


def test_the_whole_stylesheet_is_mirrored_back() -> None:
    style = printing.stylesheet(BOOKS / "arabic")
    assert mirrored.style(mirrored.style(style)) == style


@pytest.mark.parametrize(
    ("tag", "known"),
    [("de-AT", "de"), ("pt-BR", "pt-BR"), ("no", "nb"), ("zh-Hant-TW", "zh-Hant"), ("en-GB", "en"), ("sw", "")],
)
def test_the_theme_has_the_nearest_language_it_knows(tag: str, known: str) -> None:
    assert theme_language.of_theme(Language(tag)) == known


@pytest.mark.parametrize(
    ("settings", "theme", "root", "own_words"),
    [
        ("", "", '<html lang="en"', "Skip to content"),
        ("language: de-AT\n", "", '<html lang="de-AT"', "Zum Inhalt"),
        ("language: de\n", "  language: fr\n", '<html lang="de"', "Aller au contenu"),
        ("language: sw\n", "", '<html lang="sw"', "Skip to content"),
        ("language: ar\n", "", '<html lang="ar"', 'dir="rtl"'),
    ],
)
def test_a_built_page_says_its_language(settings: str, theme: str, root: str, own_words: str, tmp_path: Path) -> None:
    project = tmp_path / "book"
    starter.create(project, "small")
    with (project / "content" / "playbook.yml").open("a", encoding="utf-8") as file:
        file.write(f"guide: yes\n{settings}")
    config = project / "mkdocs.yml"
    text = config.read_text(encoding="utf-8")
    config.write_text(text.replace("  name: material\n", f"  name: material\n{theme}"), encoding="utf-8")
    with only():
        assert host.build(project, project / "site", TODAY).problems == ()
    for name in ("index.html", "404.html"):
        html = (project / "site" / name).read_text(encoding="utf-8")
        assert root in html
        assert own_words in html or name == "404.html"
    guide = (project / "site" / "authoring" / "index.html").read_text(encoding="utf-8")
    assert '<html lang="en"' in guide
    style = (project / "site" / "assets" / "playpress.css").read_text(encoding="utf-8")
    assert ("←" in style) == ("dir" in own_words)
