"""A volume for several people -> its copies: what each of them says that the others do not, and where it says it."""

from collections.abc import Mapping
from dataclasses import dataclass

from markupsafe import Markup

from playpress.graph import Book
from playpress.model.kinds.onboarding import Onboarding, Phase
from playpress.model.ref import Ref
from playpress.pdf.volume import Volume
from playpress.publications.cohort import Person

_NOTHING = "\u00a0"
"""What stands where a copy says nothing, so that another one finds the place."""


@dataclass(frozen=True, slots=True)
class Copy:
    """What a copy of a document says that no other copy does."""

    name: str
    """The name of its file, without the ending."""
    words: Mapping[str, str]
    """What it says, by the names (`data-copy`) of the elements that say it; `state` is the foot of its pages."""


def word(key: str, said: str) -> Markup:
    """The place of one of the words of a copy (name, manager, buddy), with those of the first copy in it."""
    return Markup('<span data-copy="{}">{}</span>').format(key, said or _NOTHING)


def state(person: Person | None, said: str) -> str:
    """The foot of the pages of a copy: a name is its first line."""
    return f"{person.name},\n{said}" if person else said


def shared(state: str) -> str:
    """What the foot of a copy says in all of them: all but its first line."""
    return state.partition("\n")[2]


def superior(book: Book, person: Person) -> str:
    """Who signs for a person of whose manager no name is known: the role that theirs reports to."""
    return book.name(person.role.reports_to) if person.role.reports_to else "your manager"


def signing_role(path: Onboarding, phase: Phase, own: Onboarding, reports_to: Ref | None) -> Ref | None:
    """The role that signs a phase of `own`, or of a path that it builds on: of that one, who the role reports to.

    None where the playbook names no role.
    """
    return phase.sign_off if path is own else reports_to or phase.sign_off


def signer(person: Person, path: Onboarding, phase: Phase) -> Ref | None:
    """The role that signs a phase for a person; None where it is their manager, whom a list may name."""
    role = signing_role(path, phase, person.path, person.role.reports_to)
    return None if role == person.role.reports_to else role


def of(volume: Volume, book: Book, said: str, ending: str = "") -> tuple[Copy, ...]:
    """The copies of a volume; none where it names no person. `said` is the foot of its pages without a name.

    `ending` is what the names of their files end in.
    """
    return tuple(
        Copy(
            f"{volume.publication.name}-{each.file}{ending}",
            {
                "name": each.name,
                "manager": each.manager or _NOTHING,
                "signer": each.manager or superior(book, each),
                "buddy": each.buddy or _NOTHING,
                "state": state(each, said),
            },
        )
        for each in volume.people
    )
