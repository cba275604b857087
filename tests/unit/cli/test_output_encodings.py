"""Whatever a terminal or a log can write, no word of ours or of an author stops a command, and JSON stays JSON."""

import io
import json
import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from playpress import cli

ENCODINGS = ("cp1252", "cp850", "latin-1", "ascii", "utf-8")
TODAY = ("--today", "2027-03-01")
NAMES = """\
more-leads: {name: 東京 ☎ leads, team: marketing}
close-deals: {name: "Größe → Übermaß … “東京” \\u2603 ☎", team: sales, summary: 'Žižkov × 3 – „mehr“'}
loved-brand: {name: Ångström ≥ 3, team: marketing}
"""
FAULTY = NAMES + 'other: {name: "→ 東京", team: "söles"}\n'
COMMANDS = (
    ("check", "--all"),
    *(("check", "--format", form) for form in ("json", "github", "gitlab", "sarif", "junit")),
    ("plan",),
    ("diff", "HEAD"),
    ("print", "--list"),
    ("stage", "STAGED"),
)


@pytest.fixture(scope="module", params=["findings", "faults"])
def project(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A playbook with names that hardly any encoding holds; commands read it."""
    folder = tmp_path_factory.mktemp("größe") / "größe"
    done, _, _ = run("utf-8", ("new", str(folder), "--sample", "small"))
    assert done == 0
    (folder / "content" / "goals.yml").write_text(NAMES if request.param == "findings" else FAULTY, encoding="utf-8")
    return folder


def run(encoding: str, command: Sequence[str]) -> tuple[int, str, str]:
    """Exit code, standard output and standard error of a command whose streams have an encoding, and are strict."""
    streams = [io.TextIOWrapper(io.BytesIO(), encoding=encoding, errors="strict", newline="") for _ in range(2)]
    kept = sys.stdout, sys.stderr
    sys.stdout, sys.stderr = streams
    try:
        code = cli.main(list(command), prog_name="playpress", standalone_mode=True)
    except SystemExit as stopped:
        code = stopped.code
    finally:
        sys.stdout, sys.stderr = kept
    out, err = (_written(stream, encoding) for stream in streams)
    return int(code or 0), out, err


def _written(stream: io.TextIOWrapper, encoding: str) -> str:
    """What came out. Click writes UTF-8 where an encoding is ASCII, since that is mostly a wrong guess."""
    stream.flush()
    raw = stream.buffer.getvalue()  # type: ignore[attr-defined]
    return raw.decode("utf-8" if encoding == "ascii" else encoding)


@pytest.mark.parametrize("encoding", ENCODINGS)
@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: " ".join(command))
def test_no_text_stops_a_command(command: tuple[str, ...], encoding: str, project: Path, tmp_path: Path) -> None:
    asked = [str(tmp_path / "staged") if word == "STAGED" else word for word in command]
    code, out, err = run(encoding, [*asked, "--project", str(project), *TODAY])
    assert code in (0, 1, 2), err
    assert "mistake in Playpress" not in err
    assert out + err
    if {"json", "gitlab", "sarif"} & set(command):
        assert out.isascii()
        json.loads(out)
    if "junit" in command:
        assert ET.fromstring(out) is not None


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_what_cannot_be_written_is_written_nearly(encoding: str, tmp_path: Path) -> None:
    folder = tmp_path / "book"
    run("utf-8", ("new", str(folder), "--sample", "small"))
    (folder / "content" / "goals.yml").write_text(FAULTY, encoding="utf-8")
    _, out, _ = run(encoding, ("check", "--project", str(folder), *TODAY))
    shown, caret = out.splitlines()[1:3]
    whole = encoding in ("utf-8", "ascii")
    assert '"→ 東京"' in shown if whole else '"> ??"' in shown
    assert caret.index("^") >= shown.index("s") - 2


@pytest.mark.parametrize("encoding", ENCODINGS)
@pytest.mark.parametrize("command", [("--help",), ("check", "--help"), ("nöpe →",)], ids=lambda command: command[0])
def test_help_and_misuse_are_told(command: tuple[str, ...], encoding: str) -> None:
    code, out, err = run(encoding, command)
    assert code == (2 if "nöpe →" in command else 0)
    assert out + err


@pytest.mark.parametrize(("encoding", "command"), [("cp850", ("build",)), ("ascii", ("check", "--format", "json"))])
def test_a_process_of_its_own_is_no_different(encoding: str, command: tuple[str, ...], tmp_path: Path) -> None:
    """With Python's own setting, as a runner or an editor has it."""
    folder = tmp_path / "größe"
    run("utf-8", ("new", str(folder), "--sample", "small"))
    (folder / "content" / "goals.yml").write_text(NAMES, encoding="utf-8")
    env = {**os.environ, "PYTHONIOENCODING": encoding}
    line = [sys.executable, "-m", "playpress", *command, "--project", folder, *TODAY]
    done = subprocess.run(line, env=env, capture_output=True, check=False)
    assert done.returncode == 0, done.stderr
    if "json" in command:
        assert json.loads(done.stdout.decode("ascii"))["schema"] == 1
