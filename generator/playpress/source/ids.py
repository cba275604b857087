"""Words -> ids: what an id is, the id that some words stand for, and what is wrong with a name that is none."""

import re
import unicodedata
import zlib

from playpress.problems import Place, Problem, Replacement, fault, shorten
from playpress.source.attachments import RESERVED

ID = re.compile(r"[a-z][a-z0-9-]{0,62}")
INDEX, PAGE_OF_INDEX = "index", "index_"
"""The name of overview pages, and that of the page of a definition which has it for an id; no id has an underscore."""
FORM = "lower-case letters, digits and hyphens, a letter first, at most 63"
"""What an id is made of."""


def slug(text: str) -> str:
    """The id form of some words: "Phone given" -> "phone-given", at most 63 characters, a letter first.

    Letters that have no place in an id ("商談"), and what is cut off, are told apart by a checksum.
    """
    letters = [each for each in unicodedata.normalize("NFKD", text.casefold()) if not unicodedata.combining(each)]
    bare = re.sub(r"[^a-z0-9]+", "-", "".join(letters)).strip("-")
    if any(each.isalpha() and not each.isascii() for each in letters):
        bare = f"{bare[:50] or 'item'}-{zlib.crc32(text.encode()):08x}"
    bare = f"n{bare}" if bare[:1].isdigit() else bare
    if len(bare) > 63:
        bare = f"{bare[:54].strip('-')}-{zlib.crc32(text.encode()):08x}"
    return bare or "item"


def problem(identifier: str, place: Place, suffix: str = "") -> Problem | None:
    """What is wrong with the id of a definition, or nothing. `suffix`: the end of the file that is called so."""
    if identifier.casefold() in RESERVED:
        return fault("PATH-ID", f'"{identifier}" is a name Windows keeps for itself', place, "Choose another id.")
    if ID.fullmatch(identifier):
        return None
    near = slug(identifier)
    message = f'"{shorten(identifier)}" is not an id ({FORM})'
    instead = None if suffix else Replacement(near, "name")
    return fault("PATH-ID", message, place, f'Did you mean "{near}{suffix}"?', instead=instead)
