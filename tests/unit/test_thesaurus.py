"""Words that mean one thing: a table that can be read, spellings of two countries, and what imports and hints get."""

import re

import pytest

from playpress.thesaurus import TRADE, nearest, other_spelling
from playpress.thesaurus.fields import FIELDS

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


@pytest.mark.parametrize("row", [*TRADE, *FIELDS], ids=lambda row: row[0])
def test_every_row_has_two_words_that_are_written_as_people_type(row: tuple[str, ...]) -> None:
    assert len(set(row)) == len(row) > 1
    assert [each for each in row if not re.fullmatch(r"[a-z0-9]+(?: [a-z0-9]+)*", each)] == []


@pytest.mark.parametrize("rows", [TRADE, FIELDS], ids=["trade", "fields"])
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
