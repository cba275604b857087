"""A preview and an editor answer this machine only: every way in which another site may ask is refused.

`python tests/bench/sweep_origins.py`: all combinations of method, host, origin, what browsers say of where a request
comes from, and address, asked of the guard around both.
"""

import io
import sys
from collections import Counter
from collections.abc import Iterator
from itertools import product
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "generator")]

from tests.bench import figure  # noqa: E402

from playpress.outputs import loopback  # noqa: E402

PORT = 8000
METHODS = ("GET", "HEAD", "POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "CONNECT", "PROPFIND")
OUR_HOSTS = (f"127.0.0.1:{PORT}", f"localhost:{PORT}")
HOSTS = (
    *OUR_HOSTS, None, "", "127.0.0.1", "localhost", "127.0.0.1:80", "127.0.0.1:80001", "evil.example",
    f"evil.example:{PORT}", f"127.0.0.1.evil.example:{PORT}", f"localhost.evil.example:{PORT}",
    f"127.0.0.1:{PORT}@evil", f"localhost:{PORT}.",
    f"0.0.0.0:{PORT}", f"[::1]:{PORT}", f"2130706433:{PORT}", f"127.1:{PORT}",
    f"LOCALHOST:{PORT}",
)  # fmt: skip
OUR_ORIGINS = tuple(f"http://{host}" for host in OUR_HOSTS)
ORIGINS = (
    None, *OUR_ORIGINS, "", "null", "https://evil.example", "http://evil.example:8000", "http://127.0.0.1",
    "http://127.0.0.1:80001", "http://localhost:8000.evil.example", "https://127.0.0.1:8000", "file://",
    "http://127.0.0.1:8000/", "http://127.0.0.1:8000, https://evil.example",
)  # fmt: skip
SITES = (None, "none", "same-origin", "same-site", "cross-site")
MODES = (("no-cors", "script"), ("cors", "empty"), ("navigate", "document"), ("navigate", "iframe"), ("websocket", ""))
PATHS = ("/", "/index.html", "/search/index.js", "/..%2f..%2fetc/passwd", "/a\0b", "/livereload/0/0")
KEPT_HERE = {"Cross-Origin-Resource-Policy": "same-origin", "X-Frame-Options": "SAMEORIGIN"}


def request(
    method: str, host: str | None, origin: str | None, site: str | None, mode: tuple[str, str], path: str
) -> Any:
    """A request as WSGI says it."""
    said = {"REQUEST_METHOD": method, "PATH_INFO": path, "wsgi.input": io.BytesIO(b"x=1"), "CONTENT_LENGTH": "3"}
    more = {"HTTP_HOST": host, "HTTP_ORIGIN": origin, "HTTP_SEC_FETCH_SITE": site}
    more |= {"HTTP_SEC_FETCH_MODE": mode[0], "HTTP_SEC_FETCH_DEST": mode[1]} if site else {}
    return said | {name: value for name, value in more.items() if value is not None}


def may_ask(method: str, host: str | None, origin: str | None, site: str | None, mode: tuple[str, str]) -> bool:
    """What the guard has to let through: what this machine asks, and a link that a reader follows here."""
    followed = method in ("GET", "HEAD") and mode == ("navigate", "document")
    from_here = origin in OUR_ORIGINS or (origin is None and method in ("GET", "HEAD"))
    return host in OUR_HOSTS and from_here and (site not in ("same-site", "cross-site") or followed)


def wrong(done: Counter[str]) -> Iterator[str]:
    """Requests that are answered and must not be, or the other way round; and answers that another site could use."""
    reached: list[str] = []
    headers: dict[str, str] = {}

    def app(environ: dict[str, Any], start_response: Any) -> list[bytes]:
        reached.append(environ["PATH_INFO"])
        start_response("200 OK", [])
        return [b"the playbook"]

    def start(_: str, found: list[tuple[str, str]]) -> None:
        headers.update(found)

    guarded = loopback.guarded(app, PORT)
    for asked in product(METHODS, HOSTS, ORIGINS, SITES, MODES, PATHS):
        done["asked"] += 1
        reached.clear()
        headers.clear()
        list(guarded(request(*asked), start))
        wanted = may_ask(*asked[:5]) and "\0" not in asked[5]
        done["answered"] += bool(reached)
        if bool(reached) != wanted:
            yield f"{asked} is {'answered' if reached else 'refused'}"
        if reached and KEPT_HERE.items() - headers.items():
            yield f"{asked}: the answer does not say that it stays here"


if __name__ == "__main__":
    figure.asked(__doc__, 0, "(all)")
    done: Counter[str] = Counter()
    failed = figure.wrong(wrong(done))
    words = f"{done['asked']:,} requests, {done['answered']:,} from this machine answered: {failed} wrongly"
    figure.end(done["asked"], failed, words)
