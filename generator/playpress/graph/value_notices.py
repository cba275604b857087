"""Texts as they were written -> notices of what is not shown as meant: notes, fields, Markdown in a line."""

import re
from collections.abc import Iterator, Mapping

from playpress.graph.prose_notices import HTML_TAG
from playpress.model import walk
from playpress.model.entity import Entity
from playpress.model.text import Prose, Text, Wording
from playpress.problems import Problem, notice, shorten
from playpress.source.document import Origin
from playpress.source.text_places import TextPlaces

_PLAIN = "This field is one line of plain words: write it without Markdown; longer texts, such as `body`, are Markdown."
_NOTE = re.compile(r" (#+(?=\s)[^\n]*)")
"""A note right behind a text; two spaces in front of the sign set one apart."""
_MARKDOWN = re.compile(
    r"(?<![\w*_~\\])(?P<sign>\*\*\*|\*\*|\*|___|__|_|~~)(?![*_~])(?=\S)[^\n]{0,300}?[^\s*_~\\](?P=sign)(?![\w*_~])"
    r"|!?\[[^\[\]]{0,300}\]\([^()\s]{1,300}\)"
    r"|\A(?:#{1,6}|>|[-*+](?: \[[ xX]\])?) +[^\W\d]"
    rf"|{HTML_TAG.pattern}",
    re.IGNORECASE,
)
"""Words between signs, a link or a picture, a heading, a quotation, an item of a list, HTML. What is in `backticks`
reads well as it is typed."""
_CODE = re.compile(r"`[^`\n]*`")
_FIELD = re.compile(r"(?<!\S)([a-z]+(?:_[a-z]+)*): *([|>][+-]?)?$", re.MULTILINE)


def notices(
    entities: Mapping[str, Entity], inside: Mapping[str, walk.Values], origins: Mapping[str, Origin]
) -> Iterator[Problem]:
    """What is to be said of the running texts of some definitions; `inside` are the values of each."""
    with_notes = {source: " #" in source.text for source in {origins[key].source for key in entities}}
    for key, entity in entities.items():
        origin = origins[key]
        notes = with_notes[origin.source]
        names = {info.alias or name for name, info in type(entity).model_fields.items()}
        running = dict(walk.running_texts(inside[key]))
        for path, text in walk.texts(inside[key]):
            if not isinstance(text, Prose | Wording):
                yield from _markdown(text, origin, path)
            elif path in running:
                yield from _joined_fields(text, names, origin, path)
            if notes and path in running:
                yield from _note_behind(origin, path)


def _markdown(text: Text, origin: Origin, path: walk.Path) -> Iterator[Problem]:
    if found := _MARKDOWN.search(_CODE.sub(lambda code: " " * len(code[0]), text)):
        typed = text[found.start() : found.end()]
        place = TextPlaces(origin, path, text.typed, text.typed_at).place(found.start())
        yield notice("VAL-MARKDOWN", f'"{shorten(typed)}" is shown as typed here', place, _PLAIN)


def _note_behind(origin: Origin, path: walk.Path) -> Iterator[Problem]:
    for segment in path:
        if segment not in origin.mark.children:
            return
        origin = origin.at(segment)
    if origin.text[:1] in ("|", ">", '"', "'", "[", "{", ""):
        return
    if found := _NOTE.match(origin.source.text, origin.mark.end):
        message = f'"{shorten(found[1], 30)}" is a note, and not part of the text in front of it'
        hint = 'Put quotes around the whole text, or two spaces before the "#" where a note is meant.'
        yield notice("VAL-NOTE", message, origin.source.place(found.start(1)), hint)


def _joined_fields(text: Text, names: set[str], origin: Origin, path: walk.Path) -> Iterator[Problem]:
    for found in _FIELD.finditer(text):
        if found[1] in names and (found[2] or "_" in found[1]):
            place = TextPlaces(origin, path, text.typed, text.typed_at).place(found.start())
            message = f'"{found[0].strip()}" is part of this text, and no field'
            yield notice("VAL-NOTE", message, place, "Begin the field on a line of its own, or put it in `code`.")
