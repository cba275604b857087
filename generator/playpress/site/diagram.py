"""Process -> swimlane: its steps in the lanes of their teams, flowing down."""

from collections.abc import Sequence

from playpress import language
from playpress.derive import contract, handoff_register
from playpress.diagrams import swimlane
from playpress.graph import Book
from playpress.model.kinds.handoff import Handoff
from playpress.model.kinds.process import Process
from playpress.model.kinds.team import Team
from playpress.model.ref import Ref
from playpress.model.times import Duration
from playpress.site.view import View

MOST_STEPS, MOST_TRANSITIONS = 100, 200
"""Up to how many a process is drawn: that is ten pages of paper. More are easier to follow in the list of steps."""
MOST_OF_A_STEP, FEW_TRANSITIONS = 3, 30
"""How many transitions there may be for each step, once there are more than a few: more are a knot."""


def of_process(view: View, process: Process) -> str:
    """The drawing of a process with the steps of others it leads to, and those it gets work from; "" without one."""
    return "" if too_large(view.book, process) else swimlane.draw(_graph(view, process))


def on_paper(view: View, process: Process) -> tuple[str, ...]:
    """The same as drawings that each fit on a page."""
    return () if too_large(view.book, process) else swimlane.draw_on_paper(_graph(view, process), view.small)


def too_large(book: Book, process: Process) -> str:
    """Why there is no drawing of a process; "" where there may be one."""
    found = _transitions(book, process)
    steps, transitions = len(_steps(process, found)), len(found)
    most = min(MOST_TRANSITIONS, max(FEW_TRANSITIONS, steps * MOST_OF_A_STEP))
    if steps <= MOST_STEPS and transitions <= most:
        return ""
    size = f"steps: {language.whole(steps)}, transitions: {language.whole(transitions)}"
    return f"This process is too large to draw ({size})."


def _transitions(book: Book, process: Process) -> Sequence[handoff_register.Transition]:
    """The transitions of a process, and those that lead into it."""
    incoming = handoff_register.step_transitions_into(book).get(process.id, ())
    return (*handoff_register.step_transitions(book, process), *incoming)


def _steps(process: Process, transitions: Sequence[handoff_register.Transition]) -> Sequence[Ref]:
    """The steps of a process, and those of others from which its work comes and to which it goes."""
    own = [Ref("process", process.id, step.id) for step in process.steps]
    incoming = [each.source for each in transitions if each.source.id != process.id]
    return tuple(dict.fromkeys([*own, *incoming, *(each.target for each in transitions)]))


def _graph(view: View, process: Process) -> "swimlane.Swimlane":
    book = view.book
    transitions = _transitions(book, process)
    steps = _steps(process, transitions)
    used = {team.id for ref in steps if (team := book.team_of_step(ref))}
    teams = [team for team in book.all(Team) if team.id in used]
    return swimlane.Swimlane(
        id=process.id,
        title=f"{process.name}, step by step",
        description=_description(book, process),
        lanes=tuple(swimlane.Lane(team.id, str(team.name), view.rank(team)) for team in teams),
        boxes=tuple(_box(view, process, ref) for ref in steps),
        edges=tuple(_edge(view, each) for each in transitions),
    )


def _description(book: Book, process: Process) -> str:
    names = ", ".join(str(step.name) for step in process.steps)
    team = book.name(process.team)
    steps = language.counted(len(process.steps), "step")
    return f"{steps}, run by {team}: {names}. The numbered list below says the same in words."


def _box(view: View, process: Process, ref: Ref) -> "swimlane.Box":
    book = view.book
    step = book.step(ref)
    team = book.team_of_step(ref)
    own = ref.id == process.id
    limit = _unbroken(step.time_limit) if step and step.time_limit else ""
    return swimlane.Box(
        id=f"{ref.id}-{ref.part}",
        lane=team.id if isinstance(team, Team) else "",
        title=book.name(ref),
        note=limit if own else book.name(ref.whole),
        href=view.href(ref),
        shape="step" if own else "end",
    )


def _edge(view: View, transition: handoff_register.Transition) -> "swimlane.Edge":
    book = view.book
    sender, receiver = book.team_of_step(transition.source), book.team_of_step(transition.target)
    crosses = sender is not None and receiver is not None and sender.id != receiver.id
    found = handoff_register.contract_at(book, transition) if crosses else None
    return swimlane.Edge(
        source=f"{transition.source.id}-{transition.source.part}",
        target=f"{transition.target.id}-{transition.target.part}",
        label=_promise(book, found) if found else transition.when,
        handoff=crosses,
        href=view.href(found) if found else "",
    )


def _promise(book: Book, handoff: Handoff) -> str:
    """The time the receiver acts within, short enough to stand on a line; the contract's name where none is known."""
    promise = contract.acts_within(book, handoff)
    if promise is None or promise.time is None:
        return str(handoff.name)
    return f"within {_unbroken(promise.time)}"


def _unbroken(time: Duration) -> str:
    """A time whose words stay on one line where there is room for them."""
    return time.words.replace(" ", "\u00a0")
