"""The bytes of an image of pixels -> whether all of it is there; one that was cut off shows as half a picture."""

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


def broken(sort: str, image: bytes) -> str:
    """What is wrong with a PNG, JPEG or WebP image, in words; "" where it is whole. Bytes behind its end do no harm."""
    return {"PNG": _png, "JPEG": _jpeg, "WebP": _webp}[sort](image)


def _png(image: bytes) -> str:
    names = []
    for name, data, total in _chunks(image):
        if total != crc32(name + data):
            return DAMAGED
        names.append(name)
    return "" if names[:1] == [b"IHDR"] and b"IDAT" in names and names[-1] == b"IEND" else CUT


def _chunks(image: bytes) -> Iterator[tuple[bytes, bytes, int]]:
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
    """From marker to marker, over what each says of its length: a thumbnail inside has an end of its own."""
    seen, start = set(), 2
    while found := _MARKER.search(image, start):
        seen.add(found[1][0])
        if found[1][0] == _END:
            break
        start = found.end() + int.from_bytes(image[found.end() : found.end() + 2])
    return "" if {_SCAN, _END} <= seen else CUT


def _webp(image: bytes) -> str:
    return CUT if len(image) < int.from_bytes(image[4:8], "little") + 8 else ""
