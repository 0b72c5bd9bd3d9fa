"""Which entity is meant: by the file that it is in."""

from partyschool_cli.catalog.references import Key, key_of_file
from partyschool_cli.model.kind import Kind
from partyschool_cli.source.files.listing import MANIFEST


def test_a_file_has_one_entity_in_whatever_folder_and_the_manifest_none() -> None:
    assert key_of_file("courses/theory/charter.yaml") == Key(Kind.COURSE, "charter")
    assert key_of_file(MANIFEST) is None
