"""Findings -> the alignment page: what does not fit together yet, what is accepted, what was not looked at."""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import ClassVar

from markupsafe import Markup

from playpress import urls
from playpress.checks import CHECKS, FAMILIES
from playpress.checks.check import Check, Family, family_of
from playpress.derive import summary
from playpress.model.entity import Entity
from playpress.problems import Problem
from playpress.site.blocks import Figure, FoundItem
from playpress.site.context import PageContext
from playpress.site.markup import with_code
from playpress.site.page import Page
from playpress.site.pages import authoring_checks
from playpress.site.view import View, day


@dataclass(frozen=True, slots=True)
class LeftOut:
    """Findings that a page does not list, because there are too many of one check."""

    count: int
    """How many there are."""
    by_check: Sequence[Markup]
    """How many of which check, each with a link to its page."""


@dataclass(frozen=True, slots=True)
class FamilySection:
    """Checks of one family, and what they found."""

    id: str
    """The anchor of the heading."""
    title: str
    """The heading."""
    good: str
    """What is true where nothing was found."""
    unseen: Markup
    """Why that cannot be said: checks are off, or have nothing to look at; empty where they looked."""
    found: Sequence[FoundItem]
    """What was found, of each check no more than can be worked through."""
    left_out: LeftOut | None
    """What was found besides; None where all is shown."""


@dataclass(frozen=True, slots=True)
class SkippedChecks:
    """Checks that wait for the same."""

    requires: Markup
    """What they look at, and what there is none of."""
    codes: Sequence[Markup]
    """Their codes, each with a link to its page."""


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
    skipped: Sequence[SkippedChecks]
    """Checks that have nothing to look at yet, by what they wait for."""


def pages(problems: Sequence[Problem], skipped: Sequence[Check]) -> Iterator[Page]:
    """The report."""
    findings = [problem for problem in problems if problem.category == "finding"]
    lead = "The playbook checked against itself: what fits together, and what does not yet."
    yield Page(
        urls.ALIGNMENT,
        "Alignment",
        AlignmentContext.template,
        _report(findings, skipped),
        lead,
        tab="Alignment",
    )


def _report(findings: Sequence[Problem], skipped: Sequence[Check]) -> Callable[[View], AlignmentContext]:
    open_ = [finding for finding in findings if not finding.waived]
    accepted = [finding for finding in findings if finding.waived]

    def context(view: View) -> AlignmentContext:
        return AlignmentContext(
            figures=[figure(share) for share in summary.shares(view.book)],
            sections=[_section(view, family, open_) for family in FAMILIES],
            accepted=_shown(view, accepted),
            accepted_left_out=_left_out(view, accepted),
            skipped=_skipped(view, skipped),
        )

    return context


def figure(share: summary.Share) -> Figure:
    """One percentage for the figures block."""
    kind = "none" if share.value is None else "good" if share.value == 1 else "open"
    return Figure(str(share), share.title, share.explained, kind)


def _section(view: View, family: Family, findings: Sequence[Problem]) -> FamilySection:
    """One family; by code, so that goals nobody serves come first, and by place."""
    own = sorted((each for each in findings if family_of(each.code) == family.code), key=lambda each: each.code)
    return FamilySection(
        id=f"s-{family.code.lower()}",
        title=family.title,
        good=family.all_good,
        unseen=_unseen(view, family),
        found=_shown(view, own),
        left_out=_left_out(view, own),
    )


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
    counted = sorted(Counter(each.code for each in findings).items())
    more = [(code, count - MOST_FINDINGS) for code, count in counted if count > MOST_FINDINGS]
    if not more:
        return None
    by_check = [Markup("{} of {}").format(f"{count:,}", authoring_checks.linked(view, code)) for code, count in more]
    return LeftOut(sum(count for _, count in more), by_check)


def _unseen(view: View, family: Family) -> Markup:
    """Why nobody can say that all is well: checks are off, or have nothing to look at; empty where they looked."""
    needed = [check for check in CHECKS if check.code in family.needs]
    if off := [check.code for check in needed if view.book.settings.levels.get(check.code) == "off"]:
        return with_code(f"Not looked at: `levels` in playbook.yml switches {' and '.join(off)} off.")
    lacking = [check.requires.words for check in needed if not check.applies(view.book)]
    what = re.sub("^an? ", "", min(lacking, key=len)) if lacking else ""
    return with_code(f"Not looked at: there is no {what} yet.") if what else Markup("")


def _item(view: View, problem: Problem) -> FoundItem:
    entity = view.book.entities.get(problem.subject)
    return FoundItem(
        level=problem.level,
        code=authoring_checks.linked(view, problem.code),
        message=problem.message[:1].upper() + problem.message[1:],
        hint=with_code(problem.hint),
        href=view.href(entity) if entity else "",
        place=f"{problem.place.file}:{problem.place.line}",
        waived=_waived(view, problem, entity),
    )


def _waived(view: View, problem: Problem, entity: Entity | None) -> Markup:
    """Why a finding is accepted, who accepts it, and until when; empty where nobody does."""
    for waiver in entity.waive if entity and problem.waived else ():
        if waiver.check == problem.code:
            return Markup("{} ({}, until {})").format(waiver.reason, view.link(waiver.by), day(waiver.until))
    return Markup("")


def _skipped(view: View, skipped: Sequence[Check]) -> list[SkippedChecks]:
    """Skipped checks by what they wait for."""
    groups: dict[str, list[Markup]] = {}
    for check in skipped:
        groups.setdefault(check.requires.words, []).append(authoring_checks.linked(view, check.code))
    return [SkippedChecks(with_code(words), codes) for words, codes in groups.items()]
