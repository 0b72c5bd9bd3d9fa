"""What a catalog's files were when an answer was worked out, and the answers: `.pschool-cache/`.

An answer (the bytes that a command printed) is believed only while every file is what it was: the
same size, times and inode; and, since two writes within one tick of the clock leave the same times,
the same bytes where a file was as young as the check. Standard library only: this is imported on
the way to the first byte of output.
"""

import marshal
import os
import stat
import time
from collections.abc import Iterator
from typing import NamedTuple

FOLDER = ".pschool-cache"
FORMAT = 1
_FOLDERS = ("schools", "courses", "teachers", "sites", "classes")
_MANIFEST = "catalog.yaml"
# Coarser clocks than this are not in use; git takes the same care with its index.
_YOUNG_NS = 2_000_000_000
_MOST_ANSWERS = 64
_MAGIC = b"pschool1"

# (size, modified, changed, inode) in nanoseconds; a folder's size is left out as 0.
Identity = tuple[int, int, int, int]


class State(NamedTuple):
    """Every file and folder of a catalog as it was at one moment.

    `id` names the state. `checked` is the time in nanoseconds before which the identities were
    taken. `names` are those of the catalog's folder itself. `digests` are those of young files.
    """

    id: tuple[int, int]
    checked: int
    names: tuple[str, ...]
    folders: dict[str, Identity]
    files: dict[str, Identity]
    digests: dict[str, bytes]


class Answer(NamedTuple):
    """What a command answered to a request, in the state that `state` names."""

    request: tuple[object, ...]
    state: tuple[int, int]
    code: int
    out: bytes
    err: bytes


def take_state(root: str) -> State | None:
    """The state of the catalog at `root`, or None where links make it too intricate to vouch for."""
    checked = time.time_ns()
    folders: dict[str, Identity] = {}
    files: dict[str, Identity] = {}
    try:
        names = _names(root)
        files[_MANIFEST] = _identity(os.lstat(os.path.join(root, _MANIFEST)))
        for name in _FOLDERS:
            if name in names and not _walk(root, name, folders, files):
                return None
        digests = dict(_digests(root, files, checked))
    except OSError:
        return None
    return State((checked, os.getpid()), checked, names, folders, files, digests)


def is_current(root: str, state: State) -> bool:
    """Whether the catalog at `root` is still in `state`."""
    prefix = root + os.sep
    lstat = os.lstat
    try:
        if _names(root) != state.names:
            return False
        for path, known in state.files.items():
            found = lstat(prefix + path)
            if (found.st_size, found.st_mtime_ns, found.st_ctime_ns, found.st_ino) != known:
                return False
        for path, known in state.folders.items():
            found = lstat(prefix + path)
            if (0, found.st_mtime_ns, found.st_ctime_ns, found.st_ino) != known:
                return False
        return all(digest == _digest(prefix + path) for path, digest in state.digests.items())
    except OSError:
        return False


def is_same(one: State | None, other: State | None) -> bool:
    """Whether nothing changed from one moment to the other."""
    return (
        one is not None
        and other is not None
        and one[2:5] == other[2:5]
        and all(other.digests.get(path, digest) == digest for path, digest in one.digests.items())
    )


def aged(root: str, state: State, now: int) -> State | None:
    """The same state checked again at `now`, where that leaves fewer young files; else None."""
    if not state.digests:
        return None
    young = {path for path, known in state.files.items() if _is_young(known, now)}
    if len(young) >= len(state.digests):
        return None
    digests = {path: digest for path, digest in state.digests.items() if path in young}
    return state._replace(checked=now, digests=digests)


def _names(root: str) -> tuple[str, ...]:
    return tuple(sorted(name for name in os.listdir(root) if not name.startswith(".")))


def _identity(found: os.stat_result) -> Identity:
    size = 0 if stat.S_ISDIR(found.st_mode) else found.st_size
    return (size, found.st_mtime_ns, found.st_ctime_ns, found.st_ino)


def _walk(root: str, folder: str, folders: dict[str, Identity], files: dict[str, Identity]) -> bool:
    """Takes in a folder and what is below it. False where something is neither file nor folder."""
    waiting = [folder]
    while waiting:
        here = waiting.pop()
        found = os.lstat(os.path.join(root, here))
        if not stat.S_ISDIR(found.st_mode):
            return False
        folders[here] = _identity(found)
        with os.scandir(os.path.join(root, here)) as entries:
            for entry in entries:
                path = here + os.sep + entry.name
                # On Windows a folder listing knows neither inode nor change time.
                about = os.lstat(entry.path)
                if stat.S_ISREG(about.st_mode):
                    files[path] = _identity(about)
                elif stat.S_ISDIR(about.st_mode):
                    waiting.append(path)
                else:
                    return False
    return True


def _is_young(known: Identity, checked: int) -> bool:
    return max(known[1], known[2]) > checked - _YOUNG_NS


def _digests(root: str, files: dict[str, Identity], checked: int) -> Iterator[tuple[str, bytes]]:
    for path, known in files.items():
        if _is_young(known, checked):
            yield path, _digest(os.path.join(root, path))


def _digest(path: str) -> bytes:
    from hashlib import blake2b

    with open(path, "rb", buffering=0) as file:
        return blake2b(file.read(), digest_size=16).digest()


def read_state(folder: str) -> State | None:
    """The state that is kept in a cache folder; None where there is none, or it is damaged."""
    kept = _read(os.path.join(folder, "state"))
    return State(*kept) if isinstance(kept, tuple) and len(kept) == len(State._fields) else None


def read_answer(folder: str, request: tuple[object, ...], state: State) -> Answer | None:
    """The answer to a request that was worked out in `state`, if it is kept."""
    kept = _read(os.path.join(folder, _answer_name(request)))
    if not isinstance(kept, tuple) or len(kept) != len(Answer._fields):
        return None
    answer = Answer(*kept)
    return answer if answer.request == request and answer.state == state.id else None


def keep_state(folder: str, state: State) -> None:
    """Keeps a state. Where the folder cannot be written, nothing is kept."""
    _write(folder, "state", tuple(state))


def keep_answer(folder: str, answer: Answer) -> None:
    """Keeps an answer; clears the oldest away where there are too many."""
    _write(folder, _answer_name(answer.request), tuple(answer))
    try:
        names = [name for name in os.listdir(folder) if name.startswith("answer-")]
        if len(names) > _MOST_ANSWERS:
            paths = sorted((os.path.join(folder, name) for name in names), key=os.path.getmtime)
            for path in paths[: len(paths) - _MOST_ANSWERS]:
                os.unlink(path)
    except OSError:
        pass


def _answer_name(request: tuple[object, ...]) -> str:
    from zlib import crc32

    return f"answer-{crc32(marshal.dumps(request)):08x}"


def _read(path: str) -> object:
    from zlib import crc32

    try:
        with open(path, "rb", buffering=0) as file:
            data = file.read()
    except OSError:
        return None
    # What was cut off or damaged must not reach marshal, which trusts its input.
    if data[:8] != _MAGIC or data[8:12] != crc32(data[12:]).to_bytes(4, "big"):
        return None
    found: object = marshal.loads(data[12:])  # noqa: S302  # checked, and written by ourselves
    return found


def _write(folder: str, name: str, value: object) -> None:
    from zlib import crc32

    body = marshal.dumps(value)
    temporary = os.path.join(folder, f".{name}.{os.getpid()}")
    try:
        if not os.path.isdir(folder):
            os.mkdir(folder)
        ignore = os.path.join(folder, ".gitignore")
        if not os.path.exists(ignore):
            with open(ignore, "w", encoding="ascii") as file:
                file.write("*\n")
        with open(temporary, "wb") as file:
            file.write(_MAGIC + crc32(body).to_bytes(4, "big") + body)
        os.replace(temporary, os.path.join(folder, name))
    except OSError:
        pass
