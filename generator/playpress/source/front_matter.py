"""The text of a page written by hand -> its front matter, the fields between two lines at its beginning."""

import re

FENCED = re.compile(r"---[ \t]*\r?\n(?P<head>(?:.*\n)*?)(?:---|\.\.\.)[ \t]*(?:\r?\n|\Z)")
"""Front matter from the first character of a page to the line below it; `head` is what is between its lines."""
