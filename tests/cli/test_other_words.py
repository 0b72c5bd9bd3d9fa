"""Words for commands that are not their names."""

from partyschool_cli.cli.app import program
from partyschool_cli.cli.other_words import OTHER_WORDS


def test_they_lead_to_commands_that_there_are() -> None:
    commands = {*program().folder.names, "--help"}
    assert {*OTHER_WORDS.values()} <= commands
    assert not {*OTHER_WORDS} & commands
