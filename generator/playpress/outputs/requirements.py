"""What a machine has to have for a task -> an error that names what is missing, with the commands that install it."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

_PRINT = {"fontpkg", "pikepdf", "segno", "uharfbuzz", "weasyprint"}
"""The packages that only print needs."""
PACKAGES = ("pip install 'playpress[print]'",)
"""How to install them."""
_OTHERS = {
    "openpyxl": (
        "Workbooks (.xlsx) are read with a package that is not installed, {}; CSV files need none.",
        "spreadsheet",
    ),
    "werkzeug": ("The editor needs a package that is not installed, {}.", "edit"),
    "holidays": ("Public holidays need a package that is not installed, {}.", "holidays"),
}
"""The other packages that only some need: what is said where one is missing, and the extra that brings it."""


class MissingError(Exception):
    """What a machine has to have first. `cure` says how to bring it, a line for each way."""

    def __init__(self, message: str, cure: Sequence[str] = ()) -> None:
        super().__init__(message)
        self.cure = tuple(cure)


@contextmanager
def naming_packages() -> Iterator[None]:
    """A package of an extra that is not installed is a MissingError."""
    try:
        yield
    except ModuleNotFoundError as error:
        package = (error.name or "").partition(".")[0]
        if package in _OTHERS:
            message, extra = _OTHERS[package]
            raise MissingError(message.format(error.name), (f"pip install 'playpress[{extra}]'",)) from None
        if package not in _PRINT:
            raise
        raise MissingError(f"PDFs need packages that are not installed, such as {error.name}.", PACKAGES) from None
