"""What is done before somebody types."""

from partyschool_cli.editor.completion.proposal import sounds_of
from partyschool_cli.editor.completion.warm_up import warm_up
from tests.catalogs import QINGSHI, loaded


def test_the_first_completion_reads_no_title_any_more() -> None:
    catalog = loaded(QINGSHI)
    sounds_of.cache_clear()
    warm_up(catalog)
    before = sounds_of.cache_info().misses
    for course in catalog.courses.values():
        sounds_of(course.title)
    assert sounds_of.cache_info().misses == before
