"""A machine -> the YAML language server that VS Code's extension contains, installed into build/ where npm is there.

PLAYPRESS_LANGUAGE_SERVER, when set, names its script, or leaves the server out when it is empty. Without npm it is left
out as well: what it would be asked is then asked of a validator of JSON Schemas alone.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
TOOLS = HERE.parents[1] / "build" / "language-server"
PINNED = ("package.json", "package-lock.json")
SCRIPT = TOOLS / "node_modules" / "yaml-language-server" / "bin" / "yaml-language-server"
NAMED = "PLAYPRESS_LANGUAGE_SERVER"


def command() -> list[str] | None:
    """The command that starts the server, where it is installed as pinned."""
    node, named = shutil.which("node"), os.environ.get(NAMED)
    if named is not None:
        return [node, named] if node and named else None
    return [node, str(SCRIPT)] if node and is_installed() else None


def is_installed() -> bool:
    """Whether exactly the pinned packages were installed, to the end."""
    return (
        all((TOOLS / name).is_file() and (TOOLS / name).read_bytes() == (HERE / name).read_bytes() for name in PINNED)
        and (TOOLS / "installed").is_file()
    )


def main() -> None:
    """Install it, once; or say why there is none."""
    if command() or NAMED in os.environ:
        return
    npm = shutil.which("npm")
    if npm is None or shutil.which("node") is None:
        sys.stderr.write("No npm here: editors are tried with a validator, and not with a YAML language server.\n")
        return
    shutil.rmtree(TOOLS, ignore_errors=True)
    TOOLS.mkdir(parents=True)
    for name in PINNED:
        shutil.copy(HERE / name, TOOLS / name)
    install = [npm, "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--prefer-offline"]
    sys.stderr.write(f"No YAML language server yet: {' '.join(install)}\n")
    if subprocess.run(install, cwd=TOOLS, stdout=sys.stderr, check=False).returncode:
        sys.exit(f"The YAML language server cannot be installed. {NAMED}= (empty) leaves it out of the tests.")
    (TOOLS / "installed").touch()


if __name__ == "__main__":
    main()
