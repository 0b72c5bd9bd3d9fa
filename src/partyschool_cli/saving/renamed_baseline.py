"""Let the baselines of a catalog follow a renaming: their identities have ids in them."""

from collections import Counter
from dataclasses import replace
from typing import NamedTuple

from partyschool_cli.catalog.references import Key
from partyschool_cli.edit.plan import Plan
from partyschool_cli.lint.baseline import (
    Known,
    identities,
    known_of,
    read_baseline,
    write_baseline,
)
from partyschool_cli.lint.change_check import PlannedFiles
from partyschool_cli.lint.renamed import follow, stale_name
from partyschool_cli.saving.checked_plan import Ground
from partyschool_cli.source.changes.change_set import ChangeSet, Replace
from partyschool_cli.source.changes.own_file import BASELINE, is_own_file, named_baseline
from partyschool_cli.source.files.digest import digest


def with_baselines(ground: Ground, prefix: str, plan: Plan) -> Plan:
    """The plan with the changes of `lint-baseline.json` and of the manifest's `lint.baseline`.

    `prefix` is what a baseline calls the catalog. Raises CommandLineError for one that has a
    renamed id and is not a baseline.
    """
    followed = _Followed(ground, prefix, plan)
    tree = ground.tree
    changes: list[Replace] = []
    notes: list[str] = []
    named = named_baseline(tree)
    for path in dict.fromkeys((BASELINE, *((named,) if named else ()))):
        data = tree.read(path) if is_own_file(tree.folder, path) else None
        if not isinstance(data, bytes) or not followed.may_concern(data):
            continue
        new, count = followed.baseline(data, path)
        if count:
            changes.append(Replace(path, digest(data), new))
            notes.append(f"基线 {path} 里的 {count} 处也改了")
    everything = ChangeSet((*plan.changes.changes, *changes))
    return replace(plan, changes=everything, notes=(*plan.notes, *notes))


class _Followed(NamedTuple):
    """A renaming, and what the catalog's findings are called after it."""

    ground: Ground
    prefix: str
    plan: Plan

    @property
    def _planned(self) -> PlannedFiles:
        files = self.plan.changes.results(self.ground.tree.read)
        return PlannedFiles(files, self.plan.renamed, self.plan.renamed_words)

    def may_concern(self, data: bytes) -> bool:
        """Whether a baseline's text may have one of the ids: its JSON may have escapes."""
        old = {one.id for one in self.plan.renamed} | {one.id for one in self.plan.renamed_words}
        words = [name.rpartition("/")[2].encode() for name in old]
        return any(word in data for word in words) or (bool(old) and b"\\u" in data)

    def baseline(self, data: bytes, path: str) -> tuple[bytes, int]:
        """A baseline's new bytes, and how many of its findings have another identity."""
        baseline = read_baseline(data, path)
        known = known_of(baseline, self.prefix, is_only=True)
        own = next((name for name, one in baseline.items() if one is known), None)
        if own is None:
            return data, 0
        renamed = self._renamed(known)
        return write_baseline({**baseline, own: renamed}), (known - renamed).total()

    def _renamed(self, known: Known) -> Known:
        planned = self._planned
        before, after = map(identities, self.ground.linted_both(planned))
        names = follow(before, after, planned.renaming).names
        is_alone = not any(self._is_alike(key) for key in self.plan.renamed)
        new: Known = Counter()
        for identity, count in known.items():
            left = count
            for name, found in names.get(identity, Counter()).items():
                new[name] += min(left, found)
                left -= min(left, found)
            if left:
                new[stale_name(identity, planned.renaming, is_alone=is_alone)] += left
        return new

    def _is_alike(self, key: Key) -> bool:
        """Whether something of another kind has the same id."""
        kinds = {one.kind for one in self.ground.tree.listing().files if one.id == key.id}
        return bool(kinds - {key.kind})
