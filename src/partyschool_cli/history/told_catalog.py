"""Load some classes and what they name, of a catalog that may have 10,000 other files."""

from collections.abc import Iterable
from dataclasses import replace

from partyschool_cli.catalog.catalog import Catalog
from partyschool_cli.catalog.load import load
from partyschool_cli.catalog.lookup import Lookup
from partyschool_cli.catalog.references import Key
from partyschool_cli.model.kind import Kind
from partyschool_cli.source.files.listing import MANIFEST, Listing
from partyschool_cli.source.files.tree import Subset
from partyschool_cli.source.git.git_tree import GitTree


def told_catalog(lookup: Lookup, classes: Iterable[str]) -> Catalog:
    """The catalog of these classes, and of the courses, sites, teachers and schools they name.

    A site that an entity has and no session names is not in it.
    """
    keys = [Key(Kind.CLASS, name) for name in classes]
    own = _loaded(lookup, keys)
    for training_class in own.classes.values():
        keys.append(Key(Kind.SCHOOL, training_class.school))
        for session in training_class.sessions:
            keys += (Key(Kind.TEACHER, name) for name in session.teachers)
            keys += (Key(Kind.COURSE, name) for name in (session.course,) if name)
            keys += (Key(Kind.SITE, name) for name in (session.site,) if name)
    return _loaded(lookup, keys)


def _loaded(lookup: Lookup, keys: Iterable[Key]) -> Catalog:
    files = {lookup.files[key].path: lookup.files[key] for key in keys if key in lookup.files}
    in_order = tuple(files[path] for path in sorted(files))
    if isinstance(lookup.tree, GitTree):
        lookup.tree.fetch((MANIFEST, *sorted(files)))
    found = load(Subset(lookup.tree, Listing(in_order, ())))
    return replace(found, tree=lookup.tree)
