"""STG of gates: who answers for a stage, what lets one in and on, and what the buyer does for it."""

import re
from collections.abc import Iterator, Sequence, Set
from functools import partial

from playpress.checks import at_stake
from playpress.checks.check import Cause, Finding, check
from playpress.checks.stg import A_FUNNEL, stage_place, stages
from playpress.derive import handoff_register, stages_at_work
from playpress.derive.planning import cost, stage_path
from playpress.graph import Book, insight
from playpress.language import counted
from playpress.model.entity import Entity
from playpress.model.kinds.funnel import Funnel, Stage
from playpress.model.kinds.handoff import Handoff
from playpress.model.ref import Ref
from playpress.problems import listed


@check(
    "STG-1",
    "A stage has no owner, or nothing says what lets one in or on.",
    why="A stage without a gate is a feeling: one person counts what another would not.",
    fix="Write `owner` and `exit`; `entry` where no stage before it has an `exit`.",
    level="warn",
    requires=A_FUNNEL,
)
def stage_without_owner_or_criteria(book: Book) -> Iterator[Finding]:
    """Two stages have one gate between them: the exit of the one or the entry of the other, and its lack is told once.

    Where something ends, won, lost or put back, the funnel's owner answers; also of what a system moves by a rule that
    is written (`kind: system`, or an event in the definition), and that rule is the gate. What is said of the steps at
    a stage, and of the hand-off that leaves it, is said of the stage. No plan counts a stage that no forecast
    counts, and STG-4 asks for the way out of one that has none: but for the profile strict, they are not asked for.
    What the stages of one funnel lack is one finding; in strict, owners that most of them lack.
    """
    lacking: dict[str, list[_Lacking]] = {}
    for each in _incomplete(book):
        lacking.setdefault(each[0].id, []).append(each)
    strict = book.settings.checks == "strict"
    for found in lacking.values():
        unowned = [each for each in found if each[2][0] == _OWNER]
        habit = len(unowned) >= _MANY and len(unowned) * 2 > len(found[0][0].stages)
        for funnel, position, missing in found:
            stage = funnel.stages[position]
            message = f'the stage "{stage.name}" lacks {listed(missing)}'
            costs = cost.passing(book, Ref("funnel", funnel.id, stage.id))
            told = (unowned if habit and missing[0] == _OWNER else []) if strict else found
            cause = Cause(funnel.key, partial(_of_a_funnel, told), _GATE) if told else None
            place, later = stage_place(book, funnel, position), not at_stake.is_used(book, funnel)
            yield Finding(message, place, funnel, _GATE, cost=costs, cause=cause, later=later)


_Lacking = tuple[Funnel, int, list[str]]
"""A funnel, the position of a stage in it, and what it lacks, the owner first."""
_OWNER = "an owner"
_GATE = "Write who answers for it (`owner`), what lets one in (`entry`) and what lets one on (`exit`)."
_MANY = 3
"""From how many on stages without an owner have one cause."""


def _of_a_funnel(found: Sequence[_Lacking], _about: Sequence[Entity]) -> str:
    """How many stages of a funnel lack what: an owner, entry criteria, exit criteria."""
    funnel = found[0][0]
    parts = []
    for what, words in _LACKED.items():
        named = [f'"{funnel.stages[position].name}"' for _, position, missing in found if what in missing]
        if named:
            which = "" if len(named) == len(funnel.stages) or len(named) > _NAMED else f" ({listed(named)})"
            parts.append(
                f"{len(named)} have {words}{which}"
                if len(named) > 1
                else f"{named[0]} has {words.replace('their', 'its')}"
            )
    return f'of {counted(len(funnel.stages), "stage")} of "{funnel.name}", {listed(parts)}'


_LACKED = {
    _OWNER: "no owner, of their own or of a step there",
    "entry criteria": "no entry criteria",
    "exit criteria": "no exit criteria",
}
"""What a stage may lack, as several of them are told to."""
_NAMED = 4
"""Up to so many stages that lack one thing are named."""


def _incomplete(book: Book) -> Iterator[_Lacking]:
    """Each stage that lacks something: its funnel, its position and what, the owner first."""
    followed = {ref for funnel, _, stage in stages(book) for ref in stage_path.usual(funnel, stage)}
    strict = book.settings.checks == "strict"
    for funnel, position, stage in stages(book):
        ref = Ref("funnel", funnel.id, stage.id)
        if not strict and (stage.forecast == "omitted" or _is_status(book, funnel, ref)):
            continue
        by_rule = not strict and _by_rule(stage)
        named = bool(stage.accountable or book.leader(stage.team)) or stages_at_work.has_owner(book, ref)
        owned = named or stage.outcome != "open" or by_rule
        missing = [] if owned else [_OWNER]
        gate = position == 0 or stage.outcome in ("lost", "recycled") or ref in followed
        missing += [] if stage.entry or by_rule or gate else ["entry criteria"]
        left = stage.exit or stage.outcome != "open" or _passed_on(book, ref)
        told = not strict and not stage_path.ways(funnel, stage)
        missing += [] if left or told or _gated(book, funnel, stage) else ["exit criteria"]
        if missing:
            yield funnel, position, missing


def _is_status(book: Book, funnel: Funnel, stage: Ref) -> bool:
    """Whether a stage is a value of a list that no work is done for, as what members of a campaign have done so far.

    In such a funnel nothing is won or lost, no stage has a gate, an owner or a number, and no hand-off leaves this one.
    """
    return not _is_worked(funnel) and stage not in _handed_over(book)


@insight
def _handed_over(book: Book) -> Set[Ref]:
    """The ends at which hand-offs begin."""
    return {handoff.from_ for handoff in book.active(Handoff)}


def _is_worked(funnel: Funnel) -> bool:
    """Whether a funnel says of any stage who works there, what lets one in or on, or how many go on, win or lose."""
    said = (
        "accountable",
        "team",
        "entry",
        "exit",
        "rate",
        "win_probability",
        "forecast",
        "lag",
        "effort",
        "recycle_to",
    )
    return any(each.outcome != "open" or any(getattr(each, name) for name in said) for each in funnel.stages)


def _passed_on(book: Book, stage: Ref) -> bool:
    """Whether a step at a stage, or a hand-off that leaves it, says what lets one on."""
    leaving = handoff_register.by_stage(book).get(stage, ())
    return stages_at_work.has_exit(book, stage) or any(each.acceptance for each in leaving)


def _gated(book: Book, funnel: Funnel, stage: Stage) -> bool:
    """Whether each stage that may follow says itself what lets one in."""
    following = [found for ref in stage_path.usual(funnel, stage) if (found := book.stage(ref))]
    return bool(following) and all(each.entry or each.outcome == "lost" or _by_rule(each) for each in following)


_EVENT = re.compile(
    r"\b(?:automatic(?:ally)?|computed|calculated|(?:is|are|gets?) set (?:by|when|as soon as|once)|"
    r"(?:set|sent|moved) by (?:the |an? )?(?:system|crm|product|event|workflow|automation)|"
    r"(?:as soon as|when|once) (?:the |an? )?(?:system|crm|event|score|workflow|automation)|"
    r"(?:crm|system|workflow|automation) (?:sets|moves|marks|counts|assigns)|"
    r"(?:at least|more than|over) ?\d+ (?:events?|sessions?|logins?|queries|active users|points))\b",
    re.IGNORECASE,
)
"""A rule by which a system, and no person, puts something into a stage."""


def _by_rule(stage: Stage) -> bool:
    """Whether what is in a stage follows from events, by a rule that is written."""
    said = " ".join((str(stage.definition or ""), *(str(each.text) for each in stage.entry)))
    return any(each.kind == "system" for each in stage.entry) or _EVENT.search(said) is not None


@check(
    "STG-2",
    "A sales stage can be left without anything the buyer does.",
    why="What reps do moves the CRM; what buyers do moves the deal.",
    fix="Add an exit criterion with `kind: buyer`.",
    level="warn",
    requires=A_FUNNEL,
    in_starter="later",
)
def stage_without_buyer_action(book: Book) -> Iterator[Finding]:
    """Where it is sure: not where the gate to the next stage stands in the entry of that, nor where a criterion that
    names no `kind` has the buyer do something. Where a funnel never says who does what, that is told once.
    """
    strict = book.settings.checks == "strict"
    selling = {
        funnel.key: [
            (position, stage)
            for position, stage in enumerate(funnel.stages)
            if stage.exit and stage.outcome == "open" and _sells(book, funnel, position)
        ]
        for funnel in book.active(Funnel)
    }
    among = sum(map(len, selling.values()))
    for funnel in book.active(Funnel):
        silent = [(position, stage) for position, stage in selling[funnel.key] if not _bought(book, funnel, stage)]
        said = strict or any(each.kind for stage in funnel.stages for each in (*stage.entry, *stage.exit))
        for position, stage in silent if said else silent[:1]:
            message = f'nothing the buyer does lets one leave the stage "{stage.name}"'
            message += "" if said or not silent[1:] else f' of "{funnel.name}", nor {_others(len(silent) - 1)}'
            hint = "Add an exit criterion with `kind: buyer`: something the buyer did and you can verify."
            also = () if said else tuple(stage_place(book, funnel, other, "exit") for other, _ in silent[1:])
            lacks, of, named = "are left by nothing the buyer does", "stages of selling", f'"{stage.name}"'
            place = stage_place(book, funnel, position, "exit")
            yield Finding(message, place, funnel, hint, also=also, lacks=lacks, among=among, of=of, named=named)


def _others(count: int) -> str:
    return "one more" if count == 1 else f"{count} more"


def _bought(book: Book, funnel: Funnel, stage: Stage) -> bool:
    """Whether the buyer does something before the next stage begins."""
    following = (found for ref in stage_path.usual(funnel, stage) if (found := book.stage(ref)))
    criteria = (*stage.exit, *(each for after in following for each in after.entry))
    if any(each.kind == "buyer" for each in criteria):
        return True
    unsaid = [str(each.text) for each in criteria if each.kind is None]
    return any(_BUYER.match(text) or _AGREED.search(text) for text in unsaid)


_BUYER = re.compile(
    r"(?:(?:an?|the|their|all|one|daily|weekly|monthly|active|economic|new|two|three|\d+) |by )*"
    r"(?:buyers?|customers?|prospects?|clients?|contacts?|persons?|people|champions?|sponsors?|users?|leads?|accounts?|"
    r"decision[ -]makers?|compan(?:y|ies)|they)\b(?! (?:is|are|was|were|has been|have been|who|that)\b)(?= \w)",
    re.I,
)
"""A sentence that begins with a person or company of the buyer's side, who does something."""


_AGREED = re.compile(r"\b(?:is|are|was|were|been) (?:agreed|countersigned|signed)\b|\bagreed with\b", re.I)
"""What takes two, the buyer and us."""


def _sells(book: Book, funnel: Funnel, position: int) -> bool:
    """Whether a stage is one of selling: of a deal; and where leads pass, once the team that finds them is done.

    That is where a buyer does something for the first time: what goes before is our own work.
    """
    if funnel.object in ("opportunity", "account"):
        return True
    if funnel.object != "lead":
        return False
    first, own = (book.team_of_step(Ref("funnel", funnel.id, funnel.stages[each].id)) for each in (0, position))
    acted = [n for n, stage in enumerate(funnel.stages) if any(each.kind == "buyer" for each in stage.exit)]
    return first is not own and (not acted or position > acted[0])
