"""The colours of a company -> shades of them that can be read, on light pages, on dark ones and on paper."""

from collections.abc import Iterator
from urllib.parse import quote

from playpress import markup_names as css
from playpress.model.brand import Brand, Colour

LIGHT, DARK = Colour("#ffffff"), Colour("#0d1117")
INK = Colour("#14181f")
"""The black of paper (print.css)."""
COVER = Colour("#1d2a44")
"""Of covers where a company has no colour of its own (print.css)."""
LIGHT_TINT, DARK_TINT = Colour("#eef2ff"), Colour("#2a210d")
"""Of all grounds that a page gives its words, those on which they are hardest to read."""
READABLE = 4.5
"""The contrast of words to their ground (WCAG 2.2, 1.4.3)."""


def contrast(one: Colour, other: Colour) -> float:
    """Of two colours, 1 to 21 (WCAG 2.2, definition of contrast ratio)."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def readable(colour: Colour, *grounds: Colour) -> Colour:
    """The colour itself where it can be read on all grounds, else the nearest shade towards black or white that can."""
    end = LIGHT if _luminance(grounds[0]) < 0.18 else Colour("#000000")
    for step in range(21):
        shade = _mixed(colour, end, step / 20)
        if all(contrast(shade, ground) >= READABLE for ground in grounds):
            return shade
    return end


def screen(brand: Brand | None) -> str:
    """Rules for the end of the site's stylesheet; empty where nothing is set."""
    if brand is None:
        return ""
    names = {css.LINK_COLOUR: brand.primary, css.CROSS_COLOUR: brand.accent}
    shades = "".join(
        f"{selector}{{{';'.join(f'{name}:{readable(colour, *grounds)}' for name, colour in names.items() if colour)}}}"
        for selector, grounds in (
            ("[data-md-color-scheme]", (LIGHT, LIGHT_TINT)),
            ('@media screen{[data-md-color-scheme="slate"]', (DARK, DARK_TINT)),
        )
        if any(names.values())
    )
    return _dark_logo(brand) + (f"{shades}}}" if shades else "")


def _dark_logo(brand: Brand) -> str:
    """The rule that shows the logo for dark grounds; empty where there is none."""
    if brand.logo_on_dark is None:
        return ""
    address = quote(brand.logo_on_dark)
    return f'@media screen{{[data-md-color-scheme="slate"] .md-logo img{{content:url("../{address}")}}}}'


def paper(brand: Brand | None) -> str:
    """The same for the stylesheet of print; covers have the colour itself, under the words that can be read on it."""
    if brand is None:
        return ""
    rules = []
    if brand.primary:
        words = LIGHT if is_dark(brand.primary) else INK
        rules.append(f"--brand: {brand.primary}; --on-brand: {words}")
        rules += (f"--arc-{number}: {shade}" for number, shade in enumerate(_shades(brand), 1))
    if brand.accent:
        rules.append(f"--accent: {readable(brand.accent, LIGHT)}")
    bare = ".full .cover-company img { padding: 0; background: none }" if has_dark_cover_logo(brand) else ""
    return (f":root {{ {'; '.join(rules)} }}" if rules else "") + bare


def is_dark(ground: Colour) -> bool:
    """Whether white words are easier to read on a colour than the ink of paper."""
    return contrast(LIGHT, ground) >= contrast(INK, ground)


def has_dark_cover_logo(brand: Brand | None) -> bool:
    """Whether a cover full of colour has the logo for dark grounds, and needs no plate below it."""
    return brand is not None and brand.logo_on_dark is not None and is_dark(brand.primary or COVER)


def _shades(brand: Brand) -> Iterator[Colour]:
    """Seven shades for a cover, from the outside to the middle: of the first colour, then of the second."""
    primary = brand.primary or LIGHT
    second = brand.accent or _mixed(primary, LIGHT, 0.7)
    yield from (_mixed(primary, LIGHT if contrast(primary, LIGHT) > 2 else INK, share) for share in (0.14, 0.3, 0.5))
    yield from (_mixed(second, LIGHT, share) for share in (0, 0.4, 0.7))
    yield primary


def _luminance(colour: Colour) -> float:
    parts = [part / 255 for part in colour.rgb]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def _mixed(colour: Colour, other: Colour, share: float) -> Colour:
    parts = (round(a + (b - a) * share) for a, b in zip(colour.rgb, other.rgb, strict=True))
    return Colour("#" + "".join(f"{part:02x}" for part in parts))
