"""The language of a playbook -> the one of its theme: that whose translation Material for MkDocs has."""

from functools import cache
from importlib.util import find_spec
from pathlib import Path

from playpress.model.language import Language

_SAME = {"no": "nb", "zh-Hans": "zh", "zh-HK": "zh-Hant", "zh-MO": "zh-Hant", "sr-Latn": "sh", "bs": "hr"}
"""Languages that the theme has under another tag, or whose readers know it."""


def of_theme(language: Language) -> str:
    """The tag for the theme's own words; empty where it has none in this language: they are English then."""
    parts = language.split("-")
    tries = ("-".join(parts[:count]) for count in range(len(parts), 0, -1))
    return next((tag for each in tries if (tag := _SAME.get(each, each)) in _translations()), "")


@cache
def _translations() -> frozenset[str]:
    theme = find_spec("material")
    if theme is None or theme.origin is None:
        return frozenset()
    folder = Path(theme.origin).parent / "templates" / "partials" / "languages"
    return frozenset(path.stem for path in folder.glob("*.html"))
