"""PTH of proof: who signs a path, what is asked about its reading, and what a learner has to pass."""

from collections import Counter
from collections.abc import Iterator, Sequence
from fractions import Fraction

from playpress.checks.check import Cause, Finding, check
from playpress.checks.pth import AN_ONBOARDING_PATH, item_place
from playpress.derive import onboarding, quizzes
from playpress.graph import Book
from playpress.language import counted
from playpress.model.entity import Entity
from playpress.model.kinds.onboarding import Milestone, Onboarding, PathItem
from playpress.model.numbers import percent
from playpress.model.part import Question
from playpress.problems import listed

QUIZ = 3
"""Questions below which a quiz tells nothing."""
_MANY = 6
"""Questions with choices from which on a pattern is more than chance."""
_OF_ONE_LETTER, _OF_LONGEST = Fraction(7, 10), Fraction(8, 10)
"""The shares of them beyond which the answers follow a pattern."""


@check(
    "PTH-4",
    "A phase has no sign-off, or the learner signs it.",
    why="A phase without a sign-off ends when its time is over, whatever was learned.",
    fix="Write `sign_off` with a role that sees the work.",
    level="warn",
    requires=AN_ONBOARDING_PATH,
)
def phase_without_sign_off(book: Book) -> Iterator[Finding]:
    """A path that others build on may be signed by one of its roles: most who walk it are not that person.

    A phase without items has nothing that could be learned. But for the profile strict, it is enough that one phase of
    a path is signed, or judged by the numbers of its milestones.
    """
    strict = book.settings.checks == "strict"
    for path in book.active(Onboarding):
        shared = onboarding.is_shared(book, path)
        learners = () if shared else path.roles
        hint = "Write `sign_off` with the role that sees whether it was learned."
        unsigned = []
        for number, phase in enumerate(path.phases):
            place = book.place(path, "phases", number, "sign_off")
            if phase.items and phase.sign_off in learners:
                yield Finding(f'the phase "{phase.name}" of "{path.name}" is signed by the learner', place, path, hint)
            elif phase.items and phase.sign_off is None:
                unsigned.append((f'the phase "{phase.name}" of "{path.name}" is signed by no role', place))
        if not strict and unsigned:
            judged = any(each.sign_off or any(map(_is_reached, each.milestones)) for each in path.phases)
            unsigned = [] if judged else [(f'no role signs a phase of "{path.name}"', unsigned[-1][1])]
        lacks = "" if strict else "have no phase that a role signs"
        for message, place in unsigned:
            yield Finding(message, place, path, hint, lacks=lacks, later=True)


def _is_reached(milestone: Milestone) -> bool:
    """Whether a learner who has learned nothing would miss it; zero is not a number to reach."""
    return milestone.value is None or milestone.value.amount > 0


@check(
    "PTH-8",
    "A reading task does not name its text, no quiz asks about it, or a quiz has fewer than three questions.",
    why="Reading without questions is skipped by the second cohort.",
    fix="Name it under `about`, write questions next to the facts, and ask at least three.",
    level="warn",
    requires=AN_ONBOARDING_PATH,
    in_starter="later",
)
def reading_without_questions(book: Book) -> Iterator[Finding]:
    """Questions are asked for where it is the habit to ask some; in the profile strict always."""
    asks = book.settings.checks == "strict" or any(
        item.do == "quiz" for path in book.active(Onboarding) for _, _, _, item in onboarding.items(path)
    )
    for path in book.active(Onboarding):
        for phase, number, position, item in onboarding.items(path):
            place = item_place(book, path, number, position)
            if item.do == "quiz":
                count = len(quizzes.of_item(book, phase, item))
                if count < QUIZ:
                    asked = counted(count, "question")
                    message = f'the quiz "{item.text}" of "{path.name}" has {asked}, fewer than {QUIZ}'
                    hint = "Write `questions` next to the facts it asks about, or name more under `about`."
                    yield Finding(message, place, path, hint)
            elif item.do == "read" and item.required and not item.about:
                message = f'"{item.text}" of "{path.name}" is read, and `about` does not say what'
                hint = "Name what is read (`about`): its length is computed, and its questions are asked."
                cause = Cause(path.key, _unnamed, hint)
                yield Finding(message, place, path, hint, level="info", cause=cause)
            elif asks and item.do == "read" and item.required and (silent := _unasked(book, item)):
                message = f'"{item.text}" of "{path.name}" is read, and no question asks about {silent}'
                hint = "Write a question next to what is read (`questions`)."
                yield Finding(message, place, path, hint)


def _unnamed(paths: Sequence[Entity]) -> str:
    """What several items of one path have in common."""
    return f'{counted(len(paths), "item")} of "{paths[0].name}" are read, and `about` does not say what'


def _unasked(book: Book, item: PathItem) -> str:
    """What is read without any question on it; one question for all of it is enough."""
    entities = [entity for ref in item.about if (entity := book.get(ref))]
    asked = any(entity.questions for entity in entities)
    return "" if asked or not entities else listed(f'"{entity.name}"' for entity in entities)


@check(
    "PTH-9",
    "A pass mark is impossible, or something required is a draft.",
    why="A gate that all learners pass, or none, filters nothing.",
    fix="Write a pass mark from 1% to 100%; finish the draft.",
    level="error",
    requires=AN_ONBOARDING_PATH,
)
def impossible_pass_mark_or_required_draft(book: Book) -> Iterator[Finding]:
    for path in book.active(Onboarding):
        if path.pass_mark is not None and not Fraction(1, 100) <= path.pass_mark <= 1:
            message = f'the pass mark of "{path.name}" is {percent(path.pass_mark)}'
            place = book.place(path, "pass_mark")
            yield Finding(message, place, path, "Write a percentage from 1% to 100%.")
        for _, number, position, item in onboarding.items(path):
            drafts = [entity for ref in item.about if (entity := book.get(ref)) and entity.status == "draft"]
            if item.required and drafts:
                message = f'"{item.text}" of "{path.name}" is required, and "{drafts[0].name}" is only a draft'
                hint = "Finish the draft, or write `required: no`."
                place = item_place(book, path, number, position, "about")
                yield Finding(message, place, path, hint)


@check(
    "PTH-10",
    "The right answers of a path follow a pattern: one letter, or the longest choice.",
    why="A learner who sees the pattern passes without reading.",
    fix="Write wrong choices as long as the right one; add a choice, or reword one.",
    level="warn",
    requires=AN_ONBOARDING_PATH,
    in_starter="later",
)
def answers_with_a_pattern(book: Book) -> Iterator[Finding]:
    """Choices are shown in an order of their own, so the place at which an author writes the answer does not matter."""
    for path in book.active(Onboarding):
        asked = {
            (each.owner.key, each.question.id): each.question
            for quiz in quizzes.by_path(book)[path.key]
            if quiz.path is path
            for each in quiz.asked
            if each.question.choices
        }
        if len(asked) < _MANY:
            continue
        place, said = book.place(path), f"of {counted(len(asked), 'question')} with choices"
        letters = Counter(quizzes.letter(each) for each in asked.values())
        letter, often = letters.most_common(1)[0]
        if often > _OF_ONE_LETTER * len(asked):
            message = f'"{letter}" is the answer to {often} {said} that "{path.name}" asks'
            yield Finding(
                message, place, path, "Word a choice differently, or add one: the order follows from the words."
            )
        longest = sum(map(_is_longest, asked.values()))
        if longest > _OF_LONGEST * len(asked):
            message = f'the answer to {longest} {said} that "{path.name}" asks is the longest choice'
            yield Finding(message, place, path, "Write wrong choices that are as long as the right one.")


def _is_longest(question: Question) -> bool:
    return all(len(question.answer) > len(each) for each in question.choices if each != question.answer)
