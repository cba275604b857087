"""Random changes to files in seven styles, and what must be true of each: only the touched lines differ."""

import copy
import random
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from playpress import starter
from playpress.problems import Problem
from playpress.source import events
from playpress.source.document import Document, Mark
from playpress.source.edit import Add, Change, Move, Put, Remove, Rename, edited, nodes, scalars
from playpress.source.edit.nodes import Style

Location = tuple[str | int, ...]
TEXTS = (
    "yes", "no", "null", "~", "true", "0.20", "2026-09-30", "007", "1e3", "-5", "-Item", "- item", "12:30", "a: b",
    "a:b", "Plan #1", "#993300", "# note", "ends with:", "it's", 'she said "no"', "both ' and \"", "back\\slash", "[a]",
    "{a: b}", "{{ team }}", "a, b", "*star", "&and", "!bang", "%percent", "@at", "`tick`", "|pipe", "> quote", "? why",
    "=", "<<", "...", "---", ".5", " leading", "trailing ", "", "café 商談 😀", "process:a#b",
    "https://example.org/a?b=c#d",
    "two\nlines", "three\n\nlines\n", "\nstarts below", "  indented\nthen not", "kept\n\n\n", "tab\there", "x" * 150,
    "words " * 40 + "end", "a long line\nand " + "many words " * 20 + "end\n", "name: value\nother: value", "\n",
    "- a\n- b",
)  # fmt: skip

PIECES = (
    "a", "b: ", "c:\n", "  ", "\n", "\n  ", "\n    ", "- ", "- a\n", "? ", "? a\n", ": b\n", "[", "]", "{", "}", ", ",
    "'x'", '"y"', "|\n", "|+\n", "|2-\n", ">-\n", "# c\n", " # d\n", "e: f\n", "  g: h\n", "  - i\n", "- - j\n", "\n\n",
    "--- \n", "...\n", "text", "é", "k: [l, m]\n", "n: {o: p}\n", "q:\n", "- r: s\n", "  t: u\n", "\r\n", '"z z": 1\n',
    "v : w\n", "!!str a", "x:\n- y\n",
)  # fmt: skip


def strange(chance: random.Random) -> str:
    """A file put together from pieces, which our reader takes and which holds something."""
    while True:
        text = "".join(chance.choice(PIECES) for _ in range(chance.randint(1, 14)))
        document, problems = events.parse(text.replace("\r\n", "\n"), "a.yml")
        if document is not None and not problems and pairs(document.value):
            return text


def parsed(text: str) -> Document:
    """A document without problems."""
    document, problems = events.parse(text.replace("\r\n", "\n"), "a.yml")
    assert document is not None, problems
    assert not problems, problems
    return document


def shipped(folder: Path) -> Iterator[tuple[str, str]]:
    """Every YAML file of every sample, as `playpress new` writes it."""
    for sample in ("reference", "b2b", "small"):
        starter.create(folder / sample, sample)
        for path in sorted((folder / sample / "content").rglob("*.yml")):
            yield f"{sample}/{path.relative_to(folder / sample).as_posix()}", path.read_text(encoding="utf-8")


def marks(value: Any, mark: Mark, brackets: bool, text: str) -> Iterator[tuple[Any, Mark, bool]]:
    """Every value with its mark, and whether it stands between brackets."""
    yield value, mark, brackets
    inside = brackets or (isinstance(value, dict | list) and text[mark.start : mark.start + 1] in ("[", "{"))
    for key, inner in pairs(value):
        yield from marks(inner, mark.children[key], inside, text)


def pairs(value: Any) -> list[tuple[Any, Any]]:
    """What a value holds."""
    if isinstance(value, dict):
        return list(value.items())
    return list(enumerate(value)) if isinstance(value, list) else []


def replaced(text: str, pieces: list[tuple[int, int, str]]) -> str:
    """A text with stretches of it replaced."""
    for start, end, new in sorted(pieces, reverse=True):
        text = text[:start] + new + text[end:]
    return text


def as_shipped(text: str, _: random.Random) -> str:
    return text


def with_crlf(text: str, chance: random.Random) -> str:
    """As Windows saves it; half of the files without a last line end."""
    text = text.rstrip("\n") if chance.random() < 0.5 else text
    return text.replace("\n", "\r\n")


def unindented(text: str, _: random.Random) -> str:
    """Lists begin in the column of their name."""
    return nodes.document(parsed(text).value, Style(2, 0))  # type: ignore[arg-type]


def commented(text: str, chance: random.Random) -> str:
    """A note behind each value, and lines of notes between; half of the files without a last line end."""
    document = parsed(text)
    pieces = {}
    for value, mark, brackets in marks(document.value, document.origin.mark, False, text):
        line = text.find("\n", mark.end)
        block = not isinstance(value, dict | list) and text[mark.start : mark.start + 1] in ("|", ">")
        flow = isinstance(value, dict | list) and text[mark.start : mark.start + 1] in ("[", "{")
        single = flow or not isinstance(value, dict | list)
        if line >= 0 and single and not brackets and not block and "\n" not in text[mark.start : mark.end]:
            pieces[line] = (line, line, f"  # note {line}: [a] {{b}} 'c'")
        begin = text.rfind("\n", 0, mark.key[0]) + 1 if mark.key else -1
        if mark.key and not brackets and chance.random() < 0.2 and not text[begin : mark.key[0]].strip():
            pieces[begin - 1] = (begin, begin, f"{' ' * (mark.key[0] - begin)}# about the next one\n")
    text = replaced(text, list(pieces.values()))
    return text.rstrip("\n") if chance.random() < 0.5 else text


def in_brackets(text: str, chance: random.Random) -> str:
    """All between brackets, on one line or on several."""
    fields = parsed(text).value
    assert isinstance(fields, dict)
    if chance.random() < 0.5:
        return "".join(f"{name}: {nodes.brackets(value, Style())}".rstrip() + "\n" for name, value in fields.items())
    lines = ",\n  ".join(nodes.pair(name, value, Style()) for name, value in fields.items())
    return f"{{\n  {lines}\n}}\n"


def quoted(text: str, chance: random.Random) -> str:
    """Every plain text in quotes of one sort or the other."""
    document = parsed(text)
    pieces = []
    for value, mark, _ in marks(document.value, document.origin.mark, False, text):
        if isinstance(value, str) and text[mark.start] not in "'\"|>":
            pieces.append((mark.start, mark.end, scalars.inline(value, like=chance.choice("'\""))))
    return replaced(text, pieces)


def in_blocks(text: str, chance: random.Random) -> str:
    """Every text of some length as a block, folded or not."""
    document = parsed(text)
    pieces = []
    for value, mark, brackets in marks(document.value, document.origin.mark, False, text):
        if not isinstance(value, str) or brackets or len(value) < 30 or text[mark.start] in "|>":
            continue
        begin = text.rfind("\n", 0, mark.start) + 1
        indent = len(text[begin : mark.start]) - len(text[begin : mark.start].lstrip(" -")) + 2
        written = scalars.block(value, indent, like=chance.choice("|>"))
        if written:
            pieces.append((mark.start, mark.end, "\n".join([written[0], *written[1]])))
    return replaced(text, pieces)


STYLES: dict[str, Callable[[str, random.Random], str]] = {
    "as shipped": as_shipped,
    "CRLF": with_crlf,
    "unindented lists": unindented,
    "trailing comments": commented,
    "between brackets": in_brackets,
    "in quotes": quoted,
    "in blocks": in_blocks,
}


def value(chance: random.Random, deep: int = 2) -> Any:
    """A text, a list or named fields."""
    sort = chance.random()
    if deep == 0 or sort < 0.6:
        return chance.choice(TEXTS)
    if sort < 0.8:
        return [value(chance, deep - 1) for _ in range(chance.randint(0, 3))]
    names = chance.sample(["name", "text", "a-b", "with space", "yes", "né", "process:a"], chance.randint(0, 3))
    return {name: value(chance, deep - 1) for name in names}


def locations(inside: Any, here: Location = ()) -> Iterator[Location]:
    """Every location below a value."""
    for key, each in pairs(inside):
        yield (*here, key)
        yield from locations(each, (*here, key))


def at(inside: Any, location: Location) -> Any:
    """The value at a location."""
    for segment in location:
        inside = inside[segment]
    return inside


def change(document: Document, chance: random.Random) -> tuple[Change, Any]:
    """A random change, and the value that the document must have afterwards, worked out without the code under test."""
    whole = copy.deepcopy(document.value)
    location = chance.choice(list(locations(whole)))
    *way, last = location
    around, found = at(whole, tuple(way)), at(whole, location)
    sort = chance.choice(("put", "put", "put inside", "add", "add below", "remove", "move", "rename"))
    new = value(chance)
    if sort == "rename" and isinstance(around, dict):
        items = [(f"{key}-2" if key == last else key, each) for key, each in around.items()]
        around.clear()
        around.update(items)
        return Rename(location, f"{last}-2"), whole
    if sort == "move" and isinstance(around, list):
        to = chance.randrange(len(around))
        around.insert(to, around.pop(last))
        return Move(location, to), whole
    if sort == "remove":
        del around[last]
        return Remove(location), whole
    if sort == "add" and isinstance(around, list):
        position = chance.randint(0, len(around))
        around.insert(position, new)
        return Add((*way, position), new), whole
    if sort in ("add", "add below") and isinstance(found if sort == "add below" else around, dict):
        way, around = ([*way, last], found) if sort == "add below" else (way, around)
        items, number = list(around.items()), chance.randint(0, len(around))
        around.clear()
        around.update([*items[:number], ("new-one", new), *items[number:]])
        return Add((*way, "new-one"), new, number), whole
    if sort == "put inside" and isinstance(found, dict | list) and found:
        target = copy.deepcopy(found)
        target[chance.choice([key for key, _ in pairs(target)])] = new
        around[last] = target
        return Put(location, target), whole
    around[last] = new
    return Put(location, new), whole


def touched(document: Document, made: Change) -> tuple[int, int]:
    """The lines of the old text that a change may touch: from the first (from 0) to the one behind the last."""
    text = document.origin.source.text
    spans = [document.origin.mark]
    values: list[Any] = [document.value]
    for segment in made.location:
        if segment not in spans[-1].children:
            break
        spans.append(spans[-1].children[segment])
        values.append(values[-1][segment])
    known = len(spans) > len(made.location)
    if isinstance(made, Add):
        inner = spans[len(made.location) - 1]
        around = values[len(made.location) - 1]
        if (
            not around
            or text[inner.start] in "[{"
            or any(text[each.start] in "[{" for each in flows(spans, values, text))
        ):
            return lines(text, outermost(spans[: len(made.location)], values, text))
        first = inner.children[pairs(around)[0][0]]
        begin = first.key[0] if first.key else first.start
        number = made.position if isinstance(made.location[-1], str) else made.location[-1]
        line = text.count("\n", 0, begin)
        if number == 0 and text[text.rfind("\n", 0, begin) + 1 : begin].strip():
            return line, line + 1
        return 0, 0
    assert known
    bracketed = flows(spans[:-1], values[:-1], text)
    if bracketed:
        return lines(text, bracketed[0])
    alone = isinstance(made, Remove | Move) and len(pairs(values[-2])) == 1
    first, last = lines(text, spans[-2] if alone or isinstance(made, Move) else spans[-1])
    if isinstance(made, Remove) and not alone:
        keys = [key for key, _ in pairs(values[-2])]
        if keys[0] == made.location[-1]:
            following = spans[-2].children[keys[1]]
            last = max(last, text.count("\n", 0, following.key[0] if following.key else following.start) + 1)
    return first, last


def flows(spans: list[Mark], values: list[Any], text: str) -> list[Mark]:
    """The collections between brackets on the way, the outermost first."""
    return [
        span
        for span, each in zip(spans, values, strict=False)
        if isinstance(each, dict | list) and text[span.start] in "[{"
    ]


def outermost(spans: list[Mark], values: list[Any], text: str) -> Mark:
    """The outermost collection between brackets, else the last one on the way."""
    return (flows(spans, values, text) or [spans[-1]])[0]


def lines(text: str, mark: Mark) -> tuple[int, int]:
    """The lines of an entry: from that of its name or dash to that of its end."""
    begin = mark.key[0] if mark.key else mark.start
    before = text[:begin].rstrip()
    if not mark.key and before.endswith("-") and "\n" in text[len(before) : begin]:
        begin = len(before) - 1
    return text.count("\n", 0, begin), text.count("\n", 0, mark.end) + 1


def check(text: str, made: Change, wanted: Any) -> str | Problem:
    """The new text of a file; what must be true of every change is asserted."""
    data = text.encode()
    new = edited(data, "a.yml", [made])
    if isinstance(new, Problem):
        return new
    result = new.decode()
    crlf = "\r\n" in text
    assert result.count("\n") == (result.count("\r\n") if crlf else result.count("\n"))
    assert crlf or "\r" not in result
    after = parsed(result).value
    assert after == wanted, (made, result)
    assert [*locations(after)] == [*locations(wanted)], made
    old, now = (each.replace("\r\n", "\n").split("\n") for each in (text, result))
    if not text.endswith("\n"):  # A block at the end of such a file has no line end, and must not get one.
        old, now = ([re.sub(r"([|>]\d?)-", r"\1", each) for each in lines] for lines in (old, now))
    first, last = touched(parsed(text), made)
    if isinstance(made, Add) and first == last == 0:
        added = len(now) - len(old)
        assert added >= 1
        assert any(old == now[:number] + now[number + added :] for number in range(len(now) - added + 1)), (
            made,
            result,
        )
    else:
        assert now[:first] == old[:first], (made, result)
        assert len(old) == last or now[-(len(old) - last) :] == old[last:], (made, result)
    return result
