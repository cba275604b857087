"""What a message claims -> the words of it that a buyer may ask to see proved."""

import re

from playpress.model.currencies import CURRENCIES

_NUMBER = r"(?<![\w.,-])\d[\d.,]*\s?(?:%|\+|x\b|(?:per ?cent|times|thousand|million|billion|[km]\b|bn\b))?(?!\w)"
_IN_WORDS = (
    r"\b(?:tens of )?(?:dozens|hundreds|thousands|millions|billions) of\b",
    r"\b(?:twice|half|double|triple|three times|ten times) (?:as|the)\b|\b(?:doubles?|halves|triples?)\b",
)
_FIRST = (
    r"\bthe only\b",
    r"\bonly (?:[\w-]+ ){0,2}(?:platform|player|vendor|provider|product|solution|company|tool|supplier|one)\b",
    r"\b(?:the|our|\w+['’]s) (?:very )?first\b(?! (?:time|step|day|week|month|quarter|call|name|line|thing)\b)",
    r"\bbest\b(?![ -]practices?\b)|\b(?:no\.|number|#) ?(?:1|one)\b",
)
_NO_COMPARATIVE = (
    r"(?:another|other|whether|rather|either|neither|however|together|never|ever|under|over|after|number|order|offer|"
    r"answer|customer|user|buyer|seller|partner|provider|supplier|manager)\b"
)
"""Words that end as a comparative does."""
_MOST = (
    r"\b(?:fast|cheap|low|high|larg|bigg|safe|strong|smart|simple|easi|quick|fin|great|long|short|small|wid|deep)e?st\b",
    r"\bthe (?:most|least) \w+|\b(?:the|an?|market|industry|world|class)[ -]leading\b|\bleaders? in\b",
    r"\b(?:unmatched|unrivall?ed|unparalleled|unique|proven|guaranteed?s?|award[ -]winning|patented)\b",
    rf"\b(?!{_NO_COMPARATIVE})(?:\w+er|more|less|fewer)(?: (?!rather|other)\w+){{0,3}} than\b",
)
_NORMS = (
    r"\b(?-i:ISO(?:/IEC)?(?: \d+)?|SOC ?[12]|HIPAA|GDPR|DSGVO|CCPA|LGPD|PCI(?:[ -]DSS)?|FedRAMP|NIST|TISAX|TÜV|CE)\b",
    r"\b(?:certifi(?:ed|cat\w*)|accredited|audited|complian(?:t|ce) with)\b",
)
_CUSTOMERS = (
    r"\b(?:trusted|used|chosen|loved|preferred|recommended) by\b",
    r"\b(?:customers|clients|companies|organi[sz]ations|brands|teams) (?:such as|like|including)\b",
)
_PROVABLE = re.compile("|".join((_NUMBER, *_IN_WORDS, *_FIRST, *_MOST, *_NORMS, *_CUSTOMERS)), re.IGNORECASE)
_OF_A_NAME = re.compile(r"""[^\s.!?:]["'’”)]*\s+([A-Z][\w'’]*)\s$""")
"""A bare number behind such a word belongs to a name, as in Office 365; at the beginning of a sentence any is large."""
_UNIT = re.compile(r"\s?(?:min(?:ute)?|hour|day|week|month|quarter|year)s?\b|\s?[€$£]")
_OF_A_YEAR = re.compile(
    r"\b(?:in|since|from|until|till|by|before|after|of) (?:19|20)\d\d(?!,?\d| \w+s\b)", re.IGNORECASE
)


def provable(text: str) -> str:
    """The first words of a claim that a buyer may ask to see proved: a number, a superlative, a comparison, a norm or
    customers. Empty where it is a slogan, or says what the product is or does.
    """
    for found in _PROVABLE.finditer(text):
        words = found.group().strip()
        if not (words[0].isdigit() and _claims_nothing(text, found)):
            return words
    return ""


def _claims_nothing(text: str, number: re.Match[str]) -> bool:
    """Whether a number belongs to a name, is a year, or one of two with a stroke between them, as in 24/7."""
    before, behind = text[: number.start()], text[number.end() :]
    if number.group().strip(" .,").replace(",", "").replace(".", "").isdigit() and not _UNIT.match(behind):
        name = _OF_A_NAME.search(before)
        if name and name[1] not in CURRENCIES:
            return True
    years = (each.span() for each in _OF_A_YEAR.finditer(text))
    return before.endswith("/") or behind.startswith("/") or any(a < number.start() < b for a, b in years)


_DESCRIBES = re.compile(r"\W*[\w'’.&-]+(?: [\w'’.&-]+){0,4} (?:is|are) (?:an?|the|our) ", re.I)
"""The beginning of a sentence that says what something is."""
_BOASTS = re.compile(
    r"\d|%|\b(?:\w{2,}(?:er|est)|more|most|less|least|best|only|first|leading|every|all|any|never|always|without|"
    r"no|free|fast|easy|simple|proven|guaranteed|unique|trusted|top|number one)\b",
    re.I,
)
"""Words of a claim that a buyer would ask for a proof of; many others end as these do, and are taken for one."""


def describes(claim: str) -> bool:
    """Whether a claim only says what something is, as "Acme is a shop for lamps"."""
    return bool(_DESCRIBES.match(claim)) and not _BOASTS.search(claim)
