"""The wheel alone is enough: installed without the checkout, it starts, checks and builds a playbook."""

import os
import re
import subprocess
import sys
import sysconfig
import venv
import zipfile
from collections.abc import Sequence
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
STARTER = "playpress/starters/reference"


def succeed(command: Sequence[str | Path], cwd: Path) -> str:
    """Run a command away from the checkout; its output, once it has ended well."""
    without = {"PYTHONPATH", "PYTHONHOME", "VIRTUAL_ENV"}
    env = {name: value for name, value in os.environ.items() if name not in without}
    done = subprocess.run(command, cwd=cwd, env=env, capture_output=True, text=True, check=False)
    assert done.returncode == 0, f"{command}\n{done.stdout}\n{done.stderr}"
    return done.stdout


def files_below(folder: Path) -> set[str]:
    """Every file, relative to the folder."""
    paths = (path for path in folder.rglob("*") if path.is_file() and "__pycache__" not in path.parts)
    return {path.relative_to(folder).as_posix() for path in paths}


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Built from the checkout with the build backend at hand, so no network is asked."""
    folder = tmp_path_factory.mktemp("wheel")
    pip = [sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--no-build-isolation", "--no-index"]
    succeed([*pip, "--wheel-dir", folder, ROOT], cwd=folder)
    (built,) = folder.glob("*.whl")
    return built


@pytest.fixture(scope="module")
def bin_dir(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A fresh environment: playpress from the wheel; only its dependencies from where the tests run.

    The path file puts the dependencies behind the fresh environment's own packages, and path files in a folder so
    added are not read: an editable playpress over there stays out of reach.
    """
    home = tmp_path_factory.mktemp("fresh") / "venv"
    venv.create(home)
    bin_dir = home / ("Scripts" if os.name == "nt" else "bin")
    python = bin_dir / "python"
    pip = [sys.executable, "-m", "pip", "--python", python, "install", "--quiet", "--no-deps", "--no-index"]
    succeed([*pip, wheel], cwd=home)
    (packages,) = home.rglob("site-packages")
    dependencies = dict.fromkeys(sysconfig.get_path(name) for name in ("purelib", "platlib"))
    (packages / "dependencies.pth").write_text("\n".join(dependencies) + "\n", encoding="utf-8")
    where = succeed([python, "-c", "import playpress; print(playpress.__file__)"], cwd=home).strip()
    assert Path(where).is_relative_to(packages)
    return bin_dir


def test_the_wheel_holds_the_code_the_themes_and_the_starter(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        inside = set(archive.namelist())
    expected = {f"playpress/{file}" for file in files_below(ROOT / "generator" / "playpress")}
    expected |= {f"playpress/themes/{file}" for file in files_below(ROOT / "themes")}
    expected |= {f"{STARTER}/content/{file}" for file in files_below(ROOT / "content")}
    expected |= {f"{STARTER}/mkdocs.yml"}
    assert sorted(expected - inside) == []


def test_the_wheel_holds_nothing_else(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        rooms = {name.split("/")[0].partition("-")[0] for name in archive.namelist()}
    assert rooms == {"playpress"}


def test_a_newcomer_gets_from_the_readme_and_an_empty_folder_to_a_site(bin_dir: Path, tmp_path: Path) -> None:
    """`serve` and `edit` are left out, since they do not end; what they show is what `build` builds."""
    playpress = bin_dir / "playpress"
    told = succeed([playpress, "--help"], cwd=tmp_path)
    for command in ("new", "check", "build", "serve", "stage"):
        assert command in told
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    (block, *_) = re.findall(r"^```sh\n(.*?)^```", text, re.DOTALL | re.MULTILINE)
    install, new, cd, serve, edit = (line.partition("#")[0].strip() for line in block.splitlines())
    assert (install, serve, edit) == ("pip install .", "playpress serve", "playpress edit")
    (tmp_path / "clone").mkdir()
    succeed([playpress, *new.split()[1:]], cwd=tmp_path / "clone")
    book = tmp_path / "clone" / cd.removeprefix("cd ")
    assert (book / "content" / "playbook.yml").is_file()
    succeed([playpress, "check"], cwd=book)
    succeed([playpress, "build"], cwd=book)
    assert (book / "site" / "index.html").is_file()


def test_every_other_sample_comes_with_the_wheel(bin_dir: Path, tmp_path: Path) -> None:
    for sample in ("small", "b2b"):
        succeed([bin_dir / "playpress", "new", sample, "--sample", sample], cwd=tmp_path)
        succeed([bin_dir / "playpress", "check", "--project", sample], cwd=tmp_path)
    assert (tmp_path / "b2b" / "content" / "funnels.yml").is_file()


def test_a_build_goes_where_it_is_told(bin_dir: Path, tmp_path: Path) -> None:
    python = bin_dir / "python"
    succeed([python, "-m", "playpress", "new", "book", "--sample", "small"], cwd=tmp_path)
    succeed([python, "-m", "playpress", "build", "--project", "book", "--out", "public"], cwd=tmp_path)
    assert (tmp_path / "public" / "index.html").is_file()
