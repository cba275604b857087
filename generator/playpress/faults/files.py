"""Faults of files: where they lie, what is built from them, and changes that Playpress makes to them."""

from playpress.faults.meaning import Meaning

FAULTS: dict[str, Meaning] = {
    "EDIT-CHANGED": Meaning(
        "A file was changed by another program while a command was about to write it. Nothing was written.",
        "Run the command again: it starts from the file as it is now.",
    ),
    "EDIT-IN-USE": Meaning(
        "You asked to remove a definition that others refer to. Nothing was removed.",
        "Change the places that are listed, or name a replacement: `playpress rm ID --replace-by OTHER`.",
    ),
    "EDIT-REFUSED": Meaning(
        "A change could not be written into a file without changing more than you asked for. The file was not changed.",
        "Change the file in an editor.",
    ),
    "EDIT-TAKEN": Meaning(
        "You asked to add a definition with an id that another one of its kind has.",
        "Choose another name or another id.",
    ),
    "PATH-DEPTH": Meaning(
        "A definition is in a folder below the folder of its kind.",
        "Move it up: `content/goals/close-sales.yml`, not `content/goals/2026/close-sales.yml`.",
    ),
    "PATH-EMPTY": Meaning(
        "There is only a `playbook.yml`.",
        "Begin with `content/teams.yml`, or let `playpress new --small DIR` write the smallest useful playbook.",
    ),
    "PATH-FILE": Meaning(
        "A file is neither a definition, an inventory or a page, nor something readers download.",
        "Use the name that the message proposes: definitions end in `.yml`, tables in `.csv`, pages in `.md`.",
    ),
    "PATH-ID": Meaning(
        "A file name or a key is not a valid id, or is a name that Windows reserves (`con`, `aux`, `nul`).",
        "Use lower-case letters, digits and hyphens, a letter first, at most 63 characters.",
    ),
    "PATH-KIND": Meaning(
        "A folder or file under `content/` does not have the name of a kind.",
        "Use the plural of a kind: `goals`, `strategies`, `glossary`.",
    ),
    "PATH-LINK": Meaning(
        "A file of the project is a link to somewhere else.",
        "Put the file itself there: nothing is read from outside the project.",
    ),
    "PATH-NAME": Meaning(
        "A page or a download has a name that some systems, browsers or hosts cannot use, or that is already taken.",
        "Use letters, digits, hyphens, underscores and points; a page that is to be the first one is `index.md`.",
    ),
    "PATH-PAGE": Meaning(
        "Two pages or files want the same address.",
        "Choose another id, or another name for the page or file written by hand.",
    ),
    "PATH-READ": Meaning("A file or folder cannot be opened.", "Check that it exists and that you may read it."),
    "PATH-SETTINGS": Meaning(
        "`content/playbook.yml` is missing, or settings are in another file.",
        "Write `format: 1` and `company: …` into `content/playbook.yml`.",
    ),
    "SITE-BLOCKED": Meaning(
        "The content policy of the pages blocks something on a page written by hand, or from mkdocs.yml: scripts and"
        " styles written into a page, and what is on other sites. That is only reported.",
        "Save it as a file under `content/`; scripts and styles are listed under `extra_javascript` and `extra_css`.",
    ),
    "SITE-HOST": Meaning(
        "The site generator stopped with an error.", "Read what it says; often there is a mistake in mkdocs.yml."
    ),
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
        "A template cannot be read, asks for something that is not there, or has a name that no template of "
        "Playpress has.",
        "Look at the line the message names; often it is a project's own copy of one of our templates.",
    ),
}
