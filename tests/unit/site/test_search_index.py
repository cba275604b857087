"""The index of the search: whole, the same for the same book, and in any script people write in."""

import json
import re
from pathlib import Path
from re import _parser as sre  # type: ignore[attr-defined]

import pytest
from tests.book import SETTINGS, sound

from playpress.pipeline import pages
from playpress.site import search
from playpress.site.file import File
from playpress.site.search import entries
from playpress.site.search.entries import SearchEntry, SearchSection, joined, short
from playpress.site.search.files import written
from playpress.site.search.postings import ROOM
from playpress.site.search.words import fold, phrase, terms, words
from playpress.thesaurus import ASKS

CALL = re.compile(r'location\.protocol==="file:"&&playpressSearch\("(\w+)",(.*)\)\n', re.DOTALL)
BOOK = {
    "teams": "sales: {leader: boss}\n",
    "roles": "boss: {team: sales}\n",
    "glossary": "mql: {name: Marketing qualified lead, aliases: [MQL], definition: Ready for a call <b>now</b>.}\n",
    "goals__win": "name: Win <i>big</i>\nteam: sales\nquestions: [{id: why, ask: Why win?, answer: For bread}]\n",
}


def read(files: tuple[File, ...]) -> dict[str, object]:
    """Script name -> what it hands over; every script is one call with JSON inside."""
    found = {}
    for file in files:
        call = CALL.fullmatch(file.content.decode())
        assert call is not None, file.uri
        assert file.uri == f"{search.FOLDER}{call[1]}.js"
        found[call[1]] = json.loads(call[2])
    return found


def all_terms(told: dict[str, object]) -> dict[str, str]:
    blocks = [data for name, data in told.items() if re.fullmatch(r"t\d+", name)]
    return {term: places for block in blocks for term, places in block.items()}  # type: ignore[attr-defined]


def pages_of(places: str) -> list[int]:
    """Which pages a word stands on: steps from number to number, each with its weight as the last digit."""
    number, found = 0, []
    for each in places.split():
        number += int(each[:-1], 36)
        assert 1 <= int(each[-1], 36) <= 35
        found.append(number // ROOM)
    return found


def entry(title: str, **more: object) -> SearchEntry:
    text = str(more.get("text", ""))
    return SearchEntry(f"{title}.md", title, "Term", fields=((6, title), (1, text)), **more)  # type: ignore[arg-type]


@pytest.fixture
def emitted(tmp_path: Path) -> tuple[File, ...]:
    files = pages(sound(tmp_path / "project", **BOOK)[0])
    return tuple(file for file in files if file.uri.startswith(search.FOLDER))


def test_every_file_is_one_call_and_the_first_names_all_others(emitted: tuple[File, ...]) -> None:
    told = read(emitted)
    first = told.pop("index")
    assert isinstance(first, dict)
    expected = [*(f"t{at}" for at in range(len(first["t"]))), *(f"d{at}" for at in range(len(first["d"])))]
    assert sorted(told) == sorted([*expected, *(f"v{at}" for at in range(len(first["near"])))])


def test_an_alias_and_a_whole_name_lead_to_the_definition(emitted: tuple[File, ...]) -> None:
    told = read(emitted)
    rows = [row for name, data in told.items() if name[0] == "d" for row in data]  # type: ignore[attr-defined]
    row, at = next((row, at) for at, row in enumerate(rows) if row[0] == "glossary/mql.html")
    found = all_terms(told)
    for name in ("=mql", "=marketing qualified lead", "mql"):
        assert at in pages_of(found[name])
    assert row[1:5] == ["Marketing qualified lead", "Term", "", "MQL"]


def test_markup_in_a_name_stays_text_and_answers_of_a_quiz_stay_secret(emitted: tuple[File, ...]) -> None:
    rows = [row for name, data in read(emitted).items() if name[0] == "d" for row in data]  # type: ignore[attr-defined]
    (goal,) = (row for row in rows if row[0] == "goals/win.html")
    assert goal[1:4] == ["Win <i>big</i>", "Goal", "Sales"]
    assert "bread" not in json.dumps(goal)


def test_two_indexes_of_one_book_are_the_same_bytes() -> None:
    found = [
        entry(f"Term {n}", text=f"word{n % 7} again and again", sections=(SearchSection("a", "Part", "x y"),))
        for n in range(50)
    ]
    assert written(found, {}) == written(list(found), {})
    other = [*found[:-1], entry("Another")]
    versions = [read(written(each, {}))["index"]["v"] for each in (found, other)]  # type: ignore[index]
    assert versions[0] != versions[1]


def test_a_word_on_many_pages_keeps_its_best_and_no_file_grows_beyond_its_block() -> None:
    many = [entry(f"Lead number{n}", text=" ".join(f"lead{n}x{k} filler{k}" for k in range(20))) for n in range(1500)]
    files = written(many, {})
    told = read(files)
    found = all_terms(told)
    assert 500 <= len(pages_of(found["lead"])) <= 700
    assert len(pages_of(found["number1234"])) == 1
    assert 100 <= len(pages_of(found["lead*"])) <= 200
    assert max(len(file.content) for file in files) < 40_000
    index = told["index"]
    assert isinstance(index, dict)
    assert index["t"] == sorted(index["t"])


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Élan Ökologie", ["elan", "okologie"]),
        ("商談", ["商談"]),
        ("営業会議", ["営業", "業会", "会議"]),
        ("B2B商談", ["b2b", "商談"]),
        ("عَرَبِيّ", ["عربي"]),
        ("İstanbul STRAßE Straẞe", ["istanbul", "strasse", "strasse"]),
        ("don't (ABM), 24/7", ["don", "t", "abm", "24", "7"]),
        ("Ærø Łódź Þór kırmızı œuvre Đà", ["aero", "lodz", "thor", "kirmizi", "oeuvre", "da"]),
    ],
)
def test_words_are_folded_in_every_script(text: str, folded: list[str]) -> None:
    assert words(text) == folded
    assert fold(fold(text)) == fold(text)


def test_one_sign_finds_every_word_that_it_is_in() -> None:
    """A reader who types one sign asks for what begins with it: each sign begins a pair, or is the last."""
    assert [[word for word in terms("見込み客") if word.startswith(sign)] for sign in "見込み客"] == [
        ["見込"], ["込み"], ["み客"], ["客"],
    ]  # fmt: skip
    assert words("見込み客") == ["見込", "込み", "み客"]


def test_a_hyphen_may_be_left_out() -> None:
    assert "handoff" in terms("the hand-off")
    assert phrase("The Hand-off to sales") == "hand off sales"
    assert phrase("What is it") == "what is it"


def test_every_section_leads_to_an_anchor_that_is_on_its_page(tmp_path: Path) -> None:
    files = {file.uri: file.content.decode() for file in pages(sound(tmp_path / "project", **BOOK)[0])}
    told = read(tuple(File(uri, text.encode()) for uri, text in files.items() if uri.startswith(search.FOLDER)))
    rows = [row for name, data in told.items() if name[0] == "d" for row in data]  # type: ignore[attr-defined]
    (goal,) = (row for row in rows if row[0] == "goals/win.html")
    assert [section[:2] for section in goal[6]] == [["why", "Why win?"]]
    for section in goal[6]:
        assert f'id="{section[0]}"' in files["goals/win.md"]


def test_controls_and_what_is_left_out_are_not_quoted(tmp_path: Path) -> None:
    """A table's buttons, a page's chips and neighbours are no text of it."""
    files = pages(sound(tmp_path, **BOOK)[0])
    told = read(tuple(file for file in files if file.uri.startswith(search.FOLDER)))
    rows = [row for name, data in told.items() if name[0] == "d" for row in data]  # type: ignore[attr-defined]
    index = next(row for row in rows if row[0] == "goals/index.html")
    assert "Win" in json.dumps(index)
    assert [words for words in ("Copy as CSV", "Filter", "1 rows", "Team: all") if words in json.dumps(rows)] == []


def test_texts_are_cut_between_words() -> None:
    assert short("one two three", 9) == "one two"
    assert short("one two", 9) == "one two"
    assert SearchEntry("a.md", "A", "Term", summary="Ready.", text="Ready. For a call.").quoted == "Ready. For a call."


@pytest.mark.parametrize(
    ("text", "ended"),
    [
        ("Ready", "Ready."),
        ("Ready?", "Ready?"),
        ("私たちは会います。", "私たちは会います。"),
        ("次は商談", "次は商談。"),
        ("Er sagt: „Fertig.“", "Er sagt: „Fertig.“"),
        ("Sie heißt „Übergabe“", "Sie heißt „Übergabe“."),
        ("جاهز؟", "جاهز؟"),
        ("(see below)", "(see below)."),
    ],
)
def test_a_text_ends_once_in_any_script(text: str, ended: str) -> None:
    assert joined([text, "", "Next"]) == f"{ended} Next."


def test_the_index_knows_what_to_ask_and_how_kinds_look(tmp_path: Path) -> None:
    """Only what the book has; a page of no kind has a picture, too."""
    book = {
        **BOOK,
        "glossary": "mql: {acronym: MQL}\n",
        "roles": "boss: {team: sales}\nrep: {reports_to: boss, team: sales}\n",
    }
    files = pages(sound(tmp_path, **book)[0])
    index = read(tuple(file for file in files if file.uri == "search/index.js"))["index"]
    assert isinstance(index, dict)
    assert index["try"] == ["MQL", "Rep"]
    assert index["ways"] == [
        ["Browse", "browse.html"], ["Glossary terms", "glossary/index.html"], ["Roles", "roles/index.html"],
    ]  # fmt: skip
    assert {"", "Goal", "Goals", "Term", "Role"} <= set(index["pictures"])
    assert "Objection" not in index["pictures"]


def test_no_pattern_of_the_search_reads_a_text_twice() -> None:
    """One that tries again inside a run of letters took 8 s for every 32,000 letters without a break.

    A pattern cannot try again where each of its choices is one class of characters, once or repeated.
    """
    found = {name: each for name, each in vars(search.words).items() if isinstance(each, re.Pattern)}
    assert {"_WORD", "_JOINS", "_APART"} <= found.keys()
    assert [name for name, each in found.items() if not plain(each.pattern)] == []
    assert not plain(r"(?<![^\W_])[^\W_]+(?:-[^\W_]+)+")
    text = "\u8a9e" * 32_000
    assert len(terms(text)) == 32_000
    assert terms(f"{text}-b")[-1] == f"{text}b"


def plain(pattern: str) -> bool:
    """Whether each choice of a pattern is one class of characters, once or repeated."""
    parsed = sre.parse(pattern)
    choices = parsed[0][1][1] if len(parsed) == 1 and parsed[0][0] is sre.BRANCH else [parsed]
    return all(len(choice) == 1 and one_class(*choice[0]) for choice in choices)


def one_class(operation: object, argument: object) -> bool:
    if operation is sre.MAX_REPEAT:
        *_, repeated = argument  # type: ignore[misc]
        return len(repeated) == 1 and one_class(*repeated[0])
    return operation in {sre.IN, sre.LITERAL, sre.NOT_LITERAL}


def told_index(project: Path, **files: str) -> dict[str, object]:
    emitted = pages(sound(project, **files)[0])
    index = read(tuple(file for file in emitted if file.uri == "search/index.js"))["index"]
    assert isinstance(index, dict)
    return index


def test_words_of_the_trade_lead_to_those_of_the_playbook_and_no_others_are_sent(tmp_path: Path) -> None:
    index = told_index(tmp_path, **BOOK)
    rows = [row.split(";") for row in index["same"]]  # type: ignore[attr-defined]
    assert ["mql,marketing qualified lead", ""] in rows
    assert [row for row in rows if "coupon" in row[0] or "voucher" in row[1]] == []
    assert all(row[0] for row in rows)


def test_a_playbook_adds_words_of_its_own(tmp_path: Path) -> None:
    settings = f"{SETTINGS}synonyms: {{call: [Ring-up, phone it], unheard: [of]}}\n"
    index = told_index(tmp_path, playbook=settings, **BOOK)
    assert "call;ring up,phone it" in index["same"]  # type: ignore[operator]
    assert "unheard" not in json.dumps(index["same"])


def test_what_people_say_leads_one_way_to_what_is_there(tmp_path: Path) -> None:
    """Who looks for a term gets no buzzwords; a word that is a name here means that."""
    index = told_index(tmp_path, **{**BOOK, "glossary": "glossary: {}\nlingo: {definition: Words.}\n"})
    (row,) = (each.split(";") for each in index["same"] if each.startswith("glossary;;"))  # type: ignore[attr-defined]
    assert "buzzwords" in row[2].split(",")
    assert "lingo" not in row[2].split(",")


def test_a_page_answers_questions_of_its_kind_and_those_it_is_asked() -> None:
    found = [
        entry("Boss", answers="role"),
        entry("Win", answers="goal"),
        entry("Owners", asked=("who decides",)),
        entry("Whole", asked=("whole numbers",)),
    ]
    index = read(written(found, {}))["index"]
    (signs,) = (signs for ways, signs in index["asks"] if "who" in ways)  # type: ignore[index]
    assert [sign in signs for sign in index["meets"]] == [True, False, True, False]  # type: ignore[index]


def test_pages_beyond_the_signs_there_are_answer_nothing_that_they_do_not() -> None:
    """There are 62 signs for what pages answer; of more sorts, the rarest are found by their words alone."""
    found = [entry(f"Page {n}", asked=sorted({ASKS[n % len(ASKS)][0][0], ASKS[n // 3][0][0]})) for n in range(75)]
    index = read(written(found, {}))["index"]
    assert isinstance(index, dict)
    assert len(set(index["meets"])) > 60
    led = [
        each.title
        for each, sign in zip(found, index["meets"], strict=True)
        for ways, signs in index["asks"]
        if sign in signs and not any(f"{asked} ".startswith(f"{way} ") for asked in each.asked for way in ways)
    ]
    assert led == []


def test_kinds_that_a_playbook_declares_are_named_in_its_language(tmp_path: Path) -> None:
    """Only those of which there is one: an edition names none that it hides."""
    book = {**BOOK, "kinds__vertrag": "title: Vertrag\ntitles: Verträge\nplural: vertraege\n"}
    assert told_index(tmp_path / "none", **book)["theirs"] == []
    index = told_index(tmp_path / "one", **book, vertraege="rahmen: {name: Rahmenvertrag}\n")
    assert index["theirs"] == ["Vertrag", "Verträge"]


def test_figures_of_a_page_are_found(tmp_path: Path) -> None:
    """Limits and days are values, and no texts: their page shows them."""
    levels = "levels: [{up_to: 12%, role: boss}]"
    matrix = f"d: {{name: Discounts, owner: boss, grants: Discount, {levels}}}\n"
    files = pages(sound(tmp_path, approvals=matrix, **BOOK)[0])
    told = read(tuple(each for each in files if each.uri.startswith("search/")))
    rows = [row for name, data in told.items() if name[0] == "d" for row in data]  # type: ignore[attr-defined]
    at = next(at for at, row in enumerate(rows) if row[0] == "approvals/d.html")
    assert at in pages_of(all_terms(told)["12"])


def test_the_guide_for_authors_is_the_end_of_the_index(tmp_path: Path) -> None:
    settings = f"{SETTINGS}guide: yes\n"
    told = read(
        tuple(each for each in pages(sound(tmp_path, playbook=settings, **BOOK)[0]) if each.uri.startswith("search/"))
    )
    index = told["index"]
    rows = [row for at in range(len(index["d"])) for row in told[f"d{at}"]]  # type: ignore[arg-type, attr-defined, call-overload, index]
    at = index["guide"]  # type: ignore[call-overload, index]
    assert [row[0].startswith("authoring/") for row in rows] == [False] * at + [True] * (len(rows) - at)
    assert len(rows) - at == index["authors"] > 50  # type: ignore[call-overload, index]


def test_fields_are_found_by_what_they_are_called(tmp_path: Path) -> None:
    """Also those of the parts of a definition, and its owner."""
    step = "{id: call, name: Call, time_limit: 2 days, exit: [Called]}"
    process = f"name: Sale\nteam: sales\nowner: boss\nsteps: [{step}]\n"
    told = read(
        tuple(
            each
            for each in pages(sound(tmp_path, processes__sale=process, **BOOK)[0])
            if each.uri.startswith("search/")
        )
    )
    rows = [row for name, data in told.items() if name[0] == "d" for row in data]  # type: ignore[attr-defined]
    at = next(at for at, row in enumerate(rows) if row[0] == "processes/sale.html")
    found = all_terms(told)
    assert {word for word in ("owner", "exit", "limit") if at not in pages_of(found[word])} == set()


def test_a_word_in_a_short_text_counts_less_than_in_a_name() -> None:
    found = [
        entry("Budget", text=" ".join(f"word{n}" for n in range(200)), weight=4),
        entry("Costs", text="A budget for it.", weight=4),
        entry("Aims", sections=(SearchSection("a", "Part", "The budget."),), weight=4),
        *(entry(f"Other {n}") for n in range(30)),
    ]
    weights = all_terms(read(written(found, {})))["budget"].split()
    assert [int(each[-1], 36) for each in weights] == sorted((int(each[-1], 36) for each in weights), reverse=True)
    assert int(weights[0][-1], 36) >= 2 * int(weights[1][-1], 36)


def test_where_a_named_link_leads_is_no_word_of_its_page() -> None:
    first, _ = entries._sections("# A\n\n[//]: # (hush)\n[a]: x.md\n  'hush'\n\nWords [a][]. [^1]\n\n[^1]: Note\n")
    assert "hush" not in first.text
    assert "Words" in first.text
    assert "Note" in first.text


def test_what_only_begins_like_an_address_is_found() -> None:
    shown = ("[Note]: call the buyer first.", "[a]: x 'title' more", "```ini\n[part]: value\n```", "~~~\n[b]: c\n")
    hidden = ("[d]: silent", "[e]: silent 'silent'", '[f]:\n  silent\n"silent"', "[g]: <silent> (silent)")
    first, _ = entries._sections("\n\n".join(("# A", *hidden, *shown)))
    assert first.text == "[Note]: call the buyer first. [a]: x 'title' more ini [part]: value ~~~ [b]: c"


def test_a_heading_is_read_once_however_many_signs_it_has() -> None:
    """Read again from each of so many signs, it would take hours."""
    many = 300_000
    signs = ("{:#a" * many, f"a{' ' * many}b", "# " * many, "[" * many, "[a](" * many, "<svg " * many, "<!--" * many)
    lines = ("## Prices #  ", "## Terms {#conditions} ##", *(f"## {each}" for each in signs))
    _, sections = entries._sections("\n\n".join(lines))
    assert [(each.anchor, each.name) for each in sections][:2] == [("prices", "Prices"), ("conditions", "Terms")]
    assert len(sections) == len(lines)
