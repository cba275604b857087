"""What every output is made of: an address, its bytes, and the definition it comes from."""

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class File:
    """A page or a download. `uri` is its path below the root of the site's source, with forward slashes.

    `source` is the project's file it was made from ("content/goals/close-sales.yml"), empty when from many.
    """

    uri: str
    content: bytes
    source: str = ""


@dataclass(frozen=True, slots=True)
class Download:
    """A file whose address is known to the plan of a site, and whose bytes are made with the site."""

    uri: str
    content: Callable[[], bytes]
    page: str = ""
    """The source address of the page that it says the same as, where it has one."""

    def made(self) -> File:
        """The file itself."""
        return File(self.uri, self.content())
