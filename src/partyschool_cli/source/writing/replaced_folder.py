"""Replace a folder by a new one that was made beside it: in one step where the system can.

Else by two renames, and the old folder stays until the second is done. `mend` puts in order what a
process left that was killed in between.
"""

import os
import shutil
from pathlib import Path

from partyschool_cli.source.writing.exchange import exchange

_NEW, _OLD = ".pschool-new", ".pschool-old"


def new_beside(real: Path) -> Path:
    """Where the new folder is made: hidden, in the same file system."""
    return real.with_name(f".{real.name}{_NEW}")


def old_beside(real: Path) -> Path:
    """Where the old folder is between two renames."""
    return real.with_name(f".{real.name}{_OLD}")


def folder_of(name: str) -> str | None:
    """The name of the folder that a folder of such a name is beside of; None for any other."""
    suffix = next((each for each in (_NEW, _OLD) if name.endswith(each)), None)
    if suffix is None or not name.startswith("."):
        return None
    return name[1 : -len(suffix)] or None


def put_in_place(new: Path, real: Path) -> bool:
    """Give the new folder the name of the real one; what was there is at the other name then.

    False, with nothing changed, where the system does not let it be renamed.
    """
    if not os.path.lexists(real):
        os.rename(new, real)
        return True
    if exchange(new, real):
        return True
    old = old_beside(real)
    try:
        os.rename(real, old)
    except OSError:
        return False
    try:
        os.rename(new, real)
    except BaseException:
        os.rename(old, real)
        raise
    shutil.rmtree(old, ignore_errors=True)
    return True


def restore(real: Path) -> bool:
    """Finish or undo the renames of a killed process; whether the folder itself was missing."""
    old = old_beside(real)
    if not old.is_dir() or old.is_symlink():
        return False
    if os.path.lexists(real):
        shutil.rmtree(old)
        return False
    os.rename(old, real)
    return True
