"""A machine -> which engines can draw a page on it, and the commands that bring what is missing."""

import platform
from collections.abc import Iterator
from dataclasses import dataclass

from playpress.outputs.requirements import MissingError
from playpress.pdf import chromium, fonts, weasy

_PAGE = '<html lang="en"><head><title>A page</title></head><p>A page</p>'
_PANGO = {
    "Linux": (
        "Debian, Ubuntu: sudo apt-get install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0",
        "Fedora: sudo dnf install pango",
    ),
    "Darwin": ("macOS: brew install pango",),
    "Windows": ("Windows, in MSYS2: pacman -S mingw-w64-ucrt-x86_64-pango",),
}


@dataclass(frozen=True, slots=True)
class State:
    """An engine, what it lacks on this machine (nothing: it draws), and how to bring it."""

    engine: str
    missing: str = ""
    cure: tuple[str, ...] = ()


def engines() -> Iterator[State]:
    """Every engine, the best one first."""
    yield engine("weasyprint")
    yield engine("chromium")


def engine(name: str, render: bool = True) -> State:
    """Whether an engine can draw a page here, by having it draw one; or, sooner, whether all it needs is here."""
    try:
        fonts.folders()
        if name == "chromium":
            chromium.pdf(_PAGE, "") if render else chromium.browser()
        elif render:
            weasy.pdf(_PAGE, (), {}, "draft")
        else:
            weasy.ready()
    except MissingError as error:
        return State(name, f"{name} cannot draw here: {error}.", error.cure or _cure(name))
    return State(name)


def require(name: str) -> None:
    """MissingError, with the commands that help, where an engine lacks something. Nothing is drawn for it."""
    state = engine(name, render=False)
    if state.missing:
        raise MissingError(state.missing, state.cure)


def _cure(name: str) -> tuple[str, ...]:
    if name == "chromium":
        return ()
    commands = _PANGO.get(platform.system(), ())
    return (*commands, f"Or use your browser: playpress print --engine chromium{_found()}")


def _found() -> str:
    try:
        return f" (found: {chromium.browser()})"
    except MissingError:
        return ""
