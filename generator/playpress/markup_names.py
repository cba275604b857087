"""Names that the code writes or reads in HTML and that styles, scripts or templates of the theme know."""

from collections.abc import Mapping

BAR = "pp-bar"
BOX = "pp-box"
BOX_NOTE = "pp-box-note"
BOX_SHAPE = "pp-box-shape"
BOX_TITLE = "pp-box-title"
BROAD = "pp-broad"
CALLOUT_TITLE = "pp-callout-title"
CHECKLIST_GROUP = "pp-checklist-group"
CLASS = "pp-class"
CONTROLS = "pp-controls"
EDGE = "pp-edge"
EDGE_HEAD = "pp-edge-head"
EDGE_LINE = "pp-edge-line"
FIGURE = "pp-figure"
FIGURE_TITLE = "pp-figure-title"
FOLD = "pp-fold"
FOOTNOTE = "pp-footnote"
FULL_TABLE = "pp-full-table"
GATE = "pp-gate"
GATE_TITLE = "pp-gate-title"
HIDDEN_TEXT = "pp-hidden-text"
ITEM_DETAILS = "pp-item-details"
LABEL = "pp-label"
LABEL_GROUND = "pp-label-ground"
LABEL_HANDOFF = "pp-label-handoff"
LABEL_TEXT = "pp-label-text"
LANE = "pp-lane"
LANE_BODY = "pp-lane-body"
LANE_HEAD = "pp-lane-head"
LANE_TITLE = "pp-lane-title"
LINE = "pp-line"
MOVED = "pp-moved"
NARROW_FOLD = "pp-narrow-fold"
NOTE = "pp-note"
NOTE_TEXT = "pp-note-text"
PAGE = "pp-page"
THERE = "pp-there"
PICTURE = "pp-picture"
PICTURE_WIDE = "pp-picture-wide"
POCKET_CARD = "pp-pocket-card"
PROSE = "pp-prose"
PROSE_BOX = "pp-prose-box"
PROSE_CODE = "pp-prose-code"
PROSE_DONE = "pp-prose-done"
PROSE_NOTES = "pp-prose-notes"
PROSE_TASK = "pp-prose-task"
QUIZ = "pp-quiz"
RECORDS = "pp-records"
RELATIONS = "pp-relations"
SCREEN = "pp-screen"
SIGN = "pp-sign"
SPREAD = "pp-spread"
STATE = "pp-state"
STATUS = "pp-status"
SWIMLANE = "pp-swimlane"
TAP = "pp-tap"
TASKS = "pp-tasks"
TERM = "pp-term"
VIDEO = "pp-video"
WHO = "pp-who"
WORDING = "pp-wording"
DATA_DAY = "data-pp-day"
DATA_PRINTED = "data-pp-printed"
DATA_ITEM = "data-pp-item"
DATA_PLACE = "data-pp-place"
DATA_UNTIL = "data-pp-until"
DATA_BARS = "data-pp-bars"
DATA_GIVES_WAY = "data-pp-gives-way"
DATA_JOINS = "data-pp-joins"
DATA_OUTLINE = "data-pp-outline"
CROSS_COLOUR = "--pp-cross"
LINK_COLOUR = "--pp-link"

FAMILIES = frozenset({BOX, EDGE, LABEL, LANE})
"""Names that begin others: of each kind of box, edge, label and lane."""

READ: Mapping[str, str] = {
    TERM: '`<a class="pp-term" href="…">`: the glossary and the index of a book list the words with such links',
    FIGURE: '`<figure class="pp-figure"`, its first attribute: a drawing at the top of a chapter gets its own page',
    SPREAD: "the second or a later class of an element: it is printed on a wide page",
    DATA_PRINTED: "`<time data-pp-printed>`: the day of printing, which a PDF is stamped with when all else is drawn",
    DATA_DAY: '`<time data-pp-day="7" data-pp-place="5">`, in this order: a day after the start becomes a date',
    DATA_PLACE: "the number of its working day, from 0 for the first one; a weekly meeting has four: from which on it "
    "is wanted, the first and the last one of its phase, and its day of the week from 0 for Monday",
    DATA_ITEM: "on an `<input>`: its name in a PDF, by which the box can be ticked",
    CONTROLS: '`<div class="pp-controls">`: the search leaves it out',
    STATUS: '`<p class="pp-status"`: the search leaves it out',
    VIDEO: '`<span class="pp-video"><a href="…">`: on paper a code that opens the video is set next to the link',
}
"""What blocks and page templates have to keep, because print or the search reads it in their HTML."""
