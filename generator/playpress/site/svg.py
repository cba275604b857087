"""The bytes of an SVG -> why it may not be shown, if anything, and its size."""

import re
from collections.abc import Mapping, Sequence
from xml.parsers import expat

_SVG, _XHTML = "http://www.w3.org/2000/svg", "http://www.w3.org/1999/xhtml"
_XML = "http://www.w3.org/XML/1998/namespace"
_ACTIVE = {"script", "foreignobject", "iframe", "embed", "object", "audio", "video", "handler", "listener"}
_OWN = re.compile(r"#|data:image/(?:png|jpeg|gif|webp)[;,]", re.IGNORECASE)
_URL = re.compile(r"""(?:url|src)\(\s*["']?\s*([^)]*)""", re.IGNORECASE)
_FOREIGN_STYLE = re.compile(r"@import|image-set\(|\\", re.IGNORECASE)
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_LENGTH = re.compile(r"\s*(\d{1,6}(?:\.\d*)?)\s*(?:px)?\s*")

_SCRIPT = "contains a script"
_FOREIGN = "asks other hosts for something, or leads there"


class _Unfit(Exception):
    """Why an SVG is not shown."""


def unfit(image: bytes) -> str:
    """Why bytes are no SVG that may be shown; "" where they are one: whole, still, and complete in itself."""
    reader = expat.ParserCreate(namespace_separator=" ")
    reader.buffer_text = True
    style = _Style()
    seen: list[str] = []

    def start(name: str, attributes: Mapping[str, str]) -> None:
        if not seen and name != f"{_SVG} svg":
            raise _Unfit("is not an image")
        seen.append(name)
        style.inside = _local(name) == "style"
        _look_at(name, attributes)

    def end(_name: str) -> None:
        style.close()

    def instruction(target: str, _data: str) -> None:
        if target.lower() == "xml-stylesheet":
            raise _Unfit(_FOREIGN)

    def entity(*_: object) -> None:
        raise _Unfit("defines entities, which may mean anything")

    reader.StartElementHandler, reader.EndElementHandler = start, end
    reader.CharacterDataHandler = style.add
    reader.ProcessingInstructionHandler, reader.EntityDeclHandler = instruction, entity
    try:
        reader.Parse(image, True)
    except _Unfit as found:
        return str(found)
    except (expat.ExpatError, LookupError, ValueError) as error:
        line = getattr(error, "lineno", 0)
        return f"breaks off or is damaged in line {line}" if seen else "is not an image"
    return ""


def size(image: bytes) -> tuple[int, int] | None:
    """Width and height of an SVG that may be shown, in pixels; None where it does not say them."""
    found: list[tuple[int, int] | None] = []
    reader = expat.ParserCreate(namespace_separator=" ")

    def start(_name: str, attributes: Mapping[str, str]) -> None:
        if not found:
            box = attributes.get("viewBox", "").replace(",", " ").split()
            widths = [attributes.get("width", ""), attributes.get("height", "")], box[2:4]
            found.append(next((pair for each in widths if (pair := _pair(each))), None))

    reader.StartElementHandler = start
    reader.Parse(image, True)
    return found[0] if found else None


def _pair(lengths: Sequence[str]) -> tuple[int, int] | None:
    """Two lengths in whole pixels, where both are written and more than nothing."""
    numbers = [round(float(found[1])) for each in lengths if (found := _LENGTH.fullmatch(each))]
    return (numbers[0], numbers[1]) if len(numbers) == 2 and all(numbers) else None


class _Style:
    """The words of a <style>, which may come in pieces."""

    def __init__(self) -> None:
        self.inside = False
        self._pieces: list[str] = []

    def add(self, words: str) -> None:
        if self.inside:
            self._pieces.append(words)

    def close(self) -> None:
        _look_at_style("".join(self._pieces))
        self._pieces.clear()
        self.inside = False


def _look_at(name: str, attributes: Mapping[str, str]) -> None:
    """An element that acts, or that brings in or leads to something outside of the file."""
    if name.startswith(f"{_XHTML} ") or _local(name) in _ACTIVE:
        raise _Unfit(_SCRIPT)
    for attribute, value in attributes.items():
        local = _local(attribute)
        if local.startswith("on") or (local == "attributename" and _local(value).startswith("on")):
            raise _Unfit(_SCRIPT)
        if local in ("href", "src") and value.strip().lower().startswith("javascript:"):
            raise _Unfit(_SCRIPT)
        if local in ("href", "src") and not _OWN.match(value.strip()):
            raise _Unfit(_FOREIGN)
        if attribute == f"{_XML} base" or (local == "attributename" and value.lower().endswith("href")):
            raise _Unfit(_FOREIGN)
        if " " not in attribute:  # what editors note for themselves has a namespace, and no effect
            _look_at_style(value)


def _look_at_style(words: str) -> None:
    plain = _COMMENT.sub("", words)
    if _FOREIGN_STYLE.search(plain):
        raise _Unfit(_FOREIGN)
    _look_at_addresses(plain)


def _look_at_addresses(words: str) -> None:
    if any(not _OWN.match(address) for address in _URL.findall(words)):
        raise _Unfit(_FOREIGN)


def _local(name: str) -> str:
    """A name without its namespace, whatever its letters."""
    return name.rpartition(" ")[2].lower()
