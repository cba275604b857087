"""What if, in a real browser: the same exact numbers as the command, shareable, and never in the way without it."""

import json
from collections.abc import Callable
from fractions import Fraction
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import pytest
from click.testing import CliRunner
from playwright.sync_api import Page, expect
from tests import book
from tests.conftest import ROOT
from tests.shared import made_once
from tests.site.test_reference import DAY
from tests.unit.derive import test_segments

from playpress import cli, host
from playpress.derive.planning import Worksheet, explained, inherited, volumes, whatif, worksheet
from playpress.graph import Book
from playpress.model.kinds.funnel import Funnel
from playpress.model.kinds.plan import Plan
from playpress.model.notation import Notation
from playpress.pipeline import read
from playpress.site.pages.kinds import plan as plan_page

PAGE = "plans/year-2027.html"


@cache
def reference() -> Book:
    """The reference playbook, read once: what is tried changes copies of it."""
    found = read(ROOT, DAY).book
    assert found is not None
    return found


def needed(page: Page) -> list[str]:
    """What the column says, without what the plan said before."""
    cells = page.locator("[data-pp-needed]").all_inner_texts()
    return [cell.partition(" (plan")[0] for cell in cells]


def computed(*changes: tuple[str, str]) -> list[str]:
    """What the program computes, from the customer back."""
    book = reference()
    plan = next(each for each in book.all(Plan) if each.id == "year-2027")
    funnel = book.get(plan.funnel)
    assert isinstance(funnel, Funnel)
    for name, value in changes:
        plan, funnel = whatif.apply(plan, funnel, name, value, Notation("EUR"))
    rows = worksheet(book, plan, funnel).rows
    return [f"{volumes.shown(row.required):,}" for row in reversed(rows) if row.required is not None]


def test_the_page_computes_what_the_program_computes(base: str, visit: Callable) -> None:
    """For targets that divide badly, where floating point would be one off."""
    page = visit(f"{base}/{PAGE}").page
    assert needed(page) == computed()
    page.get_by_text("What if?").click()
    rate = page.locator("[data-pp-plan] input").nth(2)
    name = rate.get_attribute("name")
    assert name is not None
    for target, deal, share in (("2400000", "2400", "40"), ("3333333", "2417", "33.3"), ("1", "999.99", "0.07")):
        for index, text in enumerate((target, deal, share)):
            page.locator("[data-pp-plan] input").nth(index).fill(text)
        assert needed(page) == computed(
            ("revenue_target", target), ("avg_deal", deal), (name.removeprefix("to-"), f"{share}%")
        )


QUARTER = "plans/q1-2027.html"
TRIED = [
    {},
    {"target": "800000"},
    {"target": "696200"},
    {"target": "3333333", "deal": "2417"},
    {"target": "400000", "to-sql": "33.3"},
    {"deal": "999.99", "to-enquiry": "0.07"},
    {"target": "0"},
]


def program(changes: dict[str, str]) -> dict[str, Any]:
    """What `playpress plan q1-2027 --format json` says with the same numbers."""
    names = {"target": "revenue_target", "deal": "avg_deal"}
    given = [
        f"{names.get(key, key.removeprefix('to-'))}={value}{'' if key in names else '%'}"
        for key, value in changes.items()
    ]
    options = ["--project", str(ROOT), "--today", f"{DAY}", "--format", "json"]
    done = CliRunner().invoke(
        cli.main, ["plan", "q1-2027", *options, *(part for each in given for part in ("--set", each))]
    )
    assert done.exit_code == 0, done.stderr
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def quarter(changes: dict[str, str]) -> tuple[Book, Worksheet]:
    book = reference()
    plan = next(each for each in book.all(Plan) if each.id == "q1-2027")
    whole = inherited.whole(book, plan)
    funnel = book.get(whole.funnel)
    assert isinstance(funnel, Funnel)
    for key, value in changes.items():
        name, text = {"target": ("revenue_target", value), "deal": ("avg_deal", value)}.get(key) or (
            key[3:],
            f"{value}%",
        )
        plan, funnel = whatif.apply(plan, funnel, name, text, Notation("EUR"))
    return book, worksheet(book, plan, funnel)


def column(page: Page, kind: str) -> dict[str, str]:
    return page.evaluate(
        """kind => Object.fromEntries([...document.querySelectorAll(`[data-pp-${kind}]`)]
        .map(cell => [cell.getAttribute(`data-pp-${kind}`), cell.textContent.split(" (plan:")[0]]))""",
        kind,
    )


@pytest.mark.parametrize("changes", TRIED, ids=str)
def test_all_that_follows_from_a_number_changes_with_it(base: str, visit: Callable, changes: dict[str, str]) -> None:
    """Needed, because, gap, promised and the figures, as the program and its worksheet say them."""
    page = visit(f"{base}/{QUARTER}#what-if?{urlencode({'target': '696000', **changes})}").page
    said = program(changes)
    needed = {each["stage"]: "unknown" if each["shown"] is None else f"{each['shown']:,}" for each in said["stages"]}
    assert column(page, "needed") == needed
    book, sheet = quarter(changes)
    stated = {each["stage"]: Fraction(each["gap"]) for each in said["stages"] if each["gap"] is not None}
    gaps = column(page, "gap")
    assert stated.keys() <= gaps.keys()
    assert gaps == {name: explained.gap(sheet, stated[name]) if name in stated else "" for name in gaps}
    assert column(page, "because") == {row.stage.id: explained.formula(book, sheet, row) for row in sheet.rows}
    promised = {row.stage.id: "; ".join(explained.promised(book, sheet, row)) for row in sheet.rows if row.promises}
    assert column(page, "promised") == promised
    for shown in plan_page.figures(sheet):
        box = page.locator(f"[data-pp-figure={shown.name}]")
        assert box.locator(".pp-figure-value").inner_text() == shown.value
        assert box.get_attribute("class") == f"pp-figure-{shown.kind}"
        assert box.locator(".pp-note-text").inner_text() == shown.note


def test_a_little_that_is_missing_is_not_said_to_be_nothing(base: str, visit: Callable) -> None:
    """290 of 290.08 customers."""
    page = visit(f"{base}/{QUARTER}#what-if?target=696200").page
    assert column(page, "gap")["won"] == "less than 0.1% too few (within tolerance)"


def test_nearly_all_is_not_said_to_be_all(base: str, visit: Callable) -> None:
    page = visit(f"{base}/{QUARTER}#what-if?to-enquiry=99.96").page
    assert "more than 99.9% go on" in (page.locator(".pp-picture[aria-labelledby^=plan-]").text_content() or "")


def test_the_bars_are_those_of_the_new_numbers(base: str, visit: Callable) -> None:
    page = visit(f"{base}/{QUARTER}#what-if?target=800000&to-enquiry=20").page
    picture = page.locator(".pp-picture[aria-labelledby^=plan-]")
    counts = [int(text.replace(",", "")) for text in picture.locator("text[font-weight]").all_text_contents()]
    assert counts == [each["shown"] for each in program({"target": "800000", "to-enquiry": "20"})["stages"]]
    widths = picture.locator(".pp-lane-head").evaluate_all("bars => bars.map(bar => bar.getBBox().width)")
    for width, count in zip(widths, counts, strict=True):
        assert width / widths[0] == pytest.approx(count / counts[0], abs=0.01)
    assert "20% go on" in (picture.text_content() or "")
    wide = picture.evaluate("picture => picture.viewBox.baseVal.width")
    begins = picture.locator(".pp-lane-head").evaluate_all("bars => bars.map(bar => bar.getBBox().x)")
    for begin, width in zip(begins, widths, strict=True):
        assert begin == pytest.approx((wide - width) / 2, abs=0.01)
    (joined,) = picture.locator("[data-pp-joins=sql] [data-pp-gives-way]").all_text_contents()
    assert joined == "+ 286 from Sales"  # 333.3 customers / 50% / 70% x 30%


def test_each_field_may_be_empty_for_a_while(base: str, visit: Callable) -> None:
    """Also the rate above a stage that is fed from two sides."""
    reader = visit(f"{base}/{QUARTER}")
    reader.page.get_by_text("What if?").click()
    fields = reader.page.locator("[data-pp-plan] input")
    assert fields.count() >= 4
    for field in fields.all():
        planned = field.input_value()
        field.fill("")
        field.fill(planned)
    fields.first.fill("800000")
    expect(reader.page.locator(".pp-whatif [role=status]")).to_contain_text("Customers needed: 334.")
    assert reader.errors == []


def test_what_the_page_cannot_compute_says_that_it_is_as_planned(base: str, visit: Callable) -> None:
    page = visit(f"{base}/{QUARTER}").page
    page.get_by_text("What if?").click()
    parts = page.locator("[data-pp-planned]")
    assert parts.count() > 0
    expect(page.locator(".pp-planned")).to_have_count(0)
    page.locator("[data-pp-plan] input").first.fill("800000")
    expect(page.locator(".pp-planned")).to_have_count(parts.count())
    expect(page.locator(".pp-whatif [role=status]")).to_contain_text("Customers needed: 334.")
    assert "As planned" in parts.first.evaluate("part => getComputedStyle(part, '::before').content")
    page.get_by_role("button", name="Reset").click()
    expect(page.locator(".pp-planned")).to_have_count(0)


def test_changed_numbers_stand_in_the_address_and_come_back_from_it(base: str, visit: Callable) -> None:
    first = visit(f"{base}/{PAGE}").page
    first.get_by_text("What if?").click()
    first.locator("[data-pp-plan] input").first.fill("3600000")
    expect(first).to_have_url(f"{base}/{PAGE}#what-if?target=3600000")
    second = visit(first.url).page
    expect(second.locator("[data-pp-plan] input").first).to_have_value("3600000")
    assert needed(second) == computed(("revenue_target", "3600000"))
    second.get_by_role("button", name="Reset").click()
    assert needed(second) == computed()
    expect(second).to_have_url(f"{base}/{PAGE}")


def test_what_strangers_write_into_the_address_does_nothing(base: str, visit: Callable) -> None:
    """Unknown names are passed over, nonsense is no number, and nothing is run."""
    hostile = "#what-if?nobody=3&deal=%3Cimg%20src%3Dx%20onerror%3Dalert(1)%3E&__proto__=1"
    reader = visit(f"{base}/{PAGE}{hostile}")
    assert reader.errors == []
    assert set(needed(reader.page)) == {"unknown"}
    reader.page.locator("[data-pp-plan] input").nth(1).fill("2400")
    assert needed(reader.page) == computed()


def test_without_the_script_the_plan_is_complete(base: str, visit: Callable) -> None:
    page = visit(f"{base}/{PAGE}", javascript=False).page
    assert needed(page) == computed()
    assert page.get_by_text("What if?").count() == 0


def test_an_old_page_says_what_has_passed_since(base: str, visit: Callable) -> None:
    """The reader's own clock counts, not that of the build."""
    reader = visit("about:blank")
    reader.page.clock.set_fixed_time("2031-05-01")
    reader.page.goto(f"{base}/alignment/unsigned-and-overdue.html")
    times = reader.page.locator("[data-pp-until]")
    assert times.count() > 20
    assert all("(past)" in text for text in times.all_inner_texts())
    now = visit(f"{base}/alignment/unsigned-and-overdue.html").page
    assert "(past)" not in now.locator("[data-pp-until]").last.inner_text()


@pytest.fixture(scope="module")
def segmented(tmp_path_factory: pytest.TempPathFactory, serve_dir: Callable[[Path], str]) -> tuple[Path, str]:
    """The page of a plan with segments, of which one has a rate of its own, and its project."""

    def build(folder: Path) -> None:
        book.write(folder, **test_segments.FILES, plans=test_segments.PLAN)
        assert host.build(folder, folder / "site", DAY).problems == ()

    project = made_once(tmp_path_factory, "plan-with-segments", build)
    return project, f"{serve_dir(project / 'site')}/plans/first.html"


SEGMENTS = [
    {},
    {"target": "2000000"},
    {"deal": "4000"},
    {"target": "3333333", "deal": "2417", "to-enquiry": "33.3"},
]


@pytest.mark.parametrize("changes", SEGMENTS, ids=str)
def test_a_plan_with_segments_keeps_its_average_deal_to_try(
    segmented: tuple[Path, str], visit: Callable, changes: dict[str, str]
) -> None:
    """The deal of each segment changes in proportion; a rate that some segment has of its own is no field."""
    project, address = segmented
    playbook = read(project, DAY)
    assert playbook.book
    (plan,) = playbook.book.all(Plan)
    funnel = playbook.book.get(plan.funnel)
    assert isinstance(funnel, Funnel)
    names = {"target": "revenue_target", "deal": "avg_deal"}
    for key, value in changes.items():
        name, text = names.get(key) or key.removeprefix("to-"), value if key in names else f"{value}%"
        plan, funnel = whatif.apply(plan, funnel, name, text, Notation("EUR"))
    sheet = worksheet(playbook.book, plan, funnel)
    page = visit(f"{address}#what-if?{urlencode(changes)}").page
    inputs = page.locator("[data-pp-plan] input")
    assert inputs.evaluate_all("each => each.map(({name}) => name)") == ["target", "deal", "to-enquiry"]
    expect(inputs.nth(1)).to_have_value(changes.get("deal", "2000"))
    assert column(page, "needed") == {row.stage.id: explained.needed(row) for row in sheet.rows}
    assert column(page, "because") == {row.stage.id: explained.formula(playbook.book, sheet, row) for row in sheet.rows}
