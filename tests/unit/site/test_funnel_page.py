"""The page of a funnel says each criterion once."""

from pathlib import Path

import pytest
from tests.book import sound

from playpress.pipeline import pages

HEAD = {"teams": "sales: {leader: rep}\n", "roles": "rep: {team: sales}\n"}
FUNNEL = """leads:
  stages:
  - {id: new, owner: rep, exit: [{id: asked, text: They asked for a price}, A budget is known]}
  - {id: fit, owner: rep, entry: [%s]}
  - {id: won, outcome: won}
"""


@pytest.mark.parametrize(
    ("entry", "once"),
    [
        ("{id: asked}, A budget is known", True),
        ("{id: asked}, A budget is known, A date is known", True),
        ("{id: asked}", False),  # which of the two it asks for has to be said
    ],
)
def test_what_ended_a_stage_is_not_listed_again_as_entry_of_the_next(tmp_path: Path, entry: str, once: bool) -> None:
    playbook, _ = sound(tmp_path, **HEAD, funnels=FUNNEL % entry)
    page = next(file.content.decode() for file in pages(playbook) if file.uri == "funnels/leads.md")
    assert page.count("They asked for a price") == (1 if once else 2)
    assert ("It moved on from" in page) is once
    assert ("A date is known" in page) is ("date" in entry)
    assert page.count('id="asked"') == 1
