"""What a machine has to have for a task -> an error that names what is missing, with the commands that install it."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

_PRINT = {"fontpkg", "pikepdf", "segno", "uharfbuzz", "weasyprint"}
"""The packages that only print needs."""
PACKAGES = ("pip install 'playpress[print]'",)
"""How to bring them."""


class MissingError(Exception):
    """What a machine has to have first. `cure` says how to bring it, a line for each way."""

    def __init__(self, message: str, cure: Sequence[str] = ()) -> None:
        super().__init__(message)
        self.cure = tuple(cure)


@contextmanager
def naming_packages() -> Iterator[None]:
    """A package of print that is not installed is a MissingError."""
    try:
        yield
    except ModuleNotFoundError as error:
        if (error.name or "").partition(".")[0] not in _PRINT:
            raise
        raise MissingError(f"PDFs need packages that are not installed, such as {error.name}.", PACKAGES) from None
