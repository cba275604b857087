"""What a role answers for."""

from pathlib import Path

from tests.book import sound

from playpress.derive import changes, duties
from playpress.model.kinds.role import Role
from playpress.pipeline import pages


def test_who_leads_a_team_answers_for_metrics_that_name_the_team(tmp_path: Path) -> None:
    _, book = sound(
        tmp_path,
        teams="sales: {name: Sales, leader: boss}\n",
        roles="boss: {name: Boss, team: sales}\nrep: {name: Rep, team: sales}\n",
        metrics="calls: {name: Calls, team: sales}\nvisits: {name: Visits, team: sales, owner: rep}\n",
    )
    found = {role.id: [each.id for each in duties.metrics(book, role)] for role in book.all(Role)}
    assert found == {"boss": ["calls"], "rep": ["visits"]}


def test_who_leads_a_team_is_shown_and_told_of_stages_that_name_it(tmp_path: Path) -> None:
    playbook, book = sound(
        tmp_path,
        teams="sales: {name: Sales, leader: boss}\n",
        roles="boss: {name: Boss, team: sales}\nrep: {name: Rep, team: sales}\n",
        funnels="deals: {name: Deals, stages: [{id: open, team: sales}, {id: won, outcome: won}]}\n"
        "own: {name: Own, stages: [{id: open, team: sales, owner: rep}, {id: won, outcome: won}]}\n",
    )
    found = {role.id: [each.id for each in duties.led(book, role)] for role in book.all(Role)}
    assert found == {"boss": ["deals"], "rep": []}
    assert changes.whom(book, book.entities["funnel:deals"]).roles == ("boss",)
    page = next(file.content.decode() for file in pages(playbook) if file.uri == "roles/boss.md")
    assert "Owns stage" in page
    assert "funnels/deals.html" in page
    assert "funnels/own.html" not in page
