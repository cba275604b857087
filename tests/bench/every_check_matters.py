"""Whether each check is really tested: `python tests/bench/every_check_matters.py [HND-4 …]`.

Takes one check after the other out of `CHECKS` and looks at its documented examples: each has to be found wanting with
the check, not without it, and not once it is fixed, so that the test of the examples fails when a check is gone.
"""

import sys
import tempfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from tests.book import of  # noqa: E402
from tests.unit.checks.test_examples import play  # noqa: E402

from playpress import checks  # noqa: E402
from playpress.checks.examples import Example, examples  # noqa: E402


def is_missed(code: str, shown: Example) -> bool:
    """Whether an example of a check is no longer reported without it; fixed, it is reported in neither case."""
    with tempfile.TemporaryDirectory() as folder:
        there, fixed = (bool(of(play(Path(folder) / state, shown, state), code)) for state in ("failing", "fixed"))
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(checks, "CHECKS", tuple(each for each in checks.CHECKS if each.code != code))
            gone = bool(of(play(Path(folder) / "gone", shown, "failing"), code))
    return there and not fixed and not gone


def main() -> int:
    """One line a check; exit code 1 when one could be deleted without a test noticing."""
    found = {
        code: [is_missed(code, shown) for shown in examples(code)]
        for code in sys.argv[1:] or [check.code for check in checks.CHECKS]
    }
    for code, cases in found.items():
        sys.stdout.write(
            f"{code:<7} {sum(cases)} of {len(cases)} examples\n" if all(cases) and cases else f"{code:<7} NO\n"
        )
    noticed = sum(bool(cases) and all(cases) for cases in found.values())
    sys.stdout.write(f"{noticed} of {len(found)} checks: without it, its example is no longer reported\n")
    return 0 if noticed == len(found) else 1


if __name__ == "__main__":
    sys.exit(main())
