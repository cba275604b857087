"""Words of an index and rows of words that mean one thing -> what a search has to know of them: no other rows."""

from collections.abc import Collection, Iterable, Iterator, Sequence

from playpress.site.search.words import STOP, phrase, words
from playpress.thesaurus import SLANG, other_spelling


def told(indexed: Collection[str], names: Collection[str], rows: Iterable[Sequence[str]]) -> list[str]:
    """A row each: "found,also found;said by readers only". What leads to nothing in this playbook is left out.

    `indexed`: the words that it contains. `names`: what something in it is called as a whole. `rows`: the words of the
    trade, and those of the playbook's own. Several words are looked for if they are a name; where a row has no name and
    no word that is there, also if each of them is.
    """
    both = [_row(row, indexed, names) for row in (*rows, *_spellings(indexed))]
    found = [*both, *(_led(there, said, indexed, names) for there, said in SLANG)]
    return [each for each in found if each]


def _led(there: Iterable[str], said: Iterable[str], indexed: Collection[str], names: Collection[str]) -> str:
    """What people say, and what of the words that it leads to is there."""
    wanted = [each for each in map(phrase, there) if all(word in indexed for word in each.split())]
    others = dict.fromkeys(found for each in said if (found := " ".join(words(each))) not in (*wanted, *names))
    return f"{','.join(wanted)};;{','.join(others)}" if wanted else ""


def _row(row: Sequence[str], indexed: Collection[str], names: Collection[str]) -> str:
    """What of a row is there, without words that say nothing; then all that a reader may type for it."""
    typed = dict.fromkeys(found for each in row if (found := " ".join(words(each))))
    bare = dict.fromkeys(found for each in typed if " " in (found := phrase(each)) or found == each)
    there = [each for each in bare if each not in STOP and (each in names if " " in each else each in indexed)]
    there = there or [each for each in bare if each not in STOP and all(word in indexed for word in each.split())]
    others = [each for each in typed if each not in there]
    return f"{','.join(there)};{','.join(others)}" if there and len(there) + len(others) > 1 else ""


def _spellings(indexed: Collection[str]) -> Iterator[Sequence[str]]:
    """British and American: each word of the index with its other spelling."""
    for word in sorted(indexed):
        other = other_spelling(word)
        if other and not (other in indexed and other < word):
            yield word, other
