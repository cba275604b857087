"""Arguments -> the work of a command, with progress, a report and an exit code."""

from playpress.cli import editing, exporting, making, paper, reading
from playpress.cli.program import main

__all__ = ["editing", "exporting", "main", "making", "paper", "reading"]
