"""The path of a new entity's file: the folder where its neighbours are."""

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any, Final

from partyschool_cli.catalog.lookup import Lookup
from partyschool_cli.catalog.references import Key
from partyschool_cli.model.kind import Kind

_SUFFIX: Final = ".yaml"


def new_path(lookup: Lookup, key: Key, content: Mapping[str, Any]) -> str:
    """The path of a new file with this content, relative to the catalog.

    Most files of a kind and school are in one folder; a school's first one goes where the kind's
    habit puts it: a folder for each school, else where all are, else the kind's own folder.
    """
    folders = dict(_folders(lookup, key.kind))
    found = Counter(folders.values())
    top = key.kind.plural
    if len(found) <= 1:
        return f"{next(iter(found), top)}/{key.id}{_SUFFIX}"
    school = content.get("school")
    schools = {one: lookup.content(one).get("school") for one in folders}
    own = Counter(folder for one, folder in folders.items() if schools[one] == school)
    if own:
        folder = max(own, key=lambda each: own[each])
    else:
        apart = sum(folder == f"{top}/{schools[one]}" for one, folder in folders.items())
        is_habit = isinstance(school, str) and 2 * apart > len(folders)
        folder = f"{top}/{school}" if is_habit else top
    return f"{folder}/{key.id}{_SUFFIX}"


def _folders(lookup: Lookup, kind: Kind) -> Iterator[tuple[Key, str]]:
    for key, file in lookup.files.items():
        if key.kind is kind:
            yield key, file.path.rpartition("/")[0]
