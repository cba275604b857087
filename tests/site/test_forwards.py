"""Former addresses: a small page at each leads on, and a page says where the parts went that it had."""

import re
from pathlib import Path

from tests.book import SETTINGS, TODAY, read_book

from playpress import pipeline

BOOK = {
    "teams": "sales: {name: Sales, was: [sellers]}\nmarketing: {was: [promo, adverts]}\n",
    "roles": "rep: {team: sales}\nmarketer: {team: marketing}\n",
    "goals": "win: {name: Win & keep, team: sales, was: [close, by-hand]}\n",
    "processes": """
        selling:
          team: sales
          was: [sell]
          steps:
            - {id: call, owner: rep, was: [ring], exit: [{id: phone, text: Phone}]}
            - {id: offer, owner: marketer, was: ["quotes#offer"]}
        qualifying:
          team: sales
          steps:
            - {id: qualify, owner: rep, was: ["selling#check", "quotes#check"]}
        """,
    "handoffs": """
        given: {from: process:qualifying#qualify, to: process:selling#offer, was: [passed], acceptance: [Phone]}
        """,
    "comparisons": "rival: {type: competitor, was: [enemy], subjects: [team:sales]}\n",
}


def forwards(project: Path, **more: str) -> dict[str, str]:
    """Former address -> the address that its page leads to."""
    page = project / "content" / "goals" / "by-hand.md"
    page.parent.mkdir(parents=True)
    page.write_text("# Mine\n", encoding="utf-8")
    playbook = read_book(project, **BOOK, **more)
    assert playbook.plan is not None
    assert list(playbook.faults) == []
    found = {
        file.uri: file.content.decode()
        for file in (planned.made() for planned in playbook.plan.files)
        if b"new address" in file.content
    }
    return {uri: re.findall(r'refresh" content="0; url=([^"]*)"', text)[0] for uri, text in found.items()}


def test_every_former_address_leads_on_those_of_lists_cards_and_agreements_too(tmp_path: Path) -> None:
    assert forwards(tmp_path) == {
        "teams/sellers.html": "sales.html",
        "teams/promo.html": "marketing.html",
        "teams/adverts.html": "marketing.html",
        "goals/close.html": "win.html",
        "processes/sell.html": "selling.html",
        "checklists/process-sell.html": "process-selling.html",
        "processes/quotes.html": "selling.html#offer",
        "handoffs/passed.html": "given.html",
        "checklists/handoff-passed.html": "handoff-given.html",
        "compare/enemy.html": "rival.html",
        "compare/battlecard-enemy.html": "battlecard-rival.html",
        **{
            f"alignment/agreement-{one}-{other}.html": "agreement-sales-marketing.html"
            for one in ("sales", "sellers")
            for other in ("marketing", "promo", "adverts")
            if (one, other) != ("sales", "marketing")
        },
    }


def test_the_former_address_of_a_pdf_leads_to_the_pdf_of_today(tmp_path: Path) -> None:
    """Only where the site offers PDFs; at each is a folder of its name, whose page hosts answer with."""
    found = forwards(tmp_path, playbook=f"{SETTINGS}downloads: yes\n")
    pdfs = {uri.removeprefix("print/"): href for uri, href in found.items() if uri.startswith("print/")}
    agreed = [f"{one}-{other}" for one in ("sales", "sellers") for other in ("marketing", "promo", "adverts")]
    assert pdfs == {
        f"{former}.pdf/index.html": f"../{today}.pdf"
        for former, today in {
            "team-sellers": "team-sales",
            "team-promo": "team-marketing",
            "team-adverts": "team-marketing",
            "handbook-sellers": "handbook-sales",
            "handbook-promo": "handbook-marketing",
            "handbook-adverts": "handbook-marketing",
            "goal-close": "goal-win",
            "goal-by-hand": "goal-win",
            "process-sell": "process-selling",
            "process-quotes": "process-selling",
            "checklist-process-sell": "checklist-process-selling",
            "handoff-passed": "handoff-given",
            "checklist-handoff-passed": "checklist-handoff-given",
            "comparison-enemy": "comparison-rival",
            "battlecard-enemy": "battlecard-rival",
            **{f"agreement-{each}": "agreement-sales-marketing" for each in agreed[1:]},
        }.items()
    }


def test_a_hand_off_on_a_step_leads_on_from_the_ids_that_its_process_and_both_steps_had(tmp_path: Path) -> None:
    """`playpress rename` writes `was` where the ids are from which that of the hand-off is made."""
    processes = """
        selling:
          team: sales
          was: [sell]
          steps:
            - {id: call, owner: rep, was: [ring, "asking#ask"], hands_to: {step: offer, accept: [Phone]}}
            - {id: offer, owner: marketer, was: [quote]}
        """
    playbook = read_book(tmp_path, **{name: BOOK[name] for name in ("teams", "roles")}, processes=processes)
    assert list(playbook.faults) == []
    assert playbook.book is not None
    assert playbook.plan is not None
    made = {each.uri for each in playbook.plan.files}
    steps = {("selling", "call"), ("sell", "call"), ("selling", "ring"), ("sell", "ring"), ("asking", "ask")}
    former = {f"{process}-{step}-to-{to}" for process, step in steps for to in ("offer", "quote")}
    former -= {"selling-call-to-offer"}
    assert len(former) == 9
    assert {each.id for each in playbook.book.entities["handoff:selling-call-to-offer"].was} == former
    assert {f"{folder}{each}.html" for each in former for folder in ("handoffs/", "checklists/handoff-")} <= made


def test_a_forward_is_a_page_of_nothing_else_and_its_title_cannot_act(tmp_path: Path) -> None:
    forwards(tmp_path)
    playbook = pipeline.read(tmp_path, TODAY)
    files = {file.uri: file.content.decode(errors="replace") for file in pipeline.pages(playbook)}
    assert playbook.plan is not None
    assert "Win &amp; keep" in files["goals/close.html"]
    assert "Win & keep" not in files["goals/close.html"]
    assert not any("goals/close.html" in text for uri, text in files.items() if uri != "goals/close.html")
    assert "goals/close.md" not in {page.uri for page in playbook.plan.pages}


def test_a_page_leads_from_the_anchors_that_it_had(tmp_path: Path) -> None:
    forwards(tmp_path)
    playbook = pipeline.read(tmp_path, TODAY)
    page = pipeline.page(playbook, "processes/selling.md")
    assert page is not None
    moved = re.findall(r'<li id="([^"]+)"><a href="([^"]+)">', page.content.decode().split("pp-moved")[1])
    assert moved == [("ring", "#call"), ("check", "qualifying.html#qualify")]
