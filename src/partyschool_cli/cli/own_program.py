"""How this pschool is run from elsewhere: by git, which knows no environment."""

import os
import shutil
import sys


def own_program() -> tuple[str, ...]:
    """The words of a command line that runs this pschool, the first one an absolute path."""
    name = os.path.splitext(os.path.basename(sys.argv[0]))[0]
    found = shutil.which(sys.argv[0]) if name == "pschool" else None
    if found is not None:
        return (os.path.abspath(found),)
    return (os.path.abspath(sys.executable), "-m", "partyschool_cli")
