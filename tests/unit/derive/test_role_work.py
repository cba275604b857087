"""What somebody in a role finds on their page: their own work, and nothing of anybody else's."""

import posixpath
import re
from pathlib import Path

import pytest
from tests.book import TODAY, sound

from playpress import urls
from playpress.derive import changes, role_work, talk_tracks
from playpress.graph import Book
from playpress.model.kinds.role import Role
from playpress.model.ref import Ref
from playpress.pipeline import read
from playpress.site.pages.roles import role_detail
from playpress.site.prose import ProseRenderer
from playpress.site.view import View

FILES = {
    "teams": "marketing: {leader: head}\nsales: {}\n",
    "roles": "head: {team: marketing}\nmanager: {team: marketing}\nrep: {team: sales}\n",
    "processes": """
        way:
          team: sales
          steps:
            - {id: campaign, owner: manager}
            - {id: call, owner: rep, stage: leads#sql, objections: [price], assets: [sheet]}
        """,
    "funnels": """
        leads:
          stages:
            - {id: sql, name: Qualified, audiences: [owner]}
            - {id: won, outcome: won}
        """,
    "handoffs": """
        lead:
          from: way#campaign
          to: way#call
          acceptance: [Asked for a call]
          commitments:
            - {by: marketing, what: Pass on, value: 4 h, clock: business}
            - {by: sales, what: Answer, value: 1 d, clock: business}
        """,
    "metrics": "meetings: {owner: rep}\nreach: {owner: manager}\n",
    "meetings": "monday: {chair: manager, attendees: [rep]}\n",
    "audiences": "owner: {}\nguest: {}\n",
    "objections": """
        price: {says: Too much, audiences: [owner], stages: [leads#sql]}
        later: {says: Next year, audiences: [guest], stages: [leads#won]}
        """,
    "messages": "year: {sales_wording: Count it, audiences: [owner], stages: [leads#sql]}\n",
    "assets": """
        sheet: {audiences: [owner], stages: [leads#sql]}
        map: {audiences: [guest], stages: [leads#sql]}
        """,
    "checklists": "first: {items: [{id: one, text: Ring, role: rep}]}\nother: {items: [Walk]}\n",
    "onboarding": "new-rep: {roles: [rep]}\n",
}


@pytest.fixture
def book(tmp_path: Path) -> Book:
    return sound(tmp_path, **FILES)[1]


def work(book: Book, name: str) -> role_work.Work:
    role = book.get(Ref("role", name))
    assert isinstance(role, Role)
    return role_work.work(book, role)


def ids(found: tuple[object, ...]) -> list[str]:
    return [each.id for each in found]  # type: ignore[attr-defined]


def test_a_rep_finds_everything_of_their_own(book: Book) -> None:
    rep = work(book, "rep")
    assert [duty.step.id for duty in rep.steps] == ["call"]
    assert ids(rep.receives) == ["lead"]
    assert rep.sends == ()
    assert [str(each.commitment.what) for each in rep.promises] == ["Answer"]
    assert ids(rep.counterparts) == ["manager"]
    assert ids(rep.metrics) == ["meetings"]
    assert ids(rep.meetings) == ["monday"]
    assert ids(rep.objections) == ["price"]
    assert ids(rep.words) == ["year", "sheet", "map"]
    assert ids(rep.checklists) == ["first"]
    assert ids(rep.paths) == ["new-rep"]


def test_the_other_side_finds_the_other_side(book: Book) -> None:
    manager = work(book, "manager")
    assert ids(manager.sends) == ["lead"]
    assert [str(each.commitment.what) for each in manager.promises] == ["Pass on"]
    assert ids(manager.counterparts) == ["rep"]
    assert ids(manager.metrics) == ["reach"]
    assert manager.objections == ()


def test_whoever_only_leads_has_no_work_of_others(book: Book) -> None:
    head = work(book, "head")
    assert head.steps == head.receives == head.sends == head.promises == head.metrics == ()


def test_a_moment_knows_what_fits_the_same_people_at_the_same_stage(book: Book) -> None:
    first, second = talk_tracks.talk_tracks(book)
    assert (first.objection.id, second.objection.id) == ("price", "later")
    assert ids(first.messages) == ["year"]
    assert ids(first.assets) == ["sheet"]
    assert ids(first.audiences) == ["owner"]
    assert (second.messages, second.assets) == ((), ())


def test_a_message_the_objection_names_comes_before_what_fits(tmp_path: Path) -> None:
    named = FILES["objections"].replace("price: {", 'price: {see_also: ["message:other"], ')
    messages = FILES["messages"] + "other: {sales_wording: Wait}\n"
    book = sound(tmp_path, **{**FILES, "objections": named, "messages": messages})[1]
    assert ids(talk_tracks.talk_tracks(book)[0].messages) == ["other"]


@pytest.mark.parametrize(("messages", "shown"), [("messages: [year], ", ["sheet"]), ("", [])])
def test_beside_its_proof_an_objection_shows_what_belongs_to_its_message(
    tmp_path: Path, messages: str, shown: list[str]
) -> None:
    named = FILES["objections"].replace("price: {", 'price: {proof: ["asset:map"], see_also: ["message:year"], ')
    assets = FILES["assets"].replace("sheet: {", f"sheet: {{{messages}")
    book = sound(tmp_path, **{**FILES, "objections": named, "assets": assets})[1]
    assert ids(talk_tracks.talk_tracks(book)[0].assets) == shown


@pytest.mark.parametrize(("named", "heard"), [("objections: [price], ", ["price"]), ("", ["price", "near"])])
def test_the_steps_of_a_role_say_which_objections_it_hears(tmp_path: Path, named: str, heard: list[str]) -> None:
    """Only where they name none, it is all of their stages."""
    files = {
        **FILES,
        "objections": FILES["objections"].replace(
            "later: {", "near: {says: Far, stages: [leads#sql]}\n        later: {"
        ),
    }
    files["processes"] = FILES["processes"].replace("objections: [price], ", named)
    assert ids(work(sound(tmp_path, **files)[1], "rep").objections) == heard


def linked(html: str, page: str) -> set[str]:
    """The pages that a page leads to, by their source addresses."""
    found = re.findall(r'href="([^"#]+)\.html', html)
    return {posixpath.normpath(posixpath.join(posixpath.dirname(page), each)) + ".md" for each in found}


@pytest.mark.parametrize("starter", ["small", "b2b", "reference"])
def test_whatever_stands_on_my_page_concerns_me(starter: str) -> None:
    """Asked of the pages as readers get them: each table of a role's page, and what is useful to it."""
    root = Path(__file__).parents[3]
    project = root if starter == "reference" else root / "generator/playpress/starters" / starter
    playbook = read(project, TODAY)
    book = playbook.book
    assert book is not None
    by_page = {urls.page(entity): entity for entity in book.entities.values()}
    for role in book.active(Role):
        detail = role_detail(View(book, ProseRenderer(book), urls.page(role)), role)
        tables = [str(cell) for table in detail.sections for row in table.rows for cell in row]
        rows = [str(row.html) for row in (*detail.counterparts, *detail.useful)]
        standing = linked(" ".join([*tables, *rows]), urls.page(role)) & by_page.keys()
        assert standing or not detail.sections
        for page in standing:
            assert changes.whom(book, by_page[page]).holds(role.id), f"{page} on the page of {role.id}"


def test_who_hands_over_and_helps_the_receiver_receives_nothing(tmp_path: Path) -> None:
    """A rep who introduces the buyer in the first meeting is no judge of the lead that comes with the buyer."""
    files = {**FILES, "processes": FILES["processes"].replace("owner: rep,", "raci: {rep: A/R, manager: R},")}
    book = sound(tmp_path, **files)[1]
    assert ids(work(book, "manager").sends) == ["lead"]
    assert ids(work(book, "manager").receives) == []
    assert ids(work(book, "rep").receives) == ["lead"]
    assert [step.ref.part for step in work(book, "manager").steps] == ["campaign", "call"]
