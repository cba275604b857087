"""What a message claims -> the words of it that a buyer may ask to see proved."""

import re

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
_MOST = (
    r"\b(?:fast|cheap|low|high|larg|bigg|safe|strong|smart|simple|easi|quick|fin|great|long|short|small|wid|deep)e?st\b",
    r"\bthe (?:most|least) \w+|\b(?:the|an?|market|industry|world|class)[ -]leading\b|\bleaders? in\b",
    r"\b(?:unmatched|unrivall?ed|unparalleled|unique|proven|guaranteed?s?|award[ -]winning|patented)\b",
    r"\b(?!other)(?:\w+er|more|less|fewer)(?: \w+){0,3} than\b",
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
_OF_A_NAME = re.compile(r"\b[A-Z][\w'’]*\s$")
"""A number behind such a word belongs to a name, as in Office 365."""


def provable(text: str) -> str:
    """The first words of a claim that a buyer may ask to see proved: a number, a superlative, a comparison, a norm or
    customers. Empty where it is a slogan, or says what the product is or does.
    """
    for found in _PROVABLE.finditer(text):
        words = found.group().strip()
        if not (words[0].isdigit() and _OF_A_NAME.search(text[: found.start()])):
            return words
    return ""


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
