"""What somebody has done on an onboarding path: kept in their browser, carried on by a file or a link, never lost."""

import datetime as dt
import json
import re
from collections.abc import Callable
from pathlib import Path
from urllib.parse import quote

import pytest
from playwright.sync_api import Browser, Dialog, Page, expect
from tests.conftest import ROOT

from playpress.derive import schedule
from playpress.pipeline import read

PATH = "onboarding/sales-development-rep.html"
BOOK = "The Larkfield playbook"
WEEK = "onboarding/everybody.html"
LIST = "onboarding-sales-development-rep-list-and-call"
ITEM = "cold-calling-read"


def tick(page: Page, item: str) -> None:
    page.locator(f'[data-pp-item="{item}"]').check()


def total(page: Page):
    return page.locator("[data-pp-path-total] [role=status]").first


def answering(page: Page, yes: bool) -> list[str]:
    """From now on every question of the page gets this answer; what was asked is remembered."""
    asked: list[str] = []

    def answer(dialog: Dialog) -> None:
        asked.append(dialog.message)
        dialog.accept() if yes else dialog.dismiss()

    page.on("dialog", answer)
    return asked


def test_a_path_counts_the_ticks_of_all_its_lists_and_keeps_them(base: str, visit: Callable) -> None:
    page = visit(f"{base}/{PATH}").page
    count = page.locator("[data-pp-path] [data-pp-who=hire] [data-pp-item]").count()
    assert page.get_by_text(f"{count} things to do").count() == 1
    expect(total(page)).to_have_text(f"0 of {count} done")
    for item in (ITEM, "accept-read", "teach-back"):
        tick(page, item)
    expect(total(page)).to_have_text(f"3 of {count} done")
    page.reload()
    expect(total(page)).to_have_text(f"3 of {count} done")
    expect(page.locator(f'[data-pp-item="{ITEM}"]')).to_be_checked()


def test_a_tick_of_other_words_says_that_they_changed(base: str, visit: Callable) -> None:
    page = visit(f"{base}/{PATH}").page
    tick(page, ITEM)
    page.evaluate(
        """() => { for (const key of Object.keys(localStorage)) localStorage.setItem(key,
        localStorage.getItem(key).replace(/"hash":"[^"]*"/, '"hash":"older"')); }"""
    )
    page.reload()
    expect(page.locator(f"#{ITEM} label")).to_contain_text("(changed since you did this)")
    page.locator(f'[data-pp-item="{ITEM}"]').uncheck()
    tick(page, ITEM)
    expect(page.locator(f"#{ITEM} label")).not_to_contain_text("changed")


def test_a_first_day_turns_relative_days_into_dates_and_says_what_is_due(base: str, visit: Callable) -> None:
    page = visit(f"{base}/{PATH}", fresh=True).page
    page.clock.set_fixed_time("2027-01-19T10:00:00")
    page.reload()
    assert page.locator("time[data-pp-day='7']").first.inner_text() == "Day\xa08"
    page.get_by_label("Your first day").fill("2027-01-11")
    expect(page.locator("time[data-pp-day='7']").first).to_have_text(re.compile(r"Mon,? 18 Jan 2027"))
    today = page.locator("[data-pp-start] .pp-callout")
    expect(today).to_contain_text(re.compile(r"Tue,? 19 Jan 2027"))
    assert due(page)["Overdue"] == [
        "Read how we call and when we don’t since Mon 18 Jan",
        "Make a list together with your buddy since Mon 18 Jan",
    ]
    assert [text.partition(",")[0] for text in due(page)["Today"]] == [
        "Ask the analyst to explain the page for reps: who to call and who to leave alone",
        "Listen to ten calls and write down each opening line",
    ]
    assert due(page)["Next up"][0] == "Role play: five openings, recorded and listened to together by Wed 20 Jan"
    expect(today.get_by_role("link", name="Read how we call")).to_have_attribute("href", f"#{ITEM}")
    tick(page, ITEM)
    expect(today).not_to_contain_text("Read how we call and when we don’t")
    page.reload()
    expect(page.get_by_label("Your first day")).to_have_value("2027-01-11")
    page.get_by_label("Your first day").fill("")
    expect(page.locator("time[data-pp-day='7']").first).to_have_text("Day 8")


@pytest.mark.parametrize("path", ["account-executive", "everybody"])
def test_dates_of_a_path_are_those_of_its_schedule(base: str, visit: Callable, path: str) -> None:
    """The booklet with `--start` has the same: one rule in two languages."""
    found = read(ROOT, dt.date(2026, 11, 23)).book
    assert found is not None
    page = visit(f"{base}/onboarding/{path}.html").page
    seen = "all => all.map(each => [each.dataset, each.dateTime])"
    for start in ("2026-12-14", "2026-12-21", "2027-01-02", "2027-01-13", "2027-12-20"):
        at = schedule.schedule(dt.date.fromisoformat(start), found.settings.working_time).at
        page.locator("[data-pp-start] input").fill(start)
        times = page.locator("time[data-pp-day]").evaluate_all(seen)
        assert len(times) > 10
        for said, shown in times:
            assert shown == at([int(number) for number in said["ppPlace"].split()]).isoformat(), (start, said)
        assert path != "everybody" or any(" " in said["ppPlace"] for said, _ in times)


def test_a_first_day_off_is_moved(base: str, visit: Callable) -> None:
    page = visit(f"{base}/{PATH}", fresh=True).page
    page.clock.set_fixed_time("2027-01-02T10:00:00")
    today = page.locator("[data-pp-start] .pp-callout")
    page.get_by_label("Your first day").fill("2027-01-02")
    expect(today).to_contain_text("2 days before you start")
    expect(today).to_contain_text(re.compile(r"You begin on Mon,? 4 Jan 2027"))


def due(page: Page) -> dict[str, list[str]]:
    """What the page says is due, group by group."""
    return page.locator(".pp-today").evaluate(
        r"""box => Object.fromEntries([...box.querySelectorAll(".pp-due")].map(title => [title.textContent,
        [...title.nextElementSibling.children].map(line => line.textContent.trim().replace(/,( \d+ \w+)$/, '$1'))]))"""
    )


def test_days_are_counted_from_one_in_what_people_read(base: str, visit: Callable) -> None:
    page = visit(f"{base}/onboarding/everybody.html", javascript=False).page
    notes = [text.replace("\u00a0", " ") for text in page.locator("h2 + .pp-note").all_inner_texts()]
    spans = [text.partition(" · ")[0] for text in notes]
    assert spans == ["14 days to 1 day before you start", "Day 1", "Day 2 to Day 8"]
    assert page.locator("time[data-pp-day='-14']").count() == 1
    assert "D+" not in page.locator("main").inner_text()


def test_what_others_have_to_do_is_counted_apart(base: str, visit: Callable) -> None:
    page = visit(f"{base}/onboarding/everybody.html").page
    bar = page.locator("[data-pp-path-total] .pp-progress")
    expect(bar).to_contain_text("0 of 15 done")
    page.locator("[data-pp-who=buddy] [data-pp-item]").first.check()
    expect(bar).to_contain_text("0 of 15 done")
    expect(bar).to_contain_text("Your buddy: 1 of 3")
    assert bar.locator("progress").evaluate("bar => bar.value") == 0


def test_before_the_first_day_the_page_counts_down(base: str, visit: Callable) -> None:
    page = visit(f"{base}/{PATH}", fresh=True).page
    page.clock.set_fixed_time("2027-01-10T23:30:00")
    page.get_by_label("Your first day").fill("2027-01-11")
    expect(page.locator("[data-pp-start] .pp-callout")).to_contain_text("1 day before you start")


def test_ticks_are_carried_to_another_browser_by_a_file(base: str, visit: Callable, tmp_path: Path) -> None:
    mine = visit(f"{base}/{PATH}").page
    for item in (ITEM, "accept-read"):
        tick(mine, item)
    with mine.expect_download() as saved:
        mine.get_by_role("button", name="Save to a file").click()
    file = tmp_path / saved.value.suggested_filename
    saved.value.save_as(file)
    assert file.name == "sales-development-rep.json"
    theirs = visit(f"{base}/{PATH}", own=True).page
    tick(theirs, "accept-read")
    asked = answering(theirs, yes=False)
    theirs.locator("[data-pp-path-total] input[type=file]").set_input_files(file)
    status = theirs.locator("[data-pp-path-total] .pp-status")
    expect(status).to_have_text("Nothing has changed.")
    expect(theirs.locator(f'[data-pp-item="{ITEM}"]')).not_to_be_checked()
    assert len(asked) == 1
    assert "1 more tick for this page" in asked[0]


def test_a_file_that_is_accepted_adds_and_takes_nothing_away(base: str, visit: Callable) -> None:
    page = visit(f"{base}/{PATH}", own=True).page
    tick(page, "teach-back")
    answering(page, yes=True)
    load(page, file({LIST: {ITEM: {"at": 1, "hash": "older"}, "nobody": {"at": 1}}, "other": {"a": {}}}))
    expect(page.locator("[data-pp-path-total] .pp-status")).to_have_text("1 added.")
    expect(page.locator(f'[data-pp-item="{ITEM}"]')).to_be_checked()
    expect(page.locator('[data-pp-item="teach-back"]')).to_be_checked()
    expect(page.locator(f"#{ITEM} label")).to_contain_text("changed since you did this")
    page.reload()
    expect(page.locator(f'[data-pp-item="{ITEM}"]')).to_be_checked()
    assert "nobody" not in page.evaluate("JSON.stringify(localStorage)")


def file(ticks: object, playbook: str = BOOK) -> str:
    return json.dumps({"playpress": 1, "playbook": playbook, "path": "a.html", "ticks": ticks})


def load(page: Page, text: str) -> None:
    file = {"name": "ticks.json", "mimeType": "application/json", "buffer": text.encode()}
    page.locator("[data-pp-path-total] input[type=file]").set_input_files(file)


JUNK = {
    "no JSON": "ticks please",
    "other JSON": "[1, 2]",
    "nothing": "null",
    "another format": '{"playpress": 2, "ticks": {}}',
    "too large": file({"a": {"x" * 300_000: {}}}),
    "no ticks": '{"playpress": 1, "playbook": "' + BOOK + '", "path": "a.html"}',
    "no playbook": json.dumps({"playpress": 1, "path": "a.html", "ticks": {LIST: {ITEM: {}}}}),
    "no path": json.dumps({"playpress": 1, "playbook": BOOK, "ticks": {LIST: {ITEM: {}}}}),
    "ticks that are text": file("all"),
    "ticks that are a list": file([1]),
    "a list of names": file({LIST: [ITEM]}),
    "nothing as a tick": file({LIST: {ITEM: None}}),
    "no as a tick": file({LIST: {ITEM: False}}),
    "zero as a tick": file({LIST: {ITEM: 0}}),
    "a tick that is text": file({LIST: {ITEM: ""}}),
    "a good list and a bad one": file({LIST: {ITEM: {}}, "later": 1}),
    "a time that is none": file({LIST: {ITEM: {"at": "today"}}}),
}


def test_a_file_of_something_else_gets_a_message_and_changes_nothing(base: str, visit: Callable) -> None:
    reader = visit(f"{base}/{PATH}", own=True)
    asked = answering(reader.page, yes=True)
    status = reader.page.locator("[data-pp-path-total] .pp-status")
    for name, text in JUNK.items():
        load(reader.page, text)
        expect(status, name).to_contain_text("This is not a progress file")
        assert reader.page.locator(":checked[data-pp-item]").count() == 0, name
        load(reader.page, file({}))
        expect(status).to_have_text("This file has no ticks.")
    assert asked == []
    assert reader.errors == []


NONE = "None of its {} belongs to this page: it was saved on “a.html”."
STRANGE = {
    file({"__proto__": {"cold-calling-read": {}}}): NONE.format("1 tick"),
    file({"constructor": {"name": {}}}): NONE.format("1 tick"),
    file({LIST: {"<img src=x onerror=alert(1)>": {}, "toString": {}}}): NONE.format("2 ticks"),
    file({}): "This file has no ticks.",
    file({LIST: {ITEM: {}}}, "Another playbook"): "This file is from another playbook: “Another playbook”.",
    file({LIST: {"role-play-open": {}}}): "This file has nothing that is not ticked here already.",
}


def test_ticks_for_nothing_on_this_page_are_not_even_offered(base: str, visit: Callable) -> None:
    reader = visit(f"{base}/{PATH}", own=True)
    tick(reader.page, "role-play-open")
    asked = answering(reader.page, yes=True)
    status = reader.page.locator("[data-pp-path-total] .pp-status")
    for text, answer in STRANGE.items():
        load(reader.page, text)
        expect(status, text).to_have_text(answer)
        load(reader.page, "null")
        expect(status).to_contain_text("This is not a progress file")
    assert asked == []
    assert reader.errors == []


def test_kept_ticks_that_are_not_on_the_page_stay_and_are_saved(base: str, visit: Callable, tmp_path: Path) -> None:
    """An item that was moved, or that is back tomorrow."""
    page = visit(f"{base}/{PATH}", own=True).page
    keep(page, LIST, '{"moved": {"at": 5, "hash": "h"}, "junk": null}')
    page.reload()
    answering(page, yes=True)
    load(page, file({LIST: {ITEM: {}}}))
    expect(page.locator("[data-pp-path-total] .pp-status")).to_have_text("1 added.")
    assert set(kept(page, LIST)) == {"moved", ITEM}
    with page.expect_download() as saved:
        page.get_by_role("button", name="Save to a file").click()
    saved.value.save_as(tmp_path / "saved.json")
    written = json.loads((tmp_path / "saved.json").read_text(encoding="utf-8"))
    assert (written["playbook"], written["path"]) == (BOOK, PATH)
    assert written["ticks"][LIST]["moved"] == {"at": 5, "hash": "h"}


def keep(page: Page, name: str, value: str) -> None:
    page.evaluate("([name, value]) => localStorage.setItem('playpress:/:' + name, value)", [name, value])


def kept(page: Page, name: str) -> dict[str, object]:
    return json.loads(page.evaluate("name => localStorage.getItem('playpress:/:' + name)", name))


def test_a_link_carries_ticks_and_asks_first(base: str, visit: Callable) -> None:
    mine = visit(f"{base}/{PATH}").page
    mine.context.grant_permissions(["clipboard-read", "clipboard-write"])
    for item in (ITEM, "role-play-open", "accept-read"):
        tick(mine, item)
    mine.get_by_role("button", name="Copy a link with my ticks").click()
    expect(mine.locator("[data-pp-path-total] .pp-status")).to_contain_text("Link copied")
    link = mine.evaluate("navigator.clipboard.readText()")
    assert len(link) < 400
    theirs = visit(f"{base}/index.html", own=True).page
    asked = answering(theirs, yes=True)
    theirs.goto(link)
    expect(theirs.locator(f'[data-pp-item="{ITEM}"]')).to_be_checked()
    assert "3 more ticks" in asked[0]
    assert "#ticks" not in theirs.url
    theirs.reload()
    expect(total(theirs)).to_contain_text("3 of")


def test_a_link_that_is_pasted_into_an_open_page_is_read_and_a_list_may_be_named_twice(
    base: str, visit: Callable
) -> None:
    page = visit(f"{base}/{PATH}", own=True).page
    asked = answering(page, yes=True)
    page.evaluate("hash => location.hash = hash", f"ticks={LIST}.{ITEM}!{LIST}.role-play-open")
    expect(page.locator("[data-pp-path-total] .pp-status")).to_have_text("2 added.")
    assert len(asked) == 1


def test_more_ticks_than_a_link_can_carry_are_refused_when_copying(base: str, visit: Callable) -> None:
    page = visit(f"{base}/{PATH}").page
    page.locator("[data-pp-item]").first.evaluate("box => box.dataset.ppItem = 'x'.repeat(9000)")
    page.locator("[data-pp-item]").first.check()
    page.get_by_role("button", name="Copy a link with my ticks").click()
    expect(page.locator("[data-pp-path-total] .pp-status")).to_have_text(
        "Too many ticks for a link: save a file instead."
    )


def test_a_hostile_link_does_nothing(base: str, visit: Callable) -> None:
    reader = visit(f"{base}/index.html", own=True)
    asked = answering(reader.page, yes=True)
    for fragment in ("%E0%A4%A", "a.b!c", quote(f"{LIST}.nobody!__proto__.x"), "x" * 20_000):
        reader.page.goto("about:blank")
        reader.page.goto(f"{base}/{PATH}#ticks={fragment}")
        expect(reader.page.locator("[data-pp-path-total] .pp-status"), fragment[:40]).to_contain_text(
            re.compile("cannot be read|belongs to this page")
        )
        assert reader.page.locator(":checked[data-pp-item]").count() == 0
    assert asked == []
    assert reader.errors == []


def test_all_of_it_works_from_a_disk(reference_site: Path, visit: Callable) -> None:
    reader = visit((reference_site / PATH).as_uri())
    page = reader.page
    tick(page, ITEM)
    page.get_by_label("Your first day").fill("2027-01-11")
    page.reload()
    expect(page.locator(f'[data-pp-item="{ITEM}"]')).to_be_checked()
    expect(page.locator("time[data-pp-day='7']").first).to_contain_text("18 Jan 2027")
    assert reader.errors == []


def test_where_nothing_can_be_kept_the_path_says_so_and_works(base: str, browser: Browser) -> None:
    context = browser.new_context()
    context.add_init_script("Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('no') } })")
    page = context.new_page()
    page.goto(f"{base}/{PATH}")
    expect(page.locator(".pp-checklist .pp-progress").first).to_contain_text(
        "This browser is not keeping your progress"
    )
    tick(page, ITEM)
    expect(total(page)).to_contain_text("1 of")
    context.close()


def test_a_full_browser_shows_what_was_kept_and_says_that_nothing_new_is(base: str, visit: Callable) -> None:
    page = visit(f"{base}/{PATH}", own=True).page
    tick(page, ITEM)
    page.add_init_script("Storage.prototype.setItem = () => { throw new DOMException('', 'QuotaExceededError') }")
    page.reload()
    expect(page.locator(f'[data-pp-item="{ITEM}"]')).to_be_checked()
    expect(page.locator(".pp-checklist .pp-progress").first).to_contain_text(
        "This browser has no room left: what you did before is here, but new ticks and answers cannot be kept."
    )
    tick(page, "teach-back")
    expect(total(page)).to_contain_text("2 of")


def test_a_first_day_that_is_none_keeps_nothing_else_from_working(base: str, visit: Callable) -> None:
    reader = visit(f"{base}/{WEEK}")
    page = reader.page
    for day in ('"275760-09-12"', '{"a": 1}', "[1]", "null", "7", '"soon"'):
        page.evaluate("localStorage.clear()")
        keep(page, "start-everybody", f'{{"day": {day}}}')
        page.reload()
        expect(page.locator(".pp-today"), day).to_contain_text("Choose your first day")
        page.locator(".pp-quiz input").first.check()
        expect(score(page), day).to_contain_text("1 of 7 answered")
    assert reader.errors == []


def test_a_first_day_follows_into_another_tab(base: str, visit: Callable) -> None:
    page = visit(f"{base}/{PATH}").page
    other = page.context.new_page()
    other.goto(f"{base}/{PATH}")
    expect(other.get_by_label("Your first day")).to_have_value("")
    page.get_by_label("Your first day").fill("2027-01-11")
    expect(other.get_by_label("Your first day")).to_have_value("2027-01-11")
    expect(other.locator("time[data-pp-day='7']").first).to_contain_text("18 Jan")


def test_without_javascript_there_are_boxes_and_no_dead_controls(base: str, visit: Callable) -> None:
    page = visit(f"{base}/{PATH}", javascript=False).page
    assert page.locator("[data-pp-item]").count() > 20
    assert page.locator(".md-content button").count() == 0
    assert page.locator("[data-pp-start]").inner_text().strip() == ""


def score(page: Page, quiz: int = 0):
    return page.locator(".pp-score [role=status]").nth(quiz)


def answer_all(page: Page, wrong: int = 0) -> None:
    """Answer the first quiz of a page, and so many of its questions wrong."""
    questions = page.locator(".pp-quiz").first.locator("> li")
    for number in range(questions.count()):
        each = questions.nth(number)
        right = number >= wrong
        if each.locator("input").count():
            each.locator(
                f"li{'' if right else ':not'}{'[data-pp-right]' if right else '([data-pp-right])'} label"
            ).first.click()
        else:
            each.locator("summary").click()
            each.get_by_role("button", name="I had it right" if right else "I had it wrong").click()


def test_the_first_answer_to_a_question_counts(base: str, visit: Callable) -> None:
    page = visit(f"{base}/objections/price-too-high.html").page
    first = page.locator(".pp-quiz > li").first
    first.get_by_label("Giving a discount").check()
    expect(first.locator("li", has_text="Giving a discount")).to_contain_text("✗ Not quite")
    expect(first.locator("li", has_text="what figure")).to_contain_text("✓ Right")
    expect(first.locator("summary")).to_contain_text("Hide the answer")
    expect(first.get_by_label("Asking what figure they had in mind")).to_be_disabled()
    second = page.locator(".pp-quiz > li").nth(1)
    second.get_by_label("A smaller machine, or monthly payments").check()
    expect(score(page)).to_have_text("1 right, 2 of 2 answered.")


def test_questions_of_two_quizzes_are_answered_apart(base: str, visit: Callable) -> None:
    page = visit(f"{base}/{WEEK}").page
    quizzes = page.locator(".pp-quiz")
    assert quizzes.count() == 2
    for quiz in (quizzes.nth(0), quizzes.nth(1)):
        quiz.locator("input").first.check()
    expect(quizzes.nth(0).locator(":checked")).to_have_count(1)
    expect(quizzes.nth(1).locator(":checked")).to_have_count(1)


def test_a_quiz_is_passed_by_its_mark_and_ticks_its_item(base: str, visit: Callable) -> None:
    """Questions without choices count as well; six of seven are enough."""
    page = visit(f"{base}/{WEEK}").page
    answer_all(page, wrong=1)
    expect(score(page)).to_have_text("✓ Passed: 6 of 7 right.")
    item = page.locator(".pp-quiz").first.get_attribute("data-pp-ticks")
    expect(page.locator(f'[data-pp-item="{item}"]')).not_to_be_checked()
    page.get_by_role("button", name="Tick this quiz on the list").click()
    expect(page.locator(f'[data-pp-item="{item}"]')).to_be_checked()
    expect(page.get_by_role("button", name="Tick this quiz on the list")).to_be_hidden()


def test_answers_are_kept_until_they_are_reset(base: str, visit: Callable) -> None:
    page = visit(f"{base}/{WEEK}").page
    answer_all(page, wrong=2)
    expect(score(page)).to_contain_text("○ Not yet: 5 of 7 right, and 6 needed.")
    page.reload()
    expect(score(page)).to_contain_text("○ Not yet: 5 of 7 right, and 6 needed.")
    expect(page.locator(".pp-quiz .pp-wrong").first).to_contain_text("✗ Not quite")
    page.locator(".pp-score").first.get_by_role("button", name="Reset").click()
    expect(score(page)).to_have_text("7 questions")
    page.reload()
    expect(score(page)).to_have_text("7 questions")
    expect(page.locator(".pp-quiz :checked")).to_have_count(0)


def test_a_reset_leaves_answers_to_questions_that_the_page_does_not_show(base: str, visit: Callable) -> None:
    page = visit(f"{base}/{WEEK}").page
    answer_all(page, wrong=2)
    key = page.evaluate("Object.keys(localStorage).find(key => (localStorage[key].match(/right/g) || []).length === 7)")
    page.evaluate(
        """key => { localStorage[key] = JSON.stringify({ ...JSON.parse(localStorage[key]),
        elsewhere: { at: 1, right: true } }); }""",
        key,
    )
    page.reload()
    expect(score(page)).to_contain_text("5 of 7 right")
    page.locator(".pp-score").first.get_by_role("button", name="Reset").click()
    expect(score(page)).to_have_text("7 questions")
    assert page.evaluate("key => localStorage[key]", key) == '{"elsewhere":{"at":1,"right":true}}'
    page.locator(".pp-score").first.get_by_role("button", name="Undo").click()
    expect(score(page)).to_contain_text("5 of 7 right")


def test_arrow_keys_do_not_answer_a_question(base: str, visit: Callable) -> None:
    page = visit(f"{base}/{WEEK}").page
    first = page.locator(".pp-quiz input").first
    first.focus()
    page.keyboard.press("ArrowDown")
    expect(page.locator(".pp-quiz :checked")).to_have_count(0)
    page.keyboard.press("Space")
    expect(page.locator(".pp-quiz input").nth(1)).to_be_checked()


def test_choices_are_large_rows_and_answers_are_sentences(base: str, visit: Callable) -> None:
    page = visit(f"{base}/{WEEK}", size="phone").page
    rows = page.locator(".pp-quiz label")
    assert rows.evaluate_all("rows => rows.every(row => row.getBoundingClientRect().height >= 44)")
    assert page.locator(".pp-quiz ul").first.evaluate("list => getComputedStyle(list).listStyleType") == "none"
    assert (
        page.locator(".pp-quiz details p").first.text_content()
        == "b) Sales. Reaching people worked; turning them into buyers did not."
    )


def test_a_table_is_downloaded_as_it_is_shown(base: str, visit: Callable, tmp_path: Path) -> None:
    page = visit(f"{base}/goals/index.html").page
    page.get_by_label("Filter this table").fill("margin")
    with page.expect_download() as saved:
        page.get_by_role("button", name="Download CSV").click()
    file = tmp_path / "table.csv"
    saved.value.save_as(file)
    text = file.read_bytes()
    assert text.startswith(b"\xef\xbb\xbf")
    assert text.count(b"\r\n") == 1
    assert b"Widen the profit margin" in text


@pytest.mark.parametrize("size", ["phone", "desktop"])
def test_a_long_address_in_an_item_widens_nothing(base: str, visit: Callable, size: str) -> None:
    page = visit(f"{base}/{PATH}", size=size).page
    page.locator(f"#{ITEM} label span").evaluate("text => text.textContent = 'https://example.org/' + 'x'.repeat(300)")
    page.get_by_label("Your first day").fill("2020-01-11")
    expect(page.locator(".pp-today")).to_contain_text("xxx")
    assert page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth") <= 0
    assert page.locator(f"#{ITEM}").evaluate("item => item.scrollWidth <= item.clientWidth")


def test_a_phase_names_who_signs_and_has_lines_to_sign_on_paper(base: str, visit: Callable) -> None:
    page = visit(f"{base}/{PATH}", size="phone").page
    sign = page.locator(".pp-sign").first
    assert sign.inner_text() == "Signed off by: Head of sales"
    line = "block => getComputedStyle(block, '::after').content"
    assert sign.evaluate(line) == "none"
    page.emulate_media(media="print")
    assert sign.evaluate(line).startswith('" Name ___')


def test_what_only_a_screen_can_do_is_not_printed(base: str, visit: Callable) -> None:
    page = visit(f"{base}/{PATH}").page
    page.get_by_label("Your first day").fill("2027-01-11")
    page.emulate_media(media="print")
    for part in (".pp-today", "[data-pp-path-total]", ".pp-meta code", ".pp-quiz details", ".pp-score"):
        assert page.locator(f"{part}:visible").count() == 0, part
    assert page.locator(".pp-sign:visible").count() > 0
