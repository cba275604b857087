"""Videos on other sites -> what a page shows of them: a link that a script turns into a button, and no request before.

A playbook says in `embeds` which sites these may be.
"""

import re
from collections.abc import Collection
from html import escape
from urllib.parse import urlsplit

from playpress import markup_names as css
from playpress.problems import shorten
from playpress.site.image_file import Wrongness

_PAGES = (
    (
        r"(?:www\.|m\.)?youtube\.com/(?:watch\?(?:[^#]*&)?v=|shorts/|live/)([\w-]+)",
        "www.youtube-nocookie.com",
        "embed/",
    ),
    (r"youtu\.be/([\w-]+)", "www.youtube-nocookie.com", "embed/"),
    (r"(?:www\.)?loom\.com/share/([\w-]+)", "www.loom.com", "embed/"),
    (r"(?:www\.)?vimeo\.com/(\d+)", "player.vimeo.com", "video/"),
)
"""Pages of videos, which no other page may show, and where the video alone is."""
_KNOWN = re.compile(
    r"(?:www\.|m\.)?youtube(?:-nocookie)?\.com|youtu\.be|(?:www\.)?loom\.com|(?:player\.|www\.)?vimeo\.com"
)


def host(address: str) -> str:
    """The site that an address leads to, in small letters; empty where it leads to none."""
    try:
        parts = urlsplit(address.strip())
    except ValueError:
        return ""
    return (parts.hostname or "") if parts.scheme in ("http", "https", "") else ""


def is_video(address: str, embeds: Collection[str]) -> bool:
    """Whether what stands where a picture could stand is meant as a video: by its site."""
    site = host(address)
    return bool(site) and (site in embeds or _KNOWN.fullmatch(site) is not None)


def wrongness(address: str, embeds: Collection[str]) -> Wrongness | None:
    """Why a video at an address on another site is not shown, if so."""
    for pattern, site, path in _PAGES:
        if found := re.match(rf"(?:https?:)?//{pattern}", address.strip(), re.IGNORECASE):
            player = f"https://{site}/{path}{found[1]}"
            allow = "" if site in embeds else f", and allow the site in content/playbook.yml: {_setting(site, embeds)}"
            message = f'"{shorten(address)}" is the page of a video, which no other page can show'
            return Wrongness(message, f"Write {player}{allow}.")
    if not address.strip().lower().startswith("https://"):
        return Wrongness(f'the video "{shorten(address)}" is not fetched safely', "Write its address with https://")
    if (site := host(address)) in embeds:
        return None
    message = f'the video "{shorten(address)}" is on {site}, which this playbook does not allow'
    return Wrongness(
        message, f"Allow the site in content/playbook.yml: {_setting(site, embeds)}. Or link to the video."
    )


def _setting(site: str, embeds: Collection[str]) -> str:
    return f"`embeds: [{', '.join([*embeds, site])}]`"


def link(address: str, words: str) -> str:
    """What a page has of a video, as HTML that may be inside of a paragraph."""
    site = host(address)
    shown = escape(words.strip() or "Video", quote=False)
    return f'<span class="{css.VIDEO}"><a href="{escape(address.strip())}">{shown}</a> ({escape(site)})</span>'
