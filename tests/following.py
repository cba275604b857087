"""A fault of a playbook -> the changes its hint asks for, made as an author would who follows it word for word."""

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

from playpress.problems import Problem, Replacement
from playpress.source import events, file_text
from playpress.source.edit import Put, edited
from playpress.source.edit.changes import Remove
from playpress.source.edit.fixes import _spots, fixed

Way = Callable[[Path, Problem], None]
"""One way to follow a hint: it changes the files of a project."""
_QUOTED = r'"((?:[^"])*)"'


def ways(problem: Problem) -> Iterator[Way]:
    """Each thing the hint of a fault says to do; every one of them has to work."""
    for pattern, make in _HINTS:
        if found := re.search(pattern, problem.hint):
            yield from make(problem, found)
            return


def _value(words: str) -> Way:
    """Write these words as the value."""

    def way(project: Path, problem: Problem) -> None:
        if problem.place.file.endswith(".csv"):
            wrong = re.search(_QUOTED, problem.message)
            assert wrong is not None
            _words(wrong[1], words)(project, problem)
        else:
            _change(project, problem, lambda path, _: Put(path, words))

    return way


def _values(problem: Problem, found: re.Match[str]) -> Iterator[Way]:
    """Each of the examples, which are parted by commas."""
    del problem
    yield from (_value(each.strip(' "')) for each in re.split(r", (?:or )?| or ", found[1]) if each.strip(' "'))


def _one_value(problem: Problem, found: re.Match[str]) -> Iterator[Way]:
    del problem
    yield _value(found[1])


def _as_yaml(problem: Problem, found: re.Match[str]) -> Iterator[Way]:
    """`name: value`, which may be a list or have fields: the value goes where the fault is."""
    del problem
    document, _ = events.parse(f"{found[1]}\n", "hint.yml")
    assert document is not None
    assert isinstance(document.value, dict)
    ((name, value),) = document.value.items()
    yield _put(value, name)


def _put(value: Any, name: str) -> Way:
    def way(project: Path, problem: Problem) -> None:
        absent = problem.code == "VAL-MISSING" and not problem.message.endswith(" is empty")

        def change(path: tuple[Any, ...], _: Any) -> Put:
            if absent:
                return Put((*path, name), value)
            inside = path and isinstance(path[-1], int) and isinstance(value, list)
            return Put(path, value[0] if inside else value)

        _change(project, problem, change, fields=absent)

    return way


def _change(
    project: Path, problem: Problem, change: Callable[[tuple[Any, ...], Any], Any], *, fields: bool = False
) -> None:
    """Change the innermost value that begins at the place of a fault, or the innermost that has fields."""
    file = project / problem.place.file
    data = file.read_bytes()
    text, _ = file_text.decoded(data, problem.place.file)
    document = events.parse(text or "", problem.place.file)[0]
    assert document is not None, problem
    found = [
        (path, _at(document.value, path)) for (place, _), (path, _) in _spots(document.origin) if place == problem.place
    ]
    path, value = [pair for pair in found if not fields or isinstance(pair[1], dict)][-1]
    new = edited(data, problem.place.file, [change(path, value)])
    assert isinstance(new, bytes), new
    file.write_bytes(new)


def _at(value: Any, path: tuple[Any, ...]) -> Any:
    for segment in path:
        value = value[segment]
    return value


def _remove(problem: Problem, found: re.Match[str]) -> Iterator[Way]:
    """The item or the field goes."""
    del problem, found
    yield lambda project, fault: _change(project, fault, lambda path, _: Remove(path))


def _line_goes(problem: Problem, found: re.Match[str]) -> Iterator[Way]:
    del problem, found
    yield lambda project, fault: _edit(project, fault, lambda _: None)


def _edit(project: Path, problem: Problem, change: Callable[[str], str | None]) -> None:
    """Change the line of a fault; nothing takes it away."""
    path = project / problem.place.file
    lines = path.read_text(encoding="utf-8").split("\n")
    new = change(lines[problem.place.line - 1])
    lines[problem.place.line - 1 : problem.place.line] = [] if new is None else [new]
    path.write_text("\n".join(lines), encoding="utf-8")


def _renamed(problem: Problem, found: re.Match[str]) -> Iterator[Way]:
    """The file, or the folder that the message names, is called otherwise."""
    old = re.search(r"content/([^ ]+?)/? is not a kind|content/([^ ]+(?: \(\d\))?\.\w+) is not a kind", problem.message)
    where = Path("content") / (old[1] or old[2]) if old else Path(problem.place.file)
    new = found[1] if "." in found[1] or not where.suffix else f"{found[1]}{where.suffix.lower()}"

    def way(project: Path, fault: Problem) -> None:
        del fault
        (project / where).rename(project / where.with_name(new))

    yield way


def _moved(problem: Problem, found: re.Match[str]) -> Iterator[Way]:
    del problem

    def way(project: Path, fault: Problem) -> None:
        target = project / found[1]
        target.parent.mkdir(parents=True, exist_ok=True)
        (project / fault.place.file).rename(target)

    yield way


def _file_goes(problem: Problem, found: re.Match[str]) -> Iterator[Way]:
    del problem, found
    yield lambda project, fault: (project / fault.place.file).unlink()


def _nearest(problem: Problem, found: re.Match[str]) -> Iterator[Way]:
    """The name that was meant, in the place of the one in the message."""
    if problem.code in ("PATH-ID", "PATH-KIND"):
        yield from _renamed(problem, found)
        return
    wrong = re.search(_QUOTED, problem.message)
    assert wrong is not None, problem
    yield _words(wrong[1], found[1])


def _words(old: str, new: str) -> Way:
    def way(project: Path, problem: Problem) -> None:
        path = project / problem.place.file
        text = path.read_text(encoding="utf-8")
        if re.search(rf"^ *\[{re.escape(old)}\]: ", text, re.MULTILINE):  # the address of a link, further down
            path.write_text(re.sub(rf":{re.escape(old)}$", f":{new}", text, flags=re.MULTILINE), encoding="utf-8")
            return

        def change(line: str) -> str:
            at = problem.place.column - 1
            assert old in line, (old, line)
            begin = line.find(old, at)
            begin = begin if begin >= 0 else line.find(old)
            return line[:begin] + new + line[begin + len(old) :]

        _edit(project, problem, change)

    return way


def _quotes(problem: Problem, found: re.Match[str]) -> Iterator[Way]:
    """The text of the line in quotes of one sort: from its beginning to where it ends for its author."""
    single = "single" in found[0]
    bracket = problem.code in ("YML-BRACKET", "YML-COMMA")

    def quoted(line: str) -> str:
        head = re.match(r"\s*(?:- )?(?:[\w-]+:[ ]+)?", line)
        assert head is not None
        text, head_text = line[head.end() :], head[0]
        if not bracket and (inner := re.match(r"(\[|\{(?:[\w-]+: )?)(.*?)([\]}]+)$", text)) and "{{" not in text:
            head_text, text, tail = head_text + inner[1], inner[2], inner[3]
        else:
            tail = ""
        plain = text.strip()
        if len(plain) > 1 and plain[0] == plain[-1] and plain[0] in "\"'":
            plain = plain[1:-1]
        elif plain[:1] in ("'", '"') and plain.count(plain[0]) == 2:
            plain = plain if single or problem.code != "YML-AFTER-QUOTE" else plain.replace(plain[0], "")
        if single:
            return f"{head_text}'{plain.replace(chr(39), chr(39) * 2)}'{tail}"
        return head_text + '"' + plain.replace("\\", "\\\\").replace('"', '\\"') + f'"{tail}'

    yield lambda project, fault: _edit(project, fault, quoted)


def _neighbour(problem: Problem, found: re.Match[str]) -> Iterator[Way]:
    """The line begins in the column of the line above it, or of the one before that."""
    del problem, found

    def way(project: Path, fault: Problem) -> None:
        path = project / fault.place.file
        lines = path.read_text(encoding="utf-8").split("\n")
        at = fault.place.line - 1
        like = next(
            line for line in reversed(lines[:at]) if line.strip().startswith("- ") == lines[at].strip().startswith("- ")
        )
        lines[at] = like[: len(like) - len(like.lstrip())] + lines[at].strip()
        path.write_text("\n".join(lines), encoding="utf-8")

    yield way


def _encoded(problem: Problem, found: re.Match[str]) -> Iterator[Way]:
    del problem, found

    def way(project: Path, fault: Problem) -> None:
        path = project / fault.place.file
        data = path.read_bytes()
        text = data.decode("utf-16") if data[:2] in (b"\xff\xfe", b"\xfe\xff") else data.decode("cp1252", "replace")
        path.write_text(re.sub(r"[\x00-\x08\x0e-\x1f\x7f-\x9f]", " ", text), encoding="utf-8")

    yield way


def _with_commas(problem: Problem, found: re.Match[str]) -> Iterator[Way]:
    del problem
    sign = {"semicolons": ";", "tabs": "\t"}[found[1]]

    def way(project: Path, fault: Problem) -> None:
        import csv

        path = project / fault.place.file
        with path.open(encoding="utf-8", newline="") as file:
            rows = list(csv.reader(file, delimiter=sign))
        with path.open("w", encoding="utf-8", newline="") as file:
            csv.writer(file, lineterminator="\n").writerows(rows)

    yield way


def _written_once(problem: Problem, found: re.Match[str]) -> Iterator[Way]:
    """Of two lines or keys with one name the second goes."""
    if problem.code == "PATH-READ":
        yield from _file_goes(problem, found)
    elif problem.place.file.endswith(".csv"):
        yield from _line_goes(problem, found)
    elif problem.code == "YML-DUPLICATE":
        yield lambda project, fault: _edit(project, fault, lambda line: _second_name(line, fault.place.column))
    else:
        yield from _remove(problem, found)


def _second_name(line: str, column: int) -> str | None:
    """The line without the field that begins there; nothing where that is all of the line."""
    before = line[: column - 1]
    return re.sub(r", $", "", before) + line[column - 1 :].partition("}")[2].join(["}", ""]) if before.strip() else None


def _lines(change: Callable[[str, Problem], str]) -> Callable[[Problem, re.Match[str]], Iterator[Way]]:
    """Change the line of a fault."""

    def make(problem: Problem, found: re.Match[str]) -> Iterator[Way]:
        del problem, found
        yield lambda project, fault: _edit(project, fault, lambda line: change(line, fault))

    return make


def _whole(change: Callable[[str], str]) -> Callable[[Problem, re.Match[str]], Iterator[Way]]:
    """Change all of a file."""

    def make(problem: Problem, found: re.Match[str]) -> Iterator[Way]:
        del problem, found

        def way(project: Path, fault: Problem) -> None:
            path = project / fault.place.file
            path.write_text(change(path.read_text(encoding="utf-8")), encoding="utf-8")

        yield way

    return make


def _fixed_value(*values: Any) -> Callable[[Problem, re.Match[str]], Iterator[Way]]:
    """Values of the form that the hint asks for."""

    def make(problem: Problem, found: re.Match[str]) -> Iterator[Way]:
        del problem, found
        for value in values:
            yield lambda project, fault, value=value: _change(project, fault, lambda path, _: Put(path, value))

    return make


def _address(problem: Problem, found: re.Match[str]) -> Iterator[Way]:
    """The address of the hint, in the place of the one in the message."""
    wrong = re.search(_QUOTED, problem.message)
    assert wrong is not None
    yield _words(wrong[1], found[1])


def _with_fields(problem: Problem, found: re.Match[str]) -> Iterator[Way]:
    """The fields that the hint shows, in the place of what stands there."""
    lines = [each for each in re.findall(r"`([^`]+)`", found[1]) if "…" not in each] or ["name: A name"]
    document, _ = events.parse("\n".join(lines), "hint.yml")
    assert document is not None
    if problem.place.file.endswith("playbook.yml"):
        yield from _whole(lambda _: "\n".join(lines))(problem, found)
    else:
        yield from _fixed_value(document.value)(problem, found)


def _in_brackets(problem: Problem, found: re.Match[str]) -> Iterator[Way]:
    del problem
    yield _words(f"![]({found[2]})", found[1])


def _called(problem: Problem, found: re.Match[str]) -> Iterator[Way]:
    """A name in front of a colon becomes another one."""
    del problem

    def way(project: Path, fault: Problem) -> None:
        path = project / fault.place.file
        one = replace(fault, instead=Replacement(found[1], "name"))
        path.write_bytes(fixed(path.read_bytes(), fault.place.file, [one]))

    yield way


def _file_there(problem: Problem, found: re.Match[str]) -> Iterator[Way]:
    del problem

    def way(project: Path, fault: Problem) -> None:
        del fault
        target = project / found[1]
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(b"%PDF-1.4")

    yield way


def _first_line(problem: Problem, found: re.Match[str]) -> Iterator[Way]:
    yield from _whole(lambda text: f"{found[1]}\n{text.lstrip()}")(problem, found)


def _allowed(problem: Problem, found: re.Match[str]) -> Iterator[Way]:
    """What a setting is to say, in the settings."""
    del problem

    def way(project: Path, fault: Problem) -> None:
        del fault
        path = project / "content" / "playbook.yml"
        kept = re.sub(r"^embeds:.*\n(?:[ -].*\n)*", "", path.read_text(encoding="utf-8"), flags=re.MULTILINE)
        path.write_text(f"{kept}{found[1]}\n", encoding="utf-8")

    yield way


def _closed(line: str, fault: Problem) -> str:
    """A quote at the end of the text, which inside of brackets is where these end."""
    sign = line[fault.place.column - 1]
    inside = "{" in line[: fault.place.column - 1]
    end = re.compile(r"[,\]}]").search(line, fault.place.column) if inside else None
    at = end.start() if end else len(line)
    return f"{line[:at]}{sign}{line[at:]}"


def _below(line: str, fault: Problem) -> str:
    """What is behind the colon, or behind its sign, on a line of its own."""
    indent = len(line) - len(line.lstrip()) + 2
    found = re.match(r"(\s*[\w-]+:(?: [|>])?) *(.*)$", line)
    assert found is not None, fault
    return f"{found[1]}\n{' ' * indent}{found[2]}"


def _nearest_of(problem: Problem, found: re.Match[str]) -> Iterator[Way]:
    """Each of the names that are listed, in the place of the last one in the message."""
    names = next(group for group in found.groups() if group)
    wrong = [*re.finditer(_QUOTED, problem.message)]
    for name in names.split(", "):
        if name != "none":
            yield _words(wrong[-1][1], name)


_HINTS: tuple[tuple[str, Callable[[Problem, re.Match[str]], Iterator[Way]]], ...] = (
    (r"Did you mean \"([^\"]+)\"\?", _nearest),
    (r"^Rename (?:it|this file) to \"?([\w.-]*\w)", _renamed),
    (r"^Move it to (content/\S+)\.$", _moved),
    (r"^Save it as CSV with commas, under the name (content/\S+)\.$", _moved),
    (r"with commas, not (semicolons|tabs)", _with_commas),
    (r"encoding UTF-8\.|again as UTF-8\.", _encoded),
    (r"^Choose one of: (.+)\.$", _values),
    (r"For example: `([^`]+)`", _as_yaml),
    (r"^Write `([a-z_]+: [^`]+)`\.", _as_yaml),
    (r"^(?:Write it like one of these|(?:Check its digits\. )?For example): (.+?)(?: \(.*\))?$",
     _values),
    (r"^There (?:is|are): (.+)\.$|^Known: (.+)\.$|^Kinds: (.+)\.$", _nearest_of),
    (r"^It has: (.+)\.$|^Its subjects: (.+)\.$", _nearest_of),
    (r"^Write (yes) or no\.$", _one_value),
    (r"^Write a value for each name: |^Delete the brackets", _fixed_value({"gold": "Gold", "silver": "Silver"})),
    (r"^Write year-month-day: (\S+)$", _one_value),
    (r"^Use its three letters: (.+), …$", _values),
    (r"^(?:Hours and minutes|Write six digits behind a hash, in quotes): \"([^\"]+)\"\.?$", _one_value),
    (r"^Amount, space, currency: (.+)$", _values),
    (r"^Count whole days or more: (.+)$", _values),
    (r"^Write a percentage, such as (\S+)\.$", _one_value),
    (r"^Write (?:\S+) and the letters of its currency, for example (.+)\.$", _one_value),
    (r"^Write ([\w.-]+): only the site", _one_value),
    (r"^Write it like (\S+): only the site", _one_value),
    (r"^As its package fontpkg-… calls it: (\S+)$", _one_value),
    (r"^Keep one(?: of the two)?[.,]|^Delete one of the two\.|^Delete it(?: here)?\.$|^Delete `many`\.$"
     r"|^Write (?:it|one text), or delete the (?:line|item)\.$|^Write what people call it, or delete the line\.$"
     r"|^Write how long it may take, or delete the line\.$|^Write \[\] or delete it\.$"
     r"|^Define one, or delete the item\.$"
     r"|^Write it there, or delete the line\.$", _written_once),
    (r'^Put quotes around the whole text; or, where it is several items, delete "(?:and|or)"',
     _lines(lambda line, _: re.sub(r", (?:and|or) ", ", ", line))),
    (r"[Pp]ut .*?in (?:\"double quotes\"|'single quotes'|straight quotes)|If the text contains a colon, put it in"
     r"|(?<!or )[Pp]ut quotes around (?:(?:the )?(?:whole )?text|it)|Use 'single quotes'", _quotes),
    (r"^Begin it in the same column as its neighbours", _neighbour),
    (r"^Write it, or delete the row\.$|^Delete the line\b|^Write nothing there, or delete the line"
     r"|or delete the empty line\.$", _line_goes),
    (r"^Write `([a-z,]+)` into its first line\.$", _first_line),
    (r"^Put it at (content/\S+)\.$", _file_there),
    (r"^Allow the site in content/playbook.yml: `([^`]+)`", _allowed),
    (r"^Write (https://\S+[^.,\s])(?:\.|$|, and allow)", _address),
    (r"in the brackets: (!\[.*\]\((.*)\))$", _in_brackets),
    (r"^Delete one `|^Delete it (?:from|in) |^Keep it where its readers should arrive", _remove),
    (r"^Write \"(our-[\w-]+)\"\.$", _called),
    (r"^Write \"\w+: …\"\.$|^Is a space missing after",
     _lines(lambda line, _: re.sub(r"([a-z]+):(?=\S)", r"\1: ", line))),
    (r"^Close it at the end of the text", _lines(_closed)),
    (r"^Begin the text on the next line, indented|^Put \"- \" on a line of its own", _lines(_below)),
    (r"^Use spaces: two for each level", _whole(lambda text: text.replace("\t", "  "))),
    (r"^Delete the \"- \"\.$", _whole(lambda text: re.sub(r"^(?:- |  )", "", text, flags=re.MULTILINE))),
    (r"^Delete it: it is written with a backslash|^Delete what a backslash begins there",
     _lines(lambda line, _: re.sub(r"\\(?:u[0-9A-Fa-f]{4}|x[0-9a-f]{2}|\w)", "", line))),
    (r"^Shorten it|^Write one text\.$|^Write a shorter name", _fixed_value("One sentence.")),
    (r"^R responsible, A accountable", _fixed_value("R", "A", "C", "I", "A/R")),
    (r"^Count from the first day: D\+0", _fixed_value("D+0", "D+5", "D-3")),
    (r"^Write a count from 0 up", _fixed_value("0", "40")),
    (r"^Write an amount from 0 up", _fixed_value("0 EUR", "0 EUR per month")),
    (r"^Write `to_day` as (D\+\d+)|^Write a day from (?=D)(\S+) to|or write (4 calendar years)\.$",
     lambda _, found: iter([_value(next(filter(None, found.groups())))])),
    (r"^Begin each item on a line of its own", _fixed_value(["One", "Two"])),
    (r"^Write its fields below it, indented", _fixed_value({"name": "A name"})),
    (r"^Write its fields, one a line: (.+)\.$", _with_fields),
    (r"^Round the clock is `opens: \"00:00\"` and `closes: \"24:00\"`", _fixed_value("24:00")),
    (r"^Write its name behind https://, as in (\S+)$", _one_value),
    (r"^It begins with https://$|^A web address begins with https://|^Write it without spaces, quotes, brackets",
     _fixed_value("https://www.example.org/page")),
    (r"^Write the number to reach as `value`", _fixed_value("5%")),
    (r"^Fill it or delete it\.$", _file_goes),
)  # fmt: skip
"""What a hint says -> how it is followed; the first that matches."""
