"""The bytes of an image of pixels -> its size, and whether all of it is there: one that was cut off shows as half."""

import re
from collections.abc import Iterator
from zlib import crc32

CUT = "breaks off before its end"
DAMAGED = "is damaged: a part of it is not what was saved"
_AROUND = 12
"""What a chunk of a PNG needs besides its data: length and name before it, a sum behind it."""
_MARKER = re.compile(rb"\xff([^\x00\xff\xd0-\xd7])", re.DOTALL)
"""A marker of a JPEG; inside of a scan, a byte FF of the picture and points to start again are none."""
_SCAN, _END = 0xDA, 0xD9
_FRAMES = {*range(0xC0, 0xD0)} - {0xC4, 0xC8, 0xCC}
"""Markers of a JPEG behind which its size is: those of all ways to pack a picture."""


def broken(sort: str, image: bytes) -> str:
    """What is wrong with a PNG, JPEG or WebP image, in words; "" where it is whole. Bytes behind its end do no harm."""
    return {"PNG": _png, "JPEG": _jpeg, "WebP": _webp}[sort](image)


def size(sort: str, image: bytes) -> tuple[int, int] | None:
    """Width and height of a PNG, JPEG or WebP image that is whole."""
    return {"PNG": _png_size, "JPEG": _jpeg_size, "WebP": _webp_size}[sort](image)


def _png_size(image: bytes) -> tuple[int, int]:
    return int.from_bytes(image[16:20]), int.from_bytes(image[20:24])


def _jpeg_size(image: bytes) -> tuple[int, int] | None:
    for marker, start in _markers(image):
        if marker in _FRAMES:
            return int.from_bytes(image[start + 5 : start + 7]), int.from_bytes(image[start + 3 : start + 5])
    return None


def _webp_size(image: bytes) -> tuple[int, int] | None:
    """Three forms: with losses, without, and extended, which says the size of the whole picture."""
    form, data = image[12:16], image[20:30]
    if form == b"VP8 ":
        return int.from_bytes(data[6:8], "little") & 0x3FFF, int.from_bytes(data[8:10], "little") & 0x3FFF
    if form == b"VP8L":
        bits = int.from_bytes(data[1:5], "little")
        return (bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1
    if form == b"VP8X":
        return int.from_bytes(data[4:7], "little") + 1, int.from_bytes(data[7:10], "little") + 1
    return None


def _png(image: bytes) -> str:
    names = []
    for name, data, total in chunks(image):
        if total != crc32(name + data):
            return DAMAGED
        names.append(name)
    return "" if names[:1] == [b"IHDR"] and b"IDAT" in names and names[-1] == b"IEND" else CUT


def chunks(image: bytes) -> Iterator[tuple[bytes, bytes, int]]:
    """The chunks of a PNG that are there as a whole, up to its end: name, data and the sum that was saved for them."""
    start, name = 8, b""
    while name != b"IEND" and len(image) >= start + _AROUND:
        end = start + _AROUND + int.from_bytes(image[start : start + 4])
        if end > len(image):
            return
        name = image[start + 4 : start + 8]
        yield name, image[start + 8 : end - 4], int.from_bytes(image[end - 4 : end])
        start = end


def _jpeg(image: bytes) -> str:
    return "" if {_SCAN, _END} <= {marker for marker, _ in _markers(image)} else CUT


def _markers(image: bytes) -> Iterator[tuple[int, int]]:
    """The markers of a JPEG up to its end, each with where its data begins.

    From marker to marker, over what each says of its length: a thumbnail inside has an end of its own.
    """
    start = 2
    while found := _MARKER.search(image, start):
        yield found[1][0], found.end()
        if found[1][0] == _END:
            return
        start = found.end() + int.from_bytes(image[found.end() : found.end() + 2])


def _webp(image: bytes) -> str:
    return CUT if len(image) < int.from_bytes(image[4:8], "little") + 8 else ""
