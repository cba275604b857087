"""A page with links to videos -> the same on paper, where a code beside each link opens the video."""

import re
from html import unescape

from markupsafe import Markup

from playpress import markup_names as css
from playpress.pdf import qr

_VIDEO = re.compile(rf'<span class="{css.VIDEO}"><a href="([^"]*)">(.*?)</a>', re.DOTALL)


def with_codes(html: str) -> str:
    """The page; the description of each code says what it opens."""

    def coded(found: re.Match[str]) -> str:
        words = Markup(found[2]).striptags()
        return f"{found[0]}{qr.code(unescape(found[1]), f'Opens the video: {words}')}"

    return _VIDEO.sub(coded, html)
