"""A page that was laid out -> the same again where what is kept together has left more than a quarter of it empty.

In a stylesheet `avoid` is a wish, which a page that would be torn open does not grant; `avoid-page` is kept: headings
stay with what they are over, rows of tables are whole.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from playpress.pdf import writing_lines

_FILLED = 0.75
"""How much of a page has to be filled, from its top, before something that would fit there goes to the next one."""


@contextmanager
def within_budget() -> Iterator[None]:
    """The library's layout, in which what is kept together moves at most a quarter of a page."""
    from weasyprint.layout import block, page, table

    avoid, make = block.avoid_page_break, page.remake_page
    loose = False

    def avoided(value: str, context: Any) -> bool:
        return bool(avoid(value, context)) and not (loose and value == "avoid" and not context.in_column)

    def made(index: int, context: Any, *rest: Any) -> Any:
        nonlocal loose
        restore = _state(context)
        found = make(index, context, *rest)
        if _torn(found[0], context, context.page_maker[index + 1]):
            restore()
            loose = True
            try:
                found = make(index, context, *rest)
            finally:
                loose = False
        return found

    block.avoid_page_break = table.avoid_page_break = avoided
    page.remake_page = made
    try:
        yield
    finally:
        block.avoid_page_break = table.avoid_page_break = avoid
        page.remake_page = make


def _state(context: Any) -> Callable[[], None]:
    """What a page takes away while it is laid out; called, it is as it was."""
    footnotes, reported = list(context.footnotes), list(context.reported_footnotes)
    broken = dict(context.broken_out_of_flow)

    def restore() -> None:
        context.footnotes, context.reported_footnotes, context.broken_out_of_flow = footnotes, reported, broken

    return restore


def _torn(page: Any, context: Any, following: Any) -> bool:
    """Whether a page ends early although the text goes on, and nothing asks for a new page there."""
    resume_at, next_page, *_ = following
    if resume_at is None or next_page["break"] != "any" or next_page["page"] not in (None, page.page_type.name):
        return False
    top = page.content_box_y()
    return bool(writing_lines.bottom(page) - top < _FILLED * (context.page_bottom - top))
