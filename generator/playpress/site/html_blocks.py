"""A page's HTML blocks, set aside while a host reads its Markdown, and put back into what the host made of it.

Markdown leaves such blocks alone, but only after it has taken every one of their tags apart. On a page of tables
that is most of its work.
"""

import re

_TAGS = "article|aside|blockquote|details|div|dl|figure|footer|nav|ol|p|pre|section|table|ul"
_BLOCK = re.compile(rf"^<(?:{_TAGS})\b.*(?:\n.+)*", re.MULTILINE)
_MARK = re.compile(r"<!-- playpress (\d+) -->")


def stash(markdown: str) -> tuple[str, tuple[str, ...]]:
    """Every block that begins with a tag and ends at a blank line becomes a numbered comment."""
    blocks: list[str] = []

    def mark(found: re.Match[str]) -> str:
        blocks.append(found[0])
        return f"<!-- playpress {len(blocks) - 1} -->"

    return _BLOCK.sub(mark, markdown), tuple(blocks)


def restore(html: str, blocks: tuple[str, ...]) -> str:
    """Every comment that `stash` wrote becomes its block again; one that an author typed stays what it is."""
    return _MARK.sub(lambda found: blocks[int(found[1])] if int(found[1]) < len(blocks) else found[0], html)
