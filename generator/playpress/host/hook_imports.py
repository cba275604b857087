"""Scripts that run while MkDocs builds -> the modules next to them that they import, and what those import in turn."""

import ast
from collections.abc import Iterable, Iterator
from pathlib import Path

from playpress.outputs.disk import files_below


def imported(scripts: Iterable[Path]) -> Iterator[Path]:
    """Modules and packages in the folder of a script, from where alone a hook imports what is not installed."""
    for script in scripts:
        done, due = {script}, [script]
        while due:
            for name in _names(due.pop()):
                for module in _modules(script.parent, name):
                    if module not in done:
                        done.add(module)
                        due.append(module)
                        yield module


def _names(script: Path) -> Iterator[str]:
    """The first names of what a script imports from outside of its package; none where it cannot be read."""
    try:
        tree = ast.parse(script.read_bytes())
    except (OSError, SyntaxError, ValueError):
        return
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (each.name.partition(".")[0] for each in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            yield node.module.partition(".")[0]


def _modules(folder: Path, name: str) -> Iterator[Path]:
    """The module of a name in a folder, or every module of the package of that name."""
    if (module := folder / f"{name}.py").is_file():
        yield module
    elif (package := folder / name).is_dir():
        yield from (each for each in files_below(package) if each.suffix == ".py")
