"""A file that is named as logo -> what keeps it from being shown, if anything, and the picture of it for paper."""

import base64
from collections.abc import Iterator
from pathlib import Path

from playpress.graph import Book
from playpress.model.brand import Brand
from playpress.problems import Problem, fault
from playpress.site import image_file
from playpress.site.image_file import Wrongness

LARGEST = 500 * 1024


def problems(content: Path, book: Book) -> Iterator[Problem]:
    """A logo that cannot be shown."""
    for message, hint in trouble(content, book.settings.brand):
        place = book.settings_origin.place(("brand", "logo"))
        yield fault("VAL-VALUE", f"playbook.yml, brand, logo: {message}", place, hint)


def trouble(content: Path, brand: Brand | None) -> Iterator[Wrongness]:
    """Why a logo cannot be shown."""
    if brand is None or brand.logo is None:
        return
    file = content / brand.logo
    if not file.is_file() or file.is_symlink():
        yield Wrongness(f'there is no file "{brand.logo}" under content/', "Save the logo there, or correct its name.")
    elif (size := file.stat().st_size) > LARGEST:
        told = f"the logo takes {size / 1024 / 1024:.1f} MB, and every page loads it"
        yield Wrongness(told, "Save it smaller than 500 KB; as SVG it is mostly under 20.")
    elif wrong := image_file.wrongness(f'the logo "{brand.logo}"', str(brand.logo), file.read_bytes()):
        yield wrong


def picture(content: Path, brand: Brand | None) -> str:
    """The logo as an address that holds all of it; empty where there is none."""
    if brand is None or brand.logo is None:
        return ""
    image = (content / brand.logo).read_bytes()
    kind = image_file.format_of(image).lower() or "svg+xml"
    return f"data:image/{kind};base64,{base64.b64encode(image).decode()}"
