"""What a YAML language server offers where each reference of the samples is written: the id that is there.

`sweep_editor.py`. Needs npm, which brings the server of VS Code's extension into build/. The exit code is 1 where an id
is missing, where an unknown one is not marked, or where the server finds a mistake in a file of a sample.
"""

import sys
import tempfile
from collections import Counter
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "generator")]

from tests.editor import ensure_language_server, language_server  # noqa: E402
from tests.editor.language_server import CURSOR, LanguageServer  # noqa: E402
from tests.editor.references import Written  # noqa: E402
from tests.editor.sample import NAMES, Sample  # noqa: E402


def emptied(text: str, at: Written) -> str:
    """A file with the cursor instead of one reference; of a key its first letter stays, as there is none without."""
    lines = text.split("\n")
    line = lines[at.line]
    before, after = line[: at.column].rstrip("\"'"), line[at.column + len(at.words) :].lstrip("\"'")
    lines[at.line] = f"{before}{at.words[0] if after.startswith(':') else ''}{CURSOR}{after}"
    return "\n".join(lines)


def is_offered(server: LanguageServer, text: str, at: Written) -> bool:
    """Whether what stands there is offered in its place, in one of its forms."""
    offered = {word.strip("\"'") for word in server.offered(at.file, emptied(text, at))}
    return not offered.isdisjoint({at.words, at.words.partition(":")[2]})


def swept(sample: Sample, command: list[str]) -> Counter[str]:
    """How many files and references there are, and how many of them miss something."""
    found: Counter[str] = Counter(files=len(sample.texts), references=len(sample.references))
    with language_server.over(sample.project, command) as server:
        found["false alarms"] = sum(map(len, server.wrong(sample.texts).values()))
        told = server.wrong({file: text for file, (text, _) in sample.spoilt.items()})
        for file, (_, places) in sample.spoilt.items():
            found["spoilt"] += len(places)
            found["not marked"] += sum(
                not any(language_server.covers(each, at) for each in told[file]) for at in places
            )
        for at in sample.references:
            if "#" in at.words and not at.to.part:
                found["parts that are accepted without being offered"] += 1
            elif not is_offered(server, sample.texts[at.file], at):
                found["not offered"] += 1
                sys.stdout.write(f"  not offered: {at.file}:{at.line + 1} {at.words}\n")
    return found


def main() -> None:
    """Sweep both samples."""
    ensure_language_server.main()
    command = ensure_language_server.command()
    if command is None:
        sys.exit("A YAML language server needs npm, which is not on this machine (on Debian: apt-get install npm).")
    missing = 0
    for name in NAMES:
        with tempfile.TemporaryDirectory() as folder:
            found = swept(Sample(Path(folder) / "book", name), command)
        sys.stdout.write(f"{name}: {', '.join(f'{number} {what}' for what, number in found.items())}\n")
        missing += found["false alarms"] + found["not marked"] + found["not offered"]
    sys.exit(1 if missing else 0)


if __name__ == "__main__":
    main()
