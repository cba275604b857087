"""Stages may lead into another funnel: what is drawn from them knows which funnel is meant."""

from pathlib import Path

from tests.book import of, sound

from playpress.derive import handoff_register
from playpress.derive.planning import stage_path
from playpress.model.kinds.funnel import Funnel
from playpress.model.ref import Ref
from playpress.pipeline import pages

FUNNELS = {
    "leads": """
      stages:
      - {id: a, owner: boss}
      - {id: c, outcome: won}
      - {id: b, owner: boss, next: [c]}
      """,
    "deals": """
      stages:
      - {id: first, owner: rep, next: ['funnel:leads#b']}
      - {id: late, owner: rep, next: [], recycle_to: 'funnel:leads#a'}
      - {id: won, outcome: won}
      """,
}
BOOK = {
    "teams": "marketing: {leader: boss}\nsales: {leader: rep}\n",
    "roles": "boss: {team: marketing}\nrep: {team: sales}\n",
    **{f"funnels__{name}": text for name, text in FUNNELS.items()},
}


def test_the_register_names_the_stage_of_the_other_funnel(tmp_path: Path) -> None:
    playbook, book = sound(tmp_path, **BOOK)
    ends = {(str(each.transition.source), str(each.transition.target)) for each in handoff_register.crossings(book)}
    assert ("funnel:deals#first", "funnel:leads#b") in ends
    written = {file.uri: file.content.decode() for file in pages(playbook)}
    assert 'href="../funnels/leads.html#b"' in written["alignment/borders.md"]
    assert [uri for uri, text in written.items() if "deals.html#b" in text or "deals.html#a" in text] == []


def test_a_stage_that_another_funnel_leads_to_is_reached(tmp_path: Path) -> None:
    playbook, book = sound(tmp_path, **BOOK)
    unreached = {each.message for each in of(playbook, "STG-4")}
    assert not any('"B"' in message for message in unreached)
    deals = next(funnel for funnel in book.all(Funnel) if funnel.id == "deals")
    assert stage_path.dead_ends(deals) == ()
    assert Ref("funnel", "leads", "a") in stage_path.ways(deals, deals.stages[1])
    assert stage_path.stage_path(deals).stages == deals.stages[:1]
