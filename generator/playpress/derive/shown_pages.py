"""Book -> the pages by hand that assets and tools lead to: readers find these where the asset or the tool is named."""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from playpress.graph import Book, insight
from playpress.model.entity import Entity
from playpress.model.kinds.asset import Asset
from playpress.model.kinds.tool import Tool


@insight
def shown_pages(book: Book) -> Mapping[str, Sequence[Entity]]:
    """What leads there, by the source address of the page (`documents/price-list.md`), in reading order."""
    found: dict[str, list[Entity]] = defaultdict(list)
    pages = {page.uri for page in book.pages}
    leading: list[Asset | Tool] = [*book.active(Asset), *book.active(Tool)]
    for each in leading:
        if each.link in pages:
            found[str(each.link)].append(each)
    return found
