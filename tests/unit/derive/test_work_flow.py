"""The flow of the work on the first page: only borders that are there, for one team and for seven."""

from pathlib import Path

from tests.book import sound

from playpress.derive import work_flow
from playpress.graph import Book

NAMES = ("product", "marketing", "sales", "partners", "success", "finance", "support")


def book(tmp_path: Path, teams: tuple[str, ...], processes: str, handoffs: str = "") -> Book:
    files = {
        "teams": "".join(f"{team}: {{leader: {team}-lead}}\n" for team in teams),
        "roles": "".join(f"{team}-lead: {{team: {team}}}\n" for team in teams),
        "processes": processes,
    }
    return sound(tmp_path, **files, **({"handoffs": handoffs} if handoffs else {}))[1]


def process(team: str, following: str = "") -> str:
    onward = f", next: [{following}]" if following else ""
    return f"{team}-work: {{team: {team}, steps: [{{id: begin}}, {{id: finish{onward}}}]}}\n"


def shown(read: Book) -> list[str]:
    return [f"{each.source.id}->{each.target.id}" for each in work_flow.borders(read)]


def test_one_team_has_a_flow_and_no_border(tmp_path: Path) -> None:
    read = book(tmp_path, ("sales",), process("sales"))
    assert [each.id for each in work_flow.processes(read)] == ["sales-work"]
    assert work_flow.borders(read) == ()
    assert work_flow.ends(read) is None


def test_seven_teams_are_no_chain_but_what_passes_between_them(tmp_path: Path) -> None:
    """Marketing and partners feed sales, sales feeds success; nobody feeds finance, whose process is left out."""
    onward = {"marketing": "sales-work#begin", "partners": "sales-work#begin", "sales": "success-work#begin"}
    text = "".join(process(team, onward.get(team, "")) for team in reversed(NAMES))
    text = text.replace("[sales-work", '["process:sales-work').replace("[success-work", '["process:success-work')
    read = book(tmp_path, NAMES, text.replace("#begin]", '#begin"]'))
    assert set(shown(read)) == {
        "marketing-work->sales-work",
        "partners-work->sales-work",
        "sales-work->success-work",
    }
    order = [each.id for each in work_flow.processes(read)]
    assert order[-2:] == ["sales-work", "success-work"]
    assert set(order[:2]) == {"marketing-work", "partners-work"}
    assert work_flow.ends(read) is None


def test_what_only_informs_is_a_border_over_which_no_work_flows(tmp_path: Path) -> None:
    handoffs = """
lead: {from: marketing-work#finish, to: sales-work#begin}
news: {kind: information, from: sales-work#finish, to: marketing-work#begin}
"""
    read = book(tmp_path, ("sales", "marketing"), process("sales") + process("marketing"), handoffs)
    assert [(each.sender.id, each.moves) for each in work_flow.borders(read)] == [("marketing", True), ("sales", False)]
    assert [each.id for each in work_flow.processes(read)] == ["marketing-work", "sales-work"]
    ends = work_flow.ends(read)
    assert ends is not None
    assert [each.id for each in ends] == ["marketing", "sales"]


def test_a_circle_begins_where_its_author_began(tmp_path: Path) -> None:
    handoffs = """
lead: {from: marketing-work#finish, to: sales-work#begin}
back: {from: sales-work#finish, to: marketing-work#begin}
"""
    read = book(tmp_path, ("sales", "marketing"), process("sales") + process("marketing"), handoffs)
    assert [each.id for each in work_flow.processes(read)] == ["sales-work", "marketing-work"]
    assert work_flow.ends(read) is None


def test_a_long_line_stands_in_the_order_of_its_work(tmp_path: Path) -> None:
    """However it is written: here from its end to its beginning, with the work passing between two teams."""
    lines = [
        f"p-{n}: {{team: {('sales', 'marketing')[n % 2]}, steps: [{{id: do, owner: {('sales', 'marketing')[n % 2]}-lead"
        + (f", next: ['p-{n + 1}#do']}}]}}\n" if n < 59 else ", next: []}]}\n")
        for n in range(60)
    ]
    read = book(tmp_path, ("marketing", "sales"), "".join(reversed(lines)))
    assert [each.id for each in work_flow.processes(read)] == [f"p-{n}" for n in range(60)]
