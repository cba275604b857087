"""Brand: the colours and the logo of the company whose playbook it is."""

import re
from typing import Annotated, Any, ClassVar, Self

from pydantic import BeforeValidator

from playpress.model.field import optional, several
from playpress.model.invalid import InvalidValue, shape
from playpress.model.link import Link
from playpress.model.part import Model
from playpress.model.value import Value
from playpress.problems import shorten

_FAMILY = re.compile(r"[A-Za-z0-9]+(?:[ -]+[A-Za-z0-9]+)*")
_HEX = re.compile(r"#([0-9a-fA-F]{3}|[0-9a-fA-F]{6})")


class Colour(str, Value):
    """A colour of the screen, as `#rrggbb`."""

    __slots__ = ()
    example: ClassVar[str] = "#1d4f91"

    @property
    def rgb(self) -> tuple[int, int, int]:
        """Red, green and blue, 0 to 255."""
        return int(self[1:3], 16), int(self[3:5], 16), int(self[5:7], 16)

    @classmethod
    def parse(cls, value: Any) -> Self:
        found = f'"{shorten(value)}"' if isinstance(value, str) else shape(value)
        if not isinstance(value, str) or not _HEX.fullmatch(value.strip()):
            raise InvalidValue(f"{found} isn't a hex colour", 'Write six digits behind a hash, in quotes: "#1d4f91".')
        digits = value.strip()[1:].lower()
        return cls("#" + (digits if len(digits) == 6 else "".join(each * 2 for each in digits)))


class FontFamily(str, Value):
    """A family of type, by the name it has on a list of fonts or of packages: Source Sans 3, source-sans-3."""

    __slots__ = ()
    example: ClassVar[str] = "source-sans-3"

    @classmethod
    def parse(cls, value: Any) -> Self:
        if not isinstance(value, str) or not _FAMILY.fullmatch(value.strip()):
            found = f'"{shorten(value)}"' if isinstance(value, str) else shape(value)
            raise InvalidValue(f"{found} isn't the name of a font", "As its package fontpkg-… calls it: source-sans-3")
        return cls("-".join(value.lower().split()))


def _inside(value: Any) -> Any:
    """A logo is a file of the project: a page must not ask other hosts for anything."""
    if isinstance(value, str) and value.strip().startswith(("https://", "http://")):
        raise InvalidValue("a logo is a file of this playbook", "Save it under content/, and name it: assets/logo.svg")
    return value


class Brand(Model):
    meaning: ClassVar[str] = "Logo, colours and fonts of the company."

    logo: Annotated[Link, BeforeValidator(_inside)] | None = optional(
        "The logo, an image under content/ of at most 500 KB.", example="assets/logo.svg"
    )
    logo_on_dark: Annotated[Link, BeforeValidator(_inside)] | None = optional(
        "The logo for dark backgrounds, likewise: for pages in dark mode, and for covers in a dark colour.",
        example="assets/logo-white.svg",
    )
    primary: Colour | None = optional(
        "The colour of links and covers. If it is too light or too dark to read, links take its nearest readable "
        "shade.",
        example='"#1d4f91"',
    )
    accent: Colour | None = optional("The colour of hand-offs and of numbers on paper.", example='"#b0431e"')
    text_font: FontFamily | None = optional(
        "The font of texts on paper: any that comes as a package fontpkg-… and is installed with Playpress.",
        example="source-sans-3",
    )
    fallback_fonts: tuple[FontFamily, ...] = several(
        "Fonts with letters that `text_font` lacks, likewise, the first choice first. Where none has a letter, a font "
        "of the machine that prints is taken.",
        example="[noto-sans-arabic, noto-sans-thai]",
    )
    heading_font: FontFamily | None = optional("The font of headings on paper, likewise.", example="figtree")
