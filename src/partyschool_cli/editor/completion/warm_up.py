"""Do beforehand what the first completion would wait for: the pinyin of every title."""

from partyschool_cli.catalog.catalog import Catalog
from partyschool_cli.catalog.names import names_in
from partyschool_cli.catalog.pinyin import reading_of
from partyschool_cli.editor.completion.proposal import sounds_of


def warm_up(catalog: Catalog) -> None:
    """Cache how the entities' names are typed: of 10,000 it takes most of a second."""
    for file in catalog.files:
        for name in names_in(file):
            sounds_of(name)
            reading_of(name)
