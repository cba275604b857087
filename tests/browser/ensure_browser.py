"""A machine -> the path of a Chromium-like browser on standard output, installed first if there is none.

`--find` only looks. PLAYPRESS_BROWSER, when set, decides alone. Where Debian's Chromium without windows can be had, it
is taken: it draws the same with a quarter less work.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

WITHOUT_WINDOWS = "chromium-headless-shell"
NAMES = (
    WITHOUT_WINDOWS,
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "microsoft-edge",
    "microsoft-edge-stable",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
)
PLAYWRIGHTS_OWN = """
from playwright.sync_api import sync_playwright
with sync_playwright() as playwright:
    print(playwright.chromium.executable_path)
"""


def find() -> str | None:
    """The named browser, the first on PATH that starts, or the one Playwright keeps."""
    named = os.environ.get("PLAYPRESS_BROWSER")
    if named:
        if not starts(named):
            sys.exit(f"PLAYPRESS_BROWSER names {named}, which is no browser that starts.")
        return shutil.which(named)
    paths = (shutil.which(name) for name in NAMES)
    return next((path for path in paths if path and starts(path)), None) or playwrights_own()


def starts(browser: str) -> bool:
    """Whether it tells its version; a stub that only points at a shop does not."""
    return succeeds([browser, "--version"])


def playwrights_own() -> str | None:
    """The browser `playwright install` has put away, if it has."""
    answer = subprocess.run([sys.executable, "-c", PLAYWRIGHTS_OWN], capture_output=True, text=True, check=False)
    path = answer.stdout.strip()
    return path if path and Path(path).is_file() else None


def install() -> None:
    """By apt where we may, otherwise by Playwright. Talks on standard error only."""
    for package in (WITHOUT_WINDOWS, "chromium"):
        if installed("browser", package, recommended=True) and find():
            return
    run("browser", [sys.executable, "-m", "playwright", "install", *(["--with-deps"] if apt() else []), "chromium"])


def is_to_be_had() -> bool:
    """Whether apt may bring the one without windows, and knows it without looking further."""
    return shutil.which(WITHOUT_WINDOWS) is None and bool(apt()) and succeeds(["apt-cache", "show", WITHOUT_WINDOWS])


def apt() -> list[str]:
    """Debian's package manager, where it installs without a question; elsewhere nothing."""
    if shutil.which("apt-get") is None:
        return []
    prefix = [] if os.geteuid() == 0 else ["sudo", "-n"]
    allowed = not prefix or succeeds([*prefix, "true"])
    return [*prefix, "env", "DEBIAN_FRONTEND=noninteractive", "apt-get"] if allowed else []


def installed(what: str, *packages: str, recommended: bool = False) -> bool:
    """Install packages where we may; whether that was tried."""
    if command := apt():
        run(what, [*command, "update"])
        run(what, [*command, "install", "-y", *([] if recommended else ["--no-install-recommends"]), *packages])
    return bool(command)


def run(what: str, command: list[str]) -> None:
    """Run it in view; whether it helped is seen by looking for what was missing again."""
    sys.stderr.write(f"No {what} yet: {' '.join(command)}\n")
    sys.stderr.flush()
    subprocess.run(command, stdout=sys.stderr, check=False)


def succeeds(command: list[str]) -> bool:
    """Whether the command exists and ends well within a minute."""
    try:
        return subprocess.run(command, capture_output=True, timeout=60, check=False).returncode == 0
    except (OSError, subprocess.TimeoutExpired):
        return False


def main() -> None:
    """Print the path, or say what to do."""
    browser = find()
    wanted = browser is None or (not os.environ.get("PLAYPRESS_BROWSER") and is_to_be_had())
    if wanted and "--find" not in sys.argv:
        install()
        browser = find()
    if browser is None:
        sys.exit("The browser tests need Chromium, Chrome or Edge. Install one, or name it in PLAYPRESS_BROWSER.")
    sys.stdout.write(f"{browser}\n")


if __name__ == "__main__":
    main()
