"""YAML: a list of mappings with the keys of the JSON, read alike by YAML 1.1 and YAML 1.2."""

from collections.abc import Iterator

from partyschool_cli.export.records.record_format import RecordFormat, RecordListing


def _pieces(listing: RecordListing) -> Iterator[bytes]:
    from partyschool_cli.source.style.yaml_writer import dump_list

    yield dump_list([*listing.objects()]).encode()


record_format = RecordFormat(_pieces)
