"""Who has completed a path -> a page to hand over: the name, what was reached phase by phase, date and signatures."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from markupsafe import Markup

from playpress.language import day
from playpress.model.kinds.onboarding import Onboarding
from playpress.publications.cohort import Person
from playpress.site.context import PageContext
from playpress.site.view import View

_OUTCOMES = 20
"""So many at most are listed: with them it is one page of A4 or Letter."""


@dataclass(frozen=True, slots=True)
class Certificate:
    """What the page of one person says."""

    name: str
    """Whose it is."""
    completed: str
    """What was completed, as what, and from when on."""
    reached: Sequence[tuple[str, Sequence[Markup]]]
    """The name of each phase with what it makes able to do; without, where that is too much for a page."""
    signed: Sequence[tuple[str, str | Markup]]
    """Lines to write on: what each is for, without a name, and what is below it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CertificatesContext(PageContext):
    """What the certificates of a class are given."""

    template: ClassVar[str] = "print/certificate.md.j2"

    certificates: Sequence[Certificate]
    """One for each person, each on a page of its own."""


def certificate(
    view: View, person: Person, paths: Sequence[Onboarding], first: dt.date, manager: str | Markup
) -> Certificate:
    """The certificate of a person who walked `paths` from the day `first` on; `manager` is who signs it."""
    company = view.book.settings.company
    phases = [phase for path in paths for phase in path.phases]
    listed = sum(len(phase.outcomes) for phase in phases) <= _OUTCOMES
    return Certificate(
        person.name,
        f"has completed “{person.path.name}” as {person.role.name} at {company}, begun on {day(first)}.",
        [(str(phase.name), [view.words(each.text) for each in phase.outcomes if listed]) for phase in phases],
        [("Completed on", "Completed on"), ("Signature of the manager", manager), ("Signature", f"For {company}")],
    )
