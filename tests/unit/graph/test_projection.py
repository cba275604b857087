"""What a circle of readers may see of a playbook: the rest is not there, nor anything that names it."""

import re
from pathlib import Path

import pytest
from tests.book import SETTINGS, TODAY, read_book, sound, write
from tests.leaks import readings

from playpress.exports.formats import FORMATS
from playpress.graph import Book
from playpress.model.kinds.comparison import Comparison
from playpress.model.own_page import OwnPage
from playpress.pipeline import Edition, Playbook, pages, read
from playpress.report.problems import plain

TEAMS = """\
sales: {visibility: public, leader: head}
press: {name: Press office}
"""
ROLES = """\
head: {team: sales, visibility: partner}
spy: {team: press}
"""


def seen(project: Path, circle: str = "partner", **files: str) -> tuple[Playbook, Book]:
    """The playbook as a circle may see it; neither it nor the whole has a fault."""
    write(project, **files)
    assert list(plain(read(project, TODAY).faults)) == []
    playbook = read(project, TODAY, edition=Edition(circle=circle))
    assert list(plain(playbook.faults)) == []
    assert playbook.book is not None
    return playbook, playbook.book


def told(playbook: Playbook) -> list[str]:
    return [f"{each.place}: {each.code} {each.message}" for each in playbook.left_out]


def test_what_says_nothing_is_for_the_first_circle_only(tmp_path: Path) -> None:
    files = {"teams": TEAMS, "roles": ROLES}
    assert set(seen(tmp_path, "internal", **files)[1].entities) == {"team:sales", "team:press", "role:head", "role:spy"}
    assert set(seen(tmp_path, "partner", **files)[1].entities) == {"team:sales", "role:head"}
    assert set(seen(tmp_path, "public", **files)[1].entities) == {"team:sales"}


@pytest.mark.parametrize("status", ["draft", "archived"])
def test_drafts_and_what_is_archived_are_in_no_edition(tmp_path: Path, status: str) -> None:
    teams = f"sales: {{visibility: public}}\nold: {{visibility: public, status: {status}}}\n"
    assert set(seen(tmp_path, teams=teams)[1].entities) == {"team:sales"}


def test_a_playbook_may_name_circles_of_its_own(tmp_path: Path) -> None:
    settings = f"{SETTINGS}readers: [everyone-here, dealers, {{id: world, site_url: https://oak.example.org/}}]\n"
    settings += "site_url: https://inside.example.org/\nedit_url: https://git.example.org/\n"
    teams = "sales: {visibility: world}\npress: {visibility: dealers}\n"
    _, dealers = seen(tmp_path, "dealers", playbook=settings, teams=teams)
    _, world = seen(tmp_path, "world", playbook=settings, teams=teams)
    assert (set(dealers.entities), set(world.entities)) == ({"team:sales", "team:press"}, {"team:sales"})
    assert (dealers.settings.site_url, world.settings.site_url) == (None, "https://oak.example.org/")
    assert world.settings.edit_url is None


def test_a_reference_to_what_is_hidden_is_not_there_and_its_author_is_told(tmp_path: Path) -> None:
    playbook, book = seen(tmp_path, "public", teams=TEAMS, roles=ROLES)
    assert book.entities["team:sales"].leader is None  # type: ignore[attr-defined]
    assert told(playbook) == [
        'content/teams.yml:1:37: VIS-NAMED team "sales" names role "head", which public may not see'
    ]


def test_what_cannot_do_without_something_hidden_goes_as_well(tmp_path: Path) -> None:
    goals = "calm: {team: press, visibility: partner}\nloud: {team: sales, visibility: partner, parent: calm}\n"
    playbook, book = seen(tmp_path, teams=TEAMS, roles=ROLES, goals=goals)
    assert set(book.entities) == {"team:sales", "role:head", "goal:loud"}
    assert [each.partition(": ")[2] for each in told(playbook)] == [
        'VIS-WITHOUT goal "calm" is left out for partner: it cannot do without team "press"',
        'VIS-NAMED goal "loud" names goal "calm", which partner may not see',
    ]


def test_a_part_takes_the_stricter_of_its_own_level_and_that_of_the_whole(tmp_path: Path) -> None:
    processes = """\
    selling:
      team: sales
      visibility: partner
      steps:
        - {id: ask, name: Ask, next: [{to: weigh}]}
        - {id: weigh, name: Weigh in topsecret, visibility: internal, next: [{to: sign}]}
        - {id: sign, name: Sign, visibility: public}
    """
    _, book = seen(tmp_path, teams=TEAMS, roles=ROLES, processes=processes)
    assert list(book.parts(book.entities["process:selling"])) == ["ask", "sign"]
    assert "process:selling" not in seen(tmp_path, "public")[1].entities
    assert "topsecret" not in everything(read(tmp_path, TODAY, edition=Edition(circle="partner")))


def everything(playbook: Playbook) -> str:
    return "\n".join(file.content.decode() for file in pages(playbook))


def pages_by_hand(playbook: Playbook) -> tuple[OwnPage, ...]:
    assert playbook.book is not None
    return playbook.book.pages


def test_a_field_may_be_for_fewer_readers_than_the_rest(tmp_path: Path) -> None:
    teams = "sales: {visibility: public, purpose: Hidden purpose, restricted: {purpose: partner}}\n"
    assert "Hidden purpose" in everything(seen(tmp_path, "partner", teams=teams)[0])
    assert "Hidden purpose" not in everything(seen(tmp_path, "public")[0])


def test_what_is_said_of_a_hidden_subject_goes_with_it(tmp_path: Path) -> None:
    """By its id, by its kind and id, or by an id that it shares with a subject that may be seen."""
    teams = "sales: {visibility: partner}\npress: {visibility: partner}\nlab: {}\n"
    processes = "press:\n  team: press\n  steps: [{id: call, owner: head}]\n"
    comparisons = """\
both:
  visibility: partner
  subjects: ["team:sales", "team:lab", "team:press", "process:press"]
  criteria:
    - {id: pace, criterion: Pace, values: {sales: Quick, lab: Slow, "process:press": Hidden, "team:press": Seen}}
  choose_when: {sales: At once, "team:lab": Never, press: Shared}
"""
    roles = "head: {team: sales, visibility: partner}\n"
    _, book = seen(tmp_path, teams=teams, roles=roles, comparisons=comparisons, processes=processes)
    both = book.entities["comparison:both"]
    assert isinstance(both, Comparison)
    assert [str(each) for each in both.subjects] == ["team:sales", "team:press"]
    assert both.criteria[0].values == {"sales": "Quick", "team:press": "Seen"}
    assert both.choose_when == {"sales": "At once", "press": "Shared"}


def test_a_text_says_less_of_what_is_hidden(tmp_path: Path) -> None:
    terms = """\
    limit: {definition: What may be granted., value: 12%}
    price:
      visibility: partner
      summary: Never more than <term:limit.value> off
      definition: |
        Ask [the press office](team:press) about **[limits][l]**, not [sales](team:sales).
        It is <term:limit.value>, as `team:press` says.

        [l]: glossary/limit.md
    """
    playbook, book = seen(tmp_path, teams=TEAMS, roles=ROLES, glossary=terms)
    price = book.entities["term:price"]
    assert price.summary == "Never more than … off"
    assert str(price.definition) == (  # type: ignore[attr-defined]
        "Ask the press office about **limits**, not [sales](team:sales).\nIt is …, as `team:press` says.\n\n"
    )
    assert [each.partition(" ")[2] for each in told(playbook)][-2:] == [
        'VIS-TEXT term "price": a text links or quotes what partner may not see'
    ] * 2
    assert "12" not in price.summary


def test_a_formula_names_no_stage_that_is_hidden(tmp_path: Path) -> None:
    funnels = """\
    leads:
      visibility: partner
      stages: [{id: new, name: New}, {id: sold, name: Sold, visibility: internal}]
    topsecret: {stages: [{id: in, name: In}]}
    """
    metrics = 'sales: {visibility: partner, formula: "leads#sold / leads#new, not topsecret#in nor colour#red"}\n'
    playbook, book = seen(tmp_path, teams=TEAMS, roles=ROLES, funnels=funnels, metrics=metrics)
    assert book.entities["metric:sales"].formula == "… / leads#new, not … nor colour#red"  # type: ignore[attr-defined]
    assert any("a text links or quotes what partner may not see" in each for each in told(playbook))


def test_a_formula_loses_hidden_stages_and_hidden_quotes_together(tmp_path: Path) -> None:
    funnels = "topsecret: {stages: [{id: in, name: In}]}\n"
    terms = "limit: {definition: What may be granted., value: 12%}\n"
    metrics = 'sales: {visibility: partner, formula: "topsecret#in x <term:limit.value>"}\n'
    _, book = seen(tmp_path, teams=TEAMS, roles=ROLES, funnels=funnels, glossary=terms, metrics=metrics)
    assert book.entities["metric:sales"].formula == "… x …"  # type: ignore[attr-defined]


def test_settings_say_less_of_what_is_hidden(tmp_path: Path) -> None:
    settings = "format: 1\ncompany: Oak\ntagline: Never more than <term:limit.value> off\n"
    terms = "limit: {definition: What may be granted., value: 12%}\n"
    _, book = seen(tmp_path, playbook=settings, teams=TEAMS, roles=ROLES, glossary=terms)
    assert book.settings.tagline == "Never more than … off"


def test_a_criterion_goes_with_its_text(tmp_path: Path) -> None:
    processes = """\
    calling:
      team: sales
      steps: [{id: call, name: Call, exit: [{id: known, text: The budget is known}]}]
    selling:
      team: sales
      visibility: partner
      steps: [{id: ask, name: Ask, entry: [{id: known}, A date is set]}]
    """
    _, book = seen(tmp_path, teams=TEAMS, roles=ROLES, processes=processes)
    assert list(book.parts(book.entities["process:selling"])) == ["ask", "a-date-is-set"]


def test_a_hand_off_in_a_step_goes_where_its_receiver_is_hidden(tmp_path: Path) -> None:
    processes = """\
    calling:
      team: press
      steps: [{id: call, name: Call}]
    selling:
      team: sales
      visibility: partner
      steps:
        - {id: ask, name: Ask, hands_to: {step: "process:calling#call"}}
    metered:
      team: sales
      visibility: partner
      see_also: ["handoff:selling-ask-to-call"]
      steps: [{id: read, name: Read}]
    """
    _, book = seen(tmp_path, teams=TEAMS, roles=ROLES, processes=processes)
    assert not [key for key in book.entities if key.startswith("handoff:")]
    assert book.entities["process:metered"].see_also == ()


def test_pages_and_files_are_for_the_first_circle_unless_something_seen_names_them(tmp_path: Path) -> None:
    folder = write(tmp_path, teams=TEAMS, roles=ROLES) / "content"
    (folder / "inside.md").write_text("# Inside\n![plan](plan.png)\n", encoding="utf-8")
    page = "---\nvisibility: partner\n---\n# Ours\n[Inside](inside.md), [press](teams/press.md)\n![map](map.png)\n"
    (folder / "ours.md").write_text(page, encoding="utf-8")
    for name in ("map.png", "plan.png", "look.css"):
        (folder / name).write_bytes(b"x")
    _, book = seen(tmp_path)
    assert [(page.file, page.body) for page in book.pages] == [
        ("content/ours.md", "# Ours\nInside, press\n![map](map.png)\n")
    ]
    assert "visibility" not in book.pages[0].source
    assert {item.path.name for item in book.attachments} == {"map.png", "look.css"}


def test_a_file_is_not_named_by_a_name_that_ends_alike_nor_by_one_in_another_folder(tmp_path: Path) -> None:
    folder = write(tmp_path, teams=TEAMS, roles=ROLES) / "content"
    (folder / "own").mkdir()
    page = (
        "---\nvisibility: partner\n---\n# Ours\n[a](data.pdf) ![b](<new map.png>) <img srcset='%61.png 2x'>\n"
        "[c](../price.pdf#page=2) [d](list(1).pdf)\n"
    )
    (folder / "own" / "ours.md").write_text(page, encoding="utf-8")
    named = {"own/data.pdf", "own/new map.png", "own/a.png", "price.pdf", "own/list(1).pdf"}
    for name in (*named, "own/ata.pdf", "data.pdf", "map.png", "own/price.pdf"):
        (folder / name).write_bytes(b"x")
    _, book = seen(tmp_path)
    assert {item.uri for item in book.attachments} == named


def test_scripts_and_styles_of_hidden_pages_go_with_them(tmp_path: Path) -> None:
    folder = write(tmp_path, teams=TEAMS, roles=ROLES) / "content"
    (folder / "inside.md").write_text("# Inside\n<script src='sums.js'></script>\n<link href=both.css>\n")
    (folder / "ours.md").write_text("---\nvisibility: partner\n---\n# Ours\n<link href=both.css>\n")
    (folder / "sums.js").write_text("import 'prices.js'\n")
    for name in ("prices.js", "both.css", "all.css"):
        (folder / name).write_text("")
    _, book = seen(tmp_path)
    assert {item.uri for item in book.attachments} == {"both.css", "all.css"}


def test_a_page_has_no_comments_in_an_edition(tmp_path: Path) -> None:
    folder = write(tmp_path, teams=TEAMS, roles=ROLES) / "content"
    body = "# Ours\nA <!-- not\nyet --> b\n\n<!-- more -->\n\n```\n<!-- code -->\n```\n"
    (folder / "ours.md").write_text(f"---\nvisibility: partner\n---\n{body}", encoding="utf-8")
    _, book = seen(tmp_path)
    assert [page.body for page in book.pages] == [body.replace("<!-- not\nyet -->", "\n", 1)]
    _, book = seen(tmp_path, "internal")
    assert [page.body for page in book.pages] == [body]


def test_an_address_stays_where_a_page_may_name_it(tmp_path: Path) -> None:
    folder = write(tmp_path, teams=TEAMS, roles=ROLES) / "content"
    body = "# Ours\n\n[A  page] <div>[b]</div>\n\n!!! note\n\n    [c][] \\\\[d]\n\n"
    body += "[a page]: <x.md>\n[B]: x.md\n[c]: x.md\n[d]: x.md\n"
    (folder / "ours.md").write_text(f"---\nvisibility: partner\n---\n{body}", encoding="utf-8")
    _, book = seen(tmp_path)
    assert [page.body for page in book.pages] == [body]


def _page_in_edition(folder: Path, body: str) -> OwnPage:
    """A page by hand as partners get it."""
    content = write(folder, teams=TEAMS, roles=ROLES) / "content"
    (content / "ours.md").write_text(f"---\nvisibility: partner\n---\n# Ours\n\n{body}", encoding="utf-8")
    _, book = seen(folder)
    (page,) = book.pages
    return page


@pytest.mark.parametrize(
    "body",
    [
        "<div>a `<!-- SECRET -->` b</div>\n",
        "```\nnever closed\n\n<!-- SECRET -->\n",
        "```\na\n````\n\n<!-- SECRET -->\n",
        "~~~ text\na\n~~~\n<!-- SECRET -->\n~~~\n",
        "``` python\n<!-- a\n```\n<!-- SECRET -->\n",
        "<!-- SECRET --!>\n",
        "<?php SECRET ?> and <![CDATA[ SECRET ]]>\n",
        "[//]: # (SECRET)\n[comment]: <> (SECRET\n  SECRET)\n\n- [x]: /y\n  'SECRET'\n",
        "[a]: team:press (SECRET)\n",
        "A note is `[//]` with words.\n\n[//]: # (SECRET)\n",
        "```\n[//]: # (a note)\n```\n\n[//]: # (SECRET)\n",
        "[Prices](/y) and ![Prices](z.png)\n\n[prices]: https://SECRET.example\n",
        "A list \\[a, b]\n\n[a, b]: /SECRET\n",
        "Words\n[//]: # (SECRET)\n",
        "> Words\n> [//]: #\n>   (SECRET)\n",
        "Text:\n\n    [a]\n\n[a]: /SECRET\n",
        "<div>[a]</div>\n\n<pre>[a]</pre>\n\n[a]: /SECRET\n",
        "- [x] done\n\n[x]: /SECRET\n",
        '[b](/b "[a]")\n\n[a]: /SECRET\n',
        "See [a].\n\n[a]: /SECRET\n[a]: /b\n",
    ],
)
def test_what_only_looks_like_code_keeps_no_comment(tmp_path: Path, body: str) -> None:
    page = _page_in_edition(tmp_path, body)
    assert "SECRET" not in page.body
    assert page.body.count("\n") == body.count("\n") + 2


@pytest.mark.parametrize(
    "body",
    [
        "See [a], [b][A] and ![a].\n\n[a]: /SHOWN\n",
        "> See [a].\n\n[a]:\n  /SHOWN\n  'A title'\n",
        "See [a].\n[a]: /SHOWN\n",  # no address in CommonMark, but one in Python-Markdown
        "<div markdown>[a]</div>\n\n[a]: /SHOWN\n",
        "!!! note\n    See [a].\n\n[a]: /SHOWN\n",
        '=== "One"\n\n    !!! note\n        See [a].\n\n[a]: /SHOWN\n',
        "| A |\n|---|\n| [a] |\n\n[a]: /SHOWN\n",
        "A note[^1]\n\n[^1]: See [a].\n\n[a]: /SHOWN\n",
        "See [a  b].\n\n[A b]: /SHOWN\n",
    ],
)
def test_an_address_to_which_a_link_leads_stays(tmp_path: Path, body: str) -> None:
    page = _page_in_edition(tmp_path, body)
    assert page.body.endswith(body)


def test_a_style_that_a_hidden_page_only_speaks_of_stays(tmp_path: Path) -> None:
    folder = write(tmp_path, teams=TEAMS, roles=ROLES) / "content"
    (folder / "inside.md").write_text("# Inside\nEdit look.css to change the colours.\n")
    (folder / "look.css").write_text("")
    _, book = seen(tmp_path)
    assert {item.uri for item in book.attachments} == {"look.css"}


def test_a_field_that_no_reader_sees_has_no_name_in_tables(tmp_path: Path) -> None:
    """Nor have choices that only hidden definitions make."""
    kinds = """\
    goal:
      fields:
        walk_away: {type: text, label: Walk away at, description: The least we take.}
        mood: {type: choice, choices: {calm: Calm, desperate: Desperate}}
    """
    goals = """\
    loud: {team: sales, visibility: partner, mood: calm, walk_away: 3 EUR, restricted: {walk_away: internal}}
    late: {team: sales, mood: desperate}
    """
    _, book = seen(tmp_path, teams=TEAMS, roles=ROLES, goals=goals, kinds=kinds)
    made = [each for one in FORMATS for each in one.files(book)]
    said = "".join(reading for _, data in made for reading in readings(data))
    assert "Calm" in said or "calm" in said
    assert not re.search(r"walk_away|Walk away|least we take|desperate", said, re.IGNORECASE)
    whole = sound(tmp_path)[1]
    assert "walk_away" in "".join(reading for _, data in FORMATS[0].files(whole) for reading in readings(data))


def test_a_publication_of_ones_own_is_for_those_it_names(tmp_path: Path) -> None:
    settings = SETTINGS + (
        "publications:\n"
        "  plans-of-ours: {contents: [teams]}\n"
        "  for-dealers: {contents: [teams, 'role:spy', goals], visibility: partner}\n"
    )
    goals = "calm: {team: press}\n"
    _, book = seen(tmp_path, playbook=settings, teams=TEAMS, roles=ROLES, goals=goals)
    assert [(name, each.contents) for name, each in book.settings.publications.items()] == [("for-dealers", ("teams",))]


def test_the_front_matter_of_a_page_says_what_its_readers_may_see(tmp_path: Path) -> None:
    """Questions have levels of their own, references lead to what remains, and values are quoted as in every text."""
    front = (
        "visibility: partner\nowner: boss\nteam: press\ndescription: At most <term:limit.value>\nquestions:\n"
        "  - {id: one, ask: Who may know?, answer: Everybody}\n"
        "  - {id: two, ask: What is topsecret-margin?, answer: 40, visibility: internal}\n"
    )
    files = {
        "teams": "press: {leader: boss, visibility: partner}\n",
        "roles": "boss: {team: press}\n",
        "glossary": "limit: {value: topsecret-limit, definition: What may be given}\n",
    }
    write(tmp_path, **files)
    (tmp_path / "content" / "ours.md").write_text(f"---\n{front}---\n# Ours\n", encoding="utf-8")
    assert "topsecret" in everything(read(tmp_path, TODAY)) + str(pages_by_hand(read(tmp_path, TODAY)))
    seen = read(tmp_path, TODAY, edition=Edition(circle="partner"))
    assert seen.faults == ()
    (page,) = pages_by_hand(seen)
    assert [question.id for question in page.front.questions] == ["one"]
    assert (page.front.owner, str(page.front.team)) == (None, "team:press")
    assert "topsecret" not in everything(seen) + str(page)


def test_no_page_is_about_how_well_the_teams_fit_together(tmp_path: Path) -> None:
    playbook, _ = seen(tmp_path, teams=TEAMS, roles=ROLES)
    assert playbook.plan is not None
    assert not [page.uri for page in playbook.plan.pages if page.uri.startswith(("alignment/", "authoring"))]
    files = {each.uri for each in playbook.plan.files if not each.page}
    assert files == {"llms.txt", "more/data/book.json", "more/data/teams.csv", "more/data/roles.csv"}


@pytest.mark.parametrize(
    ("written", "message", "hint"),
    [
        ("visibility: partnr", 'visibility: no circle of readers is called "partnr"', 'Did you mean "partner"?'),
        ("visibility: staff", "no circle of readers", "There is: internal, partner, public."),
        ("restricted: {purpose: everyone}", "restricted, purpose: no circle", "There is: internal, partner, public."),
        ("restricted: {purpos: partner}", '"purpos" is not a field', 'Did you mean "purpose"?'),
        ("restricted: {status: partner}", "a team cannot do without `status`", "Restrict the whole definition"),
        ("claims: [{id: a, text: b, visibility: x}]", "claims 1, visibility", "There is: internal, partner, public."),
    ],
)
def test_a_level_that_does_not_exist_is_a_fault(tmp_path: Path, written: str, message: str, hint: str) -> None:
    playbook = read_book(tmp_path, teams=f"sales: {{{written}}}\n")
    (fault,) = playbook.faults
    assert (message in fault.message, hint in fault.hint, fault.place.line) == (True, True, 1)


@pytest.mark.parametrize(
    ("head", "place", "words", "hint"),
    [
        ("visibility: partnr", "2:13", "front matter, visibility: no circle", 'Did you mean "partner"?'),
        ("owner: head\nvisibility: staff", "3:13", 'is called "staff"', "There is: internal, partner, public."),
        ("questions: [{id: a, ask: A?, answer: B, visibility: x}]", "2:53", "questions 1, visibility", "There is:"),
    ],
)
def test_a_level_of_a_page_that_does_not_exist_is_a_fault(
    tmp_path: Path, head: str, place: str, words: str, hint: str
) -> None:
    write(tmp_path, teams=TEAMS, roles=ROLES)
    (tmp_path / "content" / "prices.md").write_text(f"---\n{head}\n---\n# Prices\n", encoding="utf-8")
    (fault,) = read(tmp_path, TODAY).faults
    assert (fault.code, str(fault.place)) == ("VAL-VALUE", f"content/prices.md:{place}")
    assert (words in fault.message, hint in fault.hint) == (True, True)


def test_a_circle_that_does_not_exist_shows_nothing(tmp_path: Path) -> None:
    write(tmp_path, teams=TEAMS, roles=ROLES)
    playbook = read(tmp_path, TODAY, edition=Edition(circle="friends"))
    assert playbook.book is None
    assert [each.message for each in playbook.faults] == ['no circle of readers is called "friends"']


def test_with_a_fault_anywhere_nothing_is_shown(tmp_path: Path) -> None:
    write(tmp_path, teams=f"{TEAMS}odd: {{nme: x}}\n", roles=ROLES)
    assert read(tmp_path, TODAY, edition=Edition(circle="partner")).book is None


def test_a_kind_of_ones_own_goes_with_its_definitions(tmp_path: Path) -> None:
    kinds = """\
    dealer: {title: Dealer, titles: Dealers, plural: dealers, fields: {region: {type: text}}}
    raid: {title: Raid, titles: Raids, plural: raids, fields: {day: {type: date}}}
    """
    files = {"kinds": kinds, "dealers": "north: {visibility: partner}\n", "raids": "june: {}\n"}
    _, book = seen(tmp_path, teams=TEAMS, roles=ROLES, **files)
    names = {kind.about.name for kind in book.kinds}
    assert ("dealer" in names, "raid" in names, "goal" in names) == (True, False, True)


def test_what_everybody_sees_is_as_it_was(tmp_path: Path) -> None:
    _, book = sound(tmp_path, teams=TEAMS, roles=ROLES)
    assert (book.circle, len(book.entities)) == ("", 4)


def test_what_a_page_by_hand_marks_as_code_is_left_as_it_is(tmp_path: Path) -> None:
    body = "# Writing\n\nIt is <term:limit.value>, written `<term:limit.value>`.\n\n```\n<term:limit.value>\n```\n"
    write(tmp_path, teams=TEAMS, roles=ROLES, glossary="limit: {definition: What may be granted., value: 12%}\n")
    (tmp_path / "content" / "writing.md").write_text(f"---\nvisibility: partner\n---\n{body}", encoding="utf-8")
    _, book = seen(tmp_path)
    assert [page.body for page in book.pages] == [body.replace("<term:limit.value>", "…", 1)]
