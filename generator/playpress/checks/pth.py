"""PTH: onboarding paths that cannot be walked, nobody signs, or that leave out what a role has to do."""

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import pairwise

from playpress import language
from playpress.checks.check import Cause, Family, Finding, check, definitions, in_use
from playpress.derive import duties, onboarding
from playpress.derive.onboarding import Duty
from playpress.graph import Book
from playpress.model.day import form
from playpress.model.entity import Entity
from playpress.model.kinds.onboarding import Milestone, Onboarding, PathItem
from playpress.model.kinds.role import Role
from playpress.model.kinds.team import Team
from playpress.model.numbers import percent
from playpress.problems import Place, listed

FAMILY = Family(
    "PTH",
    "Onboarding",
    question="Can each onboarding path be followed, is it signed off, and does it cover the duties of its role?",
    weight=30,
    looks_at=definitions(Onboarding),
)

_AN_ONBOARDING_PATH = in_use("an onboarding path", Onboarding)

READING = 120
"""Minutes of reading in one day after which nothing stays."""
QUIZ = 3
"""Questions below which a quiz tells nothing."""


def _place(book: Book, path: Onboarding, number: int, position: int, *inside: str) -> Place:
    return book.place(path, "phases", number, "items", position, *inside)


@check(
    "PTH-2",
    "Something that comes first on a path is scheduled later, or phases overlap.",
    why="On day two the new colleague is asked for what day five explains.",
    fix="Move one of the two, take it out of `after`, or let phases follow each other.",
    level="error",
    levels="error; warn for phases that overlap or stand in another order than their days",
    requires=_AN_ONBOARDING_PATH,
)
def items_or_phases_out_of_order(book: Book) -> Iterator[Finding]:
    """On one day, what is listed first comes first."""
    for path in book.active(Onboarding):
        found = {item.id: (index, phase, item) for index, (phase, _, _, item) in enumerate(onboarding.items(path))}
        for index, (phase, number, position, item) in enumerate(onboarding.items(path)):
            for ref in item.after:
                earlier, first_phase, first = found[ref.part]
                mine = (onboarding.earliest(phase, item), index)
                if (onboarding.earliest(first_phase, first), earlier) > mine:
                    message = f'"{item.text}" comes after "{first.text}", which is scheduled later'
                    hint = "Move one of them, or take it out of `after`."
                    place = _place(book, path, number, position, "after")
                    yield Finding(message, place, path, hint)
        yield from _phases_in_order(book, path)


def _phases_in_order(book: Book, path: Onboarding) -> Iterator[Finding]:
    """A phase that begins before the one above it has ended."""
    for number, (before, phase) in enumerate(pairwise(path.phases), 1):
        if phase.from_day <= before.to_day:
            late = phase.to_day < before.from_day
            what = "is earlier than" if late else "begins before the end of"
            message = f'the phase "{phase.name}" of "{path.name}" {what} "{before.name}", which stands above it'
            hint = "Put the phases in the order of their days." if late else f"Begin it on {form(before.to_day + 1)}."
            yield Finding(message, book.place(path, "phases", number, "from_day"), path, hint, level="warn")


@check(
    "PTH-3",
    "A day of a path asks more minutes than fit, or too much reading.",
    why="Whoever reads for three hours remembers the first and the coffee.",
    fix="Spread it over more days; put talks and practice between.",
    level="warn",
    requires=_AN_ONBOARDING_PATH,
)
def overfull_day(book: Book) -> Iterator[Finding]:
    for path in book.active(Onboarding):
        for load in onboarding.loads(book, path):
            place = book.place(path, "phases", load.phase)
            name, day = path.phases[load.phase].name, form(load.day)
            if load.minutes > path.day_limit:
                message = f'{day} of "{path.name}" ({name}) asks {_minutes(load.minutes)}, of {path.day_limit} a day'
                hint = "Spread it over more days, or raise `day_limit`."
                yield Finding(message, place, path, hint)
            elif load.reading > READING:
                message = f'{day} of "{path.name}" ({name}) asks {_minutes(load.reading)} of reading alone'
                hint = f"Nothing stays after {READING}: put a talk or some practice between."
                yield Finding(message, place, path, hint)


def _minutes(count: Fraction) -> str:
    return f"{language.whole(-(-count.numerator // count.denominator))} minutes"


@check(
    "PTH-4",
    "Nobody signs a phase, or the learner does.",
    why="A phase nobody signs is over when the time is over, whatever was learned.",
    fix="Write `sign_off` with a role that sees the work.",
    level="warn",
    requires=_AN_ONBOARDING_PATH,
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
                unsigned.append((f'the phase "{phase.name}" of "{path.name}" is signed by nobody', place))
        if not strict and unsigned:
            judged = any(each.sign_off or any(map(_is_reached, each.milestones)) for each in path.phases)
            unsigned = [] if judged else [(f'nobody signs any phase of "{path.name}"', unsigned[-1][1])]
        for message, place in unsigned:
            yield Finding(message, place, path, hint)


def _is_reached(milestone: Milestone) -> bool:
    """Whether somebody who has learned nothing would miss it; nothing at all is no number to reach."""
    return milestone.value is None or milestone.value.amount > 0


@check(
    "PTH-5",
    "A role that several people hold, or that does steps, has no path, or a path has no phases.",
    why="The next person in this role learns it from whoever has time.",
    fix="Add the role to the `roles` of a path; write the `phases` of a path.",
    level="warn",
    requires=_AN_ONBOARDING_PATH,
)
def role_without_path(book: Book) -> Iterator[Finding]:
    """Only once any role has one: a playbook without onboarding is not one with gaps in it. Of a role that one person
    holds and that takes part in no step, the playbook knows nothing a path could teach.
    """
    for path in book.active(Onboarding):
        if not path.phases:
            message = f'the path "{path.name}" has no phases: there is nothing to walk along'
            hint = "Write `phases`, each with its days and its items, or `status: draft`."
            yield Finding(message, book.place(path, "phases"), path, hint)
    led = {ref.id for path in book.active(Onboarding) for ref in path.roles}
    taught = [role for role in book.active(Role) if _is_taught(book, role)] if led else []
    for role in taught:
        if role.id not in led:
            message = f'nobody who becomes "{role.name}" has a path'
            hint = "Add the role to the `roles` of an onboarding path."
            lacks = "that do steps or have several people have no onboarding path"
            yield Finding(message, book.place(role), role, hint, lacks=lacks, among=len(taught))


def _is_taught(book: Book, role: Role) -> bool:
    """Whether there is something that a path could teach to who gets a role.

    Who leads a team is one person, and no path is written for one: but for the profile strict, not for their steps.
    """
    if role.headcount and role.headcount.amount > 1:
        return True
    leads = any(team.leader and team.leader.id == role.id for team in book.active(Team))
    return duties.does_steps(book, role) and (book.settings.checks == "strict" or not leads)


@check(
    "PTH-6",
    "A path leaves out duties of its role.",
    why="The first time somebody does this alone is the first time they hear of it.",
    fix="Add items about the steps, hand-offs and metrics that are missing.",
    level="warn",
    requires=_AN_ONBOARDING_PATH,
)
def duties_left_out(book: Book) -> Iterator[Finding]:
    """A path that others build on need not cover them. What a path has no words about is one finding for all its roles.

    Items that name nothing they are about may well prepare for it: that is asked once, for all paths.
    """
    for path in book.active(Onboarding):
        if onboarding.is_shared(book, path):
            continue
        roles = [role for ref in path.roles if isinstance(role := book.get(ref), Role)]
        found = [(role, onboarding.duties_of(book, path, role)) for role in roles]
        left = [(role, each) for role, each in found if not all(duty.covered for duty in each)]
        if left and book.settings.checks != "strict" and not _tells(book, path):
            if path.phases and not any(phase.items for phase in path.phases):
                message = f'the phases of "{path.name}" have no items: how its role learns its work is not said'
                hint = "Add `items`, each with the step or hand-off it prepares for under `about`."
                yield Finding(message, book.place(path, "phases"), path, hint, level="info")
                continue
            message = f'no item of "{path.name}" says for which step or hand-off it prepares: {_UNKNOWN}'
            hint = "Name them under `about` of the items; what no item names is then reported."
            cause = Cause("untold", _untold, hint)
            yield Finding(message, book.place(path, "phases"), path, hint, level="info", cause=cause)
        elif left:
            message = f'"{path.name}" prepares ' + ", and ".join(_for_role(book, *each) for each in left)
            hint = "Add an item whose `about` names what is missing."
            yield Finding(message, book.place(path, "phases"), path, hint)


_UNKNOWN = "whether all that its role does is taught is not known"


def _untold(paths: Sequence[Entity]) -> str:
    names = listed(f'"{path.name}"' for path in paths)
    return f"no item of {names} says for which step or hand-off it prepares: {_UNKNOWN}"


def _tells(book: Book, path: Onboarding) -> bool:
    """Whether any item of a path, or of what comes before it, says for which work it prepares."""
    about = {
        ref for each in onboarding.chain(book, path) for _, _, _, item in onboarding.items(each) for ref in item.about
    }
    return any(ref.kind in ("process", "handoff", "metric") for ref in about)


def _for_role(book: Book, role: Role, found: Sequence[Duty]) -> str:
    missing = [f'{duty.kind} "{book.name(duty.ref)}"' for duty in found if not duty.covered]
    share = percent(Fraction(len(found) - len(missing), len(found)))
    return f'"{role.name}" for {share} of its duties, not for: {", ".join(missing)}'


@check(
    "PTH-7",
    "On a path nobody meets the other team.",
    why="What one team learns about the other in the first weeks it believes for years.",
    fix="Add an item with the other team, early on.",
    level="warn",
    requires=_AN_ONBOARDING_PATH,
)
def path_without_the_other_team(book: Book) -> Iterator[Finding]:
    """Asked of the paths of one team, once a path; in the profile strict of each phase.

    An item on which one meets somebody, and does not say whom, may be with them.
    """
    strict = book.settings.checks == "strict"
    for path in (each for each in book.active(Onboarding) if len(onboarding.own_teams(book, each)) == 1):
        met = [any(_with_others(book, path, item, strict) for item in phase.items) for phase in path.phases]
        alone = [number for number, phase in enumerate(path.phases) if phase.items and not met[number]]
        for number in alone if strict else alone[: not any(met)]:
            message = f'in the phase "{path.phases[number].name}" of "{path.name}" nobody meets the other team'
            message = message if strict else f'nobody meets another team on the path "{path.name}"'
            hint = "Add an item with them: sit in on their calls, or read their part of a hand-off (`with_team`)."
            yield Finding(message, book.place(path, "phases", number), path, hint)


_OWN_PEOPLE = re.compile(
    r"\b(?:managers?|mentors?|budd(?:y|ies)|coach(?:es)?|boss|leaders?|lead|team|colleagues?)\b", re.I
)


def _with_others(book: Book, path: Onboarding, item: PathItem, strict: bool) -> bool:
    """Whether an item brings one together with another team, or may do so."""
    if onboarding.partner(book, path, item):
        return True
    unsaid = item.with_team is None and not item.about and item.who == "hire"
    return not strict and item.do == "meet" and unsaid and not _OWN_PEOPLE.search(str(item.text))


@check(
    "PTH-8",
    "What is read is not named or not asked about, or a quiz has fewer than three questions.",
    why="Reading that nobody asks about is skipped by the second cohort.",
    fix="Name it under `about`, write questions beside the facts, and ask at least three.",
    level="warn",
    requires=_AN_ONBOARDING_PATH,
)
def reading_without_questions(book: Book) -> Iterator[Finding]:
    """Questions are asked for where it is the habit to ask some; in the profile strict always."""
    asks = book.settings.checks == "strict" or any(
        item.do == "quiz" for path in book.active(Onboarding) for _, _, _, item in onboarding.items(path)
    )
    for path in book.active(Onboarding):
        for phase, number, position, item in onboarding.items(path):
            place = _place(book, path, number, position)
            if item.do == "quiz":
                count = len(onboarding.questions(book, phase, item))
                if count < QUIZ:
                    asked = "1 question" if count == 1 else f"{count} questions"
                    message = f'the quiz "{item.text}" of "{path.name}" has {asked}, fewer than {QUIZ}'
                    hint = "Write `questions` beside the facts it asks about, or name more under `about`."
                    yield Finding(message, place, path, hint)
            elif item.do == "read" and item.required and not item.about:
                message = f'"{item.text}" of "{path.name}" is read, and `about` does not say what'
                hint = "Name what is read (`about`): its length is computed, and its questions are asked."
                cause = Cause(path.key, _unnamed, hint)
                yield Finding(message, place, path, hint, level="info", cause=cause)
            elif asks and item.do == "read" and item.required and (silent := _unasked(book, item)):
                message = f'"{item.text}" of "{path.name}" is read, and no question asks about {silent}'
                hint = "Write a question beside what is read (`questions`)."
                yield Finding(message, place, path, hint)


def _unnamed(paths: Sequence[Entity]) -> str:
    """What several items of one path have in common."""
    return f'{len(paths)} items of "{paths[0].name}" are read, and `about` does not say what'


def _unasked(book: Book, item: PathItem) -> str:
    """What is read without any question on it; one question for all of it is enough."""
    entities = [entity for ref in item.about if (entity := book.get(ref))]
    asked = any(entity.questions for entity in entities)
    return "" if asked or not entities else listed(f'"{entity.name}"' for entity in entities)


@check(
    "PTH-9",
    "A pass mark cannot be, or something required is a draft.",
    why="A gate that everybody or nobody passes is no gate.",
    fix="Write a pass mark from 1% to 100%; finish the draft.",
    level="error",
    requires=_AN_ONBOARDING_PATH,
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
                place = _place(book, path, number, position, "about")
                yield Finding(message, place, path, hint)
