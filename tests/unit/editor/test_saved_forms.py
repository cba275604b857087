"""What is saved from a form: the lines that changed and no other, never over what somebody else saved."""

import difflib
import errno
import html
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from tests.book import TODAY
from tests.forms import Author, Form

from playpress.editor import session
from playpress.outputs import disk, saving
from playpress.pipeline import read
from playpress.problems import Problem


def text(author: Author, name: str) -> str:
    return (author.project / "content" / f"{name}.yml").read_text(encoding="utf-8")


def difference(before: str, after: str) -> list[str]:
    """The lines that went and came."""
    lines = difflib.ndiff(before.splitlines(), after.splitlines())
    return sorted(line for line in lines if line[0] in "+-")


def test_one_field_is_one_line(author: Callable[..., Author]) -> None:
    me = author()
    before = text(me, "goals")
    form = me.form("goal:grow")
    assert me.press("goal:grow", form, "save", name="Grow faster").status_code == 303
    assert difference(before, text(me, "goals")) == [
        "+   name: Grow faster   # said every week",
        "-   name: Grow   # said every week",
    ]
    assert "Saved content/goals.yml." in me.form("goal:grow").text


def test_a_form_that_nobody_touched_writes_nothing(author: Callable[..., Author]) -> None:
    me = author()
    path = me.project / "content" / "goals.yml"
    before = path.stat().st_mtime_ns
    assert me.press("goal:grow", me.form("goal:grow"), "save").status_code == 303
    assert path.stat().st_mtime_ns == before
    assert "Nothing was changed." in me.form("goal:grow").text


def test_items_are_moved_added_and_removed_without_touching_the_others(author: Callable[..., Author]) -> None:
    me = author()
    before = text(me, "objections")
    form = me.then("objection:price", me.form("objection:price"), "down:examples/0")
    form = me.then("objection:price", form, "item:examples")
    form.fields["examples/3"] = "Fourth answer"
    form = me.then("objection:price", form, "remove:examples/2")
    assert text(me, "objections") == before
    assert me.press("objection:price", form, "save").status_code == 303
    assert text(me, "objections") == before.replace(
        "    - First answer   # best\n    - Second answer\n    - Third answer\n",
        "    - Second answer\n    - First answer   # best\n    - Fourth answer\n",
    )


def test_a_field_is_added_where_its_model_has_it_and_removed(author: Callable[..., Author]) -> None:
    me = author()
    form = me.then("goal:keep", me.form("goal:keep"), "field:", **{"+": "summary"})
    form.fields["summary"] = "We keep whom we have"
    assert me.press("goal:keep", form, "save").status_code == 303
    assert "keep: {summary: We keep whom we have, team: sales, parent: grow}" in text(me, "goals")
    form = me.then("goal:keep", me.form("goal:keep"), "remove:parent")
    assert me.press("goal:keep", form, "save").status_code == 303
    assert "keep: {summary: We keep whom we have, team: sales}" in text(me, "goals")


def test_a_definition_is_named_by_its_name(author: Callable[..., Author]) -> None:
    me = author()
    form = me.form("goal:keep")
    assert me.press("goal:keep", form, "save", team="Marketing").status_code == 303
    assert "keep: {team: marketing, parent: grow}" in text(me, "goals")


def test_a_fault_of_meaning_is_saved_when_its_author_says_so(author: Callable[..., Author]) -> None:
    me = author()
    before = text(me, "goals")
    answer = me.press("goal:keep", me.form("goal:keep"), "save", parent="grwo")
    assert answer.status_code == 422
    again = Form(answer.text)
    assert 'there is no goal "grwo". Did you mean "grow"?' in again.html.replace("&#34;", '"')
    assert me.then("goal:keep", again, "use:parent:goal:grow").fields["parent"] == "grow"
    assert "anyway" in again.buttons
    assert again.fields["parent"] == "grwo"
    assert text(me, "goals") == before
    assert me.press("goal:keep", again, "anyway").status_code == 303
    assert "parent: grwo}" in text(me, "goals")
    form = me.form("goal:keep")
    assert "1 error" in form.text
    assert me.press("goal:keep", form, "save", team="marketing").status_code == 303, (
        "what was wrong before stops nobody"
    )


def test_no_text_that_is_typed_makes_a_file_that_is_not_yaml(author: Callable[..., Author]) -> None:
    me = author()
    for words in (
        "a: b",
        "- x",
        "'",
        '"',
        "{",
        "[",
        "# no",
        "|",
        "%",
        "@",
        "*a",
        "&b",
        "!c",
        "yes",
        "\\",
        ": ",
        "a #b",
    ):
        form = me.form("goal:grow")
        assert me.press("goal:grow", form, "save", summary=words).status_code == 303, words
        assert read(me.project, TODAY).faults == ()
        assert me.form("goal:grow").fields["summary"] == words


def test_an_invisible_character_is_refused_and_nothing_is_lost(author: Callable[..., Author]) -> None:
    me = author()
    before = text(me, "goals")
    answer = me.press("goal:grow", me.form("goal:grow"), "save", name="Gr\u0007ow")
    assert answer.status_code in (303, 422)
    if answer.status_code == 422:
        assert text(me, "goals") == before
        assert Form(answer.text).fields["name"] == "Gr\u0007ow"


def test_what_two_people_changed_is_shown_with_both_texts(author: Callable[..., Author]) -> None:
    me = author()
    form = me.form("goal:grow")
    path = me.project / "content" / "goals.yml"
    other = text(me, "goals").replace("name: Grow ", "name: Theirs ").replace("owner: head", "owner: rep")
    path.write_text(other, encoding="utf-8")
    answer = me.press("goal:grow", form, "save", name="Mine", team="marketing")
    assert answer.status_code == 409
    assert path.read_text(encoding="utf-8") == other
    again = Form(answer.text)
    assert "Theirs" in again.text
    assert (again.fields["name"], again.fields["owner"], again.fields["team"]) == ("Mine", "rep", "marketing")
    assert me.press("goal:grow", again, "save").status_code == 303
    assert difference(other, text(me, "goals")) == [
        "+   name: Mine   # said every week",
        "+   team: marketing",
        "-   name: Theirs   # said every week",
        "-   team: sales",
    ]


def test_a_field_that_one_removed_and_another_changed_is_decided_by_its_author(author: Callable[..., Author]) -> None:
    me = author()
    form = me.then("goal:grow", me.form("goal:grow"), "remove:name")
    path = me.project / "content" / "goals.yml"
    other = text(me, "goals").replace("name: Grow ", "name: Theirs ")
    path.write_text(other, encoding="utf-8")
    answer = me.press("goal:grow", form, "save")
    assert (answer.status_code, text(me, "goals")) == (409, other)
    again = Form(answer.text)
    assert "You removed this field. Remove it again to confirm." in again.text
    assert again.fields["name"] == "Theirs"
    assert me.press("goal:grow", again, "save").status_code == 303
    assert text(me, "goals") == other, "nothing that was saved meanwhile is lost by saving what is shown"
    form = me.then("goal:grow", again, "remove:name")
    assert me.press("goal:grow", form, "save").status_code == 303
    assert text(me, "goals") == other.replace("  name: Theirs   # said every week\n", "")


@pytest.mark.parametrize(
    ("name", "cause"), [("rep", 'Two values are called "rep"'), ("  ", "This value has no name")], ids=["twice", "none"]
)
def test_no_value_is_lost_for_want_of_a_name(author: Callable[..., Author], name: str, cause: str) -> None:
    me = author(processes=PROCESS)
    form = me.then("process:sell", me.form("process:sell"), "item:steps/0/raci")
    filled = {"steps/0/raci/2=": name, "steps/0/raci/2": "C"}
    for button in ("save", "anyway"):
        answer = me.press("process:sell", form, button, **filled)
        assert (answer.status_code, text(me, "processes")) == (422, PROCESS)
        assert cause in Form(answer.text).text
        assert Form(answer.text).fields["steps/0/raci/2"] == "C"
    _, _, there = me.then("process:sell", form, "check", **filled).html.partition('id="m:steps/0/raci/2"')
    assert cause.lower() in html.unescape(there.partition("</div>")[0]).lower()
    assert me.press("process:sell", form, "save").status_code == 303, "a row with nothing in it says nothing"
    assert text(me, "processes") == PROCESS


def test_what_another_program_changed_while_it_was_saved_is_to_be_opened_again(
    author: Callable[..., Author], monkeypatch: pytest.MonkeyPatch
) -> None:
    me = author()
    form, path = me.form("goal:grow"), me.project / "content" / "goals.yml"
    write = saving.save_all

    def late(*given: Any) -> list[Problem]:
        path.write_text("grow: {team: sales}\n", encoding="utf-8")
        return write(*given)

    monkeypatch.setattr(saving, "save_all", late)
    answer = me.press("goal:grow", form, "save", name="Mine")
    assert (answer.status_code, text(me, "goals")) == (409, "grow: {team: sales}\n")
    assert "Open the form again: it shows the file as it is now." in Form(answer.text).text
    assert "Run the command" not in answer.text


def test_a_new_definition_is_checked_while_it_is_filled_in(author: Callable[..., Author]) -> None:
    me = author()
    before, form = text(me, "goals"), Form(me.get("/edit/add/goal").text)
    first = me.post("/edit/add/goal", {**form.fields, "team": "sales", "do": "check"})
    assert (first.status_code, "pe-fault" in first.text) == (200, False), "no id, and nothing to say of it yet"
    wrong = me.post("/edit/add/goal", {**form.fields, "name": "Win back", "team": "slaes", "do": "check"}).text
    assert "Use “sales”" in wrong.partition('id="m:team"')[2].partition("</div>")[0]
    assert "1 error" in Form(wrong).text
    taken = me.post("/edit/add/goal", {**form.fields, "id": "keep", "team": "sales", "do": "check"})
    assert 'there is a goal "keep" already' in Form(taken.text).text
    assert text(me, "goals") == before


def test_one_answer_looks_once_at_the_files_of_the_playbook(
    author: Callable[..., Author], monkeypatch: pytest.MonkeyPatch
) -> None:
    me, looked = author(), []
    stamps = session._stamps
    monkeypatch.setattr(session, "_stamps", lambda project: looked.append(project) or stamps(project))
    me.then("goal:grow", me.form("goal:grow"), "check", name="Win")
    assert len(looked) == 2, "one for the form, one for the check"


def test_another_definition_of_the_same_file_may_change_meanwhile(author: Callable[..., Author]) -> None:
    me = author()
    form = me.form("goal:grow")
    path = me.project / "content" / "goals.yml"
    path.write_text(f"# first\n{text(me, 'goals')}more: {{team: sales}}\n", encoding="utf-8")
    assert me.press("goal:grow", form, "save", name="Mine").status_code == 303
    assert text(me, "goals").startswith("# first\n")
    assert "more: {team: sales}" in text(me, "goals")
    assert "name: Mine   # said" in text(me, "goals")


def test_a_save_is_undone_byte_for_byte(author: Callable[..., Author]) -> None:
    me = author()
    before = text(me, "goals")
    me.press("goal:grow", me.form("goal:grow"), "save", name="One", summary="")
    me.press("goal:grow", me.form("goal:grow"), "save", name="Two")
    for _ in range(2):
        form = me.form("goal:grow")
        assert "Undo the change of goal:grow" in form.text
        assert me.post("/edit/undo", form.fields).status_code == 303
    assert text(me, "goals") == before
    assert "Undo the" not in me.form("goal:grow").text


def test_a_save_is_undone_after_others_changed_the_file(author: Callable[..., Author]) -> None:
    me = author()
    me.press("goal:grow", me.form("goal:grow"), "save", name="One")
    path = me.project / "content" / "goals.yml"
    path.write_text(f"{text(me, 'goals')}more: {{team: sales}}\n", encoding="utf-8")
    assert me.post("/edit/undo", me.form("goal:grow").fields).status_code == 303
    assert "name: Grow   # said every week" in text(me, "goals")
    assert "more: {team: sales}" in text(me, "goals")
    me.press("goal:grow", me.form("goal:grow"), "save", name="Two")
    path.write_text(text(me, "goals").replace("Two", "Three"), encoding="utf-8")
    answer = me.post("/edit/undo", me.form("goal:grow").fields)
    assert answer.status_code == 409
    assert "was changed by another program" in answer.text
    assert "Three" in text(me, "goals")


def test_a_definition_is_added_where_the_others_are_and_taken_back(author: Callable[..., Author]) -> None:
    me = author()
    before = text(me, "goals")
    form = Form(me.get("/edit/add/goal").text)
    assert {"name", "team", "id"} <= form.fields.keys()
    wrong = me.post("/edit/add/goal", {**form.fields, "name": "Win back", "team": "nobody", "do": "save"})
    assert (wrong.status_code, text(me, "goals")) == (422, before)
    added = me.post("/edit/add/goal", {**Form(wrong.text).fields, "team": "sales", "do": "save"})
    assert (added.status_code, added.location) == (303, "/edit/definition/goal/win-back")
    assert text(me, "goals") == f"{before}win-back:\n  name: Win back\n  team: sales\n"
    taken = me.post("/edit/add/goal", {**form.fields, "name": "Win back", "team": "sales", "do": "save"})
    assert taken.status_code == 422
    assert 'There is a goal "win-back" already' in Form(taken.text).text
    assert me.post("/edit/undo", me.form("goal:win-back").fields).status_code == 303
    assert text(me, "goals") == before


def test_what_is_referred_to_is_not_removed(author: Callable[..., Author]) -> None:
    me = author()
    before = text(me, "goals")
    page = me.get("/edit/definition/goal/grow/remove")
    assert "/edit/definition/goal/keep" in page.text
    assert me.post("/edit/definition/goal/grow/remove", me.form("goal:grow").fields).status_code == 422
    assert text(me, "goals") == before
    assert me.post("/edit/definition/goal/keep/remove", me.form("goal:keep").fields).status_code == 303
    assert text(me, "goals") == before.replace("keep: {team: sales, parent: grow}\n", "")
    assert me.get("/edit/definition/goal/keep").status_code == 404


def test_a_definition_that_cannot_be_read_is_shown_and_fixed(author: Callable[..., Author]) -> None:
    me = author(goals="grow: {team: sales, period: hourly, colour: red, metrics: [a, {b: c}]}\n")
    assert "1 definition" not in me.get("/edit/").text
    form = me.form("goal:grow")
    assert form.fields["period"] == "hourly"
    assert 'unknown field "colour"' in form.text or "colour" in form.text
    form = me.then("goal:grow", form, "remove:~2")
    form = me.then("goal:grow", form, "remove:metrics")
    assert me.press("goal:grow", form, "save", period="month").status_code == 303
    assert text(me, "goals") == "grow: {team: sales, period: month}\n"
    assert read(me.project, TODAY).faults == ()


def test_a_file_that_is_no_yaml_is_named_with_its_place(author: Callable[..., Author], tmp_path: Path) -> None:
    me = author(goals="grow: {team: sales\n")
    page = me.get("/edit/").text
    assert "content/goals.yml:" in page
    assert me.get("/edit/definition/goal/grow").status_code == 404
    del tmp_path


def test_a_kind_of_a_playbooks_own_has_forms_without_a_line_of_its_own(author: Callable[..., Author]) -> None:
    kinds = (
        "partner:\n"
        "  description: A company that sells for us.\n"
        "  fields:\n"
        "    region: {type: text, description: Where it sells., required: yes}\n"
        "    tier: {type: choice, choices: {gold: Gold, silver: Silver}, description: How close it is.}\n"
        "    contact: {type: reference, to: [role], description: Who looks after it.}\n"
    )
    me = author(kinds=kinds, partners="acme: {region: North, tier: gold}\n")
    assert "/edit/add/partner" in me.get("/edit/").text
    form = me.then("partner:acme", me.form("partner:acme"), "field:", **{"+": "contact"})
    assert '<option value="silver">' in form.html
    assert me.press("partner:acme", form, "save", contact="Account executive", tier="silver").status_code == 303
    assert text(me, "partners") == "acme: {region: North, tier: silver, contact: rep}\n"


PROCESS = (
    "sell:\n"
    "  team: sales\n"
    "  steps:\n"
    "    - id: call   # first\n"
    "      raci: {rep: R, head: A}\n"
    "      exit: [Need known]\n"
    "    - {id: offer, owner: rep}\n"
)


def test_parts_values_by_names_and_texts_that_grow_fields_are_edited(author: Callable[..., Author]) -> None:
    me = author(processes=PROCESS)
    form = me.form("process:sell")
    assert (form.fields["steps/0/raci/0="], form.fields["steps/0/raci/0"]) == ("rep", "R")
    form = me.then("process:sell", form, "open:steps/0/exit/0")
    form = me.then("process:sell", form, "field:steps/0/exit/0", **{"steps/0/exit/0+": "evidence"})
    form = me.then("process:sell", form, "field:steps/1", **{"steps/1+": "next"})
    form = me.then("process:sell", form, "remove:steps/1/next/0", **{"steps/0/exit/0/evidence": "A note in the CRM"})
    assert "Empty on purpose" in form.text
    form.fields["steps/0/raci/1"] = "A/C"
    assert me.press("process:sell", form, "save").status_code == 303
    assert text(me, "processes") == PROCESS.replace("head: A}", "head: A/C}").replace(
        "exit: [Need known]", "exit: [{text: Need known, evidence: A note in the CRM}]"
    ).replace("owner: rep}", "owner: rep, next: []}")


def test_what_is_missing_is_told_where_it_is_to_be_filled_in(author: Callable[..., Author]) -> None:
    me = author(goals="grow: {name: Grow}\n")
    html = me.form("goal:grow").html
    _, _, message = html.partition('id="m:team"')
    assert "has no" in message.partition("</div>")[0]


def test_an_error_that_a_change_causes_elsewhere_is_told(author: Callable[..., Author]) -> None:
    goals = "grow: {team: sales, body: 'See [the call](process:sell#call).'}\n"
    me = author(processes=PROCESS, goals=goals)
    answer = me.press("process:sell", me.form("process:sell"), "save", **{"steps/0/id": "ring"})
    assert answer.status_code == 422
    assert "Error in content/goals.yml:" in answer.text
    assert text(me, "processes") == PROCESS


def test_what_the_disk_refuses_is_told_and_stays_in_the_form(
    author: Callable[..., Author], monkeypatch: pytest.MonkeyPatch
) -> None:
    me = author()
    before = text(me, "goals")
    form = me.form("goal:grow")

    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(disk, "write_file", full)
    answer = me.press("goal:grow", form, "save", name="Mine")
    assert answer.status_code == 409
    assert "Nothing was saved" in Form(answer.text).text
    assert Form(answer.text).fields["name"] == "Mine"
    assert text(me, "goals") == before
    assert me.session.history == []


def test_the_page_beside_a_form_is_that_of_the_draft(author: Callable[..., Author]) -> None:
    me = author()
    me.then("goal:grow", me.form("goal:grow"), "check", summary="Twice as many customers")
    assert "Twice as many customers" in me.get("/edit/definition/goal/grow/page").text
    assert "Twice as many customers" not in text(me, "goals")
    me.form("goal:grow")
    assert "Twice as many customers" not in me.get("/edit/definition/goal/grow/page").text
    me.then("goal:grow", me.form("goal:grow"), "check", owner="nobody")
    assert "More customers" in me.get("/edit/definition/goal/grow/page").text, "the last page without errors"


@pytest.mark.parametrize(
    ("field", "typed"),
    [("revenue_target", "€75k"), ("cycle", "2 working days"), ("period", "Q1 2027"), ("tolerance", "1 in 10")],
)
def test_a_value_is_saved_as_it_was_typed(author: Callable[..., Author], field: str, typed: str) -> None:
    """One reading is enough: it is not put into other words."""
    plan = "year:\n  revenue_target: 1 EUR\n  cycle: 1 d\n  period: 2026-Q1\n  tolerance: 1%\n"
    me = author(plans=plan)
    assert me.press("plan:year", me.form("plan:year"), "save", **{field: typed}).status_code == 303
    (written,) = [line for line in difference(plan, text(me, "plans")) if line.startswith("+")]
    assert written.replace('"', "") == f"+   {field}: {typed}"
