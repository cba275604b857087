"""What a machine has to have for a task -> an error that names what is missing, with the commands that install it."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

_PRINT = {"fontpkg", "pikepdf", "segno", "uharfbuzz", "weasyprint"}
"""The packages that only print needs."""
PACKAGES = ("pip install 'playpress[print]'",)
"""How to install them."""
_SPREADSHEET = {"openpyxl", "xlsxwriter"}
"""The packages that only workbooks need."""
_FOR_WORKBOOKS = ("pip install 'playpress[spreadsheet]'",)
_EDITOR = {"werkzeug"}
"""The packages that only the editor needs."""
_FOR_EDITOR = ("pip install 'playpress[edit]'",)


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
        if package in _SPREADSHEET:
            message = f"Workbooks (.xlsx) need a package that is not installed, {error.name}; CSV files do not."
            raise MissingError(message, _FOR_WORKBOOKS) from None
        if package in _EDITOR:
            raise MissingError(
                f"The editor needs a package that is not installed, {error.name}.", _FOR_EDITOR
            ) from None
        if package not in _PRINT:
            raise
        raise MissingError(f"PDFs need packages that are not installed, such as {error.name}.", PACKAGES) from None
