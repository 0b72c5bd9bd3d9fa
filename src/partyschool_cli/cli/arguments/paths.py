"""Read the paths of a command line."""

import typer


def path_text(text: str) -> str:
    """A path as typed. Raises BadParameter for an empty one, and one that no system has.

    For Typer's `parser=`, which says of which option. An empty path, as an unset variable of a
    script leaves it, would mean the current folder.
    """
    if not text.strip():
        raise typer.BadParameter("是空的；写上文件或文件夹的名字")
    if "\0" in text:
        raise typer.BadParameter("名字里有不能用的字符")
    return text
