"""A field of one line shows Markdown and HTML as typed, and says so at the sign; other signs are left alone."""

import json
from pathlib import Path

import pytest
from tests.book import sound

TEAMS = {"teams": "sales: {leader: boss}\n", "roles": "boss: {team: sales}\n"}
MARKDOWN = {
    "Close *deals* first": "*deals*",
    "Close **deals** first": "**deals**",
    "***both***": "***both***",
    "(_soft_ words)": "_soft_",
    "__now__": "__now__",
    "old: ~~gone~~": "~~gone~~",
    "see [the list](list.md).": "[the list](list.md)",
    "![](chart.png)": "![](chart.png)",
    "## A heading": "## A",
    "> A quotation": "> A",
    "- An item": "- A",
    "- [ ] A task": "- [ ] A",
    "One line<br>and another": "<br>",
    'Read <a href="x">this</a>': '<a href="x">',
}
PLAIN = (
    "2*3*4 and a * b * c", "snake_case_name", "a[^1]", "1. first", "5 * and 6 *", "*Prices incl. VAT", "-5%", "- 5%",
    "read `**code**` and `<br>`", "a_b_c", "C# and F#", "#1 of 2", "> 5 days", "~5 and ~6", "x ** y ** z", "[ref]",
    "[a] (b)", "first_name, last_name", "price*, cost*", "< 5", "***", "____ of ____", "Hi <company name>",
    "a < b > c",
)  # fmt: skip


def told(folder: Path, field: str, text: str) -> list[tuple[str, int]]:
    """The notices of a goal with this text in a field: what is quoted, and the column."""
    written = f"win: {{team: sales, {field}: {json.dumps(text)}}}\n"
    playbook, _ = sound(folder, goals=written, **TEAMS)
    found = [each for each in playbook.problems if each.code == "VAL-MARKDOWN"]
    return [(each.message, each.place.column - written.index(json.dumps(text)) - 1) for each in found]


@pytest.mark.parametrize("field", ["name", "summary"])
@pytest.mark.parametrize("text", MARKDOWN)
def test_markdown_in_a_line_is_told_at_its_sign(field: str, text: str, tmp_path: Path) -> None:
    sign = MARKDOWN[text]
    ((message, column),) = told(tmp_path, field, text)
    assert message == f'"{sign}" is shown as typed here'
    assert column == json.dumps(text).index(json.dumps(sign)[1:-1])


@pytest.mark.parametrize("text", PLAIN)
def test_signs_that_mean_themselves_are_left_alone(text: str, tmp_path: Path) -> None:
    assert told(tmp_path, "summary", text) == []


def test_texts_in_lists_are_looked_at_one_by_one(tmp_path: Path) -> None:
    files = {"goals": "win: {team: sales, aliases: [plain, '*soft*', 'a **b**']}\n"}
    playbook, _ = sound(tmp_path, **files, **TEAMS)
    found = [each.place.column for each in playbook.problems if each.code == "VAL-MARKDOWN"]
    assert found == [files["goals"].index("*soft*") + 1, files["goals"].index("**b") + 1]
