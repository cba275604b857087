"""Owner, reviews and place of a definition or a page by hand -> its last lines."""

from markupsafe import Markup

from playpress.derive import freshness
from playpress.derive.freshness import Reviewable
from playpress.derive.shown_pages import shown_pages
from playpress.language import day
from playpress.model.entity import Entity
from playpress.model.field import label
from playpress.model.own_page import FrontMatter, OwnPage
from playpress.site.blocks import PageMeta
from playpress.site.view.values import Values


def meta(values: Values, each: Reviewable) -> PageMeta:
    """Who answers for it, how old it is, where to edit it."""
    book = values.book
    owner = book.owner(each)
    due = freshness.next_review(each)
    overdue = due is not None and due < book.today
    place = book.place(each)
    edit = book.settings.edit_url
    return PageMeta(
        owner_label=label(FrontMatter if isinstance(each, OwnPage) else type(each), "owner"),
        owner_html=values.link(owner.role) if owner else Markup(""),
        inherited=owner.inherited if owner else False,
        reviewed=day(each.reviewed) if each.reviewed else "",
        next_review=(day(due) if overdue else values.until(due)) if due else "",
        every=each.review_every.words if each.review_every else "",
        overdue=overdue,
        source=f"{place.file}:{place.line}",
        edit_href=f"{edit}{place.file}" if edit else "",
        status_label=label(Entity, "status"),
        status=each.state or "active",
        team_label=label(FrontMatter, "team"),
        team_html=values.link(each.team) if isinstance(each, OwnPage) and each.team else Markup(""),
        shown_html=Markup(", ").join(map(values.link, shown_pages(book).get(each.uri, ())))
        if isinstance(each, OwnPage)
        else Markup(""),
    )
