"""The Book as one page sees it: everything a page template may ask for, in one value."""

from collections.abc import Sequence
from dataclasses import replace

from playpress import urls
from playpress.derive import quizzes
from playpress.derive.checklist import fingerprint
from playpress.derive.freshness import Reviewable
from playpress.derive.quizzes import Asked
from playpress.graph import Book
from playpress.model import field
from playpress.model.entity import Entity
from playpress.model.kinds.team import Team
from playpress.model.part import Criterion, Model, Question
from playpress.site.blocks import FactRow, GateItem, LinkGroup, PageMeta, QuizChoice, QuizQuestion
from playpress.site.prose import ProseRenderer
from playpress.site.tables import PartTable
from playpress.site.view import colours, facts, part_tables, relations, upkeep
from playpress.site.view.values import Values


class View(Values):
    """What a page template may ask for. One for each page."""

    def __init__(self, book: Book, prose: ProseRenderer, uri: str, pdfs: bool = False, small: bool = False) -> None:
        super().__init__(book, prose, uri)
        self.pdfs = pdfs
        """Whether the site has PDFs."""
        self.small = small
        """Whether the page is printed on paper of half the size."""
        self._anchors: set[str] = set()

    def facts(self, model: Model, *names: str) -> list[FactRow]:
        """Rows for the facts block: the named fields that are written, in this order."""
        return facts.facts(self, model, *names)

    def part_tables(self, entity: Entity) -> list[PartTable]:
        """The fields of a definition whose items stand in a table of their own."""
        return [part_tables.table(self, entity, name) for name in part_tables.names(entity)]

    def label(self, model: Model, name: str) -> str:
        """What readers call a field."""
        return field.label(type(model), name)

    def relations(self, entity: Entity) -> list[LinkGroup]:
        """What refers to an entity, grouped by the relation as seen from here."""
        return relations.relations(self, entity)

    def meta(self, entity: Reviewable) -> PageMeta:
        """The last lines of a definition, or of a page by hand: who answers for it, how old it is, where to edit it."""
        return upkeep.meta(self, entity)

    def criteria(self, criteria: Sequence[Criterion]) -> list[GateItem]:
        """Rows for the gate block."""
        return [
            GateItem(self._anchor(each.id), self.words(each.text), each.kind or "", each.evidence or "")
            for each in criteria
        ]

    def _anchor(self, part: str) -> str:
        """A part's anchor the first time it stands on the page; a criterion may be named again further down."""
        first = part not in self._anchors
        self._anchors.add(part)
        return part if first else ""

    def questions(self, questions: Sequence[Question]) -> list[QuizQuestion]:
        """Rows for the quiz block, of questions on the page that they are about."""
        return [_question(each) for each in questions]

    def asked(self, asked: Sequence[Asked]) -> list[QuizQuestion]:
        """Rows for the quiz block, of questions of a path: with their numbers, and what each of them is about."""
        return [
            replace(
                _question(each.question, each.attempt),
                number=each.number,
                source=self.link(each.owner),
                about=urls.page(each.owner),
                again=each.attempt > 1,
            )
            for each in asked
        ]

    def also_called(self, entity: Entity) -> list[str]:
        """Acronym and aliases: other words a reader may search for."""
        acronym = getattr(entity, "acronym", None)
        return [str(word) for word in (*((acronym,) if acronym else ()), *entity.aliases)]

    @property
    def more_colours(self) -> str:
        """The style with the colours of further teams; empty where those of every page are enough."""
        return self.href("assets/teams.css") if colours.are_many(self.book) else ""

    def team_class(self, entity: Entity | None) -> str:
        """The accent of an entity's team; empty where it has none."""
        return colours.of_entity(self.book, entity)

    def accent(self, team: Team) -> str:
        """The accent of a team: team-0, team-1, …"""
        return colours.accent(self.book, team)

    def rank(self, team: Team) -> int:
        """A team's place among the teams, from 0; after four the accents begin again."""
        return colours.rank(self.book, team)


def _question(question: Question, attempt: int = 1) -> QuizQuestion:
    shown, again = quizzes.in_order(question, attempt), f"-{attempt}" if attempt > 1 else ""
    return QuizQuestion(
        id=question.id,
        key=f"{question.id}-{fingerprint('|'.join((question.ask, *shown, question.answer)))}{again}",
        ask=question.ask,
        choices=[
            QuizChoice(quizzes.letter_at(place), words, words == question.answer) for place, words in enumerate(shown)
        ],
        answer=question.answer,
        why=question.why or "",
    )
