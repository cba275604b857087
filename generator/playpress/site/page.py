"""A page before it is rendered: its address, its template and what the template is given."""

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from playpress.site.view import View

Context = Callable[[View], Mapping[str, Any]]


def nothing(_view: View) -> Mapping[str, Any]:
    """The context of a page that needs only its view."""
    return {}


@dataclass(frozen=True, slots=True)
class Page:
    """One page of the site. `context` is asked when the page is rendered, with the page's own view."""

    uri: str
    title: str
    template: str
    context: Context = nothing
    description: str = ""
    source: str = ""
    crumbs: Sequence[tuple[str, str]] = field(default=())
    """The way down to the page: (title, source address)."""
    tab: str = ""
    """The tab whose menu lists the page; entities and index pages need none."""

    def front_matter(self) -> str:
        """What a host reads first. JSON strings are YAML strings, whatever they hold."""
        lines = [f"title: {json.dumps(self.title, ensure_ascii=False)}"]
        if self.description:
            lines.append(f"description: {json.dumps(self.description, ensure_ascii=False)}")
        return "\n".join(["---", *lines, "---", ""])
