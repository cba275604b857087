"""The frame of ours around pages, put between the theme's own and whatever template of a project builds on that.

A project adds to Material for MkDocs with a `main.html` that extends `base.html`. Ours extends it, too: each template
that asks for `base.html` is given ours, which is named otherwise.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import replace

from jinja2 import BaseLoader, Environment

from playpress.site.file import File

FRAME = "playpress.html"
"""The name of our template."""
_EXTENDS = re.compile(r"""(\{%[-+]?\s*extends\s+)(["'])base\.html\2""")
_MAIN = "main.html"


class _Framing(BaseLoader):
    """A loader whose templates build on our frame where they would build on the theme's."""

    def __init__(self, loader: BaseLoader) -> None:
        self._loader = loader

    def get_source(self, environment: Environment, template: str) -> tuple[str, str | None, Callable[[], bool] | None]:
        """The text of a template, its file, and whether that is as it was."""
        text, file, unchanged = self._loader.get_source(environment, template)
        return _framed(template, text), file, unchanged

    def list_templates(self) -> list[str]:
        """The names of all templates."""
        return self._loader.list_templates()


def put_below(env: Environment) -> None:
    """Let all templates of a host's environment build on our frame."""
    if env.loader is not None:
        env.loader = _Framing(env.loader)


def based(file: File) -> File:
    """A template for a host without our plugin, which builds on our frame."""
    if not file.uri.endswith(".html"):
        return file
    return replace(file, content=_framed(file.uri, file.content.decode("utf-8")).encode())


def main(templates: Mapping[str, File]) -> Mapping[str, File]:
    """The template that a host without our plugin asks for, where there is a frame and no other has the name."""
    return {_MAIN: File(_MAIN, f'{{% extends "{FRAME}" %}}\n'.encode())} if FRAME in templates else {}


def _framed(name: str, text: str) -> str:
    return text if name == FRAME else _EXTENDS.sub(rf"\g<1>\g<2>{FRAME}\g<2>", text)
