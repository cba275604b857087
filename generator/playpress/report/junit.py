"""Problems -> JUnit XML, which every CI system can show: a test case for each check that ran, and for each fault."""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from xml.etree import ElementTree as ET

from playpress.checks import DESCRIPTIONS
from playpress.checks.check import Check
from playpress.problems import Problem, faults
from playpress.report.annotations import path, words

_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def as_junit(problems: Sequence[Problem], ran: Iterable[Check], skipped: Iterable[Check], folder: str = "") -> str:
    """A suite. Errors and warnings fail their check; notes, and what is accepted, are listed and fail nothing.

    `ran` and `skipped` are the checks of a playbook without faults. `folder` is where the project is in its repository.
    """
    found: dict[str, list[Problem]] = defaultdict(list)
    for problem in problems:
        if problem.category != "fault":
            found[problem.code].append(problem)
    codes = dict.fromkeys([*(check.code for check in ran), *found])
    cases = [_fault(problem, folder) for problem in faults(problems)]
    cases += [_check(code, DESCRIPTIONS.get(code) or found[code][0].message, found[code], folder) for code in codes]
    cases += [_skipped(check) for check in skipped]
    counts = {
        "tests": len(cases),
        "failures": sum(case.find("failure") is not None for case in cases),
        "errors": sum(case.find("error") is not None for case in cases),
        "skipped": sum(case.find("skipped") is not None for case in cases),
    }
    totals = {name: str(count) for name, count in counts.items()}
    root = ET.Element("testsuites", {"name": "playpress check", **totals})
    ET.SubElement(root, "testsuite", {"name": "playpress", **totals}).extend(cases)
    ET.indent(root)
    text: bytes = ET.tostring(root, encoding="us-ascii")  # what is not ASCII by its number, for any output
    return f'<?xml version="1.0" encoding="utf-8"?>\n{text.decode()}'


def _case(code: str, title: str, place: dict[str, str] | None = None) -> ET.Element:
    return ET.Element("testcase", {"classname": "playpress.check", "name": _text(f"{code}: {title}"), **(place or {})})


def _fault(problem: Problem, folder: str) -> ET.Element:
    """A fault: nothing could be checked before it is fixed."""
    at = {"file": _text(path(problem.place.file, folder)), "line": str(problem.place.line)}
    case = _case(problem.code, problem.message, at)
    error = ET.SubElement(case, "error", {"type": problem.code, "message": _text(problem.message)})
    error.text = _line(problem, folder)
    return case


def _check(code: str, title: str, found: Sequence[Problem], folder: str) -> ET.Element:
    """A check, with all that it found."""
    case = _case(code, title)
    failing = [problem for problem in found if _fails(problem)]
    passing = [problem for problem in found if not _fails(problem)]
    if failing:
        failure = ET.SubElement(case, "failure", {"type": code, "message": _text(failing[0].message)})
        failure.text = "\n".join(_line(problem, folder) for problem in failing)
    if passing:
        ET.SubElement(case, "system-out").text = "\n".join(_line(problem, folder) for problem in passing)
    return case


def _fails(problem: Problem) -> bool:
    return problem.level != "info" and not problem.waived


def _skipped(check: Check) -> ET.Element:
    case = _case(check.code, check.description)
    ET.SubElement(case, "skipped", {"message": _text(f"Needs {check.requires.words}.")})
    return case


def _line(problem: Problem, folder: str) -> str:
    """The place, the level, what is wrong and what to do, as in a terminal."""
    place = f"{path(problem.place.file, folder)}:{problem.place.line}:{problem.place.column}"
    accepted = f" (accepted: {problem.waived})" if problem.waived else ""
    return _text(f"{place}: {problem.level}: {words(problem)}{accepted}")


def _text(text: str) -> str:
    """Nothing that XML cannot hold."""
    return _NOT_XML.sub("\ufffd", text)
