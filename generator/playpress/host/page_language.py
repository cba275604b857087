"""A rendered page -> the same page in the language of its playbook, whatever language the words of its theme are in."""

import re
from html import escape, unescape
from pathlib import Path
from typing import get_args

from mkdocs.config.defaults import MkDocsConfig

from playpress import language as languages
from playpress import typography, urls
from playpress.host import mkdocs_yml
from playpress.language import ENGLISH
from playpress.model.kind import Tab
from playpress.model.kinds import KINDS
from playpress.model.language import Language
from playpress.model.settings import Settings
from playpress.site import theme_language

_HTML = re.compile(r'(<html\b[^>]*?\blang=")[^"]*(")')
_ENTRY = re.compile(r'(?P<tag><(?:a|span)\b[^<>]*\bclass="md-(?:tabs__link|ellipsis)"[^<>]*)>(?P<words>[^<>]*)')
_OURS = frozenset({*get_args(Tab), *(kind.about.titles for kind in KINDS)})
"""Words of menus that are the same in a playbook of any language: tabs, and the kinds below them."""


def configure(config: MkDocsConfig, settings: Settings, project: Path) -> None:
    """The words of the theme, and the side a page begins at, follow the playbook unless mkdocs.yml says otherwise."""
    if not settings.names_language:
        return
    said = mkdocs_yml.says_of_theme(project)
    if "language" not in said and (tag := theme_language.of_theme(settings.language)):
        config.theme["language"] = tag
    if "direction" not in said:
        config.theme["direction"] = settings.language.direction


def of_page(html: str, language: Language, uri: str = "") -> str:
    """The page with its language at its root: that is what screen readers, translators and hyphenation read.

    The guide for authors is in English whatever the playbook is in. On other pages labels say it (`our_words`).
    """
    root = ENGLISH if uri.startswith(urls.GUIDE) else language
    page = _HTML.sub(lambda found: f"{found[1]}{escape(root)}{found[2]}", html, count=1)
    return page if root == ENGLISH or language.is_english else _ENTRY.sub(_marked, page)


def set_in_type(html: str, language: Language, uri: str = "") -> str:
    """The page with the text of its article as a typographer sets it; data and the search have it as it was written."""
    begin, end = html.find("<article"), html.rfind("</article>")
    if begin < 0 or end < begin:
        return html
    with languages.within(ENGLISH if uri.startswith(urls.GUIDE) else language):
        return f"{html[:begin]}{typography.typeset(html[begin:end])}{html[end:]}"


def _marked(found: re.Match[str]) -> str:
    """An entry of a menu that is a word of ours says that it is English."""
    return f'{found["tag"]} lang="en">{found["words"]}' if unescape(found["words"]).strip() in _OURS else found[0]
