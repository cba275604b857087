"""What a role answers for."""

from pathlib import Path

from tests.book import sound

from playpress.derive import duties
from playpress.model.kinds.role import Role


def test_who_leads_a_team_answers_for_metrics_that_name_the_team(tmp_path: Path) -> None:
    _, book = sound(
        tmp_path,
        teams="sales: {name: Sales, leader: boss}\n",
        roles="boss: {name: Boss, team: sales}\nrep: {name: Rep, team: sales}\n",
        metrics="calls: {name: Calls, team: sales}\nvisits: {name: Visits, team: sales, owner: rep}\n",
    )
    found = {role.id: [each.id for each in duties.metrics(book, role)] for role in book.all(Role)}
    assert found == {"boss": ["calls"], "rep": ["visits"]}
