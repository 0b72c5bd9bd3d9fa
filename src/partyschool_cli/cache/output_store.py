"""Store output of commands beside the catalog that they read.

An output is fresh as long as every file is unchanged. The cache is not trusted: it is checked, and
decoded by code that cannot run anything. Imports little, and the standard library only: part of
replaying cached output.
"""

import os

from partyschool_cli.cache.framing import (
    OUTPUT_MAGIC,
    checksum,
    netstrings,
    opened,
    sealed,
    strings,
)
from partyschool_cli.cache.stat_snapshot import StatSnapshot, content_digest
from partyschool_cli.source.files import state_directory

# Of one output. Most of it is the state of the files: 70 bytes a file.
_MAX_BYTES = 16 * 1024 * 1024
_MAX_OUTPUTS = 64
_MAX_BYTES_TOGETHER = 64 * 1024 * 1024
_PREFIX = "output-"

# What a command wrote: pieces, each to standard output (1) or standard error (2).
Output = tuple[tuple[int, bytes], ...]


class Fingerprint:
    """The state of a catalog's files at one moment.

    `state` is that of the snapshot. `racy` has digests of the contents of files that were racy at
    that moment, by path in the catalog.
    """

    __slots__ = ("racy", "state")

    def __init__(self, state: bytes, racy: dict[str, bytes]) -> None:
        self.state = state
        self.racy = racy


class CachedOutput:
    """The output of a command for a `request` on a catalog with `fingerprint`."""

    __slots__ = ("code", "fingerprint", "output", "request")

    def __init__(self, request: bytes, fingerprint: Fingerprint, code: int, output: Output) -> None:
        self.request = request
        self.fingerprint = fingerprint
        self.code = code
        self.output = output


def fingerprint(now: StatSnapshot) -> Fingerprint | None:
    """The fingerprint of a snapshot; None if a racy file cannot be read."""
    try:
        racy = {path: content_digest(now.root, path) for path in now.racy}
    except OSError:
        return None
    return Fingerprint(now.state(), racy)


def still_valid(root: str, known: Fingerprint, now: StatSnapshot | None) -> Fingerprint | None:
    """The fingerprint with the files that are still racy, if nothing changed; else None.

    `now` is a snapshot that was just taken, None if that failed.
    """
    try:
        if now is None or now.state() != known.state:
            return None
        if any(content_digest(root, path) != content for path, content in known.racy.items()):
            return None
    except OSError:
        return None
    racy = {path: known.racy[path] for path in now.racy if path in known.racy}
    return Fingerprint(known.state, racy)


def read_output(root: str, request: bytes) -> CachedOutput | None:
    """The cached output for `request` in the catalog at `root`; None if missing or damaged."""
    try:
        path = os.path.join(state_directory.existing(root), _name(request))
        found = _decoded(state_directory.read_own(path, _MAX_BYTES))
    except (OSError, ValueError):
        return None
    return found if found.request == request else None


def write_output(root: str, cached: CachedOutput) -> None:
    """Store an output if it is small enough and the folder is writable; remove old ones."""
    data = _encoded(cached)
    if len(data) > _MAX_BYTES:
        return
    try:
        folder = state_directory.made(root)
        state_directory.write(folder, _name(cached.request), data)
        _remove_oldest(folder)
        from partyschool_cli.cache.cleaning import remove_stale

        remove_stale(folder)
    except OSError:
        pass


def _name(request: bytes) -> str:
    # Requests with the same name replace each other.
    return f"{_PREFIX}{checksum(request).hex()}{checksum(request[::-1]).hex()}"


def _remove_oldest(folder: str) -> None:
    """If there are too many, delete the oldest outputs and leftover temporaries."""
    with os.scandir(folder) as entries:
        files = [
            (each.stat(follow_symlinks=False), each.path)
            for each in entries
            if each.name.startswith((_PREFIX, ".")) and each.name != state_directory.IGNORE_FILE
        ]
    bytes_together = 0
    files.sort(key=lambda file: file[0].st_mtime_ns, reverse=True)
    for number, (found, name) in enumerate(files):
        bytes_together += found.st_size
        if number >= _MAX_OUTPUTS or bytes_together > _MAX_BYTES_TOGETHER:
            os.unlink(name)


def _encoded(cached: CachedOutput) -> bytes:
    racy = [part for item in cached.fingerprint.racy.items() for part in item]
    output = [part for stream, data in cached.output for part in (b"%d" % stream, data)]
    return sealed(
        OUTPUT_MAGIC,
        [
            cached.request,
            b"%d" % cached.code,
            cached.fingerprint.state,
            netstrings([os.fsencode(part) for part in racy]),
            netstrings(output),
        ],
    )


def _decoded(data: bytes) -> CachedOutput:
    """The output in a file's bytes. Raises ValueError if they are truncated or damaged."""
    request, code, state, racy, output = opened(OUTPUT_MAGIC, data)
    parts, pieces = iter(strings(racy)), iter(strings(output))
    contents = {os.fsdecode(path): content for path, content in zip(parts, parts, strict=True)}
    streams = tuple((int(stream), piece) for stream, piece in zip(pieces, pieces, strict=True))
    return CachedOutput(request, Fingerprint(state, contents), int(code), streams)
