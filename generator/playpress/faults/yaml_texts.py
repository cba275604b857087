"""Faults of YAML: what cannot be read as it is written."""

from playpress.faults.meaning import Meaning

FAULTS: dict[str, Meaning] = {
    "YML-AFTER-QUOTE": Meaning(
        "Text continues after its closing quote.", "Put the whole text in quotes of the other type."
    ),
    "YML-ALIAS": Meaning("A value begins with `*`, which YAML takes for an alias.", "Put quotes around the text."),
    "YML-ANCHOR": Meaning("A value begins with `&`, which YAML takes for an anchor.", "Put quotes around the text."),
    "YML-BRACKET": Meaning(
        "A bracket is not closed, was never opened, or text continues after it.",
        "Close it, or put quotes around text that contains brackets.",
    ),
    "YML-BREAK": Meaning("A line contains an invisible line break.", "Delete it and type a space."),
    "YML-CHARACTER": Meaning(
        "Text begins with a character that means something to YAML, or comes after one.",
        "Put quotes around the whole text.",
    ),
    "YML-COLON": Meaning("A second `: ` is in one line.", "Put quotes around text that contains a colon."),
    "YML-COMMA": Meaning(
        "A comma inside `[…]` or `{…}` splits a text or a number in two.", "Put quotes around the text."
    ),
    "YML-CONFLICT": Meaning(
        "Two people changed the same lines, and Git left its marks (`<<<<<<<`, `=======`, `>>>>>>>`).",
        "Keep the lines that are right, and delete the others and the marks.",
    ),
    "YML-CONTROL": Meaning("An invisible character came along with pasted text.", "Delete it and type the line again."),
    "YML-DASH": Meaning(
        "A list item begins in the wrong place, or lacks the space after its dash.",
        "Write `- ` and the text, on a line of its own.",
    ),
    "YML-DEPTH": Meaning("Values are nested too deeply.", "Count the opening brackets of the line."),
    "YML-DIRECTIVE": Meaning("A line begins with `%`.", "Put quotes around the text."),
    "YML-DOCUMENTS": Meaning("A line `---` begins a second document.", "Delete it, or make two files."),
    "YML-DUPLICATE": Meaning("The same name is used twice in one place.", "Keep one of the two."),
    "YML-EMPTY": Meaning("A file is empty.", "Fill it or delete it."),
    "YML-ENCODING": Meaning("A file is not saved as UTF-8.", "Save it again with the encoding UTF-8."),
    "YML-ESCAPE": Meaning(
        "A backslash in double quotes begins a special character.",
        "Use 'single quotes', or write every backslash twice.",
    ),
    "YML-HASH": Meaning(
        "The text after ` #` would be lost as a comment.",
        "Put quotes around the whole text, or a space after the `#` if it is a comment.",
    ),
    "YML-INDENT": Meaning(
        "A line does not line up with those around it.", "Begin it in the same column as its neighbours."
    ),
    "YML-KEY": Meaning("There is no usable name before a colon.", "Write the field's name, as plain text."),
    "YML-MERGE": Meaning(
        "`<<` copies fields from elsewhere, and readers of the file cannot see them.", "Write the fields out."
    ),
    "YML-MORE": Meaning(
        "A file has so many errors that it was not read to its end.", "Fix those that are listed, and check again."
    ),
    "YML-NO-COLON": Meaning(
        "A line has no colon.", 'Write "name: value", or indent the line if it belongs to the text above.'
    ),
    "YML-NULL": Meaning(
        "A value is `null` or `~`: other programs read it as empty, and here it would be a word.",
        "Write nothing there, or delete the line.",
    ),
    "YML-PARAGRAPH": Meaning(
        "An empty line in a text that does not begin a paragraph: it is in quotes, behind `>` or in no marks at all.",
        "Begin the text behind `|`, on lines of its own; or delete the empty line.",
    ),
    "YML-NODES": Meaning("One file contains too many values.", "Split it into several files."),
    "YML-QUOTE": Meaning(
        "A quote is not closed; the message names the place where it opens.", "Close it at the end of the text."
    ),
    "YML-SIZE": Meaning("A file is too large.", "Split it into several files."),
    "YML-SPACE": Meaning("A space is missing after a colon.", "Write `name: …`."),
    "YML-SYNTAX": Meaning("A line cannot be read.", "Check its quotes, brackets and indentation."),
    "YML-TAB": Meaning("There is a tab character.", "Use spaces: two for each level."),
    "YML-TAG": Meaning("A value begins with `!`, which YAML takes for a tag.", "Put quotes around the text."),
}
