"""Pages that only paper has: the phases of a path with lines to sign, questions, their answers, cards to cut out."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from typing import ClassVar

from markupsafe import Markup

from playpress.derive import contract, duties, freshness, quizzes, schedule
from playpress.derive.schedule import Schedule
from playpress.graph import Book
from playpress.model.entity import Entity
from playpress.model.kinds.handoff import Handoff
from playpress.model.kinds.objection import Objection
from playpress.model.kinds.onboarding import Onboarding, Phase
from playpress.model.kinds.process import Step
from playpress.model.kinds.role import Role
from playpress.model.ref import Ref
from playpress.pdf import copies, printed_on
from playpress.pdf.anchors import chapter_id
from playpress.pdf.volume import Chapter
from playpress.publications.cohort import Person
from playpress.site.blocks import QuizQuestion
from playpress.site.context import PageContext
from playpress.site.page import Page
from playpress.site.pages.entities import DefinitionContext
from playpress.site.pages.kinds.process import ProcessDetail
from playpress.site.pages.onboarding_paths import PhaseSection, phase_section
from playpress.site.pages.promises import within
from playpress.site.pages.roles import role_detail
from playpress.site.view import View

_BESIDE = 2
"""How many cards stand beside each other."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PhaseContext(PageContext):
    """What the page of a phase in a booklet is given."""

    template: ClassVar[str] = "print/phase.md.j2"

    section: PhaseSection
    """The phase, with everything to be done in it."""
    signers: Sequence[Markup | str]
    """What is written below the lines to sign."""
    named: bool
    """Whether they are names of people: then the lines ask for the date."""


@dataclass(frozen=True, slots=True)
class QuizSheet:
    """A quiz on paper."""

    title: str
    """What the quiz is called."""
    questions: Sequence[QuizQuestion]
    """What is asked for the first time."""
    again: str
    """The numbers of what was asked before, in words; empty: nothing was."""
    second: Sequence[QuizQuestion]
    """What was asked before: its choices are in another order now."""
    needed_right: int
    """How many answers have to be right."""

    @property
    def asked(self) -> Sequence[QuizQuestion]:
        """Everything it asks, in the order of the sheet: a point for each right answer."""
        return [*self.questions, *self.second]


@dataclass(frozen=True, slots=True, kw_only=True)
class QuizContext(PageContext):
    """What the pages of questions and of answers in a booklet are given."""

    template: ClassVar[str] = "print/quiz.md.j2"

    quizzes: Sequence[QuizSheet]
    """The quizzes, in the order of their paths."""


@dataclass(frozen=True, slots=True)
class BookletPlace:
    """Where a booklet has a page."""

    number: str
    """The number of its chapter."""
    id: str
    """The id by which the page is found, once the booklet is laid out."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswersContext(QuizContext):
    """What the page of answers is given."""

    template: ClassVar[str] = "print/answers.md.j2"

    places: Mapping[str, BookletPlace]
    """Where the booklet has what the questions are about, by the addresses of the pages."""


@dataclass(frozen=True, slots=True)
class PocketCard:
    """A card to cut out."""

    kind: str
    """What it is about: an objection, or what is accepted."""
    title: str
    """The objection, or the hand-off."""
    html: Markup
    """What to answer, or what is accepted."""
    foot: Markup | str
    """What to ask then, or how fast the answer is; empty: nothing is written."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CardSheetContext(PageContext):
    """What the page of cards to cut out is given."""

    template: ClassVar[str] = "print/cards.md.j2"

    mark: Markup
    """Company, version, validity and day, in small type on each card."""
    pairs: Sequence[Sequence[PocketCard]]
    """The cards, two in a row."""


def phases(
    path: Onboarding, own: Onboarding, manager: Ref | None, dates: Schedule | None = None, person: Person | None = None
) -> tuple[Chapter, ...]:
    """Each phase of a path, which `own` builds on or is, as a chapter on a page of its own, with who signs it.

    `manager` is the role that the new colleague reports to. In the order of the calendar, where `dates` give the first
    day, and with the names of the `person` and their manager at the lines to sign, where they are known.
    """
    return tuple(
        _phase_chapter(path, phase, copies.signing_role(path, phase, own, manager), dates, person)
        for phase in path.phases
    )


def address(path: Onboarding, phase: Phase) -> str:
    """The address of a phase among the pages of a booklet."""
    return f"print/{path.id}-{phase.id}.md"


def _phase_chapter(
    path: Onboarding, phase: Phase, signs: Ref | None, dates: Schedule | None, person: Person | None
) -> Chapter:
    def context(view: View) -> PhaseContext:
        section = phase_section(view, path, phase, schedule.days(view.book, phase, dates) if dates else None)
        other = Markup("{}, date").format(view.link(signs) if signs else "Your manager")
        signers = _named(view, path, phase, person) if person else ("Your name, date", other)
        return PhaseContext(section=section, signers=signers, named=person is not None)

    page = Page(address(path, phase), str(phase.name), PhaseContext.template, context)
    return Chapter(page.title, (page,), fresh=True)


def _named(view: View, path: Onboarding, phase: Phase, person: Person) -> tuple[Markup, Markup]:
    """Who signs a phase: the person, and their manager by name or another role."""
    role = copies.signer(person, path, phase)
    manager = copies.word("signer", person.manager or copies.superior(view.book, person))
    return copies.word("name", person.name), view.link(role) if role else manager


def quiz(book: Book, path: Onboarding) -> Chapter | None:
    """Every quiz on the way along a path, with boxes and lines instead of answers; None where nothing is asked."""
    asked = _asked(book, path)
    page = Page("print/quiz.md", "Questions", QuizContext.template, lambda view: QuizContext(quizzes=asked(view)))
    return Chapter(page.title, (page,), fresh=True) if quizzes.by_path(book)[path.key] else None


def answers(book: Book, path: Onboarding, title: str, chapters: Mapping[str, str]) -> Page:
    """The right answers, with their reasons. `chapters`: the numbers of the booklet's chapters, by their pages."""
    places = {uri: BookletPlace(number, chapter_id(uri.removesuffix(".md"))) for uri, number in chapters.items()}
    asked = _asked(book, path)

    def context(view: View) -> AnswersContext:
        return AnswersContext(quizzes=asked(view), places=places)

    return Page(f"print/answers-{path.id}.md", title, AnswersContext.template, context)


def _asked(book: Book, path: Onboarding) -> Callable[[View], Sequence[QuizSheet]]:
    def asked(view: View) -> Sequence[QuizSheet]:
        sheets = []
        for quiz in quizzes.by_path(book)[path.key]:
            questions = view.asked(quiz.asked)
            old = [each for each in questions if each.again]
            new = [each for each in questions if not each.again]
            again = _numbers([each.number for each in old])
            sheets.append(QuizSheet(quiz.title, new, again, old, quiz.needed_right))
        return sheets

    return asked


def _numbers(numbers: Sequence[int]) -> str:
    """Numbers of questions as people say them: question 3; questions 1, 4 and 5."""
    *most, last = map(str, numbers) if numbers else ("",)
    return f"questions {', '.join(most)} and {last}" if most else f"question {last}" if last else ""


def excerpt(page: Page, roles: AbstractSet[str]) -> Page:
    """The page of a process as some roles need it: in full the steps they do or answer for, of the others a line."""

    def context(view: View) -> PageContext:
        found = page.context(view)
        if not isinstance(found, DefinitionContext) or not isinstance(found.detail, ProcessDetail):
            return found
        steps = [each if _acts(view.book, each.step, roles) else each.shortened for each in found.detail.steps]
        return replace(found, detail=replace(found.detail, steps=steps))

    return replace(page, context=context)


def referring(page: Page, role: Role, held: AbstractSet[str]) -> Page:
    """The page of a role in a book that holds other pages: what they tell is named, not repeated."""

    def context(view: View) -> PageContext:
        found = page.context(view)
        return replace(found, detail=role_detail(view, role, held)) if isinstance(found, DefinitionContext) else found

    return replace(page, context=context)


def _acts(book: Book, step: Step, roles: AbstractSet[str]) -> bool:
    return any(role.id in roles and {"A", "R"} & set(letters) for role, letters in duties.people(book, step))


def cards(book: Book, about: Sequence[Entity]) -> Page:
    """A card for each of these objections and hand-offs, to be cut out and carried."""

    def context(view: View) -> CardSheetContext:
        rows = [*_cards(view, about)]
        version = f"version {book.settings.version}" if book.settings.version else ""
        until = freshness.earliest_review(about)
        valid = freshness.validity(until, book.today) if until else ""
        said = ", ".join(filter(None, (str(book.settings.company), version, valid)))
        mark = Markup("{}, printed {}").format(said, printed_on.element())
        pairs = [rows[first : first + _BESIDE] for first in range(0, len(rows), _BESIDE)]
        return CardSheetContext(mark=mark, pairs=pairs)

    return Page("print/cards.md", "Pocket cards", CardSheetContext.template, context)


def _cards(view: View, about: Sequence[Entity]) -> Iterator[PocketCard]:
    for each in about:
        if isinstance(each, Objection):
            yield _objection(view, each)
        elif isinstance(each, Handoff):
            yield _handoff(view, each)


def _objection(view: View, objection: Objection) -> PocketCard:
    asked = Markup("{}: {}").format(view.label(objection, "ask_next"), view.words(objection.ask_next or ""))
    return PocketCard(
        kind=view.label(objection, "says"),
        title=str(objection.says or objection.name),
        html=view.prose(objection.answer or ""),
        foot=asked if objection.ask_next else "",
    )


def _handoff(view: View, handoff: Handoff) -> PocketCard:
    items = Markup("").join(Markup("<li>{}</li>").format(view.words(each.text)) for each in handoff.acceptance)
    promise = contract.answer(view.book, handoff)
    others = "; ".join(f"{each.what}, within {within(each)}" for each in contract.times_of_receiver(view.book, handoff))
    return PocketCard(
        kind=view.label(handoff, "acceptance"),
        title=str(handoff.name),
        html=Markup("<ul>{}</ul>").format(items) if items else items,
        foot=f"{view.book.name(promise.by)} answers within {within(promise)}" if promise else others,
    )
