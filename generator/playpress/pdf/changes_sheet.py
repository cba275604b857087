"""What changed since a revision -> a sheet that says it, to be handed out: for one role, for a team, or for all."""

from playpress.derive.changes import Changes
from playpress.pdf.volume import Chapter, Volume, VolumePart
from playpress.publications.publication import OnePage, Publication
from playpress.site.page import Page
from playpress.site.pages import what_changed
from playpress.source.ids import slug

NAME = "changes"
"""By what it is asked for."""


def volume(changes: Changes, since: str, whom: str = "", roles: tuple[str, ...] = (), name: str = "") -> Volume:
    """The sheet. `since`: the revision as it was asked for. `whom`: for which `roles` (ids) it is; empty: all.

    `name` is the part of its file's name that no other has.
    """
    title = f"What changed since {since}"
    context = what_changed.for_roles(whom, changes.of(*roles)) if roles else what_changed.for_all(changes)
    page = Page(f"print/{NAME}.md", title, what_changed.WhatChangedContext.template, context)
    file = "-".join(part for part in (NAME, slug(f"since {since}"), name) if part)
    reader = f"For {whom}" if roles else "For marketing and sales"
    publication = Publication(file, title, OnePage(page.uri), reader, "sheet")
    return Volume(publication, (VolumePart(title, "", (Chapter(title, (page,)),)),))
