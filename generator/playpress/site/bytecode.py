"""Compiled templates -> a folder, each with a checksum: a damaged file is compiled again and never run."""

import hashlib
from contextlib import suppress
from pathlib import Path

from jinja2 import BytecodeCache
from jinja2.bccache import Bucket

_SUM = hashlib.sha256().digest_size


class CheckedCache(BytecodeCache):
    """One file for each template and version of its text. A file that cannot be written costs time, never a build."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def load_bytecode(self, bucket: Bucket) -> None:
        """Take what was compiled before, if its bytes are the ones that were written."""
        try:
            content = self._path(bucket).read_bytes()
        except OSError:
            return
        if hashlib.sha256(content[_SUM:]).digest() == content[:_SUM]:
            bucket.bytecode_from_string(content[_SUM:])

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep what was compiled, in one move: no other build reads half of it.

        What a build that was killed has left beside it is written over. Two builds that write it at the same time may
        keep a mixture, which its checksum gives away.
        """
        content = bucket.bytecode_to_string()
        path = self._path(bucket)
        beside = path.with_name(f"{path.name}.new")
        try:
            beside.write_bytes(hashlib.sha256(content).digest() + content)
            beside.replace(path)
        except OSError:
            with suppress(OSError):
                beside.unlink(missing_ok=True)

    def _path(self, bucket: Bucket) -> Path:
        return self._folder / f"{bucket.key}.cache"
