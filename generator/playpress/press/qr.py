"""An address -> its QR code, a small picture that prints sharply at any size."""

import segno
from markupsafe import Markup


def code(address: str, told: str) -> Markup:
    """One point a module, level M, with a quiet zone of two. `told` is what somebody hears who cannot see it."""
    drawn = segno.make(address, error="m", micro=False)
    return Markup('<img src="{}" alt="{}">').format(drawn.png_data_uri(scale=1, border=2), told)
