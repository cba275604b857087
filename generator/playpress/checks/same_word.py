"""Words -> keys: two words are one for the checks when their keys agree, unless their definitions say otherwise."""

import re
import unicodedata
from functools import lru_cache
from typing import Protocol

from playpress.model.entity import Entity
from playpress.model.ref import Ref

_PLAIN = re.compile(r"[A-Za-z0-9\s]*")
"""Most names: there is nothing to strip."""


_SHORT = 3
"""Letters of a word whose last s is none of a plural."""
_PLURAL = re.compile(r"(?:(?<=ss|sh|ch)e|(?<=[xz])e)?s$")
_IE = re.compile(r"(?<=\w\w[b-df-hj-np-tv-z])ie$")
"""What is left of "enquiries", and the end of "cookie": both are taken for a y."""


class Use(Protocol):
    """A word in a definition: as a name of it or of a part of it, or explained by it."""

    @property
    def entity(self) -> Entity:
        """The definition."""

    @property
    def ref(self) -> Ref:
        """The definition, or the part of it."""


def related(one: Use, other: Use) -> bool:
    """Whether either of two definitions says what it has to do with the other: `same_as`, `not_same_as`."""
    return _says(one, other) or _says(other, one)


def _says(one: Use, other: Use) -> bool:
    said = (*one.entity.same_as, *one.entity.not_same_as)
    return bool(said) and (other.ref in said or other.ref.whole in said)


@lru_cache(maxsize=1 << 15)
def key(word: str) -> str:
    """Two words are one when these agree: folded, without punctuation, in the singular ("enquiries", "businesses").

    The S of an acronym in capitals (SMTPS) is none; without a vowel it is no word in capitals (DEALS).
    """
    bare = word.casefold()
    if not (word.isascii() and _PLAIN.fullmatch(word)):
        bare = re.sub(r"[^\w\s]|_", "", unicodedata.normalize("NFKC", word).casefold())
    folded = " ".join(bare.split())
    if not folded:
        return word
    if word.isupper() and not set(folded) & set("aeiouy"):
        return folded
    plural = len(folded) > _SHORT and folded.endswith("s") and not folded.endswith("ss")
    return _IE.sub("y", _PLURAL.sub("", folded) if plural else folded)
