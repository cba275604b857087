"""Words -> keys: two words are one for the checks when their keys agree."""

import re
import unicodedata


def key(word: str) -> str:
    """Two words are one when these agree: folded, without punctuation, one plural s dropped.

    The S of an acronym in capitals (SMTPS) is none; without a vowel it is no word in capitals (DEALS).
    """
    bare = re.sub(r"[^\w\s]|_", "", unicodedata.normalize("NFKC", word).casefold())
    folded = " ".join(bare.split())
    if not folded:
        return word
    if word.isupper() and not set(folded) & set("aeiouy"):
        return folded
    return folded[:-1] if len(folded) > 3 and folded.endswith("s") and not folded.endswith("ss") else folded
