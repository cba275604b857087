"""Other plugins of a project -> those that cannot work beside ours, and the one out of which an error came."""

import re
import sys
import traceback
from collections.abc import Collection, Iterator
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import get_plugins

from playpress.host.mkdocs_yml import CONFIG, written
from playpress.problems import Place, Problem, fault, notice

_UNFIT = {
    "i18n": (
        "it makes a site of each language from files named by language, and pages made from definitions are not files",
        "Write one playbook for each language, and build each of them.",
    ),
    "monorepo": (
        "it joins folders of several projects, and the pages of a playbook are made from one folder content/",
        "Build the playbook as a site of its own, and link to it.",
    ),
}
"""Plugins that need another way of building: why, and what to do instead."""


def unfit(config: MkDocsConfig, text: str) -> Iterator[Problem]:
    """What in mkdocs.yml, whose text is given, cannot be built at all: plugins, and another form of addresses."""
    if "playpress" not in config.plugins:
        hint = "Write `- playpress` under `plugins:`."
        yield fault("SITE-PLUGIN", "mkdocs.yml does not use the plugin playpress", Place(CONFIG), hint)
        return
    if config.use_directory_urls:
        message = "`use_directory_urls` must be false, or links between pages lead nowhere"
        if "use_directory_urls" not in text:
            message += "; without a line that says so it is true"
        hint = "Write `use_directory_urls: false` on a line of its own."
        yield fault("SITE-HOST", message, written(text, r"^(use_directory_urls)\s*:"), hint)
    for name in config.plugins:
        if found := _UNFIT.get(name.rpartition("/")[2]):
            reason, hint = found
            message = f"the plugin {name} does not work with Playpress: {reason}"
            yield fault("SITE-PLUGIN", message, place_of(name, text), f"Remove it from `plugins:`. {hint}")


OFFLINE_SHIM = "https://unpkg.com/iframe-worker/shim"
"""A script of another site that Material's plugin offline brings in for the theme's search, which ours replaces."""
_QUIET = frozenset(
    {
        "awesome-nav", "awesome-pages", "git-authors", "git-committers", "git-revision-date-localized", "glightbox",
        "htmlproofer", "info", "meta", "mike", "minify", "offline", "optimize", "playpress", "privacy", "projects",
        "search", "section-index", "social", "typeset",
    }
)  # fmt: skip
"""Plugins that leave the text of pages, and their addresses, as they are."""


def changing_pages(config: MkDocsConfig, text: str) -> Problem | None:
    """A notice of the first plugin or hook that may write, move or fill in pages; None where there is none."""
    for name in config.plugins:
        if name.rpartition("/")[2] not in _QUIET and name not in config.hooks:
            return _waits(f"the plugin {name}", place_of(name, text))
    for name in config.hooks:
        return _waits(f"the hook {name}", written(text, rf"({re.escape(str(name))})", "hooks"))
    return None


def _waits(what: str, place: Place) -> Problem:
    message = f"links of pages written by hand are checked by `playpress build` only: {what} may change pages"
    return notice("SITE-LATER", message, place, "Run `playpress build` before you publish.")


def failing(error: BaseException, config: MkDocsConfig, text: str) -> Problem | None:
    """The fault of an error that came out of the code of a plugin; None where it came from elsewhere.

    MkDocs raises another error in place of some: then the first one counts.
    """
    first = error.__cause__ or error.__context__
    if first and (found := failing(first, config, text)):
        return found
    folders = {name: _code(plugin) for name, plugin in config.plugins.items() if name != "playpress"}
    for frame in reversed(traceback.extract_tb(error.__traceback__)):
        path = Path(frame.filename)
        for name, code in folders.items():
            if code and (path == code or (code.name == "__init__.py" and path.is_relative_to(code.parent))):
                words = next(iter(str(error).splitlines()), "") or type(error).__name__
                message = f"the plugin {name} fails: {words}"
                hint = "See what the documentation of the plugin says, or remove it from `plugins:`."
                return fault("SITE-PLUGIN", message, place_of(name, text), hint)
    return None


def not_loaded(error: BaseException, names: Collection[str], text: str) -> Problem | None:
    """The fault of a plugin of mkdocs.yml whose code does not start, as without a package that it needs; else None."""
    known = get_plugins()
    for name in names:
        try:
            if name in known:
                known[name].load()
        except Exception as again:
            if (type(again), str(again)) != (type(error), str(error)):
                continue
            words = next(iter(str(error).splitlines()), "") or type(error).__name__
            hint = "Install what it needs, as its documentation says, or remove it from `plugins:`."
            return fault("SITE-PLUGIN", f"the plugin {name} does not start: {words}", place_of(name, text), hint)
    return None


def place_of(plugin: str, text: str) -> Place:
    """Where mkdocs.yml lists a plugin, by its name or without the theme's before it."""
    plugin = plugin.rpartition("/")[2]
    return written(
        text, rf"^\s*(?:plugins\s*:\s*\[.*?|-\s*|)[\"']?((?:\w+/)?{re.escape(plugin)})[\"']?\s*(?:[:,\]#]|$)", "plugins"
    )


def _code(plugin: object) -> Path | None:
    """The file of a plugin's module; the first file of its package where it has one."""
    module = sys.modules.get(type(plugin).__module__)
    file = getattr(module, "__file__", None)
    if not file:
        return None
    first = Path(file).with_name("__init__.py")
    return first if first.is_file() else Path(file)
