"""A file that is named as logo -> what keeps it from being shown, if anything, and the picture of it for paper."""

import base64
from collections.abc import Iterator
from pathlib import Path

from playpress.graph import Book
from playpress.model.brand import Brand, Colour
from playpress.model.link import Link
from playpress.problems import Problem, fault
from playpress.site import brand_style, image_file, png_colours, svg_paints
from playpress.site.image_file import Wrongness

LARGEST = 500 * 1024


SEEN = 1.5
"""The contrast to its ground below which nothing of a logo is seen."""
_FEW = 9
"""So many pixels at least make something to see."""


def problems(content: Path, book: Book) -> Iterator[Problem]:
    """Logos that cannot be shown, or not be seen."""
    brand = book.settings.brand
    for name, ground in (("logo", brand_style.LIGHT), ("logo_on_dark", brand_style.DARK)):
        for message, hint in trouble(content, getattr(brand, name, None), ground):
            place = book.settings_origin.place(("brand", name))
            yield fault("VAL-VALUE", f"playbook.yml, brand, {name}: {message}", place, hint)


def trouble(content: Path, logo: Link | None, ground: Colour = brand_style.LIGHT) -> Iterator[Wrongness]:
    """Why a logo cannot be shown, or not be seen on its ground."""
    if logo is None:
        return
    file = content / logo
    if not file.is_file() or file.is_symlink():
        yield Wrongness(f'there is no file "{logo}" under content/', "Save the logo there, or correct its name.")
    elif (size := file.stat().st_size) > LARGEST:
        told = f"the logo takes {size / 1024 / 1024:.1f} MB, and every page loads it"
        yield Wrongness(told, "Save it smaller than 500 KB; as SVG it is mostly under 20.")
    elif wrong := image_file.wrongness(f'the logo "{logo}"', str(logo), file.read_bytes()):
        yield wrong
    elif _is_unseen(file.read_bytes(), ground):
        light = ground == brand_style.LIGHT
        told = f'the logo "{logo}" cannot be seen on a {"white" if light else "dark"} page'
        other = "logo_on_dark" if light else "logo"
        yield Wrongness(told, f"Name it `{other}`, and save one in other colours for this.")


def _is_unseen(image: bytes, ground: Colour) -> bool:
    """Whether nothing of a logo stands out from its ground, as far as that can be told: of an SVG or a PNG."""
    paints = svg_paints.paints(image)
    if paints:
        return all(brand_style.contrast(each, ground) < SEEN for each in paints)
    below = ground.rgb
    looked_at, seen = False, 0
    for row in png_colours.rows(image):
        looked_at = True
        for (*shown, covers), count in row.items():
            over = (each + (under - each) * (255 - covers) // 255 for each, under in zip(shown, below, strict=True))
            seen += count if brand_style.contrast(Colour("#{:02x}{:02x}{:02x}".format(*over)), ground) >= SEEN else 0
        if seen >= _FEW:
            return False
    return looked_at


def picture(content: Path, brand: Brand | None, dark: bool = False) -> str:
    """The logo as an address that holds all of it, on a `dark` ground the one for it; empty where there is none."""
    logo = brand and ((brand.logo_on_dark if dark else None) or brand.logo)
    if not logo:
        return ""
    image = (content / logo).read_bytes()
    kind = image_file.format_of(image).lower() or "svg+xml"
    return f"data:image/{kind};base64,{base64.b64encode(image).decode()}"
