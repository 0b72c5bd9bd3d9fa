"""What DuckDB says when a file cannot be read or written, by its text: it has no code for it."""

import errno
import os
import re
from typing import Final

# Of a Parquet file that is none, or was cut off.
_BROKEN: Final = re.compile(r"""(?i)file ['"](?P<path>[^'"]+\.parquet)['"]""")
_SYSTEM: Final = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EROFS, errno.EIO)


def system_error(error: Exception) -> OSError | None:
    """What the system said, if it refused something."""
    text = str(error)
    return next(
        (OSError(code, os.strerror(code)) for code in _SYSTEM if os.strerror(code) in text), None
    )


def broken_file(text: str) -> str | None:
    """The Parquet file that is broken, with its folder."""
    found = _BROKEN.search(text)
    return None if found is None else "/".join(re.split(r"[/\\]", found["path"])[-2:])
