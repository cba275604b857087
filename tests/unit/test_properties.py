"""What holds for every text, every value and every playbook, looked for by hypothesis."""

import json
import tempfile
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError
from tests.bench import sweep_linear
from tests.book import SETTINGS, TODAY, write
from tests.properties import often

from playpress.model.invalid import InvalidValue
from playpress.model.notation import UNSAID
from playpress.model.quantity import Quantity
from playpress.model.ref import ID
from playpress.model.times import Duration
from playpress.model.values import CountPer, Money, MoneyPer
from playpress.pipeline import Playbook, read
from playpress.problems import in_order
from playpress.report.problems import as_json, plain
from playpress.source import events, invisible
from playpress.source.ids import slug
from playpress.thesaurus import by_letters

examples = often(120)
fewer = often(40)

PIECES = (
    "a", "name", "team", "sales", "steps", "é", "商", "😀", "12:30", "yes", "~", "null", " ", "  ", "\n", "\n  ",
    "\n- ", ": ", ":", "- ", "-", ", ", ",", "[", "]", "{", "}", "{{", "}}", '"', "'", "#", " #", "&a ", "*a", "!t ",
    "|", ">", "%", "@", "`", "\\", "? ", "<<: ", "---\n", "...\n", "\t", "\u00a0", "\u0085", "\u2028",
    "\ufeff", "\x00", "=", "|-\n", "1,000",
)  # fmt: skip
yamlish = st.lists(st.sampled_from(PIECES), max_size=30).map("".join)
words = (
    st.text(st.characters(exclude_categories=("C", "Zl", "Zp")), min_size=1, max_size=40)
    .filter(str.strip)
    .filter(lambda text: not any(invisible.find(text)))  # which are refused: tests of the reader name each
)
trees: st.SearchStrategy[Any] = st.recursive(
    words,
    lambda inner: (
        st.lists(inner, min_size=1, max_size=4) | st.dictionaries(words.map(slug), inner, min_size=1, max_size=4)
    ),
    max_leaves=12,
)


TYPES = sweep_linear.types()


def quoted(text: str) -> str:
    """A text in double quotes."""
    return json.dumps(text, ensure_ascii=False)


def complete(text: str) -> None:
    """A reading ends with a document or a problem, and every problem has a place inside the text."""
    document, problems = events.parse(text, "a.yml")
    assert document is not None or problems
    lines = text.count("\n") + text.count("\r") + text.count("\x85") + text.count("\u2028") + text.count("\u2029") + 1
    for problem in problems:
        assert problem.message
        assert problem.hint
        assert 1 <= problem.place.line <= lines
        assert problem.place.column >= 1


@given(st.text(max_size=200))
@examples
def test_any_text_is_read_or_refused(text: str) -> None:
    complete(text)


@given(yamlish)
@often(500)
def test_any_mixture_of_yaml_signs_is_read_or_refused(text: str) -> None:
    complete(text)


@given(words)
@examples
def test_a_quoted_text_comes_back_equal(text: str) -> None:
    """In double quotes, in single quotes, and in a block."""
    forms = (quoted(text), "'" + text.replace("'", "''") + "'", f"|-\n  {text}")
    for form in forms[: 2 if text[:1].isspace() else 3]:
        document, problems = events.parse(f"a: {form}\n", "a.yml")
        assert problems == []
        assert document is not None
        assert document.value == {"a": text}


@given(trees)
@examples
def test_json_is_read_as_it_is(tree: Any) -> None:
    """Every list and mapping of quoted words comes back equal, compact or spread out."""
    for indent in (None, 2):
        document, problems = events.parse(json.dumps(tree, ensure_ascii=False, indent=indent), "a.yml")
        assert problems == []
        assert document is not None
        assert document.value == tree


@given(trees)
@examples
def test_every_value_is_marked_where_it_stands(tree: Any) -> None:
    """At the place of a text stands its quote."""
    text = json.dumps(tree, ensure_ascii=False, indent=1)
    document, _ = events.parse(text, "a.yml")
    assert document is not None
    lines = text.split("\n")

    def look(value: Any, location: tuple[str | int, ...]) -> None:
        place = document.origin.place(location)
        first = lines[place.line - 1][place.column - 1]
        assert first == {str: '"', list: "[", dict: "{"}[type(value)]
        pairs = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
        for key, inner in pairs:
            look(inner, (*location, key))

    look(tree, ())


@given(
    st.text(max_size=30) | st.from_regex(r"-?[0-9.,% ]{1,8}( (EUR|USD|h|d|business h|per month)){0,2}", fullmatch=True)
)
@often(400)
def test_a_value_is_typed_or_refused(text: str) -> None:
    """Never another exception; and what was typed, once shown without its separators, means the same again."""
    parsers: tuple[Callable[[Any], object], ...] = (
        Money.parse,
        MoneyPer.parse,
        CountPer.parse,
        Duration.parse,
        Quantity.parse,
    )
    for parse in parsers:
        try:
            value = parse(text)
            again = parse(str(value).replace(",", ""))
        except InvalidValue:
            continue
        assert str(again) == str(value)


@given(st.text(max_size=60) | yamlish | st.lists(st.sampled_from(sweep_linear.PIECES), max_size=8).map("".join))
@often(60)
def test_any_text_is_a_value_of_a_field_or_a_fault(text: str) -> None:
    """Of every type that a field of any kind has: nothing but a fault is raised."""
    for kind in TYPES.values():
        with suppress(ValidationError):
            kind.validate_python(text, context=UNSAID)


@given(st.text(max_size=100))
@examples
def test_every_slug_is_an_id(text: str) -> None:
    assert ID.fullmatch(slug(text))


def read_files(files: dict[str, bytes]) -> Playbook:
    with tempfile.TemporaryDirectory() as folder:
        for name, data in files.items():
            path = Path(folder) / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)
        playbook = read(Path(folder), TODAY)
    report = "\n".join(plain(playbook.problems))
    report.encode()
    json.loads(as_json(playbook.problems, {}))
    assert playbook.problems == in_order(playbook.problems)
    return playbook


NAMES = (
    "playbook",
    "teams",
    "roles",
    "goals",
    "processes",
    "strategies",
    "goals/one",
    "handoffs/two",
    "comparisons/three",
)
SETTING = {"content/playbook.yml": SETTINGS.encode()}


@given(st.dictionaries(st.sampled_from(NAMES), st.binary(max_size=60) | yamlish.map(str.encode), max_size=5))
@fewer
def test_any_bytes_are_read_without_an_exception(files: dict[str, bytes]) -> None:
    """A project of random files has faults, or happens to be a playbook."""
    read_files(SETTING | {f"content/{name}.yml": data for name, data in files.items()})
    read_files({"content/inventories/x.csv": next(iter(files.values()), b""), **SETTING})


FIELDS = st.sampled_from(
    [
        "id",
        "name",
        "team",
        "steps",
        "goals",
        "owner",
        "raci",
        "next",
        "to",
        "hands_to",
        "step",
        "from",
        "acceptance",
        "text",
        "subjects",
        "criteria",
        "values",
        "criterion",
        "waive",
        "check",
        "until",
        "by",
        "reviewed",
        "review_every",
        "questions",
        "answer",
        "choices",
        "sources",
        "parent",
        "reports_to",
        "leader",
        "commitments",
        "value",
        "clock",
        "covers",
        "status",
        "body",
        "definition",
        "budget",
        "tactics",
    ]
)
VALUES = st.sampled_from(
    (
        "a",
        "b",
        "sales",
        "a#b",
        "goal:a",
        "process:a#b",
        "team:a",
        "A",
        "A/R",
        "4 h",
        "2026-01-01",
        "P3M",
        "active",
        "COV-1",
        "",
        "x y",
    )
)
forests: st.SearchStrategy[Any] = st.recursive(
    VALUES, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(FIELDS, inner, max_size=5), max_leaves=20
)


@given(
    st.dictionaries(
        st.sampled_from(NAMES[1:]), st.dictionaries(st.sampled_from("abc"), forests, max_size=3), max_size=5
    )
)
@often(150)
def test_any_structure_is_typed_or_refused(files: dict[str, Any]) -> None:
    """Well-formed files with any value in any field: faults, never an exception."""
    read_files(SETTING | {f"content/{name}.yml": json.dumps(value).encode() for name, value in files.items()})


@st.composite
def playbooks(draw: st.DrawFn) -> dict[str, str]:
    """Valid playbooks: teams with leaders, goals in a tree, strategies that serve them, processes with borders."""
    name = words.map(quoted)
    teams = [f"team-{n}" for n in range(draw(st.integers(1, 3)))]
    roles = [f"role-{n}" for n in range(draw(st.integers(1, 4)))]
    goals = [f"goal-{n}" for n in range(draw(st.integers(0, 4)))]
    team, role = st.sampled_from(teams), st.sampled_from(roles)
    some_goals = st.lists(st.sampled_from(goals), unique=True, max_size=3) if goals else st.just([])
    files = {"teams": "".join(f"{each}: {{name: {draw(name)}, leader: {draw(role)}}}\n" for each in teams)}
    files["roles"] = "".join(
        f"{each}: {{team: {draw(team)}" + (f", reports_to: role-{draw(st.integers(0, n - 1))}" if n else "") + "}\n"
        for n, each in enumerate(roles)
    )
    for n, goal in enumerate(goals):
        parent = f"parent: goal-{draw(st.integers(0, n - 1))}\n" if n and draw(st.booleans()) else ""
        files[f"goals__{goal}"] = (
            f"name: {draw(name)}\nteam: {draw(team)}\n{parent}body: {quoted(f'A {draw(words)}')}\n"
        )
    for n in range(draw(st.integers(0, 3))):
        serves = ", ".join(draw(some_goals))
        files[f"strategies__s{n}"] = f"team: {draw(team)}\ngoals: [{serves}]\ntactics: [{draw(name)}]\n"
    steps = draw(st.integers(1, 5))
    lines = [f"team: {draw(team)}", "steps:"]
    for n in range(steps):
        accepted = quoted(f"Given {n} {draw(words)}")
        receiver = draw(st.integers(0, steps - 1))
        hands = f", hands_to: {{step: s{receiver}, accept: [{accepted}], within: 2 business h}}"
        follows = f", next: [s{draw(st.integers(0, steps - 1))}]" if draw(st.booleans()) else ""
        lines.append(f"  - {{id: s{n}, owner: {draw(role)}{follows}{hands if draw(st.booleans()) else ''}}}")
    files["processes__work"] = "\n".join(lines)
    files["playbook"] = SETTINGS + f"checks: {draw(st.sampled_from(('starter', 'team', 'strict')))}\n"
    return files


short = st.text("abc-", min_size=1, max_size=7)


@given(short, st.sets(short, max_size=12))
@examples
def test_the_nearest_name_is_one_that_is_known_whatever_their_order(name: str, known: set[str]) -> None:
    found = by_letters(name, sorted(known))
    assert found == by_letters(name, sorted(known, reverse=True))
    assert found in known | {""}
    assert found == name or name not in known


@given(playbooks())
@often(100)
def test_a_valid_playbook_has_no_faults(files: dict[str, str]) -> None:
    """Whatever its words and links; reading it twice tells the same."""
    with tempfile.TemporaryDirectory() as folder:
        project = write(Path(folder), **files)
        first, second = read(project, TODAY), read(project, TODAY)
    assert list(plain(first.faults)) == []
    assert first.problems == second.problems
    assert all(finding.hint for finding in first.findings)
