"""A file that is named as logo -> what keeps it from being shown, if anything, and the picture of it for paper."""

import base64
import re
from collections.abc import Iterator, Mapping
from pathlib import Path, PurePosixPath
from typing import NamedTuple
from xml.parsers import expat

from playpress.graph import Book
from playpress.model.brand import Brand
from playpress.problems import Problem, fault
from playpress.site import pixels

LARGEST = 500 * 1024
_SORTS = {".png": "PNG", ".jpg": "JPEG", ".jpeg": "JPEG", ".webp": "WebP", ".svg": "SVG"}
_SVG, _XHTML = "http://www.w3.org/2000/svg", "http://www.w3.org/1999/xhtml"
_XML = "http://www.w3.org/XML/1998/namespace"
_ACTIVE = {"script", "foreignobject", "iframe", "embed", "object", "audio", "video", "handler", "listener"}
_OWN = re.compile(r"#|data:image/(?:png|jpeg|gif|webp)[;,]", re.IGNORECASE)
_URL = re.compile(r"""(?:url|src)\(\s*["']?\s*([^)]*)""", re.IGNORECASE)
_FOREIGN_STYLE = re.compile(r"@import|image-set\(|\\", re.IGNORECASE)
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)

_SCRIPT = "holds a script"
_FOREIGN = "asks other hosts for something, or leads there"


class Wrongness(NamedTuple):
    """What is wrong with a logo, and how to mend it."""

    message: str
    hint: str


class _Unfit(Exception):
    """Why an SVG is not shown."""


def problems(content: Path, book: Book) -> Iterator[Problem]:
    """A logo that cannot be shown."""
    for message, hint in trouble(content, book.settings.brand):
        place = book.settings_origin.place(("brand", "logo"))
        yield fault("VAL-VALUE", f"playbook.yml, brand, logo: {message}", place, hint)


def trouble(content: Path, brand: Brand | None) -> Iterator[Wrongness]:
    """Why a logo cannot be shown."""
    if brand is None or brand.logo is None:
        return
    file = content / brand.logo
    if not file.is_file() or file.is_symlink():
        yield Wrongness(f'there is no file "{brand.logo}" under content/', "Save the logo there, or correct its name.")
    elif (size := file.stat().st_size) > LARGEST:
        told = f"the logo takes {size / 1024 / 1024:.1f} MB, and every page brings it along"
        yield Wrongness(told, "Save it smaller than 500 KB; as SVG it is mostly under 20.")
    else:
        yield from _of_content(str(brand.logo), file.read_bytes())


def picture(content: Path, brand: Brand | None) -> str:
    """The logo as an address that holds all of it; empty where there is none."""
    if brand is None or brand.logo is None:
        return ""
    image = (content / brand.logo).read_bytes()
    sort = _sort(image).lower() or "svg+xml"
    return f"data:image/{sort};base64,{base64.b64encode(image).decode()}"


def _of_content(name: str, image: bytes) -> Iterator[Wrongness]:
    """A browser believes the ending of a file, so that has to tell what the file is."""
    ending = PurePosixPath(name).suffix
    named, found = _SORTS.get(ending.lower(), ""), _sort(image)
    if found and named != found:
        right = next(each for each, sort in _SORTS.items() if sort == found)
        yield Wrongness(f'the logo "{name}" is a {found} image, which its ending hides', f"Let its name end in {right}")
    elif found and (told := pixels.broken(found, image)):
        yield Wrongness(f'the logo "{name}" {told}', "Copy or save it anew: what is missing would be shown as a blank.")
    elif not found and named != "SVG":
        yield Wrongness(f'the logo "{name}" is no image', "Save it as SVG, PNG, JPEG or WebP.")
    elif not found and (told := unfit(image)):
        yield Wrongness(f'the logo "{name}" {told}', "Save it as plain SVG, without scripts and links, or as PNG.")


def _sort(image: bytes) -> str:
    """The sort of an image of pixels, by its first bytes."""
    if image.startswith(b"\x89PNG\r\n\x1a\n"):
        return "PNG"
    if image.startswith(b"\xff\xd8\xff"):
        return "JPEG"
    return "WebP" if image[:4] == b"RIFF" and image[8:12] == b"WEBP" else ""


def unfit(image: bytes) -> str:
    """Why bytes are no SVG that may be shown; "" where they are one: whole, still, and complete in itself."""
    reader = expat.ParserCreate(namespace_separator=" ")
    reader.buffer_text = True
    style = _Style()
    seen: list[str] = []

    def start(name: str, attributes: Mapping[str, str]) -> None:
        if not seen and name != f"{_SVG} svg":
            raise _Unfit("is no image")
        seen.append(name)
        style.inside = _local(name) == "style"
        _look_at(name, attributes)

    def end(_name: str) -> None:
        style.close()

    def instruction(target: str, _data: str) -> None:
        if target.lower() == "xml-stylesheet":
            raise _Unfit(_FOREIGN)

    def entity(*_: object) -> None:
        raise _Unfit("defines entities, which may stand for anything")

    reader.StartElementHandler, reader.EndElementHandler = start, end
    reader.CharacterDataHandler = style.add
    reader.ProcessingInstructionHandler, reader.EntityDeclHandler = instruction, entity
    try:
        reader.Parse(image, True)
    except _Unfit as found:
        return str(found)
    except (expat.ExpatError, LookupError, ValueError) as error:
        line = getattr(error, "lineno", 0)
        return f"breaks off or is damaged in line {line}" if seen else "is no image"
    return ""


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
