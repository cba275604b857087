"""A page or a download under content/ -> nothing, or the problem that keeps it from being published under its name."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from pathlib import PurePosixPath

from playpress.problems import Place, Problem, fault

RESERVED = {"con", "prn", "aux", "nul", *(f"{name}{n}" for name in ("com", "lpt") for n in range(1, 10))}
"""Names of devices on Windows, whatever ending is written behind them."""
_PAGES = {".markdown", ".mdown", ".mkd", ".mdx"}
_FOR_READERS = {
    ".pdf", ".docx", ".doc", ".dotx", ".odt", ".rtf", ".txt", ".pages", ".pptx", ".ppt", ".potx", ".odp", ".key",
    ".xlsx", ".xls", ".xlsm", ".xltx", ".ods", ".numbers", ".tsv", ".epub", ".vsdx", ".drawio", ".eml", ".msg", ".ics",
    ".vcf", ".json", ".xml", ".toml",
    ".png", ".jpg", ".jpeg", ".gif", ".webp", ".avif", ".svg", ".ico", ".bmp", ".tif", ".tiff", ".heic", ".ai", ".psd",
    ".eps", ".fig", ".sketch", ".indd",
    ".mp3", ".m4a", ".wav", ".ogg", ".oga", ".mp4", ".m4v", ".webm", ".mov", ".ogv", ".vtt", ".srt",
    ".zip", ".7z", ".gz", ".tar",
    ".css", ".js", ".mjs", ".map", ".html", ".htm", ".woff", ".woff2", ".ttf", ".otf", ".webmanifest",
}  # fmt: skip
"""Documents, pictures, sound and films, archives, parts of a site: copied into the site as they are."""
_FOR_HOSTS = {"cname", "_headers", "_redirects"}
"""Files by which hosts of sites are set up, which have no ending."""
_UNPORTABLE = re.compile(r'[\\:*?"<>|#%\ufffd]|[. ]$')


def unpublished(file: str) -> Problem | None:
    """The problem of a file that is neither a page nor something to download; None for those that are."""
    path = PurePosixPath(file)
    suffix = path.suffix.casefold()
    if suffix == ".md" or suffix in _FOR_READERS or path.name.casefold() in _FOR_HOSTS:
        return None
    if suffix in _PAGES:
        message = f'"{path.name}" is not read: the name of a page must end in .md'
        return fault("PATH-FILE", message, Place(file), f'Rename it to "{path.stem}.md".')
    what = f"files ending in {path.suffix}" if suffix else "files without an ending"
    message = f'"{path.name}" is not published: {what} cannot be downloaded by readers'
    hint = "Move it out of content/. To offer it as a download, put it into a .zip file."
    return fault("PATH-FILE", message, Place(file), hint)


def unportable(file: str) -> Problem | None:
    """The problem of a page or a download whose name other systems, browsers or hosts cannot keep."""
    for part in PurePosixPath(file).parts[1:]:
        odd = _UNPORTABLE.search(part) or next((each for each in part if unicodedata.category(each)[0] == "C"), None)
        if odd:
            shown = "".join("?" if unicodedata.category(each)[0] == "C" else each for each in part)
            message = f'the name "{shown}" has characters that not every system or browser can keep'
            hint = "Use letters, digits, hyphens, underscores and points, and neither a point nor a space at the end."
            return fault("PATH-NAME", message, Place(file), hint)
        if part.split(".")[0].casefold() in RESERVED:
            message = f'"{part}" is a name Windows keeps for itself'
            return fault("PATH-NAME", message, Place(file), "Choose another name.")
    if PurePosixPath(file).name.casefold() == "readme.md":
        message = f'"{PurePosixPath(file).name}" would be published as index.html, the address of another page'
        return fault("PATH-NAME", message, Place(file), "Rename it, to index.md where it is to be the first page.")
    return None


def twins(files: Iterable[str]) -> Iterator[Problem]:
    """Files whose names are one on systems that take capitals, or ways to write an accent, for the same."""
    seen: dict[str, str] = {}
    for file in files:
        first = seen.setdefault(unicodedata.normalize("NFC", file).casefold(), file)
        if first is not file:
            message = f'"{file}" and "{first}" are one name on some systems'
            yield fault("PATH-NAME", message, Place(file), "Rename one of the two.", (Place(first),))
