"""A sound playbook -> its pages, or the line of a project's template that keeps them from being made."""

import traceback
from pathlib import Path

from playpress import pipeline
from playpress.pipeline import Playbook
from playpress.problems import Place, Problem, fault
from playpress.site.file import File


def pages(playbook: Playbook) -> tuple[tuple[File, ...], tuple[Problem, ...]]:
    """Every generated file. What a template of the project does wrong is a fault; ours have none."""
    try:
        return pipeline.pages(playbook), ()
    except Exception as error:
        found = template_fault(error, playbook.project)
        if found is None:
            raise
        return (), (found,)


def template_fault(error: BaseException, project: Path) -> Problem | None:
    """An exception that came out of a template of the project, as a fault at its line."""
    themes = project.resolve() / "themes"
    for frame in reversed(traceback.extract_tb(error.__traceback__)):
        path = Path(frame.filename)
        if path.is_relative_to(themes):
            place = Place(path.relative_to(project.resolve()).as_posix(), frame.lineno or 1)
            message = f"this template does not work: {str(error).splitlines()[0] if str(error) else 'no reason given'}"
            return fault("SITE-TEMPLATE", message, place, "Mend it, or remove it: then ours is used.")
    return None
