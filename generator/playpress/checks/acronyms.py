"""A text -> its acronyms: words in capitals that stand for others, and those that the text itself explains."""

import re
from collections.abc import Iterator
from functools import lru_cache

_CAPITAL = "A-ZÀ-ÖØ-ÞΑ-ΩЀ-Я"
_ACRONYM = re.compile(rf"(?<![\w&#'’+-])([{_CAPITAL}]{{2,6}})s?(?![\w&+-]|['’]\w\w|['’]T\b|\.\w)")
"""Two to six capitals that stand alone, perhaps with a plural s: no part of AT&T, DON'T, #FFFFFF or README.md."""
_SHOUTED = re.compile(rf"(?:(?<![\w])[{_CAPITAL}]{{2,}}(?![\w])[\s,:!?.–—-]*){{3,}}")
"""Three words in capitals and more, one after the other: a heading, or said loudly."""
_NUMBERED = re.compile(
    r"[ \u00a0]\d{1,5}(?:[.:-]\d{1,4})*(?![\w%.,]*\d|\w|%)"
    r"(?! *(?:%|(?:h|d|min|hours?|days?|weeks?|months?|business|per)\b))"
)
"""The number after an acronym that is the name of a standard: SOC 2, PCI 4.0, EN 50600-1; no time, no share."""
_BEFORE = re.compile(r"((?:[\w'’&/-]+[ ,]+){1,9}[\w'’&/-]+)\s*\(\s*$")
_AFTER = re.compile(r"s?\s*(?:\(|[=:,–—]|-(?=\s)|stands for|means|is short for)\s*[\"“'‘]?((?:[\w'’&/-]+[ ,]*){2,9})")
_WORD = re.compile(r"\w+")

_KNOWN = """
AM PM OK ID NB PS FAQ TV PC DIY ASAP TBD TBC FYI RSVP VAT CEO CFO COO CTO HR IT PR
US USA UK GB EU UN UAE UTC GMT CET CEST EST EDT PST PDT MON TUE WED THU FRI SAT SUN
KB MB GB TB PB KW MW GW KWH MHZ GHZ RAM CPU GPU USB DVD LED LCD GPS QR
PDF CSV TSV XLS XLSX DOC DOCX PPT PPTX PNG JPG JPEG GIF SVG WEBP ZIP HTML XML JSON YAML CSS
HTTP HTTPS URL URLS URI API APIS SDK SMS MMS DNS SSL TLS SMTP SMTPS IMAP IMAPS FTP FTPS SFTP SSH VPN WIFI
ISO DIN RFC GMBH LLC LTD INC PLC AG IBM SAP AWS HP BMW DHL UPS FEDEX
GDPR HIPAA NIST PCI SOC SSO MFA SAAS RFP RFI YTD QTD MTD ETA
SDR BDR AE CSM FTE QA EOD EOW OOO WIP PPC CPC CPM CTR CTA SEM UTM CMS LLM GTM MVP POC QBR MSA SOW DPA
CRM ERP KPI KPIS ROI NDA VP SVP EVP CMO CRO CIO CISO AI ML SEO SKU SKUS SMB SMBS RSS PO UX UI
"""
_STRESSED = """
A AFTER ALL ALSO ALWAYS AND ANY ARE AT BE BEFORE BOTH BUT BY CAN DO DOES DONE DURING EACH EVER EVERY FIRST FOR FROM
HAS HAVE HOW IF IN INTO IS LAST LESS MAY MORE MOST MUST NEVER NEW NEXT NO NOR NOT NOW OF OFF ON ONCE ONLY OR OUR OUT
OVER SAME SHALL SHOULD SOME STOP THAT THE THEIR THEN THEY THIS TO TODAY UNTIL WE WHAT WHEN WHERE WHICH WHY WILL WITH
YES YOU YOUR
"""
EVERYDAY = frozenset(_KNOWN.split()) | frozenset(_STRESSED.split())
"""What people of this trade read alike: times, places, units, files, the net, companies, jobs; words only stressed.

What a formula or an agreement gives its meaning, such as CAC, MQL or SLA, is none of it.
"""


def found(text: str) -> Iterator[str]:
    """The acronyms of a text that it does not explain itself, each time one is there."""
    shouted = [each.span() for each in _SHOUTED.finditer(text)] if not text.islower() else []
    for each in _ACRONYM.finditer(text):
        known = each[1] in EVERYDAY or _NUMBERED.match(text, each.end()) is not None
        if not known and not any(begin <= each.start() < end for begin, end in shouted):
            yield each[1]


def explained(text: str) -> Iterator[str]:
    """The acronyms whose words stand beside them: `customer acquisition cost (CAC)`, `CAC (customer ...)`."""
    for each in _ACRONYM.finditer(text):
        before = _BEFORE.search(text, max(0, each.start() - 120), each.start())
        after = _AFTER.match(text, each.end(1), each.end(1) + 160)
        if (before and _ends_in(each[1], before[1])) or (after and _begins(each[1], after[1])):
            yield each[1]


def spelled_out(acronym: str, text: str) -> bool:
    """Whether a text has the words of an acronym one after the other: `monthly active users` for MAU."""
    return re.search(_initials(acronym), text) is not None


@lru_cache(maxsize=1 << 10)
def _initials(acronym: str) -> re.Pattern[str]:
    """Words that begin with these letters in this order, as one phrase."""
    return re.compile(r"(?<!\w)" + r"[ -]".join(rf"{letter}[a-zà-ÿ]+" for letter in acronym), re.I)


def _ends_in(acronym: str, words: str) -> bool:
    """Whether the last of some words, from one on that begins so, have the letters of an acronym in order."""
    parts = _WORD.findall(words.casefold())[-len(acronym) - 3 :]
    letters = acronym.casefold()
    starts = [number for number, part in enumerate(parts) if part.startswith(letters[0])]
    return any(_in_order(letters, parts[number:]) for number in starts)


def _begins(acronym: str, words: str) -> bool:
    parts = _WORD.findall(words.casefold())[: len(acronym) + 3]
    letters = acronym.casefold()
    return bool(parts) and parts[0].startswith(letters[0]) and _in_order(letters, parts)


def _in_order(letters: str, parts: list[str]) -> bool:
    """Whether letters begin words in this order; small words between them may be passed over."""
    at = 0
    for part in parts:
        if at < len(letters) and part.startswith(letters[at]):
            at += 1
        elif len(part) > len("of the"):
            return False
    return at == len(letters)
