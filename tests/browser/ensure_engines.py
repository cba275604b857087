"""A machine -> Firefox and WebKit on it, installed first where we may; elsewhere what is missing is said."""

import os
import shutil
import subprocess
import sys

from tests.browser.engines import ENGINES, PACKAGES, lacking


def main() -> None:
    """Install what is missing, where a package manager can without a question."""
    prefix = [] if os.geteuid() == 0 else ["sudo", "-n"]
    for name in filter(lacking, ENGINES):
        if shutil.which("apt-get"):
            apt = [*prefix, "env", "DEBIAN_FRONTEND=noninteractive", "apt-get"]
            for command in ([*apt, "update"], [*apt, "install", "-y", "--no-install-recommends", *PACKAGES[name]]):
                sys.stderr.write(f"No {name} yet: {' '.join(command)}\n")
                subprocess.run(command, stdout=sys.stderr, check=False)
        for missing in lacking(name):
            sys.stderr.write(f"The tests in {name} are left out: there is no {missing} here.\n")


if __name__ == "__main__":
    main()
