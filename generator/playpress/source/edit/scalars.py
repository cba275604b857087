"""A text -> how it is written in YAML so that our strict reader reads the same text: plain, in quotes, as a block."""

import re
import textwrap
from collections.abc import Iterator

_WIDTH = 118
_PLAIN = re.compile(r"(?:[^\s\-?:,\[\]{}#&*!|>'\"%@`~=<.]|-\d|\.(?!\.))[^\n\t]*")
_UNSAFE = re.compile(r":\s|:$| #|^[\w-]+:(?!//)\S|\s$")
_UNSAFE_IN_BRACKETS = re.compile(r"[,\[\]{}:]")
_EMPTY = {"null", "~"}
_ESCAPED = re.compile('[\\\\"\x00-\x1f\x7f-\x9f\u2028\u2029\ufeff]')
_NAMED = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\t": "\\t"}
_NOT_IN_BLOCKS = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029\ufeff]")


def inline(text: str, *, brackets: bool = False, like: str = "", safe: bool = False) -> str:
    """A text on one line. `like`: how what it replaces was written; `safe`: in quotes, whatever it is."""
    quote = like[:1] if like[:1] in ("'", '"') else ""
    fits = _PLAIN.fullmatch(text) and not _UNSAFE.search(text) and text.casefold() not in _EMPTY
    if fits and not quote and not safe and not (brackets and _UNSAFE_IN_BRACKETS.search(text)):
        return text
    needs_escapes = bool(_ESCAPED.search(text.replace('"', "").replace("\\", "")))
    handier = quote == "'" or (not quote and ('"' in text or "\\" in text) and "'" not in text)
    if handier and not safe and not needs_escapes:
        return "'" + text.replace("'", "''") + "'"
    return f'"{_ESCAPED.sub(_escape, text)}"'


def block(text: str, indent: int, *, like: str = "") -> tuple[str, list[str]] | None:
    """The header and the lines of a block of text; None where no block says the same. `like`: what it replaces."""
    if not text.strip("\n") or _NOT_IN_BLOCKS.search(text):
        return None
    bare = text.rstrip("\n")
    chomping = {0: "-", 1: ""}.get(len(text) - len(bare), "+")
    first = bare.lstrip("\n")
    indicator = "2" if first[:1] == " " or bare[:1] == "\n" else ""
    lines = [*bare.split("\n"), *[""] * (len(text) - len(bare) - 1)]
    folded = like[:1] == ">" and not any(line[:1] == " " or "  " in line for line in lines)
    if folded:
        lines = [*_folded(bare, _WIDTH - indent), *[""] * (len(text) - len(bare) - 1)]
    return f"{'>' if folded else '|'}{indicator}{chomping}", [" " * indent + line if line else "" for line in lines]


def _folded(text: str, width: int) -> Iterator[str]:
    for number, paragraph in enumerate(text.split("\n")):
        if number:
            yield ""
        yield from textwrap.wrap(paragraph, max(width, 20), break_long_words=False, break_on_hyphens=False)


def _escape(found: re.Match[str]) -> str:
    sign = found[0]
    return _NAMED.get(sign) or (f"\\x{ord(sign):02x}" if ord(sign) < 256 else f"\\u{ord(sign):04x}")
