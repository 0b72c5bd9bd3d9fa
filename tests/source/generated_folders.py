"""Generated folders for tests: their files, what is in them, and what was made anew."""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from partyschool_cli.source.writing.folder_record import RECORD

OLD: Mapping[str, bytes] = {
    "index.html": b"old start",
    "courses/a.html": b"same",
    "courses/b.html": b"old b",
    "classes/gone.html": b"gone",
}
NEW: Mapping[str, bytes] = {
    "index.html": b"new start",
    "courses/a.html": b"same",
    "courses/b.html": b"new b",
    "teachers/new.html": b"new",
}


class Made(NamedTuple):
    """A file whose key is its bytes."""

    path: str
    key: Callable[[], str]
    render: Callable[[], bytes]


def made(files: Mapping[str, bytes], rendered: list[str] | None = None) -> Sequence[Made]:
    """The files; those that are rendered are added to `rendered`."""

    def file(path: str, data: bytes) -> Made:
        def render() -> bytes:
            if rendered is not None:
                rendered.append(path)
            return data

        return Made(path, data.decode, render)

    return [file(path, data) for path, data in files.items()]


def contents(folder: Path) -> Mapping[str, bytes]:
    """The files in a folder by path, without its record."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file() and path.name != RECORD
    }
