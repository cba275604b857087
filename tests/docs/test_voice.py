"""Texts that people read use plain words: CONTRIBUTING, "How we write"."""

import re

import pytest
from tests.docs.wordings import Wording, of_samples, of_tools

AVOIDED = {
    "a role, you, a reader": r"\b((some|no|any|every)body|no one|who(m|so)?ever)\b",
    "fix": r"\b(mend(s|ed|ing)?|cure[sd]?)\b",
    "again, immediately": r"\banew\b|\bat once\b",
    "field terms": r"\bhead row|\btug-of-war",
    "is, contains, adds": r"\b(stands?\b(?! for)|stood|lies?|lay|holds?|held|holding|brings?\b(?! (it )?in)|brought)\b",
    "next to, with; type; character": r"(?<![\w-])beside\b(?!\.\w)|\bsorts? of\b|\bother (sort\b|signs "
    "than)|\bsign (behind|after)\b",
    "hand-off, agreement": r"\bborders?\b(?!, and their round)|\b(an?|the|no|every|each|whole|complete) contracts?\b",
    "commitment": r"\b(an?|the|every|each|another|no|any|of) promises?\b",
    "rep": r"\bsellers?\b",
    "must": r"\bshall\b",
    "current": r"\bpresent wording\b",
    "shows, lists, explains, is reported": r"\b(tells|told)\b",
    "isn't a, doesn't say, without": r"(?<!there )(?<!nor )\b(is|are|was|were) (none\b|no (?!longer|more|later))"
    r"|\bsays? (not\b|nothing)|\bnone of (the|our|them|it)\b",
}
"""What to write, and what it is written instead of."""

QUOTED = {
    ("CHANGELOG.md", "a contract"): "one with a customer",
    ("CONTRIBUTING.md", "a promise"): "to a reader of this repository",
    ("CONTRIBUTING.md", "the promise"): "what a version keeps",
    ("CONTRIBUTING.md", "seller"): "the word that this avoids",
    ("checks/acronyms.py", "shall"): "words in capitals that are no acronyms",
    ("checks/examples/STG-2.yml", "seller"): "a value of a field",
    ("derive/same_text.py", "nobody"): "a list of words that are read",
    ("derive/same_text.py", "stands"): "a list of words that are read",
    ("derive/same_text.py", "somebody"): "a list of words that are read",
    ("model/kinds/approval.py", "a contract"): "one with a customer",
    ("model/part.py", "seller"): "a value of a field",
    ("report/changes.py", "everybody"): "a key of JSON",
    ("site/pages/register.py", "borders"): "an address",
    ("site/pages/what_changed.py", "everybody"): "an address",
    ("site/pages/what_changed.py", "nobody"): "an address",
    ("themes/default/pages/authoring_tutorial.md.j2", "border"): "an address",
}
"""Words that are data in a file of `generator/playpress`, with what they are there."""


IN_SAMPLES = {
    "a role, you, someone, no one": r"\b((some|no|any|every)body|who(m|so)?ever)\b",
    "fix": AVOIDED["fix"],
    "again": r"\banew\b|\bafresh\b",
    "call": r"\b(rings?|ringing|rang|rung)\b",
    "next to, at": r"\bbeside\b",
    "expensive": r"\bdear(er|est)?\b(?! \{)",
    "rep, reject, competitor": r"\b(sellers?|refuse[sd]?|rivals?)\b",
    "separately": r"\b(shown|counts?|counted|kept) apart\b",
    "even when, even the": r"\balso when (it|there|they)\b|, also the ",
    "individual": r"\b(the|a) single (customer|lead|person)s?\b|\bsingle leads\b",
    "decides above": r"\bdecided?s? beyond\b",
    "conversation, call": r"\b(a|the|three|first) talks? (with|about)\b|\bopen(ing)? talks\b",
    "in return for": r"\bper cent against\b|\bagainst a (second|term)\b",
    "in advance": r"\bagreed before\b(?= *[.;])",
    "in your company": r"\bin your house\b",
    "a different number": r"\bis another (number|word|value) (than|from)\b|\bshows? another value\b",
    "is, are, contains, leads to": r"\b(stands(?! for)|stood|lies|lay|holds(?! back)|brings|brought)\b",
}
"""The same for samples, which narrate: a person may tell, hold and bring in them, and "no one" is someone's word."""
NAMES = re.compile(r"prerequisites: \[.*?\]|\b(?:kind|id): \w+|[\w-]*[:#/-][\w#/-]+|\w+(-\w+)+")
"""Ids, references and choices of a sample, which stay when its words change."""
OF_A_SOURCE = {("content/glossary.yml", "seller"): "the word of the article, in the passage that carries its fact"}


@pytest.mark.parametrize("better", IN_SAMPLES)
def test_no_text_of_a_sample_has_a_word_to_avoid(better: str) -> None:
    """An inventory says what its source says, and is left out."""
    found = [
        (each, word)
        for each in of_samples()
        if not each.file.endswith(".csv")
        for text in [NAMES.sub(lambda name: "-" * len(name[0]), each.text)]
        for word in re.finditer(IN_SAMPLES[better], text, re.IGNORECASE)
    ]
    assert [place(each, word) for each, word in found if (each.file, word[0].lower()) not in OF_A_SOURCE] == []


@pytest.mark.parametrize("better", AVOIDED)
def test_no_text_of_ours_has_a_word_to_avoid(better: str) -> None:
    found = [(each, word) for each in of_tools() for word in re.finditer(AVOIDED[better], each.text, re.IGNORECASE)]
    assert [place(each, word) for each, word in found if quoted(each, word) not in QUOTED] == []


def test_every_word_that_is_quoted_is_there() -> None:
    pattern = re.compile("|".join(AVOIDED.values()), re.IGNORECASE)
    assert {quoted(each, word) for each in of_tools() for word in pattern.finditer(each.text)} == QUOTED.keys()


def quoted(wording: Wording, found: re.Match[str]) -> tuple[str, str]:
    return wording.file.removeprefix("generator/playpress/"), found[0].lower()


def place(wording: Wording, found: re.Match[str]) -> str:
    """The line of a word, with what is around it."""
    line = wording.line + wording.text.count("\n", 0, found.start())
    return f"{wording.file}:{line}: {wording.text[max(0, found.start() - 40) : found.end() + 40]!r}"


def test_every_room_is_read() -> None:
    """A text of each way in which one is written."""
    texts = "\n".join(each.text for each in of_tools())
    for words in (
        "There are two types of problem",
        "How we write",
        "How to fix",
        "stops the build",
        "Two people decide and pay",
        "every saved change shows immediately",
        "Link copied.",
    ):
        assert words in texts
