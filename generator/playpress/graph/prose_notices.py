"""Texts -> notices of what a page does not show as its author may expect: HTML, and notes that nothing leads to."""

import re
from collections.abc import Iterable, Iterator

from playpress import prose
from playpress.language import counted
from playpress.problems import Place, Problem, notice, shorten
from playpress.source.text_places import TextPlaces

_ELEMENTS = (
    "a|abbr|audio|b|big|blockquote|body|br|button|center|code|dd|del|details|div|dl|dt|em|embed|figcaption|figure|font"
    "|form|h[1-6]|head|header|hr|html|i|iframe|img|input|ins|kbd|label|li|link|mark|meta|object|ol|p|pre|q|s|script"
    "|section|select|small|span|strike|strong|style|sub|summary|sup|svg|table|tbody|td|textarea|tfoot|th|thead|tr|tt|u"
    "|ul|video"
)
HTML_TAG = re.compile(rf"</?(?:{_ELEMENTS})(?:\s[^<>]{{0,1000}})?/?>|<!--", re.IGNORECASE)


def notices(found: Iterable[tuple[str, TextPlaces]]) -> Iterator[Problem]:
    """What is to be said of texts; of HTML tags, once for each file, at the first one."""
    tags: dict[str, list[tuple[Place, str]]] = {}
    for text, places in found:
        facts = prose.facts(text)
        if (tag := _first_tag(facts)) and (at := text.find(tag)) >= 0:
            place = places.place(at)
            tags.setdefault(place.file, []).append((place, tag))
        for line, number in facts.unused:
            message = f'"{shorten(line)}" is not shown: no link and no note number of this text leads to it'
            place = places.place(prose.line_starts(text)[number])
            yield notice("VAL-UNUSED", message, place, "Use it, or delete the line.")
    for in_file in tags.values():
        place, tag = min(in_file)
        more = f", as are those in {counted(len(in_file) - 1, 'other text')} of this file" if len(in_file) > 1 else ""
        hint = "Write Markdown instead: [words](address), **bold**, a blank line between paragraphs."
        yield notice("VAL-HTML", f'the HTML "{shorten(tag)}" is shown as typed{more}', place, hint)


def _first_tag(facts: prose.ProseFacts) -> str:
    """The first HTML tag among the words of a text, as typed; what is marked as code is meant to be shown."""
    found = HTML_TAG.search(facts.sentences) if "<" in facts.sentences else None
    return found[0] if found else ""
