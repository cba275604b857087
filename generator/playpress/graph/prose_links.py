"""Links in prose: what each means, and the faults of those that lead nowhere, each at its own line and column."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from playpress import prose
from playpress.graph.book import Book
from playpress.graph.references import Index
from playpress.model import walk
from playpress.model.kind import Kind
from playpress.model.ref import Ref
from playpress.model.text import Prose
from playpress.problems import Problem, Replacement, fault, shorten
from playpress.source.document import Origin
from playpress.source.ids import INDEX, PAGE_OF_INDEX, slug
from playpress.source.text_places import TextPlaces
from playpress.thesaurus import nearest

HEADING = "t-"
"""How the ids of headings in prose begin, so that none is the id of a step or of one of our own headings."""
OURS = ("s-", HEADING)
"""How the ids of all headings begin, by which they are told from those of parts."""
_REF = re.compile(r"([a-z][a-z0-9-]*):([a-z][a-z0-9-]{0,62})(?:#([a-z0-9-]+))?")
_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*):")


class ProseKinds:
    """The kinds of a playbook, as far as links in prose name them."""

    def __init__(self, kinds: Sequence[Kind]) -> None:
        self.names = {kind.name for kind in kinds}
        self._by_folder = {kind.address: kind.name for kind in kinds}

    def reference(self, target: str) -> Ref | None:
        """The definition or the part of one that a link names, as `kind:id#part`."""
        found = _REF.fullmatch(target)
        return Ref(found[1], found[2], found[3] or "") if found and found[1] not in prose.WEB_SCHEMES else None

    def of_address(self, address: str) -> Ref | None:
        """The definition whose page may be at an address: `goals/win.md`."""
        path, _, part = address.partition("#")
        folder, _, name = path.rpartition("/")
        kind, (stem, point, ending) = self._by_folder.get(folder), name.rpartition(".")
        known = kind and stem != INDEX and point and ending == "md"
        return (
            Ref(kind or "", INDEX if stem == PAGE_OF_INDEX else stem, "" if part.startswith(OURS) else part)
            if known
            else None
        )


def address(ref: Ref, folder: str) -> str:
    """The source address of what a reference means, in the folder of its kind, with the part as its anchor."""
    page = f"{folder}/{stem(ref.id)}.md"
    return f"{page}#{ref.part}" if ref.part else page


def stem(identifier: str) -> str:
    """The name of a definition's page: its id, but for the one word that is the name of overview pages."""
    return PAGE_OF_INDEX if identifier == INDEX else identifier


def leads_out(target: str) -> bool:
    """Whether a link leads to another site, or to a program of its reader."""
    scheme = _SCHEME.match(target)
    return scheme is not None and scheme[1].lower() in prose.WEB_SCHEMES


def inside(target: str) -> str:
    """The address, seen from content/, of a page or a file that a link names; empty where it names none."""
    if not target or target.startswith(("#", "//")) or _SCHEME.match(target):
        return ""
    return target.removeprefix("/").removeprefix("./")


def heading_ids(headings: Iterable[str]) -> list[str]:
    """An id for each heading of a text, made of its words; of two with the same words, the second has a number."""
    seen: dict[str, int] = {}
    ids = []
    for words in headings:
        bare = slug(words)
        seen[bare] = seen.get(bare, 0) + 1
        ids.append(bare if seen[bare] == 1 else f"{bare}-{seen[bare]}")
    return ids


def texts(inside: Mapping[str, walk.Values], origins: Mapping[str, Origin]) -> Iterator[tuple[str, TextPlaces]]:
    """Every prose of some definitions, with the places of its characters; `inside` are the values of each."""
    for key, values in inside.items():
        for path, text in walk.texts(values):
            if isinstance(text, Prose):
                yield str(text), TextPlaces(origins[key], path, text.typed, text.typed_at)


def texts_of(book: Book) -> Iterator[tuple[str, TextPlaces]]:
    """Every prose of a playbook."""
    return texts({key: book.inside(entity) for key, entity in book.entities.items()}, book.origins)


def problems(found: Iterable[tuple[str, TextPlaces]], index: Index, kinds: Sequence[Kind]) -> Iterator[Problem]:
    """What is wrong with the links of texts, as far as definitions tell: files and other pages are looked up later."""
    known = ProseKinds(kinds)
    for text, places in found:
        yield from _of_text(text, places, index, known)


def _of_text(text: str, places: TextPlaces, index: Index, kinds: ProseKinds) -> Iterator[Problem]:
    facts = prose.facts(text)
    if facts.too_deep >= 0:
        place = places.place(prose.line_starts(text)[facts.too_deep])
        message = f"lists and quotes are nested more than {prose.DEEPEST // 2} deep here"
        yield fault("VAL-DEPTH", message, place, "Make a list of its own of what is inside.")
    for link in facts.links:
        if not link.picture and (problem := _of_link(link, text, facts, places, index, kinds)):
            yield problem


def _of_link(
    link: prose.ProseLink, text: str, facts: prose.ProseFacts, places: TextPlaces, index: Index, kinds: ProseKinds
) -> Problem | None:
    target = link.target
    if leads_out(target):
        return None
    place = places.place(link.offset)
    if ref := kinds.reference(target):
        return _of_reference(ref, link, text, places, index)
    if target.startswith("#"):
        known = heading_ids(facts.headings)
        if target[1:] in known:
            return None
        near = nearest(target[1:], known)
        if near or known:
            hint = (
                f'Did you mean "#{near}"?' if near else f"It has: {', '.join(f'#{each}' for each in list(known)[:8])}."
            )
        else:
            hint = "To link to a step or a stage, write `process:some-id#step`."
        return fault("REF-1", f'this text has no heading "{shorten(target)}"', place, hint)
    if target.startswith("//"):
        return fault("REF-1", f'"{shorten(target)}" does not say how to get there', place, f"Write https:{target}")
    if not target:
        return fault("REF-1", f'the link "{shorten(link.words)}" has no address', place, "Write it in the brackets.")
    if scheme := _SCHEME.match(target):
        near = nearest(scheme[1].lower(), kinds.names)
        meant, sign, part = target[scheme.end() :].partition("#")
        meant = slug(meant) if meant else ""
        hint = (
            f'Did you mean "{near}:{meant}{sign}{part}"?'
            if near
            else "Write `kind:id`, as in `goal:more-orders`, or https://…"
        )
        return fault("REF-1", f'"{shorten(target)}" is neither a reference nor a web address', place, hint)
    whole = kinds.of_address(inside(target))
    is_known = whole and (index.former.exists(whole.whole) or index.former.today(whole.whole))
    return _of_reference(whole, link, text, places, index) if whole and is_known else None


def _of_reference(ref: Ref, link: prose.ProseLink, text: str, places: TextPlaces, index: Index) -> Problem | None:
    """A problem of a reference inside a text: no value of a field can be replaced there, but its letters can."""
    problem = index.problem(ref, places.place(link.offset))
    now = index.former.today(ref) if problem else None
    at = text.find(link.target, link.offset)
    if problem is None or now is None or at < 0 or not places.has(link.target, at):
        return replace(problem, instead=None) if problem else None
    return replace(problem, place=places.place(at), instead=Replacement(str(now), "text", len(link.target)))
