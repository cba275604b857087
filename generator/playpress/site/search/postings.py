"""Entries -> postings: for each word, where it stands and how much that counts. Ranking is done here, once."""

import math
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from operator import neg

from playpress.site.search.entries import SearchEntry, SearchSection
from playpress.site.search.words import STOP, phrase, terms

ROOM = 64
"""A page's number times this is the number of its own posting; its sections follow."""
_MOST = 600
_SHORT = 150
_NAMED, _ALSO = 30, 15
_GUIDE = 0.5
"""What a page of the guide for authors counts, which readers are never shown."""
_HALF, _LENGTH = 2, 0.5
"""How soon a word said again counts less, and how much the length of what it is said in matters."""
_NAME, _TEXT, _LEAST = 5, 120, 60
"""Words of a name and of a text of the usual length; a text with fewer than the last counts as if it had as many, or a
word in one short sentence would count as much as a name."""

Postings = Mapping[str, Sequence[tuple[int, int]]]
"""Word -> (number, weight) in the order of numbers. Weights are whole numbers from 1 to 35."""


def postings(entries: Sequence[SearchEntry]) -> Postings:
    """Every word, every whole name (as "=name"), and the beginnings that many words share (as "co*")."""
    counts = {number: counted for at, entry in enumerate(entries) for number, counted in _counted(at, entry)}
    found: dict[str, list[tuple[int, float]]] = defaultdict(list)
    for number, counted in counts.items():
        for word, count in counted.items():
            found[word].append((number, count))
    ranked = {word: _ranked(places, len(counts), entries) for word, places in found.items()}
    return {**ranked, **_named(entries)}


def beginnings(ranked: Postings, spans: Mapping[str, Sequence[str]]) -> Postings:
    """The best places of all words that begin alike, for a reader who has typed no more than that."""
    shared = {}
    for start, words in spans.items():
        best: dict[int, int] = {}
        for word in words:
            for number, weight in ranked[word]:
                best[number] = max(best.get(number, 0), weight)
        heaviest = sorted(zip(map(neg, best.values()), best, strict=True))[:_SHORT]
        shared[f"{start}*"] = sorted([(number, -weight) for weight, number in heaviest])
    return shared


def _counted(at: int, entry: SearchEntry) -> Iterator[tuple[int, Mapping[str, float]]]:
    yield at * ROOM, _sum(entry.fields)
    for position, section in enumerate(entry.sections, 1):
        yield at * ROOM + position, _sum(_fields(section))


def _fields(section: SearchSection) -> tuple[tuple[float, str], ...]:
    return (2.0, section.name), (2.0, " ".join(section.names)), (1.0, section.text), (0.7, section.labels)


def _sum(fields: Sequence[tuple[float, str]]) -> Mapping[str, float]:
    """Word -> how much it is said: a word of a short field more than one of a long one."""
    total: Counter[str] = Counter()
    for value, text in fields:
        said = terms(text)
        telling = sum(word not in STOP for word in said) or 1
        share = telling / _NAME if value > 1 else max(telling, _LEAST) / _TEXT
        length = 1 - _LENGTH + _LENGTH * share
        for word, count in Counter(said).items():
            if value > 1 or (word not in STOP and len(word) > 1):
                total[word] += value * count / length  # type: ignore[assignment]
    return total


def _ranked(places: Sequence[tuple[int, float]], total: int, entries: Sequence[SearchEntry]) -> list[tuple[int, int]]:
    """BM25 with fields, times what the page counts; where a word is everywhere, only its best places."""
    rare = math.log(1 + (total - len(places) + 0.5) / (len(places) + 0.5))
    scored = [(number, _whole(3.2 * rare * said / (said + _HALF) * _page(entries, number))) for number, said in places]
    return sorted(sorted(scored, key=lambda each: (-each[1], each[0]))[:_MOST])


def _page(entries: Sequence[SearchEntry], number: int) -> float:
    """A definition before lists that repeat it; a page before a part of it."""
    entry = entries[number // ROOM]
    weight = (_GUIDE if entry.for_authors else min(entry.weight, 8)) / 4
    return math.pow(weight, 0.75) * (0.7 if number % ROOM else 1)


def _whole(score: float) -> int:
    return max(1, min(35, round(score)))


def _named(entries: Sequence[SearchEntry]) -> Postings:
    found: dict[str, dict[int, int]] = defaultdict(dict)
    for at, entry in enumerate(entries):
        own = 1 if entry.for_authors else min(entry.weight, 4) / 4
        for name in (entry.title, *entry.aliases):
            for written in {phrase(name), phrase(name).replace(" ", "")}:
                found[f"={written}"].setdefault(at * ROOM, _whole(_NAMED * own))
        for name in entry.asked:
            found[f"={phrase(name)}"].setdefault(at * ROOM, _NAMED)
        for position, section in enumerate(entry.sections, 1):
            for name in (section.name, *section.names):
                if len(name) < 60:
                    found[f"={phrase(name)}"].setdefault(at * ROOM + position, _whole(_ALSO * own))
    return {name: sorted(places.items()) for name, places in found.items() if name != "="}
