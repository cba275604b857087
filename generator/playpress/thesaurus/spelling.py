"""A word -> how it is written on the other side of the Atlantic: "colour" and "color", "organise" and "organize"."""

import re

_OUR = "behavi|col|discol|hon|lab|rum|hum|harb|neighb|fav|flav|sav|endeav|glam|arm|od|vig|split|par|cand"
_ONE_L = "cancel|channel|counsel|dial|equal|fuel|label|level|marvel|model|panel|signal|total|travel"
_VERB = "e|es|ed|er|ers|ing|ation|ations"
_NOUN = "|s|ed|ing|er|ers|able|ably|al|ful|less|ite|ites|hood|hoods|ly"
_ALWAYS_S = (
    "adv|advert|appr|chast|comprom|conc|desp|dev|disgu|enterpr|exc|exerc|expert|franch|improv|likew|merchand|otherw|"
    "paraph|pract|pra|prec|prem|prom|rev|superv|surm|surpr|telev|treat"
)
_RULES = (
    (rf"(?!(?:{_ALWAYS_S})is)\w{{2,}}[^\Ws]", "is", "iz", _VERB),
    ("ana|para", "lys", "lyz", "e|es|ed|er|ing"),
    (_OUR, "our", "or", _NOUN),
    ("cent|met|lit|theat|fib", "re", "er", "s?"),
    ("catal|dial|anal", "ogue", "og", "s?"),
    ("def|off|lic|pret", "ence", "ense", "s?"),
    ("program", "me", "", "s?"),
    (_ONE_L, "l", "", "ed|ing|er|ers"),
    ("fulfi|enro", "l", "ll", "s?|ments?"),
    ("ski", "l", "ll", "ful|fully"),
    ("insta", "l", "ll", "ments?"),
    ("gr", "ey", "ay", "s?"),
    ("judg|acknowledg", "e", "", "ments?"),
    ("", "en", "in", r"quir(?:y|e|ies|es|ed|ing)"),
)
"""How a word begins, what is British in it, what is American, and how it ends."""
_BOTH = tuple(
    (re.compile(f"({begin}){one}({end})"), other)
    for begin, british, american, end in _RULES
    for one, other in ((british, american), (american, british))
)


def other_spelling(word: str) -> str:
    """A word in small letters, spelt the other way; "" where rules know of one spelling only.

    A rule may spell what no one writes ("program" of a programmer): callers have to know the other word.
    """
    for pattern, other in _BOTH:
        if found := pattern.fullmatch(word):
            return f"{found[1]}{other}{found[2]}"
    return ""
