"""Where the guide says that a playbook can be published: each line typed as it is there, and its pages read there."""

import os
import re
import shutil
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.client import HTTPConnection
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

import pytest
from tests.shared import made_once

from playpress import starter

ROOT = Path(__file__).resolve().parents[2]
GUIDE = (ROOT / "themes" / "default" / "pages" / "authoring_tasks.md.j2").read_text(encoding="utf-8")
WAYS: dict[str, str] = dict(re.findall(r"^\| ([^|]+) \| (.+) \|$", GUIDE.partition("s-publish")[2], re.MULTILINE))
LINK = re.compile(r"""<[^>]*?\s(?:href|src)="([^"#?][^"]*)\"""")
BELOW = "/books/playbook/"
RECORD = '#!/bin/sh\necho "$@" >> "$SAID"\n'
BUCKET = f'{RECORD}[ "$1 $2 $5" = "s3 sync --delete" ] && rm -rf "$SAID.bucket" && cp -R "$3" "$SAID.bucket"\n'
"""A program of a host that writes down what it is asked for; that of a store of files keeps a copy."""


def typed(words: str) -> list[str]:
    """What one types for the place that begins like this."""
    return re.findall("`([^`]+)`", next(how for where, how in WAYS.items() if where.startswith(words)))


def run(line: str, folder: Path, programs: Path, **others: str) -> str:
    """Type a line in a folder, with some programs of our own in the path; what these were asked for."""
    programs.mkdir(exist_ok=True)
    for name, script in others.items():
        (programs / name).write_text(script, encoding="utf-8")
        (programs / name).chmod(0o755)
    said = programs / "said"
    path = os.pathsep.join([str(programs), str(Path(sys.executable).parent), os.environ["PATH"]])
    env = {**os.environ, "PATH": path, "SAID": str(said)}
    subprocess.run(["sh", "-e", "-c", line], cwd=folder, env=env, capture_output=True, check=True)
    return said.read_text(encoding="utf-8").strip()


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A playbook with its site, made by the line for hosts that build it themselves; `said` is what pip was asked."""

    def make(folder: Path) -> None:
        starter.create(folder / "book", "small")
        settings = folder / "book" / "content" / "playbook.yml"
        settings.write_text(
            f"{settings.read_text(encoding='utf-8')}site_url: https://example.org{BELOW}\n", encoding="utf-8"
        )
        (folder / "said").write_text(
            run(typed("Netlify")[0], folder / "book", folder / "programs", pip=RECORD), encoding="utf-8"
        )

    return made_once(tmp_path_factory, "published", make)


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        """Nothing."""


@contextmanager
def served(folder: Path) -> Iterator[HTTPConnection]:
    """A plain web server for a folder."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(folder)))
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield HTTPConnection("127.0.0.1", server.server_address[1])
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def read_all(server: HTTPConnection, start: str) -> dict[str, int]:
    """Every address of the site that one comes to from its first page, and the status of its answer."""
    found: dict[str, int] = {}
    waiting = [start]
    while waiting:
        address = waiting.pop()
        if address in found:
            continue
        server.request("GET", address)
        answer = server.getresponse()
        body, found[address] = answer.read(), answer.status
        if answer.getheader("Content-Type", "").startswith("text/html"):
            links = (urljoin(address, unquote(link).partition("#")[0]) for link in LINK.findall(body.decode()))
            waiting += [link for link in links if link.startswith("/")]
    return found


def pages(folder: Path) -> set[str]:
    """The pages of a site, but the one that no page links to."""
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*.html")} - {"404.html"}


def test_a_host_that_builds_installs_playpress_and_finds_the_folder(built: Path) -> None:
    assert (built / "said").read_text(encoding="utf-8") == "install playpress"
    assert (built / "book" / typed("Netlify")[1] / "index.html").is_file()


def test_a_store_of_files_gets_the_site_and_every_page_of_it_is_reached(built: Path, tmp_path: Path) -> None:
    build, copy, index = typed("Amazon S3")
    assert (build, index) == ("playpress build", "index.html")
    said = run(copy.replace("BUCKET", "playbook"), built / "book", tmp_path / "programs", aws=BUCKET)
    assert said == "s3 sync site s3://playbook --delete"
    with served(tmp_path / "programs" / "said.bucket") as server:
        found = read_all(server, "/")
    assert set(found.values()) == {200}
    assert pages(built / "book" / "site") <= {address.lstrip("/") for address in found}


def test_a_server_shows_it_below_a_path_and_nothing_leads_out_of_it(built: Path, tmp_path: Path) -> None:
    (command,) = typed("a web server")
    assert command.startswith("playpress build --out /")
    shutil.copytree(built / "book" / "site", tmp_path / BELOW.strip("/"))
    with served(tmp_path) as server:
        found = read_all(server, BELOW)
        unknown = (tmp_path / BELOW.strip("/") / "404.html").read_text(encoding="utf-8")
        links = {urlsplit(link).path for link in LINK.findall(unknown) if link.startswith("/")}
        found |= {link: read_all(server, link)[link] for link in sorted(links)}
    assert set(found.values()) == {200}
    assert [address for address in found if not address.startswith(BELOW)] == []


def test_a_zip_is_read_from_any_folder_without_a_server(built: Path, tmp_path: Path) -> None:
    assert typed("a zip") == ["playpress build", "site", "index.html"]
    packed = shutil.make_archive(str(tmp_path / "playbook"), "zip", built / "book" / "site")
    drive = tmp_path / "Shared drive & Büro"
    shutil.unpack_archive(packed, drive)
    assert pages(drive) == pages(built / "book" / "site")
    dead = [
        (page, link)
        for page in sorted(pages(drive))
        for link in LINK.findall((drive / page).read_text(encoding="utf-8"))
        if not urlsplit(link).scheme
        and not (drive / page).parent.joinpath(unquote(link).partition("#")[0].partition("?")[0]).is_file()
    ]
    assert dead == []
