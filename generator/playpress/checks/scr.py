"""SCR: lead scores, and the stages and hand-offs that count on them."""

import re
from collections.abc import Iterator

from playpress.checks.check import Family, Finding, check, definitions, in_use, requirement
from playpress.graph import Book
from playpress.language import counted
from playpress.model.entity import Entity
from playpress.model.kinds.funnel import Funnel
from playpress.model.kinds.handoff import Handoff
from playpress.model.kinds.scoring import Scoring
from playpress.model.part import Criterion
from playpress.problems import Place, listed

FAMILY = Family(
    "SCR",
    "Lead scores",
    question="Can the points be reached, and does everything that mentions them use the same number?",
    weight=65,
    looks_at=definitions(Scoring),
)

_A_SCORE = in_use("a lead score", Scoring)

_POINTS = re.compile(r"\b(\d+)\s+(?:points?\b|pts?\b)", re.IGNORECASE)
_SCORE = re.compile(r"\b(?:points?|pts?|scores?|scored|scoring)\b", re.IGNORECASE)


@check(
    "SCR-1",
    "No lead can reach the threshold of its score.",
    why="Marketing waits for leads that cannot exist, and sales waits for marketing.",
    fix="Lower the threshold, or give more points.",
    level="error",
    requires=_A_SCORE,
)
def points_out_of_reach(book: Book) -> Iterator[Finding]:
    """Everything that speaks for a lead, each as often as it counts."""
    for score in book.active(Scoring):
        most = sum(max(each.points, each.at_most or 0, 0) for each in score.signals)
        if most < score.threshold:
            message = (
                f'"{score.name}" asks {counted(score.threshold, "point")}, and all its signals together make {most}'
            )
            hint = "Lower the threshold, or give more points."
            yield Finding(message, book.place(score, "threshold"), score, hint)


@requirement("a lead score with a `stage` or a `handoff`")
def _is_used(book: Book) -> bool:
    return any(score.stage or score.handoff for score in book.active(Scoring))


@check(
    "SCR-2",
    "A stage or a hand-off asks for a different number of points from the score.",
    why="The threshold was raised in one place, and the teams now use two numbers.",
    fix="Write the number of the score in the criterion, or the other way round.",
    level="error",
    requires=_is_used,
)
def other_number_of_points(book: Book) -> Iterator[Finding]:
    for score in book.active(Scoring):
        for entity, place, criterion in _criteria(book, score):
            named = [int(found[1]) for found in _POINTS.finditer(criterion.text)]
            if named and score.threshold not in named:
                message = (
                    f'"{criterion.text}" asks {counted(named[0], "point")}, and "{score.name}" has {score.threshold}'
                )
                hint = f"Write {counted(score.threshold, 'point')}, or change the threshold."
                yield Finding(message, place, entity, hint, also=(book.place(score, "threshold"),))


@check(
    "SCR-3",
    "No criterion that lets a lead into the stage, or to the next team, names its score.",
    why="The points are counted, and no decision depends on them.",
    fix="Add a criterion that names the points to `entry` of the stage or `acceptance` of the hand-off.",
    level="warn",
    requires=_is_used,
)
def score_that_decides_nothing(book: Book) -> Iterator[Finding]:
    for score in book.active(Scoring):
        asked = [criterion for _, _, criterion in _criteria(book, score)]
        if (score.stage or score.handoff) and not any(_SCORE.search(each.text) for each in asked):
            where = listed(f'"{book.name(ref)}"' for ref in (score.stage, score.handoff) if ref)
            message = f'"{score.name}" decides nothing: no criterion of {where} names its points'
            hint = f"Write a criterion: {counted(score.threshold, 'point')} or more."
            yield Finding(message, book.place(score), score, hint)


def _criteria(book: Book, score: Scoring) -> Iterator[tuple[Entity, Place, Criterion]]:
    """What must be true at the stage and the border that a score is for, and where it is written."""
    funnel, handoff = book.get(score.stage), book.get(score.handoff)
    if isinstance(funnel, Funnel) and score.stage:
        for position, stage in enumerate(funnel.stages):
            if stage.id == score.stage.part:
                for number, criterion in enumerate(stage.entry):
                    yield funnel, book.place(funnel, "stages", position, "entry", number), criterion
    if isinstance(handoff, Handoff):
        for number, criterion in enumerate(handoff.acceptance):
            yield handoff, book.place(handoff, "acceptance", number), criterion
