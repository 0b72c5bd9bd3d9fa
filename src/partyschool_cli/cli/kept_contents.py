"""Load a catalog with the contents that the cache has, and keep others where it has few."""

from contextlib import closing, nullcontext, suppress
from pathlib import Path
from typing import Final

from partyschool_cli.cache.cleaning import remove_all
from partyschool_cli.cache.index import read_index, write_index
from partyschool_cli.cache.number_watch import NumberWatch
from partyschool_cli.cache.stat_snapshot import StatSnapshot
from partyschool_cli.cache.stored_contents import ContentRecorder, StoredContents
from partyschool_cli.catalog.catalog import Catalog
from partyschool_cli.catalog.load import load
from partyschool_cli.locate import absolute
from partyschool_cli.progress import Progress
from partyschool_cli.source.files.disk_tree import DiskTree
from partyschool_cli.source.files.listing import MANIFEST

# Fewer files are parsed sooner than the cache is written. Writing it costs the next lint a run of
# all rules too: what that found belongs to the files as they were then.
_MANY: Final = 200


def load_and_keep(root: Path, snapshot: StatSnapshot, shown: Progress) -> tuple[Catalog, bool]:
    """The catalog, and whether a personal number is in it: then nothing is kept of it.

    Where the cache has the contents of nearly all files, it is left as it is.
    """
    stored = StoredContents(snapshot, read_index(snapshot.root))
    known = sum(stored.location(path) is not None for path in snapshot.identities)
    if len(snapshot.identities) - known < _MANY:
        _trust_settled(stored)
        return load_stored(root, stored, shown)
    recorder = ContentRecorder(stored)
    catalog = load(DiskTree(root), recorder, shown)
    paths = (MANIFEST, *(file.source.path for file in catalog.files))
    is_same_moment = all(path in snapshot.identities for path in paths)
    if is_same_moment or recorder.found_number:
        recorder.save(paths, b"")
    else:
        recorder.discard()
    return catalog, recorder.found_number


def load_stored(root: Path, stored: StoredContents | None, shown: Progress) -> tuple[Catalog, bool]:
    """The catalog, and whether a personal number is in it: then the cache is emptied.

    Contents that are `stored` are not read again; it is closed.
    """
    watch = NumberWatch(stored)
    with nullcontext() if stored is None else closing(stored):
        catalog = load(DiskTree(root), watch, shown)
    if watch.found:
        remove_all(absolute(root))
    return catalog, watch.found


def _trust_settled(stored: StoredContents) -> None:
    """Record that files were compared that are no longer racy, or each run would read them."""
    index, now = stored.index, frozenset(stored.snapshot.racy)
    racy = {
        path: known
        for path, known in index.racy.items()
        if path in now or path not in stored.unchanged
    }
    if len(index.racy) - len(racy) >= _MANY:
        with suppress(OSError):
            write_index(stored.snapshot.root, index._replace(racy=racy))
