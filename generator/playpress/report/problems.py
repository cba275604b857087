"""Problems -> what people and machines read: carets in a terminal, plain lines, JSON."""

import json
import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import click

from playpress.checks import by_effect
from playpress.checks.check import Check
from playpress.derive.summary import Share
from playpress.language import counted
from playpress.problems import FindingCost, Place, Problem, faults, visible
from playpress.source.file_text import MAX_BYTES

_COLOURS = {"error": "red", "warn": "yellow", "info": "cyan"}
_TOKEN = re.compile(r""""[^"]*"|'[^']*'|[^\s,\[\]{}#:]+(?:[:#][^\s,\[\]{}]+)*|\S""")
_WIDTH = 100
FIRST = 10
"""How many findings a check prints when nobody asks for all."""
_FIRST_RUN = 25
"""From how many findings on those of one check are one for somebody who has just moved in."""
_MOST_PLACES = 20
"""How many other places a finding names."""
MOST_FAULTS = 100
"""How many faults it prints then; all of them are counted."""


def plain(problems: Sequence[Problem]) -> Iterator[str]:
    """`file:line:col: level CODE message`, then `hint:` and `also:` lines: for tests and CI."""
    for problem in problems:
        yield f"{problem.place}: {problem.level} {problem.code} {problem.message}"
        if problem.hint:
            yield f"  hint: {problem.hint}"
        for place in problem.also:
            yield f"  also: {place}"


def carets(problems: Sequence[Problem], project: Path) -> Iterator[str]:
    """For people: the line of the file, a caret below the value, the message, the fix."""
    for problem in problems:
        if problem.waived:
            continue
        level = click.style(f"{problem.level} {problem.code}", fg=_COLOURS[problem.level], bold=True)
        yield f"{visible(str(problem.place))}  {level}"
        yield from _excerpt(problem, project)
        if problem.hint:
            yield f"  {visible(problem.hint)}"
        if problem.cost:
            yield f"  At stake: {visible(problem.cost.words)}"
        for place in problem.also:
            yield click.style(f"  See also {visible(str(place))}", dim=True)
        yield ""


def as_json(problems: Sequence[Problem], summary: dict[str, object]) -> str:
    """One object: `{"schema": 1, "problems": [...], "summary": {...}}`."""
    rows = [
        {
            "sort": problem.category,
            "level": problem.level,
            "code": problem.code,
            "message": problem.message,
            "hint": problem.hint,
            "file": problem.place.file,
            "line": problem.place.line,
            "column": problem.place.column,
            "also": [{"file": place.file, "line": place.line, "column": place.column} for place in problem.also],
            "waived": problem.waived,
            "cost": _cost(problem.cost),
        }
        for problem in problems
    ]
    return json.dumps({"schema": 1, "problems": rows, "summary": summary}, indent=2)


def _cost(cost: FindingCost | None) -> dict[str, object] | None:
    """What a finding costs, for programs; None where the model does not say."""
    if cost is None:
        return None
    numbers = {"money": cost.money, "hours": cost.hours, "count": cost.count}
    rounded = {name: None if number is None else round(float(number), 2) for name, number in numbers.items()}
    return {"words": cost.words, **rounded, "currency": cost.currency, "of": cost.of}


def summary(
    problems: Sequence[Problem], shares: Sequence[Share], skipped: Sequence[Check], profile: str = "", later: int = 0
) -> dict[str, object]:
    """The figures of a check, for machines. A share is None where there is nothing to count or the book has faults.

    `profile`: the profile that was in force; empty where the settings could not be read. `later`: how many findings it
    leaves for later.
    """
    names = ("goals_covered", "handoffs_complete", "content_current")
    found = dict(zip(names, shares, strict=False))
    open_findings = _open(problems)
    return {
        "profile": profile or None,
        **{name: _rounded(found.get(name)) for name in names},
        "faults": len(faults(problems)),
        "findings": len(open_findings),
        **{f"{level}s": sum(each.level == level for each in open_findings) for level in ("error", "warn", "info")},
        "waived": sum(bool(problem.waived) for problem in problems),
        "later": later,
        "not_looked_at": [check.code for check in skipped],
    }


def gathered(problems: Sequence[Problem]) -> tuple[Problem, ...]:
    """Where there are more than 25: open findings of one check and level as one, with the places of all.

    It is the one that matters most. That is what somebody sees who has just moved in; what is accepted, and every
    fault, stays as it is.
    """
    if open_count(problems) <= _FIRST_RUN:
        return tuple(problems)
    groups: dict[tuple[str, str], list[Problem]] = defaultdict(list)
    for each in by_effect(problems):
        groups[each.code, each.level if _is_open(each) else ""].append(each)
    return tuple(each for found in groups.values() for each in ([_one_of(found)] if _is_open(found[0]) else found))


def _one_of(found: Sequence[Problem]) -> Problem:
    """The first of several findings, which says how many are like it and where."""
    first, *others = found
    if not others:
        return first
    places = dict.fromkeys(place for each in found for place in (each.place, *each.also))
    also = tuple(place for place in places if place != first.place)[:_MOST_PLACES]
    return replace(
        first, message=f"{first.message} (and {counted(len(others), 'more finding')} of {first.code})", also=also
    )


def chosen(problems: Sequence[Problem], whole: bool) -> tuple[Sequence[Problem], str]:
    """What a check prints, and a line on what it left out: a hundred faults; else the ten findings that matter most.

    Faults stand in the order of files and lines, as one mends them.
    """
    if count := len(faults(problems)):
        if whole or count <= MOST_FAULTS:
            return problems, ""
        left = counted(count - MOST_FAULTS, "fault")
        return faults(problems)[:MOST_FAULTS], f"… and {left} more: `playpress check --all` lists every one."
    if whole:
        return by_effect(problems), ""
    ordered = [problem for problem in by_effect(problems) if not problem.waived]
    rest = len(ordered) - FIRST
    more = f"… and {counted(rest, 'finding')} more: `playpress check --all` lists every one." if rest > 0 else ""
    return ordered[:FIRST], more


def closing(
    problems: Sequence[Problem],
    shares: Sequence[Share],
    skipped: Sequence[Check],
    whole: bool = True,
    *,
    one_by_one: int = 0,
    profile: str = "",
    later: int = 0,
) -> Iterator[str]:
    """The end of a check, for people: three percentages, the counts, what was not looked at.

    `one_by_one`: how many findings there are where several of them are shown as one. `profile`: how much was checked.
    `later`: how many findings it only counts.
    """
    if count := fault_count(problems):
        yield f"{click.style(count, fg='red', bold=True)} Alignment checks run after that."
        return
    width = max((len(share.title) for share in shares), default=0)
    for share in shares:
        value = "n/a" if share.value is None else str(share)
        yield f"{share.title:<{width}}  {value:>6}  {share.explained}"
    gathered = open_count(problems) < one_by_one
    yield (
        finding_count(problems)
        + (f" Profile: {profile}." if profile else "")
        + (f" One by one they are {one_by_one} (`playpress check --all`)." if gathered else "")
    )
    if later:
        yield f"For later: {counted(later, 'finding')} that can wait. (`playpress check --profile team` lists them.)"
    if skipped and whole:
        yield f"Skipped, nothing to check yet: {_waiting(skipped)}."
    elif skipped:
        yield f"Skipped, nothing to check yet: {counted(len(skipped), 'check')}. (`playpress check --all` lists them.)"


def open_count(problems: Iterable[Problem]) -> int:
    """How many findings are open: neither faults nor accepted."""
    return len(_open(problems))


def fault_count(problems: Sequence[Problem]) -> str:
    """ "3 errors to fix."; nothing without faults."""
    count = len(faults(problems))
    return f"{counted(count, 'error')} to fix." if count else ""


def finding_count(problems: Sequence[Problem]) -> str:
    """ "2 findings: 1 error, 1 warning." """
    found = _open(problems)
    words = {"error": "error", "warn": "warning", "info": "note"}
    counts = [(sum(each.level == level for each in found), word) for level, word in words.items()]
    listed = ", ".join(counted(count, word) for count, word in counts if count)
    waived = sum(bool(problem.waived) for problem in problems)
    more = f" {waived} more accepted for now." if waived else ""
    return (f"{counted(len(found), 'finding')}: {listed}." if found else "No findings.") + more


def _excerpt(problem: Problem, project: Path) -> Iterator[str]:
    """The line, and below it the caret with the message; the message alone where there is no such line."""
    line = _line(project, problem.place)
    if line is None:
        yield f"  {visible(problem.message)}"
        return
    shown, column = _window(visible(line).rstrip(), problem.place.column - 1)
    found = _TOKEN.match(shown, column)
    length = max(1, _cells(found[0]) if found else 1)
    number = str(problem.place.line)
    yield f"  {number} | {shown}"
    pad, mark = " " * _cells(shown[:column]), click.style("^" * length, fg=_COLOURS[problem.level], bold=True)
    yield f"  {' ' * len(number)} | {pad}{mark} {visible(problem.message)}"


def _window(line: str, column: int) -> tuple[str, int]:
    """As much of a line around a column as fits, and where the column is then."""
    start = max(0, column - _WIDTH + 30) if len(line) > _WIDTH else 0
    before, after = "…" if start else "", "…" if len(line) > start + _WIDTH else ""
    shown = f"{before}{line[start : start + _WIDTH]}{after}"
    return shown, min(column - start + len(before), len(shown))


def _line(project: Path, place: Place) -> str | None:
    """The line of a file; None for what is no plain text of the project: a link, a pipe, a sheet, too large a file."""
    if place.sheet:
        return None
    try:
        root = project.resolve()
        path = root / place.file
        plain_file = path.resolve(strict=True) == path and path.is_relative_to(root) and path.is_file()
        if not plain_file or path.stat().st_size > MAX_BYTES:
            return None
        data = path.read_bytes()
        if data.startswith((b"\xff\xfe", b"\xfe\xff")) or b"\0" in data:  # nothing a terminal could show
            return None
        text = data.decode("utf-8-sig", "replace")
    except (OSError, RuntimeError, ValueError):  # Also links in a circle, and names no disk can hold.
        return None
    lines = text.replace("\r\n", "\n").replace("\r", "\n").removesuffix("\n").split("\n")
    return lines[place.line - 1] if 0 < place.line <= len(lines) and any(lines) else None


def _cells(text: str) -> int:
    """How many columns of a terminal a text takes."""
    widths = {"W": 2, "F": 2}
    return sum(0 if unicodedata.combining(sign) else widths.get(unicodedata.east_asian_width(sign), 1) for sign in text)


def _open(problems: Iterable[Problem]) -> list[Problem]:
    return [problem for problem in problems if _is_open(problem)]


def _is_open(problem: Problem) -> bool:
    return problem.category == "finding" and not problem.waived


def _rounded(share: Share | None) -> float | None:
    return None if share is None or share.value is None else round(float(share.value), 4)


def _waiting(skipped: Sequence[Check]) -> str:
    """Sleeping checks, grouped by what they wait for."""
    groups: dict[str, list[str]] = defaultdict(list)
    for check in skipped:
        groups[check.requires.words].append(check.code)
    return "; ".join(
        f"{', '.join(codes)} ({'waits' if len(codes) == 1 else 'wait'} for {waits})" for waits, codes in groups.items()
    )
