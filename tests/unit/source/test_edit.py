"""The one writer: a change touches the lines it is about and no other, and what comes out says what was meant."""

import random
from functools import partial
from pathlib import Path

import pytest
from tests import edits
from tests.counting import counted, too_fast

from playpress.problems import Problem
from playpress.source import events
from playpress.source.document import Raw
from playpress.source.edit import Add, Change, Move, Put, Remove, Rename, edited
from playpress.source.edit.changes import applied

BLOCK = """\
# The team.
name: Sales  # its name
means:
  # The first.
  - Call
  - {id: b, text: Write}  # both

tags: [a, b]
body: |
  One.

  Two.
step:
  - id: x
    do: >-
      Long
      text
  # About y.
  - id: y
"""
BLOCKLIKE = "a:\n- b  # c\n-\n  # d\n  e: f\n  g:\n- - h\n  - i\nj: {k: l}"


def made(text: str, *changes: Change) -> str:
    """The text after changes."""
    new = edited(text.encode(), "a.yml", changes)
    assert isinstance(new, bytes), new
    return new.decode()


@pytest.mark.parametrize(
    ("change", "old", "new"),
    [
        (Put(("name",), "Sales #1"), "name: Sales  #", 'name: "Sales #1"  #'),
        (Put(("name",), None), "name: Sales  #", "name:  #"),
        (Put(("name",), ["a", "b"]), "name: Sales  #", "name: [a, b]  #"),
        (Put(("name",), {"a": "b c"}), "name: Sales  # its name\n", "name:  # its name\n  a: b c\n"),
        (Put(("name",), "Two\nlines"), "name: Sales  # its name\n", "name: |-  # its name\n  Two\n  lines\n"),
        (Put(("means", 0), "yes"), "- Call", "- yes"),
        (Put(("means", 0), "a: b"), "- Call", '- "a: b"'),
        (Put(("means", 1, "text"), "Write, then call"), "text: Write}", 'text: "Write, then call"}'),
        (Put(("means", 1), {"id": "b", "text": "W"}), "text: Write}", "text: W}"),
        (Put(("means",), ["Call", "Ring"]), "- {id: b, text: Write}  #", "- Ring  #"),
        (Put(("means",), "none"), "means:\n", "means: none\n"),
        (Put(("tags",), ["a", "c", "b"]), "[a, b]", "[a, c, b]"),
        (Put(("tags",), []), "[a, b]", "[]"),
        (Put(("body",), "One.\n"), "One.\n\n  Two.", "One."),
        (Put(("body",), "One line"), "|\n  One.\n\n  Two.", "|-\n  One line"),
        (Put(("step", 0, "do"), "Short"), "Long\n      text", "Short"),
        (Put(("owner",), "rep"), "  - id: y\n", "  - id: y\nowner: rep\n"),
        (Add(("means", 0), "Ask"), "means:\n", "means:\n  - Ask\n"),
        (Add(("means", 2), "Ask"), "# both\n", "# both\n  - Ask\n"),
        (Add(("step", 1), {"id": "z"}), "      text\n", "      text\n  - {id: z}\n"),
        (Add(("step", 0, "name"), "X", 1), "- id: x\n", "- id: x\n    name: X\n"),
        (Add(("step", 0, "name"), "X", 0), "- id: x\n", "- name: X\n    id: x\n"),
        (Add(("tags", 0), "c"), "[a, b]", "[c, a, b]"),
        (Add(("tags", 2), "null"), "[a, b]", '[a, b, "null"]'),
        (Add(("more",), {"a": ["b", "c d"]}, 1), "# its name\n", "# its name\nmore:\n  a:\n    - b\n    - c d\n"),
        (Remove(("name",)), "name: Sales  # its name\n", ""),
        (Remove(("means", 0)), "  - Call\n", ""),
        (Remove(("means", 1, "id")), "{id: b, text: Write}", "{text: Write}"),
        (Remove(("tags", 1)), "[a, b]", "[a]"),
        (Remove(("step", 0, "id")), "- id: x\n    do", "- do"),
        (Remove(("step", 1, "id")), "- id: y", "- {}"),
        (Rename(("body",), "yes no"), "body: |", "yes no: |"),
        (Rename(("means", 1, "text"), "a: b"), "text: Write", '"a: b": Write'),
        (Move(("tags", 1), 0), "[a, b]", "[b, a]"),
    ],
    ids=str,
)
def test_a_change_touches_nothing_else(change: Change, old: str, new: str) -> None:
    expected = BLOCK.replace(old, new, 1)
    if isinstance(change, Put) and change.value == "none":
        expected = expected.replace("  - Call\n  - {id: b, text: Write}  # both\n", "").replace("  # The first.\n", "")
        expected = expected.replace("means: none\n", "means: none\n  # The first.\n")
    assert made(BLOCK, change) == expected
    crlf = BLOCK.replace("\n", "\r\n")
    assert made(crlf, change) == expected.replace("\n", "\r\n")


def test_an_item_is_moved_with_its_own_text() -> None:
    assert made(BLOCK, Move(("means", 0), 1)) == BLOCK.replace(
        "  - Call\n  - {id: b, text: Write}  # both\n", "  - {id: b, text: Write}  # both\n  - Call\n"
    )


@pytest.mark.parametrize(
    ("change", "old", "new"),
    [
        (Add(("a", 3), "x"), "  - i\n", "  - i\n- x\n"),
        (Put(("a", 1, "e"), ["y", "z z"]), "  e: f\n", "  e:\n  - y\n  - z z\n"),
        (Put(("a", 1, "g"), "x"), "  g:\n", "  g: x\n"),
        (Remove(("a", 2, 0)), "- - h\n  - i", "- - i"),
        (Move(("a", 2, 1), 0), "- - h\n  - i", "- - i\n  - h"),
        (Add(("a", 2, 0), "x"), "- - h", "- - x\n  - h"),
        (Remove(("j",)), "j: {k: l}", ""),
        (Put(("m",), "n"), "j: {k: l}", "j: {k: l}\nm: n"),
        (Put(("j", "k"), "one\ntwo"), "{k: l}", '{k: "one\\ntwo"}'),
    ],
    ids=str,
)
def test_lists_below_their_name_and_files_without_a_last_line_end(change: Change, old: str, new: str) -> None:
    assert made(BLOCKLIKE, change) == BLOCKLIKE.replace(old, new, 1)


def test_a_block_at_the_end_of_a_file_gets_no_line_end_by_what_follows() -> None:
    assert made("a: |\n  b", Put(("c",), "d")) == "a: |-\n  b\nc: d"


def test_a_mark_at_the_beginning_of_a_file_stays() -> None:
    assert made("\ufeffa: b\r\n", Put(("a",), "c")) == "\ufeffa: c\r\n"


@pytest.mark.parametrize(
    ("text", "change", "words"),
    [
        ("a: b\n", Remove(("c",)), 'there is no "c"'),
        ("a: b\n", Put(("a", "b"), "c"), "by its name"),
        ("a: [b]\n", Put(("a", 3), "c"), "not as long"),
        ("a: [b]\n", Put(("a", 0), None), "empty item"),
        ("a: b\nc: d\n", Rename(("a",), "c"), "of this name already"),
        ("a: b\n", Add(("a",), "c"), "of this name already"),
        ("a: b\n", Put(("a",), "\u202e"), "turns the order"),
        ("a: b\n", Rename(("a",), "b\nc"), "plain text"),
        ("a: b\n", Remove(()), "whole file"),
        ("a: b\n", Move(("a",), 0), "items of a list"),
        ("a: *b\n", Put(("a",), "c"), "alias"),
        ("a: [b\n", Put(("a",), "c"), "not closed"),
    ],
)
def test_what_cannot_be_done_is_refused_with_its_cause(text: str, change: Change, words: str) -> None:
    found = edited(text.encode(), "a.yml", [change])
    assert isinstance(found, Problem)
    assert words in found.message
    assert found.hint


def test_a_file_that_is_no_text_is_refused() -> None:
    found = edited(b"\xff\xfea: b", "a.yml", [Put(("a",), "c")])
    assert isinstance(found, Problem)
    assert found.code == "YML-ENCODING"


def test_one_refusal_among_changes_keeps_all_of_them_from_being_made() -> None:
    assert isinstance(edited(b"a: b\n", "a.yml", [Put(("a",), "c"), Remove(("x",))]), Problem)


def test_many_changes_do_not_read_a_file_as_many_times(monkeypatch: pytest.MonkeyPatch) -> None:
    """An import puts a cell into each of hundreds of definitions, and adds as many: the work grows with the file."""
    read, count = events.parse, [0]

    def counting(text: str, file: str) -> object:
        count[0] += 1
        return read(text, file)

    monkeypatch.setattr(events, "parse", counting)
    text = "".join(f"t{n}:\n  name: Name {n}\n" for n in range(300))
    puts: list[Change] = [Put((f"t{n}", "name"), f"Other: {n}") for n in range(300)]
    adds: list[Change] = [Add((f"u{n}",), {"name": f"More {n}"}) for n in range(300)]
    result = made(text, *puts, *adds)
    assert count[0] <= 4
    value = edits.parsed(result).value
    assert isinstance(value, dict)
    assert list(value) == [*(f"t{n}" for n in range(300)), *(f"u{n}" for n in range(300))]
    assert value["t7"] == {"name": "Other: 7"}


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> list[tuple[str, str]]:
    return list(edits.shipped(Path(tmp_path_factory.mktemp("shipped"))))


@pytest.mark.parametrize("style", edits.STYLES)
def test_random_changes_to_the_shipped_files(style: str, files: list[tuple[str, str]]) -> None:
    """A quick sample; `tests/bench/sweep_edits.py` makes ten thousand."""
    chance = random.Random(style)
    for _ in range(40):
        name, text = chance.choice(files)
        written = edits.STYLES[style](text, chance)
        assert edits.parsed(f"{written.rstrip()}\n").value == edits.parsed(text).value, name
        change, wanted = edits.change(edits.parsed(written), chance)
        assert isinstance(edits.check(written, change, wanted), str), (name, change)


@pytest.mark.parametrize("seed", range(6))
def test_strange_files_are_changed_or_refused_and_never_end_in_an_error(seed: int) -> None:
    chance, made = random.Random(seed), 0
    for _ in range(60):
        text = edits.strange(chance)
        change, wanted = edits.change(edits.parsed(text), chance)
        found = edited(text.encode(), "a.yml", [change])
        if isinstance(found, bytes):
            made += 1
            assert edits.parsed(found.decode()).value == wanted, (text, change)
    assert made > 45


def test_many_changes_of_one_file_cost_what_each_costs() -> None:
    """An import adds a definition for each row."""
    calls = []
    for count in (500, 1000):
        changes = [Add((f"a{number}",), {"name": "A"}) for number in range(count)]
        changes += [Put((f"a{number}", "name"), "B") for number in range(count)]
        value, found = counted(partial(applied, {}, *changes))
        assert value == {f"a{number}": {"name": "B"} for number in range(count)}
        calls.append(found)
    assert list(too_fast(*calls)) == []


def test_changes_share_nothing_with_what_they_write() -> None:
    before: dict[str, Raw] = {"a": {"b": [1]}}
    given: dict[str, Raw] = {"c": [2]}
    after = applied(before, Add(("x",), given), Put(("x", "c", 0), 3), Remove(("a", "b", 0)))
    assert after == {"a": {"b": []}, "x": {"c": [3]}}
    assert (before, given) == ({"a": {"b": [1]}}, {"c": [2]})
