"""A machine -> the tools of an author that it has: Python, git, an editor, what reads spreadsheets."""

import importlib.util
import os
import shutil
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

_EDITORS = {"code": "Visual Studio Code", "codium": "VSCodium", "pycharm": "PyCharm", "idea": "IntelliJ IDEA",
            "subl": "Sublime Text", "nvim": "Neovim", "vim": "Vim", "nano": "nano"}  # fmt: skip


@dataclass(frozen=True, slots=True)
class AuthorTool:
    """One tool: what there is of it, and how to install what is not."""

    name: str
    state: str
    fix: tuple[str, ...] = ()


def found(environment: Mapping[str, str] | None = None) -> Iterator[AuthorTool]:
    """Each tool, in the order in which an author needs them."""
    env = os.environ if environment is None else environment
    path = env.get("PATH", "")
    yield AuthorTool("Python", sys.version.split()[0])
    git = shutil.which("git", path=path)
    fix = ("Install it from git-scm.com: it keeps every state of the playbook, and `playpress diff` compares them.",)
    yield AuthorTool("git", "found") if git else AuthorTool("git", "not found", fix)
    named = env.get("VISUAL") or env.get("EDITOR") or ""
    editor = next((words for command, words in _EDITORS.items() if shutil.which(command, path=path)), "")
    state = ", ".join(dict.fromkeys(each for each in (editor, named) if each))
    fix = ("Visual Studio Code with the extension YAML by Red Hat completes fields and ids while you type.",)
    yield AuthorTool("Editor", state) if state else AuthorTool("Editor", "none found", fix)
    fix = ("pip install 'playpress[spreadsheet]'",)
    there = importlib.util.find_spec("openpyxl") is not None
    yield AuthorTool("Spreadsheets", "found") if there else AuthorTool("Spreadsheets", "openpyxl not installed", fix)
