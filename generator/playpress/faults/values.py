"""Faults of definitions that can be read: their values, references, paths and editions."""

from playpress.faults.meaning import Meaning

FAULTS: dict[str, Meaning] = {
    "VAL-CHOICE": Meaning("A value is not one of the choices.", "Choose one of those that the message lists."),
    "VAL-EMBED": Meaning(
        "A video or a frame is on a site that the playbook does not allow, or its address is one that cannot be shown.",
        "List the site under `embeds` in `content/playbook.yml`, write the address that the message names, or a link.",
    ),
    "VAL-FIELDS": Meaning(
        "Named fields are expected, and something else is there.", "Write the fields below it, indented."
    ),
    "VAL-FORMAT": Meaning(
        "This version does not read the playbook's format.", "Write `format: 1`, or upgrade Playpress."
    ),
    "VAL-ID": Meaning(
        "The id of a part has characters other than lower-case letters, digits and hyphens.",
        "Use the id that the message proposes.",
    ),
    "VAL-DEPTH": Meaning(
        "Lists and quotes of a text are nested so deep that no page could show them; or hundreds of brackets or tags "
        "of a page have no end.",
        "Make a list of its own of what is inside; close what is open.",
    ),
    "VAL-HTML": Meaning(
        "A text contains an HTML tag, which is shown as typed. That is only reported, once for each file.",
        "Write Markdown: `[words](address)`, `**bold**`, a blank line between paragraphs.",
    ),
    "VAL-KIND": Meaning(
        "A kind or field declared by the playbook has a name or a folder that is taken, changes what is fixed, "
        "or names "
        "parts that do not exist.",
        "Choose another name; a file with the name of a kind that every playbook has may only add `fields` to it.",
    ),
    "VAL-LIST": Meaning("A list is expected, and something else is there.", "Write `[one, two]`."),
    "VAL-MARKDOWN": Meaning(
        "Bold words, a link or a picture is written in a field that shows its text as typed. That is only reported.",
        "Write plain words there; longer texts, such as `body`, are Markdown.",
    ),
    "VAL-MISSING": Meaning("A required field is missing.", "Add it; the message gives an example."),
    "VAL-NOTE": Meaning(
        "A note is right after a text and may be meant as part of it, or the name of a field is among its words."
        " That is only reported.",
        "Put quotes around the whole text, or two spaces before the `#`; begin a field on a line of its own.",
    ),
    "VAL-PART": Meaning("Two parts of a definition have the same id.", "Give one of the two another id."),
    "VAL-PICTURE": Meaning(
        "A picture in a text cannot be shown, or has no words for people who cannot see it.",
        "Save it under `content/` as PNG, JPEG, WebP or SVG, and describe it: `![The form](pictures/form.png)`.",
    ),
    "VAL-RENAMED": Meaning(
        "A setting, or the tab of a kind, has a former name. It is still read, and only reported; a "
        "setting under both names is an error.",
        "Write the name the message gives. If both are there, move the content of the old one, and delete it.",
    ),
    "VAL-SUBJECT": Meaning(
        "A row has a value for something that is not compared.",
        "Name one of its subjects, or add the subject.",
    ),
    "VAL-TWICE": Meaning(
        "An item is in a list twice, or an alias equals the name. Often one of the two was meant to be something else, "
        "and a page would show, link and tick both as one; that is why it stops a build.",
        "Delete one of the two, or write what was meant.",
    ),
    "VAL-UNKNOWN": Meaning("An unknown field.", "Use the one that the message proposes, or delete the line."),
    "VAL-UNUSED": Meaning(
        "An address or a footnote at the end of a text is not shown, because nothing in the text leads to it."
        " That is only reported.",
        "Use it, `[words][name]` or `[^name]`, or delete the line.",
    ),
    "VAL-VALUE": Meaning(
        "A value does not have the form that its field needs.",
        "Write it as in the example: see the forms of values in this guide.",
    ),
    "VIS-NAMED": Meaning(
        "Something that a circle of readers may see names something it may not see: the reference is not shown. "
        "That is only"
        " reported, by `check --for`.",
        "You need not do anything. To show both, write the visibility that the message names.",
    ),
    "VIS-TEXT": Meaning(
        "A text that a circle of readers may see links to something it may not see, or quotes a value from it. "
        "The words of"
        " the link stay, and … replaces the value. That is only reported, by `check --for`.",
        "Write the text without them, or show both.",
    ),
    "VIS-WITHOUT": Meaning(
        "A definition that a circle of readers may see cannot do without something that it may not see, and is left"
        " out. That is only reported, by `check --for`.",
        "Also show what it needs, with the visibility that the message names, or remove its own visibility.",
    ),
    "REF-1": Meaning(
        "A reference leads nowhere: no such entity, part, fact or check, one of the wrong kind, or a former id.",
        "Use the nearest name, which the message proposes, or define what is missing.",
    ),
    "REF-2": Meaning(
        "Something is defined twice, or contains itself in a circle.", "Keep one, or break the circle at one place."
    ),
    "REF-4": Meaning(
        "A former id (`was`) is now the id of something else, or two definitions claim it: the former address can lead "
        "to only one of them.",
        "Keep it in the one `was` where readers who follow an old link should arrive.",
    ),
    "PTH-1": Meaning("Items of an onboarding path wait for each other.", "Take one of them out of `after`."),
}
