"""A battlecard in two layers: ten seconds on top, then depth; marked for those who may see it."""

import re
from pathlib import Path

from tests.book import SETTINGS, TODAY, write

from playpress.pipeline import Edition, pages, read

RIVAL = """
them:
  type: competitor
  visibility: partner
  subjects: [team:sales, team:marketing]
  summary: Candles by weight.
  owner: rep
  {more}
  win_themes: [Safe, Bright, Quiet, Cheap in a year]
  their_strengths: [Romance]
  restricted: {{their_prices: internal}}
"""
WRITTEN = """they_are: The shop around the corner
  win_when: [They count a year]
  lose_when: [It is for one evening]
  trap_questions: [Who buys the matches?]
  their_prices: [{id: stick, text: Little for a stick, seen: 2026-09-01}]
  wins: [An inn counted its candles]"""
OBJECTIONS = """
one: {says: Warm light, response: So is ours in full., one_line: So is ours., competitor: them, visibility: partner}
two: {says: No plug, response: Take the oil lamp., competitor: them, visibility: partner}
"""


def card(project: Path, more: str, circle: str = "", settings: str = SETTINGS) -> str:
    """The page of the card, as a reader of a circle has it."""
    files = {"teams": "sales: {leader: rep}\nmarketing: {}\n", "roles": "rep: {team: sales, visibility: partner}\n"}
    write(project, playbook=settings, comparisons=RIVAL.format(more=more), objections=OBJECTIONS, **files)
    playbook = read(project, TODAY, edition=Edition(circle=circle))
    assert playbook.faults == ()
    return next(file.content.decode() for file in pages(playbook) if file.uri == "compare/battlecard-them.md")


def glance(page: str) -> str:
    """The words of its first layer."""
    layer = page.partition("{: #s-glance }")[2].partition("\n## ")[0]
    return " ".join(re.sub(r"<[^>]+>", " ", layer).split())


def test_ten_seconds_come_first_and_depth_below(tmp_path: Path) -> None:
    page = card(tmp_path, WRITTEN)
    top = glance(page)
    for said in ("The shop around the corner", "They count a year", "It is for one evening", "So is ours.", "Rep"):
        assert said in top
    assert "in full" not in top
    depth = page.partition("{: #s-reasons }")[2]
    for said in (
        "Safe",
        "Who buys the matches?",
        "Little for a stick",
        "1 September 2026",
        "in full",
        "An inn counted",
    ):
        assert said in depth
    assert "None" not in page


def test_what_is_not_written_is_taken_from_the_reasons_or_left_out(tmp_path: Path) -> None:
    page = card(tmp_path, "aliases: []")
    top = glance(page)
    assert "Why we win Where they are strong Safe Bright Quiet Romance" in top
    assert "Cheap in a year" not in top
    assert "Who they are" not in top
    assert "s-their-prices" not in page
    assert "s-wins" not in page


def test_a_card_says_who_may_see_it(tmp_path: Path) -> None:
    assert "Internal: not to be shown or sent to a buyer." in card(tmp_path / "whole", WRITTEN)
    partner = card(tmp_path / "partner", WRITTEN, "partner")
    assert '<span class="pp-ours">May be shown to:</span> Partner.' in partner
    assert "Internal:" not in partner
    assert "Little for a stick" not in partner


def test_a_card_in_another_language_says_in_english_who_may_see_it_and_not_what_they_are_called(tmp_path: Path) -> None:
    settings = f"{SETTINGS}language: de\nreaders: [internal, {{id: partner, name: Partners}}]\n"
    internal = '<p class="pp-note pp-shown-to" lang="en">Internal: not to be shown or sent to a buyer.</p>'
    assert internal in card(tmp_path / "whole", WRITTEN, settings=settings)
    shown = '<p class="pp-note pp-shown-to"><span class="pp-ours" lang="en">May be shown to:</span> Partners.</p>'
    assert shown in card(tmp_path / "partner", WRITTEN, "partner", settings)
