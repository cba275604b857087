"""Words -> keys: two words are one for the checks when their keys agree."""

import re
import unicodedata


def key(word: str) -> str:
    """Two words are one when these agree: folded, without punctuation, one plural s dropped."""
    bare = re.sub(r"[^\w\s]|_", "", unicodedata.normalize("NFKC", word).casefold())
    folded = " ".join(bare.split())
    if not folded:
        return word
    return folded[:-1] if len(folded) > 3 and folded.endswith("s") and not folded.endswith("ss") else folded
