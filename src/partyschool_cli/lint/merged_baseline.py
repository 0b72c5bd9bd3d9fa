"""Merge three versions of a baseline: what one side added or took out is so afterwards."""

from collections import Counter

from partyschool_cli.lint.baseline import Baseline, Known, read_baseline, write_baseline


def merge_baselines(base: bytes, ours: bytes, theirs: bytes, name: str) -> bytes:
    """The merged file, which is never in conflict; an empty `base` is that of a file both added.

    Raises CommandLineError for a version that is no baseline.
    """
    old: Baseline = read_baseline(base, name) if base.strip() else {}
    one, other = read_baseline(ours, name), read_baseline(theirs, name)
    found = {
        prefix: _merged(*(each.get(prefix, Counter()) for each in (old, one, other)))
        for prefix in {**one, **other}
        if prefix not in old or (prefix in one and prefix in other)
    }
    return write_baseline(found)


def _merged(old: Known, one: Known, other: Known) -> Known:
    found: Known = Counter()
    for identity in old | one | other:
        if other[identity] == old[identity]:
            found[identity] = one[identity]
        elif one[identity] == old[identity]:
            found[identity] = other[identity]
        else:
            found[identity] = max(one[identity], other[identity])
    return +found
