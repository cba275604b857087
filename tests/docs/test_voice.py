"""Texts that people read use plain words: CONTRIBUTING, "How we write"."""

import re

import pytest
from tests.docs.wordings import Wording, of_tools

AVOIDED = {
    "fix": r"\b(mend(s|ed|ing)?|cure[sd]?)\b",
    "again, immediately": r"\banew\b|\bat once\b",
    "field terms": r"\bhead row|\btug-of-war",
    "a role": r"\bno one\b|\bwho(m|so)ever\b",
    "must": r"\bshall\b",
}
"""What to write, and what it is written instead of."""

QUOTED = {
    "generator/playpress/checks/dup/subjects.py": "words between a subject and its number",
    "generator/playpress/checks/acronyms.py": "words in capitals that are no acronyms",
    "generator/playpress/site/search/words.py": "words of a question that are not searched for",
}
"""Lists of words that the program reads, with what they are: nobody is addressed by them."""


@pytest.mark.parametrize("better", AVOIDED)
def test_no_text_of_ours_has_a_word_to_avoid(better: str) -> None:
    assert [place(each, found) for each in of_tools() for found in avoided(each, AVOIDED[better])] == []


def avoided(wording: Wording, pattern: str) -> list[re.Match[str]]:
    return [] if wording.file in QUOTED else list(re.finditer(pattern, wording.text, re.IGNORECASE))


def place(wording: Wording, found: re.Match[str]) -> str:
    """The line of a word, with what is around it."""
    line = wording.line + wording.text.count("\n", 0, found.start())
    return f"{wording.file}:{line}: {wording.text[max(0, found.start() - 40) : found.end() + 40]!r}"


@pytest.mark.parametrize("file", QUOTED)
def test_every_list_of_words_has_one_to_avoid(file: str) -> None:
    texts = "\n".join(each.text for each in of_tools() if each.file == file)
    assert any(re.search(pattern, texts, re.IGNORECASE) for pattern in AVOIDED.values())


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
