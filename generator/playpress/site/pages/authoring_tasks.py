"""What an author wants to do -> the guide's page for a first playbook, and its page of single tasks."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from typing import ClassVar

from playpress.site.context import PageContext
from playpress.site.page import Page
from playpress.site.view import View

TUTORIAL, TASKS = "authoring/tutorial.md", "authoring/tasks.md"


@dataclass(frozen=True, slots=True, kw_only=True)
class GuideTutorialContext(PageContext):
    """What the guide's page for a first playbook is given."""

    template: ClassVar[str] = "pages/authoring_tutorial.md.j2"

    tasks_href: str
    """The guide's page of single tasks."""
    index_href: str
    """The first page of the guide."""


@dataclass(frozen=True, slots=True, kw_only=True)
class GuideTasksContext(PageContext):
    """What the guide's page of single tasks is given."""

    template: ClassVar[str] = "pages/authoring_tasks.md.j2"

    tutorial_href: str
    """The guide's page for a first playbook."""


def pages(index: str) -> Iterator[Page]:
    """Both pages; `index` is the address of the first page of the guide."""
    template = GuideTutorialContext.template
    yield Page(TUTORIAL, "Your first ten minutes", template, partial(_tutorial, index), weight=0.02)
    yield Page(TASKS, "Common tasks", GuideTasksContext.template, _tasks, weight=0.02)


def _tutorial(index: str, view: View) -> GuideTutorialContext:
    return GuideTutorialContext(tasks_href=view.href(TASKS), index_href=view.href(index))


def _tasks(view: View) -> GuideTasksContext:
    return GuideTasksContext(tutorial_href=view.href(TUTORIAL))
