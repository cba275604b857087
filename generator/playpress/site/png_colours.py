"""A PNG -> the colours of its pixels, row by row, as far as it can be read without a library for pictures."""

import zlib
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import suppress

from playpress.site import pixels

Pixel = tuple[int, int, int, int]
"""Red, green, blue, and how much it covers what is below it: 0 to 255."""

_HEAD = 13
"""Bytes of what a PNG says of itself (IHDR)."""
_BITS = {1, 2, 4, 8, 16}
"""Of how many bits a number may be."""
_MOST = 4 * 2**20
"""Bytes of pixels: a larger picture is not looked at."""
_SAMPLES = {0: 1, 2: 3, 3: 1, 4: 2, 6: 4}
"""How many numbers a pixel has, by the sort of colours (PNG 3, 11.2.1)."""


def rows(image: bytes) -> Iterator[Counter[Pixel]]:
    """How many pixels of each colour a row has, from top to bottom.

    Nothing of what is no PNG, is interlaced or very large, or cannot be unpacked.
    """
    parts: dict[bytes, bytes] = {}
    for name, data, _ in pixels.chunks(image):
        parts[name] = parts.get(name, b"") + data
    sort = parts.get(b"IHDR", b"")
    if len(sort) < _HEAD or sort[9] not in _SAMPLES or sort[8] not in _BITS or sort[12]:
        return
    wide, high, bits, colours = int.from_bytes(sort[:4]), int.from_bytes(sort[4:8]), sort[8], sort[9]
    step = max(1, _SAMPLES[colours] * bits // 8)
    length = (wide * _SAMPLES[colours] * bits + 7) // 8
    if not (wide and high) or (length + 1) * high > _MOST:
        return
    with suppress(zlib.error):
        packed = zlib.decompressobj().decompress(parts.get(b"IDAT", b""), (length + 1) * high)
        pixel = _reader(colours, bits, parts.get(b"PLTE", b""), parts.get(b"tRNS", b""))
        row = bytes(length)
        for at in range(0, len(packed) - length, length + 1):
            row = _unfiltered(packed[at], packed[at + 1 : at + 1 + length], row, step)
            found: Counter[Pixel] = Counter()
            for samples, count in _pixels(row, wide, _SAMPLES[colours], bits).items():
                found[pixel(samples)] += count
            yield found


def _unfiltered(kind: int, row: bytes, above: bytes, step: int) -> bytes:
    """A row as it was before it was filtered (PNG 3, 9.2)."""
    if kind == 0 or not (any(row) or any(above)):
        return row
    if kind == 2:
        return bytes((now + up) & 255 for now, up in zip(row, above, strict=True))
    found = bytearray(step) + bytearray(row)
    over = bytes(step) + above
    for at in range(step, len(found)):
        left, up, corner = found[at - step], over[at], over[at - step]
        found[at] = (found[at] + _expected(kind, left, up, corner)) & 255
    return bytes(found[step:])


def _expected(kind: int, left: int, up: int, corner: int) -> int:
    if kind == 1:
        return left
    if kind == 3:
        return (left + up) // 2
    guess = left + up - corner
    return min((left, up, corner), key=lambda each: abs(guess - each))


def _pixels(row: bytes, wide: int, samples: int, bits: int) -> Counter[tuple[int, ...]]:
    """How often a row has each pixel, as its numbers; of numbers of two bytes the higher one."""
    if bits == 16:
        row = row[::2]
    elif bits < 8:
        whole = int.from_bytes(row)
        many, most = len(row) * 8 // bits, (1 << bits) - 1
        row = bytes(whole >> bits * (many - 1 - at) & most for at in range(wide))
    return Counter(zip(*(row[number::samples] for number in range(samples)), strict=True))


def _reader(colours: int, bits: int, palette: bytes, clear: bytes) -> Callable[[tuple[int, ...]], Pixel]:
    """What makes a pixel of its numbers. A single colour that is clear (tRNS) is looked for in pictures of 8 bits."""
    most = (1 << min(bits, 8)) - 1

    def pixel(samples: tuple[int, ...]) -> Pixel:
        if colours == 3:
            red, green, blue = (*palette[3 * samples[0] : 3 * samples[0] + 3], 0, 0, 0)[:3]
            return red, green, blue, clear[samples[0]] if samples[0] < len(clear) else 255
        scaled = [sample * 255 // most for sample in samples]
        shown = scaled[:3] if colours in (2, 6) else scaled[:1] * 3
        if colours in (4, 6):
            return shown[0], shown[1], shown[2], scaled[-1]
        gone = bits < 16 and clear[1::2] == bytes(samples)
        return shown[0], shown[1], shown[2], 0 if gone else 255

    return pixel
