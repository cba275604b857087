"""A file in one layout says what it said, has every comment that it had, and is not changed a second time."""

import random
from collections import Counter

import pytest
from tests import edits

from playpress.model.kinds import KINDS
from playpress.model.order import in_order
from playpress.model.settings import Settings
from playpress.problems import Problem
from playpress.source import events
from playpress.source.document import Raw
from playpress.source.edit import laid_out

BEFORE = """\
# Whose file this is

# of a
a:
- b  # c
-
  # d
  e: f
  g:
- - h
  - i
j: {k: l}


# of z
z:
    # of y
    y:   1   # note
    x: |
          Two

            lines

    w: some
      more text
    # last of z
  # and after it

# of q
q:
   'it is
      quoted'   # long
  # below q
r: 1
# of s
s : 2

t: 3
"""
AFTER = """\
# Whose file this is

# of a
a:
  - b  # c
  # d
  - e: f
    g:
  - - h
    - i

j: {k: l}

# of z
z:
  w: some
    more text
  x: |
    Two

      lines
  # of y
  y: 1   # note
  # last of z
  # and after it

# of q
q:
  'it is
      quoted'   # long
  # below q

r: 1

# of s
s: 2

t: 3
"""


def by_name(raw: Raw) -> Raw:
    """The fields of `z` in the order of the alphabet."""
    return {**raw, "z": dict(sorted(raw["z"].items()))} if isinstance(raw, dict) and "z" in raw else raw  # type: ignore[union-attr]


def as_it_is(raw: Raw) -> Raw:
    return raw


@pytest.mark.parametrize("ends", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"], ids=["", "BOM"])
def test_fields_move_with_their_comments(ends: str, mark: bytes) -> None:
    before, after = (mark + text.replace("\n", ends).encode() for text in (BEFORE, AFTER))
    assert laid_out(before, "a.yml", by_name, apart=True) == after
    assert laid_out(after, "a.yml", by_name, apart=True) == after


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("a: 1\nb: 2\n", "a: 1\nb: 2\n"),
        ("a: 1\n\n\nb: 2\n", "a: 1\n\nb: 2\n"),
        ("a:\n  c: 1\nb: 2\n", "a:\n  c: 1\n\nb: 2\n"),
        ("\n\n# of b\nb: 2", "# of b\nb: 2\n"),
        ("a: |+\n   x\n\n\nb: 2\n", "a: |+\n  x\n\n\nb: 2\n"),
        ("a:\n    b: |2\n         x\n       y\n", "a:\n  b: |2\n       x\n     y\n"),
        ("a:\n    b: |3\n          x\n       y\n", "a:\n  b: |3\n        x\n     y\n"),
        ("---\na: 1\n...\n", "---\na: 1\n...\n"),
        ("# only\n# stubs\n", "# only\n# stubs\n"),
        ("{b: 1,\n a: 2}   \n", "{b: 1,\n a: 2}   \n"),
        ("a: [b,  # one\n    c]\n", "a: [b,  # one\n    c]\n"),
    ],
    ids=["close", "far", "block", "first", "kept", "digit", "another digit", "marks", "stubs", "brackets", "list"],
)
def test_one_blank_line_and_two_columns(before: str, after: str) -> None:
    assert laid_out(before.encode(), "a.yml", as_it_is, apart=True) == after.encode()


@pytest.mark.parametrize(
    ("text", "cause"),
    [
        ("a: |\n  no line end", "its last line has no line end"),
        ("? a\n: b\n", "?"),
        ("a: !!str 1\n", ""),
        ("a: [\n", ""),
    ],
)
def test_a_file_that_cannot_be_kept_says_why(text: str, cause: str) -> None:
    problem = laid_out(text.encode(), "content/goals.yml", as_it_is)
    assert isinstance(problem, Problem)
    assert problem.place.file == "content/goals.yml"
    assert cause in problem.message
    assert problem.hint


MODELS = {kind.about.plural: kind for kind in KINDS}


def order_of(name: str, raw: Raw) -> Raw:
    """What a file of a sample says, in the order of its model."""
    plural = name.partition("content/")[2].removesuffix(".yml").partition("/")[0]
    if plural == "playbook":
        return in_order(Settings, raw)
    if name.count("/") > 2 or not isinstance(raw, dict):
        return in_order(MODELS[plural], raw)
    return {key: in_order(MODELS[plural], each) for key, each in raw.items()}


def signs(data: bytes) -> Counter[str]:
    return Counter("".join(data.decode().split()))


@pytest.fixture(scope="module")
def shipped(tmp_path_factory: pytest.TempPathFactory) -> list[tuple[str, str]]:
    return list(edits.shipped(tmp_path_factory.mktemp("samples")))


@pytest.mark.parametrize("style", edits.STYLES)
def test_a_playbook_in_any_style_says_what_it_said(shipped: list[tuple[str, str]], style: str) -> None:
    """Each file of the samples in two of the seven styles, each style with every sort of file."""
    number = list(edits.STYLES).index(style)
    for name, text in shipped[number % 3 :: 3]:
        data = edits.STYLES[style](text, random.Random(f"{name} {style}")).encode()
        document, _ = events.read(data, name)
        assert document is not None
        new = laid_out(data, name, lambda raw: order_of(name, raw), apart=True)  # noqa: B023
        if isinstance(new, Problem):
            assert "no line end" in new.message, (name, new)
            assert not data.endswith(b"\n")
            continue
        again, problems = events.read(new, name)
        assert problems == []
        assert again is not None
        assert again.value == document.value, name
        assert signs(new) == signs(data), name
        assert laid_out(new, name, lambda raw: order_of(name, raw), apart=True) == new, name  # noqa: B023


@pytest.mark.parametrize("part", range(4))
def test_whatever_yaml_allows_is_kept_or_left_alone(part: int) -> None:
    chance, done = random.Random(part), 0
    for _ in range(250):
        data = edits.strange(chance).encode()
        before, _ = events.read(data, "a.yml")
        new = laid_out(data, "a.yml", as_it_is, apart=chance.random() < 0.5)
        if isinstance(new, bytes):
            after, problems = events.read(new, "a.yml")
            assert (before, problems) != (None, [])
            assert before is not None
            assert after is not None
            assert repr(after.value) == repr(before.value), data
            assert signs(new) == signs(data), data
            done += 1
    assert done > 200
