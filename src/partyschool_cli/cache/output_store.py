"""What commands answered, kept beside the catalog that they looked at.

An answer (what a command printed) is believed only while every file is what it was. Nothing that
stands in the cache is trusted: it is checked, and taken apart without any code that could run.
Standard library only, and little of it: this is imported on the way to the first byte of output.
"""

import os

from partyschool_cli.cache import directory as folder
from partyschool_cli.cache.stat_snapshot import Look, content_digest

_MAGIC = b"pschool-answer 3\n"
_MOST_BYTES = 4 * 1024 * 1024
_MOST_ANSWERS = 64
_MOST_BYTES_TOGETHER = 64 * 1024 * 1024
_PREFIX = "answer-"

# What a command wrote: pieces, each to standard output (1) or standard error (2).
Output = tuple[tuple[int, bytes], ...]


class Fingerprint:
    """What the files of a catalog were at one moment.

    `identities` is a digest over all of them. `young` has digests of the contents of files that
    were written just before that moment, by path in the catalog.
    """

    __slots__ = ("identities", "young")

    def __init__(self, identities: bytes, young: dict[str, bytes]) -> None:
        self.identities = identities
        self.young = young


class Answer:
    """What a command answered to a `request` when the catalog was as `fingerprint` says."""

    __slots__ = ("code", "fingerprint", "output", "request")

    def __init__(self, request: bytes, fingerprint: Fingerprint, code: int, output: Output) -> None:
        self.request = request
        self.fingerprint = fingerprint
        self.code = code
        self.output = output


def fingerprint(now: Look) -> Fingerprint | None:
    """What a look saw; None where a young file cannot be read."""
    try:
        young = {path: content_digest(now.root, path) for path in now.young}
    except OSError:
        return None
    return Fingerprint(now.digest(), young)


def confirmed(root: str, known: Fingerprint, now: Look | None) -> Fingerprint | None:
    """The same fingerprint, with the files that are young still, if nothing changed; else None.

    `now` is a look that was just taken, None where that could not be.
    """
    try:
        if now is None or now.digest() != known.identities:
            return None
        if any(content_digest(root, path) != content for path, content in known.young.items()):
            return None
    except OSError:
        return None
    young = {path: known.young[path] for path in now.young if path in known.young}
    return Fingerprint(known.identities, young)


def find(root: str, request: bytes) -> Answer | None:
    """The answer to `request` that is kept in the catalog at `root`; None where none is sound."""
    try:
        path = os.path.join(folder.existing(root), _name(request))
        answer = _unpacked(folder.read_own(path, _MOST_BYTES))
    except (OSError, ValueError):
        return None
    return answer if answer.request == request else None


def keep(root: str, answer: Answer) -> None:
    """Keeps an answer if it is small enough and the folder can be written; clears old ones away."""
    data = _packed(answer)
    if len(data) > _MOST_BYTES:
        return
    try:
        made = folder.made(root)
        folder.write(made, _name(answer.request), data)
        _clear_away(made)
    except OSError:
        pass


def _name(request: bytes) -> str:
    return f"{_PREFIX}{folder.digest(request).hex()}"


def _clear_away(path: str) -> None:
    """Deletes the oldest answers, and what was left half written, where there are too many."""
    with os.scandir(path) as entries:
        files = [
            (each.stat(follow_symlinks=False), each.path)
            for each in entries
            if each.name.startswith((_PREFIX, ".")) and each.name != folder.IGNORE
        ]
    bytes_together = 0
    files.sort(key=lambda file: file[0].st_mtime_ns, reverse=True)
    for number, (found, name) in enumerate(files):
        bytes_together += found.st_size
        if number >= _MOST_ANSWERS or bytes_together > _MOST_BYTES_TOGETHER:
            os.unlink(name)


def _packed(answer: Answer) -> bytes:
    young = [part for item in answer.fingerprint.young.items() for part in item]
    output = [part for stream, data in answer.output for part in (b"%d" % stream, data)]
    return folder.sealed(
        _MAGIC,
        [
            answer.request,
            b"%d" % answer.code,
            answer.fingerprint.identities,
            folder.netstrings([os.fsencode(part) for part in young]),
            folder.netstrings(output),
        ],
    )


def _unpacked(data: bytes) -> Answer:
    """The answer in a file's bytes. Raises ValueError where they are cut off or damaged."""
    request, code, identities, young, output = folder.opened(_MAGIC, data)
    parts, pieces = iter(folder.strings(young)), iter(folder.strings(output))
    contents = {os.fsdecode(path): content for path, content in zip(parts, parts, strict=True)}
    streams = tuple((int(stream), piece) for stream, piece in zip(pieces, pieces, strict=True))
    return Answer(request, Fingerprint(identities, contents), int(code), streams)
