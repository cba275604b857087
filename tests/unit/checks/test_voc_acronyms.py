"""VOC-4 against a corpus: what of the writing of real handbooks is reported as an acronym, and what must not be."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.properties import often
from tests.unit.checks.two_teams import play

from playpress.checks import acronyms
from playpress.pipeline import Playbook

REPORTED = {
    "Forty MQLs a month": "MQL",
    "Our ABM program starts in May.": "ABM",
    "Ask the LDR/MDR who called": "LDR MDR",
    "The MDR's list": "MDR",
    "Is it an SQL? (SAL)": "SQL SAL",
    "Use MEDDIC, never BANT.": "MEDDIC BANT",
    "The ÖVM decides": "ÖVM",
    "See the ICP (the one of last year)": "ICP",
    "Our CAC, and the best practice of others": "CAC",
    "NPS -- ask after the visit": "NPS",
    "The OKR: keep it simple": "OKR",
    "Sales ABX entry": "ABX",
    "An SLA 4 hours long, an SLA 4 h": "SLA SLA",
    "ARR 75,000, NRR 98 %": "ARR NRR",
}
"""A text, and what of it stands for other words that nobody says."""
SILENT = [
    "The SOX 2 report, BSI 200-2 and CMMC 2.0. PCI DSS 4.0, EN 50600-1: all of them",
    "You MUST NOT CALL before noon",
    "A lead MUST NOT wait; ask BEFORE you call, YES or NO, and use ALL of YOUR time",
    "SMTP, SMTPS, FTP and FTPS",
    "WHAT WE DO AND WHY",
    "DO THIS FIRST: call",
    "FP&A, R&D, P&L, AT&T and ATT&CK",
    "DON'T and CAN’T",
    "The colour #FFFFFF or #AACCEE",
    "An SDR, an AE and a CSM build the GTM: CTA, PPC and the QBR",
    "B2B, A/B, C++, MQL-7, non-MQL",
    "See README.md and NOTES.txt",
    "Costs 40 EUR or 50 USD",
    "Rome XIV, MMXX, VI",
    "From 9 AM to 5 PM GMT on MON",
    "A PDF, a CSV and the URL of our FAQ",
    "In the EU, UK and USA",
    "IBM and SAP sell 4 GB of RAM",
    "customer acquisition cost (CAC)",
    "Customer Acquisition Costs (CAC)",
    "cost of goods sold (COGS)",
    "our Shared-Services Center of Excellence (SSCE)",
    "CAC (customer acquisition cost)",
    "CAC = customer acquisition cost",
    "CAC stands for customer acquisition cost",
    "SLAs (service level agreements)",
    "ICP: ideal customer profile",
    "`MQL` in code, https://example.com/MQL and [words](https://example.com/SQL)",
    "ACRONYMS and CAPITALS in full",
    "A, I and O",
]
"""Texts in which nothing is to be reported."""


def told(folder: Path, **texts: str) -> set[str]:
    """The acronyms that are reported of a goal's summary, and of others beside it."""
    playbook: Playbook = play(folder, profile="strict", glossary="other: {definition: A word}\n", **texts)
    return {problem.message.split('"')[1] for problem in playbook.findings if problem.code == "VOC-4"}


def goals(*summaries: str) -> str:
    return "".join(f"goal-{n}:\n  team: sales\n  body: |\n    {text}\n" for n, text in enumerate(summaries))


@pytest.mark.parametrize("text", REPORTED)
def test_what_nobody_explains_is_reported(tmp_path: Path, text: str) -> None:
    assert told(tmp_path, goals=goals(text)) == set(REPORTED[text].split())


@pytest.mark.parametrize("text", SILENT)
def test_what_is_no_acronym_or_explained_is_not(tmp_path: Path, text: str) -> None:
    assert told(tmp_path, goals=goals(text)) == set()


@pytest.mark.parametrize(
    ("texts", "words"),
    [
        (["You MUST call", "You must write", "They must answer"], ""),
        (["BEFORE the call", "before noon", "not before"], ""),
        (["The SAL is ours", "All sal", "SAL and SAL again", "a SAL"], "SAL"),  # one text writes it small, three large
        (["The CAC", "customer acquisition cost (CAC)"], ""),
        (["MQL here", "MQLS there"], "MQL"),
        (["MQLS only"], "MQLS"),
        (["SLAs", "an SLA", "service level agreement (SLA)"], ""),
    ],
)
def test_the_whole_book_is_asked(tmp_path: Path, texts: list[str], words: str) -> None:
    assert told(tmp_path, goals=goals(*texts)) == set(words.split())


@often(60)
@given(st.text(st.sampled_from("AB ab&'()#-.ÄΩ9=:\n")))
def test_no_text_stops_the_search(text: str) -> None:
    found = set(acronyms.found(text))
    assert all(2 <= len(word) <= 6 and word.isupper() for word in found | set(acronyms.explained(text)))
