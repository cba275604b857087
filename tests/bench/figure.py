"""A sweep: what was asked of it on its command line, and its figure, a line of JSON that `gather.py` reads."""

import argparse
import json
import sys
from collections.abc import Iterable


def asked(doc: str | None, count: int, of: str) -> argparse.Namespace:
    """`--count` and `--seed` of a command line. `count`, of what `of` names, is how many a whole figure takes."""
    parser = argparse.ArgumentParser(description=doc, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--count", type=int, default=count, help=f"how many {of}")
    parser.add_argument("--seed", type=int, default=1, help="what chance begins with: the same seed, the same examples")
    parser.add_argument("only", nargs="*", help="only some of what is looked at, by name")
    return parser.parse_args()


def wrong(lines: Iterable[str]) -> int:
    """Print what is wrong, each in a line, and say how many lines there were."""
    number = 0
    for line in lines:
        number += 1
        print(line, flush=True)  # noqa: T201
    return number


def end(done: int, failed: int, words: str) -> None:
    """Say the figure, and leave with 1 where something failed or nothing was looked at."""
    print(json.dumps({"figure": words, "done": done, "failed": failed}, ensure_ascii=False), flush=True)  # noqa: T201
    sys.exit(bool(failed) or not done)
