"""Standard output and error -> streams that take any text: what their encoding lacks is written as its nearest sign."""

import codecs
import io
import sys
import unicodedata

_NEAREST = "playpress.nearest"
_SIGNS = {"→": ">", "←": "<", "×": "x", "“": '"', "”": '"', "‘": "'", "’": "'", "–": "-", "—": "-", "…": "..."}


def take_any_text() -> None:
    """From now on no text stops a command, on a terminal of Windows or in a log as little as in UTF-8."""
    codecs.register_error(_NEAREST, _nearest)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors=_NEAREST)


def _nearest(error: UnicodeError) -> tuple[str, int]:
    """One sign for each that cannot be encoded, where there is one: what stands below a text still points at it."""
    if not isinstance(error, UnicodeEncodeError):
        raise error
    return "".join(map(_plain, error.object[error.start : error.end])), error.end


def _plain(sign: str) -> str:
    """The sign in ASCII: "u" for "ü"; a question mark where nothing is near."""
    base = unicodedata.normalize("NFKD", sign)[0]
    return _SIGNS.get(sign) or (base if base.isascii() else "?")
