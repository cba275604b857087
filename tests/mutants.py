"""A playbook that is sound -> the same with one slip of an author in one line, and what has to become of it."""

import json
import random
import re
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from itertools import islice
from pathlib import Path
from typing import Literal

from tests.book import TODAY

from playpress.model import guide, load
from playpress.model.entity import Entity
from playpress.model.kinds import KINDS
from playpress.model.load import Loaded
from playpress.model.notation import Notation
from playpress.model.ref import To
from playpress.model.text import Text
from playpress.pipeline import Playbook, read
from playpress.problems import Problem, faults
from playpress.source.content import Definition

Meant = Literal["fault", "same", "seen"]
"""What has to become of a slip: a fault at its line; nothing, as it says the same; or it is told in any way there."""


@dataclass(frozen=True, slots=True)
class Site:
    """A line `key: value` of a file of definitions, which is all that is said there."""

    file: str
    number: int
    """Its line, counted from 0."""
    indent: str
    dash: str
    key: str
    value: str

    def line(self, key: str = "", value: str = "", colon: str = ": ", indent: str | None = None) -> str:
        """The line with something in it said otherwise."""
        begin = self.indent if indent is None else indent
        return f"{begin}{self.dash}{key or self.key}{colon}{value or self.value}"


Operator = tuple[Meant, Callable[[Site], str | None]]
"""What has to become of it, and the lines in the place of one; None where it cannot be done there."""

_LINE = re.compile(r"(?P<indent> *)(?P<dash>(?:- )?)(?P<key>[a-z_]+): (?P<value>[^\s\"'\[{|>&*!%@`#-][^\n#]*)")
_TYPED: Mapping[str, re.Pattern[str]] = {
    "money": re.compile(r"\d+ [A-Z]{3}(?: per \w+)?"),
    "day": re.compile(r"\d{4}-\d\d-\d\d"),
    "time": re.compile(r"\d+ (?:business )?(?:h|d|min)"),
    "share": re.compile(r"\d+%"),
}


def _typed(name: str, wrong: str) -> Callable[[Site], str | None]:
    """Another value where the old one is of a type, and is not a text in any kind."""

    def changed(site: Site) -> str | None:
        is_typed = _TYPED[name].fullmatch(site.value) and site.key not in _may_be_text()
        return site.line(value=wrong) if is_typed else None

    return changed


def _reference(change: Callable[[str], str]) -> Callable[[Site], str | None]:
    def changed(site: Site) -> str | None:
        is_one = site.key in _reference_fields() and re.fullmatch(r"[a-z][a-z0-9-]{3,}", site.value)
        return site.line(value=change(site.value)) if is_one else None

    return changed


def _value(form: str) -> Callable[[Site], str | None]:
    return lambda site: site.line(value=form.format(site.value))


def _text_value(form: str) -> Callable[[Site], str | None]:
    return lambda site: site.line(value=form.format(site.value)) if " " in site.value and site.key in _texts() else None


def _swapped(word: str) -> str:
    return word[:1] + word[2:3] + word[1:2] + word[3:]


OPERATORS: Mapping[str, Operator] = {
    "key misspelt": ("fault", lambda site: site.line(key=f"{site.key[:-1]}q{site.key[-1]}")),
    "key swapped": (
        "fault",
        lambda s: s.line(key=_swapped(s.key)) if len(s.key) > 3 and s.key[1] != s.key[2] else None,
    ),
    "key with a capital": ("fault", lambda site: site.line(key=site.key.capitalize())),
    "key with a space": ("fault", lambda site: site.line(key=f"{site.key} x")),
    "key twice": ("fault", lambda site: f"{site.line()}\n{site.indent}{' ' * len(site.dash)}{site.key}: {site.value}"),
    "no colon": ("fault", lambda site: site.line(colon=" ")),
    "no space behind the colon": ("fault", lambda site: site.line(colon=":")),
    "two colons": ("fault", lambda site: site.line(colon=":: ")),
    "equals sign": ("fault", lambda site: site.line(colon=" = ")),
    "arrow": ("fault", lambda site: site.line(colon=" => ")),
    "wide colon": ("fault", lambda site: site.line(colon="\uff1a")),
    "semicolon": ("fault", lambda site: site.line(colon="; ")),
    "tab in front": ("fault", lambda site: site.line(indent=f"\t{site.indent}")),
    "no-break space in front": ("fault", lambda site: site.line(indent=f"{site.indent}\u00a0")),
    "no-break space for a space": ("fault", lambda site: site.line(colon=":\u00a0")),
    "quote not closed": ("fault", _value('"{}')),
    "single quote not closed": ("fault", _value("'{}")),
    "text behind a quote": ("fault", _value('"{}" more')),
    "bracket not closed": ("fault", _value("[{}")),
    "brace not closed": ("fault", _value("{{{}")),
    "bracket too many": ("fault", _value("[{}]]")),
    "begins with a star": ("fault", _value("*{}")),
    "begins with an ampersand": ("fault", _value("&a {}")),
    "begins with an exclamation mark": ("fault", _value("!{}")),
    "begins with a percent sign": ("fault", _value("%{}")),
    "begins with an at sign": ("fault", _value("@{}")),
    "begins with a backtick": ("fault", _value("`{}`")),
    "colon in the value": ("fault", _value("{}: more")),
    "note for a value": ("fault", _value("# {}")),
    "null": ("fault", lambda site: site.line(value="null")),
    "tilde": ("fault", lambda site: site.line(value="~")),
    "fields for a value": ("fault", _value("{{nothing: {}}}")),
    "a note in a text": ("seen", _text_value("{} # and more")),
    "control character": ("fault", lambda site: site.line(value=f"{site.value[:2]}\x07{site.value[2:]}")),
    "zero-width space": ("fault", lambda site: site.line(value=f"{site.value[:2]}\u200b{site.value[2:]}")),
    "soft hyphen": ("fault", lambda site: site.line(value=f"{site.value[:2]}\u00ad{site.value[2:]}")),
    "direction mark": ("fault", lambda site: site.line(value=f"{site.value[:2]}\u202e{site.value[2:]}")),
    "line separator": ("fault", lambda site: site.line(value=f"{site.value[:2]}\u2028{site.value[2:]}")),
    "marks of a merge": ("fault", lambda site: f"<<<<<<< HEAD\n{site.line()}"),
    "directive": ("fault", lambda site: f"%YAML 1.2\n{site.line()}"),
    "second document": ("fault", lambda site: f"---\n{site.line()}" if site.number else None),
    "reference misspelt": ("fault", _reference(lambda value: f"{value[:-1]}qx{value[-1]}")),
    "reference with capitals": ("fault", _reference(str.upper)),
    "reference to no kind": ("fault", _reference(lambda value: f"thing:{value}")),
    "reference with a space": ("fault", _reference(lambda value: f"{value} x")),
    "money of two decimals signs": ("fault", _typed("money", "12.5.3 EUR")),
    "money in no currency": ("fault", _typed("money", "12 EUX")),
    "money less than nothing": ("seen", _typed("money", "-12 EUR")),
    "day that is none": ("fault", _typed("day", "2026-13-45")),
    "time in no unit": ("fault", _typed("time", "4 hurs")),
    "no time": ("fault", _typed("time", "0 h")),
    "letter for a digit": ("fault", _typed("share", "1O%")),
    "spaces behind": ("same", _value("{}   ")),
    "spaces behind the colon": ("same", lambda site: site.line(colon=":   ")),
    "in double quotes": ("same", lambda site: site.line(value=json.dumps(site.value, ensure_ascii=False))),
    "in single quotes": ("same", lambda site: site.line(value="'{}'".format(site.value.replace("'", "''")))),
    "a note above": ("same", lambda site: f"# a note\n{site.line()}"),
    "an empty line above": ("same", lambda site: f"\n{site.line()}"),
    "a note behind": ("seen", lambda site: f"{site.line()} # a note"),
}
"""The slips of authors by their names."""


@cache
def _fields() -> Mapping[str, frozenset[bool]]:
    """The fields of all kinds and parts by their names: whether each may be a reference."""
    found: dict[str, set[bool]] = {}
    for model in {each for kind in KINDS for each in (kind, *guide.parts(kind))}:
        for name, info in model.model_fields.items():
            said = f"{info.annotation} {info.metadata}"
            found.setdefault(info.alias or name, set()).add(To.__name__ + "(" in said)
    return {name: frozenset(kinds) for name, kinds in found.items()}


@cache
def _may_be_text() -> frozenset[str]:
    models = {each for kind in KINDS for each in (kind, *guide.parts(kind))}
    fields = (each for model in models for each in model.model_fields.items())
    return frozenset(info.alias or name for name, info in fields if Text.__module__ in str(info.annotation))


@cache
def _reference_fields() -> frozenset[str]:
    return frozenset(name for name, kinds in _fields().items() if kinds == {True})


@cache
def _texts() -> frozenset[str]:
    return frozenset(name for name, kinds in _fields().items() if True not in kinds)


def sites(project: Path) -> Iterator[Site]:
    """The lines of files of definitions that say one field in one plain value."""
    for path in sorted((project / "content").rglob("*.yml")):
        lines = path.read_text(encoding="utf-8").split("\n")
        block: int | None = None
        for number, line in enumerate(lines[:-1]):
            depth = len(line) - len(line.lstrip(" "))
            if block is not None and (not line.strip() or depth > block):
                continue
            block = depth if re.search(r"[:-] [|>][+-]?$", line) else None
            found = _LINE.fullmatch(line)
            goes_on = lines[number + 1].strip() and len(lines[number + 1]) - len(lines[number + 1].lstrip(" ")) > (
                depth + len(found["dash"]) if found else depth
            )
            if found and not goes_on and found["key"] in _fields() and (depth or found["dash"]):
                file = path.relative_to(project).as_posix()
                yield Site(file, number, found["indent"], found["dash"], found["key"], found["value"].rstrip())


@dataclass(frozen=True, slots=True)
class Mutant:
    """A playbook with one slip."""

    operator: str
    site: Site
    text: str
    """What the file says."""
    expected: int
    """The line of the slip, counted from 1."""


def mutants(project: Path, count: int, seed: int) -> Iterator[Mutant]:
    """So many slips, of each sort as many as there are places for."""
    chance, places = random.Random(seed), list(sites(project))
    left: dict[str, list[tuple[Site, str]]] = {}
    for name, (_, slip) in OPERATORS.items():
        left[name] = [(site, said) for site in places if (said := slip(site)) is not None]
        chance.shuffle(left[name])
    many = {name: len(found) for name, found in left.items()}
    turns = (name for turn in range(len(places)) for name in OPERATORS if turn < many[name])
    for name in islice(turns, count):
        site, said = left[name].pop()
        lines = (project / site.file).read_text(encoding="utf-8").split("\n")
        lines[site.number : site.number + 1] = said.split("\n")
        yield Mutant(name, site, "\n".join(lines), site.number + 1 + (name == "key twice"))


def escaped(project: Path, sound: Playbook, mutant: Mutant) -> str:
    """Why a slip is not dealt with as it has to be; empty where it is.

    What reading alone says at its line is said by all that follows, so links and checks are asked only where it does
    not: so many slips are looked at.
    """
    changes = {mutant.site.file: mutant.text.encode("utf-8", "surrogatepass")}
    meant = OPERATORS[mutant.operator][0]
    loaded = load.load(project, KINDS, changes)
    if meant == "fault" and any(_at(each, mutant) for each in faults(loaded.problems)):
        return ""
    if meant == "same" and sound.loaded and not faults(loaded.problems) and _says_the_same(loaded, sound.loaded):
        return ""
    found = read(project, TODAY, changes=changes)
    here = [each for each in found.problems if _at(each, mutant)]
    if meant == "same" or (meant == "seen" and not here):
        return "" if _same(found, sound) else "it says something else, or has a fault"
    if here:
        return ""
    if found.faults:
        return f"told at {found.faults[0].place}: {found.faults[0].message[:80]}"
    return "" if _same(found, sound) else "nothing is told"


def _says_the_same(one: Loaded, other: Loaded) -> bool:
    """Whether two readings found the same definitions and settings, wherever these stand."""
    same = all(each is it or each == it for (each, _), (it, _) in zip(one.entities, other.entities, strict=False))
    return same and len(one.entities) == len(other.entities) and one.settings == other.settings


@contextmanager
def read_once() -> Iterator[None]:
    """Of a playbook that is read again and again, only files that say something else are typed again.

    Where the settings say something else, every file is.
    """
    typed: dict[object, Loaded] = {}
    said: list[tuple[Loaded, str]] = []
    definition = load._definition

    def remembered(item: Definition, kind: type[Entity], loaded: Loaded, notation: Notation, *readings: object) -> None:
        if not said or said[0][0] is not loaded:
            said[:] = [(loaded, loaded.settings.model_dump_json() if loaded.settings else "")]
        key = (item.path, item.data, kind, said[0][1])
        if key not in typed:
            alone = Loaded(loaded.content, loaded.own, settings=loaded.settings)
            definition(item, kind, alone, notation, *readings)
            if item.data is not None:
                return _add(alone, loaded)
            typed[key] = alone
        _add(typed[key], loaded)
        return None

    load._definition = remembered
    try:
        yield
    finally:
        load._definition = definition


def _add(found: Loaded, loaded: Loaded) -> None:
    loaded.entities += found.entities
    loaded.problems += found.problems
    loaded.unread |= found.unread


def _at(problem: Problem, mutant: Mutant) -> bool:
    places = (problem.place, *problem.also)
    return any((each.file, each.line) == (mutant.site.file, mutant.expected) for each in places)


def _same(one: Playbook, other: Playbook) -> bool:
    if one.book is None or other.book is None or one.faults:
        return False
    return one.book.entities == other.book.entities and one.book.settings == other.book.settings
