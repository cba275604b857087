"""An earlier state is read out of git without touching the repository; what cannot be read is said in words."""

import datetime as dt
import os
from io import BytesIO
from pathlib import Path

import pytest
from tests.gitrepo import Repository, repository

from playpress.source import revision
from playpress.source.revision import Unread


@pytest.fixture(autouse=True)
def _alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Repositories around the tests' folder are none of ours."""
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    monkeypatch.setenv("GIT_CONFIG_NOSYSTEM", "1")


def below(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def why(repo: Repository, rev: str, target: Path) -> str:
    found = revision.unpack(repo.project, rev, target)
    assert isinstance(found, Unread)
    assert found.hint
    return f"{found.message} | {found.hint}"


@pytest.mark.parametrize("where", ["", "teams/our book"])
def test_a_state_comes_out_as_it_was_and_the_repository_stays(tmp_path: Path, where: str) -> None:
    repo = repository(tmp_path / "repo", where)
    before = below(repo.project / "content")
    repo.swap("goals.yml", "Win", "Loss")
    repo.write("new.md", "# New\n")
    whole = below(repo.root)
    assert revision.unpack(repo.project, "v1", tmp_path / "out") is None
    assert below(tmp_path / "out" / "content") == before
    assert below(repo.root) == whole


def test_inside_a_hook_git_s_own_variables_are_left_aside(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    repo = repository(tmp_path / "repo", "book")
    monkeypatch.setenv("GIT_DIR", ".git")
    monkeypatch.setenv("GIT_INDEX_FILE", "nowhere")
    assert revision.unpack(repo.project, "HEAD", tmp_path / "out") is None


@pytest.mark.parametrize("where", ["", "book"])
def test_what_a_repository_says_of_its_releases_is_no_matter(tmp_path: Path, where: str) -> None:
    repo = repository(tmp_path / "repo", where)
    repo.write("glossary.yml", "lead: {definition: $Format:%H$}\n")
    (repo.root / ".gitattributes").write_text("goals.yml export-ignore\nglossary.yml export-subst\n*.yml filter=no\n")
    repo.commit("v2")
    before = below(repo.project / "content")
    assert revision.unpack(repo.project, "v2", tmp_path / "out") is None
    assert below(tmp_path / "out" / "content") == before


def test_links_stay_links_to_nowhere_and_pictures_only_names(tmp_path: Path) -> None:
    repo = repository(tmp_path / "repo")
    (repo.project / "content" / "secret.yml").symlink_to("/etc/passwd")
    (repo.project / "content" / "photo.png").write_bytes(b"x" * 5000)
    repo.commit("v2")
    assert revision.unpack(repo.project, "v2", tmp_path / "out") is None
    link = tmp_path / "out" / "content" / "secret.yml"
    assert link.is_symlink()
    assert "passwd" not in str(link.readlink())
    assert (tmp_path / "out" / "content" / "photo.png").read_bytes() == b""


def test_a_whole_state_has_its_pictures_but_those_that_git_keeps_elsewhere(tmp_path: Path) -> None:
    repo = repository(tmp_path / "repo")
    (repo.project / "content" / "photo.png").write_bytes(b"x" * 5000)
    (repo.project / "content" / "film.png").write_bytes(b"version https://git-lfs.github.com/spec/v1\noid sha256:0\n")
    repo.commit("v2")
    assert revision.unpack(repo.project, "v2", tmp_path / "out", whole=True) is None
    assert (tmp_path / "out" / "content" / "photo.png").read_bytes() == b"x" * 5000
    assert (tmp_path / "out" / "content" / "film.png").read_bytes() == b""


@pytest.mark.parametrize(
    ("rev", "words"),
    [
        ("-o/tmp/x", '"-o/tmp/x" is not a revision'),
        ("--output=x", "is not a revision"),
        ("", '"" is not a revision'),
        (" ", "is not a revision"),
        ("v11", 'there is no revision "v11" | Known here: main, v1.'),
        ("mian", 'there is no revision "mian" | Did you mean "main"?'),
        ("zzz", "Known here: main, v1."),
        ("0" * 40, "there is no revision"),
        ("v1..main", '"v1..main" names two revisions | Name them one by one: v1 main'),
        ("v1..", "names two revisions | Name them one by one: v1 HEAD"),
        ("HEAD:content", "there is no revision"),
        ("HEAD~99", "there is no revision"),
        ("a b; touch x", "there is no revision"),
        ("x" * 5000, "there is no revision"),
        ("v1\nv2", "there is no revision"),
        ("\udcff", "there is no revision"),
        ("a\0b", "there is no revision"),
    ],
)
def test_a_revision_that_is_none(tmp_path: Path, rev: str, words: str) -> None:
    repo = repository(tmp_path / "repo")
    whole = below(repo.root)
    text = why(repo, rev, tmp_path / "out")
    assert words in text
    assert len(text) < 400
    assert "\udcff" not in text
    assert below(repo.root) == whole
    assert not (tmp_path / "out").exists()


def test_a_project_without_a_repository(tmp_path: Path) -> None:
    alone = Repository(tmp_path, tmp_path)
    assert "this project is not in a git repository" in why(alone, "v1", tmp_path / "out")


def test_a_repository_without_commits(tmp_path: Path) -> None:
    empty = Repository(tmp_path, tmp_path)
    empty.git("init", "--quiet")
    assert "this repository has no commits yet | Commit the playbook first." in why(empty, "HEAD", tmp_path / "out")


def test_a_computer_without_git(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    repo = repository(tmp_path / "repo")
    monkeypatch.setenv("PATH", str(tmp_path))
    text = why(repo, "v1", tmp_path / "out")
    assert "git is not installed on this computer" in text
    assert "https://git-scm.com/downloads" in text


def test_a_revision_before_the_project(tmp_path: Path) -> None:
    repo = repository(tmp_path / "repo")
    repo.git("checkout", "--quiet", "--orphan", "old")
    repo.git("rm", "--quiet", "--cached", "-r", ".")
    repo.git("commit", "--quiet", "--allow-empty", "--message", "nothing yet")
    text = why(repo, "old", tmp_path / "out")
    assert '"old" does not contain content/playbook.yml of this project' in text
    assert "Name a later revision" in text


def test_a_clone_without_its_history(tmp_path: Path) -> None:
    repo = repository(tmp_path / "repo")
    repo.commit()
    repo.git("clone", "--quiet", "--depth=1", "--no-tags", f"file://{repo.root}", str(tmp_path / "clone"))
    text = why(Repository(tmp_path / "clone", tmp_path / "clone"), "v1", tmp_path / "out")
    assert "this clone, which contains only the end of the history" in text
    assert "git fetch --unshallow --tags" in text
    assert "fetch-depth: 0" in text


def test_a_short_name_of_several_commits(tmp_path: Path) -> None:
    repo = repository(tmp_path / "repo")
    said = "error: short object ID abcd is ambiguous\nfatal: Needed a single revision"
    found = revision._unknown(repo.project, "abcd", said)
    assert found.message == '"abcd" is the beginning of several commits'


def test_a_damaged_repository(tmp_path: Path) -> None:
    repo = repository(tmp_path / "repo")
    blob = repo.git("rev-parse", "HEAD:content/goals.yml")
    (repo.root / ".git" / "objects" / blob[:2] / blob[2:]).unlink()
    text = why(repo, "v1", tmp_path / "out")
    assert 'the files of "v1" cannot be read' in text
    assert "git fsck" in text


def test_somebody_else_s_repository() -> None:
    found = revision._no_repository("fatal: detected dubious ownership in repository at '/x'")
    assert "belongs to another user" in found.message
    assert "safe.directory" in found.hint


@pytest.mark.parametrize("name", ["../out.yml", "/tmp/out.yml", "content/link/x.yml", "."])
def test_no_revision_writes_outside_of_its_folder(tmp_path: Path, name: str) -> None:
    target = tmp_path / "target"
    (target / "content").mkdir(parents=True)
    (target / "content" / "link").symlink_to(tmp_path)
    entry = revision._Entry("100644", "0", name)
    with pytest.raises(ValueError, match=r"leads out of|behind a link"):
        revision._take_out([entry], [], BytesIO(), target)
    assert not (tmp_path / "out.yml").exists()
    assert not (tmp_path / "x.yml").exists()


def test_no_program_runs_that_a_repository_names_for_its_files(tmp_path: Path) -> None:
    repo = repository(tmp_path / "repo")
    ran = tmp_path / "ran"
    for name in ("filter.ours.smudge", "filter.ours.process", "tar.tar.command", "core.pager", "diff.external"):
        repo.git("config", name, f"touch {ran}; cat")
    (repo.root / ".git" / "info" / "attributes").write_text("*.yml filter=ours diff=ours\n")
    assert revision.unpack(repo.project, "v1", tmp_path / "out") is None
    assert not isinstance(revision.last_before(repo.project, dt.date(9999, 12, 31)), Unread)
    assert below(tmp_path / "out" / "content") == below(repo.project / "content")
    assert not ran.exists()
