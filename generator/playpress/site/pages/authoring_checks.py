"""The checks -> the guide's overview of them, and a page for each: what it finds, why, an example and its fix."""

from collections.abc import Callable, Iterator, Mapping
from difflib import SequenceMatcher
from typing import Any

from markupsafe import Markup

from playpress.checks import CHECKS
from playpress.checks.check import Check
from playpress.checks.examples import Example, Files, examples
from playpress.site.markup import anchor, with_code
from playpress.site.neighbours import around
from playpress.site.page import Page
from playpress.site.view import Row, View

OVERVIEW = "authoring/checks.md"
TITLE = "The checks"
PROFILES = {
    "starter": "A check wakes when it has something to look at; the finer points of a hand-off share one line.",
    "team": "The same, every check on its own.",
    "strict": "Every check, from the first day.",
}


def pages(*above: tuple[str, str]) -> Iterator[Page]:
    """The overview, then the page of each check. `above` is the way down to them."""
    yield Page(OVERVIEW, TITLE, "pages/authoring_checks.md.j2", _overview, crumbs=(*above, (TITLE, "")), weight=0.02)
    for check in CHECKS:
        crumbs = (*above, (TITLE, OVERVIEW), (check.code, ""))
        template = "pages/authoring_check.md.j2"
        yield Page(
            address(check.code), check.code, template, _page(check), check.description, crumbs=crumbs, weight=0.02
        )


def address(code: str) -> str:
    """The source address of a check's page."""
    return f"authoring/checks/{code.lower()}.md"


def linked(view: View, code: str) -> Markup:
    """A check's code, leading to its page."""
    return anchor(view.href(address(code)), code)


def _overview(view: View) -> Mapping[str, Any]:
    profiles = [[with_code(f"`{name}`"), with_code(words)] for name, words in PROFILES.items()]
    return {"checks": [_entry(view, check) for check in CHECKS], "profiles": profiles}


def _entry(view: View, check: Check) -> Row:
    description = anchor(view.href(address(check.code)), with_code(check.description))
    return {"id": check.code.lower(), "code": check.code, "description": description, "rows": _facts(check)}


def _facts(check: Check) -> list[Row]:
    facts = {
        "Why": check.why,
        "Cure": check.fix,
        "Level": check.levels,
        "Waits for": check.requires.words or "nothing: it always looks",
    }
    return [{"label": name, "html": with_code(text)} for name, text in facts.items()]


def _around(view: View, check: Check) -> Mapping[str, Any]:
    """The checks of the same family."""
    same = [(each.code, address(each.code)) for each in CHECKS if each.family == check.family]
    return around(view, TITLE, OVERVIEW, same)


def _page(check: Check) -> Callable[[View], Mapping[str, Any]]:
    def context(view: View) -> Mapping[str, Any]:
        return {
            "description": with_code(check.description),
            "rows": _facts(check),
            "around": _around(view, check),
            "examples": [_shown(each) for each in examples(check.code)],
            "overview": view.href(f"{OVERVIEW}#{check.code.lower()}"),
        }

    return context


def _shown(example: Example) -> Row:
    """One case: its story and both states of its files."""
    return {
        "story": example.story,
        "today": example.today,
        "failing": _samples(example.failing, example.mended),
        "mended": _samples(example.mended, example.failing),
    }


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
