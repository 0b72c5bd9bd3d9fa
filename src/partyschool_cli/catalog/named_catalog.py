"""The catalog at a folder that a user names."""

import os
import stat
from pathlib import Path
from typing import Final

from partyschool_cli.catalog.suggest import nearest
from partyschool_cli.errors import CatalogUnreadableError, reason_of
from partyschool_cli.locate import MANIFEST, catalog_at
from partyschool_cli.source.files.listing import shown_path

# What to do with a folder of catalogs, where a catalog is to be named.
HOLDS_CATALOGS: Final = "里面的文件夹是课程目录：加上 --each，每一个都算"


def named_catalog(folder: Path) -> Path:
    """The catalog at a folder that was named: itself, else `catalog/` in it.

    Raises CatalogUnreadableError that says why there is none.
    """
    if (found := catalog_at(os.fspath(folder))) is not None:
        return Path(found)
    shown = shown_path(os.fspath(folder))
    try:
        is_folder = stat.S_ISDIR(folder.stat().st_mode)
        if is_folder:
            os.listdir(folder)
    except FileNotFoundError:
        raise CatalogUnreadableError(f"没有 {shown} 这个文件夹", _near(folder)) from None
    except OSError as error:
        message = f"读不了文件夹 {shown}：{reason_of(error)}"
        raise CatalogUnreadableError(message, "检查文件夹名和权限") from None
    if not is_folder:
        raise CatalogUnreadableError(f"{shown} 是文件，不是课程目录的文件夹", "写它所在的文件夹")
    hint = "换一个文件夹，或运行 pschool init 新建一个"
    raise CatalogUnreadableError(f"{shown} 里没有 {MANIFEST}，不是课程目录", hint)


def _near(folder: Path) -> str:
    parent = folder.parent
    try:
        siblings = [path.name for path in parent.iterdir() if path.is_dir()]
    except OSError:
        siblings = []
    for name in nearest(folder.name, siblings, 1):
        return f"是不是 {shown_path(os.fspath(parent / name))}？"
    return "检查文件夹名，或运行 pschool init 新建一个"
