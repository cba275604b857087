"""A page written by hand -> its front matter, typed, and its Markdown. Hosts get it written again from them."""

import datetime as dt
import json
import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Annotated, Any, ClassVar, Literal

from pydantic import BeforeValidator

from playpress.model import validate
from playpress.model.book_part import PartName
from playpress.model.field import chosen, optional, several
from playpress.model.invalid import InvalidValue, shape
from playpress.model.part import Id, Model, Question
from playpress.model.ref import Ref, RoleRef, TeamRef
from playpress.model.text import Text, inert
from playpress.model.times import Date, Duration, Interval
from playpress.model.values import WholeNumber, YesNo
from playpress.problems import Place, Problem, fault, shorten
from playpress.prose import limits, line_starts
from playpress.prose.placeholders import FENCE
from playpress.source import events, file_text, front_matter
from playpress.source.content import ContentFile
from playpress.source.document import Origin

_LIKE_FRONT = re.compile(r" {0,3}[\w-]+:\s")
"""A first line that some hosts take for front matter, though no `---` is above it."""
_DATE = re.compile(r"\d{4}-\d{2}-\d{2}(?:[T ]\d{2}:\d{2}(?::\d{2})?)?")
_HEADING = re.compile(r"^# +(.*)$", re.MULTILINE)


class _Date(str):
    """A day, with or without a time, as YAML writes it."""

    __slots__ = ()


def _date(value: Any) -> Any:
    if isinstance(value, dict):
        return {name: _date(each) for name, each in value.items()}
    text = value if isinstance(value, str) else ""
    try:
        if _DATE.fullmatch(text):
            dt.datetime.fromisoformat(text)
            return _Date(text)
    except ValueError:
        pass
    found = f'"{shorten(text)}"' if text else shape(value)
    raise InvalidValue(f"{found} is not a date", "Write it like 2026-11-23.")


def _file(ending: str, example: str) -> BeforeValidator:
    """The name of a file of a theme, which leads nowhere else."""
    pattern = re.compile(rf"[\w-]+(?:/[\w.-]+)*{ending}")

    def named(value: Any) -> str:
        if isinstance(value, str) and pattern.fullmatch(value) and ".." not in value:
            return value
        found = f'"{shorten(value)}"' if isinstance(value, str) else shape(value)
        raise InvalidValue(f"{found} names no file of a theme", f"Write it like {example}.")

    return BeforeValidator(named)


Hidden = Literal["navigation", "toc", "path", "footer", "edit", "feedback", "tags"]


class PageSearch(Model):
    meaning: ClassVar[str] = "How the theme's search treats a page, on a site that uses it."

    exclude: YesNo | None = optional("Whether the search leaves the page out.", example="yes")
    boost: WholeNumber | None = optional("How much the search prefers it.", example="2")


class FrontMatter(Model):
    meaning: ClassVar[str] = (
        "A file that ends in `.md` is a page of its own, published at its place below `content/`. Before its text it "
        "may have fields between two lines `---`: those of Material for MkDocs and of widely used plugins."
    )

    title: Text | None = optional("The title of the page.", example="The first week")
    subtitle: Text | None = optional("A second title, in the menu.", example="For new colleagues")
    description: Text | None = optional(
        "What the page is about, for search engines.", example="What a new colleague does first."
    )
    visibility: Id | None = optional(
        "The widest circle of readers who may see the page, one of `readers` in playbook.yml: internal when omitted.",
        example="partner",
        ours=True,
    )
    owner: RoleRef | None = optional(
        "The one accountable role; the team's leader when omitted.", example="head-of-sales", inverse="Owns", ours=True
    )
    team: TeamRef | None = optional("The team whose page it is.", example="sales", inverse="Pages", ours=True)
    reviewed: Date | None = optional("The day of its last review.", example="2026-09-30", ours=True)
    review_every: Interval | None = optional("How long a review is valid.", example="P90D", ours=True)
    order: WholeNumber | None = optional(
        "Its place among the pages by hand, in the menu and in print: the lowest comes first, then those without one.",
        example="10",
        ours=True,
    )
    section: PartName | None = optional(
        "The part of the printed book it is in; the first part, *How it came about*, when omitted.",
        example="offers",
        ours=True,
    )
    questions: tuple[Question, ...] = several(
        "Quiz questions on it, shown at its end.",
        example='[{id: how-much, ask: How much may we give?, answer: "10%"}]',
        label="Check yourself",
        ours=True,
    )
    hide: tuple[Hidden, ...] = several("Parts of the frame that the page omits.", example="[toc, navigation]")
    tags: tuple[Text, ...] = several("The tags of the page.", example="[onboarding]")
    status: Text | None = optional("A mark in the menu, such as new.", example="new")
    icon: Annotated[str, _file("", "material/star")] | None = optional("The icon in the menu.", example="material/star")
    template: Annotated[str, _file(r"\.html", "home.html")] | None = optional("Its template.", example="main.html")
    image: Text | None = optional("A picture for feeds and cards.", example="pictures/team.png")
    search: PageSearch | None = optional("How the theme's search treats the page.", example="{exclude: yes}")
    comments: YesNo | None = optional("Whether readers may comment.", example="no")
    draft: YesNo | None = optional("Whether a post waits for its publication.", example="no")
    date: Annotated[Any, BeforeValidator(_date)] = optional("The day of a post, or day and time.", example="2026-11-23")
    authors: tuple[Text, ...] = several("Who wrote a post.", example="[anna]")
    categories: tuple[Text, ...] = several("What a post belongs to.", example="[News]")
    slug: Text | None = optional("The end of a post's address.", example="first-week")
    readtime: WholeNumber | None = optional("Minutes to read a post.", example="3")
    pin: YesNo | None = optional("Whether a post stays above the others.", example="no")
    render_macros: YesNo | None = optional("Whether the plugin macros fills in this page.", example="no")
    ignore_macros: YesNo | None = optional("Whether the plugin macros leaves this page alone.", example="yes")


@dataclass(frozen=True, slots=True)
class OwnPage(ContentFile):
    """A page written by hand, read."""

    front: FrontMatter
    body: str
    """Its Markdown, below the front matter."""
    first_line: int = 1
    """The line in its file on which the Markdown begins."""
    origin: Origin | None = None
    """Where its fields are written; None where it has no front matter."""
    shown: str = ""
    """Its Markdown as a site shows it, where that has more than `body`: words explained, questions, last lines."""
    written: str = ""
    """Its Markdown as it was written, where `body` has addresses and words in the place of references."""

    @property
    def key(self) -> str:
        """What tells it from definitions and other pages: its file, below the project."""
        return self.file

    def place_at(self, offset: int) -> Place:
        """Where a character of its Markdown, as it was written, is in its file."""
        starts = _line_starts(self.written or self.body)
        number = bisect_right(starts, offset)
        return Place(self.file, self.first_line + number - 1, offset - starts[number - 1] + 1)

    @property
    def owner(self) -> Ref | None:
        """The accountable role, as written."""
        return self.front.owner

    @property
    def team(self) -> Ref | None:
        """The team whose page it is."""
        return self.front.team

    @property
    def reviewed(self) -> dt.date | None:
        """The day of its last review."""
        return self.front.reviewed

    @property
    def review_every(self) -> Duration | None:
        """How long a review is valid."""
        return self.front.review_every

    @property
    def state(self) -> str:
        """Why one should not rely on it, as of a definition: it is a draft; else empty."""
        return "draft" if self.front.draft else ""

    @property
    def name(self) -> str:
        """What the page is called: in its front matter, in its first heading, or by its file name in words."""
        if self.front.title:
            return str(self.front.title)
        found = _HEADING.search(FENCE.sub("", self.body))
        said = found[1].rstrip("#").rstrip() if found else ""
        return said or self.path.stem.replace("-", " ").capitalize()

    @property
    def rank(self) -> tuple[int, int]:
        """Its place among pages by hand: by its `order`, and behind all of these where it has none."""
        return (0, self.front.order) if self.front.order is not None else (1, 0)

    @property
    def source(self) -> str:
        """The page as a host is given it: nothing before its Markdown acts, and each line of that is where it was."""
        room = self.first_line - 3
        values = {
            name: getattr(self.front, name)
            for name in sorted(self.front.model_fields_set - set(chosen(FrontMatter, "ours")))
        }
        body = self.shown or self.body
        if self.first_line == 1:
            return f"\n{body}" if _LIKE_FRONT.match(body) else body
        lines = [f"{name}: {_yaml(value)}" for name, value in values.items()]
        lines = [_yaml(values)] if len(lines) > room else lines
        return "\n".join(["---", *lines, *[""] * (room - len(lines)), "---", body])


@lru_cache(maxsize=4)
def _line_starts(text: str) -> Sequence[int]:
    """Those of the pages that are being looked at."""
    return line_starts(text)


def read(item: ContentFile) -> tuple[OwnPage | None, list[Problem]]:
    """A page, or what is wrong with its encoding and its front matter, or with a text made to be read for ever."""
    text, problems = file_text.read_utf8(item)
    if text is None:
        return None, problems
    if found := limits.first(text):
        start, message, hint = found
        line = text.count("\n", 0, start) + 1
        column = start - text.rfind("\n", 0, start)
        return None, [fault("VAL-DEPTH", message, Place(item.file, line, column), hint)]
    fenced = front_matter.FENCED.match(text)
    if fenced is None:
        return OwnPage(item.file, item.path, FrontMatter(), text), _unclosed(text, item.file)
    body, line = text[fenced.end() :], text.count("\n", 0, fenced.end()) + 1
    if file_text.comments_alone(fenced["head"]):
        return OwnPage(item.file, item.path, FrontMatter(), body, max(line, 3)), []
    head = f"\n{fenced['head']}"
    if problems := file_text.unfit_characters(head, item.file):
        return None, problems
    document, problems = events.parse(head, item.file)
    if document is None or problems:
        return None, problems
    front, problems = validate.read(FrontMatter, document.value, document.origin, "front matter")
    return (OwnPage(item.file, item.path, front, body, line, document.origin), problems) if front else (None, problems)


def _unclosed(text: str, file: str) -> list[Problem]:
    """Front matter that is begun, looks like it, and has no end: a host would show it as text."""
    lines = text.split("\n", 2)
    if lines[0].rstrip() != "---" or len(lines) < 2 or not _LIKE_FRONT.match(f"{lines[1]} "):
        return []
    message = "this front matter has no end, so that readers would see it"
    return [fault("YML-DOCUMENTS", message, Place(file), "Write a line `---` below its last field.")]


def _yaml(value: Any) -> str:
    """A value of front matter as YAML. JSON is YAML; a date is written bare."""
    if isinstance(value, _Date):
        return str(value)
    if isinstance(value, tuple):
        return f"[{', '.join(map(_yaml, value))}]"
    if isinstance(value, Model):
        value = {name: getattr(value, name) for name in value.model_fields_set}
    if isinstance(value, dict):
        return f"{{{', '.join(f'{json.dumps(name)}: {_yaml(each)}' for name, each in value.items())}}}"
    return json.dumps(inert(value) if isinstance(value, str) else value, ensure_ascii=False)
