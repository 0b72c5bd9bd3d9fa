"""Find a catalog, and the git work tree around it.

Imports little, and the standard library only: part of replaying cached output.
"""

import os

MANIFEST = "catalog.yaml"


def absolute(path: "str | os.PathLike[str]") -> str:
    """The path from the root; the working folder may be gone where it is that already."""
    return os.fspath(path) if os.path.isabs(path) else os.path.join(os.getcwd(), path)


def is_catalog(folder: str) -> bool:
    """Whether `folder` holds a manifest."""
    return os.path.isfile(os.path.join(folder, MANIFEST))


def catalog_at(folder: str) -> str | None:
    """The catalog at `folder`: itself, else `catalog/` in it."""
    inside = os.path.join(folder, "catalog")
    return next((each for each in (folder, inside) if is_catalog(each)), None)


def holds_catalogs(folder: str) -> bool:
    """Whether a folder in this one is a catalog, or has one."""
    try:
        return any(catalog_at(os.path.join(folder, name)) for name in os.listdir(folder))
    except OSError:
        return False


def nearest_catalog(start: str) -> str | None:
    """The catalog of `start` or of the nearest folder above it: `catalog/` there, else itself."""
    here = start
    while True:
        for folder in (os.path.join(here, "catalog"), here):
            if is_catalog(folder):
                return folder
        above = os.path.dirname(here)
        if above == here:
            return None
        here = above


def git_root(folder: str) -> str | None:
    """The git work tree that `folder` is in. Looks for `.git` only; runs no program."""
    here = os.path.abspath(folder)
    while not os.path.exists(os.path.join(here, ".git")):
        above = os.path.dirname(here)
        if above == here:
            return None
        here = above
    return here


def shown_prefix(root: "str | os.PathLike[str]", base: "str | os.PathLike[str]") -> str:
    """The path from `base` to the catalog at `root`, with `/` (`catalog/`); empty if equal."""
    try:
        relative = os.path.relpath(root, base)
    except (ValueError, OSError):  # another drive, or the working folder is gone
        relative = absolute(root)
    return "" if relative == "." else f"{relative.replace(os.sep, '/').rstrip('/')}/"
