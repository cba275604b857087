"""A file or its bytes -> its text, or what keeps it from being read as words."""

import re
from collections import Counter
from collections.abc import Iterator

from playpress.problems import Place, Problem, Replacement, fault
from playpress.source import invisible, syntax
from playpress.source.content import ContentFile, Definition

MAX_BYTES = 2_000_000
_FORBIDDEN = re.compile(f"{invisible.CONTROL.pattern}|\t")
_ODD_INDENT = re.compile("^ *[\xa0\u2000-\u200a\u202f\u205f\u3000](?=[^\\S\n]*(?:- |[\\w-]+:(?: |$)))", re.MULTILINE)
_CONFLICT = re.compile(r"^(?:<{7}|>{7}|\|{7})(?= |$)", re.MULTILINE)
_SORTS = {"\t": "tab", "\x85": "break", "\u2028": "break", "\u2029": "break"}
_WORDING = {
    "tab": ("YML-TAB", "a tab character", "Use spaces: two for each level."),
    "tab inside": ("YML-TAB", "a tab character", "Type a space instead."),
    "break": ("YML-BREAK", "an invisible line break", "Delete it and type a space."),
    "control": ("YML-CONTROL", "an invisible control character", "Delete it; it often comes with pasted text."),
    "odd": ("YML-SPACE", "a special space indents this line", "Delete it and type a plain one."),
}


def read_text(item: ContentFile | Definition) -> tuple[str | None, list[Problem]]:
    """A file's text; None when it cannot be read as words within the size limit, all of them visible."""
    text, trouble = read_utf8(item)
    trouble = unfit_characters(text, item.file) if text is not None else trouble
    return (None if trouble else text), trouble


def read_utf8(item: ContentFile | Definition) -> tuple[str | None, list[Problem]]:
    """A file's text; None when it cannot be read as UTF-8 within the size limit."""
    here = Place(item.file)
    if item.data is not None:
        return _utf8(item.data, item.file)
    try:
        size = item.path.stat().st_size
        if size > MAX_BYTES:
            message = f"this file is {size / 1e6:.1f} MB; the limit is {MAX_BYTES // 1_000_000} MB"
            return None, [fault("YML-SIZE", message, here, "Split it into several files.")]
        data = item.path.read_bytes()
    except OSError as error:
        message = f"this file cannot be read ({(error.strerror or 'unknown cause').lower()})"
        return None, [fault("PATH-READ", message, here, "Check that it exists and that you may read it.")]
    return _utf8(data, item.file)


def decoded(data: bytes, file: str) -> tuple[str | None, list[Problem]]:
    """The text of a file's bytes; None when it cannot be read as UTF-8 words, all of them visible."""
    text, trouble = _utf8(data, file)
    trouble = unfit_characters(text, file) if text is not None else trouble
    return (None if trouble else text), trouble


def _utf8(data: bytes, file: str) -> tuple[str | None, list[Problem]]:
    """The text of a file's bytes, with its line ends as line feeds; None when it is not UTF-8."""
    here = Place(file)
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return None, [fault("YML-ENCODING", "this file is saved as UTF-16", here, "Save it again as UTF-8.")]
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = data[: error.start].decode("utf-8", "replace").lstrip("\ufeff")
        line, column = before.count("\n") + 1, len(before) - before.rfind("\n")
        message = "this character is not UTF-8 (the file is probably saved as Windows or Latin text)"
        hint = "Save the file again with the encoding UTF-8."
        return None, [fault("YML-ENCODING", message, Place(file, line, column), hint)]
    return text.replace("\r\n", "\n").replace("\r", "\n"), []


def comments_alone(text: str) -> bool:
    """Whether a text has nothing but comments and empty lines."""
    return all(not line or line.startswith("#") for line in map(str.strip, text.splitlines()))


def unfit_characters(text: str, file: str) -> list[Problem]:
    """Marks of a conflict, tabs and invisible characters, which no definition has."""
    return list(_conflicts(text, file) or _bad_characters(text, file))


def _conflicts(text: str, file: str) -> list[Problem]:
    """The first mark that Git left where two people changed the same lines."""
    found = _CONFLICT.search(text)
    if found is None:
        return []
    message = f'"{found[0]}" marks a conflict: two people changed these lines, and Git could not join them'
    hint = "Keep the lines that are right, then delete the others and the marks (<<<<<<<, =======, >>>>>>>)."
    return [fault("YML-CONFLICT", message, Place(file, text.count("\n", 0, found.start()) + 1), hint)]


def _separated_by_tabs(text: str, file: str) -> bool:
    """Whether a CSV has tabs where commas belong: that is told once, as such."""
    head = text.partition("\n")[0]
    return file.endswith(".csv") and "\t" in head and "," not in head


def _bad_characters(text: str, file: str) -> Iterator[Problem]:
    """Tabs and invisible characters: the first of each sort, with how many more there are."""
    first: dict[str, int] = {}
    count: Counter[str] = Counter()
    by_tabs = _separated_by_tabs(text, file)
    for character, number in Counter(_FORBIDDEN.findall(text)).items():
        sort = _SORTS.get(character, "control")
        if sort == "tab" and by_tabs:
            continue
        first.setdefault(sort, text.index(character))
        count[sort] += number
    if odd := [found.end() - 1 for found in _ODD_INDENT.finditer(text)]:
        first["odd"], count["odd"] = odd[0], len(odd)
    for sort, at in first.items():
        begin = text.rfind("\n", 0, at) + 1
        inside = sort == "tab" and text[begin:at].strip()
        if inside and text[begin:].partition("\n")[0].rstrip("\t").count("\t") > 1:
            message = "a row of a table, with tabs between its cells"
            place = Place(file, text.count("\n", 0, at) + 1, at - begin + 1)
            yield fault("YML-TAB", message, place, syntax.TABLE)
            continue
        code, message, hint = _WORDING["tab inside" if inside else sort]
        more = f" (and {count[sort] - 1} more in this file)" if count[sort] > 1 else ""
        instead = None if sort == "tab" and not inside else Replacement("" if sort == "control" else " ", "text", 1)
        place = Place(file, text.count("\n", 0, at) + 1, at - begin + 1)
        yield fault(code, message + more, place, hint, instead=instead)
