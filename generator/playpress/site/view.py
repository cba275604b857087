"""The Book as one page sees it: links relative to the page, values as HTML, relations in words."""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction
from typing import Any

from markupsafe import Markup

from playpress import urls
from playpress.derive import freshness
from playpress.derive.checklist import fingerprint
from playpress.graph import Book
from playpress.model.entity import Approval, Citation, Criterion, Entity, Question
from playpress.model.kinds.handoff import Breach, Commitment
from playpress.model.kinds.metric import STAGE, Target
from playpress.model.kinds.process import Step
from playpress.model.kinds.team import Team
from playpress.model.link import Link
from playpress.model.numbers import percent
from playpress.model.period import Span
from playpress.model.ref import Ref
from playpress.model.text import Prose as ProseText
from playpress.model.times import Duration
from playpress.site.markup import anchor, tap
from playpress.site.naming import label, period, said
from playpress.site.prose import Prose

Row = dict[str, Any]

_BY_KIND = frozenset({"same_as", "not_same_as"})

COMMA = Markup("<span>, </span>")
"""Between the things of a line. A phone shows each apart, without it."""

DOT = Markup("\u00a0· ")
"""Between the notes of a line. It stays with the note before it."""


def day(date: dt.date) -> str:
    """A date as people write it: 6 June 2021."""
    return f"{date.day} {date:%B} {date.year}"


class View:
    """What a page template may ask for. One for each page."""

    def __init__(self, book: Book, prose: Prose, page_uri: str) -> None:
        self.book = book
        self.uri = page_uri
        self._prose = prose
        self._words = prose.start(page_uri)
        self._anchors: set[str] = set()

    def href(self, target: Ref | Entity | str) -> str:
        """The address of an entity, a part, or a page (by its source address), seen from this page."""
        if isinstance(target, Entity):
            return urls.relative(urls.page(target), self.uri)
        return urls.relative(urls.of(self.book, target) if isinstance(target, Ref) else target, self.uri)

    def link(self, target: Ref | Entity, words: str = "") -> Markup:
        """A link to an entity or a part, by its name."""
        name = str(target.name) if isinstance(target, Entity) else self.book.name(target)
        return anchor(self.href(target), words or name)

    def prose(self, text: str) -> Markup:
        """Markdown as HTML."""
        return self._prose.html(text)

    def words(self, text: object) -> Markup:
        """Plain text with the glossary's terms linked."""
        return self._words.text(text)

    def value(self, value: Any) -> Markup:
        """Any value of the model, as HTML for a cell or a fact."""
        if isinstance(value, ProseText):
            return self.prose(value)
        if isinstance(value, Ref | Entity):
            return self.link(value)
        if isinstance(value, bool):
            return Markup("yes" if value else "no")
        if isinstance(value, dt.date):
            return Markup(day(value))
        if isinstance(value, Fraction):
            return Markup(percent(value))
        if isinstance(value, Mapping):
            return self.items(Markup("{}: {}").format(self.value(key), self.value(each)) for key, each in value.items())
        if isinstance(value, tuple):
            return self._several(value)
        return self._part(value)

    def _several(self, values: Sequence[Any]) -> Markup:
        if len(values) == 1:
            return self.value(values[0])
        if all(isinstance(value, Ref) or (isinstance(value, str) and len(value) < 25) for value in values):
            return COMMA.join(self.value(value) for value in values)
        return self.items(self.value(value) for value in values)

    def items(self, items: Iterable[Markup]) -> Markup:
        """A list, an item each."""
        return Markup("<ul>{}</ul>").format(
            Markup("").join(Markup("<li{}>{}</li>").format(tap(item), item) for item in items)
        )

    def _part(self, value: Any) -> Markup:
        if isinstance(value, Span | Duration):
            return Markup.escape(value.words)
        if isinstance(value, Link):
            return anchor(str(value) if value.outside else self.href(str(value)), value)
        if isinstance(value, Commitment):
            return self.promise(value)
        if isinstance(value, Breach):
            return self.breach(value)
        if isinstance(value, Citation):
            place = f", {value.locator}" if value.locator else ""
            return self.link(value.source) + Markup.escape(place)
        if isinstance(value, Approval):
            return Markup("{}, {}").format(self.link(value.role), day(value.date))
        if isinstance(value, Target):
            return Markup("{}: {}").format(period(value.period), str(value.value))
        if isinstance(value, Step):
            return Markup.escape(value.name)
        return self.words(getattr(value, "text", None) or value)

    def promise(self, promise: Commitment) -> Markup:
        """A commitment as one sentence: who, what, by when."""
        within = f" within {promise.time.words}" if promise.time else ""
        volume = f", {promise.volume}" if promise.volume else ""
        return Markup("<strong>{}</strong>: {}{}{}").format(
            self.book.name(promise.by), self.words(promise.what), within, volume
        )

    def breach(self, breach: Breach) -> Markup:
        """What happens when a promise is missed."""
        told = Markup("{} is told. ").format(self.link(breach.escalate_to)) if breach.escalate_to else Markup("")
        return told + self.words(breach.action or "")

    def formula(self, text: str) -> Markup:
        """A formula, in which funnel#stage leads to the stage and is called by its name."""
        pieces = STAGE.split(text)
        names = (Ref("funnel", *pair) for pair in zip(pieces[1::3], pieces[2::3], strict=True))
        links = [self.link(ref) if self.book.stage(ref) else Markup.escape(f"{ref.id}#{ref.part}") for ref in names]
        words = [Markup.escape(piece) for piece in pieces[::3]]
        return Markup("").join(part for pair in zip(words, [*links, Markup("")], strict=True) for part in pair)

    def until(self, date: dt.date) -> Markup:
        """A last day, compared with the reader's own clock when the page is read: a page ages honestly."""
        late = Markup("<strong>{}</strong>").format(day(date)) if date < self.book.today else day(date)
        return Markup('<time datetime="{}" data-pp-until>{}</time>').format(date.isoformat(), late)

    def facts(self, entity: Entity, *names: str) -> list[Row]:
        """Rows for the facts block: the named fields that are written, in this order."""
        written = {name: value for name in names if _told(value := getattr(entity, name))}
        kind = entity.about.name
        return [{"label": label(name, kind), "html": self._said(name, value)} for name, value in written.items()]

    def _said(self, name: str, value: Any) -> Markup:
        """What a field says. Things that share a name are told apart by their kind."""
        if name not in _BY_KIND:
            return self.value(said(name, value))
        told = [Markup("{} {}").format(self._sort(ref), self.link(ref)) for ref in value]
        return told[0] if len(told) == 1 else self.items(told)

    def _sort(self, ref: Ref) -> str:
        """What a reference means, as a word: "term", "funnel stage", "step"."""
        kind = self.book.kind(ref.kind)
        part = "funnel stage" if self.book.stage(ref) else "step" if self.book.step(ref) else ""
        return part or (kind.title.lower() if kind else ref.kind)

    def criteria(self, criteria: Sequence[Criterion]) -> list[Row]:
        """Rows for the gate block."""
        return [
            {
                "id": self._anchor(each.id),
                "html": self.words(each.text),
                "kind": each.kind or "",
                "evidence": each.evidence or "",
            }
            for each in criteria
        ]

    def _anchor(self, part: str) -> str:
        """A part's anchor the first time it stands on the page; a criterion may be named again further down."""
        first = part not in self._anchors
        self._anchors.add(part)
        return part if first else ""

    def questions(self, questions: Sequence[Question]) -> list[Row]:
        """Rows for the quiz block. The key changes with the words, so that an answer to other words does not count."""
        return [
            {
                "id": each.id,
                "key": f"{each.id}-{fingerprint('|'.join((each.ask, *each.choices, each.answer)))}",
                "ask": each.ask,
                "choices": list(each.choices),
                "answer": each.answer,
                "why": each.why or "",
            }
            for each in questions
        ]

    def relations(self, entity: Entity) -> list[Row]:
        """What refers to an entity, grouped by the relation as seen from here, each source once."""
        groups: dict[str, dict[str, Row]] = {}
        for link in self.book.links_to(entity):
            if not link.back or link.source.whole == Ref(entity.about.name, entity.id):
                continue
            source = link.source if self._is_step(link.source) else link.source.whole
            note = self._note(source)
            row = {"title": self.book.name(source), "href": self.href(source), "note": note}
            groups.setdefault(link.back, {}).setdefault(str(source), row)
        return [{"title": title, "items": list(rows.values())} for title, rows in groups.items()]

    def _is_step(self, ref: Ref) -> bool:
        return self.book.step(ref) is not None

    def _note(self, source: Ref) -> str:
        if source.part:
            return self.book.name(source.whole)
        kind = self.book.kind(source.kind)
        return kind.title.lower() if kind else ""

    def also_called(self, entity: Entity) -> list[str]:
        """Acronym and aliases: other words a reader may search for."""
        acronym = getattr(entity, "acronym", None)
        return [str(word) for word in (*((acronym,) if acronym else ()), *entity.aliases)]

    def team_class(self, entity: Entity | None) -> str:
        """The accent of an entity's team; empty where it has none."""
        team = self.book.team(entity)
        return self.accent(team) if team else ""

    def accent(self, team: Team) -> str:
        """The accent of a team: team-0, team-1, …"""
        return f"team-{self.rank(team)}"

    def rank(self, team: Team) -> int:
        """A team's place among the teams, from 0; after four the accents begin again."""
        return self.book.all(Team).index(team) % 4

    def meta(self, entity: Entity) -> Row:
        """The line every page ends with: who answers for it, how old it is, where to edit it."""
        owner = self.book.owner(entity)
        due = freshness.next_review(entity)
        overdue = due is not None and due < self.book.today
        place = self.book.place(entity)
        edit = self.book.settings.edit_url
        return {
            "owner_html": self.link(owner.role) if owner else Markup(""),
            "inherited": owner.inherited if owner else False,
            "reviewed": day(entity.reviewed) if entity.reviewed else "",
            "next_review": (day(due) if overdue else self.until(due)) if due else "",
            "overdue": overdue,
            "source": f"{place.file}:{place.line}",
            "edit_href": f"{edit}{place.file}" if edit else "",
            "status": entity.status,
        }


def _told(value: Any) -> bool:
    """Whether a field says anything; `no` and an empty list go without saying."""
    return value is not None and value is not False and value not in ((), {}, "")
