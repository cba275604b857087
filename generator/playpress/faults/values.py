"""Faults of definitions that can be read: their values, references, paths and editions."""

from playpress.faults.meaning import Meaning

FAULTS: dict[str, Meaning] = {
    "VAL-CHOICE": Meaning("A value is not one of the choices.", "Take one of those the message lists."),
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
        "Take the id the message proposes.",
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
        "A kind or a field that the playbook declares for itself has a name or a folder that is taken, changes what is "
        "fixed, or names parts that there are not.",
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
    "VAL-PART": Meaning("Two parts of one definition have the same id.", "Give one of the two another id."),
    "VAL-PICTURE": Meaning(
        "A picture in a text cannot be shown, or has no words for people who cannot see it.",
        "Save it under `content/` as PNG, JPEG, WebP or SVG, and describe it: `![The form](pictures/form.png)`.",
    ),
    "VAL-RENAMED": Meaning(
        "A setting, or the tab of a kind, has a former name. That is read, and only reported; a setting "
        "under both is an error.",
        "Write the name the message gives. Where both are there, move what is under the old one, and delete it.",
    ),
    "VAL-SUBJECT": Meaning(
        "A row has a value for something that is not compared.",
        "Name one of its subjects, or add the subject.",
    ),
    "VAL-TWICE": Meaning(
        "An item is in one list twice, or an alias is the name itself. Often one of the two was to say something else,"
        " and a page would show, link and tick both as one: that is why it stops a build.",
        "Delete one of the two, or write what it was to say.",
    ),
    "VAL-UNKNOWN": Meaning("An unknown field.", "Take the one the message proposes, or delete the line."),
    "VAL-UNUSED": Meaning(
        "An address or a footnote at the end of a text is not shown, because nothing in the text leads to it."
        " That is only reported.",
        "Use it, `[words][name]` or `[^name]`, or delete the line.",
    ),
    "VAL-VALUE": Meaning(
        "A value is not of the form its field wants.",
        "Write it as in the example: see the forms of values in this guide.",
    ),
    "VIS-NAMED": Meaning(
        "What a circle of readers may see names what it may not see: there, the reference is not shown. That is only"
        " reported, by `check --for`.",
        "Nothing has to be done. To show both, write the `visibility` that the message names.",
    ),
    "VIS-TEXT": Meaning(
        "A text that a circle of readers may see links to what it may not see, or quotes a value of it. The words of"
        " the link stay, and … replaces the value. That is only reported, by `check --for`.",
        "Write the text without them, or show both.",
    ),
    "VIS-WITHOUT": Meaning(
        "A definition that a circle of readers may see cannot do without something that it may not see, and is left"
        " out. That is only reported, by `check --for`.",
        "Show what it needs as well, with the `visibility` that the message names; or take its own away.",
    ),
    "REF-1": Meaning(
        "A reference leads nowhere: no such entity, part, fact or check, one of the wrong kind, or a former id.",
        "Take the nearest name, which the message proposes, or define what is missing.",
    ),
    "REF-2": Meaning(
        "Something is defined twice, or is a part of itself in a circle.", "Keep one, or cut the circle at one place."
    ),
    "REF-4": Meaning(
        "A former id (`was`) is the id of something else at present, or two things say that they had it: its former"
        " address can lead to one of them only.",
        "Keep it in one `was`, where readers who follow an old link should arrive.",
    ),
    "PTH-1": Meaning("Items of an onboarding path wait for each other.", "Take one of them out of `after`."),
}
