"""A rendered page -> the same page with a content security policy: only what the theme brought may act.

The theme's inline scripts are let through by their hashes; whatever an author wrote into a page is not. A policy
that a page states itself is kept beside ours: policies only narrow each other, so nobody can loosen it.
"""

import base64
import hashlib
import re
from collections.abc import Collection, Iterator
from functools import lru_cache

_SCRIPT = re.compile(r"<script\b([^>]*)>(.*?)</script\s*>", re.DOTALL | re.IGNORECASE)
_ELSEWHERE = re.compile(r"\bsrc\s*=|\btype\s*=\s*[\"']?(?:application/(?:ld\+)?json|text/plain)\b", re.IGNORECASE)
_HEAD = re.compile(r"<head\b[^>]*>(?:\s*<meta\s+charset=[^>]*>)?", re.IGNORECASE)
_REST = "style-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'none'; form-action 'none'"


def inline_scripts(html: str) -> Iterator[str]:
    """The text of every script written into a page, in order; data for scripts is none, and nor is an address."""
    for found in _SCRIPT.finditer(html):
        if found[2] and not _ELSEWHERE.search(found[1]):
            yield found[2]


def guarded(html: str, authored: Collection[str] = (), embeds: Collection[str] = ()) -> str:
    """The page with its policy, before anything that it rules.

    `authored` are scripts that may not run, `embeds` the sites whose videos a reader may load.
    """
    head = _HEAD.search(html)
    if head is None:
        return html
    hashes = dict.fromkeys(_hash(script) for script in inline_scripts(html) if script not in authored)
    scripts = " ".join(["'self'", *hashes])
    frames = " ".join(["; frame-src 'self'", *(f"https://{site}" for site in embeds)]) if embeds else ""
    content = f"default-src 'self'; script-src {scripts}; {_REST}{frames}"
    return f'{html[: head.end()]}<meta http-equiv="Content-Security-Policy" content="{content}">{html[head.end() :]}'


@lru_cache(maxsize=256)
def _hash(script: str) -> str:
    """A script as a policy names it: by what its bytes add up to, line ends as a browser reads them."""
    text = script.replace("\r\n", "\n").replace("\r", "\n")
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"
