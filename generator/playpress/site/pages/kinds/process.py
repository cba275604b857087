"""Processes -> their swimlane and their numbered steps."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import ClassVar

from markupsafe import Markup

from playpress import markup_names as css
from playpress.derive import duties, handoff_register
from playpress.language import counted
from playpress.model.kinds.process import RACI, Process, Step
from playpress.site import diagram
from playpress.site.blocks import FactRow
from playpress.site.context import Detail
from playpress.site.view import View

_IN_SIGHT = ("team", "owners", "time_limit", "decides")
"""What a step says in sight, besides who does it and what comes next."""
_FOLDED = ("stage", "inputs", "outputs", "objections", "assets", "goals", "channels", "tools", "tags")
_CONTRACT = ("object", "accept", "info", "within", "reject_reasons", "reject_to", "breach")
"""What a step that hands over says of the contract; whom it is with stands in sight."""


@dataclass(frozen=True, slots=True)
class StepSection:
    """A step of a process on its page."""

    number: int
    """Its place in the process, from 1."""
    step: Step
    """The step."""
    people: Sequence[FactRow]
    """Who does it and answers for it, in one row; empty where no role is named."""
    who: Sequence[FactRow]
    """The same for a screen: a line for each role, its letters first."""
    facts: Sequence[FactRow]
    """What is in sight besides: its time, its decision, what comes next."""
    said: str
    """Who answers for it, or does it, and its time, in one line: what a phone shows of all that."""
    more: Sequence[FactRow]
    """What is folded away on a screen."""
    inside: str
    """What is folded away, in words; empty where nothing is."""
    brief: bool = False
    """Whether a book shows its sentence and its people only, because its readers have no part in it."""

    @property
    def shortened(self) -> "StepSection":
        """The same step for readers who have no part in it."""
        return replace(self, brief=True, facts=[], more=[])


@dataclass(frozen=True, slots=True, kw_only=True)
class ProcessDetail(Detail):
    """What a process's page is given besides."""

    template: ClassVar[str] = "pages/process.md.j2"

    drawing: Markup
    """The swimlane; empty where the process has no step, or more than can be followed in a drawing."""
    too_large: str
    """Why there is no drawing; empty where there is one."""
    drawings_for_paper: Callable[[], Sequence[Markup]]
    """Makes the swimlane for paper, in as many parts as it takes to be read."""
    steps: Sequence[StepSection]
    """Its steps, from the first to the last."""


def process_detail(view: View, process: Process) -> ProcessDetail:
    """The swimlane and the numbered steps."""
    following: dict[str, list[handoff_register.Transition]] = {}
    for transition in handoff_register.step_transitions(view.book, process):
        following.setdefault(transition.source.part, []).append(transition)
    return ProcessDetail(
        drawing=Markup(diagram.of_process(view, process)),
        too_large=diagram.too_large(view.book, process),
        drawings_for_paper=lambda: tuple(map(Markup, diagram.on_paper(view, process))),
        steps=[_step(view, number, step, following.get(step.id, ())) for number, step in enumerate(process.steps, 1)],
    )


def _step(view: View, number: int, step: Step, following: Sequence[handoff_register.Transition]) -> StepSection:
    people = [(view.link(role), letters) for role, letters in duties.people(view.book, step)]
    line = Markup(", ").join(Markup("{}\u00a0({})").format(role, "/".join(letters)) for role, letters in people)
    in_sight, more = view.facts(step, *_IN_SIGHT), view.facts(step, *_FOLDED)
    if step.hands_to:
        more += view.facts(step.hands_to, *_CONTRACT)
    return StepSection(
        number=number,
        step=step,
        people=[FactRow("Who", line)] if people else [],
        who=[FactRow("Who", _who(people))] if people else [],
        said=_in_one_line(people, step),
        facts=[*in_sight, FactRow(view.label(step, "next"), _following(view, following))],
        more=more,
        inside=_inside(step, more),
    )


def _who(people: Sequence[tuple[Markup, str]]) -> Markup:
    """A line for each role, after its letters."""
    line = Markup('<li class="{}"><abbr title="{}">{}</abbr> {}</li>')
    lines = (
        line.format(css.TAP, ", ".join(RACI[each] for each in letters), "/".join(letters), role)
        for role, letters in people
    )
    return Markup('<ul class="{}">{}</ul>').format(css.WHO, Markup("").join(lines))


def _in_one_line(people: Sequence[tuple[Markup, str]], step: Step) -> str:
    """Sales development rep (A/R) · 3 business days."""
    first = [f"{role.striptags()} ({'/'.join(letters)})" for role, letters in people[:1]]
    return " · ".join([*first, *([str(step.time_limit)] if step.time_limit else [])]) or "What comes next"


def _inside(step: Step, more: Sequence[FactRow]) -> str:
    """What is folded away below a step, in words; nothing where there is nothing."""
    found = [
        criteria(len(step.entry), "entry"),
        criteria(len(step.exit), "exit"),
        "how it is done" if step.how or step.details else "",
        "what goes wrong" if step.pitfalls else "",
    ]
    found += ["the hand-off" if step.hands_to else ""]
    words = ", ".join(each for each in found if each) or ("more" if more else "")
    return words[:1].upper() + words[1:]


def criteria(count: int, which: str) -> str:
    """2 exit criteria; empty where there is none. `which`: entry or exit."""
    return counted(count, f"{which} criterion", f"{which} criteria") if count else ""


def _following(view: View, transitions: Sequence[handoff_register.Transition]) -> Markup:
    if not transitions:
        return Markup("the process ends here")
    ways = []
    for transition in transitions:
        handoff = handoff_register.contract_at(view.book, transition)
        way = view.link(transition.target)
        way += Markup(", when {}").format(view.words(_continued(transition.when))) if transition.when else Markup("")
        way += Markup(" (hand-off: {})").format(view.link(handoff)) if handoff else Markup("")
        ways.append(way)
    return Markup("; or ").join(ways)


def _continued(sentence: str) -> str:
    """A condition inside a sentence begins small, unless its first word is an acronym."""
    first = sentence.split(" ")[0]
    return sentence if first[1:2].isupper() or len(first) == 1 else sentence[:1].lower() + sentence[1:]
