"""Run commands as somebody who may not read everything: tests often run as the super-user."""

import os
import shutil
from collections.abc import Sequence

import pytest

_CAPABILITIES = "-dac_override,-dac_read_search"
_SETPRIV = shutil.which("setpriv")
_IS_ROOT = os.name != "nt" and os.geteuid() == 0

needs_permissions = pytest.mark.skipif(
    os.name == "nt" or (_IS_ROOT and _SETPRIV is None), reason="needs modes that bind the user"
)


def as_ordinary_user(command: Sequence[str]) -> list[str]:
    """The command, run so that modes of files bind it."""
    if not _IS_ROOT:
        return [*command]
    bounds = ("--bounding-set", _CAPABILITIES, "--inh-caps", _CAPABILITIES)
    return [str(_SETPRIV), *bounds, *command]
