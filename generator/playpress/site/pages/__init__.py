"""Book -> pages of the wiki: each module plans the pages of one part of the site."""
