"""A playbook on paper: publications -> chapters -> one document -> a PDF whose numbers are true.

Chapters are the pages of the wiki, through the same templates; only what paper has and a screen has not is added:
contents, page numbers, an index, lines to write on.
"""
