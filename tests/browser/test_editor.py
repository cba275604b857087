"""The editor in a browser: three changes that authors make, in few steps and without YAML; and for everybody."""

import re
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

import axe_playwright_python
import pytest
from playwright.sync_api import Error, Locator, Page, Route, expect
from tests.book import TODAY
from tests.preview import Preview

from playpress import starter
from playpress.pipeline import read

AXE = Path(axe_playwright_python.__file__).with_name("axe.min.js")
APPROVALS = """\
# Who may grant what
discounts:
  name: Discounts
  grants_a: discount
  levels:
    - {up_to: 5%, role: sales-rep, given: A second lamp}   # since May
    - {up_to: 15%, role: head-of-sales}
"""
PAGE = "---\ntitle: Week\n---\n\n# Week\n\nRead the [goals](goals/more-leads.md).\n"
KIND = "title: Partner\nfields: {tier: {type: text}}\n"
OBJECTIONS = "price: {says: That is too expensive., response: Compare it with ten years of bulbs.}\n"


class Editor(Preview):
    """The editor as its author starts it."""

    def __init__(self, project: Path) -> None:
        command = ("edit", "--no-open", "--project", str(project), "--port", "0", "--today", TODAY.isoformat())
        super().__init__(project, "playpress", *command)
        (self.address,) = re.findall(r"http://\S+", "".join(self.said))
        self.site = self.url.removesuffix("edit/")

    def text(self, name: str) -> str:
        """A file of the playbook."""
        return (self.project / "content" / f"{name}.yml").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def editor(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Editor]:
    """The editor of a small playbook."""
    project = tmp_path_factory.mktemp("editor") / "book"
    starter.create(project, "small")
    (project / "content" / "approvals.yml").write_text(APPROVALS, encoding="utf-8")
    (project / "content" / "objections.yml").write_text(OBJECTIONS, encoding="utf-8")
    (project / "content" / "week.md").write_text(PAGE, encoding="utf-8")
    (project / "content" / "kinds").mkdir()
    (project / "content" / "kinds" / "partner.yml").write_text(KIND, encoding="utf-8")
    found = Editor(project)
    yield found
    found.stop()


class Steps:
    """Somebody who clicks and types, and counts."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.taken: list[str] = []

    def click(self, what: Locator) -> None:
        self.taken.append("click")
        what.click()

    def type(self, where: Locator, words: str) -> None:
        self.taken.append(words)
        where.fill(words)

    def choose(self, where: Locator, value: str) -> None:
        self.taken.append(value)
        where.select_option(value)

    def link(self, name: str) -> Locator:
        return self.page.get_by_role("link", name=name, exact=True)

    def button(self, name: str) -> Locator:
        return self.page.get_by_role("button", name=name, exact=True)

    def field(self, name: str) -> Locator:
        return self.page.get_by_label(name, exact=True)


def test_three_changes_take_an_author_few_steps_and_no_yaml(editor: Editor, visit: Callable) -> None:
    reader = visit(editor.address)
    page = reader.page
    me = Steps(page)
    before = editor.text("approvals")

    me.click(me.link("Preview"))
    page.goto(f"{editor.site}approvals/discounts.html")
    me.click(me.link("Edit this page"))
    me.type(page.locator("[name='levels/0/up_to']"), "10%")
    expect(page.frame_locator("iframe").locator("body")).to_contain_text("10%")
    me.click(me.button("Save"))
    expect(page.get_by_text("Saved content/approvals.yml.")).to_be_visible()
    assert editor.text("approvals") == before.replace("{up_to: 5%,", "{up_to: 10%,")

    me.click(me.link("All definitions"))
    me.click(me.link("Add an objection"))
    me.type(page.locator("[name='name']"), "No time")
    me.choose(page.locator("[name='+']"), "response")
    me.click(page.locator("button[value='field:']"))
    me.type(page.locator("[name='response']"), "Then it is worth **ten minutes**: you save them every week.")
    me.click(me.button("Add it"))
    expect(page.get_by_text("Added objection no-time.")).to_be_visible()
    assert editor.text("objections").startswith(OBJECTIONS)

    me.click(me.link("All definitions"))
    me.click(me.link("The name people recall"))
    expect(page.locator(".pe-finding").first).to_contain_text("COV-1")
    me.click(me.link("All definitions"))
    me.click(me.link("Search ads"))
    me.click(page.get_by_role("button", name="Add an item to Goals"))
    me.type(page.locator("[name='goals/1']"), "The name people recall")
    expect(page.locator(".pe-item .pe-named").nth(1)).to_have_text("The name people recall")
    me.click(me.button("Save"))
    expect(page.get_by_text("Saved content/strategies.yml.")).to_be_visible()
    assert "goals: [more-leads, loved-brand]" in editor.text("strategies")

    assert len(me.taken) <= 25
    assert not [each for each in me.taken if ":" in each and "{" in each]
    found = read(editor.project, TODAY)
    assert found.faults == ()
    assert "COV-1" not in {each.code for each in found.findings}
    assert reader.errors == []
    assert reader.foreign == []


def test_errors_are_shown_while_one_types_and_nothing_is_written(editor: Editor, visit: Callable) -> None:
    page = visit(editor.address).page
    page.goto(f"{editor.url}definition/goal/close-deals")
    before = editor.text("goals")
    page.locator("[name='team']").fill("salse")
    message = page.locator("[id='m:team']")
    expect(message).to_contain_text("there is no team")
    expect(page.locator("[name='team']")).to_have_attribute("aria-invalid", "true")
    page.get_by_role("button", name=re.compile("^Use")).click()
    expect(page.locator("[name='team']")).to_have_value("sales")
    expect(page.locator("[id='m:team']")).to_have_text("")
    assert editor.text("goals") == before


def test_a_new_definition_is_checked_while_one_types(editor: Editor, visit: Callable) -> None:
    page = visit(editor.address).page
    page.goto(f"{editor.url}add/goal")
    page.locator("[name='name']").fill("Win back")
    page.locator("[name='team']").fill("salse")
    expect(page.locator("[id='m:team']")).to_contain_text("there is no team")
    expect(page.locator("#counts")).to_contain_text("1 error")
    page.get_by_role("button", name="Use “sales”").click()
    expect(page.locator("#counts")).not_to_contain_text("error")


GONE = "The editor does not answer. Is `playpress edit` still running? Nothing is lost: keep this page open."


def test_an_editor_that_is_gone_is_reported_whatever_one_does(editor: Editor, visit: Callable) -> None:
    page = visit(editor.address, own=True).page
    page.goto(f"{editor.url}definition/strategy/cold-calling")
    said, tactic = page.locator(".pe-said"), page.locator("[name='tactics/0']")
    page.route("**/edit/**", lambda route: route.abort())
    page.get_by_role("button", name="Add an item to How we do it").click()
    expect(said).to_have_text(GONE)
    expect(page.locator("[name='tactics/1']")).to_have_count(0)
    said.evaluate("each => each.replaceChildren()")
    tactic.fill("Twenty calls before noon")
    expect(said).to_have_text(GONE)
    page.unroute("**/edit/**")
    page.context.clear_cookies()
    page.get_by_role("button", name="Add an item to How we do it").click()
    expect(said).to_contain_text("Open the address that `playpress edit` printed in the terminal")
    expect(tactic).to_have_value("Twenty calls before noon")


def test_nothing_is_typed_into_a_form_that_is_about_to_be_replaced(editor: Editor, visit: Callable) -> None:
    page = visit(editor.address, own=True).page
    page.goto(f"{editor.url}definition/strategy/cold-calling")
    held: list[Route] = []
    page.route("**/edit/definition/strategy/cold-calling", lambda route: held.append(route))
    with page.expect_request("**/edit/definition/strategy/cold-calling"):
        page.get_by_role("button", name="Add an item to How we do it").click()
    expect(page.locator(".pe-form")).to_have_js_property("inert", True)
    page.keyboard.type("lost")
    held.pop().continue_()
    expect(page.locator("[name='tactics/1']")).to_be_focused()
    page.keyboard.type("kept")
    expect(page.locator("[name='tactics/1']")).to_have_value("kept")


def test_the_preview_of_a_text_is_that_of_what_was_typed_last(editor: Editor, visit: Callable) -> None:
    page = visit(editor.address, own=True).page
    page.goto(f"{editor.url}definition/objection/price")
    page.locator("details.pe-prose summary").first.click()
    shown, text = page.locator(".pe-rendered").first, page.locator("[name='response']")
    expect(shown).to_contain_text("ten years of bulbs")
    held: list[Route] = []
    page.route("**/edit/prose", lambda route: held.append(route), times=1)
    with page.expect_request("**/edit/prose"):
        text.fill("First")
    text.press_sequentially(" and *second*")
    expect(shown.locator("em")).to_have_text("second")
    with suppress(Error):  # it was called off
        held.pop().fulfill(body="<p>First</p>")
    expect(shown).to_have_text("First and second")


def test_a_list_is_put_in_order_by_keyboard(editor: Editor, visit: Callable) -> None:
    page = visit(editor.address).page
    page.goto(f"{editor.url}definition/strategy/cold-calling")
    add = page.get_by_role("button", name="Add an item to How we do it")
    add.focus()
    page.keyboard.press("Enter")
    expect(page.locator("[name='tactics/1']")).to_be_focused()
    page.keyboard.type("A note after each call")
    up = page.get_by_role("button", name="Move How we do it, 2 up")
    up.focus()
    page.keyboard.press("Enter")
    expect(page.locator("[name='tactics/0']")).to_have_value("A note after each call")
    page.get_by_role("button", name="Save", exact=True).press("Enter")
    expect(page.get_by_text("Saved content/strategies.yml.")).to_be_visible()
    assert "tactics: [A note after each call, Ten calls before noon]" in editor.text("strategies")
    page.get_by_role("button", name="Undo the change of strategy:cold-calling").click()
    expect(page.get_by_text("Undone: change of strategy:cold-calling.")).to_be_visible()
    assert "tactics: [Ten calls before noon]" in editor.text("strategies")


def test_a_form_works_without_scripts(editor: Editor, visit: Callable) -> None:
    page = visit(editor.address, javascript=False).page
    page.goto(f"{editor.url}definition/strategy/cold-calling")
    page.get_by_role("button", name="Add an item to How we do it").click()
    page.locator("[name='tactics/1']").fill("Another")
    page.get_by_role("button", name="Remove How we do it, 2").click()
    expect(page.locator("[name='tactics/1']")).to_have_count(0)


@pytest.mark.parametrize(("size", "scheme"), [("desktop", "light"), ("phone", "dark")])
def test_axe_finds_nothing_and_nothing_is_wider_than_the_screen(
    editor: Editor, visit: Callable, size: str, scheme: str
) -> None:
    page = visit(editor.address, size=size, scheme=scheme).page
    cdp = page.context.new_cdp_session(page)
    cdp.send("Page.setBypassCSP", {"enabled": True})
    for address in ("", "definition/process/lead-to-deal", "definition/approval/discounts/remove", "file/playbook.yml"):
        page.goto(f"{editor.url}{address}")
        assert (violations(page), wider(page)) == ([], False), address


def violations(page: Page) -> list[tuple[str, str]]:
    """What axe finds in a page with all of its folds open: each rule with the first place."""
    page.add_script_tag(content=AXE.read_text(encoding="utf-8"))
    for part in page.locator("details").all():
        part.evaluate("each => { each.open = true; }")
    found = page.evaluate("axe.run(document, { iframes: false })")["violations"]
    return [(each["id"], each["nodes"][0]["html"]) for each in found]


def wider(page: Page) -> bool:
    """Whether one has to scroll sideways."""
    return bool(page.evaluate("document.documentElement.scrollWidth > innerWidth"))


def test_forms_of_files_fit_a_tablet_and_axe_finds_nothing_in_them(editor: Editor, visit: Callable) -> None:
    page = visit(editor.address).page
    page.context.new_cdp_session(page).send("Page.setBypassCSP", {"enabled": True})
    page.set_viewport_size({"width": 820, "height": 1180})
    for address in ("new/page", "new/kind", "file/kinds/partner.yml", "file/week.md"):
        assert page.goto(f"{editor.url}{address}").ok, address  # type: ignore[union-attr]
        assert (violations(page), wider(page)) == ([], False), address
