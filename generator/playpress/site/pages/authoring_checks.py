"""The checks -> the guide's overview of them, and a page for each: what it finds, why, an example and its fix."""

import datetime as dt
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import ClassVar

from markupsafe import Markup

from playpress.checks import CHECKS, DESCRIPTIONS
from playpress.checks.check import IN_STARTER, Check
from playpress.checks.examples import Example, Files, examples
from playpress.site.blocks import FactRow, Siblings
from playpress.site.context import PageContext
from playpress.site.markup import anchor, with_code
from playpress.site.page import Page
from playpress.site.siblings import PageRow
from playpress.site.view import View

OVERVIEW = "authoring/checks.md"
TITLE = "The checks"
PROFILES = {
    "starter": "Contradictions, and holes where the playbook itself shows who depends on it: a buyer, or another team. "
    "What only shows how complete it is, is counted. What several lack shares a line.",
    "team": "What starter reports, and what is worth a look. What several of a kind lack shares a line.",
    "strict": "Every check from the first day, each finding on its own.",
}


@dataclass(frozen=True, slots=True)
class CheckSection:
    """A check on the page that lists them all."""

    id: str
    """The anchor of the heading."""
    code: str
    """Its code."""
    description: Markup
    """What it finds, with a link to its page."""
    facts: Sequence[FactRow]
    """Why, what to do, its level, what it waits for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ChecksContext(PageContext):
    """What the page of all checks is given."""

    template: ClassVar[str] = "pages/authoring_checks.md.j2"

    profiles: Sequence[Sequence[Markup]]
    """The profiles: what each is called, and what it checks."""
    checks: Sequence[CheckSection]
    """The checks."""


@dataclass(frozen=True, slots=True)
class CheckExample:
    """A case in which a check finds something."""

    story: str
    """What happened, in a sentence."""
    seen_on: dt.date | None
    """The day it is looked at; none: it does not matter."""
    failing: Sequence[Markup]
    """The files in which it finds something, with the lines marked that differ."""
    fixed: Sequence[Markup]
    """The same files as they should be."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckContext(PageContext):
    """What the page of a check is given."""

    template: ClassVar[str] = "pages/authoring_check.md.j2"

    description: Markup
    """What it finds."""
    facts: Sequence[FactRow]
    """Why, what to do, its level, what it waits for."""
    examples: Sequence[CheckExample]
    """Cases in which it finds something."""
    overview_href: str
    """Its place among all checks."""


def pages(*above: tuple[str, str]) -> Iterator[Page]:
    """The overview, then the page of each check. `above` is the way down to them."""
    yield Page(OVERVIEW, TITLE, ChecksContext.template, _overview, crumbs=(*above, (TITLE, "")), weight=0.02)
    for check in CHECKS:
        crumbs = (*above, (TITLE, OVERVIEW), (check.code, ""))
        template = CheckContext.template
        yield Page(
            address(check.code), check.code, template, _page(check), check.description, crumbs=crumbs, weight=0.02
        )


def address(code: str) -> str:
    """The source address of a check's page."""
    return f"authoring/checks/{code.lower()}.md"


def linked(view: View, code: str) -> Markup:
    """A check's code, leading to its page; where the site has no guide, it says itself what it finds."""
    if view.book.has_guide:
        return anchor(view.href(address(code)), code)
    return Markup('<abbr title="{}">{}</abbr>').format(DESCRIPTIONS.get(code, ""), code)


def _overview(view: View) -> ChecksContext:
    profiles = [[with_code(f"`{name}`"), with_code(words)] for name, words in PROFILES.items()]
    return ChecksContext(profiles=profiles, checks=[_section(view, check) for check in CHECKS])


def _section(view: View, check: Check) -> CheckSection:
    description = anchor(view.href(address(check.code)), with_code(check.description))
    return CheckSection(check.code.lower(), check.code, description, _facts(check))


def _facts(check: Check) -> list[FactRow]:
    facts = {
        "Why": check.why,
        "How to fix": check.fix,
        "Level": check.levels,
        "Runs when": check.requires.words or "always",
        "In the profile starter": _in_starter(check),
    }
    return [FactRow(name, with_code(text)) for name, text in facts.items()]


def _in_starter(check: Check) -> str:
    """What that profile does with its findings, and with its errors where they may be none."""
    gentler = check.in_starter == "reported" and "error" in check.levels and not check.certain
    return IN_STARTER[check.in_starter] + (", its errors as warnings" if gentler else "")


def _siblings(view: View, check: Check) -> Siblings:
    """The checks of the same family."""
    same = [(each.code, address(each.code)) for each in CHECKS if each.family == check.family]
    return PageRow(TITLE, OVERVIEW, same).around(view)


def _page(check: Check) -> Callable[[View], CheckContext]:
    def context(view: View) -> CheckContext:
        return CheckContext(
            description=with_code(check.description),
            facts=_facts(check),
            examples=[_shown(each) for each in examples(check.code)],
            overview_href=view.href(f"{OVERVIEW}#{check.code.lower()}"),
            siblings=_siblings(view, check),
        )

    return context


def _shown(example: Example) -> CheckExample:
    """One case: its story and both states of its files."""
    return CheckExample(
        story=example.story,
        seen_on=example.today,
        failing=_samples(example.failing, example.fixed),
        fixed=_samples(example.fixed, example.failing),
    )


def _samples(files: Files, others: Files) -> list[Markup]:
    """Each file with its name above it; lines that the other state of the file does not have are marked."""
    return [_sample(name, text, others.get(name, text)) for name, text in files.items()]


def _sample(name: str, text: str, other: str) -> Markup:
    lines = text.splitlines()
    marked = {
        number
        for kind, start, end, *_ in SequenceMatcher(None, lines, other.splitlines(), autojunk=False).get_opcodes()
        if kind != "equal"
        for number in range(start, end)
    }
    shown = [_marked(line) if number in marked else line for number, line in enumerate(lines)]
    return Markup("\n").join([f"# content/{name}", *shown])


def _marked(line: str) -> Markup:
    words = line.lstrip()
    return Markup("{}<mark>{}</mark>").format(line[: -len(words)], words)
