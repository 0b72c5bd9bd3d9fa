"""What a listing holds, in short."""

from partyschool_cli.source.files.listing import Listing


def paths(listing: Listing) -> list[str]:
    """The paths of its files, in its order."""
    return [file.path for file in listing.files]
