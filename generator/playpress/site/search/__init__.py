"""Pages and their Book -> the files of the search: a page's reader fetches only those that a question needs."""

from playpress.site.search.files import FOLDER, files

__all__ = ["FOLDER", "files"]
