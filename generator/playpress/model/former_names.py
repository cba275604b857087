"""What is written under former names -> the same under today's, with a notice; a setting under both is an error."""

from playpress.problems import Problem, fault, notice
from playpress.source.document import Document, Mark, Origin

FORMER = {"editions": "publications"}
"""The former name of a setting -> its name."""
FORMER_TABS = {
    "Strategies": "Plan",
    "Goals": "Plan",
    "Processes": "Process",
    "Compare": "Alignment",
    "Checklists": "Process",
}
"""The former name of a tab of the site -> the tab in which its pages are."""


def renamed(document: Document) -> tuple[Document, list[Problem]]:
    """A document of settings with the names of today. Places in it stay those of the file."""
    value, mark = document.value, document.origin.mark
    if not isinstance(value, dict):
        return document, []
    names = {old: new for old, new in FORMER.items() if old in value}
    problems = [_problem(old, new, document) for old, new in names.items()]
    both = {old for old, new in names.items() if new in value}
    kept = {names.get(name, name): each for name, each in value.items() if name not in both}
    marks = {names.get(str(name), name): each for name, each in mark.children.items() if name not in both}
    return Document(kept, Origin(document.origin.source, Mark(mark.start, mark.end, mark.key, marks))), problems


def _problem(old: str, new: str, document: Document) -> Problem:
    place = document.origin.place((old,), key=True)
    if isinstance(document.value, dict) and new in document.value:
        message = f"playbook.yml: `{old}` is the former name of `{new}`, and both are here"
        return fault("VAL-RENAMED", message, place, f"Move what is under `{old}` to `{new}`, and delete `{old}`.")
    message = f"playbook.yml: `{old}` is now called `{new}`"
    return notice("VAL-RENAMED", message, place, f"Write `{new}:`. The former name is still read.")


def with_todays_tab(document: Document, trail: str) -> tuple[Document, list[Problem]]:
    """The declaration of a kind with the tab of today. `trail` names the kind."""
    value = document.value
    old = value.get("tab") if isinstance(value, dict) else None
    new = FORMER_TABS.get(old) if isinstance(old, str) else None
    if not isinstance(value, dict) or new is None:
        return document, []
    message = f"{trail}, tab: `{old}` is now part of `{new}`"
    hint = f"Write `tab: {new}`. The former name is still read."
    told = notice("VAL-RENAMED", message, document.origin.place(("tab",)), hint)
    return Document({**value, "tab": new}, document.origin), [told]
