"""Owner, reviews and place of a definition -> the last lines of its page."""

from markupsafe import Markup

from playpress.derive import freshness
from playpress.model.entity import Entity
from playpress.model.field import label
from playpress.site.blocks import PageMeta
from playpress.site.view.values import Values, day


def meta(values: Values, entity: Entity) -> PageMeta:
    """Who answers for a definition, how old it is, where to edit it."""
    book = values.book
    owner = book.owner(entity)
    due = freshness.next_review(entity)
    overdue = due is not None and due < book.today
    place = book.place(entity)
    edit = book.settings.edit_url
    return PageMeta(
        owner_label=label(type(entity), "owner"),
        owner_html=values.link(owner.role) if owner else Markup(""),
        inherited=owner.inherited if owner else False,
        reviewed=day(entity.reviewed) if entity.reviewed else "",
        next_review=(day(due) if overdue else values.until(due)) if due else "",
        every=entity.review_every.words if entity.review_every else "",
        overdue=overdue,
        source=f"{place.file}:{place.line}",
        edit_href=f"{edit}{place.file}" if edit else "",
        status_label=label(type(entity), "status"),
        status=entity.status,
    )
