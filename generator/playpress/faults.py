"""The catalogue of faults: what each code of the reader means, and how to mend what it found."""

from typing import NamedTuple


class Meaning(NamedTuple):
    """What happened, and what to do."""

    means: str
    cure: str


FAMILIES: dict[str, str] = {
    "PATH": "Files and folders",
    "YML": "Reading YAML",
    "VAL": "Fields and values",
    "REF": "References",
    "PTH": "Onboarding paths",
    "VIS": "Editions: who may see what",
    "CSV": "Tables: inventories, actuals, and files of times",
    "SITE": "The built site",
    "EDIT": "Changes made by Playpress",
    "SHEET": "Spreadsheets that are imported",
}
"""The first letters of a code -> what the faults are about, in the order of reading."""

FAULTS: dict[str, Meaning] = {
    "EDIT-CHANGED": Meaning(
        "A file was changed by another program while a command was about to write it. Nothing was written.",
        "Run the command again: it starts from the file as it is now.",
    ),
    "EDIT-IN-USE": Meaning(
        "A definition is to be removed while others refer to it. Nothing was removed.",
        "Change the places that are listed, or name what they are to mean: `playpress rm ID --replace-by OTHER`.",
    ),
    "EDIT-REFUSED": Meaning(
        "A change could not be written into a file without changing more than was asked for. The file is as it was.",
        "Change the file in an editor.",
    ),
    "EDIT-TAKEN": Meaning(
        "A definition is to be added under an id that another one of its kind has.",
        "Choose another name or another id.",
    ),
    "PATH-DEPTH": Meaning(
        "A definition lies in a folder below the folder of its kind.",
        "Move it up: `content/goals/close-sales.yml`, not `content/goals/2026/close-sales.yml`.",
    ),
    "PATH-EMPTY": Meaning(
        "There is a `playbook.yml`, and nothing else.",
        "Begin with `content/teams.yml`, or let `playpress new --small DIR` write the smallest useful playbook.",
    ),
    "PATH-FILE": Meaning(
        "A file is neither a definition, an inventory or a page, nor something readers download.",
        "Take the name the message proposes: definitions end in `.yml`, tables in `.csv`, pages in `.md`.",
    ),
    "PATH-ID": Meaning(
        "A file name or a key is no id, or a name that Windows keeps for itself (`con`, `aux`, `nul`).",
        "Use lower-case letters, digits and hyphens, a letter first, at most 63 characters.",
    ),
    "PATH-KIND": Meaning(
        "A folder or file under `content/` is named like no kind.",
        "Take the plural of a kind: `goals`, `strategies`, `glossary`.",
    ),
    "PATH-LINK": Meaning(
        "A file of the project is a link to another place.",
        "Put the file itself there: nothing is read from outside the project.",
    ),
    "PATH-NAME": Meaning(
        "A page or a download has a name that not every system, browser or host can keep, or that is another's.",
        "Use letters, digits, hyphens, underscores and points; a page that is to be the first one is `index.md`.",
    ),
    "PATH-PAGE": Meaning(
        "Two pages or files want the same address.",
        "Choose another id, or another name for the page or file written by hand.",
    ),
    "PATH-READ": Meaning("A file or folder cannot be opened.", "Check that it exists and that you may read it."),
    "PATH-SETTINGS": Meaning(
        "`content/playbook.yml` is missing, or settings stand in another file.",
        "Write `format: 1` and `company: …` into `content/playbook.yml`.",
    ),
    "YML-AFTER-QUOTE": Meaning(
        "Text goes on behind its closing quote.", "Put the whole text in quotes of the other sort."
    ),
    "YML-ALIAS": Meaning("A value begins with `*`, which YAML takes for an alias.", "Put quotes around the text."),
    "YML-ANCHOR": Meaning("A value begins with `&`, which YAML takes for an anchor.", "Put quotes around the text."),
    "YML-BRACKET": Meaning(
        "A bracket is not closed, was never opened, or text goes on behind it.",
        "Close it, or put quotes around text that holds brackets.",
    ),
    "YML-BREAK": Meaning("An invisible line break stands inside a line.", "Delete it and type a space."),
    "YML-CHARACTER": Meaning(
        "Text begins with a sign that means something to YAML, or stands behind one.",
        "Put quotes around the whole text.",
    ),
    "YML-COLON": Meaning("A second `: ` stands in one line.", "Put quotes around text that holds a colon."),
    "YML-COMMA": Meaning(
        "A comma inside `[…]` or `{…}` splits a text or a number in two.", "Put quotes around the text."
    ),
    "YML-CONFLICT": Meaning(
        "Two people changed the same lines, and Git left its marks (`<<<<<<<`, `=======`, `>>>>>>>`).",
        "Keep the lines that are right, and delete the others and the marks.",
    ),
    "YML-CONTROL": Meaning(
        "A character nobody sees came along with pasted text.", "Delete it and type the line again."
    ),
    "YML-DASH": Meaning(
        "A list item begins in the wrong place, or lacks the space after its dash.",
        "Write `- ` and the text, on a line of its own.",
    ),
    "YML-DEPTH": Meaning("Values are nested too deep.", "Count the opening brackets of the line."),
    "YML-DIRECTIVE": Meaning("A line begins with `%`.", "Put quotes around the text."),
    "YML-DOCUMENTS": Meaning("A line `---` begins a second document.", "Delete it, or make two files."),
    "YML-DUPLICATE": Meaning("The same name stands twice in one place.", "Keep one of the two."),
    "YML-EMPTY": Meaning("A file holds nothing.", "Fill it or delete it."),
    "YML-ENCODING": Meaning("A file is not saved as UTF-8.", "Save it again with the encoding UTF-8."),
    "YML-ESCAPE": Meaning(
        "A backslash in double quotes begins a special character.",
        "Use 'single quotes', or write every backslash twice.",
    ),
    "YML-HASH": Meaning(
        "What follows ` #` would be lost as a comment.",
        "Put quotes around the whole text, or a space after the sign if it is a note.",
    ),
    "YML-INDENT": Meaning(
        "A line does not line up with those around it.", "Begin it in the same column as its neighbours."
    ),
    "YML-KEY": Meaning("There is no usable name before a colon.", "Write the field's name, as plain text."),
    "YML-MERGE": Meaning("`<<` copies fields from elsewhere, which no reader sees.", "Write the fields out."),
    "YML-MORE": Meaning(
        "A file has so many errors that it was not read to its end.", "Fix those that are listed, and check again."
    ),
    "YML-NO-COLON": Meaning(
        "A line has no colon.", 'Write "name: value", or indent the line if it belongs to the text above.'
    ),
    "YML-NULL": Meaning(
        "A value is `null` or `~`, which is nothing to other programs and would be a word here.",
        "Write nothing there, or delete the line.",
    ),
    "YML-PARAGRAPH": Meaning(
        "An empty line in a text that does not begin a paragraph: it is in quotes, behind `>` or in no marks at all.",
        "Begin the text behind `|`, on lines of its own; or delete the empty line.",
    ),
    "YML-NODES": Meaning("One file holds too many values.", "Split it into several files."),
    "YML-QUOTE": Meaning(
        "A quote is not closed; the message names the place where it opens.", "Close it at the end of the text."
    ),
    "YML-SIZE": Meaning("A file is too large.", "Split it into several files."),
    "YML-SPACE": Meaning("A space is missing after a colon.", "Write `name: …`."),
    "YML-SYNTAX": Meaning("A line cannot be read.", "Check its quotes, brackets and indentation."),
    "YML-TAB": Meaning("There is a tab character.", "Use spaces: two for each level."),
    "YML-TAG": Meaning("A value begins with `!`, which YAML takes for a tag.", "Put quotes around the text."),
    "VAL-CHOICE": Meaning("A value is none of the possible choices.", "Take one of those the message lists."),
    "VAL-EMBED": Meaning(
        "A video or a frame is on a site that the playbook does not allow, or its address is one that cannot be shown.",
        "List the site under `embeds` in `content/playbook.yml`, write the address that the message names, or a link.",
    ),
    "VAL-FIELDS": Meaning(
        "Named fields are expected, and something else stands there.", "Write the fields below it, indented."
    ),
    "VAL-FORMAT": Meaning(
        "This version does not read the playbook's format.", "Write `format: 1`, or upgrade Playpress."
    ),
    "VAL-ID": Meaning(
        "The id of a part has other signs than lower-case letters, digits and hyphens.",
        "Take the id the message proposes.",
    ),
    "VAL-DEPTH": Meaning(
        "Lists and quotes of a text are nested so deep that no page could show them; or hundreds of brackets or tags "
        "of a page have no end.",
        "Make a list of its own of what is inside; close what is open.",
    ),
    "VAL-HTML": Meaning(
        "A text holds an HTML tag, which is shown as typed. That is only reported, once for each file.",
        "Write Markdown: `[words](address)`, `**bold**`, a blank line between paragraphs.",
    ),
    "VAL-KIND": Meaning(
        "A kind or a field that the playbook declares for itself has a name or a folder that is taken, changes what is "
        "fixed, or names parts that there are not.",
        "Choose another name; a file with the name of a kind that every playbook has may only add `fields` to it.",
    ),
    "VAL-LIST": Meaning("A list is expected, and something else stands there.", "Write `[one, two]`."),
    "VAL-MARKDOWN": Meaning(
        "Bold words, a link or a picture is written in a field that shows its text as typed. That is only reported.",
        "Write plain words there; longer texts, such as `body`, are Markdown.",
    ),
    "VAL-MISSING": Meaning("A required field is missing.", "Add it; the message gives an example."),
    "VAL-NOTE": Meaning(
        "A note stands right behind a text and may be meant as part of it, or the name of a field is among its words."
        " That is only reported.",
        "Put quotes around the whole text, or two spaces before the `#`; begin a field on a line of its own.",
    ),
    "VAL-PART": Meaning("Two parts of one definition have the same id.", "Give one of the two another id."),
    "VAL-PICTURE": Meaning(
        "A picture in a text cannot be shown, or says nothing to people who cannot see it.",
        "Save it under `content/` as PNG, JPEG, WebP or SVG, and describe it: `![The form](pictures/form.png)`.",
    ),
    "VAL-RENAMED": Meaning(
        "A setting is written under a former name. That is read, and only reported; beside the new name it is a fault.",
        "Write the name the message gives. Where both are there, move what is under the old one, and delete it.",
    ),
    "VAL-SUBJECT": Meaning(
        "A row speaks of something that is no subject of the comparison.",
        "Name one of its subjects, or add the subject.",
    ),
    "VAL-TWICE": Meaning(
        "An item is in one list twice, or an alias is the name itself. Often one of the two was to say something else,"
        " and a page would show, link and tick both as one: that is why it stops a build.",
        "Delete one of the two, or write what it was to say.",
    ),
    "VAL-UNKNOWN": Meaning("There is no field of this name.", "Take the one the message proposes, or delete the line."),
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
        " the link stay, and … stands for the value. That is only reported, by `check --for`.",
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
    "CSV-HEADER": Meaning(
        "A table lacks its first line with the names of the columns, or has other signs than commas between its cells.",
        "Write `id,fact,kind` into the first line of an inventory, `metric,period,value` into that of actuals,"
        " `received,answered` into that of times; use commas.",
    ),
    "CSV-ID": Meaning(
        "Two rows of an inventory have the same id, or two of actuals are of the same metric, period and segment.",
        "Keep one of them.",
    ),
    "CSV-ROW": Meaning(
        "A row has another number of cells than the first line, or a time, a period or a value that cannot be read.",
        "Put double quotes around cells that contain a comma; write times as 2026-11-23 10:00.",
    ),
    "SITE-BLOCKED": Meaning(
        "The content policy of the pages blocks something on a page written by hand, or from mkdocs.yml: scripts and"
        " styles written into a page, and what is on other sites. That is only reported.",
        "Save it as a file under `content/`; scripts and styles are listed under `extra_javascript` and `extra_css`.",
    ),
    "SITE-HOST": Meaning("The site generator gave up.", "Read what it says; often mkdocs.yml is not in order."),
    "SITE-LATER": Meaning(
        "Links of pages written by hand are checked by `playpress build` only, because a plugin or a hook may change"
        " pages. That is only reported.",
        "Run `playpress build` before you publish.",
    ),
    "SITE-LINK": Meaning(
        "A link or a picture of a page written by hand leads nowhere, or a link of a text to no heading of a page.",
        "Fix it; links between pages end in `.md`, and headings have ids in small letters with hyphens.",
    ),
    "SITE-PAGE": Meaning(
        "A page was not built.", "Look at `exclude_docs` in mkdocs.yml; MkDocs leaves out folders named `templates`."
    ),
    "SITE-PLUGIN": Meaning(
        "mkdocs.yml does not name the plugin.", "Add `playpress` to the list of plugins in mkdocs.yml."
    ),
    "SITE-SCRIPT": Meaning(
        "A script in the project's `themes/` cannot be read, so no browser runs it. That is only reported.",
        "Correct the line that the message names.",
    ),
    "SITE-STYLE": Meaning(
        "A style in the project's `themes/` is not closed or has a rule that browsers skip. That is only reported.",
        "Correct the line that the message names.",
    ),
    "SITE-TEMPLATE": Meaning(
        "A template cannot be read, asks for something that is not there, or is named like none of ours.",
        "Look at the line the message names; often it is a project's own copy of one of our templates.",
    ),
    "SHEET-DATE": Meaning(
        "A cell has a number where a day is expected: a spreadsheet counts days, and shows one only in a cell that is "
        "formatted as a date.",
        "Format the cell as a date, or write the day as `2027-03-31`.",
    ),
    "SHEET-ERROR": Meaning(
        "A cell shows an error of the spreadsheet program, such as `#N/A`.",
        "Write the value, or empty the cell.",
    ),
    "SHEET-FILE": Meaning(
        "A file cannot be read as a workbook or as a table of text.",
        "Save it as `.xlsx` without a password, or as CSV in UTF-8; close it in the spreadsheet program.",
    ),
    "SHEET-FORMULA": Meaning(
        "A cell is a formula. Formulas are not run, so its value is not known.",
        "Copy the cells and paste their values in the same place.",
    ),
    "SHEET-ID": Meaning(
        "A row does not say which definition or item it is about, or names one that does not exist.",
        "Fill in its id or its name.",
    ),
    "SHEET-KIND": Meaning(
        "Neither the name of a sheet nor its columns show what it lists.",
        "Name its kind: `playpress import FILE --as metric`.",
    ),
    "SHEET-LONG": Meaning(
        "A text is longer than the 32,767 characters that a cell has, so its end may be missing.",
        "Write it into the file of its definition.",
    ),
    "SHEET-MERGED": Meaning(
        "Cells are merged below the column names: only the first of them has a value.",
        "Unmerge them, and write the value into each cell that has it.",
    ),
    "SHEET-SIZE": Meaning(
        "A file is larger than what people fill in by hand, also once it is unpacked. It was not opened.",
        "Copy the cells that matter into a new workbook.",
    ),
    "SHEET-TWICE": Meaning(
        "Two rows are about one definition or item, or two cells say different things of one value.",
        "Keep one of the two, or make them agree.",
    ),
}
"""Code -> meaning. A test holds it complete against the code that reports them."""
