"""Imported -> a process that has loaded what draws pages, as far as this machine has it: copies of it are ready."""

from contextlib import suppress

from playpress.outputs.requirements import MissingError
from playpress.pdf import rendering  # noqa: F401
from playpress.pdf.weasy import ready

with suppress(MissingError):
    ready()
