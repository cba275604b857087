"""A revision of git -> the definitions a project had then, in a folder elsewhere. Nothing in the repository changes."""

import datetime as dt
import os
import subprocess
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import IO

from playpress.problems import shorten
from playpress.source.content import SETTINGS
from playpress.thesaurus import by_letters

_FOLDER = SETTINGS.partition("/")[0]
_READ = {".yml", ".yaml", ".csv", ".md"}
_INHERITED = {"GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX", "GIT_COMMON_DIR", "GIT_OBJECT_DIRECTORY"}
_QUIET = {
    "LC_ALL": "C",
    "LANGUAGE": "C",
    "GIT_TERMINAL_PROMPT": "0",
    "GIT_OPTIONAL_LOCKS": "0",
    "GIT_NO_LAZY_FETCH": "1",
    "GIT_LFS_SKIP_SMUDGE": "1",
}
"""git speaks English, asks nobody, and fetches and writes nothing."""
_ELSEWHERE = b"version https://git-lfs.github.com/spec/"
"""How a file begins that git keeps elsewhere (Git LFS): the revision has its name and no more."""
_LINK, _MODULE = "120000", "160000"
"""The modes of what is no plain file: a link, another repository."""
_HEAD = 3
"""What git says of a file before its content: its id, its type, its length."""
_LAST = dt.date(2099, 12, 30)
"""The last day that git reads as one."""
_UNTOLD = "/"
"""Where a link leads that came out of a revision: nobody follows it, and its own target is never used."""


@dataclass(frozen=True, slots=True)
class Unread:
    """Why a revision cannot be read: what is wrong, and what to do."""

    message: str
    hint: str


_NO_GIT = Unread(
    "git is not installed on this computer",
    "Install git (https://git-scm.com/downloads); earlier revisions are read with it.",
)


@dataclass(frozen=True, slots=True)
class _Answer:
    """What git said: its exit code, its output, the end of its complaint."""

    code: int
    text: str
    complaint: str = ""


@dataclass(frozen=True, slots=True)
class _Entry:
    """A file of a revision: its mode, the id of its content, its name below the project."""

    mode: str
    id: str
    name: str

    def is_read(self, whole: bool) -> bool:
        """Whether more than its name is wanted."""
        return self.mode not in (_LINK, _MODULE) and (whole or PurePosixPath(self.name).suffix.lower() in _READ)


class _NoGitError(Exception):
    """There is no program git."""


def unpack(project: Path, revision: str, target: Path, *, whole: bool = False) -> Unread | None:
    """Write the folder `content/` of a project, as it was in a revision, into a new folder. None when it worked.

    Only plain files are written. Of files that are no definitions (pictures, PDFs) only the names, unless it is to be
    `whole`; of what git keeps elsewhere (Git LFS) always.
    """
    try:
        commit = _commit(project, revision)
        return commit if isinstance(commit, Unread) else _unpacked(project, revision, commit, target, whole)
    except _NoGitError:
        return _NO_GIT


def last_before(project: Path, end: dt.date) -> str | Unread:
    """The id of the last commit of a project up to the end of a day, on the line of its history it is on now."""
    try:
        where = _git(project, "rev-parse", "--show-prefix")
        if where.code:
            return _no_repository(where.complaint)
        moment = f"--before={min(end, _LAST).isoformat()}T23:59:59"
        found = _git(project, "rev-list", "--max-count=1", "--first-parent", moment, "HEAD")
    except _NoGitError:
        return _NO_GIT
    if found.code or not found.text:
        hint = (
            "Name a later day, or a revision; `git log` lists them. A shallow clone contains only the end "
            "of the history."
        )
        return Unread(f"this repository has no commit up to {end.isoformat()}", hint)
    return found.text


def _commit(project: Path, revision: str) -> str | Unread:
    """The id of the commit that a revision means."""
    where = _git(project, "rev-parse", "--show-prefix")
    if where.code:
        return _no_repository(where.complaint)
    if not revision.strip() or revision.startswith("-"):
        return Unread(f'"{_named(revision)}" is not a revision', "Name a tag, a branch or a commit: v1, main, HEAD~3.")
    found = _git(project, "rev-parse", "--verify", "--end-of-options", revision)
    commit = _git(project, "rev-parse", "--verify", "--end-of-options", f"{found.text}^{{commit}}")
    if not found.code and not commit.code:
        return commit.text
    return _unknown(project, revision, found.complaint)


def _no_repository(complaint: str) -> Unread:
    if "dubious ownership" in complaint:
        hint = "If you trust it, run: git config --global --add safe.directory and the folder's name."
        return Unread("git does not read this repository, because it belongs to another user", hint)
    if "not a git repository" in complaint:
        hint = "Earlier revisions exist only where the playbook is kept in git: run this in a clone of its repository."
        return Unread("this project is not in a git repository", hint)
    return Unread(
        f"git cannot read this repository ({_short(complaint)})", "Ask the person who maintains the repository."
    )


def _unknown(project: Path, revision: str, complaint: str) -> Unread:
    """Why a name means no commit, with the nearest names there are."""
    name = f'"{_named(revision)}"'
    if "ambiguous" in complaint and "unknown revision" not in complaint:
        return Unread(f"{name} is the beginning of several commits", "Write more of its letters.")
    if ".." in revision:
        first, second = (part.strip(".") or "HEAD" for part in revision.split("..", 1))
        return Unread(f"{name} names two revisions", f"Name them one by one: {first} {second}")
    if _git(project, "rev-parse", "--verify", "--quiet", "HEAD").code:
        return Unread(f"there is no revision {name}: this repository has no commits yet", "Commit the playbook first.")
    if _git(project, "rev-parse", "--is-shallow-repository").text == "true":
        hint = "Fetch all of it: `git fetch --unshallow --tags`; in a GitHub workflow, checkout with `fetch-depth: 0`."
        return Unread(f"there is no revision {name} in this clone, which contains only the end of the history", hint)
    return Unread(f"there is no revision {name}", _nearest(project, revision))


def _nearest(project: Path, revision: str) -> str:
    """The closest names of tags and branches, else the newest of them."""
    how = ("--sort=-creatordate", "--format=%(refname:short)")
    listed = _git(project, "for-each-ref", *how, "refs/tags", "refs/heads")
    names = listed.text.split()
    if near := by_letters(revision, names):
        return f'Did you mean "{near}"?'
    known = f"Known here: {', '.join(shorten(name) for name in names[:5])}. " if names else ""
    return f"{known}Tags that are only on the server come with `git fetch --tags`."


def _unpacked(project: Path, revision: str, commit: str, target: Path, whole: bool) -> Unread | None:
    """Take the definitions out of git's storage, file by file, as they were committed.

    Nothing of them is converted on the way, as a checkout or an archive would: what the repository says of releases
    (leave this out, rewrite that) is no matter, and no program runs that its settings name for that (filters).
    """
    if _git(project, "cat-file", "-e", f"{commit}:./{SETTINGS}").code:
        hint = (
            "Name a later revision, with the playbook in the folder where it is now; if there is none, commit it first."
        )
        return Unread(f'"{_named(revision)}" does not contain {SETTINGS} of this project', hint)
    folder = _git(project, "rev-parse", "--verify", "--end-of-options", f"{commit}:./{_FOLDER}").text
    try:
        with tempfile.TemporaryFile() as listed, tempfile.TemporaryFile() as contents:
            answer = _git(project, "ls-tree", "-r", "-z", "--full-tree", folder, into=listed)
            entries = [] if answer.code else list(_entries(listed))
            wanted = [each for each in entries if each.is_read(whole)]
            asked = "".join(f"{each.id}\n" for each in wanted).encode()
            answer = answer if answer.code else _git(project, "cat-file", "--batch", given=asked, into=contents)
            if answer.code:
                return _broken(revision, answer.complaint)
            contents.seek(0)
            _take_out(entries, wanted, contents, target)
    except (OSError, ValueError) as error:
        return _broken(revision, getattr(error, "strerror", None) or str(error))
    return None


def _entries(listed: IO[bytes]) -> Iterator[_Entry]:
    """What `git ls-tree -r -z` has listed."""
    listed.seek(0)
    for line in listed.read().split(b"\0"):
        what, tab, name = line.partition(b"\t")
        if tab:
            mode, _, identifier = what.decode("ascii").split()
            yield _Entry(mode, identifier, f"{_FOLDER}/{os.fsdecode(name)}")


def _take_out(entries: Iterable[_Entry], read: Sequence[_Entry], contents: IO[bytes], target: Path) -> None:
    """Write the files of a revision below a folder. `contents` is what git says of those that are `read`, in order."""
    (target / _FOLDER).mkdir(parents=True, exist_ok=True)
    due = {each.name for each in read}
    for entry in entries:
        found = _content(contents) if entry.name in due else b""
        path = _inside(target, entry.name)
        if entry.mode == _MODULE:
            path.mkdir(parents=True, exist_ok=True)
            continue
        path.parent.mkdir(parents=True, exist_ok=True)
        if entry.mode == _LINK:
            path.symlink_to(_UNTOLD)
        else:
            path.write_bytes(b"" if found.startswith(_ELSEWHERE) else found)


def _content(contents: IO[bytes]) -> bytes:
    """The next file of what `git cat-file --batch` has written."""
    head = contents.readline().split()
    if len(head) != _HEAD:
        raise ValueError("a file of it is missing")
    found = contents.read(int(head[-1]))
    contents.read(1)
    return found


def _inside(target: Path, name: str) -> Path:
    """The path of a member below the folder, through no link."""
    parts = PurePosixPath(name).parts
    path = target.joinpath(*parts)
    if not parts or PurePosixPath(name).is_absolute() or ".." in parts:
        raise ValueError(f'"{shorten(name)}" leads out of its folder')
    if any(each.is_symlink() for each in (path, *path.parents) if each.is_relative_to(target) and each != target):
        raise ValueError(f'"{shorten(name)}" is behind a link')
    return path


def _broken(revision: str, cause: str) -> Unread:
    hint = "`git fsck` shows whether the repository is complete; a clone that contains only a part needs `git fetch`."
    return Unread(f'the files of "{_named(revision)}" cannot be read ({_short(cause)})', hint)


def _git(project: Path, *arguments: str, given: bytes = b"", into: IO[bytes] | None = None) -> _Answer:
    """Ask git in the project's folder: in English, with no shell, no question to anybody and nothing written."""
    environ = {name: value for name, value in os.environ.items() if name not in _INHERITED}
    try:
        done = subprocess.run(
            ["git", "-c", "core.fsmonitor=false", *arguments],
            cwd=project,
            env={**environ, **_QUIET},
            input=given,
            stdout=into or subprocess.PIPE,
            stderr=subprocess.PIPE,
            check=False,
        )
    except FileNotFoundError:
        raise _NoGitError from None
    except (OSError, ValueError) as error:
        return _Answer(1, "", str(error))
    text = (done.stdout or b"").decode("utf-8", "replace").strip()
    return _Answer(done.returncode, text, done.stderr.decode("utf-8", "replace").strip())


def _named(revision: str) -> str:
    """A revision as it can be shown: bytes that are no characters become question marks."""
    return shorten(os.fsencode(revision).decode("utf-8", "replace"))


def _short(complaint: str) -> str:
    """The last line of what git or the system said, without the word it begins with."""
    lines = complaint.strip().splitlines() or ["no reason given"]
    return shorten(lines[-1].removeprefix("fatal: ").removeprefix("error: "), 120)
