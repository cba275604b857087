"""The colours of a company -> shades of them that can be read, on light pages, on dark ones and on paper."""

import base64
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from playpress.model.brand import Brand, Colour

LIGHT, DARK = Colour("#ffffff"), Colour("#0d1117")
READABLE = 4.5
"""The contrast of words to their ground (WCAG 2.2, 1.4.3)."""
LARGEST = 500 * 1024
_SORTS = ((b"\x89PNG\r\n\x1a\n", "png"), (b"\xff\xd8\xff", "jpeg"))
_ACTIVE = (
    b"<script",
    b"<foreignobject",
    b"javascript:",
    b"onload=",
    b"onclick=",
    b"<!entity",
    b'href="http',
    b"url(http",
)


class Wrongness(NamedTuple):
    """What is wrong with a logo, and how to mend it."""

    message: str
    hint: str


def contrast(one: Colour, other: Colour) -> float:
    """Of two colours, 1 to 21 (WCAG 2.2, definition of contrast ratio)."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def readable(colour: Colour, ground: Colour) -> Colour:
    """The colour itself where it can be read on a ground, else the nearest shade towards black or white that can."""
    end = LIGHT if _luminance(ground) < 0.18 else Colour("#000000")
    for step in range(21):
        shade = _mixed(colour, end, step / 20)
        if contrast(shade, ground) >= READABLE:
            return shade
    return end


def screen(brand: Brand | None) -> str:
    """Rules for the end of the site's stylesheet; empty where nothing is set."""
    if brand is None:
        return ""
    names = {"--pp-link": brand.primary, "--pp-cross": brand.accent}
    return "".join(
        f"{selector}{{{';'.join(f'{name}:{readable(colour, ground)}' for name, colour in names.items() if colour)}}}"
        for selector, ground in (
            ("[data-md-color-scheme]", LIGHT),
            ('@media screen{[data-md-color-scheme="slate"]', DARK),
        )
        if any(names.values())
    ) + ("}" if any(names.values()) else "")


def paper(brand: Brand | None) -> str:
    """The same for the stylesheet of print; covers are filled with the colour, and their words stay readable."""
    if brand is None:
        return ""
    rules = []
    if brand.primary:
        ground = readable(brand.primary, LIGHT)
        rules.append(
            f"--brand: {ground}; --arc-1: {_mixed(ground, LIGHT, 0.14)}; --arc-2: {_mixed(ground, LIGHT, 0.3)}"
        )
    if brand.accent:
        rules.append(f"--accent: {readable(brand.accent, LIGHT)}")
    return f":root {{ {'; '.join(rules)} }}" if rules else ""


def trouble(content: Path, brand: Brand | None) -> Iterator[Wrongness]:
    """Why a logo cannot be shown."""
    if brand is None or brand.logo is None:
        return
    file = content / brand.logo
    if not file.is_file() or file.is_symlink():
        yield Wrongness(f'there is no file "{brand.logo}" under content/', "Save the logo there, or correct its name.")
    elif (size := file.stat().st_size) > LARGEST:
        told = f"the logo takes {size / 1024 / 1024:.1f} MB, and every page brings it along"
        yield Wrongness(told, "Save it smaller than 500 KB; as SVG it is mostly under 20.")
    elif sort := _unfit(file.read_bytes()):
        yield Wrongness(f'the logo "{brand.logo}" {sort}', "Save it as SVG, PNG, JPEG or WebP.")


def picture(content: Path, brand: Brand | None) -> str:
    """The logo as an address that holds all of it; empty where there is none."""
    if brand is None or brand.logo is None:
        return ""
    image = (content / brand.logo).read_bytes()
    sort = next(
        (name for sign, name in _SORTS if image.startswith(sign)), "webp" if image[:4] == b"RIFF" else "svg+xml"
    )
    return f"data:image/{sort};base64,{base64.b64encode(image).decode()}"


def _unfit(image: bytes) -> str:
    if image.startswith(tuple(sign for sign, _ in _SORTS)) or (image[:4] == b"RIFF" and image[8:12] == b"WEBP"):
        return ""
    text = image.lower()
    if b"<svg" not in text[:4096]:
        return "is no image"
    return "holds a script, or asks other hosts for something" if any(sign in text for sign in _ACTIVE) else ""


def _luminance(colour: Colour) -> float:
    parts = [part / 255 for part in colour.rgb]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def _mixed(colour: Colour, other: Colour, share: float) -> Colour:
    parts = (round(a + (b - a) * share) for a, b in zip(colour.rgb, other.rgb, strict=True))
    return Colour("#" + "".join(f"{part:02x}" for part in parts))
