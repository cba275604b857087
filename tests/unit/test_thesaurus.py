"""Words that mean one thing: a table that can be read, spellings of two countries, and what imports and hints get."""

import datetime as dt
import re
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from playpress import pipeline
from playpress.model.entity import Entity
from playpress.model.kinds import KINDS
from playpress.thesaurus import ASKS, SLANG, TRADE, by_letters, by_path, nearest, nearest_of, other_spelling
from playpress.thesaurus.fields import FIELDS
from playpress.thesaurus.languages import LANGUAGES
from playpress.thesaurus.questions import QUESTIONS

ROOT = Path(__file__).parents[2]
FOLDERS = {kind.about.plural: kind.about.words for kind in KINDS}
TOLD_APART = """
push-strategy pull-strategy, q1-2027 q2-2027, head-of-sales head-of-marketing, outbound inbound, north-2027 south-2027,
regions reasons, deals teams, price-list product-list, qualified-lead-2 qualified-lead-3, goals/nope.md goals/loved.md,
internal external, increase decrease
"""
PAIRS = """
colour color, colours colors, behaviour behavior, organise organize, organisations organizations, analyse analyze,
centre center, litres liters, catalogue catalog, licence license, defence defense, programme program, labelled labeled,
travelling traveling, fulfil fulfill, fulfilment fulfillment, skilful skillful, grey gray, judgement judgment,
enquiry inquiry, enquiries inquiries, favourite favorite, neighbour neighbor, optimisation optimization
"""
ONE_SPELLING = """
four hour your tour rise wise promise exercise advertise enterprise expertise franchise practise premise surprise size
prize selling calling called filled doctor door senior major vendor laboratory check skills sheetsize visited meters1
"""


@pytest.mark.parametrize("row", [*TRADE, *FIELDS, *QUESTIONS], ids=lambda row: row[0])
def test_every_row_has_two_words_that_are_written_as_people_type(row: tuple[str, ...]) -> None:
    assert len(set(row)) == len(row) > 1
    assert [each for each in row if not re.fullmatch(r"[a-z0-9]+(?: [a-z0-9]+)*", each)] == []


@pytest.mark.parametrize("row", SLANG, ids=lambda row: row[0][0])
def test_what_people_say_is_written_as_they_type_and_leads_to_something_else(
    row: tuple[tuple[str, ...], tuple[str, ...]],
) -> None:
    there, said = row
    assert len({*there, *said}) == len(there) + len(said)
    assert [each for each in (*there, *said) if not re.fullmatch(r"[a-z0-9]+(?: [a-z0-9]+)*", each)] == []


def test_ways_to_ask_lead_to_kinds_and_are_words_of_questions() -> None:
    assert {kind for _, kinds in ASKS for kind in kinds} <= {kind.about.name for kind in KINDS}
    assert [way for ways, _ in ASKS for way in ways if not re.fullmatch(r"(\^ )?[a-z0-9]+(?: [a-z0-9]+)*", way)] == []


def test_words_of_other_languages_belong_to_an_english_one() -> None:
    assert [row for row in LANGUAGES if not row[0].isascii() or len(row) < 3 or len(set(row)) != len(row)] == []


@pytest.mark.parametrize("rows", [TRADE, FIELDS, QUESTIONS, LANGUAGES], ids=["trade", "fields", "asked", "languages"])
def test_no_row_is_there_twice(rows: tuple[tuple[str, ...], ...]) -> None:
    heads = [row[0] for row in rows]
    assert sorted(heads) == sorted(set(heads))


@pytest.mark.parametrize("pair", [pair.split() for pair in PAIRS.strip().split(",")], ids=" ".join)
def test_british_and_american_spellings_lead_to_each_other(pair: list[str]) -> None:
    british, american = pair
    assert other_spelling(british) == american
    assert other_spelling(american) == british


@pytest.mark.parametrize("word", ONE_SPELLING.split())
def test_other_words_have_one_spelling(word: str) -> None:
    assert other_spelling(word) == ""


def test_words_of_the_trade_help_imports_and_hints_as_well() -> None:
    assert nearest("KPIs", ["goal", "metric", "term"]) == "metric"
    assert nearest("pushback", ["audience", "objection"]) == "objection"
    assert nearest("Deal size", ["avg_deal", "cycle"]) == "avg_deal"


@pytest.mark.parametrize("pair", [pair.split() for pair in TOLD_APART.strip().split(",")], ids=" ".join)
def test_what_has_most_letters_in_common_may_be_another_thing(pair: list[str]) -> None:
    first, second = pair
    assert by_letters(first, [second]) == ""
    assert by_letters(second, [first]) == ""


def slips(name: str) -> Iterator[str]:
    """A name with one slip of the finger at each of its letters: left out, doubled, or in the other order."""
    for at in range(1, len(name) - 1):
        if name[at - 1 : at + 2].isalpha() and name[at] != name[at + 1]:
            yield name[:at] + name[at + 1 :]
            yield name[:at] + name[at] + name[at:]
            yield name[:at] + name[at + 1] + name[at] + name[at + 2 :]


def named_in(project: str) -> Mapping[str, list[str]]:
    """The ids of each kind of a sample."""
    book = pipeline.read(ROOT / project, dt.date(2026, 11, 23)).book
    assert book is not None
    found: dict[str, list[str]] = {}
    for entity in book.entities.values():
        found.setdefault(entity.about.name, []).append(entity.id)
    return found


@pytest.mark.parametrize("project", [".", "generator/playpress/starters/b2b"])
def test_a_slip_is_taken_back_and_what_is_not_there_has_no_neighbour(project: str) -> None:
    slipped = taken_back = missing = neighbours = 0
    for ids in named_in(project).values():
        for each in ids:
            found = [nearest(slip, ids) == each for slip in slips(each)]
            slipped, taken_back = slipped + len(found), taken_back + sum(found)
            missing, neighbours = (
                missing + 1,
                neighbours + bool(nearest(each, [other for other in ids if other != each])),
            )
    assert (slipped > 1000, missing > 100) == (True, True)
    assert taken_back > 0.97 * slipped
    assert neighbours < 0.06 * missing


def test_a_word_more_or_less_is_enough_where_one_thing_has_it() -> None:
    assert by_letters("sales-team", ["sales", "marketing"]) == "sales"
    assert by_letters("lead", ["new-lead", "old-lead"]) == ""


@pytest.mark.parametrize(
    ("name", "known"),
    [
        ("csm", "customer-success-manager"),
        ("partner-marketing-head", "pmh"),
        ("sales-head", "head-of-sales"),
        ("director-of-demand", "demand-director"),
    ],
)
def test_the_same_words_in_another_order_and_their_first_letters_are_one_name(name: str, known: str) -> None:
    assert nearest(name, [known, "sales-rep", "marketer"]) == known


def test_first_letters_that_two_have_are_those_of_neither() -> None:
    assert nearest("cam", ["channel-account-manager", "customer-account-manager"]) == ""


def test_a_file_is_found_where_it_went() -> None:
    files = ["guides/pricing.md", "guides/story.md", "pictures/form.png"]
    assert by_path("pricing.md", files) == "guides/pricing.md"
    assert by_path("sales/deep/pricing.md", files) == "guides/pricing.md"
    assert by_path("pictures/form.jpg", files) == "pictures/form.png"
    assert by_path("guides/pricign.md", files) == "guides/pricing.md"
    assert by_path("guides/offers.md", files) == ""


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.about.name)
def test_every_word_for_a_kind_leads_to_its_folder(kind: type[Entity]) -> None:
    assert {nearest_of(word, FOLDERS) for word in kind.about.words} == {kind.about.plural}


@pytest.mark.parametrize(
    ("name", "folder"),
    [
        ("kpis", "metrics"), ("okrs", "goals"), ("personas", "audiences"), ("competitors", "comparisons"),
        ("battlecards", "comparisons"), ("terms", "glossary"), ("slas", "handoffs"), ("workflows", "processes"),
        ("email-templates", "templates"), ("people", "roles"), ("stages", "funnels"), ("Lead scores", "scorings"),
        ("stratgies", "strategies"), ("regions", ""), ("customers", ""), ("deals", ""), ("channels", ""),
    ],
)  # fmt: skip
def test_a_file_is_told_by_the_words_of_the_trade_which_kind_it_is(name: str, folder: str) -> None:
    assert nearest_of(name, FOLDERS) == folder
