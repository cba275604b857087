"""Pages by hand and a circle of readers -> those that they may see."""

from collections.abc import Iterable

from playpress.model.own_page import OwnPage
from playpress.model.readers import Readers


def visible(pages: Iterable[OwnPage], readers: Readers, circle: str) -> list[OwnPage]:
    """The pages that a circle may see: those that say nothing are for the first one only, and so are drafts."""
    drafts = readers.sees_all(circle)
    seen = (page for page in pages if readers.may_see(circle, page.front.visibility))
    return [page for page in seen if drafts or not page.front.draft]
