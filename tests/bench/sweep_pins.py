"""What is installed is pinned by its hash and comes from no address in a list; an audit that learns nothing fails.

`python tests/bench/sweep_pins.py`.
"""

import re
import sys
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "generator")]

from tests.bench import figure  # noqa: E402

from release import audit, licences  # noqa: E402

LISTS = sorted(path for path in (ROOT / "requirements").glob("*.txt"))
_PIN = re.compile(r"^([A-Za-z0-9][\w.-]*)==(\S+)(.*?)(?=^\S|\Z)", re.MULTILINE | re.DOTALL)
_LINE = re.compile(r"\s*(#.*)?|[A-Za-z0-9][\w.-]*==\S+( ; [^\\]+)?\s*\\|\s+--hash=sha256:[0-9a-f]{64}\s*\\?|\s+#.*")
SILENCES = ("", "{}", "[]", "null", '{"dependencies": []}', "not json", '{"dependencies": [{"name": "a"}]}')


def wrong(text: str, name: str) -> Iterator[str]:
    """What a list says besides pins with their hashes."""
    yield from (f"{name}: {line}" for line in text.splitlines() if not _LINE.fullmatch(line))
    yield from (f"{name}: {pin[1]} has no hash" for pin in _PIN.finditer(text) if "--hash=sha256:" not in pin[3])
    yield from (f"{name}: an address" for _ in re.finditer(r"https?://|--(?:extra-)?index-url|--find-links", text))


def taken_for_safe(pinned: set[str]) -> Iterator[str]:
    """Answers of an audit that say nothing, and are taken for an answer."""
    for answer in SILENCES:
        if not list(audit.wrong(pinned, answer, "")):
            yield f"the audit takes {answer!r} for an answer"


if __name__ == "__main__":
    figure.asked(__doc__, 0, "(all)")
    pins, failed = 0, 0
    for path in LISTS:
        text = path.read_text(encoding="utf-8")
        pins += len(_PIN.findall(text))
        failed += figure.wrong([*wrong(text, path.name), *taken_for_safe(audit.pinned(text))])
    packages = licences.packages()
    failed += figure.wrong(
        f"{each} has no licence that may be used" for each in packages if not licences.used_under(each)
    )
    words = (
        f"{pins} pins in {len(LISTS)} lists and {len(packages)} licences: {failed} unpinned, with an address or not to "
        f"be used; {len(SILENCES)} silent answers to an audit, each of them a failure"
    )
    figure.end(pins, failed, words)
