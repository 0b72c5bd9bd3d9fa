"""What single commits changed, from the blobs that git says they touched."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from partyschool_cli.catalog.diff import CatalogDiff, EntityChange, diff_catalogs
from partyschool_cli.catalog.field_changes import FieldChange
from partyschool_cli.catalog.lookup import Lookup
from partyschool_cli.catalog.references import Key
from partyschool_cli.history.comparison import lookup_of, mentioned_words
from partyschool_cli.source.files.listing import MANIFEST, entity_file
from partyschool_cli.source.git.blob_tree import BlobTree
from partyschool_cli.source.git.git_log import BlobChange, RawCommit
from partyschool_cli.source.git.git_tree import GitTree
from partyschool_cli.source.text.problem import Problem

_Blobs = Mapping[str, bytes | None]


class CommitReader:
    """Reads blobs of a repository, each once; `tree` is the catalog at its last commit."""

    def __init__(self, tree: GitTree) -> None:
        self._tree = tree
        self._data: dict[bytes, bytes | Problem] = {}
        self._paths: dict[str, set[str]] = {}
        self._know(file.path for file in tree.listing().files)

    def fetch(self, changes: Iterable[BlobChange]) -> None:
        """Read the blobs of changes in one go."""
        changes = tuple(changes)
        self._know(one.path for one in changes if one.path != MANIFEST)
        self._read(blob for one in changes for blob in (*one.old, one.new) if blob)

    def diff(self, changes: Sequence[BlobChange]) -> CatalogDiff:
        """What fetched changes of a commit mean; of a merge, what differs from all its parents."""
        paths = frozenset(one.path for one in changes)
        after = self._lookup({one.path: one.new for one in changes})
        parents = range(max((len(one.old) for one in changes), default=0))
        before = [self._lookup({one.path: one.old[each] for one in changes}) for each in parents]
        diffs = [diff_catalogs(one, after, paths) for one in before]
        left_out = {path for one in diffs for path in one.left_out}
        is_there = {one.path for one in changes if one.new is not None and any(one.old)}
        return CatalogDiff(tuple(_of_all(diffs)), tuple(sorted(left_out & is_there)))

    def sides(
        self, told: Sequence[tuple[RawCommit, Sequence[BlobChange], CatalogDiff]]
    ) -> list[tuple[Lookup, Lookup]]:
        """The entities before and after each commit that its changes are of, or mention."""
        files = [(_old_blobs(changes), _new_blobs(changes)) for _, changes, _ in told]
        mentioned = [
            self._mentioned(commit, diff, *(self._lookup(one) for one in own))
            for (commit, _, diff), own in zip(told, files, strict=True)
        ]
        found = self._tree.revision.blobs_at(
            place for sides in mentioned for side in sides for place in side.values()
        )
        self._read(found.values())
        return [
            (self._with(own[0], sides[0], found), self._with(own[1], sides[1], found))
            for own, sides in zip(files, mentioned, strict=True)
        ]

    def _mentioned(
        self, commit: RawCommit, diff: CatalogDiff, before: Lookup, after: Lookup
    ) -> tuple[dict[str, tuple[str, str]], dict[str, tuple[str, str]]]:
        """Where what is mentioned may be in git before and after a commit, by path."""
        words = mentioned_words(diff.changes, before, after)
        paths = {MANIFEST, *(path for word in words for path in self._paths.get(word, ()))}
        old = {
            path: (one, commit.old_prefix + path) for one in commit.parents[:1] for path in paths
        }
        return old, {path: (commit.commit, commit.prefix + path) for path in paths}

    def _with(
        self,
        own: _Blobs,
        mentioned: Mapping[str, tuple[str, str]],
        found: Mapping[tuple[str, str], bytes],
    ) -> Lookup:
        others = {path: found.get(place) for path, place in mentioned.items()}
        return self._lookup({**others, **own})

    def _lookup(self, blobs: _Blobs) -> Lookup:
        files = {path: self._data[blob] for path, blob in blobs.items() if blob is not None}
        return lookup_of(BlobTree(self._tree.folder, files))

    def _know(self, paths: Iterable[str]) -> None:
        for path in paths:
            self._paths.setdefault(entity_file(path).id, set()).add(path)

    def _read(self, blobs: Iterable[bytes]) -> None:
        self._data |= self._tree.revision.files(one for one in blobs if one not in self._data)


def _old_blobs(changes: Iterable[BlobChange]) -> _Blobs:
    return {one.path: next(filter(None, one.old), None) for one in changes}


def _new_blobs(changes: Iterable[BlobChange]) -> _Blobs:
    return {one.path: one.new for one in changes}


def _of_all(diffs: Sequence[CatalogDiff]) -> Iterator[EntityChange]:
    """The changes that each parent of a commit sees."""
    if len(diffs) == 1:
        yield from diffs[0].changes
        return
    by_key = [{one.key: one for one in diff.changes} for diff in diffs]
    for key in dict.fromkeys(key for found in by_key for key in found):
        if all(key in found for found in by_key):
            yield from _merged([found[key] for found in by_key])


def _merged(changes: Sequence[EntityChange]) -> Iterator[EntityChange]:
    """One entity's changes against each parent, as what the merge itself changed."""
    # Where a parent has it not, whatever is in it differs.
    known = [one for one in changes if one.change != "added"]
    if not known or changes[0].change == "removed":
        yield changes[0]
        return
    fields = {
        field.field: field
        for one in reversed(known)  # the first parent's values are the old ones
        for field in one.fields
        if all(_is_covered(field, other.fields) for other in known)
    }
    specific = tuple(
        field for name, field in fields.items() if not any(_is_in(one, name) for one in fields)
    )
    old_keys: set[Key | None] = {one.old_key for one in known}
    if len(old_keys) == 1 and known[0].old_key is not None:
        yield known[0]._replace(fields=specific)
    elif specific:
        yield known[0]._replace(change="changed", old_key=None, fields=specific)


def _is_covered(field: FieldChange, others: Iterable[FieldChange]) -> bool:
    """Whether the field, what holds it, or what is in it is among others."""
    return any(
        one.field == field.field or _is_in(field.field, one.field) or _is_in(one.field, field.field)
        for one in others
    )


def _is_in(field: str, outer: str) -> bool:
    return field.startswith((f"{outer}.", f"{outer}["))
