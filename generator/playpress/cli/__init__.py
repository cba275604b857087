"""Arguments -> the work of a command, with progress, a report and an exit code."""

from playpress.cli import (
    backtesting,
    comparing,
    editing,
    exporting,
    formatting,
    forms,
    importing,
    looking,
    making,
    paper,
    reading,
    shaping,
    signing,
    verifying,
)
from playpress.cli.program import main

__all__ = [
    "backtesting",
    "comparing",
    "editing",
    "exporting",
    "formatting",
    "forms",
    "importing",
    "looking",
    "main",
    "making",
    "paper",
    "reading",
    "shaping",
    "signing",
    "verifying",
]
