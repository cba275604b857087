"""What `print` is asked for on the command line -> one value, refused where parts of it do not go together."""

import datetime as dt
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from playpress.cli.printing_again import EarlierState
from playpress.outputs.disk import RefusedError

if TYPE_CHECKING:
    from playpress.derive.training import Hours
    from playpress.pdf.printing import PrintOptions


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintWishes:
    """The arguments and options of `print`, by their names there."""

    what: tuple[str, ...]
    out: Path | None
    paper: Literal["a4", "letter", "a3", "a2"] | None
    """None: the paper of the playbook."""
    mode: Literal["screen", "draft"]
    ink: Literal["save", "full"]
    fold: bool
    word: bool
    start: dt.date | None
    cohort: Path | None
    hours: "Hours | None"
    since: str | None
    role: str | None
    reprint: str | None
    engine: Literal["weasyprint", "chromium"]
    strict: bool
    listed: bool
    circle: str

    def refuse(self) -> None:
        """RefusedError where options do not go with each other."""
        if self.cohort and (self.what or self.start or self.listed):
            raise RefusedError("--cohort names what is printed: leave out WHAT, --start and --list")
        if self.hours and not self.cohort:
            raise RefusedError("--hours is for a class: name its people with --cohort FILE, or leave out --hours")
        if self.fold and self.engine == "chromium":
            raise RefusedError("--fold needs the engine weasyprint: leave out --engine chromium")
        browser = self.engine == "chromium"
        self.earlier.refuse(cohort=self.cohort is not None, listed=self.listed, fold=self.fold, browser=browser)

    @property
    def earlier(self) -> EarlierState:
        """What of it is about an earlier state."""
        return EarlierState(self.what, self.since, self.role, self.reprint)

    def options(self, paper: Literal["a4", "letter"]) -> "PrintOptions":
        """How it is printed, on the `paper` of the playbook where none was asked for."""
        from playpress.pdf.printing import PrintOptions

        return PrintOptions(self.paper or paper, self.mode, self.engine, self.ink, self.start, self.fold)

    def folder(self, project: Path) -> Path:
        """Where the PDFs go. RefusedError where a file is there."""
        found = self.out or project / ("print" + (f"-{self.circle}" if self.circle else ""))
        if found.exists() and not found.is_dir():
            raise RefusedError(f"{found} is a file; name a folder: --out DIR")
        return found
