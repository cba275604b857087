"""Links in prose to pages and files of the site -> the faults of those that lead to none."""

from collections.abc import Collection, Iterator

from playpress import prose
from playpress.graph import Book
from playpress.graph.prose_links import inside, texts_of
from playpress.problems import Problem, fault, shorten
from playpress.thesaurus import by_path


def problems(book: Book, pages: Collection[str]) -> Iterator[Problem]:
    """Links to addresses at which the site has neither a page nor a file. `pages` are those that are generated."""
    own = {each.uri for each in (*book.pages, *book.attachments)}
    known = {*pages, *own}
    for text, places in texts_of(book):
        for link in prose.facts(text).links:
            address = "" if link.picture else inside(link.target).partition("#")[0]
            if address and address not in known:
                message = f'there is no page and no file "{shorten(address)}"'
                yield fault("REF-1", message, places.place(link.offset), _hint(address, known, pages))


def _hint(address: str, known: Collection[str], pages: Collection[str]) -> str:
    as_page = f"{address.removesuffix('.html')}.md"
    meant = address if address in known else as_page if as_page in known else by_path(as_page, pages)
    near = meant or by_path(address, known)
    if near:
        return f'Did you mean "{near}"?'
    return "Name a page or a file as it is called under content/, or a definition: `kind:id`."
