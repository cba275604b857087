"""What is wrong with a playbook that holds a draft -> messages at the controls of its form, and about the rest."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from playpress.editor import draft as drafts
from playpress.editor.draft import DraftValue
from playpress.editor.places import Written
from playpress.problems import Place, Problem, fault, severity


@dataclass(frozen=True, slots=True)
class Messages:
    """What a form says about its values."""

    at: dict[str, list[Problem]] = field(default_factory=dict)
    """Problems by the name of the control they are at; "" for those of the whole definition."""
    elsewhere: tuple[Problem, ...] = ()
    """Errors that the draft causes in other places."""

    @property
    def errors(self) -> int:
        """How many errors there are, here and in other places."""
        return len(self.elsewhere) + sum(each.category == "fault" for several in self.at.values() for each in several)

    @property
    def findings(self) -> int:
        """How many findings are not accepted."""
        return sum(each.category == "finding" and not each.waived for several in self.at.values() for each in several)

    @property
    def paths(self) -> list[str]:
        """The controls with errors, then those with findings, in the order of the form."""
        wrong = [name for name, several in self.at.items() if any(each.category == "fault" for each in several)]
        return [*wrong, *(name for name in self.at if name not in wrong)]

    def below(self, path: str) -> int:
        """How many there are at a control and those inside of it."""
        return sum(len(several) for name, several in self.at.items() if name == path or name.startswith(f"{path}/"))


def messages(
    draft: DraftValue, written: Written | None, problems: Iterable[Problem], new: Iterable[Problem]
) -> Messages:
    """The messages of a form. `written`: the definition as the draft says it; `new`: errors that only it causes."""
    at = {node.path: [problem] for node, problem in unsaid(draft, written.file if written else "")}
    if written is None:
        return Messages(at, elsewhere=tuple(new))
    controls = {node.way: node for node in reversed(list(draft.all()))}
    shown: set[Problem] = set()
    for problem in problems:
        way = written.way_to(problem.place)
        if problem.category == "finding" and problem.subject != written.key:
            continue
        if way is None and problem.subject != written.key:
            continue
        shown.add(problem)
        at.setdefault(_control(controls, way or (), problem).path, []).append(problem)
    for several in at.values():
        several.sort(key=lambda each: (each.category != "fault", severity(each.level)))
    return Messages(at, tuple(each for each in new if each not in shown))


def unsaid(draft: DraftValue, file: str) -> Iterator[tuple[DraftValue, Problem]]:
    """Values that a draft cannot say for want of a name of their own, which would be lost if it was saved."""
    for node, cause in drafts.unsaid(draft):
        hint = "Give one of them another name." if node.key.strip() else "Give it one, or remove it."
        yield node, fault("EDIT-REFUSED", cause, Place(file), hint)


def _control(
    controls: dict[tuple[str | int, ...], DraftValue], way: tuple[str | int, ...], problem: Problem
) -> DraftValue:
    """The innermost control around a value; what is missing is told where it is to be filled in."""
    node = next(controls[way[:length]] for length in range(len(way), -1, -1) if way[:length] in controls)
    return node.fields.get(problem.field, node)
