"""Book -> pages, a chapter at a time: each module plans the pages of one part of the site."""
