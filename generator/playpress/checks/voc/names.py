"""VOC: words the two teams do not share."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from playpress.checks.check import Finding, check
from playpress.checks.same_word import key, related
from playpress.derive import same_text
from playpress.graph import Book
from playpress.model.entity import Entity
from playpress.model.kinds.funnel import Funnel
from playpress.model.kinds.metric import Metric
from playpress.model.kinds.process import Process
from playpress.model.kinds.term import Term
from playpress.model.ref import Ref
from playpress.problems import Level, shorten

_WORDS = {"term", "metric", "acronym", "alias", "step", "output", "stage"}
"""What has words for a name, which mean one thing wherever they are said."""


@dataclass(frozen=True, slots=True)
class Claim:
    """An entity uses a word as a name of its own."""

    word: str
    entity: Entity
    part: str
    role: str
    path: tuple[str | int, ...]
    """Where it is written, inside of the entity."""

    @property
    def ref(self) -> Ref:
        return Ref(self.entity.about.name, self.entity.id, self.part)


def claims(book: Book) -> Iterator[Claim]:
    """Names of definitions, stages and steps, and every alias, acronym and output."""
    for entity in book.entities.values():
        if entity.status != "active":
            continue
        if book.has_file(entity):
            yield Claim(str(entity.name), entity, "", entity.about.name, ("name",))
        if isinstance(entity, Term) and entity.acronym:
            yield Claim(str(entity.acronym), entity, "", "acronym", ("acronym",))
        for position, alias in enumerate(entity.aliases):
            yield Claim(str(alias), entity, "", "alias", ("aliases", position))
        if isinstance(entity, Process):
            yield from _claims_of_steps(entity)
        if isinstance(entity, Funnel):
            yield from _claims_of_stages(entity)


def _claims_of_steps(process: Process) -> Iterator[Claim]:
    for position, step in enumerate(process.steps):
        yield Claim(str(step.name), process, step.id, "step", ("steps", position, "name"))
        for number, output in enumerate(step.outputs):
            yield Claim(str(output), process, step.id, "output", ("steps", position, "outputs", number))


def _claims_of_stages(funnel: Funnel) -> Iterator[Claim]:
    for position, stage in enumerate(funnel.stages):
        yield Claim(str(stage.name), funnel, stage.id, "stage", ("stages", position, "name"))
        for number, alias in enumerate(stage.aliases):
            yield Claim(str(alias), funnel, stage.id, "stage", ("stages", position, "aliases", number))


@check(
    "VOC-1",
    "Two entities claim one word.",
    why="When one word means two things, both teams agree in the meeting and disagree at work.",
    fix="Say `same_as` when both mean the same, `not_same_as` when both are needed, or rename one.",
    level="error",
    levels="error when the two belong to different teams, else warn",
)
def word_for_two_entities(book: Book) -> Iterator[Finding]:
    """In the profile starter, a step is not compared with terms and metrics: its name says what is done, as "Launch".
    Two things of different kinds, as a term and the metric of that name, are one there until their definitions say
    two things.
    """
    gentle = book.settings.checks == "starter"
    by_key: dict[str, list[Claim]] = {}
    for claim in claims(book):
        by_key.setdefault(key(claim.word), []).append(claim)
    for found in by_key.values():
        if len(found) == 1:
            continue
        told: set[Ref] = set()
        for first, claim in _clashes(found, gentle):
            if claim.ref not in told:
                told.add(claim.ref)
                yield _finding(book, first, claim)


def _clashes(found: Sequence[Claim], gentle: bool) -> Iterator[tuple[Claim, Claim]]:
    """Each claim of one word with the first earlier one it clashes with. An output only clashes with an alias."""
    said = _Said()
    for number, claim in enumerate(found):
        clashes = (
            next(
                (
                    each
                    for each in earlier
                    if _clash(found[each], claim) and not (gentle and _is_done(found[each], claim))
                ),
                None,
            )
            for earlier in said.rivals(claim)
        )
        if firsts := [each for each in clashes if each is not None]:
            yield found[min(firsts)], claim
        said.add(number, claim)


class _Said:
    """Claims of one word so far, by their numbers, apart by what may clash: of a thousand steps of one name, only those
    of one process.
    """

    def __init__(self) -> None:
        self._by_role: dict[str, list[int]] = defaultdict(list)
        self._steps: dict[str, list[int]] = defaultdict(list)

    def add(self, number: int, claim: Claim) -> None:
        """One more."""
        self._by_role[claim.role].append(number)
        if claim.role == "step":
            self._steps[claim.entity.key].append(number)

    def rivals(self, claim: Claim) -> Iterator[Sequence[int]]:
        """Those that a claim may clash with, in one list or several, each in its order.

        A step is named together with its process; STG-3 compares stages of two funnels. Names of other definitions than
        terms and metrics are those of things: only two of one kind are mixed up.
        """
        role = claim.role
        if role == "output":
            yield self._by_role["alias"]
        elif role not in _WORDS:
            yield self._by_role[role]
        else:
            apart = {"output": role != "alias", "step": role == "step", "stage": role == "stage"}
            yield from (found for other, found in self._by_role.items() if other in _WORDS and not apart.get(other))
            yield self._steps[claim.entity.key] if role == "step" else ()


def _clash(one: Claim, other: Claim) -> bool:
    """Whether two rivals do. An output may use a term, a metric's name or another step's words: words are for that."""
    if _does_it(one, other) or _does_it(other, one):
        return False
    if _reaches(one, other) or _reaches(other, one):
        return False
    if one.entity.key == other.entity.key and (one.part == other.part or "output" in (one.role, other.role)):
        return False
    if "output" in (one.role, other.role) and any(isinstance(claim.entity, Term) for claim in (one, other)):
        return False
    return not related(one, other)


def _is_done(one: Claim, other: Claim) -> bool:
    """Whether one is the name of a step and the other a word for a term or a metric."""
    return any(
        each.role == "step" and isinstance(word.entity, Term | Metric) for each, word in ((one, other), (other, one))
    )


def _does_it(one: Claim, other: Claim) -> bool:
    """Whether a stage or a step is what a term explains: one of no team, or one whose definition agrees with its own.

    A stage may have a term whose `owner` is of another team.

    Two definitions with different figures are two meanings, as "from 50 points on" and "from 70 on".
    """
    term = other.entity
    if one.role not in ("step", "stage") or not isinstance(term, Term):
        return False
    said = _explained(one)
    explained = str(term.definition or "")
    if term.team or (term.owner and one.role == "step"):
        return bool(said and explained) and same_text.agree(said, explained)
    return not same_text.contradict(said, explained)


def _reaches(one: Claim, other: Claim) -> bool:
    """Whether a step is named after the stage at which it is done."""
    steps = one.entity.steps if one.role == "step" and isinstance(one.entity, Process) else ()
    return other.role == "stage" and any(each.id == one.part and each.stage == other.ref for each in steps)


def _finding(book: Book, first: Claim, claim: Claim) -> Finding:
    teams = [book.team_of_step(each.ref) if each.part else book.team(each.entity) for each in (first, claim)]
    differ = all(teams) and teams[0] is not teams[1]
    word, other = first.word, claim.word
    words = f'"{word}"' if word == other else f'"{word}" and "{other}"'
    things = (_thing(first), _thing(claim))
    if things[0] == things[1]:
        things = (f"{things[0]} ({first.ref})", f"{things[1]} ({claim.ref})")
    message = f"{words}: one word for {things[0]} and for {things[1]}"
    two = _mean_two_things(first, claim)
    if two:
        message += f'; one says "{shorten(_explained(first))}", the other "{shorten(_explained(claim))}"'
    hint = f"If both mean the same, write `same_as: [{first.ref}]`; if not, `not_same_as`, or rename one."
    if claim.part and first.part:  # Only a whole definition can say what it has to do with another.
        hint = "Call one of them something else."
    level: Level = "error" if differ else "warn"
    place, also = book.place(claim.entity, *claim.path), (book.place(first.entity, *first.path),)
    later = first.entity.about is not claim.entity.about and not two
    return Finding(message, place, claim.entity, hint, also=also, level=level, later=later)


def _mean_two_things(one: Claim, other: Claim) -> bool:
    """Whether both are explained, and not alike."""
    said, others = _explained(one), _explained(other)
    return bool(said and others) and not same_text.agree(said, others)


def _explained(claim: Claim) -> str:
    """What a definition says it is, or one of its stages; of a step nothing says so."""
    if claim.part:
        stages = claim.entity.stages if isinstance(claim.entity, Funnel) else ()
        return next((str(stage.definition or "") for stage in stages if stage.id == claim.part), "")
    return str(getattr(claim.entity, "definition", None) or claim.entity.summary or "")


def _thing(claim: Claim) -> str:
    if claim.part:
        return (
            f'the {claim.role} of "{claim.entity.name}"'
            if claim.role in ("step", "stage")
            else f'an output of "{claim.part}"'
        )
    return f'the {claim.entity.about.title.lower()} "{claim.entity.name}"'
