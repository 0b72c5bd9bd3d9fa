"""Exchange two folders in one step, where the system can."""

import os
import sys
from pathlib import Path
from typing import Final

# Of Linux's renameat2: paths are as they are seen from here; and of both: exchange, do not replace.
_HERE: Final = -100
_EXCHANGE: Final = 2


def exchange(one: Path, other: Path) -> bool:
    """Give two folders each other's names, so that at no time either name is missing.

    False, with nothing done, where the system or the file system cannot.
    """
    if sys.platform not in {"linux", "darwin"}:
        return False
    import ctypes

    paths = [os.fsencode(path) for path in (one, other)]
    library = ctypes.CDLL(None)
    if sys.platform == "darwin":
        call = getattr(library, "renamex_np", None)
        return call is not None and call(*paths, _EXCHANGE) == 0
    call = getattr(library, "renameat2", None)  # musl has none
    return call is not None and call(_HERE, paths[0], _HERE, paths[1], _EXCHANGE) == 0
