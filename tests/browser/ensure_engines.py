"""A machine -> Firefox and WebKit on it, installed first where we may; elsewhere what is missing is said."""

import sys

from tests.browser.engines import ENGINES, PACKAGES, lacking
from tests.browser.ensure_browser import installed


def main() -> None:
    """Install what is missing, where a package manager can without a question."""
    for name in filter(lacking, ENGINES):
        installed(name, *PACKAGES[name])
        for missing in lacking(name):
            sys.stderr.write(f"The tests in {name} are left out: there is no {missing} here.\n")


if __name__ == "__main__":
    main()
