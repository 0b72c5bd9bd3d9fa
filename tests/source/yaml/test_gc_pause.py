"""Python's collector of circular garbage around work that makes many objects."""

import gc

from partyschool_cli.source.yaml.gc_pause import gc_paused


def test_it_is_off_inside_and_as_it_was_afterwards() -> None:
    with gc_paused():
        with gc_paused():
            assert not gc.isenabled()
        assert not gc.isenabled()
    assert gc.isenabled()


def test_what_was_made_inside_is_left_alone() -> None:
    with gc_paused():
        made = [[number] for number in range(1000)]
    assert len(made) == 1000
    assert gc.get_freeze_count() > 1000
