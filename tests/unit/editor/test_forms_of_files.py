"""Settings, declared kinds and pages by hand have forms as definitions have: only what was changed is written."""

import difflib
import re
from collections.abc import Callable
from html import unescape
from pathlib import Path

import pytest
from tests.forms import Author, Form

from playpress import starter
from playpress.editor import draft, files, links, pages, places, shapes
from playpress.editor.messages import Messages
from playpress.editor.pages import FormPage, Offers
from playpress.editor.places import Written
from playpress.model.kinds import KINDS
from playpress.model.known_ids import KnownIds
from playpress.model.load import load

SETTINGS = "# ours\nformat: 1\ncompany: Oak & Lamp   # since 1990\nchecks: team\n"
PAGE = "---\ntitle: First week   # short\nteam: sales\n---\n\n# Welcome\n\nRead *this* first.\n"
PARTNER = "fields:\n  tier: {type: text, label: Tier}   # gold or silver\n"
FILES = {"playbook": SETTINGS, "kinds__partner": PARTNER}


@pytest.fixture
def me(author: Callable[..., Author]) -> Author:
    """An author of a playbook with a page by hand and a kind of its own."""
    found = author(**FILES)
    (found.project / "content" / "week.md").write_text(PAGE, encoding="utf-8")
    return found


def said(me: Author, file: str) -> str:
    return (me.project / "content" / file).read_bytes().decode()


def form(me: Author, file: str) -> Form:
    answer = me.get(places.address(f"content/{file}"))
    assert answer.status_code == 200, answer.text
    return Form(answer.text)


def press(me: Author, file: str, page: Form, button: str = "save", **filled: str) -> int:
    return me.post(places.address(f"content/{file}"), {**page.fields, **filled, "do": button}).status_code


def lines(before: str, after: str) -> list[str]:
    return [each for each in difflib.ndiff(before.splitlines(), after.splitlines()) if each[0] in "+-"]


@pytest.mark.parametrize(
    ("file", "field", "text", "line"),
    [
        ("playbook.yml", "company", "Oak and Lamp", "+ company: Oak and Lamp   # since 1990"),
        ("kinds/partner.yml", "fields/0/label", "Level", "+   tier: {type: text, label: Level}   # gold or silver"),
        ("week.md", "title", "Week one", "+ title: Week one   # short"),
        ("week.md", "text", "\n# Welcome\n\nRead *that* first.", "+ Read *that* first."),
    ],
)
def test_one_field_is_one_line(me: Author, file: str, field: str, text: str, line: str) -> None:
    before = said(me, file)
    assert press(me, file, form(me, file), **{field: text}) == 303
    assert lines(before, said(me, file))[-1:] == [line] or line in lines(before, said(me, file))
    assert len(lines(before, said(me, file))) == 2
    assert f"Saved content/{file}." in form(me, file).text
    assert me.post("/edit/undo", {"token": form(me, file).fields["token"]}).status_code == 303
    assert said(me, file) == before


@pytest.mark.parametrize("file", ["playbook.yml", "kinds/partner.yml", "week.md"])
def test_a_form_that_is_only_looked_at_writes_nothing(me: Author, file: str) -> None:
    before = said(me, file)
    assert press(me, file, form(me, file)) == 303
    assert said(me, file) == before
    assert "Nothing was changed." in form(me, file).text


def test_windows_lines_and_a_page_without_fields_stay_as_they_are(me: Author) -> None:
    path = me.project / "content" / "plain.md"
    path.write_bytes(b"\xef\xbb\xbf# Plain\r\n\r\nOne line.\r\n")
    page = form(me, "plain.md")
    assert press(me, "plain.md", page) == 303
    assert path.read_bytes() == b"\xef\xbb\xbf# Plain\r\n\r\nOne line.\r\n"
    page = form(me, "plain.md")
    page.fields["text"] = "# Plain\n\nTwo lines."
    assert press(me, "plain.md", page) == 303
    assert path.read_bytes() == b"\xef\xbb\xbf# Plain\r\n\r\nTwo lines.\r\n"
    answer = me.post(places.address("content/plain.md"), {**page.fields, "do": "field:", "+": "title"})
    page = Form(answer.text)
    page.fields |= {"title": "A plain page", "base": form(me, "plain.md").fields["base"]}
    assert press(me, "plain.md", page) == 303
    assert b"title: A plain page\r\n" in path.read_bytes()


def test_two_people_on_one_page_lose_nothing(me: Author) -> None:
    page = form(me, "week.md")
    path = me.project / "content" / "week.md"
    path.write_text(PAGE.replace("First week", "Day one"), encoding="utf-8")
    changed = {**page.fields, "text": "\n# Welcome\n\nRead all.", "do": "save"}
    answer = me.post(places.address("content/week.md"), changed)
    assert answer.status_code == 409
    both = Form(answer.text)
    assert (both.fields["title"], "Read all." in both.fields["text"]) == ("Day one", True)
    assert press(me, "week.md", both) == 303
    assert "title: Day one   # short" in path.read_text("utf-8")
    assert "Read all." in path.read_text("utf-8")


@pytest.mark.parametrize(
    ("file", "field", "text", "words"),
    [
        ("playbook.yml", "checks", "severe", '"severe" is not one of the choices'),
        ("kinds/partner.yml", "fields/0/type", "colour", "is not one of the choices"),
        ("week.md", "team", "nobody", 'there is no team "nobody"'),
        ("week.md", "text", "See [it](goal:none).", 'there is no goal "none"'),
    ],
)
def test_what_is_wrong_is_at_its_field_before_it_is_saved(
    me: Author, file: str, field: str, text: str, words: str
) -> None:
    before = said(me, file)
    page = form(me, file)
    answer = me.post(places.address(f"content/{file}"), {**page.fields, field: text, "do": "save"})
    assert answer.status_code == 422
    assert f'id="m:{field}"' in answer.text
    assert words in Form(answer.text).text
    assert said(me, file) == before


def test_they_are_listed_with_their_errors_and_found(me: Author) -> None:
    (me.project / "content" / "week.md").write_text(PAGE.replace("team: sales", "team: none"), encoding="utf-8")
    answer = me.get("/edit/?q=week")
    assert '<a href="/edit/file/week.md">First week</a>' in answer.text
    assert "1 error" in Form(answer.text).text
    assert "Errors in files" not in answer.text
    listed = me.get("/edit/").text
    assert all(f'href="/edit/file/{each}"' in listed for each in ("playbook.yml", "kinds/partner.yml"))


@pytest.mark.parametrize("file", ["goals.yml", "none.md", "../secret.md", "kinds.yml"])
def test_nothing_else_has_such_a_form(me: Author, file: str) -> None:
    (me.project / "secret.md").write_text("secret", encoding="utf-8")
    answer = me.get(f"/edit/file/{file}")
    assert answer.status_code == 404
    assert "secret" not in Path(file).stem or "secret\n" not in answer.text


def test_the_button_of_a_page_by_hand_leads_to_its_form(me: Author) -> None:
    assert links.target(me.session.refresh(), "/week.html") == "/edit/file/week.md"


@pytest.mark.parametrize("sample", ["reference", "b2b", "small", "empty"])
def test_what_nobody_touches_is_handed_back_as_it_is(sample: str, tmp_path: Path) -> None:
    """Every file of the samples that has such a form."""
    starter.create(tmp_path / "book", sample)
    loaded = load(tmp_path / "book", KINDS)
    here = [files.found(loaded.content, each.place.file) for each in files.listed(loaded)]
    assert len(here) == 1 + len(loaded.content.pages)
    for each in here:
        assert each is not None
        shape = shapes.of_model(each.kind)
        node = draft.numbered(draft.of(shape, each.raw))
        html = pages.rendered("form", pages.Frame(token=""), form=shown(each, node))
        assert draft.said(draft.posted(shape, Form(html).fields)) == each.raw, each.file


def shown(written: Written, node: draft.DraftValue) -> FormPage:
    said = FormPage(
        title="",
        kind=written.kind,
        id=written.id,
        file=written.file,
        draft=node,
        base="",
        messages=Messages(),
        offers=Offers(KnownIds({})),
    )
    draft.said(node)
    return said


@pytest.mark.parametrize(
    ("what", "file", "filled", "text"),
    [
        ("page", "first-week.md", {"title": "First week", "text": "# Welcome\n\nRead."},
         "---\ntitle: First week\n---\n\n# Welcome\n\nRead.\n"),
        ("kind", "kinds/recipe.yml", {"title": "Recipe"}, "title: Recipe\n"),
    ],
)  # fmt: skip
def test_a_page_and_a_kind_are_added_and_removed(
    me: Author, what: str, file: str, filled: dict[str, str], text: str
) -> None:
    assert f'href="/edit/new/{what}"' in me.get("/edit/").text
    page = Form(me.get(f"/edit/new/{what}").text)
    answer = me.post(f"/edit/new/{what}", {**page.fields, **filled, "do": "save"})
    assert (answer.status_code, answer.location) == (303, f"/edit/file/{file}"), answer.text
    assert said(me, file) == text
    assert me.post(f"/edit/new/{what}", {**page.fields, **filled, "do": "save"}).status_code == 422
    assert f'href="/edit/remove/{file}"' in me.get(f"/edit/file/{file}").text
    gone = me.post(f"/edit/remove/{file}", {"token": page.fields["token"]})
    assert gone.status_code == 303, gone.text
    assert not (me.project / "content" / file).exists()
    assert me.post("/edit/undo", {"token": page.fields["token"]}).status_code == 303
    assert said(me, file) == text


@pytest.mark.parametrize(
    ("link", "problem"),
    [
        ("[prices](price.md)", 'there is no page and no file "price.md"'),
        ("[prices](price.html)", 'there is no page and no file "price.html"'),
        ("[prices](prices.pdf)", 'there is no page and no file "prices.pdf"'),
        ("[below](#prices)", 'this page has no heading and no part "prices"'),
        ("[there](goals/grow.md#prices)", '"goals/grow.md" has no heading and no part "prices"'),
        ("![prices](prices.png)", 'there is no picture "prices.png"'),
    ],
)
def test_what_a_link_does_not_reach_is_at_the_text_while_it_is_typed(me: Author, link: str, problem: str) -> None:
    page = form(me, "week.md")
    wrong = {**page.fields, "text": f"# Week\n\nSee {link} and [goals](goals/grow.md), [here](#week).", "do": "check"}
    answer = me.post(places.address("content/week.md"), wrong)
    said_at = re.search('id="m:text".*?</(?:ul|div|p)>', answer.text, re.DOTALL)
    assert said_at, answer.text
    assert problem in unescape(said_at[0])
    assert 'grow.md"' not in Form(answer.text).text.replace('"goals/grow.md" has', "")
    assert me.post(places.address("content/week.md"), {**wrong, "do": "save"}).status_code == 422
    right = {**wrong, "do": "save", "text": "See [goals](goals/grow.md)."}
    assert me.post(places.address("content/week.md"), right).status_code == 303


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("---\ntitle: Week\n---\n\n# Week\n", "# Week\n"),
        ("---\r\ntitle: Week\r\n---\r\n# Week\r\n", "# Week\r\n"),
        ("\ufeff---\ntitle: Week  # short\n---\n# Week\n", "\ufeff---\n# short\n---\n# Week\n"),
        ("---\n# ours\n\ntitle: Week\n---\n# Week\n", "---\n# ours\n---\n# Week\n"),
    ],
)
def test_the_only_field_of_a_page_can_go_and_comments_stay(me: Author, before: str, after: str) -> None:
    path = me.project / "content" / "week.md"
    path.write_bytes(before.encode())
    page = form(me, "week.md")
    at = places.address("content/week.md")
    page = Form(me.post(at, {**page.fields, "do": "remove:title"}).text)
    answer = me.post(at, {**page.fields, "do": "save"})
    assert answer.status_code == 303, Form(answer.text).text
    assert path.read_bytes() == after.encode()


def test_what_another_page_links_to_is_not_removed(me: Author) -> None:
    (me.project / "content" / "plain.md").write_text("See [the week](week.md).\n", encoding="utf-8")
    answer = me.post("/edit/remove/week.md", {"token": form(me, "week.md").fields["token"]})
    assert answer.status_code == 422
    assert "content/plain.md" in answer.text
    assert said(me, "week.md") == PAGE


@pytest.mark.parametrize("file", ["playbook.yml", "goals.yml", "none.md"])
def test_nothing_else_is_removed_so(me: Author, file: str) -> None:
    token = form(me, "week.md").fields["token"]
    assert me.post(f"/edit/remove/{file}", {"token": token}).status_code == 404


@pytest.mark.parametrize(
    ("file", "words"), [("week.md", "Read <em>that</em>."), ("kinds/partner.yml", "Acme"), ("playbook.yml", "Oak")]
)
def test_the_page_is_beside_the_form_as_it_will_look(me: Author, file: str, words: str) -> None:
    (me.project / "content" / "partners.yml").write_text("acme: {tier: Gold one}\n", encoding="utf-8")
    page = form(me, file)
    assert f'src="/edit/shown/{file}"' in page.html
    if file == "week.md":
        press(me, file, page, "check", text="Read *that*.")
    assert words in me.get(f"/edit/shown/{file}").text
