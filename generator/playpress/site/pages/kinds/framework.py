"""Frameworks -> a sheet for one deal: a box for each thing that has to be known of it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from playpress.derive.checklist import fingerprint
from playpress.model.kinds.framework import Framework, Letter
from playpress.site.blocks import TickGroup, TickItem
from playpress.site.context import Detail
from playpress.site.view import View


@dataclass(frozen=True, slots=True, kw_only=True)
class FrameworkDetail(Detail):
    """What a framework's page is given besides."""

    template: ClassVar[str] = "pages/framework.md.j2"

    sheet: Sequence[TickGroup]
    """The boxes of the sheet for one deal."""


def framework_detail(view: View, framework: Framework) -> FrameworkDetail:
    """A box for each thing that has to be known, with when it counts as known."""
    return FrameworkDetail(sheet=[TickGroup("", [_box(view, each) for each in framework.letters])])


def _box(view: View, letter: Letter) -> TickItem:
    return TickItem(
        id=f"known-{letter.id}",
        html=view.words(letter.name),
        hash=fingerprint(f"{letter.name}|{letter.known_when or ''}"),
        meta=view.words(letter.known_when or ""),
    )
