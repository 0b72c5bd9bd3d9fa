"""Remove from `.pschool-cache/` what must not stay there.

A catalog with a personal number in it (PS601 to PS603) is not cached, and what was cached of it
goes: it could be anywhere, in the content of a file, a finding, or the output of a command.
"""

import os
from contextlib import suppress

from partyschool_cli.cache.framing import INDEX_MAGIC, OUTPUT_MAGIC
from partyschool_cli.source.files import state_directory

# What earlier versions wrote, by the beginnings of names.
_FORMER = ("kept", "contents-", "answer-")
_CACHED = ("index", "parsed-", "output-", *_FORMER)


def remove_all(root: str) -> None:
    """Empty the cache of the catalog at `root`; the journal of changes stays."""
    with suppress(OSError):
        folder = state_directory.existing(root)
        for name in os.listdir(folder):
            if name.lstrip(".").startswith(_CACHED):
                _remove(folder, name)


def remove_stale(folder: str) -> None:
    """Remove files of earlier versions, whose contents nobody checked."""
    names = os.listdir(folder)
    for name in names:
        is_former = name.startswith(_FORMER)
        if is_former or (name.startswith("output-") and not _begins(folder, name, OUTPUT_MAGIC)):
            _remove(folder, name)
    if "index" in names and not _begins(folder, "index", INDEX_MAGIC):
        for name in names:
            if name == "index" or name.startswith("parsed-"):
                _remove(folder, name)


def _begins(folder: str, name: str, magic: bytes) -> bool:
    try:
        handle, _ = state_directory.open_own(os.path.join(folder, name))
    except OSError:
        return False
    with open(handle, "rb", buffering=0) as file:
        return file.read(len(magic)) == magic


def _remove(folder: str, name: str) -> None:
    with suppress(OSError):  # another process removed it, or has it open
        os.unlink(os.path.join(folder, name))
