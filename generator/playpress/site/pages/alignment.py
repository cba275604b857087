"""Findings -> the alignment page: what does not fit together yet, what is accepted, what was not looked at."""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import ClassVar

from markupsafe import Markup

from playpress import language, urls
from playpress.checks import CHECKS, FAMILIES, by_effect, looked, waiver
from playpress.checks.check import Check, Family, definitions, family_of
from playpress.derive import summary
from playpress.language import counted, day
from playpress.model import field
from playpress.model.entity import Entity
from playpress.problems import Problem
from playpress.site.blocks import Figure, FoundItem
from playpress.site.context import PageContext
from playpress.site.markup import with_code
from playpress.site.page import Page
from playpress.site.pages import authoring_checks
from playpress.site.view import View


@dataclass(frozen=True, slots=True)
class LeftOut:
    """Findings that a page does not list, because there are too many of one check."""

    count: int
    """How many there are."""
    by_check: Sequence[Markup]
    """How many of which check, each with a link to its page."""


@dataclass(frozen=True, slots=True)
class NotRun:
    """Checks of a family that did not run, for one reason."""

    codes: Sequence[Markup]
    """Their codes, each with a link to its page."""
    needs: Markup
    """What they look at, and what is missing there; empty where the playbook switches them off."""


@dataclass(frozen=True, slots=True)
class FamilySection:
    """Checks of one family: what they ask, what they looked at, and what they found."""

    id: str
    """The anchor of the heading."""
    title: str
    """The heading."""
    question: str
    """What its checks ask."""
    looked_at: Markup
    """How many checks looked at what, and with what result; empty where there was nothing to look at."""
    clean: bool
    """Whether they found nothing, accepted findings included."""
    scope: str
    """How many of its checks looked at anything: "3 of 21 checks"."""
    open: int
    """How many findings are open, all that are left out included."""
    unseen: Markup
    """Why nothing was looked at; empty where something was."""
    not_run: Sequence[NotRun]
    """The checks that did not run although others of the family did."""
    found: Sequence[FoundItem]
    """What was found, of each check no more than can be worked through."""
    left_out: LeftOut | None
    """What was found besides; None where all is shown."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AlignmentContext(PageContext):
    """What the alignment page is given."""

    template: ClassVar[str] = "pages/alignment.md.j2"

    figures: Sequence[Figure]
    """How much fits together, in per cent."""
    sections: Sequence[FamilySection]
    """The families of checks, each with what it found."""
    accepted: Sequence[FoundItem]
    """Findings that are accepted for a time, of each check no more than can be read."""
    accepted_left_out: LeftOut | None
    """What is accepted besides; None where all is shown."""


def pages(problems: Sequence[Problem], later: Mapping[str, int]) -> Iterator[Page]:
    """The report. `later`: how many findings of which check wait for the profile team."""
    findings = [problem for problem in problems if problem.category == "finding"]
    lead = "The playbook checked against itself: what fits together, and what does not yet."
    yield Page(
        urls.ALIGNMENT,
        "Alignment",
        AlignmentContext.template,
        _report(findings, later),
        lead,
        tab="Alignment",
    )


def _report(findings: Sequence[Problem], later: Mapping[str, int]) -> Callable[[View], AlignmentContext]:
    open_ = [finding for finding in findings if not finding.waived]
    accepted = [finding for finding in findings if finding.waived]

    def context(view: View) -> AlignmentContext:
        ran = looked(view.book, (finding.code for finding in findings))
        return AlignmentContext(
            figures=[figure(share) for share in summary.shares(view.book)],
            sections=[_section(view, family, ran, open_, accepted, later) for family in FAMILIES],
            accepted=_shown(view, accepted),
            accepted_left_out=_left_out(view, accepted),
        )

    return context


def figure(share: summary.Share) -> Figure:
    """One percentage for the figures block."""
    kind = "none" if share.value is None else "good" if share.value == 1 else "open"
    return Figure(str(share), share.title, share.explained, kind)


def _section(
    view: View,
    family: Family,
    with_material: Sequence[Check],
    findings: Sequence[Problem],
    accepted: Sequence[Problem],
    later: Mapping[str, int],
) -> FamilySection:
    """One family; its findings by level and by what they cost."""
    own = by_effect(_of(family, findings))
    waived = len(_of(family, accepted))
    waiting = sum(count for code, count in later.items() if family_of(code) == family.code)
    asked = [check for check in CHECKS if check.family == family.code]
    ran = [check for check in asked if check in with_material]
    what = family.looks_at(view.book) if ran else ""
    if not what and (own or waived or waiting):  # such as a border between teams without any hand-off
        what = definitions()(view.book)
    return FamilySection(
        id=f"s-{family.code.lower()}",
        title=family.title,
        question=family.question,
        looked_at=_looked_at(len(ran), what, len(own), waived, waiting) if what else Markup(""),
        clean=not (own or waived or waiting),
        scope=f"{len(ran)} of {counted(len(asked), 'check')}",
        open=len(own),
        unseen=Markup("") if what else _unseen(view, asked),
        not_run=_not_run(view, [check for check in asked if check not in ran]) if what else [],
        found=_shown(view, own),
        left_out=_left_out(view, own),
    )


def _of(family: Family, findings: Sequence[Problem]) -> list[Problem]:
    return [each for each in findings if family_of(each.code) == family.code]


def _looked_at(checks: int, what: str, found: int, accepted: int, later: int) -> Markup:
    """The claim of a section, no wider than its checks: how many of them looked at what, and what they found."""
    result = f"{language.whole(found)} {'finding' if found == 1 else 'findings'}" if found else "No findings"
    more = f", {language.whole(accepted)} accepted for now" if accepted else ""
    more += (
        f", {language.whole(later)} for later (`checks: team` lists {'it' if later == 1 else 'them'})" if later else ""
    )
    return with_code(f"{result}{more}, in {checks} {'check' if checks == 1 else 'checks'} of {what}.")


MOST_FINDINGS = 50
"""Up to how many of one check are shown: more of them are worked through with `playpress check --all`."""


def _shown(view: View, findings: Iterable[Problem]) -> list[FoundItem]:
    """The first findings of each check, in the order given."""
    numbers: Counter[str] = Counter()
    found = []
    for each in findings:
        numbers[each.code] += 1
        if numbers[each.code] <= MOST_FINDINGS:
            found.append(_item(view, each))
    return found


def _left_out(view: View, findings: Iterable[Problem]) -> LeftOut | None:
    """What is not shown of findings; None where all is."""
    by_code = sorted(Counter(each.code for each in findings).items())
    more = [(code, count - MOST_FINDINGS) for code, count in by_code if count > MOST_FINDINGS]
    if not more:
        return None
    by_check = [
        Markup("{} of {}").format(language.whole(count), authoring_checks.linked(view, code)) for code, count in more
    ]
    return LeftOut(sum(count for _, count in more), by_check)


def _unseen(view: View, checks: Sequence[Check]) -> Markup:
    """Why no check of a family looked at anything: they are off, or there is nothing to look at."""
    if all(view.book.settings.levels.get(check.code) == "off" for check in checks):
        return with_code("Not checked: `levels` in playbook.yml switches these checks off.")
    lacking = [check.requires.words for check in checks if not check.applies(view.book)]
    what = re.sub("^an? ", "", min(lacking, key=len)) if lacking else ""
    return with_code(f"Not checked: there is no {what} yet." if what else "Not checked: there is nothing yet.")


def _not_run(view: View, checks: Sequence[Check]) -> list[NotRun]:
    """Checks that did not run, by what they need; those that are switched off first."""
    groups: dict[str, list[Markup]] = {}
    for check in sorted(checks, key=lambda check: view.book.settings.levels.get(check.code) != "off"):
        off = view.book.settings.levels.get(check.code) == "off"
        groups.setdefault("" if off else check.requires.words, []).append(authoring_checks.linked(view, check.code))
    return [NotRun(codes, with_code(words)) for words, codes in groups.items()]


def _item(view: View, problem: Problem) -> FoundItem:
    entity = view.book.entities.get(problem.subject)
    return FoundItem(
        level=problem.level,
        code=authoring_checks.linked(view, problem.code),
        message=problem.message[:1].upper() + problem.message[1:],
        hint=with_code(problem.hint),
        href=view.href(entity) if entity else "",
        place=f"{problem.place.file}:{problem.place.line}",
        waived=_waived(view, problem),
        cost=problem.cost.words if problem.cost else "",
        owner=_owner(view, entity) if entity else "",
    )


def _owner(view: View, entity: Entity) -> Markup:
    """The role that is accountable for what was found, with its label; empty where there is none."""
    owner = view.book.owner(entity)
    return Markup("{}: {}").format(field.label(Entity, "owner"), view.link(owner.role)) if owner else Markup("")


def _waived(view: View, problem: Problem) -> Markup:
    """Why a finding is accepted, which role accepts it, and until when; empty where it is not."""
    found = waiver(problem, view.book) if problem.waived else None
    return (
        Markup("{} ({}, until {})").format(found.reason, view.link(found.by), day(found.until)) if found else Markup("")
    )
