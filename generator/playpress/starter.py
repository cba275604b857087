"""A starter playbook that comes with Playpress -> a new project folder."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from playpress import __version__
from playpress.model.kinds import KINDS
from playpress.outputs import disk
from playpress.site import editors
from playpress.site.file import File

_PACKAGE = Path(__file__).resolve().parent
_STARTERS = _PACKAGE / "starters"
CI = {"github": ".github/workflows/playbook.yml", "gitlab": ".gitlab-ci.yml"}
"""A host of repositories -> the file with which it checks every change of a playbook and publishes it."""
_IGNORED = b"# Built by Playpress\nsite/\nsite-*/\nprint/\nprint-*/\n.playpress/\n.*.playpress/\n"


def create(target: Path, sample: str, ci: Iterable[str] = ()) -> tuple[str, ...]:
    """Write a sample (b2b, larkfield, small or empty) into an empty folder. Returns the addresses of its files.

    `ci`: the hosts of repositories, by their names in CI, for which it gets a file.
    """
    disk.refuse_unless_empty(target)
    files = (*_files(_content("reference" if sample == "larkfield" else sample)), *map(_ci_file, ci))
    disk.write(target, files)
    return tuple(file.uri for file in files)


def config_file() -> Path:
    """The mkdocs.yml of every new project, and of projects that have none."""
    packaged = _STARTERS / "reference" / "mkdocs.yml"
    return packaged if packaged.is_file() else _checkout() / "mkdocs.yml"


def _files(content: Path) -> Iterator[File]:
    for path in disk.files_below(content):
        yield File(f"content/{path.relative_to(content).as_posix()}", path.read_bytes())
    yield File("mkdocs.yml", config_file().read_bytes())
    yield File(".gitignore", _IGNORED)
    yield File("AGENTS.md", (_STARTERS / "AGENTS.md").read_bytes())
    yield from editors.settings(KINDS)


def _ci_file(host: str) -> File:
    """The file for a host, with the version of the wheel that it is to be given."""
    text = (_STARTERS / "ci" / f"{host}.yml").read_text(encoding="utf-8")
    return File(CI[host], text.replace("VERSION", __version__).encode())


def _content(sample: str) -> Path:
    """A sample's content: packaged; the reference is the checkout's own playbook where there is a checkout."""
    packaged = _STARTERS / sample / "content"
    return packaged if packaged.is_dir() or sample != "reference" else _checkout() / "content"


def _checkout() -> Path:
    return _PACKAGE.parent.parent
