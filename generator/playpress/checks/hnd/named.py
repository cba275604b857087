"""HND of words: work that goes on in another process, as a text says, and no way that leads there."""

import re
from collections.abc import Iterator, Mapping, Set

from playpress.checks.check import Finding, check, requirement
from playpress.derive import handoff_register, same_text
from playpress.graph import Book, insight
from playpress.model.kinds.handoff import Handoff
from playpress.model.kinds.process import Process, Step

_GOES_ON = re.compile(
    r"\b(?:follow|start|begin|trigger|kick off|run|continue (?:with|in)|go(?:es)? (?:on )?(?:to|into|through)|"
    r"hand(?:s|ed)? (?:it )?over to|passes (?:it )?(?:on )?to) (?:the |our )?(?P<name>[\w'’ &/-]{3,60}?) process\b",
    re.IGNORECASE,
)
"""Work goes on in a process, which is named before the word."""


@requirement("two processes")
def _has_two(book: Book) -> bool:
    return len(book.active(Process)) > 1


@check(
    "HND-11",
    "Work continues in another process, and only the text of the step says so.",
    why="The page of the other process shows no input, and its owner does not know who sends the work.",
    fix="Name the first step of that process under `next`, or in `hands_to` where another team takes over.",
    level="warn",
    requires=_has_two,
)
def work_that_goes_on_in_words_only(book: Book) -> Iterator[Finding]:
    """Where a text says "follow the contract review process", and one process has these words in its name."""
    for process, position, step in book.steps():
        for field, text in _texts(step):
            for said in _GOES_ON.finditer(text) if "process" in text else ():
                other = _named(book, said["name"], process)
                linked = other and f"{other.id}.md" in text
                if other and not linked and other.id not in _led_to(book).get(process.id, frozenset()):
                    message = f'"{step.name}" goes on in the process "{other.name}", and no way leads there'
                    hint = f"Write `next: [process:{other.id}#{other.steps[0].id}]`, or `hands_to` with that step."
                    place = book.place(process, "steps", position, field)
                    yield Finding(message, place, process, hint, also=(book.place(other),))
                    break


def _texts(step: Step) -> Iterator[tuple[str, str]]:
    for field in ("name", "do", "details"):
        if text := getattr(step, field):
            yield field, str(text)
    for text in step.how:
        yield "how", str(text)


def _named(book: Book, words: str, here: Process) -> Process | None:
    """The one other process that has these words in its name."""
    said = set(same_text.words_in_order(words))
    found = [each for each in book.active(Process) if said and said <= set(same_text.words_in_order(str(each.name)))]
    return found[0] if len(found) == 1 and found[0] is not here else None


@insight
def _led_to(book: Book) -> Mapping[str, Set[str]]:
    """The processes to which ways, hand-offs or other references lead from a process, by its id."""
    found: dict[str, set[str]] = {}
    for process in book.active(Process):
        ways = {each.target.id for each in handoff_register.step_transitions(book, process)}
        links = {link.target.id for link in book.links_from(process) if link.target.kind == "process"}
        found[process.id] = ways | links
    for handoff in book.active(Handoff):
        if handoff.from_.kind == handoff.to.kind == "process":
            found.setdefault(handoff.from_.id, set()).add(handoff.to.id)
    return found
