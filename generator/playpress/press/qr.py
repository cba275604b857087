"""An address -> its QR code, as a drawing that prints at any size."""

import segno
from markupsafe import Markup


def code(address: str, told: str) -> Markup:
    """An inline SVG, level M, with a quiet zone of two modules. `told` is what somebody hears who cannot see it."""
    drawn = segno.make(address, error="m", micro=False)
    svg = drawn.svg_inline(border=2, omitsize=True, svgclass=None, lineclass=None, title=told)
    return Markup(svg)
