"""Two prints of one volume -> the pages that have to be printed again, and the leaves they are on."""

from collections.abc import Iterator, Sequence


def differing(before: Sequence[str], after: Sequence[str]) -> list[int]:
    """The pages (from 1) that do not say what the page of that number said, by the hashes of both prints."""
    return [number for number, words in enumerate(after, 1) if list(before[number - 1 : number]) != [words]]


def leaves(pages: Sequence[int], last: int) -> list[int]:
    """The same pages with those on their other sides, where a print of so many pages is on both sides of the paper."""
    return sorted({side for page in pages for side in (page - (page - 1) % 2, page + page % 2) if side <= last})


def in_words(pages: Sequence[int]) -> str:
    """Numbers of pages as people say them: page 3; pages 1, 4 to 6 and 9."""
    runs = [f"{first} to {last}" if last > first else str(first) for first, last in _runs(pages)]
    *most, end = runs
    listed = f"{', '.join(most)} and {end}" if most else end
    return f"{'pages' if len(pages) > 1 else 'page'} {listed}"


def _runs(pages: Sequence[int]) -> Iterator[tuple[int, int]]:
    first = last = pages[0]
    for page in pages[1:]:
        if page > last + 1:
            yield first, last
            first = page
        last = page
    yield first, last
