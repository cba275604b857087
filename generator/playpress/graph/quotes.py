"""Texts that name a value (`<term:discount-limit.value>`) -> the same texts with the value in words, or REF-1."""

import datetime as dt
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Any

from playpress import language, prose
from playpress.graph.references import Index
from playpress.model import field, walk
from playpress.model import way as way_of
from playpress.model.entity import Entity
from playpress.model.numbers import percent_in_figures, plain
from playpress.model.part import Criterion, Model, Part
from playpress.model.period import Period
from playpress.model.ref import Ref
from playpress.model.settings import Settings
from playpress.model.text import Prose, QuotingProse, QuotingText, QuotingWording, Text, Wording
from playpress.model.times import Duration
from playpress.problems import Place, Problem, Replacement, fault
from playpress.source.document import Origin
from playpress.source.text_places import TextPlaces
from playpress.thesaurus import nearest

_REFERENCE = re.compile(
    r"<(?P<kind>[a-z][a-z0-9-]+):(?P<id>[a-z][a-z0-9-]{0,62})(?:#(?P<part>[a-z0-9][a-z0-9-]*))?(?P<way>(?:\.\w[\w-]*)*)>"
)
_SIGNS = re.compile(r"([\\`*_\[\]<>|~])")
"""What Markdown would read as more than a character."""
_SHOWN = 8


@dataclass(frozen=True, slots=True)
class _Wrong:
    """Why a reference says nothing, and what to write."""

    message: str
    hint: str


@dataclass(frozen=True, slots=True)
class _Quote:
    """What a reference in a text says."""

    words: str
    address: str
    """The definition or the part whose page shows it."""


def in_words(
    inside: Mapping[str, walk.Values], origins: Mapping[str, Origin], index: Index
) -> tuple[dict[str, Entity], list[Problem]]:
    """The definitions with texts that quote something, by key. `inside` are the values of each."""
    quoting: dict[str, Entity] = {}
    problems: list[Problem] = []
    for key, values in inside.items():
        if not _REFERENCE.search(origins[key].text):
            continue
        changes, wrong = _changes(values, origins[key], index)
        problems += wrong
        if changes:
            quoting[key] = walk.replaced(index.entities[key], changes)
    return quoting, problems


def settings_in_words(settings: Settings, origin: Origin, index: Index) -> tuple[Settings, list[Problem]]:
    """The settings with texts that quote something, such as a title or the name of a publication."""
    changes, problems = _changes(walk.values(settings), origin, index)
    return (walk.replaced(settings, changes) if changes else settings), problems


def _changes(values: walk.Values, origin: Origin, index: Index) -> tuple[dict[walk.Path, Text], list[Problem]]:
    changes: dict[walk.Path, Text] = {}
    problems: list[Problem] = []
    for path, text in walk.texts(values):
        if found := list(references(text)):
            changes[path], wrong = _quoted(text, found, TextPlaces(origin, path, text), index)
            problems += wrong
    return changes, problems


def in_page(body: str) -> Iterator[re.Match[str]]:
    """The references in the Markdown of a page by hand."""
    return (found for found in _REFERENCE.finditer(body) if found["kind"] not in prose.WEB_SCHEMES)


def references(text: Text) -> Iterator[re.Match[str]]:
    """The references in a text; none of what its Markdown marks as code."""
    if not _REFERENCE.search(text):
        return
    linked = {link.offset for link in prose.facts(str(text)).links} if isinstance(text, Prose) else None
    for found in _REFERENCE.finditer(text):
        if found["kind"] not in prose.WEB_SCHEMES and (linked is None or found.start() in linked):
            yield found


def said(found: re.Match[str], place: Place, index: Index) -> tuple[str, Ref] | Problem | None:
    """The words that a reference of a text stands for, and whose page shows them."""
    quote = _said(found, place, index)
    if not isinstance(quote, _Quote):
        return quote
    kind, _, rest = quote.address.partition(":")
    identifier, _, part = rest.partition("#")
    return escaped(quote.words), Ref(kind, identifier, part)


def escaped(words: str) -> str:
    """Words in which Markdown reads nothing but words."""
    return _SIGNS.sub(r"\\\1", words)


def says_nothing(found: re.Match[str], index: Index) -> bool:
    """Whether a reference of a text leads to no value, as far as the index knows."""
    return not isinstance(_said(found, Place(""), index), _Quote)


def _quoted(
    text: Text, references: list[re.Match[str]], places: TextPlaces, index: Index
) -> tuple[Text, list[Problem]]:
    problems: list[Problem] = []
    quotes: list[tuple[int, int, str]] = []
    for found in references:
        said = _said(found, places.place(found.start()), index)
        if isinstance(said, Problem):
            problems.append(_by_its_id_now(said, found, places, index))
        if isinstance(text, Prose):
            words = _link(said) if isinstance(said, _Quote) else f"`{found[0][1:-1]}`"
        else:
            words = said.words if isinstance(said, _Quote) else found[0]
        quotes.append((found.start(), found.end(), words))
    quoting = QuotingProse if isinstance(text, Prose) else QuotingWording if isinstance(text, Wording) else QuotingText
    return quoting.of(str(text), quotes), problems


def _by_its_id_now(problem: Problem, found: re.Match[str], places: TextPlaces, index: Index) -> Problem:
    """The problem with what to write, where a reference names a former id."""
    part = found["part"] or ""
    written = f"{found['kind']}:{found['id']}" + (f"#{part}" if part else "")
    now, at = index.former.today(Ref(found["kind"], found["id"], part)), found.start() + 1
    if now is None or not places.has(written, at):
        return problem
    return replace(problem, place=places.place(at), instead=Replacement(str(now), "text", len(written)))


def _link(said: _Quote) -> str:
    return f"[{escaped(said.words)}]({said.address})"


def _said(found: re.Match[str], place: Place, index: Index) -> _Quote | Problem | None:
    """What a reference says; nothing where that is in a definition which could not be read."""
    ref = Ref(found["kind"], found["id"])
    if index.is_unread(ref):
        return None
    if wrong := index.problem(ref, place):
        return replace(wrong, instead=None)
    entity = index.entities[str(ref)]
    part = index.named(entity).get(found["part"]) if found["part"] else entity
    if part is None:
        wanted = Ref(ref.kind, ref.id, found["part"])
        if index.former.today(wanted) and (wrong := index.problem(wanted, place)):
            return replace(wrong, instead=None)
        message = f'the {ref.kind} "{ref.id}" has no part "{found["part"]}"'
        return fault("REF-1", message, place, _hint(found["part"], list(index.named(entity))))
    value = _value(part, found["way"].split(".")[1:])
    if isinstance(value, _Wrong):
        return fault("REF-1", f'"{found[0]}" shows no value: {value.message}', place, value.hint)
    known = index.parts[str(ref)]
    return _Quote(value, str(replace(ref, part=found["part"])) if found["part"] in known else str(ref))


def _hint(written: str, there: Sequence[str]) -> str:
    """The name that is most like what was written, else those that there are."""
    if near := nearest(written, there):
        return f'Did you mean "{near}"?'
    return f"There is: {', '.join(there[-_SHOWN:]) or 'nothing'}."


def _value(model: Model, way: list[str]) -> str | _Wrong:
    """What is at the end of a way through fields and items of lists; a way that is empty is the name."""
    value: Any = model
    share = False
    for number, step in enumerate(way):
        known = way_of.steps(value)
        if step not in known:
            where = f"`{'.'.join(way[:number])}`" if number else "it"
            there = [name for name, each in known.items() if each not in (None, (), {})]
            return _Wrong(f'there is no "{step}" in {where}', _hint(step, there))
        share = field.is_share(type(value).model_fields[_name(value, step)]) if isinstance(value, Model) else share
        if isinstance(value, Criterion) and value.by_id:
            return _Wrong("the criterion is written elsewhere", "Quote it where its text is written.")
        value = known[step]
    return _in_words(value, share)


def _name(model: Model, step: str) -> str:
    fields = type(model).model_fields
    return step if step in fields else next(name for name, info in fields.items() if info.alias == step)


def _in_words(value: Any, share: bool) -> str | _Wrong:
    """A value as a sentence says it. A definition or a part says its name."""
    if isinstance(value, Entity):
        return str(value.name)
    if isinstance(value, Part):
        return value.called
    if isinstance(value, Text) and _REFERENCE.search(value):
        return _Wrong("what it names quotes something itself", "Name that instead.")
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, Fraction):
        return percent_in_figures(value) if share else plain(value)
    if isinstance(value, int):
        return language.whole(value)
    if isinstance(value, dt.date):
        return language.day(value)
    if isinstance(value, Duration | Period):
        return value.words
    if value is None:
        return _Wrong("nothing is written there", "Write the value there, or the words here.")
    if steps := list(way_of.steps(value)):
        return _Wrong("that is not a single value", f"Go on with one of: {', '.join(steps[:_SHOWN])}.")
    if isinstance(value, tuple | Ref | Mapping) or (isinstance(value, Prose) and "\n" in value):
        return _Wrong("that is not a single value", "Name one, such as <term:discount-limit.value>.")
    return str(value)
