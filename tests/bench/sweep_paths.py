"""Names that lead out of a project: nothing outside of it is read, written or published.

`python tests/bench/sweep_paths.py [PLACE ...]`: each name that leads elsewhere (`..`, absolute, encoded, drives,
reserved, twins of others in another case or normal form) at each place where an author may write one, and each file or
folder of a project as a link to something outside. A build then may fail or succeed; no secret is in the site, nothing
outside is opened by its name or changed.
"""

import contextlib
import io
import shutil
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "generator")]

from tests import disks  # noqa: E402
from tests.bench import figure  # noqa: E402
from tests.bench.sweep_kills import project, tree  # noqa: E402

from playpress.cli import main as program  # noqa: E402

SECRET = "zqx77secret77qz"
NAMES = (
    "../outside/secret.md", "../../outside/secret.md", "{outside}/secret.md", "..%2foutside%2fsecret.md",
    "%2e%2e/outside/secret.md", "..\\outside\\secret.md", "file://{outside}/secret.md", "//{outside}/secret.md",
    "./../outside/secret.md", "x/../../outside/secret.md", "C:\\outside\\secret.md", "con", "aux.md", "a\u0000b", "~/x",
    ".git/config", ".playpress/x", "\u202egnp.exe", "Teams.yml", "cafe\u0301.md", "secret.md ", "-rf", "a:b", "*",
    "|id", "$(id)",
)  # fmt: skip
PLACES: dict[str, str] = {
    "logo": "brand: {{logo: {name}}}\n",
    "id of a definition": "#glossary {name}: {{summary: A word, owner: rep}}\n",
    "link": "#glossary word: {{summary: A word, owner: rep, definition: {link}}}\n",
    "picture": "#glossary word: {{summary: A word, owner: rep, definition: {picture}}}\n",
    "file of an asset": "#assets sheet: {{name: Sheet, link: {name}}}\n",
    "revision": "changes_since: {name}\n",
    "circle": "readers: [{name}, public]\n",
    "publication": "publications: {{{name}: {{title: x, contents: [glossary]}}}}\n",
    "former id": "#glossary word: {{summary: A word, owner: rep, was: [{name}]}}\n",
    "page by hand": "",
}
LINKED = (
    "content/x.md",
    "content/x.png",
    "content/teams",
    "content/glossary.yml",
    "mkdocs.yml",
    "themes",
    ".playpress",
)
_READS = ("open", "os.listdir", "os.scandir", "os.rename", "os.remove", "os.mkdir", "os.rmdir", "shutil.copyfile")


def quoted(text: str) -> str:
    """A text in quotes, as YAML reads it."""
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"').replace("\0", "\\0") + '"'


def named(place: str, name: str, book: Path) -> None:
    """Write a name at a place of a project."""
    if place == "page by hand":
        body = f"# x\n\n[x]({name}) ![x]({name})\n\n<img src={quoted(name)}>\n"
        text = f"---\ntitle: x\ntemplate: {quoted(name)}\n---\n{body}"
        (book / "content" / "own.md").write_text(text, encoding="utf-8")
        return
    said = {"name": quoted(name), "link": quoted(f"[x]({name})"), "picture": quoted(f"![x]({name})")}
    line = PLACES[place].format(**said)
    file = f"{line[1:].split(' ')[0]}.yml" if line.startswith("#") else "playbook.yml"
    line = line.partition(" ")[2] if line.startswith("#") else line
    with (book / "content" / file).open("a", encoding="utf-8") as written:
        written.write(line)


def linked(name: str, outside: Path, book: Path) -> None:
    """Let something of a project be a link to something outside."""
    path = book / name
    if path.is_dir():
        shutil.rmtree(path)
    path.unlink(missing_ok=True)
    path.parent.mkdir(exist_ok=True)
    path.symlink_to(outside / "secret.md" if "." in path.name[1:] else outside)


def built(book: Path, outside: Path, log: Path) -> int:
    """Build and say which paths outside of a project were asked for."""
    asked: list[str] = []

    def look(event: str, arguments: tuple[object, ...]) -> None:
        if event in _READS and arguments and str(outside) in str(arguments[0]):
            asked.append(f"{event} {arguments[0]}")

    sys.addaudithook(look)
    out = io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(out):
        command = ["build", "--no-pdfs", "--project", str(book), "--today", "2026-10-01"]
        code = int(program(command, standalone_mode=False) or 0)
    log.write_text("\n".join([*asked, f"said {out.getvalue()[-300:]}" if code == 70 else ""]), encoding="utf-8")
    return code


def wrong(where: str, change: Callable[[Path, Path], None]) -> Iterator[str]:
    """What is read, changed or published of what is outside of a project."""
    with TemporaryDirectory() as folder:
        outside = Path(folder) / "outside"
        outside.mkdir()
        (outside / "secret.md").write_text(f"# {SECRET}\n", encoding="utf-8")
        before = tree(outside)
        book = project(Path(folder) / "book", "one")
        change(book, outside)
        log = Path(folder) / "log"
        code = disks.ended(disks.child(lambda: built(book, outside, log)))
        said = log.read_text(encoding="utf-8").strip() if log.is_file() else ""
        if code not in (0, 1, 2, 73):
            yield f"{where}: ended with {code}: {said[-300:]}"
        elif said:
            yield f"{where}: {said.splitlines()[0]}"
        if tree(outside) != before:
            yield f"{where}: what is outside was changed"
        site = book / "site"
        if site.is_dir() and any(SECRET.encode() in data or SECRET in name for name, data in tree(site).items()):
            yield f"{where}: the site has what is outside"


def main(only: list[str]) -> None:
    done = failed = 0
    for place in only or PLACES:
        for name in NAMES:

            def change(book: Path, outside: Path, place: str = place, name: str = name) -> None:
                named(place, name.replace("{outside}", str(outside)), book)

            done += 1
            failed += figure.wrong(wrong(f"{place}, {name!r}", change))
    for path in () if only else LINKED:
        done += 1
        failed += figure.wrong(wrong(f"link {path}", lambda book, outside, path=path: linked(path, outside, book)))
    words = (
        f"{len(NAMES)} names at {len(only or PLACES)} places and {len(LINKED)} links: {failed} led out of the project"
    )
    figure.end(done, failed, words)


if __name__ == "__main__":
    main(figure.asked(__doc__, 0, "(all)").only)
