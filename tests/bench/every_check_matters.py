"""Whether each check is really tested: `python tests/bench/every_check_matters.py [HND-4 …]`.

Takes one check after the other out of `CHECKS` and runs the tests of the checks, those of its examples first: one of
them has to fail. The tests that only list the codes are left out, for they would fail every time and prove nothing.
"""

import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
WITHOUT = "PLAYPRESS_WITHOUT_CHECK"
CHECKS_TESTS = "tests/unit/checks"
EXAMPLES = f"{CHECKS_TESTS}/test_examples.py"
NO_TESTS = 5
"""How pytest ends when there is none to run."""
TESTS = (CHECKS_TESTS, "tests/unit/derive/test_planning.py", "tests/unit/derive/test_onboarding.py")
LISTS = (
    f"{CHECKS_TESTS}/test_registry.py",
    f"{CHECKS_TESTS}/test_run.py::test_a_check_sleeps_until_its_material_is_there",
    f"{CHECKS_TESTS}/test_run.py::test_a_check_wakes_with_its_material",
    f"{CHECKS_TESTS}/test_examples.py::test_no_example_is_left_of_a_check_that_is_gone",
    f"{CHECKS_TESTS}/test_examples.py::test_the_page_of_a_check_shows_both_states_of_its_examples",
)


def pytest_configure() -> None:
    """As a plugin of pytest: take the check out before any test sees it."""
    if code := os.environ.get(WITHOUT):
        from playpress import checks

        checks.CHECKS = tuple(check for check in checks.CHECKS if check.code != code)


def missed_by(code: str) -> str | None:
    """The first test that misses a check, its examples asked before all others; None when no test fails."""
    return failing(code, EXAMPLES, "-k", f"[{code}-") or failing(code, *TESTS)


def failing(code: str, *tests: str) -> str | None:
    """The first of some tests that fails without a check; with "" every check is there. None when no test fails."""
    command = [
        sys.executable,
        "-m",
        "pytest",
        "-x",
        "--no-header",
        "--tb=no",
        "-rf",
        "-p",
        "tests.bench.every_check_matters",
    ]
    command += [*tests, *(f"--deselect={name}" for name in LISTS)]
    environment = {**os.environ, WITHOUT: code, "PYTHONPATH": str(ROOT / "generator")}
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
    if done.returncode not in (0, 1, NO_TESTS):
        raise SystemExit(done.stdout + done.stderr)
    failed = [line.split(" - ")[0] for line in done.stdout.splitlines() if line.startswith("FAILED ")]
    return failed[0].partition("::")[2] if failed else None


def main() -> int:
    """One line a check; exit code 1 when one could be deleted without a test noticing."""
    from playpress.checks import CHECKS

    if broken := failing("", *TESTS):
        sys.stdout.write(f"With all checks in place {broken} fails: fix that first.\n")
        return 1
    codes = sys.argv[1:] or [check.code for check in CHECKS]
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        found = dict(zip(codes, pool.map(missed_by, codes), strict=True))
    for code, test in found.items():
        sys.stdout.write(f"{code:<7} {test or 'NO TEST FAILS'}\n")
    noticed = sum(bool(test) for test in found.values())
    sys.stdout.write(f"{noticed} of {len(found)} checks are missed by a test when they are gone.\n")
    return 0 if noticed == len(found) else 1


if __name__ == "__main__":
    sys.exit(main())
