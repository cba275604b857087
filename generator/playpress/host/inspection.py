"""A playbook -> the same with what its pages by hand and its mkdocs.yml add to its problems."""

from mkdocs.config.defaults import MkDocsConfig

from playpress import pipeline
from playpress.host import diagnose, handwritten, mkdocs_yml, other_plugins
from playpress.host.project import configuration
from playpress.outputs.captured_warnings import captured_warnings
from playpress.outputs.disk import CannotWriteError, RefusedError
from playpress.pipeline import Playbook
from playpress.problems import Problem


def inspected(playbook: Playbook) -> Playbook:
    """The playbook as check, build, stage and print see it. Definitions that have faults come first."""
    if playbook.faults or playbook.book is None:
        return playbook
    if wrong := mkdocs_yml.problem(playbook.project):
        return pipeline.with_problems(playbook, [wrong])
    notes: list[str] = []
    with captured_warnings("mkdocs", notes):
        config: MkDocsConfig | None = None
        try:
            config = configuration(playbook.project, playbook.project / "site")
            return seen(playbook, config)
        except (CannotWriteError, RefusedError):
            raise
        except (Exception, SystemExit) as error:
            return pipeline.with_problems(playbook, [diagnose.of_host(error, playbook.project, config, notes)])


def additions(playbook: Playbook) -> tuple[Problem, ...]:
    """What a build would find besides: dead links, anchors and pictures of pages by hand, and faults of mkdocs.yml."""
    known = set(playbook.problems)
    return tuple(each for each in inspected(playbook).problems if each not in known)


def seen(playbook: Playbook, config: MkDocsConfig) -> Playbook:
    """The playbook with what is wrong with mkdocs.yml and with pages by hand, as the host is set up."""
    if unfit := tuple(other_plugins.unfit(config, mkdocs_yml.text(playbook.project))):
        return pipeline.with_problems(playbook, unfit)
    return handwritten.inspected(playbook, config)
