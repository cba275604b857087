"""The bytes of a picture -> why it cannot be shown, if anything, and its size: for logos and for prose alike."""

from pathlib import PurePosixPath
from typing import NamedTuple

from playpress.site import pixels, svg

FORMATS = {".png": "PNG", ".jpg": "JPEG", ".jpeg": "JPEG", ".webp": "WebP", ".svg": "SVG"}
"""The endings of pictures that a page shows, and what each says the file is."""


class Wrongness(NamedTuple):
    """What is wrong with a picture or a video, and how to fix it."""

    message: str
    hint: str


def wrongness(called: str, name: str, image: bytes) -> Wrongness | None:
    """Why a picture cannot be shown. A browser believes the ending of a file, so that has to say what the file is."""
    named, found = FORMATS.get(PurePosixPath(name).suffix.lower(), ""), format_of(image)
    if found and named != found:
        right = next(each for each, kind in FORMATS.items() if kind == found)
        return Wrongness(f"{called} is a {found} image, which its ending hides", f"Let its name end in {right}")
    if found and (told := pixels.broken(found, image)):
        return Wrongness(f"{called} {told}", "Copy or save it again: what is missing would be shown as a blank.")
    if not found and named != "SVG":
        return Wrongness(f"{called} is not an image", "Save it as SVG, PNG, JPEG or WebP.")
    if not found and (told := svg.unfit(image)):
        return Wrongness(f"{called} {told}", "Save it as plain SVG, without scripts and links, or as PNG.")
    return None


def format_of(image: bytes) -> str:
    """The format of an image of pixels, by its first bytes; empty for everything else."""
    if image.startswith(b"\x89PNG\r\n\x1a\n"):
        return "PNG"
    if image.startswith(b"\xff\xd8\xff"):
        return "JPEG"
    return "WebP" if image[:4] == b"RIFF" and image[8:12] == b"WEBP" else ""


def size(image: bytes) -> tuple[int, int] | None:
    """Width and height, in pixels, of a picture that can be shown; None for an SVG that does not say them."""
    found = format_of(image)
    return pixels.size(found, image) if found else svg.size(image)
