"""The playbook as one page sees it: links relative to the page, values as HTML, relations in words."""

from playpress.site.view.page_view import View
from playpress.site.view.values import COMMA, DOT

__all__ = ["COMMA", "DOT", "View"]
