"""The cache key of the program: changes when it, its libraries or its Python do.

Imports little, and the standard library only: part of replaying cached output.
"""

import os
import sys

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator


def program_key() -> tuple[object, ...]:
    """A value that changes with the program, its libraries or its Python."""
    package = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
    folders = [path for path in sys.path if path.endswith("-packages")]
    if os.path.dirname(package) not in folders:
        # An editable install: its sources change without a new version.
        folders += _sources(package)
    times = tuple(os.stat(path).st_mtime_ns for path in folders if os.path.exists(path))
    return (sys.version, sys.getfilesystemencoding(), package, times)


def _sources(package: str) -> "Iterator[str]":
    for folder, _, names in os.walk(package):
        yield from (os.path.join(folder, name) for name in names if not name.endswith(".pyc"))
