"""A library's log -> its warnings as a list, each once, instead of lines on the terminal."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager


class _Listener(logging.Handler):
    def __init__(self, notes: list[str]) -> None:
        super().__init__(logging.WARNING)
        self.notes = notes

    def emit(self, record: logging.LogRecord) -> None:
        """One line a warning."""
        message = record.getMessage()
        if message not in self.notes:
            self.notes.append(message)


@contextmanager
def captured_warnings(library: str, notes: list[str]) -> Iterator[None]:
    """Collect what a library warns of while the block lasts."""
    logger, listener = logging.getLogger(library), _Listener(notes)
    propagate, handlers = logger.propagate, logger.handlers
    logger.propagate, logger.handlers = False, [listener]
    try:
        yield
    finally:
        logger.propagate, logger.handlers = propagate, handlers
