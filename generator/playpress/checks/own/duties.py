"""OWN of duties: work that is given to two roles, and roles that a text asks and the playbook does not have."""

import re
from collections.abc import Iterator, Set
from dataclasses import dataclass

from playpress.checks.check import Finding, check, in_use
from playpress.derive import same_text
from playpress.graph import Book, insight
from playpress.model.entity import Entity
from playpress.model.kinds.approval import ApprovalMatrix
from playpress.model.kinds.checklist import Checklist
from playpress.model.kinds.process import Process
from playpress.model.kinds.role import Role
from playpress.model.ref import Ref
from playpress.problems import Place

_LEAST = 3
"""From so many words that say something on, two texts of the same words are one piece of work."""
_FEW_ROLES = 3
"""From so many roles on, a playbook is taken to know those of its company."""


@dataclass(frozen=True, slots=True)
class _Work:
    """A piece of work and the roles to which a text gives it."""

    words: frozenset[str]
    text: str
    roles: frozenset[str]
    called: str
    entity: Entity
    path: tuple[str | int, ...]

    def place(self, book: Book) -> Place:
        """Its line."""
        return book.place(self.entity, *self.path)


@check(
    "OWN-8",
    "The same work is given to two roles.",
    why="Each relies on the other, or the customer gets two different answers.",
    fix="Leave it with one of them, or let both take part in the step, one of them accountable.",
    level="warn",
    requires=in_use("a role", Role),
)
def work_of_two_roles(book: Book) -> Iterator[Finding]:
    """What a role is responsible for, in the words of a process or a step that others do. A role that takes part
    there, or leads one that does, is no other.
    """
    done: dict[frozenset[str], _Work] = {}
    for each in _of_processes(book):
        done.setdefault(each.words, each)
    for role in book.active(Role):
        for number, text in enumerate(role.responsibilities):
            other = done.get(_words(str(text)))
            if other and role.id not in other.roles and not other.roles & _led(book).get(role.id, frozenset()):
                names = " and ".join(f'"{book.name(Ref("role", each))}"' for each in sorted(other.roles))
                message = f'"{text}" is given to "{role.name}" here, and to {names} by {other.called}'
                hint = "Leave it with one of them, or let both take part in the step (`raci`)."
                place = book.place(role, "responsibilities", number)
                yield Finding(message, place, role, hint, also=(other.place(book),))


def _of_processes(book: Book) -> Iterator[_Work]:
    """What processes and their steps do, and who takes part; what no role does is given to none."""
    for process in book.active(Process):
        everyone = frozenset(role.id for step in process.steps for role in step.letters)
        if everyone and len(words := _words(str(process.name))) >= _LEAST:
            called = f'the process "{process.name}"'
            yield _Work(words, str(process.name), everyone, called, process, ("name",))
        for position, step in enumerate(process.steps):
            roles = frozenset(role.id for role in step.letters)
            for text in dict.fromkeys(filter(None, (step.do, step.name))):
                if roles and len(words := _words(str(text))) >= _LEAST:
                    called = f'the step "{step.name}" of "{process.name}"'
                    yield _Work(words, str(text), roles, called, process, ("steps", position, "id"))


def _words(text: str) -> frozenset[str]:
    return frozenset(same_text.words_in_order(text))


@insight
def _led(book: Book) -> dict[str, frozenset[str]]:
    """The roles that report to a role, directly or not, by its id."""
    found: dict[str, set[str]] = {}
    for role in book.active(Role):
        above, seen = role.reports_to, {role.id}
        while above and above.id not in seen:
            found.setdefault(above.id, set()).add(role.id)
            seen.add(above.id)
            leader = book.get(above)
            above = leader.reports_to if isinstance(leader, Role) else None
    return {leader: frozenset(led) for leader, led in found.items()}


_TITLE = r"(?:(?:S|E)?VP|Vice President|Head|Director|Manager) of (?:[A-Z][\w&-]*)(?: (?:(?:and|&) )?[A-Z][\w&-]*)*"
_ASKED = re.compile(
    r"\b(?:ask|tell|inform|notify|ping|tag|escalate to|assign(?:ed)? to|approv(?:al|ed) (?:by|of|from)|"
    r"sign-off (?:by|of|from)|signed off by|report to)\s+(?:(?:the|our) )?"
    rf"(?:[\w&-]+(?: [\w&-]+){{0,3}} (?:and|or) (?:the )?)?(?P<title>{_TITLE})",
    re.IGNORECASE,
)
"""A role of the company is asked or told something, by its title."""
_EXACT = re.compile(_TITLE)


@check(
    "OWN-9",
    "A text refers to a role that the playbook does not have.",
    why="The step waits for an answer from a title without a person.",
    fix="Correct the title, name the role that has the work now, or add it to the roles.",
    level="warn",
    requires=in_use("a role", Role),
)
def text_that_asks_an_unknown_role(book: Book) -> Iterator[Finding]:
    """Titles such as *Head of Events*, where a step, a checklist or an approval asks or tells them something."""
    if len(book.active(Role)) < _FEW_ROLES:
        return
    for entity, path, text in _asking(book):
        for asked in _ASKED.finditer(text) if " of " in text else ():
            title = _EXACT.search(asked["title"])
            if title and _words(title.group()) not in _titles(book):
                message = f'"{title.group()}" is asked here, and no role has that name'
                hint = "Correct the title, name the role that has the work now, or add it to the roles."
                yield Finding(message, book.place(entity, *path), entity, hint)
                break


def _asking(book: Book) -> Iterator[tuple[Entity, tuple[str | int, ...], str]]:
    """Texts on what is done, and where they are."""
    for process in book.active(Process):
        for position, step in enumerate(process.steps):
            at = ("steps", position)
            for field in ("do", "details"):
                if text := getattr(step, field):
                    yield process, (*at, field), str(text)
            for number, text in enumerate(step.how):
                yield process, (*at, "how", number), str(text)
    for checklist in book.active(Checklist):
        for number, item in enumerate(checklist.items):
            yield checklist, ("items", number), str(item.text)
    for matrix in book.active(ApprovalMatrix):
        if matrix.ask:
            yield matrix, ("ask",), str(matrix.ask)


@insight
def _titles(book: Book) -> Set[frozenset[str]]:
    """The words of every name that is known: of roles in whatever state, and of everything else."""
    names = (str(name) for each in book.entities.values() for name in (each.name, *each.aliases))
    return frozenset(map(_words, names))
