"""An address of the wiki -> its QR code, a small picture that prints sharply at any size."""

from dataclasses import dataclass
from urllib.parse import urlencode

import segno
from markupsafe import Markup


@dataclass(frozen=True, slots=True)
class Codes:
    """Codes into a wiki, none where nobody has said where it is. They tell it which version the print is of."""

    wiki: str
    version: str

    def opening(self, page: str, told: str) -> Markup:
        """A code that opens a page. `told` is what somebody hears who cannot see it."""
        if not self.wiki:
            return Markup("")
        printed = f"?{urlencode({'p': self.version})}" if self.version else ""
        return code(f"{self.wiki}{page}{printed}", told)


def code(address: str, told: str) -> Markup:
    """One point a module, level M, with the quiet zone of four that readers want. `told` is its text."""
    drawn = segno.make(address, error="m", micro=False)
    return Markup('<img src="{}" alt="{}">').format(drawn.png_data_uri(scale=1, border=4), told)
