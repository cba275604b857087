"""What every output is made of: an address, its bytes, and the definition it comes from."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class File:
    """A page or a download. `uri` is its path below the root of the site's source, with forward slashes.

    `source` is the project's file it was made from ("content/goals/close-sales.yml"), empty when from many.
    """

    uri: str
    content: bytes
    source: str = ""
