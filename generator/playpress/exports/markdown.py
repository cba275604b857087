"""Book -> Markdown for assistants: llms.txt, and a plain twin of each definition and of each page by hand."""

import re
from collections.abc import Iterator, Sequence

from playpress import urls
from playpress.derive import wording
from playpress.graph import Book
from playpress.model import field, guide
from playpress.model.entity import Entity
from playpress.model.own_page import OwnPage
from playpress.model.part import Model
from playpress.model.text import Prose, Wording

INDEX = "llms.txt"
_ENDING = ".md"
_TO_A_PAGE = re.compile(r"(\]\([^()\s:]+)\.md(?=[#)])")
"""A link of a page by hand to another page."""


def files(book: Book) -> Iterator[tuple[str, bytes]]:
    """The index, then the twin of each page at its page's address with `.md` for `.html`."""
    yield INDEX, index(book).encode()
    for entity in book.entities.values():
        yield address(urls.page(entity)), twin(book, entity).encode()
    for page in book.pages:
        yield address(page.uri), of_page(page).encode()


def address(uri: str, ending: str = _ENDING) -> str:
    """Where the twin of a page is, by the source address of the page. `ending` is that of all twins."""
    return f"{uri.removesuffix(_ENDING)}{ending}"


def of_page(page: OwnPage, ending: str = _ENDING) -> str:
    """A page by hand without its front matter; its links lead to other twins."""
    body = _TO_A_PAGE.sub(lambda found: f"{found[1]}{ending}", page.body)
    return body if re.match(r"\s*# ", body) else f"# {page.name}\n\n{body}"


def index(book: Book, ending: str = _ENDING, more: Sequence[tuple[str, str]] = ()) -> str:
    """The list of all twins, as llmstxt.org describes it: a title, a summary, a section for each kind.

    `more`: pages that follow from the definitions, each with the address of its twin.
    """
    settings = book.settings
    about = settings.description or settings.tagline or f"The playbook of {settings.company}."
    lines = [f"# {settings.full_title}", "", f"> {about}", "", f"As of {book.today.isoformat()}."]
    for kind in book.kinds:
        found = book.all(kind)
        if found:
            lines += ["", f"## {kind.about.titles}", ""]
            lines += [
                f"- [{_label(str(each.name))}]({address(urls.page(each), ending)}){_said(each)}" for each in found
            ]
    if book.pages:
        lines += ["", "## Pages", ""]
        lines += [f"- [{_label(str(each.name))}]({address(each.uri, ending)})" for each in book.pages]
    if more:
        lines += ["", "## What follows from them", "", *(f"- [{_label(title)}]({there})" for title, there in more)]
    return "\n".join(lines) + "\n"


def _said(entity: Entity) -> str:
    state = f" ({entity.state})" if entity.state else ""
    return f"{state}: {entity.summary}" if entity.summary else state


def twin(book: Book, entity: Entity, ending: str = _ENDING) -> str:
    """One definition: its name, what it is, each field by the words of its readers, and what refers to it."""
    owner = book.owner(entity)
    lines = [f"# {entity.name}", "", f"{entity.about.title} `{entity.key}`"]
    if entity.state:
        lines += ["", f"Status: {entity.status}"]
    if entity.summary:
        lines += ["", str(entity.summary)]
    if owner:
        lines += ["", f"Owner: {_link(book, entity, owner.role, ending)}"]
    for name, info in guide.written(type(entity)):
        facts = field.facts(type(entity), name)
        value = getattr(entity, name)
        if name in ("name", "summary", "owner", "status") or facts.upkeep or not field.is_written(value):
            continue
        lines += ["", f"## {facts.label}", "", *_value(book, value, field.is_share(info))]
    used = {each.key: each for link in book.links_to(entity) if (each := book.get(link.source)) and each is not entity}
    if used:
        lines += ["", "## Referred to by", "", *(f"- {_link(book, entity, each, ending)}" for each in used.values())]
    return "\n".join(lines) + "\n"


def _value(book: Book, value: object, share: bool) -> list[str]:
    if isinstance(value, Wording):
        fence = "~~~~" if "```" in value else "```"
        return [f"{fence}text", str(value), fence]
    if isinstance(value, Prose):
        return [str(value)]
    if isinstance(value, tuple):
        return [f"- {_item(book, each, share)}" for each in value]
    return [wording.words(book, value, share)]


def _item(book: Book, value: object, share: bool) -> str:
    """An item of a list on one line: what it is called, then the rest of what it says."""
    if not isinstance(value, Model):
        return wording.words(book, value, share)
    title, rest = wording.title(book, value), []
    for name, info in guide.written(type(value)):
        inner = getattr(value, name)
        said = wording.words(book, inner, field.is_share(info)) if field.is_written(inner) else ""
        if said and name != "id" and said != title:
            rest.append(f"{field.label(type(value), name)}: {' '.join(said.split())}")
    return f"**{title}** ({'; '.join(rest)})" if rest else title


def _link(book: Book, page: Entity, entity: Entity, ending: str) -> str:
    here, there = urls.page(page), address(urls.page(entity), ending)
    href = there.rpartition("/")[2] if here.split("/")[0] == there.split("/")[0] else f"../{there}"
    return f"[{_label(str(entity.name))}]({href})" if entity.key in book.entities else str(entity.name)


def _label(words: str) -> str:
    return words.replace("[", "\\[").replace("]", "\\]")
